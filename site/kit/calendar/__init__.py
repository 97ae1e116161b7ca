"""When something is open: the one calendar that pages, pickup windows, the chat and search engines ask."""

from kit.calendar.answers import Calendar, Day, State
from kit.calendar.week import Slot, SpecialDay, Week
from kit.calendar.words import describe, sentence

__all__ = ["Calendar", "Day", "Slot", "SpecialDay", "State", "Week", "describe", "sentence"]
