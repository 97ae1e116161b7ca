"""Whether a shop is open, and its week, as the components take them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from kit.calendar import SpecialDay, describe, words
from membership.models import Shop


@dataclass(frozen=True)
class Opening:
    """`label` « Ouvert », `detail` « jusqu’à 13 h »."""

    is_open: bool
    label: str
    detail: str = ""


@dataclass(frozen=True)
class DayRow:
    name: str
    slots: list[str]
    is_today: bool


def of(shop: Shop, at: datetime) -> Opening | None:
    """None for a shop that told no hours."""
    if shop.calendar.week.is_empty:
        return None
    state = shop.calendar.state(at)
    return Opening(state.is_open, *describe(state))


def week(shop: Shop, at: datetime) -> list[DayRow]:
    """Seven days from Monday as they really are this week, a holiday with its name; empty for a shop that told none."""
    if shop.calendar.week.is_empty:
        return []
    return [
        DayRow(
            name=", ".join(part for part in (words.weekday(day.day).capitalize(), day.word) if part),
            slots=[words.interval(opens, closes) for opens, closes in day.intervals],
            is_today=day.is_today,
        )
        for day in shop.calendar.week_table(at)
    ]


def closures(shop: Shop, at: datetime) -> list[str]:
    """« Fermé du 24 décembre au 4 janvier : congés », « Le 24 décembre : 7 h – 13 h »: days that are different, on or
    to come."""
    today = at.astimezone(shop.city.zone).date()
    return [sentence(special, today) for special in shop.calendar.coming_specials(at)]


def sentence(special: SpecialDay, today: date) -> str:
    first, last = words.short_date(special.first), words.short_date(special.last)
    is_one_day = special.first == special.last
    if not special.is_closure:
        when = _("Le %(day)s") % {"day": first} if is_one_day else _("Du %(first)s au %(last)s") % from_to(first, last)
        hours = ", ".join(words.interval(*slot) for slot in special.slots)
        told = _("%(when)s : %(hours)s") % {"when": when, "hours": hours}
    elif is_one_day and special.first == today:
        told = _("Fermé exceptionnellement aujourd’hui")
    elif is_one_day:
        told = _("Fermé le %(day)s") % {"day": first}
    else:
        told = _("Fermé du %(first)s au %(last)s") % from_to(first, last)
    return f"{told}, {special.word}" if special.word else told


def from_to(first: str, last: str) -> dict[str, str]:
    return {"first": first, "last": last}
