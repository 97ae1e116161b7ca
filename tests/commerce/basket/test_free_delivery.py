"""What the basket says of a delivery that is nearly free."""

import pytest

from tests.commerce import factories
from tests.commerce.basket.test_basket import add, shown


@pytest.fixture
def delivering(boulangerie, bread):
    """The bakery brings things for 3 €, for nothing from 12 € on."""
    factories.card_account(boulangerie)
    factories.delivers(boulangerie, factories.zone(fee="3.00", free_from="12.00"))
    return boulangerie


def test_the_basket_says_what_is_missing_to_a_free_delivery(client, open_annecy, delivering, bread):
    add(client, bread, quantity=1)
    assert "Encore 7,10 € chez ce commerce pour la livraison offerte." in shown(client)


def test_a_delivery_that_is_free_already_misses_nothing(client, open_annecy, delivering, bread):
    add(client, bread, quantity=3)
    assert "pour la livraison offerte" not in shown(client)


def test_a_shop_that_does_not_deliver_promises_nothing(client, open_annecy, bread):
    add(client, bread, quantity=1)
    assert "pour la livraison offerte" not in shown(client)
