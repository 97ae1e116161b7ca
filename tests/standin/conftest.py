"""A stand-in of each test's own, the SDK that speaks to it, and what is made through it again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import stripe

from tests.stripe_standin import StandIn

Make = Callable[..., Any]


class Shop:
    """What our site listens with: keeps each event it was sent, and answers what it is told to."""

    def __init__(self) -> None:
        self.received: list[tuple[bytes, dict[str, str]]] = []
        self.answer = 200

    def __call__(self, body: bytes, headers: dict[str, str]) -> int:
        self.received.append((body, headers))
        return self.answer


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def standin(shop: Shop) -> Iterator[StandIn]:
    with StandIn(webhook=shop, connect_webhook=shop, settle_after=3600) as running:
        yield running


def client_of(standin: StandIn, **options: Any) -> stripe.StripeClient:
    options = {"max_network_retries": 0, **options}
    return stripe.StripeClient("sk_test_standin", base_addresses={"api": standin.base_url}, **options)


@pytest.fixture
def client(standin: StandIn) -> stripe.StripeClient:
    return client_of(standin)


def line(amount: int, quantity: int = 1, name: str = "Pain de campagne", **price: Any) -> dict[str, Any]:
    data = {"currency": "eur", "unit_amount": amount, "product_data": {"name": name}, **price}
    return {"price_data": data, "quantity": quantity}


MONTHLY = {"recurring": {"interval": "month"}}


def session_params(*amounts: int, **more: Any) -> dict[str, Any]:
    return {
        "mode": "payment",
        "success_url": "http://shop.test/merci?s={CHECKOUT_SESSION_ID}",
        "cancel_url": "http://shop.test/panier",
        "line_items": [line(amount) for amount in amounts or (2500,)],
        **more,
    }


@pytest.fixture
def new_session(client: stripe.StripeClient) -> Make:
    return lambda *amounts, **more: client.v1.checkout.sessions.create(session_params(*amounts, **more))


@pytest.fixture
def paid_charge(standin: StandIn, client: stripe.StripeClient, new_session: Make) -> Make:
    """A charge of so many cents, paid and settled."""

    def pay(amount: int = 2500, **intent: Any) -> stripe.Charge:
        more = {"payment_intent_data": intent} if intent else {}
        session = new_session(amount, **more)
        assert standin.pay(session.id) == "succeeded"
        standin.settle()
        paid = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
        return paid.payment_intent.latest_charge

    return pay


CONTROLLER = {
    "fees": {"payer": "application"},
    "losses": {"payments": "application"},
    "requirement_collection": "stripe",
    "stripe_dashboard": {"type": "express"},
}
BOTH = {"card_payments": {"requested": True}, "transfers": {"requested": True}}


@pytest.fixture
def new_account(standin: StandIn, client: stripe.StripeClient) -> Make:
    """An express account, ready to receive unless told otherwise."""

    def create(*, ready: bool = True, **more: Any) -> stripe.Account:
        params = {"country": "FR", "controller": CONTROLLER, "capabilities": BOTH, **more}
        account = client.v1.accounts.create(params)
        if ready:
            standin.onboard(account.id)
        return account

    return create


@pytest.fixture
def subscribed(standin: StandIn, client: stripe.StripeClient, new_session: Make) -> Make:
    """A subscription of 5 EUR a month, paid by Checkout."""

    def create(card: str = "4242424242424242", **data: Any) -> stripe.Subscription:
        session = client.v1.checkout.sessions.create(
            session_params(
                mode="subscription",
                customer_email="fleuriste@example.org",
                line_items=[line(500, name="Offre Pro", **MONTHLY)],
                **({"subscription_data": data} if data else {}),
            )
        )
        assert standin.pay(session.id, card) == "succeeded"
        return client.v1.subscriptions.retrieve(client.v1.checkout.sessions.retrieve(session.id).subscription)

    return create
