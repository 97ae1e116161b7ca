"""From the florist."""

import math

from drawings.catalogue import thing
from drawings.kit import (
    BRICK,
    BROWN,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    WINE,
    blob,
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
from drawings.things.fruit import SPRING

TERRACOTTA = "#b9623f"


def rose_head(s, petal):
    s.form(blob(s.rng, 0, 0, 58, 55, 8, 0.06), "currentColor", depth=10, shine=0.5)
    for r, a in ((44, 20), (30, 140), (17, 260)):
        s.flat(
            smooth(
                turned(
                    0,
                    0,
                    a,
                    [
                        (-r, -r * 0.2),
                        (-r * 0.3, -r * 0.9),
                        (r * 0.8, -r * 0.6),
                        (r, r * 0.3),
                        (r * 0.1, r * 0.3),
                        (-r * 0.3, r * 0.8),
                    ],
                )
            ),
            WINE,
            opacity=0.22,
        )
        s.stroke(f"M{-r} {-r * 0.2:.0f}q{r * 0.5:.0f} {-r} {r * 1.7:.0f} {-r * 0.3:.0f}", PAPER, 3, opacity=0.5)


def daisy_head(s, petal):
    s.form(
        "".join(smooth(turned(0, 0, 30 * i, [(8, -7), (40, -15), (60, 0), (40, 15), (8, 7)])) for i in range(12)),
        "currentColor",
        depth=6,
    )
    s.form(ell(0, 0, 19), OCHRE if petal != OCHRE else BROWN, depth=6)


def poppy_head(s, petal):
    s.form(
        smooth([(-62, -8), (-40, -52), (0, -44), (42, -54), (64, -6), (46, 44), (0, 52), (-46, 42)]),
        "currentColor",
        depth=11,
        shine=0.6,
        inside=line("M0 0L-44-40M0 0L50-34M0 0L-30 44M0 0L36 40", INK, 3, opacity=0.25),
    )
    s.flat(ell(0, 0, 17), INK)
    s.flat(ell(-3, -3, 7), SPRING)


def bunch(s, heads, tones, cx, cy, spread, foot):
    """Stems from `foot` to heads set on a dome, leaves between."""
    spots = [
        (-1, 0.16),
        (1, 0.2),
        (-0.62, -0.36),
        (0.66, -0.34),
        (0, -0.62),
        (-0.36, 0.26),
        (0.38, 0.28),
        (0.02, -0.08),
    ]
    for x, y in spots:
        s.stroke(
            f"M{foot[0]} {foot[1]}Q{cx + x * spread * 0.3:.0f} {cy + 120} {cx + x * spread:.0f} {cy + y * spread:.0f}",
            PINE,
            6,
        )
    for i in range(11):
        a = math.pi * (1.02 + 0.96 * i / 10)
        r = spread * (1.2 if i % 2 else 1.44)
        leaf = turned(
            cx + math.cos(a) * r * 0.5,
            cy + 20 + math.sin(a) * r * 0.5,
            math.degrees(a),
            [(0, 0), (r * 0.3, -20), (r * 0.62, 0), (r * 0.3, 20)],
        )
        s.flat(smooth(leaf), mix(LEAF, PINE, 0.3 * (i % 3)))
    for i, (x, y) in enumerate(spots):
        k = i % len(heads)
        s.place(
            heads[k],
            cx + x * spread + s.near(0, 8),
            cy + y * spread + s.near(0, 8),
            s.near(0, 40),
            s.near(1.0, 0.1),
            tones[i % len(tones)],
            drop=None,
        )


@thing("bouquet", "Bouquet du moment", "stand", (ROSE, LEAF), zoom=0.93)
def bouquet(s):
    tones = (
        [s.tint, PAPER, mix(s.tint, INK, 0.2)]
        if s.tint
        else s.rng.sample([BRICK, ROSE, PAPER, OCHRE, "#b9a3c9", "#d9754f", "#7d8fc0"], 4)
    )
    heads = []
    for make in s.rng.sample([rose_head, daisy_head, poppy_head], 2):
        s.stamp_begin()
        make(s, tones[0])
        heads.append(s.stamp_end())
    bunch(s, heads, tones, 400, 208, 150, (400, 420))
    wrap = s.accent_on(s.wall)
    s.form(
        smooth(
            [
                (254, 280),
                (326, 322),
                (400, 334),
                (474, 322),
                (548, 274),
                (494, 384),
                (432, 452),
                (462, 508),
                (400, 500),
                (340, 512),
                (368, 452),
                (308, 388),
            ],
            0.3,
        ),
        wrap,
        base=514,
        depth=18,
        inside=line("M326 322L392 450M474 322L410 450M400 334V450", INK, 3, opacity=0.2),
    )
    s.form(rrect(362, 438, 78, 26, 8), s.first if wrap == s.second else s.second, depth=6)


@thing("roses", "Roses", "stand", (BRICK, LEAF), zoom=1.04)
def roses(s):
    tone = s.tint or s.pick(BRICK, ROSE, PAPER, "#d9754f", WINE)
    s.stamp_begin()
    rose_head(s, tone)
    head = s.stamp_end()
    vase = s.accent_on(s.wall)
    stems = ((262, 190), (338, 126), (424, 170), (500, 112), (560, 208))
    for x, y in stems:
        s.stroke(f"M{400 + (x - 400) * 0.12:.0f} 360Q{400 + (x - 400) * 0.4:.0f} 300 {x} {y}", PINE, 7)
        s.flat(
            smooth(
                turned(
                    400 + (x - 400) * 0.6,
                    262,
                    (-150 if x < 400 else -30) + s.near(0, 20),
                    [(0, 0), (34, -20), (72, 0), (34, 20)],
                )
            ),
            LEAF,
        )
    for i, (x, y) in enumerate(stems):
        s.place(head, x, y, 50 * i, 1.05, mix(tone, INK, 0.08 * (i % 2)), drop=None)
    s.form(
        lathe(400, [(44, 300, "l"), (38, 330), (96, 420), (88, 480), (56, 502)]),
        vase,
        base=502,
        depth=20,
        shine=0.9,
        inside=path(rect(290, 400, 220, 14) + rect(290, 424, 220, 5), s.first if vase == s.second else s.second),
    )


@thing("tulipes", "Tulipes", "flat", (BRICK, LEAF), ("sheet", "half", "linen", "disc"))
def tulipes(s):
    tone = s.tint or s.pick(BRICK, ROSE, OCHRE, "#8d5a7e")
    s.stamp_begin()
    s.form(
        smooth(
            [(-4, -42), (40, -46), (96, -34), (82, -12), (106, 2), (82, 16), (94, 38), (40, 48), (-4, 40), (-22, 0)],
            0.75,
        ),
        "currentColor",
        depth=10,
        shine=0.7,
        inside=path(smooth([(0, -14), (60, -16), (104, 2), (60, 18), (0, 14)]), PAPER, opacity=0.22),
    )
    name = s.stamp_end()
    for i in range(6):
        k = i - 2.5
        s.push(330, 300 + k * 14, k * 9)
        s.stroke("M-170 0Q0 6 170 0", LEAF, 9)
        s.flat(smooth([(-120, 0), (-20, -40), (120, -58), (20, -8)]), mix(LEAF, PINE, 0.3 * (i % 2)))
        s.place(name, 182 + (i % 2) * 24, 0, 0, 1, mix(tone, PAPER, 0.18 * (i % 3)))
        s.pop()
    s.form(
        smooth([(150, 244), (330, 214), (352, 300), (330, 392), (150, 352), (166, 300)], 0.3),
        s.accent_on(s.table),
        drop=(12, 14),
        depth=12,
    )


@thing("plante", "Plante verte", "stand", (LEAF, TERRACOTTA), zoom=0.95)
def plante(s):
    form = s.number or s.rng.randint(1, 3)
    if form == 1:  # monstera
        leaf = [
            (0, 0),
            (30, -70),
            (90, -96),
            (70, -60),
            (130, -70),
            (100, -34),
            (160, -24),
            (120, 0),
            (160, 24),
            (100, 34),
            (130, 70),
            (70, 60),
            (90, 96),
            (30, 70),
        ]
        for x, y, t, k in (
            (300, 216, 196, 1.0),
            (506, 236, -20, 1.05),
            (372, 130, -120, 0.95),
            (468, 140, -66, 0.9),
            (330, 300, 168, 0.7),
        ):
            s.stroke(f"M400 400Q{(400 + x) / 2:.0f} {y + 110} {x} {y}", PINE, 8)
            s.push(x, y, t, k)
            s.form(
                smooth(leaf, 0.7),
                mix(LEAF, PINE, s.near(0.4, 0.3)),
                depth=10,
                shine=0.5,
                inside=line("M0 0H150", SPRING, 4),
            )
            s.pop()
    elif form == 2:  # sansevieria
        for x, top, lean in (
            (330, 190, -50),
            (372, 120, -20),
            (420, 90, 10),
            (462, 150, 40),
            (392, 210, -8),
            (444, 240, 26),
        ):
            s.form(
                smooth([(x + lean, top), (x + 24, 260), (x + 14, 420), (x - 18, 420), (x - 26, 260)]),
                mix(LEAF, PINE, s.near(0.4, 0.3)),
                depth=8,
                inside=line(
                    f"M{x - 20} 220q20 16 40 0M{x - 24} 270q24 16 48 0M{x - 24} 320q24 16 48 0", SPRING, 5, opacity=0.7
                ),
            )
    else:  # pilea
        for i in range(9):
            a = math.pi * (1.04 + 0.92 * i / 8)
            r = 190 if i % 2 else 128
            px, py = 400 + math.cos(a) * r, 340 + math.sin(a) * r * 1.2
            s.stroke(f"M400 400Q{400 + math.cos(a) * 30:.0f} {py + 60:.0f} {px:.0f} {py:.0f}", PINE, 5)
            s.form(blob(s.rng, px, py, 56, 46, 8, 0.05), mix(LEAF, SPRING, s.near(0.3, 0.3)), depth=8, shine=0.5)
    pot = s.tint or s.pick(TERRACOTTA, s.first, s.second, PAPER)
    s.form(lathe(400, [(106, 398, "l"), (80, 502)]), pot, base=502, depth=20, shine=0.7)
    s.form(rrect(282, 372, 236, 48, 8), mix(pot, INK, 0.06), depth=10)


@thing("lavande", "Lavande", "stand", ("#8577ab", LEAF))
def lavande(s):
    tone = s.tint or "#8577ab"
    s.stamp_begin()
    s.form(
        "".join(ell((1 if i % 2 else -1) * 9, -i * 15, 15 - i * 0.7, 11) for i in range(9)),
        "currentColor",
        depth=5,
        shade=0.25,
    )
    name = s.stamp_end()
    for i in range(11):
        k = i - 5
        x, y = 400 + k * 34, 250 + abs(k) * 12 + (i % 2) * 28
        s.stroke(f"M{400 + k * 7} 430Q{400 + k * 12} 330 {x} {y}", LEAF, 5)
        s.place(name, x, y, k * 5, 1.05, mix(tone, INK if i % 2 else PAPER, 0.15), drop=None)
    pot = s.accent_on(s.wall)
    s.form(
        lathe(400, [(112, 388, "l"), (104, 420), (84, 502)]),
        pot,
        base=502,
        depth=20,
        shine=0.8,
        inside=path(rect(270, 420, 260, 10), s.first if pot == s.second else s.second),
    )
    s.stroke("M282 394q-46 10-30 60t46 6M518 394q46 10 30 60t-46 6", pot, 10)


@thing("cactus", "Cactus", "stand", (LEAF, TERRACOTTA))
def cactus(s):
    tone = s.tint or s.pick(LEAF, "#6e9470", PINE)
    ribs = "M352 180V420M400 150V420M448 180V420"
    s.form(
        smooth([(322, 420), (312, 250), (340, 150), (400, 122), (460, 150), (488, 250), (478, 420)]),
        tone,
        depth=18,
        inside=line(ribs, INK, 3, opacity=0.3)
        + line("".join(f"M{x} {y}l-9-8m9 8l9-8" for x in (352, 400, 448) for y in range(176, 400, 44)), PAPER, 3),
    )
    s.form(
        smooth([(484, 330), (560, 318), (566, 240), (586, 216), (612, 240), (612, 330), (570, 372), (484, 380)], 0.7),
        tone,
        depth=11,
        inside=line("M592 236v110l-100 10", INK, 3, opacity=0.3),
    )
    for x, y in ((378, 124), (420, 118), (590, 214)):
        s.form(blob(s.rng, x, y, 24, 22, 7, 0.12), ROSE if tone != ROSE else OCHRE, depth=6)
    pot = s.accent_on(s.wall)
    s.form(
        lathe(400, [(128, 408, "l"), (100, 502)]),
        pot,
        base=502,
        depth=20,
        inside=path(
            "".join(poly((270 + i * 52, 470), (296 + i * 52, 430), (322 + i * 52, 470)) for i in range(6)),
            s.first if pot == s.second else s.second,
        ),
    )
