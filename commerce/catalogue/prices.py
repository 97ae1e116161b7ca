"""A price that was cut: what it is struck against (C. conso L112-1-1, CJEU C-330/23)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from commerce.catalogue.models import PriceChange, Product

LOOKED_AT = timedelta(days=30)  # the law's; and for as long a cut is called one
BOOKS_MOST = Decimal("0.05")  # what a retailer may take off a publisher's price (loi 81-766 du 10 août 1981, art. 1)


def struck(changes: Iterable[PriceChange], now: datetime) -> Decimal | None:
    """The lowest price of the thirty days before the last change, if that was a cut, is at most thirty days old and
    the price is below it; None otherwise: nothing may be struck then. `changes` oldest first."""
    known = [change for change in changes if change.at <= now]
    if len(known) < 2 or now - known[-1].at > LOOKED_AT:
        return None
    last, since = known[-1], known[-1].at - LOOKED_AT
    earlier = known[:-1]
    # What was asked on the first of those days is the last price set before it.
    in_force = [change for change in earlier if change.at <= since][-1:]
    lowest = min(change.price for change in [*in_force, *(change for change in earlier if change.at > since)])
    return lowest if last.price < lowest else None


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
