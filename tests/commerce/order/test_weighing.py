"""The real price: what the scales say, never above what was ordered, once."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from commerce.order import changing, correcting, weighing
from commerce.order.models import Line, Order, RealPrice
from commerce.payment.models import Refund
from kit.money import CENT
from membership.models import User
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order

CARD, COUNTER = True, False


@pytest.fixture
def order(till, purchase, fromagerie):
    """250 g of Comté at 26.80 a kilo: 6.70 by card."""
    till.take(purchase)
    return purchase.orders.get(shop=fromagerie)


def weigh(order, *grams: int) -> list[RealPrice]:
    lines = [line for line in order.lines.order_by("pk") if line.is_weighed]
    said = dict(zip([line.pk for line in lines], grams, strict=True))
    return weighing.weigh(
        order=order, grams=said, by=User.objects.owners_of(order.shop).first(), acting_as=order.shop.name
    )


def price(order) -> Decimal:
    return Order.objects.get(pk=order.pk).real_total


def given_back(order) -> list[Decimal]:
    return [refund.amount for refund in Refund.objects.filter(order=order)]


def test_236_grams_cost_what_they_weigh(order):
    [said] = weigh(order, 236)
    assert said.amount == Decimal("6.32")  # 6.3248
    assert price(order) == Decimal("6.32")
    refund = Refund.objects.get(order=order)
    assert (refund.amount, refund.state, refund.cause) == (Decimal("0.38"), Refund.State.DONE, "weighed")
    assert refund.what == "Comté, 236\u00a0g sur 250\u00a0g"


def test_half_a_cent_goes_up(order):
    Line.objects.filter(order=order).update(price_per_kg=Decimal("25.00"))
    [said] = weigh(order, 201)  # 5.025
    assert said.amount == Decimal("5.03")


@pytest.mark.parametrize("grams", [250, 251, 5000])
def test_more_than_ordered_costs_what_was_ordered(order, grams):
    weigh(order, grams)
    assert price(order) == Decimal("6.70")
    assert not given_back(order)


def test_who_weighed_is_kept(order, fromagerie):
    [said] = weigh(order, 236)
    assert (said.by, said.acting_as, said.grams) == (fromagerie.person, fromagerie.name, 236)


def test_the_same_weight_again_gives_nothing_back_again(order):
    weigh(order, 236)
    assert weigh(order, 236) == []
    assert given_back(order) == [Decimal("0.38")]


def test_lighter_after_all_gives_back_the_rest(order):
    weigh(order, 236)
    weigh(order, 200)
    assert given_back(order) == [Decimal("0.38"), Decimal("0.96")]
    assert price(order) == Decimal("5.36")
    assert [each.grams for each in RealPrice.objects.all()] == [236, 200]


def test_heavier_after_all_takes_nothing_from_a_card(order):
    weigh(order, 236)
    with pytest.raises(correcting.WouldTakeMore):
        weigh(order, 240)
    assert price(order) == Decimal("6.32")
    assert RealPrice.objects.count() == 1


def test_the_only_line_is_not_taken_off(order):
    with pytest.raises(correcting.NothingWouldBeLeft):
        weigh(order, 0)
    assert not given_back(order)
    assert Line.objects.get(order=order).real_price is None


@pytest.fixture
def two(open_annecy, till, boulangerie, librairie):
    """Bread and cheese from one shop, paid there."""

    def make(by_card):
        bread = factories.product(shop=boulangerie, title="Pain", price="4.90")
        cheese = factories.weighed(shop=boulangerie, portion_grams=250)
        return an_order(boulangerie, bread, cheese, by_card=by_card)

    return make


def test_nothing_on_the_scales_takes_the_line_off(two):
    order = two(COUNTER)
    weigh(order, 0)
    assert price(order) == Decimal("4.90")


def test_a_line_taken_off_leaves_its_stock_alone(two):
    """The shop doesn't have it: it isn't to be sold again."""
    order = two(COUNTER)
    bread = order.lines.get(title="Pain")
    before = factories.record(bread.product).num_in_stock
    weighing.take_off(order=order, line=bread, by=None)
    assert price(order) == Decimal("6.70")
    assert factories.record(bread.product).num_in_stock == before
    assert weighing.take_off(order=order, line=bread, by=None) is None


def test_a_line_paid_by_card_goes_back_when_it_is_taken_off(two):
    order = two(CARD)
    weighing.take_off(order=order, line=order.lines.get(title="Pain"), by=None)
    refund = Refund.objects.get(order=order)
    assert (refund.amount, refund.cause, refund.what) == (Decimal("4.90"), "line_taken_off", "Pain")


def test_at_the_counter_the_real_price_is_due_whichever_way_it_is_corrected(two):
    order = two(COUNTER)
    for grams, due in ((236, "11.22"), (200, "10.26"), (240, "11.33"), (900, "11.60")):
        weigh(order, grams)
        assert price(order) == Decimal(due)
    assert not Refund.objects.exists()


@pytest.mark.parametrize("end", [["refused"], ["ready", "collected"]])
def test_what_is_off_the_counter_keeps_its_price(order, end):
    for state in end:
        changing.change(order=order, to=state)
    with pytest.raises(correcting.HandedOver):
        weigh(order, 236)
    assert not RealPrice.objects.exists()


def test_a_ready_order_is_still_corrected(order):
    weigh(order, 240)
    changing.change(order=order, to="ready")
    weigh(order, 236)
    assert price(order) == Decimal("6.32")


def test_the_database_refuses_a_price_above_the_ceiling(order):
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(order=order).update(real_price=Decimal("6.71"))


@given(
    grams=st.integers(0, 100_000),
    per_kg=st.integers(1, 50_000),
    portion=st.integers(10, 1000),
    steps=st.integers(1, 40),
)
def test_any_weight_costs_between_nothing_and_the_ceiling(grams, per_kg, portion, steps):
    per_kg = per_kg * CENT
    ceiling = steps * (portion * per_kg / 1000).quantize(CENT)
    line = Line(price_per_kg=per_kg, portion_grams=portion, quantity=steps, line_price_incl_tax=ceiling)
    real = weighing.price_of(line, grams)
    assert 0 <= real <= ceiling
    assert real == real.quantize(CENT)
    if real < ceiling:
        assert abs(real - grams * per_kg / 1000) <= CENT / 2
