"""Everything a shop has here, in one file that its owners fetch: asked for, made by the worker, kept for a week."""

import logging
import secrets
import shutil
import tempfile
from datetime import timedelta
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from kit import clock, outbox
from membership import current, exports
from membership.exports import Part
from membership.models import Export, Shop, User

logger = logging.getLogger(__name__)
KEPT = timedelta(days=7)
# A worker that makes one has so long before another may try.
PATIENCE = timedelta(minutes=15)
TRIES = 3
READ_ME = "LISEZ-MOI.txt"


class NotThere(Exception):
    """It isn't ready, or its week is over."""


def storage() -> Storage:
    """Where private files lie: no address of the site leads there."""
    return storages["private"]


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
        _make(export_id)


def make_due() -> int:
    """Those that the worker lost, and those that failed and have another try."""
    due = list(Export.objects.due(clock.now()).values_list("pk", flat=True)[:5])
    for pk in due:
        _make(pk)
    return len(due)


def open_file(export: Export) -> IO[bytes]:
    """Raises `NotThere`."""
    if not export.is_ready:
        raise NotThere(export.pk)
    try:
        return storage().open(export.file)
    except FileNotFoundError as error:
        raise NotThere(export.pk) from error


def forget_due() -> int:
    """Files whose week is over are deleted, with all that is known of them."""
    old = list(Export.objects.over(clock.now()))
    for export in old:
        forget(export)
    return len(old)


def forget(export: Export) -> None:
    if export.file:
        storage().delete(export.file)
    export.delete()


def _make(export_id: int) -> None:
    now = clock.now()
    mine = Export.objects.due(now).filter(pk=export_id)
    if not mine.update(attempts=F("attempts") + 1, next_attempt_at=now + PATIENCE, parts_done=0):
        return
    export = Export.objects.select_related("shop__city__commune", "shop__member", "by").get(pk=export_id)
    try:
        _write(export)
    except Exception:
        logger.exception("Export failed: %s", export.pk)
        if export.attempts >= TRIES:
            Export.objects.filter(pk=export.pk).update(state=Export.State.FAILED, good_until=now + KEPT)


def _write(export: Export) -> None:
    # What a town's market knows is asked for in the town.
    with tempfile.TemporaryFile() as temporary, current.in_city(export.shop.city):
        _fill(temporary, export)
        size = temporary.tell()
        temporary.seek(0)
        name = storage().save(f"exports/{secrets.token_urlsafe(16)}.zip", File(temporary))
    with transaction.atomic():
        export.state, export.file, export.size = Export.State.READY, name, size
        export.good_until = clock.now() + KEPT
        export.save(update_fields=["state", "file", "size", "good_until"])
        link = settings.SITE_URL + reverse("membership:export", args=[export.shop_id])
        context = {"shop": export.shop, "place": export.shop.city.name, "person": export.by, "export": export}
        outbox.write(to=export.by.email, template="membership_export_ready", context={**context, "link": link})
    for older in Export.objects.before(export):
        forget(older)


def _fill(target: IO[bytes], export: Export) -> None:
    told = []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for done, function in enumerate(exports.functions(), 1):
            for part in function(export.shop):
                if part.path in archive.NameToInfo:
                    continue  # a picture of a product that a page shows too
                _add(archive, part)
                if part.words:
                    told.append(f"{part.path}\r\n    {part.words}\r\n")
            Export.objects.filter(pk=export.pk).update(parts_done=done)
        archive.writestr(READ_ME, read_me(export.shop, told))
    target.seek(0, 2)


def _add(archive: ZipFile, part: Part) -> None:
    if isinstance(part.content, bytes):
        archive.writestr(part.path, part.content)
        return
    try:
        source = part.content.open("rb")
    except FileNotFoundError:
        logger.warning("A file is missing from an export: %s", part.content.name)
        return
    # Pictures are compressed already.
    with source, archive.open(part.path, "w") as inside:
        shutil.copyfileobj(source, inside)


def read_me(shop: Shop, told: list[str]) -> bytes:
    """What each file is, for who opens it years from now."""
    opening = _(
        "%(shop)s, à %(city)s : toutes vos données sur lespetitscommerces.org, le %(day)s.\n\n"
        "Les .csv s’ouvrent dans un tableur (UTF-8, point-virgule). Les .json disent la même chose à un programme. "
        "Les .html s’ouvrent dans un navigateur. Les images sont celles que vous avez envoyées.\n"
        "Dans un .csv, une apostrophe devant =, +, - ou @ empêche un tableur d’y voir une formule.\n\n"
        "Les commandes contiennent les coordonnées de vos clients : gardez ce fichier pour vous.\n"
    ) % {"shop": shop.name, "city": shop.city.name, "day": f"{clock.now():%d/%m/%Y}"}
    return "\r\n".join([opening.replace("\n", "\r\n"), *told]).encode("utf-8-sig")
