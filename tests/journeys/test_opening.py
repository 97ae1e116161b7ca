"""A visitor of Dinan asks to be told; the florist pays and the market opens, everywhere at once, and the visitor has a mail;
a month later, unpaid, it shuts.

Last of the journeys by its file's name: it changes the demonstration's clock.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, pay_with, sign_in_member
from tests.journeys.test_buying import GOOD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACES = ("/dinan/marche/", "/dinan/panier/")


def statuses(page: Page) -> list[int]:
    return [page.request.get(path).status for path in PLACES]


def ask_to_be_told(page: Page, email: str) -> None:
    """On the town's page, and by the button that the link of the first mail leads to."""
    page.goto("/dinan/")
    page.get_by_label("Savoir quand le marché de Dinan ouvre").fill(email)
    page.wait_for_timeout(3_500)  # who reads isn't quicker
    page.get_by_role("button", name="Prévenez-moi").click()
    expect(page.get_by_role("heading", name="Regardez dans votre boîte")).to_be_visible()
    open_mail(page, "Confirmez", email)
    page.goto(re.search(r"/dinan/prevenez-moi/[\w-]{10,}/(?!arreter)", page.content())[0])  # type: ignore[index]
    page.get_by_role("button", name="Oui, prévenez-moi").click()
    expect(page.get_by_role("heading", name="C’est confirmé")).to_be_visible()


def open_mail(page: Page, subject: str, to: str) -> None:
    page.goto("/demo/courriels/")
    page.locator("li", has_text=to).get_by_role("link", name=subject).first.click()


def test_the_tenth_payment_opens_dinan_until_nobody_pays_any_more(page: Page, site: Site):
    assert statuses(page) == [404, 404]
    ask_to_be_told(page, "rozenn@example.org")
    assert not page.context.cookies()
    sign_in_member(page, "fleuriste@example.org")
    page.wait_for_url("**/espace-adherent/**")
    page.goto("/espace-adherent/")
    page.get_by_role("link", name="Passer à Pro").first.click()
    page.get_by_role("button", name="Passer à Pro").click()
    page.wait_for_url(f"{site.stripe}/**")
    pay_with(page, GOOD)
    page.wait_for_url(f"{site.url}/**")
    expect(page.locator("main")).to_contain_text("Pro", timeout=30_000)

    page.wait_for_timeout(4_000)
    assert statuses(page) == [200, 200]
    page.goto("/dinan/")
    expect(page.get_by_role("link", name="Entrer au marché")).to_be_visible()
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Dinan")
    assert "/dinan/marche/" in page.request.get("/dinan/sitemap.xml").text()

    open_mail(page, "Le marché de Dinan est ouvert", "rozenn@example.org")
    expect(page.locator("main")).to_contain_text("Ne plus recevoir ces messages")

    page.goto("/demo/")
    page.get_by_role("button", name="la fleuriste n’a pas payé").click()
    page.wait_for_load_state()
    assert statuses(page) == [404, 404]
    page.goto("/dinan/")
    expect(page.locator("main")).to_contain_text("9 sur 10")
    assert page.request.get("/annecy/marche/").status == 200
    assert "/dinan/marche/" not in page.request.get("/dinan/sitemap.xml").text()
