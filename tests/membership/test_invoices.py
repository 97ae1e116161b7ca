from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kit import clock
from kit.models import OutgoingMail
from kit.money import tax_included
from kit.stripe_client import StripeUnavailable, client
from membership import emails, invoice_gateway, invoices, issuer, waiting
from membership.invoice_gateway import StripeInvoice
from membership.models import Invoice, InvoiceSeries, InvoiceSweep, Member, ShopRole
from membership.models.invoices import InvoiceIsFrozen, number_of
from pages.publisher import Publisher
from tests import factories

DAY = 86_400
SELLER = issuer.Issuer(
    name="Les Petits Commerces", address="1 rue de l’Exemple, 74000 Annecy", siren="000000000", vat_number="FR12"
)


@pytest.fixture(autouse=True)
def known_issuer(monkeypatch):
    """The platform has said who it is."""
    monkeypatch.setattr(issuer, "_provider", [lambda: SELLER])


def paid(number=1, **more):
    """What Stripe says of a paid month."""
    facts = {
        "id": f"in_{number}",
        "customer_id": "",
        "shop_id": None,
        "is_paid": True,
        "is_renewal": False,
        "total": Decimal("5.00"),
        "paid_at": datetime(2026, 3, 1, 9, tzinfo=UTC),
        "period_start": datetime(2026, 3, 1, 9, tzinfo=UTC),
        "period_end": datetime(2026, 4, 1, 9, tzinfo=UTC),
        "payment_id": "",
    }
    return StripeInvoice(**{**facts, **more})


def numbers():
    return list(Invoice.objects.order_by("kind", "sequence").values_list("number", flat=True))


def month_later(stripe, days=31):
    """A month passes at Stripe and here, and Stripe tells."""
    stripe.advance(days * DAY)
    return clock.shifted(timedelta(seconds=stripe.now() - clock.now().timestamp()))


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
    assert InvoiceSeries.objects.get().last == 1


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
    assert not InvoiceSeries.objects.exists()


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
        with pytest.raises(InvoiceIsFrozen):
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
    assert InvoiceSeries.objects.get().last == 1


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


# --- the platform's own facts --------------------------------------------------------------------


def test_without_a_known_issuer_the_invoice_waits(stripe, fleuriste, monkeypatch):
    with monkeypatch.context() as unknown:
        unknown.setattr(issuer, "_provider", [issuer.Issuer])
        stripe.go_pro(fleuriste)
        assert not Invoice.objects.exists()
        assert [line.url for line in waiting.invoices_without_an_issuer()] == [""]
    assert waiting.invoices_without_an_issuer() == []
    assert invoices.repair_due() == 1


def test_the_legal_page_and_the_invoice_tell_the_same_issuer(db):
    Publisher.objects.create(name="Nous", address="Ici", siren="123456782", vat_number="FR1")
    told = Publisher.as_issuer()
    assert told.is_complete
    assert (told.name, told.to_json()["siren"]) == ("Nous", "123456782")


def test_a_platform_without_vat_needs_no_number(settings):
    settings.PRO_VAT_RATE = "0"
    assert issuer.Issuer(name="Nous", address="Ici", siren="1").is_complete
    settings.PRO_VAT_RATE = "20"
    assert not issuer.Issuer(name="Nous", address="Ici", siren="1").is_complete


# --- what was missed -----------------------------------------------------------------------------


def test_a_lost_event_is_caught_up_in_the_night(stripe, fleuriste):
    stripe.hold_webhooks = True
    stripe.go_pro(fleuriste)
    Invoice.objects.all()._raw_delete("default")
    stripe.drop_pending()
    assert invoices.repair_due() == 1
    assert Invoice.objects.count() == 1


def test_the_night_comes_once_a_day(stripe, fleuriste, monkeypatch):
    asked = []
    monkeypatch.setattr(invoice_gateway, "paid_invoices", lambda since: asked.append(since) or iter([[]]))
    for _round in range(5):
        invoices.repair_due()
    with clock.shifted(timedelta(days=1)):
        invoices.repair_due()
    assert len(asked) == 2
    assert asked[0] is None
    assert asked[1] < clock.now()


def test_a_silent_stripe_is_asked_again_in_an_hour(db, monkeypatch):
    def silent(since):
        raise StripeUnavailable("down")

    monkeypatch.setattr(invoice_gateway, "paid_invoices", silent)
    assert invoices.repair_due() == 0
    wait = InvoiceSweep.objects.get().next_at - clock.now()
    assert timedelta(minutes=50) < wait <= timedelta(hours=1)


def test_a_night_with_nothing_new_costs_little(db, monkeypatch, django_assert_num_queries):
    invoices_at_stripe = [f"in_{number}" for number in range(100)]
    monkeypatch.setattr(invoice_gateway, "paid_invoices", lambda since: iter([invoices_at_stripe]))
    monkeypatch.setattr(invoices, "refresh", lambda stripe_id: None)
    InvoiceSweep.objects.create(pk=1, next_at=clock.now())
    with django_assert_num_queries(5):
        invoices.repair_due()


# --- credit notes --------------------------------------------------------------------------------


def refund(invoice, cents):
    return client().v1.refunds.create({"payment_intent": invoice.payment_id, "amount": cents})


def test_what_goes_back_has_a_credit_note_of_its_own_series(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    invoice = Invoice.objects.get()
    refund(invoice, 200)
    stripe.deliver_pending()
    note = Invoice.objects.get(kind="credit")
    assert note.number == number_of("credit", clock.today().year, 1)
    assert (note.corrects, note.total) == (invoice, Decimal("2.00"))


def test_two_refunds_told_often_are_two_credit_notes(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    for cents in (200, 300):
        refund(Invoice.objects.get(kind="invoice"), cents)
    stripe.deliver_pending()
    for event in stripe.events:
        stripe.repeat(event["id"])
    assert [note.sequence for note in Invoice.objects.filter(kind="credit").order_by("pk")] == [1, 2]
    assert Invoice.objects.count() == 3


def test_a_refund_of_anything_else_is_none_of_ours(db):
    assert invoices.credit(payment_id="pi_of_an_order") == []


# --- the mails -----------------------------------------------------------------------------------


def test_the_first_payments_mail_leads_to_the_invoices(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    mail = OutgoingMail.objects.get(subject__contains="est Pro")
    assert reverse("membership:invoices", args=[fleuriste.pk]) in mail.text
    assert not OutgoingMail.objects.filter(subject__contains="facture").exists()


def test_each_renewals_mail_leads_to_its_invoice(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    with month_later(stripe):
        stripe.deliver_pending()
    mail = OutgoingMail.objects.get(subject__contains="facture")
    newest = Invoice.objects.first()
    assert newest.number in mail.subject
    assert reverse("membership:invoice", args=[fleuriste.pk, newest.number]) in mail.html


# --- the room ------------------------------------------------------------------------------------


@pytest.fixture
def marguerite(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    return fleuriste.person


def room(shop):
    return reverse("membership:invoices", args=[shop.pk])


def paper(invoice, shop=None):
    return reverse("membership:invoice", args=[(shop or invoice.shop).pk, invoice.number])


def test_an_owner_finds_the_invoices_by_year(client, fleuriste, marguerite):
    for number, year in ((1, 2026), (2, 2027)):
        with time_machine.travel(datetime(year, 3, 1, 12, tzinfo=UTC)):
            invoices.record(paid=paid(number, shop_id=fleuriste.pk))
    text = client.get(room(fleuriste)).text
    assert text.index("LPC-2027-000001") < text.index("LPC-2026-000001")


def test_an_owner_without_invoices_is_told_so(client, fleuriste, marguerite):
    assert "Aucune facture" in client.get(room(fleuriste)).text


def test_an_owner_takes_an_invoice_away(client, fleuriste, marguerite):
    made = invoices.record(paid=paid(shop_id=fleuriste.pk))
    answer = client.get(paper(made))
    assert answer["Content-Type"] == "application/pdf"
    assert f"{made.number}.pdf" in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")
    assert answer.content == client.get(paper(made)).content


def test_somebody_elses_invoice_is_not_found(client, fleuriste, marguerite, boulangerie):
    other = invoices.record(paid=paid(shop_id=boulangerie.pk))
    assert client.get(room(boulangerie)).status_code == 404
    assert client.get(paper(other)).status_code == 404
    assert client.get(paper(other, shop=fleuriste)).status_code == 404


@pytest.mark.parametrize("role", [ShopRole.Role.EDITOR, ShopRole.Role.SELLER])
def test_who_signs_no_contract_sees_no_invoice(client, fleuriste, role):
    made = invoices.record(paid=paid(shop_id=fleuriste.pk))
    factories.sign_in(client, factories.act_for(shop=fleuriste, user=factories.user(), role=role))
    assert client.get(room(fleuriste)).status_code == 404
    assert client.get(paper(made)).status_code == 404
    assert "Mes factures" not in client.get(reverse("membership:membership", args=[fleuriste.pk])).text


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same_however_long(client, fleuriste, marguerite, count, django_assert_num_queries):
    for number in range(count):
        invoices.record(paid=paid(number, shop_id=fleuriste.pk))
    client.get(room(fleuriste))
    with django_assert_num_queries(4):
        client.get(room(fleuriste))
