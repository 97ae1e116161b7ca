"""The SDK's own annotations as a measure: does this JSON fit them, and does this table of parameters?"""

from __future__ import annotations

import importlib
import inspect
import types
import typing
from collections.abc import Iterator
from typing import Any

import stripe
import typing_extensions
from stripe._stripe_object import StripeObject

UNIONS = (typing.Union, types.UnionType)
LITERALS = (typing.Literal, typing_extensions.Literal)
NOT_REQUIRED = (typing.NotRequired, typing_extensions.NotRequired)


def misfits(value: Any, wanted: Any, path: str) -> Iterator[str]:
    """What the SDK would not expect here, one sentence each."""
    origin, inside = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in UNIONS:
        if value is None:
            if type(None) not in inside:
                yield f"{path} is null"
            return
        choices = [choice for choice in inside if choice is not type(None)]
        if any(typing.get_origin(choice) in LITERALS for choice in choices):
            choices = [choice for choice in choices if choice is not str]  # "or what may come later": not from us
        tries = [list(misfits(value, choice, path)) for choice in choices]
        if all(tries):
            yield from min(tries, key=len)
    elif origin in LITERALS:
        if value not in inside:
            yield f"{path} is {value!r}, not one of {inside}"
    elif isinstance(wanted, typing.ForwardRef):
        yield from _named(value, wanted.__forward_arg__, path)
    elif origin is list:
        if not isinstance(value, list):
            yield f"{path} is no list"
            return
        for index, row in enumerate(value):
            yield from misfits(row, inside[0], f"{path}[{index}]")
    elif wanted in (int, str, bool, float):
        if type(value) is not wanted:
            yield f"{path} is {value!r}, not {wanted.__name__}"
    elif (cls := origin or wanted) and inspect.isclass(cls) and issubclass(cls, StripeObject):
        yield from _object(value, cls, inside, path)


def _named(value: Any, name: str, path: str) -> Iterator[str]:
    """Another of Stripe's objects, named rather than imported: its id stands for it elsewhere."""
    if not isinstance(value, dict):
        yield f"{path} is {value!r}, not a {name}"


def _object(value: Any, cls: type, inside: tuple[Any, ...], path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path} is {value!r}, not a {cls.__name__}"
        return
    if cls is stripe.ListObject:
        if not {"object", "data", "has_more", "url"} <= set(value):
            yield f"{path} is no list"
        return
    known = {name: kind for base in cls.__mro__ for name, kind in vars(base).get("__annotations__", {}).items()}
    fields = {name: kind for name, kind in known.items() if not name.startswith("_") and name != "OBJECT_NAME"}
    if not vars(cls).get("__annotations__"):
        return  # free keys, such as metadata
    for name, inner in value.items():
        if name in fields:
            yield from misfits(inner, fields[name], f"{path}.{name}")
        else:
            yield f"{path}.{name} is unknown to the SDK"


def strangers(table: dict[str, Any], wanted: Any, module: types.ModuleType, path: str = "") -> Iterator[str]:
    """Parameters of a table that the SDK's TypedDict doesn't have."""
    fields = typed_dict(wanted, module)
    for name, kind in table.items():
        kind = getattr(kind, "kind", kind)
        where = f"{path}[{name}]" if path else name
        if name not in fields.__annotations__:
            yield where
            continue
        below = fields.__annotations__[name]
        if isinstance(kind, dict):
            yield from strangers(kind, below, module, where)
        elif isinstance(kind, list) and isinstance(kind[0], dict):
            yield from strangers(kind[0], below, module, f"{where}[0]")
        else:
            allowed = literals(below)
            choices = getattr(kind[0] if isinstance(kind, list) else kind, "choices", ())
            yield from (f"{where}={choice}" for choice in choices if allowed and choice not in allowed)


def literals(wanted: Any) -> set[str]:
    if typing.get_origin(wanted) in LITERALS:
        return set(typing.get_args(wanted))
    return {found for inner in typing.get_args(wanted) for found in literals(inner)}


def typed_dict(wanted: Any, module: types.ModuleType) -> Any:
    """The TypedDict inside NotRequired[List["Name"]], "Literal['']|Name" and the like."""
    if isinstance(wanted, typing.ForwardRef):
        name = wanted.__forward_arg__
        return typed_dict(eval(name, {**vars(typing), **vars(typing_extensions), **vars(module)}), module)
    if isinstance(wanted, str):
        return typed_dict(getattr(module, wanted), module)
    if typing_extensions.is_typeddict(wanted):
        return wanted
    if typing.get_origin(wanted) in LITERALS:
        raise LookupError(wanted)
    for inner in typing.get_args(wanted):
        try:
            return typed_dict(inner, module)
        except LookupError:
            continue
    raise LookupError(wanted)


def params_module(name: str) -> types.ModuleType:
    return importlib.import_module(f"stripe.params.{name}")
