"""What the database is asked about sums of money."""

from decimal import Decimal
from functools import reduce
from operator import add

from django.db.models import F, Q

# SQLite adds decimals as floating-point numbers: equal means within half a cent.
HALF_A_CENT = Decimal("0.005")


def adds_up(total: str, *parts: str) -> Q:
    """The condition that the fields `parts` add up to the field `total`, to the cent, on every database."""
    together = reduce(add, [F(part) for part in parts])
    return Q(**{f"{total}__lt": together + HALF_A_CENT}) & Q(**{f"{total}__gt": together - HALF_A_CENT})
