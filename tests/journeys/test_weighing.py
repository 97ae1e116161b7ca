"""250 g ordered and paid, 236 g on the desk's scales: the difference goes back to the card by itself, and everybody reads it."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, pay_with, sign_in_member, wait_until_paid_back
from tests.journeys.test_buying import ADD, GOOD, checkout, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOP, PRODUCT = "fromagerie-des-aravis", "/annecy/marche/comte-18-mois/"
NUMBER = re.compile(r"74010-\d{6}-\d")


def refunds_of(site: Site, number: str) -> list[int]:
    """Cents, as Stripe has them."""
    request = urllib.request.Request(
        f"{site.stripe}/v1/refunds?limit=100", headers={"Authorization": "Bearer sk_test_standin"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        found = json.load(answer)["data"]
    return [each["amount"] for each in found if each["metadata"].get("order") == number]


def buy_250_g(page: Page, site: Site) -> str:
    """The order's number."""
    page.goto(PRODUCT)
    page.get_by_text("250 g", exact=True).first.click()
    page.get_by_role("button", name=ADD).click()
    expect(page.get_by_role("status")).to_contain_text("est dans votre panier")
    checkout(page, somebody())
    expect(page.locator("main")).to_contain_text("environ 250 g")
    order(page)
    page.wait_for_url(f"{site.stripe}/**")
    pay_with(page, GOOD)
    page.wait_for_url("**/commande/retour/**")
    expect(page.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    found = NUMBER.search(page.locator("main").inner_text())
    assert found is not None
    return found[0]


def test_what_weighs_less_than_ordered_is_paid_back_by_itself(phone: Page, site: Site, browser: Browser):
    number = buy_250_g(phone, site)
    phone.get_by_role("link", name="Suivre mes commandes").click()
    expect(phone.locator("main")).to_contain_text("6,70")
    assert refunds_of(site, number) == []

    with context_of(browser, site) as desk:
        sign_in_member(desk, "fromagerie@example.org")
        desk.wait_for_url("**/espace-adherent/**")
        desk.goto(f"/annecy/tableau-de-bord/{SHOP}/commandes/{number}/")
        desk.get_by_label(re.compile("Poids de")).fill("236")
        desk.get_by_role("button", name=re.compile("Noter le poids")).click()
        expect(desk.get_by_role("status").first).to_be_visible()
        expect(desk.locator("main")).to_contain_text("6,32")
        expect(desk.locator("main")).to_contain_text("0,38")

    phone.reload()
    bought = phone.locator("main")
    expect(bought).to_contain_text("236 g")
    expect(bought).to_contain_text("6,32")
    expect(bought).to_contain_text("0,38")
    wait_until_paid_back(phone)
    assert refunds_of(site, number) == [38]
    assert "agree to the cent" in site.manage("reconcile", "--town", "annecy")
