"""From the butcher."""

from drawings.catalogue import lettered, thing
from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    INK,
    LEAF,
    MEAT,
    OCHRE,
    PAPER,
    ROSE,
    STEEL,
    STONE,
    ell,
    lathe,
    line,
    mix,
    path,
    rect,
    rrect,
    smooth,
    turned,
)
from drawings.things.dairy import holes

FAT = "#f3dccb"


@thing("saucisson", "Saucisson sec", "flat", ("#8c3b34", FAT), ("board", "sheet", "half", "gingham"))
def saucisson(s):
    skin = s.tint or "#a5604c"
    s.push(400, 296, s.near(-16, 5))
    s.form(
        smooth(
            [
                (-300, -8),
                (-270, -52),
                (-120, -64),
                (60, -62),
                (104, -56),
                (112, 0),
                (100, 58),
                (-40, 66),
                (-220, 60),
                (-284, 36),
            ]
        ),
        skin,
        drop=(15, 20),
        depth=16,
        shine=1.0,
        inside=line(
            "M-250-70q40 70 0 140M-180-70q40 70 0 140M-110-70q40 70 0 140M-40-70q40 70 0 140M30-70q40 70 0 140M-290 0H110",
            mix(PAPER, STONE, 0.4),
            4,
            opacity=0.85,
        ),
    )
    s.stroke("M-292 10q-40-6-52 26t-34 16", STONE, 5)

    def face(x, y, r):
        return (
            s.form(ell(x, y, r * 0.72, r), "#8c3b34", drop=(10, 12), depth=6),
            s.flat(
                "".join(ell(s.near(x, r * 0.45), s.near(y, r * 0.7), s.near(4, 2), s.near(5, 2)) for _ in range(13)),
                FAT,
            ),
        )

    face(108, 1, 60)
    for x, y in ((204, 30), (262, -12), (298, 64)):
        face(x, y, 58)
    s.pop()


@thing("saucisses", "Saucisses", "flat", (MEAT, ROSE), ("sheet", "board", "plate", "half"))
def saucisses(s):
    tone = s.tint or s.pick("#c0563f", "#b98268", "#d58b74")
    s.stamp_begin()
    s.stroke("M-116-4l-22-8M116-4l22-8", "currentColor", 12)
    s.form(
        smooth(
            [
                (-122, -6),
                (-104, -34),
                (-40, -20),
                (40, -20),
                (104, -34),
                (122, -6),
                (96, 30),
                (30, 44),
                (-30, 44),
                (-96, 30),
            ]
        ),
        "currentColor",
        depth=13,
        shine=1.0,
    )
    link = s.stamp_end()
    for i, (x, y, t) in enumerate(
        ((276, 186, 4), (530, 178, -5), (266, 292, -3), (522, 286, 4), (282, 398, 5), (540, 392, -4))[: s.number or 6]
    ):
        s.place(link, x, y, t + s.near(0, 4), 1.06, mix(tone, INK, 0.08 * (i % 2)), drop=(12, 17))
    herb(s, 600, 470)


def herb(s, x, y, turn=-30, size=1.0):
    """A sprig of thyme or rosemary."""
    s.push(x, y, turn, size)
    s.stroke("M-90 10Q0-16 96 0", LEAF, 5)
    s.flat(
        "".join(
            smooth(turned(-70 + i * 21, -2 - (i % 4) * 2, (48 if i % 2 else -48), [(0, 0), (18, -6), (36, 0), (18, 6)]))
            for i in range(8)
        ),
        LEAF,
    )
    s.pop()


@thing("poulet", "Poulet fermier", "flat", ("#e2b071", CRUST), ("plate", "board", "linen", "half"))
def poulet(s):
    tone = s.tint or s.pick("#e3b26f", "#d79a58", "#ecc38f")
    s.push(400, 306, s.near(0, 12), 1.02)
    s.form(
        smooth(
            [
                (-40, -206),
                (60, -206),
                (136, -150),
                (150, -50),
                (130, 80),
                (70, 150),
                (0, 168),
                (-74, 150),
                (-134, 80),
                (-150, -50),
                (-126, -150),
            ]
        ),
        tone,
        drop=(16, 20),
        depth=22,
        shine=0.9,
        inside=line("M4-196C14-120 12-40 0 60", BROWN, 5, opacity=0.4),
    )
    for side in (-1, 1):
        wing = [(side * x, y) for x, y in ((118, -150), (180, -120), (196, -40), (160, -6), (140, -40), (128, -90))]
        leg = [
            (side * x, y)
            for x, y in (
                (46, 60),
                (126, 4),
                (176, 50),
                (158, 120),
                (90, 190),
                (54, 232),
                (30, 220),
                (40, 180),
                (24, 120),
            )
        ]
        s.form(smooth(wing), mix(tone, CRUST, 0.3), drop=(10, 12), depth=11, shine=0.8)
        s.form(smooth(leg), mix(tone, CRUST, 0.15), drop=(10, 12), depth=14, shine=0.9)
        s.form(
            smooth([(side * x, y) for x, y in ((52, 226), (34, 214), (20, 236), (24, 258), (44, 252))]), PAPER, depth=5
        )
    s.stroke("M-66 200Q0 226 66 200", STONE, 7)
    s.pop()
    herb(s, 176, 470, -60)


@thing("steak", "Côte de bœuf", "flat", (MEAT, FAT), ("sheet", "board", "half", "disc"))
def steak(s):
    s.push(400, 300, s.near(-8, 8), 1.12)
    body = smooth(
        [
            (-196, -30),
            (-160, -120),
            (-60, -150),
            (60, -130),
            (150, -90),
            (206, -20),
            (196, 70),
            (120, 130),
            (0, 120),
            (-110, 136),
            (-186, 80),
        ]
    )
    s.form(body, FAT, drop=(15, 19), depth=13)
    s.form(
        smooth(
            [
                (-166, -26),
                (-136, -96),
                (-52, -122),
                (56, -104),
                (136, -66),
                (178, -12),
                (166, 52),
                (104, 98),
                (4, 88),
                (-104, 104),
                (-160, 60),
            ]
        ),
        MEAT,
        depth=15,
        inside=path(
            "".join(
                smooth(turned(x, y, a, [(-w, 0), (-w * 0.2, -7), (w, -2), (w * 0.2, 6)]))
                for x, y, a, w in (
                    (-90, -50, 30, 60),
                    (-30, 30, -28, 70),
                    (60, -40, 12, 56),
                    (90, 30, -40, 48),
                    (-110, 40, 62, 40),
                    (10, -70, -18, 36),
                )
            ),
            FAT,
            opacity=0.85,
        ),
    )
    s.form(
        smooth([(-196, -38), (-166, -56), (-96, -16), (-60, 22), (-84, 40), (-130, 20), (-190, 18)]),
        PAPER,
        depth=8,
        inside=path(ell(-150, -16, 20, 10), STONE),
    )
    s.pop()
    herb(s, 590, 500, -20, 1.1)


@thing("jambon", "Jambon cru", "stand", ("#b4584a", FAT))
def jambon(s):
    s.form(
        smooth(
            [
                (196, 470),
                (168, 400),
                (196, 310),
                (290, 250),
                (400, 246),
                (500, 290),
                (560, 320),
                (646, 300),
                (676, 316),
                (672, 344),
                (600, 372),
                (560, 420),
                (520, 476),
                (420, 506),
                (280, 506),
            ]
        ),
        "#b07a4a",
        base=506,
        depth=20,
        shine=1.0,
    )
    s.form(
        smooth(
            [(196, 470), (168, 400), (194, 318), (262, 270), (312, 296), (338, 380), (322, 460), (276, 504), (226, 500)]
        ),
        FAT,
        depth=0,
    )
    s.form(
        smooth(
            [(208, 458), (188, 400), (208, 334), (258, 294), (294, 312), (314, 382), (300, 448), (264, 484), (230, 482)]
        ),
        "#b4484a",
        depth=12,
        inside=line("M224 350q30 60 10 120M262 320q26 70 8 140", FAT, 6, opacity=0.8)
        + path(ell(252, 388, 17, 20), PAPER),
    )
    s.form(smooth([(640, 296), (668, 282), (700, 300), (698, 326), (708, 348), (680, 362), (650, 348)]), PAPER, depth=8)
    s.stroke("M642 300q-18 26 4 50", s.accent_on("#b07a4a"), 12)


@lettered
@thing("terrine", "Terrine en bocal", "stand", ("#a8674c", STEEL), zoom=1.08)
def terrine(s):
    s.form(
        lathe(400, [(150, 262, "l"), (150, 280), (160, 300, "l"), (160, 480), (146, 502)]),
        mix(STEEL, PAPER, 0.4),
        base=502,
        depth=22,
        inside=path(rect(236, 306, 330, 200), s.tint or "#a8674c")
        + holes(s, 400, 400, 140, 90, 22, 5, FAT)
        + line("M262 300V470", PAPER, 10, opacity=0.6),
    )
    s.form(rrect(232, 236, 336, 30, 12), BRICK if s.wall != BRICK else OCHRE, depth=6)
    s.form(lathe(400, [(70, 176), (150, 200, "l"), (156, 240)]), mix(STEEL, PAPER, 0.55), depth=16, shine=0.7)
    s.stroke("M232 300V214H260M568 300V214H540", INK, 5)
    s.form(rrect(292, 340, 216, 110, 8), PAPER, depth=8, shade=0.12)
    s.flat(rect(292, 356, 216, 5) + rect(292, 430, 216, 5), s.accent_on(PAPER))
    s.words(s.label or s.pick("Terrine", "Pâté", "Rillettes"), "fraunces", 46, 400, 412, INK, 196)
