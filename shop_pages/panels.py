"""Panels of the editor that Wagtail has otherwise."""

from typing import Any

from wagtail.admin.panels import PublishingPanel


class BeginningPanel(PublishingPanel):
    """When changes appear, and no end: for a page that stands as long as its shop."""

    children: list[Any]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.children = [child for child in self.children if child.field_name != "expire_at"]
