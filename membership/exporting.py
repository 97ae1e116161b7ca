"""Everything a shop has here, in one file that its owners fetch: asked for, made by the worker, kept for a week."""

from functools import partial
from typing import IO

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from kit import clock, outbox
from kit.archives import making
from kit.archives.making import NotThere, storage
from membership import current, exports
from membership.models import Export, Shop, User
from membership.models.exports import ExportQuerySet

__all__ = ["NotThere", "ask", "forget_due", "make", "make_due", "open_file", "storage"]


def ask(*, shop: Shop, by: User) -> Export:
    """Have it made; the one that is being made already, if there is one."""
    with transaction.atomic():
        Shop.objects.select_for_update(no_key=True).get(pk=shop.pk)
        waiting = Export.objects.of_shop(shop).waiting().newest()
        if waiting is not None:
            return waiting
        export = Export.objects.create(shop=shop, by=by, parts_total=len(exports.functions()))
        make.enqueue(export.pk)
    return export


@task()
def make(export_id: int) -> None:
    with clock.as_set():
        making.make(RECIPE, export_id)


def make_due() -> int:
    return making.make_due(RECIPE)


def forget_due() -> int:
    return making.forget_due(RECIPE)


def open_file(export: Export) -> IO[bytes]:
    """Raises `NotThere`."""
    return making.open_file(export)


def _rows() -> ExportQuerySet:
    return Export.objects.select_related("shop__city__commune", "shop__member", "by")


def _sources(export: Export) -> list[making.Source]:
    return [partial(function, export.shop) for function in exports.functions()]


def _tell(export: Export) -> None:
    link = settings.SITE_URL + reverse("membership:export", args=[export.shop_id])
    context = {"shop": export.shop, "place": export.shop.city.name, "person": export.by, "export": export}
    outbox.write(to=export.by.email, template="membership_export_ready", context={**context, "link": link})


def _opening(export: Export) -> str:
    """What each file is, for who opens it years from now."""
    return _(
        "%(shop)s, à %(city)s : toutes vos données sur lespetitscommerces.org, le %(day)s.\n\n"
        "Les .csv s’ouvrent dans un tableur (UTF-8, point-virgule). Les .json disent la même chose à un programme. "
        "Les .html s’ouvrent dans un navigateur. Les images sont celles que vous avez envoyées.\n"
        "Dans un .csv, une apostrophe devant =, +, - ou @ empêche un tableur d’y voir une formule.\n\n"
        "Les commandes contiennent les coordonnées de vos clients : gardez ce fichier pour vous.\n"
    ) % {"shop": export.shop.name, "city": export.shop.city.name, "day": f"{clock.now():%d/%m/%Y}"}


RECIPE = making.Recipe(
    rows=_rows,
    rivals=lambda export: Export.objects.of_shop(export.shop),
    sources=_sources,
    opening=_opening,
    tell=_tell,
    # What a town's market knows is asked for in the town.
    inside=lambda export: current.in_city(export.shop.city),
)
