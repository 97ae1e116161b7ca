"""Inks, hand-cut shapes, grain and lettering shared by the shop fronts, the streets and the products."""

import itertools
import json
import math
import random
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

# ---------------------------------------------------------------- inks
INK = "#20293a"
PAPER = "#f8f0e0"
BRICK = "#c9472f"
OCHRE = "#e2a233"
LEAF = "#55804f"
SEA = "#3f7f93"
ROSE = "#eaa698"
# made by overprinting two inks
BROWN = "#7d4a2b"
CRUST = "#cf8a3b"
STONE = "#d9c7a6"
PINE = "#2d5548"
WINE = "#7a2338"
NIGHT = "#2c3f5c"
STEEL = "#9fb0b3"
# what several trades sell or work with
WOOD = "#c9985c"
GOLD = "#d6a23c"
MEAT = "#b23a34"
CHOCOLATE = "#4a2a20"


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def mix(a: str, b: str, part: float) -> str:
    """a with `part` of b in it, as flat colour."""
    return "#" + "".join(f"{round(x + (y - x) * part):02x}" for x, y in zip(rgb(a), rgb(b), strict=False))


def over(a: str, b: str, part: float = 1.0) -> str:
    """b printed over a: the riso overprint, multiplied once here instead of blended by the browser."""
    both = "#" + "".join(f"{round(x * y / 255):02x}" for x, y in zip(rgb(a), rgb(b), strict=False))
    return mix(a, both, part)


def light(colour: str) -> float:
    """How light a colour looks, 0 to 1."""
    r, g, b = (v / 255 for v in rgb(colour))
    return (0.2126 * r**2.2 + 0.7152 * g**2.2 + 0.0722 * b**2.2) ** (1 / 2.2)


def apart(a: str, b: str) -> float:
    """How far two colours stand apart; light counts most."""
    hue = math.dist(rgb(a), rgb(b)) / 441
    return abs(light(a) - light(b)) * 1.3 + hue


def readable(ground: str, *choices: str) -> str:
    """The choice (paper or ink if none is given) that stands off most from the ground."""
    return max(choices or (PAPER, INK), key=lambda c: abs(light(c) - light(ground)))


# ---------------------------------------------------------------- shapes
def n(value: float) -> str:
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def near(value: float) -> str:
    """Whole numbers where half a unit can't be seen."""
    return str(round(value)) if abs(value) >= 60 else n(value)


def pt(x, y):
    return f"{near(x)} {near(y)}"


def poly(*points: tuple[float, float]) -> str:
    return "M" + "L".join(pt(*p) for p in points) + "z"


def rect(x: float, y: float, w: float, h: float) -> str:
    return f"M{pt(x, y)}h{near(w)}v{near(h)}h{near(-w)}z"


def rrect(x: float, y: float, w: float, h: float, r: float) -> str:
    r = min(r, w / 2, h / 2)
    return (
        f"M{pt(x + r, y)}h{n(w - 2 * r)}q{n(r)} 0 {n(r)} {n(r)}v{n(h - 2 * r)}q0 {n(r)} {n(-r)} {n(r)}"
        f"h{n(2 * r - w)}q{n(-r)} 0 {n(-r)} {n(-r)}v{n(2 * r - h)}q0 {n(-r)} {n(r)} {n(-r)}z"
    )


def ell(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    ry = rx if ry is None else ry
    return f"M{pt(cx - rx, cy)}a{n(rx)} {n(ry)} 0 1 0 {n(2 * rx)} 0a{n(rx)} {n(ry)} 0 1 0 {n(-2 * rx)} 0z"


def smooth(points, tension=0.9, closed=True):
    """A cut-paper outline through the points (Catmull-Rom as Béziers)."""
    k, last = tension / 5, len(points)
    at = (round(points[0][0]), round(points[0][1]))
    out = f"M{at[0]} {at[1]}c"
    for i in range(last if closed else last - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + j) % last] for j in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + j, 0), last - 1)] for j in (-1, 0, 1, 2))
        for x, y in (
            (p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k),
            (p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k),
            p2,
        ):
            out += f" {round(x - at[0])} {round(y - at[1])}"
        at = (round(p2[0]), round(p2[1]))
    return out.replace("c ", "c").replace(" -", "-") + ("z" if closed else "")


def blob(rng, cx, cy, rx, ry=None, points=9, rough=0.05, turn=0.0):
    """A round thing that no machine made."""
    ry = rx if ry is None else ry
    around = []
    for i in range(points):
        angle = math.tau * i / points + turn
        push = 1 + rng.uniform(-rough, rough)
        around.append((cx + math.cos(angle) * rx * push, cy + math.sin(angle) * ry * push))
    return smooth(around, 0.95)


def lathe(cx, profile):
    """A turned thing (bottle, jar, bowl): half profile as (radius, y[, 'l' for a straight run to the next])."""
    right = [(cx + p[0], p[1], len(p) > 2) for p in profile]
    left = [(cx - p[0], p[1], len(p) > 2) for p in reversed(profile)]
    out = "M" + pt(right[0][0], right[0][1])
    out += _run(right)
    out += "L" + pt(left[0][0], left[0][1])
    flags = [left[i + 1][2] for i in range(len(left) - 1)] + [False]
    out += _run([(x, y, flag) for (x, y, _), flag in zip(left, flags, strict=False)])
    return out + "z"


def _run(points):
    out = ""
    for (x1, y1, straight), (x2, y2, _) in itertools.pairwise(points):
        if straight:
            out += "l" + pt(x2 - x1, y2 - y1)
        else:
            half = (y2 - y1) / 2
            out += f"c0 {n(half)} {pt(x2 - x1, half)} {pt(x2 - x1, y2 - y1)}"
    return out.replace(" -", "-")


def turned(cx, cy, angle, points):
    """Points given round (0, 0), turned by degrees and moved to (cx, cy)."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(cx + x * c - y * s, cy + x * s + y * c) for x, y in points]


# ---------------------------------------------------------------- grain
def specks(rng, width, height, count, low, high):
    """Short ragged specks of ink as one path."""
    out, x0, y0 = "", 0, 0
    for _ in range(count):
        x, y, s = rng.randint(0, width), rng.randint(0, height), rng.uniform(low, high)
        out += f"m{x - x0} {y - y0}h{n(s)}l{n(-s * 0.3)} {n(s)}z"
        x0, y0 = x, y
    return "M0 0" + out


TURNS = {"s": 19, "l": -31, "g": 8}  # turned, so that no tile lines up with an edge


def grain_defs(seed, ink=INK, paper=PAPER):
    """Three small tiles: s (shade stipple), l (light stipple), g (paper showing through everywhere)."""
    rng = random.Random(f"grain {seed}")

    def tile(ident, w, h, count, low, high, fill):
        return (
            f'<pattern id="{ident}" width="{w}" height="{h}" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate({TURNS[ident]})"><path fill="{fill}" d="{specks(rng, w, h, count, low, high)}"/></pattern>'
        )

    return (
        tile("s", 61, 53, 33, 2.2, 4.4, ink)
        + tile("l", 67, 59, 22, 1.8, 3.6, paper)
        + tile("g", 173, 149, 22, 0.9, 2.2, paper)
    )


# ---------------------------------------------------------------- lettering
@lru_cache
def _letters():
    return json.loads((Path(__file__).parent / "letters.json").read_text("utf-8"))


LETTER_STYLES = ("fraunces", "italic", "deco", "script", "gothic", "sans")


def text_width(words: str, style: str, size: float, spacing: float = 0.0) -> float:
    face = _letters()[style]
    return sum(face["glyphs"].get(c, face["glyphs"]["n"])[0] + spacing * face["em"] for c in words) * size / face["em"]


def lettering(words, style, size, cx, baseline, fill, widest=None, spacing=0.0, extra="", once=""):
    """Words drawn as outlines, centred on cx, never wider than `widest` (first tighter, then smaller).

    once: a prefix for ids; with it each letter's outline is written once and printed again where it comes back.
    """
    face = _letters()[style]
    if widest and text_width(words, style, size, spacing) > widest:
        spacing = min(spacing, 0.0)
        width = text_width(words, style, size, spacing)
        if width > widest:
            size *= widest / width
    scale = size / face["em"]
    seen: dict[str, int] = {}
    x, out, prints = 0.0, "", ""
    for c in words:
        advance, outline = face["glyphs"].get(c, (face["glyphs"]["n"][0], ""))
        if outline and once and c in seen:
            prints += f'<use href="#{once}{ord(c)}" x="{round(x - seen[c])}"/>'
        elif outline and once and words.count(c) > 1:
            seen[c] = round(x)
            prints += f'<path id="{once}{ord(c)}" d="M{round(x)} 0{outline}"/>'
        elif outline:
            out += f"M{round(x)} 0" + outline
        x += advance + spacing * face["em"]
    x -= spacing * face["em"]
    left = cx - x * scale / 2
    if prints:
        return f'<g fill="{fill}"{extra} transform="translate({n(left)} {n(baseline)})scale({scale:.3f})"><path d="{out}"/>{prints}</g>'
    return f'<path fill="{fill}"{extra} transform="translate({n(left)} {n(baseline)})scale({scale:.3f})" d="{out}"/>'


# ---------------------------------------------------------------- pieces of SVG
def path(d: str, fill: str, **more: object) -> str:
    return f'<path d="{d}" fill="{fill}"{attributes(more)}/>'


def line(d: str, stroke: str, width: float, **more: object) -> str:
    more.setdefault("stroke_linecap", "round")
    return f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{n(width)}"{attributes(more)}/>'


def attributes(more: dict[str, object]) -> str:
    out = ""
    for key, value in more.items():
        value = n(value) if isinstance(value, float) and abs(value) >= 1 else value
        if isinstance(value, float):
            value = f"{value:.2f}".lstrip("0") or "0"
        out += f' {key.rstrip("_").replace("_", "-")}="{value}"'
    return out


def dots(places, radius, colour, **more):
    """Round spots as one stroke of nothing with round ends: a few bytes a spot."""
    return line("".join(f"M{round(x)} {round(y)}h0" for x, y in places), colour, radius * 2, **more)


def group(inner: str, **more: object) -> str:
    return f"<g{attributes(more)}>{inner}</g>"


def document(
    width: int,
    height: int,
    title: str,
    inner: str,
    box: tuple[float, float, float, float] | None = None,
    defs: str = "",
) -> str:
    """A whole SVG file. No script, no style, nothing from elsewhere; ids are unique inside it only."""
    box = box or (0, 0, width, height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{" ".join(n(v) for v in box)}"'
        f' preserveAspectRatio="xMidYMid slice" role="img"><title>{escape(title)}</title><defs>{defs}</defs>{inner}</svg>\n'
    )
