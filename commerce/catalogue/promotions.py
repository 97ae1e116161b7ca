"""A shop's promotions: announced, looked at beforehand, ended. What they make of a price is `prices`' answer."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from commerce.catalogue import prices
from commerce.catalogue.models import Product, Promotion
from commerce.catalogue.promotion_models import LONGEST
from kit import clock
from membership.models import Shop, User

logger = logging.getLogger(__name__)
# The night on which clocks are set back is an hour longer.
LONGEST_WITH_CLOCKS = LONGEST + timedelta(hours=1)


class CantBegin(Exception):
    """Nothing was announced."""


class NothingChosen(CantBegin):
    """A promotion is about the shop's own products, one at least."""


class WrongDates(CantBegin):
    """It ends after it began and isn't over yet, and is called a promotion for thirty days at most."""


class BooksBeyondTheLaw(CantBegin):
    """At most five per cent off a book; `titles` would cost less."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


class AlreadyOver(Exception):
    """What has ended can't be ended again."""


@transaction.atomic
def begin(
    *,
    shop: Shop,
    name: str,
    kind: str,
    value: Decimal,
    starts_at: datetime,
    ends_at: datetime,
    products: Iterable[Product],
    by: User | None,
) -> Promotion:
    """From `starts_at` on (never earlier than now: what was asked was asked) these products, their sizes and colours cost
    less, until `ends_at`. `value` is a percentage or EUR (of a kilo's price, where it is weighed), as `Promotion.Kind`
    says. Raises a `CantBegin`."""
    now, chosen = clock.now(), list(products)
    if not chosen or any(each.shop_id != shop.pk for each in chosen):
        raise NothingChosen
    starts_at = max(starts_at, now)
    if ends_at <= starts_at or ends_at - starts_at > LONGEST_WITH_CLOCKS:
        raise WrongDates
    values = {"name": name, "kind": kind, "value": value, "starts_at": starts_at, "ends_at": ends_at}
    if titles := beyond_the_law(Promotion(**values), chosen):
        raise BooksBeyondTheLaw(titles)
    made = Promotion.objects.create(shop=shop, by=by, created_at=now, **values)
    covered = Product.objects.everywhere().with_their_variants(chosen).values_list("pk", flat=True)
    rows = Promotion.products.through  # its own manager would ask for a current town
    rows.objects.bulk_create(rows(promotion=made, product_id=pk) for pk in covered)
    logger.info("Promotion %s of shop %s announced, %s products", made.pk, shop.pk, len(chosen))
    return made


def stop(promotion: Promotion) -> bool:
    """It ends now; one that hasn't begun was never there (False then). Raises `AlreadyOver`."""
    now = clock.now()
    with transaction.atomic():
        found = Promotion.objects.select_for_update(of=("self",)).get(pk=promotion.pk)
        if found.ends_at <= now:
            raise AlreadyOver(found.pk)
        if found.starts_at > now:
            found.delete()
            return False
        found.ends_at = promotion.ends_at = now
        found.save(update_fields=["ends_at"])
        return True


def beyond_the_law(promotion: Promotion, products: Iterable[Product]) -> list[str]:
    """The titles of books of which more would be taken off than the law lets a bookseller (loi 81-766, art. 1)."""
    return [
        each.title
        for each in products
        if prices.is_book(each)
        and any(promotion.off(price) < prices.least_of_book(price) for price in prices.bases(each))
    ]


@dataclass(frozen=True)
class Result:
    """What becomes of a price. `before`: without this promotion; `was`: what may be struck, None if nothing."""

    product: Product
    title: str
    before: Decimal
    price: Decimal
    was: Decimal | None

    @property
    def percent(self) -> int:
        return prices.percent(self.price, self.was)

    @property
    def does_nothing(self) -> bool:
        return self.price == self.before


def results(promotion: Promotion, products: Sequence[Product], at: datetime) -> list[Result]:
    """Every price that it leads to at a moment, saved or not: one of a product, or one of each size where they differ.
    Costs no query on products from `for_prices()`."""
    found = []
    for product in products:
        each_one = [result for thing in prices.things(product) if (result := _result(promotion, thing, at))]
        if len({(each.before, each.price, each.was) for each in each_one}) == 1:
            first = each_one[0]
            each_one = [Result(product, product.title, first.before, first.price, first.was)]
        found += each_one
    return found


def _result(promotion: Promotion, thing: Product, at: datetime) -> Result | None:
    changes, is_book = thing.price_changes.all(), prices.is_book(thing)
    others = [each for each in thing.promotions.all() if each.pk != promotion.pk]
    before = prices.steps(changes, others, is_book=is_book, until=at)
    after = prices.steps(changes, [*others, promotion], is_book=is_book, until=at)
    if not after:
        return None
    was = prices.struck(after, at)
    if is_book and was is not None and after[-1].price < prices.least_of_book(was):
        was = None
    return Result(thing, thing.title, before[-1].price, after[-1].price, was)
