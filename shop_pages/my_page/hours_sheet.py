"""The sheet on which a merchant writes the hours: what was typed stays typed, right or wrong."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kit.calendar import SpecialDay, Week
from shop_pages.my_page import clock_times

MOST_SLOTS = 6
MOST_SPECIALS = 40
HOLIDAYS: list[tuple[str, str | Promise]] = [
    ("closed", _("Fermé les jours fériés")),
    ("open", _("Ouvert comme d’habitude")),
]


@dataclass
class SlotRow:
    opens: str = ""
    closes: str = ""
    error: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.opens and not self.closes


@dataclass
class DayRow:
    """A weekday, or special days (`first` to `last`, with a `word`); `key` begins the names of its fields."""

    key: str
    name: str = ""
    is_closed: bool = False
    slots: list[SlotRow] = field(default_factory=lambda: [SlotRow()])
    first: str = ""
    last: str = ""
    word: str = ""
    errors: list[str] = field(default_factory=list)
    previous: str = ""

    @property
    def filled(self) -> list[SlotRow]:
        return [slot for slot in self.slots if not slot.is_blank]

    @property
    def all_errors(self) -> list[str]:
        return [*self.errors, *(slot.error for slot in self.slots if slot.error)]


@dataclass
class HoursSheet:
    days: list[DayRow]
    specials: list[DayRow]
    holidays: str = "closed"
    seen: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return bool(self.errors or any(row.all_errors for row in (*self.days, *self.specials)))

    def row(self, key: str) -> DayRow | None:
        return next((row for row in (*self.days, *self.specials) if row.key == key), None)

    @classmethod
    def of_week(cls, week: Week, *, today: date, seen: str) -> "HoursSheet":
        """What is told now. Special days that are over aren't shown, and go with the next save."""
        # A shop that told nothing yet finds seven open days to fill in, not seven closed ones.
        days = [
            DayRow(f"d{day}", is_closed=bool(week.slots) and not week.usual(day), slots=_rows(week.usual(day)))
            for day in range(7)
        ]
        coming = [each for each in week.specials if each.last >= today]
        specials = [_special(f"s{place}", each) for place, each in enumerate(coming)]
        return cls(_named(days), specials, week.holidays, seen)

    @classmethod
    def of_post(cls, data: QueryDict) -> "HoursSheet":
        days = [
            DayRow(f"d{day}", is_closed=f"d{day}-closed" in data, slots=_typed(data, f"d{day}")) for day in range(7)
        ]
        keys = [key for key in data.getlist("special") if key.startswith("s") and key[1:].isdigit()]
        specials = [
            DayRow(
                key=key,
                slots=_typed(data, key),
                first=data.get(f"{key}-from", "").strip(),
                last=data.get(f"{key}-to", "").strip(),
                word=data.get(f"{key}-word", "").strip()[:80],
            )
            for key in keys[:MOST_SPECIALS]
        ]
        holidays = data.get("holidays", "closed")
        return cls(_named(days), specials, holidays if holidays in dict(HOLIDAYS) else "closed", data.get("seen", ""))

    # ---- what buttons beside « Enregistrer » do: nothing is saved, the sheet is written on
    def act(self, verb: str) -> str:
        """« later:d1:0:opens »; answers the key of the row where it happened, empty for none."""
        name, _colon, rest = verb.partition(":")
        key, *more = rest.split(":") if rest else [""]
        if name == "add-special" and len(self.specials) < MOST_SPECIALS:
            free = max((int(row.key[1:]) for row in self.specials), default=-1) + 1
            self.specials.append(DayRow(f"s{free}"))
            return f"s{free}"
        if name == "drop-special":
            self.specials = [row for row in self.specials if row.key != key]
            return "specials"
        row = self.row(key)
        if row is None:
            return ""
        if name == "add" and len(row.slots) < MOST_SLOTS:
            row.slots.append(SlotRow())
        elif name == "copy" and (source := self.row(row.previous)):
            row.is_closed = source.is_closed
            row.slots = [SlotRow(slot.opens, slot.closes) for slot in source.filled] or [SlotRow()]
        elif name in ("later", "sooner") and len(more) == 2:
            _move(row, *more, by=1 if name == "later" else -1)
        return row.key


def _move(row: DayRow, place: str, which: str, *, by: int) -> None:
    if place.isdigit() and int(place) < len(row.slots) and which in ("opens", "closes"):
        slot = row.slots[int(place)]
        setattr(slot, which, clock_times.moved(getattr(slot, which), by))


def _named(days: list[DayRow]) -> list[DayRow]:
    for number, row in enumerate(days):
        row.name = str(WEEKDAYS[number]).capitalize()
        row.previous = f"d{number - 1}" if number else ""
    return days


def _rows(slots: tuple[tuple[time, time], ...]) -> list[SlotRow]:
    return [SlotRow(f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in slots] or [SlotRow()]


def _special(key: str, special: SpecialDay) -> DayRow:
    last = "" if special.last == special.first else special.last.isoformat()
    return DayRow(key, slots=_rows(special.slots), first=special.first.isoformat(), last=last, word=special.word)


def _typed(data: QueryDict, key: str) -> list[SlotRow]:
    pairs: Any = zip(data.getlist(f"{key}-opens"), data.getlist(f"{key}-closes"), strict=False)
    return [SlotRow(opens.strip(), closes.strip()) for opens, closes in pairs][:MOST_SLOTS] or [SlotRow()]
