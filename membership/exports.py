"""What a shop takes along: each floor registers its part in `ready()`, here it is put together."""

from collections.abc import Callable, Iterable

from kit.archives.making import Part
from membership.models import Shop

__all__ = ["Part", "functions", "register"]
Function = Callable[[Shop], Iterable[Part]]
_functions: dict[str, Function] = {}


def register(name: str, function: Function) -> None:
    """`function` answers everything that its floor knows of one shop; asked by the worker, outside any town."""
    _functions[name] = function


def functions() -> list[Function]:
    return list(_functions.values())
