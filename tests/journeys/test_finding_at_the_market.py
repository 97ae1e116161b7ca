"""Somebody who bears no milk looks for cheese, mistypes it, and comes back to what they had asked for."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
MARKET = "/annecy/marche/"


def ask_without_milk(page: Page) -> None:
    """Where filters are folded they are opened first."""
    if not page.get_by_label("Sans lait").is_visible():
        page.locator("summary", has_text="Filtrer").click()
    page.get_by_label("Sans lait").check()
    page.get_by_role("button", name="Voir les produits").click()


def test_a_typo_a_filter_an_order_a_product_and_back(page: Page):
    page.goto(MARKET)
    field = page.get_by_role("combobox", name="Chercher au marché")
    field.fill("formage")
    field.press("Enter")
    expect(page.get_by_text("pour « formage »")).to_be_visible()
    ask_without_milk(page)
    expect(page.get_by_text("ceux dont on ne sait rien n’y sont pas")).to_be_visible()
    page.get_by_label("Trier").select_option("prix")
    page.get_by_role("button", name="Trier").click()
    expect(page).to_have_url(re.compile(r"\?q=formage&sans=lait&tri=prix$"))
    found = page.locator(".product__name").all_inner_texts()
    assert found
    page.locator(".product__name a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(found[0])
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=formage&sans=lait&tri=prix$"))
    assert page.locator(".product__name").all_inner_texts() == found
    expect(page.get_by_label("Sans lait")).to_be_checked()
    page.get_by_role("link", name="Sans lait").click()
    expect(page).to_have_url(re.compile(r"\?q=formage&tri=prix$"))


def test_filters_unfold_on_a_phone(phone: Page):
    phone.goto(MARKET)
    ask_without_milk(phone)
    expect(phone.locator("summary", has_text="Filtrer")).to_contain_text("1")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_typed_is_completed_by_keyboard(page: Page):
    page.goto(MARKET)
    field = page.get_by_role("combobox", name="Chercher au marché")
    field.press_sequentially("fromag")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("fromag")
    field.press("ArrowDown")
    expect(page.get_by_role("group", name="Rayons")).to_be_visible()
    field.press("ArrowDown")
    chosen = page.get_by_role("listbox").locator("[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/annecy/marche/categorie/"))


def test_without_javascript_the_same_is_found(browser: Browser, site):
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(MARKET)
    opened.get_by_role("searchbox", name="Chercher au marché").fill("formage")
    opened.get_by_role("button", name="Chercher").click()
    expect(opened.get_by_text("pour « formage »")).to_be_visible()
    ask_without_milk(opened)
    expect(opened).to_have_url(re.compile(r"\?q=formage&sans=lait"))
    context.close()
