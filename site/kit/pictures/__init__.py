"""Pictures from upload to page: the original is cleaned when it is saved, renditions are made after that by a task,
and a page only looks them up."""

from kit.pictures.lookup import prefetch
from kit.pictures.sizes import SIZES, Size

__all__ = ["SIZES", "Size", "prefetch"]
