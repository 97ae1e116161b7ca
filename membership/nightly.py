"""Once a night every contract for Pro is compared with Stripe, whatever was told or lost: what differs is asked again and
written down. `subscriptions.repair_due` catches up one contract when its own date comes; this one misses none."""

import logging
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kit import clock
from kit.stripe_client import StripeRefused
from membership import stripe_gateway, subscriptions
from membership.models import StripeRound, Subscription
from membership.stripe_gateway import SubscriptionState

logger = logging.getLogger(__name__)
HOUR = 3  # in the morning, in France
TRY_AGAIN = timedelta(minutes=20)
COMPARED = ("status", "paid_until", "pro_until", "ends_at_period_end", "stripe_subscription_id", "price_id")


@dataclass
class Found:
    """What a round found: how many contracts were looked at, and a line for each that was put right."""

    compared: int = 0
    repaired: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


def due() -> int:
    """The round of this night, once, from three in the morning on; how many contracts were put right. A round that Stripe
    didn't let finish is begun again twenty minutes later. Raises `StripeUnavailable`."""
    now = clock.now()
    local = timezone.localtime(now)
    if local.hour < HOUR or not _claim(local.date(), now):
        return 0
    found = compare()
    with transaction.atomic():
        StripeRound.objects.filter(night=local.date()).update(
            finished_at=clock.now(),
            compared=found.compared,
            repaired=len(found.repaired),
            details="\n".join([*found.repaired, *found.strange]),
        )
        StripeRound.objects.begun_before(local.date() - StripeRound.KEPT).delete()
    return len(found.repaired)


def _claim(night: date, now: datetime) -> bool:
    """True for the one that makes this night's round."""
    made, is_new = StripeRound.objects.get_or_create(night=night, defaults={"claimed_at": now})
    if is_new:
        return True
    again = StripeRound.objects.filter(pk=made.pk).unfinished_since(clock.now() - TRY_AGAIN)
    return bool(again.update(claimed_at=now))


def compare() -> Found:
    """Every contract that goes on at Stripe or here, each put right where both differ. Raises `StripeUnavailable`."""
    found = Found()
    seen: set[str] = set()
    for state in stripe_gateway.live_subscriptions():
        found.compared += 1
        seen.add(state.id)
        row = subscriptions.row_of(state)
        if row is None:
            _take_in(state, found)
        elif _differs(row, state):
            _repair(row, state.id, found)
    # Those that Stripe doesn't count among the living any more.
    for row in Subscription.objects.with_shop().live().unknown_to(seen):
        found.compared += 1
        _repair(row, row.stripe_subscription_id, found)
    logger.info("Compared %s subscriptions with Stripe, repaired %s", found.compared, len(found.repaired))
    return found


def _take_in(state: SubscriptionState, found: Found) -> None:
    """A contract that nobody here has heard of."""
    subscriptions.refresh(stripe_id=state.id)
    row = subscriptions.row_of(state)
    if row is None:
        found.strange.append(_("%(id)s : aucun commerce ne lui correspond.") % {"id": state.id})
    else:
        found.repaired.append(f"{row.shop} ({row.shop.city}) : {_told(row)}")


def _differs(row: Subscription, state: SubscriptionState) -> bool:
    if not row.stripe_subscription_id:
        return True
    wanted = subscriptions.fields_of(row, state)
    if "price" in wanted:
        wanted["price_id"] = wanted["price"].pk
    return any(name in wanted and getattr(row, name) != wanted[name] for name in COMPARED)


def _repair(row: Subscription, stripe_id: str, found: Found) -> None:
    before = _told(row)
    try:
        subscriptions.refresh(stripe_id=stripe_id)
    except StripeRefused:
        logger.exception("Stripe knows nothing of subscription %s", row.pk)
        found.strange.append(_("%(shop)s : Stripe ne connaît pas %(id)s.") % {"shop": row.shop, "id": stripe_id})
        return
    row.refresh_from_db()
    after = _told(row)
    if after != before:
        logger.warning("Repaired subscription %s from Stripe: %s -> %s", row.pk, before, after)
        found.repaired.append(f"{row.shop} ({row.shop.city}) : {before} → {after}")


def _told(row: Subscription) -> str:
    """A contract in one line, as it is compared."""
    until = f"{row.pro_until:%d/%m/%Y %H:%M}" if row.pro_until else "–"
    notice = _(", résiliée") if row.ends_at_period_end else ""
    return f"{row.get_status_display()}{notice}, {row.price.amount} €, {until}"
