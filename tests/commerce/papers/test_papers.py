"""Receipts, invoices and credit notes: a series a shop without gaps, written once, true to the cent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from threading import Barrier

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from commerce.order import changing, confirming, mails, placing, signals
from commerce.order.models import Line, Order
from commerce.order.statuses import OrderStatus
from commerce.papers import facts, papers, pdf, taxes
from commerce.papers.models import Paper
from commerce.payment.models import Refund
from kit import clock
from kit.models import IsFrozen, Series
from membership import current
from membership.models import Member
from tests import factories as people
from tests.commerce import factories
from tests.commerce.papers.conftest import hand_over, order_of

YEAR = clock.today().year


def number(shop, sequence: int, mark: str = "") -> str:
    return f"B{shop.pk:05d}{mark}-{YEAR}-{sequence:06d}"


# --- receipts ------------------------------------------------------------------------------------


def test_a_confirmed_payment_has_a_receipt_a_shop(paid, boulangerie, fromagerie):
    numbers = set(Paper.objects.values_list("number", flat=True))
    assert numbers == {number(boulangerie, 1), number(fromagerie, 1)}


def test_what_is_paid_in_the_shop_has_its_receipt_when_it_is_fetched(paid, librairie):
    order = order_of(paid, librairie)
    assert Paper.objects.receipt_of(order) is None
    hand_over(order)
    receipt = Paper.objects.receipt_of(order)
    assert (receipt.total, receipt.paid_by) == (Decimal("19.90"), "in_shop")


def test_a_payment_told_twice_has_one_receipt(paid):
    with current.in_city(paid.city):
        confirming.confirm(paid)
    assert Paper.objects.count() == 2


def test_a_card_order_that_is_fetched_has_no_second_receipt(sold_bread):
    hand_over(sold_bread)
    assert Paper.objects.credits_of(sold_bread) == []
    assert Paper.objects.of_shop(sold_bread.shop).count() == 1


def test_a_receipt_tells_lines_with_their_weight_and_tax(paid, fromagerie):
    receipt = Paper.objects.receipt_of(order_of(paid, fromagerie))
    line = receipt.lines[0]
    assert (line["title"], line["quantity"], line["each"], line["per"]) == (
        "Comté",
        "environ 250\u00a0g",
        "26.80",
        "kg",
    )
    assert (receipt.total, receipt.net + receipt.vat) == (Decimal("6.70"), Decimal("6.70"))


def test_what_was_weighed_is_told_as_weighed(paid, fromagerie):
    order = order_of(paid, fromagerie)
    Line.objects.filter(order=order).update(weighed_grams=240)
    assert "240" in facts.lines(order_of(paid, fromagerie))[0]["quantity"]
    assert "environ" not in facts.lines(order_of(paid, fromagerie))[0]["quantity"]


def test_delivery_is_a_line_at_its_own_rate(sold_bread):
    sold_bread.shipping_incl_tax, sold_bread.shipping_excl_tax = Decimal("3.00"), Decimal("2.50")
    sold_bread.total_incl_tax += 3
    told = facts.lines(sold_bread)[-1]
    assert (told["title"], told["rate"], told["total"]) == ("Livraison", "20", "3.00")


def test_what_was_taken_off_the_whole_is_a_line_too(sold_bread):
    sold_bread.total_incl_tax -= 1
    told = facts.lines(sold_bread)
    assert (told[-1]["title"], told[-1]["total"]) == ("Remise", "-1.00")
    assert sum(Decimal(each["total"]) for each in told) == sold_bread.total_incl_tax


def test_an_exempt_seller_charges_no_tax(purchase, boulangerie):
    Member.objects.filter(pk=boulangerie.member_id).update(is_vat_exempt=True)
    order = order_of(purchase, boulangerie)
    order.lines.update(tax_rate=0)
    receipt = papers.receipt(order_of(purchase, boulangerie))
    assert (receipt.vat, receipt.net) == (Decimal(0), receipt.total)
    assert "293 B" in pdf.facts(receipt)["exempt"]


def test_each_year_begins_at_one(paid, librairie):
    with time_machine.travel(datetime(YEAR + 1, 1, 2, 9, tzinfo=UTC), tick=False):
        hand_over(order_of(paid, librairie))
    assert Paper.objects.of_shop(librairie).get().number == f"B{librairie.pk:05d}-{YEAR + 1}-000001"


def test_what_fails_leaves_no_gap(sold_bread):
    def fail():
        with transaction.atomic():
            papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale").sequence == 1


# --- frozen --------------------------------------------------------------------------------------


def test_the_seller_stays_who_it_was(sold_bread):
    before = sold_bread.shop.member.legal_name
    Member.objects.filter(pk=sold_bread.shop.member_id).update(legal_name="Autre")
    assert Paper.objects.receipt_of(sold_bread).seller["name"] == before


def test_nobody_writes_a_paper_again(sold_bread):
    made = Paper.objects.receipt_of(sold_bread)
    for act in (made.save, made.delete, Paper.objects.all().delete, lambda: Paper.objects.update(total=1)):
        with pytest.raises(IsFrozen):
            act()


def test_the_database_gives_an_order_one_receipt(sold_bread):
    copy = Paper.objects.receipt_of(sold_bread)
    copy.pk, copy.key, copy.number, copy.sequence, copy._state.adding = None, "x", "X", 9, True
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


# --- invoices ------------------------------------------------------------------------------------


def test_an_invoice_names_the_company_and_the_receipt_it_stands_for(sold_bread, boulangerie):
    made = papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale", vat_number="FR40303265045")
    assert (made.number, made.basis.number) == (number(boulangerie, 1, "-F"), number(boulangerie, 1))
    assert made.buyer["company"] == "Aravis SARL"
    assert made.total == made.basis.total


def test_the_first_invoice_asked_for_is_the_one(sold_bread):
    first = papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale")
    assert papers.invoice(sold_bread, company="Autre", address="2 rue Royale") == first


def test_what_isnt_paid_has_no_invoice(paid, librairie):
    with pytest.raises(papers.NothingWasPaid):
        papers.invoice(order_of(paid, librairie), company="Aravis SARL", address="1 rue Royale")


# --- credit notes --------------------------------------------------------------------------------


def test_money_that_goes_back_has_a_credit_note_in_a_series_of_its_own(sold_bread, boulangerie):
    made = papers.credit(sold_bread, amount=Decimal("4.90"), cause="Un pain manquait", key="r1")
    assert (made.number, made.total, made.cause) == (number(boulangerie, 1, "-A"), Decimal("4.90"), "Un pain manquait")
    assert made.basis == Paper.objects.receipt_of(sold_bread)


def test_a_credit_note_corrects_the_invoice_where_there_is_one(sold_bread):
    invoice = papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale")
    assert papers.credit(sold_bread, amount=Decimal("1"), cause="", key="r1").basis == invoice


def test_one_key_is_one_credit_note(sold_bread):
    first = papers.credit(sold_bread, amount=Decimal("4.90"), cause="", key="r1")
    assert papers.credit(sold_bread, amount=Decimal("4.90"), cause="", key="r1") == first
    assert Paper.objects.credits_of(sold_bread) == [first]


def test_no_more_goes_back_than_was_paid(sold_bread):
    papers.credit(sold_bread, amount=Decimal("9.00"), cause="", key="r1")
    with pytest.raises(papers.MoreThanWasPaid):
        papers.credit(sold_bread, amount=Decimal("0.81"), cause="", key="r2")
    assert papers.credit(sold_bread, amount=Decimal("0.80"), cause="", key="r3").sequence == 2


def test_nothing_is_no_credit_note(sold_bread):
    with pytest.raises(ValueError, match="above zero"):
        papers.credit(sold_bread, amount=Decimal(0), cause="", key="r1")


def test_what_isnt_paid_has_no_credit_note(paid, librairie):
    with pytest.raises(papers.NothingWasPaid):
        papers.credit(order_of(paid, librairie), amount=Decimal("1"), cause="", key="r1")


def test_a_refund_that_left_has_its_credit_note(sold_bread):
    refund = Refund(order=sold_bread, amount=Decimal("4.90"), cause="line_taken_off", what="Un pain", key="r1")
    for _twice in range(2):
        signals.money_given_back.send(Refund, refund=refund)
    (made,) = Paper.objects.credits_of(sold_bread)
    assert (made.total, made.cause) == (Decimal("4.90"), "article retiré de la commande. Un pain")


def test_what_was_taken_off_is_not_paid_over_the_counter(paid, librairie):
    order = order_of(paid, librairie)
    Order.objects.filter(pk=order.pk).update(taken_off=Decimal("0.90"))
    hand_over(order_of(paid, librairie))
    receipt = Paper.objects.receipt_of(order)
    assert (receipt.total, receipt.lines[-1]["title"]) == (Decimal("19.00"), "Déduit à la préparation")


# --- tax to the cent -----------------------------------------------------------------------------

RATES = st.sampled_from([Decimal(each) for each in ("0", "2.10", "5.50", "10.00", "20.00")])
CENTS = st.decimals(min_value="0.01", max_value="5000", places=2)
PARTS = st.lists(st.tuples(RATES, CENTS), min_size=1, max_size=12)


@given(PARTS)
def test_tax_and_net_add_up_to_what_was_paid(parts):
    found = taxes.shares(parts)
    assert sum(each.net + each.vat for each in found) == sum(amount for _rate, amount in parts)


@given(PARTS, st.lists(st.integers(1, 100), min_size=1, max_size=4))
def test_a_sale_given_back_piece_by_piece_is_given_back_exactly(parts, cuts):
    sale = taxes.shares(parts)
    gone: list[taxes.Share] = []
    for cut in [*cuts, 100]:
        left = taxes.left(sale, gone)
        rest = sum((each.total for each in left), taxes.NOTHING)
        amount = (rest * cut / 100).quantize(Decimal("0.01"))
        if amount > 0:
            gone += taxes.shares(taxes.spread(amount, left))
    assert sum(each.total for each in gone) == sum(each.total for each in sale)
    assert taxes.left(sale, gone) == []


# --- paper ---------------------------------------------------------------------------------------


def test_each_kind_is_a_pdf_made_twice_the_same(sold_bread):
    papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale")
    papers.credit(sold_bread, amount=Decimal("4.90"), cause="Un pain manquait", key="r1")
    for paper in Paper.objects.of_shop(sold_bread.shop):
        made = pdf.pdf(paper)
        assert made.startswith(b"%PDF")
        assert made == pdf.pdf(paper)


def test_an_invoice_between_professionals_says_what_being_late_costs(sold_bread):
    invoice = papers.invoice(sold_bread, company="Aravis SARL", address="1 rue Royale")
    assert "40\u202f€" in pdf.facts(invoice)["late"] or "40 €" in pdf.facts(invoice)["late"]
    assert pdf.facts(invoice.basis)["late"] == ""


# --- races ---------------------------------------------------------------------------------------


def at_once(count, work):
    """Real threads that begin together; what each answered."""
    together = Barrier(count)

    def one(number):
        try:
            together.wait(timeout=30)
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))


def orders_in(city, shop, count):
    """As many purchases, each with an order to be paid in the shop."""
    product = factories.product(shop=shop, stock=100)
    for place in range(count):
        person = people.user(email=f"c{place}@example.org", city=city)
        with current.in_city(city):
            placing.place(basket=factories.basket(city, (product, 1), owner=person), user=person, choices={})
    orders = list(Order.objects.with_lines().filter(shop=shop))
    for order in orders:
        changing.change(order=order, to=OrderStatus.READY)
    return orders


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_twenty_handed_over_at_once_have_twenty_numbers(monkeypatch):
    monkeypatch.setattr(mails, "status_changed", lambda *_args: None)
    city = people.city()
    shop = people.fill_market(city)[0]
    orders = orders_in(city, shop, 20)
    at_once(20, lambda place: changing.change(order=orders[place], to=OrderStatus.COLLECTED))
    assert sorted(Paper.objects.values_list("sequence", flat=True)) == list(range(1, 21))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_refund_told_by_twenty_at_once_has_one_credit_note(monkeypatch):
    monkeypatch.setattr(mails, "status_changed", lambda *_args: None)
    city = people.city()
    shop = people.fill_market(city)[0]
    order = orders_in(city, shop, 1)[0]
    changing.change(order=order, to=OrderStatus.COLLECTED)
    made = at_once(20, lambda _place: papers.credit(order, amount=Decimal("1"), cause="", key="r").number)
    assert len(set(made)) == 1
    assert Series.objects.get(name=f"B{shop.pk:05d}-A").last == 1
