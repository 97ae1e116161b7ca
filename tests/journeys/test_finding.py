"""What a town's page does in a browser beyond its links: distances and the map that moves, each on a click only."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
CASTLE = {"latitude": 45.8979, "longitude": 6.1270}


def test_the_map_is_fetched_when_it_is_opened(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/annecy/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "leaflet" in url]
    page.get_by_role("button", name="Ouvrir la carte").click()
    expect(page.get_by_role("region", name="Carte des commerces")).to_be_focused()
    assert [url for url in asked if "leaflet" in url]


def test_a_pin_is_reached_by_keyboard_and_leads_to_its_shop(page: Page):
    page.goto("/annecy/")
    page.get_by_role("button", name="Ouvrir la carte").click()
    pin = page.get_by_role("button", name="Boulangerie Pernet")
    pin.focus()
    pin.press("Enter")
    page.get_by_role("link", name="Voir la page").click()
    expect(page).to_have_url("/annecy/boulangerie-pernet/")


def test_a_pin_and_its_row_light_up_together(page: Page):
    page.goto("/annecy/")
    row = page.locator("#plan-1")
    row.hover()
    expect(page.locator("a.pin[href='#plan-1']")).to_have_class("pin is-lit")


def test_distances_are_counted_on_the_device(page: Page):
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(CASTLE)
    page.goto("/annecy/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    page.get_by_role("button", name="Voir les distances").click()
    expect(page.locator(".shops [data-far]").first).to_contain_text("à ")
    assert not [each for each in asked if "45.89" in each]


def test_a_refusal_is_taken_well(page: Page):
    page.goto("/annecy/")
    page.get_by_role("button", name="Voir les distances").click()
    expect(page.get_by_text("Votre appareil n’a pas donné sa position.")).to_be_visible()
    expect(page.locator("[data-far]")).to_have_count(0)


def test_without_javascript_nothing_is_promised(browser: Browser, site):
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    opened = context.new_page()
    opened.goto("/annecy/")
    expect(opened.get_by_role("button", name="Ouvrir la carte")).to_have_count(0)
    expect(opened.get_by_role("button", name="Voir les distances")).to_have_count(0)
    context.close()


def test_a_town_is_chosen_with_the_arrow_keys(page: Page):
    page.goto("/")
    field = page.get_by_role("combobox")
    field.press_sequentially("anne")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(page.get_by_role("option").first).to_contain_text("Annecy")
    field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Annecy")
    field.press("Enter")
    expect(page).to_have_url("/annecy/")
