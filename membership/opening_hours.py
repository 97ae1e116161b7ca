"""A shop's hours are written: by the form of its week, or by « fermé exceptionnellement aujourd’hui »."""

from datetime import date, timedelta

from django.db import transaction

from kit import clock
from kit.calendar import SpecialDay, Week
from membership import shop_changes
from membership.models import Shop

KEPT = timedelta(days=31)  # special days that are over stay this long, for who looks back


class AlreadyClosedToday(Exception):
    """The shop doesn't open today anyway."""


class NotClosedToday(Exception):
    """There is no closing of just today that could be taken back."""


def today(shop: Shop) -> date:
    """The day it is where the shop is."""
    return clock.now().astimezone(shop.city.zone).date()


def closing_of_today(shop: Shop) -> SpecialDay | None:
    """The closure of this one day; a longer one (holidays) isn't one that is taken back by the way."""
    special = shop.calendar.special(today(shop))
    return special if special is not None and special.is_closure and special.first == special.last else None


def opens_today(shop: Shop) -> bool:
    return bool(shop.calendar.hours(today(shop)))


@transaction.atomic
def close_today(*, shop: Shop) -> None:
    """Closed today, whatever the week says; tomorrow it opens again by itself."""
    week = _locked(shop)
    if not opens_today(shop):
        raise AlreadyClosedToday
    day = today(shop)
    _write(shop, week, (*week.specials, SpecialDay(day, day)))


@transaction.atomic
def reopen_today(*, shop: Shop) -> None:
    """Take today's closing back: the usual hours count again."""
    week = _locked(shop)
    closing = closing_of_today(shop)
    if closing is None:
        raise NotClosedToday
    _write(shop, week, tuple(each for each in week.specials if each != closing))


@transaction.atomic
def write(*, shop: Shop, week: Week) -> None:
    """The week as the form has it."""
    _write(shop, week, week.specials)


def _locked(shop: Shop) -> Week:
    """The hours as they are stored now: two people may press at once."""
    fresh = Shop.objects.select_for_update(no_key=True).get(pk=shop.pk)
    _set(shop, fresh.hours)
    return shop.calendar.week


def _write(shop: Shop, week: Week, specials: tuple[SpecialDay, ...]) -> None:
    oldest = today(shop) - KEPT
    kept = Week(slots=week.slots, specials=tuple(e for e in specials if e.last >= oldest), holidays=week.holidays)
    _set(shop, kept.to_json())
    shop.save(update_fields=["hours", "changed_at"])
    shop_changes.written(shop=shop, fields=["hours"])


def _set(shop: Shop, hours: dict) -> None:
    shop.hours = hours
    shop.__dict__.pop("calendar", None)  # it was made of the hours before
