"""Single things in a shop window, standing on (x, y), and the rows they stand in."""

import math

from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    INK,
    LEAF,
    MEAT,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SEA,
    STEEL,
    STONE,
    WOOD,
    dots,
    ell,
    lathe,
    line,
    mix,
    over,
    path,
    poly,
    rect,
    rrect,
    smooth,
    turned,
)


def loaf(x, y, s=1.0):
    return path(
        smooth([(x - 34 * s, y), (x - 38 * s, y - 20 * s), (x, y - 36 * s), (x + 38 * s, y - 20 * s), (x + 34 * s, y)]),
        CRUST,
    ) + line(f"M{x - 14 * s:.0f} {y - 26 * s:.0f}l10 16M{x + 4 * s:.0f} {y - 28 * s:.0f}l10 16", "#f3d9a4", 4)


def basket(x, y, rng):
    sticks = "".join(
        path(
            smooth(
                turned(
                    x + k * 11,
                    y - 20,
                    -90 + k * 6 + rng.uniform(-3, 3),
                    [(-10, -7), (92, -8), (104, 0), (92, 8), (-10, 7)],
                )
            ),
            (CRUST, "#b87432", OCHRE)[k % 3],
        )
        for k in (-2, -1, 0, 1, 2)
    )
    return (
        sticks
        + path(poly((x - 38, y - 48), (x + 38, y - 48), (x + 28, y), (x - 28, y)), "#9a6b3a")
        + line(f"M{x - 36} {y - 34}h72M{x - 33} {y - 18}h66", WOOD, 4)
    )


def cake(x, y, tone):
    return (
        path(rect(x - 4, y - 18, 8, 18) + ell(x, y - 1, 20, 3) + ell(x, y - 19, 40, 5), PAPER)
        + path(f"M{x - 30} {y - 22}v-26a30 8 0 0 1 60 0v26z", tone)
        + path(
            f"M{x - 30} {y - 48}a30 8 0 0 1 60 0v8q-8 12-16 0q-8 10-15 2q-8 14-16 0q-6 8-13-2z", mix(tone, PAPER, 0.6)
        )
        + path(ell(x, y - 58, 6), BRICK)
    )


def wheel(x, y, tone, r=44, h=26):
    return path(f"M{x - r} {y - h}v{h - 5}a{r} 8 0 0 0 {2 * r} 0v{5 - h}z", over(tone, BROWN, 0.35)) + path(
        ell(x, y - h, r, 9), tone
    )


def wedge(x, y, tone):
    return (
        path(poly((x - 40, y - 26), (x + 24, y - 44), (x + 42, y - 30), (x + 42, y), (x - 40, y)), tone)
        + path(poly((x - 40, y - 26), (x + 24, y - 44), (x + 42, y - 30)), mix(tone, PAPER, 0.5))
        + path(rect(x + 36, y - 32, 8, 32), "#a8703c")
    )


def hung(x, y, length, tone, wide=13):
    return (
        line(f"M{x} {y}v16", STONE, 3)
        + path(rrect(x - wide, y + 14, 2 * wide, length, wide), tone)
        + path(rrect(x + wide * 0.2, y + 16, wide * 0.7, length - 5, wide * 0.3), INK, opacity=0.2)
    )


def ham(x, y):
    return (
        line(f"M{x} {y}v18", STONE, 3)
        + path(
            smooth(
                [
                    (x - 8, y + 16),
                    (x + 8, y + 16),
                    (x + 14, y + 44),
                    (x + 36, y + 84),
                    (x + 20, y + 118),
                    (x - 20, y + 118),
                    (x - 34, y + 84),
                    (x - 14, y + 44),
                ]
            ),
            "#b8764e",
        )
        + path(ell(x - 4, y + 98, 20, 15), "#f3dccb")
        + path(ell(x - 4, y + 98, 13, 9), MEAT)
    )


def crate(x, y, fruit, w=92):
    heap = [(x - w / 2 + 12 + i * 15, y - 34 - (i * 5 % 3) * 5) for i in range(int(w / 15))]
    return (
        dots(heap, 11, fruit)
        + dots([(a - 3, b - 4) for a, b in heap[::2]], 3, PAPER, opacity=0.5)
        + path(poly((x - w / 2, y - 30), (x + w / 2, y - 30), (x + w / 2 - 6, y), (x - w / 2 + 6, y)), WOOD)
        + line(f"M{x - w / 2 + 4:.0f} {y - 15}h{w - 8}", "#8d6337", 3)
    )


def bottle(x, y, tone, label=PAPER, s=1.0):
    return (
        path(lathe(x, [(5 * s, y - 92 * s, "l"), (5 * s, y - 66 * s), (15 * s, y - 48 * s, "l"), (15 * s, y)]), tone)
        + path(rect(x - 15 * s, y - 36 * s, 30 * s, 22 * s), label)
        + path(rect(x - 6 * s, y - 94 * s, 12 * s, 16 * s), OCHRE if label == PAPER else BRICK)
    )


def jar(x, y, tone, lid, s=1.0):
    return (
        path(rrect(x - 16 * s, y - 40 * s, 32 * s, 40 * s, 6), tone)
        + path(rrect(x - 14 * s, y - 50 * s, 28 * s, 12 * s, 3), lid)
        + path(rect(x - 16 * s, y - 28 * s, 32 * s, 16 * s), PAPER)
    )


def spines(x, y, w, rng, tones=(BRICK, SEA, OCHRE, PINE, PAPER, ROSE, NIGHT, STONE)):
    by_tone: dict[str, str] = {}
    at = x
    while at < x + w - 8:
        wide, tall = rng.randint(8, 17), rng.randint(40, 60)
        tone = rng.choice(tones)
        by_tone[tone] = by_tone.get(tone, "") + rect(at, y - tall, min(wide, x + w - at), tall)
        at += wide + 1
    return "".join(path(d, tone) for tone, d in by_tone.items())


def standing_book(x, y, tone, rng, s=1.0):
    other = rng.choice([c for c in (PAPER, OCHRE, BRICK, ROSE, SEA) if c != tone])
    art = (
        ell(x, y - 30 * s, 13 * s)
        if rng.random() < 0.5
        else poly((x - 20 * s, y - 12 * s), (x, y - 44 * s), (x + 20 * s, y - 12 * s))
    )
    return (
        path(rect(x - 26 * s, y - 74 * s, 52 * s, 74 * s), tone)
        + path(art + rect(x - 16 * s, y - 64 * s, 32 * s, 5), other)
        + path(rect(x - 26 * s, y - 74 * s, 5, 74 * s), INK, opacity=0.25)
    )


def bucket(x, y, flower, s=1.0, pail=STEEL):
    leaf = "".join(
        f"M{round(x)} {round(y - 46 * s)}l{round(dx * s)} {round(dy * s)}"
        for dx, dy in ((-52, -30), (-26, -54), (0, -62), (26, -54), (52, -30))
    )
    spots = [
        (x + math.cos(math.radians(-90 + k * 27)) * r * s, y - 46 * s + math.sin(math.radians(-90 + k * 27)) * r * s)
        for k, r in ((-2.2, 52), (-1.1, 62), (0, 66), (1.1, 62), (2.2, 52), (-0.6, 38), (0.7, 38))
    ]
    body = path(
        poly((x - 28 * s, y - 50 * s), (x + 28 * s, y - 50 * s), (x + 20 * s, y), (x - 20 * s, y)), pail
    ) + path(
        poly((x + 10 * s, y - 50 * s), (x + 28 * s, y - 50 * s), (x + 20 * s, y), (x + 8 * s, y)), INK, opacity=0.2
    )
    return line(leaf, LEAF, 15 * s) + dots(spots, 13 * s, flower) + dots(spots, 4.5 * s, mix(flower, INK, 0.4)) + body


def fish(x, y, tone, turn=0):
    return path(
        smooth(
            turned(
                x,
                y,
                turn,
                [(-44, 2), (-20, -15), (16, -12), (34, -2), (52, -16), (48, 2), (52, 18), (34, 6), (10, 14), (-22, 13)],
            )
        ),
        tone,
    ) + path(ell(x - 30, y - 2, 3), INK)


def shelf(x, y, w, tone=WOOD):
    return path(rect(x, y, w, 6), tone) + path(rect(x, y + 6, w, 4), INK, opacity=0.3)
