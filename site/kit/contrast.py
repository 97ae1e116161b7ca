"""Contrast of two colours as WCAG 2.2 measures it (1.4.3), and the nearest readable shade of a colour."""

import colorsys
import re

AA = 4.5
BLACK, WHITE = "#000000", "#ffffff"
_COLOUR = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)
_TURN = 0.1791  # the luminance on which black and white stand out equally, 4.58 to 1


def _channels(colour: str) -> tuple[float, float, float]:
    found = _COLOUR.fullmatch(colour)
    if found is None:
        raise ValueError(f"colour {colour!r}: use #rrggbb")
    red, green, blue = (int(digits, 16) / 255 for digits in found.groups())
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in channels)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str, at_least: float = AA) -> str:
    """The colour itself if it can be read on the ground, else its nearest shade of the same hue that can: darker on a
    light ground, lighter on a dark one. Up to 4.58 there always is one; beyond, black or white may have to do."""
    channels = _channels(colour)
    if ratio(colour, ground) >= at_least:
        return _hex(channels)
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    is_light = luminance(ground) > _TURN
    for step in range(1, 257):
        share = step / 256
        shade = lightness * (1 - share) if is_light else lightness + (1 - lightness) * share
        found = _hex(colorsys.hls_to_rgb(hue, shade, saturation))
        if ratio(found, ground) >= at_least:
            return found
    return BLACK if is_light else WHITE


def on(colour: str, light: str = WHITE, dark: str = "#1d2822") -> str:
    """The better readable of a light and a dark ink on this colour; black or white where neither reaches 4.5."""
    best = max((light, dark), key=lambda ink: ratio(ink, colour))
    return best if ratio(best, colour) >= AA else max((BLACK, WHITE), key=lambda ink: ratio(ink, colour))
