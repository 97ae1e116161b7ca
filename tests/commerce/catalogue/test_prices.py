"""What a price may be struck against (C. conso L112-1-1)."""

from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from commerce.catalogue import prices

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
        ([(90, "29.90"), (5, "34.90")], None),  # dearer than before
        ([(90, "34.90"), (5, "34.90")], None),
        ([(90, "34.90"), (31, "29.90")], None),  # no longer a cut, but the price
        ([(90, "30.00"), (10, "40.00"), (5, "32.00")], None),  # put up to be cut: 30.00 was asked within the month
        ([(90, "40.00"), (60, "36.00"), (5, "32.00")], "36.00"),  # 40.00 was before the month
        ([(90, "40.00"), (20, "36.00"), (5, "32.00")], "36.00"),
    ],
)
def test_a_price_is_struck_against_the_lowest_of_the_month_before(changes, against):
    assert struck(*changes) == against


def test_a_price_that_is_still_to_come_cuts_nothing():
    assert struck((90, "34.90"), (-2, "29.90")) is None
