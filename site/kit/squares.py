"""QR codes: squares to aim a phone at."""

from io import BytesIO
from typing import Any

import segno

PIXELS = 12  # of the smallest square, in the picture


def svg(address: str) -> str:
    """One that still reads with a quarter of it worn off by the sun."""
    return _drawn(address, kind="svg", border=2, xmldecl=False).decode()


def png(address: str) -> bytes:
    """The same, large enough to be printed."""
    return _drawn(address, kind="png", border=4, scale=PIXELS)


def _drawn(address: str, **how: Any) -> bytes:
    drawn = BytesIO()
    segno.make(address, error="q").save(drawn, **how)
    return drawn.getvalue()
