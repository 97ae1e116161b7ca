"""What membership costs, as the answers of the FAQ quote it."""

import pytest

from faq import figures as registry
from membership.models import PlanPrice
from pages import figures
from tests import factories


@pytest.fixture(autouse=True)
def no_prices(db):
    """Each test says its own prices."""
    PlanPrice.objects.all().delete()


@pytest.fixture
def launch(db):
    return factories.price(amount="5.00", kind="launch")


@pytest.fixture
def list_price(db):
    return factories.price(amount="10.00", kind="list")


def test_the_price_of_pro_is_the_one_a_shop_pays_today(launch, list_price):
    assert figures.pro_price() == "5\u00a0€"


def test_a_price_with_cents_shows_them(db):
    factories.price(amount="5.50")
    assert figures.pro_price() == "5,50\u00a0€"


def test_a_list_price_nobody_paid_is_what_comes_later(launch, list_price):
    assert figures.pro_list_price() == "puis 10\u00a0€"


def test_a_list_price_that_was_charged_is_struck(launch, list_price):
    factories.charged(list_price)
    assert figures.pro_list_price() == "au lieu de <s>10\u00a0€</s>"


def test_when_the_list_price_is_asked_nothing_is_struck(list_price):
    assert figures.pro_price() == "10\u00a0€"
    assert figures.pro_list_price() == "prix normal"


def test_the_number_of_members_needed_is_told_in_words():
    assert (str(figures.pro_needed()), figures.pro_needed_others()) == ("dix", "neuf autres")


def test_a_number_needed_that_changes_changes_the_words(monkeypatch):
    monkeypatch.setattr("membership.gate.NEEDED", 30)
    assert figures.pro_needed() == "30"


def test_no_price_at_all_leaves_the_figure_out(db, caplog):
    assert not PlanPrice.objects.exists()
    figures.register_all()
    assert registry.values(["pro-price"]) == {}
