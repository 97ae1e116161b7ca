from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kit.calendar import Calendar, Slot, SpecialDay, Week, describe, sentence, words

PARIS = ZoneInfo("Europe/Paris")
BAKERY = tuple(
    slot for day in range(1, 6) for slot in (Slot(day, time(6, 30), time(13)), Slot(day, time(15, 30), time(19)))
)
BAR = (Slot(4, time(18), time(2)), Slot(3, time(18), time(0)))
ALWAYS = tuple(Slot(day, time(0), time(0)) for day in range(7))


def said(slots: tuple[Slot, ...], moment: str, *specials: SpecialDay) -> str:
    calendar = Calendar(Week(slots=slots, specials=specials, holidays="open"))
    state = calendar.state(datetime.fromisoformat(moment).replace(tzinfo=PARIS))
    return sentence(state).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T08:00", "Ouvert jusqu’à 13 h"),
        ("2026-11-24T13:00", "Fermé, ouvre à 15 h 30"),
        ("2026-11-24T19:00", "Fermé, ouvre demain à 6 h 30"),
        ("2026-11-28T20:00", "Fermé, rouvre mardi à 6 h 30"),
    ],
)
def test_a_bakery_says_it_as_one_does(moment, expected):
    assert said(BAKERY, moment) == expected


@pytest.mark.parametrize(
    ("slots", "moment", "expected"),
    [
        (BAR, "2026-11-27T23:00", "Ouvert jusqu’à 2 h"),
        (BAR, "2026-11-28T01:00", "Ouvert jusqu’à 2 h"),
        (BAR, "2026-11-26T20:00", "Ouvert jusqu’à minuit"),
        (ALWAYS, "2026-11-26T20:00", "Ouvert, 24 h sur 24"),
        (ALWAYS[:3], "2026-11-23T10:00", "Ouvert jusqu’à jeudi minuit"),
    ],
)
def test_nights_are_told_as_nights(slots, moment, expected):
    assert said(slots, moment) == expected


@pytest.mark.parametrize(
    ("first", "last", "word", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 24), "En congé", "En congé, rouvre demain à 6 h 30"),
        (date(2026, 11, 23), date(2026, 11, 26), "", "Fermé, rouvre vendredi à 6 h 30"),
        (date(2026, 11, 23), date(2026, 12, 3), "en congé", "En congé jusqu’au 3 décembre"),
        (date(2026, 11, 23), date(2027, 1, 1), "", "Fermé, jusqu’au 1er janvier"),
        (date(2026, 11, 23), date(2027, 10, 4), "Travaux", "Travaux jusqu’au 4 octobre 2027"),
        (date(2026, 11, 23), date(2032, 1, 1), "Cessation d’activité", "Cessation d’activité"),
        (date(2026, 11, 23), date(2032, 1, 1), "", "Fermé"),
        (date(2026, 11, 24), date(2026, 11, 24), "", "Fermé exceptionnellement aujourd’hui, rouvre demain à 6 h 30"),
        (date(2026, 11, 24), date(2026, 11, 24), "Mariage", "Mariage, rouvre demain à 6 h 30"),
    ],
)
def test_a_closure_says_how_long_it_lasts(first, last, word, expected):
    assert said(BAKERY, "2026-11-24T10:00", SpecialDay(first, last, word=word)) == expected


def test_a_seasonal_shop_says_the_day_on_which_it_opens():
    season = SpecialDay(date(2027, 4, 1), date(2027, 9, 30), ((time(10), time(18)),), "Saison")
    assert said((), "2026-11-24T10:00", season) == "Fermé, rouvre le 1er avril"


def test_label_and_detail_come_apart():
    state = Calendar(Week(slots=BAKERY)).state(datetime(2026, 11, 24, 8, tzinfo=PARIS))
    assert describe(state) == ("Ouvert", "jusqu’à 13\u00a0h")


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (time(9), time(12, 30), "9\u00a0h – 12\u00a0h\u00a030"),
        (time(18), time(0), "18\u00a0h – minuit"),
        (time(0), time(0), "24 h sur 24"),
        (time(7, 5), time(8), "7\u00a0h\u00a005 – 8\u00a0h"),
    ],
)
def test_hours_are_written_as_in_france(opens, closes, expected):
    assert words.interval(opens, closes) == expected
