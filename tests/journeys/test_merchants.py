"""The baker edits and publishes; the desk handles today's orders; the florist's payment opens Dinan."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, pay_with, sign_in_member
from tests.journeys.test_buying import GOOD, add_from_mini_site, checkout, order, somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_baker_edits_previews_and_publishes(page: Page, site: Site):
    words = f"Fournée du jour {uuid4().hex[:6]}"
    sign_in_member(page, "boulangerie@example.org")
    page.wait_for_url("**/espace-adherent/**")
    page.get_by_role("link", name="Modifier ma page").first.click()
    page.wait_for_url("**/admin/pages/**/edit/")
    editor = page.url
    page.locator("textarea[name$='-value-words']").first.fill(words)
    page.get_by_role("button", name="Plus d’actions").or_(
        page.locator("[data-w-dropdown-target=toggle]").last
    ).first.click()
    page.get_by_role("button", name="Publier").first.click()
    expect(page.get_by_text("publiée").first).to_be_visible()
    page.goto("/annecy/boulangerie-pernet/")
    expect(page.locator("main")).to_contain_text(words)
    assert "/admin/pages/" in editor


def test_the_desk_makes_an_order_ready_and_hands_it_over(phone: Page, browser: Browser, site: Site):
    add_from_mini_site(phone, "boulangerie-pernet")
    checkout(phone, somebody())
    order(phone)
    phone.wait_for_url(f"{site.stripe}/**")
    pay_with(phone, GOOD)
    phone.wait_for_url("**/commande/retour/**")
    expect(phone.get_by_role("heading", name="Merci, c’est commandé")).to_be_visible(timeout=30_000)
    number = phone.locator("main").get_by_text("Commande 74010").first.inner_text().split()[-1]
    phone.get_by_role("link", name="Suivre mes commandes").click()
    own_page = phone.url

    context = browser.new_context(base_url=site.url, viewport={"width": 390, "height": 844}, locale="fr-FR")
    seller = context.new_page()
    sign_in_member(seller, "boulangerie@example.org")
    seller.goto("/annecy/tableau-de-bord/")
    job = seller.locator("article, section, li").filter(has_text=number).last
    job.get_by_role("button", name="C’est prêt").click()
    seller.goto("/annecy/tableau-de-bord/")
    phone.goto(own_page)
    expect(phone.locator("main")).to_contain_text("rête")
    job = seller.locator("article, section, li").filter(has_text=number).last
    job.get_by_role("button", name="Remis au client").click()
    phone.goto(own_page)
    expect(phone.locator("main")).to_contain_text("etirée")
    context.close()


def test_staff_change_an_answer_of_the_faq(page: Page, site: Site):
    page.goto("/faq/")
    assert page.locator("details").count() >= 30
    sign_in_member(page, "staff@example.org")
    page.wait_for_url("**/admin/**")
    page.goto("/admin/snippets/faq/question/")
    page.get_by_role("link", name="Puis-je payer en ligne").or_(page.locator("td.title a")).first.click()
    field = page.locator("input[name=question]")
    changed = f"{field.input_value()[:60].rstrip(' ?')} {uuid4().hex[:4]} ?"
    field.fill(changed)
    page.locator("[data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name="Publier").first.click()
    page.goto(f"/faq/?{uuid4().hex}")
    expect(page.locator("main")).to_contain_text(changed)
