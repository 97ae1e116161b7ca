"""From the chocolate maker."""

from drawings.catalogue import lettered, thing
from drawings.kit import (
    BROWN,
    CHOCOLATE,
    CRUST,
    OCHRE,
    PAPER,
    blob,
    ell,
    lathe,
    mix,
    path,
    poly,
    readable,
    rect,
    rrect,
    smooth,
)
from drawings.things.bottles import other


@thing("chocolats", "Ballotin de chocolats", "flat", (CHOCOLATE, CRUST), ("linen", "half", "disc", "sheet"))
def chocolats(s):
    box = s.accent_on(s.table)
    s.push(400, 302, s.near(-8, 6))
    s.form(rrect(-250, -180, 500, 360, 10), box, drop=(16, 20), depth=12)
    s.flat(rect(-230, -160, 460, 320), mix(other(s, box), PAPER, 0.35))
    tones = [CHOCOLATE, "#6b3f2a", "#8d5a38", "#ecdcbc"]
    shapes = []
    for make in (rrect(-44, -44, 88, 88, 12), ell(0, 0, 47), smooth([(-52, 0), (0, -46), (52, 0), (0, 46)])):
        s.stamp_begin()
        s.form(make, "currentColor", depth=9, shine=0.7)
        s.stroke("M-26 8q14-26 26 0t28-2", CRUST, 5)
        shapes.append(s.stamp_end())
    for i in range(12):
        x, y = -172 + (i % 4) * 115, -106 + (i // 4) * 106
        s.place(s.pick(*shapes), x, y, 0, 0.98, s.pick(*tones), drop=(7, 8))
    s.pop()


@lettered
@thing("tablette", "Tablette de chocolat", "flat", (CHOCOLATE, OCHRE), ("sheet", "linen", "half", "board", "gingham"))
def tablette(s):
    bar = s.tint or s.pick(CHOCOLATE, "#6b3f2a", "#e9d9b8")
    s.push(400, 296, s.near(-14, 5))
    squares = "".join(rrect(-228 + i * 76, -118 + j * 80, 66, 70, 6) for i in range(2) for j in range(3))
    s.form(
        poly((-236, -126), (-20, -126), (-20, 124), (-200, 124), (-236, 96)),
        bar,
        drop=(14, 18),
        depth=8,
        inside=path(squares, mix(bar, PAPER, 0.14)),
    )
    s.form(
        smooth([(-110, -132), (-84, -138), (-60, -128), (-58, 132), (-90, 126), (-104, 134), (-96, 0)], 0.4),
        mix(OCHRE, PAPER, 0.4),
        depth=6,
    )
    wrap = s.accent_on(s.table)
    s.form(
        poly((-74, -136), (250, -136), (250, 134), (-74, 134)),
        wrap,
        drop=(14, 18),
        depth=13,
        inside=path("".join(rect(-74 + i * 36, -140, 14, 60) for i in range(10)), other(s, wrap))
        + path("".join(rect(-74 + i * 36, 80, 14, 60) for i in range(10)), other(s, wrap)),
    )
    s.words(
        s.label or s.pick("Noir 70 %", "Lait", "Noisettes").replace(" %", ""), "deco", 54, 88, 20, readable(wrap), 280
    )
    s.pop()


@thing("truffes", "Truffes", "stand", (CHOCOLATE, BROWN), zoom=1.12)
def truffes(s):
    s.stamp_begin()
    s.form(blob(s.rng, 0, 0, 54, 52, 10, 0.06), "currentColor", depth=12, shine=1.0)
    name = s.stamp_end()
    tones = [CHOCOLATE, "#6b3f2a", "#8d5a38", "#3a211a"]
    for i, (x, y) in enumerate(
        (
            (258, 424),
            (352, 428),
            (448, 430),
            (542, 424),
            (304, 346),
            (400, 346),
            (496, 346),
            (352, 274),
            (448, 276),
            (400, 212),
        )
    ):
        s.place(name, x + s.near(0, 5), y, s.near(0, 90), 1.02, tones[i % 4], drop=None)
    dish = s.accent_on(s.wall)
    s.form(
        lathe(400, [(214, 436), (190, 466), (90, 490), (84, 502)]),
        dish,
        base=502,
        depth=18,
        inside=path(rect(150, 452, 500, 6), other(s, dish)),
    )
