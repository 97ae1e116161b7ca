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
OF_A_SHOP = (Account.SHOP, Account.SHOP_DEBT)


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
            values = {"amount": signed, "at": at, "shop": shop if account in OF_A_SHOP else None}
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


def refunded(order: Order, *, amount: Decimal, refund_id: str) -> None:
    _of_order(order, Kind.REFUND, amount, giver=Account.PLATFORM, taker=Account.CUSTOMER, stripe_id=refund_id)


def refund_came_back(order: Order, *, amount: Decimal, refund_id: str) -> None:
    """The customer's bank didn't take it: it is with us, and theirs."""
    _of_order(order, Kind.REFUND_FAILED, amount, giver=Account.CUSTOMER, taker=Account.PLATFORM, stripe_id=refund_id)


def reversed_transfer(order: Order, *, amount: Decimal, reversal_id: str) -> None:
    _of_order(order, Kind.REVERSAL, amount, giver=Account.SHOP, taker=Account.PLATFORM, stripe_id=reversal_id)


def owed(order: Order, *, amount: Decimal, key: str) -> None:
    """A refund that the shop couldn't give back at once: its debt, under the refund's own key."""
    _of_order(order, Kind.DEBT, amount, giver=Account.SHOP_DEBT, taker=Account.PLATFORM, stripe_id=key)


def debt_kept_back(order: Order, *, amount: Decimal) -> None:
    """From this order's transfer: it pays earlier debts of the shop."""
    _of_order(
        order, Kind.NETTING, amount, giver=Account.PLATFORM, taker=Account.SHOP_DEBT, stripe_id=f"kept-{order.number}"
    )


def _of_order(order: Order, kind: str, amount: Decimal, *, giver: str, taker: str, stripe_id: str) -> None:
    _move(kind=kind, amount=amount, giver=giver, taker=taker, purchase=order.purchase, stripe_id=stripe_id, order=order)


def balance(purchase: Purchase, account: str) -> Decimal:
    """What one account holds of a purchase; the platform's is zero once all transfers are sent."""
    total = LedgerEntry.objects.filter(purchase=purchase, account=account).aggregate(sum=Sum("amount"))["sum"]
    return (total or Decimal(0)).quantize(CENT)  # SQLite sums with more digits than it was given
