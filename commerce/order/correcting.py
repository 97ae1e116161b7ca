"""What a line of an order costs in the end, as the shop says it: less than was ordered, never more, each time in a row of
its own. Of what was paid by card the difference goes back by itself; in the shop that much less is due.

The order's row is locked first: of two who speak at once the second finds what the first wrote.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commerce.order.models import Line, Order, RealPrice
from commerce.order.statuses import TO_PREPARE, OrderStatus
from commerce.payment import refunds
from kit import clock
from membership.models import User

OPEN = (*TO_PREPARE, OrderStatus.READY)
ZERO = Decimal("0.00")


class CantCorrect(Exception):
    """The line's price stays as it is."""


class HandedOver(CantCorrect):
    """The order has left the counter (or never came to it)."""


class WouldTakeMore(CantCorrect):
    """Dearer than was said before: money that went back to a card can't be taken again."""

    def __init__(self, line: Line) -> None:
        super().__init__(f"line {line.pk}: {line.price_now}")
        self.line = line


class NothingWouldBeLeft(CantCorrect):
    """All of the order would be taken off: it is to be refused instead."""


@dataclass(frozen=True)
class Correction:
    """What was written about a line, and how much `less` it costs now (negative: more)."""

    row: RealPrice
    less: Decimal

    @property
    def line(self) -> Line:
        return self.row.line


def locked(order: Order, line_pks: Iterable[int], *, states: Collection[str] = OPEN) -> list[Line]:
    """The lines as they are now, theirs until the caller's transaction ends. Raises `HandedOver` out of these states."""
    now = Order.objects.select_for_update(no_key=True).get(pk=order.pk)
    if now.status not in states:
        raise HandedOver(order.number)
    order.taken_off = now.taken_off
    return list(Line.objects.filter(order=order, pk__in=line_pks).order_by("pk"))


def write(
    order: Order, line: Line, *, price: Decimal, by: User | None, acting_as: str, grams: int | None = None, **facts: Any
) -> Correction:
    """`facts` are written on the line, which costs `price` from now on. Raises `WouldTakeMore`."""
    less = line.price_now - price
    if less < 0 and order.is_paid_by_card:
        raise WouldTakeMore(line)
    for name, value in facts.items():
        setattr(line, name, value)
    line.save(update_fields=list(facts))
    row = RealPrice.objects.create(
        line=line,
        grams=grams,
        missing=line.missing,
        instead=line.instead,
        amount=price,
        by=by,
        acting_as=acting_as,
        at=clock.now(),
    )
    return Correction(row, less)


def give_back(order: Order, corrections: Collection[Correction], *, cause: str, key: str, what: str) -> Decimal:
    """What they make together: back to the card at the rates of their lines, or due in the shop no more. Returns it."""
    less = sum((each.less for each in corrections), ZERO)
    if less > 0:
        rates = [(each.line.tax_rate, each.less) for each in corrections if each.less]
        refunds.give_back(order=order, amount=less, cause=cause, key=key, what=what[:300], rates=rates)
    elif less < 0:
        order.taken_off += less
        order.save(update_fields=["taken_off"])
    return less


def leave_something(order: Order) -> None:
    """Raises `NothingWouldBeLeft`."""
    if not any(line.price_now for line in Line.objects.filter(order=order)):
        raise NothingWouldBeLeft(order.number)
