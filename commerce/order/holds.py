"""Stock that is promised while somebody pays: held late, in a fixed order, never more than there is.

Every verb runs inside the caller's transaction and locks all stock rows of the purchase at once, by primary key:
two purchases that want the same things wait for each other and never deadlock. `no_key` leaves inserts that point at
a stock row alone (PostgreSQL). A CHECK in the database stands behind it all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce

from commerce.partner.models import StockRecord


class SoldOut(Exception):
    """There is less than was asked for. `record` is the stock row, `left` what can still be had (pieces or portions)."""

    def __init__(self, record: StockRecord, left: int) -> None:
        super().__init__(f"stock record {record.pk}: {left} left")
        self.record, self.left = record, left


def wanted(lines: Iterable) -> Counter:
    """How many of each stock row basket lines ask for."""
    total: Counter = Counter()
    for line in lines:
        total[line.stockrecord_id] += line.quantity
    return total


def held(lines: Iterable) -> Counter:
    """How many of each stock row were held for order lines. What counts is how the shop kept its stock when the order
    was placed: meanwhile it may have begun to count, or stopped. What is missing isn't there to be given back."""
    total: Counter = Counter()
    for line in lines:
        if line.holds_stock and line.stockrecord_id is not None and line.given:
            total[line.stockrecord_id] += line.given
    return total


def _locked(quantities: Mapping[int, int]) -> list[StockRecord]:
    rows = StockRecord.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=quantities)
    return list(rows.order_by("pk"))


def hold(quantities: Mapping[int, int]) -> None:
    """Promise what is counted to a purchase; raises `SoldOut` for the first row that hasn't enough, and holds nothing
    then."""
    for record in _locked(quantities):
        if not record.is_counted:
            continue
        left = max(0, record.net_stock_level)
        if quantities[record.pk] > left:
            raise SoldOut(record, left)
        StockRecord.objects.filter(pk=record.pk).update(
            num_allocated=Coalesce(F("num_allocated"), 0) + quantities[record.pk]
        )


def release(quantities: Mapping[int, int]) -> None:
    """Give held stock back. The caller does it on a guarded change of state: once."""
    for record in _locked(quantities):
        StockRecord.objects.filter(pk=record.pk).update(num_allocated=F("num_allocated") - quantities[record.pk])


def consume(quantities: Mapping[int, int]) -> None:
    """What was held is sold: it leaves the stock and the hold together."""
    for record in _locked(quantities):
        StockRecord.objects.filter(pk=record.pk).update(
            num_allocated=F("num_allocated") - quantities[record.pk],
            num_in_stock=F("num_in_stock") - quantities[record.pk],
        )


def put_back(quantities: Mapping[int, int], *, sold_on: date) -> None:
    """What was sold is there again (an order cancelled, refused or never fetched). Of what is made each day only on the
    day itself: a new morning has filled the shelf without it."""
    for record in _locked(quantities):
        if record.mode == record.Mode.DAILY and record.refilled_on and record.refilled_on > sold_on:
            continue
        StockRecord.objects.filter(pk=record.pk).update(
            num_in_stock=Coalesce(F("num_in_stock"), 0) + quantities[record.pk]
        )
