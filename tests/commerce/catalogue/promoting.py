"""Promotions on other days, each with the least it needs."""

from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal

from commerce.catalogue import promotions
from commerce.catalogue.models import Product, Promotion
from kit import clock
from membership.models import Shop

DAY = timedelta(days=1)


def later(*, days: int = 0, seconds: int = 0) -> AbstractContextManager[None]:
    """As if it were so much later (earlier, below zero), counted from whatever day it is."""
    return clock.shifted(clock.offset() + timedelta(days=days, seconds=seconds))


def promote(
    *products: Product,
    shop: Shop | None = None,
    kind: str = "percent",
    value: str = "20",
    begins: int = 0,
    lasts: int = 10,
) -> Promotion:
    """Twenty per cent for ten days from now on, unless said otherwise."""
    starts_at = clock.now() + begins * DAY
    return promotions.begin(
        shop=shop or products[0].shop,
        name="Semaine du pain",
        kind=kind,
        value=Decimal(value),
        starts_at=starts_at,
        ends_at=starts_at + lasts * DAY,
        products=products,
        by=None,
    )
