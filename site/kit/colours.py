"""Colours that can be read: contrast as WCAG counts it, and a colour moved until it is enough.

A person chooses any colour; it is corrected, never refused.
"""

from functools import lru_cache

INK = "#1d2822"
CREAM = "#fff8e8"
# The least favourable ground of each scheme that an accent has to be read on (styles' darkest light, lightest dark).
LIGHT_GROUND = "#fae3c3"
DARK_GROUND = "#2c3635"
TEXT = 4.6  # a little above AA's 4.5: rounding to two hex digits must not fall under it
SIGN = 7.0


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1."""
    channels = (value / 255 for value in _rgb(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour, the rest of the second."""
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(_rgb(one), _rgb(other), strict=True)
    )


def readable(colour: str, *, on: str, ratio: float = TEXT) -> str:
    """The colour itself, or moved away from its ground, towards black or white, until the contrast is there."""
    goal = "#000000" if luminance(on) > 0.18 else "#ffffff"
    for step in range(100, -1, -2):
        moved = mix(colour, goal, step / 100)
        if contrast(moved, on) >= ratio:
            return moved
    return goal


@lru_cache(maxsize=4096)
def sign(colour: str) -> str:
    """The dark paint of a sign on which cream letters stand out (7:1)."""
    return readable(colour, on=CREAM, ratio=SIGN)


@lru_cache(maxsize=4096)
def accents(colour: str) -> dict[str, str]:
    """Custom properties for a stylesheet of its own: `--accent`, `--on-accent`, `--accent-soft`, `--sign`, for both schemes."""
    by_day, by_night = readable(colour, on=LIGHT_GROUND), readable(colour, on=DARK_GROUND)
    soft_day, soft_night = mix(colour, "#ffffff", 0.12), mix(colour, "#10161a", 0.2)
    by_day, by_night = readable(by_day, on=soft_day), readable(by_night, on=soft_night)
    return {
        "--accent": f"light-dark({by_day}, {by_night})",
        "--on-accent": f"light-dark(#ffffff, {readable(mix(colour, '#000000', 0.25), on=by_night, ratio=6.0)})",
        "--accent-soft": f"light-dark({soft_day}, {soft_night})",
        "--sign": sign(colour),
    }


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
