"""The desk takes something off and the customer sees the refund; what was bought once is bought again."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, pay_with, sign_in_member, wait_until_paid_back
from tests.journeys.test_buying import GOOD, add_from_list, checkout, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NUMBER = "06 39 98 00 07"


def test_what_is_missing_is_noted_at_the_desk_and_goes_back(page: Page, browser: Browser, site: Site):
    page.goto("/annecy/marche/?boutique=boulangerie-pernet&stock=1&tri=prix")
    for place in (0, 1):
        page.get_by_role("button", name="Ajouter au panier").nth(place).click()
        expect(page.get_by_role("status").first).to_contain_text("est dans votre panier")
    page.goto("/annecy/panier/")
    page.get_by_role("link", name="Passer commande").click()
    page.get_by_label("Adresse e-mail").fill(somebody())
    page.get_by_label("Mot de passe").fill("un-panier-bien-rempli")
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url("**/commande/comment/")
    page.get_by_label("Appelez-moi").check()
    page.get_by_label("À quel numéro").fill(NUMBER)
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("main")).to_contain_text(f"vous appelle au {NUMBER}")
    order(page)
    page.wait_for_url(f"{site.stripe}/**")
    pay_with(page, GOOD)
    page.wait_for_url("**/commande/retour/**")
    expect(page.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    number = re.search(r"74010-\d{6}-1", page.locator("main").inner_text())
    assert number

    with context_of(browser, site, 390, 844) as baker:
        sign_in_member(baker, "boulangerie@example.org")
        baker.wait_for_url("**/espace-adherent/**")
        baker.goto(f"/annecy/tableau-de-bord/boulangerie-pernet/commandes/{number[0]}/")
        expect(baker.locator(".job__wish")).to_contain_text(f"appelez au {NUMBER}")
        baker.locator("#manque summary").click()
        baker.get_by_label("Combien manque").first.fill("1")
        baker.get_by_label("N’est plus en stock").first.uncheck()
        baker.get_by_role("button", name="Noter ce qui manque").click()
        expect(baker.get_by_role("status").first).to_contain_text("repartent vers sa carte")

    page.get_by_role("link", name="Suivre mes commandes").click()
    main = page.locator("main")
    expect(main).to_contain_text("Il manquait")
    expect(main).to_contain_text("Prix réel")
    wait_until_paid_back(page)
    expect(main).to_contain_text("Avoir")
    assert "agree to the cent" in site.manage("reconcile", "--town", "annecy")


def test_what_was_bought_once_is_in_the_basket_again(phone: Page, site: Site):
    add_from_list(phone, "fromagerie-des-aravis")
    checkout(phone, somebody())
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    pay_with(phone, GOOD)
    phone.wait_for_url("**/commande/retour/**")
    expect(phone.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    phone.goto("/annecy/mon-compte/")
    phone.get_by_role("button", name="Commander à nouveau").click()
    phone.wait_for_url("**/panier/")
    expect(phone.get_by_role("status").first).to_contain_text("Dans votre panier")
    expect(phone.get_by_role("link", name="Passer commande")).to_be_visible()
