"""Pictures for links: drawn, then made into JPEG, which every place that shows links can read. Made by tasks only."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from kit import typesetting

WIDTH, HEIGHT = 1200, 630  # what the large cards of social networks show whole
QUALITY = 80


def jpeg(template: str, facts: dict[str, Any]) -> bytes:
    """A template of `kit.typesetting`, 1200 x 630 points, as JPEG; a fifth of a second of work."""
    made = BytesIO()
    with Image.open(BytesIO(typesetting.png(template, facts))) as picture:
        picture.convert("RGB").save(made, "JPEG", quality=QUALITY, progressive=True)
    return made.getvalue()


def keep(path: str, data: bytes, *, instead_of: str = "") -> None:
    """Store a picture under exactly this path; other files of the folder `instead_of` are taken away."""
    default_storage.delete(path)  # a storage would keep both and rename the second
    default_storage.save(path, ContentFile(data))
    if instead_of:
        for name in default_storage.listdir(instead_of)[1]:
            if f"{instead_of}/{name}" != path:
                default_storage.delete(f"{instead_of}/{name}")
