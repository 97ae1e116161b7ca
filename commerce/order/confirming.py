"""What becomes of a purchase that was placed: confirmed once, or released once, whoever says it and however often."""

from django.db import transaction

from commerce.basket.models import Basket
from commerce.order import changing, holds, signals
from commerce.order.models import Line, Order, Purchase
from commerce.order.statuses import OrderStatus, PurchaseStatus
from kit import clock


class PaidTooLate(Exception):
    """Money came for a purchase whose stock was given back. It can't happen (a session is expired at Stripe before
    the stock is released); if it does, people must look: the event stays failed and is shown."""


@transaction.atomic
def confirm(purchase: Purchase, *, payment_intent_id: str = "", charge_id: str = "") -> bool:
    """The money is there, or nothing is to be paid now. True if this call did it, False if it was done before."""
    changed = (
        Purchase.objects.awaiting_payment()
        .filter(pk=purchase.pk)
        .update(
            status=PurchaseStatus.CONFIRMED,
            confirmed_at=clock.now(),
            stripe_payment_intent_id=payment_intent_id,
            stripe_charge_id=charge_id,
        )
    )
    purchase.refresh_from_db()
    if not changed:
        if purchase.status != PurchaseStatus.CONFIRMED:
            raise PaidTooLate(purchase.reference)
        return False
    holds.consume(holds.held(Line.objects.filter(order__purchase=purchase)))
    for order in purchase.orders.order_by("pk"):
        paid = OrderStatus.PAID if order.paid_by == Order.PaidBy.CARD else OrderStatus.DUE_IN_SHOP
        changing.change(order=order, to=paid, by=purchase.user, acting_as="client")
    purchase.basket.submit()
    signals.purchase_confirmed.send(Purchase, purchase=purchase)
    return True


@transaction.atomic
def release(purchase: Purchase, *, to: str = PurchaseStatus.EXPIRED) -> bool:
    """The payment failed, expired or was given up: stock and basket are as they were. True if this call did it.

    Only as the caller read it: a payment page that was opened meanwhile is to be closed at Stripe first.
    """
    unchanged = Purchase.objects.awaiting_payment().filter(pk=purchase.pk, stripe_session_id=purchase.stripe_session_id)
    changed = unchanged.update(status=to)
    purchase.refresh_from_db()
    if not changed:
        return False
    holds.release(holds.held(Line.objects.filter(order__purchase=purchase)))
    state = OrderStatus.CANCELLED if to == PurchaseStatus.CANCELLED else OrderStatus.EXPIRED
    for order in purchase.orders.order_by("pk"):
        changing.change(order=order, to=state, cause=str(PurchaseStatus(to).label))
    _give_back(purchase.basket)
    signals.purchase_released.send(Purchase, purchase=purchase)
    return True


def _give_back(basket: Basket) -> None:
    """Thaw the basket; if the customer began another meanwhile, what was in this one joins it."""
    newer = Basket.open.filter(owner=basket.owner, city=basket.city).first() if basket.owner_id else None
    if newer is None:
        basket.thaw()
        return
    basket.status = Basket.SAVED  # lines of a frozen basket can't move
    basket.save()
    newer.merge(basket, add_quantities=True)
