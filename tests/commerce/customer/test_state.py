"""The personal bits of shared pages: a small answer that nobody keeps and that sets nothing."""

import pytest
from django.test import Client

from tests import factories
from tests.commerce import factories as market
from tests.commerce.customer.conftest import account
from tests.pages.contract import get_without_writing

HERE = account("annecy", "etat/")


def test_a_visitor_has_nothing_personal(annecy):
    answer = get_without_writing(Client(), HERE)
    assert answer.json() == {"basket_count": 0, "name": ""}
    assert not answer.cookies


def test_a_customer_has_a_name(client, chloe):
    factories.sign_in(client, chloe)
    answer = get_without_writing(client, HERE)
    assert answer.json() == {"basket_count": 0, "name": "Chloé"}
    assert not answer.cookies


def test_a_customer_without_a_name_is_known_by_the_address(client, annecy):
    factories.sign_in(client, factories.user(email="sans-nom@example.org", city=annecy))
    assert client.get(HERE).json()["name"] == "sans-nom@example.org"


def test_what_is_weighed_counts_as_one(client, chloe, basket):
    """Two loaves, 250 g of Comté, a book."""
    factories.sign_in(client, chloe)
    answer = get_without_writing(client, HERE)
    assert answer.json()["basket_count"] == 4
    assert not answer.cookies


def test_another_town_knows_neither_name_nor_basket(client, chloe, basket, dinan):
    factories.sign_in(client, chloe)
    assert client.get(account("dinan", "etat/")).json() == {"basket_count": 0, "name": ""}


def test_it_may_not_be_kept(client, annecy):
    assert "no-store" in client.get(HERE).headers["Cache-Control"]


def test_pages_of_the_town_ask_there(client, annecy):
    assert f'data-personal="{HERE}"' in client.get(account("annecy", "connexion/")).text


@pytest.mark.parametrize("count", [1, 20])
def test_a_full_basket_costs_one_query(client, chloe, boulangerie, count, django_assert_max_num_queries):
    products = [market.product(shop=boulangerie) for _time in range(count)]
    market.basket(chloe.city, *((each, 1) for each in products), owner=chloe)
    factories.sign_in(client, chloe)
    with django_assert_max_num_queries(6):
        assert client.get(HERE).json()["basket_count"] == count
