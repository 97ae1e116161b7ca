"""What is seen behind a street and in the gap between two houses."""

from drawings.houses.parts import SLATE, ZINC, mountains
from drawings.kit import (
    BRICK,
    INK,
    NIGHT,
    OCHRE,
    PAPER,
    SEA,
    ell,
    group,
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

HEIGHT, FOOT = 420, 366  # FOOT: where the houses stand

HEIGHT, FOOT = 420, 366  # FOOT: where the houses stand


def alps(width, sky, rng):
    wide = mountains(max(width, 1200), sky, 470)
    shore = path(rect(0, 292, width, FOOT - 292), mix(SEA, sky, 0.25))
    return group(wide, transform="translate(-60 -50)scale(1.08 1)") + shore


def ramparts(width, sky, rng):
    wall = mix("#a9a08c", sky, 0.3)
    teeth = "".join(rect(x, 150, 22, 22) for x in range(0, width, 40))
    towers = "".join(
        rect(x, 96, 96, 300) + "".join(rect(x - 8 + i * 24, 76, 15, 24) for i in range(5))
        for x in (width * 0.2, width * 0.66)
    )
    spire = poly((width * 0.45 - 34, 190), (width * 0.45, 10), (width * 0.45 + 34, 190))
    return (
        path(spire, mix(SLATE, sky, 0.4))
        + path(rect(0, 168, width, 220) + teeth + towers, wall)
        + path(rect(0, 168, width, 220), "url(#s)", opacity=0.1)
    )


def garrigue(width, sky, rng):
    sun = path(ell(width * 0.42, 84, 46), mix(OCHRE, PAPER, 0.3)) + path(ell(width * 0.42, 84, 64), PAPER, opacity=0.25)
    far = smooth(
        [
            (-20, 230),
            (width * 0.2, 150),
            (width * 0.42, 200),
            (width * 0.7, 140),
            (width + 20, 210),
            (width + 20, 400),
            (-20, 400),
        ],
        0.7,
    )
    near = smooth(
        [
            (-20, 280),
            (width * 0.3, 220),
            (width * 0.56, 262),
            (width * 0.86, 210),
            (width + 20, 260),
            (width + 20, 400),
            (-20, 400),
        ],
        0.7,
    )
    cypress = "".join(
        smooth([(x, y), (x + 11, y + 60), (x + 7, y + 110), (x - 7, y + 110), (x - 11, y + 60)])
        for x, y in ((width * 0.31, 130), (width * 0.34, 150), (width * 0.83, 120))
    )
    return sun + path(far, mix("#b9a6b8", sky, 0.4)) + path(near, mix("#a3a662", sky, 0.3)) + path(cypress, "#5f6f4a")


def roofs(width, sky, rng):
    out, x = "", -20
    while x < width:
        w, top = rng.randint(90, 170), rng.randint(60, 150)
        out += poly((x, 400), (x, top), (x + 18, top - 36), (x + w - 18, top - 36), (x + w, top), (x + w, 400)) + rect(
            x + 30, top - 62, 20, 30
        )
        x += w + 4
    return path(out, mix(ZINC, sky, 0.5))


def lake(x, w, sky, rng):
    """The lake, a sail and the far shore."""

    def sail(cx, y, k):
        return (
            path(poly((cx, y), (cx, y - 64 * k), (cx + 40 * k, y)), PAPER)
            + path(poly((cx - 5, y), (cx - 5, y - 50 * k), (cx - 26 * k, y)), BRICK)
            + path(
                poly((cx - 34 * k, y + 4), (cx + 48 * k, y + 4), (cx + 34 * k, y + 15 * k), (cx - 22 * k, y + 15 * k)),
                INK,
            )
        )

    waves = line(
        "".join(f"M{round(x + rng.uniform(10, w - 60))} {y}q12-8 24 0t24 0" for y in range(306, 362, 14)),
        PAPER,
        3,
        opacity=0.5,
    )
    return waves + sail(x + w * 0.4, 316, 0.9) + sail(x + w * 0.74, 300, 0.45)


def tower(x, w, sky, rng):
    """A gate through the ramparts."""
    stone = "#b0a692"
    cx = x + w / 2
    blocks = "".join(rrect(rng.uniform(x + 6, x + w - 34), y, 26, 12, 3) for y in range(150, 350, 17) for _ in (0, 1))
    gate = f"M{n(cx - 34)} {FOOT}V286a34 40 0 0 1 68 0V{FOOT}z"
    teeth = "".join(rect(x - 6 + i * (w + 12) / 9, 112, (w + 12) / 9, 20) for i in range(0, 9, 2))
    roof = poly((x - 4, 118), (cx, 22), (x + w + 4, 118))
    return (
        path(roof, SLATE)
        + path(rect(x, 126, w, FOOT - 126) + teeth, stone)
        + path(blocks, over(stone, INK, 0.12))
        + path(gate, mix(INK, NIGHT, 0.5))
        + path(poly((cx - 34, FOOT), (cx + 34, FOOT), (cx + 12, 306), (cx - 8, 316)), over(stone, INK, 0.25))
        + path(rect(cx - 5, 176, 10, 40), INK)
        + path(rect(x + w * 0.72, 126, w * 0.28, FOOT - 126), INK, opacity=0.15)
    )


def fountain(x, w, sky, rng):
    """The square's fountain under a plane tree."""
    cx, stone = x + w / 2, "#d9c08c"
    jet = line(f"M{n(cx)} 270q-30-26-40 34M{n(cx)} 270q30-26 40 34", PAPER, 4)
    basin = (
        path(rrect(cx - 66, 326, 132, 40, 8), stone)
        + path(rect(cx - 72, 322, 144, 10), over(stone, INK, 0.15))
        + path(rect(cx - 9, 268, 18, 56), stone)
        + path(ell(cx, 266, 15), stone)
    )
    return jet + basin + path(rect(cx - 62, 330, 124, 5), SEA)


def church(x, w, sky, rng):
    cx, stone = x + w / 2, "#d9cdb4"
    return (
        path(poly((cx - 44, 130), (cx, 4), (cx + 44, 130)), SLATE)
        + path(rect(cx - 40, 128, 80, FOOT - 128), stone)
        + path(ell(cx, 168, 19), PAPER)
        + line(f"M{n(cx)} 156v12l8 6", INK, 3)
        + path(f"M{n(cx - 22)} {FOOT}V318a22 28 0 0 1 44 0V{FOOT}z", INK)
        + path(rect(cx + 14, 128, 26, FOOT - 128), INK, opacity=0.12)
    )
