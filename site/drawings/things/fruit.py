"""Fruit from the greengrocer."""

import math

from drawings.catalogue import thing
from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    PINE,
    WINE,
    ell,
    lathe,
    line,
    mix,
    path,
    poly,
    rect,
    rrect,
    smooth,
    turned,
)

SPRING = "#a9b765"
ORANGE = "#de7f2c"


def star_calyx(x, y, r, rays=6, turn=0.0):
    points = []
    for i in range(rays * 2):
        a, far = math.tau * i / rays / 2 + turn, r if i % 2 == 0 else r * 0.28
        points.append((x + math.cos(a) * far, y + math.sin(a) * far * 0.72))
    return smooth(points, 0.3)


@thing("pommes", "Pommes", "stand", (BRICK, SPRING), zoom=1.1)
def pommes(s):
    kind = s.tint or s.pick(BRICK, SPRING, "#d9a441", "#b8423a")
    spots = ((270, 420, 92), (536, 424, 88), (402, 434, 92))[: s.number or 3]
    for i, (x, y, r) in enumerate(spots):
        tone = mix(kind, OCHRE, 0.16 * i)
        d = smooth(
            [
                (x, y - r * 0.74),
                (x + r * 0.5, y - r * 0.94),
                (x + r, y - r * 0.4),
                (x + r * 0.9, y + r * 0.4),
                (x + r * 0.4, y + r * 0.84),
                (x, y + r * 0.76),
                (x - r * 0.4, y + r * 0.84),
                (x - r * 0.9, y + r * 0.4),
                (x - r, y - r * 0.4),
                (x - r * 0.5, y - r * 0.94),
            ]
        )
        s.form(
            d,
            tone,
            base=y + r * 0.8,
            depth=18,
            shine=1.0,
            inside=path(
                smooth(
                    [
                        (x - r, y - r),
                        (x - r * 0.2, y - r * 0.8),
                        (x - r * 0.5, y),
                        (x - r * 0.3, y + r),
                        (x - r * 1.2, y + r),
                    ]
                ),
                mix(tone, OCHRE, 0.6),
                opacity=0.55,
            ),
        )
        s.flat(ell(x, y - r * 0.7, 20, 7), INK, opacity=0.3)
        s.stroke(f"M{x} {y - r * 0.68:.0f}q2-24 14-42", BROWN, 7)
        if i != 1:
            s.flat(smooth(turned(x + 12, y - r * 0.98, -20, [(0, 0), (26, -20), (66, -8), (34, 10)])), LEAF)


@thing("poires", "Poires", "stand", (SPRING, OCHRE), zoom=1.1)
def poires(s):
    tone = s.tint or s.pick(SPRING, "#c9a545", "#b98f4a")
    for x, k, lean in ((290, 1.0, -6), (520, 0.94, 9), (404, 1.06, 2))[: s.number or 3]:
        s.push(x, 500, lean, k)
        s.form(
            lathe(0, [(14, -250), (38, -214), (48, -160), (88, -84), (84, -30), (40, 0), (10, -2)]),
            tone,
            base=0,
            depth=18,
            shine=1.0,
            inside=path("".join(ell(s.near(0, 70), s.near(-90, 80), 3) for _ in range(16)), BROWN, opacity=0.5),
        )
        s.stroke("M0-246q4-26-8-46", BROWN, 8)
        s.pop()


@thing("fraises", "Fraises", "stand", (BRICK, LEAF), zoom=1.1)
def fraises(s):
    s.stamp_begin()
    seeds = "".join(
        ell(x, y, 2.6, 4)
        for x, y in (
            (-26, -14),
            (0, -20),
            (26, -14),
            (-14, 8),
            (14, 8),
            (-24, 26),
            (0, 30),
            (22, 28),
            (-8, 50),
            (10, 50),
        )
    )
    s.form(
        smooth([(0, -44), (40, -42), (54, -8), (34, 44), (0, 76), (-34, 44), (-54, -8), (-40, -42)]),
        "currentColor",
        depth=11,
        shine=0.8,
        inside=path(seeds, "#f4d18b"),
    )
    s.flat(star_calyx(0, -44, 44, 7, 0.2), LEAF)
    s.stroke("M0-46q6-16 18-22", LEAF, 5)
    name = s.stamp_end()
    for i, (x, y) in enumerate(((250, 350), (340, 318), (436, 316), (534, 346), (292, 390), (390, 378), (488, 386))):
        s.place(name, x, y, s.near(0, 26), 1.0, mix(BRICK, WINE, 0.12 * (i % 3)), drop=None)
    box = s.tint or "#cda66b"
    slats = rect(150, 412, 500, 5) + rect(150, 452, 500, 5)
    s.form(
        poly((172, 392), (628, 392), (600, 500), (200, 500)),
        box,
        base=500,
        depth=16,
        shine=0.5,
        inside=path(slats, INK, opacity=0.25) + path(rrect(330, 418, 140, 48, 5), s.accent_on(box)),
    )
    s.place(name, 668, 462, 70, 0.95, BRICK, base=50)
    s.words("Gariguette", "script", 27, 400, 451, PAPER if s.accent_on(box) in (s.first,) else INK, 124)


@thing("citrons", "Citrons", "stand", ("#ecc746", LEAF), zoom=1.1)
def citrons(s):
    tone = s.tint or s.pick("#ecc746", "#ecc746", ORANGE)
    for x, y, t, k in ((276, 430, -18, 1), (520, 436, 22, 1.02), (396, 352, 6, 0.94)):
        s.push(x, y, t, k)
        s.form(
            smooth(
                [
                    (-112, 4),
                    (-86, -20),
                    (-50, -62),
                    (20, -68),
                    (76, -36),
                    (96, -10),
                    (112, 0),
                    (94, 16),
                    (70, 46),
                    (10, 68),
                    (-56, 58),
                    (-88, 26),
                ]
            ),
            tone,
            base=68,
            depth=17,
            shine=1.0,
            inside=path("".join(ell(s.near(0, 80), s.near(0, 50), 2.5) for _ in range(14)), CRUST, opacity=0.6),
        )
        s.pop()
    s.flat(smooth(turned(460, 318, -34, [(0, 0), (50, -30), (120, 0), (50, 26)])), LEAF)
    s.stroke("M462 318L560 262", PINE, 3)


@thing("raisin", "Raisin", "flat", (WINE, LEAF), ("plate", "linen", "board", "disc", "half"))
def raisin(s):
    tone = s.tint or s.pick("#5b3656", "#a9b25c", "#7a2f45")
    s.stamp_begin()
    s.form(ell(0, 0, 36, 38), "currentColor", depth=9, shine=0.9)
    s.flat(ell(-12, -14, 6, 8), PAPER, opacity=0.6)
    name = s.stamp_end()
    s.push(410, 300, s.near(18, 8))
    s.stroke("M0-170Q-10-220 30-250M-60-222Q0-240 70-228", BROWN, 10)
    for row, many in enumerate((4, 5, 5, 4, 4, 3, 2, 1)):
        for i in range(many):
            s.place(
                name,
                (i - (many - 1) / 2) * 60 + s.near(0, 6),
                -140 + row * 48 + s.near(0, 6),
                0,
                s.near(1, 0.06),
                mix(tone, INK if (i + row) % 3 else PAPER, 0.1),
                drop=(14, 16),
            )
    s.form(
        smooth(
            [
                (10, -190),
                (60, -246),
                (110, -236),
                (150, -262),
                (168, -206),
                (212, -180),
                (170, -150),
                (160, -100),
                (112, -120),
                (60, -110),
                (66, -156),
            ],
            0.6,
        ),
        LEAF,
        drop=(10, 12),
        depth=10,
        shine=0.6,
        inside=line("M10-190L170-206M70-190L112-120M80-200L110-240", PINE, 4),
    )
    s.pop()
