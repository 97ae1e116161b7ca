"""When support calls back."""

from datetime import UTC, datetime

import pytest
import time_machine

from kit import support_hours
from membership.helping import asking, windows
from membership.models import HelpRequest

TUESDAY = datetime(2026, 12, 1, 8, tzinfo=UTC)  # 9 h in Paris
THURSDAY_BEFORE_CHRISTMAS = datetime(2026, 12, 24, 12, 30, tzinfo=UTC)


def said(at: datetime) -> list[str]:
    return [str(each).replace("\u00a0", " ") for each in windows.coming(at)]


def test_five_working_days_of_four_windows_are_offered():
    found = said(TUESDAY)
    assert len(found) == 20
    assert found[0] == "mardi 1er décembre entre 10 h et 12 h"
    assert found[-1] == "lundi 7 décembre entre 16 h et 18 h"


def test_saturdays_are_nobodys():
    assert not [each for each in said(TUESDAY) if each.startswith(("samedi", "dimanche"))]


def test_what_has_begun_is_not_offered():
    begun = datetime(2026, 12, 1, 13, tzinfo=UTC)  # 14 h sharp
    assert said(begun)[0] == "mardi 1er décembre entre 16 h et 18 h"


def test_the_evening_begins_tomorrow():
    assert said(datetime(2026, 12, 1, 16, tzinfo=UTC))[0] == "mercredi 2 décembre entre 10 h et 12 h"


def test_public_holidays_are_left_out():
    days = [each.partition(" entre")[0] for each in said(THURSDAY_BEFORE_CHRISTMAS)]
    assert days[0] == "jeudi 24 décembre"
    assert "vendredi 25 décembre" not in days
    assert days[-1] == "jeudi 31 décembre"


def test_windows_keep_the_clock_of_paris_when_it_changes():
    before_summer = datetime(2026, 3, 27, 8, tzinfo=UTC)
    keys = [each.key for each in windows.coming(before_summer)]
    assert keys[0] == "2026-03-27T10:00"
    assert "2026-03-30T10:00" in keys


def test_the_hours_are_those_the_questions_quote(settings):
    assert support_hours.words().replace("\u00a0", " ") == "du lundi au vendredi, de 10 h à 18 h 30"


@time_machine.travel(TUESDAY, tick=False)
def test_a_full_window_is_not_offered(boulangerie, settings):
    settings.HELP_CALLS_A_WINDOW = 1
    first = windows.coming(TUESDAY)[0]
    ask(boulangerie, window=first)
    assert first not in windows.free(TUESDAY)


@time_machine.travel(TUESDAY, tick=False)
def test_a_window_is_free_again_when_the_request_is_withdrawn(boulangerie, settings):
    settings.HELP_CALLS_A_WINDOW = 1
    first = windows.coming(TUESDAY)[0]
    request = ask(boulangerie, window=first)
    asking.withdraw(request=request, by=boulangerie.person)
    assert first in windows.free(TUESDAY)


@time_machine.travel(TUESDAY, tick=False)
def test_a_mail_is_promised_for_the_end_of_the_next_working_day(boulangerie):
    request = ask(boulangerie, window=None)
    assert request.due_at == datetime(2026, 12, 2, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize("size", [1, 3])
@time_machine.travel(TUESDAY, tick=False)
def test_each_window_takes_as_many_as_the_setting_says(boulangerie, librairie, settings, size, monkeypatch):
    settings.HELP_CALLS_A_WINDOW = size
    monkeypatch.setattr(asking, "OPEN_AT_MOST", 10)
    first = windows.coming(TUESDAY)[0]
    for _number in range(size):
        ask(boulangerie, window=first)
    with pytest.raises(asking.WindowIsFull):
        ask(librairie, window=first)
    assert HelpRequest.objects.count() == size


def ask(shop, *, window) -> HelpRequest:
    return asking.ask(shop=shop, by=shop.person, kind="explain", topic="page", phone="04 65 71 00 42", window=window)
