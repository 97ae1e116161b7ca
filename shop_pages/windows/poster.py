"""The poster for a shop's window, A4: its name under its awning, and a square to aim at that leads to the window's page."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from kit import squares, typesetting
from membership import gate
from membership.models import Shop
from shop_pages.windows import showing

TEMPLATE = "shop_pages/poster.typ"


def pdf(shop: Shop) -> bytes:
    return typesetting.pdf(TEMPLATE, facts(shop))


def picture(shop: Shop) -> bytes:
    """The same as PNG, 595 x 842, to be looked at before it is printed."""
    return typesetting.png(TEMPLATE, facts(shop))


def facts(shop: Shop) -> dict[str, Any]:
    """What the template takes. It speaks of ordering when the shop sells on the day it is printed."""
    address = showing.address(shop)
    sells = shop.is_pro and gate.is_open(shop.city)
    return {
        "title": _("Affiche de %(name)s") % {"name": shop.name},
        "name": shop.name,
        "trade": f"{shop.trade_name}, {shop.city.name}",
        "first": shop.colour,
        "second": shop.second_colour,
        "call": _("C’est fermé\u202f? Regardez ici."),
        "lead": (
            _("L’heure où nous ouvrons, et ce que vous pouvez commander dès maintenant.")
            if sells
            else _("L’heure où nous ouvrons, comment nous appeler, nous écrire, nous trouver.")
        ),
        "how": _("Visez le carré avec l’appareil photo de votre téléphone, ou tapez\u00a0:"),
        "short_address": spoken(address),
        "where": _("Commandez, retrouvez-nous sur") if sells else _("Retrouvez-nous sur"),
        "town_address": spoken(settings.SITE_URL + shop.city.get_absolute_url()),
        "qr": squares.svg(address),
        "qr_words": _("Un code à viser avec un téléphone, qui ouvre %(address)s") % {"address": spoken(address)},
    }


def spoken(address: str) -> str:
    """« lespetitscommerces.org/annecy »: an address as one types it."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
