"""What of a purchase is paid, and what is due where: order by order, then added up."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.order.models import Order, Purchase
from commerce.order.statuses import RELEASED, OrderStatus, PurchaseStatus

S = OrderStatus
NEVER_PAID_IN_SHOP = (S.EXPIRED, S.REFUSED, S.CANCELLED, S.NOT_COLLECTED)
BEFORE_THE_COUNTER = (S.AWAITING_PAYMENT, S.DUE_IN_SHOP, S.PREPARING, S.READY)


class Standing(models.TextChoices):
    DUE_BY_CARD = "due_by_card", _("À payer par carte")
    PAID_BY_CARD = "paid_by_card", _("Payé par carte")
    REFUNDED = "refunded", _("Remboursé sur votre carte")
    DUE_IN_SHOP = "due_in_shop", _("À payer en boutique, au retrait")
    PAID_IN_SHOP = "paid_in_shop", _("Payé en boutique")
    NOTHING = "nothing", _("Rien à payer")


AT_MOST = _("%(label)s, au plus")
ROWS = {
    Standing.DUE_BY_CARD: "now",
    Standing.PAID_BY_CARD: "now",
    Standing.REFUNDED: "later",
    Standing.DUE_IN_SHOP: "later",
    Standing.PAID_IN_SHOP: "later",
}


def is_released(purchase: Purchase) -> bool:
    """The payment came to nothing: nothing was taken, the basket came back."""
    return purchase.status in RELEASED


def standing_of(order: Order, purchase: Purchase) -> Standing:
    if is_released(purchase):
        return Standing.NOTHING
    if order.is_paid_by_card:
        if purchase.status == PurchaseStatus.AWAITING_PAYMENT:
            return Standing.DUE_BY_CARD
        return Standing.REFUNDED if order.status == S.REFUNDED else Standing.PAID_BY_CARD
    if order.status in NEVER_PAID_IN_SHOP:
        return Standing.NOTHING
    return Standing.DUE_IN_SHOP if order.status in BEFORE_THE_COUNTER else Standing.PAID_IN_SHOP


def total_of(orders: Iterable[Order], purchase: Purchase) -> Decimal:
    """What a purchase comes to as far as is known: without what is given back, or never was to be paid in the end."""
    if is_released(purchase):
        return purchase.total
    due = [order for order in orders if standing_of(order, purchase) != Standing.NOTHING]
    return sum((order.real_total for order in due), Decimal("0.00"))


def rows(orders: Iterable[Order], purchase: Purchase) -> list[dict[str, Any]]:
    """As `components/sum.html` takes them: each shop's part, then what is paid or due, and where."""
    found = [(order, standing_of(order, purchase)) for order in orders]
    parts: list[dict[str, Any]] = [
        {"label": order.shop.name, "amount": order.total_incl_tax} for order, _standing in found
    ]
    partly = [order for order, its in found if its == Standing.PAID_BY_CARD and order.taken_off]
    for standing, kind in ROWS.items():
        own = [order for order, its in found if its == standing or (standing == Standing.REFUNDED and order in partly)]
        if own:
            total = sum((_amount(order, standing) for order in own), Decimal("0.00"))
            names = ", ".join(order.shop.name for order in own)
            is_at_most = standing == Standing.DUE_IN_SHOP and any(order.is_at_most for order in own)
            label = AT_MOST % {"label": standing.label} if is_at_most else standing.label
            parts.append({"label": label, "note": names, "amount": total, "kind": kind})
    return parts


def _amount(order: Order, standing: Standing) -> Decimal:
    """What was paid by card stays told in full, with what came back of it; in the shop the real price is due."""
    if standing == Standing.REFUNDED:
        return order.taken_off or order.total_incl_tax
    return order.total_incl_tax if standing == Standing.PAID_BY_CARD else order.real_total
