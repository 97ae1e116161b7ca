"""Chloé's purchase in three shops: two that take cards, a book shop that is paid over the counter."""

import pytest

from commerce.order import changing, confirming
from commerce.order.models import Order, Purchase
from commerce.order.statuses import OrderStatus
from membership import current


@pytest.fixture
def paid(purchase):
    """Its card part is paid."""
    with current.in_city(purchase.city):
        confirming.confirm(purchase)
    return purchase


def order_of(purchase: Purchase, shop) -> Order:
    return Order.objects.with_lines().get(purchase=purchase, shop=shop)


def hand_over(order: Order) -> None:
    """Ready, then fetched and, where that is still to be done, paid."""
    for state in (OrderStatus.READY, OrderStatus.COLLECTED):
        changing.change(order=order, to=state, acting_as=order.shop.name)


@pytest.fixture
def sold_bread(paid, boulangerie):
    return order_of(paid, boulangerie)
