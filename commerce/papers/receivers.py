from decimal import Decimal
from typing import Any

from django.dispatch import receiver

from commerce.order import signals
from commerce.order.models import Order, OrderStatusChange
from commerce.order.statuses import OrderStatus
from commerce.papers import papers
from commerce.payment.models import Refund


@receiver(signals.order_status_changed)
def give_a_receipt(order: Order, change: OrderStatusChange, **kwargs: Any) -> None:
    """When the money is there: a card's when it is confirmed, the rest when it is handed over the counter."""
    is_paid_now = change.new_status == (OrderStatus.PAID if order.is_paid_by_card else OrderStatus.COLLECTED)
    if is_paid_now:
        papers.receipt(order)


@receiver(signals.money_given_back)
def give_a_credit_note(refund: Refund, **kwargs: Any) -> None:
    papers.receipt(refund.order)  # of an order from before there were papers
    cause = f"{refund.get_cause_display()}. {refund.what}".strip() if refund.what else refund.get_cause_display()
    rates = [(Decimal(rate), Decimal(part)) for rate, part in refund.rates]
    papers.credit(refund.order, amount=refund.amount, cause=cause[:250], key=refund.key, rates=rates)
