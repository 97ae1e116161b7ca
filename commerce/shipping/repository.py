"""Which ways a shop offers (looked up by Oscar as `shipping.repository`)."""

from django.core.exceptions import ObjectDoesNotExist
from oscar.apps.shipping.repository import Repository as OscarRepository

from commerce.order.ways import PICKUP
from commerce.payment import cards
from commerce.shipping.methods import HomeDelivery, Pickup
from commerce.shipping.relay import asking as relay_points
from commerce.shipping.relay.method import RelayDelivery
from membership.models import Shop

Method = Pickup | HomeDelivery | RelayDelivery


def methods_of(shop: Shop, postcode: str = "") -> list[Method]:
    """Pickup first; delivery only where the shop offers it and takes cards (who is paid in the shop is visited).
    `postcode`: where a delivery goes, if that is known."""
    try:
        delivery = shop.delivery
    except ObjectDoesNotExist:
        return [Pickup(shop)]
    found: list[Method] = [Pickup(shop, delivery.pickup_place)]
    if delivery.home_is_on and cards.may_take(shop) and (zones := list(delivery.zones.all())):
        found.append(HomeDelivery(shop, zones, postcode))
    if delivery.relay_is_on and relay_points.is_on() and cards.may_take(shop):
        found.append(RelayDelivery(shop, delivery))
    return found


def is_delivered(shop: Shop) -> bool:
    """Whether the shop's things also reach who doesn't come."""
    return any(method.code != PICKUP for method in methods_of(shop))


class Repository(OscarRepository):
    """Oscar asks for the ways of one basket: the basket is one shop's part."""

    def get_available_shipping_methods(self, basket, **kwargs):
        line = basket.all_lines().first()
        to = kwargs.get("shipping_addr")
        return methods_of(line.product.shop, to.postcode if to else "") if line is not None else []
