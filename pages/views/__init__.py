"""Plain views: what isn't a page of the tree. `shared` marks those that are the same for everybody."""

from kit.pages import shared

__all__ = ["shared"]
