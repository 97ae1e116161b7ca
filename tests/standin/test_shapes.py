"""The stand-in's objects held against Stripe's own samples and the SDK's types, so that it can't drift into fantasy."""

from __future__ import annotations

from typing import Any

import pytest
import stripe
from stripe._object_classes import get_object_class

from tests.standin.conftest import Make
from tests.standin.sdk_types import misfits
from tests.stripe_standin import StandIn
from tests.stripe_standin.shapes import ADDED, API_VERSION, FIXTURES, LEFT_OUT

KINDS = [
    "account",
    "account_link",
    "balance",
    "balance_settings",
    "balance_transaction",
    "billing_portal.session",
    "charge",
    "checkout.session",
    "customer",
    "event",
    "invoice",
    "invoice_payment",
    "item",
    "line_item",
    "login_link",
    "payment_intent",
    "payment_method",
    "payout",
    "price",
    "product",
    "refund",
    "subscription",
    "subscription_item",
    "transfer",
    "transfer_reversal",
]


@pytest.fixture
def everything(
    standin: StandIn,
    client: stripe.StripeClient,
    new_session: Make,
    paid_charge: Make,
    new_account: Make,
    subscribed: Make,
) -> dict[str, list[dict[str, Any]]]:
    """At least one object of each kind, in each state that matters."""
    new_account(ready=False)
    account = new_account()
    new_session()
    expired = new_session()
    client.v1.checkout.sessions.expire(expired.id)
    for card in ("4000000000000002", "4000002760003184"):
        standin.pay(new_session().id, card, authenticate=False)
    charge = paid_charge(5000, transfer_group="74010-000001")
    transfer = client.v1.transfers.create(
        {"amount": 4000, "currency": "eur", "destination": account.id, "source_transaction": charge.id}
    )
    client.v1.transfers.reversals.create(transfer.id, {"amount": 1000})
    client.v1.refunds.create({"charge": charge.id, "amount": 1000, "reason": "requested_by_customer"})
    subscription = subscribed()
    failing = subscribed()
    ending = subscribed()
    trial = subscribed(trial_period_days=30)
    client.v1.subscriptions.update(ending.id, {"cancel_at_period_end": True})
    standin.fail_card(failing.customer)
    standin.advance(35 * 86400)
    assert client.v1.subscriptions.retrieve(trial.id).status == "active"
    found: dict[str, list[dict[str, Any]]] = {}
    for kind in KINDS:
        found[kind] = standin.objects(kind)
    link = {"account": account.id, "type": "account_onboarding"}
    urls = {"refresh_url": "http://shop.test/r", "return_url": "http://shop.test/r"}
    invoice = client.v1.invoices.retrieve(subscription.latest_invoice, {"expand": ["payments"]})
    lists = client.v1.subscriptions.list().data
    more = {
        "account_link": [client.v1.account_links.create({**link, **urls})],
        "login_link": [client.v1.accounts.login_links.create(account.id)],
        "balance": [client.v1.balance.retrieve(), client.v1.balance.retrieve(options={"stripe_account": account.id})],
        "balance_settings": [client.v1.balance_settings.retrieve(options={"stripe_account": account.id})],
        "billing_portal.session": [client.v1.billing_portal.sessions.create({"customer": subscription.customer})],
        "invoice_payment": invoice.payments.data,
        "line_item": invoice.lines.data,
        "subscription_item": [row["items"].data[0] for row in lists],
    }
    found.update({kind: [row.to_dict() for row in rows] for kind, rows in more.items()})
    return found


def test_every_object_has_the_keys_of_stripes_sample(everything: dict[str, list[dict[str, Any]]]) -> None:
    different = {}
    for kind, rows in everything.items():
        assert rows, f"the test made no {kind}"
        expected = set(FIXTURES[kind]) - set(LEFT_OUT.get(kind, ()))
        for row in rows:
            extra = set(row) - expected - set(ADDED.get(kind, ()))
            if extra or expected - set(row):
                different[kind] = (sorted(extra), sorted(expected - set(row)))
    assert different == {}


def test_every_value_is_of_the_kind_that_the_sdk_expects(everything: dict[str, list[dict[str, Any]]]) -> None:
    found = set()
    for kind, rows in everything.items():
        for row in rows:
            found.update(misfits(row, get_object_class("V1", kind), kind))
    assert sorted(found) == []


def test_every_value_is_of_the_kind_in_stripes_sample(everything: dict[str, list[dict[str, Any]]]) -> None:
    found = set()
    for kind, rows in everything.items():
        for row in rows:
            for key, value in row.items():
                sample = FIXTURES[kind].get(key)
                if None not in (value, sample) and type(value) is not type(sample):
                    found.add(f"{kind}.{key} is {type(value).__name__}, at Stripe {type(sample).__name__}")
    assert sorted(found) == []


def test_the_list_of_tolerated_differences_stays_short() -> None:
    assert sum(len(keys) for keys in [*LEFT_OUT.values(), *ADDED.values()]) <= 5


def test_events_are_written_in_the_version_that_the_sdk_reads() -> None:
    assert stripe.api_version == API_VERSION


def test_an_object_with_a_key_that_stripe_does_not_have_cannot_be_made(standin: StandIn) -> None:
    with standin.state.unit(), pytest.raises(KeyError):
        standin.state.new("charge", "ch", amount_in_euros=12)
