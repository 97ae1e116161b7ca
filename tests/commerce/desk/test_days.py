"""« Jours et heures de livraison » at the desk, and the deliveries of the day."""

import pytest
import time_machine

from commerce.order.models import Order
from commerce.shipping.models import ShopDelivery
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order, url
from tests.commerce.order.test_deliveries import DAYS, HOUR, MONDAY, TUESDAY

RULES = {"home_notice_hours": "5", "home_cutoff": "12:00", "orders_a_round": "8"}
TYPED = {**RULES, "days_0": ["1", "4"], "begin_0": "17:00", "end_0": "20:00"}


@pytest.fixture(autouse=True)
def monday(open_annecy):
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def shop(librairie):
    factories.delivers(librairie)
    return librairie


def plain(answer) -> str:
    return answer.text.replace("\u202f", " ").replace("\xa0", " ")


def kept(shop) -> ShopDelivery:
    return ShopDelivery.objects.get(shop=shop)


def test_the_shop_says_its_days(desk, shop):
    assert desk.post(url("delivery-days", shop), TYPED).status_code == 302
    found = kept(shop)
    assert found.home_hours == DAYS
    assert (found.home_notice_hours, found.home_cutoff.hour, found.orders_a_round) == (5, 12, 8)
    assert "Mardi et vendredi, 17 h – 20 h." in plain(desk.get(url("delivery", shop)))


def test_the_page_says_what_the_days_come_to(desk, shop):
    desk.post(url("delivery-days", shop), TYPED)
    page = plain(desk.get(url("delivery-days", shop)))
    assert "est livrée au plus tôt demain, entre 17 h et 20 h." in page
    assert 'name="begin_1"' in page


def test_an_emptied_row_is_gone(desk, shop):
    desk.post(url("delivery-days", shop), TYPED)
    desk.post(url("delivery-days", shop), {**RULES, "begin_0": "", "end_0": ""})
    assert kept(shop).home_hours == []
    assert "Vous n’en avez pas dit" in plain(desk.get(url("delivery", shop)))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"days_0": []}, "Cochez les jours de ce créneau"),
        ({"end_0": ""}, "Une heure, comme 17:00."),
        ({"end_0": "16:00"}, "La fin du créneau vient après son début"),
        ({"begin_0": "tard"}, "Une heure, comme 17:00."),
        ({"days_1": ["4"], "begin_1": "19:00", "end_1": "21:00"}, "Deux créneaux du vendredi se chevauchent."),
        ({"home_notice_hours": "1000"}, "Quatorze jours au plus"),
        ({"orders_a_round": "0"}, "Une au moins."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(desk, shop, wrong, told):
    answer = desk.post(url("delivery-days", shop), TYPED | wrong)
    assert answer.status_code == 400
    assert told in plain(answer)
    assert 'value="12:00"' in plain(answer)
    assert kept(shop).home_hours == []


def test_two_ranges_that_touch_are_two(desk, shop):
    desk.post(url("delivery-days", shop), TYPED | {"days_1": ["4"], "begin_1": "20:00", "end_1": "21:00"})
    assert len(kept(shop).home_hours) == 3


def test_zones_and_days_are_saved_apart(desk, shop):
    desk.post(url("delivery-days", shop), TYPED)
    desk.post(url("delivery", shop), {"home_is_on": "on", "fee": "3", "postcodes": "74000"})
    assert kept(shop).home_hours == DAYS


def test_today_says_what_is_brought_when(desk, shop, book):
    late, soon = (an_order(shop, book, by_card=True, home=True) for _number in range(2))
    for order, hours in ((late, 3), (soon, 0)):
        begin = TUESDAY.begin + hours * HOUR
        Order.objects.filter(pk=order.pk).update(delivery_from=begin, delivery_until=begin + HOUR)
    page = plain(desk.get(url("today", shop)))
    assert page.index("À livrer demain, entre 17 h et 18 h") < page.index("À livrer demain, entre 20 h et 21 h")
    assert page.index(soon.number) < page.index(late.number)


def test_an_hour_that_the_customer_changed_says_so(desk, shop, book):
    order = an_order(shop, book, by_card=True, home=True)
    facts = {"delivery_from": TUESDAY.begin, "delivery_until": TUESDAY.end, "delivery_moved_at": MONDAY}
    Order.objects.filter(pk=order.pk).update(**facts)
    assert "Le client a changé l’heure." in plain(desk.get(url("order", shop, number=order.number)))
