from datetime import datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, connections

from kit import clock
from membership import gate, signals
from membership.models import City, MarketTransition, Shop, Subscription
from tests import factories


def test_nine_pro_members_keep_the_market_shut(dinan):
    factories.fill_market(dinan, to=9)
    assert not gate.is_open(dinan)
    assert gate.standing(dinan).missing == 1


def test_the_tenth_pro_member_opens_the_market(dinan):
    factories.fill_market(dinan, to=10)
    assert gate.is_open(dinan)
    assert gate.standing(dinan).missing == 0


def test_two_shops_of_one_member_count_once(dinan):
    first = factories.fill_market(dinan, to=9)[0]
    factories.shop(city=dinan, member=first.member, pro=True)
    assert gate.count(dinan) == 9


def test_pro_in_another_town_does_not_count(dinan, annecy):
    factories.fill_market(dinan, to=9)
    factories.shop(city=annecy, pro=True)
    assert not gate.is_open(dinan)


@pytest.mark.parametrize("status", [Shop.Status.SUSPENDED, Shop.Status.LEFT])
def test_a_shop_that_is_not_accepted_does_not_count(dinan, status):
    shop = factories.fill_market(dinan, to=10)[0]
    Shop.objects.filter(pk=shop.pk).update(status=status)
    assert not gate.is_open(dinan)


def test_a_shop_in_grace_counts(dinan):
    shop = factories.fill_market(dinan, to=10)[0]
    now = clock.now()
    Subscription.objects.filter(shop=shop).update(
        status="past_due", paid_until=now - timedelta(days=2), pro_until=now + timedelta(days=5)
    )
    assert gate.is_open(dinan)


def test_a_lapse_by_time_shuts_the_market_without_any_event(dinan):
    factories.fill_market(dinan, to=10)
    with clock.shifted(timedelta(days=31)):
        assert not gate.is_open(dinan)
        with pytest.raises(gate.MarketIsClosed) as refusal:
            gate.require_open(dinan)
        assert refusal.value.missing == 10


def test_the_count_brought_along_with_many_towns_is_the_same(dinan, annecy):
    factories.fill_market(dinan, to=10)
    factories.fill_market(annecy, to=3)
    brought = {city.pk: gate.standing(city).count for city in City.objects.with_pro_count(clock.now())}
    assert brought == {dinan.pk: 10, annecy.pk: 3}


def test_an_opening_is_recorded_once_with_its_cause(dinan):
    factories.fill_market(dinan, to=10)
    assert gate.record(dinan, "Fleurs de Rance passe à Pro").cause == "Fleurs de Rance passe à Pro"
    assert gate.record(dinan) is None
    assert MarketTransition.objects.get().pro_count == 10


def test_nothing_is_recorded_of_a_town_that_never_opened(dinan):
    factories.fill_market(dinan, to=9)
    assert gate.record(dinan) is None


def test_a_closing_by_time_is_recorded_by_the_round(dinan):
    factories.fill_market(dinan, to=10)
    gate.record(dinan)
    with clock.shifted(timedelta(days=31)):
        assert [each.is_opening for each in gate.record_all()] == [False]
        assert gate.record_all() == []


def test_who_listens_is_told_with_the_record(dinan):
    heard = []

    def hear(city, transition, **more):
        heard.append((city, transition.is_opening))

    signals.market_opened.connect(hear)
    try:
        factories.fill_market(dinan, to=10)
        gate.record_all()
        gate.record_all()
    finally:
        signals.market_opened.disconnect(hear)
    assert heard == [(dinan, True)]


def test_every_owner_of_the_town_gets_one_mail_when_it_opens(dinan, fleuriste, mailoutbox):
    factories.act_for(shop=factories.shop(city=dinan), user=fleuriste.person)
    factories.fill_market(dinan, to=10)
    gate.record_all()
    assert [mail.to for mail in mailoutbox] == [["fleuriste@example.org"]]
    assert mailoutbox[0].subject == "Le marché ouvre à Dinan"


def test_the_mail_of_a_closing_says_how_many_are_missing(dinan, fleuriste, mailoutbox):
    factories.fill_market(dinan, to=10)
    gate.record(dinan)
    one = Subscription.objects.first()
    one.pro_until = clock.now()
    one.save()
    gate.record(dinan)
    assert "Il manque 1 commerce" in mailoutbox[-1].body


def test_the_fall_under_ten_is_foreseen(dinan):
    shop = factories.fill_market(dinan, to=10)[0]
    end = datetime(2027, 3, 30, 12, tzinfo=ZoneInfo("Europe/Paris"))
    Subscription.objects.filter(shop=shop).update(ends_at_period_end=True, pro_until=end)
    with clock.shifted(end - timedelta(days=10) - clock.now()):
        Subscription.objects.exclude(shop=shop).update(pro_until=end + timedelta(days=5))
        assert gate.forecast(dinan) == (end, 9)


def test_members_who_renew_are_not_foreseen_to_leave(dinan):
    factories.fill_market(dinan, to=10)
    assert gate.forecast(dinan) is None


def test_a_second_shop_keeps_a_member_in_the_forecast(dinan):
    shop = factories.fill_market(dinan, to=10)[0]
    Subscription.objects.filter(shop=shop).update(ends_at_period_end=True)
    factories.shop(city=dinan, member=shop.member, pro=True)
    assert gate.forecast(dinan) is None


def test_nothing_is_foreseen_of_a_market_that_is_shut(dinan):
    factories.fill_market(dinan, to=9)
    Subscription.objects.update(ends_at_period_end=True)
    assert gate.forecast(dinan) is None


def test_a_forecast_costs_one_query(dinan, django_assert_num_queries):
    factories.fill_market(dinan, to=12)
    Subscription.objects.update(ends_at_period_end=True)
    with django_assert_num_queries(1):
        when_and_left = gate.forecast(dinan)
    assert when_and_left is not None
    assert when_and_left[1] < gate.NEEDED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_twenty_rounds_at_once_record_one_opening():
    dinan = factories.city(name="Dinan", insee_code="22050", departement="22")
    factories.fill_market(dinan, to=10)
    together = Barrier(20)
    failures = []

    def round_() -> None:
        try:
            together.wait(timeout=10)
            gate.record(dinan)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=round_) for _number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert connection.vendor == "postgresql"
    assert failures == []
    assert MarketTransition.objects.count() == 1
