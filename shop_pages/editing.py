"""The way from a shop to its editor."""

from django.urls import reverse

from membership.models import Shop
from shop_pages.models import ShopPage


def edit_url(shop: Shop) -> str:
    """Where « Modifier ma page » leads: the Wagtail editor on the shop's page; empty while it has no page."""
    page = ShopPage.objects.of_shop(shop.pk)
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
