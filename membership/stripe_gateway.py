"""Pro at Stripe: everything it says comes out as the frozen dataclasses below, its failures as `kit.stripe_client`'s."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kit.stripe_client import StripeRefused, client, translated_errors

PAGE = 100


class Standing(StrEnum):
    """What Stripe's many words for a subscription mean to us."""

    UNPAID_YET = "unpaid_yet"
    LIVE = "live"
    FAILING = "failing"
    ENDED = "ended"


STANDINGS = {
    "incomplete": Standing.UNPAID_YET,
    "trialing": Standing.LIVE,
    "active": Standing.LIVE,
    "past_due": Standing.FAILING,
    "unpaid": Standing.FAILING,
    "paused": Standing.FAILING,
    "canceled": Standing.ENDED,
    "incomplete_expired": Standing.ENDED,
}


@dataclass(frozen=True)
class SubscriptionState:
    """A subscription as Stripe has it now. `paid_until` is the end of the last period that was really paid, or for which
    nothing is due (its invoice was voided): `was_charged` says which of both. `is_collecting` says that a period has begun
    whose invoice is still open."""

    id: str
    shop_id: int | None
    customer_id: str
    standing: Standing
    paid_until: datetime | None
    is_collecting: bool = False
    ends_at_period_end: bool = False
    ended_unpaid: bool = False
    was_charged: bool = False
    price_id: str = ""


@dataclass(frozen=True)
class CheckoutState:
    """A hosted payment page: `url` while it is open, `subscription_id` once it was paid."""

    id: str
    url: str
    is_open: bool
    subscription_id: str


def create_customer(*, shop_id: int, name: str, email: str) -> str:
    """Stripe's id for who pays for this shop."""
    with translated_errors():
        made = client().v1.customers.create(
            {"name": name, "email": email, "metadata": {"shop": str(shop_id)}, "preferred_locales": ["fr"]},
            {"idempotency_key": f"pro-customer-{shop_id}-{email}"},
        )
    return made.id


def create_price(*, price_pk: int, amount: Decimal, name: str) -> str:
    """Stripe's id for a monthly price, tax included."""
    with translated_errors():
        made = client().v1.prices.create(
            {
                "currency": "eur",
                "unit_amount": int(amount * 100),
                "recurring": {"interval": "month"},
                "tax_behavior": "inclusive",
                "product_data": {"name": name},
                "metadata": {"plan_price": str(price_pk)},
            },
            {"idempotency_key": f"pro-price-{price_pk}-{amount}"},
        )
    return made.id


def begin_checkout(
    *, shop_id: int, customer_id: str, price_id: str, success_url: str, cancel_url: str, after: str
) -> CheckoutState:
    """Open a payment page. Asked twice `after` the same one before it, Stripe answers with the same page: two clicks
    at once are one subscription."""
    metadata = {"shop": str(shop_id)}
    with translated_errors():
        made = client().v1.checkout.sessions.create(
            {
                "mode": "subscription",
                "customer": customer_id,
                "line_items": [{"price": price_id, "quantity": 1}],
                "allowed_payment_method_types": ["card"],
                "locale": "fr",
                "client_reference_id": f"shop-{shop_id}",
                "metadata": metadata,
                "subscription_data": {"metadata": metadata},
                "success_url": success_url,
                "cancel_url": cancel_url,
            },
            {"idempotency_key": f"pro-checkout-{shop_id}-after-{after or 'none'}-{price_id}"},
        )
    return _checkout(made)


def read_checkout(checkout_id: str) -> CheckoutState:
    with translated_errors():
        return _checkout(client().v1.checkout.sessions.retrieve(checkout_id))


def close_checkout(checkout_id: str) -> CheckoutState:
    """Close a page so that it can't be paid any more; how it stands then: somebody may have paid it a moment before."""
    try:
        with translated_errors():
            return _checkout(client().v1.checkout.sessions.expire(checkout_id))
    except StripeRefused:
        return read_checkout(checkout_id)


def read_subscription(subscription_id: str) -> SubscriptionState:
    with translated_errors():
        return _read(client().v1.subscriptions.retrieve(subscription_id, {"expand": ["latest_invoice"]}))


def live_subscriptions() -> Iterator[SubscriptionState]:
    """Every contract that goes on, in pages of a hundred: one call a page, and one more for each whose payment failed."""
    with translated_errors():
        found = client().v1.subscriptions.list({"limit": PAGE, "expand": ["data.latest_invoice"]})
        for each in found.auto_paging_iter():
            yield _read(each)


def end_with_period(subscription_id: str, *, ends: bool) -> None:
    """Give notice for the end of the paid month, or take it back."""
    with translated_errors():
        client().v1.subscriptions.update(subscription_id, {"cancel_at_period_end": ends})


def collect(subscription_id: str, *, collects: bool) -> None:
    """Draw up no more invoices than are voided at once, or collect again from the next period on. A period that was voided
    is never collected afterwards."""
    pause: Any = "" if collects else {"behavior": "void"}
    with translated_errors():
        client().v1.subscriptions.update(subscription_id, {"pause_collection": pause})


def end_now(subscription_id: str) -> None:
    with translated_errors():
        client().v1.subscriptions.cancel(subscription_id, {"invoice_now": False, "prorate": False})


def portal_url(*, customer_id: str, return_url: str) -> str:
    """Stripe's own page for card and invoices."""
    with translated_errors():
        made = client().v1.billing_portal.sessions.create(
            {"customer": customer_id, "return_url": return_url, "locale": "fr"}
        )
    return made.url


def _checkout(session: Any) -> CheckoutState:
    subscription = session.subscription
    return CheckoutState(
        id=session.id,
        url=session.url or "",
        is_open=session.status == "open",
        subscription_id=(subscription if isinstance(subscription, str) else getattr(subscription, "id", "")) or "",
    )


def _read(found: Any) -> SubscriptionState:
    """A subscription with its latest invoice expanded."""
    is_paid = found.status == "trialing" or _is_settled(found)
    period_end = found["items"].data[0].current_period_end
    paid_until = _moment(period_end) if is_paid else _last_paid_end(found.id)
    return _subscription(found, paid_until=paid_until, is_paid=is_paid)


def _subscription(found: Any, *, paid_until: datetime | None, is_paid: bool) -> SubscriptionState:
    standing = STANDINGS.get(found.status, Standing.FAILING)
    shop_id = str(found.metadata.to_dict().get("shop", "")) if found.metadata else ""
    details = found.cancellation_details
    return SubscriptionState(
        id=found.id,
        shop_id=int(shop_id) if shop_id.isdigit() else None,
        customer_id=found.customer if isinstance(found.customer, str) else found.customer.id,
        standing=standing,
        paid_until=paid_until,
        is_collecting=standing == Standing.LIVE and not is_paid,
        ends_at_period_end=bool(found.cancel_at_period_end or found.cancel_at),
        ended_unpaid=standing == Standing.ENDED and details is not None and details.reason == "payment_failed",
        was_charged=is_paid and found.status != "trialing" and found.latest_invoice.status == "paid",
        price_id=found["items"].data[0].price.id,
    )


def _is_settled(found: Any) -> bool:
    """Whether nothing is due for the period that runs: paid, or given (see `collect`)."""
    invoice = found.latest_invoice
    if invoice is None or isinstance(invoice, str):
        return False
    return invoice.status == "paid" or (invoice.status == "void" and found.status == "active")


def _last_paid_end(subscription_id: str) -> datetime | None:
    """The end of the last period paid: once one fails, Stripe's current period is no longer it."""
    paid = client().v1.invoices.list({"subscription": subscription_id, "status": "paid", "limit": 1})
    return _moment(paid.data[0].lines.data[0].period.end) if paid.data else None


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, UTC)
