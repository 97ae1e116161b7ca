"""The ledger held against Stripe."""

from collections.abc import Iterator
from datetime import date

from commerce.order.models import Purchase
from commerce.payment import gateway, ledger
from commerce.payment.models import LedgerEntry, ShopTransfer

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
    if -ledger.balance(purchase, Account.CUSTOMER) != payment.amount:
        found.append(f"Stripe charged {payment.amount}, the ledger says {-ledger.balance(purchase, Account.CUSTOMER)}")
    if payment.fee is None:
        return found  # nothing can be sent before the fee is known
    if ledger.balance(purchase, Account.STRIPE_FEE) != payment.fee:
        found.append(f"Stripe took {payment.fee}, the ledger says {ledger.balance(purchase, Account.STRIPE_FEE)}")
    transfers = ShopTransfer.objects.filter(order__purchase=purchase).select_related("order")
    at_stripe = {each.order_number: each.amount for each in gateway.transfers_of(purchase.reference)}
    ours = {each.order.number: each.net for each in transfers if each.state == ShopTransfer.State.SENT and each.net}
    if at_stripe != ours:
        found.append(f"Stripe sent {at_stripe}, we say {ours}")
    is_all_sent = all(each.state == ShopTransfer.State.SENT for each in transfers)
    if is_all_sent and ledger.balance(purchase, Account.PLATFORM):
        found.append(f"{ledger.balance(purchase, Account.PLATFORM)} stayed with the platform")
    return found
