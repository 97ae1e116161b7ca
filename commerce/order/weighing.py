"""What a line costs in the end: weighed, or taken off. Never more than was ordered; of what was paid by card the
difference goes back by itself.

The order's row is locked first: of two scales that speak at once the second finds what the first wrote.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from commerce.catalogue.facts import measure
from commerce.order.models import Line, Order, RealPrice
from commerce.order.statuses import TO_PREPARE, OrderStatus
from commerce.payment import refunds
from commerce.payment.models import Refund
from kit import clock
from kit.money import CENT
from membership.models import User

OPEN = (*TO_PREPARE, OrderStatus.READY)
ZERO = Decimal("0.00")
PER_KILO = 1000


class CantCorrect(Exception):
    """The line's price stays as it is."""


class HandedOver(CantCorrect):
    """The order has left the counter (or never came to it)."""


class WouldTakeMore(CantCorrect):
    """Heavier than was said before: money that went back to a card can't be taken again."""

    def __init__(self, line: Line) -> None:
        super().__init__(f"line {line.pk}: {line.price_now}")
        self.line = line


class NothingWouldBeLeft(CantCorrect):
    """All of the order would be taken off: it is to be refused instead."""


def unweighed(order: Order) -> list[Line]:
    """What the scales haven't seen yet; of an order whose lines are loaded it costs no query."""
    return [line for line in order.lines.all() if line.is_weighed and line.real_price is None]


def price_of(line: Line, grams: int) -> Decimal:
    """Grams by the price a kilo, half a cent up; more than was ordered costs what was ordered."""
    assert line.price_per_kg is not None  # frozen with the portion
    real = (Decimal(grams) * line.price_per_kg / PER_KILO).quantize(CENT, ROUND_HALF_UP)
    return min(real, line.line_price_incl_tax)


@transaction.atomic
def weigh(*, order: Order, grams: Mapping[int, int], by: User | None, acting_as: str = "") -> list[RealPrice]:
    """Write down weights by line id; nothing of it is taken off. What was weighed the same before is left alone.

    Raises `HandedOver`, `WouldTakeMore`, `NothingWouldBeLeft`; then nothing was written at all.
    """
    lines = _locked(order, grams)
    said = [
        _say(order, line, price=price_of(line, grams[line.pk]), grams=grams[line.pk], by=by, acting_as=acting_as)
        for line in lines
        if line.is_weighed and line.weighed_grams != grams[line.pk]
    ]
    _leave_something(order)
    return said


@transaction.atomic
def take_off(*, order: Order, line: Line, by: User | None, acting_as: str = "") -> RealPrice | None:
    """The shop doesn't have it (any more), so its stock stays as it is. None if it was off already."""
    [locked] = _locked(order, [line.pk])
    if locked.real_price == ZERO:
        return None
    grams = 0 if locked.is_weighed else None
    said = _say(order, locked, price=ZERO, grams=grams, by=by, acting_as=acting_as)
    _leave_something(order)
    return said


def _locked(order: Order, line_pks: Iterable[int]) -> list[Line]:
    now = Order.objects.select_for_update(no_key=True).get(pk=order.pk)
    if now.status not in OPEN:
        raise HandedOver(order.number)
    order.taken_off = now.taken_off
    return list(Line.objects.filter(order=order, pk__in=line_pks).order_by("pk"))


def _say(order: Order, line: Line, *, price: Decimal, grams: int | None, by: User | None, acting_as: str) -> RealPrice:
    less = line.price_now - price
    if less < 0 and order.is_paid_by_card:
        raise WouldTakeMore(line)
    said = RealPrice.objects.create(line=line, grams=grams, amount=price, by=by, acting_as=acting_as, at=clock.now())
    line.real_price, line.weighed_grams = price, grams
    line.save(update_fields=["real_price", "weighed_grams"])
    if less > 0:
        cause = Refund.Cause.WEIGHED if price else Refund.Cause.LINE_TAKEN_OFF
        key = f"{order.number}-line-{said.pk}"
        refunds.give_back(order=order, amount=less, cause=cause, key=key, what=told(line)[:300])
    elif less < 0:
        order.taken_off += less
        order.save(update_fields=["taken_off"])
    return said


def _leave_something(order: Order) -> None:
    if not any(line.price_now for line in Line.objects.filter(order=order)):
        raise NothingWouldBeLeft(order.number)


def told(line: Line) -> str:
    """« Comté, 236 g sur 250 g », « Comté »."""
    if not line.is_weighed or not line.weighed_grams:
        return line.title
    return _("%(title)s, %(weight)s sur %(ordered)s") % {
        "title": line.title,
        "weight": measure(line.weighed_grams),
        "ordered": measure(line.ordered_grams),
    }
