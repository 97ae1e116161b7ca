"""The tax in a sum, rate by rate: the parts add up to the cent, however often a sum is cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kit.money import from_cents, split_by_weight, tax_included, to_cents

NOTHING = Decimal("0.00")
Part = tuple[Decimal, Decimal]  # rate, amount with tax


@dataclass(frozen=True)
class Share:
    """What of a sum is at one rate (per cent)."""

    rate: Decimal
    total: Decimal
    net: Decimal
    vat: Decimal

    def to_json(self) -> dict[str, str]:
        return {"rate": str(self.rate), "total": str(self.total), "net": str(self.net), "vat": str(self.vat)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Share":
        return cls(*(Decimal(told[name]) for name in ("rate", "total", "net", "vat")))


def shares(parts: Iterable[tuple[Decimal, Decimal]]) -> list[Share]:
    """(rate, amount with tax) → one share a rate, lowest first; the tax is computed once on each rate's sum."""
    totals: dict[Decimal, Decimal] = {}
    for rate, amount in parts:
        rate = rate.quantize(Decimal("0.01"))
        totals[rate] = totals.get(rate, NOTHING) + amount
    return [Share(rate, total, *tax_included(total, rate)) for rate, total in sorted(totals.items()) if total]


def spread(amount: Decimal, over: Sequence[Share]) -> list[tuple[Decimal, Decimal]]:
    """An amount that concerns a whole sale, over its rates in proportion: (rate, amount), nothing lost."""
    if not over:
        return [(NOTHING, amount)]
    cents = split_by_weight(to_cents(amount), [to_cents(each.total) for each in over])
    return [(each.rate, from_cents(part)) for each, part in zip(over, cents, strict=True)]


def taken(amount: Decimal, rates: Iterable[tuple[Decimal, Decimal]], over: Iterable[Share]) -> list[Part]:
    """What of an amount is at each of these rates; nothing where they don't make it up, or not so much is left of one."""
    wanted, there = shares(rates), {each.rate: each.total for each in over}
    is_whole = sum((each.total for each in wanted), NOTHING) == amount
    fits = all(each.total <= there.get(each.rate, NOTHING) for each in wanted)
    return [(each.rate, each.total) for each in wanted] if is_whole and fits else []


def left(sale: Iterable[Share], given_back: Iterable[Share]) -> list[Share]:
    """What remains of a sale at each rate."""
    parts = [(each.rate, each.total) for each in sale] + [(each.rate, -each.total) for each in given_back]
    return [each for each in shares(parts) if each.total > 0]
