"""Events as they arrive: signed, again, late, out of order, never."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import stripe

from tests.standin.conftest import Make, Shop, client_of, session_params
from tests.stripe_standin import StandIn


def eventually(met: Callable[[], bool]) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if met():
            return True
        time.sleep(0.02)
    return False


def test_the_signature_is_the_one_that_the_sdk_verifies(
    standin: StandIn, client: stripe.StripeClient, new_session: Make, shop: Shop
) -> None:
    standin.pay(new_session().id)
    assert {status for _, status in standin.deliver_pending()} == {200}
    body, headers = shop.received[-1]
    event = client.construct_event(body, headers["Stripe-Signature"], standin.secret)
    assert (event.type, event.data.object.payment_status) == ("checkout.session.completed", "paid")
    with pytest.raises(stripe.SignatureVerificationError):
        client.construct_event(body, headers["Stripe-Signature"], standin.connect_secret)


def test_events_of_accounts_come_with_their_own_secret_and_name(
    standin: StandIn, client: stripe.StripeClient, new_account: Make, shop: Shop
) -> None:
    account = new_account()
    standin.deliver_pending()
    body, headers = shop.received[-1]
    event = client.construct_event(body, headers["Stripe-Signature"], standin.connect_secret)
    assert (event.type, event.account) == ("account.updated", account.id)


def test_an_event_can_be_sent_again(standin: StandIn, new_session: Make, shop: Shop) -> None:
    standin.pay(new_session().id)
    standin.deliver_pending()
    for _ in range(4):
        assert standin.repeat(standin.events[-1]["id"]) == 200
    assert len({body for body, _ in shop.received[-5:]}) <= 2  # the same but for pending_webhooks


def test_events_can_come_out_of_order(standin: StandIn, new_session: Make, shop: Shop) -> None:
    standin.pay(new_session().id)
    waiting = standin.pending
    for event in reversed(waiting):
        standin.repeat(event["id"])
    assert standin.pending == []
    assert len(shop.received) == len(waiting)


def test_an_event_can_get_lost(standin: StandIn, new_session: Make, shop: Shop) -> None:
    standin.pay(new_session().id)
    lost = standin.pending[-1]
    standin.drop_pending(lost["id"])
    standin.deliver_pending()
    assert lost["id"].encode() not in b"".join(body for body, _ in shop.received)


def test_what_is_refused_stays_pending(standin: StandIn, new_session: Make, shop: Shop) -> None:
    standin.pay(new_session().id)
    shop.answer = 500
    waiting = len(standin.pending)
    assert standin.deliver_pending()[-1] == ("checkout.session.completed", 500)
    assert len(standin.pending) == waiting
    shop.answer = 200
    standin.deliver_pending()
    assert standin.pending == []


def test_a_listener_may_ask_the_stand_in_while_it_handles_an_event() -> None:
    asked: list[str] = []

    def listener(body: bytes, headers: dict[str, str]) -> int:
        event = client_of(standin).construct_event(body, headers["Stripe-Signature"], standin.secret)
        if event.type == "checkout.session.completed":
            asked.append(client_of(standin).v1.checkout.sessions.retrieve(event.data.object.id).status)
        return 200

    with StandIn(webhook=listener) as standin:
        standin.pay(client_of(standin).v1.checkout.sessions.create(session_params()).id)
        standin.deliver_pending()
    assert asked == ["complete"]


def test_addresses_are_delivered_to_in_the_background_again_until_they_take_it() -> None:
    received: list[str] = []
    answers = [500]

    class Site(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            received.append(self.headers["Stripe-Signature"])
            self.send_response(answers.pop() if answers else 200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    site = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    with StandIn(webhook=f"http://127.0.0.1:{site.server_port}/") as standin:
        standin.hold_webhooks = True
        client_of(standin).v1.customers.create({"email": "chloe@example.org"})
        time.sleep(0.3)
        assert received == []
        standin.hold_webhooks = False
        assert eventually(lambda: standin.pending == [])
        assert len(received) == 2
    site.shutdown()
    site.server_close()
