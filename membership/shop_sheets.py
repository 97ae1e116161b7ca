"""What staff see of a shop at a glance: the floors that know more of it tell what is there and what is missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from membership.models import Shop


@dataclass(frozen=True)
class Sheet:
    """`missing` and `there` are what would help the shop to be found; `links` lead staff to where it is looked after."""

    missing: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


_providers: dict[str, Callable[[Shop], Sheet]] = {}


def register(name: str, provider: Callable[[Shop], Sheet]) -> None:
    """`provider` tells its part of the sheet; a name registered again replaces."""
    _providers[name] = provider


def of(shop: Shop) -> Sheet:
    return joined(provider(shop) for provider in _providers.values())


def joined(sheets: Iterable[Sheet]) -> Sheet:
    told = list(sheets)
    return Sheet(
        [each for sheet in told for each in sheet.missing],
        [each for sheet in told for each in sheet.there],
        [each for sheet in told for each in sheet.links],
    )
