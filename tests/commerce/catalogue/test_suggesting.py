"""What the search field proposes while one types, and what the page on ranking says of the order."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commerce.catalogue import views
from commerce.catalogue.asked import SORTS
from kit.throttle import Throttle
from tests import factories as people
from tests.commerce import factories
from tests.commerce.catalogue.test_market_pages import LIST, text, titles
from tests.pages import contract

FIELD = "/annecy/marche/propositions.json"


@pytest.fixture
def fromagerie(annecy):
    return people.shop(city=annecy, name="Fromagerie des Aravis", trade="fromagerie", pro=True)


@pytest.fixture
def market(bread, fromagerie):
    fromages = factories.category("Fromages")
    factories.weighed(shop=fromagerie, title="Comté, 18 mois", category=fromages)
    factories.product(shop=fromagerie, title="Fromage frais", category=fromages)


def proposed(client, words: str) -> dict[str, list[str]]:
    groups = client.get(FIELD, {"q": words}).json()["groups"]
    return {group["label"]: [option["name"] for option in group["options"]] for group in groups}


def test_a_beginning_proposes_departments_shops_and_products(client, market):
    assert proposed(client, "from") == {
        "Rayons": ["Fromages"],
        "Commerces": ["Fromagerie des Aravis"],
        "Produits": ["Fromage frais", "Comté, 18 mois"],
    }


def test_a_typo_proposes_what_was_meant(client, market):
    assert proposed(client, "formage")["Produits"] == ["Fromage frais", "Comté, 18 mois"]


def test_a_shop_leads_to_its_products(client, market):
    group = client.get(FIELD, {"q": "aravis"}).json()["groups"][0]
    assert group["options"][0]["url"] == f"{LIST}?boutique=fromagerie-des-aravis"


def test_a_product_says_its_price_and_its_shop(client, market):
    options = client.get(FIELD, {"q": "comte"}).json()["groups"][-1]["options"]
    assert re.fullmatch(r"26,80\s€ le\skg, Fromagerie des Aravis", options[0]["note"])


@pytest.mark.parametrize("words", ["", "f", "  ", "xylophone", "%00"])
def test_nothing_is_proposed_for_too_little_or_for_nothing_known(client, market, words):
    assert proposed(client, words) == {}


def test_what_is_proposed_is_the_same_for_everybody(market):
    contract.check(f"{FIELD}?q=from")


def test_nothing_is_proposed_at_a_shut_market(client, annecy, boulangerie):
    factories.product(shop=boulangerie, title="Pain")
    assert client.get(FIELD, {"q": "pain"}).status_code == 404


def test_who_asks_like_a_program_is_asked_to_wait(client, market, monkeypatch):
    monkeypatch.setattr(views, "TYPING", Throttle("market-typing", limit=2, seconds=60))
    answers = [client.get(FIELD, {"q": "pain"}) for _each in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Cache-Control"] == "no-store"


def test_proposing_costs_the_same_however_much_there_is(market, boulangerie):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            Client().get(FIELD, {"q": "mich"})
        return len(asked)

    factories.product(shop=boulangerie, title="Miche")
    before = count()
    for number in range(19):
        factories.product(shop=boulangerie, title=f"Miche {number}")
    assert count() == before


# ---- the order, and what is said of it (C. conso L111-7)
@pytest.fixture
def ranking(client):
    return unescape(text(client.get("/classement/"))).replace("\u202f", " ").replace("\u00a0", " ")


def test_every_order_of_the_list_is_told_on_the_page_on_ranking(ranking, db):
    assert [label for label in SORTS.values() if f"« {label} »" not in ranking] == []


def test_no_order_is_told_that_the_list_does_not_have(ranking, db):
    told = re.search(r'id="marche".*?</ul>', ranking, re.S)[0]
    assert set(re.findall(r"« ([^»]+) »", told)) == {str(label) for label in SORTS.values()}


def test_the_list_leads_to_the_page_on_ranking(client, bread):
    assert 'href="/classement/#marche"' in text(client.get(LIST))


def test_a_name_comes_before_a_department_and_that_before_a_description(client, bread, boulangerie, librairie):
    factories.product(shop=librairie, title="Album", description="Une histoire de miche.")
    factories.product(shop=boulangerie, title="Boule", category=factories.category("Miches"))
    factories.product(shop=boulangerie, title="Petite miche")
    assert titles(client.get(f"{LIST}?q=miche")) == ["Petite miche", "Boule", "Album"]


def test_a_whole_word_keeps_out_what_only_begins_so(client, bread, boulangerie):
    for title in ("Vin rouge", "Vinaigre", "Botte de vingt"):
        factories.product(shop=boulangerie, title=title)
    assert titles(client.get(f"{LIST}?q=vin")) == ["Vin rouge"]


def test_a_name_with_an_accent_stands_where_its_letter_does(client, bread, boulangerie):
    for title in ("Éclair", "Zeste", "Flan", "De saison"):
        factories.product(shop=boulangerie, title=title)
    assert titles(client.get(LIST)) == ["De saison", "Éclair", "Flan", "Pain de campagne", "Zeste"]
