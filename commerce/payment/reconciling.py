"""The ledger held against Stripe."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from commerce.order.models import Purchase
from commerce.payment import gateway, ledger
from commerce.payment.models import LedgerEntry, Refund, ShopTransfer

Account = LedgerEntry.Account


def check(*, since: str | None = None, town: str | None = None) -> Iterator[tuple[Purchase, list[str]]]:
    """Every confirmed card purchase and what is wrong with it. Raises ValueError for a date that is none, and
    `StripeUnavailable`."""
    purchases = Purchase.objects.placed().filter(card_total__gt=0).select_related("city__commune").order_by("pk")
    if since:
        purchases = purchases.filter(confirmed_at__date__gte=date.fromisoformat(since))
    if town:
        purchases = purchases.filter(city__slug=town)
    for purchase in purchases:
        yield purchase, _problems(purchase)


def _problems(purchase: Purchase) -> list[str]:
    found = []
    payment = gateway.read_payment(purchase.stripe_payment_intent_id)
    if payment is None:
        return ["Stripe knows no payment of it"]
    if payment.amount != purchase.card_total:
        found.append(f"Stripe charged {payment.amount}, the orders say {purchase.card_total}")
    held = -ledger.balance(purchase, Account.CUSTOMER)
    if held != payment.amount - payment.refunded:
        found.append(
            f"Stripe charged {payment.amount} and gave {payment.refunded} back, the ledger says {held} was kept"
        )
    found += _refund_problems(purchase)
    if payment.fee is None:
        return found  # nothing can be sent before the fee is known
    if ledger.balance(purchase, Account.STRIPE_FEE) != payment.fee:
        found.append(f"Stripe took {payment.fee}, the ledger says {ledger.balance(purchase, Account.STRIPE_FEE)}")
    return found + _transfer_problems(purchase)


def _refund_problems(purchase: Purchase) -> list[str]:
    refunds = Refund.objects.filter(order__purchase=purchase)
    at_stripe = {each.id: each.amount for each in gateway.refunds_of(purchase.stripe_payment_intent_id)}
    ours = {each.stripe_refund_id: each.amount for each in refunds if each.state != Refund.State.WAITING}
    found = [f"Stripe refunded {at_stripe}, we say {ours}"] if at_stripe != ours else []
    return found + [
        f"the refund {each.key} of {each.amount} came back: it is the customer's"
        for each in refunds
        if each.state == Refund.State.FAILED
    ]


def _transfer_problems(purchase: Purchase) -> list[str]:
    found = []
    transfers = ShopTransfer.objects.filter(order__purchase=purchase).select_related("order")
    refunds = Refund.objects.filter(order__purchase=purchase).select_related("order")
    at_stripe = {each.order_number: (each.amount, each.reversed) for each in gateway.transfers_of(purchase.reference)}
    taken: dict[str, Decimal] = defaultdict(Decimal)
    for refund in refunds:
        if refund.settled_at:
            taken[refund.order.number] += refund.reversed
    ours = {
        each.order.number: (each.to_send, taken[each.order.number])
        for each in transfers
        if each.state == ShopTransfer.State.SENT and each.to_send
    }
    if at_stripe != ours:
        found.append(f"Stripe sent and took back {at_stripe}, we say {ours}")
    is_at_its_end = all(each.state == ShopTransfer.State.SENT for each in transfers) and all(
        each.settled_at and each.state in (Refund.State.SENT, Refund.State.DONE) for each in refunds
    )
    if is_at_its_end and ledger.balance(purchase, Account.PLATFORM):
        found.append(f"{ledger.balance(purchase, Account.PLATFORM)} stayed with the platform")
    return found
