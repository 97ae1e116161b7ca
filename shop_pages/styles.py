"""A shop's own colours as a small stylesheet with an address of its own: the security policy allows no inline style.

The address tells what is in it, so that browsers keep it for ever and a changed colour is another address.
"""

from hashlib import sha256

from django.urls import reverse

from kit import colours
from membership.models import Shop

VERSION = 2  # one more when the text below changes


def text(shop_id: int, accent: str) -> str:
    """Custom properties of `.shop-<id>`, corrected until they can be read by day and by night."""
    lines = "".join(f"{name}:{value};" for name, value in colours.accents(accent).items())
    return f".shop-{shop_id}{{{lines}}}\n"


def digest(shop_id: int, accent: str) -> str:
    return sha256(f"{VERSION}|{text(shop_id, accent)}".encode()).hexdigest()[:12]


def url(shop: Shop, accent: str) -> str:
    return reverse("shop-pages:style", kwargs={"shop_id": shop.pk, "digest": digest(shop.pk, accent)})
