"""A visitor fills a basket from three shops, registers on the way, pays with 3-D Secure and finds three orders."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, pay_with

pytestmark = [pytest.mark.browser, pytest.mark.slow]
THREE_D = "4000 0027 6000 3184"
DECLINED = "4000 0000 0000 0002"
GOOD = "4242 4242 4242 4242"
ADD = "Ajouter au panier"


def add_from_product_page(page: Page, shop: str) -> None:
    """The first of a shop's products that is there, from its own page."""
    page.goto(f"/annecy/marche/?boutique={shop}&stock=1")
    page.locator(".product__name a").first.click()
    button = page.get_by_role("button", name=ADD)
    expect(button).to_have_count(1)
    button.click()
    expect(page.get_by_role("status")).to_contain_text("est dans votre panier")


def add_from_list(page: Page, shop: str) -> None:
    page.goto(f"/annecy/marche/?boutique={shop}&stock=1")
    page.get_by_role("button", name=ADD).first.click()
    expect(page.get_by_role("status")).to_contain_text("est dans votre panier")


def add_from_mini_site(page: Page, shop: str) -> None:
    page.goto(f"/annecy/{shop}/")
    page.locator(".b-products").get_by_role("button", name=ADD).first.click()
    page.wait_for_url("**/panier/**")


def checkout(page: Page, email: str) -> None:
    """From the basket to the recap, with an account made on the way."""
    page.goto("/annecy/panier/")
    page.get_by_role("link", name="Passer commande").click()
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe").fill("un-panier-bien-rempli")
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url("**/commande/comment/")
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url("**/commande/payer/")


def order(page: Page) -> None:
    page.get_by_role("button", name="Commander avec obligation de paiement").click()


def somebody() -> str:
    return f"{uuid4().hex[:8]}@example.org"


def test_three_shops_one_payment_three_orders(page: Page, site: Site):
    page.goto("/")
    page.get_by_role("link", name="Annecy").first.click()
    expect(page.get_by_role("heading", name="Annecy", exact=True)).to_be_visible()
    page.get_by_role("link", name="Entrer au marché").click()
    add_from_product_page(page, "le-fil-de-l-eau")
    add_from_list(page, "maison-favre")
    add_from_mini_site(page, "boulangerie-pernet")
    expect(page.locator("main")).to_contain_text("Le Fil de l’eau")

    checkout(page, somebody())
    recap = page.locator("main")
    expect(recap).to_contain_text("Par carte, maintenant")
    expect(recap).to_contain_text("En boutique, au retrait")
    order(page)

    page.wait_for_url(f"{site.stripe}/**")
    pay_with(page, THREE_D)
    page.get_by_role("button", name="Valider l’authentification").click()
    page.wait_for_url("**/commande/retour/**")
    expect(page.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    expect(page.locator("section.parcel")).to_have_count(3)
    expect(page.locator("main")).to_contain_text("À payer en boutique")
    page.get_by_role("link", name="Suivre mes commandes").click()
    expect(page.locator("main")).to_contain_text("74010-")
    assert "agree to the cent" in site.manage("reconcile", "--town", "annecy")


def test_a_declined_card_can_be_replaced_by_another(phone: Page, site: Site):
    add_from_mini_site(phone, "boulangerie-pernet")
    checkout(phone, somebody())
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    pay_with(phone, DECLINED)
    expect(phone.get_by_role("alert")).to_be_visible()
    pay_with(phone, GOOD)
    phone.wait_for_url("**/commande/retour/**")
    expect(phone.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)


def test_an_abandoned_payment_gives_the_basket_back(phone: Page, site: Site):
    add_from_mini_site(phone, "boulangerie-pernet")
    checkout(phone, somebody())
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    phone.goto("/annecy/panier/")
    expect(phone.locator("main")).to_contain_text("aiement en cours")
    phone.get_by_role("button", name="Abandonner").click()
    expect(phone.get_by_role("link", name="Passer commande")).to_be_visible()
    expect(phone.locator("main")).to_contain_text("Boulangerie Pernet")


def test_a_shut_market_answers_404_and_says_how_many_are_missing(page: Page, site: Site):
    page.goto("/dinan/")
    expect(page.locator("main")).to_contain_text("9 sur 10")
    for path in ("marche/", "panier/", "commande/"):
        answer = page.goto(f"/dinan/{path}")
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("main")).to_contain_text("9 sur 10")
    page.goto("/barjac/")
    expect(page.locator("article.shop")).not_to_have_count(0)
