"""Balances: what each account holds, as the sum of its balance transactions, in cents."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tests.stripe_standin.shapes import Json, shape
from tests.stripe_standin.state import State

DAY = 86400


def fee_on(state: State, amount: int) -> int:
    """1.4 % + 0.25 EUR, rounded half up to the cent."""
    share = Decimal(amount) * Decimal(state.fee_percent) / 100
    return int(share.quantize(Decimal(1), ROUND_HALF_UP)) + state.fee_cents


def next_midnight(moment: int) -> int:
    return moment - moment % DAY + DAY


def book(
    state: State,
    *,
    account: str | None,
    amount: int,
    kind: str,
    source: str,
    fee: int = 0,
    available_on: int | None = None,
    description: str | None = None,
    category: str | None = None,
) -> Json:
    """Write a balance transaction. `account` is None for the platform. Money from sales can be used the next day."""
    details = [
        {
            "amount": fee,
            "application": None,
            "currency": "eur",
            "description": "Stripe processing fees",
            "type": "stripe_fee",
        }
    ]
    return state.new(
        "balance_transaction",
        "txn",
        account=account,
        amount=amount,
        fee=fee,
        fee_details=details if fee else [],
        net=amount - fee,
        type=kind,
        reporting_category=category or kind,
        source=source,
        description=description,
        status="pending",
        available_on=state.now() if available_on is None else available_on,
    )


def holdings(state: State) -> dict[str | None, tuple[int, int]]:
    """For each account (None is the platform) what is available and what is pending."""
    now = state.now()
    sums: dict[str | None, tuple[int, int]] = {}
    for entry in state.look("balance_transaction"):
        available, pending = sums.get(entry["_account"], (0, 0))
        if entry["available_on"] <= now:
            available += entry["net"]
        else:
            pending += entry["net"]
        sums[entry["_account"]] = (available, pending)
    return sums


def held_by(state: State, account: str | None) -> tuple[int, int]:
    return holdings(state).get(account, (0, 0))


def balance(state: State, account: str | None) -> Json:
    available, pending = held_by(state, account)

    def row(amount: int) -> list[Json]:
        return [{"amount": amount, "currency": "eur", "source_types": {"card": amount}}]

    reserved = [{"amount": 0, "currency": "eur"}]
    return shape("balance", available=row(available), pending=row(pending), connect_reserved=reserved)
