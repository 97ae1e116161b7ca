"""When somebody of support is there, by phone and in the chat: one calendar, for whoever shows it or plans with it."""

from django.conf import settings
from django.utils.translation import gettext as _

from kit.calendar import Calendar, Slot, Week
from kit.calendar.words import hour

MONDAY_TO_FRIDAY = range(5)


def calendar() -> Calendar:
    """Monday to Friday in Paris, public holidays left out."""
    slots = tuple(Slot(day, settings.SUPPORT_OPENS, settings.SUPPORT_CLOSES) for day in MONDAY_TO_FRIDAY)
    return Calendar(Week(slots=slots, holidays="closed", timezone="Europe/Paris"))


def words() -> str:
    """« du lundi au vendredi, de 10 h à 18 h 30 »"""
    hours = {"opens": hour(settings.SUPPORT_OPENS), "closes": hour(settings.SUPPORT_CLOSES)}
    return _("du lundi au vendredi, de %(opens)s à %(closes)s") % hours
