"""Contrast of two colours as WCAG 2.2 measures it (1.4.3), and the nearest readable shade of a colour."""

import colorsys

AA = 4.5


def _channels(colour: str) -> tuple[float, float, float]:
    digits = colour.lstrip("#")
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))  # type: ignore[return-value]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str, at_least: float = AA) -> str:
    """The colour itself if it can be read on the ground, else its nearest lighter or darker shade that can."""
    if ratio(colour, ground) >= at_least:
        return colour.lower()
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    darker = luminance(ground) > 0.18
    for step in range(1, 101):
        shade = lightness - step / 100 if darker else lightness + step / 100
        rgb = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, shade)), saturation)
        found = "#" + "".join(f"{round(c * 255):02x}" for c in rgb)
        if ratio(found, ground) >= at_least:
            return found
    return "#000000" if darker else "#ffffff"


def on(colour: str, light: str = "#ffffff", dark: str = "#1d2822") -> str:
    """The better readable of a light and a dark ink on this colour."""
    return max((light, dark), key=lambda ink: ratio(ink, colour))
