"""One round through two shops: the time that suits both, paid, then changed at one of them from the purchase's page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, pay_with
from tests.journeys.test_buying import GOOD, add_from_list, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TIME = re.compile(r"entre .* et .*")


def test_two_shops_one_round_then_another_hour_at_one(phone: Page, site: Site):
    for shop in ("epicerie-bonne-mesure", "fromagerie-des-aravis"):
        add_from_list(phone, shop)
    phone.goto("/annecy/panier/")
    phone.get_by_role("link", name="Passer commande").click()
    phone.get_by_label("Adresse e-mail").fill(somebody())
    phone.get_by_label("Mot de passe").fill("un-panier-bien-rempli")
    phone.get_by_role("button", name="Continuer").click()

    expect(phone.get_by_role("heading", name="Quand passez-vous\u202f?")).to_have_count(1)
    expect(phone.locator("main")).to_contain_text("Le plus tôt pour tout prendre en une fois")
    expect(phone.locator(".parcel__when").first).to_be_hidden()
    expect(phone.get_by_label("Votre passage")).to_be_visible()
    phone.get_by_label("Une heure par commerce").check()
    expect(phone.locator(".parcel__when").first).to_be_visible()
    phone.get_by_label("Une heure pour tout prendre").check()
    phone.get_by_role("button", name="Continuer").click()

    phone.wait_for_url("**/commande/payer/")
    expect(phone.locator("main").get_by_text(TIME)).to_have_count(2)
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    pay_with(phone, GOOD)
    phone.wait_for_url("**/commande/retour/**")
    expect(phone.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    phone.get_by_role("link", name="Suivre mes commandes").click()

    parcels = phone.locator("section.parcel")
    times = [each.get_by_text(TIME).inner_text() for each in parcels.all()]
    assert len(set(times)) == 1
    phone.get_by_role("link", name="Changer l’heure").last.click()
    phone.get_by_label("Quand passez-vous\u202f?").select_option(index=9)
    phone.get_by_role("button", name="Changer l’heure").click()
    expect(phone.get_by_role("status")).to_contain_text("La boutique est prévenue.")
    expect(parcels.first.locator(".way").get_by_text(TIME)).to_have_text(times[0])
    expect(parcels.last.locator(".way").get_by_text(TIME)).not_to_have_text(times[1])
