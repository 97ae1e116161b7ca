"""« Faites-le pour moi »: the baker asks, somebody of the team does it, the baker reads what was done."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, sign_in_member

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = "Le mercredi je ferme un quart d’heure plus tard."


def test_the_team_does_it_and_the_baker_reads_it(phone: Page, browser: Browser, site: Site):
    sign_in_member(phone, "boulangerie@example.org")
    phone.get_by_role("link", name="Besoin d’aide").click()
    phone.get_by_label("Faites-le pour moi").check()
    phone.get_by_label("À quel sujet").select_option(label="Ma page")
    phone.get_by_label("En quelques mots").fill(WORDS)
    phone.get_by_label("Répondez-moi par e-mail").check()
    phone.get_by_role("button", name="Demander de l’aide").click()
    expect(phone.locator("main")).to_contain_text("Nous vous écrivons au plus tard le")

    with context_of(browser, site) as staff:
        sign_in_member(staff, "staff@example.org")
        staff.goto("/admin/aide/?q=quart")
        staff.get_by_role("link", name="Inspecter").first.click()
        staff.get_by_role("button", name="Agir pour ce commerce").click()
        banner = staff.get_by_role("region", name="Vous agissez pour un commerce")
        expect(banner).to_contain_text("Vous agissez pour Boulangerie Pernet jusqu’à")
        staff.get_by_role("link", name="Changer mes horaires").click()
        staff.get_by_role("button", name="Mercredi, plage 1 : fermer un quart d’heure plus tard").click()
        staff.get_by_role("button", name="Enregistrer").last.click()
        expect(staff.locator("main")).to_contain_text("Vos horaires sont à jour")
        banner.get_by_role("button", name="Terminer").click()
        staff.get_by_label("Vos mots").fill("C’est changé, mercredi compris.")
        staff.get_by_role("button", name="C’est fait, envoyer ce mot").click()

    phone.goto("/espace-adherent/")
    phone.get_by_role("link", name="Voir mon adhésion").click()
    phone.get_by_role("link", name="Ce que l’équipe a fait pour vous").click()
    latest = phone.locator(".visits > li").first
    expect(latest).to_contain_text("Les horaires")
    expect(latest).to_contain_text("Camille Lefèvre")
