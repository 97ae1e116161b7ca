"""A town is a shop of its own: the same address has an account here and another there, and neither knows of the other."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of
from tests.journeys.test_buying import somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORDS = {"annecy": "les-pieds-dans-le-lac", "dinan": "au-pied-des-remparts"}


def fill_registration(page: Page, email: str, password: str) -> None:
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe").fill(password)


def register(page: Page, town: str, email: str) -> None:
    page.goto(f"/{town}/mon-compte/inscription/")
    fill_registration(page, email, PASSWORDS[town])
    send_registration(page, town)


def send_registration(page: Page, town: str) -> None:
    page.locator("main").get_by_role("button", name="Créer mon compte").click()
    page.wait_for_url(f"**/{town}/mon-compte/")


def sign_in(page: Page, town: str, email: str, password: str) -> None:
    page.goto(f"/{town}/mon-compte/connexion/")
    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_label("Mot de passe").fill(password)
    page.locator("main").get_by_role("button", name="Se connecter").click()
    page.wait_for_load_state()


def is_somebody(page: Page, town: str) -> bool:
    page.goto(f"/{town}/mon-compte/")
    return page.get_by_role("button", name="Se déconnecter", exact=True).count() == 1


def test_who_registered_in_one_town_is_nobody_in_another(page: Page):
    register(page, "annecy", somebody())
    assert is_somebody(page, "annecy")
    assert not is_somebody(page, "dinan")


def test_the_same_address_has_a_password_a_town(page: Page, browser: Browser, site: Site):
    email = somebody()
    for town in PASSWORDS:
        register(page, town, email)
    assert [is_somebody(page, town) for town in PASSWORDS] == [True, True]

    with context_of(browser, site) as later:
        sign_in(later, "annecy", email, PASSWORDS["dinan"])
        assert not is_somebody(later, "annecy")
        sign_in(later, "annecy", email, PASSWORDS["annecy"])
        assert is_somebody(later, "annecy")
        assert not is_somebody(later, "dinan")
        sign_in(later, "dinan", email, PASSWORDS["dinan"])
        assert is_somebody(later, "dinan")


def test_forms_open_in_two_towns_at_once_both_work(page: Page):
    other = page.context.new_page()
    email = somebody()
    for tab, town in ((page, "annecy"), (other, "dinan")):
        tab.goto(f"/{town}/mon-compte/inscription/")
        fill_registration(tab, email, PASSWORDS[town])
    for tab, town in ((page, "annecy"), (other, "dinan")):
        send_registration(tab, town)
        expect(tab.locator("main")).to_contain_text(email)


def test_who_signs_out_of_one_town_stays_in_the_other(page: Page):
    email = somebody()
    for town in PASSWORDS:
        register(page, town, email)
    page.get_by_role("button", name="Se déconnecter", exact=True).click()
    page.wait_for_load_state()
    assert not is_somebody(page, "dinan")
    assert is_somebody(page, "annecy")
