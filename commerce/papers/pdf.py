"""A shop's paper as PDF: nothing on it but what was written down on its day."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commerce.order.models import Order
from commerce.papers.models import Paper
from kit import typesetting
from kit.money import format_money
from membership.invoice_pdf import late_words, percent

TEMPLATE = "commerce/papers/paper.typ"
# To be read by software in ten years (PDF/A-3) and by who listens (PDF/UA).
STANDARDS = ("a-3a", "ua-1")
NAMES = {
    Paper.Kind.RECEIPT: gettext_lazy("Reçu"),
    Paper.Kind.INVOICE: gettext_lazy("Facture"),
    Paper.Kind.CREDIT: gettext_lazy("Avoir"),
}


def pdf(paper: Paper) -> bytes:
    """The same bytes whenever it is asked for; of a paper with its `basis` and `order`."""
    at = datetime.combine(paper.issued_on, datetime.min.time(), UTC)
    return typesetting.pdf(TEMPLATE, facts(paper), standards=STANDARDS, at=at)


def facts(paper: Paper) -> dict[str, Any]:
    """What the template takes: every word of it, so that it only sets."""
    is_exempt = paper.seller["is_vat_exempt"]
    columns = [_("Désignation"), _("Quantité"), _("Prix unitaire TTC"), _("TVA"), _("Total TTC")]
    return {
        "title": f"{NAMES[Paper.Kind(paper.kind)]} {paper.number}",
        "shop": paper.seller["shop"],
        "about": _about(paper),
        "seller_words": _("Vendeur"),
        "seller": _seller(paper.seller),
        "buyer_words": _("Client"),
        "buyer": [paper.buyer[each] for each in ("company", "name", "address") if paper.buyer[each]]
        + ([_("TVA : %(number)s") % {"number": paper.buyer["vat_number"]}] if paper.buyer["vat_number"] else []),
        "columns": columns,
        "lines": [_line(each) for each in paper.lines],
        "sums": _sums(paper, is_exempt=is_exempt),
        "exempt": _("TVA non applicable, art. 293 B du CGI") if is_exempt else "",
        "paid": _paid(paper),
        "late": late_words() if paper.is_invoice else "",
        "foot": _("Vendu par %(seller)s sur Les Petits Commerces. Le contrat est entre le client et la boutique.")
        % {"seller": paper.seller["name"]},
    }


def _about(paper: Paper) -> list[str]:
    told = [
        _("Date : %(day)s") % {"day": _day(paper.issued_on)},
        _("Commande %(number)s") % {"number": paper.order.number},
    ]
    if paper.basis is not None:
        about = {"number": paper.basis.number, "day": _day(paper.basis.issued_on)}
        if paper.is_invoice:
            told.append(_("Remplace le reçu %(number)s du %(day)s") % about)
        elif paper.basis.is_invoice:
            told.append(_("Sur la facture %(number)s du %(day)s") % about)
        else:
            told.append(_("Sur le reçu %(number)s du %(day)s") % about)
    if paper.cause:
        told.append(_("Motif : %(cause)s") % {"cause": paper.cause})
    return told


def _seller(told: dict[str, str]) -> list[str]:
    siren = told["siren"].replace(" ", "")
    lines = [
        ", ".join(part for part in (told["name"], told["legal_form"]) if part),
        told["shop"] if told["shop"] != told["name"] else "",
        told["address"],
        f"SIREN {siren[:3]} {siren[3:6]} {siren[6:]}",
        told["register_entry"],
        _("TVA : %(number)s") % {"number": told["vat_number"]} if told["vat_number"] else "",
        told["email"],
        told["phone"],
    ]
    return [line for line in lines if line]


def _line(told: dict[str, str]) -> list[str]:
    each = format_money(Decimal(told["each"]))
    if told["per"]:
        each = _("%(price)s/kg") % {"price": each}
    return [told["title"], told["quantity"], each, percent(Decimal(told["rate"])), format_money(Decimal(told["total"]))]


def _sums(paper: Paper, *, is_exempt: bool) -> list[list[str]]:
    rows = [[_("Total HT"), format_money(paper.net)]]
    if not is_exempt:
        for each in paper.rates:
            words = {"rate": percent(Decimal(each["rate"])), "net": format_money(Decimal(each["net"]))}
            rows.append([_("TVA %(rate)s sur %(net)s") % words, format_money(Decimal(each["vat"]))])
    return [*rows, [_("Rendu TTC") if paper.is_credit else _("Payé TTC"), format_money(paper.total)]]


def _paid(paper: Paper) -> str:
    day = {"day": _day(timezone.localdate(paper.paid_at))}
    by_card = paper.paid_by == Order.PaidBy.CARD
    if paper.is_credit:
        return (
            _("Rendu à partir du %(day)s sur la carte qui avait payé.") % day
            if by_card
            else _("Rendu par la boutique, %(day)s.") % day
        )
    return (
        _("Payé le %(day)s par carte bancaire, en ligne.") % day
        if by_card
        else _("Payé le %(day)s dans la boutique.") % day
    )


def _day(day: Any) -> str:
    return date_format(day, "j F Y")
