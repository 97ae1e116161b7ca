"""Every block with its sample, as the gallery of components shows a whole mini-site."""

from typing import Any

from wagtail.blocks import StreamValue

from shop_pages.blocks import samples
from shop_pages.blocks.body import BodyBlock

ORDER = (
    *("hero", "day", "products", "text", "photos", "news", "quote", "gallery"),
    *("team", "hours", "questions", "video", "map", "call"),
)


def every_block() -> StreamValue:
    body = BodyBlock()
    return StreamValue(body, [(name, body.child_blocks[name].get_preview_value()) for name in ORDER])


def context() -> dict[str, Any]:
    return {**samples.facts(), "sample_blocks": every_block()}
