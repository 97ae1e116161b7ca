"""The street before a shop: pavement, what the shop puts outside, lamps, trees and people."""

import math

from drawings.fronts.front import GROUND
from drawings.kit import (
    BRICK,
    CRUST,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SEA,
    STEEL,
    WINE,
    apart,
    dots,
    ell,
    group,
    lettering,
    light,
    line,
    mix,
    over,
    path,
    poly,
    rect,
    rrect,
    smooth,
)
from drawings.windows.goods import bucket, crate
from drawings.windows.wares import bicycle

WORDS = {
    "boulangerie": "pains & gâteaux",
    "fromagerie": "fromages affinés",
    "boucherie": "viandes & charcuterie",
    "primeur": "fruits & légumes",
    "librairie": "livres & papeterie",
    "fleuriste": "fleurs & plantes",
    "caviste": "vins & spiritueux",
    "epicerie": "épicerie fine",
    "chocolatier": "chocolats & confiseries",
    "poissonnerie": "poissons & coquillages",
    "quincaillerie": "outils & couleurs",
    "bijouterie": "bijoux & montres",
    "mode": "prêt-à-porter",
    "chaussures": "souliers",
    "jouets": "jeux & jouets",
    "opticien": "lunettes",
    "coiffeur": "coiffure",
    "cafe": "café & salon de thé",
    "velo": "vélos & réparation",
    "mercerie": "laines & boutons",
    "ceramique": "grès & faïence",
    "savonnerie": "savons & soins",
    "autre": "bienvenue",
}


def pavement(width, tone):
    joints = "".join(f"M{x} {GROUND + 6}l{-18 + (x * 7 % 5)} 34" for x in range(30, width, 118))
    return (
        path(rect(0, GROUND, width, 46), tone)
        + line(joints, over(tone, INK, 0.25), 2)
        + path(rect(0, GROUND + 40, width, 10), over(tone, INK, 0.3))
        + path(rect(0, GROUND + 48, width, 40), mix(tone, "#453a45", 0.72))
        + path(rect(0, GROUND, width, 46), "url(#s)", opacity=0.12)
    )


def out_of_doors(f, x, rng):
    """What the shop puts on the pavement; x is where there is room, in front of the window."""
    y = GROUND + 22
    fruit = [BRICK, OCHRE, LEAF, "#de7f2c", WINE, "#ecc746"]
    shade, k = path(ell(x + 10, y + 2, 96, 8), INK, opacity=0.25), rng.randint(0, 5)
    if f.trade == "primeur":
        return (
            shade
            + "".join(crate(x - 104 + i * 104, y, fruit[(i + k) % 6], 98) for i in range(3))
            + crate(x - 52, y - 44, fruit[(k + 3) % 6], 98)
            + crate(x + 56, y - 44, fruit[(k + 4) % 6], 98)
        )
    if f.trade == "fleuriste":
        return shade + "".join(
            bucket(
                x - 76 + i * 70, y, (ROSE, BRICK, OCHRE, PAPER)[(i + k) % 4], 1.08, (STEEL, f.deep, "#b9623f")[i % 3]
            )
            for i in range(3)
        )
    if f.trade in ("cafe", "boulangerie", "chocolatier"):
        return shade + bistro(x, y, f.deep)
    if f.trade == "velo":
        return shade + bicycle(x, y, f.deep if light(f.deep) < 0.7 else BRICK, 1.15)
    if f.trade in (
        "librairie",
        "mode",
        "coiffeur",
        "jouets",
        "mercerie",
        "opticien",
        "ceramique",
        "savonnerie",
        "autre",
    ):
        return path(ell(x + 8, y + 1, 50, 6), INK, opacity=0.25) + slate_board(x, y, f)
    return path(ell(x + 8, y + 1, 50, 6), INK, opacity=0.25) + shrub(x, y, f.deep if light(f.deep) < 0.8 else PINE)


def bistro(x, y, tone):
    def chair(cx, s):
        return (
            line(
                f"M{cx} {y}v-46h{s * 38}v46M{cx} {y - 46}l{-s * 8}-52M{cx - s * 8} {y - 98}q{-s * 2} 20 {s * 6} 52",
                INK,
                5,
            )
            + path(rrect(min(cx, cx + s * 38) - 3, y - 52, 44, 9, 4), tone)
            + line(f"M{cx - s * 3} {y - 68}l{-s * 3}-16", tone, 9)
        )

    return (
        chair(x - 84, 1)
        + chair(x + 84, -1)
        + path(rect(x - 34, y - 76, 68, 7), PAPER)
        + path(rect(x - 3, y - 70, 6, 70) + rect(x - 22, y - 4, 44, 5), INK)
        + path(f"M{x - 8} {y - 92}h20q0 16-10 16t-10-16z", BRICK)
    )


def slate_board(x, y, f):
    words = WORDS[f.trade].split(" & ")[0].split(" ")[0]
    return (
        line(f"M{x - 30} {y}l6-96M{x + 34} {y}l-6-96", "#8d6337", 6)
        + path(poly((x - 32, y - 104), (x + 32, y - 104), (x + 38, y - 14), (x - 38, y - 14)), "#8d6337")
        + path(poly((x - 26, y - 97), (x + 26, y - 97), (x + 31, y - 21), (x - 31, y - 21)), INK)
        + lettering(words, "script", 21, x, y - 66, PAPER, 50)
        + line(f"M{x - 18} {y - 48}h36M{x - 14} {y - 36}h28", PAPER, 3)
    )


def shrub(x, y, pot):
    ball = path(ell(x, y - 96, 38), LEAF) + path(ell(x + 8, y - 92, 30), "url(#s)", opacity=0.35)
    return (
        path(rect(x - 4, y - 66, 8, 30), "#8d6337")
        + ball
        + path(poly((x - 30, y - 46), (x + 30, y - 46), (x + 23, y), (x - 23, y)), pot)
        + path(rect(x - 33, y - 52, 66, 10), over(pot, INK, 0.25))
    )


def lamp_post(x, y=GROUND + 34):
    lantern = poly((x - 17, y - 330), (x + 17, y - 330), (x + 11, y - 286), (x - 11, y - 286))
    return (
        path(rect(x - 4, y - 288, 8, 288) + rrect(x - 14, y - 34, 28, 34, 4) + rect(x - 9, y - 150, 18, 8), INK)
        + path(lantern, "#f4d98a")
        + path(poly((x - 22, y - 330), (x + 22, y - 330), (x, y - 356)) + rect(x - 13, y - 288, 26, 6), INK)
    )


def tree(x, rng, tone=LEAF, y=GROUND + 30, tall=430, bark="#7a6248"):
    """A street tree cut from two papers, its crown in lobes; stipple on the side away from the light."""

    def lobes(cx, cy, r, many):
        return "".join(
            ell(
                cx + math.cos(math.tau * i / many + 0.4) * r * 0.66,
                cy + math.sin(math.tau * i / many + 0.4) * r * 0.7,
                r * rng.uniform(0.46, 0.58),
            )
            for i in range(many)
        ) + ell(cx, cy, r * 0.6)

    crown = lobes(x, y - tall, 106, 7)
    inner = lobes(x - 26, y - tall - 28, 54, 5)
    trunk = poly(
        (x - 15, y),
        (x + 15, y),
        (x + 8, y - 190),
        (x + 40, y - tall + 30),
        (x + 30, y - tall + 20),
        (x + 2, y - 240),
        (x - 34, y - tall + 20),
        (x - 42, y - tall + 34),
        (x - 8, y - 190),
    )
    patches = dots([(x - 3, y - 60), (x + 4, y - 120), (x - 2, y - 170)], 6, mix(bark, PAPER, 0.5))
    return (
        path(ell(x + 16, y, 50, 6), INK, opacity=0.25)
        + path(trunk, bark)
        + patches
        + path(crown, tone)
        + path(crown, "url(#s)", opacity=0.25, transform="translate(9 8)")
        + path(inner, mix(tone, "#e8dca0", 0.22))
    )


def bench(x, tone, y=GROUND + 30):
    return (
        path(ell(x + 8, y, 88, 6), INK, opacity=0.25)
        + path(
            rect(x - 70, y - 44, 8, 44)
            + rect(x + 62, y - 44, 8, 44)
            + rect(x - 70, y - 90, 6, 50)
            + rect(x + 64, y - 90, 6, 50),
            INK,
        )
        + path(
            rrect(x - 82, y - 50, 164, 10, 3) + rrect(x - 80, y - 90, 160, 12, 3) + rrect(x - 80, y - 72, 160, 12, 3),
            tone,
        )
    )


def passer_by(x, rng, f, y=GROUND + 36):
    """Somebody walking past, in a coat that shows against the shop."""
    way = rng.choice((-1, 1))
    coat = rng.choice([c for c in (BRICK, OCHRE, SEA, PINE, "#e9ddc2", "#34425e", ROSE) if apart(c, f.wood) > 0.3])
    skin, hair = rng.choice((("#e0ab86", "#5a3b2a"), ("#c48a62", INK), ("#8d5a3c", INK), ("#ecc3a0", "#b8743a")))
    legs = line("M-8-64L-26-2M8-64L22-30L14-2", mix(INK, coat, 0.15), 13) + line("M-26-1h-12M14-1h12", INK, 10)
    if rng.random() < 0.5:  # a long coat, a bun, a basket
        body = path(smooth([(-16, -168), (14, -168), (24, -130), (36, -56), (-40, -56), (-26, -130)], 0.5), coat)
        head = (
            path(ell(2, -188, 17, 20), skin)
            + path(smooth([(-18, -186), (-10, -210), (10, -212), (20, -198), (4, -196), (-6, -180), (-12, -166)]), hair)
            + path(ell(-17, -208, 10), hair)
        )
        carried = (
            line("M14-150L34-104", over(coat, INK, 0.3), 13)
            + path(poly((14, -96), (62, -96), (54, -62), (22, -62)), "#b98a55")
            + line("M18-96q20-40 40 0", "#8d6337", 5)
            + line("M30-96l-4-30M40-96l2-34", CRUST, 9)
        )
    else:  # a jacket, a cap, a loaf under the arm
        body = path(smooth([(-20, -168), (18, -168), (28, -120), (26, -60), (-28, -60), (-28, -120)], 0.4), coat)
        head = path(ell(2, -188, 17, 20), skin) + path(
            smooth([(-20, -194), (-14, -214), (12, -214), (22, -200), (34, -196), (20, -192)], 0.6), mix(coat, INK, 0.5)
        )
        carried = (
            line("M-44-146L54-122", CRUST, 13)
            + line("M-34-148l6 6M-14-144l6 6M30-132l6 6", "#f3d9a4", 3)
            + line("M8-154L30-116L8-118", over(coat, INK, 0.3), 14)
        )
    return path(ell(x + 8, y + 1, 44, 6), INK, opacity=0.25) + group(
        legs + body + head + carried, transform=f"translate({x} {y})scale({way} 1)"
    )


def dog(x, tone, y=GROUND + 36):
    return group(
        path("M-34-6v-26q-10-8-8-20q8 10 16 10h36l6-14l6 8q14 0 16 10l-16 8v24h-9v-16h-34v16z", tone)
        + path(ell(22, -42, 2), INK),
        transform=f"translate({x} {y})",
    )
