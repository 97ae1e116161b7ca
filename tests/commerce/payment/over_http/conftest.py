"""The town's site and Stripe, each on a port; a customer at the door with a full basket; the books to look at after."""

from collections.abc import Iterator

import pytest

from tests import factories as people
from tests.commerce.conftest import Till
from tests.commerce.payment.over_http.books import Books
from tests.commerce.payment.over_http.serving import the_site
from tests.commerce.payment.over_http.visitor import Visitor


@pytest.fixture
def site(db, settings) -> Iterator[str]:
    with the_site() as address:
        settings.SITE_URL = address
        yield address


@pytest.fixture
def till(site, settings) -> Iterator[Till]:
    """Its events are carried by HTTP too, when the test says so: `deliver_pending`."""
    standin = Till(
        webhook=f"{site}/stripe/webhook/",
        connect_webhook=f"{site}/stripe/webhook/connect/",
        secret=settings.STRIPE_WEBHOOK_SECRET,
        connect_secret=settings.STRIPE_CONNECT_WEBHOOK_SECRET,
        settle_after=0,
    )
    standin.hold_webhooks = True
    with standin:
        settings.STRIPE_API_BASE = standin.base_url
        yield standin


@pytest.fixture
def books(till, chloe, bread, cheese, book) -> Books:
    return Books(till, chloe, [bread, cheese, book])


@pytest.fixture
def visitor(site, card_shops, basket, chloe) -> Visitor:
    """Chloé, signed in by the form, her basket from three shops."""
    made = Visitor(site)
    made.sign_in(chloe.email, people.PASSWORD)
    return made
