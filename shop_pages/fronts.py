"""The drawn front of a shop: the picture it has for ever when it has no photograph.

The address of a drawing tells what is in it (name, trade, colours, house), so that it can be written into a page
without asking anybody, and kept by browsers for ever. The drawing itself is made by a task, never while a page is
served.
"""

from hashlib import sha256

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django_tasks import task

import drawings
from kit import heads, share_pictures
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


def share_path(shop: Shop) -> str:
    """The wide picture again, as those who show links can read it: 1200 x 630, JPEG."""
    return f"{FOLDER}/{shop.pk}/{mark(shop)}-partage.jpg"


def front_url(shop: Shop) -> str:
    return default_storage.url(front_path(shop))


def card_url(shop: Shop) -> str:
    return default_storage.url(card_path(shop))


def share_picture(shop: Shop) -> heads.Picture:
    """What goes with a link to the shop."""
    url = heads.absolute(default_storage.url(share_path(shop)))
    return heads.Picture(url, share_pictures.WIDTH, share_pictures.HEIGHT, title(shop))


def title(shop: Shop) -> str:
    return _("La devanture dessinée de %(name)s") % {"name": shop.name}


def is_drawn(shop: Shop) -> bool:
    return all(default_storage.exists(path(shop)) for path in (front_path, card_path, share_path))


def draw(shop: Shop) -> None:
    """Write the pictures and take the older ones of this shop away."""
    if is_drawn(shop):
        return
    colours = (shop.colour, shop.second_colour)
    trade = shop.trade if shop.trade in drawings.TRADES else "autre"
    front = drawings.shop_front(shop.name, trade, colours, style=house(shop), title=title(shop))
    card = drawings.shop_card(shop.name, trade, colours, style=house(shop), title=title(shop))
    made = {
        front_path(shop): front.encode("utf-8"),
        card_path(shop): card.encode("utf-8"),
        share_path(shop): share_pictures.jpeg("shop_pages/share.typ", {"drawing": front}),
    }
    for path, data in made.items():
        share_pictures.keep(path, data)
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
