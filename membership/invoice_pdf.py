"""An invoice on paper: nothing on it but what was written down on its day (CGI, annexe II, article 242 nonies A)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit import typesetting
from kit.money import format_money
from membership.exports import Part
from membership.models import Invoice, Shop

TEMPLATE = "membership/invoice.typ"
# To be read by software in ten years (PDF/A-3) and by who listens (PDF/UA).
STANDARDS = ("a-3a", "ua-1")


def pdf(invoice: Invoice) -> bytes:
    """The same bytes whenever it is asked for."""
    at = datetime.combine(invoice.issued_on, datetime.min.time(), UTC)
    return typesetting.pdf(TEMPLATE, facts(invoice), standards=STANDARDS, at=at)


def parts(shop: Shop) -> Iterator[Part]:
    """Every invoice of a shop, for what it takes along."""
    for invoice in Invoice.objects.of_shop(shop).with_corrected():
        words = _("Avoir.") if invoice.is_credit else _("Facture d’un mois de Pro.")
        yield Part(f"factures/{invoice.number}.pdf", words, pdf(invoice))


def facts(invoice: Invoice) -> dict[str, Any]:
    """What the template takes: every word of it, so that it only sets."""
    name = _("Avoir") if invoice.is_credit else _("Facture")
    return {
        "title": f"{name} {invoice.number}",
        "date": _("Date : %(day)s") % {"day": _day(invoice.issued_on)},
        "corrects": _("Sur la facture %(number)s du %(day)s")
        % {"number": invoice.corrects.number, "day": _day(invoice.corrects.issued_on)}
        if invoice.corrects
        else "",
        "seller_words": _("Vendeur"),
        "buyer_words": _("Client"),
        "seller": _party(invoice.seller),
        "buyer": _party(invoice.buyer),
        "columns": [_("Désignation"), _("Quantité"), _("Prix unitaire HT"), _("TVA"), _("Total HT")],
        "description": invoice.description,
        "period": _("Période : du %(first)s au %(last)s")
        % {"first": _day(invoice.period_start), "last": _day(invoice.period_end)},
        "line": ["1", format_money(invoice.net), percent(invoice.vat_rate), format_money(invoice.net)],
        "sums": _sums(invoice),
        "exempt": _("TVA non applicable, art. 293 B du CGI") if invoice.is_exempt else "",
        "paid": _paid(invoice),
        "late": "" if invoice.is_credit else late_words(),
        "foot": " · ".join(part for part in (invoice.seller["name"], invoice.seller["email"]) if part),
    }


def percent(rate: Decimal) -> str:
    """« 20 % », « 8,5 % »."""
    return f"{rate.normalize():f}".replace(".", ",") + "\u00a0%"


def _party(told: dict[str, str]) -> list[str]:
    siren = told["siren"].replace(" ", "")
    lines = [
        ", ".join(part for part in (told["name"], told["legal_form"]) if part),
        told.get("shop", "") if told.get("shop") != told["name"] else "",
        told["address"],
        f"SIREN {siren[:3]} {siren[3:6]} {siren[6:]}",
        told["register_entry"],
        _("TVA : %(number)s") % {"number": told["vat_number"]} if told["vat_number"] else "",
        told.get("email", ""),
        told.get("phone", ""),
    ]
    return [line for line in lines if line]


def _sums(invoice: Invoice) -> list[list[str]]:
    vat = _("TVA %(rate)s") % {"rate": percent(invoice.vat_rate)}
    total = _("Total remboursé TTC") if invoice.is_credit else _("Total payé TTC")
    rows = [[_("Total HT"), format_money(invoice.net)]]
    if not invoice.is_exempt:
        rows.append([vat, format_money(invoice.vat)])
    return [*rows, [total, format_money(invoice.total)]]


def _paid(invoice: Invoice) -> str:
    day = _day(timezone.localdate(invoice.paid_at))
    if invoice.is_credit:
        return _("Remboursé le %(day)s sur la carte qui avait payé.") % {"day": day}
    return _("Payée le %(day)s par carte bancaire. Reste à payer : %(nothing)s.") % {
        "day": day,
        "nothing": format_money(Decimal(0)),
    }


def late_words() -> str:
    """What has to stand on an invoice between professionals, paid or not (code de commerce, L441-9 and D441-5)."""
    return _(
        "Pas d’escompte pour paiement anticipé. En cas de retard : pénalités au taux d’intérêt de la Banque centrale européenne majoré de dix points, exigibles sans rappel, et indemnité forfaitaire de 40 € pour frais de recouvrement."
    )


def _day(day: Any) -> str:
    return date_format(day, "j F Y")
