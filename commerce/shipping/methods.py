"""What each way of reaching the customer costs, shop by shop. Which ones there are is `repository.py`'s."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from oscar.apps.shipping.methods import Base
from oscar.core.prices import Price

from commerce.order.ways import HOME, PICKUP
from commerce.shipping import zone_words
from commerce.shipping.zone_models import DeliveryZone
from kit.money import tax_included
from membership.models import Shop

DELIVERY_TAX_RATE = Decimal("20")
FREE = Decimal("0.00")


def price_of(shop: Shop, fee: Decimal) -> Price:
    """A fee with the tax that is in it."""
    rate = Decimal(0) if shop.member.is_vat_exempt else DELIVERY_TAX_RATE
    net, _tax = tax_included(fee, rate)
    return Price(currency="EUR", excl_tax=net, incl_tax=fee)


class Pickup(Base):
    """Free, always there: at the shop, or a place it names."""

    code = PICKUP
    is_home = False

    def __init__(self, shop: Shop, place: str = "") -> None:
        self.shop = shop
        at_the_shop = f"{shop.street_address}, {shop.postcode} {shop.city.name}".strip(", ")
        self.place = place or at_the_shop
        self.name = _("Je passe")
        self.description = _("Gratuit. %(place)s") % {"place": self.place}

    def fee(self, subtotal: Decimal) -> Decimal:
        return FREE

    def calculate(self, basket):
        return Price(currency="EUR", excl_tax=FREE, incl_tax=FREE)


class HomeDelivery(Base):
    """To the door, in the zones of the shop, at the price of each. `postcode`: where to, as far as that is known."""

    code = HOME
    is_home = True
    place = ""

    def __init__(self, shop: Shop, zones: Sequence[DeliveryZone], postcode: str = "") -> None:
        self.shop, self.zones, self.postcode = shop, list(zones), postcode
        self.name = _("On me livre")

    @property
    def description(self) -> str:
        return zone_words.all_of(self.zones)

    @property
    def zone(self) -> DeliveryZone | None:
        """The one of the address; before there is an address the shop's only one. None: not known, or not served."""
        if self.postcode:
            return DeliveryZone.at(self.zones, self.postcode)
        return self.zones[0] if len(self.zones) == 1 else None

    @property
    def possible(self) -> list[DeliveryZone]:
        """The zones that the address may still fall in."""
        if self.postcode:
            return [self.zone] if self.zone else []
        return self.zones

    def to(self, postcode: str) -> "HomeDelivery":
        return HomeDelivery(self.shop, self.zones, postcode)

    def serves(self, postcode: str) -> bool:
        return DeliveryZone.at(self.zones, postcode) is not None

    def fee(self, subtotal: Decimal) -> Decimal:
        return self.zone.fee_of(subtotal) if self.zone else FREE

    def missing_to_order(self, subtotal: Decimal) -> Decimal:
        """What is still to be bought before the shop comes to this address."""
        return self.zone.missing_to_order(subtotal) if self.zone else FREE

    def missing_everywhere(self, subtotal: Decimal) -> Decimal:
        """What is still to be bought wherever the address is: below that nobody is delivered."""
        return min(zone.missing_to_order(subtotal) for zone in self.zones)

    def calculate(self, basket):
        return price_of(self.shop, self.fee(basket.total_incl_tax))
