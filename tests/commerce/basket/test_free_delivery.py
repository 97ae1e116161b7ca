"""What the basket says of a delivery that is nearly free."""

from decimal import Decimal

import pytest

from commerce.shipping.models import ShopDelivery
from kit import clock
from tests.commerce import factories
from tests.commerce.basket.test_basket import add, shown


@pytest.fixture
def delivering(boulangerie, bread):
    """The bakery brings things for 3 €, for nothing from 12 € on."""
    factories.card_account(boulangerie)
    ShopDelivery.objects.filter(shop=boulangerie).update(
        home_is_on=True, home_fee=Decimal("3.00"), home_free_from=Decimal("12.00"), accepted_at=clock.now()
    )
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
