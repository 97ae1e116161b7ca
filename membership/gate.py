"""Is the market of a town open? The one place that answers.

Open if and only if at least ten distinct members have an active Pro shop there now. The answer is live, from data
with dates, so that a lapse by time needs no event; `record` writes down what changed, once, with its cause.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kit import clock
from membership import signals
from membership.models import City, MarketTransition, Shop

NEEDED = 10
FORECAST = timedelta(days=30)


class MarketIsClosed(Exception):
    """Nothing can be sold in this town now; `missing` members are needed."""

    def __init__(self, city: City, missing: int) -> None:
        super().__init__(f"{city.slug}: {missing} missing")
        self.city, self.missing = city, missing


@dataclass(frozen=True)
class Standing:
    """How a town stands: what the meter draws and every refusal tells."""

    count: int
    needed: int = NEEDED

    @property
    def is_open(self) -> bool:
        return self.count >= self.needed

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.count)

    @property
    def seats(self) -> list[bool]:
        """The places of the meter: taken or not."""
        return [place < self.count for place in range(self.needed)]


def count(city: City, at: datetime | None = None) -> int:
    """Distinct members with an active Pro shop in the town."""
    return Shop.objects.in_city(city).pro(at).order_by().values("member").distinct().count()


def standing(city: City, at: datetime | None = None) -> Standing:
    """Uses `city.pro_count` when the query brought it along (`City.objects.with_pro_count`)."""
    brought = getattr(city, "pro_count", None)
    return Standing(brought if brought is not None and at is None else count(city, at))


def is_open(city: City, at: datetime | None = None) -> bool:
    return standing(city, at).is_open


def require_open(city: City) -> None:
    """Raises `MarketIsClosed`."""
    now = standing(city)
    if not now.is_open:
        raise MarketIsClosed(city, now.missing)


def forecast(city: City) -> tuple[datetime, int] | None:
    """The first moment of the next thirty days when the town falls under ten, and the count it falls to, if those who
    gave notice or whose payment failed do nothing; None if that doesn't happen or it is under ten already."""
    return forecasts([city]).get(city.pk)


def forecasts(cities: Iterable[City]) -> dict[int, tuple[datetime, int]]:
    """The same for many towns in one query: by the key of the town, those alone that will fall."""
    now = clock.now()
    # Of each town's members the end of their last Pro shop; None: it is renewed.
    towns: dict[int, dict[int, datetime | None]] = defaultdict(dict)
    for city, member, end, is_ending in Shop.objects.in_cities(cities).pro(now).with_ends().order_by("pk"):
        last_ends = towns[city]
        known = last_ends.get(member, end)
        last_ends[member] = None if known is None or not is_ending else max(known, end)
    falls = {city: _fall(last_ends, now) for city, last_ends in towns.items()}
    return {city: fall for city, fall in falls.items() if fall}


def _fall(last_ends: dict[int, datetime | None], now: datetime) -> tuple[datetime, int] | None:
    if len(last_ends) < NEEDED:
        return None
    for end in sorted(end for end in last_ends.values() if end is not None and end <= now + FORECAST):
        left = sum(other is None or other > end for other in last_ends.values())
        if left < NEEDED:
            return end, left
    return None


def record(city: City, cause: str = "") -> MarketTransition | None:
    """Write down that the market opened or closed, if it did since the last time; told once, under the town's lock."""
    with transaction.atomic():
        locked = City.objects.select_for_update(no_key=True).get(pk=city.pk)
        last = MarketTransition.objects.newest_of(locked)
        now = standing(locked, clock.now())
        if now.is_open == (last.is_opening if last else False):
            return None
        cause = cause or (_("dixième adhérent Pro") if now.is_open else _("moins de dix adhérents Pro"))
        transition = MarketTransition.objects.create(
            city=locked, is_opening=now.is_open, at=clock.now(), pro_count=now.count, cause=cause
        )
        signal = signals.market_opened if now.is_open else signals.market_closed
        signal.send(City, city=locked, transition=transition)
        return transition


def record_all() -> list[MarketTransition]:
    found = [record(city, _("l’échéance d’un abonnement")) for city in City.objects.all()]
    return [transition for transition in found if transition]
