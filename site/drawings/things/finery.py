"""From the jeweller, the optician, the hairdresser and the print seller."""

import math

from drawings.catalogue import thing
from drawings.kit import (
    BRICK,
    BROWN,
    GOLD,
    INK,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SEA,
    STEEL,
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
from drawings.things.books import cover_art


@thing("bague", "Bague", "stand", (GOLD, SEA), zoom=1.12)
def bague(s):
    stone = s.tint or s.pick(SEA, BRICK, PINE, "#8577ab", PAPER)
    box = s.accent_on(s.wall)
    s.form(rrect(222, 404, 356, 98, 14), box, base=502, depth=20)
    s.form(rrect(250, 396, 300, 30, 12), mix(box, INK, 0.4), depth=6)
    s.form(ell(400, 330, 108) + ell(400, 330, 84), GOLD, depth=0, holes=True)
    s.stroke("M318 270a100 100 0 0 1 60-38M300 350a100 100 0 0 0 20 50", PAPER, 7, opacity=0.7)
    s.flat(rrect(240, 400, 320, 110, 14), box)
    s.form(poly((344, 176), (370, 146), (430, 146), (456, 176), (400, 244)), stone, depth=0)
    s.flat(poly((344, 176), (370, 146), (384, 176)) + poly((416, 176), (430, 146), (456, 176)), PAPER, opacity=0.45)
    s.flat(poly((416, 176), (456, 176), (400, 244)), INK, opacity=0.25)
    s.stroke("M352 190l20 44M448 190l-20 44", GOLD, 10)
    s.stroke("M500 130l18-26M530 170h34M470 104l4-30", s.accent_on(s.wall), 6)


@thing("boucles", "Boucles d’oreilles", "flat", (GOLD, SEA), ("sheet", "disc", "half", "linen"))
def boucles(s):
    stone = s.tint or s.pick(SEA, BRICK, PINE, ROSE, NIGHT)
    s.form(rrect(236, 90, 328, 420, 14), mix(s.accent_on(s.table), PAPER, 0.12), drop=(14, 18), depth=10)
    for x in (322, 478):
        s.flat(ell(x, 170, 9), INK, opacity=0.5)
        s.stroke(f"M{x} 170q24-40 26 6t-26 44", GOLD, 6)
        s.form(ell(x, 242, 24), GOLD, drop=(7, 9), depth=5)
        s.form(
            smooth([(x, 262), (x + 40, 340), (x + 34, 384), (x, 402), (x - 34, 384), (x - 40, 340)]),
            stone,
            drop=(7, 9),
            depth=9,
            shine=0.9,
        )
        s.form(ell(x, 424, 15), GOLD, drop=(7, 9), depth=4)


@thing("collier", "Collier", "flat", (GOLD, BRICK), ("disc", "sheet", "half"))
def collier(s):
    bead = s.tint or s.pick(BRICK, SEA, PINE, PAPER, "#8577ab")
    s.stamp_begin()
    s.form(ell(0, 0, 25), "currentColor", depth=6, shine=1.0)
    name = s.stamp_end()
    for i in range(21):
        a = math.radians(-232 + i * 14.2)
        x, y = 400 + math.cos(a) * 196, 262 - math.sin(a) * 186
        s.place(name, x, y, 0, 0.7 + 0.5 * math.sin(math.pi * i / 20), bead if i % 4 else GOLD, drop=(8, 11))


@thing("montre", "Montre", "flat", (GOLD, BROWN), ("sheet", "disc", "half", "linen"))
def montre(s):
    strap = s.tint or s.pick("#9a5a30", NIGHT, BRICK, PINE)
    s.push(400, 300, s.near(-24, 8))
    s.form(
        smooth([(-52, -280), (52, -280), (62, -90), (-62, -90)], 0.2)
        + smooth([(-62, 90), (62, 90), (48, 270), (0, 292), (-48, 270)], 0.25),
        strap,
        drop=(13, 17),
        depth=11,
        shine=0.6,
        inside=path(ell(0, 190, 7) + ell(0, 220, 7) + ell(0, 250, 7), INK),
    )
    s.form(ell(0, 0, 126), GOLD, drop=(13, 17), depth=11)
    s.form(rrect(122, -14, 28, 28, 6), GOLD, depth=4)
    s.form(
        ell(0, 0, 104),
        PAPER,
        depth=8,
        inside=path(
            "".join(
                rect(-4, -96, 8, 20)
                if not i
                else poly(*turned(0, 0, 30 * i, [(-3, -96), (3, -96), (3, -78), (-3, -78)]))
                for i in range(12)
            ),
            INK,
        ),
    )
    s.stroke("M0 0L-44-28", INK, 9)
    s.stroke("M0 0L34-62", INK, 6)
    s.flat(ell(0, 0, 9), BRICK)
    s.pop()


@thing("lunettes", "Lunettes", "flat", (BROWN, OCHRE), ("half", "disc", "sheet", "linen"))
def lunettes(s):
    frame = s.tint or s.pick("#8d4a24", INK, BRICK, PINE, OCHRE)
    lens = s.pick(mix(SEA, PAPER, 0.6), mix(PINE, PAPER, 0.25), mix(OCHRE, PAPER, 0.5))
    round_ = s.rng.random() < 0.5
    s.push(400, 310, s.near(-7, 5), 1.08)
    s.stroke("M-262-30Q-300-150-210-190L-60-206M262-30Q300-150 210-190L80-206", frame, 15)
    for side in (-1, 1):
        d = (
            ell(side * 140, 16, 116, 110)
            if round_
            else smooth(
                [
                    (side * x, y)
                    for x, y in ((28, -60), (140, -88), (262, -66), (256, 40), (200, 110), (100, 112), (40, 60))
                ]
            )
        )
        inner = (
            ell(side * 140, 16, 92, 86)
            if round_
            else smooth(
                [
                    (side * x, y)
                    for x, y in ((52, -40), (140, -62), (236, -46), (230, 32), (190, 84), (108, 86), (62, 46))
                ]
            )
        )
        s.form(d, frame, drop=(14, 20), depth=8, shine=0.8)
        s.form(
            inner,
            lens,
            depth=11,
            shade=0.14,
            inside=line(
                f"M{side * 140 - 40} 60L{side * 140 + 30} -60M{side * 140} 74L{side * 140 + 54} -20",
                PAPER,
                12,
                opacity=0.55,
            ),
        )
    s.stroke("M-34-6Q0-44 34-6", frame, 17)
    s.pop()


@thing("shampoing", "Shampoing", "stand", (SEA, PAPER), zoom=1.04)
def shampoing(s):
    tone = s.tint or s.pick("#b9793a", SEA, PINE, ROSE, OCHRE)
    s.stroke("M330 176V120H262", INK, 15)
    s.form(rrect(300, 160, 60, 60, 8), INK, depth=6)
    s.form(
        lathe(330, [(36, 208), (110, 254), (112, 290, "l"), (112, 488), (100, 502)]),
        tone,
        base=502,
        depth=20,
        shine=0.7,
        inside=path(rect(250, 316, 160, 126), PAPER),
    )
    s.words(s.label or s.pick("Avoine", "Ortie", "Camomille"), "italic", 38, 330, 376, INK, 144)
    if not s.label:
        s.words("shampoing", "sans", 20, 330, 412, INK, 140)
    s.push(560, 440, 60)
    s.form(
        "M-110-44h220v40h-10v56h-12v-56h-12v56h-12v-56h-12v56h-12v-56h-12v56h-12v-56h-12v56h-12v-56h-12v56h-12v-56h-12v56h-12v-56h-12v56h-12v-56h-22z",
        s.accent_on(s.table),
        drop=(8, 12),
        depth=4,
    )
    s.pop()


@thing("ciseaux", "Ciseaux", "flat", (STEEL, BRICK), ("sheet", "half", "disc", "linen", "gingham"))
def ciseaux(s):
    grip = s.tint or s.pick(BRICK, INK, SEA, OCHRE)
    s.push(400, 300, s.near(40, 8), 1.16)
    for side in (-1, 1):
        s.form(
            smooth(
                [
                    (side * x, y)
                    for x, y in ((2, 40), (-24, 34), (-46, -150), (-54, -262), (-34, -250), (10, -40), (24, 30))
                ],
                0.3,
            ),
            mix(STEEL, PAPER, 0.3 if side > 0 else 0.1),
            drop=(12, 16),
            depth=6,
        )
        s.stroke(f"M{side * 4} 30L{side * 46} 110", mix(STEEL, INK, 0.2), 18)
        s.push(side * 70, 168, side * -18)
        s.form(ell(0, 0, 54, 78) + ell(0, 0, 30, 52), grip, drop=(10, 14), depth=0, holes=True)
        s.stroke("M-40-20q6-30 30-46", PAPER, 6, opacity=0.6)
        s.pop()
    s.flat(ell(0, 24, 13), INK)
    s.flat(ell(0, 24, 5), PAPER)
    s.pop()


@thing("affiche", "Affiche", "stand", (SEA, BRICK))
def affiche(s):

    ground = s.tint or s.pick(SEA, OCHRE, ROSE, PINE, NIGHT)
    s.form(rect(236, 74, 328, 432), "#b98a55", base=506, depth=10)
    s.form(rect(254, 92, 292, 396), PAPER, depth=6, shade=0.1)
    s.form(rect(276, 114, 248, 290), ground, depth=0, inside=cover_art(s, 276, 114, 248, 290, ground))
    s.words(s.label or s.pick("Le lac", "Les halles", "Dimanche", "Le port"), "deco", 46, 400, 456, INK, 244)
