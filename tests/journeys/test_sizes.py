"""A merchant adds a product in sizes and colours, a customer picks one and orders it, the desk says which."""

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
    page.get_by_label("Il y en a", exact=True).fill("2")
    page.get_by_text("Il existe en plusieurs tailles ou couleurs").click()
    page.get_by_label("Tailles, pointures ou formats").fill("poche, grand")
    page.get_by_label("Couleurs, modèles ou parfums").fill("vert, bleu")
    page.get_by_label("Sorte de produit").select_option("plant")
    page.get_by_role("button", name="Ajouter le produit").click()
    expect(page.get_by_role("status").first).to_contain_text("est ajouté")


def test_a_size_goes_from_the_desk_to_an_order(page: Page, browser: Browser, site: Site):
    title = f"Carnet {uuid4().hex[:6]}"
    sign_in_member(page, "librairie@example.org")
    page.wait_for_url("**/espace-adherent/**")
    add_at_the_desk(page, title)

    with context_of(browser, site) as visitor:
        visitor.goto(f"/annecy/marche/?q={title.split()[1]}")
        expect(visitor.locator("li.product")).to_contain_text("Plusieurs tailles et couleurs")
        visitor.locator(".product__name a").first.click()
        visitor.get_by_text("bleu, poche").click()
        visitor.get_by_role("button", name="Ajouter au panier").click()
        expect(visitor.get_by_role("status")).to_contain_text(f"{title} (bleu, poche)")
        checkout(visitor, f"{uuid4().hex[:8]}@example.org")
        order(visitor)
        expect(visitor.get_by_role("heading", level=1)).to_contain_text("Merci")
        expect(visitor.locator("main")).to_contain_text(f"{title} (bleu, poche)")

    page.goto("/annecy/tableau-de-bord/")
    expect(page.locator("article.job").filter(has_text=f"{title} (bleu, poche)")).to_have_count(1)
    page.get_by_role("link", name="Produits").first.click()
    row = page.locator("article.ware").filter(has_text=title)
    row.get_by_text("Stock de chaque taille").click()
    expect(row.get_by_label("bleu, poche").first).to_have_value("1")
    expect(row.get_by_label("vert, poche").first).to_have_value("2")
