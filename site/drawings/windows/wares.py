"""Things to wear and to play with, standing on (x, y) in a shop window."""

import math

from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    INK,
    OCHRE,
    PAPER,
    SEA,
    STEEL,
    WOOD,
    ell,
    line,
    mix,
    path,
    rect,
    rrect,
    smooth,
)


def dress(x, y, tone, pattern):
    return (
        path(rect(x - 2, y - 30, 4, 30) + ell(x, y - 1, 18, 3), BROWN)
        + path(
            smooth(
                [
                    (x - 18, y - 138),
                    (x, y - 126),
                    (x + 18, y - 138),
                    (x + 14, y - 100),
                    (x + 38, y - 28),
                    (x, y - 22),
                    (x - 38, y - 28),
                    (x - 14, y - 100),
                ],
                0.5,
            ),
            tone,
        )
        + path(ell(x, y - 146, 7, 9), WOOD)
        + path(rect(x - 15, y - 104, 30, 7), pattern)
    )


def coat(x, y, tone):
    return (
        path(rect(x - 2, y - 30, 4, 30) + ell(x, y - 1, 18, 3), BROWN)
        + path(
            smooth(
                [
                    (x - 30, y - 130),
                    (x, y - 138),
                    (x + 30, y - 130),
                    (x + 40, y - 60),
                    (x + 30, y - 24),
                    (x - 30, y - 24),
                    (x - 40, y - 60),
                ],
                0.4,
            ),
            tone,
        )
        + line(f"M{x} {y - 134}V{y - 26}M{x - 12} {y - 134}L{x} {y - 104}L{x + 12} {y - 134}", INK, 3, opacity=0.4)
        + path(ell(x, y - 146, 7, 9), WOOD)
    )


def shoe(x, y, tone, s=1.0):
    return path(
        smooth(
            [
                (x - 28 * s, y - 4),
                (x - 30 * s, y - 24 * s),
                (x - 12 * s, y - 26 * s),
                (x + 2 * s, y - 14 * s),
                (x + 30 * s, y - 9 * s),
                (x + 34 * s, y - 2),
            ],
            0.7,
        ),
        tone,
    ) + path(rect(x - 30 * s, y - 4, 62 * s, 4) + rect(x - 30 * s, y - 4, 14 * s, 8), INK)


def stand(x, y, h, w=64):
    return path(rect(x - w / 2, y - h, w, 6) + rect(x - 4, y - h, 8, h) + rect(x - 20, y - 5, 40, 5), WOOD)


def bear(x, y, tone=CRUST):
    return (
        path(
            ell(x, y - 24, 24, 26)
            + ell(x, y - 62, 20)
            + ell(x - 16, y - 78, 8)
            + ell(x + 16, y - 78, 8)
            + ell(x - 20, y - 6, 12, 8)
            + ell(x + 20, y - 6, 12, 8),
            tone,
        )
        + path(ell(x, y - 57, 9, 7), mix(tone, PAPER, 0.6))
        + path(ell(x - 7, y - 66, 2.5) + ell(x + 7, y - 66, 2.5) + ell(x, y - 59, 3), INK)
        + path(rect(x - 14, y - 46, 28, 6), BRICK)
    )


def train(x, y):
    return (
        path(rrect(x - 50, y - 34, 54, 24, 4) + rect(x - 12, y - 48, 9, 16), BRICK)
        + path(rect(x - 52, y - 56, 26, 44), SEA)
        + path(rrect(x + 12, y - 32, 44, 22, 4), OCHRE)
        + path("".join(ell(x + k, y - 8, 8) for k in (-42, -22, -2, 22, 46)), WOOD)
    )


def glasses(x, y, tone):
    return line(ell(x - 17, y - 12, 12, 11) + ell(x + 17, y - 12, 12, 11) + f"M{x - 5} {y - 13}q5-5 10 0", tone, 5)


def bust(x, y, tone, bead):
    return path(
        smooth(
            [
                (x - 7, y - 84),
                (x + 7, y - 84),
                (x + 9, y - 64),
                (x + 32, y - 48),
                (x + 26, y),
                (x - 26, y),
                (x - 32, y - 48),
                (x - 9, y - 64),
            ],
            0.6,
        ),
        tone,
    ) + path(
        "".join(
            ell(x + math.cos(math.radians(a)) * 19, y - 56 + math.sin(math.radians(a)) * 22, 4)
            for a in range(0, 181, 22)
        ),
        bead,
    )


def bicycle(x, y, tone, s=1.0):
    """Standing on (x, y), 200 units long at s = 1."""

    def k(px, py):
        return f"{x + px * s:.0f} {y + py * s:.0f}"

    wheels = line(ell(x - 62 * s, y - 38 * s, 36 * s) + ell(x + 62 * s, y - 38 * s, 36 * s), INK, 5 * s)
    spokes = line(
        "".join(
            f"M{k(c + math.cos(a) * 33, -38 + math.sin(a) * 33)}L{k(c - math.cos(a) * 33, -38 - math.sin(a) * 33)}"
            for c in (-62, 62)
            for a in (0.3, 1.1, 1.9, 2.7)
        ),
        STEEL,
        1.5,
    )
    frame = line(
        f"M{k(-62, -38)}L{k(-28, -88)}L{k(40, -88)}L{k(-4, -38)}L{k(-62, -38)}M{k(-4, -38)}L{k(-32, -100)}M{k(62, -38)}L{k(36, -106)}",
        tone,
        6 * s,
    )
    return (
        spokes
        + wheels
        + frame
        + line(f"M{k(24, -112)}q{12 * s:.0f}-6 {24 * s:.0f} 0t{6 * s:.0f} 14M{k(-46, -104)}h{26 * s:.0f}", BROWN, 7 * s)
    )


def lamp(x, y, drop, tone):
    return (
        line(f"M{x} {y}v{drop}", INK, 3)
        + path(f"M{x - 24} {y + drop + 20}q4-24 24-24t24 24z", tone)
        + path(ell(x, y + drop + 22, 8, 6), "#f9e6a8")
    )


def yarn(x, y, tone, r=20):
    return path(ell(x, y - r, r), tone) + line(
        f"M{x - r + 3} {y - r - 4}q{r}-16 {2 * r - 6} 0M{x - r + 4} {y - r + 8}q{r}-16 {2 * r - 8} 0",
        INK,
        2,
        opacity=0.35,
    )
