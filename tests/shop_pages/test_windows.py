"""A shop's window: the page for who stands before it, and the poster that leads there."""

import re
import zlib
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit import squares
from membership.models import City, Shop
from shop_pages import products
from shop_pages.windows import poster, showing
from tests import factories
from tests.pages import contract

PARIS = ZoneInfo("Europe/Paris")
HOURS = {
    "slots": [[day, *slot] for day in range(5) for slot in (("07:00", "13:00"), ("15:00", "19:00"))],
    "specials": [{"from": "2026-12-24", "to": "2027-01-02", "word": "Congés d’hiver"}],
    "holidays": "closed",
}


class Stall:
    """A market with loaves, every second one sold out."""

    def cards(
        self, shop: Shop, mode: str, limit: int, category: str = "", chosen: tuple[int, ...] = ()
    ) -> list[products.ProductCard]:
        return [
            products.ProductCard(
                title=f"Pain {number}.",
                url="/pain/",
                price=Decimal("4.90"),
                add_url="/ajouter/",
                is_available=number % 2 == 0,
            )
            for number in range(limit)
        ]


@pytest.fixture
def window(boulangerie):
    Shop.objects.filter(pk=boulangerie.pk).update(
        hours=HOURS, phone="04 65 71 00 42", latitude=45.9, longitude=6.125, street_address="3 rue du Lac"
    )
    return f"/devanture/{boulangerie.pk}/"


def at(*moment: int) -> time_machine.travel:
    """That hour in Paris."""
    return time_machine.travel(datetime(*moment, tzinfo=PARIS), tick=False)


def told(client, window) -> str:
    """What the page says in its largest letters; nothing if it says nothing."""
    found = re.search(r'<p class="window__state[^>]*>(.*?)</p>', client.get(window).content.decode(), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


# ---- the page


def test_open_it_says_until_when(client, window):
    with at(2026, 11, 24, 10, 0):
        assert told(client, window) == "Ouvert jusqu’à 13 h"


def test_at_night_it_says_when_it_opens(client, window):
    with at(2026, 11, 24, 21, 0):
        assert told(client, window) == "Fermé ouvre demain à 7 h"


def test_at_noon_it_says_that_it_opens_the_same_day(client, window):
    with at(2026, 11, 24, 13, 30):
        assert told(client, window) == "Fermé ouvre à 15 h"


def test_on_holiday_it_says_the_word_and_the_day_it_comes_back(client, window):
    with at(2026, 12, 26, 10, 0):
        html = client.get(window).content.decode()
        assert "Congés d’hiver" in told(client, window)
        assert "Fermé du 24 décembre au 2 janvier" in html


def test_without_hours_it_says_how_to_ask(client, window):
    Shop.objects.update(hours={})
    html = client.get(window).content.decode()
    assert not told(client, window)
    assert "n’a pas encore donné ses horaires" in html


def test_every_way_to_reach_the_shop_is_a_plain_link(client, boulangerie, window):
    html = client.get(window).content.decode()
    for address in (
        "tel:+33465710042",
        "/annecy/ecrire/boulangerie-pernet/",
        "https://www.openstreetmap.org/directions?to=45.9,6.125",
        "geo:45.9,6.125?q=45.9,6.125(Boulangerie%20Pernet)",
        boulangerie.get_absolute_url(),
    ):
        assert f'href="{address}"' in html


def test_what_can_be_bought_now_is_there_and_nothing_else(client, window):
    products.set_provider(Stall())
    html = client.get(window).content.decode()
    assert "À commander maintenant" in html
    assert re.findall(r"Pain \d+\.(?=</a>)", html) == [f"Pain {number}." for number in (0, 2, 4, 6, 8, 10)]
    assert html.count('action="/ajouter/"') == showing.SHOWN


def test_without_a_market_nothing_is_offered(client, window):
    assert "À commander" not in client.get(window).content.decode()


def test_the_page_is_the_same_for_everybody(window):
    products.set_provider(Stall())
    response = contract.check(window)
    assert "s-maxage=60" in response.headers["Cache-Control"]


def test_search_engines_are_sent_to_the_shops_own_page(client, boulangerie, window, settings):
    html = client.get(window).content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}{boulangerie.get_absolute_url()}">' in html


def test_the_printed_address_survives_a_new_name(client, boulangerie, window):
    Shop.objects.filter(pk=boulangerie.pk).update(name="Le Fournil du lac", slug="fournil-du-lac")
    assert "Le Fournil du lac" in client.get(window).content.decode()


@pytest.mark.parametrize("status", [Shop.Status.SUSPENDED, Shop.Status.LEFT])
def test_a_shop_that_is_not_listed_has_no_window(client, window, status):
    Shop.objects.update(status=status)
    assert client.get(window).status_code == 404


def test_a_number_of_no_shop_is_not_found(client, db):
    assert client.get("/devanture/123456/").status_code == 404


def test_more_products_cost_no_more_queries(client, window):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(window)
        return len(queries)

    client.get(window)
    without = cost()
    products.set_provider(Stall())
    assert cost() == without


# ---- the poster
def titles(pdf: bytes) -> bytes:
    """What a PDF holds, its compressed streams opened: its metadata and outline can be read."""
    opened = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            opened.append(stream)
    return b"".join(opened)


def folder(shop: Shop) -> str:
    return f"/espace-adherent/{shop.pk}/affiche/"


def test_the_poster_is_an_accessible_page_of_a4(baker, boulangerie):
    response = baker.get(f"{folder(boulangerie)}affiche.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="affiche-boulangerie-pernet.pdf"'
    inside = titles(response.content)
    assert b"pdfuaid:part>1<" in inside
    assert b"Affiche de Boulangerie Pernet" in inside
    assert b"/Count 1" in inside.replace(b"/Count  ", b"/Count ") + response.content
    assert b"[0 0 595.27" in inside.replace(b"\n", b"") + response.content


def test_the_poster_can_be_looked_at_before_it_is_printed(baker, boulangerie):
    response = baker.get(f"{folder(boulangerie)}affiche.png")
    assert response.content.startswith(b"\x89PNG")
    assert "affiche.png" in baker.get(folder(boulangerie)).content.decode()


def test_its_square_leads_to_the_window(boulangerie, settings, monkeypatch):
    settings.SITE_URL = "https://lespetitscommerces.org"
    drawn = []
    monkeypatch.setattr(squares, "svg", lambda address: drawn.append(address) or "<svg/>")
    facts = poster.facts(boulangerie)
    assert drawn == [f"https://lespetitscommerces.org/devanture/{boulangerie.pk}/"]
    assert facts["short_address"] == f"lespetitscommerces.org/devanture/{boulangerie.pk}"
    assert facts["town_address"] == "lespetitscommerces.org/annecy"


def test_a_square_is_drawn_for_what_it_is_given():
    assert squares.svg("https://example.org/a/").startswith("<svg")
    assert squares.svg("https://example.org/a/") != squares.svg("https://example.org/b/")


def test_it_wears_the_shops_own_colours(boulangerie):
    boulangerie.colour, boulangerie.second_colour = "#123456", "#abcdef"
    assert (poster.facts(boulangerie)["first"], poster.facts(boulangerie)["second"]) == ("#123456", "#abcdef")


def test_it_speaks_of_ordering_where_the_shop_sells(open_annecy: City, boulangerie):
    assert "commander" in poster.facts(boulangerie)["lead"]
    assert poster.facts(boulangerie)["where"].startswith("Commandez")


def test_a_standard_shop_promises_no_orders(open_annecy: City):
    facts = poster.facts(factories.shop(city=open_annecy))
    assert "ommand" not in facts["lead"] + facts["where"]


def test_a_shut_market_promises_no_orders(boulangerie):
    assert "ommand" not in poster.facts(boulangerie)["lead"]


@pytest.mark.parametrize("name", ['"#panic(1)"', "Anticonstitutionnellementissime", "À", "Le Fil de l’eau — № 5 → ⚓"])
def test_any_name_can_be_printed(boulangerie, name):
    boulangerie.name = name
    assert poster.pdf(boulangerie).startswith(b"%PDF-")


@pytest.mark.parametrize("end", ["", "affiche.pdf", "affiche.png"])
def test_nobody_prints_the_poster_of_another_shop(baker, librairie, end):
    assert baker.get(folder(librairie) + end).status_code == 404


def test_standard_shops_have_a_door_to_it(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    html = client.get("/espace-adherent/").content.decode()
    assert f'href="{folder(fleuriste)}"' in html
    assert client.get(f"{folder(fleuriste)}affiche.pdf").status_code == 200


def test_a_suspended_shop_hangs_no_poster(baker, boulangerie):
    Shop.objects.update(status=Shop.Status.SUSPENDED)
    assert folder(boulangerie) not in baker.get("/espace-adherent/").content.decode()
    assert "affiche.pdf" not in baker.get(folder(boulangerie)).content.decode()
