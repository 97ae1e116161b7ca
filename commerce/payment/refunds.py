"""Money goes back to the card that paid: decided once, then brought to its end by itself.

The decision is a row, written with the business's own transaction; the worker, and after it the due round, ask Stripe.
No database lock is held while Stripe is spoken to.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django_tasks import task

from commerce.order import changing, signals
from commerce.order.models import Order, Purchase
from commerce.order.statuses import OrderStatus, PurchaseStatus
from commerce.payment import gateway, ledger, taking_back
from commerce.payment.models import Refund
from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable

logger = logging.getLogger(__name__)
BACKOFF = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]
CLAIMED = timedelta(minutes=5)
State = Refund.State
Rates = Sequence[tuple[Decimal, Decimal]]


class MoreThanWasPaid(Exception):
    """There isn't that much left of the order to give back."""


class NothingWasPaid(Exception):
    """The order's payment never came (or not yet): it is released, not refunded."""


@transaction.atomic
def give_back(
    *, order: Order, amount: Decimal, cause: str, key: str, what: str = "", rates: Rates = ()
) -> Refund | None:
    """Decide to give back a part of an order, all sides of it; with the same `key` only once. None for an order that is
    paid in the shop: that much less is due there (the caller sees to it that this is said once). `rates`: at which tax rates it was sold, if it
    isn't the whole order's affair.

    Raises `MoreThanWasPaid`, `NothingWasPaid`.
    """
    locked = Order.objects.select_for_update(no_key=True).select_related("purchase").get(pk=order.pk)
    known = Refund.objects.filter(key=key).first()
    if known is not None:
        return known
    if locked.is_paid_by_card and locked.purchase.status != PurchaseStatus.CONFIRMED:
        raise NothingWasPaid(order.number)
    if not 0 < amount <= locked.real_total:
        raise MoreThanWasPaid(f"{order.number}: {amount} of {locked.real_total}")
    locked.taken_off += amount
    locked.save(update_fields=["taken_off"])
    order.taken_off = locked.taken_off
    if not locked.is_paid_by_card:
        return None
    refund = Refund.objects.create(
        order=locked,
        amount=amount,
        cause=cause,
        what=what,
        rates=[[str(rate), str(part)] for rate, part in rates],
        key=key,
        made_at=clock.now(),
        next_attempt_at=clock.now(),
    )
    send_task.enqueue(refund.pk)
    return refund


@task()
def send_task(refund_pk: int) -> None:
    with clock.as_set():
        send(refund_pk)


def send_due() -> int:
    """What Stripe didn't take at once, and shops' sides that had to wait."""
    return sum(send(pk) for pk in list(Refund.objects.due(clock.now()).values_list("pk", flat=True)[:200]))


def send(refund_pk: int) -> bool:
    """Bring one refund on, unless somebody is at it; True if nothing of it is left to do."""
    now = clock.now()
    claimed = Refund.objects.due(now).filter(pk=refund_pk)
    if not claimed.update(attempts=F("attempts") + 1, next_attempt_at=now + CLAIMED):
        return False
    refund = Refund.objects.select_related("order__purchase", "order__shop").get(pk=refund_pk)
    failure = ""
    # The shop's side first: it is what the platform's balance refunds the customer from. Its trouble isn't theirs.
    for side in (taking_back.settle, _to_the_card):
        try:
            side(refund)
        except (StripeUnavailable, StripeRefused) as error:
            failure = f"{type(error).__name__}: {error}"[:300]
            logger.warning("Refund not brought to its end: %s", refund.key)
    again = clock.now() + BACKOFF[min(refund.attempts, len(BACKOFF)) - 1]
    Refund.objects.filter(pk=refund.pk).update(last_error=failure, next_attempt_at=again)
    return not Refund.objects.to_do().filter(pk=refund.pk).exists()


def _to_the_card(refund: Refund) -> None:
    if refund.state != State.WAITING:
        return
    order = refund.order
    intent = order.purchase.stripe_payment_intent_id
    told = gateway.refund(payment_intent_id=intent, order_number=order.number, key=refund.key, amount=refund.amount)
    _write(refund, told)


def read_again(purchase: Purchase) -> None:
    """Write down what Stripe says now of a purchase's refunds. Those made by hand at Stripe are `reconcile`'s affair."""
    told = {each.key: each for each in gateway.refunds_of(purchase.stripe_payment_intent_id)}
    for refund in Refund.objects.filter(order__purchase=purchase).select_related("order__purchase", "order__shop"):
        if refund.key in told:
            _write(refund, told[refund.key])


@transaction.atomic
def _write(refund: Refund, told: gateway.RefundState) -> None:
    locked = Refund.objects.select_for_update(no_key=True).get(pk=refund.pk)
    was_waiting, order = locked.state == State.WAITING, refund.order
    ledger.refunded(order, amount=locked.amount, refund_id=told.id)
    if told.has_failed:
        ledger.refund_came_back(order, amount=locked.amount, refund_id=told.id)
    locked.state = State.FAILED if told.has_failed else State.DONE if told.is_done else State.SENT
    locked.stripe_refund_id = told.id
    if locked.state == State.DONE:
        locked.done_at = locked.done_at or clock.now()
    locked.save(update_fields=["state", "stripe_refund_id", "done_at"])
    refund.state, refund.stripe_refund_id, refund.done_at = locked.state, locked.stripe_refund_id, locked.done_at
    if was_waiting and not told.has_failed:
        signals.money_given_back.send(Refund, refund=refund)
    if locked.state == State.DONE:
        _close_refused(Order.objects.select_related("shop", "user", "city").get(pk=order.pk))


def _close_refused(order: Order) -> None:
    """A refused order is at its end once all of it is given back."""
    if order.status != OrderStatus.REFUSED or order.real_total:
        return
    if Refund.objects.filter(order=order).exclude(state=State.DONE).exists():
        return
    changing.change(order=order, to=OrderStatus.REFUNDED)
