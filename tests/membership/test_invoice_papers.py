"""What is missed, what goes back, what is written to members, and the room where the invoices are."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from kit import clock
from kit.models import OutgoingMail
from kit.stripe_client import StripeUnavailable, client
from membership import invoice_gateway, invoice_pdf, invoices, issuer, waiting
from membership.models import Invoice, InvoiceSweep, ShopRole
from pages.publisher import Publisher
from tests import factories
from tests.factories import paid
from tests.membership.conftest import month_later

pytestmark = pytest.mark.usefixtures("known_issuer")


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
    assert note.number == f"LPC-A-{clock.today().year}-000001"
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


def test_a_shop_takes_its_invoices_along(fleuriste, boulangerie):
    made = invoices.record(paid=paid(1, shop_id=fleuriste.pk))
    invoices.record(paid=paid(2, shop_id=boulangerie.pk))
    (part,) = invoice_pdf.parts(fleuriste)
    assert part.path == f"factures/{made.number}.pdf"
    assert part.content.startswith(b"%PDF-")
