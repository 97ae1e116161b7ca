"""What is written when a shop leaves: to who signs the confirmation, to the others that their access ends with it."""

from django.conf import settings
from django.urls import reverse

from kit import outbox
from membership.models import Departure, ShopRole


def left(departure: Departure) -> None:
    shop = departure.shop
    subscription = getattr(shop, "subscription", None)
    for role in ShopRole.objects.filter(shop=shop, user__is_active=True).owners_first():
        template = "membership_left" if role.is_owner else "membership_left_crew"
        context = {
            "person": role.user,
            "shop": shop,
            "place": shop.city.name,
            "departure": departure,
            "subscription": subscription if subscription is not None and subscription.is_running else None,
            "link": settings.SITE_URL + reverse("membership:export", args=[shop.pk]),
        }
        outbox.write(to=role.user.email, template=template, context=context)
