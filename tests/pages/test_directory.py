import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership.models import Shop
from pages import departements, directory
from tests import factories


def test_the_directory_counts_shops_by_departement(client, home, boulangerie, fleuriste):
    lines = [(line.label, line.count) for line in directory.by_departement()]
    assert lines == [("Côtes-d’Armor", 1), ("Haute-Savoie", 1)]


def test_a_departement_lists_its_towns(client, home, boulangerie, fleuriste):
    text = client.get("/commerces/haute-savoie/").content.decode()
    assert 'href="/annecy/"' in text
    assert 'href="/dinan/"' not in text


def test_a_trade_lists_its_shops_across_the_country(client, home, boulangerie, fleuriste):
    text = client.get("/commerces/metiers/boulangerie/").content.decode()
    assert "Boulangerie Pernet" in text
    assert "Fleurs de Rance" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/commerces/atlantide/",
        "/commerces/paris/",
        "/commerces/metiers/sorcier/",
        "/commerces/metiers/velo/",
        "/commerces/haute-savoie/fleuriste/",
        "/commerces/haute-savoie/?page=2",
        "/commerces/haute-savoie/?page=x",
    ],
)
def test_an_empty_list_is_a_404(client, home, boulangerie, path):
    assert client.get(path).status_code == 404


def test_a_long_list_has_pages_with_addresses_of_their_own(client, home, annecy):
    for _each in range(directory.PER_PAGE + 1):
        factories.shop(city=annecy, trade="boulangerie")
    text = client.get("/commerces/metiers/boulangerie/?page=2").content.decode()
    assert '<link rel="canonical" href="http://testserver/commerces/metiers/boulangerie/?page=2">' in text
    assert text.count('<article class="shop') == 1


def test_a_page_of_twenty_shops_costs_as_much_as_one(client, home, annecy):
    def cost() -> int:
        client.get("/commerces/haute-savoie/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/commerces/haute-savoie/")
        return len(queries)

    factories.shop(city=annecy, trade="boulangerie")
    with_one = cost()
    for _each in range(19):
        factories.shop(city=annecy, trade="boulangerie")
    assert cost() == with_one


def test_a_suspended_shop_is_in_no_list(client, home, boulangerie):
    Shop.objects.update(status=Shop.Status.SUSPENDED)
    assert client.get("/commerces/haute-savoie/").status_code == 404


def test_every_departement_has_a_name_and_an_address():
    assert len(departements.NAMES) == len(departements.CODES) == 104
    assert departements.code_of("cote-d-or") == "21"
