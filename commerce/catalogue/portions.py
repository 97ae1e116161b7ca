"""Weights to choose from: portions with what they cost at most."""

from dataclasses import dataclass
from decimal import Decimal

from commerce.catalogue.facts import measure
from commerce.catalogue.models import Product

STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50)
SHOWN = 6
LEAST_GRAMS = 100
USUAL_GRAMS = 250
MOST_GRAMS = 10_000


@dataclass(frozen=True)
class Portion:
    """`quantity` counts portion steps; `ceiling` is what they cost at most."""

    quantity: int
    weight: str
    ceiling: Decimal
    is_usual: bool


def of(product: Product, price: Decimal, left: int | None) -> list[Portion]:
    """At most six weights that make sense for a household, none heavier than what is left (None: enough)."""
    grams, each = product.portion_grams, product.portion_price(price)
    there = [step for step in STEPS if left is None or step <= left]
    chosen = [step for step in there if step * grams >= LEAST_GRAMS][:SHOWN] or there[-1:]
    usual = min(chosen, key=lambda step: abs(step * grams - USUAL_GRAMS), default=0)
    return [Portion(step, measure(step * grams), step * each, step == usual) for step in chosen]


def quantity_for(product: Product, grams: int) -> int:
    """How many steps make up a weight: the nearest that is not less."""
    return -(-min(grams, MOST_GRAMS) // product.portion_grams)
