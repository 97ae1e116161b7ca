"""What a shop does with an order: the next step, or a refusal."""

from django.db import transaction

from commerce.desk import steps
from commerce.order import changing, restocking, weighing
from commerce.order.models import Line, Order
from commerce.order.statuses import OrderStatus
from commerce.payment import refunds
from commerce.payment.models import Refund
from membership.models import User


class NotWeighed(Exception):
    """It can't be ready before the scales have seen `lines`."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__(", ".join(line.title for line in lines))
        self.lines = lines


def advance(*, order: Order, to: str, by: User) -> None:
    """The order's next step. Raises `changing.NotAllowed` for one that isn't its own (any more), `NotWeighed`."""
    if to not in [step.to for step in steps.of(order)]:
        raise changing.NotAllowed(order, to)
    if to == OrderStatus.READY and (lines := weighing.unweighed(order)):
        raise NotWeighed(lines)
    changing.change(order=order, to=to, by=by, acting_as=order.shop.name)


@transaction.atomic
def refuse(*, order: Order, reason: str, by: User) -> None:
    """The customer reads the reason, what was held aside can be sold again, and what was paid by card goes back by
    itself. Raises `changing.NotAllowed` for an order that is too far on its way."""
    if not steps.may_refuse(order):
        raise changing.NotAllowed(order, OrderStatus.REFUSED)
    # Somebody else may be saying at this moment what is missing: that went back already.
    now = Order.objects.select_for_update(no_key=True).get(pk=order.pk)
    order.taken_off = now.taken_off
    changing.change(order=order, to=OrderStatus.REFUSED, by=by, acting_as=order.shop.name, cause=reason)
    # After the guarded change, so that of two refusals one alone gives stock and money back.
    restocking.put_back(now)
    if order.is_paid_by_card and order.real_total:
        refunds.give_back(
            order=order,
            amount=order.real_total,
            cause=Refund.Cause.ORDER_REFUSED,
            key=f"{order.number}-refused",
        )
