"""The ledger: what moved, written once, edited by nobody. A purchase's entries add up to zero, and so does the
platform's account over each purchase: nothing stays with us."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from commerce.order.models import Order, Purchase
from commerce.payment.models import LedgerEntry
from kit import clock
from kit.money import CENT

Account, Kind = LedgerEntry.Account, LedgerEntry.Kind


def _move(
    *,
    kind: str,
    amount: Decimal,
    giver: str,
    taker: str,
    purchase: Purchase,
    stripe_id: str,
    order: Order | None = None,
    at: datetime | None = None,
) -> None:
    """Both sides of one movement, once: what was written is left as it is."""
    at = at or clock.now()
    common = {"purchase": purchase, "order": order, "kind": kind, "stripe_id": stripe_id}
    shop = order.shop if order is not None else None
    with transaction.atomic():
        for account, signed in ((giver, -amount), (taker, amount)):
            values = {"amount": signed, "at": at, "shop": shop if account == Account.SHOP else None}
            LedgerEntry.objects.get_or_create(account=account, **common, defaults=values)


def charged(purchase: Purchase, *, amount: Decimal, charge_id: str) -> None:
    _move(
        kind=Kind.CHARGE,
        amount=amount,
        giver=Account.CUSTOMER,
        taker=Account.PLATFORM,
        purchase=purchase,
        stripe_id=charge_id,
    )


def fee_taken(purchase: Purchase, *, fee: Decimal, charge_id: str) -> None:
    _move(
        kind=Kind.FEE,
        amount=fee,
        giver=Account.PLATFORM,
        taker=Account.STRIPE_FEE,
        purchase=purchase,
        stripe_id=charge_id,
    )


def transferred(order: Order, *, amount: Decimal, transfer_id: str) -> None:
    _move(
        kind=Kind.TRANSFER,
        amount=amount,
        giver=Account.PLATFORM,
        taker=Account.SHOP,
        purchase=order.purchase,
        stripe_id=transfer_id,
        order=order,
    )


def balance(purchase: Purchase, account: str) -> Decimal:
    """What one account holds of a purchase; the platform's is zero once all transfers are sent."""
    total = LedgerEntry.objects.filter(purchase=purchase, account=account).aggregate(sum=Sum("amount"))["sum"]
    return (total or Decimal(0)).quantize(CENT)  # SQLite sums with more digits than it was given
