"""Two who want the same at once: real threads, real locks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from commerce.basket.models import Basket
from commerce.catalogue import variants
from commerce.order import confirming, missing, pickups, placing, weighing
from commerce.order.addresses import DeliveryAddress
from commerce.order.holds import SoldOut
from commerce.order.models import Order, Purchase
from commerce.partner.models import StockRecord
from commerce.payment.models import Refund
from commerce.shipping.models import ShopDelivery
from commerce.shipping.windows import Window
from kit import clock
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
MANY = 20


def test_the_last_item_goes_to_one_of_twenty(open_annecy, boulangerie):
    annecy = open_annecy
    last = factories.product(shop=boulangerie, title="La dernière tarte", price="18.00", stock=1)
    often = factories.product(shop=boulangerie, title="Baguette", price="1.35", stock=100)
    baskets = []
    for number in range(MANY):
        person = people.user(email=f"client{number}@example.org", city=annecy)
        # Half of them hold the two things the other way round: whoever locks in basket order would deadlock here.
        lines = [(last, 1), (often, 1)] if number % 2 else [(often, 1), (last, 1)]
        baskets.append((person, factories.basket(annecy, *lines, owner=person)))
    together = Barrier(MANY)

    def buy(person_and_basket):
        person, basket = person_and_basket
        try:
            with current.in_city(annecy):
                together.wait(timeout=30)
                placing.place(basket=basket, user=person, choices={})
        except SoldOut:
            return False
        finally:
            close_old_connections()
            connection.close()
        return True

    with ThreadPoolExecutor(MANY) as threads:
        results = list(threads.map(buy, baskets))

    assert results.count(True) == 1
    assert Purchase.objects.count() == 1
    assert StockRecord.objects.get(product=last).num_in_stock == 0
    assert StockRecord.objects.get(product=often).num_in_stock == 99


def test_the_last_pair_of_a_size_goes_to_one_of_twenty(open_annecy, boulangerie):
    """Each of the others wants another size of the same thing too: what one is out of says nothing of the rest."""
    annecy = open_annecy
    shoes = factories.product(shop=boulangerie, title="Chaussons", price="29.00")
    last, often = variants.add(shoes, sizes=["24", "25"], stock=100, by=None)
    variants.count(last, 1, by=None)
    baskets = []
    for number in range(MANY):
        person = people.user(email=f"client{number}@example.org", city=annecy)
        lines = [(last.product, 1), (often.product, 1)]
        baskets.append((person, factories.basket(annecy, *(lines if number % 2 else lines[::-1]), owner=person)))
    together = Barrier(MANY)

    def buy(person_and_basket):
        person, basket = person_and_basket
        try:
            with current.in_city(annecy):
                together.wait(timeout=30)
                placing.place(basket=basket, user=person, choices={})
        except SoldOut as refusal:
            return refusal.record.product_id
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(MANY) as threads:
        results = list(threads.map(buy, baskets))
    assert results.count(last.product_id) == MANY - 1
    assert results.count(True) == 1
    assert StockRecord.objects.get(product=last.product).num_in_stock == 0
    assert StockRecord.objects.get(product=often.product).num_in_stock == 99


def test_twenty_purchases_at_once_have_twenty_numbers(open_annecy, boulangerie):
    annecy = open_annecy
    bread = factories.product(shop=boulangerie, title="Pain", price="4.90", stock=100)
    people_with_baskets = []
    for number in range(MANY):
        person = people.user(email=f"client{number}@example.org", city=annecy)
        people_with_baskets.append((person, factories.basket(annecy, (bread, 1), owner=person)))
    together = Barrier(MANY)

    def buy(person_and_basket):
        person, basket = person_and_basket
        try:
            with current.in_city(annecy):
                together.wait(timeout=30)
                return placing.place(basket=basket, user=person, choices={}).number
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as threads:
        numbers = sorted(threads.map(buy, people_with_baskets))
    assert numbers == list(range(1, MANY + 1))


def test_the_last_place_of_a_window_goes_to_one_of_twenty(open_annecy, boulangerie, librairie):
    """Each fetches from two shops, whose windows are locked in the same order whatever the basket's."""
    annecy, at = open_annecy, clock.now()
    hours = {"slots": [[day, "00:00", "00:00"] for day in range(7)]}
    Shop.objects.filter(pk__in=[boulangerie.pk, librairie.pk]).update(hours=hours)
    bread = factories.product(shop=boulangerie, title="Pain", price="4.90", stock=100)
    book = factories.product(shop=librairie, title="Roman", price="9.90", stock=100)
    ShopDelivery.objects.filter(shop=librairie).update(orders_a_window=1)
    wanted = pickups.first_for(Shop.objects.get(pk=librairie.pk), at + timedelta(days=1))
    assert wanted is not None
    baskets = []
    for number in range(MANY):
        person = people.user(email=f"client{number}@example.org", city=annecy)
        lines = [(bread, 1), (book, 1)]
        baskets.append((person, factories.basket(annecy, *(lines if number % 2 else lines[::-1]), owner=person)))
    choices = {shop.pk: placing.Choice(window=wanted) for shop in (librairie, boulangerie)}
    together = Barrier(MANY)

    def buy(person_and_basket):
        person, basket = person_and_basket
        try:
            with current.in_city(annecy):
                together.wait(timeout=30)
                placing.place(basket=basket, user=person, choices=choices)
        except pickups.WindowsAreGone as refusal:
            return [(gone.wanted.shop.pk, gone.next) for gone in refusal.gone]
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(MANY) as threads:
        results = list(threads.map(buy, baskets))

    assert results.count(True) == 1
    assert results.count([(librairie.pk, Window(wanted.end, wanted.end + timedelta(hours=1)))]) == MANY - 1
    assert Order.objects.filter(shop=librairie).count() == 1
    assert Basket.objects.filter(status=Basket.OPEN).count() == MANY - 1
    assert factories.record(book).net_stock_level == 99


def test_the_last_delivery_of_a_round_goes_to_one_of_twenty(open_annecy, boulangerie, fromagerie):
    """Two shops bring things on the same evening; one of them has one place left."""
    annecy, shops = open_annecy, (boulangerie, fromagerie)
    lines = []
    for shop in shops:
        factories.card_account(shop)
        factories.delivers(shop, home_hours=[[day, "17:00", "20:00"] for day in range(7)])
        lines.append((factories.product(shop=shop, price="9.90", stock=100), 1))
    ShopDelivery.objects.filter(shop=fromagerie).update(orders_a_round=1)
    first = pickups.first_for(Shop.objects.get(pk=fromagerie.pk), clock.now(), way="home")
    assert first is not None
    baskets = []
    for number in range(MANY):
        person = people.user(email=f"client{number}@example.org", city=annecy)
        baskets.append((person, factories.basket(annecy, *(lines if number % 2 else lines[::-1]), owner=person)))
    choices = {shop.pk: placing.Choice("home", window=first) for shop in shops}
    address = DeliveryAddress("Chloé", "Martin", "1, rue du Lac", "74000", "Annecy")
    together = Barrier(MANY)

    def buy(person_and_basket):
        person, basket = person_and_basket
        try:
            with current.in_city(annecy):
                together.wait(timeout=30)
                placing.place(basket=basket, user=person, choices=choices, address=address)
        except pickups.WindowsAreGone as refusal:
            return [gone.wanted.shop.pk for gone in refusal.gone]
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(MANY) as threads:
        results = list(threads.map(buy, baskets))
    assert results.count(True) == 1
    assert results.count([fromagerie.pk]) == MANY - 1
    assert Order.objects.filter(shop=fromagerie).get().delivery == first


def test_the_last_place_is_not_taken_by_an_order_and_a_change_at_once(open_annecy, boulangerie):
    annecy, at = open_annecy, clock.now()
    Shop.objects.filter(pk=boulangerie.pk).update(hours={"slots": [[day, "00:00", "00:00"] for day in range(7)]})
    bakery = Shop.objects.get(pk=boulangerie.pk)
    bread = factories.product(shop=bakery, title="Pain", price="4.90", stock=100)
    ShopDelivery.objects.filter(shop=bakery).update(orders_a_window=1)
    late, last = (pickups.first_for(bakery, at + timedelta(days=days)) for days in (3, 2))
    assert late is not None
    assert last is not None

    def bought(window, number):
        person = people.user(email=f"client{number}@example.org", city=annecy)
        basket = factories.basket(annecy, (bread, 1), owner=person)
        with current.in_city(annecy):
            return placing.place(basket=basket, user=person, choices={bakery.pk: placing.Choice(window=window)})

    order = Order.objects.with_lines().get(purchase=bought(late, 1))
    person = people.user(email="autre@example.org", city=annecy)
    basket = factories.basket(annecy, (bread, 1), owner=person)
    together = Barrier(2)

    def take(is_a_change):
        try:
            with current.in_city(annecy):
                together.wait(timeout=30)
                if is_a_change:
                    pickups.move(order=order, window=last)
                else:
                    choices = {bakery.pk: placing.Choice(window=last)}
                    placing.place(basket=basket, user=person, choices=choices)
        except pickups.WindowsAreGone:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(take, [True, False]))
    assert sorted(results) == [False, True]
    assert Order.objects.filter(shop=bakery, pickup_from=last.begin).count() == 1


def test_two_scales_at_once_give_the_difference_back_once(open_annecy, boulangerie):
    factories.card_account(boulangerie)
    cheese = factories.weighed(shop=boulangerie, portion_grams=250)
    person = people.user(email="client@example.org", city=open_annecy)
    with current.in_city(open_annecy):
        purchase = placing.place(
            basket=factories.basket(open_annecy, (cheese, 1), owner=person), user=person, choices={}
        )
        confirming.confirm(purchase, payment_intent_id="pi_1")
    order = purchase.orders.get()
    line, together = order.lines.get(), Barrier(8)

    def weigh(_scales):
        try:
            together.wait(timeout=30)
            return len(weighing.weigh(order=Order.objects.get(pk=order.pk), grams={line.pk: 236}, by=None))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(weigh, range(8)))
    assert sum(results) == 1
    assert Refund.objects.get().amount == Decimal("0.38")
    assert Order.objects.get(pk=order.pk).real_total == Decimal("6.32")


def test_two_sellers_who_miss_the_same_loaf_give_it_back_once(open_annecy, boulangerie):
    factories.card_account(boulangerie)
    bread = factories.product(shop=boulangerie, title="Pain", price="4.90")
    person = people.user(email="client@example.org", city=open_annecy)
    with current.in_city(open_annecy):
        purchase = placing.place(
            basket=factories.basket(open_annecy, (bread, 2), owner=person), user=person, choices={}
        )
        confirming.confirm(purchase, payment_intent_id="pi_1")
    order = purchase.orders.get()
    line, together = order.lines.get(), Barrier(8)

    def lack(_seller):
        try:
            together.wait(timeout=30)
            gaps = {line.pk: missing.Gap(1, "Baguette", Decimal("1.20"))}
            return len(missing.report(order=Order.objects.get(pk=order.pk), gaps=gaps, by=None))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lack, range(8)))
    assert sum(results) == 1
    assert Refund.objects.get().amount == Decimal("3.70")
    assert Order.objects.get(pk=order.pk).real_total == Decimal("6.10")
    assert OutgoingMail.objects.filter(key__startswith="order-missing-").count() == 1
    assert factories.record(bread).net_stock_level == 0


def test_a_line_that_is_missing_while_it_is_weighed_adds_up(open_annecy, boulangerie):
    factories.card_account(boulangerie)
    cheese = factories.weighed(shop=boulangerie, portion_grams=50, stock=40)
    person = people.user(email="client@example.org", city=open_annecy)
    with current.in_city(open_annecy):
        purchase = placing.place(
            basket=factories.basket(open_annecy, (cheese, 5), owner=person), user=person, choices={}
        )
        confirming.confirm(purchase, payment_intent_id="pi_1")
    order = purchase.orders.get()
    line, together = order.lines.get(), Barrier(2)

    def say(is_weighed):
        try:
            together.wait(timeout=30)
            now = Order.objects.get(pk=order.pk)
            if is_weighed:
                weighing.weigh(order=now, grams={line.pk: 240}, by=None)
            else:
                missing.report(order=now, gaps={line.pk: missing.Gap(1)}, by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(say, [True, False]))
    line.refresh_from_db()
    assert (line.missing, line.weighed_grams, line.price_now) == (1, 240, Decimal("5.36"))
    assert sum(refund.amount for refund in Refund.objects.all()) == line.line_price_incl_tax - line.price_now
