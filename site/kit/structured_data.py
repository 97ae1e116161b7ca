"""Facts for search engines in schema.org's words, written into a page as JSON-LD: a block of data that no browser runs.
`bench/structured_data` holds what a running site tells against validators of others."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

from kit.heads import absolute

CONTEXT = "https://schema.org"
# Nothing that was typed by a person may end the block or begin another.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Thing = dict[str, Any]
Crumb = Mapping[str, Any]  # label, url (empty for the page itself)


def thing(kind: str, **properties: Any) -> Thing:
    """A thing of a type, with the properties that are known: what is empty is left out. `id` is its address in the web
    of data, by which other pages may name it."""
    found = {"@id" if name == "id" else name: value for name, value in properties.items()}
    return {"@type": kind, **{name: value for name, value in found.items() if value not in (None, "", [], {}, ())}}


def reference(kind: str, address: str, **properties: Any) -> Thing:
    """A thing that another page tells more about."""
    return thing(kind, id=address, **properties)


def breadcrumbs(crumbs: Iterable[Crumb]) -> Thing:
    """The way back up, from the very crumbs that are shown."""
    steps = [
        thing(
            "ListItem",
            position=place,
            name=str(crumb["label"]),
            item=absolute(crumb["url"]) if crumb.get("url") else "",
        )
        for place, crumb in enumerate(crumbs, 1)
    ]
    return thing("BreadcrumbList", itemListElement=steps)


def item_list(addresses: Iterable[tuple[str, str]]) -> Thing:
    """A list of pages: (name, path)."""
    items = [
        thing("ListItem", position=place, name=name, url=absolute(path))
        for place, (name, path) in enumerate(addresses, 1)
    ]
    return thing("ItemList", numberOfItems=len(items), itemListElement=items) if items else {}


def script(things: Thing | Iterable[Thing]) -> SafeString:
    """The block for a page; nothing for nothing."""
    told = [things] if isinstance(things, dict) else list(things)
    told = [each for each in told if each]
    if not told:
        return SafeString("")
    graph: Thing = told[0] if len(told) == 1 else {"@graph": told}
    text = json.dumps({"@context": CONTEXT, **graph}, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPED)}</script>')
