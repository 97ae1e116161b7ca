"""What a suspension does to the money for Pro: nothing is collected while it lasts, a membership that ended pays no more.

Stripe is told by a due job, after the act: it may be out of reach, and no lock waits for it. The rule and its reasons are in
`docs/decisions/`.
"""

import logging
from collections.abc import Callable

from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable
from membership import stripe_gateway, subscriptions
from membership.models import Subscription, Suspension

logger = logging.getLogger(__name__)


def tell_stripe_due() -> int:
    """Stop collecting where a suspension says so, collect again where it ended; how many were told."""
    stopped = [_told(each, _stop, "collecting_stopped_at") for each in Suspension.objects.to_stop_collecting()]
    again = [_told(each, _collect_again, "collecting_again_at") for each in Suspension.objects.to_collect_again()]
    return sum(stopped) + sum(again)


def _told(suspension: Suspension, tell: Callable[[Suspension, Subscription], None], field: str) -> bool:
    subscription = Subscription.objects.filter(shop=suspension.shop_id).first()
    try:
        if subscription is not None and subscription.is_live:
            tell(suspension, subscription)
    except (StripeUnavailable, StripeRefused):
        logger.exception("Stripe wasn't told of suspension %s", suspension.pk)
        return False
    Suspension.objects.filter(pk=suspension.pk).update(**{field: clock.now()})
    return True


def _stop(suspension: Suspension, subscription: Subscription) -> None:
    stripe_id = subscription.stripe_subscription_id
    if suspension.is_for_good:
        stripe_gateway.end_now(stripe_id)
    else:
        stripe_gateway.collect(stripe_id, collects=False)
    subscriptions.refresh(stripe_id=stripe_id)


def _collect_again(suspension: Suspension, subscription: Subscription) -> None:
    stripe_gateway.collect(subscription.stripe_subscription_id, collects=True)
    subscriptions.refresh(stripe_id=subscription.stripe_subscription_id)
