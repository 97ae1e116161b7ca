"""The calendar against two independent implementations, through both clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays
import opening_hours
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.calendar import Calendar, Slot, SpecialDay, Week

PARIS = ZoneInfo("Europe/Paris")
NAMES = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FIRST_DAYS = [date(2026, 3, 27), date(2026, 10, 23), date(2026, 6, 10), date(2026, 12, 23)]

quarter = st.builds(lambda n: time(n // 4, n % 4 * 15), st.integers(0, 95))
slots = st.lists(st.builds(Slot, st.integers(0, 6), quarter, quarter), max_size=8).map(tuple)
pairs = st.lists(st.tuples(quarter, quarter), max_size=2).map(tuple)
# Around both clock changes of 2026 (29 March, 25 October), Christmas, and an ordinary week.
moments = st.builds(
    lambda first, minutes: datetime.combine(first, time(), PARIS).astimezone(UTC) + timedelta(minutes=minutes),
    st.sampled_from(FIRST_DAYS),
    st.integers(0, 5 * 24 * 60),
)
specials = st.lists(
    st.builds(
        lambda first, start, length, hours: SpecialDay(
            first + timedelta(days=start), first + timedelta(days=start + length), hours
        ),
        st.sampled_from(FIRST_DAYS),
        st.integers(0, 4),
        st.integers(0, 3),
        pairs,
    ),
    max_size=3,
).map(tuple)
weeks = st.builds(Week, slots=slots, specials=specials, holidays=st.sampled_from(["open", "closed"]))


def open_on_the_wall(week: Week, moment: datetime) -> bool:
    """The rule read out by somebody who looks at a clock on the wall, and knows nothing of UTC.

    Only when the clock shows an hour for the second time do they not look: what held at its end still holds.
    """
    wall = moment.astimezone(PARIS)
    if wall.fold:
        wall = wall.replace(minute=59)
    shown, today = (wall.hour, wall.minute), wall.date()
    return any(
        (opens.hour, opens.minute) <= shown and (closes <= opens or shown < (closes.hour, closes.minute))
        for opens, closes in slots_on(week, today)
    ) or any(closes <= opens and shown < (closes.hour, closes.minute) for opens, closes in slots_on(week, today - DAY))


@cache
def public_holidays(year: int) -> set[date]:
    return set(holidays.France(years=year))


def slots_on(week: Week, day: date) -> list[tuple[time, time]]:
    told = [special for special in week.specials if special.first <= day <= special.last]
    if told:
        return list(told[-1].slots)
    if week.holidays == "closed" and day in public_holidays(day.year):
        return []
    return [(slot.opens, slot.closes) for slot in week.slots if slot.weekday == day.weekday()]


def oracle(given_slots: tuple[Slot, ...], ending: str = "", zone: ZoneInfo = PARIS) -> opening_hours.OpeningHours:
    rules = ", ".join(
        f"{NAMES[s.weekday]} {s.opens:%H:%M}-{(s.closes.hour + 24 * s.is_past_midnight):02d}:{s.closes:%M}"
        for s in given_slots
    )
    return opening_hours.OpeningHours(rules + ending, timezone=zone, country="FR")


@settings(max_examples=400, deadline=None)
@given(weeks, moments)
@example(Week((Slot(6, time(2, 30), time(5)),)), datetime(2026, 3, 29, 1, 15, tzinfo=UTC))
@example(Week((Slot(5, time(22), time(2, 30)),)), datetime(2026, 3, 29, 1, 15, tzinfo=UTC))
@example(Week((Slot(5, time(22), time(2, 30)),)), datetime(2026, 10, 25, 1, 15, tzinfo=UTC))
def test_open_now_is_what_the_clock_on_the_wall_says(week, moment):
    assert Calendar(week).is_open(moment) == open_on_the_wall(week, moment)


@settings(max_examples=8, deadline=None)
@given(weeks, st.sampled_from(FIRST_DAYS))
def test_every_minute_of_three_days_is_what_the_clock_on_the_wall_says(week, first):
    calendar = Calendar(week)
    begin = datetime.combine(first + DAY, time(), PARIS).astimezone(UTC)
    intervals = list(calendar.intervals(first, 5))
    for minute in range(0, 3 * 24 * 60):
        moment = begin + minute * MINUTE
        expected = open_on_the_wall(week, moment)
        assert any(opens <= moment < closes for opens, closes in intervals) == expected, moment


@settings(max_examples=200, deadline=None)
@given(slots.filter(bool), moments)
@example((Slot(6, time(2, 30), time(5)),), datetime(2026, 3, 29, 1, 15, tzinfo=UTC))
def test_open_now_agrees_with_another_library(given_slots, moment):
    local = moment.astimezone(PARIS)
    if local.fold:  # the other library opens again for the quarter of an hour that comes twice
        return
    assert Calendar(Week(given_slots, holidays="open")).is_open(moment) == oracle(given_slots).is_open(local)


@settings(max_examples=200, deadline=None)
@given(
    slots.filter(bool),
    st.sampled_from(["America/Guadeloupe", "Indian/Reunion", "Indian/Mayotte", "America/Miquelon"]),
    # Saint-Pierre-et-Miquelon changes its clocks on America's days: 8 March and 1 November.
    st.sampled_from([date(2026, 3, 7), date(2026, 10, 31), date(2026, 6, 10)]),
    st.integers(0, 3 * 24 * 60),
)
def test_overseas_the_towns_own_clock_counts(given_slots, zone, first, minutes):
    local = datetime.combine(first, time(), ZoneInfo(zone)).astimezone(UTC) + timedelta(minutes=minutes)
    local = local.astimezone(ZoneInfo(zone))
    if local.fold:
        return
    week = Week(given_slots, holidays="open", timezone=zone)
    assert Calendar(week).is_open(local) == oracle(given_slots, zone=ZoneInfo(zone)).is_open(local)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 365 * 4 - 1))
def test_holidays_shut_the_same_days_as_in_another_library(weekdays, days):
    given_slots = tuple(Slot(weekday, time(9), time(18)) for weekday in sorted(weekdays))
    moment = datetime.combine(date(2026, 1, 1) + days * DAY, time(10), PARIS)
    assert Calendar(Week(given_slots)).is_open(moment) == oracle(given_slots, "; PH off").is_open(moment)


@settings(max_examples=200, deadline=None)
@given(weeks, moments)
def test_the_next_change_is_the_first_moment_with_another_answer(week, moment):
    calendar = Calendar(week)
    change = calendar.next_change(moment)
    if change is None:
        ahead = [moment + n * timedelta(hours=1) for n in range(0, 24 * 14)]
        assert len({calendar.is_open(each) for each in ahead}) == 1
        return
    when, opens = change[0].astimezone(UTC), change[1]
    assert when > moment
    assert calendar.is_open(when) is opens
    steps = min(int((when - moment) / MINUTE), 24 * 60)
    assert all(calendar.is_open(when - n * MINUTE) is not opens for n in range(1, steps + 1, 15))
    assert calendar.is_open(moment) is not opens


@settings(max_examples=200, deadline=None)
@given(weeks, moments)
def test_the_state_says_the_same_as_its_parts(week, moment):
    calendar = Calendar(week)
    state, change = calendar.state(moment), calendar.next_change(moment)
    assert state.is_open == calendar.is_open(moment)
    assert state.until == (change[0] if change else None)


@settings(max_examples=200, deadline=None)
@given(weeks, st.sampled_from(FIRST_DAYS))
def test_windows_follow_each_other_with_a_gap_between(week, first):
    windows = [edge.astimezone(UTC) for window in Calendar(week).windows(first, 6) for edge in window]
    assert all(one < other for one, other in pairwise(windows))


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="naive"):
        Calendar(Week((Slot(0, time(9), time(12)),))).is_open(datetime(2026, 11, 23, 10))  # noqa: DTZ001
