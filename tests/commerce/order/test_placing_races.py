"""Something is ordered in the very moment in which its shop goes, or its customer: real threads, real locks.

Whoever begins stops half-way, until the other has begun too: without the locks both would come to their end.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection

from commerce.basket.models import Basket
from commerce.customer import erasing
from commerce.order import placing
from commerce.order.models import Purchase
from commerce.partner.models import StockRecord
from kit import clock
from membership import current, leaving, leaving_emails, suspending, suspension_emails
from membership.models import Shop, User
from membership.models.suspensions import GROUNDS
from membership.suspending import Terms
from tests import factories as people
from tests.commerce import factories

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
A_MOMENT = 0.5
REFUSALS = (placing.CantPlace, leaving.HeldBack, erasing.HeldBack)


@pytest.fixture
def half_way(monkeypatch):
    """`half_way(module, name)`: who comes to that function says so, and waits a moment before going on."""
    reached = Event()

    def stop_at(module: object, name: str) -> Event:
        real = getattr(module, name)

        def slowly(*args, **more):
            reached.set()
            sleep(A_MOMENT)
            return real(*args, **more)

        monkeypatch.setattr(module, name, slowly)
        return reached

    return stop_at


def first_and_then(first: Callable[[], object], then: Callable[[], object], reached: Event) -> list[object]:
    """What each came to: its refusal, or None. The second begins when the first is half-way."""

    def run(act: Callable[[], object], *, waits: bool) -> object:
        try:
            if waits:
                assert reached.wait(timeout=30)
            act()
        except REFUSALS as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as threads:
        began = threads.submit(run, first, waits=False)
        followed = threads.submit(run, then, waits=True)
        return [began.result(), followed.result()]


@pytest.fixture
def customer(open_annecy):
    people.fill_market(open_annecy, to=12)
    return people.user(city=open_annecy)


@pytest.fixture
def ordering(customer, boulangerie) -> Callable[[], object]:
    """A loaf in the customer's basket, about to be ordered."""
    bread = factories.product(shop=boulangerie, title="Pain", stock=5)
    basket = factories.basket(customer.city, (bread, 1), owner=customer)

    def order() -> None:
        with current.in_city(customer.city):
            placing.place(basket=basket, user=customer, choices={})

    return order


def go(shop: Shop) -> Callable[[], object]:
    return lambda: leaving.leave(shop=shop, by=shop.person, typed_name=shop.name)


def suspend(shop: Shop, staff: User) -> Callable[[], object]:
    terms = Terms(
        ground=GROUNDS[0][0], reason="Fraude.", facts="Un signalement.", takes_effect_at=clock.now(), why_sooner="Loi."
    )
    return lambda: suspending.announce(shop=shop, by=staff, terms=terms)


def test_an_order_placed_first_holds_its_shop_back(ordering, boulangerie, half_way):
    ordered, gone = first_and_then(ordering, go(boulangerie), half_way(placing, "_next_number"))
    assert ordered is None
    assert isinstance(gone, leaving.HeldBack)
    assert not Shop.objects.get(pk=boulangerie.pk).has_left


def test_a_shop_that_leaves_first_sells_nothing_more(ordering, boulangerie, half_way):
    gone, ordered = first_and_then(go(boulangerie), ordering, half_way(leaving_emails, "left"))
    assert gone is None
    assert isinstance(ordered, placing.ShopCantSell)
    assert not Purchase.objects.exists()
    assert StockRecord.objects.get().net_stock_level == 5


def test_a_shop_that_is_suspended_first_sells_nothing_more(ordering, boulangerie, staff, half_way):
    gone, ordered = first_and_then(suspend(boulangerie, staff), ordering, half_way(suspension_emails, "took_effect"))
    assert gone is None
    assert isinstance(ordered, placing.ShopCantSell)
    assert not Purchase.objects.exists()


def test_an_order_placed_before_a_suspension_stands(ordering, boulangerie, staff, half_way):
    ordered, gone = first_and_then(ordering, suspend(boulangerie, staff), half_way(placing, "_next_number"))
    assert (ordered, gone) == (None, None)
    assert Purchase.objects.get().orders.get().shop == boulangerie
    assert Shop.objects.get(pk=boulangerie.pk).status == Shop.Status.SUSPENDED


def test_an_order_placed_first_keeps_its_customers_account(ordering, customer, half_way):
    ordered, erased = first_and_then(ordering, lambda: erasing.erase(user=customer), half_way(placing, "_next_number"))
    assert ordered is None
    assert isinstance(erased, erasing.HeldBack)
    assert User.objects.get(pk=customer.pk).is_active


def test_who_is_erased_first_orders_nothing(ordering, customer, half_way):
    erased, ordered = first_and_then(
        lambda: erasing.erase(user=customer), ordering, half_way(erasing, "_forget_orders")
    )
    assert erased is None
    assert isinstance(ordered, placing.AccountIsClosed)
    assert not Purchase.objects.exists()
    assert not Basket.objects.filter(owner=customer, status=Basket.OPEN).exists()
