"""What somebody before a shut window wants to know: when it opens, what can be ordered now, how to reach it."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from kit import clock
from membership.models import Shop
from shop_pages import opening, products, reaching

LOOKED_AT, SHOWN = 12, 6


def address(shop: Shop) -> str:
    """Absolute, short and without the names of town and shop: it is printed, and both may change."""
    return settings.SITE_URL + reverse("shop-pages:window", args=[shop.pk])


def of(shop: Shop) -> dict[str, Any]:
    now = clock.now()
    return {
        "shop": shop,
        "city": shop.city,
        "opening": opening.of(shop, now),
        "week": opening.week(shop, now),
        "closures": opening.closures(shop, now),
        "lines": reaching.address(shop),
        "reach": reaching.of(shop),
        "products": to_order(shop),
        "canonical": f"{settings.SITE_URL}{shop.get_absolute_url()}",
    }


def to_order(shop: Shop) -> list[products.ProductCard]:
    """What can be bought now, to be collected from the shop: every shop hands over what it sells. None without a market."""
    found = products.cards(shop, products.Mode.NEWEST, LOOKED_AT)
    return [card for card in found if card.is_available][:SHOWN]
