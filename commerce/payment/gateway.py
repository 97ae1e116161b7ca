"""Card payments at Stripe (Connect, separate charges and transfers). Frozen dataclasses come out, EUR as Decimal;
cents, Stripe's objects and Stripe's words stay in here. Failures are `kit.stripe_client`'s two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from kit.money import from_cents, to_cents
from kit.stripe_client import StripeRefused, client, translated_errors


@dataclass(frozen=True)
class Item:
    name: str
    amount: Decimal


@dataclass(frozen=True)
class CheckoutState:
    """A hosted payment page. `is_paid`: the money is there; `is_open`: it can still come."""

    id: str
    url: str
    is_open: bool
    is_paid: bool
    payment_intent_id: str


@dataclass(frozen=True)
class PaymentState:
    """`fee` is what Stripe really took; None while it has not said so (up to an hour after the payment)."""

    payment_intent_id: str
    charge_id: str
    amount: Decimal
    fee: Decimal | None
    refunded: Decimal


@dataclass(frozen=True)
class Refused:
    """Why the last card that was tried didn't pay: Stripe's code, empty if one did. `reference` is the purchase's."""

    reference: str
    reason: str


@dataclass(frozen=True)
class TransferState:
    id: str
    account_id: str
    amount: Decimal
    reversed: Decimal
    order_number: str


@dataclass(frozen=True)
class RefundState:
    """`is_done`: the bank took it; `has_failed`: it came back to us. Neither: it is on its way. `key` is ours."""

    id: str
    key: str
    amount: Decimal
    is_done: bool
    has_failed: bool


@dataclass(frozen=True)
class AccountState:
    id: str
    can_take_cards: bool
    can_receive: bool


@dataclass(frozen=True)
class Balance:
    available: Decimal
    pending: Decimal


# ---- the customer pays
def open_checkout(
    *, reference: str, email: str, items: Sequence[Item], expires_at: datetime, success_url: str, cancel_url: str
) -> CheckoutState:
    """Open the payment page of a purchase; asked again with the same reference and the same end, the same page."""
    metadata = {"purchase": reference}
    lines: list[Any] = [
        {
            "quantity": 1,
            "price_data": {
                "currency": "eur",
                "unit_amount": to_cents(item.amount),
                "product_data": {"name": item.name},
            },
        }
        for item in items
    ]
    with translated_errors():
        made = client().v1.checkout.sessions.create(
            {
                "mode": "payment",
                "allowed_payment_method_types": ["card"],
                "line_items": lines,
                "customer_email": email,
                "client_reference_id": reference,
                "metadata": metadata,
                "payment_intent_data": {"transfer_group": reference, "metadata": metadata},
                "locale": "fr",
                "expires_at": int(expires_at.timestamp()),
                "success_url": success_url,
                "cancel_url": cancel_url,
            },
            {"idempotency_key": f"checkout-{reference}-{int(expires_at.timestamp())}"},
        )
    return _checkout(made)


def read_checkout(session_id: str) -> CheckoutState:
    with translated_errors():
        return _checkout(client().v1.checkout.sessions.retrieve(session_id))


def close_checkout(session_id: str) -> CheckoutState:
    """Make sure that nobody can pay any more; what comes out says whether somebody had."""
    try:
        with translated_errors():
            return _checkout(client().v1.checkout.sessions.expire(session_id))
    except StripeRefused:
        return read_checkout(session_id)  # it was complete or expired already


def read_payment(payment_intent_id: str) -> PaymentState | None:
    """None while no charge succeeded."""
    with translated_errors():
        intent = client().v1.payment_intents.retrieve(
            payment_intent_id, {"expand": ["latest_charge.balance_transaction"]}
        )
    charge: Any = intent.latest_charge
    if charge is None or not charge.paid:
        return None
    transaction = charge.balance_transaction
    return PaymentState(
        payment_intent_id=intent.id,
        charge_id=charge.id,
        amount=from_cents(charge.amount),
        fee=from_cents(transaction.fee) if transaction is not None else None,
        refunded=from_cents(charge.amount_refunded),
    )


def read_refusal(payment_intent_id: str) -> Refused:
    with translated_errors():
        intent = client().v1.payment_intents.retrieve(payment_intent_id)
    error = intent.last_payment_error
    said = error.to_dict() if error is not None else {}
    metadata = intent.metadata.to_dict() if intent.metadata else {}
    return Refused(metadata.get("purchase", ""), said.get("decline_code") or said.get("code") or "")


# ---- the shops receive
def send_transfer(
    *, order_number: str, reference: str, charge_id: str, account_id: str, amount: Decimal
) -> TransferState:
    """One shop's part. Stripe forgets idempotency keys after a day, so an order's transfer is looked for first. The
    amount is in the key: a transfer that was refused, and is smaller since a refund, is another question."""
    for sent in transfers_of(reference):
        if sent.order_number == order_number:
            return sent
    with translated_errors():
        made = client().v1.transfers.create(
            {
                "amount": to_cents(amount),
                "currency": "eur",
                "destination": account_id,
                "source_transaction": charge_id,
                "transfer_group": reference,
                "metadata": {"order": order_number},
            },
            {"idempotency_key": f"transfer-{order_number}-{to_cents(amount)}"},
        )
    return _transfer(made)


def transfers_of(reference: str) -> list[TransferState]:
    with translated_errors():
        found = client().v1.transfers.list({"transfer_group": reference, "limit": 100})
        return [_transfer(each) for each in found.auto_paging_iter()]


# ---- money goes back
def refund(*, payment_intent_id: str, order_number: str, key: str, amount: Decimal) -> RefundState:
    """To the card that paid, once a key: a refund that Stripe has is looked for first."""
    for given in refunds_of(payment_intent_id):
        if given.key == key:
            return given
    with translated_errors():
        made = client().v1.refunds.create(
            {
                "payment_intent": payment_intent_id,
                "amount": to_cents(amount),
                "metadata": {"refund": key, "order": order_number},
            },
            {"idempotency_key": f"refund-{key}"},
        )
    return _refund(made)


def refunds_of(payment_intent_id: str) -> list[RefundState]:
    with translated_errors():
        found = client().v1.refunds.list({"payment_intent": payment_intent_id, "limit": 100})
        return [_refund(each) for each in found.auto_paging_iter()]


def reverse_transfer(*, transfer_id: str, key: str, amount: Decimal) -> str:
    """Take a part of a transfer back from the shop's account, once a key; the reversal's id."""
    with translated_errors():
        for taken in client().v1.transfers.reversals.list(transfer_id, {"limit": 100}).auto_paging_iter():
            if taken.metadata and taken.metadata.to_dict().get("refund") == key:
                return taken.id
        made = client().v1.transfers.reversals.create(
            transfer_id,
            {"amount": to_cents(amount), "metadata": {"refund": key}},
            {"idempotency_key": f"reversal-{key}"},
        )
    return made.id


# ---- the shops' accounts
def create_account(*, shop_id: int, name: str, email: str, url: str) -> AccountState:
    """An Express account: losses and Stripe's fees are the platform's, as separate charges and transfers demand;
    both capabilities, because transfers alone force the recipient agreement."""
    with translated_errors():
        made = client().v1.accounts.create(
            {
                "country": "FR",
                **({"email": email} if email else {}),  # Stripe refuses an empty one, and asks by itself
                "business_profile": {"name": name, "url": url},
                "controller": {
                    "losses": {"payments": "application"},
                    "fees": {"payer": "application"},
                    "stripe_dashboard": {"type": "express"},
                    "requirement_collection": "stripe",
                },
                "capabilities": {"card_payments": {"requested": True}, "transfers": {"requested": True}},
                "settings": {"payouts": {"schedule": {"interval": "daily"}}},
                "metadata": {"shop": str(shop_id)},
            },
            {"idempotency_key": f"account-{shop_id}"},
        )
    return _account(made)


def read_account(account_id: str) -> AccountState:
    with translated_errors():
        return _account(client().v1.accounts.retrieve(account_id))


def onboarding_url(*, account_id: str, return_url: str, refresh_url: str) -> str:
    """Stripe's own page where a merchant tells who they are; good for a few minutes."""
    with translated_errors():
        made = client().v1.account_links.create(
            {
                "account": account_id,
                "type": "account_onboarding",
                "return_url": return_url,
                "refresh_url": refresh_url,
            }
        )
    return made.url


def dashboard_url(account_id: str) -> str:
    """A sign-in link to the merchant's own account at Stripe."""
    with translated_errors():
        return client().v1.accounts.login_links.create(account_id).url


def balance_of(account_id: str) -> Balance:
    with translated_errors():
        found = client().v1.balance.retrieve({}, {"stripe_account": account_id})
    return Balance(available=_sum(found.available), pending=_sum(found.pending))


def _sum(parts: Any) -> Decimal:
    return from_cents(sum(part.amount for part in parts if part.currency == "eur"))


def _checkout(found: Any) -> CheckoutState:
    return CheckoutState(
        id=found.id,
        url=found.url or "",
        is_open=found.status == "open",
        is_paid=found.payment_status == "paid",
        payment_intent_id=_id(found.payment_intent),
    )


def _transfer(found: Any) -> TransferState:
    return TransferState(
        id=found.id,
        account_id=_id(found.destination),
        amount=from_cents(found.amount),
        reversed=from_cents(found.amount_reversed),
        order_number=found.metadata.to_dict().get("order", ""),
    )


def _refund(found: Any) -> RefundState:
    return RefundState(
        id=found.id,
        key=found.metadata.to_dict().get("refund", "") if found.metadata else "",
        amount=from_cents(found.amount),
        is_done=found.status == "succeeded",
        has_failed=found.status in ("failed", "canceled"),
    )


def _account(found: Any) -> AccountState:
    capabilities = found.capabilities.to_dict() if found.capabilities else {}
    return AccountState(
        id=found.id,
        can_take_cards=capabilities.get("card_payments") == "active",
        can_receive=capabilities.get("transfers") == "active" and bool(found.payouts_enabled),
    )


def _id(reference: Any) -> str:
    """Stripe gives an id or, expanded, the object."""
    return "" if reference is None else getattr(reference, "id", reference)
