"""What happened to shops and towns, told upwards. The arguments of each are in `docs/architecture.md`."""

from django.dispatch import Signal

city_added = Signal()  # city
city_changed = Signal()  # city
shop_accepted = Signal()  # shop
shop_changed = Signal()  # shop
plan_changed = Signal()  # shop
market_opened = Signal()  # city, transition
market_closed = Signal()  # city, transition
