"""Stripe's events about Pro: each only says which subscription to ask about again."""

import logging

from kit import webhooks
from kit.models import StripeEvent
from membership import invoices, subscriptions

logger = logging.getLogger(__name__)


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


@webhooks.on("invoice.paid")
def invoice_paid(event: StripeEvent) -> None:
    try:
        invoices.refresh(stripe_id=event.object_id)
    except invoices.IssuerUnknown:
        # Staff are told on their home page; the nightly repair makes it once they have filled it in.
        logger.error("Paid, but the platform's legal facts are incomplete: %s", event.object_id)


@webhooks.on("charge.refunded")
def charge_refunded(event: StripeEvent) -> None:
    if payment := event.payload["data"]["object"].get("payment_intent"):
        invoices.credit(payment_id=payment)


@webhooks.on("checkout.session.completed")
def checkout_completed(event: StripeEvent) -> None:
    session = event.payload["data"]["object"]
    if session.get("mode") == "subscription" and session.get("subscription"):
        subscriptions.refresh(stripe_id=session["subscription"])


@webhooks.on("checkout.session.expired")
def checkout_expired(event: StripeEvent) -> None:
    if event.payload["data"]["object"].get("mode") == "subscription":
        subscriptions.forget_checkout(checkout_id=event.object_id)
