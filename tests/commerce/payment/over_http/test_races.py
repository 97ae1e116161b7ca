"""Two requests at the same moment, over real HTTP: real threads, real locks, each request with a connection of its own."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from commerce.order.models import Order, Purchase
from commerce.order.statuses import PurchaseStatus
from commerce.partner.models import StockRecord
from commerce.payment import settling
from tests import factories as people
from tests.commerce import factories
from tests.commerce.payment.over_http.books import Books
from tests.commerce.payment.over_http.visitor import Page, Visitor
from tests.stripe_standin.events import Listener, send

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
BUTTON = "Commander avec obligation de paiement"


@pytest.fixture
def site(transactional_db, live_server, settings) -> Iterator[str]:
    settings.SITE_URL = live_server.url
    return live_server.url


def at_once(*deeds: Callable[[], Page | int]) -> list:
    together = Barrier(len(deeds))

    def do(deed: Callable[[], Page | int]) -> Page | int:
        together.wait(timeout=30)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def all_wait(many: int) -> None:
    """Until so many requests wait for a lock: each has looked at the basket, none has written."""
    deadline = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= many:
                return
            time.sleep(0.05)
    raise AssertionError(f"no {many} requests ever waited at once")


def another_tab(visitor: Visitor) -> Visitor:
    """The same browser: its cookies, a page of its own."""
    tab = Visitor(visitor.site)
    tab.session.cookies.update(visitor.session.cookies)
    tab.page = visitor.page
    return tab


def test_the_button_pressed_twice_at_once_makes_one_purchase(visitor, till, books, bread):
    visitor.to_the_recap()
    tabs = [another_tab(visitor) for _each in range(4)]
    with ThreadPoolExecutor(len(tabs)) as threads:
        with transaction.atomic():
            StockRecord.objects.select_for_update().get(product=bread)
            pressed = [threads.submit(tab.press, BUTTON) for tab in tabs]
            all_wait(len(tabs))
        pages = [each.result(timeout=60) for each in pressed]
    assert Purchase.objects.count() == 1
    books.waiting()
    assert books.open_pages() == 1
    assert {page.url for page in pages} == {Purchase.objects.get().stripe_session_url}
    tabs[-1].pay()
    till.deliver_pending()
    books.paid()


def test_a_payment_page_that_two_tabs_open_at_once_is_the_one_that_is_paid(visitor, till, books, settings):
    settings.STRIPE_RETRIES = 0
    till.fail_next(503, times=1)
    visitor.order()
    settings.STRIPE_RETRIES = 2
    visitor.open("/annecy/panier/")
    tabs = [another_tab(visitor) for _each in range(4)]
    at_once(*[lambda tab=tab: tab.press("Reprendre le paiement") for tab in tabs])
    books.waiting()
    assert books.open_pages() == 1
    next(tab for tab in tabs if tab.page.url.startswith(till.base_url)).pay()
    till.deliver_pending()
    books.paid()


def test_the_last_one_goes_to_one_of_two_who_order_at_once(visitor, site, till, annecy, book):
    StockRecord.objects.filter(product=book).update(num_in_stock=1)
    rival = people.user(email="paul@example.org", city=annecy)
    factories.basket(annecy, (book, 1), owner=rival)
    paul = Visitor(site)
    paul.sign_in(rival.email, people.PASSWORD)
    visitor.to_the_recap()
    paul.to_the_recap()
    pages = at_once(lambda: visitor.press(BUTTON), lambda: paul.press(BUTTON))
    assert Order.objects.filter(lines__product=book).count() == 1
    told = [page for page in pages if "Le Sentier des écluses vient d’être vendu" in page.words]
    assert len(told) == 1
    record = factories.record(book)
    assert record.num_in_stock - (record.num_allocated or 0) == 0


def test_paying_while_giving_up_ends_in_one_of_the_two(visitor, till, books: Books):
    payment = visitor.order()
    other = another_tab(visitor)
    visitor.open("/annecy/panier/")
    at_once(lambda: visitor.press("Abandonner le paiement"), lambda: other.pay(on=payment))
    till.deliver_pending()
    if books.purchase.status == PurchaseStatus.CONFIRMED:
        books.paid()
    else:
        books.as_before(PurchaseStatus.CANCELLED)


def test_the_same_word_five_times_at_once_has_one_effect(visitor, site, till, books, settings):
    visitor.order()
    till.pay(books.purchase.stripe_session_id)
    door = Listener(f"{site}/stripe/webhook/", settings.STRIPE_WEBHOOK_SECRET)
    [paid] = [event for event in till.pending if event["type"] == "checkout.session.completed"]
    answers = at_once(*[lambda: send(door, paid) for _again in range(5)])
    assert set(answers) == {200}
    till.deliver_pending()
    settling.settle_due()
    books.paid()
