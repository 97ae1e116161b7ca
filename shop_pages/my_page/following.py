"""The words of the plain form on a mini-site: blocks that still say what the shop said before say what it says now."""

from typing import Any, NamedTuple

from django.utils.html import escape, linebreaks

from membership.models import Shop
from shop_pages.models import ShopPage


class Words(NamedTuple):
    tagline: str
    words: str


def said(shop: Shop) -> Words:
    return Words(shop.tagline, shop.words)


def say(page: ShopPage, before: Words, now: Words) -> bool:
    """Write the words on the page's body, unsaved; whether a block said those of before. What was composed in other
    words is the merchant's: nothing touches it."""
    raw = list(page.body.get_prep_value())
    changed = [_block(block, before, now) for block in raw]
    if changed == raw:
        return False
    page.body = changed
    return True


def publish(page: ShopPage, before: Words, now: Words) -> bool:
    """The same, online; False where there is nothing to follow, or a draft that this would run over."""
    if page.has_unpublished_changes or not say(page, before, now):
        return False
    page.save_revision().publish()
    return True


def _block(block: dict[str, Any], before: Words, now: Words) -> dict[str, Any]:
    value = block["value"]
    if block["type"] == "hero" and before.tagline and value.get("words") == before.tagline:
        return {**block, "value": {**value, "words": now.tagline}}
    if block["type"] == "text" and before.words and value.get("text") == _rich(before.words):
        return {**block, "value": {**value, "text": _rich(now.words)}}
    return block


def _rich(words: str) -> str:
    return linebreaks(escape(words))
