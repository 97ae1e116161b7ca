"""Money between the platform and the shops' accounts, and from there to their banks."""

from __future__ import annotations

from tests.stripe_standin import events, ledger
from tests.stripe_standin.errors import invalid
from tests.stripe_standin.payments import billing_details, euros
from tests.stripe_standin.shapes import Json, as_list
from tests.stripe_standin.state import State

PAYOUT_HOUR = 4 * 3600  # UTC


def create(state: State, given: Json) -> Json:
    """Refuses more than is left of the source, or than the platform holds."""
    amount = given["amount"]
    account = state.get(given["destination"], "account", param="destination")
    if account["capabilities"].get("transfers") != "active":
        message = (
            "Your destination account needs to have at least one of the following capabilities enabled: "
            "transfers, crypto_transfers, legacy_payments"
        )
        raise invalid(message, param="destination", code="insufficient_capabilities_for_transfer")
    group, ready_on = given.get("transfer_group"), state.now()
    if given.get("source_transaction"):
        source = state.get(given["source_transaction"], "charge", param="source_transaction")
        if source["status"] != "succeeded":
            raise invalid("The source_transaction must be a successful charge.", param="source_transaction")
        left = source["amount"] - source["_transferred"]
        if amount > left:
            message = (
                "Transfers using this transaction as a source must not exceed the source amount of "
                f"{euros(source['amount'])}. (Note: {euros(source['_transferred'])} has already been transferred.)"
            )
            raise invalid(message, param="amount", code="balance_insufficient")
        source["_transferred"] += amount
        group = source["transfer_group"] or group or f"group_{source['payment_intent']}"
        source["transfer_group"] = group
        entry = state.find(source["balance_transaction"]) if source["balance_transaction"] else None
        ready_on = entry["available_on"] if entry else ledger.next_midnight(state.now())
    elif amount > ledger.held_by(state, None)[0]:
        message = (
            "You have insufficient available funds in your Stripe account. Try adding funds directly to your "
            "available balance by creating Charges using the 4000000000000077 test card."
        )
        raise invalid(message, code="balance_insufficient")
    transfer = state.new(
        "transfer",
        "tr",
        amount=amount,
        currency="eur",
        description=given.get("description"),
        destination=account["id"],
        metadata=given.get("metadata") or {},
        source_transaction=given.get("source_transaction"),
        transfer_group=group,
    )
    transfer["reversals"] = as_list(f"/v1/transfers/{transfer['id']}/reversals", [])
    out = ledger.book(
        state, account=None, amount=-amount, kind="transfer", source=transfer["id"], available_on=ready_on
    )
    payment = _arrival(state, transfer, account["id"], ready_on)
    transfer.update(balance_transaction=out["id"], destination_payment=payment["id"])
    events.record(state, "transfer.created", transfer)
    return transfer


def _arrival(state: State, transfer: Json, account: str, ready_on: int) -> Json:
    """The same money seen from the account that receives it: a payment of its own."""
    payment = state.new(
        "charge",
        "py",
        account=account,
        amount=transfer["amount"],
        amount_captured=transfer["amount"],
        billing_details=billing_details(),
        currency="eur",
        source_transfer=transfer["id"],
        status="succeeded",
        _settle_at=None,
    )
    entry = ledger.book(
        state,
        account=account,
        amount=transfer["amount"],
        kind="payment",
        category="charge",
        source=payment["id"],
        available_on=ready_on,
    )
    payment["balance_transaction"] = entry["id"]
    return payment


def reverse(state: State, transfer: Json, given: Json) -> Json:
    """Take a transfer back, as far as the account still holds that much."""
    left = transfer["amount"] - transfer["amount_reversed"]
    amount = given.get("amount") or left
    if amount > left or left == 0:
        message = f"Reversal amount ({euros(amount)}) is greater than unreversed amount on transfer ({euros(left)})"
        raise invalid(message, param="amount", code="amount_too_large")
    if amount > sum(ledger.held_by(state, transfer["destination"])):
        message = "Insufficient funds in the connected account's balance to reverse this transfer."
        raise invalid(message, param="amount", code="balance_insufficient")
    taken = state.new(
        "transfer_reversal",
        "trr",
        amount=amount,
        currency="eur",
        metadata=given.get("metadata") or {},
        transfer=transfer["id"],
    )
    back = state.new(
        "refund",
        "pyr",
        account=transfer["destination"],
        amount=amount,
        charge=transfer["destination_payment"],
        currency="eur",
        status="succeeded",
        transfer_reversal=taken["id"],
    )
    # What was still pending comes back as pending.
    entry = state.find(transfer["balance_transaction"])
    ready_on = max(entry["available_on"] if entry else 0, state.now())
    home = ledger.book(
        state, account=None, amount=amount, kind="transfer_refund", category="transfer_reversal", source=taken["id"],
        available_on=ready_on,
    )  # fmt: skip
    gone = ledger.book(
        state, account=transfer["destination"], amount=-amount, kind="payment_refund", category="refund",
        source=back["id"], available_on=ready_on,
    )  # fmt: skip
    back["balance_transaction"] = gone["id"]
    taken.update(balance_transaction=home["id"], destination_payment_refund=back["id"])
    before = {"amount_reversed": transfer["amount_reversed"], "reversed": transfer["reversed"]}
    transfer["amount_reversed"] += amount
    transfer["reversed"] = transfer["amount_reversed"] == transfer["amount"]
    transfer["reversals"]["data"] = [taken, *transfer["reversals"]["data"]]
    source = state.find(transfer["source_transaction"]) if transfer["source_transaction"] else None
    if source:
        source["_transferred"] -= amount
    events.record(state, "transfer.reversed", transfer, before=before)
    return taken


def next_payday(state: State) -> int | None:
    """The next morning on which somebody may be paid; None while no account holds anything."""
    if not any(account and sum(sums) > 0 for account, sums in ledger.holdings(state).items()):
        return None
    reached = int(state.notes["reached"])
    today = reached - reached % ledger.DAY + PAYOUT_HOUR
    return today if today > reached else today + ledger.DAY


def pay_out(state: State) -> None:
    """Every account that is paid daily gets what is available."""
    for account_id, (available, _) in ledger.holdings(state).items():
        account = state.find(account_id) if account_id else None
        if account is None or available <= 0 or not account["payouts_enabled"]:
            continue
        if account["settings"]["payouts"]["schedule"]["interval"] != "daily":
            continue
        payout = state.new(
            "payout",
            "po",
            account=account_id,
            amount=available,
            arrival_date=ledger.next_midnight(state.now()),
            currency="eur",
            description="STRIPE PAYOUT",
            destination=account["external_accounts"]["data"][0]["id"],
            status="in_transit",
        )
        entry = ledger.book(
            state,
            account=account_id,
            amount=-available,
            kind="payout",
            source=payout["id"],
            description="STRIPE PAYOUT",
        )
        payout["balance_transaction"] = entry["id"]
        events.record(state, "payout.created", payout)


def on_the_way(state: State) -> list[Json]:
    return state.all("payout", lambda payout: payout["status"] == "in_transit")


def arrive(state: State, payout: Json) -> None:
    payout["status"] = "paid"
    events.record(state, "payout.paid", payout)
