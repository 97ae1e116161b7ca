"""A delivery window from the moment it is wanted to the moment it is moved: pickups' rules, on the days of the round."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commerce.order import changing, confirming, pickups, placing
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order, Purchase
from commerce.order.placing import Choice
from commerce.order.statuses import OrderStatus
from commerce.shipping.windows import Window
from kit import clock
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories

MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = Window(MONDAY + DAY + 7 * HOUR, MONDAY + DAY + 10 * HOUR)  # from five to eight
FRIDAY = Window(TUESDAY.begin + 3 * DAY, TUESDAY.end + 3 * DAY)
DAYS = [[1, "17:00", "20:00"], [4, "17:00", "20:00"]]


@pytest.fixture(autouse=True)
def monday(annecy):
    with time_machine.travel(MONDAY, tick=False), current.in_city(annecy):
        yield


@pytest.fixture
def bakery(monday, open_annecy, boulangerie):
    """It brings things on Tuesdays and Fridays from five to eight, to two doors an evening."""
    factories.card_account(boulangerie)
    factories.delivers(boulangerie, home_hours=DAYS, home_notice_hours=5, orders_a_round=2)
    return Shop.objects.get(pk=boulangerie.pk)


def buy(bread, bakery, window: Window | None, way: str = "home") -> Purchase:
    person = people.user(city=bread.city)
    return placing.place(
        basket=factories.basket(bread.city, (bread, 1), owner=person),
        user=person,
        choices={bakery.pk: Choice(way, window=window)},
        address=DeliveryAddress("Chloé", "Martin", "1, rue du Lac", "74000", "Annecy", phone="06 39 98 20 01"),
    )


def brought(bread, bakery, window: Window = TUESDAY) -> Order:
    purchase = buy(bread, bakery, window)
    confirming.confirm(purchase, payment_intent_id=f"pi_{purchase.pk}")
    return Order.objects.with_lines().get(purchase=purchase)


def test_the_chosen_window_is_frozen_on_the_order(bakery, bread):
    order = brought(bread, bakery)
    factories.delivers(bakery, home_hours=[[0, "08:00", "09:00"]])
    order.refresh_from_db()
    assert (order.delivery, order.pickup, order.promised) == (TUESDAY, None, TUESDAY)


def test_a_shop_that_said_no_days_says_itself_when(bakery, bread):
    factories.delivers(bakery, home_hours=[])
    assert not pickups.tells_hours(Shop.objects.get(pk=bakery.pk), "home")
    assert brought(bread, bakery, None).promised is None


@pytest.mark.parametrize(
    "window",
    [
        Window(TUESDAY.begin + DAY, TUESDAY.end + DAY),
        Window(TUESDAY.begin - 7 * DAY, TUESDAY.end - 7 * DAY),
        Window(TUESDAY.begin, TUESDAY.end + HOUR),
    ],
    ids=["a day without a round", "in the past", "longer than the round"],
)
def test_a_window_that_is_not_on_offer_is_refused(bakery, bread, window):
    with pytest.raises(pickups.WindowsAreGone) as refusal:
        buy(bread, bakery, window)
    assert refusal.value.gone[0].next in (TUESDAY, FRIDAY)
    assert not Purchase.objects.exists()


def test_a_full_round_names_the_next(bakery, bread):
    for _number in range(2):
        brought(bread, bakery)
    with pytest.raises(pickups.WindowsAreGone) as refusal:
        buy(bread, bakery, TUESDAY)
    assert refusal.value.gone[0].next == FRIDAY


def test_who_passes_by_takes_no_place_of_a_round(bakery, bread):
    Shop.objects.filter(pk=bakery.pk).update(hours={"slots": [[day, "07:00", "21:00"] for day in range(7)]})
    bakery = Shop.objects.get(pk=bakery.pk)
    for _number in range(2):
        buy(bread, bakery, Window(TUESDAY.begin, TUESDAY.begin + HOUR), way="pickup")
    assert brought(bread, bakery).delivery == TUESDAY


def test_what_has_left_keeps_its_place(bakery, bread):
    for _number in range(2):
        order = brought(bread, bakery)
        for state in (OrderStatus.READY, OrderStatus.SENT):
            changing.change(order=order, to=state)
    with pytest.raises(pickups.WindowsAreGone):
        buy(bread, bakery, TUESDAY)


def test_what_is_made_to_order_is_not_promised_earlier(bakery):
    cake = factories.product(shop=bakery, title="Gâteau", made_to_order_days=2)
    with pytest.raises(pickups.WindowsAreGone) as refusal:
        buy(cake, bakery, TUESDAY)
    assert refusal.value.gone[0].next == FRIDAY


def test_a_delivery_is_moved_by_the_customer_with_the_shop_told(bakery, bread):
    order = brought(bread, bakery)
    pickups.move(order=order, window=FRIDAY)
    order.refresh_from_db()
    assert (order.delivery, order.delivery_moved_at, order.pickup_from) == (FRIDAY, clock.now(), None)
    mail = OutgoingMail.objects.to_address("boulangerie@example.org").latest("pk")
    text = mail.text.replace("\xa0", " ")
    assert "l’heure de livraison a changé" in mail.subject
    assert "Maintenant : vendredi 13 mars, entre 17 h et 20 h." in text
    assert "Avant : mardi 10 mars, entre 17 h et 20 h." in text


def test_a_delivery_moves_until_the_notice_before_it_or_until_it_leaves(bakery, bread):
    order = brought(bread, bakery)
    assert pickups.may_move(order, TUESDAY.begin - 5 * HOUR)
    assert not pickups.may_move(order, TUESDAY.begin - 4 * HOUR)
    for state in (OrderStatus.READY, OrderStatus.SENT):
        changing.change(order=order, to=state)
    assert not pickups.may_move(order, MONDAY)


def test_the_mails_say_when(bakery, bread):
    order = brought(bread, bakery)
    to_shop = OutgoingMail.objects.to_address("boulangerie@example.org").latest("pk").text.replace("\xa0", " ")
    assert "À livrer mardi 10 mars, entre 17 h et 20 h." in to_shop
    to_customer = OutgoingMail.objects.to_address(order.user.email).latest("pk").text.replace("\xa0", " ")
    assert "Livré chez vous par le commerçant. Mardi 10 mars, entre 17 h et 20 h" in to_customer
