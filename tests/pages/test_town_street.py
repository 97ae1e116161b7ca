"""Three hundred shops in a town: a page one can read, at the price of a few."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership import trades
from membership.models import City, Shop
from pages import town_street, towns
from pages.asked import Asked
from tests import factories

MANY = 300
LIGHT = 60_000
KEYS = [row.key for row in trades.ROWS]


@pytest.fixture
def town(town_page, annecy) -> City:
    """`MANY` shops of every trade, with hours, an address and a place on the map."""
    member = factories.member()
    week = {"slots": [[day, "09:00", "12:30"] for day in range(6)]}
    Shop.objects.bulk_create(
        Shop(
            city=annecy,
            member=member,
            siret=f"{number:014d}",
            slug=f"commerce-numero-{number}",
            name=f"Maison Fontaine et Fils {number}",
            trade=KEYS[number % len(KEYS)],
            street_address=f"{number} rue du Faubourg des Annonciades",
            latitude=45.9 + number % 17 / 2000,
            longitude=6.12 + number % 19 / 2000,
            hours=week,
        )
        for number in range(MANY)
    )
    town_page(annecy)
    return City.objects.get(pk=annecy.pk)


def board(city: City, **asked: object) -> towns.Board:
    return towns.board(city, Asked(**asked))


def labels(shown: towns.Board) -> list[tuple[str, int, int]]:
    return [(str(group.label), len(group.cards), group.total) for group in shown.street.groups]


def queries_of(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_many_shops_stand_by_family(town):
    groups = labels(board(town))
    assert [label for label, _shown, _total in groups] == [str(label) for label in trades.FAMILIES.values()]
    assert sum(total for _label, _shown, total in groups) == MANY
    assert {shown for _label, shown, _total in groups} == {town_street.ROW}


def test_a_family_with_many_shops_stands_by_trade(town):
    assert labels(board(town, family="boissons")) == [("", 26, 26)]
    assert [label for label, _shown, _total in labels(board(town, family="bouche"))][:2] == [
        "Boulangeries et pâtisseries",
        "Fromageries et crèmeries",
    ]


def test_a_family_says_how_many_others_it_has(client, town):
    text = client.get("/annecy/").content.decode()
    assert 'href="?famille=bouche#commerces">Voir les 88 autres' in text


def test_every_shop_that_a_search_finds_is_on_one_of_its_pages(client, town):
    seen: list[str] = []
    for number in range(1, 11):
        text = client.get(f"/annecy/?q=fontaine&page={number}").content.decode()
        seen += re.findall(r'class="shop__name"><a href="([^"]*)"', text)
    assert len(seen) == len(set(seen)) == MANY


@pytest.mark.parametrize("query", ["q=fontaine&page=11", "page=2", "q=fontaine&page=0"])
def test_a_page_that_is_not_there_is_a_404(client, town, query):
    assert client.get(f"/annecy/?{query}").status_code == 404


@pytest.mark.parametrize("query", ["", "?famille=bouche", "?q=fontaine", "?q=fontaine&page=4", "?q=fontiane"])
def test_a_page_of_a_large_town_is_light(client, town, query):
    assert len(client.get(f"/annecy/{query}").content) < LIGHT


@pytest.mark.parametrize("query", ["", "?q=fontaine", "?q=fontiane", "?famille=bouche"])
def test_three_hundred_shops_cost_as_many_queries_as_one(client, town, query):
    with_many = queries_of(client, f"/annecy/{query}")
    Shop.objects.exclude(trade="boulangerie").delete()
    assert queries_of(client, f"/annecy/{query}") == with_many


def test_shops_of_other_pages_are_dots_on_the_plan(town):
    plan = board(town).plan
    assert len(plan.pins) + plan.dots.count("M") == MANY


def test_numbers_on_the_plan_follow_the_cards(town):
    shown = board(town)
    assert [pin.of for pin in shown.plan.pins] == [card.shop for card in shown.cards]
