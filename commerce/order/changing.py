"""An order goes from one state to another: allowed or refused, written down with who and acting as whom, then told."""

from django.db import transaction

from commerce.order import signals
from commerce.order.models import Order, OrderStatusChange
from commerce.order.statuses import FOLLOWS
from kit import clock
from membership.models import User


class NotAllowed(Exception):
    """The order is not where this could follow (somebody else was quicker, or the button was pressed twice)."""

    def __init__(self, order: Order, to: str) -> None:
        super().__init__(f"{order.number}: {order.status} → {to}")
        self.order, self.to = order, to


def change(*, order: Order, to: str, by: User | None = None, acting_as: str = "", cause: str = "") -> OrderStatusChange:
    """Guarded by the state the order was read in: of two who press at once, one is refused."""
    before = order.status
    if to not in FOLLOWS[before]:
        raise NotAllowed(order, to)
    with transaction.atomic():
        if not Order.objects.filter(pk=order.pk, status=before).update(status=to):
            order.refresh_from_db(fields=["status"])
            raise NotAllowed(order, to)
        order.status = to
        made = OrderStatusChange.objects.create(
            order=order, old_status=before, new_status=to, by=by, acting_as=acting_as, cause=cause, at=clock.now()
        )
        signals.order_status_changed.send(Order, order=order, change=made)
    return made
