"""« Commander à nouveau »: what was bought once goes into today's basket, as far as it can still be had."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commerce.basket import contents
from commerce.basket.models import Basket, Line
from commerce.catalogue import portions
from commerce.catalogue.models import Product
from commerce.order.models import Line as OrderedLine
from commerce.order.models import Purchase


class NotTheSame(contents.Refused):
    def __init__(self, product: Product) -> None:
        super().__init__(_("« %(title)s » se vend autrement maintenant : choisissez-le au marché.") % _title(product))


class ShopIsAway(contents.Refused):
    def __init__(self, product: Product) -> None:
        words = {"shop": product.shop.name, **_title(product)}
        super().__init__(_("%(shop)s ne vend plus en ligne pour le moment : « %(title)s » n’y est pas.") % words)


@dataclass
class Wish:
    """So many of a product (portions of what is weighed), and what one of them cost `then`, if that can be compared."""

    product: Product
    quantity: int
    then: Decimal | None


@dataclass
class Refilled:
    """How many lines went in, and in a sentence each what didn't, or only in part. A price that changed since is told by
    the basket itself, on its line."""

    count: int = 0
    told: list[str] = field(default_factory=list)


@transaction.atomic
def fill(basket: Basket, purchase: Purchase) -> Refilled:
    """Quantities add up with what is in the basket already, never above the stock. Costs the same for any number of
    lines."""
    lines = list(OrderedLine.objects.filter(order__purchase=purchase).order_by("order", "pk"))
    outcome = Refilled()
    wishes = _wishes(lines, _products(basket, lines), outcome)
    if not wishes:
        return outcome
    contents.begin(basket)
    # Pressed twice, or with something put in from another tab: one after the other.
    Basket.objects.select_for_update(no_key=True).get(pk=basket.pk)
    known = {line.product_id: line for line in basket.lines.all()}
    room = contents.room_of(known.values())
    more, new = [], []
    for wish in wishes:
        had = known.get(wish.product.pk)
        quantity = _allowed(basket, wish, had.quantity if had else 0, room, outcome)
        if not quantity:
            continue
        room -= quantity
        outcome.count += 1
        if had is not None:
            had.quantity += quantity
            more.append(had)
        else:
            new.append(_line(basket, wish, quantity))
    Line.objects.bulk_update(more, ["quantity"])
    Line.objects.bulk_create(new)
    basket._lines = None
    return outcome


def _products(basket: Basket, lines: Iterable[OrderedLine]) -> dict[int, Product]:
    """By id; what was taken out of the catalogue isn't in it."""
    found = Product.objects.in_city(basket.city).among([line.product_id for line in lines if line.product_id])
    found = found.select_related("product_class", "shop__member", "shop__city__commune", "shop__subscription")
    return {product.pk: product for product in found.prefetch_related("stockrecords", "promotions")}


def _wishes(lines: Iterable[OrderedLine], products: dict[int, Product], outcome: Refilled) -> list[Wish]:
    """A product that stands in two lines is one wish."""
    found: dict[int, Wish] = {}
    for line in lines:
        product = products.get(line.product_id or 0)
        if product is None:
            outcome.told.append(_("« %(title)s » n’existe plus.") % {"title": line.title})
            continue
        try:
            quantity = _quantity(line, product)
        except contents.Refused as refusal:
            outcome.told.append(str(refusal))
            continue
        is_alike = line.portion_grams == (product.portion_grams if product.is_weighed else None)
        wish = found.setdefault(product.pk, Wish(product, 0, line.unit_price_incl_tax if is_alike else None))
        wish.quantity += quantity
    return list(found.values())


def _quantity(line: OrderedLine, product: Product) -> int:
    """As much as it was, in today's portions. Raises `contents.Refused` for what isn't sold so any more."""
    if not product.shop.is_pro:
        raise ShopIsAway(product)
    if product.is_parent:
        raise contents.NotChosen(product)
    if not product.is_sold:
        raise contents.NotForSale(product)
    if line.is_weighed != product.is_weighed:
        raise NotTheSame(product)
    return portions.quantity_for(product, line.ordered_grams) if line.is_weighed else line.quantity


def _allowed(basket: Basket, wish: Wish, had: int, room: int, outcome: Refilled) -> int:
    """How many more go in; why not all, is told."""
    info = basket.strategy.fetch_for_product(wish.product)
    if not info.price.exists:
        outcome.told.append(str(contents.NotForSale(wish.product)))
        return 0
    left = getattr(info.availability, "num_available", None)
    quantity = wish.quantity if left is None else max(0, min(wish.quantity, left - had))
    if left is not None and quantity < wish.quantity:
        words = contents.sentence_of(wish.product, left)
        outcome.told.append(" ".join([words, _("Votre panier a tout ce qu’il y a.")]) if left else words)
    if quantity > room and (full := str(contents.TooMuch())) not in outcome.told:
        outcome.told.append(full)
    return min(quantity, room)


def _line(basket: Basket, wish: Wish, quantity: int) -> Line:
    """The price on it is the one that the customer saw last: that of then."""
    info = basket.strategy.fetch_for_product(wish.product)
    return Line(
        basket=basket,
        line_reference=basket._create_line_reference(wish.product, info.stockrecord, []),
        product=wish.product,
        stockrecord=info.stockrecord,
        quantity=quantity,
        price_currency=info.price.currency,
        price_excl_tax=info.price.excl_tax,
        price_incl_tax=info.price.incl_tax if wish.then is None else wish.then,
        tax_code=info.price.tax_code,
    )


def _title(product: Product) -> dict[str, Any]:
    return {"title": product.title}
