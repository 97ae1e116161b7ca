"""Questions about purchases that several floors of the market ask."""

from django.contrib.auth.models import AnonymousUser

from commerce.order.models import Purchase
from membership.models import City, User


def awaiting_for(user: User | AnonymousUser, city: City) -> Purchase | None:
    """The payment that is under way for a customer in a town."""
    if not isinstance(user, User) or user.city_id != city.pk:
        return None
    return Purchase.objects.of_customer(user).awaiting_payment().newest_first().first()
