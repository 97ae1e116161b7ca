"""An owner invites somebody to sell; they come in, open the desk, and are out the moment they are removed."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, sign_in_member

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_seller_is_invited_opens_the_desk_and_is_removed(page: Page, browser: Browser, site: Site):
    email = f"vendeuse{uuid4().hex[:8]}@example.org"
    sign_in_member(page, "librairie@example.org")
    page.wait_for_url("**/espace-adherent/**")
    page.get_by_role("link", name="Voir mon adhésion").click()
    page.get_by_role("link", name="Qui agit pour ce commerce").click()
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Vente.").check()
    page.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.locator("main")).to_contain_text(f"partie à {email}")
    room = page.url

    with context_of(browser, site, 390, 844) as seller:
        seller.goto("/demo/courriels/")
        seller.get_by_role("link", name=re.compile("vous invite")).first.click()
        link = re.search(r"/espace-adherent/invitation/[\w-]+/", seller.content())
        assert link
        seller.goto(link[0])
        seller.get_by_label("Prénom").fill("Awa")
        seller.get_by_label("Nom", exact=True).fill("Diallo")
        seller.get_by_label("Mot de passe").fill("un-rayon-bien-range")
        seller.get_by_role("button", name="Créer mon compte et accepter").click()
        expect(seller.locator("main")).to_contain_text("Vous agissez maintenant pour")
        seller.get_by_role("link", name="Ouvrir ma caisse").click()
        seller.wait_for_url("**/annecy/tableau-de-bord/**")
        desk = seller.url
        expect(seller.get_by_role("heading", level=1)).to_be_visible()

        page.goto(room)
        her = page.locator("li").filter(has_text=email).filter(has_text="Retirer").first
        her.locator("summary").filter(has_text="Retirer").click()
        her.get_by_role("button", name="Oui, retirer l’accès").click()
        expect(page.locator("main")).to_contain_text("Awa Diallo n’agit plus pour ce commerce")

        answer = seller.goto(desk)
        assert answer is not None
        assert answer.status == 404
