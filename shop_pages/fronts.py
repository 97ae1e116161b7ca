"""The drawn front of a shop: the picture it has for ever when it has no photograph.

The address of a drawing tells what is in it (name, trade, colours, house), so that it can be written into a page
without asking anybody, and kept by browsers for ever. The drawing itself is made by a task, never while a page is
served.
"""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django_tasks import task

import drawings
from membership.models import Shop

FOLDER = "fronts"
VERSION = 1  # one more when the drawings change: every address changes with it
HOUSES = {"annecy": "alpin", "dinan": "colombage", "barjac": "midi"}


def house(shop: Shop) -> str | None:
    """The kind of house, by the town's landscape; None lets the drawing choose by the shop's name."""
    return HOUSES.get(shop.city.scene)


def mark(shop: Shop) -> str:
    facts = (VERSION, shop.name, shop.trade, shop.colour, shop.second_colour, house(shop))
    return sha256("|".join(map(str, facts)).encode()).hexdigest()[:12]


def front_path(shop: Shop) -> str:
    """The wide picture, 1200 x 750, in the media storage."""
    return f"{FOLDER}/{shop.pk}/{mark(shop)}.svg"


def card_path(shop: Shop) -> str:
    """The same shop, closer, 600 x 400, for cards."""
    return f"{FOLDER}/{shop.pk}/{mark(shop)}-card.svg"


def front_url(shop: Shop) -> str:
    return default_storage.url(front_path(shop))


def card_url(shop: Shop) -> str:
    return default_storage.url(card_path(shop))


def is_drawn(shop: Shop) -> bool:
    return default_storage.exists(front_path(shop)) and default_storage.exists(card_path(shop))


def draw(shop: Shop) -> None:
    """Write both pictures and take the older ones of this shop away."""
    if is_drawn(shop):
        return
    colours = (shop.colour, shop.second_colour)
    title = _("La devanture de %(name)s") % {"name": shop.name}
    trade = shop.trade if shop.trade in drawings.TRADES else "autre"
    made = {
        front_path(shop): drawings.shop_front(shop.name, trade, colours, style=house(shop), title=title),
        card_path(shop): drawings.shop_card(shop.name, trade, colours, style=house(shop), title=title),
    }
    for path, svg in made.items():
        default_storage.delete(path)  # a storage would keep both and rename the second
        default_storage.save(path, ContentFile(svg.encode("utf-8")))
    folder = f"{FOLDER}/{shop.pk}"
    for name in default_storage.listdir(folder)[1]:
        if f"{folder}/{name}" not in made:
            default_storage.delete(f"{folder}/{name}")


@task()
def draw_front(shop_id: int) -> None:
    """Draw one shop; a shop that is gone needs no picture."""
    shop = Shop.objects.with_standing().filter(pk=shop_id).first()
    if shop is not None:
        draw(shop)


def draw_missing() -> int:
    """Draw every listed shop that has no picture yet, now; how many were missing."""
    missing = [shop for shop in Shop.objects.listed().with_standing() if not is_drawn(shop)]
    for shop in missing:
        draw(shop)
    return len(missing)
