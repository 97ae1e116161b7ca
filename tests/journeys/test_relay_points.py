"""A pot from a shop that sends: the customer chooses where it waits, the potter packs it and sends it off, both read the number."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, pay_with, sign_in_member
from tests.journeys.test_buying import GOOD, add_from_list, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NUMBER = "6A00000000042"


def test_a_parcel_waits_where_its_customer_chose(phone: Page, site: Site, browser: Browser):
    add_from_list(phone, "terre-et-gres")
    phone.goto("/annecy/panier/")
    phone.get_by_role("link", name="Passer commande").click()
    phone.get_by_label("Adresse e-mail").fill(somebody())
    phone.get_by_label("Mot de passe").fill("un-panier-bien-rempli")
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_label("En point relais").check()
    phone.get_by_role("button", name="Continuer").click()

    phone.wait_for_url("**/commande/relais/")
    phone.get_by_label("Points relais près du code postal").fill("74940")
    phone.get_by_role("button", name="Chercher").click()
    expect(phone.get_by_role("radio")).to_have_count(12)
    phone.get_by_label("Consigne de la gare").check()
    phone.get_by_label("Prénom").fill("Paulette")
    phone.get_by_label("Nom", exact=True).fill("Cros")
    phone.get_by_label("Téléphone").fill("06 39 98 20 07")
    phone.get_by_role("button", name="Continuer").click()

    phone.wait_for_url("**/commande/payer/")
    expect(phone.locator("main")).to_contain_text("Au nom de Paulette Cros")
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    pay_with(phone, GOOD)
    phone.wait_for_url("**/commande/retour/**")
    expect(phone.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    phone.get_by_role("link", name="Suivre mes commandes").click()
    expect(phone.locator("section.parcel")).to_contain_text("Paulette Cros, Consigne de la gare")

    with context_of(browser, site) as potter:
        sign_in_member(potter, "terre-et-gres@example.org")
        potter.wait_for_url("**/espace-adherent/**")
        potter.goto("/annecy/tableau-de-bord/terre-et-gres/")
        job = potter.locator("article.job").filter(has_text="Paulette Cros").first
        expect(job).to_contain_text("À écrire sur le colis")
        job.get_by_role("button", name="Je prépare").click()
        job.get_by_role("button", name="C’est prêt").click()
        job.get_by_label("Numéro de suivi").fill(NUMBER)
        job.get_by_role("button", name="Confié au transporteur").click()
        expect(potter.get_by_role("status")).to_contain_text("le client est prévenu")

    phone.reload()
    expect(phone.locator("section.parcel")).to_contain_text(NUMBER)
    expect(phone.locator("section.parcel")).to_contain_text("Expédiée")
