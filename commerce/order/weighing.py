"""What the scales say of a line, and a line that is taken off as a whole: see `commerce.order.correcting`."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from commerce.catalogue.facts import measure
from commerce.order import correcting
from commerce.order.correcting import ZERO, Correction
from commerce.order.models import Line, Order, RealPrice
from commerce.payment.models import Refund
from kit.money import CENT
from membership.models import User

PER_KILO = 1000


def unweighed(order: Order) -> list[Line]:
    """What the scales haven't seen yet; of an order whose lines are loaded it costs no query."""
    return [line for line in order.lines.all() if line.is_at_most]


def price_of(line: Line, grams: int) -> Decimal:
    """Grams by the price a kilo, half a cent up, and what replaces the rest; more than was ordered costs what was
    ordered."""
    assert line.price_per_kg is not None  # frozen with the portion
    real = (Decimal(grams) * line.price_per_kg / PER_KILO).quantize(CENT, ROUND_HALF_UP)
    return min(real, line.price_of_given) + line.price_instead


@transaction.atomic
def weigh(*, order: Order, grams: Mapping[int, int], by: User | None, acting_as: str = "") -> list[RealPrice]:
    """Write down weights by line id; nothing of it is taken off. What was weighed the same before is left alone.

    Raises `HandedOver`, `WouldTakeMore`, `NothingWouldBeLeft`; then nothing was written at all.
    """
    said = []
    for line in correcting.locked(order, grams):
        weight = grams[line.pk]
        if line.goes_on_the_scales and line.weighed_grams != weight:
            price = price_of(line, weight)
            facts = {"real_price": price, "weighed_grams": weight}
            said.append(correcting.write(order, line, price=price, grams=weight, by=by, acting_as=acting_as, **facts))
            _give_back(order, said[-1])
    correcting.leave_something(order)
    return [each.row for each in said]


@transaction.atomic
def take_off(*, order: Order, line: Line, by: User | None, acting_as: str = "") -> RealPrice | None:
    """The shop doesn't have it (any more), so its stock stays as it is. None if it was off already."""
    [now] = correcting.locked(order, [line.pk])
    if now.real_price == ZERO:
        return None
    # What is weighed may come back by the scales, and is then as much as was ordered.
    grams, missing = (0, now.missing) if now.is_weighed else (None, now.quantity)
    facts = {"real_price": ZERO, "weighed_grams": grams, "missing": missing, "instead": "", "instead_price": None}
    said = correcting.write(order, now, price=ZERO, grams=grams, by=by, acting_as=acting_as, **facts)
    _give_back(order, said)
    correcting.leave_something(order)
    return said.row


def _give_back(order: Order, said: Correction) -> None:
    cause = Refund.Cause.WEIGHED if said.row.amount else Refund.Cause.LINE_TAKEN_OFF
    key = f"{order.number}-line-{said.row.pk}"
    correcting.give_back(order, [said], cause=cause, key=key, what=told(said.line))


def told(line: Line) -> str:
    """« Comté, 236 g sur 250 g », « Comté »."""
    if not line.is_weighed or not line.weighed_grams:
        return line.title
    return _("%(title)s, %(weight)s sur %(ordered)s") % {
        "title": line.title,
        "weight": measure(line.weighed_grams),
        "ordered": measure(line.ordered_grams),
    }
