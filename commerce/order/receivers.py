from typing import Any

from django.dispatch import receiver

from commerce.order import collecting, mails, signals
from commerce.order.correcting import Correction
from commerce.order.models import Order, OrderStatusChange, Purchase
from commerce.order.statuses import OrderStatus
from commerce.shipping.windows import Window


@receiver(signals.purchase_confirmed)
def write_about_the_purchase(purchase: Purchase, **kwargs: Any) -> None:
    mails.purchase_confirmed(purchase)


@receiver(signals.order_status_changed)
def write_about_the_order(order: Order, change: OrderStatusChange, **kwargs: Any) -> None:
    if change.new_status == OrderStatus.READY:
        collecting.begin(order)  # before the mail, which says the date
    mails.status_changed(order, change)


@receiver(signals.money_given_back)
def write_about_the_refund(refund: Any, **kwargs: Any) -> None:
    mails.money_given_back(refund)


@receiver(signals.something_missing)
def write_about_what_is_missing(order: Order, corrections: list[Correction], **kwargs: Any) -> None:
    mails.something_missing(order, corrections)


@receiver(signals.pickup_moved)
def write_about_the_pickup(order: Order, before: Window, **kwargs: Any) -> None:
    collecting.begin(order)
    mails.pickup_moved(order, before)
