import pytest

from membership import signals
from membership.models import Shop
from pages import places, search, search_entries
from pages.models import SearchEntry
from tests import factories


@pytest.fixture
def barjacs(db):
    factories.commune(name="Barjac", insee_code="30029", departement="30", population=1600, postcodes="30430")
    factories.commune(name="Barjac", insee_code="48018", departement="48", population=700, postcodes="48000")


def names(asked: str) -> list[str]:
    return [str(town.commune) for town in places.beginning(asked)]


def test_a_town_named_outright_is_gone_to(client, home, annecy):
    assert client.get("/recherche/?q=ANNECY").headers["Location"] == "/annecy/"


def test_namesakes_are_a_choice(client, home, barjacs):
    factories.city(name="Barjac", insee_code="30029", departement="30")
    text = client.get("/recherche/?q=barjac").content.decode()
    assert 'href="/barjac/"' in text
    assert 'href="/demander-ma-ville/48018/"' in text


def test_a_town_on_the_platform_comes_before_a_larger_one(annecy):
    factories.commune(name="Annemasse", insee_code="74012", departement="74", population=90_000)
    assert names("ann") == ["Annecy (74)", "Annemasse (74)"]


def test_a_postcode_finds_its_town(barjacs):
    assert names("30430") == ["Barjac (30)"]


def test_a_shop_is_found_across_the_country(client, accepted, boulangerie):
    accepted(boulangerie)
    assert 'href="/annecy/boulangerie-pernet/"' in client.get("/recherche/?q=pernet").content.decode()


def test_a_shop_that_left_is_not_found(accepted, boulangerie):
    accepted(boulangerie)
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.LEFT)
    assert search.find("pernet").cards == []


def test_a_shop_that_changes_its_name_is_found_by_the_new_one(accepted, boulangerie):
    accepted(boulangerie)
    boulangerie.name = "Le Pétrin"
    boulangerie.save()
    signals.shop_changed.send(Shop, shop=boulangerie)
    assert [card.shop.name for card in search.find("petrin").cards] == ["Le Pétrin"]


@pytest.mark.parametrize(
    ("asked", "trade"),
    [
        ("boulanger", "boulangerie"),
        ("du pain", "boulangerie"),
        ("cordonnier", "chaussures"),
        ("fromages", "fromagerie"),
    ],
)
def test_what_people_type_finds_the_trade(asked, trade):
    assert trade in [row.key for row in search_entries.trades_matching(asked)]


def test_no_words_find_nothing(db):
    assert search.find("  ").is_empty


def test_what_is_found_nowhere_says_so(client, home):
    assert "Rien ne porte ce nom ici" in client.get("/recherche/?q=zzzz").content.decode()


def test_suggestions_say_which_towns_are_there(client, home, annecy):
    factories.commune(name="Annemasse", insee_code="74012", departement="74")
    found = client.get("/recherche/communes.json?q=ann").json()["communes"]
    assert [(row["name"], row["is_here"], row["url"]) for row in found] == [
        ("Annecy", True, "/annecy/"),
        ("Annemasse", False, "/demander-ma-ville/74012/"),
    ]


def test_a_search_that_begins_by_markup_is_shown_as_text(client, home):
    assert "<b>x" not in client.get("/recherche/?q=<b>x").content.decode()


def test_shops_without_an_entry_get_one(boulangerie, librairie):
    assert SearchEntry.objects.bring_up_to_date() == 2
    assert SearchEntry.objects.bring_up_to_date() == 0
