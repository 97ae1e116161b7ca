"""What a mini-site begins with: composed from what the shop has told already, so that nobody faces an empty page.

Nothing invented and no empty place: what a merchant begins with could be published as it is.
"""

from typing import Any

from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _

from kit.templatetags.kit import tel
from membership.models import Shop
from shop_pages import products

Block = dict[str, Any]
MOST_WITH_WORDS = 4  # photos above this make a gallery


def body(shop: Shop) -> list[Block]:
    """The raw value of a body."""
    pictures = list(shop.photos.values_list("picture", flat=True))
    blocks = [hero(shop, pictures[0] if pictures else None), *words(shop), *photos(pictures[1:])]
    blocks.append(block("products", title=_("À emporter"), mode=products.Mode.NEWEST, count=4))
    if not shop.calendar.week.is_empty:
        blocks.append(block("hours", title=_("Horaires")))
    if shop.street_address:
        blocks.append(block("map", title=_("Nous trouver"), words=""))
    return [*blocks, *call(shop)]


def block(kind: str, **value: Any) -> Block:
    return {"type": kind, "value": value}


def hero(shop: Shop, picture: int | None) -> Block:
    said = shop.tagline or _("%(trade)s à %(town)s.") % {"trade": shop.trade_name, "town": shop.city.name}
    return block("hero", title="", words=said, picture=picture, button=no_button())


def words(shop: Shop) -> list[Block]:
    return [block("text", title=_("La maison"), text=linebreaks(escape(shop.words)))] if shop.words else []


def photos(pictures: list[int]) -> list[Block]:
    if not pictures:
        return []
    if len(pictures) > MOST_WITH_WORDS:
        return [block("gallery", title=_("En images"), photos=pictures)]
    captioned = [{"picture": picture, "caption": ""} for picture in pictures]
    return [block("photos", title="", photos=captioned)]


def call(shop: Shop) -> list[Block]:
    if not shop.phone:
        return []
    button = {"label": _("Nous appeler"), "page": None, "address": tel(shop.phone)}
    return [block("call", title=_("Une question ? Une commande ?"), text="", button=button)]


def no_button() -> dict[str, Any]:
    return {"label": "", "page": None, "address": ""}
