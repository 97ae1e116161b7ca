"""The cast of the market: card shops with an account at the stand-in, a book shop without, a customer's basket."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.test import Client

from commerce.order import placing
from commerce.order.models import Purchase
from commerce.payment import accounts, paying
from commerce.payment.models import ShopAccount
from membership import current
from tests.commerce import factories
from tests.factories import shop as a_shop
from tests.stripe_standin import StandIn


class Till(StandIn):
    """The stand-in, with what a test about purchases says of it."""

    def take(self, purchase: Purchase, card: str = "4242 4242 4242 4242", **how: bool) -> str:
        """The customer pays on the hosted page; Stripe's events arrive."""
        purchase.refresh_from_db()
        result = self.pay(purchase.stripe_session_id, card, **how)
        self.deliver_pending()
        purchase.refresh_from_db()
        return result

    def transfers(self, purchase: Purchase) -> dict[str, int]:
        """Order number → cents, as Stripe has them."""
        found = [each for each in self.objects("transfer") if each["transfer_group"] == purchase.transfer_group]
        return {each["metadata"]["order"]: each["amount"] for each in found}


@pytest.fixture
def till(db, settings) -> Iterator[Till]:
    client = Client()

    def receiver(path: str):
        def receive(body: bytes, headers: dict) -> int:
            signature = next(value for name, value in headers.items() if name.lower() == "stripe-signature")
            answer = client.post(path, body, content_type="application/json", headers={"Stripe-Signature": signature})
            return answer.status_code

        return receive

    with Till(
        webhook=receiver("/stripe/webhook/"),
        connect_webhook=receiver("/stripe/webhook/connect/"),
        secret=settings.STRIPE_WEBHOOK_SECRET,
        connect_secret=settings.STRIPE_CONNECT_WEBHOOK_SECRET,
        settle_after=0,
    ) as standin:
        settings.STRIPE_API_BASE = standin.base_url
        yield standin


@pytest.fixture
def fromagerie(annecy):
    return a_shop(
        city=annecy, name="Fromagerie des Aravis", trade="fromagerie", pro=True, email="fromagerie@example.org"
    )


@pytest.fixture
def card_shops(till, open_annecy, boulangerie, fromagerie):
    """Both take cards; the book shop doesn't."""
    for shop in (boulangerie, fromagerie):
        account = accounts.open_for(shop)
        till.onboard(account.stripe_account_id)
    till.deliver_pending()
    assert ShopAccount.objects.filter(can_receive=True).count() == 2
    return boulangerie, fromagerie


@pytest.fixture
def bread(boulangerie):
    return factories.product(shop=boulangerie, title="Pain de campagne", price="4.90", stock=5)


@pytest.fixture
def cheese(fromagerie):
    return factories.product(
        shop=fromagerie, title="Comté", price="26.80", sold_by="weight", portion_grams=50, stock=100
    )


@pytest.fixture
def book(librairie):
    return factories.product(
        shop=librairie, title="Le Sentier des écluses", price="19.90", stock=2, tax_rate=Decimal("5.50")
    )


@pytest.fixture
def basket(annecy, chloe, bread, cheese, book):
    """Two loaves, 250 g of Comté, a book: three shops, one of which takes no cards."""
    return factories.basket(annecy, (bread, 2), (cheese, 5), (book, 1), owner=chloe)


@pytest.fixture
def purchase(card_shops, basket, chloe, annecy):
    """Placed, its payment page open."""
    with current.in_city(annecy):
        made = placing.place(basket=basket, user=chloe, choices={})
        paying.begin(made)
    return made
