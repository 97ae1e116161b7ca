"""What an order that ends unfetched had taken is on the shelf again."""

from commerce.order import holds
from commerce.order.models import Order


def put_back(order: Order) -> None:
    """Called after the guarded change of state, so once. What was taken off before wasn't there, and doesn't come back."""
    lines = [line for line in order.lines.all() if not line.is_taken_off]
    sold_at = order.purchase.created_at
    holds.put_back(holds.held(lines), sold_on=sold_at.astimezone(order.city.zone).date())
