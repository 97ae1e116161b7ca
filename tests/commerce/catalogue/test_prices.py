"""What a price may be struck against (C. conso L112-1-1)."""

from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction

from commerce.catalogue import prices, variants
from commerce.catalogue.models import PriceChange
from tests.commerce import factories
from tests.factories import user

NOW = datetime.fromisoformat("2026-11-24T10:00:00+01:00")


def struck(*changes: tuple[int, str]) -> str | None:
    """`changes` as (days ago, price)."""
    rows = [SimpleNamespace(at=NOW - timedelta(days=days), price=Decimal(price)) for days, price in changes]
    found = prices.struck(rows, NOW)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("changes", "against"),
    [
        ([(90, "34.90")], None),
        ([(90, "34.90"), (5, "29.90")], "34.90"),
        ([(90, "34.90"), (30, "29.90")], "34.90"),  # for thirty days a cut is called one
        ([(90, "29.90"), (35, "34.90"), (5, "29.00")], "34.90"),  # 29.90 ended on the day before them
        ([(90, "29.90"), (34, "34.90"), (5, "29.00")], "29.90"),  # and here it was asked on their first
        ([(90, "29.90"), (5, "34.90")], None),  # dearer than before
        ([(90, "34.90"), (5, "34.90")], None),
        ([(90, "34.90"), (31, "29.90")], None),  # no longer a cut, but the price
        ([(90, "30.00"), (10, "40.00"), (5, "32.00")], None),  # put up to be cut: 30.00 was asked within the month
        ([(90, "40.00"), (60, "36.00"), (5, "32.00")], "36.00"),  # 40.00 was before the month
        ([(90, "40.00"), (20, "36.00"), (5, "32.00")], "40.00"),  # cut further: what it cost before the first cut
        ([(90, "40.00"), (38, "36.00"), (20, "34.00"), (5, "32.00")], "40.00"),
        ([(90, "40.00"), (36, "36.00"), (5, "32.00")], "36.00"),  # for thirty-one days that was the price
        ([(90, "40.00"), (20, "30.00"), (10, "36.00"), (5, "32.00")], None),  # a rise between: another cut
    ],
)
def test_a_price_is_struck_against_the_lowest_of_the_month_before(changes, against):
    assert struck(*changes) == against


def test_a_price_that_is_still_to_come_cuts_nothing():
    assert struck((90, "34.90"), (-2, "29.90")) is None


# ---- nobody edits the history
@pytest.fixture
def change(boulangerie):
    return factories.product(shop=boulangerie, price="4.50").price_changes.get()


@pytest.mark.parametrize("values", [{"price": Decimal("9.00")}, {"at": NOW}])
def test_what_was_asked_is_never_edited(change, values):
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        PriceChange.objects.filter(pk=change.pk).update(**values)


def test_what_was_asked_is_not_saved_again(change):
    change.price = Decimal("9.00")
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        change.save()


def test_what_was_asked_is_never_forgotten(change):
    with pytest.raises(DatabaseError, match="never shortened"), transaction.atomic():
        change.delete()


def test_a_product_does_not_go_with_its_prices(change):
    with pytest.raises(DatabaseError, match="never shortened"), transaction.atomic():
        change.product.delete()


def test_who_set_a_price_may_leave(boulangerie):
    person = user(email="autre@example.org")
    product = factories.product(shop=boulangerie, by=person)
    person.delete()
    assert product.price_changes.get().by is None


def test_a_size_nobody_ordered_goes_with_its_prices(boulangerie):
    product = factories.product(shop=boulangerie)
    made = variants.add(product, sizes=["38", "39"], by=None)
    variants.take_back(made[0])
    assert PriceChange.objects.filter(product__parent=product).count() == 1
