"""From the fishmonger."""

import math

from drawings.catalogue import thing
from drawings.kit import INK, OCHRE, PAPER, ROSE, SEA, STEEL, ell, line, mix, path, poly, smooth, turned


@thing("poisson", "Poisson du jour", "flat", (STEEL, SEA), ("sheet", "plate", "half", "disc", "linen"))
def poisson(s):
    back = s.tint or s.pick(SEA, "#5d6f86", "#b86a58")
    s.push(400, 300, s.near(-10, 5), 1.16)
    outline = smooth(
        [
            (-268, 6),
            (-232, -34),
            (-140, -78),
            (-20, -92),
            (100, -66),
            (190, -26),
            (226, -22),
            (282, -84),
            (300, -78),
            (276, 0),
            (304, 84),
            (284, 90),
            (224, 32),
            (180, 34),
            (90, 66),
            (-30, 84),
            (-150, 72),
            (-236, 38),
        ]
    )
    belly = smooth([(-280, 24), (-120, 16), (60, 10), (240, 8), (300, 60), (200, 110), (-100, 120), (-280, 80)])
    scales = "".join(
        f"M{x} {y}q16 14 0 28" for i, x in enumerate(range(-96, 180, 34)) for y in range(-62 + (i % 2) * 16, 34, 32)
    )
    s.form(smooth([(-60, -84), (0, -130), (96, -110), (120, -58)]), mix(back, INK, 0.2), drop=(14, 18), depth=8)
    s.form(
        outline,
        back,
        drop=(14, 18),
        depth=15,
        shine=0.6,
        inside=path(belly, "#e9e4d3") + line(scales, INK, 3, opacity=0.3),
    )
    s.stroke("M-152-70Q-112 0-150 70", INK, 5, opacity=0.6)
    s.flat(ell(-204, -16, 17), PAPER)
    s.flat(ell(-202, -15, 9), INK)
    s.flat(smooth([(-96, 14), (-40, 6), (-10, 30), (-50, 40)]), mix(back, INK, 0.25))
    s.stroke("M-266 10q24 8 40 0", INK, 4)
    s.pop()
    lemon_slice(s, 622, 476, 60)


def lemon_slice(s, x, y, r):
    s.push(x, y, s.near(0, 30))
    s.form(ell(0, 0, r), "#efc94c", drop=(9, 11), depth=6)
    s.flat(ell(0, 0, r * 0.86), PAPER)
    s.flat(
        "".join(
            poly(
                *turned(
                    0,
                    0,
                    45 * i,
                    [
                        (r * 0.1, -r * 0.04),
                        (r * 0.74, -r * 0.27),
                        (r * 0.78, 0),
                        (r * 0.74, r * 0.27),
                        (r * 0.1, r * 0.04),
                    ],
                )
            )
            for i in range(8)
        ),
        "#f1d262",
    )
    s.pop()


@thing("huitres", "Huîtres", "flat", (STEEL, "#8d8f86"), ("plate", "disc", "sheet"))
def huitres(s):
    s.stamp_begin()
    s.form(
        smooth([(-10, -92), (40, -70), (70, -10), (62, 54), (10, 92), (-44, 74), (-70, 10), (-54, -56)]),
        "#7c7f7c",
        depth=9,
        shine=1.0,
        inside=line("M-60-30q60-60 110-20M-66 40q70 60 120 14", PAPER, 4, opacity=0.5),
    )
    s.form(
        smooth([(-6, -70), (32, -54), (52, -6), (44, 42), (8, 70), (-32, 54), (-50, 6), (-38, -42)]), "#efe8d8", depth=7
    )
    s.form(smooth([(0, -30), (28, -14), (34, 18), (8, 44), (-24, 30), (-26, -6)]), "#b9b3a0", depth=7, shine=1.0)
    s.flat(ell(14, 16, 9, 6), INK, opacity=0.5)
    name = s.stamp_end()
    for i in range(6):
        a = math.tau * i / 6 + 0.3
        s.place(name, 400 + math.cos(a) * 166, 300 + math.sin(a) * 166, 60 * i + 107 + s.near(0, 8), 1.02)
    lemon_slice(s, 400, 300, 56)


@thing("crevettes", "Crevettes", "flat", ("#e58b6b", ROSE), ("plate", "sheet", "half", "disc"))
def crevettes(s):
    s.stamp_begin()
    s.form(
        smooth(
            [
                (-98, 40),
                (-112, -10),
                (-80, -66),
                (-10, -92),
                (64, -70),
                (104, -16),
                (128, -10),
                (134, 14),
                (104, 18),
                (70, 4),
                (40, -30),
                (-10, -44),
                (-48, -20),
                (-56, 24),
                (-40, 60),
                (-66, 70),
            ]
        ),
        "currentColor",
        depth=11,
        shine=1.0,
        inside=line("M-66-66l28 44M-16-96l6 56M40-82l-14 52M84-46l-34 36", INK, 4, opacity=0.35),
    )
    s.flat(smooth([(-72, 56), (-44, 50), (-20, 84), (-46, 90), (-62, 104), (-84, 82)]), "currentColor")
    s.flat(ell(106, -4, 6), INK)
    s.stroke("M126 2Q190-50 150-110M126 6Q210-10 220-70", "currentColor", 4)
    name = s.stamp_end()
    for i, (x, y, t) in enumerate(((290, 210, -12), (520, 240, 40), (300, 400, 150), (520, 420, 200), (404, 316, 80))):
        s.place(name, x, y, t + s.near(0, 12), 1.0, "#e58b6b" if i % 2 else "#d96f52")


@thing("moules", "Moules de bouchot", "flat", ("#33405c", OCHRE), ("plate", "disc", "linen"))
def moules(s):
    shell = smooth([(-102, 14), (-70, -24), (0, -50), (70, -42), (98, -6), (80, 34), (20, 44), (-50, 36)])
    s.stamp_begin()
    s.form(
        shell,
        "currentColor",
        depth=10,
        shine=1.0,
        inside=line("M-92 10Q0-40 84-20M-92 10Q0-14 96 6M-92 10Q0 14 80 30", SEA, 4, opacity=0.7),
    )
    shut = s.stamp_end()
    s.stamp_begin()
    s.form(shell, "#33405c", depth=0)
    s.form(
        smooth([(-80, 6), (-50, -26), (10, -40), (64, -26), (84, 6), (58, 28), (0, 34), (-50, 26)]), "#b9bfc6", depth=7
    )
    s.form(smooth([(-54, 4), (-20, -20), (40, -16), (60, 4), (30, 22), (-24, 20)]), OCHRE, depth=7, shine=0.8)
    opened = s.stamp_end()
    for i in range(11):
        a, r = i * 2.4, 30 + i * 16
        s.place(
            opened if i % 3 == 1 else shut,
            400 + math.cos(a) * r,
            300 + math.sin(a) * r,
            s.near(0, 170),
            1.05,
            ("#33405c", "#4a5b80", "#27324a")[i % 3],
        )
    lemon_slice(s, 584, 452, 52)
