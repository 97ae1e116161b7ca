"""The history of towns, one row a day: written by a due job, never edited. Days on which nothing ran are filled in later
with what is known of them: contracts with their dates, and the gate's own record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kit import clock
from kit.charts import Point
from membership import gate
from membership.models import City, MarketTransition, Shop, TownDay

KEPT_IN_SIGHT = timedelta(days=90)


@dataclass
class _Known:
    """What is known of a town's past."""

    shops: list[tuple[int, date, date | None, datetime | None]] = field(default_factory=list)
    transitions: list[MarketTransition] = field(default_factory=list)

    def row(self, city: City, day: date, now: datetime) -> TownDay:
        moment = min(now, _end_of(day))
        pros = {
            member
            for member, _since, began_on, pro_until in self.shops
            if (began_on or day) <= day and pro_until is not None and pro_until > moment
        }
        told = [transition.is_opening for transition in self.transitions if transition.at <= moment]
        return TownDay(
            city=city,
            day=day,
            pro_count=len(pros),
            shop_count=sum(since <= day for _member, since, _began_on, _until in self.shops),
            is_open=told[-1] if told else False,
        )


def write_due() -> int:
    """How many rows were written: none if each town has its row of today."""
    today = clock.today()
    behind = list(City.objects.without_day(today).with_last_day())
    if not behind:
        return 0
    known, now = _read(behind), clock.now()
    rows = [known[city.pk].row(city, day, now) for city in behind for day in _missing(city, today)]
    # Two that write at once write the same: the second leaves what is there.
    return len(TownDay.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500))


def points(cities: Iterable[City]) -> dict[int, list[Point]]:
    """The Pro members of these towns over the last ninety days and now, by the town's key; `cities` bring `pro_count`."""
    cities, today = list(cities), clock.today()
    found: dict[int, list[Point]] = {city.pk: [] for city in cities}
    for row in TownDay.objects.of(cities).between(today - KEPT_IN_SIGHT, today - timedelta(days=1)):
        found[row.city_id].append(Point(row.day, row.pro_count))
    for city in cities:
        found[city.pk].append(Point(today, gate.standing(city).count))
    return found


def _missing(city: Any, today: date) -> Iterator[date]:
    earliest = max(timezone.localdate(city.created_at), today - KEPT_IN_SIGHT)
    day = city.last_day + timedelta(days=1) if city.last_day else min(earliest, today)
    while day <= today:
        yield day
        day += timedelta(days=1)
    if city.last_day and city.last_day > today:  # the demonstration's clock was set back
        yield today


def _read(cities: list[City]) -> dict[int, _Known]:
    known: dict[int, _Known] = defaultdict(_Known)
    for city, member, created_at, began_on, pro_until in Shop.objects.in_cities(cities).listed().with_spans():
        known[city].shops.append((member, timezone.localdate(created_at), began_on, pro_until))
    for transition in MarketTransition.objects.of(cities):
        known[transition.city_id].transitions.append(transition)
    return known


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
