"""What each address takes: Stripe's own names (a test compares them with the SDK's), no more than the site needs."""

from __future__ import annotations

from tests.stripe_standin.lists import DATED, PAGE
from tests.stripe_standin.parameters import (
    Table,
    boolean,
    cents,
    email,
    euro,
    integer,
    metadata,
    need,
    one_of,
    positive,
    text,
    url,
)

ADDRESS: Table = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"), text)

CUSTOMER: Table = {
    "address": ADDRESS,
    "description": text,
    "email": email,
    "metadata": metadata,
    "name": text,
    "phone": text,
    "preferred_locales": [text],
}
CUSTOMERS: Table = {**DATED, "email": text}

PRODUCT_UPDATE: Table = {"active": boolean, "description": text, "metadata": metadata, "name": text, "url": url}
PRODUCT: Table = {**PRODUCT_UPDATE, "name": need(text)}
PRODUCTS: Table = {**DATED, "active": boolean}

RECURRING: Table = {"interval": need(one_of("day", "week", "month", "year")), "interval_count": positive}
PRICE: Table = {
    "active": boolean,
    "currency": need(euro),
    "lookup_key": text,
    "metadata": metadata,
    "nickname": text,
    "product": text,
    "product_data": {"active": boolean, "metadata": metadata, "name": need(text)},
    "recurring": RECURRING,
    "tax_behavior": one_of("exclusive", "inclusive", "unspecified"),
    "unit_amount": cents,
}
PRICE_UPDATE: Table = {"active": boolean, "lookup_key": text, "metadata": metadata, "nickname": text}
PRICES: Table = {**DATED, "active": boolean, "lookup_keys": [text], "product": text}

SESSION: Table = {
    "allowed_payment_method_types": [one_of("card")],
    "billing_address_collection": one_of("auto", "required"),
    "cancel_url": url,
    "client_reference_id": text,
    "customer": text,
    "customer_creation": one_of("always", "if_required"),
    "customer_email": email,
    "expires_at": integer,
    "line_items": [
        {
            "price": text,
            "price_data": {
                "currency": need(euro),
                "product": text,
                "product_data": {"description": text, "images": [url], "metadata": metadata, "name": need(text)},
                "recurring": RECURRING,
                "tax_behavior": one_of("exclusive", "inclusive", "unspecified"),
                "unit_amount": cents,
            },
            "quantity": positive,
        }
    ],
    "locale": one_of("auto", "en", "fr"),
    "metadata": metadata,
    "mode": need(one_of("payment", "subscription")),
    "payment_intent_data": {
        "description": text,
        "metadata": metadata,
        "receipt_email": email,
        "statement_descriptor": text,
        "statement_descriptor_suffix": text,
        "transfer_group": text,
    },
    "payment_method_collection": one_of("always", "if_required"),
    "submit_type": one_of("auto", "book", "pay", "subscribe"),
    "subscription_data": {
        "description": text,
        "metadata": metadata,
        "trial_end": integer,
        "trial_period_days": positive,
    },
    "success_url": need(url),
}
SESSIONS: Table = {
    **DATED,
    "customer": text,
    "payment_intent": text,
    "status": one_of("complete", "expired", "open"),
    "subscription": text,
}

INTENT_UPDATE: Table = {"description": text, "metadata": metadata, "transfer_group": text}
INTENT_CANCEL: Table = {"cancellation_reason": one_of("abandoned", "duplicate", "fraudulent", "requested_by_customer")}
INTENTS: Table = {**DATED, "customer": text}

CHARGE_UPDATE: Table = {"description": text, "metadata": metadata, "transfer_group": text}
CHARGES: Table = {**DATED, "customer": text, "payment_intent": text, "transfer_group": text}

TRANSACTIONS: Table = {**DATED, "payout": text, "source": text, "type": text}

TRANSFER: Table = {
    "amount": need(positive),
    "currency": need(euro),
    "description": text,
    "destination": need(text),
    "metadata": metadata,
    "source_transaction": text,
    "transfer_group": text,
}
TRANSFER_UPDATE: Table = {"description": text, "metadata": metadata}
TRANSFERS: Table = {**DATED, "destination": text, "transfer_group": text}
REVERSAL: Table = {"amount": positive, "description": text, "metadata": metadata}

REFUND: Table = {
    "amount": positive,
    "charge": text,
    "metadata": metadata,
    "payment_intent": text,
    "reason": one_of("duplicate", "fraudulent", "requested_by_customer"),
}
REFUND_UPDATE: Table = {"metadata": metadata}
REFUNDS: Table = {**DATED, "charge": text, "payment_intent": text}

PAYOUTS: Table = {**DATED, "destination": text, "status": text}

ASKED: Table = {"requested": boolean}
ACCOUNT_UPDATE: Table = {
    "business_profile": {
        "mcc": text,
        "name": text,
        "product_description": text,
        "support_email": email,
        "support_phone": text,
        "url": url,
    },
    "business_type": one_of("company", "individual", "non_profit"),
    "capabilities": {"card_payments": ASKED, "transfers": ASKED},
    "email": email,
    "metadata": metadata,
    "settings": {
        "payouts": {
            "debit_negative_balances": boolean,
            "schedule": {"interval": one_of("daily", "manual", "monthly", "weekly")},
            "statement_descriptor": text,
        }
    },
}
ACCOUNT: Table = {
    **ACCOUNT_UPDATE,
    "controller": {
        "fees": {"payer": one_of("account", "application")},
        "losses": {"payments": one_of("application", "stripe")},
        "requirement_collection": one_of("application", "stripe"),
        "stripe_dashboard": {"type": one_of("express", "full", "none")},
    },
    "country": text,
    "type": one_of("custom", "express", "standard"),
}
ACCOUNT_LINK: Table = {
    "account": need(text),
    "collection_options": {"fields": one_of("currently_due", "eventually_due")},
    "refresh_url": need(url),
    "return_url": need(url),
    "type": need(one_of("account_onboarding", "account_update")),
}

SUBSCRIPTION_UPDATE: Table = {
    "cancel_at_period_end": boolean,
    "default_payment_method": text,
    "description": text,
    "items": [{"id": text, "price": need(text)}],
    "metadata": metadata,
    "pause_collection": {
        "behavior": need(one_of("keep_as_draft", "mark_uncollectible", "void")),
        "resumes_at": integer,
    },
    "proration_behavior": one_of("none"),
}
SUBSCRIPTION_CANCEL: Table = {"invoice_now": boolean, "prorate": boolean}
SUBSCRIPTIONS: Table = {
    **DATED,
    "customer": text,
    "price": text,
    "status": one_of("active", "all", "canceled", "ended", "past_due", "trialing"),
}
INVOICES: Table = {**DATED, "customer": text, "status": text, "subscription": text}
INVOICE_PAYMENTS: Table = {**PAGE, "invoice": text}

PORTAL: Table = {"customer": need(text), "locale": text, "return_url": url}

EVENTS: Table = {**DATED, "type": text, "types": [text]}
