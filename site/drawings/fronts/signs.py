"""The sign that hangs out over the pavement, with the trade's emblem."""

from drawings.fronts.front import TOP
from drawings.kit import INK, PAPER, ell, group, light, line, path, poly, rect, rrect, smooth, turned

EMBLEMS = {
    "boulangerie": lambda c: (
        line("M0 30V-4", c, 4)
        + path(
            "".join(
                smooth(turned(0, y, a, [(0, 0), (8, -6), (20, 0), (8, 6)])) for y in (18, 5, -8) for a in (-50, -130)
            )
            + smooth(turned(0, -12, -90, [(0, 0), (8, -6), (20, 0), (8, 6)])),
            c,
        )
    ),
    "fromagerie": lambda c: path(poly((-26, 4), (20, -18), (28, 2), (28, 18), (-26, 18)), c),
    "boucherie": lambda c: path("M-26-6q8-18 26-14q26-6 28 8v22h-9v-14h-26v14h-9v-14q-10 0-10-2z", c),
    "primeur": lambda c: (
        path(smooth([(0, -10), (14, -16), (24, -2), (12, 24), (0, 20), (-12, 24), (-24, -2), (-14, -16)]), c)
        + line("M0-10q2-10 10-16", c, 5)
    ),
    "librairie": lambda c: path("M-28-14q16-8 26 2v30q-10-8-26-2zM28-14q-16-8-26 2v30q10-8 26-2z", c),
    "fleuriste": lambda c: path(
        "".join(ell(x, y, 11) for i in range(5) for x, y in turned(0, 0, 72 * i, [(15, 0)])), c
    ),
    "caviste": lambda c: path("M-14-26h28q4 26-10 30v16h10v6h-28v-6h10v-16q-14-4-10-30z", c),
    "epicerie": lambda c: path(rrect(-17, -14, 34, 38, 6) + rect(-13, -25, 26, 8), c),
    "chocolatier": lambda c: path("".join(rrect(x, y, 16, 16, 3) for x in (-26, -8, 10) for y in (-18, 2)), c),
    "poissonnerie": lambda c: path(
        smooth([(-28, 0), (-8, -15), (12, -6), (28, -15), (24, 0), (28, 15), (12, 6), (-8, 15)]), c
    ),
    "quincaillerie": lambda c: line(ell(-14, 0, 11) + "M-3 0H26M14 0v11M25 0v9", c, 7),
    "bijouterie": lambda c: path(poly((-18, -16), (18, -16), (28, -2), (0, 26), (-28, -2)), c),
    "mode": lambda c: path("M-28-12l16-10q12 10 24 0l16 10l-8 14l-8-4v26h-24v-26l-8 4z", c),
    "chaussures": lambda c: path("M-24-20h18q2 20 30 24v14h-48z", c),
    "jouets": lambda c: path(ell(0, 4, 17) + ell(-15, -14, 8) + ell(15, -14, 8), c),
    "opticien": lambda c: line(ell(-15, 0, 11) + ell(15, 0, 11) + "M-4-2q4-4 8 0", c, 6),
    "coiffeur": lambda c: line("M-16-22L12 14M16-22L-12 14" + ell(-16, 20, 7) + ell(16, 20, 7), c, 6),
    "cafe": lambda c: path("M-22-12h36q0 32-18 32t-18-32z", c) + line("M14-8q14 0 10 12t-14 8", c, 5),
    "velo": lambda c: line(ell(-16, 8, 12) + ell(16, 8, 12) + "M-16 8l8-20h16l-10 20zM16 8l-8-24h8", c, 4),
    "mercerie": lambda c: path(f"{rrect(-20, -24, 40, 9, 3)}{rrect(-20, 15, 40, 9, 3)}{rect(-13, -15, 26, 30)}", c),
    "ceramique": lambda c: path("M-10-26h20q-4 10 6 20q10 14 2 32h-36q-8-18 2-32q10-10 6-20z", c),
    "savonnerie": lambda c: path(rrect(-26, -4, 52, 28, 9) + ell(-12, -16, 7) + ell(6, -20, 9) + ell(20, -10, 5), c),
    "autre": lambda c: path("M-26-6h52l-5 30h-42z", c) + line("M-16-6q16-34 32 0", c, 5),
}


def hanging_sign(f, x, side):
    y = TOP - 66
    out = line(f"M{x} {y - 12}h{side * 78}M{x} {y + 26}q{side * 40}-4 {side * 56}-36", INK, 6) + line(
        f"M{x + side * 58} {y - 12}v12", INK, 4
    )
    plate = f.deep if light(f.deep) < 0.62 else f.wood
    emblem = EMBLEMS[f.trade](f.pale if light(f.pale) - light(plate) > 0.2 else PAPER)
    centre = x + side * 58
    shape = ell(centre, y + 38, 42) if f.rng.random() < 0.6 else rrect(centre - 40, y, 80, 78, 10)
    return (
        out
        + path(shape, INK, opacity=0.3, transform="translate(7 6)")
        + path(shape, plate)
        + group(emblem, transform=f"translate({centre} {y + 38})")
    )
