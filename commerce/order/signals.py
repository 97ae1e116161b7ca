"""What happened to purchases and orders. The arguments are in `docs/architecture.md`."""

from django.dispatch import Signal

purchase_confirmed = Signal()  # purchase
purchase_released = Signal()  # purchase
order_status_changed = Signal()  # order, change
money_given_back = Signal()  # refund: Stripe took it, it is on its way to the card; told once
something_missing = Signal()  # order, corrections: what is taken off or replaced while it is prepared
pickup_moved = Signal()  # order, before (a Window)
