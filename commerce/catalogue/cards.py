"""A product as a card, as `components/product_card.html` takes it. Costs no query on a product from `for_cards()`."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from commerce.catalogue import facts, prices
from commerce.catalogue.models import Product
from commerce.partner import words
from commerce.partner.models import StockRecord
from kit import clock
from kit.models import Picture
from kit.money import format_money
from kit.templatetags.pictures import picture
from membership.models import Shop
from pages.streets import Shown
from shop_pages import fronts

PER_KILO = "le\u00a0kg"


@dataclass(frozen=True)
class Card:
    """`add_url` for what is sold by the piece; what is weighed or comes in sizes is chosen on its page (`choose_url`).
    `price` is the lowest of several, and `unit` says so."""

    title: str
    url: str
    price: Decimal
    unit: str
    was: Decimal | None
    note: str
    badge: str
    picture: str | Shown
    shop: Shop
    add_url: str
    choose_url: str
    is_out: bool


def of(product: Product, at: datetime | None = None, *, is_first: bool = False) -> Card:
    """`is_first`: among those seen before anybody scrolls."""
    at = at or clock.now()
    record, stock = product.stockrecords.all()[0], words.stock_of(product)
    url = product.get_absolute_url()
    has_choice = product.is_weighed or product.is_parent
    price, was = prices.lowest(product, at), prices.struck_of(product, at)
    return Card(
        title=product.title,
        url=url,
        price=price,
        unit=unit(product, at),
        was=was,
        note=note(product, price),
        badge=badge(record, stock, cut(price, was)),
        picture=shown(product, is_first=is_first),
        shop=product.shop,
        add_url="" if has_choice else reverse("basket-add", kwargs={"city": product.shop.city, "pk": product.pk}),
        choose_url=url if has_choice and not stock.is_out else "",
        is_out=stock.is_out,
    )


def unit(product: Product, at: datetime) -> str:
    """What stands after the price: « le kg », « et plus »."""
    if product.is_weighed:
        return PER_KILO
    return _("et plus") if prices.differ(product, at) else ""


def note(product: Product, price: Decimal) -> str:
    """« 6,13 € le kg », « Pesé pour vous, par 50 g », « Plusieurs tailles »."""
    if product.is_weighed:
        return _("Pesé pour vous, par %(portion)s") % {"portion": facts.measure(product.portion_grams)}
    return " · ".join(text for text in (unit_price(product, price), choice(product)) if text)


def choice(product: Product) -> str:
    """« Plusieurs tailles et couleurs »; nothing for what comes as one piece."""
    variants = product.offered_variants if product.is_parent else []
    sizes, colours = {each.size for each in variants}, {each.colour for each in variants}
    if len(sizes) > 1 and len(colours) > 1:
        return _("Plusieurs tailles et couleurs")
    if len(colours) > 1:
        return _("Plusieurs couleurs")
    return _("Plusieurs tailles") if len(sizes) > 1 else ""


def unit_price(product: Product, price: Decimal) -> str:
    """« 6,13 € le kg »; nothing for what has no net quantity, or has its price by the kilo already."""
    amount = product.unit_price(price)
    if amount is None:
        return ""
    is_liquid = product.net_quantity_unit == Product.QuantityUnit.MILLILITRE
    return f"{format_money(amount)} {_('le litre') if is_liquid else PER_KILO}"


def cut(price: Decimal, was: Decimal | None) -> str:
    """« −20 % »; nothing where nothing is struck: who says how much less has to say than what (C. conso L112-1-1)."""
    percent = prices.percent(price, was)
    return _("−%(percent)d %%") % {"percent": percent} if percent else ""


def badge(record: StockRecord, stock: words.StockWords, cut: str = "") -> str:
    if stock.is_out:
        return stock.title
    if cut:
        return cut
    if record.mode == StockRecord.Mode.DAILY:
        return _("%(quantity)d par jour") % {"quantity": record.daily_quantity}
    return ""


def first_picture(product: Product) -> Picture | None:
    """Its own, or of a size or colour the product's."""
    found = next(iter(product.pictures.all()), None)
    if found is None and product.parent_id:
        return first_picture(product.parent)
    return found.picture if found else None


def shown(product: Product, size: str = "card", *, is_first: bool = False) -> str | Shown:
    """The product's first picture, or the drawn front of its shop. Decoration: the name stands beside it."""
    found = first_picture(product)
    if found is None:
        return Shown(fronts.card_url(product.shop), 600, 400)
    return picture(found, size, alt="", lazy=not is_first)
