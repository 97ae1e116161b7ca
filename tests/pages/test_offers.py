from datetime import date
from decimal import Decimal

import pytest

from membership.models import PlanPrice
from pages import offers
from tests import factories


@pytest.fixture
def prices(db):
    PlanPrice.objects.all().delete()
    launch = PlanPrice.objects.create(kind="launch", amount=Decimal("5.00"), valid_from=date(2026, 1, 1))
    listed = PlanPrice.objects.create(kind="list", amount=Decimal("10.00"), valid_from=date(2026, 1, 1))
    return launch, listed


def test_a_list_price_that_nobody_paid_comes_later_instead_of_being_struck(prices):
    price, detail = offers.pro_price()
    assert "<s>" not in price
    assert "puis 10\u00a0€" in detail


def test_a_list_price_that_was_really_charged_is_struck(prices):
    factories.charged(prices[1])
    price, detail = offers.pro_price()
    assert "<s>10\u00a0€</s>" in price
    assert "puis" not in detail


def test_without_a_price_nothing_is_promised(db):
    PlanPrice.objects.all().delete()
    assert "€" not in offers.pro_price()[0]


def test_the_page_of_the_two_offers_asks_the_first_question(client, home, prices):
    text = client.get("/inscrire-mon-commerce/").content.decode()
    assert 'action="/inscrire-mon-commerce/commencer/"' in text
    assert 'name="siret"' in text
    assert "5\u00a0€" in text


def test_the_home_page_says_what_pro_costs(client, home):
    factories.price()
    assert "5\u00a0€" in client.get("/").content.decode()
