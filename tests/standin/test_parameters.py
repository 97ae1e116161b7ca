"""What the stand-in takes is what Stripe's SDK can send."""

from __future__ import annotations

import pytest
import stripe

from tests.standin.conftest import Make, line, session_params
from tests.standin.sdk_types import params_module, strangers
from tests.stripe_standin import StandIn, tables
from tests.stripe_standin.parameters import decode

SDK = {
    "ACCOUNT": ("_account_create_params", "AccountCreateParams"),
    "ACCOUNT_UPDATE": ("_account_update_params", "AccountUpdateParams"),
    "ACCOUNT_LINK": ("_account_link_create_params", "AccountLinkCreateParams"),
    "CHARGES": ("_charge_list_params", "ChargeListParams"),
    "CHARGE_UPDATE": ("_charge_update_params", "ChargeUpdateParams"),
    "CUSTOMER": ("_customer_create_params", "CustomerCreateParams"),
    "CUSTOMERS": ("_customer_list_params", "CustomerListParams"),
    "EVENTS": ("_event_list_params", "EventListParams"),
    "INTENTS": ("_payment_intent_list_params", "PaymentIntentListParams"),
    "INTENT_CANCEL": ("_payment_intent_cancel_params", "PaymentIntentCancelParams"),
    "INTENT_UPDATE": ("_payment_intent_update_params", "PaymentIntentUpdateParams"),
    "INVOICES": ("_invoice_list_params", "InvoiceListParams"),
    "INVOICE_PAYMENTS": ("_invoice_payment_list_params", "InvoicePaymentListParams"),
    "PAYOUTS": ("_payout_list_params", "PayoutListParams"),
    "PORTAL": ("billing_portal._session_create_params", "SessionCreateParams"),
    "PRICE": ("_price_create_params", "PriceCreateParams"),
    "PRICES": ("_price_list_params", "PriceListParams"),
    "PRICE_UPDATE": ("_price_update_params", "PriceUpdateParams"),
    "PRODUCT": ("_product_create_params", "ProductCreateParams"),
    "PRODUCTS": ("_product_list_params", "ProductListParams"),
    "PRODUCT_UPDATE": ("_product_update_params", "ProductUpdateParams"),
    "REFUND": ("_refund_create_params", "RefundCreateParams"),
    "REFUNDS": ("_refund_list_params", "RefundListParams"),
    "REFUND_UPDATE": ("_refund_update_params", "RefundUpdateParams"),
    "REVERSAL": ("_transfer_reversal_create_params", "TransferReversalCreateParams"),
    "SESSION": ("checkout._session_create_params", "SessionCreateParams"),
    "SESSIONS": ("checkout._session_list_params", "SessionListParams"),
    "SUBSCRIPTIONS": ("_subscription_list_params", "SubscriptionListParams"),
    "SUBSCRIPTION_CANCEL": ("_subscription_cancel_params", "SubscriptionCancelParams"),
    "SUBSCRIPTION_UPDATE": ("_subscription_update_params", "SubscriptionUpdateParams"),
    "TRANSACTIONS": ("_balance_transaction_list_params", "BalanceTransactionListParams"),
    "TRANSFER": ("_transfer_create_params", "TransferCreateParams"),
    "TRANSFERS": ("_transfer_list_params", "TransferListParams"),
    "TRANSFER_UPDATE": ("_transfer_update_params", "TransferUpdateParams"),
}


@pytest.mark.parametrize("name", SDK)
def test_no_parameter_is_taken_that_the_sdk_cannot_send(name: str) -> None:
    module = params_module(SDK[name][0])
    assert list(strangers(getattr(tables, name), getattr(module, SDK[name][1]), module)) == []


def test_nested_names_are_read_as_stripe_nests_them() -> None:
    tree = decode("a[b][0][c]=1&a[b][1][c]=2&expand[]=x&expand[]=y&d=%5Bz%5D")
    assert tree == {"a": {"b": {"0": {"c": "1"}, "1": {"c": "2"}}}, "expand": {"0": "x", "1": "y"}, "d": "[z]"}


@pytest.mark.parametrize(
    ("change", "param", "code"),
    [
        ({"foo": "bar"}, "foo", "parameter_unknown"),
        ({"line_items": [{**line(500), "colour": "red"}]}, "line_items[0][colour]", "parameter_unknown"),
        ({"mode": None}, "mode", "parameter_missing"),
        ({"success_url": None}, "success_url", "parameter_missing"),
        ({"line_items": None}, "line_items", "parameter_missing"),
        ({"line_items": [{"quantity": 1, "price_data": {"currency": "eur"}}]}, None, "parameter_missing"),
        ({"line_items": [line(49)]}, "line_items", "amount_too_small"),
        ({"line_items": [line(500, currency="usd")]}, "line_items[0][price_data][currency]", None),
        ({"line_items": [line(-500)]}, "line_items[0][price_data][unit_amount]", "parameter_invalid_integer"),
        ({"customer": "cus_nobody"}, "customer", "resource_missing"),
        ({"customer_email": "personne"}, "customer_email", "email_invalid"),
        ({"cancel_url": "/panier"}, "cancel_url", "url_invalid"),
        ({"allowed_payment_method_types": ["cash"]}, "allowed_payment_method_types[0]", None),
        ({"payment_method_types": ["card"]}, "payment_method_types", "payment_method_types_no_longer_supported"),
        ({"subscription_data": {"trial_period_days": 3}}, "subscription_data", None),
    ],
)
def test_a_session_that_stripe_would_refuse_is_refused(
    client: stripe.StripeClient, standin: StandIn, change: dict, param: str | None, code: str | None
) -> None:
    params = {key: value for key, value in session_params(**change).items() if value is not None}
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.checkout.sessions.create(params)
    assert refusal.value.http_status == (404 if code == "resource_missing" else 400)
    assert refusal.value.code == code
    if param:
        assert refusal.value.param == param
    assert standin.objects("checkout.session") == []
    assert standin.objects("product") == []


@pytest.mark.parametrize("minutes", [29, 24 * 60 + 1])
def test_a_session_lives_between_half_an_hour_and_a_day(standin: StandIn, new_session: Make, minutes: int) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="expires_at"):
        new_session(expires_at=standin.now() + minutes * 60)


def test_a_session_of_thirty_one_minutes_is_taken(standin: StandIn, new_session: Make) -> None:
    until = standin.now() + 31 * 60
    assert new_session(expires_at=until).expires_at == until


def test_one_time_prices_make_no_subscription(new_session: Make) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="recurring"):
        new_session(500, mode="subscription")
