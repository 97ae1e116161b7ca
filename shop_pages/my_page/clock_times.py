"""Clock times as a merchant types them."""

import re
from datetime import time

from django.utils.translation import gettext as _

STEP = 15  # minutes, what one press of − or + moves
_TYPED = re.compile(r"(\d{1,2})\s*(?:[h:.]\s*(\d{1,2})?)?\s*(?:mn|min)?", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,2})(\d{2})")


class NoClockTime(Exception):
    """What was typed is no time of day; the sentence is for the merchant."""


def read(typed: str) -> time:
    """`07:30`, « 7h30 », « 19 h », « 730 »; « 24 h » is midnight. Raises `NoClockTime`."""
    text = typed.strip()
    found = _TYPED.fullmatch(text) or _BARE.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if (hour, minute) == (24, 0):
        return time(0)
    if hour > 23 or minute > 59:
        raise NoClockTime(_("« %(typed)s » n’est pas une heure : écrivez par exemple 7:30.") % {"typed": text})
    return time(hour, minute)


def moved(typed: str, by: int) -> str:
    """The next quarter of an hour up (1) or down (-1); what can't be read stays as it is."""
    try:
        at = read(typed) if typed.strip() else time(9)
    except NoClockTime:
        return typed
    minutes = at.hour * 60 + at.minute
    minutes = (minutes // STEP + 1) * STEP if by > 0 else (-(-minutes // STEP) - 1) * STEP
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
