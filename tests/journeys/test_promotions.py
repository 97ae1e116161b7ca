"""A merchant reads every price and launches a promotion; a customer sees it struck, and pays what was shown."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, sign_in_member
from tests.journeys.test_buying import checkout, order

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def add_at_the_desk(page: Page, title: str) -> None:
    page.goto("/annecy/tableau-de-bord/")
    page.get_by_role("link", name="Produits").first.click()
    page.get_by_role("link", name="Ajouter un produit").first.click()
    page.get_by_label("Nom", exact=True).fill(title)
    page.get_by_label("Prix, taxes comprises").fill("12,50")
    page.get_by_label("Il y en a", exact=True).fill("5")
    page.get_by_label("Sorte de produit").select_option("plant")
    page.get_by_role("button", name="Ajouter le produit").click()
    expect(page.get_by_role("status").first).to_contain_text("est ajouté")


def launch(page: Page, title: str) -> None:
    page.goto("/annecy/tableau-de-bord/")
    page.get_by_role("link", name="Produits").first.click()
    page.get_by_role("link", name="Promotions").click()
    page.get_by_role("link", name="Nouvelle promotion").first.click()
    page.get_by_label("Nom", exact=True).fill("Semaine verte")
    page.get_by_label("De combien").fill("20")
    page.get_by_label(title).check()
    page.get_by_role("button", name="Voir les prix").click()
    expect(page.locator(".promoted")).to_contain_text("10,00")
    page.get_by_role("button", name="Lancer la promotion").click()
    expect(page.get_by_role("status").first).to_contain_text("est enregistrée")


def test_a_promotion_goes_from_the_desk_to_an_order(page: Page, browser: Browser, site: Site):
    title = f"Fougère {uuid4().hex[:6]}"
    sign_in_member(page, "librairie@example.org")
    page.wait_for_url("**/espace-adherent/**")
    add_at_the_desk(page, title)
    launch(page, title)

    with context_of(browser, site) as visitor:
        visitor.goto(f"/annecy/marche/?q={title.split()[1]}&promo=1")
        card = visitor.locator("li.product")
        expect(card).to_contain_text("−20 %")
        expect(card.locator("s")).to_contain_text("12,50")
        card.locator(".product__name a").click()
        expect(visitor.locator("main")).to_contain_text("inclus")
        visitor.get_by_role("button", name="Ajouter au panier").click()
        expect(visitor.get_by_role("status")).to_contain_text("est dans votre panier")
        visitor.goto("/annecy/panier/")
        expect(visitor.locator(".line__price")).to_contain_text("10,00")
        checkout(visitor, f"{uuid4().hex[:8]}@example.org")
        order(visitor)
        expect(visitor.get_by_role("heading", level=1)).to_contain_text("Merci")
        expect(visitor.locator("main")).to_contain_text("10,00")

    page.get_by_role("button", name="Arrêter maintenant").click()
    expect(page.get_by_role("status").first).to_contain_text("prix habituels")
    page.goto(f"/annecy/marche/?q={title.split()[1]}&stock=1")
    expect(page.locator("li.product")).to_contain_text("12,50")
