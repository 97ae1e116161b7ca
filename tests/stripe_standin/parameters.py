"""Form-encoded parameters, nested as Stripe nests them, read against a table of what an address takes.

A table is a dict of kinds: a function, another table, `[kind]` for a list; `need(kind)` is required.
What isn't in the table is refused as Stripe refuses it, also what Stripe takes and nobody here has needed yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.stripe_standin.errors import StripeRefusal, invalid

Kind = Any
Table = dict[str, Kind]


# Parameters that Stripe took for years and refuses since an API version before ours.
GONE = {
    "payment_method_types": "`payment_method_types` is no longer supported since 2026-09-30.endive. "
    "Use `allowed_payment_method_types` instead.",
}


class need:
    """Marks what must be given."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


def decode(*encoded: str) -> dict[str, Any]:
    """`a[b][0]=x&a[b][1]=y` becomes `{"a": {"b": {"0": "x", "1": "y"}}}`."""
    tree: dict[str, Any] = {}
    for name, value in (pair for text in encoded for pair in parse_qsl(text, keep_blank_values=True)):
        head, *rest = re.findall(r"[^\[\]]+|(?<=\[)(?=\])", name) or [name]
        place, key = tree, head
        for part in rest:
            below = place.setdefault(key, {})
            if not isinstance(below, dict):
                raise invalid("Invalid parameters.", param=head)
            place, key = below, part or str(len(below))
        place[key] = value
    return tree


def read(table: Table, tree: dict[str, Any], path: str = "") -> dict[str, Any]:
    """The typed values that were given. Raises the refusal Stripe gives for the first that doesn't fit."""

    def named(key: str) -> str:
        return f"{path}[{key}]" if path else key

    for key in tree:
        if key in GONE and key not in table:
            raise invalid(GONE[key], param=named(key), code=f"{key}_no_longer_supported")
        if key not in table:
            raise invalid(f"Received unknown parameter: {named(key)}", param=named(key), code="parameter_unknown")
    values: dict[str, Any] = {}
    for key, kind in table.items():
        if isinstance(kind, need):
            if key not in tree or tree[key] == "":
                raise invalid(f"Missing required param: {named(key)}.", param=named(key), code="parameter_missing")
            kind = kind.kind
        if key in tree:
            values[key] = _value(kind, tree[key], named(key))
    return values


def _value(kind: Kind, given: Any, name: str) -> Any:
    if isinstance(kind, dict):
        if given == "":
            return None
        if not isinstance(given, dict):
            raise invalid("Invalid object", param=name)
        return read(kind, given, name)
    if isinstance(kind, list):
        if given == "":
            return []
        if not isinstance(given, dict) or not all(key.isdigit() for key in given):
            raise invalid("Invalid array", param=name)
        return [_value(kind[0], given[key], f"{name}[{key}]") for key in sorted(given, key=int)]
    return kind(given, name)


def text(given: Any, name: str) -> str | None:
    if not isinstance(given, str):
        raise invalid(f"Invalid string: {given}", param=name)
    return given or None


def integer(given: Any, name: str) -> int:
    if not isinstance(given, str) or not re.fullmatch(r"-?\d{1,15}", given):
        raise invalid(f"Invalid integer: {given}", param=name, code="parameter_invalid_integer")
    return int(given)


def positive(given: Any, name: str) -> int:
    number = integer(given, name)
    if number < 1:
        message = f"This value must be greater than or equal to 1 (it currently is '{number}')."
        raise invalid(message, param=name, code="parameter_invalid_integer")
    return number


def cents(given: Any, name: str) -> int:
    number = integer(given, name)
    if number < 0:
        raise invalid("Invalid non-negative integer", param=name, code="parameter_invalid_integer")
    return number


def boolean(given: Any, name: str) -> bool:
    if given not in ("true", "false"):
        raise invalid(f"Invalid boolean: {given}", param=name)
    return bool(given == "true")


def url(given: Any, name: str) -> str:
    parts = urlsplit(given if isinstance(given, str) else "")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise invalid("Not a valid URL", param=name, code="url_invalid")
    return str(given)


def email(given: Any, name: str) -> str:
    if not isinstance(given, str) or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", given):
        raise invalid(f"Invalid email address: {given}", param=name, code="email_invalid")
    return given


def euro(given: Any, name: str) -> str:
    if not isinstance(given, str) or given.lower() != "eur":
        raise invalid(f"Invalid currency: {given}. The stand-in knows eur only.", param=name)
    return "eur"


def one_of(*choices: str) -> Callable[[Any, str], str]:
    def choice(given: Any, name: str) -> str:
        if given not in choices:
            raise invalid(f"Invalid {name}: must be one of {', '.join(choices)}", param=name)
        return str(given)

    choice.choices = choices  # type: ignore[attr-defined]
    return choice


def metadata(given: Any, name: str) -> dict[str, str]:
    """Stripe's limits: 50 keys of 40 characters, values of 500. An empty value takes the key away."""
    if given == "":
        return {}
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise invalid("Invalid object", param=name)
    for key, value in given.items():
        if len(key) > 40 or len(value) > 500:
            raise invalid(f"Metadata key or value is too long: {key}", param=name)
    if len(given) > 50:
        raise invalid("You can only set 50 metadata keys.", param=name)
    return dict(given)


def moments(given: Any, name: str) -> dict[str, int]:
    """`created=…` or `created[gte]=…`."""
    if isinstance(given, dict):
        return read({"gt": integer, "gte": integer, "lt": integer, "lte": integer}, given, name)
    moment = integer(given, name)
    return {"gte": moment, "lte": moment}


def merged(before: dict[str, str], given: dict[str, str] | None) -> dict[str, str]:
    """Metadata after an update: given keys win, empty ones go, an empty object clears."""
    if given == {}:
        return {}
    after = {**before, **(given or {})}
    return {key: value for key, value in after.items() if value != ""}


def only(given: dict[str, Any], *names: str) -> None:
    """Exactly one of these parameters must have been given."""
    found = [name for name in names if given.get(name)]
    if len(found) > 1:
        raise invalid(f"You may only specify one of these parameters: {', '.join(names)}.", param=found[1])
    if not found:
        raise StripeRefusal(400, f"Must provide one of {', '.join(names)}.", code="parameter_missing", param=names[0])
