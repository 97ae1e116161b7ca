"""From the grocer: jars, oil, tea, coffee, salt, spices, pasta and tins."""

import math

from drawings.catalogue import lettered, thing
from drawings.kit import (
    BRICK,
    CRUST,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    PINE,
    SEA,
    STEEL,
    STONE,
    blob,
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
from drawings.things.sweets import CHOCOLATE


def jar(s, x, content, words, style="fraunces", lid=None, extra="", wide=120, top=290, cloth=None, size=46):
    s.form(
        lathe(x, [(wide - 22, top - 22, "l"), (wide - 22, top), (wide, top + 34, "l"), (wide, 478), (wide - 16, 502)]),
        content,
        base=502,
        depth=20,
        inside=extra + line(f"M{x - wide + 18} {top + 46}V466", mix(content, PAPER, 0.75), 9),
    )
    if cloth:
        s.form(
            smooth(
                [
                    (x - wide - 12, top + 8),
                    (x - wide + 10, top - 54),
                    (x, top - 66),
                    (x + wide - 10, top - 54),
                    (x + wide + 12, top + 8),
                    (x + wide * 0.6, top - 6),
                    (x + wide * 0.3, top + 10),
                    (x, top - 4),
                    (x - wide * 0.3, top + 10),
                    (x - wide * 0.6, top - 6),
                ],
                0.7,
            ),
            cloth,
            depth=11,
            shine=0.4,
            inside=line(
                f"M{x - wide - 20} {top - 8}H{x + wide + 20}M{x - wide - 20} {top - 38}H{x + wide + 20}"
                + "".join(f"M{x + k} {top - 90}V{top + 20}" for k in range(-wide, wide + 1, 30)),
                PAPER,
                4,
                opacity=0.55,
            ),
        )
        s.stroke(f"M{x - wide + 14} {top - 20}H{x + wide - 14}", STONE, 6)
    else:
        s.form(rrect(x - wide + 8, top - 58, 2 * wide - 16, 54, 8), lid, depth=11, shine=0.5)
    paper = PAPER if content != PAPER else "#efe2c4"
    s.form(
        rrect(x - wide + 26, top + 62, 2 * wide - 52, 100, 8),
        paper,
        depth=7,
        shade=0.1,
        inside=path(rect(x - wide, top + 72, 2 * wide, 5) + rect(x - wide, top + 146, 2 * wide, 5), s.accent_on(paper)),
    )
    s.words(words, style, size, x, top + 126, INK, 2 * wide - 72)


@lettered
@thing(
    "miel",
    "Miel",
    "stand",
    (OCHRE, CRUST),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
    zoom=1.1,
)
def miel(s):
    honey = s.tint or s.pick("#e0a02f", "#c9822f", "#ecc66a", "#a8602c")
    hexes = path(
        "".join(
            poly(*[(x + math.cos(math.tau * k / 6) * 20, y + math.sin(math.tau * k / 6) * 20) for k in range(6)])
            for x, y in ((250, 330), (284, 348), (250, 368))
        ),
        PAPER,
        opacity=0.2,
    )
    jar(
        s,
        340,
        honey,
        s.label or "Miel",
        s.pick("script", "fraunces", "italic"),
        lid=s.accent_on(s.wall),
        extra=hexes,
        wide=132,
        size=54,
    )
    s.stroke("M600 300Q590 200 660 130", "#b98a55", 13)
    s.form(
        "".join(rrect(556 + abs(i - 2) * 6, 300 + i * 26, 84 - abs(i - 2) * 12, 20, 10) for i in range(5)),
        "#c9985c",
        depth=8,
    )
    s.form(
        smooth([(586, 424), (610, 424), (608, 470), (640, 494), (600, 506), (556, 494), (590, 470)]),
        honey,
        base=500,
        depth=6,
    )


JAMS = {
    "Fraise": BRICK,
    "Abricot": "#d98a2e",
    "Figue": "#6b3f3a",
    "Myrtille": "#4d3560",
    "Cerise": "#8d2f3a",
    "Framboise": "#b83a55",
    "Mirabelle": "#d9ad3c",
}


@lettered
@thing("confiture", "Confiture", "stand", (BRICK, PAPER), zoom=1.12)
def confiture(s):
    name = s.label or s.pick(*JAMS)
    fruit = s.tint or next((tone for word, tone in JAMS.items() if word.lower() in name.lower()), BRICK)
    bits = path(
        "".join(blob(s.rng, s.near(380, 100), s.near(410, 80), 14, 12, 6, 0.2) for _ in range(6)), mix(fruit, INK, 0.25)
    )
    jar(
        s,
        370,
        fruit,
        name,
        s.pick("script", "italic"),
        cloth=s.accent_on(s.wall) if s.rng.random() < 0.7 else BRICK,
        extra=bits,
        wide=138,
    )
    s.push(600, 484, -8)
    s.form(smooth([(-74, 0), (-66, -18), (0, -26), (66, -20), (78, 0), (40, 18), (-40, 20)]), CRUST, base=18, depth=7)
    s.form(smooth([(-58, -8), (-20, -26), (36, -24), (58, -8), (20, 4), (-30, 4)]), fruit, depth=6, shine=0.7)
    s.pop()


@lettered
@thing(
    "huile",
    "Huile d’olive",
    "stand",
    ("#a3a24a", LEAF),
    grounds=("disc", "hills", "arch", "light", "tiles", "wallpaper", "plain"),
)
def huile(s):
    oil = s.tint or s.pick("#b3a83f", "#8f9440", "#c9a63d")
    s.form(
        lathe(360, [(26, 110, "l"), (26, 210), (36, 236), (100, 262), (104, 290, "l"), (104, 490), (98, 502)]),
        oil,
        base=502,
        depth=20,
        inside=line("M276 300V480M350 140V220", PAPER, 8, opacity=0.6),
    )
    s.form(rrect(328, 80, 64, 44, 6), s.accent_on(s.wall), depth=8)
    s.form(
        rect(262, 320, 196, 140),
        "#f2e7c8",
        depth=9,
        shade=0.1,
        inside=line("M290 352q70-34 140 0", LEAF, 5)
        + path(
            "".join(
                smooth(
                    turned(302 + i * 24, 346 - (i % 3) * 5, -60 if i % 2 else 50, [(0, 0), (15, -7), (32, 0), (15, 7)])
                )
                for i in range(6)
            ),
            LEAF,
        ),
    )
    s.words(s.label or s.pick("Olive", "Picholine", "Noix"), "italic", 48, 360, 424, INK, 170)
    for x, y in ((540, 470), (600, 480), (572, 438)):
        s.form(ell(x, y, 34, 27), mix("#6f7a35", INK, 0.2 * (x > 560)), base=y + 26, depth=8, shine=0.9)


@lettered
@thing("the", "Thé en boîte", "stand", (SEA, PAPER), zoom=1.08)
def the(s):
    tin = s.tint or s.pick(SEA, BRICK, PINE, OCHRE, "#6b5580")
    s.form(
        lathe(350, [(118, 236, "l"), (118, 488), (104, 502)]),
        tin,
        base=502,
        depth=22,
        shine=0.7,
        inside=path(
            "".join(
                smooth(
                    turned(
                        240 + (i % 5) * 56,
                        250 + (i // 5) * 200,
                        40 + 80 * (i % 2),
                        [(0, 0), (20, -12), (48, 0), (20, 12)],
                    )
                )
                for i in range(10)
            ),
            mix(tin, PAPER, 0.35),
        ),
    )
    s.form(lathe(350, [(100, 178), (124, 204, "l"), (124, 246)]), mix(tin, INK, 0.25), depth=16, shine=0.6)
    s.form(ell(350, 366, 90, 76), PAPER, depth=9, shade=0.1, inside=line(ell(350, 366, 80, 66), OCHRE, 4))
    s.words(s.label or s.pick("Earl Grey", "Sencha", "Darjeeling", "Rooibos"), "italic", 42, 350, 380, INK, 144)
    s.form(
        lathe(590, [(72, 410), (70, 450), (40, 494), (34, 502)]),
        PAPER,
        base=502,
        depth=12,
        inside=path(rect(500, 426, 180, 8), tin),
    )
    s.stroke("M660 424q40 0 34 30t-50 26", PAPER, 11)
    s.stroke("M570 388q-16-26 4-44t0-46M610 384q-16-22 2-40t0-36", PAPER, 5, opacity=0.6)


@lettered
@thing("cafe", "Café torréfié", "stand", (CHOCOLATE, PAPER), zoom=1.08)
def cafe(s):
    bag = s.tint or s.pick("#c79c66", BRICK, PINE, INK, "#d9b98a")
    s.form(
        smooth([(246, 180), (460, 180), (472, 230), (484, 494), (470, 504), (240, 504), (226, 492), (236, 230)], 0.3),
        bag,
        base=502,
        depth=22,
        shine=0.5,
        inside=path(rect(220, 216, 280, 10), INK, opacity=0.2),
    )
    s.form(poly((242, 152), (464, 152), (466, 192), (240, 192)), mix(bag, INK, 0.18), depth=8)
    label = PAPER if bag != PAPER else s.first
    s.form(rect(232, 290, 246, 130), label, depth=9, shade=0.1)
    s.words(s.label or s.pick("Moka", "Pérou", "Éthiopie", "Maison"), "deco", 50, 355, 352, INK, 210)
    s.words("café en grains", "sans", 21, 355, 390, INK, 200)
    s.stamp_begin()
    s.form(ell(0, 0, 24, 17), CHOCOLATE, depth=4, shine=0.6, inside=line("M-24 0q12-8 24 0t24 0", CRUST, 3))
    bean = s.stamp_end()
    for _i in range(9):
        s.place(bean, s.near(590, 74), s.near(478, 22), s.near(0, 80), drop=(6, 7))


@lettered
@thing("sel", "Fleur de sel", "stand", (STEEL, PAPER), zoom=1.1)
def sel(s):
    sack = s.tint or s.pick("#e9ddc2", s.second, mix(SEA, PAPER, 0.6))
    s.form(
        smooth(
            [
                (284, 226),
                (320, 262),
                (240, 360),
                (226, 470),
                (260, 504),
                (470, 504),
                (502, 470),
                (486, 360),
                (410, 262),
                (448, 222),
                (366, 240),
            ],
            0.8,
        ),
        sack,
        base=502,
        depth=22,
        shine=0.6,
        inside=path(rrect(284, 354, 160, 96, 6), s.accent_on(sack)),
    )
    s.stroke("M312 262q54 16 106 0", BRICK, 10)
    s.words(s.label or "Sel", "fraunces", 56, 364, 420, readable(s.accent_on(sack)), 140)
    s.flat(
        smooth([(500, 500), (548, 474), (596, 446), (646, 476), (690, 502), (600, 510)]),
        mix(s.tint, PAPER, 0.4) if s.tint else PAPER,
    )
    s.flat(smooth([(600, 450), (650, 478), (690, 502), (620, 508)]), INK, opacity=0.12)
    s.stroke("M610 470L700 392", "#b98a55", 11)


@lettered
@thing("epices", "Épices", "stand", (OCHRE, BRICK), zoom=1.15)
def epices(s):
    tones = s.rng.sample(["#d8962f", "#b8432c", "#7d5a2c", "#c9b23f", "#6f7a3d"], 3)
    names = ["Curcuma", "Piment", "Poivre", "Curry", "Thym"]
    picks = {"#d8962f": 0, "#b8432c": 1, "#7d5a2c": 2, "#c9b23f": 3, "#6f7a3d": 4}
    for x, tone in zip((232, 400, 568), tones, strict=False):
        s.form(
            lathe(x, [(56, 296, "l"), (56, 310), (66, 330, "l"), (66, 490), (58, 502)]),
            tone,
            base=502,
            depth=13,
            inside=path(rect(x - 80, 310, 160, 40), mix(STEEL, PAPER, 0.6))
            + line(f"M{x - 50} 350V480", PAPER, 6, opacity=0.6),
        )
        s.form(rrect(x - 52, 248, 104, 54, 9), "#b98a55", depth=9, shine=0.5)
        s.form(rect(x - 66, 384, 132, 58), PAPER, depth=6, shade=0.1)
        s.words(names[picks[tone]], "gothic", 36, x, 427, INK, 112)


@thing("pates", "Pâtes fraîches", "flat", ("#ecca7d", CRUST), ("board", "linen", "half", "sheet"))
def pates(s):
    s.stamp_begin()
    s.form(blob(s.rng, 0, 0, 92, 80, 9, 0.06), "#e6bf6c", depth=12)
    for i in range(7):
        s.stroke(
            f"M{-70 + i * 6} {-30 + i * 9}Q{-10 + i * 5} {-80 + i * 14} {60 - i * 3} {-30 + i * 12}T{20 + i * 4} {50 - i * 5}",
            "#f4dfa6" if i % 2 else "#d3a24f",
            5,
        )
    name = s.stamp_end()
    for x, y, t in ((300, 210, 0), (500, 220, 70), (290, 390, 140), (500, 400, 220), (400, 306, 30)):
        s.place(name, x + s.near(0, 8), y, t, 1.1)


@lettered
@thing("sardines", "Sardines", "flat", (STEEL, SEA), ("sheet", "linen", "half", "disc"))
def sardines(s):
    tin = s.tint or s.pick(OCHRE, BRICK, SEA)
    s.push(400, 300, s.near(-6, 4))
    s.form(rrect(-250, -150, 500, 300, 80), STEEL, drop=(15, 18), depth=10)
    s.form(
        rrect(-232, -132, 464, 264, 66),
        tin,
        depth=12,
        inside=path(rrect(-212, -112, 424, 224, 52), mix(tin, PAPER, 0.25))
        + path(rect(-240, 40, 480, 10) + rect(-240, 58, 480, 4), readable(tin)),
    )
    s.form(
        smooth(
            [
                (-150, -20),
                (-90, -62),
                (10, -66),
                (90, -34),
                (150, -70),
                (146, -20),
                (156, 24),
                (90, -4),
                (0, 16),
                (-96, 12),
            ]
        ),
        SEA if tin != SEA else INK,
        depth=9,
        inside=path(ell(-104, -30, 8), PAPER)
        + line("M-60-60q14 34 0 70M-10-62q14 34 0 74M40-50q12 26 0 56", PAPER, 4, opacity=0.6),
    )
    s.words(s.label or "Sardines", "gothic", 58, 0, 122, readable(tin), 300, 0.04)
    s.form(ell(190, -92, 30) + ell(190, -92, 16), mix(STEEL, INK, 0.2), depth=4, holes=True)
    s.pop()
