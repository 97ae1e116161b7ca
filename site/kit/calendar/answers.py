"""What a calendar answers: open now, until when, opens when, the week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from kit.calendar.public_holidays import name_of
from kit.calendar.week import SpecialDay, Week

DAY = timedelta(days=1)
HORIZON = 370  # days; who opens later than that doesn't say when
DAYS_OF_SCHEMA = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class State:
    """`until` is when it closes (open) or opens (closed), in the shop's zone; None if that isn't known. `word` is a
    closure's own word or a holiday's name; `is_closure` tells a closure from-to apart from an ordinary closing."""

    is_open: bool
    until: datetime | None
    at: datetime
    word: str = ""
    is_closure: bool = False


@dataclass(frozen=True)
class Day:
    """A row of the week's table."""

    day: date
    intervals: tuple[tuple[time, time], ...]
    is_today: bool
    word: str = ""


class Calendar:
    def __init__(self, week: Week) -> None:
        self.week = week

    # ---- one day
    def special(self, day: date) -> SpecialDay | None:
        """The special day that covers a day: the one that was written last."""
        return next((each for each in reversed(self.week.specials) if each.covers(day)), None)

    def hours(self, day: date) -> tuple[tuple[time, time], ...]:
        """The wall-clock slots that begin on a day."""
        special = self.special(day)
        if special is not None:
            return tuple(sorted(special.slots))
        if self.week.holidays == "closed" and name_of(day, self.week.departement):
            return ()
        return tuple((slot.opens, slot.closes) for slot in self.week.slots if slot.weekday == day.weekday())

    def word(self, day: date) -> str:
        """Why a day is not like its weekday."""
        special = self.special(day)
        if special is not None:
            return special.word
        return name_of(day, self.week.departement) if self.week.holidays == "closed" else ""

    # ---- moments
    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.week.zone).astimezone(UTC)

    def _beginning_on(self, day: date) -> list[tuple[datetime, datetime]]:
        found = []
        for opens, closes in self.hours(day):
            end = day + DAY if closes <= opens else day
            begin_at, end_at = self._moment(day, opens), self._moment(end, closes)
            if begin_at < end_at:  # the night the clocks go forward may swallow a slot
                found.append((begin_at, end_at))
        return found

    def intervals(self, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
        """Open intervals in UTC, merged where they touch, of what begins on these days."""
        current: tuple[datetime, datetime] | None = None
        for offset in range(days):
            for begin, end in sorted(self._beginning_on(first + timedelta(days=offset))):
                if current is None:
                    current = (begin, end)
                elif begin <= current[1]:
                    current = (current[0], max(current[1], end))
                else:
                    yield current
                    current = (begin, end)
        if current is not None:
            yield current

    def _around(self, at: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
        return self.intervals(at.astimezone(self.week.zone).date() - DAY, days)

    def is_open(self, at: datetime) -> bool:
        """Whether it is open at an aware moment (open at the minute it opens, closed at the minute it closes)."""
        return any(begin <= at < end for begin, end in self._around(at, 3))

    def next_change(self, at: datetime) -> tuple[datetime, bool] | None:
        """The next moment it opens (True) or closes (False), in the shop's zone; None if none is in sight."""
        if self.week.is_empty:
            return None
        for begin, end in self._around(at, HORIZON):
            if at < begin:
                return begin.astimezone(self.week.zone), True
            if at < end:
                # Always open is never closing: the interval runs to the end of what is looked at.
                is_endless = end - at > timedelta(days=HORIZON - 5)
                return None if is_endless else (end.astimezone(self.week.zone), False)
        return None

    def state(self, at: datetime) -> State:
        change = self.next_change(at)
        until = change[0] if change else None
        local = at.astimezone(self.week.zone)
        if self.is_open(at):
            return State(True, until, local)
        special = self.special(local.date())
        is_closure = special is not None and special.is_closure
        return State(False, until, local, self.word(local.date()), is_closure)

    # ---- tables
    def week_table(self, at: datetime) -> list[Day]:
        """The seven days of the week in which `at` is, Monday first, as they really are this week."""
        today = at.astimezone(self.week.zone).date()
        monday = today - timedelta(days=today.weekday())
        days = [monday + timedelta(days=i) for i in range(7)]
        return [Day(day, self.hours(day), day == today, self.word(day)) for day in days]

    def coming_specials(self, at: datetime) -> list[SpecialDay]:
        """Special days that are on or still to come, the nearest first."""
        today = at.astimezone(self.week.zone).date()
        return sorted((each for each in self.week.specials if each.last >= today), key=lambda each: each.first)

    def schema_org(self) -> dict[str, list[dict[str, Any]]]:
        """`openingHoursSpecification` and `specialOpeningHoursSpecification` of schema.org's LocalBusiness."""
        usual = [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": DAYS_OF_SCHEMA[slot.weekday],
                "opens": f"{slot.opens:%H:%M}",
                "closes": f"{slot.closes:%H:%M}",
            }
            for slot in self.week.slots
        ]
        special = [
            {
                "@type": "OpeningHoursSpecification",
                "validFrom": each.first.isoformat(),
                "validThrough": each.last.isoformat(),
                "opens": f"{opens:%H:%M}",
                "closes": f"{closes:%H:%M}",
            }
            for each in self.week.specials
            for opens, closes in (each.slots or ((time(0), time(0)),))
        ]
        return {"openingHoursSpecification": usual, "specialOpeningHoursSpecification": special}
