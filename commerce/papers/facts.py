"""What is written on a paper, as it is at this moment: copied, so that it stays what was true."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from commerce.catalogue.facts import measure
from commerce.order.models import Line, Order
from commerce.papers import taxes
from commerce.shipping.methods import DELIVERY_TAX_RATE
from membership.invoices import buyer as legal_facts
from membership.models import Shop

NO_RATE = Decimal("0.00")


def seller(shop: Shop) -> dict[str, Any]:
    """Who sells: the shop's member as the law wants it named (CGI, annexe II, article 242 nonies A)."""
    member = shop.member
    return {
        **legal_facts(shop),
        "is_vat_exempt": member.is_vat_exempt,
        "email": shop.email or member.contact_email,
        "phone": shop.phone or member.contact_phone,
    }


def buyer(order: Order) -> dict[str, str]:
    """The name and the address that were given; a receipt needs neither."""
    to, user = order.shipping_address, order.user
    name = f"{user.first_name} {user.last_name}".strip() if user else ""
    if to is None or order.way == Order.Way.RELAY:  # a relay point is nobody's address
        return {"name": name, "address": "", "company": "", "vat_number": ""}
    parts = (to.line1, to.line2, f"{to.postcode} {to.line4}")
    address = ", ".join(part.strip() for part in parts if part.strip())
    return {"name": to.name or name, "address": address, "company": "", "vat_number": ""}


def lines(order: Order) -> list[dict[str, str]]:
    """What was sold, its delivery, and what makes them the total that was paid."""
    told = [row for line in order.lines.all() for row in _rows(line, order)]
    if order.shipping_incl_tax:
        is_exempt = order.shipping_incl_tax == order.shipping_excl_tax
        rate = NO_RATE if is_exempt else DELIVERY_TAX_RATE
        told.append(_row(_("Livraison"), "1", order.shipping_incl_tax, rate, order.shipping_incl_tax))
    paid = order.total_incl_tax if order.is_paid_by_card else order.real_total
    rest = paid - sum((Decimal(each["total"]) for each in told), NO_RATE)
    if not rest:
        return told
    title, sign = (_("Remise"), -1) if rest < 0 else (_("Complément"), 1)
    if rest < 0 and paid != order.total_incl_tax:
        title = _("Déduit à la préparation")
    for rate, amount in taxes.spread(abs(rest), taxes.shares(amounts(told))):
        if amount:
            told.append(_row(title, "1", sign * amount, rate, sign * amount))
    return told


def amounts(told: list[dict[str, str]]) -> list[tuple[Decimal, Decimal]]:
    """(rate, amount with tax) of each line."""
    return [(Decimal(each["rate"]), Decimal(each["total"])) for each in told]


def _rows(line: Line, order: Order) -> list[dict[str, str]]:
    """A card paid before anything was taken off: that goes back by a credit note. The till takes what is due then."""
    less = line.price_now - line.line_price_incl_tax
    if order.is_paid_by_card or not less:
        return [_line(line)]
    words = {"title": line.title, "instead": line.instead}
    if line.instead:
        title = _("Déduit à la préparation : %(title)s, remplacé par %(instead)s") % words
    else:
        title = _("Déduit à la préparation : %(title)s") % words
    return [_line(line), _row(title, "1", less, line.tax_rate, less)]


def _line(line: Line) -> dict[str, str]:
    if not line.is_weighed:
        each = line.unit_price_incl_tax or line.line_price_incl_tax / line.quantity
        return _row(line.title, str(line.quantity), each, line.tax_rate, line.line_price_incl_tax)
    if line.weighed_grams:
        weight = measure(line.weighed_grams)
    else:
        weight = _("environ %(weight)s") % {"weight": measure(line.quantity * line.portion_grams)}
    row = _row(line.title, weight, line.price_per_kg or NO_RATE, line.tax_rate, line.line_price_incl_tax)
    return {**row, "per": "kg"}


def _row(title: str, quantity: str, each: Decimal, rate: Decimal, total: Decimal) -> dict[str, str]:
    return {
        "title": title,
        "quantity": quantity,
        "each": str(each.quantize(taxes.NOTHING)),
        "per": "",
        "rate": str(rate),
        "total": str(total.quantize(taxes.NOTHING)),
    }
