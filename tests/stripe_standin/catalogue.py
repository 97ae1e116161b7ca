"""Customers, products and prices."""

from __future__ import annotations

from tests.stripe_standin import events
from tests.stripe_standin.errors import invalid
from tests.stripe_standin.parameters import merged
from tests.stripe_standin.shapes import Json, shape
from tests.stripe_standin.state import State, random_id


def create_customer(state: State, **given: object) -> Json:
    customer = state.new("customer", "cus", **given)
    customer["invoice_prefix"] = random_id("x", 8)[2:].upper()
    events.record(state, "customer.created", customer)
    return customer


def create_product(state: State, **given: object) -> Json:
    product = state.new("product", "prod", updated=state.now(), **given)
    events.record(state, "product.created", product)
    return product


def create_price(state: State, given: Json, *, path: str = "") -> Json:
    """A price for an existing `product` or one described by `product_data`."""

    def named(key: str) -> str:
        return f"{path}[{key}]" if path else key

    data = given.pop("product_data", None)
    if (data is None) == (given.get("product") is None):
        message = "You must specify either `product` or `product_data` when creating a price."
        raise invalid(message, param=named("product"), code="parameter_missing")
    if data is not None:
        product = create_product(state, **data)
    else:
        product = state.get(given["product"], "product", param=named("product"))
    amount = given.pop("unit_amount", None)
    if amount is None:
        raise invalid(
            f"Missing required param: {named('unit_amount')}.", param=named("unit_amount"), code="parameter_missing"
        )
    recurring = given.pop("recurring", None)
    if recurring is not None:
        recurring = {
            "interval": recurring["interval"],
            "interval_count": recurring.get("interval_count", 1),
            "meter": None,
            "trial_period_days": None,
            "usage_type": "licensed",
        }
    given["product"] = product["id"]
    price = state.new(
        "price",
        "price",
        **{key: value for key, value in given.items() if value is not None},
        recurring=recurring,
        type="recurring" if recurring else "one_time",
        unit_amount=amount,
        unit_amount_decimal=str(amount),
    )
    events.record(state, "price.created", price)
    return price


def update(state: State, body: Json, given: Json, event: str) -> Json:
    """Write the given fields (metadata is merged) and tell it, if anything changed."""
    after = dict(given)
    if "metadata" in after:
        after["metadata"] = merged(body["metadata"], after["metadata"])
    before = {key: body[key] for key, value in after.items() if body[key] != value}
    body.update(after)
    if "updated" in body:
        body["updated"] = state.now()
    if before:
        events.record(state, event, body, before=before)
    return body


def name_of(state: State, price: Json) -> str:
    return str((state.find(price["product"]) or {}).get("name", ""))


def plan_of(price: Json) -> Json:
    """The older name for a recurring price, which Stripe still sends beside it."""
    recurring = price["recurring"]
    return shape(
        "plan",
        id=price["id"],
        active=True,
        amount=price["unit_amount"],
        amount_decimal=price["unit_amount_decimal"],
        billing_scheme="per_unit",
        created=price["created"],
        currency="eur",
        interval=recurring["interval"],
        interval_count=recurring["interval_count"],
        metadata={},
        product=price["product"],
        usage_type="licensed",
    )
