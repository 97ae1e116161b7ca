"""From the potter, the soap maker and the haberdasher."""

from drawings.catalogue import lettered, thing
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
    STONE,
    WOOD,
    ell,
    lathe,
    line,
    mix,
    path,
    poly,
    readable,
    rect,
    rrect,
    smooth,
    turned,
)


@thing("bol", "Bol en grès", "stand", (SEA, STONE), zoom=1.08)
def bol(s):
    glaze = s.tint or s.pick(SEA, "#cdbb9b", PINE, BRICK, NIGHT)
    rim = mix(glaze, INK, 0.45)
    clay = "#b98f6a"
    drip = smooth(
        [(180, 300), (620, 300), (620, 410), (560, 440), (500, 416), (430, 446), (360, 420), (290, 442), (220, 410)]
    )
    s.form(
        "M200 322C204 420 270 470 322 484L316 502H484L478 484C530 470 596 420 600 322z",
        clay,
        base=502,
        depth=24,
        shine=0.8,
        inside=path(drip, glaze) + path("".join(ell(s.near(400, 190), s.near(450, 40), 2.6) for _ in range(22)), BROWN),
    )
    s.form(ell(400, 322, 200, 44), rim, depth=0)
    s.form(ell(400, 326, 186, 36), mix(glaze, INK, 0.2), depth=12)


@thing("tasses", "Tasses en céramique", "stand", (STONE, SEA), zoom=1.1)
def tasses(s):
    tones = s.rng.sample([SEA, BRICK, OCHRE, PINE, "#e2d3b4", ROSE], 3)
    for x, k, tone in ((250, 1.0, tones[0]), (548, 0.95, tones[1]), (404, 1.12, tones[2])):
        s.push(x, 502, 0, k)
        s.stroke("M74-100q62-6 54 40t-66 34", tone, 17)
        s.form(
            lathe(0, [(84, -146, "l"), (82, -60), (66, 0)]),
            tone,
            base=0,
            depth=14,
            shine=0.9,
            inside=path(rect(-100, -50, 200, 60), "#c9a680"),
        )
        s.form(ell(0, -146, 84, 18), mix(tone, INK, 0.35), depth=0)
        s.pop()


@thing("vase", "Vase", "stand", (STONE, BRICK))
def vase(s):
    tone = s.tint or s.pick(BRICK, SEA, OCHRE, "#e2d3b4", NIGHT)
    shape = s.pick(
        [(40, 190), (30, 240), (130, 340), (120, 430), (60, 502)],
        [(70, 170), (50, 230), (90, 300), (100, 420), (70, 502)],
        [(24, 160, "l"), (24, 290), (120, 400), (116, 450), (80, 502)],
    )
    s.stroke("M400 300Q390 160 330 70M402 300Q430 180 500 100M402 300Q404 150 420 60", "#8d7a55", 5)
    for x, y, t in (
        (330, 70, -110),
        (352, 120, -150),
        (500, 100, -50),
        (470, 140, -10),
        (420, 60, -80),
        (412, 120, -20),
    ):
        s.flat(smooth(turned(x, y, t, [(0, 0), (26, -13), (58, 0), (26, 13)])), s.pick(LEAF, "#a9a35e", OCHRE))
    bands = line(
        "M200 380q33-26 66 0t66 0t66 0t66 0t66 0t66 0M200 410q33-26 66 0t66 0t66 0t66 0t66 0t66 0",
        readable(tone),
        7,
        opacity=0.75,
    )
    s.form(lathe(400, shape), tone, base=502, depth=22, shine=0.9, inside=bands)


@thing("couteau", "Couteau de cuisine", "flat", (STEEL, BROWN), ("board", "half", "linen", "sheet"))
def couteau(s):
    s.push(400, 300, s.near(-22, 8), 1.16)
    s.form(
        smooth([(-290, 30), (-230, -14), (-140, -40), (60, -46), (70, 30), (60, 44), (-120, 42)], 0.4),
        mix(STEEL, PAPER, 0.35),
        drop=(12, 16),
        depth=10,
        inside=path(poly((-300, 34), (70, 26), (70, 60), (-300, 60)), PAPER, opacity=0.6),
    )
    s.form(rect(58, -47, 26, 76), mix(STEEL, INK, 0.3), depth=4)
    s.form(
        smooth([(80, -46), (180, -40), (270, -44), (290, -10), (276, 30), (240, 14), (160, 18), (80, 26)], 0.5),
        s.tint or s.pick(BROWN, INK, "#8d3a2d"),
        drop=(12, 16),
        depth=9,
        shine=0.6,
        inside=path(ell(120, -10, 8) + ell(180, -12, 8) + ell(240, -14, 8), OCHRE),
    )
    s.pop()


@thing("bougie", "Bougie parfumée", "stand", (PAPER, OCHRE), zoom=1.08)
def bougie(s):
    glass = s.tint or s.pick("#b9623f", PINE, ROSE, "#d9c39a", NIGHT)
    s.form(smooth([(400, 150), (424, 204), (416, 244), (400, 252), (384, 244), (376, 204)]), OCHRE, depth=0)
    s.flat(smooth([(400, 192), (412, 224), (400, 246), (388, 224)]), PAPER)
    s.form(
        lathe(400, [(122, 290, "l"), (122, 488), (112, 502)]),
        glass,
        base=502,
        depth=22,
        shine=0.8,
        inside=path(rect(330, 362, 140, 84), PAPER),
    )
    s.form(ell(400, 290, 122, 26), mix(PAPER, OCHRE, 0.25), depth=0)
    s.stroke("M400 286V246", INK, 5)
    s.words(s.label or s.pick("Figuier", "Cèdre", "Tilleul"), "italic", 34, 400, 414, INK, 124)


@lettered
@thing("savon", "Savons", "stand", ("#a9b07a", ROSE), zoom=1.28)
def savon(s):
    tones = [s.tint] * 3 if s.tint else s.rng.sample(["#a9b07a", ROSE, "#e0c68a", "#b9a3c9", "#cdb79a", SEA], 3)
    for i, (x, y, t) in enumerate(((200, 502, 0), (412, 502, 2), (296, 402, -7))):
        s.push(x, y, t)
        s.form(
            rrect(0, -100, 190, 100, 22),
            tones[i],
            base=0,
            depth=14,
            shine=0.9,
            inside=path(rrect(26, -78, 138, 56, 16), INK, opacity=0.1),
        )
        words = (s.label, "Savon", s.label) if s.label else ("Olive", "Savon", "Marseille")
        s.words(words[i], "sans", 27, 95, -41, mix(tones[i], INK, 0.55), 120, 0.06)
        s.pop()
    s.flat(ell(640, 330, 24) + ell(596, 276, 15) + ell(668, 262, 34), PAPER, opacity=0.5)


@thing("theiere", "Théière", "stand", (SEA, PAPER), zoom=1.05)
def theiere(s):
    tone = s.tint or s.pick(SEA, BRICK, PINE, "#e2d3b4", NIGHT, OCHRE)
    s.stroke("M536 330q110-30 100 60t-120 60", tone, 24)
    s.form(
        smooth([(300, 420), (210, 390), (176, 300), (130, 282), (136, 262), (200, 268), (240, 340), (310, 350)], 0.7),
        tone,
        depth=9,
    )
    s.form(
        smooth(
            [(400, 262), (500, 290), (556, 380), (530, 460), (470, 502), (330, 502), (270, 460), (244, 380), (300, 290)]
        ),
        tone,
        base=502,
        depth=24,
        shine=0.9,
        inside=path(
            "".join(ell(x, y, 13) for x in range(230, 600, 52) for y in range(310, 500, 88))
            + "".join(ell(x + 26, y + 44, 13) for x in range(230, 600, 52) for y in range(310, 470, 88)),
            readable(tone),
            opacity=0.35,
        ),
    )
    s.form(
        smooth([(300, 284), (340, 252), (400, 240), (460, 252), (500, 284), (400, 300)]), mix(tone, INK, 0.18), depth=8
    )
    s.form(ell(400, 226, 22), mix(tone, INK, 0.3), depth=5)


@thing("pelotes", "Pelotes de laine", "stand", (ROSE, SEA), zoom=1.08)
def pelotes(s):
    tones = (
        [s.tint, mix(s.tint, PAPER, 0.4), mix(s.tint, INK, 0.25)]
        if s.tint
        else s.rng.sample([BRICK, SEA, OCHRE, ROSE, "#8577ab", PINE, "#e2d3b4"], 3)
    )
    s.stamp_begin()
    s.form(
        ell(0, 0, 104),
        "currentColor",
        depth=18,
        shine=0.6,
        inside=line(
            "M-100-30Q-20-90 80-70M-104 0Q-10-70 100-36M-100 30Q0-44 106 0M-90 56Q10-10 100 36M-70-90Q-60 10-10 104M-40-104Q-30 0 30 104M0-104Q0-10 66 90",
            INK,
            4,
            opacity=0.22,
        )
        + line("M-60 84Q20 10 96 62M-34 100Q30 40 84 84", PAPER, 4, opacity=0.3),
    )
    name = s.stamp_end()
    s.stroke("M300 500Q200 540 120 500T60 540", tones[0], 7)
    for (x, y, k), tone in zip(((276, 398, 1.0), (540, 404, 0.95), (408, 268, 1.02)), tones, strict=False):
        s.place(name, x, y, s.near(0, 60), k, tone, base=104)
    s.stroke("M300 120L520 350M560 130L360 360", WOOD, 10)
    s.flat(ell(298, 118, 13) + ell(562, 128, 13), BROWN)


@thing("fils", "Bobines de fil", "stand", (BRICK, OCHRE, SEA), zoom=1.1)
def fils(s):
    tones = s.rng.sample([BRICK, SEA, OCHRE, ROSE, PINE, "#8577ab", NIGHT], 4)
    for (x, y, k), tone in zip(
        ((214, 502, 1.0), (388, 502, 1.15), (560, 502, 0.95), (388, 314, 0.95)), tones, strict=False
    ):
        s.push(x, y, 0, k)
        s.form(
            lathe(0, [(60, -164, "l"), (60, -146, "l"), (48, -140, "l"), (48, -26, "l"), (60, -20, "l"), (60, 0)]),
            "#d9b27a",
            base=0,
            depth=10,
        )
        s.form(
            smooth([(-52, -138), (52, -138), (58, -84), (52, -28), (-52, -28), (-58, -84)], 0.5),
            tone,
            depth=11,
            shine=0.5,
            inside=line("".join(f"M-70 {y}l140-12" for y in range(-124, -10, 16)), INK, 3, opacity=0.22),
        )
        s.pop()
    s.stroke("M610 480q60 40 30 70t-120-6", tones[2], 5)
