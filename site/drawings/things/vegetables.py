"""Vegetables from the greengrocer."""

import math

from drawings.catalogue import thing
from drawings.kit import BRICK, BROWN, INK, LEAF, PAPER, PINE, STONE, lathe, line, mix, path, rrect, smooth, turned
from drawings.things.fruit import ORANGE, SPRING, star_calyx


@thing("tomates", "Tomates anciennes", "stand", (BRICK, LEAF), zoom=1.12)
def tomates(s):
    tones = [s.tint] * 3 if s.tint else s.rng.sample([BRICK, "#d8562f", ORANGE, "#8d3540", "#c9472f"], 4)
    spots = ((262, 424, 90, 78), (556, 430, 82, 72), (412, 412, 104, 92), (330, 470, 66, 56), (500, 474, 62, 50))[
        : s.number or 5
    ]
    for i, (x, y, rx, ry) in enumerate(spots):
        lobes = [
            (x + math.cos(a) * rx * (1 + 0.05 * math.cos(5 * a)), y + math.sin(a) * ry * (1 + 0.05 * math.cos(5 * a)))
            for a in (math.tau * k / 12 for k in range(12))
        ]
        s.form(
            smooth(lobes),
            tones[i % len(tones)],
            base=y + ry,
            depth=rx * 0.2,
            shine=0.9,
            inside=line(
                f"M{x} {y - ry * 0.7:.0f}q{-rx * 0.5:.0f} {ry * 0.3:.0f} {-rx * 0.55:.0f} {ry:.0f}M{x} {y - ry * 0.7:.0f}q{rx * 0.5:.0f} {ry * 0.4:.0f} {rx * 0.4:.0f} {ry:.0f}",
                INK,
                3,
                opacity=0.15,
            ),
        )
        s.flat(star_calyx(x, y - ry * 0.72, rx * 0.52, 6, i), LEAF)
        s.stroke(f"M{x} {y - ry * 0.75:.0f}q4-16 16-22", PINE, 6)


@thing("potiron", "Potimarron", "stand", (ORANGE, LEAF), zoom=1.05)
def potiron(s):
    tone = s.tint or s.pick(ORANGE, "#d2683a", "#8d9a5f", "#d9a24a")
    for rank, x, w in ((2, 252, 86), (2, 548, 86), (1, 310, 100), (1, 490, 100), (0, 400, 108)):
        s.form(
            smooth(
                [
                    (x, 286),
                    (x + w * 0.7, 308),
                    (x + w, 392),
                    (x + w * 0.7, 478),
                    (x, 502),
                    (x - w * 0.7, 478),
                    (x - w, 392),
                    (x - w * 0.7, 308),
                ]
            ),
            mix(tone, BROWN, 0.13 * rank),
            base=498,
            depth=17,
            shine=0.8,
        )
    s.form(
        smooth([(372, 306), (384, 250), (366, 212), (404, 200), (424, 246), (440, 304), (406, 296)]),
        "#7d8a55",
        depth=8,
        shine=0.6,
    )
    s.stroke("M430 262q60-40 96-8t66-24", "#7d8a55", 5)


@thing("carottes", "Carottes fanes", "flat", (ORANGE, LEAF), ("sheet", "linen", "half", "board", "gingham"))
def carottes(s):
    many = s.number or 5
    s.stamp_begin()
    for side in (-1, 0, 1):
        s.stroke(f"M0 0Q-60 {side * 22} -130 {side * 54}", LEAF, 5)
    s.flat(
        "".join(
            smooth(
                turned(
                    -36 - j * 16,
                    (j % 2 - 0.5) * (24 + j * 4),
                    (200 if j % 2 else 160),
                    [(0, 0), (26, -13), (66, 0), (26, 13)],
                )
            )
            for j in range(6)
        ),
        LEAF,
    )
    tops = s.stamp_end()
    s.stamp_begin()
    s.form(
        smooth(
            [(-4, -30), (50, -38), (200, -24), (330, -4), (372, 2), (330, 8), (200, 28), (50, 38), (-4, 30), (-12, 0)]
        ),
        "currentColor",
        depth=11,
        shine=0.8,
        inside=line("M70-40q8 14 2 26M140 34q-8-10-4-22M210-30q6 10 2 18M270 26q-4-8 0-16", BROWN, 4, opacity=0.5),
    )
    root = s.stamp_end()
    for i in range(many):
        k = i - (many - 1) / 2
        turn = k * 9 + s.near(0, 4)
        s.place(tops, 262, 300 + k * 26, turn, 1.12, drop=None)
        s.place(root, 262, 300 + k * 26, turn, 1.12, mix(s.tint or ORANGE, BRICK, 0.12 * (i % 3)))
    s.stroke("M254 246q26 54 0 110", s.accent_on(LEAF), 12)


@thing("poireaux", "Poireaux", "flat", (PAPER, LEAF), ("sheet", "half", "linen", "board", "gingham"))
def poireaux(s):
    many = s.number or 3
    s.stamp_begin()
    s.stroke("M-296 0q-20-14-40-18M-298 4q-24 0-44 4M-296 8q-20 12-36 22", STONE, 4)
    for lift, tone in ((-42, mix(LEAF, PINE, 0.5)), (44, mix(LEAF, PINE, 0.25)), (2, LEAF)):
        s.form(
            smooth(
                [
                    (40, -30),
                    (140, -36 + lift * 0.4),
                    (270, -34 + lift),
                    (330, -6 + lift * 1.3),
                    (262, 22 + lift),
                    (140, 32 + lift * 0.3),
                    (40, 30),
                ],
                0.8,
            ),
            tone,
            depth=9,
            shine=0.5,
        )
    s.form(
        smooth(
            [
                (-300, 4),
                (-286, -30),
                (-240, -34),
                (-60, -30),
                (90, -34),
                (124, 0),
                (90, 34),
                (-60, 32),
                (-240, 36),
                (-286, 32),
            ]
        ),
        "#f0ead0",
        depth=13,
        shade=0.15,
        inside=path(smooth([(-60, -60), (60, -50), (160, -50), (160, 60), (20, 50), (-20, 0)]), SPRING, opacity=0.6)
        + line("M-270-8Q-60-14 100-8M-270 12Q-60 8 100 12", LEAF, 3, opacity=0.5),
    )
    leek = s.stamp_end()
    for i in range(many):
        k = i - (many - 1) / 2
        x, y, turn = 400 + k * 10, 300 + k * 96, -12 + k * 8 + s.near(0, 3)
        s.shadows.append(
            f'<path d="{rrect(-300, -28, 600, 66, 30)}" transform="translate({x + 12:.0f} {y + 14:.0f})rotate({turn:.0f})"/>'
        )
        s.place(leek, x, y, turn, drop=None)


@thing("salade", "Salade du jardin", "flat", (SPRING, LEAF), ("linen", "plate", "sheet", "half", "disc"))
def salade(s):
    outer = s.tint or s.pick(LEAF, "#6f8a46", "#7a4450")
    s.push(400, 300)
    s.stamp_begin()
    s.form(
        smooth(
            [
                (0, -20),
                (46, -60),
                (74, -120),
                (52, -150),
                (60, -186),
                (20, -186),
                (0, -210),
                (-24, -188),
                (-60, -184),
                (-54, -148),
                (-76, -118),
                (-44, -58),
            ]
        ),
        "currentColor",
        depth=11,
        shine=0.7,
        inside=line("M0-10V-170M0-70L40-120M0-80L-42-126M0-120L24-156M0-124L-24-158", PAPER, 5, opacity=0.55),
    )
    name = s.stamp_end()
    for ring, (many, size) in enumerate(((9, 1.14), (7, 0.86), (5, 0.6), (3, 0.38))):
        for i in range(many):
            s.place(
                name,
                0,
                0,
                360 * i / many + ring * 25 + s.near(0, 5),
                size,
                mix(outer, "#d9dd96", ring * 0.27),
                drop=(12, 14) if ring == 0 else None,
            )
    s.pop()


@thing("champignons", "Champignons", "stand", ("#c9a178", PAPER), zoom=1.1)
def champignons(s):
    cap = s.tint or s.pick("#b5794a", "#d7b58c", "#8c5a3c", "#e0a23a")
    for x, k, lean in ((252, 0.9, -10), (556, 0.8, 12), (404, 1.15, 2), (336, 0.56, -14), (484, 0.6, 9)):
        s.push(x, 502, lean, k)
        s.form(lathe(0, [(34, -150), (36, -100), (50, -40), (48, -6), (20, 4)]), "#efe0c0", base=0, depth=14)
        s.form(
            smooth(
                [
                    (-112, -122),
                    (-96, -186),
                    (-40, -226),
                    (40, -226),
                    (98, -186),
                    (112, -122),
                    (50, -136),
                    (0, -140),
                    (-50, -136),
                ]
            ),
            cap,
            base=0,
            depth=17,
            shine=1.0,
        )
        s.pop()
