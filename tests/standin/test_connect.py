"""Accounts, transfers, reversals and daily payouts."""

from __future__ import annotations

import pytest
import stripe

from tests.standin.conftest import CONTROLLER, Make
from tests.stripe_standin import StandIn

DAY = 86400


def transfer_params(charge: stripe.Charge, account: stripe.Account, amount: int) -> dict:
    return {"amount": amount, "currency": "eur", "destination": account.id, "source_transaction": charge.id}


def held(client: stripe.StripeClient, account: str) -> tuple[int, int]:
    balance = client.v1.balance.retrieve(options={"stripe_account": account})
    return balance.available[0].amount, balance.pending[0].amount


def test_an_account_receives_once_it_has_told_what_stripe_asks(
    standin: StandIn, client: stripe.StripeClient, new_account: Make
) -> None:
    account = new_account(ready=False, email="boulangerie@example.org")
    assert (account.capabilities.transfers, account.details_submitted) == ("inactive", False)
    assert account.requirements.currently_due
    standin.onboard(account.id)
    account = client.v1.accounts.retrieve(account.id)
    assert (account.capabilities.card_payments, account.capabilities.transfers) == ("active", "active")
    assert account.requirements.currently_due == []
    standin.restrict(account.id)
    assert client.v1.accounts.retrieve(account.id).capabilities.transfers == "inactive"


def test_transfers_alone_are_refused(client: stripe.StripeClient) -> None:
    alone = {"transfers": {"requested": True}}
    with pytest.raises(stripe.InvalidRequestError, match="card_payments"):
        client.v1.accounts.create({"country": "FR", "controller": CONTROLLER, "capabilities": alone})


def test_one_payment_is_shared_between_shops(client: stripe.StripeClient, paid_charge: Make, new_account: Make) -> None:
    charge = paid_charge(3000, transfer_group="74010-000001")
    first, second = new_account(), new_account()
    client.v1.transfers.create(transfer_params(charge, first, 1954))
    client.v1.transfers.create(transfer_params(charge, second, 979))
    assert (held(client, first.id), held(client, second.id)) == ((0, 1954), (0, 979))
    found = client.v1.transfers.list({"transfer_group": "74010-000001"}).data
    assert [transfer.amount for transfer in found] == [979, 1954]
    balance = client.v1.balance.retrieve()
    assert balance.available[0].amount + balance.pending[0].amount == 3000 - 67 - 1954 - 979 == 0


def test_no_more_is_transferred_than_was_charged(
    client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    charge, account = paid_charge(3000), new_account()
    client.v1.transfers.create(transfer_params(charge, account, 2000))
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.transfers.create(transfer_params(charge, account, 1001))
    assert refusal.value.code == "balance_insufficient"
    client.v1.transfers.create(transfer_params(charge, account, 1000))


def test_without_a_source_the_platform_must_have_the_money(
    standin: StandIn, client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    paid_charge(3000)
    params = {"amount": 500, "currency": "eur", "destination": new_account().id}
    with pytest.raises(stripe.InvalidRequestError, match="insufficient available funds"):
        client.v1.transfers.create(params)
    standin.advance(DAY)
    assert client.v1.transfers.create(params).amount == 500


def test_an_account_that_is_not_ready_receives_nothing(
    client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.transfers.create(transfer_params(paid_charge(), new_account(ready=False), 100))
    assert refusal.value.code == "insufficient_capabilities_for_transfer"


def test_a_transfer_is_taken_back_while_the_account_holds_it(
    client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    charge, account = paid_charge(3000), new_account()
    transfer = client.v1.transfers.create(transfer_params(charge, account, 2900))
    reversal = client.v1.transfers.reversals.create(transfer.id, {"amount": 900})
    assert reversal.transfer == transfer.id
    assert client.v1.transfers.retrieve(transfer.id).amount_reversed == 900
    assert held(client, account.id) == (0, 2000)


def test_what_was_paid_out_cannot_be_taken_back(
    standin: StandIn, client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    charge, account = paid_charge(3000), new_account()
    transfer = client.v1.transfers.create(transfer_params(charge, account, 2900))
    standin.advance(2 * DAY)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.transfers.reversals.create(transfer.id, {"amount": 1})
    assert refusal.value.code == "balance_insufficient"


def test_shops_are_paid_out_every_day(
    standin: StandIn, client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    account = new_account()
    client.v1.transfers.create(transfer_params(paid_charge(3000), account, 2933))
    standin.advance(3 * DAY)
    mine = {"stripe_account": account.id}
    payouts = client.v1.payouts.list(options=mine).data
    assert [(payout.amount, payout.status) for payout in payouts] == [(2933, "paid")]
    assert held(client, account.id) == (0, 0)
    entries = client.v1.balance_transactions.list(options=mine).data
    assert [(entry.type, entry.net) for entry in entries] == [("payout", -2933), ("payment", 2933)]
    paid = [event for event in standin.events if event["type"] == "payout.paid"]
    assert [event["account"] for event in paid] == [account.id]
    assert client.v1.payouts.list().data == []


def test_one_account_does_not_see_what_is_anothers(
    standin: StandIn, client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    account, other = new_account(), new_account()
    client.v1.transfers.create(transfer_params(paid_charge(3000), account, 2933))
    standin.advance(3 * DAY)
    payout = client.v1.payouts.list(options={"stripe_account": account.id}).data[0]
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payouts.retrieve(payout.id, options={"stripe_account": other.id})
    assert refusal.value.http_status == 404


def test_the_dashboard_opens_for_those_who_have_been_let_in(client: stripe.StripeClient, new_account: Make) -> None:
    assert client.v1.accounts.login_links.create(new_account().id).url
    with pytest.raises(stripe.InvalidRequestError, match="onboarding"):
        client.v1.accounts.login_links.create(new_account(ready=False).id)
