"""Each sale has its receipt, its invoice if somebody wants one, a credit note for what goes back: once each.

A number is given under a lock on the shop's series, in the transaction that makes the paper true: what fails gives none,
two at once wait for each other (CGI, annexe II, article 242 nonies A: a continuous series, a year at a time).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commerce.order.models import Order
from commerce.papers import facts, taxes
from commerce.papers.models import Paper, series_of
from commerce.papers.taxes import NOTHING, Share
from kit import clock
from kit.models import Series


class NothingWasPaid(Exception):
    """There is no receipt: the order isn't paid, so that nothing can be invoiced or given back."""


class MoreThanWasPaid(Exception):
    """More would go back than what is left of the sale."""


@transaction.atomic
def receipt(order: Order) -> Paper:
    """For money that is there. The one that was written already, if it was."""
    lines = facts.lines(order)
    return _write(
        Paper.Kind.RECEIPT,
        key=f"receipt-{order.pk}",
        order=order,
        seller=facts.seller(order.shop),
        buyer=facts.buyer(order),
        lines=lines,
        shares=taxes.shares(facts.amounts(lines)),
        paid_at=clock.now(),
    )


@transaction.atomic
def invoice(order: Order, *, company: str, address: str, vat_number: str = "") -> Paper:
    """For a buyer who needs one; it stands for the receipt that was given. The first one asked for is the one."""
    basis = Paper.objects.receipt_of(order)
    if basis is None:
        raise NothingWasPaid(order.number)
    buyer = {**basis.buyer, "company": company, "address": address, "vat_number": vat_number}
    return _write(
        Paper.Kind.INVOICE,
        key=f"invoice-{order.pk}",
        order=order,
        basis=basis,
        seller=basis.seller,
        buyer=buyer,
        lines=basis.lines,
        shares=[Share.from_json(each) for each in basis.rates],
        paid_at=basis.paid_at,
    )


@transaction.atomic
def credit(
    order: Order, *, amount: Decimal, cause: str, key: str, rates: Sequence[tuple[Decimal, Decimal]] = ()
) -> Paper:
    """A credit note for money that goes back to the customer, once per `key`; called in the transaction that makes it
    true. At the `rates` (rate, amount) of what goes back; else over those of the sale in proportion to what is left of
    each.

    Raises `NothingWasPaid`, `MoreThanWasPaid`, ValueError for an amount that is none.
    """
    if amount <= 0:
        raise ValueError(f"credit of {amount} EUR: use an amount above zero")
    series = Series.objects.hold(series_of(order.shop, Paper.Kind.CREDIT), year=_today(order).year)
    known = Paper.objects.known_as(f"credit-{key}")
    if known is not None:
        return known
    basis = Paper.objects.sale_of(order)
    if basis is None:
        raise NothingWasPaid(order.number)
    sale = [Share.from_json(each) for each in basis.rates]
    gone = [Share.from_json(each) for paper in Paper.objects.credits_of(order) for each in paper.rates]
    left = taxes.left(sale, gone)
    if amount > sum((each.total for each in left), NOTHING):
        raise MoreThanWasPaid(f"{order.number}: {amount}")
    parts = taxes.taken(amount, rates, left) or taxes.spread(amount, left)
    title = _("Avoir sur %(number)s") % {"number": basis.number}
    return _write(
        Paper.Kind.CREDIT,
        key=f"credit-{key}",
        series=series,
        order=order,
        basis=basis,
        seller=basis.seller,
        buyer=basis.buyer,
        lines=[
            {"title": title, "quantity": "1", "each": str(part), "per": "", "rate": str(rate), "total": str(part)}
            for rate, part in parts
            if part
        ],
        shares=taxes.shares(parts),
        paid_at=clock.now(),
        cause=cause,
    )


def _write(
    kind: str, *, key: str, order: Order, shares: list[Share], series: Series | None = None, **more: Any
) -> Paper:
    """Under the next number of its series; who had to wait finds what was written meanwhile."""
    issued_on = _today(order)
    series = series or Series.objects.hold(series_of(order.shop, kind), year=issued_on.year)
    known = Paper.objects.known_as(key)
    if known is not None:
        return known
    net = sum((each.net for each in shares), NOTHING)
    vat = sum((each.vat for each in shares), NOTHING)
    return Paper.objects.create(
        kind=kind,
        key=key,
        **series.give(),
        issued_on=issued_on,
        shop=order.shop,
        order=order,
        rates=[each.to_json() for each in shares],
        net=net,
        vat=vat,
        total=net + vat,
        paid_by=order.paid_by,
        **more,
    )


def _today(order: Order) -> Any:
    return clock.now().astimezone(order.city.zone).date()
