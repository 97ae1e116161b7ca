"""The way of a card payment: begun, resumed, settled, given up. Stripe is asked what is; nothing is believed.

No database lock is held while Stripe is spoken to. Stock goes back only after Stripe has said that nobody can pay
any more; a session found complete on that occasion means: confirm.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings

from commerce.order import confirming
from commerce.order.models import Order, Purchase
from commerce.order.statuses import PurchaseStatus
from commerce.payment import gateway, settling
from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable

logger = logging.getLogger(__name__)
STRIPES_LEAST = timedelta(minutes=30, seconds=15)  # it refuses a page that ends within thirty; clocks differ


class NothingToPay(Exception):
    """The purchase isn't waiting for a payment (any more)."""


def begin(purchase: Purchase) -> str:
    """The address of the payment page; asked again, the same. Raises `StripeUnavailable`, `NothingToPay`."""
    if purchase.status != PurchaseStatus.AWAITING_PAYMENT:
        raise NothingToPay(purchase.reference)
    if purchase.stripe_session_id:
        return _resume(purchase)
    where = f"{settings.SITE_URL}/{purchase.city.slug}/commande/retour/{purchase.number}/"
    state = gateway.open_checkout(
        reference=purchase.reference,
        email=purchase.user.email,
        items=[
            gateway.Item(f"{order.shop.name} ({order.number})", order.total_incl_tax)
            for order in purchase.orders.filter(paid_by=Order.PaidBy.CARD).select_related("shop").order_by("pk")
        ],
        expires_at=_deadline(purchase),
        success_url=where,
        cancel_url=f"{where}?interrompu=1",
    )
    unopened = Purchase.objects.awaiting_payment().filter(pk=purchase.pk, stripe_session_id="")
    is_ours = unopened.update(stripe_session_id=state.id, stripe_session_url=state.url)
    purchase.refresh_from_db()
    if not is_ours and purchase.stripe_session_id != state.id:
        # Opened in another tab, or given up, while Stripe answered: what nobody knows of can't be confirmed.
        gateway.close_checkout(state.id)
        return begin(purchase)
    return state.url


def _deadline(purchase: Purchase) -> datetime:
    """Stripe was down for a while: its page gets the whole half hour all the same. Of two tabs one moves it."""
    assert purchase.expires_at is not None
    if purchase.expires_at - clock.now() < STRIPES_LEAST:
        unopened = Purchase.objects.awaiting_payment().filter(pk=purchase.pk, stripe_session_id="")
        unopened.filter(expires_at=purchase.expires_at).update(
            expires_at=clock.now() + timedelta(minutes=settings.PAYMENT_MINUTES)
        )
        purchase.refresh_from_db(fields=["expires_at"])
    return purchase.expires_at


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


def note_refusal(payment_intent_id: str) -> None:
    """A card was refused: why, as Stripe says it now (nothing, if another one has paid since)."""
    refused = gateway.read_refusal(payment_intent_id)
    waiting = Purchase.objects.awaiting_payment().with_reference(refused.reference)
    waiting.update(refusal=refused.reason[:60])


def give_up(purchase: Purchase) -> None:
    """The customer doesn't want to pay: closed at Stripe first, then released. Raises `StripeUnavailable`,
    `StripeRefused`."""
    _end(purchase, PurchaseStatus.CANCELLED)


def _end(purchase: Purchase, to: str) -> None:
    """Nobody can pay any more, or somebody had: released or confirmed."""
    if not purchase.stripe_session_id and (confirming.release(purchase, to=to) or not purchase.stripe_session_id):
        return
    _apply(purchase, gateway.close_checkout(purchase.stripe_session_id), to)


def expire_due() -> int:
    """Purchases whose half hour is over: closed at Stripe, then released (or confirmed, if they were paid after all)."""
    expired = Purchase.objects.expired_at(clock.now()).select_related("city", "user", "basket")
    return _each(expired, lambda purchase: _end(purchase, PurchaseStatus.EXPIRED))


def settle_missed() -> int:
    """Payments under way for more than two minutes: asked after, in case Stripe's word never came."""
    waiting = Purchase.objects.awaiting_payment().exclude(stripe_session_id="").select_related("city", "user")
    return _each(waiting.filter(created_at__lte=clock.now() - timedelta(minutes=2)), settle)


def _each(purchases: Iterable[Purchase], verb: Callable[[Purchase], None]) -> int:
    """While Stripe is down, all wait; one that Stripe knows nothing of keeps nobody else's stock from coming back."""
    done = 0
    for purchase in purchases:
        try:
            verb(purchase)
        except StripeUnavailable:
            logger.warning("Stripe did not answer; purchases kept, from: %s", purchase.reference)
            break
        except StripeRefused:
            logger.exception("Stripe refused to tell of a payment: %s", purchase.reference)
            continue
        done += 1
    return done
