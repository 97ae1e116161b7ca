"""From the baker and the pastry cook."""

import math

from drawings.catalogue import thing
from drawings.kit import (
    BRICK,
    BROWN,
    CHOCOLATE,
    CRUST,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    ROSE,
    WINE,
    blob,
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

CRUMB = "#f3d9a4"


def loaf_cut(x, y, angle, length, wide):
    """The open lip of a scored loaf: pale crumb with one burnt edge."""

    def leaf(w):
        return smooth(
            turned(
                x,
                y,
                angle,
                [
                    (-length, 0),
                    (-length * 0.3, -w),
                    (length * 0.5, -w * 0.8),
                    (length, 0),
                    (length * 0.4, w),
                    (-length * 0.5, w * 0.8),
                ],
            )
        )

    return path(leaf(wide), CRUMB) + path(leaf(wide), BROWN, transform="translate(3 5)", opacity=0.35)


def one_baguette(s, x, y, turn, colour=CRUST, long=318):
    s.push(x, y, turn)
    r = s.rng

    def edge(v):
        return v + r.uniform(-3, 3)

    outline = [
        (-long, 2),
        (-long + 40, -edge(34)),
        (-130, -edge(47)),
        (120, -edge(46)),
        (long - 44, -edge(35)),
        (long, 0),
        (long - 38, edge(32)),
        (120, edge(45)),
        (-120, edge(47)),
        (-long + 42, edge(33)),
    ]
    cuts = "".join(loaf_cut(i * 108 - 4, -3, -24, 56, 15) for i in (-2, -1, 0, 1, 2))
    s.form(smooth(outline, 0.9), colour, drop=(16, 22), depth=15, shine=0.6, inside=cuts)
    s.pop()


@thing("baguette", "Baguette de tradition", "flat", (CRUST, CRUMB), ("linen", "half", "disc", "gingham"))
def baguette(s):
    many = s.number or s.pick(1, 2, 2)
    turn = s.near(-27, 5)
    if many > 1:
        one_baguette(s, 428, 240, turn + 9, mix(CRUST, BROWN, 0.18))
    one_baguette(s, 392, 318, turn)
    s.push(392, 318, turn)
    band = s.accent_on(CRUST)
    s.form(smooth([(20, -53), (112, -53), (118, 0), (112, 54), (20, 54), (28, 0)], 0.4), band, depth=12)
    s.flat(rect(38, -52, 8, 104) + rect(88, -52, 8, 104), s.first if band == s.second else s.second)
    s.pop()


@thing("bread", "Pain de campagne", "stand", (CRUST, BROWN))
def bread(s):
    s.form(
        smooth(
            [
                (180, 470),
                (168, 380),
                (230, 290),
                (400, 248),
                (575, 286),
                (640, 384),
                (622, 476),
                (560, 500),
                (250, 502),
            ],
            0.9,
        ),
        mix(CRUST, BROWN, 0.35),
        base=500,
        depth=24,
        shine=0.7,
        inside="".join(
            loaf_cut(x, y, a, 76, 17)
            for x, y, a in ((300, 350, -62), (400, 330, -66), (500, 345, -70), (585, 390, -72))
        ),
    )
    s.push(214, 476)
    slice_ = smooth([(-92, 18), (-104, -60), (-62, -116), (4, -122), (66, -100), (88, -40), (76, 22), (-10, 34)], 0.8)
    s.form(slice_, mix(CRUST, BROWN, 0.2), base=30, depth=0)
    s.form(
        smooth([(-80, 8), (-90, -54), (-54, -102), (4, -108), (56, -88), (74, -38), (64, 10), (-10, 20)], 0.8),
        CRUMB,
        depth=10,
        inside="".join(
            path(ell(s.near(0, 60), s.near(-44, 46), s.near(6, 3), s.near(4, 2)), over(CRUMB, CRUST, 0.6))
            for _ in range(9)
        ),
    )
    s.pop()


@thing("croissant", "Croissant au beurre", "flat", (OCHRE, CRUST), ("plate", "linen", "disc", "gingham", "sheet"))
def croissant(s):
    many = s.number or s.pick(1, 1, 2)
    s.stamp_begin()
    one_croissant(s)
    name = s.stamp_end()
    if many > 1:
        s.place(name, 470, 200, s.near(18, 6), 0.88, drop=None)
        s.place(name, 340, 372, s.near(-14, 6), 1.0, drop=None)
    else:
        s.place(name, 400, 300, s.near(-10, 8), 1.3, drop=None)
    crumbs(s, 400, 500)


def one_croissant(s):
    """Seven rolls of dough laid from the two tips to the middle."""
    for rank in (3, 2, 1, 0):
        for side in (-1, 1) if rank else (1,):
            angle = math.radians(-90 + side * rank * 25)
            cx, cy = math.cos(angle) * 158, math.sin(angle) * 150 + 92
            w, t = ((66, 84), (62, 78), (54, 64), (46, 38))[rank]
            roll = [
                (-w, -t * 0.5),
                (-w * 0.55, -t * 0.94),
                (0, -t),
                (w * 0.55, -t * 0.94),
                (w, -t * 0.5),
                (w * 0.7, t * 0.55),
                (0, t * 0.74),
                (-w * 0.7, t * 0.55),
            ]
            if rank == 3:
                roll = [(side * px, py) for px, py in ((-50, -34), (-6, -44), (44, -22), (78, 22), (40, 34), (-46, 30))]
            d = smooth(turned(cx, cy, side * rank * 29, roll))
            veins = line(
                smooth(
                    turned(cx, cy, side * rank * 29, [(-w * 0.45, -t), (-w * 0.3, 0), (-w * 0.36, t)]), closed=False
                ),
                BROWN,
                4,
                opacity=0.35,
            )
            s.flat(d, INK, opacity=0.24, transform="translate(13 18)") if rank == 3 or rank == 0 else None
            s.form(
                d,
                mix(OCHRE, CRUST, 0.3 + 0.2 * rank),
                depth=14,
                shade=0.26,
                shine=0.9,
                inside=veins if rank < 3 else "",
            )


def crumbs(s, x, y, colour=CRUST):
    s.flat(
        "".join(blob(s.rng, s.near(x, 210), s.near(y, 40), s.near(5, 2), s.near(4, 1), 5, 0.3) for _ in range(9)),
        colour,
    )


@thing("pain-chocolat", "Pain au chocolat", "flat", (OCHRE, CRUST), ("plate", "linen", "sheet", "gingham"))
def pain_chocolat(s):
    s.stamp_begin()
    folds = "M-170-34C-90-62 60-66 170-40M-174-8C-90-32 70-36 176-12M-170 30C-90 12 70 8 172 26"
    s.form(
        smooth(
            [
                (-160, -52),
                (-80, -78),
                (70, -80),
                (150, -58),
                (170, 4),
                (150, 66),
                (60, 84),
                (-80, 84),
                (-158, 66),
                (-176, 6),
            ]
        ),
        CRUST,
        depth=17,
        shine=0.9,
        inside=path(smooth([(-190, -40), (0, -72), (190, -44), (180, -8), (0, -34), (-190, -6)]), OCHRE)
        + line(folds, BROWN, 5, opacity=0.5),
    )
    end = smooth([(142, -44), (166, -30), (176, 10), (166, 48), (142, 58), (128, 8)])
    s.form(end, CRUMB, depth=7, inside=line("M136-30q28 30 4 76M150-34q26 36 6 84", CRUST, 4))
    s.flat(ell(153, -12, 9, 13) + ell(153, 28, 9, 13), CHOCOLATE)
    name = s.stamp_end()
    for x, y, turn in ((420, 214, -16), (372, 392, 9))[: s.number or 2]:
        s.place(name, x, y, turn + s.near(0, 4), 1.08, drop=(15, 20))
    crumbs(s, 420, 520)


@thing("brioche", "Brioche à tête", "stand", (OCHRE, BROWN))
def brioche(s):
    s.form(
        smooth(
            [
                (262, 396),
                (250, 330),
                (300, 272),
                (400, 256),
                (500, 270),
                (552, 328),
                (540, 396),
                (470, 420),
                (330, 420),
            ],
            0.9,
        ),
        mix(OCHRE, BROWN, 0.45),
        base=500,
        depth=22,
        shine=0.8,
    )
    s.form(blob(s.rng, 404, 246, 88, 76, 8, 0.03), mix(OCHRE, BROWN, 0.3), depth=18, shine=0.9)
    case = "M236 372L296 500H506L566 372"
    teeth = "".join(
        f"L{566 - i * 33 - 16.5:.0f} {392 if i % 2 else 402}L{566 - (i + 1) * 33:.0f} {372 if i % 2 else 380}"
        for i in range(10)
    )
    pleats = "".join(
        poly((256 + i * 60, 372), (282 + i * 60, 372), (312 + i * 40, 506), (298 + i * 40, 506)) for i in range(6)
    )
    paper = s.accent_on(s.wall)
    s.form(case + teeth + "z", paper, base=500, depth=18, inside=path(pleats, over(paper, INK, 0.35)))


@thing("tart", "Tarte aux fruits", "flat", (OCHRE, BRICK, CRUST), ("linen", "half", "gingham", "sheet"))
def tart(s):
    fruit = s.tint or s.pick(BRICK, "#d98a2e", "#5b3a5e", "#b9c25a")
    s.push(400, 304)
    rim = [
        (math.cos(a) * r, math.sin(a) * r) for i in range(48) for a, r in [(math.tau * i / 48, 232 if i % 2 else 218)]
    ]
    s.form(smooth(rim, 0.8), CRUST, drop=(16, 20), depth=14, shine=0.8)
    s.form(ell(0, 0, 190), over("#f6dc8e", fruit, 0.25), depth=0)
    s.stamp_begin()
    s.form(
        smooth([(-36, 0), (-22, -21), (8, -24), (36, -2), (15, 16), (-18, 17)]),
        mix(fruit, PAPER, 0.08),
        depth=7,
        shade=0.3,
        shine=0.6,
    )
    piece = s.stamp_end()
    for ring, many in ((156, 16), (102, 10), (50, 5)):
        for i in range(many):
            a = math.tau * i / many + ring
            s.place(piece, math.cos(a) * ring, math.sin(a) * ring, math.degrees(a) + 62, drop=None)
    s.form(blob(s.rng, 0, 0, 24, 24, 7), mix(fruit, INK, 0.15), depth=6)
    s.pop()


@thing("cake", "Gâteau", "stand", (PAPER, ROSE))
def cake(s):
    cream = s.tint or s.pick("#f6e7cf", ROSE, CHOCOLATE, "#e8d58f")
    sponge = mix(CRUST, CRUMB, 0.4)
    s.form(lathe(400, [(60, 440), (40, 470), (120, 498), (0, 500)]), s.accent_on(s.wall), base=500, depth=14)
    s.form(ell(400, 432, 250, 34), mix(PAPER, s.accent_on(s.wall), 0.2), depth=10)
    layers = path(rect(180, 352, 440, 18), BRICK, opacity=0.85) + path(rect(180, 300, 440, 12), cream)
    s.form("M212 258V418a188 26 0 0 0 376 0V258z", sponge, depth=22, inside=layers)
    drips = "M206 256a194 44 0 0 1 388 0v44q-14 22-28 0q-10-10-22 6q-4 44-24 40q-18-4-16-40q-14-20-34-2q-12 50-36 46q-20-6-16-46q-20-14-40 2q-8 32-28 30q-18-6-14-34q-20-18-40 0q-10 56-32 52q-20-6-16-52q-18-20-30-6q-12 14-12-6z"
    s.form(drips, cream, depth=16, shine=0.8)
    for i, x in enumerate((282, 340, 400, 460, 518)):
        s.form(
            blob(s.rng, x, 226 - (18 if i in (1, 2, 3) else 4), 25, 24, 7),
            BRICK if cream != BRICK else WINE,
            depth=7,
            shine=0.7,
        )


@thing("macarons", "Macarons", "stand", (ROSE, LEAF, OCHRE), zoom=1.2)
def macarons(s):
    shades = [s.tint] * 3 if s.tint else [ROSE, "#a9bb78", "#e8c66a", "#8a5a44", "#b9a3c9", "#e8e0cc", BRICK]
    s.rng.shuffle(shades)
    s.stamp_begin()
    s.form(
        smooth(
            [(-74, -6), (-62, -34), (0, -48), (62, -34), (74, -6), (70, 20), (64, 38), (0, 48), (-64, 38), (-70, 20)]
        ),
        "currentColor",
        depth=13,
        shine=0.7,
        inside=path(rect(-90, -3, 180, 20), PAPER, opacity=0.6)
        + path(
            "M-80-4q10 9 20 0t20 1t20-1t20 1t20-1t20 0t20 0t20 0v-9h-160zM-80 17q10-9 20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0v9h-160z",
            "currentColor",
        ),
    )
    name = s.stamp_end()
    spots = [(252, 456), (402, 464), (552, 454), (326, 366), (478, 366), (400, 276)]
    for (x, y), shade in zip(spots, shades + shades, strict=False):
        s.place(name, x, y, s.near(0, 5), colour=shade, base=46 if y > 450 else None, drop=(10, 8))


@thing("eclair", "Éclairs", "flat", (CHOCOLATE, CRUST), ("plate", "linen", "sheet", "disc"))
def eclair(s):
    icing = s.tint or s.pick(CHOCOLATE, "#c79a5b", ROSE, "#a9bb78")
    many = s.number or 3
    for i in range(many):
        s.push(400 + (i - (many - 1) / 2) * 26, 300 + (i - (many - 1) / 2) * 108, s.near(-12, 3))
        s.form(rrect(-190, -46, 380, 92, 46), CRUST, drop=(14, 18), depth=14, shine=0.7)
        s.form(
            smooth(
                [(-168, -6), (-140, -32), (140, -32), (168, -4), (144, 24), (60, 20), (0, 26), (-70, 18), (-142, 24)],
                0.8,
            ),
            icing,
            depth=8,
            shine=0.9,
        )
        s.stroke("M-120-10q20-14 40 0t40 0t40 0t40 0t40 0t40 0", mix(icing, PAPER, 0.7), 4)
        s.pop()


@thing("pizza", "Pizza", "flat", (BRICK, OCHRE), ("board", "linen", "gingham", "half"))
def pizza(s):
    s.push(400, 302, s.near(0, 40))
    s.form(blob(s.rng, 0, 0, 238, 232, 14, 0.025), CRUST, drop=(15, 18), depth=15, shine=0.7)
    s.form(blob(s.rng, 0, 0, 200, 196, 14, 0.04), BRICK, depth=0)
    s.form(blob(s.rng, 0, 0, 190, 182, 15, 0.09), "#f0cf7e", depth=8)
    s.stamp_begin()
    s.form(blob(s.rng, 0, 0, 31, 28, 8), "currentColor", depth=8)
    slice_ = s.stamp_end()
    s.stamp_begin()
    s.form(smooth([(-38, 0), (-8, -18), (38, 0), (-8, 18)]), LEAF, depth=6)
    leaf = s.stamp_end()
    for i in range(10):
        a, r = i * 2.4, 40 + i * 13
        topping = leaf if i % 3 == 2 else slice_
        s.place(topping, math.cos(a) * r, math.sin(a) * r, i * 50, colour=BRICK if i % 3 else PAPER, drop=None)
    s.flat("".join(ell(s.near(0, 130), s.near(0, 130), 8, 7) for _ in range(9)), INK)
    s.stroke("M-240 0H240M-120-208L120 208M120-208L-120 208", BROWN, 3, opacity=0.6)
    s.pop()
