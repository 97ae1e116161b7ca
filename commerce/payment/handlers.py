"""What Stripe tells us about payments and accounts: the object is read again, and what it says now is written down."""

from commerce.order.models import Purchase
from commerce.payment import accounts, paying, refunds, settling
from kit import webhooks
from kit.models import StripeEvent


@webhooks.on("checkout.session.completed", "checkout.session.expired")
def session_changed(event: StripeEvent) -> None:
    purchase = Purchase.objects.with_session(event.object_id)
    if purchase is not None:
        paying.settle(purchase)


@webhooks.on("payment_intent.payment_failed")
def card_refused(event: StripeEvent) -> None:
    paying.note_refusal(event.object_id)


@webhooks.on("charge.updated", "charge.succeeded")
def charge_changed(event: StripeEvent) -> None:
    intent = event.payload["data"]["object"].get("payment_intent") or ""
    purchase = Purchase.objects.with_payment_intent(intent)
    if purchase is not None:
        settling.settle(purchase)


@webhooks.on("charge.refunded", "refund.created", "refund.updated", "refund.failed", "charge.refund.updated")
def refund_changed(event: StripeEvent) -> None:
    intent = event.payload["data"]["object"].get("payment_intent") or ""
    purchase = Purchase.objects.with_payment_intent(intent)
    if purchase is not None:
        refunds.read_again(purchase)


@webhooks.on("account.updated")
def account_changed(event: StripeEvent) -> None:
    accounts.read_again(event.object_id)
