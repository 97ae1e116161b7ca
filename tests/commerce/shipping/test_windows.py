"""Pickup windows against the calendar they come from, through both clock changes, holidays and closures."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commerce.shipping import windows
from commerce.shipping.windows import Rules, Window
from kit.calendar import Calendar, Slot, SpecialDay, Week
from tests.kit.test_calendar import moments, weeks

PARIS = ZoneInfo("Europe/Paris")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
rules = st.builds(
    Rules,
    minutes=st.sampled_from([30, 60, 120, 240]),
    notice_hours=st.integers(0, 72),
    cutoff=st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])),
    most=st.none() | st.integers(1, 3),
)
made = st.integers(0, 4)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


def shop(opens: str = "09:00", closes: str = "19:00", *, days=range(7), **more) -> Calendar:
    begin, end = time.fromisoformat(opens), time.fromisoformat(closes)
    return Calendar(Week(slots=tuple(Slot(day, begin, end) for day in days), **more))


def first(calendar: Calendar, at: str, told: Rules | None = None, **more) -> str:
    """When the first window begins, by the clock on the wall."""
    window = next(windows.free(calendar, told or Rules(), at=local(at), **more))
    return f"{window.begin.astimezone(PARIS):%Y-%m-%d %H:%M}"


# ---- whatever the hours
@settings(max_examples=150)
@given(week=weeks, told=rules, at=moments, days=made)
def test_a_window_is_never_in_the_past_nor_before_the_notice(week, told, at, days):
    for window in windows.free(Calendar(week), told, at=at, made_days=days, horizon=8):
        assert at + told.notice <= window.begin < window.end


@settings(max_examples=150)
@given(week=weeks, told=rules, at=moments)
def test_a_window_lies_inside_opening_hours(week, told, at):
    calendar = Calendar(week)
    for window in windows.free(calendar, told, at=at, horizon=6):
        minutes = int((window.end - window.begin) / MINUTE)
        assert minutes <= told.minutes
        assert all(calendar.is_open(window.begin + place * MINUTE) for place in (0, minutes // 2, minutes - 1))


@settings(max_examples=150)
@given(week=weeks, told=rules, at=moments)
def test_windows_follow_each_other_without_overlapping(week, told, at):
    found = list(windows.free(Calendar(week), told, at=at, horizon=8))
    assert all(before.end <= after.begin for before, after in pairwise(found))


@settings(max_examples=100)
@given(week=weeks, told=rules, at=moments, days=made)
def test_what_is_made_to_order_waits_its_days(week, told, at, days):
    today = at.astimezone(PARIS).date()
    for window in windows.free(Calendar(week), told, at=at, made_days=days, horizon=8):
        assert window.begin.astimezone(PARIS).date() >= today + timedelta(days=days)


@settings(max_examples=100)
@example(
    week=Week(slots=(Slot(3, time(1), time(1)), Slot(4, time(0, 15), time(0, 15)))),
    at=datetime(2026, 6, 12, 12, tzinfo=UTC),
    later=600,
)
@given(week=weeks, at=moments, later=st.integers(0, 600))
def test_the_same_windows_are_offered_a_little_later(week, at, later):
    """What one person sees and what is checked when they order are cut at the same minutes."""
    told, soon = Rules(minutes=60, notice_hours=0), at + later * MINUTE
    seen = [each for each in windows.free(Calendar(week), told, at=at, horizon=4) if each.begin >= soon]
    checked = list(windows.free(Calendar(week), told, at=soon, horizon=6))
    assert checked[: len(seen)] == seen


@settings(max_examples=100)
@given(week=weeks, at=moments, most=st.integers(1, 3), data=st.data())
def test_a_full_window_is_not_offered(week, at, most, data):
    open_to_all = list(windows.free(Calendar(week), Rules(most=most), at=at, horizon=5))
    taken = (
        data.draw(st.lists(st.sampled_from([each.begin for each in open_to_all]), max_size=12)) if open_to_all else []
    )
    left = list(windows.free(Calendar(week), Rules(most=most), at=at, taken=taken, horizon=5))
    assert left == [each for each in open_to_all if taken.count(each.begin) < most]


@settings(max_examples=100)
@given(some=st.lists(st.tuples(weeks, rules), min_size=2, max_size=4), at=moments)
def test_a_round_finds_every_shop_in_a_window_of_its_own(some, at):
    offers = [list(windows.free(Calendar(week), told, at=at, horizon=5)) for week, told in some]
    for each in windows.together(offers):
        assert each.end - each.begin >= windows.LEAST_TOGETHER
        assert all(windows.is_offered(each, offered) for offered in offers)


@given(minute=st.integers(0, 99_999_999), length=st.integers(1, 1440))
def test_a_window_is_read_back_from_a_form(minute, length):
    begin = datetime.fromtimestamp(minute * 60, UTC)
    window = Window(begin, begin + length * MINUTE)
    assert Window.parse(window.code) == window


@pytest.mark.parametrize("code", ["", "12", "-", "12-", "-60", "12-0", "a-60", "12-60-60", "99999999999-60", "²-60"])
def test_nonsense_is_no_window(code):
    assert Window.parse(code) is None


# ---- as a merchant would say it
def test_two_hours_notice_without_a_word_of_the_merchant():
    assert first(shop(), "2026-06-10T09:10") == "2026-06-10 12:00"


def test_what_is_ordered_after_the_cutoff_counts_for_tomorrow():
    told = Rules(cutoff=time(11, 0))
    assert first(shop(), "2026-06-10T10:59", told) == "2026-06-10 13:00"
    assert first(shop(), "2026-06-10T11:00", told) == "2026-06-11 09:00"


def test_made_to_order_after_the_cutoff_waits_one_day_more():
    told = Rules(cutoff=time(17, 0))
    assert first(shop(), "2026-06-10T16:00", told, made_days=2) == "2026-06-12 09:00"
    assert first(shop(), "2026-06-10T18:00", told, made_days=2) == "2026-06-13 09:00"


def test_the_longest_of_notice_and_making_counts():
    assert first(shop(), "2026-06-10T10:00", Rules(notice_hours=72), made_days=1) == "2026-06-13 10:00"


def test_a_change_counts_the_days_from_the_order():
    ordered = local("2026-06-08T10:00")
    assert first(shop(), "2026-06-10T10:00", made_days=2, ordered_at=ordered) == "2026-06-10 12:00"


def test_a_holiday_has_no_window():
    assert first(shop(), "2026-12-24T18:30") == "2026-12-26 09:00"


def test_a_closure_has_no_window():
    closed = SpecialDay(date(2026, 6, 11), date(2026, 6, 20), (), "Congés")
    assert first(shop(specials=(closed,)), "2026-06-10T18:30") == "2026-06-21 09:00"


def test_nobody_who_told_no_hours_has_windows():
    assert list(windows.free(Calendar(Week()), Rules(), at=local("2026-06-10T10:00"))) == []


def test_the_night_the_clocks_go_forward_has_an_hour_less():
    night = shop("00:00", "06:00", days=[6])
    found = list(windows.free(night, Rules(notice_hours=0), at=local("2026-03-28T20:00"), horizon=2))
    assert len(found) == 5
    assert found[-1].end.astimezone(PARIS).hour == 6


def test_the_night_the_clocks_go_back_has_an_hour_more():
    night = shop("00:00", "06:00", days=[6])
    assert len(list(windows.free(night, Rules(notice_hours=0), at=local("2026-10-24T20:00"), horizon=2))) == 7


def test_the_last_window_ends_when_the_shop_shuts():
    found = list(windows.free(shop("09:00", "12:30"), Rules(), at=local("2026-06-10T06:00"), horizon=1))
    last = [each for each in found if each.begin.astimezone(PARIS).date() == date(2026, 6, 10)][-1]
    assert (last.begin, last.end) == (local("2026-06-10T12:00"), local("2026-06-10T12:30"))


def test_one_round_is_the_earliest_time_that_suits_all():
    morning, afternoon = shop("07:00", "12:30"), shop("10:30", "19:00")
    at = local("2026-06-10T06:00")
    found = windows.together([list(windows.free(each, Rules(), at=at)) for each in (morning, afternoon)])
    assert found[0] == Window(local("2026-06-10T10:30"), local("2026-06-10T11:00"))


def test_shops_that_are_never_open_at_once_have_no_round():
    at = local("2026-06-10T06:00")
    offers = [list(windows.free(each, Rules(), at=at)) for each in (shop("07:00", "12:00"), shop("14:00", "19:00"))]
    assert windows.together(offers) == []


def test_an_order_in_the_middle_of_a_window_takes_its_place():
    told, at = Rules(most=1), local("2026-06-10T06:00")
    assert first(shop(), "2026-06-10T06:00", told, taken=[local("2026-06-10T09:30")]) == "2026-06-10 10:00"
    assert windows.is_offered(
        Window(local("2026-06-10T09:30"), local("2026-06-10T10:00")), windows.free(shop(), told, at=at)
    )
