"""What a customer bought in a town, and what has become of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from commerce.customer import timeline
from commerce.customer.timeline import Event
from commerce.order.models import Order, Purchase
from membership.models import User


@dataclass(frozen=True)
class Part:
    """One shop's order with all that happened to it."""

    order: Order
    events: list[Event]


def purchases_of(user: User) -> QuerySet[Purchase]:
    """Newest first, each with its orders and their shops; somebody else's are not in it."""
    return (
        Purchase.objects.of_customer(user)
        .newest_first()
        .select_related("city__commune")
        .prefetch_related("orders__shop__city__commune")
    )


def parts_of(purchase: Purchase, now: datetime) -> list[Part]:
    """Shop by shop, in the order of their numbers."""
    orders: Iterable[Order] = (
        purchase.orders.with_lines()
        .select_related("shipping_address")
        .prefetch_related("status_changes")
        .order_by("pk")
    )
    return [Part(order, timeline.of(order, purchase, now)) for order in orders]
