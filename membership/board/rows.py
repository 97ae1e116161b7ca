"""The facts of the board: for each town one row, in a number of queries that doesn't depend on towns or shops."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from kit import clock
from membership import gate
from membership.board import actions, catalogues, life, signs
from membership.board.actions import Action, Facts, Named
from membership.board.signs import Sign
from membership.models import Application, City, Shop


@dataclass
class Row:
    """One town on the board."""

    city: City
    facts: Facts
    shop_count: int
    wishes: list[Sign] = field(default_factory=list)
    has_market: bool = True

    @cached_property
    def action(self) -> Action:
        return actions.next_of(self.facts)

    @property
    def standing(self) -> gate.Standing:
        return self.facts.standing

    @property
    def fall(self) -> tuple[datetime, int] | None:
        return self.facts.fall


def read(cities: Collection[City] | None = None) -> list[Row]:
    """A row for each town of the platform (or of `cities`, which bring `pro_count` and `shop_count`)."""
    now = clock.now()
    if cities is None:
        cities = list(City.objects.with_commune().with_pro_count(now).with_shop_count())
    falls = gate.forecasts(cities)
    waiting = _waiting(cities)
    thin, has_market = _thin(cities, now)
    asleep: dict[int, list[Named]] = defaultdict(list)
    for shop in life.asleep(cities):
        asleep[shop.city_id].append(Named(shop.pk, shop.name))
    wished = signs.of(cities)
    candidates = _candidates(cities, now, {shop.pk for shops in asleep.values() for shop in shops})
    return [
        Row(
            city=city,
            facts=Facts(
                city=city,
                standing=gate.standing(city),
                fall=falls.get(city.pk),
                waiting=waiting.get(city.commune_id, []),
                today=clock.today(),
                candidate=candidates.get(city.pk),
                thin=thin.get(city.pk, []),
                asleep=asleep.get(city.pk, []),
            ),
            shop_count=getattr(city, "shop_count", 0),
            wishes=wished[city.pk],
            has_market=has_market,
        )
        for city in cities
    ]


def _waiting(cities: Collection[City]) -> dict[str, list[Application]]:
    """Applications that wait for staff, the longest first, by commune."""
    found: dict[str, list[Application]] = defaultdict(list)
    for application in Application.objects.to_decide().of_towns(cities).longest_first():
        found[str(application.commune_id)].append(application)
    return found


def _thin(cities: Collection[City], now: datetime) -> tuple[dict[int, list[Named]], bool]:
    """Pro shops with too little on sale, the emptiest first, by town; and whether anybody counts products."""
    shops = list(Shop.objects.in_cities(cities).pro(now).named())
    counts = catalogues.counts([shop.pk for shop in shops])
    found: dict[int, list[Named]] = defaultdict(list)
    for shop in sorted(shops, key=lambda shop: (counts or {}).get(shop.pk, 0)):
        count = counts[shop.pk] if counts is not None else None
        if catalogues.is_thin(count):
            found[shop.city_id].append(Named(shop.pk, shop.name, count or 0))
    return found, counts is not None


def _candidates(cities: Collection[City], now: datetime, asleep: Collection[int]) -> dict[int, Named]:
    """In towns that are one short: the Standard shop that most people ask for; of equals one that is awake, then the
    oldest."""
    short = [city for city in cities if gate.standing(city).missing == 1]
    shops = list(Shop.objects.in_cities(short).could_be_tenth(now)) if short else []
    votes = signs.votes([shop.pk for shop in shops])
    found: dict[int, Named] = {}
    for shop in sorted(shops, key=lambda shop: (-votes.get(shop.pk, 0), shop.pk in asleep, shop.pk)):
        found.setdefault(shop.city_id, Named(shop.pk, shop.name, votes.get(shop.pk, 0)))
    return found
