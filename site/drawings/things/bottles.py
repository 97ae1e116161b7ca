"""From the wine merchant: bottles, glasses, beer and liqueurs."""

import math

from drawings.catalogue import lettered, thing
from drawings.kit import (
    BRICK,
    BROWN,
    INK,
    OCHRE,
    PAPER,
    ROSE,
    STEEL,
    WINE,
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
)

GLASS_GREEN = "#3d4f33"
BURGUNDY = [(24, 70, "l"), (24, 190), (30, 220), (84, 310), (86, 350, "l"), (86, 484), (76, 502)]
BORDEAUX = [(25, 70, "l"), (25, 196), (30, 222), (80, 256), (82, 290, "l"), (82, 484), (74, 502)]
FLUTE = [(22, 62, "l"), (22, 150), (34, 230), (68, 340), (70, 380, "l"), (70, 486), (62, 502)]
BEER = [(24, 196, "l"), (24, 250), (34, 290), (70, 340), (72, 370, "l"), (72, 484), (62, 502)]
SHORT_LABEL = 130


def other(s, colour):
    return s.first if colour == s.second else s.second


def bottle(s, x, profile, glass, label, words, style, cap, sub="", neck=70, seal=120, scale=1.0):
    """Glass, a light edge, capsule, and a label with a device above its words."""
    s.push(x - 400 * scale, 502 - 502 * scale, 0, scale)
    width = max(p[0] for p in profile)
    shoulder = next(p[1] for p in profile if p[0] > width * 0.9)
    glint = line(
        f"M{400 - width + 16} {shoulder + 20}V470M{400 - 12} {neck + 70}V{shoulder - 50}", mix(glass, PAPER, 0.65), 7
    )
    s.form(lathe(400, profile), glass, base=502, depth=17, inside=glint)
    r = profile[0][0] + 3
    s.form(
        rrect(400 - r, neck - 6, 2 * r, seal, 5),
        cap,
        depth=7,
        inside=path(rect(400 - r, neck + 14, 2 * r, 5), INK, opacity=0.3),
    )
    top = shoulder + 22
    tall = 474 - top
    s.form(
        rect(400 - width, top, 2 * width, tall),
        label,
        depth=12,
        shade=0.12,
        inside=label_device(s, top, tall, width, label),
    )
    low = tall < SHORT_LABEL
    s.words(words, style, 40, 400, top + tall * (0.6 if low else 0.66), readable(label), 2 * width - 22)
    if sub:
        s.words(sub, "sans", 17, 400, top + tall * (0.76 if low else 0.82), readable(label), 2 * width - 30)
    s.pop()


def label_device(s, top, tall, width, label):
    """A small drawn sign on the label: hill and vines, sun, crest or bands."""
    tone = s.accent_on(label)
    kind = s.rng.randrange(4)
    x0, y = 400 - width, top + tall * (0.1 if tall > 145 else 0.03)
    if tall < SHORT_LABEL:  # no room above the words
        kind = 3
    if kind == 0:
        hill = smooth(
            [
                (x0 - 10, y + 44),
                (380, y + 4),
                (440, y + 26),
                (400 + width + 10, y + 8),
                (400 + width + 10, y + 50),
                (x0 - 10, y + 50),
            ]
        )
        return path(hill, tone) + path(ell(400 + width * 0.4, y + 2, 10), BRICK)
    if kind == 1:
        rays = "".join(
            poly(
                (400, y + 36),
                (400 + math.cos(a) * 60, y + 36 + math.sin(a) * 44),
                (400 + math.cos(a + 0.18) * 60, y + 36 + math.sin(a + 0.18) * 44),
            )
            for a in (math.pi + 0.1 + i * 0.42 for i in range(7))
        )
        return (
            path(rays + ell(400, y + 36, 17), tone)
            + path(rect(x0, y + 38, 2 * width, 4), tone)
            + path(rect(x0, y + 42, 2 * width, 20), label)
        )
    if kind == 2:
        return path(f"M372 {y:.0f}h56v24q0 22-28 32q-28-10-28-32z", tone) + path(
            f"M400 {y:.0f}h28v24q0 22-28 32z", BRICK
        )
    return path(
        rect(x0, top + 10, 2 * width, 8) + rect(x0, top + 24, 2 * width, 3) + rect(x0, top + tall - 18, 2 * width, 8),
        tone,
    )


def wine_glass(s, x, wine, k=1.0):
    s.push(x - 400 * k, 502 - 502 * k, 0, k)
    s.form(
        lathe(400, [(56, 250), (72, 330), (40, 384), (7, 400), (7, 470), (52, 494), (56, 502)]),
        mix(STEEL, PAPER, 0.6),
        base=502,
        depth=10,
        inside=path(rect(310, 318, 180, 70), wine) + path(ell(400, 318, 71, 12), mix(wine, PAPER, 0.25)),
    )
    s.pop()


@lettered
@thing(
    "vin-rouge",
    "Vin rouge",
    "stand",
    (GLASS_GREEN, WINE, PAPER),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
)
def vin_rouge(s):
    shape = s.pick(BORDEAUX, BURGUNDY)
    bottle(
        s,
        350,
        shape,
        GLASS_GREEN,
        s.pick(PAPER, "#efe2c4", s.second),
        s.label or s.pick("Mondeuse", "Gamay", "Pinot noir", "Cairanne"),
        s.pick("script", "fraunces", "italic"),
        s.tint or WINE,
        s.pick("Vieilles vignes", "2023", "Réserve"),
    )
    wine_glass(s, 556, WINE, 0.98)


@lettered
@thing(
    "vin-blanc",
    "Vin blanc",
    "stand",
    ("#a9ad6a", PAPER),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
)
def vin_blanc(s):
    bottle(
        s,
        450,
        s.pick(FLUTE, BURGUNDY),
        s.tint or "#b4b46c",
        s.pick(PAPER, s.first),
        s.label or s.pick("Roussette", "Apremont", "Muscadet", "Chignin"),
        s.pick("italic", "deco", "fraunces"),
        s.accent_on(s.wall),
        "Savoie" if not s.label else "",
    )
    wine_glass(s, 256, "#e6d68a", 0.98)


@lettered
@thing(
    "vin-rose",
    "Vin rosé",
    "stand",
    (ROSE, PAPER),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
)
def vin_rose(s):
    bottle(s, 320, BORDEAUX, mix(ROSE, PAPER, 0.15), PAPER, s.label or "Cinsault", "deco", ROSE, "Rosé")
    wine_glass(s, 520, ROSE, 0.92)
    wine_glass(s, 648, ROSE, 0.8)


@lettered
@thing(
    "champagne",
    "Vin pétillant",
    "stand",
    (GLASS_GREEN, OCHRE),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
)
def champagne(s):
    bottle(
        s,
        370,
        BURGUNDY,
        mix(GLASS_GREEN, INK, 0.3),
        s.pick("#efe2c4", OCHRE),
        s.label or "Crémant",
        "deco",
        OCHRE,
        "Brut",
        seal=170,
    )
    s.form(
        lathe(570, [(34, 262), (36, 300), (24, 380), (6, 410), (6, 480), (40, 496), (42, 502)]),
        mix(STEEL, PAPER, 0.6),
        base=502,
        depth=8,
        inside=path(rect(520, 300, 100, 110), "#ecd27f")
        + path("".join(ell(s.near(570, 14), s.near(345, 36), 3.5) for _ in range(9)), PAPER),
    )


@lettered
@thing(
    "cidre",
    "Cidre",
    "stand",
    (GLASS_GREEN, OCHRE, BRICK),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
)
def cidre(s):
    bottle(
        s,
        330,
        BURGUNDY,
        s.tint or "#55602f",
        s.pick(OCHRE, PAPER),
        s.label or s.pick("Cidre", "Cidre brut", "Poiré"),
        "script",
        BRICK,
        "Bretagne" if not s.label else "",
    )
    for x, y, r in ((500, 452, 52), (592, 462, 44)):
        s.form(
            smooth(
                [
                    (x, y - r * 0.74),
                    (x + r * 0.5, y - r * 0.94),
                    (x + r, y - r * 0.3),
                    (x + r * 0.5, y + r * 0.84),
                    (x, y + r * 0.8),
                    (x - r * 0.5, y + r * 0.84),
                    (x - r, y - r * 0.3),
                    (x - r * 0.5, y - r * 0.94),
                ]
            ),
            mix(BRICK, OCHRE, 0.4 * (x > 550)),
            base=y + r * 0.8,
            depth=11,
            shine=0.9,
        )
        s.stroke(f"M{x} {y - r * 0.7:.0f}q2-14 8-24", BROWN, 5)


@lettered
@thing("biere", "Bière artisanale", "stand", ("#7d4a2b", OCHRE), zoom=1.12)
def biere(s):
    glass = s.tint or "#6b3f24"
    name = s.label or s.pick("Blonde", "Ambrée", "La Brune", "Blanche")
    bottle(
        s,
        300,
        BEER,
        glass,
        s.pick(OCHRE, PAPER, s.second),
        name,
        s.pick("gothic", "script", "fraunces"),
        s.accent_on(s.wall),
        "33 cl",
        neck=196,
        seal=26,
        scale=1.1,
    )
    beer = "#dc9a33"
    s.form(
        lathe(520, [(70, 270, "l"), (56, 490), (54, 502)]),
        mix(beer, PAPER, 0.1),
        base=502,
        depth=14,
        inside=path(rect(440, 250, 160, 56), PAPER)
        + path("".join(ell(s.near(520, 40), s.near(400, 80), 4) for _ in range(12)), PAPER, opacity=0.6),
    )
    s.form(
        smooth(
            [
                (440, 286),
                (444, 250),
                (480, 238),
                (520, 246),
                (560, 236),
                (598, 254),
                (600, 286),
                (560, 304),
                (520, 292),
                (474, 306),
            ]
        ),
        PAPER,
        depth=8,
    )


LIQUEURS = {"Génépi": "#a3ad55", "Verveine": "#7f9a45", "Cassis": "#7a2f45", "Gentiane": "#dcae3c"}


@lettered
@thing("liqueur", "Liqueur", "stand", ("#7f8f3d", PAPER))
def liqueur(s):
    name = s.label or s.pick(*LIQUEURS)
    drink = s.tint or LIQUEURS.get(name, "#c9822f")
    s.form(
        lathe(380, [(28, 150, "l"), (28, 220), (44, 240), (140, 300), (146, 340, "l"), (146, 470), (130, 502)]),
        mix(drink, PAPER, 0.1),
        base=502,
        depth=22,
        inside=line("M254 330V470", PAPER, 9, opacity=0.7),
    )
    s.form(rrect(350, 112, 60, 50, 8), BROWN, depth=8)
    s.form(ell(380, 398, 92, 74), PAPER, depth=9, shade=0.12, inside=line(ell(380, 398, 82, 64), s.accent_on(PAPER), 3))
    s.words(name, "script", 46, 380, 412, INK, 150)
    s.form(
        lathe(610, [(34, 410), (38, 440), (7, 466), (7, 480), (30, 496), (32, 502)]),
        mix(STEEL, PAPER, 0.6),
        base=502,
        depth=7,
        inside=path(rect(560, 428, 100, 40), drink),
    )
