"""An archive from its row to its file; what goes in and who is told is the recipe of a floor above."""

import logging
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import F
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

from kit import clock
from kit.archives.rows import Archive, ArchiveQuerySet

logger = logging.getLogger(__name__)
KEPT = timedelta(days=7)
# A worker that makes one has so long before another may try.
PATIENCE = timedelta(minutes=15)
TRIES = 3
READ_ME = "LISEZ-MOI.txt"


class NotThere(Exception):
    """It isn't ready, or its week is over."""


@dataclass(frozen=True)
class Part:
    """One file: where it lies, what it holds in a sentence for who opens it (may be empty for one of many), and its
    content, at hand or in a storage."""

    path: str
    words: str | Promise
    content: bytes | FieldFile


Source = Callable[[], Iterable[Part]]


@dataclass(frozen=True)
class Recipe:
    """`rows`: all archives of a kind, with what the rest reads of them. `rivals`: those of the same owner. `sources`:
    what goes in, one step of the bar each. `opening`: the first words of the read-me. `tell`: written in the
    transaction that makes it ready. `inside`: where the parts are asked for."""

    rows: Callable[[], ArchiveQuerySet]
    rivals: Callable[[Any], ArchiveQuerySet]
    sources: Callable[[Any], list[Source]]
    opening: Callable[[Any], str]
    tell: Callable[[Any], None]
    inside: Callable[[Any], AbstractContextManager[Any]]


def storage() -> Storage:
    """Where private files lie: no address of the site leads there."""
    return storages["private"]


def make(recipe: Recipe, archive_id: int) -> None:
    """Harmless when told twice; one that fails has its next attempt written down."""
    now = clock.now()
    mine = recipe.rows().due(now).filter(pk=archive_id)
    if not mine.update(attempts=F("attempts") + 1, next_attempt_at=now + PATIENCE, parts_done=0):
        return
    archive = recipe.rows().get(pk=archive_id)
    try:
        _write(recipe, archive)
    except Exception:
        logger.exception("Archive failed: %s %s", type(archive).__name__, archive.pk)
        if archive.attempts >= TRIES:
            recipe.rows().filter(pk=archive.pk).update(state=Archive.State.FAILED, good_until=now + KEPT)


def make_due(recipe: Recipe) -> int:
    """Those that the worker lost, and those that failed and have another try."""
    due = list(recipe.rows().due(clock.now()).values_list("pk", flat=True)[:5])
    for pk in due:
        make(recipe, pk)
    return len(due)


def open_file(archive: Archive) -> IO[bytes]:
    """Raises `NotThere`."""
    if not archive.is_ready:
        raise NotThere(archive.pk)
    try:
        return storage().open(archive.file)
    except FileNotFoundError as error:
        raise NotThere(archive.pk) from error


def forget_due(recipe: Recipe) -> int:
    """Files whose week is over are deleted, with all that is known of them."""
    old = list(recipe.rows().over(clock.now()))
    for archive in old:
        forget(archive)
    return len(old)


def forget(archive: Archive) -> None:
    if archive.file:
        storage().delete(archive.file)
    archive.delete()


def _write(recipe: Recipe, archive: Archive) -> None:
    with tempfile.TemporaryFile() as temporary, recipe.inside(archive):
        _fill(temporary, recipe, archive)
        size = temporary.tell()
        temporary.seek(0)
        name = storage().save(f"exports/{secrets.token_urlsafe(16)}.zip", File(temporary))
    with transaction.atomic():
        archive.state, archive.file, archive.size = Archive.State.READY, name, size
        archive.good_until = clock.now() + KEPT
        archive.save(update_fields=["state", "file", "size", "good_until"])
        recipe.tell(archive)
    for older in recipe.rivals(archive).filter(pk__lt=archive.pk):
        forget(older)


def _fill(target: IO[bytes], recipe: Recipe, archive: Archive) -> None:
    told = []
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        for done, source in enumerate(recipe.sources(archive), 1):
            for part in source():
                if part.path in zipped.NameToInfo:
                    continue  # a picture that two parts show
                _add(zipped, part)
                if part.words:
                    told.append(f"{part.path}\r\n    {part.words}\r\n")
            recipe.rows().filter(pk=archive.pk).update(parts_done=done)
        opening = recipe.opening(archive).replace("\n", "\r\n")
        zipped.writestr(READ_ME, "\r\n".join([opening, *told]).encode("utf-8-sig"))
    target.seek(0, 2)


def _add(zipped: ZipFile, part: Part) -> None:
    if isinstance(part.content, bytes):
        zipped.writestr(part.path, part.content)
        return
    try:
        source = part.content.open("rb")
    except FileNotFoundError:
        logger.warning("A file is missing from an archive: %s", part.content.name)
        return
    # Pictures are compressed already.
    with source, zipped.open(part.path, "w") as inside:
        shutil.copyfileobj(source, inside)
