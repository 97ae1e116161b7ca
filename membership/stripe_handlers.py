"""Stripe's events about Pro: each only says which subscription to ask about again."""

from kit import webhooks
from kit.models import StripeEvent
from membership import subscriptions


@webhooks.on(
    "customer.subscription.created",
    "customer.subscription.updated",
    "customer.subscription.deleted",
    "customer.subscription.paused",
    "customer.subscription.resumed",
)
def subscription_changed(event: StripeEvent) -> None:
    subscriptions.refresh(stripe_id=event.object_id)


@webhooks.on("invoice.paid", "invoice.payment_failed", "invoice.voided")
def invoice_changed(event: StripeEvent) -> None:
    invoice = event.payload["data"]["object"]
    details = (invoice.get("parent") or {}).get("subscription_details") or {}
    if details.get("subscription"):
        subscriptions.refresh(stripe_id=details["subscription"])


@webhooks.on("checkout.session.completed")
def checkout_completed(event: StripeEvent) -> None:
    session = event.payload["data"]["object"]
    if session.get("mode") == "subscription" and session.get("subscription"):
        subscriptions.refresh(stripe_id=session["subscription"])


@webhooks.on("checkout.session.expired")
def checkout_expired(event: StripeEvent) -> None:
    if event.payload["data"]["object"].get("mode") == "subscription":
        subscriptions.forget_checkout(checkout_id=event.object_id)
