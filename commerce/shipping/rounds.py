"""When a shop brings things home: ranges of hours on the weekdays it says, never while it is closed.

Each range is one window, whole: « mardi, 17 h – 20 h ». Two that touch stay two.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby

from babel.lists import format_list
from django.utils.translation import gettext as _

from commerce.shipping.windows import Rules
from kit.calendar import Calendar, Slot, Week, words
from kit.calendar.moments import span

WHOLE = 24 * 60  # minutes: a range is never cut
Ranges = list[tuple[time, time]]


class Rounds(Calendar):
    """A calendar of deliveries; `shop` is the calendar of the shop's opening hours, whose closures count here too."""

    def __init__(self, slots: tuple[Slot, ...], shop: Calendar) -> None:
        closures = tuple(each for each in shop.week.specials if each.is_closure)
        week = shop.week
        super().__init__(Week(slots, closures, week.holidays, week.timezone, week.departement))

    def hours(self, day: date) -> tuple[tuple[time, time], ...]:
        if self.special(day) is not None or self.holiday(day):
            return ()
        return tuple((each.opens, each.closes) for each in sorted(self.week.slots) if each.weekday == day.weekday())

    def intervals(self, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
        for offset in range(days):
            day = first + timedelta(days=offset)
            for begin, end in (span(day, *slot, self.week.zone) for slot in self.hours(day)):
                if begin < end:  # the night the clocks go forward may swallow a range
                    yield begin, end


def slots_of(told: list[list]) -> tuple[Slot, ...]:
    """As they are stored: `[[1, "17:00", "20:00"]]`, 0 is Monday."""
    return tuple(Slot(day, time.fromisoformat(begin), time.fromisoformat(end)) for day, begin, end in told)


def rules(*, notice_hours: int, cutoff: time | None, most: int | None) -> Rules:
    return Rules(WHOLE, notice_hours, cutoff, most)


def by_range(slots: tuple[Slot, ...]) -> list[tuple[time, time, list[int]]]:
    """Each range of hours once, with its weekdays, from Monday on."""

    def hours(slot: Slot) -> tuple[time, time]:
        return slot.opens, slot.closes

    grouped = groupby(sorted(slots, key=lambda slot: (hours(slot), slot.weekday)), key=hours)
    ranges = [(begin, end, [slot.weekday for slot in same]) for (begin, end), same in grouped]
    return sorted(ranges, key=lambda told: (told[2], told[0]))


def sentence(slots: tuple[Slot, ...]) -> str:
    """« mardi et vendredi, 17 h – 20 h ; samedi, 9 h – 12 h »; empty where nothing was said."""
    some_monday = date(2026, 3, 2)
    parts = []
    for begin, end, days in by_range(slots):
        names = [words.weekday(some_monday + timedelta(days=day)) for day in days]
        told = _("tous les jours") if len(names) == 7 else format_list(names, locale="fr_FR")
        parts.append(f"{told}, {words.interval(begin, end)}")
    return " · ".join(parts)
