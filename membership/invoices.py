"""Each paid month of Pro has its invoice, each amount that goes back its credit note: once, under the next number.

A number is given under a lock on its series, in the transaction that writes the invoice: what fails gives none, two at
once wait for each other (CGI, annexe II, article 242 nonies A: a continuous series). What was billed is read at Stripe.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kit import clock
from kit.models import Series
from kit.money import tax_included
from kit.stripe_client import StripeUnavailable
from membership import emails, invoice_gateway, issuer
from membership.invoice_gateway import StripeInvoice, StripeRefund
from membership.models import Invoice, InvoiceSweep, Shop

logger = logging.getLogger(__name__)
# The last of a failed payment's tries is two weeks after its invoice was drawn up; the rest is a long outage of ours.
LOOK_BACK = timedelta(days=40)
NIGHT = 3  # o'clock
TRY_AGAIN = timedelta(hours=1)


class IssuerUnknown(Exception):
    """The platform's own legal facts are incomplete: an invoice would bear blanks for ever."""


def refresh(*, stripe_id: str) -> Invoice | None:
    """The invoice of what Stripe says is paid; the one that is there already, or None if nothing is to be billed.
    Raises `IssuerUnknown`, `StripeUnavailable`, `StripeRefused`."""
    found = Invoice.objects.at_stripe(stripe_id)
    return found or record(paid=invoice_gateway.read_invoice(stripe_id))


def record(*, paid: StripeInvoice) -> Invoice | None:
    """The same for what was read already."""
    if not paid.is_paid or paid.paid_at is None or paid.total <= 0:
        return None
    shop = _shop(paid)
    if shop is None:
        logger.warning("A paid invoice at Stripe belongs to no shop: %s", paid.id)
        return None
    with transaction.atomic():
        made, is_new = _write(
            Invoice.Kind.INVOICE,
            stripe_id=paid.id,
            shop=shop,
            seller=_seller().to_json(),
            buyer=buyer(shop),
            description=_("Offre Pro, un mois : %(shop)s, %(city)s") % {"shop": shop.name, "city": shop.city.name},
            period_start=timezone.localdate(paid.period_start),
            period_end=timezone.localdate(paid.period_end),
            paid_at=paid.paid_at,
            payment_id=paid.payment_id,
            vat_rate=issuer.vat_rate(),
            total=paid.total,
        )
        if is_new and paid.is_renewal:
            emails.invoice_paid(made)
    return made


def credit(*, payment_id: str) -> list[Invoice]:
    """Credit notes for what went back of a payment of Pro; nothing for payments of anything else."""
    invoice = Invoice.objects.paid_by(payment_id)
    if invoice is None:
        return []
    return [_credit(invoice, refund) for refund in invoice_gateway.refunds_of(payment_id)]


def _credit(invoice: Invoice, refund: StripeRefund) -> Invoice:
    with transaction.atomic():
        made, _is_new = _write(
            Invoice.Kind.CREDIT,
            stripe_id=refund.id,
            shop=invoice.shop,
            corrects=invoice,
            seller=invoice.seller,
            buyer=invoice.buyer,
            description=_("Avoir sur la facture %(number)s") % {"number": invoice.number},
            period_start=invoice.period_start,
            period_end=invoice.period_end,
            paid_at=refund.made_at,
            payment_id=invoice.payment_id,
            vat_rate=invoice.vat_rate,
            total=refund.amount,
        )
    return made


def _write(kind: str, *, stripe_id: str, **facts: Any) -> tuple[Invoice, bool]:
    """Under the next number of its series; what Stripe told before is found again, also by who had to wait."""
    issued_on = clock.today()
    series = Series.objects.hold(Invoice.SERIES[Invoice.Kind(kind)], year=issued_on.year)
    known = Invoice.objects.at_stripe(stripe_id)
    if known is not None:
        return known, False
    net, vat = tax_included(facts["total"], facts["vat_rate"])
    made = Invoice.objects.create(
        kind=kind,
        **series.give(),
        issued_on=issued_on,
        stripe_id=stripe_id,
        net=net,
        vat=vat,
        **facts,
    )
    return made, True


def _shop(paid: StripeInvoice) -> Shop | None:
    shops = Shop.objects.with_standing()
    return shops.billed_as(paid.customer_id) or shops.filter(pk=paid.shop_id or 0).first()


def _seller() -> issuer.Issuer:
    seller = issuer.current()
    if not seller.is_complete:
        raise IssuerUnknown
    return seller


def buyer(shop: Shop) -> dict[str, str]:
    """The member as it is today."""
    member = shop.member
    place = ", ".join(part for part in (shop.street_address, f"{shop.postcode} {shop.city.name}".strip()) if part)
    return {
        "name": member.legal_name,
        "legal_form": member.legal_form,
        "address": member.legal_address or place,
        "siren": member.siren,
        "register_entry": member.register_entry,
        "vat_number": member.vat_number,
        "shop": shop.name,
    }


# --- what was missed -----------------------------------------------------------------------------


def repair_due() -> int:
    """Once a night, ask Stripe for paid invoices that were never told to us; how many were made."""
    now = clock.now()
    InvoiceSweep.objects.get_or_create(pk=1, defaults={"next_at": now})
    # Whoever moves the date does the work.
    if not InvoiceSweep.objects.filter(pk=1, next_at__lte=now).update(next_at=now + TRY_AGAIN):
        return 0
    if not issuer.current().is_complete:
        return 0
    seen_until = InvoiceSweep.objects.get(pk=1).seen_until
    try:
        made = _sweep(seen_until - LOOK_BACK if seen_until else None)
    except StripeUnavailable:
        return 0
    InvoiceSweep.objects.filter(pk=1).update(next_at=_next_night(now), seen_until=now)
    return made


def _sweep(since: datetime | None) -> int:
    made = 0
    for ids in invoice_gateway.paid_invoices(since=since):
        known = Invoice.objects.known(ids)
        made += sum(refresh(stripe_id=each) is not None for each in reversed(ids) if each not in known)
    return made


def _next_night(now: datetime) -> datetime:
    local = timezone.localtime(now)
    tonight = local.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return tonight if tonight > local else tonight + timedelta(days=1)


def by_year(shop: Shop) -> dict[int, list[Invoice]]:
    """A shop's invoices and credit notes, the newest year first."""
    years: dict[int, list[Invoice]] = {}
    for invoice in Invoice.objects.of_shop(shop):
        years.setdefault(invoice.year, []).append(invoice)
    return dict(sorted(years.items(), reverse=True))
