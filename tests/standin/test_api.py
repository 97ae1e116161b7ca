"""The manners of the API: keys, idempotency, pages, expansion, bad days."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request

import pytest
import stripe

from tests.standin.conftest import Make, client_of, session_params
from tests.stripe_standin import StandIn


@pytest.mark.parametrize("key", ["sk_live_abc", "pk_test_abc"])
def test_only_secret_test_keys_are_let_in(standin: StandIn, key: str) -> None:
    client = stripe.StripeClient(key, base_addresses={"api": standin.base_url})
    with pytest.raises(stripe.AuthenticationError):
        client.v1.customers.list()


def test_nobody_is_let_in_without_a_key(standin: StandIn) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"{standin.base_url}/v1/customers")
    assert refusal.value.code == 401
    assert json.load(refusal.value)["error"]["type"] == "invalid_request_error"
    refusal.value.close()


def test_the_same_key_does_it_once(standin: StandIn, client: stripe.StripeClient) -> None:
    once = {"idempotency_key": "purchase-42"}
    first = client.v1.checkout.sessions.create(session_params(), once)
    again = client.v1.checkout.sessions.create(session_params(), once)
    assert first.id == again.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(standin.objects("checkout.session")) == 1


def test_the_same_key_for_something_else_is_refused(client: stripe.StripeClient) -> None:
    once = {"idempotency_key": "purchase-42"}
    client.v1.checkout.sessions.create(session_params(2500), once)
    with pytest.raises(stripe.IdempotencyError):
        client.v1.checkout.sessions.create(session_params(2600), once)


def test_a_key_is_forgotten_after_a_day(standin: StandIn, client: stripe.StripeClient) -> None:
    once = {"idempotency_key": "customer-42"}
    first = client.v1.customers.create({"email": "chloe@example.org"}, once)
    standin.advance(86401)
    assert client.v1.customers.create({"email": "chloe@example.org"}, once).id != first.id


def test_an_answer_that_got_lost_is_found_again_by_its_key(standin: StandIn) -> None:
    standin.lose_next_answer()
    client = client_of(standin, max_network_retries=2)
    customer = client.v1.customers.create({"email": "chloe@example.org"})
    assert [found["id"] for found in standin.objects("customer")] == [customer.id]


def test_stripe_can_be_down(standin: StandIn) -> None:
    standin.fail_next(503, times=3)
    client = client_of(standin, max_network_retries=2)
    with pytest.raises(stripe.APIError):
        client.v1.customers.create({})
    assert standin.objects("customer") == []
    assert client.v1.customers.create({}).id


def test_stripe_can_be_slow(standin: StandIn) -> None:
    standin.slow_next(1)
    http = stripe.RequestsClient(timeout=0.2)
    client = client_of(standin, http_client=http)
    began = time.monotonic()
    with pytest.raises(stripe.APIConnectionError):
        client.v1.customers.list()
    assert time.monotonic() - began < 1


def test_lists_come_in_pages_newest_first(client: stripe.StripeClient) -> None:
    made = [client.v1.customers.create({"name": str(number)}).id for number in range(5)]
    first = client.v1.customers.list({"limit": 2})
    assert ([row.id for row in first.data], first.has_more) == ([made[4], made[3]], True)
    last = client.v1.customers.list({"limit": 2, "starting_after": made[1]})
    assert ([row.id for row in last.data], last.has_more) == ([made[0]], False)
    assert [row.id for row in first.auto_paging_iter()] == made[::-1]
    back = client.v1.customers.list({"limit": 2, "ending_before": made[1]})
    assert [row.id for row in back.data] == [made[3], made[2]]


def test_what_cannot_be_expanded_is_refused(client: stripe.StripeClient, new_session: Make) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        client.v1.checkout.sessions.retrieve(new_session().id, {"expand": ["success_url"]})


def test_lists_can_be_expanded(standin: StandIn, client: stripe.StripeClient, paid_charge: Make) -> None:
    paid_charge(3000)
    rows = client.v1.charges.list({"expand": ["data.balance_transaction"]}).data
    assert rows[0].balance_transaction.fee == 67


def test_metadata_is_merged_and_taken_away(client: stripe.StripeClient) -> None:
    customer = client.v1.customers.create({"metadata": {"town": "annecy", "shop": "7"}})
    changed = client.v1.customers.update(customer.id, {"metadata": {"shop": "8", "town": ""}})
    assert changed.metadata.to_dict() == {"shop": "8"}


def test_an_unknown_address_is_stripes_404(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="Unrecognized request URL"):
        client.v1.coupons.list()


def test_events_can_be_read_afterwards(client: stripe.StripeClient) -> None:
    customer = client.v1.customers.create({"email": "chloe@example.org"})
    event = client.v1.events.list({"types": ["customer.created"]}).data[0]
    assert client.v1.events.retrieve(event.id).data.object.id == customer.id


def test_a_refused_request_leaves_nothing_behind(standin: StandIn, client: stripe.StripeClient) -> None:
    params = session_params(20, 20)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.checkout.sessions.create(params)
    assert refusal.value.code == "amount_too_small"
    assert [standin.objects(kind) for kind in ("price", "product", "event", "item")] == [[], [], [], []]
