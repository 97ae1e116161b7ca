"""From the clothes shop and the shoemaker."""

from drawings.catalogue import thing
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
    STONE,
    WINE,
    ell,
    line,
    mix,
    path,
    poly,
    readable,
    rect,
    rrect,
    smooth,
)
from drawings.things.finery import GOLD


@thing("echarpe", "Écharpe en laine", "flat", (BRICK, PAPER), ("half", "disc", "sheet", "linen"))
def echarpe(s):
    tone = s.tint or s.pick(BRICK, SEA, OCHRE, PINE, WINE)
    stripe = s.pick(PAPER, OCHRE if tone != OCHRE else NIGHT)

    def fringe(x, y):
        return line("".join(f"M{x - 50 + i * 17} {y}v36" for i in range(7)), tone, 6)

    for x, y0, y1 in ((316, 260, 470), (470, 270, 520)):
        s.add(fringe(x, y1))
        s.form(
            poly((x - 58, y0), (x + 58, y0), (x + 60, y1), (x - 60, y1)),
            tone,
            drop=(12, 16),
            depth=13,
            inside=path(
                rect(x - 70, y1 - 60, 140, 14) + rect(x - 70, y1 - 34, 140, 14) + rect(x - 70, y1 - 120, 140, 8), stripe
            ),
        )
    s.form(
        smooth([(210, 200), (250, 110), (400, 78), (550, 110), (590, 200), (540, 290), (400, 326), (260, 290)])
        + smooth([(310, 190), (350, 160), (450, 160), (492, 190), (450, 222), (350, 222)]),
        tone,
        drop=(14, 18),
        depth=16,
        shine=0.6,
        holes=True,
        inside=line("M230 150Q400 60 570 150M220 220Q400 330 580 220M240 260Q400 360 560 260", stripe, 9),
    )


@thing("pull", "Pull marin", "flat", (NIGHT, PAPER), ("half", "disc", "sheet", "linen"))
def pull(s):
    tone = s.tint or s.pick(PAPER, NIGHT, OCHRE, BRICK, PINE)
    stripe = readable(tone, NIGHT, PAPER, BRICK)
    bands = (
        path("".join(rect(100, y, 600, 15) for y in range(180, 480, 38)), stripe)
        if s.rng.random() < 0.7
        else line("".join(f"M{x} 130v370" for x in range(270, 540, 22)), INK, 3, opacity=0.15)
    )
    s.push(400, 300, s.near(0, 5), 1.04)
    s.push(-400, -310)
    s.form(
        smooth(
            [
                (316, 100),
                (400, 124),
                (484, 100),
                (560, 132),
                (660, 400),
                (596, 430),
                (540, 290),
                (548, 506),
                (400, 516),
                (252, 506),
                (260, 290),
                (204, 430),
                (140, 400),
                (240, 132),
            ],
            0.35,
        ),
        tone,
        drop=(16, 18),
        depth=18,
        shine=0.4,
        inside=bands,
    )
    s.form(
        smooth([(318, 98), (400, 84), (482, 98), (456, 140), (400, 156), (344, 140)], 0.7),
        mix(tone, INK, 0.25),
        depth=6,
    )
    s.pop()
    s.pop()


@thing("robe", "Robe", "flat", (BRICK, ROSE), ("half", "disc", "sheet"))
def robe(s):
    tone = s.tint or s.pick(BRICK, SEA, OCHRE, LEAF, NIGHT, ROSE)
    dots = path(
        "".join(ell(x + (y // 34 % 2) * 20, y, 6) for y in range(90, 560, 34) for x in range(190, 620, 40)),
        readable(tone),
        opacity=0.8,
    )
    s.stroke("M400 66q0-36 22-32t-2 30M310 100L400 62L490 100", BROWN, 8)
    s.form(
        smooth(
            [
                (322, 92),
                (356, 84),
                (400, 140),
                (444, 84),
                (478, 92),
                (470, 170),
                (462, 254),
                (520, 400),
                (580, 520),
                (400, 546),
                (220, 520),
                (280, 400),
                (338, 254),
                (330, 170),
            ],
            0.5,
        ),
        tone,
        drop=(16, 18),
        depth=18,
        inside=dots + line("M340 300L290 520M400 300V540M460 300L510 520", INK, 4, opacity=0.18),
    )
    s.form(rrect(334, 240, 132, 26, 6), readable(tone), depth=5)


@thing("tablier", "Tablier", "flat", (SEA, PAPER), ("half", "disc", "sheet"))
def tablier(s):
    tone = s.tint or s.pick(SEA, PINE, BRICK, "#d9c39a", NIGHT)
    s.stroke(
        "M330 130Q340 40 400 40T470 130M230 290Q140 300 110 380M570 290Q660 300 690 380",
        readable(tone, PAPER, OCHRE),
        11,
    )
    s.form(
        smooth(
            [
                (326, 116),
                (400, 124),
                (474, 116),
                (490, 200),
                (574, 280),
                (584, 530),
                (400, 540),
                (216, 530),
                (226, 280),
                (310, 200),
            ],
            0.35,
        ),
        tone,
        drop=(15, 18),
        depth=17,
        inside=path("".join(rect(x, 80, 5, 480) for x in range(230, 600, 30)), readable(tone), opacity=0.35),
    )
    s.form(
        rrect(300, 350, 200, 110, 10),
        tone,
        depth=9,
        inside=path("".join(rect(x, 340, 5, 140) for x in range(306, 520, 30)), readable(tone), opacity=0.35),
    )
    s.stroke("M302 366H498", readable(tone), 4)


@thing("sac", "Sac en cuir", "stand", (CRUST, BROWN), zoom=1.08)
def sac(s):
    tone = s.tint or s.pick("#b06a3b", BRICK, PINE, NIGHT, OCHRE)
    s.stroke("M290 300Q300 110 400 110T510 300", mix(tone, INK, 0.3), 17)
    s.form(
        smooth([(216, 290), (584, 290), (616, 480), (596, 502), (204, 502), (184, 480)], 0.25),
        tone,
        base=502,
        depth=24,
        shine=0.7,
    )
    s.form(
        smooth([(212, 282), (588, 282), (580, 380), (480, 416), (400, 424), (320, 416), (220, 380)], 0.45),
        mix(tone, INK, 0.14),
        depth=12,
        shine=0.6,
    )
    s.stroke("M226 300h348M232 376q80 40 168 38t168-38", PAPER, 3, stroke_dasharray="10 8", opacity=0.7)
    s.form(rrect(376, 392, 48, 54, 8), GOLD, depth=5)
    s.flat(rect(394, 410, 12, 18), INK)


@thing("chapeau", "Chapeau", "stand", (STONE, BRICK), zoom=1.12)
def chapeau(s):
    tone = s.tint or s.pick("#dcbf8a", NIGHT, "#8d6a4f", BRICK, PINE)
    weave = line("".join(f"M120 {y}q280 40 560 0" for y in range(250, 500, 17)), INK, 2, opacity=0.16)
    s.form(
        smooth([(120, 460), (240, 424), (400, 416), (560, 424), (680, 460), (600, 496), (400, 506), (200, 496)]),
        tone,
        base=500,
        depth=13,
        inside=weave,
    )
    s.form(
        smooth(
            [
                (246, 446),
                (262, 320),
                (310, 258),
                (370, 262),
                (400, 276),
                (432, 262),
                (492, 258),
                (538, 320),
                (556, 446),
                (400, 466),
            ],
            0.8,
        ),
        tone,
        depth=22,
        shine=0.6,
        inside=weave
        + path(smooth([(230, 396), (400, 414), (570, 396), (570, 448), (400, 468), (230, 448)]), s.accent_on(tone)),
    )


@thing("souliers", "Souliers en cuir", "stand", (BROWN, CRUST), zoom=1.08)
def souliers(s):
    tone = s.tint or s.pick("#9a5a30", BRICK, NIGHT, INK, "#6f7a4a")
    for dx, dy, shade in ((90, -46, 0.25), (-40, 0, 0.0)):
        leather = mix(tone, INK, shade)
        s.push(dx, dy)
        s.form(
            smooth(
                [
                    (196, 488),
                    (196, 474),
                    (400, 470),
                    (640, 474),
                    (664, 488),
                    (640, 504),
                    (270, 504),
                    (260, 496),
                    (250, 504),
                    (200, 504),
                ],
                0.4,
            ),
            mix(BROWN, INK, 0.55),
            base=504,
            depth=4,
        )
        s.form(
            smooth(
                [
                    (200, 476),
                    (192, 400),
                    (210, 322),
                    (262, 306),
                    (340, 316),
                    (380, 352),
                    (440, 396),
                    (560, 408),
                    (640, 438),
                    (656, 476),
                    (420, 482),
                ],
                0.8,
            ),
            leather,
            depth=18,
            shine=0.8,
            inside=line("M520 400q-30 40 0 80M330 316q-20 80 60 160", INK, 4, opacity=0.35),
        )
        s.form(ell(276, 316, 66, 15), mix(leather, INK, 0.5), depth=0)
        s.stroke("M338 344l46-12M356 366l46-14M378 386l44-16", PAPER, 6)
        s.pop()


@thing("bottes", "Bottes", "stand", (BRICK, INK), zoom=1.04)
def bottes(s):
    tone = s.tint or s.pick(PINE, BRICK, OCHRE, "#9a5a30", NIGHT)
    for dx, dy, shade in ((110, -30, 0.22), (-40, 0, 0.0)):
        s.push(dx, dy)
        s.form(
            smooth(
                [
                    (252, 150),
                    (392, 150),
                    (388, 300),
                    (402, 390),
                    (480, 420),
                    (552, 440),
                    (566, 492),
                    (540, 504),
                    (250, 504),
                    (246, 400),
                    (256, 280),
                ],
                0.5,
            ),
            mix(tone, INK, shade),
            base=504,
            depth=20,
            shine=0.9,
            inside=path(rect(230, 486, 360, 30), INK, opacity=0.5) + path(rect(230, 150, 200, 26), s.accent_on(tone)),
        )
        s.pop()


@thing("espadrilles", "Espadrilles", "flat", (SEA, STONE), ("half", "disc", "sheet", "linen", "gingham"))
def espadrilles(s):
    tone = s.tint or s.pick(SEA, BRICK, NIGHT, OCHRE, LEAF)
    for side, x in ((-1, 296), (1, 504)):

        def m(pts, side=side):
            return [(side * px, py) for px, py in pts]

        s.push(x, 300, side * s.near(7, 3), 1.05)
        s.form(
            smooth(
                m(
                    [
                        (-10, -226),
                        (60, -200),
                        (92, -110),
                        (70, 20),
                        (72, 150),
                        (36, 222),
                        (-30, 222),
                        (-66, 150),
                        (-74, 10),
                        (-84, -110),
                        (-60, -200),
                    ]
                )
            ),
            "#d6b57c",
            drop=(14, 18),
            depth=8,
        )
        s.form(
            smooth(
                m(
                    [
                        (-8, -210),
                        (50, -186),
                        (78, -108),
                        (58, 20),
                        (60, 140),
                        (28, 206),
                        (-24, 206),
                        (-54, 140),
                        (-62, 10),
                        (-70, -108),
                        (-50, -186),
                    ]
                )
            ),
            tone,
            depth=12,
            shine=0.5,
            inside=path("".join(rect(-100, y, 200, 15) for y in range(-200, 220, 44)), readable(tone), opacity=0.8),
        )
        s.form(
            smooth(
                m([(-6, -40), (34, -20), (44, 60), (40, 140), (14, 178), (-16, 178), (-38, 140), (-46, 60), (-40, -20)])
            ),
            "#e6d0a0",
            depth=9,
        )
        s.pop()
