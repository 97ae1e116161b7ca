"""What a merchant fills in: a week of slots, days that are different, what public holidays mean."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOLIDAY_RULES = ("closed", "open")


@dataclass(frozen=True, order=True)
class Slot:
    """Open from `opens` to `closes` (wall clock) on a weekday (0 is Monday). `closes` at or before `opens` is past
    midnight: the slot belongs to the day on which it begins."""

    weekday: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"weekday {self.weekday}: use 0 (Monday) to 6")

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

    @property
    def is_closure(self) -> bool:
        return not self.slots

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Week:
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
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"timezone {self.timezone!r}: use a name such as Europe/Paris") from error

    @property
    def is_empty(self) -> bool:
        """Nothing was said about hours: a page then says nothing either."""
        return not self.slots and not self.specials

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Week":
        """`{"slots": [[0, "09:00", "12:30"]], "specials": [{"from": "2026-12-24", "to": "2026-12-26", "slots": [],
        "word": "…"}], "holidays": "closed"}`; raises ValueError that names what is wrong."""
        try:
            slots = tuple(Slot(int(day), _time(opens), _time(closes)) for day, opens, closes in data.get("slots", []))
            specials = tuple(
                SpecialDay(
                    date.fromisoformat(each["from"]),
                    date.fromisoformat(each.get("to") or each["from"]),
                    tuple((_time(opens), _time(closes)) for opens, closes in each.get("slots", [])),
                    str(each.get("word", "")),
                )
                for each in data.get("specials", [])
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"hours are not of the known shape: {error}") from error
        return cls(
            slots=tuple(sorted(slots)),
            specials=specials,
            holidays=data.get("holidays") or "closed",
            timezone=data.get("timezone") or "Europe/Paris",
            departement=data.get("departement") or "",
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


def _time(text: str) -> time:
    """`09:00`; `24:00` is midnight, the end of the day."""
    return time(0, 0) if text == "24:00" else time.fromisoformat(text)
