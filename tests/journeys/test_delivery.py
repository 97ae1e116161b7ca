"""Bread brought home: the zone of the address, its price, the evening one is at home, and a number to ring."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, pay_with
from tests.journeys.test_buying import GOOD, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EVENING = re.compile(r"entre 17.h et 20.h")


def test_bread_is_brought_in_the_window_one_chose(phone: Page, site: Site):
    phone.goto("/annecy/marche/?boutique=boulangerie-pernet&stock=1&q=tourte")
    phone.get_by_role("button", name="Ajouter au panier").first.click()
    expect(phone.get_by_role("status")).to_contain_text("est dans votre panier")
    phone.goto("/annecy/panier/")
    expect(phone.locator("main")).to_contain_text("selon votre adresse, chez ce commerce pour être livré.")
    phone.get_by_role("link", name="Passer commande").click()
    phone.get_by_label("Adresse e-mail").fill(somebody())
    phone.get_by_label("Mot de passe").fill("un-panier-bien-rempli")
    phone.get_by_role("button", name="Continuer").click()

    when = phone.get_by_label("Quand êtes-vous chez vous\u202f?")
    expect(when).to_be_hidden()
    phone.get_by_label("On me livre").check()
    expect(when).to_be_visible()
    expect(phone.get_by_label("Quand passez-vous\u202f?")).to_be_hidden()
    for label, text in (
        ("Prénom", "Paulette"),
        ("Nom", "Cochet"),
        ("Numéro et rue", "3, rue Sainte-Claire"),
        ("Code postal", "74940"),
        ("Ville", "Annecy"),
        ("Téléphone", "+33 6 39 98 20 07"),
    ):
        phone.get_by_label(label, exact=True).fill(text)
    phone.get_by_label("Indications pour la livraison").fill("Deuxième étage")
    phone.get_by_role("button", name="Continuer").click()
    expect(phone.get_by_role("alert")).to_contain_text("pour être livré à cette adresse")

    phone.get_by_label("Code postal", exact=True).fill("74000")
    phone.get_by_label("On me livre").check()
    when.select_option(index=1)
    phone.get_by_role("button", name="Continuer").click()
    phone.wait_for_url("**/commande/payer/")
    recap = phone.locator("main")
    expect(recap).to_contain_text(re.compile(r"Livraison\s*2,50"))
    expect(recap).to_contain_text(EVENING)
    expect(recap).to_contain_text("06 39 98 20 07")
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    pay_with(phone, GOOD)
    phone.wait_for_url("**/commande/retour/**")
    expect(phone.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)

    phone.get_by_role("link", name="Suivre mes commandes").click()
    before = phone.get_by_text(EVENING).first.inner_text()
    phone.get_by_role("link", name="Changer l’heure").click()
    when.select_option(index=0)
    phone.get_by_role("button", name="Changer l’heure").click()
    expect(phone.get_by_role("status")).to_contain_text("La boutique est prévenue.")
    expect(phone.locator("section.parcel .way").get_by_text(EVENING)).not_to_have_text(before)
