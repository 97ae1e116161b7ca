"""The market's departments, with how many products stand in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from commerce.catalogue.models import Category, Product
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


def above(products) -> QuerySet[Category]:
    """The departments in which one of the products stands, and those above them."""
    paths = {path for _product, path in places(products)}
    prefixes = {path[:end] for path in paths for end in range(Category.steplen, len(path) + 1, Category.steplen)}
    return Category.objects.browsable().filter(path__in=prefixes).order_by("path")


def places(products) -> Iterator[tuple[int, str]]:
    """(product, path of a department it stands in), one of each."""
    held = Product.categories.through.objects.filter(product__in=products.order_by().values("pk"))
    return held.order_by().values_list("product", "category__path").iterator()


def sellers(products) -> QuerySet[Shop]:
    """Shops of the products, with what tells how they sell."""
    shops = Shop.objects.filter(pk__in=products.order_by().values("shop"))
    told = shops.with_standing().select_related("subscription", "delivery", "stripe_account")
    return told.prefetch_related("delivery__zones")
