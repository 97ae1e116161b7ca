"""Something isn't there: taken off or replaced, told once, paid for by nobody."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from commerce.desk import handling
from commerce.order import changing, correcting, missing, signals, weighing
from commerce.order.missing import Gap
from commerce.order.models import Line, Order, RealPrice
from commerce.papers.models import Paper
from commerce.payment.models import Refund
from kit.models import OutgoingMail
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order

CARD, COUNTER = True, False


@pytest.fixture
def make(open_annecy, till, boulangerie):
    """Two loaves at 4.90, a tart at 20.00 (taxed higher), 250 g of cheese at 26.80 a kilo (in portions of 50 g)."""

    def made(by_card):
        bread = factories.product(shop=boulangerie, title="Pain", price="4.90", tax_rate=Decimal("5.50"))
        tart = factories.product(shop=boulangerie, title="Tarte", price="20.00", tax_rate=Decimal("20.00"))
        cheese = factories.weighed(shop=boulangerie, portion_grams=50, stock=40, tax_rate=Decimal("5.50"))
        return an_order(boulangerie, *[bread] * 2, tart, *[cheese] * 5, by_card=by_card)

    return made


@pytest.fixture
def paid(make):
    return make(CARD)


@pytest.fixture
def due(make):
    return make(COUNTER)


def line(order, title: str) -> Line:
    return Line.objects.get(order=order, title=title)


def lack(order, **gaps: Gap):
    """By title."""
    said = {line(order, title).pk: gap for title, gap in gaps.items()}
    return missing.report(order=order, gaps=said, by=None, acting_as=order.shop.name)


def price(order) -> Decimal:
    return Order.objects.get(pk=order.pk).real_total


def stock(order, title: str) -> int:
    return factories.record(line(order, title).product).net_stock_level


def test_one_of_two_loaves_goes_back_to_the_card(paid):
    lack(paid, Pain=Gap(1))
    refund = Refund.objects.get(order=paid)
    assert (refund.amount, refund.cause, refund.what) == (Decimal("4.90"), "missing", "Pain, 1 sur 2")
    assert price(paid) == Decimal("31.60")


def test_the_order_keeps_what_was_ordered_beside_what_was_given(paid):
    lack(paid, Pain=Gap(1))
    loaves = line(paid, "Pain")
    assert (loaves.quantity, loaves.given, loaves.line_price_incl_tax, loaves.price_now) == (
        2,
        1,
        Decimal("9.80"),
        Decimal("4.90"),
    )
    row = RealPrice.objects.get()
    assert (row.missing, row.amount, row.acting_as) == (1, Decimal("4.90"), paid.shop.name)


def test_what_is_paid_in_the_shop_is_due_no_more(due):
    lack(due, Pain=Gap(2))
    assert price(due) == Decimal("26.70")
    assert not Refund.objects.exists()


def test_a_replacement_costs_the_same_if_nothing_else_is_said(paid):
    lack(paid, Tarte=Gap(1, "Tarte aux noix"))
    tart = line(paid, "Tarte")
    assert (tart.instead, tart.instead_price, tart.price_now) == ("Tarte aux noix", Decimal("20.00"), Decimal("20.00"))
    assert price(paid) == Decimal("36.50")
    assert not Refund.objects.exists()
    assert not tart.is_taken_off


def test_a_cheaper_replacement_gives_the_difference_back(paid):
    lack(paid, Pain=Gap(1, "Baguette", Decimal("1.20")))
    assert Refund.objects.get().amount == Decimal("3.70")


@pytest.mark.parametrize("by_card", [CARD, COUNTER])
def test_a_dearer_replacement_is_refused(make, by_card):
    order = make(by_card)
    with pytest.raises(missing.DearerThanOrdered) as refusal:
        lack(order, Pain=Gap(1, "Brioche", Decimal("4.91")))
    assert refusal.value.most == Decimal("4.90")
    assert not RealPrice.objects.exists()


def test_more_than_was_ordered_is_refused(paid):
    with pytest.raises(missing.MoreThanOrdered):
        lack(paid, Pain=Gap(3))
    assert not Refund.objects.exists()


def test_two_lines_at_once_are_one_refund(paid):
    lack(paid, Pain=Gap(1), Tarte=Gap(1))
    refund = Refund.objects.get()
    assert (refund.amount, refund.what) == (Decimal("24.90"), "Pain, 1 sur 2 · Tarte")


def test_the_same_said_again_does_nothing_again(paid):
    lack(paid, Pain=Gap(1, "Baguette", Decimal("1.20")))
    assert lack(paid, Pain=Gap(1, "Baguette", Decimal("1.20"))) == []
    assert Refund.objects.count() == 1
    assert RealPrice.objects.count() == 1
    assert OutgoingMail.objects.filter(key__startswith="order-missing-").count() == 1


def test_a_second_loaf_that_is_missing_too_gives_back_the_rest(paid):
    lack(paid, Pain=Gap(1))
    lack(paid, Pain=Gap(2))
    assert [refund.amount for refund in Refund.objects.all()] == [Decimal("4.90"), Decimal("4.90")]
    assert [row.missing for row in RealPrice.objects.all()] == [1, 2]
    assert line(paid, "Pain").is_taken_off


def test_found_after_all_takes_nothing_from_a_card(paid):
    lack(paid, Pain=Gap(1))
    with pytest.raises(correcting.WouldTakeMore):
        lack(paid, Pain=Gap(0))
    assert line(paid, "Pain").missing == 1


def test_found_after_all_is_due_again_in_the_shop(due):
    lack(due, Pain=Gap(1))
    lack(due, Pain=Gap(0))
    assert price(due) == Decimal("36.50")
    assert line(due, "Pain").real_price is None


def test_all_of_it_missing_is_to_be_refused(paid):
    with pytest.raises(correcting.NothingWouldBeLeft):
        lack(paid, Pain=Gap(2), Tarte=Gap(1), Comté=Gap(5))
    assert not Refund.objects.exists()
    assert not RealPrice.objects.exists()
    assert stock(paid, "Pain") == 8


@pytest.mark.parametrize("states", [["ready"], ["refused"], ["ready", "collected"]])
def test_only_what_is_being_prepared_can_lack_something(paid, states):
    for state in states:
        changing.change(order=paid, to=state)
    with pytest.raises(correcting.HandedOver):
        lack(paid, Pain=Gap(1))


def test_another_orders_line_is_left_alone(make):
    mine, other = make(COUNTER), make(COUNTER)
    missing.report(order=mine, gaps={line(other, "Pain").pk: Gap(1)}, by=None)
    assert not RealPrice.objects.exists()


# Weighed


def test_portions_that_are_missing_go_back_before_the_scales_speak(paid):
    lack(paid, Comté=Gap(2))
    assert Refund.objects.get().amount == Decimal("2.68")
    cheese = line(paid, "Comté")
    assert (cheese.price_now, cheese.is_at_most) == (Decimal("4.02"), True)
    assert weighing.unweighed(paid)


def test_what_is_left_is_weighed_up_to_what_is_left(paid):
    lack(paid, Comté=Gap(2))
    weigh(paid, 140)
    assert line(paid, "Comté").price_now == Decimal("3.75")
    weigh(paid, 140)
    assert [refund.amount for refund in Refund.objects.all()] == [Decimal("2.68"), Decimal("0.27")]


def test_more_on_the_scales_than_is_left_costs_what_is_left(paid):
    lack(paid, Comté=Gap(2))
    weigh(paid, 250)
    assert line(paid, "Comté").price_now == Decimal("4.02")


def test_a_replacement_is_paid_beside_what_is_weighed(paid):
    lack(paid, Comté=Gap(2, "Beaufort", Decimal("2.00")))
    weigh(paid, 150)
    assert line(paid, "Comté").price_now == Decimal("6.02")


def test_what_was_weighed_already_costs_no_more_than_what_is_left(paid):
    weigh(paid, 240)
    lack(paid, Comté=Gap(2))
    assert line(paid, "Comté").price_now == Decimal("4.02")


def test_what_is_missing_altogether_is_not_to_be_weighed(paid):
    lack(paid, Comté=Gap(5, "Beaufort"))
    assert not weighing.unweighed(paid)
    assert weigh(paid, 240) == []
    assert price(paid) == Decimal("36.50")


def weigh(order, grams: int):
    return weighing.weigh(order=order, grams={line(order, "Comté").pk: grams}, by=None)


# Stock


def test_what_is_missing_is_sold_out(paid):
    lack(paid, Pain=Gap(1))
    assert (stock(paid, "Pain"), stock(paid, "Tarte")) == (0, 9)


def test_what_the_shop_still_has_stays_on_sale(paid):
    lack(paid, Pain=Gap(1, is_out=False))
    assert stock(paid, "Pain") == 8


def test_what_nobody_counted_is_sold_out_too(paid):
    record = factories.record(line(paid, "Pain").product)
    type(record).objects.filter(pk=record.pk).update(mode="uncounted")
    lack(paid, Pain=Gap(1))
    record.refresh_from_db()
    assert (record.is_counted, record.net_stock_level) == (True, 0)


def test_a_refused_order_gives_back_what_was_there(paid, boulangerie):
    """One loaf of two was missing: the other can be sold again."""
    lack(paid, Pain=Gap(1))
    handling.refuse(order=paid, reason="Le four est en panne.", by=boulangerie.person)
    assert stock(paid, "Pain") == 1
    assert sum(refund.amount for refund in Refund.objects.all()) == paid.total_incl_tax


def test_who_refuses_an_order_read_a_moment_ago_gives_back_only_the_rest(paid, boulangerie):
    read_before = Order.objects.prefetch_related("lines").get(pk=paid.pk)
    lack(paid, Pain=Gap(1))
    handling.refuse(order=read_before, reason="Le four est en panne.", by=boulangerie.person)
    assert sum(refund.amount for refund in Refund.objects.all()) == paid.total_incl_tax
    assert stock(paid, "Pain") == 1
    letter = OutgoingMail.objects.to_address(paid.user.email).get(key__startswith="order-change-")
    assert "31,60" in letter.text


# Papers, mail


def test_the_credit_note_is_at_the_rate_of_what_is_missing(paid):
    lack(paid, Tarte=Gap(1))
    signals.money_given_back.send(Refund, refund=Refund.objects.get())
    [credit] = Paper.objects.credits_of(paid)
    assert [(each["rate"], each["total"]) for each in credit.rates] == [("20.00", "20.00")]


def test_the_receipt_over_the_counter_tells_what_was_deducted(due):
    lack(due, Tarte=Gap(1, "Tartelette", Decimal("4.00")))
    weigh(due, 250)
    changing.change(order=due, to="ready")
    changing.change(order=due, to="collected")
    receipt = Paper.objects.receipt_of(due)
    assert receipt.total == price(due) == Decimal("20.50")
    told = [each for each in receipt.lines if "Déduit" in each["title"]]
    assert [(each["title"], each["total"], each["rate"]) for each in told] == [
        ("Déduit à la préparation\u00a0: Tarte, remplacé par Tartelette", "-16.00", "20.00")
    ]


def test_the_customer_is_told_in_plain_words(paid):
    lack(paid, Pain=Gap(1, "Baguette", Decimal("1.20")), Tarte=Gap(1))
    letter = OutgoingMail.objects.to_address(paid.user.email).get(key__startswith="order-missing-")
    for told in (
        "1 sur 2 manque, remplacé par Baguette, 1,20",
        "Tarte\u00a0: retiré",
        "23,70",
        "repartent vers votre carte",
    ):
        assert told in letter.text.replace("\u202f", " "), told


def test_who_pays_in_the_shop_is_told_what_is_due_now(due):
    lack(due, Pain=Gap(2))
    letter = OutgoingMail.objects.to_address(due.user.email).get(key__startswith="order-missing-")
    assert "Vous paierez 26,70" in letter.text


# The database


@pytest.mark.parametrize(
    "wrong",
    [{"missing": 3}, {"instead": "Baguette"}, {"missing": 1, "instead": "Baguette", "instead_price": Decimal("9.81")}],
)
def test_the_database_refuses_what_can_not_be_missing(paid, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.filter(pk=line(paid, "Pain").pk).update(**wrong)
