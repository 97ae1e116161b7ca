from decimal import Decimal

import pytest

from commerce.basket.models import Basket
from commerce.order import confirming, placing
from commerce.order.addresses import DeliveryAddress
from commerce.order.holds import SoldOut
from commerce.order.models import Order, Purchase
from commerce.order.placing import Choice
from commerce.order.statuses import OrderStatus, PurchaseStatus
from commerce.partner import stock
from commerce.partner.models import StockRecord
from kit import clock
from membership import current, gate
from membership.models import Subscription
from tests.commerce import factories


@pytest.fixture(autouse=True)
def in_annecy(annecy):
    with current.in_city(annecy):
        yield


def record(product) -> StockRecord:
    return StockRecord.objects.get(product=product)


def test_each_shop_has_its_own_order_with_its_number(card_shops, basket, chloe):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    numbers = sorted(purchase.orders.values_list("number", flat=True))
    assert numbers == ["74010-000001-1", "74010-000001-2", "74010-000001-3"]


def test_numbers_of_a_town_follow_each_other(card_shops, basket, bread, chloe, annecy):
    first = placing.place(basket=basket, user=chloe, choices={})
    confirming.release(first)
    second = placing.place(basket=basket, user=chloe, choices={})
    assert (first.number, second.number) == (1, 2)


def test_card_and_shop_money_are_told_apart(card_shops, basket, chloe):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    assert purchase.card_total == Decimal("9.80") + Decimal("6.70")
    assert purchase.in_shop_total == Decimal("19.90")


def test_stock_is_held_while_the_customer_pays(card_shops, basket, bread, chloe):
    placing.place(basket=basket, user=chloe, choices={})
    assert record(bread).num_allocated == 2
    assert record(bread).net_stock_level == 3


def test_the_last_item_is_not_sold_twice(card_shops, annecy, book, chloe):
    other = factories.basket(annecy, (book, 2))
    other.owner = chloe
    StockRecord.objects.filter(product=book).update(num_in_stock=1)
    with pytest.raises(SoldOut) as refusal:
        placing.place(basket=other, user=chloe, choices={})
    assert refusal.value.left == 1
    assert record(book).num_allocated in (None, 0)
    assert not Purchase.objects.exists()


def test_a_closed_market_takes_no_order(card_shops, basket, chloe):
    shops = [shop.pk for shop in card_shops]
    Subscription.objects.filter(shop__in=shops).update(pro_until=clock.now())
    with pytest.raises(gate.MarketIsClosed):
        placing.place(basket=basket, user=chloe, choices={})


def test_a_basket_is_bought_once(card_shops, basket, chloe):
    placing.place(basket=basket, user=chloe, choices={})
    with pytest.raises(placing.AlreadyPaying):
        placing.place(basket=basket, user=chloe, choices={})


def test_a_total_that_changed_is_shown_again(card_shops, basket, chloe, bread):
    StockRecord.objects.filter(product=bread).update(price=Decimal("5.10"))
    with pytest.raises(placing.TotalChanged):
        placing.place(basket=basket, user=chloe, choices={}, expected_total=Decimal("36.40"))
    assert record(bread).num_allocated in (None, 0)


def test_only_the_shop_to_pay_is_confirmed_at_once(card_shops, annecy, chloe, book):
    purchase = placing.place(basket=factories.basket(annecy, (book, 1), owner=chloe), user=chloe, choices={})
    assert purchase.status == PurchaseStatus.CONFIRMED
    assert purchase.orders.get().status == OrderStatus.DUE_IN_SHOP
    assert record(book).num_in_stock == 1


def test_delivery_costs_what_the_shop_says(card_shops, annecy, chloe, bread, boulangerie):
    delivers(boulangerie)
    purchase = placing.place(
        basket=factories.basket(annecy, (bread, 1), owner=chloe),
        user=chloe,
        choices={boulangerie.pk: Choice("home", "Sonnez deux fois")},
        address=address("74000"),
    )
    order = purchase.orders.get()
    assert order.way == Order.Way.HOME
    assert order.shipping_incl_tax == Decimal("4.50")
    assert order.total_incl_tax == Decimal("9.40")
    assert order.shipping_address.postcode == "74000"
    assert order.note == "Sonnez deux fois"


def test_nobody_is_delivered_outside_the_zone(card_shops, annecy, chloe, bread, boulangerie):
    delivers(boulangerie)
    with pytest.raises(placing.WayIsGone):
        placing.place(
            basket=factories.basket(annecy, (bread, 1), owner=chloe),
            user=chloe,
            choices={boulangerie.pk: Choice("home")},
            address=address("75001"),
        )


def test_who_is_paid_in_the_shop_does_not_deliver(card_shops, annecy, chloe, book, librairie):
    delivers(librairie)
    with pytest.raises(placing.WayIsGone):
        placing.place(
            basket=factories.basket(annecy, (book, 1), owner=chloe),
            user=chloe,
            choices={librairie.pk: Choice("home")},
            address=address("74000"),
        )


def test_rate_and_portion_are_frozen_on_the_line(card_shops, basket, chloe, cheese):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    StockRecord.objects.filter(product=cheese).update(price=Decimal("99.00"), tax_rate=Decimal("10"))
    line = purchase.orders.get(shop=cheese.shop).lines.get()
    assert (line.price_per_kg, line.portion_grams, line.unit_price_incl_tax) == (Decimal("26.80"), 50, Decimal("1.34"))
    assert line.line_price_incl_tax - line.line_price_excl_tax == line.line_price_tax


def test_a_released_purchase_gives_stock_and_basket_back(card_shops, basket, chloe, bread):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    assert confirming.release(purchase) is True
    assert record(bread).num_allocated == 0
    basket.refresh_from_db()
    assert basket.status == Basket.OPEN
    assert basket.lines.count() == 3


def test_releasing_twice_gives_back_once(card_shops, basket, chloe, bread):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    confirming.release(purchase)
    assert confirming.release(purchase) is False
    assert record(bread).num_allocated == 0


def test_a_released_basket_joins_the_one_begun_meanwhile(card_shops, annecy, basket, chloe, bread):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    newer = factories.basket(annecy, (bread, 1), owner=chloe)
    confirming.release(purchase)
    assert newer.lines.get(product=bread).quantity == 3
    assert newer.lines.count() == 3


def test_a_shop_that_begins_to_count_during_a_payment_sells_what_was_ordered(card_shops, basket, chloe, bread):
    stock.set_stock(record(bread), by=None, mode="uncounted")
    purchase = placing.place(basket=basket, user=chloe, choices={})
    stock.set_stock(record(bread), by=None, mode="counted", quantity=10)
    confirming.confirm(purchase)
    assert (record(bread).num_in_stock, record(bread).num_allocated or 0) == (10, 0)


@pytest.mark.parametrize("end", [confirming.confirm, confirming.release])
def test_a_shop_that_stops_counting_during_a_payment_keeps_no_hold(card_shops, basket, chloe, bread, end):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    stock.set_stock(record(bread), by=None, mode="uncounted")
    end(purchase)
    assert record(bread).num_allocated == 0


def test_confirming_twice_sells_once(card_shops, basket, chloe, bread):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    assert confirming.confirm(purchase) is True
    assert confirming.confirm(purchase) is False
    assert (record(bread).num_in_stock, record(bread).num_allocated) == (3, 0)


def test_money_for_a_released_purchase_is_never_swallowed(card_shops, basket, chloe):
    purchase = placing.place(basket=basket, user=chloe, choices={})
    confirming.release(purchase)
    with pytest.raises(confirming.PaidTooLate):
        confirming.confirm(purchase)


def delivers(shop) -> None:
    factories.delivers(shop, factories.zone("74000", fee="4.50", free_from="40"))


def address(postcode: str) -> DeliveryAddress:
    return DeliveryAddress("Chloé", "Martin", "1, rue du Lac", postcode, "Annecy")
