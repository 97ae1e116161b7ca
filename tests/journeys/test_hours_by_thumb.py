"""A merchant at six in the morning, with a phone and one thumb: every tap is counted."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Site, sign_in_member

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "/dinan/fleurs-de-marguerite/"
# Open every day, whatever the day of the test.
OPEN_DAILY = (
    "from membership.models import Shop; "
    "Shop.objects.filter(slug='fleurs-de-marguerite').update("
    "hours={'slots': [[day, '09:00', '19:00'] for day in range(7)], 'holidays': 'open'})"
)


@dataclass
class Thumb:
    taps: int = 0

    def tap(self, place: Locator) -> None:
        place.click()
        self.taps += 1


@pytest.fixture
def hub(phone: Page, site: Site) -> Page:
    site.manage("shell", "-v", "0", "-c", OPEN_DAILY)
    sign_in_member(phone, "fleuriste@example.org")
    expect(phone.get_by_role("heading", name="Aujourd’hui")).to_be_visible()
    return phone


def reads(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words.replace("_", "\u00a0"))


def test_hours_are_changed_in_three_taps(hub: Page):
    thumb = Thumb()
    thumb.tap(hub.get_by_role("link", name="Changer mes horaires"))
    thumb.tap(hub.get_by_role("button", name="Mercredi, plage 1 : fermer un quart d’heure plus tard"))
    thumb.tap(hub.get_by_role("button", name="Enregistrer").last)
    reads(hub, "Vos horaires sont à jour")
    assert thumb.taps == 3
    hub.goto(PAGE)
    reads(hub, "9_h – 19_h_15")


def test_a_day_off_is_three_taps_too(hub: Page):
    thumb = Thumb()
    thumb.tap(hub.get_by_role("link", name="Changer mes horaires"))
    thumb.tap(hub.get_by_label("Fermé Mercredi"))
    thumb.tap(hub.get_by_role("button", name="Enregistrer").last)
    reads(hub, "Vos horaires sont à jour")
    assert thumb.taps == 3
    hub.goto(PAGE)
    expect(hub.locator("table.hours tr").nth(2)).to_contain_text("Fermé")


def test_closing_today_is_two_taps_and_taken_back_in_one(hub: Page):
    thumb = Thumb()
    thumb.tap(hub.get_by_text("Fermer aujourd’hui", exact=True))
    thumb.tap(hub.get_by_role("button", name="Oui, fermer aujourd’hui"))
    reads(hub, "Fermé exceptionnellement aujourd’hui")
    assert thumb.taps == 2
    own = hub.url
    hub.goto(PAGE)
    reads(hub, "Fermé exceptionnellement aujourd’hui")
    hub.goto(own)
    hub.get_by_role("button", name="Finalement, j’ouvre aujourd’hui").click()
    hub.goto(PAGE)
    expect(hub.locator("main")).not_to_contain_text("exceptionnellement")


def test_the_page_beside_the_form_follows_what_is_typed(hub: Page):
    hub.get_by_role("link", name="Changer mes horaires").click()
    frame = hub.frame_locator("iframe[name=apercu]")
    hub.locator("iframe[name=apercu]").scroll_into_view_if_needed()
    expect(frame.locator("table.hours")).to_be_visible()
    hub.get_by_label("Mercredi, plage 1, à").fill("21h")
    expect(frame.locator("table.hours")).to_contain_text("9\u00a0h – 21\u00a0h")
    hub.goto(PAGE)
    expect(hub.locator("main")).not_to_contain_text("21\u00a0h")
