"""A product in sizes and colours: more of them are added, each has its stock and may have its price, one is taken back.

What is bought is always one of them (Oscar's child product): its stock record is locked, held and counted as any other,
so that nothing can be oversold. What people look at is the product above it, whose own stock stays at none.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from commerce.catalogue.models import PriceChange, Product, ProductPicture, Variant
from commerce.partner import stock
from commerce.partner.models import StockRecord
from kit import clock
from membership.models import User

MOST = 60
Mode = StockRecord.Mode


class CantVary(Exception):
    """What is weighed has no sizes: it is sold by the portion."""


class TooMany(Exception):
    """A product has at most `MOST` variants: a page has to show them."""


@transaction.atomic
def add(
    product: Product, *, sizes: Iterable[str] = (), colours: Iterable[str] = (), stock: int | None = 0, by: User | None
) -> list[Variant]:
    """Every size in every colour that isn't there yet; those that are stay as they are. `stock` is each one's, None
    where nobody counts. The first ones make the product one that is chosen in sizes. Raises `CantVary`, `TooMany`."""
    if product.is_weighed:
        raise CantVary(product.pk)
    known = {(each.size, each.colour) for each in product.variants.all()}
    wanted = [(size, colour) for colour in _words(colours) for size in _words(sizes)]
    new = [pair for pair in wanted if any(pair) and pair not in known]
    if len(known) + len(new) > MOST:
        raise TooMany(product.pk)
    if not new:
        return []
    if not product.is_parent:
        _begin(product)
    last = product.variants.aggregate(last=Max("position"))["last"] or 0
    made = [_make(product, pair, last + number, stock, by) for number, pair in enumerate(new, 1)]
    _again(product)
    return made


def _words(given: Iterable[str]) -> list[str]:
    """Without repetitions; one empty word where none is given."""
    return list(dict.fromkeys(word for word in (" ".join(each.split())[:40] for each in given) if word)) or [""]


def _begin(product: Product) -> None:
    """From now on it is bought as one of its sizes or colours: what it had in stock itself is said again of them."""
    product.structure = Product.PARENT
    record = product.stockrecords.get()
    StockRecord.objects.filter(pk=record.pk).update(
        mode=Mode.COUNTED, daily_quantity=None, num_in_stock=record.num_allocated or 0
    )


def _make(product: Product, pair: tuple[str, str], position: int, stock: int | None, by: User | None) -> Variant:
    size, colour = pair
    record = product.stockrecords.get()
    own = Product.objects.create(
        structure=Product.CHILD,
        parent=product,
        shop=product.shop,
        title=product.title,  # which size it is, is written behind it when the product is saved
        product_class=product.product_class,
        is_public=product.is_public,
    )
    StockRecord.objects.create(
        product=own,
        partner=record.partner,
        partner_sku=str(own.pk),
        price=record.price,
        tax_rate=record.tax_rate,
        mode=Mode.UNCOUNTED if stock is None else Mode.COUNTED,
        num_in_stock=stock,
    )
    PriceChange.objects.create(product=own, price=record.price, at=clock.now(), by=by)
    own.promotions.set(product.promotions.not_over_at(clock.now()))
    return Variant.objects.create(of=product, product=own, size=size, colour=colour, position=position)


@transaction.atomic
def offer(variant: Variant, is_offered: bool) -> None:
    """Whether it can be chosen at all: what is out of stock is shown as such, what isn't offered isn't shown."""
    if variant.is_offered != is_offered:
        variant.is_offered = is_offered
        variant.save(update_fields=["is_offered"])
        _again(variant.of)


@transaction.atomic
def take_back(variant: Variant) -> None:
    """One that nobody ever put into a basket or ordered disappears; another is no longer offered, as orders say what
    they were. Without the last of them the product is one piece again, with nothing in stock."""
    own, product = variant.product, variant.of
    if own.basket_lines.exists() or own.line_set.exists():
        offer(variant, False)
        return
    own.delete()
    if not product.variants.exists():
        product.structure = Product.STANDALONE
    _again(product)


@transaction.atomic
def price(variant: Variant, amount: Decimal | None, by: User | None) -> None:
    """A price of its own, or (None) the product's again."""
    if variant.price != amount:
        variant.price = amount
        variant.save(update_fields=["price"])
    base = variant.of.stockrecords.get().price
    stock.set_price(variant.product.stockrecords.get(), base if amount is None else amount, by)


@transaction.atomic
def count(variant: Variant, quantity: int | None, by: User | None) -> None:
    """How many of it can be bought now; None: nobody counts."""
    record = variant.product.stockrecords.get()
    stock.set_stock(record, by=by, mode=Mode.UNCOUNTED if quantity is None else Mode.COUNTED, quantity=quantity)


@transaction.atomic
def show(variant: Variant, picture: ProductPicture | None) -> None:
    """Which of the product's pictures is this one's; None: the first, as for all."""
    own = variant.product
    own.pictures.all().delete()
    if picture is not None:
        ProductPicture.objects.create(product=own, picture=picture.picture)


def _again(product: Product) -> None:
    """Its words, its visibility and its variants' own are written anew; what was loaded of it before is forgotten."""
    product._prefetched_objects_cache = {}
    product.save()
