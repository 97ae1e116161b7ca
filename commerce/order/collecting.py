"""What is ready and nobody fetches: kept until a date, reminded once, then closed if it isn't paid (decision 0015).

Every step locks the order's row and looks again: of a shop, a customer and a clock that speak at once the second finds
what the first wrote.
"""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commerce.order import changing, mails, restocking
from commerce.order.models import Order, PickupEvent
from commerce.order.statuses import OrderStatus
from commerce.shipping import keeping
from commerce.shipping.models import ShopDelivery
from kit import clock
from membership.models import User

logger = logging.getLogger(__name__)
BATCH = 200
GRACE = 1  # day on which the shop opens, after the reminder
MOST_DAYS = 14  # that are added at once


class NotWaiting(Exception):
    """Somebody fetched it, or it was closed."""


class TooEarly(Exception):
    """The customer's hour isn't over, or there is money to be given back first."""


def begin(order: Order) -> None:
    """It is ready to be fetched, or its hour was moved since: from then on the shop keeps it for its days."""
    if order.way != Order.Way.PICKUP or order.status != OrderStatus.READY:
        return
    now = clock.now()
    since = max(now, order.pickup.end) if order.pickup else now
    _write(order, kept_until=keeping.until(order.shop.calendar, since=since, days=days_of(order)), reminded_at=None)


def days_of(order: Order) -> int:
    kept = ShopDelivery.objects.filter(shop=order.shop_id).values_list("kept_days", flat=True).first()
    return kept or ShopDelivery.KEPT_DAYS


def may_give_back(order: Order) -> bool:
    """Paid, and its customer was reminded in vain: the shop may refuse it now, with all the money."""
    return order.is_paid_by_card and order.status == OrderStatus.READY and order.reminded_at is not None


def may_close(order: Order, at: datetime) -> bool:
    """By hand: nothing is paid, and the hour at which it was expected is over."""
    if order.is_paid_by_card or order.status != OrderStatus.READY or order.kept_until is None:
        return False
    if order.pickup is not None:
        return at >= order.pickup.end
    return order.reminded_at is not None or at >= order.kept_until


@transaction.atomic
def close(*, order: Order, by: User | None = None, acting_as: str = "") -> None:
    """Nobody came: not collected, the stock is back, customer and shop are told. Raises `NotWaiting`, `TooEarly`."""
    fresh, now = _locked(order), clock.now()
    is_over = fresh.reminded_at is not None and fresh.kept_until is not None and fresh.kept_until <= now
    if fresh.is_paid_by_card or not (may_close(fresh, now) if by else is_over):
        raise TooEarly(order.number)
    if by is None and not _opened_since(fresh, now):
        _write(fresh, kept_until=keeping.until(fresh.shop.calendar, since=now, days=GRACE))
        return
    cause = "" if by else _("Personne n’est venu à temps.")
    changing.change(order=fresh, to=OrderStatus.NOT_COLLECTED, by=by, acting_as=acting_as, cause=cause)
    restocking.put_back(fresh)
    order.status = fresh.status


@transaction.atomic
def keep_longer(*, order: Order, days: int, by: User, acting_as: str) -> None:
    """Some more of the shop's days, from its date on or from today, and the customer is told. Raises `NotWaiting`."""
    fresh, now = _locked(order), clock.now()
    before = fresh.kept_until
    until = keeping.until(fresh.shop.calendar, since=max(before or now, now), days=days)
    _write(fresh, kept_until=until, reminded_at=None)
    _remember(fresh, PickupEvent.Kind.KEPT_LONGER, before_until=before, by=by, acting_as=acting_as)
    mails.kept_longer(fresh)
    order.kept_until, order.reminded_at = fresh.kept_until, None


@transaction.atomic
def remind(*, order: Order) -> None:
    """Once a date. Who hasn't paid is given a last one; what is paid stays theirs. Raises `NotWaiting`."""
    fresh, now = _locked(order), clock.now()
    if fresh.reminded_at is not None or fresh.kept_until is None or fresh.kept_until > now:
        raise NotWaiting(order.number)
    last = fresh.kept_until if fresh.is_paid_by_card else keeping.until(fresh.shop.calendar, since=now, days=GRACE)
    _write(fresh, kept_until=last, reminded_at=now)
    _remember(fresh, PickupEvent.Kind.REMINDED)
    mails.not_fetched_yet(fresh)


def due() -> None:
    """A round of the clock; what fails is tried again in the next, and stops no other."""
    now, waiting = clock.now(), Order.objects.waiting_to_be_fetched()
    for act, orders in (
        (begin, waiting.filter(kept_until=None)),
        (lambda order: remind(order=order), waiting.filter(reminded_at=None, kept_until__lte=now)),
        (lambda order: close(order=order), waiting.unpaid().filter(reminded_at__isnull=False, kept_until__lte=now)),
    ):
        for order in list(orders.order_by("kept_until", "pk")[:BATCH]):
            try:
                act(order)
            except (NotWaiting, TooEarly, changing.NotAllowed):
                continue
            except Exception:
                logger.exception("An order that nobody fetched was left as it is: %s", order.number)


def _locked(order: Order) -> Order:
    rows = Order.objects.select_for_update(no_key=True, of=("self",)).with_lines().select_related("city__commune")
    fresh = rows.get(pk=order.pk)
    if fresh.status != OrderStatus.READY or fresh.way != Order.Way.PICKUP:
        raise NotWaiting(order.number)
    return fresh


def _opened_since(order: Order, now: datetime) -> bool:
    """Whether one could come after the reminder: a shop that shut meanwhile, against what it had said, waits longer."""
    calendar, since = order.shop.calendar, order.reminded_at or now
    first = since.astimezone(calendar.week.zone).date()
    days = (now - since).days + 2
    opened = any(begin < now and since < end for begin, end in calendar.intervals(first, days))
    return opened or calendar.week.is_empty


def _write(order: Order, **values: datetime | None) -> None:
    Order.objects.filter(pk=order.pk).update(**values)
    for name, value in values.items():
        setattr(order, name, value)


def _remember(order: Order, kind: str, **more: Any) -> None:
    PickupEvent.objects.create(order=order, kind=kind, **{"after_until": order.kept_until, "at": clock.now(), **more})
