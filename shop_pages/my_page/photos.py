"""A shop's photos: added several at once, put in order, told in words, taken away."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import ReferenceIndex

from kit.models import Picture
from kit.pictures import originals
from membership import shop_changes
from membership.models import Shop, ShopPhoto, User
from shop_pages.models import ShopPage

HEAVIEST = 20 * 2**20  # bytes
AT_ONCE = 10


def room(shop: Shop) -> int:
    """How many more the shop's offer allows."""
    return max(0, shop.plan.photos - shop.photos.count())


def add(*, shop: Shop, files: Iterable[UploadedFile], by: User) -> tuple[int, list[str]]:
    """Keeps what are photos and says of the others, by name, why not: one bad file doesn't lose nine good ones."""
    kept, refused = 0, []
    free = room(shop)
    for file in files:
        if kept >= min(free, AT_ONCE):
            refused.append(_no_more(shop, file, free))
            continue
        try:
            _add(shop, file, by)
        except ValidationError as error:
            refused.append(f"{shown_name(file)} : {error.messages[0]}")
        else:
            kept += 1
    if kept:
        shop_changes.written(shop=shop, fields=["photos"])
    return kept, refused


def picture(*, shop: Shop, file: UploadedFile, alt: str, by: User) -> Picture:
    """An upload in the shop's own collection, upright and without where it was taken; its sizes are made by a task.

    Raises `ValidationError`, the sentence inside.
    """
    if (file.size or 0) > HEAVIEST:
        raise ValidationError(
            _("Cette photo pèse plus de 20 Mo. Envoyez-la plus petite : votre téléphone sait le faire.")
        )
    kept = originals.cleaned(file)
    page = ShopPage.objects.of_shop(shop.pk)
    place = {"collection": page.collection} if page else {}
    return Picture.objects.create(title=shop.name, alt=alt, file=kept, uploaded_by_user=by, **place)


@transaction.atomic
def _add(shop: Shop, file: UploadedFile, by: User) -> ShopPhoto:
    made = picture(shop=shop, file=file, alt="", by=by)
    last = shop.photos.aggregate(last=Max("position"))["last"]
    return ShopPhoto.objects.create(shop=shop, picture=made, position=0 if last is None else last + 1)


@transaction.atomic
def move(*, shop: Shop, photo: ShopPhoto, by: int) -> None:
    """One place up (-1) or down (1); the first is the one that the town's page and search engines show."""
    order = list(shop.photos.select_for_update(of=("self",)))
    here = next(place for place, each in enumerate(order) if each.pk == photo.pk)
    there = min(max(here + by, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    for place, each in enumerate(order):
        if each.position != place:
            ShopPhoto.objects.filter(pk=each.pk).update(position=place)
    shop_changes.written(shop=shop, fields=["photos"])


@transaction.atomic
def tell(*, shop: Shop, photo: ShopPhoto, alt: str) -> None:
    """What is to be seen on it, for who can't see it and for search engines."""
    photo.picture.alt = alt
    photo.picture.save(update_fields=["alt"])
    shop_changes.written(shop=shop, fields=["photos"])


@transaction.atomic
def remove(*, shop: Shop, photo: ShopPhoto) -> None:
    """Off the page; the file goes too, unless a page of the mini-site shows it."""
    shown = photo.picture
    photo.delete()
    if not ReferenceIndex.get_references_to(shown).exists():
        shown.delete()
    shop_changes.written(shop=shop, fields=["photos"])


def shown_name(file: UploadedFile) -> str:
    return PurePosixPath(file.name or _("Ce fichier")).name[:60]


def _no_more(shop: Shop, file: UploadedFile, free: int) -> str:
    if free > AT_ONCE:
        return _("%(name)s : dix photos à la fois au plus, renvoyez les suivantes.") % {"name": shown_name(file)}
    most = shop.plan.photos
    reason = ngettext("votre page montre %(most)d photo au plus.", "votre page montre %(most)d photos au plus.", most)
    return f"{shown_name(file)} : {reason % {'most': most}} {_('Retirez-en une pour en ajouter une autre.')}"
