from types import SimpleNamespace
from typing import Any

from oscar.core.thumbnails import AbstractThumbnailer


class NoThumbnails(AbstractThumbnailer):
    """Every picture has its thumbnail already."""

    def generate_thumbnail(self, source: Any, **opts: Any) -> SimpleNamespace:
        return SimpleNamespace(url="/media/thumbnail.jpg")

    def delete_thumbnails(self, source: Any) -> None:
        pass
