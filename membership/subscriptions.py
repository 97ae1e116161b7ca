"""A shop's Pro: begun, kept, failed, given notice, taken up again.

Stripe decides what is paid; here it is written down as dates (`paid_until`, `pro_until`), so that Pro ends by itself
when nothing comes. Every change re-reads the subscription at Stripe and writes what it says now, guarded by a version:
an answer that was overtaken by a newer one is asked for again. What is told afterwards is told by `tell`, once.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable
from membership import emails, gate, signals, stripe_gateway
from membership.models import PlanPrice, Shop, Subscription, User
from membership.stripe_gateway import Standing, SubscriptionState

logger = logging.getLogger(__name__)
# Stripe renews at the very end of the month and tells some moments later: a market must not shut in between.
RENEWAL_MARGIN = timedelta(hours=2)
CHECK_AFTER = timedelta(minutes=15)
CHECK_AGAIN = timedelta(hours=1)


class AlreadyPro(Exception):
    """The shop has a contract that goes on."""


class NotListed(Exception):
    """The shop is suspended, or has left: there is nothing to sell it."""


class NothingToCancel(Exception):
    """There is no contract, or notice was given already."""


class NothingToResume(Exception):
    """No notice was given, or the contract has ended."""


class NothingToBill(Exception):
    """The shop has never paid: Stripe knows neither card nor invoice."""


# --- what people do ------------------------------------------------------------------------------


def begin(*, shop: Shop, by: User, success_url: str, cancel_url: str) -> str:
    """The address of the payment page for Pro. Raises `NotListed`, `AlreadyPro`, `StripeUnavailable`, `StripeRefused`."""
    if not shop.is_listed:
        raise NotListed(shop.pk)
    price = PlanPrice.objects.current()
    subscription, _created = Subscription.objects.get_or_create(shop=shop, defaults={"price": price})
    if subscription.is_live:
        raise AlreadyPro(shop.pk)
    if subscription.stripe_checkout_id and (url := _url_of_open_checkout(subscription, price)):
        return url
    customer_id = subscription.stripe_customer_id or stripe_gateway.create_customer(
        shop_id=shop.pk, name=shop.member.legal_name, email=by.email
    )
    checkout = stripe_gateway.begin_checkout(
        shop_id=shop.pk,
        customer_id=customer_id,
        price_id=_price_at_stripe(price),
        success_url=success_url,
        cancel_url=cancel_url,
        after=subscription.stripe_checkout_id,
    )
    Subscription.objects.filter(pk=subscription.pk).update(
        price=price,
        stripe_customer_id=customer_id,
        stripe_checkout_id=checkout.id,
        next_check_at=clock.now() + CHECK_AFTER,
    )
    return checkout.url


def _url_of_open_checkout(subscription: Subscription, price: PlanPrice) -> str:
    """The page that was opened before and may still be paid: never two, or two would be paid. At another price than today's
    it is closed first."""
    before = stripe_gateway.read_checkout(subscription.stripe_checkout_id)
    if before.is_open:
        if subscription.price_id == price.pk:
            return before.url
        before = stripe_gateway.close_checkout(before.id)
    if before.subscription_id and before.subscription_id != subscription.stripe_subscription_id:
        refresh(stripe_id=before.subscription_id)
        subscription.refresh_from_db()
        if subscription.is_live:
            raise AlreadyPro(subscription.shop_id)
    return ""


def _price_at_stripe(price: PlanPrice) -> str:
    if not price.stripe_price_id:
        price.stripe_price_id = stripe_gateway.create_price(
            price_pk=price.pk, amount=price.amount, name=_("Offre Pro, par mois")
        )
        PlanPrice.objects.filter(pk=price.pk).update(stripe_price_id=price.stripe_price_id)
    return price.stripe_price_id


def cancel(*, subscription: Subscription, by: User | None) -> None:
    """Give notice for the end of the paid month; a contract whose payment failed ends at once. Raises
    `NothingToCancel`, `StripeUnavailable`, `StripeRefused`."""
    if not subscription.may_be_cancelled:
        raise NothingToCancel(subscription.pk)
    logger.info("Notice given for subscription %s by user %s", subscription.pk, by and by.pk)
    if subscription.is_failing:
        stripe_gateway.end_now(subscription.stripe_subscription_id)
    else:
        stripe_gateway.end_with_period(subscription.stripe_subscription_id, ends=True)
    refresh(stripe_id=subscription.stripe_subscription_id)


def resume(*, subscription: Subscription, by: User) -> None:
    """Take a notice back while Pro still runs. Raises `NothingToResume`, `StripeUnavailable`, `StripeRefused`."""
    if not subscription.may_be_resumed:
        raise NothingToResume(subscription.pk)
    logger.info("Notice taken back for subscription %s by user %s", subscription.pk, by.pk)
    stripe_gateway.end_with_period(subscription.stripe_subscription_id, ends=False)
    refresh(stripe_id=subscription.stripe_subscription_id)


def portal_url(*, subscription: Subscription | None, return_url: str) -> str:
    """Stripe's page where the card is changed. Raises `NothingToBill`, `StripeUnavailable`, `StripeRefused`."""
    if subscription is None or not subscription.has_card:
        raise NothingToBill
    return stripe_gateway.portal_url(customer_id=subscription.stripe_customer_id, return_url=return_url)


# --- what Stripe says ----------------------------------------------------------------------------


def refresh(*, stripe_id: str) -> None:
    """Ask Stripe how a subscription stands and write it down; harmless at any time, in any order, any number of times."""
    shop_id = Subscription.objects.shop_of(stripe_id) or _shop_of(stripe_gateway.read_subscription(stripe_id))
    if shop_id is None:
        return
    for _attempt in range(5):
        subscription = Subscription.objects.with_shop().get(shop_id=shop_id)
        # Read after the version was: what is written below is newer than what it replaces.
        state = stripe_gateway.read_subscription(stripe_id)
        if apply(subscription=subscription, state=state):
            return
    raise StripeUnavailable(f"{stripe_id} is being written by others")


def _shop_of(state: SubscriptionState) -> int | None:
    """The shop of a subscription that is new to us, by what Stripe keeps with it or by who pays; None if it is no shop's."""
    row = row_of(state)
    if row is not None:
        return row.shop_id
    shop = Shop.objects.filter(pk=state.shop_id).first() if state.shop_id is not None else None
    if shop is None:
        logger.warning("A subscription at Stripe belongs to no shop: %s", state.id)
        return None
    Subscription.objects.get_or_create(shop=shop, defaults={"price": PlanPrice.objects.current()})
    return shop.pk


def row_of(state: SubscriptionState) -> Subscription | None:
    """What we keep of the shop that this contract is about."""
    rows = Subscription.objects.with_shop()
    named = rows.filter(shop=state.shop_id).first() if state.shop_id is not None else None
    return rows.at_stripe(state.id).first() or named or rows.paid_by(state.customer_id).first()


def apply(*, subscription: Subscription, state: SubscriptionState) -> bool:
    """Write down what Stripe says. False if somebody wrote since `subscription` was read: read both again."""
    if not _is_about(subscription, state):
        return True
    fields = fields_of(subscription, state)
    if not subscription.is_running:
        _tell_lapses_before(subscription)
    with transaction.atomic():
        unchanged = Subscription.objects.filter(pk=subscription.pk, version=subscription.version)
        if not unchanged.update(version=F("version") + 1, changed_at=clock.now(), **fields):
            return False
        before, paid_before = (subscription.status, subscription.ends_at_period_end), subscription.paid_until
        subscription.refresh_from_db()
        _write_mails(subscription, *before)
        if state.was_charged and subscription.paid_until not in (None, paid_before):
            _note_payment(subscription)
    tell(subscription)
    return True


def _note_payment(subscription: Subscription) -> None:
    """Which price was really charged, and when, is what allows to strike it later."""
    assert subscription.paid_until is not None
    until = timezone.localdate(subscription.paid_until)
    PlanPrice.objects.note_payment(subscription.price, on=clock.today(), until=until)


def _is_about(subscription: Subscription, state: SubscriptionState) -> bool:
    """Whether it is the shop's contract, or the new one that follows it; the end of an old one changes nothing."""
    if subscription.stripe_subscription_id in ("", state.id):
        return True
    if state.standing not in (Standing.LIVE, Standing.FAILING):
        return False
    if subscription.is_live:
        logger.error("A shop has two subscriptions, the second is ended: shop %s, %s", subscription.shop_id, state.id)
        stripe_gateway.end_now(state.id)
        return False
    return True


def fields_of(subscription: Subscription, state: SubscriptionState) -> dict[str, Any]:
    """What is written down of a contract when Stripe says this of it."""
    now, status = clock.now(), Subscription.Status
    new_status = {
        Standing.UNPAID_YET: status.PENDING,
        Standing.LIVE: status.ACTIVE,
        Standing.FAILING: status.PAST_DUE,
        Standing.ENDED: status.ENDED,
    }[state.standing]
    fields: dict[str, Any] = {
        "status": new_status,
        "stripe_subscription_id": state.id,
        "stripe_customer_id": state.customer_id,
        "paid_until": state.paid_until,
        "pro_until": pro_until(state),
        "ends_at_period_end": state.ends_at_period_end and state.standing == Standing.LIVE,
        "next_check_at": _next_check(state, now),
    }
    if state.standing == Standing.LIVE and not subscription.is_live:
        fields["began_on"] = clock.today()
    price = PlanPrice.objects.at_stripe(state.price_id)
    if price is not None:
        fields["price"] = price
    return fields


def pro_until(state: SubscriptionState) -> datetime | None:
    """When Pro ends by itself if nothing more is paid: with the paid month, or after the days of grace when the
    payment of the next one failed."""
    if state.paid_until is None:
        return None
    if state.standing == Standing.FAILING or state.is_collecting or state.ended_unpaid:
        return state.paid_until + timedelta(days=settings.PRO_GRACE_DAYS)
    if state.standing == Standing.LIVE and not state.ends_at_period_end:
        return state.paid_until + RENEWAL_MARGIN
    return state.paid_until


def _next_check(state: SubscriptionState, now: datetime) -> datetime | None:
    if state.standing == Standing.ENDED:
        return None
    return max((state.paid_until or now) + CHECK_AFTER, now + CHECK_AGAIN)


def _write_mails(subscription: Subscription, status_before: str, was_ending: bool) -> None:
    if subscription.is_failing and status_before != Subscription.Status.PAST_DUE:
        emails.payment_failed(subscription)
    if subscription.ends_at_period_end and not was_ending:
        emails.cancelled(subscription)


# --- what is told to the others ------------------------------------------------------------------


def tell(subscription: Subscription) -> bool:
    """Tell that Pro began or ended, if it did since it was told last: mail, `plan_changed`, the gate's record, all in
    one transaction with the note that it was told."""
    with transaction.atomic():
        is_pro = subscription.is_running
        untold = Subscription.objects.filter(pk=subscription.pk, version=subscription.version, was_pro=not is_pro)
        if not untold.update(was_pro=is_pro):
            return False
        subscription.was_pro = is_pro
        shop = Shop.objects.with_standing().get(pk=subscription.shop_id)
        if is_pro:
            emails.pro_began(subscription)
            cause = _("%(shop)s passe à Pro") % {"shop": shop.name}
        else:
            if not shop.has_left:  # who left was told then that nothing more is paid
                emails.pro_ended(subscription)
            cause = _("%(shop)s n’est plus Pro") % {"shop": shop.name}
        signals.plan_changed.send(Shop, shop=shop)
        gate.record(shop.city, cause)
    return True


def _tell_lapses_before(subscription: Subscription) -> None:
    """Which others' Pro ended in this town before this one begins is told first: the market may have been shut in between, and each
    closing is recorded. Those whose renewal Stripe hasn't been asked about are left: they may well have paid."""
    now = clock.now()
    others = Subscription.objects.untold(now).in_city(subscription.shop.city).besides(subscription)
    for row in others.asked_about(now).with_shop():
        tell(row)


def lapse_due() -> int:
    """Tell what time alone has changed."""
    return sum(tell(row) for row in Subscription.objects.untold(clock.now()).with_shop()[:500])


def repair_due() -> int:
    """Ask Stripe again where it should have said something by now; an event that was lost is caught up here."""
    done = 0
    now = clock.now()
    for row in Subscription.objects.to_check(now)[:50]:
        Subscription.objects.filter(pk=row.pk).update(next_check_at=now + CHECK_AGAIN)
        try:
            _repair(row)
        except StripeUnavailable:
            break
        except StripeRefused:
            logger.exception("Stripe knows nothing of subscription %s", row.pk)
            continue
        done += 1
    return done


def _repair(row: Subscription) -> None:
    if row.is_live:
        refresh(stripe_id=row.stripe_subscription_id)
        return
    checkout = stripe_gateway.read_checkout(row.stripe_checkout_id)
    if checkout.subscription_id and checkout.subscription_id != row.stripe_subscription_id:
        refresh(stripe_id=checkout.subscription_id)
    elif not checkout.is_open:
        forget_checkout(checkout_id=checkout.id)


def forget_checkout(*, checkout_id: str) -> None:
    """The payment page was left until it expired: nothing more is to be asked about it."""
    Subscription.objects.not_live().filter(stripe_checkout_id=checkout_id).update(next_check_at=None)
