"""Something of an order isn't there: taken off, or replaced by something else that costs no more. As long as the order is
being prepared; what is paid by card and not given goes back by itself, what is sold out leaves the market.

Numbers are said in all, never on top of what was said before: however often they are sent, they do the same once.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from commerce.order import correcting, missing_words, signals, weighing
from commerce.order.correcting import CantCorrect, Correction
from commerce.order.models import Line, Order
from commerce.order.statuses import TO_PREPARE
from commerce.partner import stock
from commerce.partner.models import StockRecord
from commerce.payment.models import Refund
from membership.models import User


class MoreThanOrdered(CantCorrect):
    def __init__(self, line: Line) -> None:
        super().__init__(f"line {line.pk}: {line.quantity}")
        self.line = line


class DearerThanOrdered(CantCorrect):
    """What replaces costs more than what is missing: at most `most`."""

    def __init__(self, line: Line, most: Decimal) -> None:
        super().__init__(f"line {line.pk}: {most}")
        self.line, self.most = line, most


@dataclass(frozen=True)
class Gap:
    """How many pieces or portions of a line are missing, what replaces them in words and at which `price` (None: the
    same), whether the shop has no more of it to sell."""

    missing: int
    instead: str = ""
    price: Decimal | None = None
    is_out: bool = True


@transaction.atomic
def report(*, order: Order, gaps: Mapping[int, Gap], by: User | None, acting_as: str = "") -> list[Correction]:
    """By line id; lines that aren't in it stay as they are, and so do those of which the same was said before.

    Raises `MoreThanOrdered`, `DearerThanOrdered`, or what `commerce.order.correcting` refuses; then nothing was written.
    """
    said = []
    for line in correcting.locked(order, gaps, states=TO_PREPARE):
        after = _after(line, gaps[line.pk])
        facts = {name: getattr(after, name) for name in ("missing", "instead", "instead_price", "real_price")}
        if any(getattr(line, name) != value for name, value in facts.items()):
            said.append(correcting.write(order, line, price=after.price_now, by=by, acting_as=acting_as, **facts))
    if not said:
        return []
    what = " · ".join(missing_words.named(each.line, each.line.missing) for each in said if each.less)
    key = f"{order.number}-missing-{said[0].row.pk}"
    correcting.give_back(order, said, cause=Refund.Cause.MISSING, key=key, what=what)
    correcting.leave_something(order)
    _sell_out([each.line for each in said if gaps[each.line.pk].is_out and each.line.missing], by)
    signals.something_missing.send(Order, order=order, corrections=said)
    return said


def _after(line: Line, gap: Gap) -> Line:
    """The line as it would be, not saved."""
    if gap.missing > line.quantity:
        raise MoreThanOrdered(line)
    after = copy(line)
    after.missing, after.instead, after.instead_price = gap.missing, "", None
    most = line.line_price_incl_tax - after.price_of_given
    if gap.missing and gap.instead:
        after.instead, after.instead_price = gap.instead, most if gap.price is None else gap.price
        if after.instead_price > most:
            raise DearerThanOrdered(line, most)
    after.real_price = None
    if after.goes_on_the_scales:
        if line.weighed_grams is not None:
            after.real_price = weighing.price_of(after, line.weighed_grams)
    elif after.missing:
        after.real_price = after.price_now
    return after


def _sell_out(lines: list[Line], by: User | None) -> None:
    """By primary key, as purchases lock them too. What nobody counted is counted from now on: there is none."""
    found = StockRecord.objects.filter(pk__in=[line.stockrecord_id for line in lines if line.stockrecord_id])
    for record in found.order_by("pk"):
        mode = None if record.is_counted else StockRecord.Mode.COUNTED
        stock.set_stock(record, by=by, mode=mode, quantity=0)
