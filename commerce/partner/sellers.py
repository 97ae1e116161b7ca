"""A shop as a seller: Oscar's partner and the shop's deliveries, made with it."""

from django.db import transaction

from commerce.catalogue.models import Product
from commerce.partner.models import Partner
from commerce.shipping.models import ShopDelivery
from membership.models import Shop


@transaction.atomic
def ensure(shop: Shop) -> Partner:
    """The shop's partner; made with its deliveries (pickup alone) if it isn't there. Harmless when repeated."""
    partner, _made = Partner.objects.get_or_create(shop=shop, defaults={"name": shop.name})
    ShopDelivery.objects.get_or_create(shop=shop)
    return partner


def rename(shop: Shop) -> None:
    """The shop goes by another name now: its products are found by it."""
    if Partner.objects.filter(shop=shop).exclude(name=shop.name).update(name=shop.name):
        for product in Product.objects.everywhere().of_shop(shop).select_related("shop"):
            product.save()
