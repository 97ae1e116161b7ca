"""After the payment: the real fee is read, each shop's part computed once and sent once."""

import logging
from datetime import timedelta

from django.db import transaction

from commerce.order.models import Order, Purchase
from commerce.payment import gateway, ledger
from commerce.payment.models import ShopTransfer
from commerce.payment.splitting import shares
from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable

logger = logging.getLogger(__name__)
BACKOFF = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]


def settle(purchase: Purchase) -> bool:
    """Ledger and transfers of a confirmed purchase, as far as Stripe has told the fee. True once all is sent.

    Harmless when repeated: entries, parts and transfers are unique in the database and at Stripe.
    """
    if not purchase.card_total or not purchase.stripe_payment_intent_id:
        return True
    payment = gateway.read_payment(purchase.stripe_payment_intent_id)
    if payment is None:
        return False
    ledger.charged(purchase, amount=payment.amount, charge_id=payment.charge_id)
    if payment.fee is None:
        return False  # `charge.updated` tells, or the next round of `settle_due`
    ledger.fee_taken(purchase, fee=payment.fee, charge_id=payment.charge_id)
    _share(purchase, payment)
    return send_waiting(purchase)


def _share(purchase: Purchase, payment: gateway.PaymentState) -> None:
    """Compute the parts once: whoever comes second finds the fee written and leaves it."""
    assert payment.fee is not None
    with transaction.atomic():
        locked = Purchase.objects.select_for_update().get(pk=purchase.pk)
        if locked.card_fee is None:
            orders = list(locked.orders.filter(paid_by=Order.PaidBy.CARD).order_by("pk"))
            parts = shares([order.total_incl_tax for order in orders], payment.fee)
            ShopTransfer.objects.bulk_create(
                ShopTransfer(
                    order=order, gross=part.gross, fee_share=part.fee, net=part.net, next_attempt_at=clock.now()
                )
                for order, part in zip(orders, parts, strict=True)
            )
            locked.card_fee, locked.stripe_charge_id = payment.fee, payment.charge_id
            locked.save(update_fields=["card_fee", "stripe_charge_id"])
    purchase.refresh_from_db()


def send_waiting(purchase: Purchase) -> bool:
    """Send what is still to be sent of a purchase; True if nothing is left."""
    waiting = ShopTransfer.objects.filter(order__purchase=purchase, state=ShopTransfer.State.WAITING)
    results = [_send(transfer) for transfer in waiting.select_related("order__shop__stripe_account", "order__purchase")]
    return all(results)


def _send(transfer: ShopTransfer) -> bool:
    order, purchase = transfer.order, transfer.order.purchase
    try:
        if transfer.net > 0:
            sent = gateway.send_transfer(
                order_number=order.number,
                reference=purchase.reference,
                charge_id=purchase.stripe_charge_id,
                account_id=order.shop.stripe_account.stripe_account_id,
                amount=transfer.net,
            )
            transfer.stripe_transfer_id = sent.id
    except (StripeUnavailable, StripeRefused) as error:
        transfer.attempts += 1
        transfer.next_attempt_at = clock.now() + BACKOFF[min(transfer.attempts, len(BACKOFF)) - 1]
        transfer.last_error = f"{type(error).__name__}: {error}"[:300]
        transfer.save()
        logger.warning("Transfer not sent: %s", order.number)
        return False
    with transaction.atomic():
        ledger.transferred(
            order, amount=transfer.net, transfer_id=transfer.stripe_transfer_id or f"none-{order.number}"
        )
        transfer.state, transfer.sent_at, transfer.last_error = ShopTransfer.State.SENT, clock.now(), ""
        transfer.save()
    return True


def settle_due() -> int:
    """Confirmed card purchases whose fee isn't known yet, and transfers whose next attempt has come."""
    unknown = Purchase.objects.placed().filter(card_total__gt=0, card_fee=None)
    retry = Purchase.objects.filter(
        orders__transfer__state=ShopTransfer.State.WAITING, orders__transfer__next_attempt_at__lte=clock.now()
    )
    done = 0
    for purchase in [*unknown, *retry.distinct()]:
        try:
            settle(purchase)
        except StripeUnavailable:
            break
        done += 1
    return done
