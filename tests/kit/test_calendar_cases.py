"""The cases that merchants know."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kit.calendar import Calendar, Slot, SpecialDay, Week

PARIS = ZoneInfo("Europe/Paris")
BAR = Week(slots=(Slot(4, time(18), time(2)), Slot(5, time(18), time(2))))
NINE_TO_SIX = tuple(Slot(day, time(9), time(18)) for day in range(7))


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "is_open"), [("12:29", True), ("12:30", False), ("13:59", False), ("14:00", True), ("19:00", False)]
)
def test_a_shop_is_shut_over_lunch(moment, is_open):
    week = Week(slots=(Slot(1, time(9), time(12, 30)), Slot(1, time(14), time(19))))
    assert Calendar(week).is_open(at(f"2026-11-24T{moment}")) is is_open


def test_past_midnight_belongs_to_the_evening_it_began():
    assert Calendar(BAR).is_open(at("2026-11-28T01:59"))
    assert not Calendar(BAR).is_open(at("2026-11-28T02:00"))


def test_saturdays_closure_leaves_fridays_night_whole():
    week = Week(slots=BAR.slots, specials=(SpecialDay(date(2026, 11, 28), date(2026, 11, 28)),))
    assert Calendar(week).is_open(at("2026-11-28T01:30"))
    assert not Calendar(week).is_open(at("2026-11-29T01:30"))


def test_slots_that_overlap_are_shown_as_one():
    week = Week(slots=(Slot(0, time(11), time(14)), Slot(0, time(9), time(12)), Slot(0, time(15), time(18))))
    assert Calendar(week).hours(date(2026, 11, 23)) == ((time(9), time(14)), (time(15), time(18)))


def test_slots_of_more_than_a_day_together_stay_two():
    week = Week(slots=(Slot(0, time(1), time(20)), Slot(0, time(18), time(2))))
    assert Calendar(week).hours(date(2026, 11, 23)) == ((time(1), time(20)), (time(18), time(2)))


def test_always_open_never_changes():
    calendar = Calendar(Week(slots=tuple(Slot(day, time(0), time(0)) for day in range(7)), holidays="open"))
    assert calendar.is_open(at("2026-03-29T04:00"))
    assert calendar.next_change(at("2026-03-29T04:00")) is None


def test_a_closure_shuts_with_its_word():
    away = SpecialDay(date(2026, 11, 23), date(2026, 11, 25), word="En congé")
    state = Calendar(Week(slots=NINE_TO_SIX, specials=(away,))).state(at("2026-11-24T10:00"))
    assert (state.is_open, state.is_closure, state.word, state.through) == (False, True, "En congé", date(2026, 11, 25))
    assert state.until == at("2026-11-26T09:00")


def test_closures_in_a_row_end_with_the_last():
    away = tuple(SpecialDay(date(2026, 8, day), date(2026, 8, day + 6)) for day in (3, 10, 24))
    assert Calendar(Week(slots=NINE_TO_SIX, specials=away)).state(at("2026-08-04T10:00")).through == date(2026, 8, 16)


def test_a_closure_that_never_ends_says_no_end():
    gone = SpecialDay(date(2026, 8, 3), date.max, word="Cessation d’activité")
    state = Calendar(Week(slots=NINE_TO_SIX, specials=(gone,))).state(at("2026-08-04T10:00"))
    assert (state.until, state.through) == (None, None)


def test_what_was_written_last_about_a_day_counts():
    august = SpecialDay(date(2026, 8, 1), date(2026, 8, 31))
    fair = SpecialDay(date(2026, 8, 15), date(2026, 8, 15), ((time(10), time(16)),), "Foire")
    calendar = Calendar(Week(slots=NINE_TO_SIX, specials=(august, fair)))
    assert calendar.is_open(at("2026-08-15T11:00"))
    assert not calendar.is_open(at("2026-08-14T11:00"))


def test_special_hours_stand_above_a_public_holiday():
    eve = SpecialDay(date(2026, 12, 25), date(2026, 12, 25), ((time(8), time(11)),))
    assert Calendar(Week(slots=NINE_TO_SIX, specials=(eve,))).is_open(at("2026-12-25T10:00"))


@pytest.mark.parametrize(("departement", "is_open"), [("57", False), ("67", False), ("68", False), ("74", True)])
def test_good_friday_is_a_holiday_in_moselle_and_alsace_alone(departement, is_open):
    assert Calendar(Week(slots=NINE_TO_SIX, departement=departement)).is_open(at("2026-04-03T10:00")) is is_open


@pytest.mark.parametrize(
    ("departement", "zone", "day"),
    [
        ("971", "America/Guadeloupe", "2026-05-27"),
        ("972", "America/Martinique", "2026-05-22"),
        ("973", "America/Cayenne", "2026-06-10"),
        ("974", "Indian/Reunion", "2026-12-20"),
        ("976", "Indian/Mayotte", "2026-04-27"),
        ("977", "America/St_Barthelemy", "2026-10-09"),
        ("978", "America/Marigot", "2026-05-28"),
    ],
)
def test_overseas_keep_the_abolition_of_slavery_on_their_own_day(departement, zone, day):
    calendar = Calendar(Week(slots=NINE_TO_SIX, timezone=zone, departement=departement))
    noon = at(f"{day}T12:00", ZoneInfo(zone))
    assert not calendar.is_open(noon)
    assert calendar.is_open(noon - timedelta(days=1))
    assert calendar.state(noon).word == "Abolition de l’esclavage"
    assert Calendar(Week(slots=NINE_TO_SIX, departement="74")).is_open(at(f"{day}T12:00"))


def test_a_shop_may_open_on_public_holidays():
    assert Calendar(Week(slots=NINE_TO_SIX, holidays="open")).is_open(at("2026-12-25T10:00"))


def test_the_week_is_shown_as_it_really_is():
    week = Calendar(Week(slots=NINE_TO_SIX[:6])).week_table(at("2026-12-23T23:30"))
    assert [row.day.day for row in week] == [21, 22, 23, 24, 25, 26, 27]
    assert [row.is_today for row in week] == [False, False, True, False, False, False, False]
    assert [(row.word, row.intervals) for row in week[4:]] == [("Noël", ()), ("", ((time(9), time(18)),)), ("", ())]


def test_a_night_of_the_clock_change_lasts_as_long_as_it_really_does():
    bakery = Calendar(Week(slots=(Slot(6, time(1), time(6)),)))
    lengths = [end - begin for day in (29,) for begin, end in bakery.intervals(date(2026, 3, day), 1)]
    lengths += [end - begin for begin, end in bakery.intervals(date(2026, 10, 25), 1)]
    assert lengths == [timedelta(hours=4), timedelta(hours=6)]


def test_an_hour_that_the_clocks_skip_is_no_opening():
    assert list(Calendar(Week(slots=(Slot(6, time(2), time(3)),))).intervals(date(2026, 3, 29), 1)) == []


def test_pickup_windows_are_told_on_the_shops_own_clock():
    calendar = Calendar(Week(slots=NINE_TO_SIX, timezone="Indian/Reunion", departement="974"))
    [(opens, closes)] = calendar.windows(date(2026, 12, 21), 1)
    assert (opens.isoformat(), closes.isoformat()) == ("2026-12-21T09:00:00+04:00", "2026-12-21T18:00:00+04:00")


def test_search_engines_are_told_the_week_with_days_together():
    bar = Week(slots=(*BAR.slots, Slot(6, time(0), time(0))))
    assert Calendar(bar).schema_org(at("2026-09-01T10:00"))["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "18:00",
            "closes": "02:00",
            "dayOfWeek": ["Friday", "Saturday"],
        },
        {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "23:59", "dayOfWeek": ["Sunday"]},
    ]


def test_search_engines_are_told_what_is_different_and_still_to_come():
    specials = (
        SpecialDay(date(2026, 8, 1), date(2026, 8, 20)),
        SpecialDay(date(2026, 11, 24), date(2026, 11, 30)),
        SpecialDay(date(2026, 11, 28), date(2026, 11, 28), ((time(9), time(12)),)),
    )
    told = Calendar(Week(slots=NINE_TO_SIX[:5], specials=specials)).schema_org(at("2026-11-24T10:00"))
    found = [
        (each["validFrom"], each["validThrough"], each["opens"], each["closes"])
        for each in told["specialOpeningHoursSpecification"]
    ]
    assert found == [
        ("2026-11-24", "2026-11-27", "00:00", "00:00"),
        ("2026-11-28", "2026-11-28", "09:00", "12:00"),
        ("2026-11-29", "2026-11-30", "00:00", "00:00"),
        ("2026-12-25", "2026-12-25", "00:00", "00:00"),
        ("2027-01-01", "2027-01-01", "00:00", "00:00"),
        ("2027-03-29", "2027-03-29", "00:00", "00:00"),
        ("2027-05-06", "2027-05-06", "00:00", "00:00"),
        ("2027-05-17", "2027-05-17", "00:00", "00:00"),
    ]
