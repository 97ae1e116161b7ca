"""Whatever is missing, replaced, weighed or on promotion: what is paid, given back and due adds up to the cent."""

from contextlib import suppress
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commerce.order import changing, correcting, missing, signals, weighing
from commerce.order.missing import Gap
from commerce.order.models import Order
from commerce.papers.models import Paper
from commerce.payment.models import Refund
from kit.money import CENT, from_cents
from tests.commerce import factories
from tests.commerce.catalogue.promoting import promote
from tests.commerce.desk.conftest import an_order

ZERO = Decimal("0.00")
RATES = [Decimal("5.50"), Decimal("20.00"), Decimal("2.10")]
cents = st.integers(1, 4_000).map(from_cents)
pieces = st.lists(st.tuples(cents, st.integers(1, 5), st.integers(0, 2)), min_size=1, max_size=3)
# (line, missing, replaced, cents of the replacement) or (grams,) for the scales
gap = st.tuples(st.integers(0, 3), st.integers(0, 6), st.booleans(), st.none() | cents)
scales = st.tuples(st.integers(0, 400))
steps = st.lists(gap | scales, min_size=1, max_size=6)


class Undo(Exception):
    pass


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(by_card=st.booleans(), pieces=pieces, per_kg=cents, percent=st.integers(1, 60), steps=steps)
def test_any_corrections_add_up_to_the_cent(open_annecy, boulangerie, by_card, pieces, per_kg, percent, steps):
    with suppress(Undo), transaction.atomic():
        _live(boulangerie, by_card, pieces, per_kg, percent, steps)
        raise Undo


def _live(shop, by_card, pieces, per_kg, percent, steps) -> None:
    wares = [
        product
        for price, quantity, rate in pieces
        for product in [factories.product(shop=shop, price=str(price), tax_rate=RATES[rate])] * quantity
    ]
    wares += [factories.weighed(shop=shop, price=str(per_kg + 10), portion_grams=50, tax_rate=RATES[0])] * 4
    promote(wares[0], wares[-1], value=str(percent))
    order = an_order(shop, *wares, by_card=by_card)
    for step in steps:
        with suppress(correcting.CantCorrect), transaction.atomic():
            _do(order, step)
        _check(Order.objects.get(pk=order.pk))
    _close(Order.objects.get(pk=order.pk))


def _do(order: Order, step) -> None:
    lines = list(order.lines.order_by("pk"))
    if len(step) == 1:
        weighing.weigh(order=order, grams={lines[-1].pk: step[0]}, by=None)
        return
    which, number, is_replaced, price = step
    line = lines[which % len(lines)]
    gap = Gap(min(number, line.quantity), "Autre chose" if is_replaced else "", price)
    missing.report(order=order, gaps={line.pk: gap}, by=None)


def _check(order: Order) -> None:
    lines = list(order.lines.all())
    for line in lines:
        assert 0 <= line.price_now <= line.line_price_incl_tax
        assert line.price_now == line.price_now.quantize(CENT)
        last = line.real_prices.last()
        assert last is None or last.amount == line.price_now
    assert order.real_total == sum(line.price_now for line in lines) + order.shipping_incl_tax
    if order.is_paid_by_card:
        refunds = list(Refund.objects.filter(order=order))
        assert sum((refund.amount for refund in refunds), ZERO) == order.taken_off
        assert all(sum(Decimal(part) for _rate, part in refund.rates) == refund.amount for refund in refunds)


def _close(order: Order) -> None:
    """Receipt less credit notes is what was paid in the end, at each rate what was given at it."""
    for refund in Refund.objects.filter(order=order):
        signals.money_given_back.send(Refund, refund=refund)
    for state in ("ready", "collected"):
        changing.change(order=order, to=state)
    books: dict[Decimal, Decimal] = {}
    for paper in Paper.objects.filter(order=order):
        for rate, (net, tax) in paper.counted.items():
            books[Decimal(rate)] = books.get(Decimal(rate), ZERO) + net + tax
    sold: dict[Decimal, Decimal] = {}
    for line in order.lines.all():
        sold[line.tax_rate] = sold.get(line.tax_rate, ZERO) + line.price_now
    assert {rate: total for rate, total in books.items() if total} == {k: v for k, v in sold.items() if v}
