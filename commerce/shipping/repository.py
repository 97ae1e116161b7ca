"""Which ways a shop offers (looked up by Oscar as `shipping.repository`)."""

from django.core.exceptions import ObjectDoesNotExist
from oscar.apps.shipping.repository import Repository as OscarRepository

from commerce.order.ways import PICKUP
from commerce.payment import cards
from commerce.shipping.methods import HomeDelivery, Pickup
from membership.models import Shop


def methods_of(shop: Shop) -> list[Pickup | HomeDelivery]:
    """Pickup first; delivery only where the shop offers it and takes cards (who is paid in the shop is visited)."""
    try:
        delivery = shop.delivery
    except ObjectDoesNotExist:
        return [Pickup(shop)]
    found: list[Pickup | HomeDelivery] = [Pickup(shop, delivery.pickup_place)]
    if delivery.home_is_on and cards.may_take(shop):
        found.append(HomeDelivery(shop, delivery))
    return found


def is_delivered(shop: Shop) -> bool:
    """Whether the shop's things also reach who doesn't come."""
    return any(method.code != PICKUP for method in methods_of(shop))


class Repository(OscarRepository):
    """Oscar asks for the ways of one basket: the basket is one shop's part."""

    def get_available_shipping_methods(self, basket, **kwargs):
        line = basket.all_lines().first()
        return methods_of(line.product.shop) if line is not None else []
