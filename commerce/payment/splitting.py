"""Who gets what of one card payment, to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kit.money import from_cents, split_by_weight, to_cents


@dataclass(frozen=True)
class Share:
    gross: Decimal
    fee: Decimal

    @property
    def net(self) -> Decimal:
        return self.gross - self.fee


def shares(grosses: Sequence[Decimal], fee: Decimal) -> list[Share]:
    """Each shop's gross less its share of the fee Stripe really took, in proportion to gross, by the largest
    remainder: the fee shares add up to the fee. A share is never more than the gross it is taken from."""
    cents = [to_cents(gross) for gross in grosses]
    parts = split_by_weight(to_cents(fee), cents)
    return [Share(gross, from_cents(part)) for gross, part in zip(grosses, parts, strict=True)]
