"""« En point relais »: a parcel that the shop sends, at its price; where to is the customer's choice."""

from decimal import Decimal

from django.utils.translation import gettext as _
from oscar.apps.shipping.methods import Base

from commerce.order.ways import RELAY
from commerce.shipping.methods import FREE, price_of
from commerce.shipping.models import ShopDelivery
from kit.money import format_money
from membership.models import Shop


class RelayDelivery(Base):
    code = RELAY
    is_home = False
    place = ""

    def __init__(self, shop: Shop, delivery: ShopDelivery) -> None:
        self.shop, self.delivery = shop, delivery
        self.name = _("En point relais")

    @property
    def told(self) -> list[str]:
        """From when on it is free, and what isn't sent."""
        parts = []
        if self.delivery.relay_free_from and self.delivery.relay_fee:
            parts.append(_("offert dès %(amount)s") % {"amount": format_money(self.delivery.relay_free_from)})
        return parts + ([self.delivery.relay_limits] if self.delivery.relay_limits else [])

    @property
    def description(self) -> str:
        price = format_money(self.delivery.relay_fee) if self.delivery.relay_fee else _("Gratuit")
        return _("%(terms)s. Vous choisissez le point juste après.") % {"terms": ", ".join([price, *self.told])}

    def fee(self, subtotal: Decimal) -> Decimal:
        free_from = self.delivery.relay_free_from
        return FREE if free_from is not None and subtotal >= free_from else self.delivery.relay_fee

    def calculate(self, basket):
        return price_of(self.shop, self.fee(basket.total_incl_tax))
