"""The structured data of a page, held against schema.org's vocabulary (`schema_org.json` tells its source)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VOCABULARY: dict[str, list[str]] = json.loads(Path(__file__).with_name("schema_org.json").read_text("utf-8"))["types"]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def things(html: str) -> list[dict[str, Any]]:
    """What a page tells, each thing checked on the way: a type that exists, no property that isn't the type's."""
    found: list[dict[str, Any]] = []
    for text in BLOCK.findall(html):
        block = json.loads(text)
        assert block.pop("@context") == "https://schema.org"
        found += block.get("@graph", [block])
    for thing in found:
        for part in parts(thing):
            kind = part["@type"]
            assert kind in VOCABULARY, f"schema.org has no {kind}"
            strange = {name for name in part if not name.startswith("@")} - set(VOCABULARY[kind])
            assert not strange, f"{kind} has no {', '.join(strange)}"
            assert all(value not in ("", None, [], {}) for value in part.values()), f"{kind} tells nothing: {part}"
    return found


def the(html: str, kind: str) -> dict[str, Any]:
    """The one thing of a type on the page."""
    found = [thing for thing in things(html) if thing["@type"] == kind]
    assert len(found) == 1, f"{len(found)} of {kind}"
    return found[0]


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from parts(each)
