"""The demonstration's clock moves everything that has a date, Stripe's stand-in along with it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest

from kit import clock
from kit.models import ClockSetting, OutgoingMail
from membership import gate
from membership.models import MarketTransition, Shop, Subscription
from pages.demo import cast, loading, people, pro, standin, travelling
from tests import factories
from tests.stripe_standin import StandIn

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)  # a Tuesday, ten o'clock in France


@pytest.fixture
def stripe(db, settings, tmp_path) -> Iterator[StandIn]:
    settings.DEMO, settings.VAR_DIR = True, tmp_path
    with StandIn(settle_after=0) as found:
        settings.STRIPE_API_BASE = found.base_url
        yield found


@pytest.fixture
def florist(stripe, dinan) -> Subscription:
    """The tenth of Dinan has paid by card; the nine others are paid for months."""
    for shop in factories.fill_market(dinan, to=gate.NEEDED - 1):
        factories.subscribe(shop=shop, days=300)
    factories.price()
    person = people.make(email="fleuriste@example.org", name="Marguerite Hamon")
    shop = factories.shop(city=dinan, name="Fleurs de Marguerite", trade="fleuriste")
    factories.act_for(shop=shop, user=person)
    pro.go(shop, person)
    gate.record(dinan)
    return Subscription.objects.get(shop=shop)


def is_open(city) -> bool:
    with clock.shifted(clock.read()):
        return gate.is_open(city)


def test_tuesday_at_eleven_is_later_today():
    assert travelling.weekday_at(NOW, 1, time(11)) == NOW + timedelta(hours=1)


def test_tuesday_at_eleven_is_next_week_when_it_is_past():
    past = NOW + timedelta(hours=1, seconds=1)
    assert travelling.weekday_at(past, 1, time(11)) == NOW + timedelta(days=7, hours=1)


def test_no_preset_goes_back():
    assert all(preset.moment(NOW) > NOW for preset in travelling.PRESETS)


def test_setting_the_clock_takes_the_stand_in_along(stripe):
    travelling.travel(clock.now() + timedelta(days=3))
    assert stripe.now() == pytest.approx((clock.now() + timedelta(days=3)).timestamp(), abs=3)


def test_returning_to_now_brings_the_stand_in_back(stripe):
    travelling.travel(clock.now() + timedelta(days=3))
    travelling.back_to_now()
    assert stripe.now() == pytest.approx(clock.now().timestamp(), abs=3)
    assert clock.read() == timedelta()


def test_a_month_later_who_pays_is_still_pro(florist, dinan):
    travelling.travel(clock.now() + travelling.MONTH)
    assert is_open(dinan)


def test_a_month_that_is_paid_closes_no_market_on_the_way(florist, dinan):
    travelling.travel(clock.now() + travelling.MONTH)
    assert not MarketTransition.objects.filter(is_opening=False).exists()


def test_a_month_unpaid_shuts_the_market(florist, dinan):
    travelling.month_unpaid()
    assert not is_open(dinan)


def test_a_month_unpaid_is_told_to_the_florist(florist):
    travelling.month_unpaid()
    assert OutgoingMail.objects.to_address("fleuriste@example.org").filter(subject__icontains="Pro").exists()


def test_a_florist_who_is_not_pro_has_nothing_to_leave_unpaid(stripe):
    with pytest.raises(travelling.NothingToFail):
        travelling.month_unpaid()


def test_the_florist_is_named_as_in_the_cast():
    dinan = cast.read(towns=("dinan",)).towns[0]
    assert travelling.FLORIST in {shop["slug"] for shop in dinan["shops"]}


def test_a_preset_is_one_click(client, stripe):
    answer = client.post("/demo/horloge/", {"when": "mois"}, follow=True)
    assert "C’est fait" in answer.content.decode()
    assert clock.read() > timedelta(days=30)


def test_any_moment_can_be_chosen(client, stripe):
    client.post("/demo/horloge/", {"moment": "2031-05-06T11:00"})
    with clock.shifted(clock.read()):
        assert clock.now().astimezone(travelling.FRANCE).strftime("%d/%m/%Y %H:%M") == "06/05/2031 11:00"


def test_a_moment_that_is_none_is_asked_again(client, stripe):
    answer = client.post("/demo/horloge/", {"moment": "mardi"})
    assert "Choisissez un jour et une heure." in answer.content.decode()
    assert clock.read() == timedelta()


def test_the_page_says_what_time_it_is(client, stripe):
    ClockSetting.set_offset(timedelta(days=2))
    assert "Revenir à l’heure vraie" in client.get("/demo/").content.decode()


def test_an_unpaid_month_waits_for_the_florist(client, stripe):
    answer = client.post("/demo/horloge/", {"when": "impaye"}, follow=True)
    assert "La fleuriste n’est pas Pro" in answer.content.decode()


def test_a_clock_without_stripe_says_so(client, stripe, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    assert "make run" in client.post("/demo/horloge/", {"when": "mardi"}, follow=True).content.decode()
    assert clock.read() == timedelta()


def test_opening_hours_follow_the_clock(stripe, client):
    loading.load(print, cast=cast.read(towns=("annecy",), shops=1))
    shop = Shop.objects.get()
    travelling.travel(travelling.preset("mardi").moment(clock.now()))
    with clock.shifted(clock.read()):
        assert shop.calendar.is_open(clock.now())
    travelling.travel(travelling.preset("dimanche").moment(clock.now()))
    with clock.shifted(clock.read()):
        assert not shop.calendar.is_open(clock.now())


def test_the_stand_ins_refusal_is_a_failure_that_is_told(stripe):
    with pytest.raises(standin.StandInMissing):
        standin.pay("cs_nobodys")
