"""From the dairy: cheeses, butter, yoghurt, milk and eggs."""

from drawings.catalogue import thing
from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    SEA,
    STEEL,
    STONE,
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

PASTE = "#f2d88c"
RIND = "#a8703c"
CREAM = "#f6ecd2"


def holes(s, cx, cy, spread_x, spread_y, many, size, colour):
    return path(
        "".join(ell(s.near(cx, spread_x), s.near(cy, spread_y), s.near(size, size * 0.5)) for _ in range(many)), colour
    )


def wedge(s, paste, rind, dots=""):
    """A cut of a great wheel: triangle top, tall face, rind at the back."""
    top = poly((150, 330), (560, 236), (664, 318))
    face = poly((150, 330), (664, 318), (664, 472), (150, 496))
    s.form(poly((150, 330), (560, 236), (664, 318), (664, 472), (150, 496)), paste, base=496, depth=0)
    s.form(top, mix(paste, PAPER, 0.45), depth=0)
    s.form(face, paste, depth=18, shade=0.14, inside=dots)
    s.form(
        smooth([(556, 236), (600, 250), (662, 300), (682, 322), (682, 468), (664, 474), (660, 322), (610, 278)], 0.5),
        rind,
        depth=9,
        shine=0.8,
    )
    s.flat(poly((150, 484), (664, 461), (664, 474), (150, 498)), rind)


@thing("comte", "Comté", "stand", (PASTE, RIND), grounds=("disc", "hills", "tiles", "light", "round", "wallpaper"))
def comte(s):
    tone = s.tint or s.pick(PASTE, mix(PASTE, OCHRE, 0.35), mix(PASTE, CREAM, 0.45))
    dots = holes(s, 400, 410, 200, 50, 4, 7, over(tone, BROWN, 0.5)) + line(
        "M190 380l90-4M420 430l120-6", over(tone, BROWN, 0.4), 3
    )
    wedge(s, tone, RIND, dots)


@thing(
    "emmental", "Emmental", "stand", (PASTE, OCHRE), grounds=("disc", "hills", "tiles", "light", "round", "wallpaper")
)
def emmental(s):
    tone = mix(PASTE, OCHRE, 0.25)
    spots = (
        (250, 420, 30),
        (350, 372, 20),
        (430, 440, 34),
        (540, 380, 28),
        (604, 440, 17),
        (314, 466, 15),
        (486, 352, 13),
    )
    dots = "".join(
        path(ell(x, y, r, r * 0.9), over(tone, BROWN, 0.45))
        + path(ell(x + r * 0.14, y + r * 0.16, r * 0.84, r * 0.74), mix(tone, OCHRE, 0.3))
        for x, y, r in spots
    )
    wedge(s, tone, CRUST, dots)


@thing("bleu", "Fromage bleu", "stand", (CREAM, SEA))
def bleu(s):
    tone = s.tint or CREAM
    veins = "".join(
        path(
            smooth(
                [
                    (x + dx * r, y + dy * r)
                    for dx, dy in ((-1, 0), (-0.2, -0.5), (1, -0.2), (0.3, 0.2), (0.8, 0.8), (-0.3, 0.4))
                ]
            ),
            SEA,
            opacity=0.75,
        )
        for x, y, r in ((s.near(400, 220), s.near(408, 56), s.near(22, 10)) for _ in range(15))
    )
    wedge(s, tone, mix(STONE, SEA, 0.35), veins)


@thing(
    "reblochon",
    "Reblochon",
    "stand",
    ("#e3a95c", CREAM),
    zoom=1.1,
    grounds=("disc", "hills", "tiles", "light", "round", "wallpaper"),
)
def reblochon(s):
    rind = s.tint or s.pick("#e0a65e", "#d8955a", "#e9c48c")
    s.form("M176 378V446a216 64 0 0 0 432 0V378z", over(rind, CRUST, 0.35), base=500, depth=20)
    s.form(
        ell(392, 378, 216, 64),
        rind,
        depth=12,
        shine=0.9,
        inside=path(
            "".join(
                blob(s.rng, s.near(392, 150), s.near(376, 36), s.near(34, 14), s.near(9, 4), 7, 0.2) for _ in range(9)
            ),
            PAPER,
            opacity=0.4,
        ),
    )
    # the quarter pulled out, running a little
    s.form(poly((392, 378), (300, 436), (300, 506), (392, 448)), CREAM, depth=0)
    s.form(poly((392, 378), (486, 435), (486, 505), (392, 448)), mix(CREAM, OCHRE, 0.2), depth=0)
    s.form(
        smooth([(300, 440), (392, 492), (486, 438), (498, 506), (440, 520), (392, 512), (340, 524), (290, 508)], 0.6),
        s.table,
        depth=0,
    )
    s.push(150, 14)
    s.form(
        smooth([(392, 424), (470, 462), (476, 520), (392, 548), (312, 522), (310, 468)], 0.35),
        CREAM,
        base=540,
        depth=10,
    )
    s.form(
        smooth([(392, 396), (474, 446), (470, 470), (392, 504), (306, 478), (308, 450)], 0.45), rind, depth=9, shine=0.8
    )
    s.pop()


@thing("camembert", "Camembert", "flat", (CREAM, "#d8b57a"), ("board", "linen", "gingham", "half", "sheet"))
def camembert(s):
    s.push(400, 300, s.near(0, 30))
    wood = "#d8b57a"
    s.form(blob(s.rng, 0, 0, 228, 226, 16, 0.006), wood, drop=(16, 20), depth=12)
    s.form(ell(0, 0, 200), mix(PAPER, wood, 0.3), depth=0)
    s.form(
        f"M0 0L{178:.0f} 30A181 181 0 1 1 120-134z",
        CREAM,
        drop=None,
        depth=15,
        shade=0.15,
        inside=path(
            "".join(
                blob(s.rng, s.near(-20, 120), s.near(20, 120), s.near(22, 10), s.near(16, 6), 7, 0.3) for _ in range(13)
            ),
            "#e2bf85",
            opacity=0.6,
        )
        + line("M-170-60L150 100M-150-110L100 140M-90-160L170 20", mix(CREAM, CRUST, 0.35), 4, opacity=0.6),
    )
    s.pop()


@thing("chevre", "Chèvre frais", "stand", (CREAM, "#8d8f86", "#666b70"), zoom=1.05)
def chevre(s):
    ash = "#8d8f86"
    s.form(
        rrect(150, 392, 330, 108, 50),
        ash,
        base=500,
        depth=16,
        shine=0.9,
        inside=path(
            "".join(
                blob(s.rng, s.near(310, 140), s.near(440, 44), s.near(14, 6), s.near(10, 4), 6, 0.3) for _ in range(12)
            ),
            PAPER,
            opacity=0.35,
        ),
    )
    s.form(ell(478, 446, 32, 54), CREAM, depth=6)
    s.form(lathe(590, [(64, 330), (92, 500)]), CREAM, base=500, depth=16)
    s.form(ell(590, 330, 64, 20), mix(CREAM, PAPER, 0.5), depth=0)
    s.form(lathe(300, [(60, 262, "l"), (84, 392)]), mix(ash, INK, 0.25), depth=15, shine=0.7)
    s.form(ell(300, 264, 60, 18), ash, depth=0)
    s.stroke("M604 318C620 262 650 240 676 226M628 272q-26-8-34-30M640 256q24 6 42-2M652 244q-12-16-8-34", LEAF, 6)


@thing("beurre", "Beurre de baratte", "stand", (PASTE, PAPER), zoom=1.06)
def beurre(s):
    wrap = s.accent_on(s.wall)
    s.form(poly((150, 340), (250, 292), (650, 292), (612, 342), (612, 480), (150, 496)), PASTE, base=494, depth=0)
    s.form(poly((150, 340), (250, 292), (650, 292), (612, 342)), mix(PASTE, PAPER, 0.5), depth=0)
    s.form(
        poly((150, 340), (612, 342), (612, 482), (150, 496)),
        PASTE,
        depth=16,
        inside=line("M210 380q120 12 220-4M250 430q110 10 190-2", over(PASTE, CRUST, 0.5), 4),
    )
    s.form(
        smooth(
            [
                (436, 284),
                (520, 276),
                (668, 280),
                (690, 330),
                (664, 360),
                (672, 500),
                (560, 512),
                (470, 498),
                (446, 430),
                (466, 360),
                (430, 330),
            ],
            0.45,
        ),
        wrap,
        base=500,
        depth=14,
        inside=path(
            "".join(rect(x, 270, 12, 260) for x in (500, 552, 604, 656)), s.first if wrap == s.second else s.second
        ),
    )
    s.form(smooth([(150, 340), (186, 322), (206, 356), (196, 420), (160, 424)], 0.8), mix(PASTE, PAPER, 0.65), depth=7)


@thing("yaourt", "Yaourts fermiers", "stand", (PAPER, STEEL), zoom=1.25)
def yaourt(s):
    cloth = s.tint or s.pick(BRICK, SEA, LEAF, OCHRE)
    s.stamp_begin()
    s.form(
        lathe(0, [(76, -190, "l"), (80, -160), (92, -90), (88, -10), (76, 0)]),
        "#fbf6ea",
        depth=14,
        inside=path(rrect(-54, -118, 108, 74, 8), s.accent_on("#fbf6ea")) + path(rrect(-46, -110, 92, 58, 5), PAPER),
    )
    s.words("Nature", "script", 27, 0, -73, INK, 84)
    s.form(
        smooth(
            [
                (-94, -176),
                (-84, -204),
                (0, -214),
                (84, -204),
                (94, -176),
                (60, -168),
                (30, -178),
                (0, -168),
                (-30, -178),
                (-62, -168),
            ]
        ),
        cloth,
        depth=9,
        shine=0.8,
    )
    s.stroke("M-82-186H82", PAPER, 4)
    pot = s.stamp_end()
    for x, y, k in ((258, 470, 0.95), (520, 476, 1.0), (386, 512, 1.06)):
        s.place(pot, x, y, 0, k, base=0)


@thing("lait", "Lait frais entier", "stand", (PAPER, STEEL), zoom=1.06)
def lait(s):
    s.push(-30 if s.number == 1 else -70)
    s.form(
        lathe(
            400, [(46, 112, "l"), (46, 140), (50, 160), (50, 196), (100, 280), (106, 320, "l"), (106, 470), (94, 500)]
        ),
        mix(STEEL, PAPER, 0.55),
        base=500,
        depth=18,
        inside=path(rect(280, 208, 240, 300), "#fdf8ec")
        + path(rrect(318, 330, 164, 100, 10), s.accent_on("#fdf8ec"))
        + line("M330 250C318 280 316 340 316 460", "#ffffff", 9),
    )
    s.form(rrect(346, 92, 108, 40, 8), s.accent_on(s.wall), depth=8, inside=path(rect(346, 108, 108, 6), PAPER))
    s.words("Lait", "script", 64, 400, 398, PAPER if s.accent_on("#fdf8ec") != PAPER else INK, 130)
    s.pop()
    if s.number != 1:
        s.form(
            lathe(560, [(66, 388, "l"), (54, 494), (50, 500)]),
            mix(STEEL, PAPER, 0.6),
            base=500,
            depth=12,
            inside=path(rect(480, 412, 160, 100), "#fdf8ec"),
        )


@thing("oeufs", "Œufs frais", "stand", ("#d9a274", PAPER), zoom=1.16)
def oeufs(s):
    shells = ["#d99f70", "#e8c9a4", "#c9814f", "#f2e6d0"]
    egg = [(0, -62), (30, -50), (48, -12), (46, 20), (26, 46), (0, 52), (-26, 46), (-46, 20), (-48, -12), (-30, -50)]
    for i, x in enumerate((212, 306, 400, 494, 588)):
        s.form(smooth(turned(x, 384, s.near(0, 6), egg)), shells[(i + int(s.near(2, 2))) % 4], depth=12, shine=0.9)
    box = s.tint or mix(STEEL, STONE, 0.5)
    cups = "".join(ell(x, 494, 40, 22) for x in (226, 342, 458, 574))
    front = "M150 398q31 40 62 0q47 48 94 0q47 48 94 0q47 48 94 0q47 48 94 0q31 36 62 0L626 494q-10 12-24 12H198q-14 0-24-12z"
    s.form(front, box, base=506, depth=16, shine=0.6, inside=path(cups, INK, opacity=0.16))
    band = s.accent_on(box)
    s.flat(rrect(300, 440, 200, 46, 6), band)
    s.words(
        s.label or "6 œufs",
        "italic",
        34,
        400,
        475,
        PAPER if band != PAPER and sum(int(band[i : i + 2], 16) for i in (1, 3, 5)) < 420 else INK,
        180,
    )
