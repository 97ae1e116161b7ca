"""When customers fetch what they bought, or have it brought: a window of the shop, promised once and never moved without
them.

A window's places are scarce. They are counted late, under a lock on the shops' deliveries, by the shops' keys: two who
want the last place wait for each other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from commerce.order import signals
from commerce.order.models import Order, PickupEvent
from commerce.order.statuses import STILL_TO_FETCH
from commerce.order.ways import HOME, PICKUP
from commerce.shipping import schedules, windows
from commerce.shipping.models import ShopDelivery
from commerce.shipping.schedules import Schedule
from commerce.shipping.windows import Rules, Window
from kit import clock
from membership.models import Shop, User

COLUMNS = {PICKUP: "pickup", HOME: "delivery"}  # how an order's columns about it begin


@dataclass(frozen=True)
class Wanted:
    """One shop's pickup, or with `way` its delivery. `made_days`: the longest of what is made to order in it;
    `ordered_at` if that was before."""

    shop: Shop
    window: Window
    made_days: int = 0
    ordered_at: datetime | None = None
    way: str = PICKUP


@dataclass(frozen=True)
class Gone:
    """A window that can't be had any more, and the next that can (None: there is none in sight)."""

    wanted: Wanted
    next: Window | None


class WindowsAreGone(Exception):
    """Somebody else took the last place, or the shop changed its hours; nothing was written."""

    def __init__(self, gone: list[Gone]) -> None:
        super().__init__(", ".join(each.wanted.shop.slug for each in gone))
        self.gone = gone


class TooLateToMove(Exception):
    """The shop counts on it by now, or it was handed over."""


def rules_of(shop: Shop, way: str = PICKUP) -> Rules:
    return schedules.of(shop, way).rules


def tells_hours(shop: Shop, way: str = PICKUP) -> bool:
    """Where no hours were told there are no windows: the shop says when it is ready, or when it comes."""
    return schedules.of(shop, way).is_told


def taken(
    shops: Collection[int], since: datetime, *, but: Order | None = None, way: str = PICKUP
) -> dict[int, list[datetime]]:
    """When each order begins that holds a place, by shop; one query for any number of shops."""
    column = f"{COLUMNS[way]}_from"
    held = Order.objects.holding_a_delivery() if way == HOME else Order.objects.holding_a_window()
    held = held.filter(**{"shop__in": shops, f"{column}__gte": since})
    if but is not None:
        held = held.exclude(pk=but.pk)
    found: dict[int, list[datetime]] = defaultdict(list)
    for shop, begin in held.order_by().values_list("shop_id", column):
        found[shop].append(begin)
    return found


def first_for(shop: Shop, at: datetime, made_days: int = 0, way: str = PICKUP) -> Window | None:
    """The earliest window of something ordered now."""
    held = taken([shop.pk], at, way=way)[shop.pk]
    schedule = schedules.of(shop, way)
    return next(windows.free(schedule.calendar, schedule.rules, at=at, made_days=made_days, taken=held), None)


def frozen(window: Window, way: str) -> dict[str, datetime]:
    """As an order keeps it."""
    return {f"{COLUMNS[way]}_from": window.begin, f"{COLUMNS[way]}_until": window.end}


@transaction.atomic
def claim(wanted: Iterable[Wanted], *, at: datetime, but: Order | None = None) -> None:
    """That each window can be had, and goes on to until the caller's transaction ends. Raises `WindowsAreGone`."""
    asked = {each.shop.pk: each for each in wanted}
    deliveries = _locked([each.shop for each in asked.values()])
    held = {way: taken(asked, at, but=but, way=way) for way in sorted({each.way for each in asked.values()})}
    gone = []
    for pk, each in sorted(asked.items()):
        schedule = schedules.of(each.shop, each.way, deliveries[pk])
        offers = list(_free(each, schedule, at, held[each.way][pk]))
        if not windows.is_offered(each.window, offers):
            following = next((offer for offer in offers if offer.begin >= each.window.begin), None)
            gone.append(Gone(each, following or next(iter(offers), None)))
    if gone:
        raise WindowsAreGone(gone)


def may_move(order: Order, at: datetime) -> bool:
    """Until the shop's notice before it begins, as long as it isn't handed over or on its way. The market may be shut."""
    if order.promised is None or order.status not in STILL_TO_FETCH:
        return False
    return at <= order.promised.begin - rules_of(order.shop, order.way).notice


def offers_for(order: Order, at: datetime) -> Iterator[Window]:
    """The windows to which a pickup or a delivery can be moved; of an order with its lines."""
    held = taken([order.shop_id], at, but=order, way=order.way)
    return _free(_wanted(order, order.promised), schedules.of(order.shop, order.way), at, held[order.shop_id])


@transaction.atomic
def move(*, order: Order, window: Window, by: User | None = None) -> None:
    """The customer comes, or is at home, at another time, and the shop is told. Raises `TooLateToMove` or
    `WindowsAreGone`; then all is as before."""
    at = clock.now()
    _locked([order.shop])
    fresh = Order.objects.select_for_update(of=("self",)).select_related("shop__city__commune").get(pk=order.pk)
    if not may_move(fresh, at):
        raise TooLateToMove(order.number)
    before = fresh.promised
    if window == before:
        return
    claim([_wanted(fresh, window)], at=at, but=fresh)
    fields = {**frozen(window, fresh.way), f"{COLUMNS[fresh.way]}_moved_at": at}
    Order.objects.filter(pk=order.pk).update(**fields)
    for name, value in {**fields, "status": fresh.status}.items():
        setattr(order, name, value)
    PickupEvent.objects.create(
        order=order,
        kind=PickupEvent.Kind.MOVED,
        before_from=before.begin,
        before_until=before.end,
        after_from=window.begin,
        after_until=window.end,
        by=by,
        acting_as="client" if by else "",
        at=at,
    )
    signals.pickup_moved.send(Order, order=order, before=before)


def _wanted(order: Order, window: Window) -> Wanted:
    days = max((line.made_to_order_days for line in order.lines.all()), default=0)
    return Wanted(order.shop, window, days, order.purchase.created_at, order.way)


def _free(wanted: Wanted, schedule: Schedule, at: datetime, held: Collection[datetime]) -> Iterator[Window]:
    return windows.free(
        schedule.calendar,
        schedule.rules,
        at=at,
        made_days=wanted.made_days,
        ordered_at=wanted.ordered_at,
        taken=held,
    )


def _locked(shops: Iterable[Shop]) -> dict[int, ShopDelivery]:
    """The shops' deliveries as they are now, theirs until the transaction ends."""
    wanted = sorted(shop.pk for shop in shops)
    rows = ShopDelivery.objects.select_for_update(no_key=True, of=("self",)).filter(shop__in=wanted).order_by("shop_id")
    found = {row.shop_id: row for row in rows}
    for pk in wanted:
        if pk not in found:  # made by the first who asks
            found[pk] = ShopDelivery.objects.select_for_update(no_key=True).get_or_create(shop_id=pk)[0]
    return found
