"""From what stands on the sheet to a week, or to what is wrong with it, said beside where it is wrong."""

from datetime import date, time

from django.utils.translation import gettext as _

from kit.calendar import Slot, SpecialDay, Week, words
from shop_pages.my_page import clock_times
from shop_pages.my_page.hours_sheet import DayRow, HoursSheet, SlotRow

Pair = tuple[time, time]
DAY = 24 * 60


def week_of(sheet: HoursSheet, *, today: date) -> Week:
    """The week as far as the sheet can be read; errors are written on the sheet (`has_errors`)."""
    hours = [[] if row.is_closed else _pairs(row) for row in sheet.days]
    _refuse_nights_into_the_next_day(sheet, hours)
    specials = [found for row in sheet.specials if (found := _special(row, today)) is not None]
    slots = tuple(Slot(day, opens, closes) for day, pairs in enumerate(hours) for opens, closes in pairs)
    return Week(slots=tuple(sorted(slots)), specials=tuple(specials), holidays=sheet.holidays)


def _pairs(row: DayRow) -> list[Pair]:
    """The slots of a day that can be read and don't overlap, in order."""
    found = sorted(pair for slot in row.filled if (pair := _pair(slot)) is not None)
    kept: list[Pair] = []
    for pair in found:
        if kept and _begin(pair) < _end(kept[-1]):
            row.errors.append(
                _("%(one)s et %(other)s se chevauchent : corrigez l’une des deux plages, ou videz-la.")
                % {"one": words.interval(*kept[-1]), "other": words.interval(*pair)}
            )
        else:
            kept.append(pair)
    return kept


def _pair(slot: SlotRow) -> Pair | None:
    if not slot.opens or not slot.closes:
        slot.error = _("Il manque l’heure d’ouverture.") if not slot.opens else _("Il manque l’heure de fermeture.")
        return None
    try:
        opens, closes = clock_times.read(slot.opens), clock_times.read(slot.closes)
    except clock_times.NoClockTime as error:
        slot.error = str(error)
        return None
    if opens == closes != time(0):
        slot.error = _("Deux fois la même heure. Ouvert jour et nuit ? Écrivez de 0:00 à 0:00.")
        return None
    return opens, closes


def _refuse_nights_into_the_next_day(sheet: HoursSheet, hours: list[list[Pair]]) -> None:
    for number, row in enumerate(sheet.days):
        before = (number - 1) % 7
        if not hours[before] or not hours[number]:
            continue
        night = _end(hours[before][-1]) - DAY
        if night > _begin(hours[number][0]):
            row.errors.append(
                _("La nuit de la veille (jusqu’à %(until)s) déborde sur l’ouverture à %(opens)s.")
                % {"until": words.hour(hours[before][-1][1]), "opens": words.hour(hours[number][0][0])}
            )


def _special(row: DayRow, today: date) -> SpecialDay | None:
    if not row.first and not row.last and not row.word and not row.filled:
        return None  # a row that was never filled in
    first, last = _day(row, row.first), _day(row, row.last or row.first)
    slots = tuple(_pairs(row))
    if not row.first:
        row.errors.insert(0, _("Il manque le premier jour."))
        return None
    if first is None or last is None:
        return None
    if last < first:
        row.errors.append(_("Le dernier jour est avant le premier : échangez-les."))
        return None
    if last < today:
        row.errors.append(_("Ces jours sont déjà passés : changez la date, ou retirez-les."))
        return None
    return SpecialDay(first, last, slots, row.word)


def _day(row: DayRow, typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        error = _("« %(typed)s » n’est pas une date : écrivez-la comme 2026-12-24.") % {"typed": typed}
        if error not in row.errors:
            row.errors.append(error)
        return None


def _begin(pair: Pair) -> int:
    return pair[0].hour * 60 + pair[0].minute


def _end(pair: Pair) -> int:
    end = pair[1].hour * 60 + pair[1].minute
    return end if end > _begin(pair) else end + DAY
