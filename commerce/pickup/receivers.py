from typing import Any

from django.dispatch import receiver

from commerce.order import signals
from commerce.order.models import Order, OrderStatusChange
from commerce.order.statuses import OrderStatus
from commerce.pickup import tickets


@receiver(signals.order_status_changed)
def give_a_ticket(order: Order, change: OrderStatusChange, **kwargs: Any) -> None:
    if order.way == Order.Way.PICKUP and change.new_status in (OrderStatus.PAID, OrderStatus.DUE_IN_SHOP):
        tickets.give(order)
