"""A shop leaves by the will of one of its owners. What is not finished holds it back; nothing of it is deleted.

Stripe is told by a due job, after the act: it may be out of reach, and no lock waits for it.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise

from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable
from membership import gate, leaving_emails, shop_changes, subscriptions, suspending
from membership.models import Departure, Shop, ShopEvent, Subscription, User

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hold:
    """One thing that has to be finished first, in a sentence; and where that is done (may be empty)."""

    text: str | Promise
    url: str = ""
    action: str | Promise = ""


Source = Callable[[Shop], list[Hold]]
_sources: dict[str, Source] = {}


class WrongName(Exception):
    """What was typed isn't the shop's name."""


class HeldBack(Exception):
    """Something isn't finished; `holds` says what."""

    def __init__(self, holds: list[Hold]) -> None:
        super().__init__(len(holds))
        self.holds = holds


class AlreadyGone(Exception):
    """The shop has left."""


def register(name: str, source: Source) -> None:
    """A floor above says what holds a shop back; a name registered again replaces."""
    _sources[name] = source


def holds(shop: Shop) -> list[Hold]:
    return [hold for source in _sources.values() for hold in source(shop)]


def standing_without(shop: Shop) -> gate.Standing:
    """How the shop's town will stand."""
    others = Shop.objects.in_city(shop.city).pro().besides(shop)
    return gate.Standing(others.order_by().values("member").distinct().count())


def leave(*, shop: Shop, by: User, typed_name: str) -> Departure:
    """Off line at once, for its people, for visitors and for the gate. Raises `WrongName`, `HeldBack`, `AlreadyGone`."""
    if _bare(typed_name) != _bare(shop.name):
        raise WrongName(typed_name)
    with transaction.atomic():
        locked = Shop.objects.select_for_update(no_key=True, of=("self",)).with_standing().get(pk=shop.pk)
        if locked.has_left:
            raise AlreadyGone(shop.pk)
        if found := holds(locked):
            raise HeldBack(found)
        locked.status = Shop.Status.LEFT
        locked.save(update_fields=["status", "changed_at"])
        departure = Departure.objects.create(shop=locked, by=by)
        ShopEvent.objects.create(shop=locked, kind=ShopEvent.Kind.LEFT, by=by)
        suspending.end_by_departure(shop=locked, by=by)
        leaving_emails.left(departure)
        shop_changes.written(shop=locked, fields=["status"])
    shop.refresh_from_db()
    return departure


def end_contracts_due() -> int:
    """Give notice at Stripe for those who left; nothing more is charged. How many were told."""
    return sum(_end_contract(each) for each in Departure.objects.to_tell_stripe()[:50])


def _end_contract(departure: Departure) -> bool:
    subscription: Subscription | None = getattr(departure.shop, "subscription", None)
    try:
        if subscription is not None and subscription.may_be_cancelled:
            subscriptions.cancel(subscription=subscription, by=departure.by)
    except (StripeUnavailable, StripeRefused):
        logger.exception("Stripe wasn't told of departure %s", departure.pk)
        return False
    Departure.objects.filter(pk=departure.pk).update(contract_ended_at=clock.now())
    return True


def _bare(name: str) -> str:
    """Without what a phone's keyboard changes by itself: case, kinds of apostrophes, spaces."""
    return re.sub(r"\s+", " ", name.replace("’", "'")).strip().casefold()
