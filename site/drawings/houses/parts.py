"""Skies, neighbours and what the six houses share: walls, windows, shutters, flower boxes."""

from drawings.kit import (
    INK,
    LEAF,
    OCHRE,
    PAPER,
    PINE,
    SEA,
    dots,
    ell,
    light,
    line,
    mix,
    n,
    over,
    path,
    poly,
    rect,
    rrect,
    smooth,
)

TOP, GROUND = 318, 672
STYLES = ("haussmann", "breton", "colombage", "alpin", "midi", "brique")
GREENS = {"haussmann": LEAF, "breton": PINE, "colombage": LEAF, "alpin": PINE, "midi": "#8a9a55", "brique": LEAF}
SKIES = {
    "haussmann": "#cfdcd8",
    "breton": "#b9ccd0",
    "colombage": "#e9d3b4",
    "alpin": "#bcd5d6",
    "midi": "#f1cf8f",
    "brique": "#dcd5c4",
}
WALLS = {
    "haussmann": ("#ead9b8", "#e2cfae", "#efe2c8"),
    "breton": ("#b4aea1", "#c2b9a6", "#a9a79e"),
    "colombage": ("#efdfba", "#e6b98c", "#d9a58c", "#e8d7a6"),
    "alpin": ("#e8b97e", "#e7c9a0", "#d99f83", "#efe0bd"),
    "midi": ("#e6c48c", "#dfb878", "#edd3a2"),
    "brique": ("#b9623f", "#c27750", "#a8563c"),
}
TIMBER = "#5a3b2a"
SLATE = "#4b5a68"
TILE = "#bd6440"
ZINC = "#8b9aa3"


def sky(f, width, night=False):
    tone = SKIES[f.style]
    out = path(rect(0, 0, width, 700), tone)
    if f.style == "alpin":
        return out + mountains(width, tone)
    if f.style == "midi":
        return out + path(ell(width * 0.82, 96, 62), mix(OCHRE, PAPER, 0.35))
    x = f.rng.randint(80, 300)

    def cloud(cx, cy, k):
        return rrect(cx, cy, 190 * k, 26 * k, 13 * k) + rrect(cx + 40 * k, cy - 20 * k, 120 * k, 26 * k, 13 * k)

    return out + path(cloud(x, 90, 1.0) + cloud(width - 280, 56, 1.3), mix(tone, PAPER, 0.55))


def mountains(width, tone, base=460):
    far, near = mix(tone, SEA, 0.45), mix(SEA, PINE, 0.4)
    k = width / 1200
    peaks = [
        (0, 250),
        (120, 150),
        (200, 210),
        (330, 60),
        (430, 170),
        (520, 120),
        (640, 240),
        (780, 90),
        (900, 200),
        (1010, 110),
        (1200, 250),
    ]
    ridge = poly((0, base), *[(x * k, y) for x, y in peaks], (width, base))
    snow = "".join(
        poly(
            (x * k, y),
            ((x - s) * k, y + s * 0.78),
            ((x - s * 0.3) * k, y + s * 0.55),
            (x * k, y + s * 0.9),
            ((x + s * 0.4) * k, y + s * 0.6),
            ((x + s) * k, y + s * 0.86),
        )
        for x, y, s in ((330, 60, 56), (780, 90, 48), (120, 150, 34), (1010, 110, 44), (520, 120, 34))
    )
    low = smooth(
        [
            (-20, 380),
            (140 * k, 290),
            (330 * k, 350),
            (560 * k, 280),
            (800 * k, 340),
            (1010 * k, 270),
            (width + 20, 350),
            (width + 20, 500),
            (-20, 500),
        ],
        0.6,
    )
    return path(ridge, far) + path(snow, PAPER) + path(low, near) + path(low, "url(#s)", opacity=0.12)


def neighbours(f, left, right, width):
    """Houses at both sides, in quieter ink, so that the shop stands out."""
    out, rng = "", f.rng
    wall, roof = WALLS[f.style], ROOF_TONES[f.style]
    for x, w, top in ((left - 330, 330, rng.randint(70, 170)), (right, 330, rng.randint(90, 200))):
        tone = mix(mix(rng.choice(wall), SKIES[f.style], 0.35), INK, 0.06)
        out += path(rect(x, top, w, GROUND - top), tone)
        slope = 0 if f.style in ("haussmann", "brique") else 60
        out += path(
            poly(
                (x - 8, top + 6),
                (x + 40 * (slope > 0), top - 70),
                (x + w - 40 * (slope > 0), top - 70),
                (x + w + 8, top + 6),
            ),
            mix(roof, SKIES[f.style], 0.3),
        )
        glass = mix(tone, INK, 0.35)
        out += path("".join(rect(x + 46 + i * 92, y, 46, 84) for i in range(3) for y in (top + 50, top + 190)), glass)
        out += path(
            "".join(
                rect(x + 46 + i * 92 + k, y, 20, 84) for i in range(3) for y in (top + 50, top + 190) for k in (-22, 48)
            ),
            mix(tone, f.deep if light(f.deep) < 0.8 else SEA, 0.3),
        )
        out += path(rect(x + 26, 440, w - 52, 232), mix(tone, INK, 0.22)) + path(
            rect(x + 46, 470, 110, 150) + rect(x + 200, 470, 80, 202), glass
        )
        out += path(rect(x, top, w, GROUND - top), "url(#s)", opacity=0.1)
    return out


ROOF_TONES = {
    "haussmann": ZINC,
    "breton": SLATE,
    "colombage": "#7a4b3a",
    "alpin": "#6b4a3a",
    "midi": TILE,
    "brique": SLATE,
}


def wall(f, top, tone):
    grain = path(rect(0, top, f.w, GROUND - top), "url(#s)", opacity=0.1)
    return (
        path(rect(0, top, f.w, GROUND - top), tone)
        + grain
        + path(rect(f.w - 26, top, 26, GROUND - top), INK, opacity=0.1)
    )


def bays(f, each=190):
    many = max(2, round(f.w / each))
    return [f.w * (i + 0.5) / many for i in range(many)]


def stamp(f, name, inner, places):
    """One drawing, printed at several places."""
    ident = f"{name}{f.mark}"
    first, *rest = places
    out = f'<g id="{ident}" transform="translate({n(first[0])} {n(first[1])})">{inner}</g>'
    # further prints are relative to the first, whose own move is kept by <use>
    return out + "".join(f'<use href="#{ident}" x="{n(x - first[0])}" y="{n(y - first[1])}"/>' for x, y in rest)


def pane(w, h, frame, glass, rows=2, arch=False):
    """A window round its top middle (0, 0)."""
    shape = (
        f"M{-w / 2} {h}V{w * 0.3}q0-{w * 0.3} {w / 2}-{w * 0.3}t{w / 2} {w * 0.3}V{h}z"
        if arch
        else rect(-w / 2, 0, w, h)
    )
    bars = rect(-2.5, 0, 5, h) + "".join(rect(-w / 2, h * k / (rows + 1) - 2, w, 4) for k in range(1, rows + 1))
    curtain = f"M{-w / 2 + 5} 5h{w * 0.36}q{-w * 0.06} {h * 0.4} {-w * 0.3} {h * 0.62}H{-w / 2 + 5}zM{w / 2 - 5} 5h{-w * 0.36}q{w * 0.06} {h * 0.4} {w * 0.3} {h * 0.62}H{w / 2 - 5}z"
    return (
        path(shape, frame)
        + path(rect(-w / 2 + 5, 7 if not arch else w * 0.16, w - 10, h - 12 if not arch else h - w * 0.16 - 5), glass)
        + path(curtain, PAPER, opacity=0.5)
        + path(bars, frame)
    )


def shutters(w, h, tone, louvred=True, heart=False, gap=3):
    sw = w * 0.46
    out = path(rect(-w / 2 - sw - gap, -3, sw, h + 6) + rect(w / 2 + gap, -3, sw, h + 6), tone)
    edge = over(tone, INK, 0.35)
    if louvred:
        lines = "".join(
            f"M{n(s)} {y}h{n(sw - 10)}" for s in (-w / 2 - sw - gap + 5, w / 2 + gap + 5) for y in range(9, int(h), 13)
        )
        return out + line(lines, edge, 3, stroke_linecap="butt")
    out += line(
        "".join(
            f"M{n(s)} {y}h{n(sw - 8)}" for s in (-w / 2 - sw - gap + 4, w / 2 + gap + 4) for y in (14, int(h) - 14)
        ),
        edge,
        5,
    )
    if heart:
        out += "".join(
            path(f"M{n(c)} {h * 0.46:.0f}l-9-10q-2-9 5-9q4 1 4 5q0-4 4-5q7 0 5 9z", PAPER)
            for c in (-w / 2 - sw / 2 - gap, w / 2 + sw / 2 + gap)
        )
    return out


def flower_box(w, tone, flowers, rng):
    leaves = [(x, -8 - (i % 2) * 6) for i, x in enumerate(range(int(-w / 2) + 8, int(w / 2), 14))]
    heads = [(x + rng.uniform(-3, 3), -14 - rng.uniform(0, 12)) for x in range(int(-w / 2) + 4, int(w / 2) + 4, 10)]
    return (
        dots(leaves, 11, LEAF)
        + dots(heads, 6, flowers)
        + path(poly((-w / 2 - 4, -4), (w / 2 + 4, -4), (w / 2, 16), (-w / 2, 16)), tone)
    )


def boxes(f, places, w, tone, flowers):
    """Flower boxes at some of the windows, never at all of them."""
    kept = [p for p in places if f.rng.random() < 0.66] or places[:1]
    return stamp(f, "fb", flower_box(w, tone, flowers, f.rng), kept)


def chimney(x, y, tone, pots=2):
    return (
        path(rect(x, y, 26 * pots, 60), tone)
        + path("".join(rect(x + 6 + i * 26, y - 16, 13, 18) for i in range(pots)), TILE)
        + path(rect(x - 4, y, 26 * pots + 8, 8), over(tone, INK, 0.3))
    )


def slates(f, step=40):
    """Courses of slates, kept inside the roof's slanting edges."""
    out = ""
    for y in range(-16, 100, 34):
        edge = 26 - 40 * (y + 30) / 142 + 8 + (y // 34 % 2) * 14
        out += f"M{n(edge)} {y}" + f"q{step / 2:g} {step * 0.5:g} {step} 0" * int((f.w - 2 * edge) / step)
    return line(out, over(SLATE, INK, 0.3), 2)
