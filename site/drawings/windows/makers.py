"""Windows of the potter, the soap maker and of a trade that has no window of its own; (x, y) is the sill's left end."""

from drawings.kit import (
    BRICK,
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
    ell,
    lathe,
    line,
    mix,
    over,
    path,
    rect,
    rrect,
)
from drawings.windows.goods import bottle, bucket, jar, shelf
from drawings.windows.rows import row

GLAZES = ["#cdbb9b", SEA, "#b9623f", PINE, "#e9ddc2", NIGHT]


def bowl(x, y, tone, s=1.0):
    body = lathe(x, [(34 * s, y - 30 * s), (30 * s, y - 12 * s), (14 * s, y - 4 * s, "l"), (14 * s, y)])
    rim = path(ell(x, y - 30 * s, 34 * s, 6 * s), over(tone, INK, 0.4))
    return path(body, tone) + path(rect(x - 31 * s, y - 22 * s, 62 * s, 4 * s), mix(tone, PAPER, 0.5)) + rim


def pot(x, y, tone, s=1.0):
    body = lathe(x, [(11 * s, y - 74 * s), (10 * s, y - 60 * s), (28 * s, y - 34 * s), (16 * s, y)])
    return path(body, tone) + path(ell(x, y - 74 * s, 12 * s, 4 * s), over(tone, INK, 0.45))


def cup(x, y, tone):
    handle = line(f"M{x + 16} {y - 28}q16 2 12 14t-12 8", tone, 5)
    return handle + path(rrect(x - 18, y - 34, 36, 34, 6), tone) + path(rect(x - 18, y - 12, 36, 5), PAPER, opacity=0.6)


def ceramique(x, y, w, h, r):
    glazes = list(GLAZES)
    r.shuffle(glazes)
    top = row(x, w, 62, lambda i, px: cup(px, round(y - h * 0.52), glazes[i % 6]))
    low = row(x, w, 82, lambda i, px: pot(px, y, glazes[(i + 2) % 6]) if i % 2 else bowl(px, y, glazes[(i + 4) % 6]))
    return shelf(x, y - h * 0.52, w) + top + low


def soap(x, y, tone, band=PAPER):
    bar = path(rrect(x - 27, y - 22, 54, 22, 5), tone) + path(rect(x - 9, y - 22, 18, 22), band)
    second = mix(tone, PAPER, 0.4)
    return bar + path(rrect(x - 24, y - 42, 48, 20, 5), second) + path(rect(x - 8, y - 42, 16, 20), band)


def savonnerie(x, y, w, h, r):
    tones = ["#a9b07a", ROSE, "#e0c68a", "#b9a3c9", "#cdb79a", mix(SEA, PAPER, 0.35)]
    r.shuffle(tones)
    glass = ["#b9793a", PINE, SEA]
    top = row(x, w, 52, lambda i, px: bottle(px, round(y - h * 0.54), glass[i % 3], PAPER, 0.72), 34)
    low = row(x, w, 76, lambda i, px: soap(px, y, tones[i % 6]))
    return shelf(x, y - h * 0.54, w, STONE) + top + low


def parcel(x, y, tone, ribbon):
    box = path(rrect(x - 32, y - 44, 64, 44, 3), tone)
    return box + path(rect(x - 5, y - 44, 10, 44) + rect(x - 32, y - 27, 64, 8), ribbon)


def autre(x, y, w, h, r):
    """A little of everything: jars above, parcels and a plant below."""
    tones = [BRICK, SEA, OCHRE, LEAF, ROSE, PINE]
    r.shuffle(tones)
    top = row(x, w, 50, lambda i, px: jar(px, round(y - h * 0.54), tones[i % 6], STEEL, 1.0), 34)
    low = row(
        x,
        w,
        86,
        lambda i, px: (
            bucket(px, y, tones[(i + 1) % 6], 0.8) if i % 3 == 1 else parcel(px, y, tones[(i + 3) % 6], PAPER)
        ),
    )
    return shelf(x, y - h * 0.54, w) + top + low
