"""Customer, shop and clock want an order to end at the same moment: real threads, real locks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from commerce.desk import handling
from commerce.order import cancelling, changing, collecting, placing
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from kit import clock
from kit.models import OutgoingMail
from membership import current
from tests import factories as people
from tests.commerce import factories

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def ordered(shop, product) -> Order:
    """By a new customer, to be paid in the shop."""
    person = people.user(city=shop.city)
    with current.in_city(shop.city):
        basket = factories.basket(shop.city, (product, 1), owner=person)
        return placing.place(basket=basket, user=person, choices={}).orders.get()


def at_once(*acts: Callable[[], object], refusals: tuple[type[Exception], ...]) -> list[object]:
    """What each came to: its refusal, or None."""
    together = Barrier(len(acts))

    def run(act):
        try:
            together.wait(timeout=30)
            act()
        except refusals as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


@pytest.mark.parametrize("_again", range(5))
def test_an_order_is_cancelled_or_prepared(open_annecy, boulangerie, _again):
    bread = factories.product(shop=boulangerie, title="Pain", stock=5)
    order = ordered(boulangerie, bread)
    hers, theirs = Order.objects.get(pk=order.pk), Order.objects.get(pk=order.pk)
    told = at_once(
        lambda: cancelling.cancel(order=hers, by=order.user),
        lambda: handling.advance(order=theirs, to=OrderStatus.PREPARING, by=boulangerie.person),
        refusals=(changing.NotAllowed,),
    )
    order.refresh_from_db()
    assert sorted(refusal is None for refusal in told) == [False, True]
    is_cancelled = told[0] is None
    assert order.status == (OrderStatus.CANCELLED if is_cancelled else OrderStatus.PREPARING)
    assert factories.record(bread).net_stock_level == (5 if is_cancelled else 4)


def test_an_order_that_is_cancelled_and_refused_at_once_gives_its_stock_back_once(open_annecy, boulangerie):
    bread = factories.product(shop=boulangerie, title="Pain", stock=5)
    order = ordered(boulangerie, bread)
    rows = [Order.objects.get(pk=order.pk) for _act in range(4)]
    told = at_once(
        lambda: cancelling.cancel(order=rows[0], by=order.user),
        lambda: handling.refuse(order=rows[1], reason="Fermé.", by=boulangerie.person),
        lambda: cancelling.cancel(order=rows[2], by=order.user),
        lambda: handling.refuse(order=rows[3], reason="Fermé.", by=boulangerie.person),
        refusals=(changing.NotAllowed,),
    )
    assert [refusal is None for refusal in told].count(True) == 1
    assert factories.record(bread).net_stock_level == 5


REFUSALS = (changing.NotAllowed, collecting.NotWaiting, collecting.TooEarly)


def ready_and_late(shop, product) -> Order:
    order = ordered(shop, product)
    changing.change(order=order, to=OrderStatus.READY)
    long_ago = clock.now() - timedelta(days=9)
    Order.objects.filter(pk=order.pk).update(reminded_at=long_ago, kept_until=long_ago + timedelta(days=1))
    return Order.objects.get(pk=order.pk)


@pytest.mark.parametrize("_again", range(3))
def test_a_last_minute_customer_or_the_clock(open_annecy, boulangerie, _again):
    bread = factories.product(shop=boulangerie, title="Pain", stock=5)
    order = ready_and_late(boulangerie, bread)
    rows = [Order.objects.get(pk=order.pk) for _act in range(4)]
    at_once(
        lambda: handling.advance(order=rows[0], to=OrderStatus.COLLECTED, by=boulangerie.person),
        lambda: collecting.close(order=rows[1]),
        lambda: collecting.close(order=rows[2], by=boulangerie.person, acting_as=boulangerie.name),
        lambda: collecting.close(order=rows[3]),
        refusals=REFUSALS,
    )
    order.refresh_from_db()
    ends = order.status_changes.filter(new_status__in=(OrderStatus.COLLECTED, OrderStatus.NOT_COLLECTED))
    assert ends.count() == 1
    assert factories.record(bread).net_stock_level == (4 if order.status == OrderStatus.COLLECTED else 5)


@pytest.mark.parametrize("_again", range(3))
def test_kept_longer_or_closed_by_the_clock(open_annecy, boulangerie, _again):
    bread = factories.product(shop=boulangerie, title="Pain", stock=5)
    order = ready_and_late(boulangerie, bread)
    rows = [Order.objects.get(pk=order.pk) for _act in range(2)]
    told = at_once(
        lambda: collecting.keep_longer(order=rows[0], days=2, by=boulangerie.person, acting_as=boulangerie.name),
        lambda: collecting.close(order=rows[1]),
        refusals=REFUSALS,
    )
    order.refresh_from_db()
    assert [refusal is None for refusal in told].count(True) == 1
    assert order.status == (OrderStatus.READY if told[0] is None else OrderStatus.NOT_COLLECTED)


def test_two_clocks_remind_once(open_annecy, boulangerie):
    bread = factories.product(shop=boulangerie, title="Pain", stock=5)
    order = ready_and_late(boulangerie, bread)
    Order.objects.filter(pk=order.pk).update(reminded_at=None)
    at_once(*[collecting.due] * 4, refusals=REFUSALS)
    assert OutgoingMail.objects.filter(subject__contains="vous attend toujours").count() == 1
    assert order.pickup_events.count() == 1
