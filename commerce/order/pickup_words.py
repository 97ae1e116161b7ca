"""A pickup window as one says it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from commerce.shipping.windows import Window
from kit.calendar import words


def day(window: Window, zone: ZoneInfo, now: datetime) -> str:
    """« aujourd’hui », « demain », « samedi 28 novembre »."""
    on, today = window.begin.astimezone(zone).date(), now.astimezone(zone).date()
    if on == today:
        return _("aujourd’hui")
    if on == today + timedelta(days=1):
        return _("demain")
    return f"{words.weekday(on)} {words.short_date(on)}"


def hours(window: Window, zone: ZoneInfo) -> str:
    """« 10 h – 11 h »."""
    begin, end = window.begin.astimezone(zone), window.end.astimezone(zone)
    return words.interval(begin.time(), end.time())


def between(window: Window, zone: ZoneInfo) -> str:
    """« entre 10 h et 11 h »."""
    begin, end = window.begin.astimezone(zone), window.end.astimezone(zone)
    return _("entre %(begin)s et %(end)s") % {"begin": words.hour(begin), "end": words.hour(end)}


def sentence(window: Window, zone: ZoneInfo, now: datetime) -> str:
    """« demain, entre 10 h et 11 h »."""
    return f"{day(window, zone, now)}, {between(window, zone)}"


def dated(window: Window, zone: ZoneInfo) -> str:
    """« samedi 28 novembre, entre 10 h et 11 h »."""
    on = window.begin.astimezone(zone).date()
    return f"{words.weekday(on)} {words.short_date(on)}, {between(window, zone)}"


def until(at: datetime, zone: ZoneInfo) -> str:
    """« samedi 28 novembre, 19 h »; midnight is the end of a day, not the beginning of the next."""
    local = at.astimezone(zone)
    on = (local - timedelta(minutes=1)).date()
    return f"{words.weekday(on)} {words.short_date(on)}, {words.hour(local)}"
