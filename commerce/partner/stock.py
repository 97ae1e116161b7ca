"""Stock and price: filled each morning, counted by hand, sold at the counter, changed at the desk.

What is promised to people who are paying (`num_allocated`) is never touched here, and never less than there is.
"""

import logging
from datetime import datetime, time
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from commerce.catalogue.models import PriceChange
from commerce.partner.models import StockRecord
from kit import clock
from membership.models import City, User

logger = logging.getLogger(__name__)
MORNING = time(4)  # in the town; before that, last evening's « épuisé » still holds


class NothingLeft(Exception):
    """There is less to sell than was taken; `left` is what there is."""

    def __init__(self, record: StockRecord, left: int) -> None:
        super().__init__(f"stock record {record.pk}: {left} left")
        self.record, self.left = record, left


def refill_due() -> int:
    """Fill what is sold « tant par jour » in every town where morning has come; how many were filled."""
    return sum(refill(city, clock.now()) for city in City.objects.all())


def refill(city: City, at: datetime) -> int:
    """Once a day and record: as much as the shop says a day, on top of what is promised."""
    local = at.astimezone(city.zone)
    if local.time() < MORNING:
        return 0
    with transaction.atomic():
        due = StockRecord.objects.empty_since_yesterday(city, local.date())
        # Locked by primary key, the order in which purchases lock them too.
        found = list(due.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk", flat=True))
        return StockRecord.objects.filter(pk__in=found).update(
            num_in_stock=F("daily_quantity") + Coalesce(F("num_allocated"), 0),
            refilled_on=local.date(),
            date_updated=at,
        )


def sold_at_counter(stockrecord: StockRecord, by: User, quantity: int = 1) -> int | None:
    """Take off what a customer carried out; what is left to sell, None where nobody counts. Raises `NothingLeft`."""
    with transaction.atomic():
        record = _locked(stockrecord)
        if not record.is_counted:
            return None
        left = max(0, record.net_stock_level)
        if quantity > left:
            raise NothingLeft(record, left)
        record.num_in_stock -= quantity
        record.save(update_fields=["num_in_stock", "date_updated"])
    logger.info("Sold at the counter: record %s, %s of them, by %s", record.pk, quantity, by.pk)
    return left - quantity


def set_stock(
    stockrecord: StockRecord,
    *,
    by: User | None,
    mode: str | None = None,
    quantity: int | None = None,
    daily: int | None = None,
) -> StockRecord:
    """Say how the stock is kept (`StockRecord.Mode`) and how many can be sold now: `quantity` is what may still be
    bought, without what is promised already. `daily` is for « tant par jour ». What is None stays as it was."""
    with transaction.atomic():
        record = _locked(stockrecord)
        record.mode = mode or record.mode
        if record.mode == record.Mode.DAILY:
            record.daily_quantity = daily or record.daily_quantity
            record.refilled_on = clock.now().astimezone(record.product.city.zone).date()
        else:
            record.daily_quantity = None
        if record.is_counted and quantity is not None:
            record.num_in_stock = quantity + (record.num_allocated or 0)
        record.save()
    logger.info("Stock set: record %s to %s %s, by %s", record.pk, record.mode, quantity, by.pk if by else "nobody")
    return record


def set_price(stockrecord: StockRecord, price: Decimal, by: User | None) -> PriceChange | None:
    """A new price (tax included; a kilo's for what is weighed), and the row that remembers it; None if it is the
    price already. Sizes and colours without a price of their own follow. Raises ValueError for a price that isn't
    above zero."""
    if price <= 0:
        raise ValueError(f"a price of {price}: use more than 0")
    with transaction.atomic():
        record = _locked(stockrecord)
        for each in StockRecord.objects.of_variants_priced_like(record.product_id):
            set_price(each, price, by)
        if record.price == price:
            return None
        record.price = stockrecord.price = price
        record.save(update_fields=["price", "date_updated"])
        return PriceChange.objects.create(product_id=record.product_id, price=price, at=clock.now(), by=by)


def _locked(stockrecord: StockRecord) -> StockRecord:
    rows = StockRecord.objects.select_related("product__city")
    return rows.select_for_update(no_key=True, of=("self",)).get(pk=stockrecord.pk)
