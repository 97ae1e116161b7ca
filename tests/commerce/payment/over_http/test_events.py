"""Stripe's word comes before the return, after it, never, five times, in any order, or from somebody else."""

import json
import time
from datetime import timedelta

import pytest
import requests

from commerce.order.models import Purchase
from commerce.payment import paying, settling
from kit import clock, webhooks
from kit.models import StripeEvent
from tests.commerce.payment.over_http.visitor import GOOD
from tests.stripe_standin.events import signature


def post(site, payload, signed: str) -> requests.Response:
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    headers = {"Content-Type": "application/json", "Stripe-Signature": signed}
    return requests.post(f"{site}/stripe/webhook/", body, headers=headers, timeout=10)


@pytest.fixture
def paid_event(visitor, till, books):
    """The customer has paid, and Stripe's word of it is on its way: kept back."""
    visitor.order()
    till.pay(books.purchase.stripe_session_id, GOOD)
    return next(event for event in till.events if event["type"] == "checkout.session.completed")


def test_the_word_that_comes_before_the_return_shows_the_orders_at_once(visitor, till, books, paid_event):
    till.deliver_pending()
    assert visitor.open("/annecy/commande/retour/1/").heading == "Merci, c’est commandé"
    books.paid()


def test_the_return_waits_for_the_word_that_comes_after_it(visitor, till, books, paid_event):
    page = visitor.open("/annecy/commande/retour/1/")
    assert page.heading == "Nous attendons la confirmation du paiement"
    assert page.headers["Refresh"] == "3; url=/annecy/commande/retour/1/?attente=1"
    assert books.purchase.status == Purchase.Status.AWAITING_PAYMENT
    till.deliver_pending()
    assert visitor.open("/annecy/commande/retour/1/?attente=1").heading == "Merci, c’est commandé"
    books.paid()


def test_after_a_minute_the_return_says_that_nothing_is_lost(visitor, till, paid_event):
    page = visitor.open("/annecy/commande/retour/1/?attente=19")
    assert page.headers["Refresh"] == "3; url=/annecy/commande/retour/1/?attente=20"
    page = visitor.open("/annecy/commande/retour/1/?attente=20")
    assert page.heading == "La confirmation se fait attendre"
    assert "Rien n’est perdu" in page.words
    assert "Ne payez pas une deuxième fois" in page.words
    assert "support@lespetitscommerces.org en donnant le numéro 74010-000001" in page.words
    assert page.headers["Refresh"].startswith("30; ")


def test_a_word_that_never_comes_is_asked_after(visitor, till, books, paid_event):
    till.drop_pending()
    Purchase.objects.update(created_at=clock.now() - timedelta(minutes=3))
    paying.settle_missed()
    assert visitor.open("/annecy/commande/retour/1/").heading == "Merci, c’est commandé"
    books.paid()


def test_a_customer_who_never_comes_back_has_ordered_all_the_same(till, books, paid_event):
    till.deliver_pending()
    books.paid()


def test_five_times_the_same_word_has_one_effect(site, till, books, paid_event):
    till.deliver_pending()
    for event in [each for each in till.events if each["pending_webhooks"] == 0 and not each.get("account")]:
        assert [till.repeat(event["id"]) for _again in range(5)] == [200] * 5
    for event in StripeEvent.objects.all():
        webhooks.replay(event)
    books.paid()


def test_words_in_the_wrong_order_end_the_same(till, books, paid_event):
    for event in reversed([each for each in till.pending if not each.get("account")]):
        assert till.repeat(event["id"]) == 200
    till.deliver_pending()
    settling.settle_due()
    books.paid()


def test_a_word_that_nobody_signed_is_refused(site, books, paid_event):
    answer = post(site, paid_event, signature(json.dumps(paid_event).encode(), "whsec_somebody_else"))
    assert answer.status_code == 400
    assert not StripeEvent.objects.filter(event_id=paid_event["id"]).exists()
    assert books.purchase.status == Purchase.Status.AWAITING_PAYMENT


def test_a_word_whose_body_was_changed_is_refused(site, settings, paid_event):
    signed = signature(json.dumps(paid_event).encode(), settings.STRIPE_WEBHOOK_SECRET)
    assert post(site, paid_event | {"id": "evt_other"}, signed).status_code == 400


def test_an_old_word_said_again_by_somebody_is_refused(site, settings, monkeypatch, paid_event):
    body = json.dumps(paid_event).encode()
    now = time.time()
    with monkeypatch.context() as earlier:
        earlier.setattr(time, "time", lambda: now - 301)
        signed = signature(body, settings.STRIPE_WEBHOOK_SECRET)
    assert post(site, body, signed).status_code == 400
    assert not StripeEvent.objects.filter(event_id=paid_event["id"]).exists()


def test_a_kind_of_word_that_nobody_knows_is_kept_without_an_effect(site, settings, books, visitor):
    visitor.order()
    strange = {"id": "evt_strange", "type": "moon.is_full", "data": {"object": {"id": "moon_1", "object": "moon"}}}
    assert (
        post(site, strange, signature(json.dumps(strange).encode(), settings.STRIPE_WEBHOOK_SECRET)).status_code == 200
    )
    assert StripeEvent.objects.get(event_id="evt_strange").state == StripeEvent.State.DONE
    books.waiting()


@pytest.mark.parametrize("kind", ["checkout.session.completed", "checkout.session.expired"])
def test_a_word_about_a_purchase_that_is_not_ours_is_kept_without_an_effect(site, settings, books, visitor, kind):
    visitor.order()
    payload = {"id": "evt_theirs", "type": kind, "data": {"object": {"id": "cs_theirs", "object": "checkout.session"}}}
    assert (
        post(site, payload, signature(json.dumps(payload).encode(), settings.STRIPE_WEBHOOK_SECRET)).status_code == 200
    )
    assert StripeEvent.objects.get(event_id="evt_theirs").state == StripeEvent.State.DONE
    books.waiting()
