"""Two who want the same at once: real threads, real locks."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from commerce.catalogue import variants
from commerce.order import placing
from commerce.order.holds import SoldOut
from commerce.order.models import Purchase
from commerce.partner.models import StockRecord
from membership import current
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
