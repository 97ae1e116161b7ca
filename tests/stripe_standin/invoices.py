"""Invoices: drawn up for a period of a subscription, and which payment belongs to which."""

from __future__ import annotations

from tests.stripe_standin import catalogue, events
from tests.stripe_standin.lists import INCLUDABLE
from tests.stripe_standin.shapes import Json, as_list, shape
from tests.stripe_standin.state import State, random_id


def draw_up(state: State, subscription: Json, reason: str) -> Json:
    """An open invoice for the current period; nothing is charged yet."""
    now = state.now()
    item = subscription["items"]["data"][0]
    amount = item["price"]["unit_amount"] * item["quantity"]
    customer = state.get(subscription["customer"], "customer")
    number = f"{customer['invoice_prefix']}-{customer['next_invoice_sequence']:04d}"
    customer["next_invoice_sequence"] += 1
    invoice = state.new(
        "invoice",
        "in",
        amount_due=amount,
        amount_remaining=amount,
        billing_reason=reason,
        currency="eur",
        customer=customer["id"],
        customer_email=customer["email"],
        customer_name=customer["name"],
        default_payment_method=None,
        effective_at=now,
        ending_balance=0,
        number=number,
        parent={
            "quote_details": None,
            "subscription_details": {"metadata": dict(subscription["metadata"]), "subscription": subscription["id"]},
            "type": "subscription_details",
        },
        period_end=now,
        period_start=now,
        status="open",
        status_transitions={"finalized_at": now, "marked_uncollectible_at": None, "paid_at": None, "voided_at": None},
        subtotal=amount,
        subtotal_excluding_tax=amount,
        total=amount,
        total_excluding_tax=amount,
        total_pretax_credit_amounts=[],
        total_taxes=[],
    )
    invoice["hosted_invoice_url"] = f"{state.base_url}/invoices/{invoice['id']}"
    line = shape(
        "line_item",
        id=random_id("il"),
        amount=amount,
        currency="eur",
        description=f"{item['quantity']} × {catalogue.name_of(state, item['price'])}",
        invoice=invoice["id"],
        parent={
            "invoice_item_details": None,
            "subscription_item_details": {
                "invoice_item": None,
                "proration": False,
                "proration_details": {"credited_items": None},
                "subscription": subscription["id"],
                "subscription_item": item["id"],
            },
            "type": "subscription_item_details",
        },
        period={"start": item["current_period_start"], "end": item["current_period_end"]},
        pricing={
            "price_details": {"price": item["price"]["id"], "product": item["price"]["product"]},
            "type": "price_details",
            "unit_amount_decimal": item["price"]["unit_amount_decimal"],
        },
        quantity=item["quantity"],
        subscription=subscription["id"],
        subtotal=amount,
    )
    invoice["lines"] = as_list(f"/v1/invoices/{invoice['id']}/lines", [line])
    subscription["latest_invoice"] = invoice["id"]
    events.record(state, "invoice.created", invoice)
    events.record(state, "invoice.finalized", invoice)
    return invoice


def void(state: State, invoice: Json) -> None:
    """Nothing is due for it: its subscription's collection is paused."""
    invoice.update(
        status="void",
        auto_advance=False,
        next_payment_attempt=None,
        status_transitions={**invoice["status_transitions"], "voided_at": state.now()},
    )
    events.record(state, "invoice.voided", invoice)


def subscription_of(state: State, invoice: Json) -> Json:
    return state.get(invoice["parent"]["subscription_details"]["subscription"], "subscription")


def payments_of(state: State, invoice: Json) -> Json:
    intent = state.find(invoice.get("_intent"))
    rows = []
    if intent:
        moments = {"canceled_at": None, "paid_at": invoice["status_transitions"]["paid_at"]}
        rows.append(
            shape(
                "invoice_payment",
                id=f"inpay_{invoice['id'][3:]}",
                amount_paid=invoice["amount_paid"] or None,
                amount_requested=intent["amount"],
                created=intent["created"],
                currency="eur",
                invoice=invoice["id"],
                is_default=True,
                payment={"payment_intent": intent["id"], "type": "payment_intent"},
                status="paid" if invoice["status"] == "paid" else "open",
                status_transitions=moments,
            )
        )
    return as_list("/v1/invoice_payments", rows)


INCLUDABLE["invoice", "payments"] = payments_of
