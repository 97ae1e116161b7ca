"""Subscriptions as time passes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import stripe

from tests.standin.conftest import Make
from tests.stripe_standin import StandIn
from tests.stripe_standin.billing import later

DAY = 86400


def moment(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp())


def period_end(subscription: stripe.Subscription) -> datetime:
    return datetime.fromtimestamp(subscription["items"].data[0].current_period_end, UTC)


def about(standin: StandIn, subscription: str) -> list[str]:
    """Which events told of this subscription or of its invoices, in order."""
    said = []
    for event in standin.events:
        body = event["data"]["object"]
        parent = (body.get("parent") or {}).get("subscription_details") or {}
        if subscription in (body["id"], parent.get("subscription")):
            said.append(event["type"])
    return said


@pytest.mark.parametrize(("times", "expected"), [(1, (2027, 2, 28)), (2, (2027, 3, 31)), (13, (2028, 2, 29))])
def test_a_month_from_the_thirty_first_ends_with_the_month(times: int, expected: tuple[int, int, int]) -> None:
    monthly = {"interval": "month", "interval_count": 1}
    assert later(moment(2027, 1, 31, 9), monthly, times) == moment(*expected, 9)


def test_a_subscription_starts_paid(standin: StandIn, client: stripe.StripeClient, subscribed: Make) -> None:
    standin.reset(to=moment(2027, 1, 15, 9))
    subscription = subscribed(metadata={"shop": "7"})
    assert (subscription.status, subscription.metadata["shop"]) == ("active", "7")
    assert period_end(subscription) == datetime(2027, 2, 15, 9, tzinfo=UTC)
    invoice = client.v1.invoices.retrieve(subscription.latest_invoice, {"expand": ["payments"]})
    assert (invoice.status, invoice.amount_paid, invoice.billing_reason) == ("paid", 500, "subscription_create")
    assert invoice.parent.subscription_details.subscription == subscription.id
    assert invoice.payments.data[0].payment.payment_intent
    assert client.v1.customers.retrieve(subscription.customer).email == "fleuriste@example.org"


def test_it_is_renewed_month_by_month(standin: StandIn, client: stripe.StripeClient, subscribed: Make) -> None:
    standin.reset(to=moment(2027, 1, 31, 9))
    subscription = subscribed()
    standin.advance(to=moment(2027, 4, 1))
    renewed = client.v1.subscriptions.retrieve(subscription.id)
    assert period_end(renewed) == datetime(2027, 4, 30, 9, tzinfo=UTC)
    invoices = client.v1.invoices.list({"subscription": subscription.id}).data
    days = [datetime.fromtimestamp(invoice.created, UTC).strftime("%d/%m") for invoice in invoices]
    assert (days, {invoice.status for invoice in invoices}) == (["31/03", "28/02", "31/01"], {"paid"})


def test_advancing_twice_to_the_same_moment_renews_once(
    standin: StandIn, client: stripe.StripeClient, subscribed: Make
) -> None:
    subscription = subscribed()
    target = standin.now() + 40 * DAY
    standin.advance(to=target)
    standin.advance(to=max(target, standin.now()))
    assert len(client.v1.invoices.list({"subscription": subscription.id}).data) == 2


def test_a_card_that_fails_is_tried_three_times_then_it_ends(
    standin: StandIn, client: stripe.StripeClient, subscribed: Make
) -> None:
    standin.reset(to=moment(2027, 1, 15, 9))
    subscription = subscribed()
    standin.fail_card(subscription.customer)
    standin.fail_card(subscription.customer)
    standin.advance(to=moment(2027, 2, 15, 10))
    assert client.v1.subscriptions.retrieve(subscription.id).status == "past_due"
    expected = [moment(2027, 2, 18, 9), moment(2027, 2, 23, 9), moment(2027, 3, 2, 9)]
    for due in expected:
        invoice = client.v1.invoices.list({"subscription": subscription.id}).data[0]
        assert (invoice.status, invoice.next_payment_attempt) == ("open", due)
        standin.advance(to=due)
    ended = client.v1.subscriptions.retrieve(subscription.id)
    assert (ended.status, ended.ended_at) == ("canceled", expected[-1])
    assert ended.cancellation_details.reason == "payment_failed"
    said = about(standin, subscription.id)
    assert said.count("invoice.payment_failed") == 4
    assert said[-1] == "customer.subscription.deleted"


def test_a_card_that_works_again_brings_it_back(
    standin: StandIn, client: stripe.StripeClient, subscribed: Make
) -> None:
    subscription = subscribed()
    standin.fail_card(subscription.customer)
    standin.advance(32 * DAY)
    standin.fail_card(subscription.customer, False)
    standin.advance(3 * DAY)
    assert client.v1.subscriptions.retrieve(subscription.id).status == "active"
    assert about(standin, subscription.id)[-3:] == [
        "invoice.paid",
        "invoice.payment_succeeded",
        "customer.subscription.updated",
    ]


def test_the_card_that_fails_later_pays_the_first_month_only(
    standin: StandIn, client: stripe.StripeClient, subscribed: Make
) -> None:
    subscription = subscribed("4000000000000341")
    assert subscription.status == "active"
    standin.advance(32 * DAY)
    assert client.v1.subscriptions.retrieve(subscription.id).status == "past_due"


def test_one_that_is_to_end_lasts_to_the_end_of_its_month(
    standin: StandIn, client: stripe.StripeClient, subscribed: Make
) -> None:
    subscription = subscribed()
    ends = client.v1.subscriptions.update(subscription.id, {"cancel_at_period_end": True})
    assert (ends.status, ends.cancel_at) == ("active", ends["items"].data[0].current_period_end)
    standin.advance(to=ends.cancel_at - 1)
    assert client.v1.subscriptions.retrieve(subscription.id).status == "active"
    standin.advance(2)
    assert client.v1.subscriptions.retrieve(subscription.id).status == "canceled"
    assert len(client.v1.invoices.list({"subscription": subscription.id}).data) == 1


def test_one_can_change_their_mind(client: stripe.StripeClient, subscribed: Make) -> None:
    subscription = subscribed()
    client.v1.subscriptions.update(subscription.id, {"cancel_at_period_end": True})
    kept = client.v1.subscriptions.update(subscription.id, {"cancel_at_period_end": False})
    assert (kept.cancel_at_period_end, kept.cancel_at) == (False, None)


def test_it_can_be_ended_at_once(standin: StandIn, client: stripe.StripeClient, subscribed: Make) -> None:
    subscription = subscribed()
    assert client.v1.subscriptions.cancel(subscription.id).status == "canceled"
    assert standin.events[-1]["type"] == "customer.subscription.deleted"
    assert client.v1.subscriptions.list({"customer": subscription.customer}).data == []
    assert len(client.v1.subscriptions.list({"status": "all"}).data) == 1


def test_a_trial_is_paid_when_it_is_over(standin: StandIn, client: stripe.StripeClient, subscribed: Make) -> None:
    subscription = subscribed(trial_period_days=30)
    assert (subscription.status, subscription.latest_invoice) == ("trialing", None)
    standin.advance(31 * DAY)
    begun = client.v1.subscriptions.retrieve(subscription.id, {"expand": ["latest_invoice"]})
    assert (begun.status, begun.latest_invoice.amount_paid) == ("active", 500)
