"""Subscriptions and their invoices, renewed by calendar months, retried when a card fails."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta

from tests.stripe_standin import catalogue, events, invoices, payments
from tests.stripe_standin.cards import Payment
from tests.stripe_standin.errors import CardDeclined, invalid
from tests.stripe_standin.lists import INCLUDABLE
from tests.stripe_standin.parameters import merged
from tests.stripe_standin.shapes import Json, as_list, shape
from tests.stripe_standin.state import State, random_id

DAY = 86400
RETRIES = (3 * DAY, 5 * DAY, 7 * DAY)  # each after the attempt before
ENDED = ("canceled", "incomplete_expired")
RUNNING = ("active", "trialing", "past_due")


def later(anchor: int, recurring: Json, times: int) -> int:
    """The anchor plus so many intervals: the 31st becomes the last day of a shorter month, and the 31st again."""
    start, count = datetime.fromtimestamp(anchor, UTC), recurring["interval_count"] * times
    if recurring["interval"] in ("day", "week"):
        days = count * (7 if recurring["interval"] == "week" else 1)
        return int((start + timedelta(days=days)).timestamp())
    months = start.month - 1 + count * (12 if recurring["interval"] == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return int(start.replace(year=year, month=month, day=day).timestamp())


def use_card(state: State, customer: Json, method: Json) -> None:
    """This card from now on: the customer's default, and that of what they subscribe to."""
    method["customer"] = customer["id"]
    customer["_cards_fail"] = False
    settings = {**customer["invoice_settings"], "default_payment_method": method["id"]}
    before = {"invoice_settings": customer["invoice_settings"]}
    customer["invoice_settings"] = settings
    events.record(state, "payment_method.attached", method)
    events.record(state, "customer.updated", customer, before=before)
    for subscription in of_customer(state, customer["id"]):
        if subscription["default_payment_method"] != method["id"]:
            catalogue.update(
                state, subscription, {"default_payment_method": method["id"]}, "customer.subscription.updated"
            )


def change_card(state: State, customer: Json, payment: Payment) -> None:
    """Another card from now on; what is unpaid is tried with it at once."""
    method = payments.keep_card(state, payment, customer=customer["id"], email=customer["email"])
    use_card(state, customer, method)
    retry_now(state, customer["id"])


def of_customer(state: State, customer: str) -> list[Json]:
    return state.all("subscription", lambda body: body["customer"] == customer and body["status"] not in ENDED)


def create(state: State, customer: Json, lines: list[Json], method: Json, wanted: Json) -> Json:
    """A subscription whose first invoice is paid with this card, or that starts on trial."""
    now = state.now()
    trial_end = wanted.get("trial_end")
    if wanted.get("trial_period_days"):
        trial_end = now + wanted["trial_period_days"] * DAY
    price = next(line["price"] for line in lines if line["price"]["recurring"])
    anchor = trial_end or now
    subscription = state.new(
        "subscription",
        "sub",
        billing_cycle_anchor=anchor,
        currency="eur",
        customer=customer["id"],
        default_payment_method=method["id"],
        description=wanted.get("description"),
        metadata=wanted.get("metadata") or {},
        start_date=now,
        status="trialing" if trial_end else "active",
        trial_start=now if trial_end else None,
        trial_end=trial_end,
        _periods=0 if trial_end else 1,
        _retry_at=None,
        _retries=0,
    )
    item = shape(
        "subscription_item",
        id=random_id("si", 14),
        created=now,
        current_period_start=now,
        current_period_end=trial_end or later(anchor, price["recurring"], 1),
        plan=catalogue.plan_of(price),
        price=price,
        quantity=lines[0]["quantity"],
        subscription=subscription["id"],
    )
    subscription["items"] = as_list(f"/v1/subscription_items?subscription={subscription['id']}", [item])
    events.record(state, "customer.subscription.created", subscription)
    if not trial_end:
        invoice = invoices.draw_up(state, subscription, "subscription_create")
        _collect(state, invoice, present=True)
    return subscription


def _collect(state: State, invoice: Json, *, present: bool) -> bool:
    """Charge the kept card; write on invoice and subscription what came of it."""
    subscription = invoices.subscription_of(state, invoice)
    customer = state.get(invoice["customer"], "customer")
    method = state.get(subscription["default_payment_method"], "payment_method")
    invoice.update(attempted=True, attempt_count=invoice["attempt_count"] + 1)
    paid = True
    if invoice["amount_remaining"]:
        intent = state.find(invoice.get("_intent")) or payments.create_intent(
            state,
            amount=invoice["amount_remaining"],
            customer=customer["id"],
            description="Subscription creation" if present else "Subscription update",
        )
        invoice["_intent"] = intent["id"]
        try:
            payments.attempt(state, intent, method, authenticated=True, present=present)
        except CardDeclined:
            paid = False
    if paid:
        _paid(state, invoice, subscription)
    else:
        _unpaid(state, invoice, subscription)
    return paid


def _paid(state: State, invoice: Json, subscription: Json) -> None:
    invoice.update(
        status="paid",
        amount_paid=invoice["amount_due"],
        amount_remaining=0,
        auto_advance=False,
        next_payment_attempt=None,
        status_transitions={**invoice["status_transitions"], "paid_at": state.now()},
    )
    subscription.update(_retry_at=None, _retries=0)
    events.record(state, "invoice.paid", invoice)
    events.record(state, "invoice.payment_succeeded", invoice)
    _become(state, subscription, "active")


def _unpaid(state: State, invoice: Json, subscription: Json) -> None:
    tried = subscription["_retries"]
    wait = RETRIES[tried] if tried < len(RETRIES) else None
    subscription["_retry_at"] = invoice["next_payment_attempt"] = state.now() + wait if wait else None
    subscription["_retries"] = tried + 1
    events.record(state, "invoice.payment_failed", invoice)
    if wait:
        _become(state, subscription, "past_due")
    else:
        end(state, subscription, "payment_failed")


def _become(state: State, subscription: Json, status: str) -> None:
    if subscription["status"] != status:
        catalogue.update(state, subscription, {"status": status}, "customer.subscription.updated")


def end(state: State, subscription: Json, reason: str = "cancellation_requested") -> Json:
    """Ended now, for good."""
    if subscription["status"] in ENDED:
        raise invalid(f"No such subscription: '{subscription['id']}'", param="id", code="resource_missing")
    subscription.update(
        status="canceled",
        canceled_at=subscription["canceled_at"] or state.now(),
        ended_at=state.now(),
        cancellation_details={**subscription["cancellation_details"], "reason": reason},
        _retry_at=None,
    )
    events.record(state, "customer.subscription.deleted", subscription)
    return subscription


def change(state: State, subscription: Json, given: Json) -> Json:
    """Stripe's update: end with the period or not, metadata, the card, the price (from the next invoice on)."""
    if subscription["status"] in ENDED:
        message = "A canceled subscription can only update its cancellation_details and metadata."
        raise invalid(message, code="resource_missing")
    item = subscription["items"]["data"][0]
    rows = given.pop("items", None)
    given.pop("proration_behavior", None)
    after = dict(given)
    if "metadata" in after:
        after["metadata"] = merged(subscription["metadata"], after["metadata"])
    if "cancel_at_period_end" in after and after["cancel_at_period_end"] != subscription["cancel_at_period_end"]:
        ends = after["cancel_at_period_end"]
        after["cancel_at"] = item["current_period_end"] if ends else None
        after["canceled_at"] = state.now() if ends else None
        reason = "cancellation_requested" if ends else None
        after["cancellation_details"] = {**subscription["cancellation_details"], "reason": reason}
    if after.get("pause_collection"):
        after["pause_collection"] = {"resumes_at": None, **after["pause_collection"]}
    if after.get("default_payment_method"):
        state.get(after["default_payment_method"], "payment_method", param="default_payment_method")
    if rows:
        price = state.get(rows[0]["price"], "price", param="items[0][price]")
        changed = {**item, "price": price, "plan": catalogue.plan_of(price)}
        after["items"] = {**subscription["items"], "data": [changed]}
    return catalogue.update(state, subscription, after, "customer.subscription.updated")


def next_due(state: State) -> tuple[int, Json] | None:
    """What has to be done next for a subscription, and when."""
    moments = []
    for subscription in state.look("subscription"):
        if subscription["status"] not in RUNNING:
            continue
        period_end = subscription["items"]["data"][0]["current_period_end"]
        moments.append((min(subscription["_retry_at"] or period_end, period_end), subscription["id"]))
    if not moments:
        return None
    moment, identity = min(moments)
    return moment, state.get(identity, "subscription")


def fall_due(state: State, subscription: Json) -> None:
    """A retry, the end that was asked for, or the next period."""
    item = subscription["items"]["data"][0]
    if subscription["_retry_at"] and subscription["_retry_at"] <= state.now():
        _collect(state, state.get(subscription["latest_invoice"], "invoice"), present=False)
    elif subscription["cancel_at_period_end"]:
        end(state, subscription)
    else:
        start = item["current_period_end"]
        subscription["_periods"] += 1
        following = later(subscription["billing_cycle_anchor"], item["price"]["recurring"], subscription["_periods"])
        before = {"items": {**subscription["items"], "data": [dict(item)]}}
        item.update(current_period_start=start, current_period_end=following)
        invoice = invoices.draw_up(state, subscription, "subscription_cycle")
        events.record(state, "customer.subscription.updated", subscription, before=before)
        if subscription["pause_collection"]:
            invoices.void(state, invoice)  # the one behaviour that is asked for here
        else:
            _collect(state, invoice, present=False)


def retry_now(state: State, customer: str) -> None:
    """A new card was given: what is unpaid is tried again at once."""
    for subscription in of_customer(state, customer):
        if subscription["status"] == "past_due":
            _collect(state, state.get(subscription["latest_invoice"], "invoice"), present=False)


def portal_session(state: State, given: Json) -> Json:
    customer = state.get(given["customer"], "customer", param="customer")
    session = state.new(
        "billing_portal.session",
        "bps",
        configuration="bpc_standin",
        customer=customer["id"],
        locale=given.get("locale"),
        return_url=given.get("return_url"),
    )
    session["url"] = f"{state.base_url}/portal/{session['id']}"
    return session


def _subscriptions_of(state: State, customer: Json) -> Json:
    return as_list(f"/v1/customers/{customer['id']}/subscriptions", of_customer(state, customer["id"])[::-1])


INCLUDABLE["customer", "subscriptions"] = _subscriptions_of
