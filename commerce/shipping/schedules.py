"""Of one way of one shop: the windows there can be, and the rules by which they are promised."""

from dataclasses import dataclass

from commerce.order.ways import HOME
from commerce.shipping.models import ShopDelivery
from commerce.shipping.rounds import Rounds
from commerce.shipping.windows import Rules
from kit.calendar import Calendar
from membership.models import Shop


@dataclass(frozen=True)
class Schedule:
    calendar: Calendar
    rules: Rules

    @property
    def is_told(self) -> bool:
        """Where no hours were told there are no windows: the shop says when."""
        if isinstance(self.calendar, Rounds):
            return bool(self.calendar.week.slots)
        return not self.calendar.week.is_empty


def of(shop: Shop, way: str, delivery: ShopDelivery | None = None) -> Schedule:
    """`delivery`: the shop's as it was read under a lock."""
    known = delivery or ShopDelivery.of(shop)
    if way == HOME:
        return Schedule(Rounds(known.home_slots, shop.calendar), known.home_rules)
    return Schedule(shop.calendar, known.rules)
