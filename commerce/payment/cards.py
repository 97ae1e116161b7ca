"""May this shop take cards online? The one place that answers."""

from django.core.exceptions import ObjectDoesNotExist

from membership.models import Shop


def may_take(shop: Shop) -> bool:
    """A Pro shop that wants cards and whose Stripe account can receive. Costs no query with
    `select_related("subscription", "stripe_account")`."""
    try:
        account = shop.stripe_account
    except ObjectDoesNotExist:
        return False
    return shop.is_pro and account.is_wanted and account.can_receive
