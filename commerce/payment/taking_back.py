"""The shop's side of a refund: it gives back what it had received, and owes the rest (Stripe's fee, which isn't given
back; money that its account doesn't hold any more).

The transfer's row is locked before the refund's, everywhere. What is asked of Stripe is written down before it is
asked, so that a second attempt asks for the same.
"""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from commerce.payment import gateway, ledger
from commerce.payment.models import Refund, ShopTransfer
from kit import clock
from kit.money import CENT
from kit.stripe_client import StripeRefused

ZERO = Decimal("0.00")


def settle(refund: Refund) -> bool:
    """True once the shop's side is written down. False: the transfer is being made, or the fee isn't known yet; who
    sends it deals with the refund. Raises `StripeUnavailable`, and `StripeRefused` when Stripe gives no reason."""
    transfer = _plan(refund)
    if transfer is None:
        return refund.settled_at is not None
    try:
        reversal_id = gateway.reverse_transfer(
            transfer_id=transfer.stripe_transfer_id, key=refund.key, amount=refund.reversed
        )
    except StripeRefused as error:
        if not error.code:
            raise
        _close(refund, taken=ZERO, reversal_id="")  # its account holds less than that
    else:
        _close(refund, taken=refund.reversed, reversal_id=reversal_id)
    return True


@transaction.atomic
def _plan(refund: Refund) -> ShopTransfer | None:
    """The transfer to take `refund.reversed` back from; None if nothing is to be asked (now)."""
    transfer = ShopTransfer.objects.select_for_update(no_key=True).filter(order=refund.order_id).first()
    locked = Refund.objects.select_for_update(no_key=True).get(pk=refund.pk)
    refund.settled_at, refund.reversed = locked.settled_at, locked.reversed
    if locked.settled_at is not None or transfer is None or transfer.state == ShopTransfer.State.SENDING:
        return None
    if transfer.state == ShopTransfer.State.WAITING:
        keep(transfer, locked)
        transfer.save(update_fields=["given_back"])
        refund.settled_at = locked.settled_at
        return None
    if not locked.reversed:
        locked.reversed = refund.reversed = min(locked.amount, _left_of(transfer))
        locked.save(update_fields=["reversed"])
    if not locked.reversed:
        _write(locked, kept=ZERO, taken=ZERO, reversal_id="")
        refund.settled_at = locked.settled_at
        return None
    return transfer


def keep(transfer: ShopTransfer, refund: Refund) -> None:
    """Off a transfer that wasn't asked for yet, as far as it goes; both rows are locked, the caller saves the transfer."""
    kept = min(refund.amount, transfer.net - transfer.given_back)
    transfer.given_back += kept
    _write(refund, kept=kept, taken=ZERO, reversal_id="")


@transaction.atomic
def _close(refund: Refund, *, taken: Decimal, reversal_id: str) -> None:
    locked = Refund.objects.select_for_update(no_key=True).get(pk=refund.pk)
    if locked.settled_at is None:
        _write(locked, kept=ZERO, taken=taken, reversal_id=reversal_id)
    refund.refresh_from_db()


def _write(refund: Refund, *, kept: Decimal, taken: Decimal, reversal_id: str) -> None:
    refund.kept, refund.reversed, refund.owed = kept, taken, refund.amount - kept - taken
    refund.stripe_reversal_id, refund.settled_at = reversal_id, clock.now()
    refund.save(update_fields=["kept", "reversed", "owed", "stripe_reversal_id", "settled_at"])
    if taken:
        ledger.reversed_transfer(refund.order, amount=taken, reversal_id=reversal_id)
    if refund.owed:
        ledger.owed(refund.order, amount=refund.owed, key=refund.key)


def _left_of(transfer: ShopTransfer) -> Decimal:
    """What was sent and not asked back yet."""
    taken = Refund.objects.filter(order=transfer.order_id).aggregate(sum=Sum("reversed"))["sum"] or ZERO
    return (transfer.to_send - taken).quantize(CENT)
