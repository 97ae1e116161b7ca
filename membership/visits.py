"""The team's visits to a shop, as its owners read them."""

from dataclasses import dataclass
from itertools import groupby

from kit import clock
from kit.calendar.words import hour, short_date
from membership.models import Acting, Shop

SHOWN = 30


@dataclass(frozen=True)
class Visit:
    """`changes` are words with how often they were done in a row, and when the first time, on the shop's clock."""

    acting: Acting
    day: str
    begins: str
    ends: str
    is_running: bool
    changes: list[tuple[str, str, int]]


def of(shop: Shop) -> list[Visit]:
    """The latest first, in two queries."""
    visits = Acting.objects.of(shop).with_all().prefetch_related("changes").latest_first()
    return [told(acting) for acting in visits[:SHOWN]]


def told(acting: Acting) -> Visit:
    zone = acting.shop.city.zone
    begins, ends = acting.began_at.astimezone(zone), (acting.ended_at or acting.until).astimezone(zone)
    changes = []
    for words, run in groupby(acting.changes.all(), key=lambda change: change.words):
        same = list(run)
        changes.append((words, hour(same[0].at.astimezone(zone)), len(same)))
    return Visit(
        acting,
        f"{short_date(begins.date())} {begins.year}",
        hour(begins),
        hour(ends),
        acting.is_running(clock.now()),
        changes,
    )
