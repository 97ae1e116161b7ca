"""Stripe is down, slow, broken, or hangs up after it did what was asked."""

from datetime import timedelta

import pytest
import time_machine

from commerce.order.models import Purchase
from commerce.order.statuses import PurchaseStatus
from commerce.payment import paying
from kit import clock, webhooks
from kit.models import StripeEvent
from tests.commerce.payment.over_http.visitor import GOOD
from tests.servers import free_port

TOLD = "La page de paiement ne répond pas. Rien n’a été débité et votre commande vous est gardée une demi-heure"


@pytest.fixture
def impatient(settings) -> None:
    """Nobody waits eight seconds in a test; the library asks once."""
    settings.STRIPE_TIMEOUT, settings.STRIPE_RETRIES = 0.4, 0


@pytest.fixture
def ill(request, till, settings, impatient):
    """`begin()` and `end()` of one illness."""
    healthy = till.base_url

    class Ill:
        def begin(self) -> None:
            if request.param == "down":
                settings.STRIPE_API_BASE = f"http://127.0.0.1:{free_port()}"
            elif request.param == "slow":
                till.slow_next(0.8, times=20)
            elif request.param == "lost":
                till.lose_next_answer(times=20)
            else:
                till.fail_next(int(request.param), times=20)

        def end(self) -> None:
            settings.STRIPE_API_BASE = healthy
            till.faults.clear()

    return Ill()


ILLNESSES = pytest.mark.parametrize("ill", ["down", "slow", "lost", "500", "503", "429"], indirect=True)


@ILLNESSES
def test_no_payment_page_keeps_the_order_until_there_is_one(visitor, till, books, ill):
    visitor.to_the_recap()
    ill.begin()
    page = visitor.press("Commander avec obligation de paiement")
    assert page.path == "/annecy/panier/"
    assert TOLD in page.words
    ill.end()
    books.waiting()
    assert visitor.press("Reprendre le paiement").url.startswith(till.base_url)
    visitor.pay()
    till.deliver_pending()
    books.paid()


@ILLNESSES
def test_nobody_is_asked_to_go_to_a_payment_that_can_not_be_looked_up(visitor, till, books, ill):
    visitor.order()
    visitor.open("/annecy/panier/")
    ill.begin()
    assert TOLD in visitor.press("Reprendre le paiement").words
    ill.end()
    books.waiting()
    visitor.press("Reprendre le paiement")
    visitor.pay()
    till.deliver_pending()
    books.paid()


@ILLNESSES
def test_giving_up_waits_until_nobody_can_pay_any_more(visitor, till, books, ill):
    visitor.order()
    visitor.open("/annecy/panier/")
    ill.begin()
    page = visitor.press("Abandonner le paiement")
    ill.end()
    assert "Réessayez dans un instant, rien n’est perdu." in page.words
    assert books.purchase.status == Purchase.Status.AWAITING_PAYMENT
    visitor.press("Abandonner le paiement")
    till.deliver_pending()
    books.as_before(PurchaseStatus.CANCELLED)


@ILLNESSES
def test_an_event_that_could_not_be_looked_up_is_handled_later(visitor, till, books, ill):
    visitor.order()
    till.pay(books.purchase.stripe_session_id, GOOD)
    ill.begin()
    till.deliver_pending()
    ill.end()
    assert StripeEvent.objects.filter(state=StripeEvent.State.FAILED).exists()
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        webhooks.handle_due()
        till.deliver_pending()
    books.paid()


@ILLNESSES
def test_stock_stays_held_while_nobody_knows_whether_it_was_paid(visitor, till, books, ill):
    visitor.order()
    with time_machine.travel(clock.now() + timedelta(minutes=32)):
        till.hold_webhooks = True
        ill.begin()
        paying.expire_due()
        ill.end()
        books.waiting()
        paying.expire_due()
        till.deliver_pending()
        books.as_before(PurchaseStatus.EXPIRED)


def test_stripe_that_was_down_for_ten_minutes_still_gives_half_an_hour(visitor, till, books, settings, impatient):
    """It refuses a page that ends in less than thirty minutes: the half hour begins anew."""
    visitor.to_the_recap()
    till.fail_next(503, times=1)
    visitor.press("Commander avec obligation de paiement")
    with time_machine.travel(clock.now() + timedelta(minutes=10)):
        assert visitor.press("Reprendre le paiement").url.startswith(till.base_url)
        visitor.pay()
        till.deliver_pending()
    books.paid()


def test_a_page_that_nobody_ever_saw_is_not_the_one_that_is_paid(visitor, till, books, impatient):
    """Stripe opened it and hung up; minutes later another one is opened, and the first runs out by itself."""
    visitor.to_the_recap()
    till.lose_next_answer(times=1)
    visitor.press("Commander avec obligation de paiement")
    with time_machine.travel(clock.now() + timedelta(minutes=10)):
        visitor.press("Reprendre le paiement")
        assert books.open_pages() == 2
        visitor.pay()
        till.deliver_pending()
    till.advance(3600)
    till.deliver_pending()
    books.paid()


def test_a_purchase_that_stripe_knows_nothing_of_holds_nobody_else_back(visitor, till, books, basket):
    """A key that was changed, an account that was emptied: the others' stock comes back all the same."""
    visitor.order()
    lost = Purchase.objects.get()
    strange = Purchase.objects.create(
        city=lost.city,
        number=99,
        user=lost.user,
        basket=basket.__class__.objects.create(city=lost.city),
        card_total=1,
        in_shop_total=0,
        created_at=clock.now() - timedelta(hours=1),
        expires_at=clock.now() - timedelta(minutes=20),
        stripe_session_id="cs_nobody",
    )
    with time_machine.travel(clock.now() + timedelta(minutes=32)):
        assert paying.expire_due() == 1
    lost.refresh_from_db()
    strange.refresh_from_db()
    assert lost.status == PurchaseStatus.EXPIRED
    assert strange.status == PurchaseStatus.AWAITING_PAYMENT
