"""The way of a card payment: begun, resumed, settled, given up. Stripe is asked what is; nothing is believed.

No database lock is held while Stripe is spoken to. Stock goes back only after Stripe has said that nobody can pay
any more; a session found complete on that occasion means: confirm.
"""

import logging
from datetime import timedelta

from django.conf import settings

from commerce.order import confirming
from commerce.order.models import Order, Purchase
from commerce.order.statuses import PurchaseStatus
from commerce.payment import gateway, settling
from kit import clock
from kit.stripe_client import StripeUnavailable

logger = logging.getLogger(__name__)
LEAST_LEFT = timedelta(seconds=90)  # with less than that left, sending somebody to pay is a trap


class NothingToPay(Exception):
    """The purchase isn't waiting for a payment (any more)."""


def begin(purchase: Purchase) -> str:
    """The address of the payment page; asked again, the same. Raises `StripeUnavailable`, `NothingToPay`."""
    if purchase.status != PurchaseStatus.AWAITING_PAYMENT:
        raise NothingToPay(purchase.reference)
    if purchase.stripe_session_id:
        return _resume(purchase)
    assert purchase.expires_at is not None
    where = f"{settings.SITE_URL}/{purchase.city.slug}"
    state = gateway.open_checkout(
        reference=purchase.reference,
        email=purchase.user.email,
        items=[
            gateway.Item(f"{order.shop.name} ({order.number})", order.total_incl_tax)
            for order in purchase.orders.filter(paid_by=Order.PaidBy.CARD).select_related("shop").order_by("pk")
        ],
        expires_at=purchase.expires_at,
        success_url=f"{where}/commande/retour/{purchase.number}/",
        cancel_url=f"{where}/panier/",
    )
    Purchase.objects.filter(pk=purchase.pk).update(stripe_session_id=state.id, stripe_session_url=state.url)
    purchase.stripe_session_id, purchase.stripe_session_url = state.id, state.url
    return state.url


def _resume(purchase: Purchase) -> str:
    state = gateway.read_checkout(purchase.stripe_session_id)
    if not state.is_open:
        settle(purchase)
        raise NothingToPay(purchase.reference)
    return state.url


def settle(purchase: Purchase) -> None:
    """Write down what Stripe says of a purchase now: paid, no longer payable, or still open."""
    if not purchase.stripe_session_id:
        return
    _apply(purchase, gateway.read_checkout(purchase.stripe_session_id), PurchaseStatus.EXPIRED)


def _apply(purchase: Purchase, state: gateway.CheckoutState, otherwise: str) -> None:
    if state.is_paid:
        payment = gateway.read_payment(state.payment_intent_id)
        charge_id = payment.charge_id if payment else ""
        confirming.confirm(purchase, payment_intent_id=state.payment_intent_id, charge_id=charge_id)
        settling.settle(purchase)
    elif not state.is_open:
        confirming.release(purchase, to=otherwise)


def give_up(purchase: Purchase) -> None:
    """The customer doesn't want to pay: closed at Stripe first, then released. Raises `StripeUnavailable`."""
    if not purchase.stripe_session_id:
        confirming.release(purchase, to=PurchaseStatus.CANCELLED)
        return
    _apply(purchase, gateway.close_checkout(purchase.stripe_session_id), PurchaseStatus.CANCELLED)


def expire_due() -> int:
    """Purchases whose half hour is over: closed at Stripe, then released (or confirmed, if they were paid after all)."""
    done = 0
    for purchase in Purchase.objects.expired_at(clock.now()).select_related("city", "user", "basket"):
        try:
            if purchase.stripe_session_id:
                _apply(purchase, gateway.close_checkout(purchase.stripe_session_id), PurchaseStatus.EXPIRED)
            else:
                confirming.release(purchase)
        except StripeUnavailable:
            logger.warning("Stripe did not answer; purchase kept: %s", purchase.reference)
            continue
        done += 1
    return done


def settle_missed() -> int:
    """Payments under way for more than two minutes: asked after, in case Stripe's word never came."""
    waiting = Purchase.objects.awaiting_payment().exclude(stripe_session_id="")
    done = 0
    for purchase in waiting.filter(created_at__lte=clock.now() - timedelta(minutes=2)).select_related("city", "user"):
        try:
            settle(purchase)
        except StripeUnavailable:
            break
        done += 1
    return done
