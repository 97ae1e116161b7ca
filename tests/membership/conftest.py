"""Stripe's stand-in over HTTP, its events delivered to the site's own endpoint when a test says so."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from kit import clock
from membership import issuer
from membership.models import Shop, Subscription
from membership.subscriptions import begin
from tests.stripe_standin import StandIn

BACK = "http://testserver/retour/"


class Stripe(StandIn):
    """The stand-in, with what a test about Pro says of it."""

    def go_pro(self, shop: Shop, card: str = "4242 4242 4242 4242") -> Subscription:
        """The shop's owner pays; Stripe's events arrive."""
        begin(shop=shop, by=shop.person, success_url=BACK, cancel_url=BACK)  # type: ignore[attr-defined]
        self.pay(self.open_page(), card)
        self.deliver_pending()
        return Subscription.objects.get(shop=shop)

    def open_page(self) -> str:
        return [each for each in self.objects("checkout.session") if each["status"] == "open"][-1]["id"]

    def subscription(self, row: Subscription) -> dict:
        return next(each for each in self.objects("subscription") if each["id"] == row.stripe_subscription_id)


@pytest.fixture
def stripe(db, settings) -> Iterator[Stripe]:
    endpoint = Client()

    def receive(body: bytes, headers: dict) -> int:
        signature = next(value for name, value in headers.items() if name.lower() == "stripe-signature")
        answer = endpoint.post(
            "/stripe/webhook/", body, content_type="application/json", headers={"Stripe-Signature": signature}
        )
        return answer.status_code

    with Stripe(webhook=receive, secret=settings.STRIPE_WEBHOOK_SECRET) as standin:
        settings.STRIPE_API_BASE = standin.base_url
        yield standin


@pytest.fixture
def known_issuer(monkeypatch) -> None:
    """The platform has said who it is."""
    seller = issuer.Issuer(
        name="Les Petits Commerces", address="1 rue de l’Exemple, 74000 Annecy", siren="000000000", vat_number="FR12"
    )
    monkeypatch.setattr(issuer, "_provider", [lambda: seller])


def month_later(stripe: StandIn) -> AbstractContextManager[None]:
    """A month passes at Stripe and here."""
    stripe.advance(31 * 86_400)
    return clock.shifted(timedelta(seconds=stripe.now() - clock.now().timestamp()))
