"""The editor shows a page before anybody else sees it, checks it, and knows whose page it is."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, context_of, sign_in_member

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def open_editor(page: Page, email: str) -> str:
    sign_in_member(page, email)
    page.wait_for_url("**/espace-adherent/**")
    page.get_by_role("link", name="Modifier ma page").first.click()
    page.wait_for_url("**/admin/pages/**/edit/")
    return page.url


def open_preview(page: Page) -> Page:
    page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    expect(page.locator("iframe").first).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Prévisualiser dans un nouvel onglet").click()
    return opened.value


def test_a_preview_shows_what_is_not_published(page: Page):
    words = f"Fournée secrète {uuid4().hex[:6]}"
    open_editor(page, "boulangerie@example.org")
    page.locator("textarea[name$='-value-words']").first.fill(words)
    preview = open_preview(page)
    expect(preview.locator("body")).to_contain_text(words)
    assert words not in page.request.get("/annecy/boulangerie-pernet/").text()


def test_a_preview_counts_what_is_hard_to_read(page: Page):
    open_editor(page, "boulangerie@example.org")
    preview = open_preview(page)
    userbar = preview.locator("wagtail-userbar")
    userbar.get_by_role("button").first.click()
    expect(userbar.get_by_role("menuitem", name="Vérifications")).to_contain_text("0")


def test_visitors_see_no_userbar(page: Page):
    page.goto("/annecy/boulangerie-pernet/")
    expect(page.locator("wagtail-userbar")).to_have_count(0)


def test_another_merchants_page_can_not_be_edited(page: Page, browser: Browser, site: Site):
    with context_of(browser, site) as other:
        theirs = open_editor(other, "librairie@example.org")
    own = open_editor(page, "boulangerie@example.org")
    assert own != theirs
    answer = page.goto(theirs)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("body")).not_to_contain_text("Le Fil de l’eau")
