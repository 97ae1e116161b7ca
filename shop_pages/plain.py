"""What was composed from blocks, as plain HTML: words and lists, without our style, our scripts or our classes."""

from datetime import time
from typing import Any

from django.utils.html import escape, format_html
from wagtail.blocks import BooleanBlock, ChoiceBlock, IntegerBlock, ListBlock, StreamBlock, StructBlock
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

# How a block looks or what it chooses from, not what it says.
SETTINGS = (BooleanBlock, ChoiceBlock, IntegerBlock)


def html(body: Any) -> str:
    """A stream of blocks, each with its name as a heading."""
    return "\n".join(
        f"<section>\n<h2>{escape(bound.block.label)}</h2>\n{_of(bound.block, bound.value)}\n</section>"
        for bound in body
    )


def _of(block: Any, value: Any) -> str:
    if value in (None, "", []) or isinstance(block, SETTINGS):
        return ""
    if isinstance(block, StructBlock):
        said = (_of(child, value.get(name)) for name, child in block.child_blocks.items())
        return "\n".join(each for each in said if each)
    if isinstance(block, ListBlock):
        return "\n".join(_of(block.child_block, each) for each in value)
    if isinstance(block, StreamBlock):
        return "\n".join(_of(each.block, each.value) for each in value)
    return _words(value)


def _words(value: Any) -> str:
    if isinstance(value, RichText):
        # Written in an editor that lets nothing through but words, lists and links.
        return str(expand_db_html(value.source))
    if isinstance(value, Page):
        return format_html("<p>{}</p>", value.title)
    if isinstance(value, time):
        value = f"{value:%H:%M}"
    return format_html("<p>{}</p>", value)
