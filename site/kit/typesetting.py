"""Paper and pictures of words, set by typst from a template and facts.

A template is a `.typ` file beside the HTML ones, `templates/<app>/<name>.typ`. What it is given it reads with
`#let facts = json(bytes(sys.inputs.facts))`: facts are data to it, so nothing that a person typed is ever taken for code.
Its fonts are "Fraunces" and "Inter" in any weight (`data/fonts`), whatever the machine has. Drawings go in as text too:
`image(bytes(facts.drawing), format: "svg")`.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import typst
from django.conf import settings

from kit import clock

TEMPLATES = settings.BASE_DIR / "templates"
FONTS = settings.BASE_DIR / "data" / "fonts"
POINTS = 72  # an inch: one point of the template is one pixel of the picture


def pdf(
    template: str, facts: dict[str, Any], *, standards: Sequence[str] = ("ua-1",), at: datetime | None = None
) -> bytes:
    """A document that is tagged for who listens (PDF/UA-1): the template has to give it a title, and its pictures words.
    `at` is the moment it says it was made, so that it can be made again byte for byte."""
    moment = int((at or clock.now()).timestamp())
    return _set(template, facts, format="pdf", pdf_standards=list(standards), timestamp=moment)


def png(template: str, facts: dict[str, Any]) -> bytes:
    """A picture of a template's only page, as many pixels wide as that is points."""
    return _set(template, facts, format="png", ppi=POINTS)


def families() -> list[str]:
    """The fonts that a template may name."""
    return _fonts().families()


def _set(template: str, facts: dict[str, Any], **more: Any) -> bytes:
    return typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
        **more,
    )


@cache
def _fonts() -> typst.Fonts:
    # Those that typst brings are for a letter that ours lack: an arrow, a Greek name.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
