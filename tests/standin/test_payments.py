"""From a Checkout session to the charge, its fee and its refunds."""

from __future__ import annotations

import pytest
import stripe

from tests.standin.conftest import Make, session_params
from tests.stripe_standin import StandIn


def kinds(standin: StandIn) -> list[str]:
    return [event["type"] for event in standin.events]


def test_a_paid_session_is_told_as_stripe_tells_it(standin: StandIn, client: stripe.StripeClient) -> None:
    more = {"metadata": {"purchase": "42"}, "client_reference_id": "42", "customer_email": "chloe@example.org"}
    intent = {"payment_intent_data": {"transfer_group": "74010-000042", "metadata": {"purchase": "42"}}}
    session = client.v1.checkout.sessions.create(session_params(2500, 450, **more, **intent))
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert standin.pay(session.id) == "succeeded"
    paid = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge", "line_items"]})
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert [row.amount_total for row in paid.line_items.data] == [2500, 450]
    charge = paid.payment_intent.latest_charge
    assert (charge.amount, charge.transfer_group, charge.metadata["purchase"]) == (2950, "74010-000042", "42")
    assert charge.balance_transaction is None
    assert kinds(standin)[-4:] == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]


@pytest.mark.parametrize(("amount", "fee"), [(3000, 67), (1250, 43), (2500, 60), (50, 26)])
def test_the_fee_is_rounded_half_up_when_the_transaction_comes(
    standin: StandIn, client: stripe.StripeClient, paid_charge: Make, amount: int, fee: int
) -> None:
    charge = paid_charge(amount)
    entry = client.v1.balance_transactions.retrieve(charge.balance_transaction)
    assert (entry.fee, entry.net, entry.source) == (fee, amount - fee, charge.id)
    updated = standin.events[-1]
    assert updated["type"] == "charge.updated"
    assert updated["data"]["previous_attributes"] == {"balance_transaction": None}


def test_the_transaction_comes_by_itself_when_time_passes(
    standin: StandIn, client: stripe.StripeClient, new_session: Make
) -> None:
    standin.pay(new_session().id)
    standin.advance(3599)
    assert client.v1.charges.list().data[0].balance_transaction is None
    standin.advance(1)
    assert client.v1.charges.list().data[0].balance_transaction is not None


def test_after_a_declined_card_another_can_be_tried(
    standin: StandIn, client: stripe.StripeClient, new_session: Make
) -> None:
    session = new_session()
    assert standin.pay(session.id, "4000000000000002") == "declined"
    refused = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert refused.status == "open"
    assert refused.payment_intent.last_payment_error.decline_code == "generic_decline"
    assert standin.pay(session.id) == "succeeded"
    charges = client.v1.charges.list({"payment_intent": refused.payment_intent.id}).data
    assert [charge.status for charge in charges] == ["succeeded", "failed"]
    assert "payment_intent.payment_failed" in kinds(standin)


@pytest.mark.parametrize(
    ("card", "code", "decline_code"),
    [
        ("4000000000000002", "card_declined", "generic_decline"),
        ("4000000000009995", "card_declined", "insufficient_funds"),
        ("4000000000009987", "card_declined", "lost_card"),
        ("4000000000009979", "card_declined", "stolen_card"),
        ("4000000000006975", "card_declined", "card_velocity_exceeded"),
        ("4000000000000069", "expired_card", None),
        ("4000000000000127", "incorrect_cvc", None),
        ("4000000000000119", "processing_error", None),
    ],
)
def test_each_card_is_refused_for_its_reason(
    standin: StandIn, client: stripe.StripeClient, new_session: Make, card: str, code: str, decline_code: str | None
) -> None:
    session = new_session()
    assert standin.pay(session.id, card) == "declined"
    refused = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
    error = refused.payment_intent.last_payment_error
    assert (error.type, error.code, getattr(error, "decline_code", None)) == ("card_error", code, decline_code)
    charge = refused.payment_intent.latest_charge
    assert (charge.status, charge.paid, charge.failure_code) == ("failed", False, code)
    assert charge.outcome.reason == (decline_code or code)


def test_an_authentication_left_unanswered_takes_no_money(
    standin: StandIn, client: stripe.StripeClient, new_session: Make
) -> None:
    session = new_session()
    assert standin.pay(session.id, "4000002760003184", authenticate=False) == "requires_action"
    waiting = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert (waiting.status, waiting.payment_intent.status) == ("open", "requires_action")
    assert client.v1.charges.list().data == []


def test_expiring_a_session_cancels_its_payment(
    standin: StandIn, client: stripe.StripeClient, new_session: Make
) -> None:
    session = new_session()
    standin.pay(session.id, "4000002760003184", authenticate=False)
    expired = client.v1.checkout.sessions.expire(session.id)
    assert (expired.status, expired.url) == ("expired", None)
    assert client.v1.payment_intents.retrieve(expired.payment_intent).status == "canceled"
    assert kinds(standin)[-2:] == ["payment_intent.canceled", "checkout.session.expired"]


def test_a_paid_session_cannot_be_expired(standin: StandIn, client: stripe.StripeClient, new_session: Make) -> None:
    session = new_session()
    standin.pay(session.id)
    with pytest.raises(stripe.InvalidRequestError, match="status of complete"):
        client.v1.checkout.sessions.expire(session.id)


def test_a_session_expires_when_its_time_is_over(
    standin: StandIn, client: stripe.StripeClient, new_session: Make
) -> None:
    session = new_session(expires_at=standin.now() + 31 * 60)
    standin.advance(32 * 60)
    assert client.v1.checkout.sessions.retrieve(session.id).status == "expired"
    assert standin.events[-1]["type"] == "checkout.session.expired"
    assert standin.events[-1]["created"] == session.expires_at


def test_a_refund_keeps_the_fee(standin: StandIn, client: stripe.StripeClient, paid_charge: Make) -> None:
    charge = paid_charge(3000)
    refund = client.v1.refunds.create({"payment_intent": charge.payment_intent, "amount": 1000})
    assert (refund.amount, refund.charge, refund.status) == (1000, charge.id, "succeeded")
    entry = client.v1.balance_transactions.retrieve(refund.balance_transaction)
    assert (entry.amount, entry.fee, entry.net) == (-1000, 0, -1000)
    again = client.v1.charges.retrieve(charge.id, {"expand": ["refunds"]})
    assert (again.amount_refunded, again.refunded, again.refunds.data[0].id) == (1000, False, refund.id)
    client.v1.refunds.create({"charge": charge.id})
    assert client.v1.charges.retrieve(charge.id).refunded is True
    balance = client.v1.balance.retrieve()
    assert balance.available[0].amount + balance.pending[0].amount == -67


def test_no_more_is_refunded_than_was_paid(client: stripe.StripeClient, paid_charge: Make) -> None:
    charge = paid_charge(3000)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded amount"):
        client.v1.refunds.create({"charge": charge.id, "amount": 3001})
    client.v1.refunds.create({"charge": charge.id})
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.refunds.create({"charge": charge.id})
    assert refusal.value.code == "charge_already_refunded"
