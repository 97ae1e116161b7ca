"""The cast's pictures, put into the library as they were drawn: composed at the sizes that pages show, so that nothing
is encoded while the demonstration loads."""

import hashlib
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import Collection
from wagtail.search.backends import get_search_backend

from kit.models import Picture, PictureRendition
from kit.pictures.sizes import spec
from membership.models import User
from pages.demo import cast
from pages.demo.wiping import DEMO_FOLDER

SMALL, SMALL_WIDTH = "small/", 400


def describe(path: str, *, title: str, collection: Collection, owner: User | None = None) -> Picture:
    """A picture of `data/demo/pictures`, its file in the media, not saved yet."""
    name, content, (width, height) = _put(path)
    return Picture(
        title=title,
        alt=title,
        file=name,
        width=width,
        height=height,
        file_size=len(content),
        file_hash=hashlib.sha1(content).hexdigest(),
        collection=collection,
        uploaded_by_user=owner,
        is_ready=True,
    )


def keep(pictures: Iterable[Picture]) -> list[Picture]:
    """Saved together, each with its small version: no signal cleans what was never a stranger's, no task makes
    renditions."""
    saved = Picture.objects.bulk_create(pictures)
    PictureRendition.objects.bulk_create(_small(picture) for picture in saved)
    get_search_backend().add_bulk(Picture, saved)
    return saved


def _small(picture: Picture) -> PictureRendition:
    name, _content, (width, height) = _put(SMALL + picture.file.name.removeprefix(DEMO_FOLDER))
    return PictureRendition(
        image=picture, filter_spec=spec(SMALL_WIDTH, "webp"), file=name, width=width, height=height, focal_point_key=""
    )


def _put(path: str) -> tuple[str, bytes, tuple[int, int]]:
    """A file of the cast in the media: its name there, what is in it, how large it is."""
    source = cast.folder() / "pictures" / path
    content = source.read_bytes()
    name = f"{DEMO_FOLDER}{path}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    with Image.open(source) as image:
        return name, content, image.size
