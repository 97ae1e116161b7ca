"""The colours that a shop's own make: moved until they can be read (`kit.contrast`) where they stand.

A person chooses any colour; it is corrected, never refused.
"""

from functools import lru_cache

from kit.contrast import readable

INK = "#1d2822"
CREAM = "#fff8e8"
# The least favourable ground of each scheme that an accent has to be read on (styles' darkest light, lightest dark).
LIGHT_GROUND = "#fae3c3"
DARK_GROUND = "#2c3635"
TEXT = 4.6  # a little above AA's 4.5: rounding to two hex digits must not fall under it
SIGN = 7.0


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour, the rest of the second."""
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(_rgb(one), _rgb(other), strict=True)
    )


@lru_cache(maxsize=4096)
def sign(colour: str) -> str:
    """The dark paint of a sign on which cream letters stand out (7:1)."""
    return readable(colour, CREAM, SIGN)


@lru_cache(maxsize=4096)
def accents(colour: str) -> dict[str, str]:
    """Custom properties for a stylesheet of its own: `--accent`, `--on-accent`, `--accent-soft`, `--sign`, for both schemes."""
    by_day, by_night = readable(colour, LIGHT_GROUND, TEXT), readable(colour, DARK_GROUND, TEXT)
    soft_day, soft_night = mix(colour, "#ffffff", 0.12), mix(colour, "#10161a", 0.2)
    by_day, by_night = readable(by_day, soft_day, TEXT), readable(by_night, soft_night, TEXT)
    return {
        "--accent": f"light-dark({by_day}, {by_night})",
        "--on-accent": f"light-dark(#ffffff, {readable(mix(colour, '#000000', 0.25), by_night, 6.0)})",
        "--accent-soft": f"light-dark({soft_day}, {soft_night})",
        "--sign": sign(colour),
    }


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
