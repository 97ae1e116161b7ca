"""The sizes and colours of a product as its page offers them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from commerce.catalogue import kinds, prices
from commerce.catalogue.models import Product, Variant
from commerce.partner import words
from kit.money import format_money

MOST_BUTTONS = 12  # more stand in a list that unfolds


@dataclass(frozen=True)
class Option:
    """`value` is what the form sends; `detail` says the stock, and the price where it is above the one on the slate."""

    value: int
    label: str
    detail: str
    is_out: bool


@dataclass(frozen=True)
class Choice:
    """`label` names what is chosen."""

    label: str | Promise
    options: list[Option]

    @property
    def is_long(self) -> bool:
        return len(self.options) > MOST_BUTTONS


def of(product: Product, at: datetime) -> Choice | None:
    """None for what comes as one piece. Costs no query on a product from `for_page()`."""
    if not product.is_parent:
        return None
    lowest = prices.lowest(product, at)
    return Choice(label(product), [_option(each, lowest, at) for each in product.offered_variants])


def label(product: Product) -> str:
    """« Couleur et taille », in the words of its kind."""
    kind, variants = kinds.of(product), product.offered_variants
    axes = [
        str(name)
        for name, is_used in (
            (kind.colour, any(each.colour for each in variants)),
            (kind.size, any(each.size for each in variants)),
        )
        if is_used
    ]
    if len(axes) == 2:
        return _("%(colour)s, %(size)s") % {"colour": axes[0], "size": axes[1].lower()}
    return axes[0] if axes else ""


def _option(variant: Variant, lowest: Decimal, at: datetime) -> Option:
    stock = words.stock_of(variant.product)
    price = prices.of(variant.product, at)
    told = [format_money(price) if price != lowest else "", stock.title if stock.is_out else stock.text]
    return Option(variant.product_id, variant.label, " · ".join(each for each in told if each), stock.is_out)
