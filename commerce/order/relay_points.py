"""What an order sent to a relay point needs to know: which point, asked for near which postcode, and who fetches it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commerce.order.addresses import DeliveryAddress
from commerce.shipping.relay import asking
from commerce.shipping.relay.points import RelayPoint


@dataclass(frozen=True)
class Parcel:
    """One for all shops of a purchase. `asked`: the postcode for which the provider gave the point."""

    asked: str
    point: RelayPoint
    first_name: str
    last_name: str
    phone: str

    @property
    def address(self) -> DeliveryAddress:
        """As it is written on the parcel."""
        point = self.point
        return DeliveryAddress(
            self.first_name,
            self.last_name,
            line1=point.name,
            line2=point.street,
            postcode=point.postcode,
            town=point.town,
            phone=self.phone,
        )

    def to_json(self) -> dict[str, Any]:
        return {**vars(self), "point": self.point.to_json()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Parcel | None":
        """None of nothing."""
        return cls(**{**kept, "point": RelayPoint.from_json(kept["point"])}) if kept else None


def verified(parcel: Parcel) -> Parcel:
    """With the point as the provider tells of it now. Call it before a transaction: it may wait for the provider.

    Raises `asking.PointIsGone` or `commerce.shipping.relay.points.RelayIsSilent`.
    """
    return replace(parcel, point=asking.point(parcel.asked, parcel.point.id))
