"""After the payment: the real fee is read, each shop's part computed once and sent once."""

import logging
from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from commerce.order.models import Order, Purchase
from commerce.payment import debts, gateway, ledger, taking_back
from commerce.payment.models import Refund, ShopAccount, ShopTransfer
from commerce.payment.splitting import shares
from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable

logger = logging.getLogger(__name__)
State = ShopTransfer.State
CLAIMED = timedelta(minutes=5)
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
    waiting = ShopTransfer.objects.filter(order__purchase=purchase).exclude(state=State.SENT)
    results = [_send(pk) for pk in list(waiting.order_by("pk").values_list("pk", flat=True))]
    return all(results)


def _send(transfer_pk: int) -> bool:
    transfer = _claim(transfer_pk)
    if transfer is None:
        return False
    order, purchase = transfer.order, transfer.order.purchase
    try:
        if transfer.to_send > 0:
            sent = gateway.send_transfer(
                order_number=order.number,
                reference=purchase.reference,
                charge_id=purchase.stripe_charge_id,
                account_id=order.shop.stripe_account.stripe_account_id,
                amount=transfer.to_send,
            )
            transfer.stripe_transfer_id = sent.id
    except StripeUnavailable as error:
        _try_later(transfer, error)
        return False
    except StripeRefused as error:
        # A clear no: what was kept back for debts is free again, and a refund may still make it smaller.
        transfer.state, transfer.kept_back = State.WAITING, Decimal(0)
        _try_later(transfer, error)
        return False
    with transaction.atomic():
        ledger.transferred(
            order, amount=transfer.to_send, transfer_id=transfer.stripe_transfer_id or f"none-{order.number}"
        )
        if transfer.kept_back:
            ledger.debt_kept_back(order, amount=transfer.kept_back)
        transfer.state, transfer.sent_at, transfer.last_error = State.SENT, clock.now(), ""
        transfer.save()
    return True


@transaction.atomic
def _claim(transfer_pk: int) -> ShopTransfer | None:
    """From here on its amount stands until Stripe has answered: less what was refunded meanwhile, less what the shop
    owes. None if somebody else is at it."""
    rows = ShopTransfer.objects.select_for_update(no_key=True, of=("self",))
    transfer = rows.select_related("order__shop__stripe_account", "order__purchase").get(pk=transfer_pk)
    if transfer.state == State.SENT or (transfer.state == State.SENDING and transfer.next_attempt_at > clock.now()):
        return None
    if transfer.state == State.WAITING:
        for refund in Refund.objects.select_for_update(no_key=True).filter(order=transfer.order).unsettled():
            taking_back.keep(transfer, refund)
        # Two transfers of one shop at once would both pay the same debt.
        ShopAccount.objects.select_for_update(no_key=True).get(pk=transfer.order.shop.stripe_account.pk)
        transfer.kept_back = min(transfer.to_send, debts.of(transfer.order.shop))
        transfer.state = State.SENDING
    transfer.next_attempt_at = clock.now() + CLAIMED
    transfer.save()
    return transfer


def _try_later(transfer: ShopTransfer, error: Exception) -> None:
    transfer.attempts += 1
    transfer.next_attempt_at = clock.now() + BACKOFF[min(transfer.attempts, len(BACKOFF)) - 1]
    transfer.last_error = f"{type(error).__name__}: {error}"[:300]
    transfer.save()
    logger.warning("Transfer not sent: %s", transfer.order.number)


def settle_due() -> int:
    """Confirmed card purchases whose fee isn't known yet, and transfers whose next attempt has come."""
    unknown = Purchase.objects.placed().filter(card_total__gt=0, card_fee=None)
    retry = Purchase.objects.filter(
        orders__transfer__state__in=(State.WAITING, State.SENDING), orders__transfer__next_attempt_at__lte=clock.now()
    )
    done = 0
    for purchase in [*unknown, *retry.distinct()]:
        try:
            settle(purchase)
        except StripeUnavailable:
            break
        done += 1
    return done
