"""The cast's pictures, put into the library as they were drawn: composed at the size that pages show, so that nothing
is encoded while the demonstration loads. Without renditions a page shows the original itself."""

import hashlib
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import Collection
from wagtail.search.backends import get_search_backend

from kit.models import Picture
from membership.models import User
from pages.demo import cast
from pages.demo.wiping import DEMO_FOLDER


def describe(path: str, *, title: str, collection: Collection, owner: User | None = None) -> Picture:
    """A picture of `data/demo/pictures`, its file in the media, not saved yet."""
    source = cast.folder() / "pictures" / path
    content = source.read_bytes()
    name = f"{DEMO_FOLDER}{path}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    with Image.open(source) as image:
        width, height = image.size
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
    """Saved together: no signal cleans what was never a stranger's, no task makes renditions."""
    saved = Picture.objects.bulk_create(pictures)
    get_search_backend().add_bulk(Picture, saved)
    return saved
