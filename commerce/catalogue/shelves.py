"""The market's departments, with how many products stand in each."""

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Substr

from commerce.catalogue.models import Category, Product
from kit.search_text import query_terms
from membership.models import Shop


@dataclass(frozen=True)
class Shelf:
    category: Category
    count: int


def all_of() -> list[Category]:
    """Departments that everybody sees, parents before their children."""
    return list(Category.objects.browsable().order_by("path"))


def beneath(categories: list[Category], above: Category | None) -> list[Category]:
    """The children of one, or the first level."""
    if above is None:
        return [each for each in categories if each.depth == 1]
    return [each for each in categories if each.depth == above.depth + 1 and each.path.startswith(above.path)]


def stocked(categories: list[Category], products) -> list[Shelf]:
    """Those of one level in which one of the products stands (in it or beneath it), in their order."""
    if not categories:
        return []
    length = len(categories[0].path)
    rows = (
        Product.categories.through.objects.filter(product__in=products.order_by().values("pk"))
        .annotate(shelf=Substr("category__path", 1, length))
        .values_list("shelf")
        .annotate(count=Count("product", distinct=True))
        .order_by()
    )
    counts = dict(rows)
    return [Shelf(each, counts[each.path]) for each in categories if each.path in counts]


def names_holding(products) -> list[str]:
    """The names of the departments in which one of the products stands, in their order."""
    held = Product.categories.through.objects.filter(product__in=products.order_by().values("pk"))
    return list(
        Category.objects.browsable()
        .filter(pk__in=held.values("category"))
        .order_by("path")
        .values_list("name", flat=True)
    )


def named(categories: list[Category], stem: str) -> list[Category]:
    """Departments whose name holds a word of this stem: « fromages » finds a Comté that never says it."""
    return [each for each in categories if any(word.startswith(stem) for word in query_terms(each.name))]


@dataclass(frozen=True)
class Stall:
    """A shop and how many of the products are its own."""

    shop: Shop
    count: int


def stalls(products) -> list[Stall]:
    """Shops of the products, by name."""
    counts = dict(products.order_by().values_list("shop").annotate(count=Count("pk", distinct=True)))
    shops = Shop.objects.filter(pk__in=counts).order_by("name")
    return [Stall(shop, counts[shop.pk]) for shop in shops]
