"""Somebody on the way through the three steps."""

import pytest
from django.test import Client

from tests import factories as people

CHECKOUT = "/annecy/commande/"


@pytest.fixture
def shopper(client, card_shops, basket, chloe) -> Client:
    """Chloé, signed in, with her basket from three shops."""
    people.sign_in(client, chloe)
    return client


def ways(shops, **more: str) -> dict[str, str]:
    return {f"way_{shop.pk}": "pickup" for shop in shops} | more


@pytest.fixture
def chosen(shopper, boulangerie, fromagerie, librairie) -> Client:
    shopper.post(CHECKOUT + "comment/", ways([boulangerie, fromagerie, librairie]))
    return shopper
