"""Figures that answers may quote: a price, a delay, an address, each kept in one place and never typed twice.

Whoever knows a figure registers it in `ready()`; an answer holds only its key. The function takes nothing and gives
plain text, or safe HTML where the figure is more than words (a mail address, a struck price).
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape

from django.utils.functional import Promise
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString

logger = logging.getLogger(__name__)

Label = str | Promise


@dataclass(frozen=True)
class Figure:
    key: str
    label: Label
    function: Callable[[], str]


_figures: dict[str, Figure] = {}


def register(key: str, label: Label, function: Callable[[], str]) -> None:
    """Make a figure available to answers. The same function may come twice, another one under a taken key may not."""
    known = _figures.get(key)
    if known is not None and known.function is not function:
        raise ValueError(f"figure {key!r} is registered already: choose another key")
    _figures[key] = Figure(key, label, function)


def keys() -> set[str]:
    return set(_figures)


def label(key: str) -> str:
    """What the figure is called; empty if nobody knows it (any more)."""
    return str(_figures[key].label) if key in _figures else ""


def values(wanted: Iterable[str]) -> dict[str, SafeString]:
    """The figures as they stand now, as HTML, each worked out once. One that nobody knows, or that fails, is left out:
    an answer with a hole in it is better than no page."""
    found = {}
    for key in dict.fromkeys(wanted):
        if key not in _figures:
            continue
        try:
            found[key] = conditional_escape(_figures[key].function())
        except Exception:
            logger.exception("a figure of the questions cannot be worked out: %s", key)
    return found


def shown_in_editor(key: str, value: str | None, fallback: str = "") -> str:
    """How the token reads where answers are written: its label, and what it says now."""
    name = label(key) or fallback or key
    if value is None:
        return name
    return f"{name}\u00a0: {unescape(strip_tags(value))}"


def choices() -> list[dict[str, str]]:
    """All figures by label, for the editor: key, label, and the text of their token."""
    now = values(_figures)
    rows = [{"key": key, "label": label(key), "text": shown_in_editor(key, now.get(key))} for key in _figures]
    return sorted(rows, key=lambda row: row["label"].casefold())
