"""What can be fetched today: the one home of the question. Lists ask it of a whole town, a product's page may of one."""

from collections.abc import Collection, Iterable
from datetime import datetime

from commerce.order import pickups
from commerce.shipping import windows
from membership.models import Shop


def has_a_window(shop: Shop, at: datetime, taken: Collection[datetime] = ()) -> bool:
    """Whether something ordered now can be fetched before the town's midnight; False where the shop told no hours."""
    today = at.astimezone(shop.city.zone).date()
    offers = windows.free(shop.calendar, pickups.rules_of(shop), at=at, taken=taken, horizon=2)
    return any(each.begin.astimezone(shop.city.zone).date() == today for each in offers)


class Today:
    """Of one town at one moment. `shops` come with their deliveries, their town and its commune."""

    def __init__(self, shops: Iterable[Shop], at: datetime) -> None:
        asked = list(shops)
        taken = pickups.taken([shop.pk for shop in asked], at)
        self._open = frozenset(shop.pk for shop in asked if has_a_window(shop, at, taken[shop.pk]))

    def is_fetched(self, shop_id: int, notice_days: int, *, is_in_stock: bool) -> bool:
        """`notice_days`: what is made to order isn't ready before."""
        return is_in_stock and notice_days == 0 and shop_id in self._open
