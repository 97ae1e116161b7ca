"""Invoices of Pro at Stripe: what was paid, and what went back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from kit.money import from_cents
from kit.stripe_client import client, translated_errors

PAGE = 100


@dataclass(frozen=True)
class StripeInvoice:
    """An invoice as Stripe has it now. `total` is what it is about, tax included; the period is that of the month
    billed; `payment_id` the payment that settled it, empty if there was none."""

    id: str
    customer_id: str
    shop_id: int | None
    is_paid: bool
    is_renewal: bool
    total: Decimal
    paid_at: datetime | None
    period_start: datetime
    period_end: datetime
    payment_id: str


@dataclass(frozen=True)
class StripeRefund:
    id: str
    amount: Decimal
    made_at: datetime


def read_invoice(invoice_id: str) -> StripeInvoice:
    with translated_errors():
        return _invoice(client().v1.invoices.retrieve(invoice_id, {"expand": ["payments"]}))


def paid_invoices(*, since: datetime | None) -> Iterator[list[str]]:
    """Stripe's ids of the invoices that are paid and were drawn up since then, a hundred at a time."""
    asked: dict[str, Any] = {"status": "paid", "limit": PAGE}
    if since is not None:
        asked["created"] = {"gte": int(since.timestamp())}
    more = True
    while more:
        with translated_errors():
            page = client().v1.invoices.list(asked)  # type: ignore[arg-type]
        ids = [row.id for row in page.data]
        yield ids
        more = page.has_more and bool(ids)
        if more:
            asked["starting_after"] = ids[-1]


def refunds_of(payment_id: str) -> list[StripeRefund]:
    """What of a payment went back for good, oldest first."""
    with translated_errors():
        found = client().v1.refunds.list({"payment_intent": payment_id, "limit": PAGE}).data
    return [
        StripeRefund(row.id, from_cents(row.amount), datetime.fromtimestamp(row.created, UTC))
        for row in reversed(found)
        if row.status == "succeeded"
    ]


def _invoice(found: Any) -> StripeInvoice:
    details = found.parent.subscription_details if found.parent else None
    named = str(details.metadata.to_dict().get("shop", "")) if details and details.metadata else ""
    line = found.lines.data[0]
    paid_at = found.status_transitions.paid_at
    return StripeInvoice(
        id=found.id,
        customer_id=found.customer if isinstance(found.customer, str) else found.customer.id,
        shop_id=int(named) if named.isdigit() else None,
        is_paid=found.status == "paid",
        is_renewal=found.billing_reason == "subscription_cycle",
        total=from_cents(found.total),
        paid_at=datetime.fromtimestamp(paid_at, UTC) if paid_at else None,
        period_start=datetime.fromtimestamp(line.period.start, UTC),
        period_end=datetime.fromtimestamp(line.period.end, UTC),
        payment_id=_payment(found),
    )


def _payment(found: Any) -> str:
    paid = [row for row in found.payments.data if row.status == "paid"] if found.payments else []
    return (paid[0].payment.payment_intent or "") if paid else ""
