"""Six houses above the shops: Haussmann, Breton granite, timber frame, Alpine, southern stone, brick of the thirties."""

from drawings.houses.parts import (
    SLATE,
    TILE,
    TIMBER,
    TOP,
    WALLS,
    ZINC,
    bays,
    boxes,
    chimney,
    pane,
    shutters,
    slates,
    stamp,
    wall,
)
from drawings.kit import BRICK, INK, OCHRE, PAPER, ROSE, SEA, dots, light, line, mix, n, over, path, poly, rect


def haussmann(f):
    tone = f.rng.choice(WALLS["haussmann"])
    shade = over(tone, INK, 0.3)
    joints = "".join(f"M0 {y}H{f.w}" for y in range(96, TOP, 34))
    out = (
        chimney(60, 0, mix(tone, BRICK, 0.3), 3)
        + path(poly((-6, 72), (18, -20), (f.w - 18, -20), (f.w + 6, 72)), ZINC)
        + line(
            "".join(f"M{x} 72L{x + (f.w / 2 - x) * 0.05:.0f} -10" for x in range(40, f.w, 62)), over(ZINC, INK, 0.25), 2
        )
    )
    dormers = [(x, 4) for x in bays(f, 200)]
    dormer = path("M-36 66V14q0-22 36-22t36 22V66z", tone) + pane(46, 54, PAPER, mix(SEA, INK, 0.4), 1)
    out += stamp(f, "dm", dormer, dormers)
    out += (
        wall(f, 72, tone)
        + line(joints, shade, 2, opacity=0.6)
        + path(rect(-12, 66, f.w + 24, 16), mix(tone, PAPER, 0.4))
        + path(rect(-12, 82, f.w + 24, 7), shade)
    )
    bay = bays(f, 200)
    window = path(rect(-50, -14, 100, 10), mix(tone, PAPER, 0.5)) + pane(76, 170, PAPER, mix(SEA, INK, 0.45), 2)
    out += stamp(f, "wd", window, [(x, 116) for x in bay])
    rail = "".join(f"M{n(x - 62 + i * 15.5)} 246v44" for x in bay for i in range(9)) + "".join(
        f"M{n(x - 66)} 246h132M{n(x - 66)} 290h132M{n(x - 66)} 276h132" for x in bay
    )
    out += line(rail, INK, 3.4) + path("".join(rect(x - 70, 290, 140, 9) for x in bay), mix(tone, PAPER, 0.4))
    return out + boxes(f, [(x, 276) for x in bay], 96, f.wood, f.rng.choice([BRICK, ROSE, PAPER]))


def breton(f):
    tone = f.rng.choice(WALLS["breton"])
    out = chimney(30, -30, mix(tone, INK, 0.12)) + chimney(f.w - 84, -30, mix(tone, INK, 0.12))
    out += path(poly((-14, 112), (26, -30), (f.w - 26, -30), (f.w + 14, 112)), SLATE) + slates(f)
    bay = bays(f, 220)
    dormer = (
        path(poly((-58, 44), (0, -20), (58, 44), (52, 50), (0, -6), (-52, 50)), over(SLATE, INK, 0.4))
        + path(poly((-44, 112), (-44, 40), (0, -8), (44, 40), (44, 112)), tone)
        + pane(44, 62, PAPER, mix(SEA, INK, 0.5), 1).replace("<path", '<path transform="translate(0 42)"')
    )
    out += stamp(f, "dm", dormer, [(x, 0) for x in bay[:: 1 if len(bay) < 4 else 2]])
    out += wall(f, 108, tone) + granite(f, 112, TOP, tone) + path(rect(-14, 104, f.w + 28, 9), over(SLATE, INK, 0.4))
    lintel = path(rect(-56, -20, 112, 18) + rect(-50, 130, 100, 12), mix(tone, PAPER, 0.35))
    blue = f.rng.choice(["#5f86a3", "#e9e4d6", f.deep if light(f.deep) < 0.7 else SEA])
    out += stamp(
        f,
        "wd",
        lintel + pane(76, 130, PAPER, mix(SEA, INK, 0.5), 2) + shutters(76, 130, blue, False),
        [(x, 152) for x in bay],
    )
    return out + boxes(f, [(x, 284) for x in bay], 84, mix(tone, INK, 0.3), f.rng.choice(["#8fa3cf", "#c9a3c9", ROSE]))


def granite(f, y0, y1, tone):
    """Blocks of two other greys, scattered."""
    rng = f.rng

    def blocks():
        return "".join(
            f"M{rng.randint(12, f.w - 70)} {y0 + 14 + rng.randint(0, (y1 - y0) // 26 - 1) * 26}h{rng.randint(12, 44)}"
            for _ in range(18 if f.detail else 8)
        )

    return line(blocks(), over(tone, INK, 0.13), 20, stroke_linejoin="round") + line(
        blocks(), mix(tone, PAPER, 0.25), 20
    )


def colombage(f):
    fill = f.rng.choice(WALLS["colombage"])
    half = f.w / 2
    out = path(poly((-20, 150), (half, -150), (f.w + 20, 150)), fill)
    out += wall(f, 140, fill)
    beams = f"M0 146H{f.w}M0 226H{f.w}M0 308H{f.w}M{half} -130V146M{n(half - 130)} 146V20M{n(half + 130)} 146V20M{n(half - 250)} 146V70M{n(half + 250)} 146V70M{n(half - 200)} 60H{n(half + 200)}"
    bay = bays(f, 200)
    posts = sorted({round(x + k) for x in bay for k in (-52, 52)} | {7, f.w - 7})
    beams += "".join(f"M{x} 146V308" for x in posts)
    for left, right in zip([7] + [round(x + 52) for x in bay], [round(x - 52) for x in bay] + [f.w - 7], strict=False):
        if right - left > 30:
            beams += f"M{left} 226L{right} 308M{right} 226L{left} 308M{left} 226L{(left + right) // 2} 146L{right} 226"
    beams += f"M{n(half - 130)} 146L{n(half)} 60L{n(half + 130)} 146"
    out += line(beams, TIMBER, 12, stroke_linecap="butt")
    out += line(f"M-34 158L{half} -146L{f.w + 34} 158", "#7a4b3a", 30, stroke_linecap="butt") + line(
        f"M-34 170L{half} -128L{f.w + 34} 170", TIMBER, 9, stroke_linecap="butt"
    )
    out += path(rect(-10, 300, f.w + 20, 16), TIMBER) + path(
        "".join(rect(x, 312, 16, 12) for x in range(10, f.w, 58)), over(TIMBER, INK, 0.4)
    )
    frame = f.pale if light(f.pale) > 0.7 else PAPER
    glass = mix(SEA, INK, 0.45)
    out += stamp(f, "wd", pane(84, 78, frame, glass, 2), [(x, 150) for x in bay])
    out += stamp(f, "at", pane(64, 60, frame, glass, 1), [(half, 66)])
    return out + boxes(f, [(x, 236) for x in bay], 88, TIMBER, f.rng.choice([BRICK, ROSE]))


def alpin(f):
    tone = f.rng.choice(WALLS["alpin"])
    half = f.w / 2
    out = path(poly((0, 130), (half, -36), (f.w, 130)), "#8d6444") + line(
        "".join(f"M{x} 130V{n(130 - 166 * (1 - abs(x - half) / half))}" for x in range(24, f.w, 30)),
        over("#8d6444", INK, 0.3),
        2,
    )
    out += wall(f, 120, tone)
    bay = bays(f, 205)
    green = f.rng.choice(["#4f7355", f.deep if light(f.deep) < 0.62 else "#8d3a2d", "#5f86a3", "#8d3a2d"])
    out += stamp(
        f,
        "wd",
        path(rect(-44, -6, 88, 142), mix(tone, PAPER, 0.6))
        + pane(72, 130, PAPER, mix(SEA, INK, 0.5), 2)
        + shutters(72, 130, green, False, True),
        [(x, 140) for x in bay],
    )
    out += stamp(f, "at", pane(58, 66, PAPER, mix(SEA, INK, 0.5), 1), [(half, 34), (half - 110, 54), (half + 110, 54)])
    rail = path(rect(-12, 222, f.w + 24, 9) + rect(-12, 286, f.w + 24, 12), "#6b4a3a") + line(
        "".join(f"M{x} 230v56" for x in range(0, f.w, 22)), "#7d5a43", 9, stroke_linecap="butt"
    )
    brackets = path(
        "".join(poly((x, 298), (x + 12, 298), (x + 6, 318), (x, 318)) for x in range(10, f.w, 120)), "#6b4a3a"
    )
    out += path(rect(0, 298, f.w, 18), INK, opacity=0.2) + rail + brackets
    out += boxes(f, [(x, 224) for x in [*bay, f.w / 2]], 104, "#6b4a3a", f.rng.choice([BRICK, ROSE, "#d9754f"]))
    roof = f"M-70 150L{half} -64L{f.w + 70} 150"
    return (
        out
        + line(roof, "#6b4a3a", 32, stroke_linecap="butt", stroke_linejoin="miter")
        + line(f"M-64 170L{half} -44L{f.w + 64} 170", over("#6b4a3a", INK, 0.5), 10, stroke_linecap="butt")
    )


def midi(f):
    tone = f.rng.choice(WALLS["midi"])
    roof = path(poly((-24, 70), (10, -30), (f.w - 10, -30), (f.w + 24, 70)), TILE) + line(
        "".join(f"M{x} 68L{n(x + (f.w / 2 - x) * 0.06)} -30" for x in range(-6, f.w + 16, 31)), over(TILE, INK, 0.3), 5
    )
    out = wall(f, 60, tone)
    for y, tint in ((84, 0.45), (70, 0.2)):  # the génoise: two rows of tiles under the roof
        out += dots([(x, y) for x in range(-6, f.w + 10, 31)], 15.5, mix(TILE, PAPER, tint))
    out += roof
    out += rubble(f, 104, TOP, tone)
    bay = bays(f, 215)
    tint = f.rng.choice(["#8aa3a8", "#9a8fb0", "#7d9a86", f.deep if light(f.deep) < 0.7 else "#8aa3a8"])
    surround = path(rect(-50, -12, 100, 168), mix(tone, PAPER, 0.45))
    out += stamp(
        f,
        "wd",
        surround + pane(80, 146, PAPER, mix(SEA, INK, 0.5), 2) + shutters(80, 146, tint, True, gap=10),
        [(x, 122) for x in bay],
    )
    return (
        out
        + boxes(f, [(x, 274) for x in bay], 90, TILE, f.rng.choice([BRICK, "#c9a3c9", ROSE]))
        + path(poly((0, 70), (f.w * 0.42, 70), (f.w * 0.16, 318), (0, 318)), INK, opacity=0.1)
    )


def rubble(f, y0, y1, tone):
    """A few stones that show through the render."""
    rng = f.rng

    def stones():
        return "".join(
            f"M{rng.randint(10, f.w - 44)} {rng.randint(y0, y1 - 14)}h{rng.randint(6, 24)}"
            for _ in range(18 if f.detail else 9)
        )

    return line(stones(), over(tone, "#8d6a4f", 0.35), 15) + line(stones(), mix(tone, PAPER, 0.35), 15)


def brique(f):
    tone = f.rng.choice(WALLS["brique"])
    pale = "#ecdfc4"
    out = path(poly((60, 40), (60, -30), (f.w - 60, -30), (f.w - 60, 40)), pale) + wall(f, 30, tone)
    courses = "".join(
        f"M{x} {y}h22"
        for r, y in enumerate(range(48, TOP, 15))
        for x in range((r % 2) * 34 + f.rng.randint(0, 90), f.w - 20, 190)
    )
    out += line(courses, over(tone, INK, 0.3), 3) + path(
        rect(-10, 24, f.w + 20, 14) + rect(0, 96, f.w, 12) + rect(0, 296, f.w, 12), pale
    )
    bay = bays(f, 205)
    frame = f.pale if light(f.pale) > 0.75 else PAPER
    stepped = path(rect(-58, -18, 116, 12) + rect(-48, -26, 96, 10) + rect(-58, 146, 116, 10), pale)
    out += stamp(f, "wd", stepped + pane(96, 146, frame, mix(SEA, INK, 0.5), 3), [(x, 132) for x in bay])
    fan = "".join(poly((f.w / 2, 22), (f.w / 2 + k * 26 - 9, -22), (f.w / 2 + k * 26 + 9, -22)) for k in range(-4, 5))
    return (
        out
        + path(fan, over(pale, tone, 0.8))
        + boxes(f, [(x, 272) for x in bay], 96, f.wood, f.rng.choice([BRICK, OCHRE, ROSE]))
    )


HOUSES = {
    "haussmann": haussmann,
    "breton": breton,
    "colombage": colombage,
    "alpin": alpin,
    "midi": midi,
    "brique": brique,
}


def facade(f):
    """The house above the shop, in the front's style."""
    return HOUSES[f.style](f)
