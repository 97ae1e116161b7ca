"""What the market tells staff's board of towns of many shops at once: one query each, whatever their number."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Max

from commerce.catalogue.models import Product


def on_sale(shops: Collection[int]) -> dict[int, int]:
    """How many products each of these shops has on sale; those that have none are left out."""
    products = Product.objects.everywhere().on_sale().of_shops(shops).order_by()
    return dict(products.values("shop").annotate(number=Count("pk")).values_list("shop", "number"))


def last_written(shops: Collection[int]) -> dict[int, datetime]:
    """When each of these shops wrote something of a product last."""
    products = Product.objects.everywhere().of_shops(shops).order_by()
    return dict(products.values("shop").annotate(at=Max("date_updated")).values_list("shop", "at"))
