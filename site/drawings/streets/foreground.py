"""What lies before a street: canal, cobbles, square or road, and flags across it."""

import math

from drawings.kit import BRICK, INK, LEAF, OCHRE, PAPER, ROSE, STONE, dots, line, mix, over, path, poly, rect, rrect
from drawings.streets.backdrop import FOOT


def canal(width, rng):
    """The quay's railing with its flowers, and the water with the houses' colours in it."""
    water = "#4f8a92"
    out = path(rect(0, FOOT, width, 16), "#d9c9a8") + path(rect(0, FOOT + 14, width, 50), water)
    glints = "".join(
        f"M{rng.randint(-20, width)} {y}q9-6 18 0t18 0t18 0" for y in range(392, 420, 6) for _ in range(width // 130)
    )
    out += line(glints, mix(water, PAPER, 0.5), 2.4) + path(
        "".join(rect(rng.randint(0, width), 386, rng.randint(30, 90), 34) for _ in range(width // 180)),
        OCHRE,
        opacity=0.18,
    )
    rail = f"M0 346H{width}M0 376H{width}" + "".join(f"M{x} 346v30" for x in range(6, width, 17))
    out += line(rail, "#2c3a40", 3)
    spots = list(range(40, width, 132))
    leaves = [(x + k * 13, 350 - (k % 2) * 5) for x in spots for k in range(5)]
    blooms = [(x - 4 + k * 10, 342 - (k * 7 % 3) * 5) for x in spots for k in range(7)]
    return (
        out
        + path("".join(rrect(x - 10, 350, 74, 13, 3) for x in spots), "#6b4a3a")
        + dots(leaves, 8, LEAF)
        + dots(blooms[::2], 5.5, BRICK)
        + dots(blooms[1::2], 5.5, ROSE)
    )


def cobbles(width, rng):
    tone = "#b9ab93"
    stones = "".join(
        f"M{x + (y % 2) * 17} {y}h{rng.randint(14, 24)}" for y in range(374, 420, 9) for x in range(-20, width, 36)
    )
    return (
        path(rect(0, FOOT, width, 60), tone)
        + line(stones, over(tone, INK, 0.22), 4.5)
        + path(rect(0, FOOT, width, 6), INK, opacity=0.18)
    )


def square(width, rng):
    tone = "#e2c592"
    return (
        path(rect(0, FOOT, width, 60), tone)
        + path(rect(0, FOOT, width, 60), "url(#s)", opacity=0.14)
        + path(rect(0, FOOT, width, 6), INK, opacity=0.14)
    )


def road(width, rng):
    tone = mix(STONE, PAPER, 0.35)
    return (
        path(rect(0, FOOT, width, 26), tone)
        + path(rect(0, FOOT + 26, width, 6), over(tone, INK, 0.3))
        + path(rect(0, FOOT + 31, width, 30), mix(tone, "#453a45", 0.72))
    )


def bunting(x0, x1, y, tones):
    """Small flags across the street."""
    many = int((x1 - x0) / 26)

    def at(t):
        return (x0 + (x1 - x0) * t, y + 34 * math.sin(math.pi * t))

    flags: dict[str, list[str]] = {}
    for i in range(many):
        (ax, ay), (bx, by) = at((i + 0.15) / many), at((i + 0.75) / many)
        flags.setdefault(tones[i % len(tones)], []).append(
            poly((ax, ay), (bx, by), ((ax + bx) / 2, (ay + by) / 2 + 20))
        )
    return line(f"M{x0} {y}Q{(x0 + x1) / 2:.0f} {y + 68} {x1} {y}", INK, 2) + "".join(
        path("".join(d), tone) for tone, d in flags.items()
    )
