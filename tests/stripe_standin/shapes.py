"""Every object starts from the keys of Stripe's own sample of it, so that it can't drift into fantasy."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]

API_VERSION = "2026-10-28.endive"

FIXTURES: dict[str, Json] = json.loads((Path(__file__).parent / "fixtures" / "fixtures3.json").read_text())["resources"]

# What Stripe's samples show and the API of today doesn't send by itself, each with the reason.
LEFT_OUT = {
    "charge": {"refunds": "sent only when expanded, since 2022-11-15"},
    "invoice": {"subscription": "gone since 2025-03-31; it is parent.subscription_details.subscription"},
}
# What Stripe adds to some objects of a type and its samples don't show.
ADDED = {"event": {"account": "only on events of connected accounts"}}

# Stripe never sends null for these.
STARTS: dict[str, Json] = {
    "account": {
        "capabilities": {},
        "charges_enabled": False,
        "default_currency": "eur",
        "details_submitted": False,
        "metadata": {},
        "payouts_enabled": False,
    },
    "balance_transaction": {"balance_type": "payments", "currency": "eur", "fee": 0, "fee_details": []},
    "charge": {
        "amount_refunded": 0,
        "captured": True,
        "disputed": False,
        "fraud_details": {},
        "metadata": {},
        "paid": True,
        "refunded": False,
    },
    "checkout.session": {
        "automatic_tax": {"enabled": False, "liability": None, "status": None, "provider": None},
        "adaptive_pricing": {"enabled": False},
        "custom_fields": [],
        "custom_text": {
            "after_submit": None,
            "shipping_address": None,
            "submit": None,
            "terms_of_service_acceptance": None,
        },
        "discounts": [],
        "metadata": {},
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "phone_number_collection": {"enabled": False},
        "shipping_options": [],
        "ui_mode": "hosted_page",
    },
    "customer": {
        "balance": 0,
        "delinquent": False,
        "invoice_settings": {
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        "metadata": {},
        "next_invoice_sequence": 1,
        "preferred_locales": [],
        "tax_exempt": "none",
    },
    "event": {"pending_webhooks": 0},
    "invoice": {
        "account_country": "FR",
        "amount_overpaid": 0,
        "amount_paid": 0,
        "amount_shipping": 0,
        "attempt_count": 0,
        "attempted": False,
        "auto_advance": True,
        "automatic_tax": {
            "enabled": False,
            "liability": None,
            "status": None,
            "disabled_reason": None,
            "provider": None,
        },
        "collection_method": "charge_automatically",
        "customer_tax_exempt": "none",
        "customer_tax_ids": [],
        "default_tax_rates": [],
        "discounts": [],
        "issuer": {"type": "self"},
        "metadata": {},
        "payment_settings": {"default_mandate": None, "payment_method_options": None, "payment_method_types": None},
        "post_payment_credit_notes_amount": 0,
        "pre_payment_credit_notes_amount": 0,
        "starting_balance": 0,
        "total_discount_amounts": [],
    },
    "item": {"amount_discount": 0, "amount_tax": 0, "adjustable_quantity": None, "metadata": {}},
    "line_item": {
        "discount_amounts": [],
        "discountable": True,
        "discounts": [],
        "metadata": {},
        "pretax_credit_amounts": [],
        "taxes": [],
    },
    "payment_intent": {
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "capture_method": "automatic_async",
        "confirmation_method": "automatic",
        "metadata": {},
        "payment_method_options": {},
        "payment_method_types": ["card"],
    },
    "payment_method": {"allow_redisplay": "limited", "metadata": {}, "type": "card"},
    "payout": {
        "automatic": True,
        "metadata": {},
        "method": "standard",
        "reconciliation_status": "completed",
        "source_type": "card",
        "type": "bank_account",
    },
    "price": {
        "active": True,
        "billing_scheme": "per_unit",
        "metadata": {},
        "tax_behavior": "unspecified",
    },
    "product": {"active": True, "images": [], "marketing_features": [], "metadata": {}, "type": "service"},
    "refund": {"metadata": {}},
    "subscription": {
        "automatic_tax": {"enabled": False, "liability": None, "disabled_reason": None},
        "billing_mode": {"type": "classic", "flexible": None},
        "billing_schedules": [],
        "cancel_at_period_end": False,
        "cancellation_details": {"comment": None, "feedback": None, "reason": None},
        "collection_method": "charge_automatically",
        "default_tax_rates": [],
        "discounts": [],
        "invoice_settings": {
            "account_tax_ids": None,
            "issuer": {"type": "self"},
            "custom_fields": None,
            "description": None,
            "footer": None,
        },
        "metadata": {},
        "payment_settings": {
            "payment_method_options": None,
            "payment_method_types": None,
            "save_default_payment_method": "off",
        },
        "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
    },
    "subscription_item": {"discounts": [], "metadata": {}, "tax_rates": []},
    "transfer": {"amount_reversed": 0, "metadata": {}, "reversed": False, "source_type": "card"},
    "transfer_reversal": {"metadata": {}},
}


def keys_of(kind: str) -> set[str]:
    return set(FIXTURES[kind]) - set(LEFT_OUT.get(kind, ()))


def shape(kind: str, **values: Any) -> Json:
    """A new object of this kind: the keys of Stripe's sample, null where nothing is said.

    A key that Stripe's sample doesn't have is refused; keys that begin with `_` are our own and never leave.
    """
    public = {key for key in values if not key.startswith("_")}
    strangers = public - keys_of(kind) - set(ADDED.get(kind, ()))
    if strangers:
        raise KeyError(f"{kind} has no {sorted(strangers)}")
    body: Json = dict.fromkeys(key for key in FIXTURES[kind] if key in keys_of(kind))
    if "livemode" in body:
        body["livemode"] = False
    body["object"] = FIXTURES[kind]["object"]
    body.update(copy.deepcopy(STARTS.get(kind, {})))
    body.update(values)
    return body


def as_list(url: str, data: list[Json], *, more: bool = False) -> Json:
    return {"object": "list", "data": data, "has_more": more, "url": url}
