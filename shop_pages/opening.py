"""Whether a shop is open, and its week, as the components take them."""

from dataclasses import dataclass
from datetime import datetime

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
    """« Fermé du 24 décembre au 4 janvier : congés »: closures that are on or to come."""
    return [sentence(special) for special in shop.calendar.coming_specials(at) if special.is_closure]


def sentence(special: SpecialDay) -> str:
    first, last = words.short_date(special.first), words.short_date(special.last)
    if special.first == special.last:
        told = _("Fermé le %(day)s") % {"day": first}
    else:
        told = _("Fermé du %(first)s au %(last)s") % {"first": first, "last": last}
    return f"{told}, {special.word}" if special.word else told
