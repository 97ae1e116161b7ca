"""Payment intents, charges and refunds."""

from __future__ import annotations

from tests.stripe_standin import events, ledger
from tests.stripe_standin.cards import CARDS, Payment
from tests.stripe_standin.errors import CardDeclined, invalid
from tests.stripe_standin.lists import INCLUDABLE
from tests.stripe_standin.refusals import declined
from tests.stripe_standin.shapes import FIXTURES, Json, as_list
from tests.stripe_standin.state import State, random_id

CANCELABLE = ("requires_payment_method", "requires_confirmation", "requires_action", "processing", "requires_capture")


def euros(amount: int) -> str:
    return f"€{amount / 100:.2f}"


def billing_details(email: str | None = None) -> Json:
    address = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))
    return {"address": address, "email": email, "name": None, "phone": None, "tax_id": None}


def keep_card(state: State, payment: Payment, *, customer: str | None, email: str | None) -> Json:
    """A payment method for this card; only the number of a published test card is ever behind it."""
    card = {
        **dict.fromkeys(FIXTURES["payment_method"]["card"]),
        "brand": payment.card.brand,
        "checks": {
            "address_line1_check": None,
            "address_postal_code_check": None,
            "cvc_check": "fail" if payment.card.refusal == "incorrect_cvc" else "pass",
        },
        "country": "FR",
        "display_brand": payment.card.brand,
        "exp_month": payment.month,
        "exp_year": payment.year,
        "fingerprint": payment.card.number[-4:] * 4,
        "funding": "debit",
        "last4": payment.card.number[-4:],
        "networks": {"available": [payment.card.brand], "preferred": None},
        "three_d_secure_usage": {"supported": True},
    }
    return state.new(
        "payment_method",
        "pm",
        billing_details=billing_details(email),
        card=card,
        customer=customer,
        _number=payment.card.number,
    )


def create_intent(state: State, *, amount: int, customer: str | None = None, **values: object) -> Json:
    intent = state.new("payment_intent", "pi", amount=amount, currency="eur", customer=customer, **values)
    intent["client_secret"] = random_id(f"{intent['id']}_secret")
    intent["status"] = "requires_payment_method"
    events.record(state, "payment_intent.created", intent)
    return intent


def attempt(state: State, intent: Json, method: Json, *, authenticated: bool, present: bool = True) -> str:
    """Try to take the money: "succeeded" or "requires_action". Raises CardDeclined, and notes it on the intent.

    `present` is false when a kept card is charged without the person.
    """
    card = CARDS[method["_number"]]
    customer = state.find(intent["customer"]) if intent["customer"] else None
    refusal = card.refusal or ("" if present else card.later)
    if not present and customer and customer.get("_cards_fail"):
        refusal = "generic_decline"
    if not present and not refusal and card.challenge == "always":
        refusal = "authentication_required"
    intent["payment_method"] = method["id"]
    if refusal:
        raise _refuse(state, intent, method, declined(refusal))
    if present and card.challenge and not authenticated:
        return ask_authentication(state, intent, method)
    intent["next_action"] = None
    intent["last_payment_error"] = None
    charge = _charge(state, intent, method)
    intent.update(status="succeeded", latest_charge=charge["id"], amount_received=intent["amount"])
    events.record(state, "charge.succeeded", charge)
    events.record(state, "payment_intent.succeeded", intent)
    if state.settle_after <= 0:
        settle(state, charge)
    return "succeeded"


def ask_authentication(state: State, intent: Json, method: Json) -> str:
    sdk = {"type": "three_d_secure_redirect", "stripe_js": f"{state.base_url}/pay/{intent['id']}"}
    intent.update(status="requires_action", payment_method=method["id"])
    intent["next_action"] = {"type": "use_stripe_sdk", "use_stripe_sdk": sdk}
    events.record(state, "payment_intent.requires_action", intent)
    return "requires_action"


def fail_authentication(state: State, intent: Json) -> None:
    """The person refused, or their bank did: the intent waits for another card."""
    method = state.get(intent["payment_method"], "payment_method")
    error = {
        "code": "payment_intent_authentication_failure",
        "message": "The provided PaymentMethod has failed authentication.",
        "payment_method": dict(method),
        "type": "invalid_request_error",
    }
    intent.update(status="requires_payment_method", next_action=None, payment_method=None, last_payment_error=error)
    events.record(state, "payment_intent.payment_failed", intent)


def _refuse(state: State, intent: Json, method: Json, refusal: CardDeclined) -> CardDeclined:
    failure = {
        "failure_code": refusal.code,
        "failure_message": refusal.message,
        "outcome": _outcome("declined_by_network", "issuer_declined", refusal.decline_code or refusal.code),
    }
    charge = _charge(state, intent, method, status="failed", paid=False, **failure)
    error = {**refusal.body["error"], "charge": charge["id"], "payment_method": dict(method)}
    intent.update(
        status="requires_payment_method",
        latest_charge=charge["id"],
        payment_method=None,
        next_action=None,
        last_payment_error=error,
    )
    events.record(state, "charge.failed", charge)
    events.record(state, "payment_intent.payment_failed", intent)
    return refusal


def _outcome(network: str, kind: str, reason: str | None = None) -> Json:
    return {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": network,
        "reason": reason,
        "risk_level": "normal",
        "seller_message": "Payment complete." if reason is None else "The bank declined the payment.",
        "type": kind,
    }


def _charge(state: State, intent: Json, method: Json, **values: object) -> Json:
    card = method["card"]
    details = {
        **dict.fromkeys(FIXTURES["charge"]["payment_method_details"]["card"]),
        **{key: card[key] for key in ("brand", "checks", "country", "exp_month", "exp_year", "funding", "last4")},
        "amount_authorized": intent["amount"],
        "fingerprint": card["fingerprint"],
        "network": card["brand"],
    }
    paid = values.get("paid", True)
    customer = state.find(intent["customer"]) if intent["customer"] else None
    merged: Json = {
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if paid else 0,
        "billing_details": billing_details(method["billing_details"]["email"] or (customer or {}).get("email")),
        "calculated_statement_descriptor": "LES PETITS COMMERCES",
        "captured": bool(paid),
        "currency": "eur",
        "customer": intent["customer"],
        "description": intent["description"],
        "metadata": dict(intent["metadata"]),
        "outcome": _outcome("approved_by_network", "authorized"),
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": {"card": details, "type": "card"},
        "receipt_email": intent["receipt_email"],
        "status": "succeeded",
        "transfer_group": intent["transfer_group"],
        "_settle_at": state.now() + max(state.settle_after, 0) if paid else None,
        "_transferred": 0,
        **values,
    }
    return state.new("charge", "ch", **merged)


def settle(state: State, charge: Json) -> None:
    """The charge gets its balance transaction, which at Stripe too comes a moment after the payment."""
    entry = ledger.book(
        state,
        account=None,
        amount=charge["amount"],
        fee=ledger.fee_on(state, charge["amount"]),
        kind="charge",
        source=charge["id"],
        available_on=ledger.next_midnight(state.now()),
        description=charge["description"],
    )
    charge.update(balance_transaction=entry["id"], _settle_at=None)
    events.record(state, "charge.updated", charge, before={"balance_transaction": None})


def unsettled(state: State) -> list[Json]:
    return state.all("charge", lambda charge: charge.get("_settle_at") is not None)


def cancel(state: State, intent: Json, reason: str | None = None) -> Json:
    if intent["status"] not in CANCELABLE:
        message = (
            f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}. Only a PaymentIntent "
            f"with one of the following statuses may be canceled: {', '.join(CANCELABLE)}."
        )
        raise invalid(message, code="payment_intent_unexpected_state")
    intent.update(status="canceled", canceled_at=state.now(), cancellation_reason=reason, next_action=None)
    events.record(state, "payment_intent.canceled", intent)
    return intent


def refund(state: State, charge: Json, *, amount: int | None, reason: str | None, metadata: dict[str, str]) -> Json:
    """Give money back to the card, from the platform's balance. Stripe keeps its fee."""
    left = charge["amount_captured"] - charge["amount_refunded"]
    if charge["status"] != "succeeded":
        raise invalid(f"Charge {charge['id']} was not successful, it cannot be refunded.", code="charge_not_refundable")
    if left == 0:
        message = f"Charge {charge['id']} has already been refunded."
        raise invalid(message, code="charge_already_refunded")
    amount = left if amount is None else amount
    if amount > left:
        message = f"Refund amount ({euros(amount)}) is greater than unrefunded amount on charge ({euros(left)})"
        raise invalid(message, param="amount", code="amount_too_large")
    if charge["balance_transaction"] is None:
        settle(state, charge)
    card = {"reference_status": "pending", "reference_type": "acquirer_reference_number", "type": "refund"}
    given = state.new(
        "refund",
        "re",
        amount=amount,
        charge=charge["id"],
        currency="eur",
        customer=charge["customer"],
        destination_details={"card": card, "type": "card"},
        metadata=metadata,
        payment_intent=charge["payment_intent"],
        payment_method=charge["payment_method"],
        reason=reason,
        status="succeeded",
    )
    entry = ledger.book(
        state, account=None, amount=-amount, kind="refund", source=given["id"], description="REFUND FOR CHARGE"
    )
    given["balance_transaction"] = entry["id"]
    before = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    events.record(state, "refund.created", given)
    events.record(state, "charge.refunded", charge, before=before)
    return given


def bounce(state: State, given: Json) -> None:
    """The bank doesn't take a refund: the money comes back to the platform's balance."""
    entry = ledger.book(
        state, account=None, amount=given["amount"], kind="refund_failure", source=given["id"],
        description="REFUND FAILURE",
    )  # fmt: skip
    given.update(status="failed", failure_reason="lost_or_stolen_card", failure_balance_transaction=entry["id"])
    charge = state.get(given["charge"], "charge")
    charge["amount_refunded"] -= given["amount"]
    charge["refunded"] = False
    events.record(state, "refund.updated", given, before={"status": "succeeded"})
    events.record(state, "refund.failed", given)


def _refunds_of(state: State, charge: Json) -> Json:
    found = state.all("refund", lambda given: given["charge"] == charge["id"])
    return as_list(f"/v1/charges/{charge['id']}/refunds", found[::-1])


INCLUDABLE["charge", "refunds"] = _refunds_of
