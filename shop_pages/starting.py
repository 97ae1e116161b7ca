"""What a mini-site begins with: composed from what the shop has told already, so that nobody faces an empty page."""

from typing import Any

from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _

from membership.models import Shop
from shop_pages import products


def body(shop: Shop) -> list[dict[str, Any]]:
    """The raw value of a body."""
    blocks = [
        {"type": "hero", "value": {"title": "", "words": shop.tagline, "picture": first_picture(shop), "button": {}}}
    ]
    if shop.words:
        blocks.append({"type": "text", "value": {"title": _("La maison"), "text": linebreaks(escape(shop.words))}})
    blocks += [
        {"type": "products", "value": {"title": _("À emporter"), "mode": products.Mode.NEWEST, "count": 4}},
        {"type": "hours", "value": {"title": _("Horaires")}},
        {"type": "map", "value": {"title": _("Nous trouver"), "words": ""}},
    ]
    return blocks


def first_picture(shop: Shop) -> int | None:
    return shop.photos.values_list("picture", flat=True).first()
