"""A calendar's answers in French."""

from datetime import date, datetime, time

from babel.dates import format_date
from django.utils.translation import gettext as _

from kit.calendar.answers import State

NBSP = "\u00a0"


def hour(at: time | datetime) -> str:
    """« 9 h », « 12 h 30 », « minuit »."""
    if (at.hour, at.minute) == (0, 0):
        return _("minuit")
    return f"{at.hour}{NBSP}h" + (f"{NBSP}{at.minute:02d}" if at.minute else "")


def interval(opens: time, closes: time) -> str:
    """« 9 h – 12 h 30 »."""
    return f"{hour(opens)} – {hour(closes)}"


def weekday(day: date) -> str:
    return format_date(day, "EEEE", locale="fr_FR")


def short_date(day: date) -> str:
    """« 3 décembre », « 1er janvier »."""
    text = format_date(day, "d MMMM", locale="fr_FR")
    return text.replace("1 ", "1er ", 1) if day.day == 1 else text


def when(moment: datetime, now: datetime) -> str:
    """« à 14 h », « demain à 9 h », « mercredi à 9 h », « le 3 décembre »: as one says it today."""
    days = (moment.date() - now.date()).days
    if days == 0:
        return _("à %(hour)s") % {"hour": hour(moment)}
    if days == 1:
        return _("demain à %(hour)s") % {"hour": hour(moment)}
    if days < 7:
        return _("%(day)s à %(hour)s") % {"day": weekday(moment.date()), "hour": hour(moment)}
    return _("le %(date)s") % {"date": short_date(moment.date())}


def describe(state: State) -> tuple[str, str]:
    """Two parts of one sentence: « Ouvert », « jusqu’à 19 h »; « Fermé », « ouvre demain à 9 h ». The second may be
    empty."""
    if state.is_open:
        if state.until is None:
            return _("Ouvert"), _("24 h sur 24")
        if state.until.date() == state.at.date() or state.until.hour < 6:
            return _("Ouvert"), _("jusqu’à %(hour)s") % {"hour": hour(state.until)}
        return _("Ouvert"), _("jusqu’à %(day)s, %(hour)s") % {
            "day": weekday(state.until.date()),
            "hour": hour(state.until),
        }
    if state.until is None:
        return _("Fermé"), state.word
    if state.is_closure:
        sentence = _("rouvre %(when)s") % {"when": when(state.until, state.at)}
        return _("Fermé"), f"{state.word}, {sentence}" if state.word else sentence
    return _("Fermé"), _("ouvre %(when)s") % {"when": when(state.until, state.at)}
