"""Questions about purchases that several floors of the market ask."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser

from commerce.order.models import Purchase
from kit import clock
from membership.models import City, User

JUST_NOW = timedelta(minutes=30)


def awaiting_for(user: User | AnonymousUser, city: City) -> Purchase | None:
    """The payment that is under way for a customer in a town."""
    if not isinstance(user, User) or user.city_id != city.pk:
        return None
    return Purchase.objects.of_customer(user).awaiting_payment().newest_first().first()


def newest_for(user: User | AnonymousUser, city: City) -> Purchase | None:
    """What a customer did last in a town: the payment under way, if there is one."""
    if not isinstance(user, User) or user.city_id != city.pk:
        return None
    return Purchase.objects.of_customer(user).select_related("city").newest_first().first()


def is_awaited(purchase: Purchase | None) -> bool:
    return purchase is not None and purchase.status == Purchase.Status.AWAITING_PAYMENT


def was_just_confirmed(purchase: Purchase | None) -> bool:
    """Within the half hour: somebody who goes back, or presses again, means this one."""
    return (
        purchase is not None
        and purchase.confirmed_at is not None
        and purchase.status == Purchase.Status.CONFIRMED
        and purchase.confirmed_at > clock.now() - JUST_NOW
    )


def was_just_released(purchase: Purchase | None) -> bool:
    """Its half hour is over, not for longer than a day: its customer may not have heard of it."""
    return (
        purchase is not None
        and purchase.expires_at is not None
        and purchase.status == Purchase.Status.EXPIRED
        and purchase.expires_at > clock.now() - timedelta(days=1)
    )
