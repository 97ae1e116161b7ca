"""Windows of those who feed the town; (x, y) is the sill's left end."""

from drawings.kit import (
    BRICK,
    CHOCOLATE,
    CRUST,
    INK,
    LEAF,
    MEAT,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SEA,
    STEEL,
    WINE,
    WOOD,
    ell,
    line,
    mix,
    path,
    poly,
    rect,
    rrect,
    smooth,
)
from drawings.windows.goods import (
    basket,
    bottle,
    cake,
    crate,
    fish,
    ham,
    hung,
    jar,
    loaf,
    shelf,
    wedge,
    wheel,
)
from drawings.windows.rows import row
from drawings.windows.wares import lamp


def boulangerie(x, y, w, h, r):
    low = row(
        x, w, 100, lambda i, px: basket(px, y, r) if i % 2 == 0 else cake(px, y, r.choice([ROSE, "#8a5a44", "#e8d58f"]))
    )
    return shelf(x, y - h * 0.56, w) + row(x, w, 84, lambda i, px: loaf(px, y - h * 0.56, 0.9)) + low


def fromagerie(x, y, w, h, r):
    tones = ["#e3b25f", "#f2d88c", "#f6ecd2", "#c98a4a"]
    top = row(
        x,
        w,
        90,
        lambda i, px: (
            wheel(px, y - h * 0.5, tones[i % 4], 40, 24) + wheel(px + 4, y - h * 0.5 - 28, tones[(i + 1) % 4], 34, 20)
        ),
    )
    return (
        shelf(x, y - h * 0.5, w)
        + top
        + row(x, w, 90, lambda i, px: wedge(px, y, tones[(i + 1) % 3]) if i % 2 else wheel(px, y, "#d99f5a", 46, 44))
    )


def boucherie(x, y, w, h, r):
    top = y - h
    rail = path(rect(x, top + 14, w, 5), STEEL)
    meat = row(
        x,
        w,
        54,
        lambda i, px: (
            ham(px, top + 14)
            if i % 4 == 1
            else hung(px, top + 14, 60 + (i * 29 % 4) * 14, ("#a5604c", MEAT, "#c98474")[i % 3], 11)
        ),
    )
    tray = (
        path(rect(x + 8, y - 12, w - 16, 12), PAPER)
        + row(
            x,
            w,
            70,
            lambda i, px: (
                path(
                    smooth([(px - 28, y - 12), (px - 26, y - 32), (px, y - 38), (px + 28, y - 30), (px + 28, y - 12)]),
                    (MEAT, ROSE, "#d98c76")[i % 3],
                )
                + path(ell(px - 4, y - 24, 8, 5), "#f3dccb")
            ),
        )
        + path(
            "".join(poly((x + k, y), (x + k + 9, y - 18), (x + k + 18, y)) for k in range(10, int(w) - 20, 18)), LEAF
        )
    )
    return rail + meat + tray


def primeur(x, y, w, h, r):
    tones = [BRICK, OCHRE, LEAF, "#de7f2c", WINE, "#ecc746", "#a9b765"]
    r.shuffle(tones)
    return (
        shelf(x, y - h * 0.5, w)
        + row(x, w, 100, lambda i, px: crate(px, round(y - h * 0.5), tones[i % 7], 88))
        + row(x, w, 104, lambda i, px: crate(px, y, tones[(i + 3) % 7], 92))
    )


def caviste(x, y, w, h, r):
    glass = ["#3d4f33", WINE, "#55602f", "#c9b86a", "#7d4a2b", "#2b3a2f"]

    def rowful(base, s, k):
        return row(x, w, 42, lambda i, px: bottle(px, base, glass[(i * k + 1) % 6], PAPER if i % 3 else OCHRE, s), 28)

    barrel = path(
        smooth(
            [
                (x + w - 90, y),
                (x + w - 96, y - 34),
                (x + w - 88, y - 66),
                (x + w - 24, y - 66),
                (x + w - 16, y - 34),
                (x + w - 22, y),
            ],
            0.6,
        ),
        "#9a6b3a",
    ) + line(f"M{x + w - 92:.0f} {y - 50}h72M{x + w - 92:.0f} {y - 16}h72", INK, 5)
    return shelf(x, y - h * 0.54, w) + rowful(y - h * 0.54, 0.82, 5) + rowful(y, 0.94, 7) + (barrel if w > 240 else "")


def epicerie(x, y, w, h, r):
    tones = [BRICK, OCHRE, "#6b2f4d", "#d98a2e", LEAF, SEA]
    top = row(x, w, 46, lambda i, px: jar(px, y - h * 0.54, tones[i % 6], (OCHRE, PINE, BRICK)[i % 3], 1.05), 32)
    low = row(
        x,
        w,
        60,
        lambda i, px: (
            bottle(px, y, "#a3a24a", PAPER, 0.9)
            if i % 3 == 1
            else path(rrect(px - 24, y - 58, 48, 58, 4), (BRICK, SEA, OCHRE, PINE)[i % 4])
            + path(ell(px, y - 30, 15), PAPER)
        ),
    )
    return shelf(x, y - h * 0.54, w) + top + low


def chocolatier(x, y, w, h, r):
    def heap(i, px):
        if i % 2:
            return (
                path(rrect(px - 34, y - 40, 68, 40, 4), (BRICK, OCHRE, PINE)[i % 3])
                + path(rect(px - 5, y - 40, 10, 40) + rect(px - 34, y - 24, 68, 8), PAPER)
                + path(
                    smooth(
                        [
                            (px, y - 40),
                            (px - 22, y - 58),
                            (px - 20, y - 42),
                            (px, y - 40),
                            (px + 20, y - 42),
                            (px + 22, y - 58),
                        ],
                        0.6,
                    ),
                    PAPER,
                )
            )
        return (
            path(ell(px, y - 8, 38, 5) + rect(px - 4, y - 8, 8, 8), PAPER)
            + path(
                "".join(
                    ell(px + dx, y - 20 - dy, 11)
                    for dx, dy in ((-24, 0), (0, 0), (24, 0), (-12, 19), (12, 19), (0, 38))
                ),
                CHOCOLATE,
            )
            + path(
                "".join(
                    ell(px + dx - 3, y - 24 - dy, 3)
                    for dx, dy in ((-24, 0), (0, 0), (24, 0), (-12, 19), (12, 19), (0, 38))
                ),
                CRUST,
            )
        )

    bars = row(
        x,
        w,
        58,
        lambda i, px: (
            path(rect(px - 20, y - h * 0.56 - 56, 40, 56), (CHOCOLATE, "#8d5a38", "#ecdcbc")[i % 3])
            + path(rect(px - 20, y - h * 0.56 - 30, 40, 30), (BRICK, SEA, OCHRE, PINE)[i % 4])
        ),
    )
    return shelf(x, y - h * 0.56, w) + bars + row(x, w, 92, heap)


def poissonnerie(x, y, w, h, r):
    ice = smooth(
        [
            (x - 10, y + 10),
            (x + 10, y - 26),
            *[(x + 10 + (w - 20) * k / 8, y - 40 - (k % 2) * 8) for k in range(1, 8)],
            (x + w - 10, y - 26),
            (x + w + 10, y + 10),
        ],
        0.6,
    )
    slab = path(ice, mix(STEEL, PAPER, 0.7))
    catch = row(
        x,
        w,
        94,
        lambda i, px: (
            fish(px, y - 56 - (i % 2) * 6, (SEA, ROSE, STEEL, "#5d6f86")[i % 4], -12)
            + fish(px + 12, y - 30, ("#5d6f86", SEA, "#d98c76")[i % 3], 8)
        ),
    )
    lemons = row(x, w, 94, lambda i, px: path(ell(px + 44, y - 42, 9, 8), "#ecc746"))
    waves = line(
        "".join(f"M{x} {y - h + 24 + k * 18}" + "q12-12 24 0t24 0" * int(w / 48) for k in (0, 1)), SEA, 4, opacity=0.8
    )
    return waves + slab + catch + lemons


def cafe(x, y, w, h, r):
    def table(i, px):
        return (
            path(rect(px - 32, y - 54, 64, 6) + rect(px - 3, y - 54, 6, 54) + rect(px - 18, y - 5, 36, 5), WOOD)
            + path(f"M{px - 12} {y - 72}h24q0 18-12 18t-12-18z", PAPER)
            + line(f"M{px + 12} {y - 70}q10 2 6 10", PAPER, 3)
            + line(f"M{px - 2} {y - 78}q-5-8 1-14t0-12", PAPER, 3, opacity=0.6)
        )

    return row(x, w, 110, lambda i, px: lamp(px, y - h, 26 + (i % 2) * 8, (BRICK, OCHRE, SEA)[i % 3])) + row(
        x, w, 110, table
    )
