"""Who pays and never comes back has ordered all the same: Stripe's word counts, not the browser's."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, pay_with
from tests.journeys.test_accounts import sign_in
from tests.journeys.test_buying import ADD, GOOD, checkout, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PRODUCT = "/annecy/marche/eclairs-pistache-les-trois/"
PASSWORD = "un-panier-bien-rempli"


def left(page: Page) -> int:
    """How many are left, as the market says."""
    page.goto(PRODUCT)
    shown = page.get_by_text(re.compile(r"Il n’en reste qu(e \d+|’un)")).first.inner_text()
    found = re.search(r"\d+", shown)
    return int(found[0]) if found else 1


def test_a_payment_is_an_order_though_the_browser_never_returns(browser: Browser, site: Site):
    email = somebody()
    with context_of(browser, site) as page:
        before = left(page)
        page.get_by_role("button", name=ADD).click()
        expect(page.get_by_role("status")).to_contain_text("est dans votre panier")
        checkout(page, email)
        order(page)
        page.wait_for_url(f"{site.stripe}/**")
        page.route(f"{site.url}/**", lambda route: route.abort())
        with page.expect_event("requestfailed", lambda request: "/commande/retour/" in request.url):
            pay_with(page, GOOD)

    with context_of(browser, site, 390, 844) as later:
        sign_in(later, "annecy", email, PASSWORD)
        deadline = time.monotonic() + 30
        while "Payée" not in later.locator("main").inner_text() and time.monotonic() < deadline:
            later.wait_for_timeout(1_000)
            later.reload()
        expect(later.locator("main")).to_contain_text("Payée, bientôt préparée")
        expect(later.locator("main")).to_contain_text("74010-")
        later.goto("/annecy/panier/")
        expect(later.locator("main")).to_contain_text("Votre panier est vide")
        assert left(later) == before - 1
