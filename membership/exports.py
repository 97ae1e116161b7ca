"""What a shop takes along: each floor registers its part in `ready()`, here it is put together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

from membership.models import Shop


@dataclass(frozen=True)
class Part:
    """One file: where it lies, what it holds in a sentence for who opens it (may be empty for one of many), and its
    content, at hand or in a storage."""

    path: str
    words: str | Promise
    content: bytes | FieldFile


Function = Callable[[Shop], Iterable[Part]]
_functions: dict[str, Function] = {}


def register(name: str, function: Function) -> None:
    """`function` answers everything that its floor knows of one shop; asked by the worker, outside any town."""
    _functions[name] = function


def functions() -> list[Function]:
    return list(_functions.values())
