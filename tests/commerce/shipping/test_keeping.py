"""Until when a shop keeps what is ready, through both clock changes, holidays and closures."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commerce.shipping import keeping
from kit.calendar import Calendar, Slot, SpecialDay, Week
from tests.commerce.shipping.test_windows import PARIS, local, shop
from tests.kit.test_calendar import moments, weeks


def until(calendar: Calendar, since: str, days: int = 3) -> str:
    return f"{keeping.until(calendar, since=local(since), days=days).astimezone(PARIS):%Y-%m-%d %H:%M}"


@settings(max_examples=150)
@given(week=weeks, since=moments, days=st.integers(1, 14))
def test_it_is_kept_until_a_moment_to_come(week, since, days):
    assert keeping.until(Calendar(week), since=since, days=days) > since


@settings(max_examples=150)
@given(week=weeks, since=moments, days=st.integers(1, 5))
def test_one_day_more_is_never_sooner(week, since, days):
    calendar = Calendar(week)
    assert keeping.until(calendar, since=since, days=days) <= keeping.until(calendar, since=since, days=days + 1)


@settings(max_examples=100)
@given(week=weeks, since=moments, days=st.integers(1, 5))
def test_the_shop_was_open_until_then(week, since, days):
    calendar = Calendar(week)
    end = keeping.until(calendar, since=since, days=days)
    start = since.astimezone(week.zone).date() + timedelta(days=1)
    if len({begin.astimezone(week.zone).date() for begin, _end in calendar.intervals(start, 60)}) > days:
        assert calendar.is_open(end - timedelta(seconds=1))


def test_three_days_are_counted_from_the_morrow():
    assert until(shop(), "2026-03-10 11:00") == "2026-03-13 19:00"


def test_days_on_which_the_shop_is_shut_are_not_counted():
    tuesday_to_saturday = shop(days=range(1, 6))
    assert until(tuesday_to_saturday, "2026-03-13 11:00") == "2026-03-18 19:00"


def test_a_lunch_break_is_no_end_of_the_day():
    slots = tuple(
        Slot(day, time(*begin), time(*end)) for day in range(7) for begin, end in (((9,), (12,)), ((14,), (18, 30)))
    )
    assert until(Calendar(Week(slots=slots)), "2026-03-10 11:00", 1) == "2026-03-11 18:30"


def test_a_public_holiday_is_not_counted():
    calendar = shop(holidays="closed")
    assert until(calendar, "2026-07-12 11:00", 2) == "2026-07-15 19:00"  # the fourteenth is shut


def test_a_leave_is_not_counted():
    leave = SpecialDay(date(2026, 3, 11), date(2026, 3, 20))
    assert until(shop(specials=(leave,)), "2026-03-10 11:00", 1) == "2026-03-21 19:00"


@pytest.mark.parametrize(
    ("since", "ends"),
    [
        ("2026-03-28 11:00", datetime(2026, 3, 29, 17, tzinfo=UTC)),
        ("2026-10-24 11:00", datetime(2026, 10, 25, 18, tzinfo=UTC)),
    ],
    ids=["in spring", "in autumn"],
)
def test_seven_in_the_evening_is_seven_on_the_clock_when_it_changes(since, ends):
    assert keeping.until(shop(), since=local(since), days=1) == ends


def test_a_shop_that_told_no_hours_keeps_it_for_days_of_the_week():
    assert until(Calendar(Week(slots=())), "2026-03-10 11:00") == "2026-03-13 19:00"


def test_a_shop_that_is_never_shut_keeps_it_until_midnight():
    always = Calendar(Week(slots=tuple(Slot(day, time(0), time(0)) for day in range(7))))
    assert until(always, "2026-03-10 11:00", 1) == "2026-03-12 00:00"
