"""A shop's products as the desk asks for them, and what it changes in one. Everything starts from `shop.products`."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Max, Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from commerce.catalogue import kinds
from commerce.catalogue.models import Category, Product, ProductPicture, ProductQuerySet, Variant
from commerce.partner import stock
from commerce.partner.models import StockRecord
from commerce.partner.words import FEW
from kit.models import Picture
from kit.search_text import query_terms
from membership.models import Shop, User

FEW_GRAMS = 500
FILTERS = (
    ("en-vente", _("En vente")),
    ("presque-finis", _("Presque finis")),
    ("a-completer", _("À compléter")),
    ("masques", _("Masqués")),
)

PUBLIC = {"en-vente": True, "masques": False}


def all_of(shop: Shop) -> ProductQuerySet:
    """What people look at: sizes and colours stand within their product."""
    return shop.products.browsable_dashboard()  # type: ignore[attr-defined]


def low(shop: Shop) -> ProductQuerySet:
    """On sale, counted, and nearly gone, each size or colour by itself. What is filled each morning looks after itself."""
    left = F("stockrecords__num_in_stock") - Coalesce("stockrecords__num_allocated", 0)
    nearly_gone = Q(sold_by=Product.SoldBy.PIECE, left__lte=FEW) | Q(
        sold_by=Product.SoldBy.WEIGHT, left__lte=FEW_GRAMS / F("portion_grams")
    )
    bought = shop.products.exclude(structure=Product.PARENT).select_related("parent")
    counted = bought.filter(is_public=True, stockrecords__mode=StockRecord.Mode.COUNTED)
    return counted.annotate(left=left).filter(nearly_gone).order_by("left", "title", "pk")


def listed(shop: Shop, *, state: str = "", text: str = "") -> ProductQuerySet:
    """By name; those whose words hold all the words asked for."""
    found = all_of(shop).by_title()
    if state == "presque-finis":
        gone = low(shop).order_by()
        found = found.filter(Q(pk__in=gone.values("pk")) | Q(pk__in=gone.values("parent")))
    elif state == "a-completer":
        found = incomplete(shop).by_title()
    elif state in PUBLIC:
        found = found.filter(is_public=PUBLIC[state])
    for stem in query_terms(text):
        found = found.filter(search_text__contains=f" {stem}")
    return found.prefetch_related(
        "stockrecords",
        "categories",
        "pictures__picture__renditions",
        Prefetch("variants", Variant.objects.whole()),
    )


def incomplete(shop: Shop) -> ProductQuerySet:
    """Saved, and not on sale until what the law wants is told."""
    return all_of(shop).filter(is_complete=False)


def record_of(product: Product) -> StockRecord:
    """Costs no query on a product from `listed()`."""
    return product.stockrecords.all()[0]


def left(record: StockRecord) -> int | None:
    """What can still be sold (pieces or portions); None where nobody counts."""
    return max(0, record.net_stock_level) if record.is_counted else None


@transaction.atomic
def change(
    *,
    product: Product,
    by: User,
    price: Decimal | None,
    tax_rate: Decimal | None,
    categories: Iterable[Category],
    kind: str,
    stock_change: dict[str, Any] | None = None,
    **values: Any,
) -> Product:
    """Write what is known of a product. `price`, `tax_rate` and `stock_change` (as `stock.set_stock` takes it) stay as
    they are when None. `values` are the product's own fields."""
    for name, value in values.items():
        setattr(product, name, value)
    product.product_class = kinds.row(kind)
    product.save()
    product.categories.set(categories)
    record = product.stockrecords.get()
    if tax_rate is not None and record.tax_rate != tax_rate:
        StockRecord.objects.of_product_and_variants(product).update(tax_rate=tax_rate)
    if price is not None:
        stock.set_price(record, price, by)
    if stock_change is not None and not product.is_parent:
        stock.set_stock(record, by=by, **stock_change)
    return product


def show(product: Product, is_public: bool) -> None:
    product.is_public = is_public
    product.save(update_fields=["is_public", "date_updated"])


@transaction.atomic
def add_picture(*, product: Product, file: ContentFile, alt: str, by: User) -> ProductPicture:
    """Behind those that are there, in the shop's own collection (the editor of its page finds it there too)."""
    page = getattr(product.shop, "page", None)
    place = {"collection": page.collection} if page else {}  # without a page, the collection of everybody
    picture = Picture.objects.create(title=product.title, alt=alt, file=file, uploaded_by_user=by, **place)
    last = product.pictures.aggregate(last=Max("position"))["last"]
    return ProductPicture.objects.create(product=product, picture=picture, position=0 if last is None else last + 1)


def whole(shop: Shop) -> ProductQuerySet:
    """With all that its own page shows."""
    return all_of(shop).for_page()


@transaction.atomic
def move_forward(picture: ProductPicture) -> None:
    """One place; the numbers are written anew, as some are the same."""
    rows = list(picture.product.pictures.all())
    place = next(number for number, each in enumerate(rows) if each.pk == picture.pk)
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for number, each in enumerate(rows):
        each.position = number
    ProductPicture.objects.bulk_update(rows, ["position"])


def describe(picture: ProductPicture, alt: str) -> None:
    """Everywhere it is shown: it is one picture of the shop's."""
    picture.picture.alt = alt
    picture.picture.save(update_fields=["alt"])
