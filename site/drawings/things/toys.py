"""From the toy shop."""

from drawings.catalogue import FLAT, thing
from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    INK,
    LEAF,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SEA,
    STEEL,
    WOOD,
    ell,
    lathe,
    mix,
    path,
    poly,
    readable,
    rect,
    rrect,
    smooth,
)


def bear(s, x, y, k, tone=None):
    tone = tone or CRUST
    s.push(x, y, 0, k)
    s.form(
        smooth([(-70, -160), (0, -176), (70, -160), (92, -70), (70, -6), (0, 4), (-70, -6), (-92, -70)]),
        tone,
        base=0,
        depth=14,
        shine=0.8,
    )
    for side in (-1, 1):
        s.form(ell(side * 66, -16, 44, 28), mix(tone, BROWN, 0.25), base=0, depth=8)
        s.form(
            smooth([(side * 74, -150), (side * 108, -140), (side * 124, -80), (side * 96, -66)]),
            mix(tone, BROWN, 0.25),
            depth=8,
        )
        s.form(ell(side * 62, -296, 30), tone, depth=6, inside=path(ell(side * 62, -294, 15), BROWN))
    s.form(
        smooth([(0, -318), (60, -306), (88, -246), (64, -188), (0, -172), (-64, -188), (-88, -246), (-60, -306)]),
        tone,
        depth=14,
        shine=0.8,
    )
    s.form(ell(0, -216, 40, 32), mix(tone, PAPER, 0.6), depth=6)
    s.flat(ell(-34, -252, 7) + ell(34, -252, 7) + smooth([(-13, -232), (13, -232), (0, -216)]), INK)
    s.stroke("M0-218v14q-10 12-20 6M0-204q10 12 20 6", INK, 4)
    s.stroke("M-54-174Q0-146 54-174", s.accent_on(tone), 15)
    s.pop()


@thing("ours", "Ours en peluche", "stand", (CRUST, BROWN), zoom=1.25)
def ours(s):
    bear(s, 400, 504, 1.05, s.tint or s.pick(CRUST, "#8d6a4f", "#d9b98a", STEEL))


@thing("train", "Petit train en bois", "stand", (BRICK, OCHRE), zoom=1.08)
def train(s):
    a, b = s.tint or BRICK, s.pick(SEA, PINE, OCHRE)
    s.form(rrect(140, 330, 220, 112, 12), a, base=500, depth=14, shine=0.6)
    s.form(rrect(140, 262, 96, 100, 8), b, depth=12, inside=path(rrect(164, 284, 48, 44, 6), PAPER))
    s.form(rrect(126, 246, 124, 24, 8), mix(b, INK, 0.3), depth=6)
    s.form(lathe(312, [(30, 262, "l"), (18, 300), (20, 336)]), OCHRE if b != OCHRE else PINE, depth=8)
    s.form(rrect(352, 350, 24, 60, 8), WOOD, depth=5)
    for x, tone in ((420, OCHRE if b != OCHRE else LEAF), (560, mix(SEA, PAPER, 0.2) if b != SEA else ROSE)):
        s.form(rrect(x - 8, 372, 124, 70, 10), tone, base=500, depth=11, shine=0.6)
        s.form(ell(x + 28, 360, 24) + ell(x + 80, 360, 24), mix(WOOD, BRICK, 0.4 * (x > 500)), depth=7)
    s.stroke("M376 424h42M536 424h20", BROWN, 7)
    s.stamp_begin()
    s.form(ell(0, 0, 38), WOOD, depth=8, shine=0.8, inside=path(ell(0, 0, 11), BROWN))
    wheel = s.stamp_end()
    for x in (184, 246, 312, 446, 504, 586, 644):
        s.place(wheel, x, 462, base=38)
    s.flat(ell(330, 214, 22) + ell(366, 180, 30) + ell(420, 150, 38), PAPER, opacity=0.75)


@thing("toupie", "Toupie", "stand", (BRICK, OCHRE), zoom=1.12)
def toupie(s):
    s.push(410, 502, 9)
    body = lathe(0, [(14, -316), (16, -250), (60, -236), (168, -160), (160, -120), (40, -30), (6, 0)])
    rings = (
        path(rect(-200, -236, 400, 26), OCHRE)
        + path(rect(-200, -186, 400, 22), PAPER)
        + path(rect(-200, -140, 400, 26), SEA)
        + path(rect(-200, -96, 400, 20), PAPER)
    )
    s.form(body, s.tint or BRICK, base=0, depth=20, shine=0.8, inside=rings)
    s.form(ell(0, -322, 24), WOOD, depth=6)
    s.pop()
    s.stroke("M196 506q200 40 420-6M240 530q160 26 330-4", s.accent_on(s.table), 4, opacity=0.6)


@thing("cheval", "Cheval de bois", "stand", (WOOD, BRICK), zoom=1.06)
def cheval(s):
    tone = s.tint or s.pick(PAPER, WOOD, STEEL, ROSE)
    s.form("M150 470Q400 560 650 470l10 22Q400 600 140 492z", BRICK if tone != BRICK else SEA, depth=8)
    for x, lean in ((268, -24), (330, 8), (500, -8), (556, 24)):
        s.form(
            poly((x - 20, 360), (x + 20, 360), (x + 13 + lean, 508), (x - 13 + lean, 508)),
            mix(tone, BROWN, 0.2),
            depth=7,
        )
    s.form(
        smooth(
            [
                (216, 330),
                (250, 290),
                (340, 292),
                (460, 292),
                (540, 268),
                (568, 190),
                (560, 150),
                (590, 128),
                (610, 150),
                (668, 214),
                (690, 240),
                (676, 270),
                (640, 268),
                (606, 256),
                (610, 330),
                (570, 396),
                (470, 404),
                (330, 402),
                (240, 396),
            ]
        ),
        tone,
        base=510,
        depth=17,
        shine=0.6,
    )
    s.form(
        smooth([(556, 120), (580, 118), (548, 190), (540, 250), (500, 300), (470, 286), (500, 230), (520, 160)]),
        BROWN if tone != BROWN else INK,
        depth=7,
    )
    s.form(smooth([(226, 316), (180, 320), (150, 370), (160, 440), (190, 400), (206, 362), (240, 346)]), BROWN, depth=7)
    s.form(
        smooth([(330, 284), (400, 300), (474, 280), (486, 340), (410, 362), (326, 346)]),
        s.accent_on(tone),
        depth=9,
        shine=0.6,
    )
    s.flat(ell(618, 192, 8), INK)
    s.stroke("M640 262L600 206L566 300L480 290M600 206L640 178", BRICK, 6)


@thing("puzzle", "Puzzle en bois", "flat", (OCHRE, SEA, BRICK), FLAT)
def puzzle(s):
    tones = s.rng.sample([BRICK, OCHRE, SEA, LEAF, ROSE, NIGHT], 4)
    piece = "M-70-70h46c-16-40 64-40 48 0h46v46c40-16 40 64 0 48v46h-46c16-38-64-38-48 0h-46v-46c38 16 38-64 0-48z"
    s.stamp_begin()
    s.form(piece, "currentColor", depth=9, shine=0.5)
    name = s.stamp_end()
    spots = [(270, 150), (410, 150), (550, 160), (270, 290), (410, 290), (272, 430), (420, 444), (600, 380)]
    for i, (x, y) in enumerate(spots):
        loose = i in (2, 6, 7)
        s.place(name, x, y, s.near(0, 34) if loose else 0, 1.0, tones[(i * 3 + i // 3) % 4], drop=(9, 12))


@thing("cubes", "Cubes en bois", "stand", (WOOD, BRICK, SEA), zoom=1.15)
def cubes(s):
    letters, tones = list("ABCDEF"), [BRICK, SEA, OCHRE, PINE, ROSE, NIGHT]
    s.rng.shuffle(tones)
    for i, (x, y, t) in enumerate(
        ((230, 502, 0), (344, 502, -3), (470, 502, 2), (288, 392, 4), (416, 390, -6), (350, 281, 7))
    ):
        s.push(x, y, t)
        s.form(
            rrect(0, -106, 108, 106, 9),
            "#dcb57c",
            base=0,
            depth=11,
            shine=0.6,
            inside=path(rrect(10, -96, 88, 86, 5), tones[i]),
        )
        s.words(letters[i], "fraunces", 82, 54, -24, readable(tones[i]))
        s.pop()
