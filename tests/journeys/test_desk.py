"""What a merchant changes at the desk is what the market shows."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import Site, context_of, sign_in_member

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Tarte aux myrtilles, 6 parts"
PRODUCT = "/annecy/marche/tarte-aux-myrtilles-6-parts/"


@pytest.fixture
def baker(phone: Page) -> Page:
    sign_in_member(phone, "boulangerie@example.org")
    phone.wait_for_url("**/espace-adherent/**")
    return phone


def ware(page: Page, **fields: str) -> Locator:
    """The row of the tart, its fields filled in."""
    page.goto("/annecy/tableau-de-bord/")
    page.get_by_role("link", name="Produits").first.click()
    page.get_by_label("Nom du produit").fill("myrtilles")
    page.get_by_label("Nom du produit").press("Enter")
    row = page.locator("article.ware").filter(has_text=TITLE)
    for label, value in fields.items():
        row.get_by_label(label).fill(value)
    return row


def save(row: Locator) -> None:
    row.get_by_role("button", name="Enregistrer").click()
    expect(row.page.get_by_role("status").first).to_be_visible()


def test_a_price_is_the_markets_as_soon_as_it_is_saved(baker: Page, browser: Browser, site: Site):
    save(ware(baker, Prix="17,40"))
    with context_of(browser, site) as visitor:
        visitor.goto(PRODUCT)
        expect(visitor.locator("main")).to_contain_text("17,40")
        visitor.goto("/annecy/marche/?boutique=boulangerie-pernet&q=myrtilles")
        expect(visitor.locator("main")).to_contain_text("17,40")


def test_a_stock_is_the_markets_as_soon_as_it_is_saved(baker: Page, browser: Browser, site: Site):
    save(ware(baker, **{"Il en reste": "2"}))
    with context_of(browser, site) as visitor:
        visitor.goto(PRODUCT)
        expect(visitor.locator("main")).to_contain_text("Il n’en reste que 2")


def test_what_is_sold_out_at_the_counter_is_not_for_sale_any_more(baker: Page, browser: Browser, site: Site):
    save(ware(baker, **{"Il en reste": "1"}))
    ware(baker).get_by_role("button", name="Vendu au comptoir").click()
    expect(baker.get_by_role("status").first).to_be_visible()
    with context_of(browser, site) as visitor:
        visitor.goto(PRODUCT)
        expect(visitor.get_by_role("button", name="Ajouter au panier")).to_have_count(0)
    save(ware(baker, **{"Il en reste": "5"}))


def test_a_price_that_is_none_changes_nothing(baker: Page, browser: Browser, site: Site):
    row = ware(baker, Prix="gratuit")
    row.get_by_role("button", name="Enregistrer").click()
    expect(baker.locator("main")).to_contain_text("rien n’a été changé")
    with context_of(browser, site) as visitor:
        visitor.goto(PRODUCT)
        expect(visitor.get_by_role("button", name="Ajouter au panier")).to_have_count(1)
