"""A price that was cut: what it is struck against (C. conso L112-1-1, CJEU C-330/23)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from commerce.catalogue.models import Product

LOOKED_AT = timedelta(days=30)  # the law's; and for as long a cut is called one
BOOKS_MOST = Decimal("0.05")  # what a retailer may take off a publisher's price (loi 81-766 du 10 août 1981, art. 1)


class Priced(Protocol):
    """So much from then on."""

    @property
    def at(self) -> datetime: ...
    @property
    def price(self) -> Decimal: ...


def struck(steps: Iterable[Priced], now: datetime) -> Decimal | None:
    """What a price may be struck against: the lowest of the thirty days before it was cut. Cuts that followed each other
    without a rise between them, each within thirty days of the one before, are one: the first counts. None where the
    price went up last, where the last cut is older than thirty days (it is the price then), and where it had been as
    low before. `steps` oldest first."""
    known = [step for step in steps if step.at <= now]
    if len(known) < 2 or known[-1].price >= known[-2].price or now - known[-1].at > LOOKED_AT:
        return None
    first = len(known) - 1
    while first > 1 and _goes_on(*known[first - 2 : first + 1]):
        first -= 1
    since = known[first].at - LOOKED_AT
    # What was asked on the first of those days is the last price set before it.
    lowest = min(step.price for step, then in pairwise(known[: first + 1]) if then.at > since)
    return lowest if known[-1].price < lowest else None


def _goes_on(before: Priced, cut: Priced, further: Priced) -> bool:
    """A cut went further than the one before it, while that was still called one."""
    return cut.price < before.price and further.at - cut.at <= LOOKED_AT


def all_of(product: Product) -> set[Decimal]:
    """What it costs, or what its sizes and colours cost. Costs no query on a product from `for_cards()`."""
    variants = product.offered_variants if product.is_parent else []
    return {each.product.stockrecords.all()[0].price for each in variants} or {product.stockrecords.all()[0].price}


def lowest(product: Product) -> Decimal:
    return min(all_of(product))


def differ(product: Product) -> bool:
    return len(all_of(product)) > 1


def struck_of(product: Product, now: datetime) -> Decimal | None:
    """What the price shown of a product may be struck against. Of sizes and colours, only if it is the same for all; of
    a book, no more than the law lets a bookseller take off."""
    variants = product.offered_variants if product.is_parent else []
    histories = [each.product.price_changes.all() for each in variants] or [product.price_changes.all()]
    found = {struck(history, now) for history in histories}
    was = found.pop() if len(found) == 1 and not differ(product) else None
    if was is not None and product.product_class.slug == "book" and lowest(product) < was * (1 - BOOKS_MOST):
        return None
    return was
