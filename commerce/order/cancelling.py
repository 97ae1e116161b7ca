"""A customer calls an order off: one that is paid in the shop, until the shop begins to prepare it.

What a card paid isn't cancelled, it is withdrawn from (C. conso L221-18); a payment under way is given up.
"""

from django.db import transaction

from commerce.order import changing, restocking
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from membership.models import User


def may_cancel(order: Order) -> bool:
    return not order.is_paid_by_card and order.status == OrderStatus.DUE_IN_SHOP


@transaction.atomic
def cancel(*, order: Order, by: User, reason: str = "") -> None:
    """Stock and pickup window are free again, and the shop is told. Raises `changing.NotAllowed` when the shop was quicker."""
    if not may_cancel(order):
        raise changing.NotAllowed(order, OrderStatus.CANCELLED)
    changing.change(order=order, to=OrderStatus.CANCELLED, by=by, acting_as="client", cause=reason)
    restocking.put_back(order)
