"""The way in: one click to be anybody, a customer and a person of the platform at once if one likes."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Part of the button's name: where one arrives, and what is read there.
PEOPLE = {
    "Chloé, cliente à Annecy": ("/annecy/mon-compte/", "Chloé Martel"),
    "Chloé encore, à Dinan": ("/dinan/mon-compte/", "Chloé Martel"),
    "la boulangère": ("/espace-adherent/", "Boulangerie Pernet"),
    "La libraire": ("/espace-adherent/", "Le Fil de l’eau"),
    "la fleuriste": ("/espace-adherent/", "Fleurs de Marguerite"),
    "Quelqu’un de l’équipe": ("/admin/", "Camille"),
    "Qui tient la plateforme": ("/admin/", "Dominique"),
}


def become(page: Page, whom: str) -> None:
    page.goto("/demo/")
    page.locator("#personnes").get_by_role("button", name=whom).click()


def test_everybody_of_the_demonstration_is_one_click_away(page: Page):
    for whom, (address, words) in PEOPLE.items():
        become(page, whom)
        page.wait_for_url(f"**{address}")
        expect(page.locator("body")).to_contain_text(words)


def test_there_is_nobody_else_to_be(page: Page):
    page.goto("/demo/")
    expect(page.locator("#personnes").get_by_role("button")).to_have_count(len(PEOPLE))


def test_a_customer_may_be_a_merchant_at_the_same_time(page: Page):
    become(page, "Chloé, cliente à Annecy")
    become(page, "la boulangère")
    page.goto("/annecy/mon-compte/")
    expect(page.locator("main")).to_contain_text("Chloé Martel")
    page.goto("/annecy/tableau-de-bord/")
    expect(page.locator("body")).to_contain_text("Boulangerie Pernet")


def test_each_step_of_the_visit_leads_somewhere(page: Page):
    page.goto("/demo/")
    steps = page.locator("#visite li").count()
    assert steps >= 6
    for number in range(steps):
        page.goto("/demo/")
        page.locator("#visite li").nth(number).get_by_role("button").or_(
            page.locator("#visite li").nth(number).get_by_role("link")
        ).first.click()
        page.wait_for_load_state()
        expect(page.locator("h1").first).to_be_visible()
        assert "/demo/" not in page.url
