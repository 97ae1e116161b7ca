"""Where a delivery goes: typed at checkout, copied onto the order."""

from dataclasses import dataclass
from typing import Any

from oscar.core.loading import get_model

from commerce.order.models import ShippingAddress

Country = get_model("address", "Country")


def france() -> Any:
    """Oscar's addresses name their country; ours has one."""
    words = {
        "iso_3166_1_a3": "FRA",
        "printable_name": "France",
        "name": "France",
        "is_shipping_country": True,
    }
    return Country.objects.get_or_create(iso_3166_1_a2="FR", defaults=words)[0]


@dataclass(frozen=True)
class DeliveryAddress:
    first_name: str
    last_name: str
    line1: str
    postcode: str
    town: str
    line2: str = ""
    phone: str = ""
    instructions: str = ""

    def for_order(self) -> ShippingAddress:
        """A row of its own: later changes elsewhere don't touch what was promised."""
        return ShippingAddress.objects.create(
            first_name=self.first_name,
            last_name=self.last_name,
            line1=self.line1,
            line2=self.line2,
            line4=self.town,
            postcode=self.postcode,
            country=france(),
            phone_number=self.phone,
            notes=self.instructions,
        )
