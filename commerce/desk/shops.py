"""Whose desk it is: everything a seller sees begins with the person, so that a stranger's shop is not there."""

from django.db.models import QuerySet

from membership.models import City, Shop, ShopRole, User

SELLING_ROLES = (ShopRole.Role.OWNER, ShopRole.Role.SELLER)


def of(user: User, city: City) -> QuerySet[Shop]:
    """The shops of a town that a person sells for, with all that tells what the desk may do."""
    mine = Shop.objects.for_person(user, *SELLING_ROLES).in_city(city)
    return mine.with_standing().select_related("stripe_account", "delivery")


def sells_for(user: User, shop: Shop) -> bool:
    return Shop.objects.for_person(user, *SELLING_ROLES).filter(pk=shop.pk).exists()


def signs_for(user: User, shop: Shop) -> bool:
    """Whether the person may bind the shop: an account at Stripe, the responsibility of deliveries."""
    return shop.roles.is_owner(user)
