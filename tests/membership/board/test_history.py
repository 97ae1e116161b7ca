from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kit import clock
from membership import gate
from membership.board import history
from membership.models import City, MarketTransition, Shop, Subscription, TownDay
from tests import factories
from tests.membership.board.conftest import brought


@pytest.fixture
def evening():
    with time_machine.travel("2026-06-10T18:00:00+02:00", tick=False) as when:
        yield when


@pytest.fixture
def town(evening, annecy):
    City.objects.filter(pk=annecy.pk).update(created_at=clock.now())
    return annecy


def told(city):
    return {row.day: (row.pro_count, row.shop_count, row.is_open) for row in TownDay.objects.of([city])}


def test_a_day_is_written_as_the_town_stands(town):
    factories.shop(city=town)
    factories.fill_market(town, to=2)
    history.write_due()
    assert told(town) == {date(2026, 6, 10): (2, 3, False)}


def test_a_day_is_written_once_however_often_the_job_runs(town):
    assert history.write_due() == 1
    factories.fill_market(town, to=1)
    assert history.write_due() == 0
    assert told(town) == {date(2026, 6, 10): (0, 0, False)}


def test_the_database_keeps_one_row_a_day(town):
    history.write_due()
    with pytest.raises(IntegrityError), transaction.atomic():
        TownDay.objects.create(city=town, day=date(2026, 6, 10), pro_count=1, shop_count=1, is_open=False)


def test_a_row_that_somebody_else_wrote_meanwhile_stays(town, monkeypatch):
    history.write_due()
    monkeypatch.setattr(history, "_missing", lambda city, today: [today])
    monkeypatch.setattr(City.objects, "without_day", lambda day: City.objects.all())
    factories.fill_market(town, to=3)
    history.write_due()
    assert told(town) == {date(2026, 6, 10): (0, 0, False)}


def test_days_on_which_nothing_ran_are_filled_with_what_is_known(town, evening):
    history.write_due()
    evening.move_to("2026-06-12T09:00:00+02:00")
    shop = factories.fill_market(town, to=1)[0]
    Shop.objects.update(created_at=clock.now())
    Subscription.objects.update(began_on=date(2026, 6, 12), pro_until=clock.now() + timedelta(days=30))
    evening.move_to("2026-06-13T09:00:00+02:00")
    assert history.write_due() == 3
    assert told(town) == {
        date(2026, 6, 10): (0, 0, False),
        date(2026, 6, 11): (0, 0, False),
        date(2026, 6, 12): (1, 1, False),
        date(2026, 6, 13): (1, 1, False),
    }
    assert shop.city == town


def test_a_late_day_knows_a_pro_that_has_ended_since(town, evening):
    history.write_due()
    factories.fill_market(town, to=1)
    Subscription.objects.update(pro_until=clock.now() + timedelta(days=1, hours=1))
    evening.move_to("2026-06-12T09:00:00+02:00")
    Subscription.objects.update(pro_until=clock.now() + timedelta(hours=-1))
    history.write_due()
    assert told(town)[date(2026, 6, 11)][0] == 1
    assert told(town)[date(2026, 6, 12)][0] == 0


def test_whether_a_market_was_open_is_what_the_gate_wrote(town, evening):
    history.write_due()
    evening.move_to("2026-06-11T12:00:00+02:00")
    factories.fill_market(town, to=10)
    gate.record(town)
    evening.move_to("2026-06-12T09:00:00+02:00")
    history.write_due()
    opened = [is_open for _pros, _shops, is_open in told(town).values()]
    assert opened == [False, True, True]
    assert MarketTransition.objects.count() == 1


def test_a_town_that_is_older_than_the_history_is_told_for_ninety_days(town):
    City.objects.update(created_at=clock.now() - timedelta(days=400))
    assert history.write_due() == 91


def test_members_of_two_shops_count_once(town):
    member = factories.member()
    for _each in range(2):
        factories.shop(city=town, pro=True, member=member)
    history.write_due()
    assert told(town)[date(2026, 6, 10)][:2] == (1, 2)


def test_a_trend_ends_with_the_present(town, evening):
    history.write_due()
    evening.move_to("2026-06-11T12:00:00+02:00")
    factories.fill_market(town, to=4)
    points = history.points([brought(town)])[town.pk]
    assert [(point.on.day, point.value) for point in points] == [(10, 0), (11, 4)]


def test_a_trend_forgets_days_older_than_ninety(town, evening):
    history.write_due()
    evening.move_to("2026-09-20T12:00:00+02:00")
    assert [point.on for point in history.points([brought(town)])[town.pk]] == [date(2026, 9, 20)]


def test_a_clock_set_back_adds_today_alone(town, evening):
    history.write_due()
    evening.move_to("2026-06-08T12:00:00+02:00")
    assert history.write_due() == 1
    assert set(told(town)) == {date(2026, 6, 8), date(2026, 6, 10)}


@pytest.mark.parametrize("count", [1, 20])
def test_writing_costs_the_same_for_any_number_of_towns(evening, db, count):
    for number in range(count):
        factories.fill_market(factories.city(name=f"Ville {number}", insee_code=f"7400{number:02d}"[-5:]), to=1)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert history.write_due() >= count
    selects = [query for query in asked.captured_queries if query["sql"].startswith("SELECT")]
    assert len(selects) == 3
