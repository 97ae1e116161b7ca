"""« Prévenez-moi »: visitors who want to know when a town's market opens or shuts are written to, once each time.

Nothing goes to an address before it is confirmed, but for a wish (`CityWish`): who asked for a town that wasn't there is
told when it arrives, and goes on from there as an alert. The tellings are tasks: one payment opens a market, and however
many want to know, it waits for none of them. What a task lost is caught up by `tell_due`; keys make each mail once.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django_tasks import task

from kit import clock, robots
from membership import alert_emails
from membership.models import City, CityWish, MarketTransition, OpeningAlert, User

KEPT = timedelta(days=365)
UNCONFIRMED_KEPT = timedelta(days=14)
BATCH = 200
LOST_AFTER = timedelta(minutes=10)
SAME_STAMP = 60 * 60


class NotThere(Exception):
    """The link is too old, or the address was taken out."""


@dataclass(frozen=True)
class Box:
    """What the form asks of a page: the robots' stamp, and how many are waiting already."""

    stamp: str
    waiting: int


def box(city: City) -> Box:
    """Costs one query."""
    return Box(robots.stamp(page_of(city), every=SAME_STAMP), waiting(city))


def page_of(city: City) -> str:
    """What the stamp of this town's form is made for."""
    return f"alert-{city.pk}"


def waiting(city: City) -> int:
    return OpeningAlert.objects.of(city).wanted().count()


# --- what visitors do ----------------------------------------------------------------------------


@transaction.atomic
def ask(*, city: City, email: str) -> None:
    """Keep the address and write to it, at most once a day. Who asks is told the same whether it was known or not."""
    alert, _created = OpeningAlert.objects.get_or_create(city=city, email=email.strip().lower())
    if alert.is_confirmed:
        alert_emails.known(alert)
    else:
        alert_emails.to_confirm(alert)


def find(*, city: City, token: str) -> OpeningAlert:
    """Raises `NotThere`."""
    found = OpeningAlert.objects.by_token(city, token)
    if found is None:
        raise NotThere(token)
    return found


def confirm(*, city: City, token: str) -> OpeningAlert:
    """From now on the address is written to. Twice is once. Raises `NotThere`."""
    alert = find(city=city, token=token)
    if not alert.is_confirmed:
        alert.confirmed_at = clock.now()
        alert.save(update_fields=["confirmed_at"])
    return alert


def stop(*, city: City, token: str) -> None:
    """Forget the address; harmless if it is forgotten already."""
    OpeningAlert.objects.of(city).filter(token=token).delete()


# --- a town is there -----------------------------------------------------------------------------


def adopt(city: City) -> int:
    """The addresses left with a wish for this town become alerts; the wishes stay, to be counted. How many came."""
    with transaction.atomic():
        wishes = CityWish.objects.for_commune(city.commune).with_address().select_for_update()
        asked = {wish.email.strip().lower(): wish.created_at for wish in wishes}
        OpeningAlert.objects.bulk_create(
            [OpeningAlert(city=city, email=email, asked_at=at, is_from_wish=True) for email, at in asked.items()],
            ignore_conflicts=True,
            batch_size=500,
        )
        CityWish.objects.for_commune(city.commune).with_address().update(email="")
    return len(asked)


@task()
def tell_arrival(city_id: int, after: int = 0) -> None:
    """Write to those who asked for a town before it was there."""
    with clock.as_set(), transaction.atomic():
        city = City.objects.select_related("commune").get(pk=city_id)
        if not after:
            adopt(city)
        batch = list(OpeningAlert.objects.of(city).of_wishes().after(after)[:BATCH])
        for alert in batch:
            alert_emails.town_arrived(alert)
        if len(batch) == BATCH:
            tell_arrival.enqueue(city_id, batch[-1].pk)


# --- a market opened or shut ---------------------------------------------------------------------


@task()
def tell(transition_id: int, after: int = 0) -> None:
    """Write to those who asked, two hundred at a time; to nobody if the market has changed again meanwhile."""
    with clock.as_set(), transaction.atomic():
        transition = MarketTransition.objects.select_related("city__commune").get(pk=transition_id)
        is_last = MarketTransition.objects.newest_of(transition.city) == transition
        batch = _batch(transition.city, after) if is_last else []
        for alert in batch:
            alert_emails.market_changed(alert, transition)
        if len(batch) == BATCH:
            tell.enqueue(transition_id, batch[-1].pk)
        else:
            transition.told_at = clock.now()
            transition.save(update_fields=["told_at"])


def _batch(city: City, after: int) -> list[OpeningAlert]:
    if not after:
        adopt(city)
    # Who keeps a shop there has a mail of their own about it.
    members = list(User.objects.owners_in(city).values_list("email", flat=True))
    return list(OpeningAlert.objects.of(city).wanted().not_of(members).after(after)[:BATCH])


def tell_due() -> int:
    """What a task that was lost should have told."""
    lost = list(MarketTransition.objects.untold(clock.now() - LOST_AFTER)[:20])
    for transition in lost:
        tell.enqueue(transition.pk)
    towns = set(CityWish.objects.answered().with_address().values_list("commune__city", flat=True)[:BATCH])
    for city_id in towns:
        tell_arrival.enqueue(city_id)
    return len(lost) + len(towns)


def forget_due() -> int:
    """Addresses are kept a year after they were last given; those nobody confirmed, two weeks."""
    now = clock.now()
    CityWish.objects.with_address().before(now - KEPT).update(email="")
    old = OpeningAlert.objects.kept_since(now - KEPT).delete()[0]
    return old + OpeningAlert.objects.never_confirmed(now - UNCONFIRMED_KEPT).delete()[0]
