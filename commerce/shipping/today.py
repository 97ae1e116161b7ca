"""What can be fetched today: the one home of the question. Lists ask it of a whole town, a product's page may of one."""

from collections.abc import Iterable
from datetime import datetime

from membership.models import Shop


def opens_still(shop: Shop, at: datetime) -> bool:
    """Whether the shop is open now or opens again before its town's midnight; False where it told no hours."""
    today = at.astimezone(shop.city.zone).date()
    return shop.calendar.is_open(at) or any(at < end for _begin, end in shop.calendar.intervals(today, 1))


class Today:
    """Of one town at one moment. `shops` come with their town and its commune."""

    def __init__(self, shops: Iterable[Shop], at: datetime) -> None:
        self._open = frozenset(shop.pk for shop in shops if opens_still(shop, at))

    def is_fetched(self, shop_id: int, notice_days: int, *, is_in_stock: bool) -> bool:
        """`notice_days`: what is made to order isn't ready before."""
        return is_in_stock and notice_days == 0 and shop_id in self._open
