"""A shop's promotions as they are taken along."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from commerce.catalogue.models import Product, Promotion
from kit.archives.making import Part
from kit.open_files import facts, table
from membership.models import Shop


def of_shop(shop: Shop) -> Iterator[Part]:
    # A size or a colour is in it with its product.
    products = Product.objects.everywhere().of_shop(shop).exclude(structure=Product.CHILD).order_by("title", "pk")
    promotions = shop.promotions.order_by("starts_at", "pk").prefetch_related(Prefetch("products", products))
    told = [_told(each) for each in promotions]
    if told:
        yield Part(
            "produits/promotions.csv",
            _("Vos promotions : ce qu’elles enlèvent, quand, et sur quels produits."),
            table(list(told[0]), [list(each.values()) for each in told]),
        )
        yield Part("produits/promotions.json", _("Les mêmes, pour un programme."), facts(told))


def _told(promotion: Promotion) -> dict[str, Any]:
    return {
        "nom": promotion.name,
        "sorte": str(promotion.get_kind_display()),
        "valeur": promotion.value,
        "commence_le": promotion.starts_at,
        "finit_le": promotion.ends_at,
        "produits": ", ".join(each.title for each in promotion.products.all()),
        "annoncee_le": promotion.created_at,
    }
