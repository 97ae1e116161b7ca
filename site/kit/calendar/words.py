"""A calendar's answers in French."""

from datetime import date, datetime, time, timedelta

from babel.dates import format_date
from django.utils.translation import gettext as _

from kit.calendar.answers import State

NBSP = "\u00a0"
A_WEEK = 7  # days, from which on a weekday's name would be taken for the next one
NIGHT_ENDS = 6  # o'clock, before which « jusqu’à 2 h » is understood as tonight
FAR = 300  # days, from which on a date needs its year


def hour(at: time | datetime) -> str:
    """« 9 h », « 12 h 30 », « minuit »."""
    if (at.hour, at.minute) == (0, 0):
        return _("minuit")
    return f"{at.hour}{NBSP}h" + (f"{NBSP}{at.minute:02d}" if at.minute else "")


def interval(opens: time, closes: time) -> str:
    """« 9 h – 12 h 30 », « 24 h sur 24 »."""
    if opens == closes == time(0):
        return _("24 h sur 24")
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
    if days < A_WEEK:
        return _("%(day)s à %(hour)s") % {"day": weekday(moment.date()), "hour": hour(moment)}
    return _("le %(date)s") % {"date": _dated(moment.date(), now)}


def describe(state: State) -> tuple[str, str]:
    """Two parts of one sentence: « Ouvert », « jusqu’à 19 h »; « Fermé », « ouvre demain à 9 h ». The second may be
    empty."""
    if state.is_open:
        return _("Ouvert"), _until(state)
    if state.is_just_today and not state.word:
        return _("Fermé exceptionnellement aujourd’hui"), _closed(state)
    return _("Fermé"), _closed(state)


def sentence(state: State) -> str:
    """The whole of it: « Ouvert jusqu’à 19 h », « Fermé, rouvre mercredi à 9 h », « En congé jusqu’au 3 décembre »."""
    label, detail = describe(state)
    if not detail:
        return label
    if state.is_open:
        return f"{label} {detail}" if state.until else f"{label}, {detail}"
    return detail[0].upper() + detail[1:] if state.is_closure and state.word else f"{label}, {detail}"


def _until(state: State) -> str:
    closes = state.until
    if closes is None:
        return _("24 h sur 24")
    days = (closes.date() - state.at.date()).days
    if days == 0 or (closes.hour < NIGHT_ENDS and closes - state.at < timedelta(days=1)):
        return _("jusqu’à %(hour)s") % {"hour": hour(closes)}
    if days < A_WEEK:
        return _("jusqu’à %(day)s %(hour)s") % {"day": weekday(closes.date()), "hour": hour(closes)}
    return _("jusqu’au %(date)s") % {"date": _dated(closes.date(), state.at)}


def _closed(state: State) -> str:
    opens, word = state.until, state.word if state.is_closure else ""
    is_far = opens is None or (opens.date() - state.at.date()).days >= A_WEEK
    if is_far and state.through is not None:
        told = _("jusqu’au %(date)s") % {"date": _dated(state.through, state.at)}
        return f"{word} {told}" if word else told
    if opens is None:
        return state.word
    is_again = state.is_closure or opens.date() - state.at.date() > timedelta(days=1)
    told = (_("rouvre %(when)s") if is_again else _("ouvre %(when)s")) % {"when": when(opens, state.at)}
    return f"{word}, {told}" if word else told


def _dated(day: date, now: datetime) -> str:
    return f"{short_date(day)} {day.year}" if day - now.date() > timedelta(days=FAR) else short_date(day)
