"""A town's whole market in a few columns, read in a few queries: what lists count, filter and rank.

Counting beside each filter with all others applied needs every product several times over. Read once and passed through
once it costs the same for any number of filters, and answers alike on every database.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from commerce.catalogue import indexing, prices, shelves
from commerce.catalogue.models import Category, Product, ProductQuerySet, Variant
from commerce.shipping.repository import is_delivered
from commerce.shipping.today import Today
from kit.search_text import normalise
from membership.models import Shop


class Row(NamedTuple):
    """A product. `price` is the one that its card shows, the lowest of its sizes'; `text` is its stems (`indexing`),
    empty unless words were asked for."""

    pk: int
    shop: int
    price: Decimal
    notice_days: int
    allergens_are_told: bool
    allergen_codes: str
    text: str = ""

    @property
    def title(self) -> str:
        return self.text.partition(indexing.BETWEEN)[0]


COLUMNS = ("pk", "shop", "stockrecords__price", "made_to_order_days", "allergens_are_told", "allergen_codes")


@dataclass
class Board:
    """The rows come by name, or the newest first."""

    at: datetime
    is_newest_first: bool = False
    has_text: bool = False

    @property
    def on_sale(self) -> ProductQuerySet:
        return Product.objects.on_sale()

    @cached_property
    def rows(self) -> list[Row]:
        columns = (*COLUMNS, "search_text") if self.has_text else COLUMNS
        ordered = self.on_sale.newest() if self.is_newest_first else self.on_sale.by_title()
        lowest = Variant.objects.lowest_of(self.on_sale)
        lowest |= {pk: prices.lowest(product, self.at) for pk, product in self.changed.items()}
        found = (Row(*each) for each in ordered.values_list(*columns))
        return [row._replace(price=lowest[row.pk]) if row.pk in lowest else row for row in found]

    @cached_property
    def changed(self) -> dict[int, Product]:
        """Those whose price was changed lately, or is a promotion's: what that makes of it no query knows."""
        found = self.on_sale.changed_since(self.at - prices.LOOKED_AT, self.at).for_prices()
        return {product.pk: product for product in found}

    @cached_property
    def cut(self) -> set[int]:
        return {pk for pk, product in self.changed.items() if prices.struck_of(product, self.at) is not None}

    @cached_property
    def categories(self) -> list[Category]:
        return shelves.all_of()

    @cached_property
    def paths(self) -> dict[int, list[str]]:
        """Where each product stands, by the paths of the departments."""
        found = defaultdict(list)
        for product, path in shelves.places(self.on_sale):
            found[product].append(path)
        return found

    @cached_property
    def shops(self) -> dict[int, Shop]:
        """Those that sell something, by name."""
        found = sorted(shelves.sellers(self.on_sale), key=lambda shop: (normalise(shop.name), shop.pk))
        return {shop.pk: shop for shop in found}

    @cached_property
    def stocked(self) -> set[int]:
        return set(self.on_sale.in_stock().order_by().values_list("pk", flat=True))

    @cached_property
    def today(self) -> Today:
        return Today(self.shops.values(), self.at)

    @cached_property
    def delivering(self) -> set[int]:
        return {pk for pk, shop in self.shops.items() if is_delivered(shop)}

    # ---- of one product
    def stands_in(self, row: Row, paths: tuple[str, ...]) -> bool:
        """In a department of these paths or beneath it."""
        return any(path.startswith(paths) for path in self.paths.get(row.pk, ()))

    def is_cut(self, row: Row) -> bool:
        """Its price stands beside one that is struck."""
        return row.pk in self.cut

    def is_in_stock(self, row: Row) -> bool:
        return row.pk in self.stocked

    def is_today(self, row: Row) -> bool:
        return self.today.is_fetched(row.shop, row.notice_days, is_in_stock=row.pk in self.stocked)

    def is_delivered(self, row: Row) -> bool:
        return row.shop in self.delivering

    def is_without(self, row: Row, code: str) -> bool:
        """What was never told isn't known to be without."""
        return row.allergens_are_told and f" {code} " not in row.allergen_codes
