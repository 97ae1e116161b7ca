"""What each way of reaching the customer costs, shop by shop. Which ones there are is `repository.py`'s."""

from decimal import Decimal

from babel.lists import format_list
from django.utils.translation import gettext as _
from oscar.apps.shipping.methods import Base
from oscar.core.prices import Price

from commerce.order.ways import HOME, PICKUP
from commerce.shipping.models import ShopDelivery
from kit.money import format_money, tax_included
from membership.models import Shop

DELIVERY_TAX_RATE = Decimal("20")
FREE = Decimal("0.00")


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
    """To the door, in the postcodes the shop serves, at its price; free from an amount it says."""

    code = HOME
    is_home = True
    place = ""

    def __init__(self, shop: Shop, delivery: ShopDelivery) -> None:
        self.shop, self.delivery = shop, delivery
        self.name = _("On me livre")

    @property
    def postcodes(self) -> list[str]:
        return list(self.delivery.home_postcodes)

    @property
    def description(self) -> str:
        parts = [format_money(self.delivery.home_fee) if self.delivery.home_fee else _("Gratuit")]
        if self.delivery.home_free_from and self.delivery.home_fee:
            parts.append(_("offert dès %(amount)s") % {"amount": format_money(self.delivery.home_free_from)})
        if self.postcodes:
            parts.append(format_list(self.postcodes, locale="fr_FR"))
        return ", ".join(parts)

    def serves(self, postcode: str) -> bool:
        return not self.postcodes or postcode in self.postcodes

    def fee(self, subtotal: Decimal) -> Decimal:
        free_from = self.delivery.home_free_from
        return FREE if free_from is not None and subtotal >= free_from else self.delivery.home_fee

    def missing_to_free(self, subtotal: Decimal) -> Decimal:
        """What is still to be bought until it is free; nothing where it is free, or never."""
        free_from = self.delivery.home_free_from
        return max(free_from - subtotal, FREE) if free_from is not None and self.delivery.home_fee else FREE

    def calculate(self, basket):
        fee = self.fee(basket.total_incl_tax)
        rate = Decimal(0) if self.shop.member.is_vat_exempt else DELIVERY_TAX_RATE
        net, _tax = tax_included(fee, rate)
        return Price(currency="EUR", excl_tax=net, incl_tax=fee)
