"""Dinan, one short of ten: its market is shut, its shelves are full, its customers have accounts."""

import pytest

from commerce.catalogue.models import Product
from commerce.customer import hints
from commerce.demo.customers import CHLOE, DINAN_PASSWORD
from commerce.order.models import Purchase
from membership.models import User
from pages.demo import people
from tests.commerce.demo.conftest import FEW

pytestmark = pytest.mark.usefixtures("shut_market", "db")


def test_chloe_has_another_password_in_dinan():
    chloe = User.objects.get(email=CHLOE)
    assert chloe.city.slug == "dinan"
    assert chloe.check_password(DINAN_PASSWORD)
    assert not chloe.check_password(people.PASSWORD)


def test_a_shut_market_is_full_of_products_already():
    assert Product.objects.everywhere().count() == len(FEW.products["dinan"])


def test_one_click_makes_a_visitor_the_customer_of_a_town(client):
    client.post("/demo/devenir/", {"email": CHLOE, "town": "dinan"})
    assert client.get("/dinan/mon-compte/").context["user"].email == CHLOE
    assert client.get("/").context["user"].is_anonymous


def test_the_device_of_who_became_a_customer_asks_for_the_basket(client):
    answer = client.post("/demo/devenir/", {"email": CHLOE, "town": "dinan"})
    assert answer.cookies[hints.NAME]["path"] == "/dinan/"


def test_a_shut_market_has_no_orders():
    assert not Purchase.objects.exists()
