"""From the ironmonger and the bicycle maker."""

from drawings.catalogue import FLAT, thing
from drawings.kit import (
    BRICK,
    BROWN,
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
    line,
    mix,
    path,
    poly,
    rect,
    rrect,
    smooth,
)


@thing("marteau", "Marteau", "flat", (STEEL, WOOD), ("half", "disc", "sheet", "board"))
def marteau(s):
    s.push(400, 300, s.near(36, 6), 1.14)
    s.form(
        smooth([(-20, -130), (20, -130), (18, 0), (28, 160), (22, 236), (-22, 236), (-28, 160), (-18, 0)], 0.5),
        s.tint or WOOD,
        drop=(14, 18),
        depth=9,
        shine=0.5,
        inside=path(rect(-40, 130, 80, 120), s.accent_on(WOOD)),
    )
    s.form(
        smooth(
            [
                (-150, -196),
                (-118, -206),
                (-40, -196),
                (60, -196),
                (70, -208),
                (126, -208),
                (126, -128),
                (70, -128),
                (60, -142),
                (-30, -140),
                (-90, -158),
                (-140, -150),
            ],
            0.35,
        ),
        mix(STEEL, INK, 0.25),
        drop=(14, 18),
        depth=10,
        shine=0.9,
    )
    s.pop()
    for x, y, t in ((190, 420, 20), (240, 470, -50), (160, 490, 80)):
        s.push(x, y, t)
        s.stroke("M-44 0H40", mix(STEEL, INK, 0.4), 8, stroke_linecap="butt")
        s.flat(rrect(-50, -13, 10, 26, 3) + poly((40, -4), (54, 0), (40, 4)), mix(STEEL, INK, 0.4))
        s.pop()


@thing("tournevis", "Tournevis", "flat", (STEEL, BRICK), ("half", "disc", "sheet", "board"))
def tournevis(s):
    for i, tone in enumerate((BRICK, OCHRE, SEA)[: s.number or 3]):
        s.push(400, 190 + i * 116, -20 + i * 5, 1.1 - i * 0.08)
        s.form("M0-11h210l20-6h30v34h-30l-20-6H0z", mix(STEEL, PAPER, 0.2), drop=(11, 16), depth=5)
        s.form(
            smooth(
                [
                    (-240, -24),
                    (-210, -44),
                    (-120, -36),
                    (-50, -44),
                    (-4, -22),
                    (6, 0),
                    (-4, 22),
                    (-50, 44),
                    (-120, 36),
                    (-210, 44),
                    (-240, 24),
                ],
                0.8,
            ),
            s.tint if s.tint and i == 0 else tone,
            drop=(11, 16),
            depth=11,
            shine=0.7,
            inside=line("M-220-14H-30M-220 14H-30", INK, 4, opacity=0.25),
        )
        s.pop()


@thing("peinture", "Pot de peinture", "stand", (STEEL, SEA))
def peinture(s):
    paint = s.tint or s.pick(SEA, BRICK, OCHRE, LEAF, ROSE, NIGHT)
    s.stroke("M224 300Q360 130 500 300", mix(STEEL, INK, 0.4), 7)
    s.form(
        "M216 300V470a146 32 0 0 0 292 0V300z",
        mix(STEEL, PAPER, 0.25),
        base=500,
        depth=22,
        shine=0.4,
        inside=path(rect(216, 350, 300, 100), PAPER) + path(rect(216, 366, 300, 68), paint),
    )
    s.form(ell(362, 300, 146, 32), STEEL, depth=5)
    s.flat(ell(362, 302, 128, 24), paint)
    s.flat("M470 306q20 20 18 60q-2 40-18 40t-14-30t-18-40z", paint)
    s.push(600, 500, 8)
    s.form(poly((-16, -230), (16, -230), (22, -140), (-22, -140)), WOOD, base=0, depth=6)
    s.form(rect(-46, -142, 92, 36), mix(STEEL, INK, 0.2), depth=7)
    s.form(
        smooth([(-46, -106), (46, -106), (44, -20), (20, 0), (0, -8), (-24, 2), (-44, -20)], 0.5),
        "#d9c39a",
        base=0,
        depth=9,
        inside=path(smooth([(-60, -40), (-20, -52), (20, -36), (60, -48), (60, 20), (-60, 20)]), paint),
    )
    s.pop()


@thing("arrosoir", "Arrosoir", "stand", (STEEL, LEAF), zoom=1.05)
def arrosoir(s):
    tone = s.tint or s.pick(PINE, STEEL, BRICK, OCHRE)
    s.stroke("M330 290Q330 180 450 186T560 400", mix(tone, INK, 0.25), 19)
    s.form(poly((330, 470), (150, 262), (172, 242), (350, 370)), mix(tone, INK, 0.12), depth=8)
    s.form(
        smooth([(100, 272), (176, 206), (188, 222), (196, 244), (132, 302), (112, 296)], 0.4),
        mix(tone, INK, 0.25),
        depth=6,
    )
    s.form(
        lathe(440, [(108, 288, "l"), (118, 490), (112, 502)]),
        tone,
        base=502,
        depth=22,
        shine=0.8,
        inside=path(rect(300, 330, 280, 8) + rect(300, 450, 280, 8), INK, opacity=0.22),
    )
    s.form(ell(440, 288, 108, 24), mix(tone, INK, 0.4), depth=0)


@thing("ampoule", "Ampoule à filament", "stand", ("#ecc66a", STEEL), zoom=1.1)
def ampoule(s):
    s.flat(ell(400, 236, 176), "#ecc66a", opacity=0.3)
    s.form(
        smooth(
            [
                (400, 96),
                (476, 118),
                (524, 190),
                (516, 270),
                (468, 340),
                (452, 412),
                (348, 412),
                (332, 340),
                (284, 270),
                (276, 190),
                (324, 118),
            ]
        ),
        s.tint or "#f0d183",
        depth=18,
        shine=0.8,
        inside=line("M376 410V300l-18-70l26 40l16-50l16 50l26-40l-18 70V410", BROWN, 5),
    )
    s.form(
        smooth([(350, 402), (450, 402), (446, 480), (424, 502), (376, 502), (354, 480)], 0.4),
        mix(STEEL, INK, 0.2),
        base=502,
        depth=10,
        inside=line("M340 424l120-8M340 446l120-8M340 468l120-8", INK, 5, opacity=0.4),
    )


@thing("sonnette", "Sonnette de vélo", "stand", (STEEL, BRICK), zoom=1.1)
def sonnette(s):
    s.stroke("M110 470H640q60 0 70-60", mix(STEEL, INK, 0.3), 34)
    s.stroke("M110 462H640", PAPER, 5, opacity=0.5)
    s.form(rrect(330, 430, 120, 72, 12), INK, depth=8)
    s.form(
        smooth([(240, 430), (252, 330), (316, 262), (390, 244), (464, 262), (528, 330), (540, 430), (390, 446)]),
        s.tint or s.pick(BRICK, OCHRE, STEEL, SEA),
        depth=24,
        shine=1.0,
        inside=line("M290 400Q300 310 360 282", PAPER, 14, opacity=0.7),
    )
    s.form(ell(390, 242, 22, 15), OCHRE, depth=5)
    s.stroke("M560 300q34 30 30 80M596 268q48 44 42 120M226 300q-34 30-30 80", s.accent_on(s.wall), 7, opacity=0.8)


@thing("casque", "Casque de vélo", "stand", (BRICK, INK), zoom=1.1)
def casque(s):
    tone = s.tint or s.pick(BRICK, OCHRE, PINE, SEA, PAPER)
    s.stroke("M270 420q40 80 120 84t140-90", INK, 10)
    s.form(
        smooth(
            [
                (190, 420),
                (200, 320),
                (280, 240),
                (410, 214),
                (540, 246),
                (610, 330),
                (620, 400),
                (560, 424),
                (400, 404),
                (240, 430),
            ]
        ),
        tone,
        base=502,
        depth=24,
        shine=0.8,
    )
    for k in (-1, 0, 1, 2):
        s.flat(
            smooth(
                [
                    (300 + k * 86, 282),
                    (346 + k * 80, 262),
                    (350 + k * 82, 346),
                    (322 + k * 84, 374),
                    (304 + k * 86, 340),
                ],
                0.7,
            ),
            INK,
            opacity=0.8,
        )
    s.flat(smooth([(188, 424), (400, 402), (622, 402), (606, 428), (400, 428), (240, 448)], 0.6), INK, opacity=0.35)


@thing("pompe", "Pompe et chambre à air", "flat", (STEEL, OCHRE, INK), FLAT)
def pompe(s):
    s.push(400, 300)
    s.stroke(ell(70, 20, 150), INK, 38)
    s.stroke(ell(70, 20, 150), PAPER, 3, opacity=0.3)
    s.push(-130, 0, s.near(-62, 5))
    s.form(
        rrect(-190, -30, 300, 60, 14),
        s.tint or OCHRE,
        drop=(12, 16),
        depth=9,
        shine=0.7,
        inside=line("M-180-10H100", PAPER, 7, opacity=0.6),
    )
    s.form(rect(108, -9, 90, 18), STEEL, drop=(12, 16), depth=4)
    s.form(rrect(190, -62, 34, 124, 16), BROWN, drop=(12, 16), depth=7)
    s.pop()
    s.pop()
