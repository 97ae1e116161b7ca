"""A price that was cut: what it is struck against (C. conso L112-1-1, CJEU C-330/23)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from commerce.catalogue.models import PriceChange

LOOKED_AT = timedelta(days=30)  # the law's; and for as long a cut is called one


def struck(changes: Iterable[PriceChange], now: datetime) -> Decimal | None:
    """The lowest price of the thirty days before the last change, if that was a cut, is at most thirty days old and
    the price is below it; None otherwise: nothing may be struck then. `changes` oldest first."""
    known = [change for change in changes if change.at <= now]
    if len(known) < 2 or now - known[-1].at > LOOKED_AT:
        return None
    last, since = known[-1], known[-1].at - LOOKED_AT
    earlier = known[:-1]
    # What was asked on the first of those days is the last price set before it.
    in_force = [change for change in earlier if change.at <= since][-1:]
    lowest = min(change.price for change in [*in_force, *(change for change in earlier if change.at > since)])
    return lowest if last.price < lowest else None
