"""What a calendar answers: open now, until when, opens when, the week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from kit.calendar import schema
from kit.calendar.moments import DAY, span
from kit.calendar.public_holidays import name_of
from kit.calendar.week import SpecialDay, Week, merged

HORIZON = 370  # days; who opens later than that doesn't say when
TOLD_AHEAD = 180  # days of exceptions that search engines are told


@dataclass(frozen=True)
class State:
    """`until` is when it closes (open) or opens (closed), in the shop's zone; None if that isn't known. `word` is a
    closure's own word or a holiday's name; `is_closure` tells a closure from-to apart from an ordinary closing, and
    `through` is its last day (None beyond a year); `is_just_today` is a closure of this one day."""

    is_open: bool
    until: datetime | None
    at: datetime
    word: str = ""
    is_closure: bool = False
    through: date | None = None
    is_just_today: bool = False


@dataclass(frozen=True)
class Day:
    """A row of the week's table."""

    day: date
    intervals: tuple[tuple[time, time], ...]
    is_today: bool
    word: str = ""


class Calendar:
    """Slots belong to the day on which they begin: a Saturday's closure or holiday doesn't cut Friday's night short,
    and takes Saturday's own night away whole."""

    def __init__(self, week: Week) -> None:
        self.week = week

    # ---- one day
    def special(self, day: date) -> SpecialDay | None:
        """The special day that covers a day: the one that was written last. It stands above public holidays."""
        return next((each for each in reversed(self.week.specials) if each.covers(day)), None)

    def holiday(self, day: date) -> str:
        """The name of the public holiday that shuts a day; empty on others, and where the shop opens all the same."""
        return name_of(day, self.week.departement) if self.week.holidays == "closed" else ""

    def hours(self, day: date) -> tuple[tuple[time, time], ...]:
        """The wall-clock slots that begin on a day, in order, merged where they overlap."""
        special = self.special(day)
        if special is not None:
            return merged(special.slots)
        return () if self.holiday(day) else self.week.usual(day.weekday())

    def word(self, day: date) -> str:
        """Why a day is not like its weekday."""
        special = self.special(day)
        return self.holiday(day) if special is None else special.word

    # ---- moments
    def intervals(self, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
        """Open intervals in UTC, merged where they touch, of what begins on these days."""
        current: tuple[datetime, datetime] | None = None
        for offset in range(days):
            day = first + timedelta(days=offset)
            for begin, end in sorted(span(day, *slot, self.week.zone) for slot in self.hours(day)):
                if current is not None and begin <= current[1]:
                    current = (current[0], max(current[1], end))
                elif begin < end:  # the night the clocks go forward may swallow a slot
                    if current is not None:
                        yield current
                    current = (begin, end)
        if current is not None:
            yield current

    def windows(self, first: date, days: int) -> list[tuple[datetime, datetime]]:
        """The same in the shop's zone, to choose from and to show. Compute with them in UTC: Python subtracts two
        datetimes of one zone by their clock times."""
        zone = self.week.zone
        return [(begin.astimezone(zone), end.astimezone(zone)) for begin, end in self.intervals(first, days)]

    def is_open(self, at: datetime) -> bool:
        """Whether it is open at an aware moment (open at the minute it opens, closed at the minute it closes)."""
        return any(begin <= at < end for begin, end in self.intervals(self._local(at).date() - DAY, 3))

    def next_change(self, at: datetime) -> tuple[datetime, bool] | None:
        """The next moment it opens (True) or closes (False), in the shop's zone; None if none is in sight."""
        yesterday = self._local(at).date() - DAY
        if self.week.is_empty:
            return None
        for begin, end in self.intervals(yesterday, HORIZON):
            if at < begin:
                return self._local(begin), True
            if at < end:
                # Always open is never closing: the interval runs to the end of what is looked at.
                is_endless = end - begin > timedelta(days=HORIZON - 5)
                return None if is_endless else (self._local(end), False)
        return None

    def state(self, at: datetime) -> State:
        local, change = self._local(at), self.next_change(at)
        until = change[0] if change else None
        if not change[1] if change else self.is_open(at):
            return State(True, until, local)
        today = local.date()
        special = self.special(today)
        if special is None or not special.is_closure:
            return State(False, until, local, self.word(today))
        is_just_today = special.first == special.last
        return State(False, until, local, special.word, True, self._through(today), is_just_today)

    # ---- tables
    def week_table(self, at: datetime) -> list[Day]:
        """The seven days of the week in which `at` is, Monday first, as they really are this week."""
        today = self._local(at).date()
        monday = today - timedelta(days=today.weekday())
        days = [monday + timedelta(days=i) for i in range(7)]
        return [Day(day, self.hours(day), day == today, self.word(day)) for day in days]

    def coming_specials(self, at: datetime) -> list[SpecialDay]:
        """Special days that are on or still to come, the nearest first."""
        today = self._local(at).date()
        return sorted((each for each in self.week.specials if each.last >= today), key=lambda each: each.first)

    def schema_org(self, at: datetime) -> dict[str, list[dict[str, Any]]]:
        """`openingHoursSpecification` and `specialOpeningHoursSpecification` of schema.org's LocalBusiness; the
        exceptions (closures, other hours, holidays that shut a working day) are those of the next half year."""
        today = self._local(at).date()
        coming = [today + timedelta(days=i) for i in range(TOLD_AHEAD)]
        exceptions = []
        for hours, run in groupby(coming, key=self._exception):
            if hours is not None:
                days = list(run)
                exceptions += schema.special(days[0], days[-1], hours)
        return {
            "openingHoursSpecification": schema.usual(self.week.usual(weekday) for weekday in range(7)),
            "specialOpeningHoursSpecification": exceptions,
        }

    # ---- inside
    def _local(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            raise ValueError(f"{at} is naive: give the calendar an aware moment")
        return at.astimezone(self.week.zone)

    def _exception(self, day: date) -> tuple[tuple[time, time], ...] | None:
        """The hours of a day that isn't like its weekday; None of one that is."""
        is_shut_by_holiday = bool(self.week.usual(day.weekday()) and self.holiday(day))
        return self.hours(day) if self.special(day) or is_shut_by_holiday else None

    def _through(self, day: date) -> date | None:
        """The last day in a row of closures, of which `day` is one."""
        for _ in range(HORIZON):
            following = self.special(day + DAY)
            if following is None or not following.is_closure:
                return day
            day += DAY
        return None
