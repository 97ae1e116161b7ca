"""Which icons the site has: the symbols of its one sheet."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

SHEET = "img/icons.svg"
FRAMES = {"awning", "awning-small", "awning-none", "band", "strip", "valance", "logo"}  # drawings, no icons


@cache
def names() -> tuple[str, ...]:
    """In alphabetical order."""
    found = finders.find(SHEET)
    sheet = Path(found).read_text(encoding="utf-8") if found else ""
    return tuple(sorted(set(re.findall(r'<symbol id="([a-z0-9-]+)"', sheet)) - FRAMES))
