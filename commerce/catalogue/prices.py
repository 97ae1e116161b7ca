"""What is asked for a product at a moment, its promotions taken off, and what that may be struck against (C. conso
L112-1-1, CJEU C-330/23).

Prices that are shown and prices that are charged come from here: lists, pages, baskets, orders, what search engines read.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_UP, Decimal
from itertools import pairwise
from typing import NamedTuple, Protocol

from commerce.catalogue.models import CENT, PriceChange, Product, Promotion

LOOKED_AT = timedelta(days=30)  # the law's; and for as long a cut is called one
BOOKS_MOST = Decimal("0.05")  # what a retailer may take off a publisher's price (loi 81-766 du 10 août 1981, art. 1)


class Priced(Protocol):
    """So much from then on."""

    @property
    def at(self) -> datetime: ...
    @property
    def price(self) -> Decimal: ...


class Step(NamedTuple):
    at: datetime
    price: Decimal


# ---- one thing that can be bought
def reduced(product: Product, base: Decimal, at: datetime) -> Decimal:
    """What is asked at a moment for what costs `base` (a piece, or a kilo of what is weighed). Costs no query on products
    from `for_cards()` and `for_prices()`, nor on those of a basket's `all_lines()`."""
    return best(base, [each for each in product.promotions.all() if each.runs_at(at)], is_book=is_book(product))


def best(base: Decimal, promotions: Iterable[Promotion], *, is_book: bool) -> Decimal:
    """Of several at once the best for the customer; never nothing, and of a book what the law lets a bookseller."""
    least = least_of_book(base) if is_book else CENT
    return min([base, *(max(least, each.off(base)) for each in promotions)])


def is_book(product: Product) -> bool:
    return bool(product.product_class.slug == "book")


def least_of_book(price: Decimal) -> Decimal:
    return (price * (1 - BOOKS_MOST)).quantize(CENT, ROUND_UP)


def of(product: Product, at: datetime) -> Decimal:
    """What is asked for it itself, whatever sizes it has. Costs no query on a product from `for_prices()`."""
    return reduced(product, product.stockrecords.all()[0].price, at)


# ---- what was asked from when on
def steps(
    changes: Iterable[PriceChange], promotions: Sequence[Promotion], *, is_book: bool = False, until: datetime
) -> list[Step]:
    """Each price that was asked, oldest first, up to a moment: the shop's price and its promotions taken together.
    `changes` oldest first."""
    known = [change for change in changes if change.at <= until]
    edges = {edge for each in promotions for edge in (each.starts_at, each.ends_at) if edge <= until}
    found: list[Step] = []
    base, number = None, 0
    for at in sorted({change.at for change in known} | edges):
        while number < len(known) and known[number].at <= at:
            base, number = known[number].price, number + 1
        if base is None:
            continue  # announced before it was there
        price = best(base, [each for each in promotions if each.runs_at(at)], is_book=is_book)
        if not found or found[-1].price != price:
            found.append(Step(at, price))
    return found


def struck(asked: Iterable[Priced], now: datetime) -> Decimal | None:
    """What a price may be struck against: the lowest of the thirty days before it was cut. Cuts that followed each other
    without a rise between them, each within thirty days of the one before, are one: the first counts. None where the
    price went up last, where the last cut is older than thirty days (it is the price then), and where it had been as
    low before. `asked` oldest first."""
    known = [step for step in asked if step.at <= now]
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


def percent(price: Decimal, was: Decimal | None) -> int:
    """How much less than what is struck, in whole per cent, never more than it is; 0 where nothing is struck."""
    return int((was - price) * 100 / was) if was else 0


# ---- what people look at, in all its sizes and colours
def things(product: Product) -> list[Product]:
    """What is bought of it: its sizes and colours, or itself. Costs no query on a product from `for_prices()`."""
    return [each.product for each in (product.offered_variants if product.is_parent else [])] or [product]


def bases(product: Product) -> set[Decimal]:
    """What the shop asks for it, or for its sizes and colours, without promotions."""
    return {each.stockrecords.all()[0].price for each in things(product)}


def all_of(product: Product, at: datetime) -> set[Decimal]:
    """What it costs, or what its sizes and colours cost."""
    return {of(each, at) for each in things(product)}


def lowest(product: Product, at: datetime) -> Decimal:
    return min(all_of(product, at))


def differ(product: Product, at: datetime) -> bool:
    return len(all_of(product, at)) > 1


def struck_of(product: Product, now: datetime) -> Decimal | None:
    """What the price shown of a product may be struck against. Of sizes and colours, only if it is the same for all; of
    a book, no more than the law lets a bookseller take off."""
    found = {_struck(each, now) for each in things(product)}
    was = found.pop() if len(found) == 1 and not differ(product, now) else None
    if was is not None and is_book(product) and lowest(product, now) < was * (1 - BOOKS_MOST):
        return None
    return was


def _struck(thing: Product, now: datetime) -> Decimal | None:
    asked = steps(thing.price_changes.all(), thing.promotions.all(), is_book=is_book(thing), until=now)
    return struck(asked, now)


def promotion_of(product: Product, at: datetime) -> Promotion | None:
    """The one that makes its price, the longest of several; None if none does."""
    base = product.stockrecords.all()[0].price
    running = [each for each in product.promotions.all() if each.runs_at(at)]
    price = best(base, running, is_book=is_book(product))
    making = [each for each in running if best(base, [each], is_book=is_book(product)) == price < base]
    return max(making, key=lambda each: each.ends_at, default=None)
