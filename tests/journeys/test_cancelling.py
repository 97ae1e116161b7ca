"""A book that is paid in the shop is ordered by telephone, then called off; the shop reads it at its desk."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, sign_in_member
from tests.journeys.test_buying import add_from_list, checkout, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_order_to_pay_in_the_shop_is_cancelled(phone: Page, browser: Browser, site: Site):
    add_from_list(phone, "le-fil-de-l-eau")
    checkout(phone, somebody())
    order(phone)
    phone.wait_for_url("**/commande/retour/**")
    phone.get_by_role("link", name="Suivre mes commandes").click()
    number = phone.locator("section.parcel").get_by_text(re.compile(r"Commande \d")).inner_text().split()[-1]

    phone.get_by_role("link", name=re.compile("Annuler cette commande")).click()
    phone.get_by_label("Votre raison").fill("Je l’ai trouvé chez un ami.")
    phone.get_by_role("button", name="Oui, annuler").click()
    expect(phone.get_by_role("status")).to_contain_text("Commande annulée.")
    expect(phone.locator("section.parcel")).to_contain_text("À votre demande. Vous ne devez rien.")
    expect(phone.get_by_role("link", name=re.compile("Annuler cette commande"))).to_have_count(0)

    with context_of(browser, site) as desk:
        sign_in_member(desk, "librairie@example.org")
        desk.goto("/annecy/tableau-de-bord/le-fil-de-l-eau/")
        expect(desk.get_by_role("region", name=re.compile("ne (la|les) préparez pas"))).to_contain_text(number)
        desk.get_by_role("link", name=number).click()
        expect(desk.locator("main")).to_contain_text("Je l’ai trouvé chez un ami.")
