"""The calendar against two independent implementations, and the cases that merchants know."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.calendar import Calendar, Slot, SpecialDay, Week, describe

PARIS = ZoneInfo("Europe/Paris")
NAMES = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
BAKERY = Week(
    slots=tuple(
        slot for day in range(1, 6) for slot in (Slot(day, time(6, 30), time(13)), Slot(day, time(15, 30), time(19)))
    )
)


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


quarter = st.builds(lambda n: time(n // 4, n % 4 * 15), st.integers(0, 95))
slots = st.lists(st.builds(Slot, st.integers(0, 6), quarter, quarter), max_size=8)
# Around both clock changes of 2026 (29 March, 25 October) and ordinary days.
moments = st.builds(
    lambda begin, minutes: (begin + timedelta(minutes=minutes)).astimezone(UTC),
    st.sampled_from([at("2026-03-27T00:00"), at("2026-10-23T00:00"), at("2026-06-10T00:00")]),
    st.integers(0, 5 * 24 * 60),
)


def minute_by_minute(week: Week, moment: datetime) -> bool:
    """The rule read out: is there a slot of today or yesterday whose wall-clock beginning and end lie around now?"""
    today = moment.astimezone(PARIS).date()
    for day in (today - timedelta(days=1), today):
        for slot in week.slots:
            if slot.weekday != day.weekday():
                continue
            end_day = day + timedelta(days=1) if slot.closes <= slot.opens else day
            begin = datetime.combine(day, slot.opens).replace(tzinfo=PARIS).timestamp()
            end = datetime.combine(end_day, slot.closes).replace(tzinfo=PARIS).timestamp()
            if begin <= moment.timestamp() < end:
                return True
    return False


@settings(max_examples=300, deadline=None)
@given(slots, moments)
def test_open_now_agrees_with_the_rule_read_out(given_slots, moment):
    week = Week(slots=tuple(given_slots), holidays="open")
    assert Calendar(week).is_open(moment) == minute_by_minute(week, moment)


@settings(max_examples=200, deadline=None)
@given(slots, st.integers(0, 5 * 24 * 60))
def test_open_now_agrees_with_another_library(given_slots, minutes):
    week = Week(slots=tuple(given_slots), holidays="open")
    rules = ", ".join(
        f"{NAMES[s.weekday]} {s.opens:%H:%M}-{(s.closes.hour + 24 * s.is_past_midnight):02d}:{s.closes:%M}"
        for s in week.slots
    )
    moment = at("2026-06-10T00:00") + timedelta(minutes=minutes)
    expected = bool(rules) and opening_hours.OpeningHours(rules, timezone=PARIS).is_open(moment)
    assert Calendar(week).is_open(moment) == expected


@settings(max_examples=200, deadline=None)
@given(slots, moments)
def test_the_next_change_is_where_the_answer_changes(given_slots, moment):
    calendar = Calendar(Week(slots=tuple(given_slots), holidays="open"))
    change = calendar.next_change(moment)
    if change is None:
        return
    when, opens = change
    assert when > moment
    assert calendar.is_open(when) is opens
    assert calendar.is_open(when - timedelta(minutes=1)) is not opens or when - timedelta(minutes=1) < moment


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-24T08:00", ("Ouvert", "jusqu’à 13 h")),
        ("2026-11-24T13:00", ("Fermé", "ouvre à 15 h 30")),
        ("2026-11-24T19:00", ("Fermé", "ouvre demain à 6 h 30")),
        ("2026-11-28T20:00", ("Fermé", "ouvre mardi à 6 h 30")),
    ],
)
def test_a_bakery_says_it_as_one_does(moment, words):
    said = describe(Calendar(BAKERY).state(at(moment)))
    assert tuple(part.replace("\u00a0", " ") for part in said) == words


def test_past_midnight_belongs_to_the_evening_it_began():
    bar = Calendar(Week(slots=(Slot(4, time(18), time(0, 30)),)))
    assert bar.is_open(at("2026-11-28T00:15"))
    assert not bar.is_open(at("2026-11-28T00:30"))


def test_a_closure_shuts_with_its_word():
    away = SpecialDay(date(2026, 11, 23), date(2026, 11, 25), word="En congé")
    calendar = Calendar(Week(slots=BAKERY.slots, specials=(away,)))
    state = calendar.state(at("2026-11-24T10:00"))
    assert (state.is_open, state.is_closure, state.word) == (False, True, "En congé")
    assert describe(state)[1].replace("\u00a0", " ") == "En congé, rouvre jeudi à 6 h 30"


def test_good_friday_is_a_holiday_in_moselle_alone():
    friday = Slot(4, time(9), time(18))
    assert not Calendar(Week(slots=(friday,), departement="57")).is_open(at("2026-04-03T10:00"))
    assert Calendar(Week(slots=(friday,), departement="74")).is_open(at("2026-04-03T10:00"))


def test_the_abolition_of_slavery_is_kept_on_reunion():
    zone = ZoneInfo("Indian/Reunion")
    sunday = Week(slots=(Slot(6, time(9), time(12)),), timezone="Indian/Reunion", departement="974")
    assert not Calendar(sunday).is_open(at("2026-12-20T10:00", zone))
    assert Calendar(sunday).is_open(at("2026-12-13T10:00", zone))


def test_a_shop_may_open_on_public_holidays():
    assert Calendar(Week(slots=(Slot(4, time(9), time(18)),), holidays="open")).is_open(at("2026-12-25T10:00"))


def test_hours_survive_being_written_and_read():
    week = Week(
        slots=BAKERY.slots, specials=(SpecialDay(date(2026, 12, 24), date(2026, 12, 24), ((time(6), time(16)),)),)
    )
    assert Week.from_json(week.to_json()) == week


@pytest.mark.parametrize(
    "broken",
    [{"slots": [[7, "09:00", "10:00"]]}, {"slots": [[1, "25:00", "10:00"]]}, {"slots": ["x"]}, {"holidays": "maybe"}],
)
def test_hours_that_make_no_sense_are_refused(broken):
    with pytest.raises(ValueError):
        Week.from_json(broken)
