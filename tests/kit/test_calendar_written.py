from datetime import date, time

import pytest
from hypothesis import given, settings

from kit.calendar import Slot, SpecialDay, Week
from tests.kit.test_calendar import weeks


@settings(max_examples=100, deadline=None)
@given(weeks)
def test_hours_survive_being_written_and_read(week):
    read = Week.from_json(week.to_json())
    assert (sorted(week.slots), week.specials, week.holidays) == (list(read.slots), read.specials, read.holidays)


def test_nothing_written_is_no_hours():
    assert Week.from_json({}).is_empty
    assert Week.from_json({"slots": None, "specials": None, "holidays": None}).is_empty


def test_the_town_adds_its_zone_and_departement():
    week = Week.from_json({"timezone": "Indian/Reunion", "departement": "974"})
    assert (week.timezone, week.departement) == ("Indian/Reunion", "974")


def test_a_special_day_may_be_one_day_without_a_word():
    week = Week.from_json({"specials": [{"from": "2026-12-24", "to": None, "word": None}]})
    assert week.specials == (SpecialDay(date(2026, 12, 24), date(2026, 12, 24)),)


def test_midnight_may_be_written_as_the_end_of_the_day():
    assert Week.from_json({"slots": [[0, "18:00", "24:00"]]}).slots == (Slot(0, time(18), time(0)),)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ([], "is not an object"),
        ({"slots": "x"}, "slots: 'x' is not a list"),
        ({"slots": ["x"]}, r"slots\[0\]: 'x' is not of the form"),
        ({"slots": [[0, "09:00", "10:00"], [7, "09:00", "10:00"]]}, "weekday 7"),
        ({"slots": [["1", "09:00", "10:00"]]}, r"slots\[0\]: weekday '1'"),
        ({"slots": [[1, "25:00", "10:00"]]}, r"slots\[0\]: '25:00' is not a time"),
        ({"slots": [[1, "09:00:30", "10:00"]]}, "'09:00:30' is not a time"),
        ({"slots": [[1, "9h", "10:00"]]}, "'9h' is not a time"),
        ({"specials": [1]}, r"specials\[0\]: 1 is not an object"),
        ({"specials": [{"to": "2026-12-24"}]}, r"specials\[0\]: from: None is not a day"),
        ({"specials": [{"from": "2026-12-24", "to": "2026-02-30"}]}, "to: '2026-02-30' is not a day"),
        ({"specials": [{"from": "2026-12-24", "to": "2026-12-23"}]}, "the end is before the beginning"),
        ({"specials": [{"from": "2026-12-24", "slots": [["09:00"]]}]}, r"specials\[0\]: slots\[0\]: "),
        ({"holidays": "maybe"}, "holidays 'maybe': use one of closed, open"),
        ({"holidays": 1}, "holidays: 1 is not a text"),
        ({"timezone": "Europe/Annecy"}, "timezone 'Europe/Annecy'"),
        ({"timezone": "Europe"}, "timezone 'Europe'"),
    ],
)
def test_hours_that_make_no_sense_are_refused_with_their_place(broken, told):
    with pytest.raises(ValueError, match=told):
        Week.from_json(broken)


def test_seconds_are_no_opening_hours():
    with pytest.raises(ValueError, match="whole minutes"):
        Slot(0, time(9, 0, 30), time(12))
