"""Checkout sessions: made by the shop, paid on our page, expired by either side or by time."""

from __future__ import annotations

from tests.stripe_standin import billing, catalogue, events, payments
from tests.stripe_standin.cards import Payment
from tests.stripe_standin.errors import invalid
from tests.stripe_standin.lists import INCLUDABLE
from tests.stripe_standin.refusals import declined
from tests.stripe_standin.shapes import Json, as_list
from tests.stripe_standin.state import State, random_id

SHORTEST, LONGEST, LEAST = 1800, 86400, 50


def create(state: State, given: Json) -> Json:
    """Refuses what Stripe refuses before anything is written."""
    mode = given["mode"]
    for other, field in (("payment", "subscription_data"), ("subscription", "payment_intent_data")):
        if mode == other and field in given:
            raise invalid(f"You can not pass `{field}` in `{mode}` mode.", param=field)
    if given.get("customer") and given.get("customer_email"):
        message = "You may only specify one of these parameters: customer, customer_email."
        raise invalid(message, param="customer_email")
    customer = state.get(given["customer"], "customer", param="customer") if given.get("customer") else None
    until = _deadline(state, given.get("expires_at"))
    rows = given.get("line_items") or []
    if not rows:
        raise invalid(
            f"Missing required param: line_items in `{mode}` mode.", param="line_items", code="parameter_missing"
        )
    items = [_item(state, row, f"line_items[{index}]", mode) for index, row in enumerate(rows)]
    if mode == "subscription" and not any(item["price"]["recurring"] for item in items):
        message = "You must provide at least one recurring price in `subscription` mode when using prices."
        raise invalid(message, param="line_items")
    total = sum(item["amount_total"] for item in items)
    if total < LEAST and not (mode == "subscription" and total == 0):
        message = "The Checkout Session's total amount due must add up to at least €0.50 eur"
        raise invalid(message, param="line_items", code="amount_too_small")
    identity = random_id("cs_test", 58)
    session = state.new(
        "checkout.session",
        "cs_test",
        id=identity,
        amount_subtotal=total,
        amount_total=total,
        billing_address_collection=given.get("billing_address_collection"),
        cancel_url=given.get("cancel_url"),
        client_reference_id=given.get("client_reference_id"),
        currency="eur",
        customer=customer and customer["id"],
        customer_creation="always" if mode == "subscription" else given.get("customer_creation", "if_required"),
        customer_email=given.get("customer_email"),
        customer_details=_details(given.get("customer_email") or (customer or {}).get("email")),
        expires_at=until,
        locale=given.get("locale"),
        metadata=given.get("metadata") or {},
        mode=mode,
        payment_method_collection=given.get("payment_method_collection", "always")
        if mode == "subscription"
        else "if_required",
        payment_method_types=given.get("allowed_payment_method_types") or ["card"],
        payment_status="unpaid",
        status="open",
        submit_type=given.get("submit_type"),
        success_url=given["success_url"],
        total_details={"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        url=f"{state.base_url}/pay/{identity}",
        _items=items,
        _intent=given.get("payment_intent_data") or {},
        _subscription=given.get("subscription_data") or {},
    )
    return session


def _deadline(state: State, wanted: int | None) -> int:
    now = state.now()
    if wanted is None:
        return now + LONGEST
    if wanted < now + SHORTEST:
        message = "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."
        raise invalid(message, param="expires_at")
    if wanted > now + LONGEST:
        message = "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
        raise invalid(message, param="expires_at")
    return wanted


def _details(email: str | None) -> Json:
    return {
        "address": None,
        "email": email,
        "name": None,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
        "business_name": None,
        "individual_name": None,
    }


def _item(state: State, row: Json, path: str, mode: str) -> Json:
    if ("price" in row) == ("price_data" in row):
        raise invalid("You must specify either `price` or `price_data` when creating a line item.", param=path)
    if "quantity" not in row:
        message = "Quantity is required. Add `quantity` to each line item."
        raise invalid(message, param=f"{path}[quantity]", code="parameter_missing")
    if "price" in row:
        price = state.get(row["price"], "price", param=f"{path}[price]")
    else:
        price = catalogue.create_price(state, dict(row["price_data"]), path=f"{path}[price_data]")
    if mode == "payment" and price["recurring"]:
        message = "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices."
        raise invalid(message, param=path)
    amount = price["unit_amount"] * row["quantity"]
    return state.new(
        "item",
        "li",
        amount_subtotal=amount,
        amount_total=amount,
        currency="eur",
        description=catalogue.name_of(state, price),
        price=price,
        quantity=row["quantity"],
    )


def line_items(state: State, session: Json) -> Json:
    return as_list(f"/v1/checkout/sessions/{session['id']}/line_items", session["_items"])


INCLUDABLE["checkout.session", "line_items"] = line_items


def expire(state: State, session: Json) -> Json:
    if session["status"] != "open":
        message = (
            'Only Checkout Sessions with a status in ["open"] can be expired. '
            f"This Checkout Session has a status of {session['status']}."
        )
        raise invalid(message, param="session")
    session.update(status="expired", url=None)
    intent = state.find(session["payment_intent"]) if session["payment_intent"] else None
    if intent and intent["status"] in payments.CANCELABLE:
        payments.cancel(state, intent, "automatic")
    events.record(state, "checkout.session.expired", session)
    return session


def waiting(state: State) -> list[Json]:
    return state.all("checkout.session", lambda session: session["status"] == "open")


def pay(state: State, session: Json, payment: Payment, *, email: str | None = None) -> str:
    """The person pressed "Payer": "succeeded", or "requires_action" when their bank wants to see them.

    Raises CardDeclined; the session stays open for another card.
    """
    if session["status"] != "open":
        raise invalid("This Checkout Session is no longer open.", param="session")
    if email and not session["customer_details"]["email"]:
        session["customer_details"]["email"] = email
    method = payments.keep_card(
        state, payment, customer=session["customer"], email=session["customer_details"]["email"]
    )
    if session["mode"] == "subscription":
        if payment.card.refusal:
            raise declined(payment.card.refusal)
        if payment.card.challenge:
            session["_method"] = method["id"]
            return "requires_action"
        return _subscribe(state, session, method)
    outcome = payments.attempt(state, _intent_for(state, session), method, authenticated=False)
    if outcome == "succeeded":
        _complete(state, session)
    return outcome


def authenticate(state: State, session: Json, *, accepted: bool) -> bool:
    """The person answered their bank. False when the payment isn't made; the session stays open."""
    if session["status"] != "open":
        raise invalid("This Checkout Session is no longer open.", param="session")
    if session["mode"] == "subscription":
        method = state.find(session.pop("_method", None))
        if method is None or not accepted:
            return False
        _subscribe(state, session, method)
        return True
    intent = state.find(session["payment_intent"]) if session["payment_intent"] else None
    if intent is None or intent["status"] != "requires_action":
        return False
    if not accepted:
        payments.fail_authentication(state, intent)
        return False
    method = state.get(intent["payment_method"], "payment_method")
    payments.attempt(state, intent, method, authenticated=True)
    _complete(state, session)
    return True


def awaits_authentication(state: State, session: Json) -> bool:
    intent = state.find(session["payment_intent"]) if session["payment_intent"] else None
    return bool(session.get("_method") or (intent and intent["status"] == "requires_action"))


def return_address(session: Json) -> str:
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])


def _intent_for(state: State, session: Json) -> Json:
    intent = state.find(session["payment_intent"]) if session["payment_intent"] else None
    if intent is None:
        wanted = {key: value for key, value in session["_intent"].items() if value is not None}
        intent = payments.create_intent(state, amount=session["amount_total"], customer=session["customer"], **wanted)
        session["payment_intent"] = intent["id"]
    return intent


def _subscribe(state: State, session: Json, method: Json) -> str:
    if not session["customer"]:
        customer = catalogue.create_customer(state, email=session["customer_details"]["email"])
        session["customer"] = method["customer"] = customer["id"]
    customer = state.get(session["customer"], "customer")
    billing.use_card(state, customer, method)
    wanted = session["_subscription"]
    subscription = billing.create(state, customer, session["_items"], method, wanted)
    session.update(subscription=subscription["id"], invoice=subscription["latest_invoice"])
    _complete(state, session, paid="no_payment_required" if subscription["status"] == "trialing" else "paid")
    return "succeeded"


def _complete(state: State, session: Json, paid: str = "paid") -> None:
    session.update(status="complete", payment_status=paid, url=None)
    events.record(state, "checkout.session.completed", session)
