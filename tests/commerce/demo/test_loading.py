"""The market's part of the demonstration is loaded once, wiped whole, and placed nowhere over anybody's data."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from commerce.catalogue import products
from commerce.catalogue.models import Category, Product
from commerce.demo.customers import CHLOE
from commerce.demo.wiping import without_triggers
from commerce.payment.models import LedgerEntry
from membership.models import User
from pages.demo import loading, wiping
from pages.demo.cast import Cast
from tests import factories
from tests.commerce.demo.conftest import FEW


def load(cast: Cast = FEW, *, reset: bool = False) -> bool:
    return loading.load(lambda words: None, cast=cast, reset=reset)


def figures() -> tuple[int, int, int]:
    return Category.objects.count(), Product.objects.everywhere().count(), User.objects.count()


def test_nothing_of_the_market_is_loaded_over_a_real_member(demo):
    factories.member(siren="552100554")
    with pytest.raises(CommandError, match="vraies données"):
        call_command("demo")
    assert not Category.objects.exists()


def test_loading_again_adds_no_product(demo):
    load()
    before = figures()
    assert not load()
    assert figures() == before


def test_a_reset_brings_the_same_products_back(demo):
    load()
    before = figures()
    products.create(shop=Product.objects.everywhere().first().shop, title="Un visiteur passe", price=Decimal("1.00"))
    assert load(reset=True)
    assert figures() == before


def test_wiping_leaves_nothing_of_the_market(demo):
    load()
    wiping.wipe()
    assert figures() == (0, 0, 0)


@pytest.fixture
def entry(till, purchase) -> LedgerEntry:
    till.take(purchase)
    return LedgerEntry.objects.earliest("pk")


def test_wiping_empties_the_ledger_too(entry):
    wiping.wipe()
    assert not LedgerEntry.objects.exists()


def test_the_ledger_refuses_again_when_wiping_is_over(entry):
    with transaction.atomic(), without_triggers():
        pass
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.filter(pk=entry.pk).delete()
    assert LedgerEntry.objects.filter(pk=entry.pk).exists()


def test_the_visit_shows_the_steps_of_the_market(demo, client):
    page = client.get("/demo/").text
    for step in ("Achetez dans trois commerces", "Soyez Chloé", "Soyez la boulangère"):
        assert step in page


def test_nobody_becomes_a_customer_who_was_not_loaded(demo, client):
    answer = client.post("/demo/devenir/", {"email": CHLOE, "town": "dinan"})
    assert "sid_dinan" not in answer.cookies
