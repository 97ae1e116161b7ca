from datetime import timedelta

import pytest
import time_machine

from membership import signals
from membership.models import Shop
from tests import factories
from tests.shop_pages.conftest import provide
from tests.shop_pages.my_page.conftest import HOURS, MORNING, at, fresh

SAID = "Fermé exceptionnellement aujourd’hui"


def test_closing_today_is_the_hub_and_one_request(baker, opened, client):
    hub = baker.get(f"/espace-adherent/{opened.pk}/").text
    assert at("close-today", opened) in hub
    assert baker.post(at("close-today", opened)).url == f"/espace-adherent/{opened.pk}/"
    assert SAID in client.get(opened.get_absolute_url()).text


def test_tomorrow_opens_again_by_itself(baker, opened):
    baker.post(at("close-today", opened))
    with time_machine.travel(MORNING + timedelta(days=1)):
        assert SAID not in baker.get(opened.get_absolute_url()).text


def test_closing_is_taken_back_with_one_press(baker, opened):
    baker.post(at("close-today", opened))
    assert at("reopen-today", opened) in baker.get(f"/espace-adherent/{opened.pk}/").text
    baker.post(at("reopen-today", opened))
    assert fresh(opened).hours["slots"] == HOURS["slots"]
    assert SAID not in baker.get(opened.get_absolute_url()).text


def test_a_standard_page_says_it_too(florist_in, flowers):
    Shop.objects.filter(pk=flowers.pk).update(hours=HOURS)
    florist_in.post(at("close-today", flowers))
    assert SAID in florist_in.get(flowers.get_absolute_url()).text


def test_pressing_twice_closes_once(baker, opened):
    baker.post(at("close-today", opened))
    answer = baker.post(at("close-today", opened), follow=True)
    assert "déjà fermé aujourd’hui" in answer.text
    assert len(fresh(opened).hours["specials"]) == 1


def test_nothing_to_take_back_is_said(baker, opened):
    assert "Aucune fermeture" in baker.post(at("reopen-today", opened), follow=True).text


def test_a_day_off_offers_no_closing(baker, opened):
    with time_machine.travel(MORNING - timedelta(days=1)):  # a Monday
        assert at("close-today", opened) not in baker.get(f"/espace-adherent/{opened.pk}/").text


def test_holidays_are_not_taken_back_by_the_way(baker, opened):
    away = {**HOURS, "specials": [{"from": "2026-11-20", "to": "2026-11-30", "word": "En congé"}]}
    Shop.objects.filter(pk=opened.pk).update(hours=away)
    assert at("reopen-today", opened) not in baker.get(f"/espace-adherent/{opened.pk}/").text
    baker.post(at("reopen-today", opened))
    assert len(fresh(opened).hours["specials"]) == 1


def test_today_is_the_day_where_the_shop_is(client, db):
    """Two in the night in Paris is still Monday evening in Guadeloupe."""
    town = factories.city(name="Pointe-à-Pitre", insee_code="97120", departement="971")
    shop = factories.shop(city=town, email="la-bas@example.org", hours={"slots": [[0, "08:00", "18:00"]]})
    provide(shop)
    factories.sign_in(client, shop.person)
    with time_machine.travel(MORNING.replace(hour=2)):
        client.post(at("close-today", shop))
    assert fresh(shop).hours["specials"][0]["from"] == "2026-11-23"


def test_looking_closes_nothing(baker, opened):
    assert baker.get(at("close-today", opened)).status_code == 405
    assert fresh(opened).hours == HOURS


def test_the_others_are_told(baker, opened):
    heard = []

    def hear(sender, shop, **more):
        heard.append(shop.pk)

    signals.shop_changed.connect(hear)
    try:
        baker.post(at("close-today", opened))
    finally:
        signals.shop_changed.disconnect(hear)
    assert heard == [opened.pk]


@pytest.mark.parametrize("hours", [{}, {"slots": []}])
def test_a_shop_without_hours_has_nothing_to_close(florist_in, flowers, hours):
    Shop.objects.filter(pk=flowers.pk).update(hours=hours)
    assert "déjà fermé" in florist_in.post(at("close-today", flowers), follow=True).text
