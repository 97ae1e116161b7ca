"""A pickup window from the moment it is wanted to the moment it is moved."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commerce.basket.models import Basket
from commerce.order import changing, confirming, pickups, placing
from commerce.order.models import Order, Purchase
from commerce.order.placing import Choice
from commerce.order.statuses import OrderStatus
from commerce.shipping.models import ShopDelivery
from commerce.shipping.today import Today, has_a_window
from commerce.shipping.windows import Window
from kit import clock
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR = timedelta(hours=1)
ALL_WEEK = {"slots": [[day, "09:00", "19:00"] for day in range(7)]}
NOON = Window(TUESDAY + 2 * HOUR, TUESDAY + 3 * HOUR)
NEXT = Window(TUESDAY + 3 * HOUR, TUESDAY + 4 * HOUR)
TOMORROW = Window(TUESDAY + 26 * HOUR, TUESDAY + 27 * HOUR)


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture(autouse=True)
def in_annecy(annecy, tuesday):
    with current.in_city(annecy):
        yield


@pytest.fixture
def bakery(open_annecy, boulangerie):
    """Open every day from nine to seven, two orders a window at most."""
    return keep_hours(boulangerie, orders_a_window=2)


def keep_hours(shop: Shop, hours: dict | None = None, **rules) -> Shop:
    Shop.objects.filter(pk=shop.pk).update(hours=hours or ALL_WEEK)
    ShopDelivery.objects.update_or_create(shop=shop, defaults=rules)
    return Shop.objects.get(pk=shop.pk)


def a_basket(*products) -> Basket:
    city = products[0].city
    return factories.basket(city, *[(each, 1) for each in products], owner=people.user(city=city))


def buy(*products, windows: dict[Shop, Window]) -> Purchase:
    basket = a_basket(*products)
    return placing.place(
        basket=basket, user=basket.owner, choices={shop.pk: Choice(window=each) for shop, each in windows.items()}
    )


def fetched(bread, bakery, window: Window = NOON) -> Order:
    return Order.objects.with_lines().get(purchase=buy(bread, windows={bakery: window}))


# ---- placing
def test_the_chosen_window_is_frozen_on_the_order(bakery, bread):
    order = fetched(bread, bakery)
    Shop.objects.filter(pk=bakery.pk).update(hours={"slots": [[0, "14:00", "15:00"]]})
    order.refresh_from_db()
    assert order.pickup == NOON
    assert order.pickup_words.replace("\xa0", " ") == "mardi 10 mars, entre 12 h et 13 h"


def test_a_full_window_is_refused_with_the_next_one(bakery, bread):
    buy(bread, windows={bakery: NOON})
    buy(bread, windows={bakery: NOON})
    with pytest.raises(pickups.WindowsAreGone) as refusal:
        buy(bread, windows={bakery: NOON})
    (gone,) = refusal.value.gone
    assert (gone.wanted.window, gone.next) == (NOON, NEXT)
    assert Purchase.objects.count() == 2


def test_a_refused_window_holds_no_stock(bakery, bread):
    ShopDelivery.objects.filter(shop=bakery).update(orders_a_window=1)
    buy(bread, windows={bakery: NOON})
    held = factories.record(bread).net_stock_level
    with pytest.raises(pickups.WindowsAreGone):
        buy(bread, windows={bakery: NOON})
    assert factories.record(bread).net_stock_level == held


def test_every_window_that_went_is_told_at_once(bakery, bread, librairie, book):
    library = keep_hours(librairie)
    past = Window(TUESDAY - HOUR, TUESDAY)
    with pytest.raises(pickups.WindowsAreGone) as refusal:
        buy(bread, book, windows={bakery: past, library: past})
    assert {each.wanted.shop for each in refusal.value.gone} == {bakery, library}


@pytest.mark.parametrize(
    "window",
    [
        Window(TUESDAY + HOUR, TUESDAY + 2 * HOUR),
        Window(TUESDAY + 9 * HOUR, TUESDAY + 10 * HOUR),
        Window(TUESDAY + 2 * HOUR, TUESDAY + 5 * HOUR),
    ],
    ids=["before the notice", "after closing", "longer than a window"],
)
def test_a_window_that_is_not_on_offer_is_refused(bakery, bread, window):
    with pytest.raises(pickups.WindowsAreGone):
        buy(bread, windows={bakery: window})


def test_what_is_made_to_order_is_not_promised_earlier(bakery):
    cake = factories.product(shop=bakery, title="Gâteau", made_to_order_days=2)
    with pytest.raises(pickups.WindowsAreGone):
        buy(cake, windows={bakery: TOMORROW})


def test_a_payment_under_way_holds_its_place(bakery, bread):
    ShopDelivery.objects.filter(shop=bakery).update(orders_a_window=1)
    factories.card_account(bakery)
    first = buy(bread, windows={bakery: NOON})
    assert first.status == Purchase.Status.AWAITING_PAYMENT
    with pytest.raises(pickups.WindowsAreGone):
        buy(bread, windows={bakery: NOON})


def test_an_expired_payment_gives_its_place_back(bakery, bread):
    ShopDelivery.objects.filter(shop=bakery).update(orders_a_window=1)
    factories.card_account(bakery)
    confirming.release(buy(bread, windows={bakery: NOON}))
    assert buy(bread, windows={bakery: NOON}).orders.get().pickup == NOON


def test_a_shop_that_told_no_hours_is_ordered_from_all_the_same(open_annecy, boulangerie, bread):
    assert not pickups.tells_hours(boulangerie)
    assert buy(bread, windows={}).orders.get().pickup is None


# ---- moving
def test_the_customer_comes_at_another_time(bakery, bread):
    order = fetched(bread, bakery, TOMORROW)
    pickups.move(order=order, window=NEXT)
    order.refresh_from_db()
    assert (order.pickup, order.pickup_moved_at) == (NEXT, clock.now())


def test_the_shop_is_told_of_the_other_time(bakery, bread):
    order = fetched(bread, bakery, TOMORROW)
    pickups.move(order=order, window=NEXT)
    mail = OutgoingMail.objects.to_address("boulangerie@example.org").latest("pk")
    text = mail.text.replace("\xa0", " ")
    assert "l’heure de retrait a changé" in mail.subject
    assert "Maintenant : mardi 10 mars, entre 13 h et 14 h." in text
    assert "Avant : mercredi 11 mars, entre 12 h et 13 h." in text


def test_nobody_is_told_of_the_same_time_again(bakery, bread):
    order = fetched(bread, bakery, TOMORROW)
    before = OutgoingMail.objects.count()
    pickups.move(order=order, window=TOMORROW)
    assert OutgoingMail.objects.count() == before


def test_ones_own_place_counts_as_free(bakery, bread):
    ShopDelivery.objects.filter(shop=bakery).update(orders_a_window=1)
    order = fetched(bread, bakery, TOMORROW)
    earlier = Window(TOMORROW.begin, TOMORROW.begin + HOUR / 2)
    pickups.move(order=order, window=earlier)
    assert order.pickup == earlier


def test_a_full_window_leaves_the_pickup_where_it_was(bakery, bread):
    buy(bread, windows={bakery: NEXT})
    buy(bread, windows={bakery: NEXT})
    order = fetched(bread, bakery, TOMORROW)
    with pytest.raises(pickups.WindowsAreGone):
        pickups.move(order=order, window=NEXT)
    order.refresh_from_db()
    assert order.pickup == TOMORROW


def test_a_pickup_moves_until_the_notice_before_it(bakery, bread):
    order = fetched(bread, bakery, NEXT)
    assert pickups.may_move(order, NEXT.begin - 2 * HOUR)
    assert not pickups.may_move(order, NEXT.begin - 2 * HOUR + timedelta(minutes=1))


def test_after_the_notice_it_stays(bakery, bread):
    order = fetched(bread, bakery, NEXT)
    with time_machine.travel(NEXT.begin - HOUR, tick=False), pytest.raises(pickups.TooLateToMove):
        pickups.move(order=order, window=TOMORROW)


def test_what_was_handed_over_does_not_move(bakery, bread):
    order = fetched(bread, bakery, TOMORROW)
    for state in (OrderStatus.READY, OrderStatus.COLLECTED):
        changing.change(order=order, to=state)
    with pytest.raises(pickups.TooLateToMove):
        pickups.move(order=order, window=NEXT)


def test_days_of_making_count_from_the_order(bakery):
    cake = factories.product(shop=bakery, title="Gâteau", made_to_order_days=2)
    late, soon = (Window(TUESDAY + days * 24 * HOUR, TUESDAY + (days * 24 + 1) * HOUR) for days in (4, 2))
    order = fetched(cake, bakery, late)
    with time_machine.travel(TUESDAY + 24 * HOUR, tick=False):
        pickups.move(order=order, window=soon)
    assert order.pickup == soon


# ---- today
def test_what_is_ordered_now_can_be_fetched_today(bakery):
    assert has_a_window(bakery, TUESDAY)
    assert Today([bakery], TUESDAY).is_fetched(bakery.pk, 0, is_in_stock=True)


def test_made_to_order_is_not_for_today(bakery):
    assert not Today([bakery], TUESDAY).is_fetched(bakery.pk, 1, is_in_stock=True)


def test_the_shops_notice_may_reach_past_today(bakery):
    bakery = keep_hours(bakery, notice_hours=24)
    assert not has_a_window(bakery, TUESDAY)


def test_full_until_tonight_is_not_for_today(bakery, bread):
    keep_hours(bakery, {"slots": [[1, "12:00", "13:00"]]}, orders_a_window=1)
    bakery = Shop.objects.get(pk=bakery.pk)
    assert Today([bakery], TUESDAY).is_fetched(bakery.pk, 0, is_in_stock=True)
    buy(bread, windows={bakery: NOON})
    assert not Today([bakery], TUESDAY).is_fetched(bakery.pk, 0, is_in_stock=True)
