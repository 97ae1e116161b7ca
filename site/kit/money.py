"""Money: Decimal EUR with two places inside, integer cents at Stripe's border, sums that add up to the cent."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from babel.numbers import format_currency

CENT = Decimal("0.01")


def to_cents(amount: Decimal) -> int:
    """EUR to cents; raises ValueError for less than a cent, and for what is no amount."""
    try:
        whole = amount.quantize(CENT)
    except InvalidOperation as error:
        raise ValueError(f"{amount} is not an amount in EUR") from error
    if whole != amount:
        raise ValueError(f"{amount} EUR is not a whole number of cents")
    return int(whole.scaleb(2))


def from_cents(cents: int) -> Decimal:
    return (Decimal(cents) / 100).quantize(CENT)


def format_money(amount: Decimal) -> str:
    """« 4,50 € », with the narrow spaces of French typography."""
    return format_currency(amount, "EUR", locale="fr_FR")


def split_by_weight(total_cents: int, weights: Sequence[int]) -> list[int]:
    """Share cents in proportion to the weights, by the largest remainder; the parts add up to the total.

    Ties go to the lower index. All weights zero: the first gets all. Raises ValueError for a negative total or
    weight, or for no weights at all.
    """
    if total_cents < 0 or any(weight < 0 for weight in weights):
        raise ValueError("a negative amount can't be shared")
    if not weights:
        raise ValueError("nobody to share with")
    whole = sum(weights)
    if whole == 0:
        return [total_cents, *[0] * (len(weights) - 1)]
    parts = [total_cents * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total_cents * weights[i] % whole), i))
    for i in by_remainder[: total_cents - sum(parts)]:
        parts[i] += 1
    return parts


def tax_included(amount: Decimal, rate: Decimal) -> tuple[Decimal, Decimal]:
    """The net part and the tax in a price that includes it (rate in per cent); they add up to the price. The net part
    is rounded to the cent, half a cent up."""
    if rate < 0:
        raise ValueError(f"tax rate {rate}: use a percentage from 0 on")
    net = (amount * 100 / (100 + rate)).quantize(CENT, ROUND_HALF_UP)
    return net, amount - net


def percent_cut(amount: Decimal, percent: Decimal) -> Decimal:
    """What a cut of so many per cent takes off an amount: to the cent, half a cent up, never more than the amount."""
    if not 0 <= percent <= 100:
        raise ValueError(f"cut of {percent} %: use 0 to 100")
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
