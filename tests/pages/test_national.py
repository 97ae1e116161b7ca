"""The search and the directory over the whole country: pages, namesakes, and a price that doesn't grow."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership.models import Shop
from pages import departements, directory, places, search
from tests import factories


@pytest.fixture
def bakers(accepted, annecy):
    """`bakers(count)`: as many more, found by their trade."""

    def open_them(count: int) -> None:
        for _each in range(count):
            accepted(factories.shop(city=annecy, trade="boulangerie"))

    return open_them


def queries_of(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", ["/recherche/?q=boulangerie", "/recherche/?q=boulangeire", "/commerces/"])
def test_twenty_shops_cost_no_more_queries_than_one(client, bakers, path):
    bakers(1)
    with_one = queries_of(client, path)
    bakers(19)
    assert queries_of(client, path) == with_one


def test_what_is_found_has_pages(client, bakers):
    bakers(search.PER_PAGE + 1)
    first = client.get("/recherche/?q=boulangerie").content.decode()
    second = client.get("/recherche/?q=boulangerie&page=2").content.decode()
    assert 'href="?q=boulangerie&amp;page=2" rel="next"' in first
    assert second.count('<article class="shop') == 1


@pytest.mark.parametrize("query", ["q=boulangerie&page=2", "q=boulangerie&page=0", "q=boulangerie&page=x"])
def test_a_page_that_is_not_there_is_a_404(client, bakers, query):
    bakers(1)
    assert client.get(f"/recherche/?{query}").status_code == 404


def test_shops_are_in_the_same_order_whatever_their_accents_are(accepted, annecy):
    for name in ("Zeste", "Éclat", "abricot", "Le Chêne", "Lecher"):
        accepted(factories.shop(city=annecy, name=name, trade="boulangerie"))
    assert [card.shop.name for card in search.find("boulangerie").cards] == [
        *["abricot", "Éclat", "Le Chêne", "Lecher", "Zeste"]
    ]


def test_a_trade_in_a_town_leads_to_the_towns_own_search(client, accepted, fleuriste):
    accepted(fleuriste)
    text = client.get("/recherche/?q=fleuriste dinan").content.decode()
    assert 'href="/dinan/?q=fleuriste#commerces"' in text
    assert 'href="/commerces/metiers/fleuriste/"' in text
    assert 'href="/dinan/fleurs-de-rance/"' in text


def test_a_trade_in_a_town_that_is_not_there_offers_to_ask_for_it(client, home, fleuriste):
    factories.commune(name="Quimper", insee_code="29232", departement="29")
    assert 'href="/demander-ma-ville/29232/"' in client.get("/recherche/?q=fleuriste quimper").content.decode()


def test_namesakes_named_with_a_trade_are_all_shown(db):
    factories.commune(name="Barjac", insee_code="30029", departement="30", population=1600)
    factories.commune(name="Barjac", insee_code="48018", departement="48", population=700)
    assert [str(town.commune) for town in places.named_in("boulangerie barjac").towns] == ["Barjac (30)", "Barjac (48)"]


def test_a_towns_name_is_forgiven_a_slip(client, home, db):
    factories.commune(name="Quimper", insee_code="29232", departement="29")
    text = client.get("/recherche/?q=quimpr").content.decode()
    assert "<strong>«\xa0Quimper\xa0»</strong>" in text.replace("\u202f", "\xa0").replace("« ", "«\xa0").replace(
        " »", "\xa0»"
    )
    assert 'href="/demander-ma-ville/29232/"' in text


def test_suggestions_forgive_a_slip_where_nothing_begins_so(client, home, annecy):
    found = client.get("/recherche/communes.json?q=anecy").json()["communes"]
    assert [row["name"] for row in found] == ["Annecy"]


def test_a_name_that_only_begins_alike_is_no_slip(db):
    factories.commune(name="Annecy", insee_code="74010")
    assert places.near("antibes") == []


def test_a_word_of_a_shop_that_left_leads_nowhere(accepted, boulangerie):
    accepted(boulangerie)
    Shop.objects.update(status=Shop.Status.LEFT)
    assert search.find("pernett").is_empty


def test_what_is_up_to_date_is_not_written_again(accepted, boulangerie, capsys):
    accepted(boulangerie)
    call_command("prepare_site")
    assert "search entries written: 0" in capsys.readouterr().out


def test_every_page_of_a_list_links_to_its_neighbours(client, home, annecy):
    for _each in range(2 * directory.PER_PAGE + 1):
        factories.shop(city=annecy, trade="boulangerie")
    text = client.get("/commerces/metiers/boulangerie/?page=2").content.decode()
    assert re.findall(r'href="([^"]*)" rel="(\w+)"', text) == [("?page=1", "prev"), ("?page=3", "next")]


def test_the_directory_of_a_full_country_is_light(client, home):
    for place, code in enumerate(departements.NAMES):
        city = factories.city(name=f"Ville {place}", insee_code=f"V{place:04d}", departement=code)
        factories.shop(city=city, trade=sorted(directory.trades.ALL)[place % len(directory.trades.ALL)])
    assert len(client.get("/commerces/").content) < 60_000


def test_a_departement_with_many_towns_is_light(client, home):
    for place in range(200):
        city = factories.city(name=f"Villeneuve-sur-Rivière {place}", insee_code=f"V{place:04d}", departement="62")
        factories.shop(city=city, trade=sorted(directory.trades.ALL)[place % len(directory.trades.ALL)])
    text = client.get("/commerces/pas-de-calais/").content
    assert len(text) < 60_000
    assert text.count(b'href="/villeneuve-sur-riviere-') >= 200
