"""What is written to whom about purchases and orders; in the outbox with the change itself, once each."""

from datetime import datetime
from typing import Any

from django.conf import settings

from commerce.order import pickup_words
from commerce.order.correcting import ZERO, Correction
from commerce.order.models import Order, OrderStatusChange, Purchase
from commerce.order.statuses import OrderStatus
from commerce.shipping.windows import Window
from kit import clock, outbox
from membership import legal_notice
from membership.models import Shop

TOLD = {
    OrderStatus.READY: "order_ready",
    OrderStatus.SENT: "order_sent",
    OrderStatus.REFUSED: "order_refused",
    OrderStatus.COLLECTED: "order_handed_over",
    OrderStatus.DELIVERED: "order_handed_over",
    OrderStatus.NOT_COLLECTED: "order_not_collected",
}


def purchase_confirmed(purchase: Purchase) -> None:
    """To the customer, with what the law wants on paper (C. conso L221-13); to each shop, what it has to prepare."""
    orders = list(purchase.orders.with_lines().prefetch_related("papers").select_related("shop__member").order_by("pk"))
    account = f"{settings.SITE_URL}/{purchase.city.slug}/mon-compte/"
    context = {
        "purchase": purchase,
        "orders": orders,
        "city": purchase.city,
        "place": purchase.city.name,
        "link": f"{account}achats/{purchase.number}/",
        "papers": f"{account}papiers/",
        "is_at_most": any(order.is_at_most for order in orders),
        "is_at_most_in_shop": any(order.is_at_most and not order.is_paid_by_card for order in orders),
        "sellers": [(order.shop.name, legal_notice.identity(order.shop)) for order in orders],
    }
    outbox.write(
        to=purchase.user.email, template="order_confirmed", context=context, key=f"purchase-{purchase.pk}-confirmed"
    )
    for order in orders:
        desk = f"{settings.SITE_URL}/{purchase.city.slug}/tableau-de-bord/"
        for address in _sellers(order.shop):
            outbox.write(
                to=address,
                template="order_received",
                context={"order": order, "city": purchase.city, "place": purchase.city.name, "link": desk},
                key=f"order-{order.pk}-received-{address}"[:120],
            )


def status_changed(order: Order, change: OrderStatusChange) -> None:
    if change.new_status == OrderStatus.CANCELLED and change.old_status != OrderStatus.AWAITING_PAYMENT:
        _called_off(order, change)
        return
    if change.new_status == OrderStatus.NOT_COLLECTED and change.by is None:
        _closed_by_itself(order, change)
    template = TOLD.get(OrderStatus(change.new_status))
    if template is None or order.user is None or not order.user.is_active:
        return
    link = f"{settings.SITE_URL}/{order.city.slug}/mon-compte/achats/{order.purchase.number}/"
    context = {"order": order, "change": change, "city": order.city, "place": order.city.name, "link": link}
    outbox.write(to=order.user.email, template=template, context=context, key=f"order-change-{change.pk}")


def _called_off(order: Order, change: OrderStatusChange) -> None:
    """To the shop, which mustn't prepare it; to the customer, who can show it."""
    context = {"order": order, "change": change, "city": order.city, "place": order.city.name}
    for address in _sellers(order.shop):
        outbox.write(
            to=address,
            template="order_called_off",
            context={**context, "link": _desk_link(order)},
            key=f"order-change-{change.pk}-{address}"[:120],
        )
    _to_customer(order, "order_cancelled", f"order-change-{change.pk}")


def _closed_by_itself(order: Order, change: OrderStatusChange) -> None:
    """To the shop: what it kept goes back on the shelf."""
    context = {"order": order, "city": order.city, "place": order.city.name, "link": _desk_link(order)}
    for address in _sellers(order.shop):
        key = f"order-change-{change.pk}-{address}"[:120]
        outbox.write(to=address, template="order_nobody_came", context=context, key=key)


def not_fetched_yet(order: Order) -> None:
    """To the customer, once a date: what isn't paid has a last one, what is paid waits."""
    _to_customer(order, "order_not_fetched_yet", f"order-{order.pk}-reminded-{_stamp(order.reminded_at)}")


def kept_longer(order: Order) -> None:
    _to_customer(order, "order_kept_longer", f"order-{order.pk}-kept-until-{_stamp(order.kept_until)}")


def _to_customer(order: Order, template: str, key: str) -> None:
    if order.user is None or not order.user.is_active:
        return
    link = f"{settings.SITE_URL}/{order.city.slug}/mon-compte/achats/{order.purchase.number}/"
    context = {"order": order, "person": order.user, "city": order.city, "place": order.city.name, "link": link}
    outbox.write(to=order.user.email, template=template, context=context, key=key)


def _desk_link(order: Order) -> str:
    return f"{settings.SITE_URL}/{order.city.slug}/tableau-de-bord/{order.shop.slug}/commandes/{order.number}/"


def _stamp(at: datetime | None) -> int:
    return int((at or clock.now()).timestamp())


def money_given_back(refund: Any) -> None:
    """To the customer: how much is on its way to their card, and why."""
    order = refund.order
    if order.user is None:
        return
    link = f"{settings.SITE_URL}/{order.city.slug}/mon-compte/achats/{order.purchase.number}/"
    context = {"refund": refund, "order": order, "city": order.city, "place": order.city.name, "link": link}
    outbox.write(to=order.user.email, template="order_given_back", context=context, key=f"refund-{refund.pk}")


def something_missing(order: Order, corrections: list[Correction]) -> None:
    """To the customer: what isn't there, what replaces it, what becomes of its price."""
    if order.user is None or not order.user.is_active:
        return
    less = sum((each.less for each in corrections), ZERO)
    context = {
        "person": order.user,
        "order": order,
        "lines": [each.line for each in corrections],
        "less": less if less > 0 else None,
        "city": order.city,
        "place": order.city.name,
        "link": f"{settings.SITE_URL}/{order.city.slug}/mon-compte/achats/{order.purchase.number}/",
    }
    key = f"order-missing-{corrections[0].row.pk}"
    outbox.write(to=order.user.email, template="order_missing", context=context, key=key)


def pickup_moved(order: Order, before: Window) -> None:
    """To the shop, which counts on it; and to the customer, whose mail says another time."""
    site, zone = settings.SITE_URL, order.shop.city.zone
    context = {"order": order, "city": order.city, "place": order.city.name, "before": pickup_words.dated(before, zone)}
    at = _stamp(order.pickup_moved_at or order.delivery_moved_at)
    links = dict.fromkeys(_sellers(order.shop), f"{site}/{order.city.slug}/tableau-de-bord/")
    if order.user is not None:
        links[order.user.email] = f"{site}/{order.city.slug}/mon-compte/achats/{order.purchase.number}/"
    for address, link in links.items():
        outbox.write(
            to=address,
            template="order_moved",
            context={**context, "link": link},
            key=f"order-{order.pk}-moved-{at}-{address}"[:120],
        )


def _sellers(shop: Shop) -> list[str]:
    return sorted(set(shop.roles.who_sell().values_list("user__email", flat=True)))
