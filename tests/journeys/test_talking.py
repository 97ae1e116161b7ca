"""A customer asks her baker about an order, the baker answers from the desk, the customer reads it; each on a phone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PASSWORD, Site, context_of, sign_in_member

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = "Avez-vous aussi du beurre de baratte ?"
ANSWER = "Oui, demandez-le au comptoir."


def sign_in(page: Page) -> None:
    page.goto("/annecy/mon-compte/connexion/")
    page.get_by_label("Adresse e-mail").fill("client@example.org")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.locator("main").get_by_role("button").first.click()
    page.wait_for_url("**/mon-compte/")


def test_a_question_and_its_answer(phone: Page, browser: Browser, site: Site):
    sign_in(phone)
    bread = phone.get_by_role("article").filter(has_text="Boulangerie Pernet").first
    bread.get_by_role("link", name=re.compile("Achat")).click()
    phone.get_by_role("link", name="Écrire à Boulangerie Pernet").first.click()
    conversation = phone.url
    phone.get_by_label("Votre message").fill(QUESTION)
    phone.get_by_role("button", name="Envoyer").click()
    expect(phone.locator(".said--mine").last).to_contain_text(QUESTION)
    number = phone.url.split("/commandes/")[1].split("/")[0]

    with context_of(browser, site, 390, 844) as desk:
        sign_in_member(desk, "boulangerie@example.org")
        desk.goto("/annecy/tableau-de-bord/boulangerie-pernet/")
        desk.get_by_role("link", name=re.compile("vous a écrit|vous ont écrit")).click()
        desk.get_by_role("link", name=re.compile(number)).click()
        expect(desk.locator("#messages")).to_contain_text(QUESTION)
        desk.get_by_label("Votre message au client").fill(ANSWER)
        desk.get_by_role("button", name="Envoyer au client").click()
        expect(desk.locator(".said--mine").last).to_contain_text(ANSWER)
        expect(desk.get_by_role("button", name="J’ai lu")).to_have_count(0)

    phone.goto("/annecy/mon-compte/")
    phone.get_by_role("link", name=re.compile(f"Boulangerie Pernet vous a écrit, commande {number}")).click()
    expect(phone.locator(".said--new")).to_contain_text(ANSWER)
    expect(phone.get_by_role("button", name="J’ai lu")).to_be_hidden()
    phone.goto(conversation)
    expect(phone.locator(".said--new")).to_have_count(0)
    phone.goto("/annecy/mon-compte/")
    expect(phone.get_by_role("link", name=re.compile("vous a écrit"))).to_have_count(0)
