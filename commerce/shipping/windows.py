"""Pickup windows: a pure function of a shop's hours, its rules, what is taken already and the moment.

Windows are moments in UTC. They begin when the shop opens and follow each other; the last before it closes may be shorter.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from kit.calendar import Calendar
from kit.calendar.moments import moment

HORIZON = 60  # days ahead of which windows are told
LEAST_TOGETHER = timedelta(minutes=30)  # time to go from one shop to the next
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True, order=True)
class Window:
    """From `begin` to `end`, both in UTC."""

    begin: datetime
    end: datetime

    @property
    def code(self) -> str:
        """As a form sends it: minutes since 1970, and how many minutes it lasts."""
        return f"{int(self.begin.timestamp()) // 60}-{(self.end - self.begin) // MINUTE}"

    @classmethod
    def parse(cls, code: str) -> "Window | None":
        """What `code` says; None of anything else."""
        begin, _dash, length = code.partition("-")
        if not (begin.isdecimal() and length.isdecimal() and len(begin) < 10 and 0 < len(length) < 5 and int(length)):
            return None
        start = datetime.fromtimestamp(int(begin) * 60, UTC)
        return cls(start, start + int(length) * MINUTE)

    def holds(self, other: "Window") -> bool:
        return self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True)
class Rules:
    """`notice_hours`: what the shop needs between the order and the pickup. `cutoff`: what is ordered later counts for the
    next day. `most`: orders a window; None where nobody counts."""

    minutes: int = 60
    notice_hours: int = 2
    cutoff: time | None = None
    most: int | None = None

    @property
    def notice(self) -> timedelta:
        return timedelta(hours=self.notice_hours)


def earliest(
    calendar: Calendar, rules: Rules, *, at: datetime, made_days: int = 0, ordered_at: datetime | None = None
) -> datetime:
    """The first moment at which something can be fetched. `made_days`: of what is made to order, counted from
    `ordered_at` (a pickup that is changed later was ordered before). The longest counts."""
    days = [_counts_for(calendar, rules, at), _counts_for(calendar, rules, ordered_at or at) + made_days * DAY]
    return max(at.astimezone(UTC) + rules.notice, moment(max(days), time(0), calendar.week.zone))


def free(
    calendar: Calendar,
    rules: Rules,
    *,
    at: datetime,
    made_days: int = 0,
    ordered_at: datetime | None = None,
    taken: Collection[datetime] = (),
    horizon: int = HORIZON,
) -> Iterator[Window]:
    """What can be chosen at a moment, the nearest first. `taken`: when each order that holds a place begins."""
    first = earliest(calendar, rules, at=at, made_days=made_days, ordered_at=ordered_at)
    if calendar.week.is_empty:
        return
    held = sorted(taken)
    # Yesterday's night may reach into today.
    for window in every(calendar, rules, first.astimezone(calendar.week.zone).date() - DAY, horizon + 1):
        if window.begin >= first and _has_place(window, rules, held):
            yield window


def every(calendar: Calendar, rules: Rules, first: date, days: int) -> Iterator[Window]:
    """All windows of what opens on these days, in order and none over another."""
    length, reached = rules.minutes * MINUTE, datetime.min.replace(tzinfo=UTC)
    for number in range(days):
        # Day by day: a shop that never closes is cut at its midnights, the same whenever one asks.
        for opens, closes in calendar.intervals(first + number * DAY, 1):
            begin = max(opens, reached)
            while begin < closes:
                # Cut from the opening on, though hours that lie over it hide the beginning: a chain of such hours
                # would else be cut at other minutes on the next day.
                end = min(opens + ((begin - opens) // length + 1) * length, closes)
                yield Window(begin, end)
                begin = reached = end


def together(offers: Sequence[Sequence[Window]]) -> list[Window]:
    """When one round serves several shops: each time at which all of them have a window that lasts long enough."""
    if not offers or not all(offers):
        return []
    begins = [[each.begin for each in windows] for windows in offers]
    found = []
    for begin in sorted({begin for each in begins for begin in each}):
        ends = [_end_at(begin, windows, known) for windows, known in zip(offers, begins, strict=True)]
        until = min((end for end in ends if end is not None), default=begin)
        if None not in ends and until - begin >= LEAST_TOGETHER:
            found.append(Window(begin, until))
    return found


def is_offered(window: Window, offers: Iterable[Window]) -> bool:
    """Whether it lies in one of the windows on offer: of a round through several shops each shop's own is longer."""
    for each in offers:
        if each.begin > window.begin:
            return False
        if each.holds(window):
            return True
    return False


def _counts_for(calendar: Calendar, rules: Rules, ordered_at: datetime) -> date:
    local = ordered_at.astimezone(calendar.week.zone)
    is_late = rules.cutoff is not None and local.time() >= rules.cutoff
    return local.date() + DAY if is_late else local.date()


def _has_place(window: Window, rules: Rules, held: list[datetime]) -> bool:
    if rules.most is None:
        return True
    inside = sum(1 for begin in held if window.begin <= begin < window.end)
    return inside < rules.most


def _end_at(begin: datetime, windows: Sequence[Window], begins: list[datetime]) -> datetime | None:
    """When the window ends that is on at a moment."""
    place = bisect_right(begins, begin) - 1
    return windows[place].end if place >= 0 and windows[place].end > begin else None
