"""What visitors wish of a town: counted by whoever keeps it (votes, demands), shown on the board under its label."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from membership.models import City, CityWish, OpeningAlert, ShopVote

# Towns -> how many, by the key of the town, in one query; a town without any may be left out.
OfTowns = Callable[[Iterable[City]], dict[int, int]]
# Keys of shops -> how many people want each in the market.
OfShops = Callable[[Collection[int]], dict[int, int]]


@dataclass(frozen=True)
class Sign:
    label: str | Promise
    count: int


_of_towns: list[tuple[str | Promise, OfTowns]] = []
_of_shops: list[OfShops] = []


def register(label: str | Promise, counted: OfTowns) -> None:
    """`label` is told with the number behind it (« votes »: « votes : 12 »)."""
    if (label, counted) not in _of_towns:
        _of_towns.append((label, counted))


def register_votes(counted: OfShops) -> None:
    """Who knows which shops visitors ask for: the next to be called is the one most asked for."""
    if counted not in _of_shops:
        _of_shops.append(counted)


def of(cities: Collection[City]) -> dict[int, list[Sign]]:
    """What is wished of each town, by its key; nothing that nobody wished."""
    found: dict[int, list[Sign]] = {city.pk: [] for city in cities}
    for label, counted in _of_towns:
        for city, count in counted(cities).items():
            if count and city in found:
                found[city].append(Sign(label, count))
    return found


def votes(shops: Collection[int]) -> dict[int, int]:
    found = dict.fromkeys(shops, 0)
    for counted in _of_shops:
        for shop, count in counted(shops).items():
            found[shop] = found.get(shop, 0) + count
    return found


def demands(cities: Iterable[City]) -> dict[int, int]:
    """How often a town was asked for, mostly before it was there."""
    return CityWish.objects.counted_for(cities)


def votes_of_towns(cities: Iterable[City]) -> dict[int, int]:
    return ShopVote.objects.counts_in(cities)


def votes_of_shops(shops: Collection[int]) -> dict[int, int]:
    return ShopVote.objects.counts_of(shops)


def alerts(cities: Iterable[City]) -> dict[int, int]:
    """How many people want to be told when the market opens."""
    return OpeningAlert.objects.counts_in(cities)


def register_own() -> None:
    """What this floor knows itself."""
    register(_("voix pour ses commerces"), votes_of_towns)
    register(_("attendent l’ouverture"), alerts)
    register(_("demandes de la ville"), demands)
    register_votes(votes_of_shops)
