"""Delivery windows: on the days a shop says, whole, never while it is closed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from commerce.shipping import rounds, windows
from commerce.shipping.rounds import Rounds
from commerce.shipping.windows import Rules
from kit.calendar import Calendar, Slot, SpecialDay, Week
from tests.commerce.shipping.test_windows import PARIS, local
from tests.kit.test_calendar import moments, weeks

TUESDAY_AND_FRIDAY = rounds.slots_of([[1, "17:00", "20:00"], [4, "17:00", "20:00"]])
hours = st.integers(0, 22).flatmap(lambda begin: st.tuples(st.just(begin), st.integers(begin + 1, 23)))
slots = st.lists(
    st.builds(lambda day, span: Slot(day, time(span[0]), time(span[1])), st.integers(0, 6), hours), max_size=6
).map(tuple)
told = st.builds(
    rounds.rules,
    notice_hours=st.integers(0, 72),
    cutoff=st.none() | st.builds(time, st.integers(0, 23)),
    most=st.none() | st.integers(1, 3),
)


def found(told_slots, shop: Week, at, rules: Rules | None = None, **more):
    calendar = Rounds(told_slots, Calendar(shop))
    return list(windows.free(calendar, rules or rounds.rules(notice_hours=0, cutoff=None, most=None), at=at, **more))


@settings(max_examples=150)
@given(told_slots=slots, shop=weeks, rules=told, at=moments, days=st.integers(0, 3))
def test_a_delivery_is_never_in_the_past_nor_before_the_notice(told_slots, shop, rules, at, days):
    for window in found(told_slots, shop, at, rules, made_days=days, horizon=10):
        assert at + rules.notice <= window.begin < window.end


@settings(max_examples=150)
@given(told_slots=slots, shop=weeks, rules=told, at=moments)
def test_a_delivery_is_on_a_day_of_the_shop_and_in_its_range(told_slots, shop, rules, at):
    calendar = Calendar(shop)
    for window in found(told_slots, shop, at, rules, horizon=10):
        begin = window.begin.astimezone(calendar.week.zone)
        same_day = [slot for slot in told_slots if slot.weekday == begin.weekday()]
        assert any(slot.opens <= begin.time() < slot.closes for slot in same_day)
        special = calendar.special(begin.date())
        assert special is None or not special.is_closure
        assert special is not None or not calendar.holiday(begin.date())


@settings(max_examples=100)
@given(told_slots=slots, shop=weeks, at=moments)
def test_deliveries_follow_each_other_without_overlapping(told_slots, shop, at):
    assert all(before.end <= after.begin for before, after in pairwise(found(told_slots, shop, at, horizon=10)))


def test_a_range_is_one_window_whole():
    first, second, *_more = found(TUESDAY_AND_FRIDAY, Week(), local("2026-06-08T10:00"))
    assert (first.begin, first.end) == (local("2026-06-09T17:00"), local("2026-06-09T20:00"))
    assert second.begin == local("2026-06-12T17:00")


def test_two_ranges_that_touch_stay_two():
    told_slots = rounds.slots_of([[1, "17:00", "19:00"], [1, "19:00", "21:00"]])
    first, second, *_more = found(told_slots, Week(), local("2026-06-08T10:00"))
    assert (first.end, second.end) == (local("2026-06-09T19:00"), local("2026-06-09T21:00"))


def test_a_closure_of_the_shop_brings_nothing_either():
    closed = SpecialDay(date(2026, 6, 9), date(2026, 6, 11), (), "Congés")
    first = found(TUESDAY_AND_FRIDAY, Week(specials=(closed,)), local("2026-06-08T10:00"))[0]
    assert first.begin == local("2026-06-12T17:00")


def test_other_hours_on_a_day_change_nothing_about_the_round():
    late = SpecialDay(date(2026, 6, 9), date(2026, 6, 9), ((time(14), time(22)),), "Nocturne")
    first = found(TUESDAY_AND_FRIDAY, Week(specials=(late,)), local("2026-06-08T10:00"))[0]
    assert first.begin == local("2026-06-09T17:00")


def test_a_public_holiday_brings_nothing():
    christmas = rounds.slots_of([[4, "09:00", "12:00"]])
    assert found(christmas, Week(), local("2026-12-24T10:00"))[0].begin == local("2027-01-08T09:00")


def test_the_cutoff_of_the_day_before_counts():
    rules = rounds.rules(notice_hours=0, cutoff=time(12), most=None)
    same_day, too_late = local("2026-06-09T11:00"), local("2026-06-09T12:00")
    assert found(TUESDAY_AND_FRIDAY, Week(), same_day, rules)[0].begin == local("2026-06-09T17:00")
    assert found(TUESDAY_AND_FRIDAY, Week(), too_late, rules)[0].begin == local("2026-06-12T17:00")


def test_the_night_the_clocks_change_a_range_keeps_its_wall_clock():
    sunday = rounds.slots_of([[6, "10:00", "12:00"]])
    window = found(sunday, Week(), datetime(2026, 3, 28, 9, tzinfo=UTC))[0]
    assert (window.begin.astimezone(PARIS).hour, window.end - window.begin) == (10, timedelta(hours=2))


def test_days_are_said_once_a_range():
    told_slots = rounds.slots_of([[1, "17:00", "20:00"], [4, "17:00", "20:00"], [5, "09:00", "12:00"]])
    said = rounds.sentence(told_slots).replace("\xa0", " ").replace("\u202f", " ")
    assert said == "mardi et vendredi, 17 h – 20 h · samedi, 9 h – 12 h"
    assert rounds.sentence(()) == ""
