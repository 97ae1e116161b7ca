"""A relay point's week in few lines: days that are alike stand together."""

from datetime import date, time, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from kit.calendar import Week, words

MONDAY = date(2024, 1, 1)  # any will do: only the names of the days are wanted


def told(week: Week | str) -> list[str]:
    """« lundi au vendredi : 8 h – 19 h », « dimanche : fermé »; a provider's own words as they are."""
    if isinstance(week, str):
        return [week] if week else []
    if week.is_empty:
        return []
    return [_line(list(days), slots) for slots, days in groupby(range(7), key=week.usual)]


def _line(days: list[int], slots: tuple[tuple[time, time], ...]) -> str:
    first, last = _name(days[0]), _name(days[-1])
    if len(days) == 7:
        name = _("tous les jours")
    elif len(days) == 1:
        name = first
    else:
        name = (_("%(first)s et %(last)s") if len(days) == 2 else _("%(first)s au %(last)s")) % {
            "first": first,
            "last": last,
        }
    hours = ", ".join(words.interval(*slot) for slot in slots) or _("fermé")
    return _("%(days)s : %(hours)s") % {"days": name, "hours": hours}


def _name(weekday: int) -> str:
    return words.weekday(MONDAY + timedelta(days=weekday))
