from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from threading import Barrier

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from kit import clock
from kit.models import IsFrozen, Series
from kit.money import tax_included
from membership import emails, invoices, issuer
from membership.models import Invoice, Member
from tests import factories
from tests.factories import paid
from tests.membership.conftest import month_later

pytestmark = pytest.mark.usefixtures("known_issuer")


def numbers():
    return list(Invoice.objects.order_by("kind", "sequence").values_list("number", flat=True))


# --- made when Stripe says that something was paid -----------------------------------------------


def test_a_paid_month_has_its_invoice(stripe, fleuriste):
    subscription = stripe.go_pro(fleuriste)
    invoice = Invoice.objects.get()
    assert invoice.number == f"LPC-{clock.today().year}-000001"
    assert (invoice.net, invoice.vat, invoice.total) == (Decimal("4.17"), Decimal("0.83"), Decimal("5.00"))
    assert (invoice.shop, invoice.buyer["siren"]) == (fleuriste, fleuriste.member.siren)
    assert invoice.period_end == subscription.paid_until.date()
    assert invoice.payment_id.startswith("pi_")


def test_told_five_times_it_is_made_once(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    for event in stripe.events:
        for _again in range(5):
            stripe.repeat(event["id"])
    assert Invoice.objects.count() == 1
    assert Series.objects.get().last == 1


def test_told_in_reverse_order_it_is_made_all_the_same(stripe, fleuriste):
    stripe.hold_webhooks = True
    invoices_before = Invoice.objects.count()
    stripe.go_pro(fleuriste)
    for event in reversed(stripe.events):
        stripe.repeat(event["id"])
    assert (invoices_before, Invoice.objects.count()) == (0, 1)


def test_each_renewal_has_its_own(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    with month_later(stripe):
        stripe.deliver_pending()
    assert Invoice.objects.count() == 2
    first, second = Invoice.objects.order_by("pk")
    assert first.period_end == second.period_start


def test_a_declined_card_has_none(stripe, fleuriste):
    stripe.go_pro(fleuriste, card="4000 0000 0000 0002")
    assert not Invoice.objects.exists()


def test_nothing_is_no_invoice(fleuriste):
    assert invoices.record(paid=paid(shop_id=fleuriste.pk, total=Decimal(0))) is None
    assert not Invoice.objects.exists()
    assert not Series.objects.exists()


def test_what_isnt_paid_has_none(fleuriste):
    assert invoices.record(paid=paid(shop_id=fleuriste.pk, is_paid=False)) is None


def test_an_invoice_of_somebody_unknown_is_left_alone(db):
    assert invoices.record(paid=paid(customer_id="cus_stranger", shop_id=4_000_000)) is None


# --- frozen --------------------------------------------------------------------------------------


def test_seller_and_buyer_stay_what_they_were(fleuriste, monkeypatch):
    made = invoices.record(paid=paid(shop_id=fleuriste.pk))
    before = fleuriste.member.legal_name
    Member.objects.filter(pk=fleuriste.member_id).update(legal_name="Autre")
    monkeypatch.setattr(issuer, "_provider", [issuer.Issuer])
    made.refresh_from_db()
    assert (made.buyer["name"], made.seller["name"]) == (before, "Les Petits Commerces")


def test_nobody_writes_an_invoice_again(fleuriste):
    made = invoices.record(paid=paid(shop_id=fleuriste.pk))
    for act in (made.save, made.delete, Invoice.objects.all().delete, lambda: Invoice.objects.update(total=1)):
        with pytest.raises(IsFrozen):
            act()
    assert Invoice.objects.get().total == Decimal("5.00")


def test_a_shop_with_invoices_is_never_deleted(fleuriste):
    invoices.record(paid=paid(shop_id=fleuriste.pk))
    with pytest.raises(IntegrityError):
        fleuriste.delete()


def test_the_database_gives_a_number_of_a_year_once(fleuriste):
    made = invoices.record(paid=paid(shop_id=fleuriste.pk))
    copy = Invoice.objects.get(pk=made.pk)
    copy.pk, copy.stripe_id, copy.number, copy._state.adding = None, "in_2", "X", True
    with pytest.raises(IntegrityError, match=r"a_number_of_a_year_is_given_once|kind"), transaction.atomic():
        copy.save()


def test_the_database_refuses_what_doesnt_add_up(fleuriste):
    made = invoices.record(paid=paid(shop_id=fleuriste.pk))
    copy = Invoice.objects.get(pk=made.pk)
    copy.pk, copy.stripe_id, copy.number, copy.sequence, copy._state.adding = None, "in_2", "X", 2, True
    copy.vat = Decimal("0.84")
    with pytest.raises(IntegrityError, match="adds_up"), transaction.atomic():
        copy.save()


def test_the_database_takes_sums_that_floating_point_misses(fleuriste):
    assert 0.12 + 0.02 != 0.14
    invoices.record(paid=paid(shop_id=fleuriste.pk, total=Decimal("0.14")))
    assert Invoice.objects.get().total == Decimal("0.14")


# --- a series without gaps -----------------------------------------------------------------------


def test_each_year_begins_at_one(fleuriste):
    with time_machine.travel(datetime(2026, 12, 31, 12, tzinfo=UTC)):
        invoices.record(paid=paid(1, shop_id=fleuriste.pk))
        invoices.record(paid=paid(2, shop_id=fleuriste.pk))
    with time_machine.travel(datetime(2027, 1, 1, 12, tzinfo=UTC)):
        invoices.record(paid=paid(3, shop_id=fleuriste.pk))
    assert sorted(numbers()) == ["LPC-2026-000001", "LPC-2026-000002", "LPC-2027-000001"]


def no_mail(invoice):
    raise RuntimeError("no mail")


def test_what_fails_midway_leaves_no_gap(fleuriste, monkeypatch):
    """The mail of a renewal is written in the same transaction: if it can't be, no number is gone."""
    invoices.record(paid=paid(1, shop_id=fleuriste.pk))
    with monkeypatch.context() as broken:
        broken.setattr(emails, "invoice_paid", no_mail)
        with pytest.raises(RuntimeError):
            invoices.record(paid=paid(2, shop_id=fleuriste.pk, is_renewal=True))
    invoices.record(paid=paid(3, shop_id=fleuriste.pk))
    assert [number[-1] for number in numbers()] == ["1", "2"]
    assert set(Invoice.objects.values_list("stripe_id", flat=True)) == {"in_1", "in_3"}


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


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_twenty_payments_at_once_have_twenty_numbers():
    shop = factories.shop(city=factories.city())
    at_once(20, lambda number: invoices.record(paid=paid(number, shop_id=shop.pk)))
    assert sorted(Invoice.objects.values_list("sequence", flat=True)) == list(range(1, 21))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_payment_told_by_twenty_at_once_has_one_number():
    shop = factories.shop(city=factories.city())
    made = at_once(20, lambda _number: invoices.record(paid=paid(shop_id=shop.pk)).number)
    assert set(made) == {Invoice.objects.get().number}
    assert Series.objects.get().last == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_half_of_twenty_failing_at_once_leave_no_gap(monkeypatch):
    shop = factories.shop(city=factories.city())
    monkeypatch.setattr(emails, "invoice_paid", no_mail)

    def work(number):
        try:
            invoices.record(paid=paid(number, shop_id=shop.pk, is_renewal=number % 2 == 1))
        except RuntimeError:
            return "failed"
        return "made"

    assert sorted(at_once(20, work)) == ["failed"] * 10 + ["made"] * 10
    assert sorted(Invoice.objects.values_list("sequence", flat=True)) == list(range(1, 11))


@given(
    total=st.decimals(min_value="0.01", max_value="9999.99", places=2),
    rate=st.sampled_from([Decimal(20), Decimal("8.5"), Decimal(0)]),
)
def test_net_and_vat_add_up_to_the_cent(total, rate):
    net, vat = tax_included(total, rate)
    assert net + vat == total
    assert abs(net * rate / 100 - vat) <= Decimal("0.01")
    assert rate or not vat
