"""« Retrait » at the desk: the rules a shop gives its windows, and the orders in the order in which they are fetched."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from commerce.order import pickups
from commerce.order.models import Order
from commerce.shipping.models import ShopDelivery
from commerce.shipping.windows import Rules, Window
from membership.models import Shop
from tests.commerce.desk.conftest import an_order, url

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR = timedelta(hours=1)
RULES = {"window_minutes": "30", "notice_hours": "24", "cutoff": "17:00", "orders_a_window": "4", "kept_days": "3"}


def rules_of(shop: Shop) -> Rules:
    return pickups.rules_of(Shop.objects.get(pk=shop.pk))


def plain(answer) -> str:
    return answer.text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.fixture
def tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


def opened(shop: Shop) -> None:
    Shop.objects.filter(pk=shop.pk).update(hours={"slots": [[day, "09:00", "19:00"] for day in range(7)]})


def test_who_changes_nothing_is_visited_by_the_hour_two_hours_later(librairie):
    assert rules_of(librairie) == Rules(minutes=60, notice_hours=2, cutoff=None, most=None)


def test_the_shop_sets_its_rules(desk, librairie):
    assert desk.post(url("pickup", librairie), RULES).status_code == 302
    assert rules_of(librairie) == Rules(minutes=30, notice_hours=24, cutoff=time(17, 0), most=4)


def test_emptied_limits_are_no_limits(desk, librairie):
    desk.post(url("pickup", librairie), RULES)
    desk.post(url("pickup", librairie), RULES | {"cutoff": "", "orders_a_window": ""})
    assert rules_of(librairie) == Rules(minutes=30, notice_hours=24)


@pytest.mark.parametrize(
    "wrong",
    [
        {"window_minutes": "17"},
        {"notice_hours": ""},
        {"notice_hours": "1000"},
        {"notice_hours": "-1"},
        {"cutoff": "midi"},
        {"orders_a_window": "0"},
    ],
)
def test_a_wrong_rule_is_told(desk, librairie, wrong):
    before = rules_of(librairie)
    answer = desk.post(url("pickup", librairie), RULES | wrong)
    assert answer.status_code == 400
    assert rules_of(librairie) == before


def test_delivery_and_pickup_are_saved_apart(desk, librairie):
    desk.post(url("delivery", librairie), {"pickup_place": "L’étal du marché"})
    desk.post(url("pickup", librairie), RULES)
    kept = ShopDelivery.objects.get(shop=librairie)
    assert (kept.pickup_place, kept.window_minutes) == ("L’étal du marché", 30)


@pytest.mark.usefixtures("tuesday")
def test_the_page_says_what_the_rules_come_to(desk, librairie):
    opened(librairie)
    page = plain(desk.get(url("delivery", librairie)))
    assert "Une commande passée maintenant se retire au plus tôt aujourd’hui, entre 12 h et 13 h." in page


def test_a_shop_that_told_no_hours_reads_what_its_customers_read(desk, librairie):
    assert "Pas de créneau en vue" in plain(desk.get(url("delivery", librairie)))


def at(order: Order, begin: datetime) -> None:
    Order.objects.filter(pk=order.pk).update(pickup_from=begin, pickup_until=begin + HOUR)


@pytest.mark.usefixtures("tuesday")
def test_today_is_sorted_by_the_hour_of_pickup(desk, open_annecy, librairie, book):
    late, soon = an_order(librairie, book), an_order(librairie, book)
    at(late, TUESDAY + 5 * HOUR)
    at(soon, TUESDAY + HOUR)
    page = plain(desk.get(url("today", librairie)))
    assert page.index("À retirer aujourd’hui, entre 11 h et 12 h") < page.index(
        "À retirer aujourd’hui, entre 15 h et 16 h"
    )
    assert page.index(soon.number) < page.index(late.number)


@pytest.mark.usefixtures("tuesday")
def test_an_hour_that_the_customer_changed_says_so(desk, open_annecy, librairie, book):
    opened(librairie)
    order = an_order(librairie, book)
    at(order, TUESDAY + 5 * HOUR)
    fresh = Order.objects.with_lines().get(pk=order.pk)
    pickups.move(order=fresh, window=Window(TUESDAY + 3 * HOUR, TUESDAY + 4 * HOUR))
    page = plain(desk.get(url("order", librairie, number=order.number)))
    assert "À retirer aujourd’hui, entre 13 h et 14 h" in page
    assert "Le client a changé l’heure." in page


@pytest.mark.usefixtures("tuesday")
def test_an_hour_that_is_over_says_so(desk, open_annecy, librairie, book):
    order = an_order(librairie, book)
    at(order, TUESDAY - 2 * HOUR)
    assert "Cette heure est passée." in plain(desk.get(url("today", librairie)))
