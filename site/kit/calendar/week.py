"""What a merchant fills in: a week of slots, days that are different, what public holidays mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kit.calendar import written

HOLIDAY_RULES = ("closed", "open")
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, order=True)
class Slot:
    """Open from `opens` to `closes` (wall clock) on a weekday (0 is Monday). `closes` at or before `opens` is past
    midnight: the slot belongs to the day on which it begins, and lasts 24 hours when both are the same."""

    weekday: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"weekday {self.weekday}: use 0 (Monday) to 6")
        _refuse_fractions(self.opens, self.closes)

    @property
    def is_past_midnight(self) -> bool:
        return self.closes <= self.opens


@dataclass(frozen=True)
class SpecialDay:
    """From `first` to `last` (both included) other slots than the week's, or none at all (closed), with a word why."""

    first: date
    last: date
    slots: tuple[tuple[time, time], ...] = ()
    word: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"special days from {self.first} to {self.last}: the end is before the beginning")
        _refuse_fractions(*(at for slot in self.slots for at in slot))

    @property
    def is_closure(self) -> bool:
        return not self.slots

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Week:
    """`departement` is the INSEE code (74, 2A, 974) whose public holidays count."""

    slots: tuple[Slot, ...] = ()
    specials: tuple[SpecialDay, ...] = ()
    holidays: str = "closed"
    timezone: str = "Europe/Paris"
    departement: str = ""
    zone: ZoneInfo = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.holidays not in HOLIDAY_RULES:
            raise ValueError(f"holidays {self.holidays!r}: use one of {', '.join(HOLIDAY_RULES)}")
        try:
            object.__setattr__(self, "zone", ZoneInfo(self.timezone))
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"timezone {self.timezone!r}: use a name such as Europe/Paris") from error

    @property
    def is_empty(self) -> bool:
        """Nothing was said about hours: a page then says nothing either."""
        return not self.slots and not self.specials

    def usual(self, weekday: int) -> tuple[tuple[time, time], ...]:
        """The slots of an ordinary weekday, in order, merged where they overlap."""
        return merged((slot.opens, slot.closes) for slot in self.slots if slot.weekday == weekday)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Week":
        """`{"slots": [[0, "09:00", "12:30"]], "specials": [{"from": "2026-12-24", "to": "2026-12-26", "slots": [],
        "word": "…"}], "holidays": "closed"}`, and the town's `timezone` and `departement`; raises ValueError that
        names what is wrong and where."""
        if not isinstance(data, dict):
            raise ValueError(f"hours: {data!r} is not an object")
        slots = (Slot(*written.weekly(row, f"slots[{i}]")) for i, row in enumerate(written.rows(data, "slots")))
        specials = (_special(row, f"specials[{i}]") for i, row in enumerate(written.rows(data, "specials")))
        return cls(
            slots=tuple(sorted(slots)),
            specials=tuple(specials),
            holidays=written.text(data, "holidays", "closed"),
            timezone=written.text(data, "timezone", "Europe/Paris"),
            departement=written.text(data, "departement"),
        )

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads, without the town's zone and département, which aren't the shop's."""
        return {
            "slots": [[slot.weekday, f"{slot.opens:%H:%M}", f"{slot.closes:%H:%M}"] for slot in self.slots],
            "specials": [
                {
                    "from": each.first.isoformat(),
                    "to": each.last.isoformat(),
                    "slots": [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in each.slots],
                    "word": each.word,
                }
                for each in self.specials
            ],
            "holidays": self.holidays,
        }


def merged(slots: Iterable[tuple[time, time]]) -> tuple[tuple[time, time], ...]:
    """A day's slots in order, one where they overlap or touch.

    Two that would together last more than a day stay two: a pair of clock times can't say more than 24 hours.
    """
    spans: list[list[int]] = []
    for begin, end in sorted(_span(*slot) for slot in slots):
        if spans and begin <= spans[-1][1] and max(end, spans[-1][1]) - spans[-1][0] <= DAY_MINUTES:
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([begin, end])
    return tuple((_at(begin), _at(end)) for begin, end in spans)


def _span(opens: time, closes: time) -> tuple[int, int]:
    begin, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    return begin, end if end > begin else end + DAY_MINUTES


def _at(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _special(row: Any, where: str) -> SpecialDay:
    if not isinstance(row, dict):
        raise ValueError(f"{where}: {row!r} is not an object")
    try:
        return SpecialDay(
            written.day(row.get("from"), "from"),
            written.day(row.get("to") or row.get("from"), "to"),
            tuple(written.pair(pair, f"slots[{i}]") for i, pair in enumerate(written.rows(row, "slots"))),
            written.text(row, "word"),
        )
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _refuse_fractions(*times: time) -> None:
    for each in times:
        if each.second or each.microsecond or each.tzinfo:
            raise ValueError(f"{each}: opening hours are whole minutes on the shop's own clock")
