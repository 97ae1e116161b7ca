"""The addresses of the API: which objects can be read, listed and changed, and what else can be done."""

from __future__ import annotations

from tests.stripe_standin import (
    billing,
    catalogue,
    checkout,
    connect,
    invoices,
    ledger,
    lists,
    parameters,
    payments,
    tables,
    transfers,
)
from tests.stripe_standin.parameters import Table
from tests.stripe_standin.routes import Call, route
from tests.stripe_standin.shapes import Json


def _listing(pattern: str, kind: str, table: Table, *fields: str) -> None:
    def handler(call: Call) -> Json:
        found = call.state.all(
            kind, lambda body: body["_account"] == call.account and lists.fits(body, call.given, *fields)
        )
        return lists.page(call.state, call.url, found, call.given)

    route("GET", pattern, table)(handler)


def _reading(pattern: str, kind: str) -> None:
    def handler(call: Call, identity: str) -> Json:
        return call.state.get(identity, kind, account=call.account)

    route("GET", f"{pattern}/*")(handler)


def _updating(pattern: str, kind: str, table: Table, event: str) -> None:
    def handler(call: Call, identity: str) -> Json:
        body = call.state.get(identity, kind, account=call.account)
        return catalogue.update(call.state, body, call.given, event)

    route("POST", f"{pattern}/*", table)(handler)


# -- customers, products, prices

_reading("/v1/customers", "customer")
_listing("/v1/customers", "customer", tables.CUSTOMERS, "email")
_updating("/v1/customers", "customer", tables.CUSTOMER, "customer.updated")
_reading("/v1/products", "product")
_listing("/v1/products", "product", tables.PRODUCTS, "active")
_updating("/v1/products", "product", tables.PRODUCT_UPDATE, "product.updated")
_reading("/v1/prices", "price")
_updating("/v1/prices", "price", tables.PRICE_UPDATE, "price.updated")
_reading("/v1/payment_methods", "payment_method")


@route("POST", "/v1/customers", tables.CUSTOMER)
def create_customer(call: Call) -> Json:
    return catalogue.create_customer(call.state, **call.given)


@route("POST", "/v1/products", tables.PRODUCT)
def create_product(call: Call) -> Json:
    return catalogue.create_product(call.state, **call.given)


@route("POST", "/v1/prices", tables.PRICE)
def create_price(call: Call) -> Json:
    return catalogue.create_price(call.state, dict(call.given))


@route("GET", "/v1/prices", tables.PRICES)
def list_prices(call: Call) -> Json:
    keys = call.given.get("lookup_keys")
    found = call.state.all(
        "price",
        lambda body: (not keys or body["lookup_key"] in keys) and lists.fits(body, call.given, "active", "product"),
    )
    return lists.page(call.state, call.url, found, call.given)


# -- checkout

_listing(
    "/v1/checkout/sessions", "checkout.session", tables.SESSIONS, "customer", "payment_intent", "status", "subscription"
)
_reading("/v1/checkout/sessions", "checkout.session")


@route("POST", "/v1/checkout/sessions", tables.SESSION)
def create_session(call: Call) -> Json:
    return checkout.create(call.state, call.given)


@route("POST", "/v1/checkout/sessions/*/expire")
def expire_session(call: Call, identity: str) -> Json:
    return checkout.expire(call.state, call.state.get(identity, "checkout.session", param="session"))


@route("GET", "/v1/checkout/sessions/*/line_items", lists.PAGE)
def session_lines(call: Call, identity: str) -> Json:
    rows = checkout.line_items(call.state, call.state.get(identity, "checkout.session", param="session"))["data"]
    page = lists.page(call.state, call.url, rows[::-1], call.given)
    return page


# -- payments

_reading("/v1/payment_intents", "payment_intent")
_listing("/v1/payment_intents", "payment_intent", tables.INTENTS, "customer")
_updating("/v1/payment_intents", "payment_intent", tables.INTENT_UPDATE, "payment_intent.updated")
_reading("/v1/charges", "charge")
_listing("/v1/charges", "charge", tables.CHARGES, "customer", "payment_intent", "transfer_group")
_updating("/v1/charges", "charge", tables.CHARGE_UPDATE, "charge.updated")
_reading("/v1/refunds", "refund")
_listing("/v1/refunds", "refund", tables.REFUNDS, "charge", "payment_intent")
_updating("/v1/refunds", "refund", tables.REFUND_UPDATE, "refund.updated")
_reading("/v1/balance_transactions", "balance_transaction")
_listing("/v1/balance_transactions", "balance_transaction", tables.TRANSACTIONS, "source", "type")


@route("POST", "/v1/payment_intents/*/cancel", tables.INTENT_CANCEL)
def cancel_intent(call: Call, identity: str) -> Json:
    intent = call.state.get(identity, "payment_intent", param="intent")
    return payments.cancel(call.state, intent, call.given.get("cancellation_reason"))


@route("POST", "/v1/refunds", tables.REFUND)
def create_refund(call: Call) -> Json:
    state, given = call.state, call.given
    parameters.only(given, "charge", "payment_intent")
    identity, param = given.get("charge"), "charge"
    if identity is None:
        intent = state.get(given["payment_intent"], "payment_intent", param="payment_intent")
        identity, param = intent["latest_charge"], "payment_intent"
    charge = state.get(identity, "charge", param=param)
    return payments.refund(
        state, charge, amount=given.get("amount"), reason=given.get("reason"), metadata=given.get("metadata") or {}
    )


@route("GET", "/v1/balance")
def read_balance(call: Call) -> Json:
    return ledger.balance(call.state, call.account)


# -- connected accounts, transfers, payouts

_reading("/v1/accounts", "account")
_listing("/v1/accounts", "account", lists.DATED)
_reading("/v1/transfers", "transfer")
_listing("/v1/transfers", "transfer", tables.TRANSFERS, "destination", "transfer_group")
_updating("/v1/transfers", "transfer", tables.TRANSFER_UPDATE, "transfer.updated")
_reading("/v1/payouts", "payout")
_listing("/v1/payouts", "payout", tables.PAYOUTS, "destination", "status")


@route("POST", "/v1/accounts", tables.ACCOUNT)
def create_account(call: Call) -> Json:
    return connect.create_account(call.state, call.given)


@route("POST", "/v1/accounts/*", tables.ACCOUNT_UPDATE)
def update_account(call: Call, identity: str) -> Json:
    return connect.update_account(call.state, call.state.get(identity, "account", param="account"), call.given)


@route("POST", "/v1/account_links", tables.ACCOUNT_LINK)
def create_account_link(call: Call) -> Json:
    return connect.account_link(call.state, call.given)


@route("POST", "/v1/accounts/*/login_links")
def create_login_link(call: Call, identity: str) -> Json:
    return connect.login_link(call.state, call.state.get(identity, "account", param="account"))


@route("GET", "/v1/balance_settings")
def read_balance_settings(call: Call) -> Json:
    account = call.state.get(call.account, "account") if call.account else None
    return connect.balance_settings(call.state, account)


@route("POST", "/v1/transfers", tables.TRANSFER)
def create_transfer(call: Call) -> Json:
    return transfers.create(call.state, call.given)


@route("POST", "/v1/transfers/*/reversals", tables.REVERSAL)
def create_reversal(call: Call, identity: str) -> Json:
    return transfers.reverse(call.state, call.state.get(identity, "transfer"), call.given)


@route("GET", "/v1/transfers/*/reversals", lists.PAGE)
def list_reversals(call: Call, identity: str) -> Json:
    rows = call.state.get(identity, "transfer")["reversals"]["data"]
    return lists.page(call.state, call.url, rows[::-1], call.given)


@route("GET", "/v1/transfers/*/reversals/*")
def read_reversal(call: Call, transfer: str, identity: str) -> Json:
    call.state.get(transfer, "transfer")
    return call.state.get(identity, "transfer_reversal")


# -- subscriptions

_reading("/v1/subscriptions", "subscription")
_reading("/v1/invoices", "invoice")


@route("GET", "/v1/subscriptions", tables.SUBSCRIPTIONS)
def list_subscriptions(call: Call) -> Json:
    wanted = call.given.get("status")

    def shown(body: Json) -> bool:
        ended = body["status"] in billing.ENDED
        by_status = wanted == "all" or (
            ended if wanted == "ended" else body["status"] == wanted if wanted else not ended
        )
        price = body["items"]["data"][0]["price"]["id"]
        return by_status and call.given.get("price", price) == price and lists.fits(body, call.given, "customer")

    return lists.page(call.state, call.url, call.state.all("subscription", shown), call.given)


@route("POST", "/v1/subscriptions/*", tables.SUBSCRIPTION_UPDATE)
def update_subscription(call: Call, identity: str) -> Json:
    return billing.change(call.state, call.state.get(identity, "subscription"), dict(call.given))


@route("DELETE", "/v1/subscriptions/*", tables.SUBSCRIPTION_CANCEL)
def cancel_subscription(call: Call, identity: str) -> Json:
    return billing.end(call.state, call.state.get(identity, "subscription"))


@route("GET", "/v1/invoices", tables.INVOICES)
def list_invoices(call: Call) -> Json:
    wanted = call.given.get("subscription")

    def shown(body: Json) -> bool:
        subscription = body["parent"]["subscription_details"]["subscription"]
        return wanted in (None, subscription) and lists.fits(body, call.given, "customer", "status")

    return lists.page(call.state, call.url, call.state.all("invoice", shown), call.given)


@route("GET", "/v1/invoice_payments", tables.INVOICE_PAYMENTS)
def list_invoice_payments(call: Call) -> Json:
    wanted = call.given.get("invoice")
    drawn_up = call.state.all("invoice", lambda body: wanted in (None, body["id"]))
    rows = [row for invoice in drawn_up for row in invoices.payments_of(call.state, invoice)["data"]]
    return lists.page(call.state, call.url, rows, call.given)


@route("POST", "/v1/billing_portal/sessions", tables.PORTAL)
def create_portal_session(call: Call) -> Json:
    return billing.portal_session(call.state, call.given)


# -- events

_reading("/v1/events", "event")


@route("GET", "/v1/events", tables.EVENTS)
def list_events(call: Call) -> Json:
    types = call.given.get("types") or [call.given.get("type")]

    def shown(body: Json) -> bool:
        mine = body["_account"] == call.account
        return mine and (types == [None] or body["type"] in types) and lists.fits(body, call.given)

    return lists.page(call.state, call.url, call.state.all("event", shown), call.given)
