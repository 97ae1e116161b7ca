import re

import pytest
import time_machine

from membership.models import City
from pages import towns
from pages.asked import Asked
from tests import factories

TUESDAY_AT_ELEVEN = "2026-11-24 11:00:00+01:00"
MORNING = {"slots": [[1, "09:00", "12:30"]]}
AFTERNOON = {"slots": [[1, "14:00", "19:00"]]}


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(TUESDAY_AT_ELEVEN, tick=False):
        yield


@pytest.fixture
def street(annecy) -> City:
    """Two bakers, one of them open; a cheesemonger, open; a florist, shut."""
    factories.shop(city=annecy, name="Pernet", trade="boulangerie", hours=MORNING)
    factories.shop(city=annecy, name="Au Levain", trade="boulangerie", hours=AFTERNOON)
    factories.shop(city=annecy, name="Aravis", trade="fromagerie", hours=MORNING)
    factories.shop(city=annecy, name="Églantine", trade="fleuriste", hours=AFTERNOON)
    return annecy


def board(city: City, **asked: object) -> towns.Board:
    return towns.board(City.objects.get(pk=city.pk), Asked(**asked))


def plain(text: object) -> str:
    """With ordinary spaces."""
    return str(text).replace("\xa0", " ").replace("\u202f", " ")


def names(shown: towns.Board) -> list[str]:
    return [card.shop.name for card in shown.cards]


def test_only_open_shops_are_left_when_asked_for(street):
    assert names(board(street, is_open=True)) == ["Aravis", "Pernet"]


def test_filters_are_combined(street):
    assert names(board(street, family="bouche", trade="boulangerie", is_open=True, words="pain")) == ["Pernet"]


def test_a_filter_says_what_it_would_leave(street):
    filters = board(street, words="pain").filters
    assert [(str(chip.label), chip.count) for chip in filters.families] == [("Ouverts maintenant", 1)]


def test_a_family_counts_the_open_ones_while_only_those_are_asked_for(street):
    chips = {str(chip.label): chip.count for chip in board(street, is_open=True, family="bouche").filters.families}
    assert chips == {"Ouverts maintenant": 2, "Tout": 2, "Bouche": 2}


@pytest.mark.parametrize(
    ("asked", "label", "url"),
    [
        ({"words": "pain", "is_open": True}, "« pain »", "?ouvert=1#commerces"),
        ({"words": "pain", "is_open": True}, "Ouverts maintenant", "?q=pain#commerces"),
        (
            {"family": "bouche", "trade": "boulangerie", "words": "pain"},
            "Boulangerie, pâtisserie",
            "?q=pain&famille=bouche#commerces",
        ),
    ],
)
def test_each_filter_can_be_taken_away_alone(street, asked, label, url):
    removals = {plain(chip.label): chip.url for chip in board(street, **asked).filters.active}
    assert removals[label] == url


def test_words_asked_for_within_a_filter_keep_it(client, town_page, street):
    town_page(street)
    text = client.get("/annecy/?famille=bouche&ouvert=1").content.decode()
    assert '<input type="hidden" name="famille" value="bouche">' in text
    assert '<input type="hidden" name="ouvert" value="1">' in text


def test_an_address_shows_its_filters_without_javascript(client, town_page, street):
    town_page(street)
    text = client.get("/annecy/?metier=boulangerie&ouvert=1").content.decode()
    assert re.findall(r'class="shop__name"><a href="[^"]*">([^<]*)', text) == ["Pernet"]


def test_a_mistyped_word_is_mended_in_so_many_words(client, town_page, street):
    town_page(street)
    text = plain(client.get("/annecy/?q=boulangeire").content.decode())
    assert "Aucun commerce pour « boulangeire ». Voici <strong>« boulangerie »</strong>." in text
    assert "Pernet" in text


def test_what_is_found_as_written_is_not_mended(street):
    assert board(street, words="pain").meant == ""


def test_nothing_found_offers_the_whole_country(client, town_page, street):
    town_page(street)
    assert 'href="/recherche/?q=xylophone"' in client.get("/annecy/?q=xylophone").content.decode()


def test_nothing_open_offers_to_take_each_filter_away(client, town_page, street):
    town_page(street)
    text = client.get("/annecy/?famille=maison&ouvert=1").content.decode()
    assert "Aucun commerce ne répond à cette recherche" in text
    assert 'href="?famille=maison#commerces"' in text
    assert 'href="?ouvert=1#commerces"' in text


@pytest.mark.parametrize("query", ["ouvert=2", "famille=rien", "metier=sorcier", "page=x"])
def test_what_the_address_makes_up_narrows_nothing(client, town_page, street, query):
    town_page(street)
    assert "Églantine" in client.get(f"/annecy/?{query}").content.decode()


def test_words_cannot_break_out_of_the_page(client, town_page, street):
    town_page(street)
    assert "<script>alert" not in client.get("/annecy/?q=<script>alert(1)</script>\0").content.decode()
