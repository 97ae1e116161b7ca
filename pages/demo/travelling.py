"""The demonstration's clock: set to a moment, with Stripe's stand-in, and everything done that is due by then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kit import clock, due
from kit.models import ClockSetting
from kit.stripe_client import StripeRefused
from membership import subscriptions
from membership.models import Subscription
from pages.demo import standin
from pages.demo.cast import real_now

FRANCE = ZoneInfo("Europe/Paris")
MONTH = timedelta(days=31)
TUESDAY, SUNDAY = 1, 6
FLORIST = "fleurs-de-marguerite"


class NothingToFail(Exception):
    """The florist pays nothing: she isn't Pro."""


@dataclass(frozen=True)
class Preset:
    """`moment` is told what time it is in the demonstration."""

    key: str
    label: str | Promise
    words: str | Promise
    moment: Callable[[datetime], datetime]
    icon: str = "clock"


def weekday_at(now: datetime, weekday: int, at: time) -> datetime:
    """The next such day and hour in France, later than now."""
    local = now.astimezone(FRANCE)
    day = local.date() + timedelta(days=(weekday - local.weekday()) % 7)
    moment = datetime.combine(day, at, FRANCE)
    return moment if moment > now else datetime.combine(day + timedelta(days=7), at, FRANCE)


def tomorrow_at(now: datetime, at: time) -> datetime:
    return datetime.combine(now.astimezone(FRANCE).date() + timedelta(days=1), at, FRANCE)


PRESETS = (
    Preset(
        "mardi",
        _("Mardi, 11 h"),
        _("Les commerces sont ouverts, le marché bat son plein."),
        lambda now: weekday_at(now, TUESDAY, time(11)),
    ),
    Preset(
        "dimanche",
        _("Dimanche, 15 h"),
        _("Presque tout est fermé : les rideaux sont baissés."),
        lambda now: weekday_at(now, SUNDAY, time(15)),
    ),
    Preset(
        "demain",
        _("Demain, 7 h 30"),
        _("Ce qui se vend « tant par jour » est là de nouveau."),
        lambda now: tomorrow_at(now, time(7, 30)),
    ),
    Preset(
        "mois",
        _("Un mois plus tard"),
        _("Tous les abonnements se renouvellent : chacun paie."),
        lambda now: now + MONTH,
        "calendar",
    ),
)


def preset(key: str) -> Preset | None:
    return next((each for each in PRESETS if each.key == key), None)


def travel(to: datetime) -> list[str]:
    """It is `to` now; the names of due jobs that failed. Stripe is taken along first and asked what became of each
    subscription, so that what was renewed doesn't seem to have run out. Raises `standin.StandInMissing`."""
    if to > standin.now():
        standin.catch_up(to)
    else:
        standin.turn_back(to)
    with clock.shifted(to - real_now()):
        for stripe_id in ids_at_stripe():
            try:
                subscriptions.refresh(stripe_id=stripe_id)
            except StripeRefused:
                continue
    ClockSetting.set_offset(to - real_now())
    return due.run()


def back_to_now() -> list[str]:
    return travel(real_now())


def month_unpaid() -> list[str]:
    """The florist's card is refused from now on; it is after her paid month and the days of grace. Raises
    `NothingToFail`, `standin.StandInMissing`."""
    florist = florist_subscription()
    if florist is None or florist.paid_until is None:
        raise NothingToFail
    standin.refuse_card(florist.stripe_customer_id)
    return travel(florist.paid_until + timedelta(days=settings.PRO_GRACE_DAYS, hours=1))


def florist_subscription() -> Subscription | None:
    """The florist's contract while it goes on."""
    found = Subscription.objects.with_shop().filter(shop__slug=FLORIST, status__in=Subscription.LIVE)
    return found.first()


def ids_at_stripe() -> list[str]:
    """The contracts that go on, as Stripe calls them."""
    live = Subscription.objects.filter(status__in=Subscription.LIVE).exclude(stripe_subscription_id="")
    return list(live.order_by("pk").values_list("stripe_subscription_id", flat=True))
