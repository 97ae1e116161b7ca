"""From the bookshop: books, notebooks, pens."""

from drawings.catalogue import FLAT, lettered, thing
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
    turned,
)
from drawings.things.toys import bear


def cover_art(s, x, y, w, h, ground):
    """A small poster for a book's cover, in the inks that show on its ground."""
    tones = sorted(
        (BRICK, OCHRE, SEA, PINE, ROSE, PAPER, NIGHT),
        key=lambda c: abs(sum(int(c[i : i + 2], 16) - int(ground[i : i + 2], 16) for i in (1, 3, 5))),
    )[-4:]
    s.rng.shuffle(tones)
    a, b, c = tones[:3]
    kind = s.rng.randrange(6)
    if kind == 0:  # sun over sea
        waves = "".join(
            f"M{x} {y + h * k:.0f}q{w / 8:.0f} -12 {w / 4:.0f} 0t{w / 4:.0f} 0t{w / 4:.0f} 0t{w / 4:.0f} 0"
            for k in (0.66, 0.76, 0.86)
        )
        return (
            path(ell(x + w * 0.6, y + h * 0.4, w * 0.24), a)
            + path(rect(x, y + h * 0.58, w, h * 0.42), b)
            + line(waves, c, 4)
        )
    if kind == 1:  # mountain
        return (
            path(
                poly(
                    (x, y + h),
                    (x + w * 0.38, y + h * 0.25),
                    (x + w * 0.62, y + h * 0.62),
                    (x + w * 0.76, y + h * 0.44),
                    (x + w, y + h),
                ),
                a,
            )
            + path(
                poly(
                    (x + w * 0.38, y + h * 0.25),
                    (x + w * 0.28, y + h * 0.46),
                    (x + w * 0.38, y + h * 0.4),
                    (x + w * 0.47, y + h * 0.46),
                ),
                b,
            )
            + path(ell(x + w * 0.8, y + h * 0.2, w * 0.08), c)
        )
    if kind == 2:  # a bird
        return (
            path(
                smooth(
                    [
                        (x + w * 0.1, y + h * 0.5),
                        (x + w * 0.4, y + h * 0.34),
                        (x + w * 0.74, y + h * 0.3),
                        (x + w * 0.92, y + h * 0.36),
                        (x + w * 0.76, y + h * 0.44),
                        (x + w * 0.56, y + h * 0.7),
                        (x + w * 0.3, y + h * 0.64),
                    ]
                ),
                a,
            )
            + path(smooth([(x + w * 0.3, y + h * 0.5), (x + w * 0.6, y + h * 0.46), (x + w * 0.36, y + h * 0.86)]), b)
            + path(ell(x + w * 0.77, y + h * 0.36, 4), readable(a))
        )
    if kind == 3:  # a house and a tree
        return (
            path(
                rect(x + w * 0.16, y + h * 0.5, w * 0.4, h * 0.5)
                + poly((x + w * 0.08, y + h * 0.52), (x + w * 0.36, y + h * 0.24), (x + w * 0.64, y + h * 0.52)),
                a,
            )
            + path(ell(x + w * 0.78, y + h * 0.5, w * 0.17, h * 0.24), b)
            + path(
                rect(x + w * 0.76, y + h * 0.7, w * 0.05, h * 0.3)
                + rect(x + w * 0.3, y + h * 0.68, w * 0.12, h * 0.32),
                c,
            )
        )
    if kind == 4:  # leaves
        return "".join(
            path(
                smooth(
                    turned(
                        x + w * 0.5, y + h * 0.95, t, [(0, 0), (h * 0.3, -h * 0.1), (h * 0.8, 0), (h * 0.3, h * 0.1)]
                    )
                ),
                k,
            )
            for t, k in ((-150, a), (-118, b), (-90, c), (-62, b), (-30, a))
        )
    return "".join(
        path(rect(x + w * i / 5, y + h * s.near(0.4, 0.3), w / 5 - 4, h), k) for i, k in enumerate((a, b, c, a, b))
    )


def book(s, x, y, w, h, colour, title, style, author=True, turn=0.0, thick=26):
    """Standing upright, seen slightly from the right: cover, pages, shade of the spine."""
    s.push(x, y, turn)
    s.form(
        poly((0, -h), (w, -h), (w + thick, -h - 16), (w + thick, -18), (w, 0), (0, 0)),
        mix(PAPER, STONE, 0.4),
        base=0,
        depth=0,
        inside=line(
            f"M{w + thick * 0.35:.0f} {-h}V0M{w + thick * 0.7:.0f} {-h}V0",
            INK,
            2,
            opacity=0.2,
        ),
    )
    s.form(
        rrect(0, -h, w, h, 4),
        colour,
        depth=10,
        shade=0.14,
        inside=cover_art(s, 18, -h * 0.6, w - 18, h * 0.6, colour) + path(rect(0, -h, 16, h), INK, opacity=0.18),
    )
    s.words(title, style, h * 0.14, w / 2 + 8, -h * 0.76, readable(colour), w - 46)
    if author:
        s.flat(rect(w / 2 - w * 0.16 + 8, -h * 0.69, w * 0.32, 5), readable(colour))
    s.pop()


@lettered
@thing("roman", "Roman", "stand", (BRICK, NIGHT))
def roman(s):
    colour = s.tint or s.pick(BRICK, NIGHT, OCHRE, PINE, "#e9ddc2", ROSE)
    s.form(
        poly((470, 462), (660, 462), (660, 502), (470, 502)),
        mix(colour, INK, 0.4) if colour != NIGHT else BRICK,
        base=502,
        depth=10,
        inside=path(rect(470, 470, 170, 24), PAPER),
    )
    s.form(
        poly((492, 424), (640, 424), (640, 462), (492, 462)),
        s.accent_on(s.wall),
        base=462,
        depth=10,
        inside=path(rect(492, 431, 132, 24), PAPER),
    )
    book(
        s,
        236,
        502,
        226,
        330,
        colour,
        s.label or s.pick("L’Été", "La Rive", "Minuit", "Le Retour", "Rue haute"),
        s.pick("fraunces", "italic", "deco", "gothic"),
        turn=-2,
    )


@lettered
@thing("livre-jeunesse", "Album jeunesse", "stand", (OCHRE, SEA))
def livre_jeunesse(s):
    colour = s.tint or s.pick(OCHRE, SEA, ROSE, "#a9bb78", BRICK)
    book(
        s,
        204,
        502,
        330,
        330,
        colour,
        s.label or s.pick("Le loup doux", "Où va l’ours ?", "Bonne nuit", "La baleine"),
        s.pick("script", "gothic"),
        author=False,
        thick=16,
        turn=1,
    )
    bear(s, 630, 502, 0.62)


@thing("livres", "Pile de livres", "stand", (BRICK, SEA))
def livres(s):
    tones = s.rng.sample([BRICK, SEA, OCHRE, PINE, ROSE, NIGHT, "#e9ddc2"], 6)
    y = 502
    for i in range(s.number or 6):
        h, w = s.rng.randint(34, 56), s.rng.randint(270, 370)
        x = 400 - w / 2 + s.near(0, 22)
        s.form(
            rrect(x, y - h, w, h, 5),
            tones[i % 6],
            base=y,
            depth=9,
            shine=0.4,
            inside=path(rect(x + w - 26, y - h + 6, 30, h - 12), PAPER)
            + path(
                rect(x + 26, y - h, 7, h) + rect(x + w - 66, y - h, 7, h) + rect(x + 80, y - h * 0.6, w * 0.4, h * 0.2),
                readable(tones[i % 6]),
                opacity=0.7,
            ),
        )
        y -= h
    s.form(lathe(420, [(46, y - 66), (44, y - 40), (26, y - 8), (22, y)]), s.accent_on(s.wall), depth=9)
    s.stroke(
        f"M466 {y - 56}q28 0 22 22t-34 16M404 {y - 84}q-12-20 4-36t0-36M436 {y - 84}q-12-20 4-36", PAPER, 6, opacity=0.8
    )


@lettered
@thing("carnet", "Carnet", "flat", (NIGHT, OCHRE), FLAT)
def carnet(s):
    colour = s.tint or s.pick(NIGHT, BRICK, PINE, OCHRE, ROSE)
    s.push(380, 300, s.near(-9, 6))
    s.form(
        rrect(-150, -200, 320, 404, 12),
        PAPER,
        drop=(15, 18),
        depth=8,
        inside=line("M166-190V200M160-190V200", INK, 2, opacity=0.3),
    )
    s.form(
        rrect(-160, -206, 318, 404, 14),
        colour,
        depth=12,
        shine=0.4,
        inside=path(rect(-160, -206, 46, 404), mix(colour, INK, 0.3)) + path(rrect(-64, -120, 170, 96, 6), PAPER),
    )
    s.words(s.label or s.pick("Carnet", "Notes", "Voyages"), "script", 44, 21, -58, INK, 146)
    s.form(rect(116, -212, 15, 418), s.accent_on(colour), depth=3)
    s.pop()
    pencil(s, 640, 320, 74, s.accent_on(s.table))


def pencil(s, x, y, turn, colour, k=1.0):
    s.push(x, y, turn, k)
    s.form(
        poly((-180, -15), (140, -15), (192, 0), (140, 15), (-180, 15)),
        colour,
        drop=(9, 13),
        depth=5,
        inside=path(rect(-180, -4, 320, 8), mix(colour, PAPER, 0.35))
        + path(poly((140, -20), (200, 0), (140, 20), (132, 8), (140, 0), (130, -8)), "#e9cf9f")
        + path(poly((176, -8), (200, 0), (176, 8)), INK)
        + path(rect(-180, -20, 26, 40), ROSE)
        + path(rect(-154, -20, 18, 40), STEEL),
    )
    s.pop()


@thing("crayons", "Crayons de couleur", "flat", (BRICK, OCHRE, SEA), FLAT)
def crayons(s):
    for i, tone in enumerate((BRICK, OCHRE, LEAF, SEA, NIGHT, ROSE)[: s.number or 6]):
        pencil(s, 400 + s.near(0, 26), 140 + i * 64, s.near(-8, 4), tone, 1.34)


@thing("stylo", "Stylo plume", "flat", (NIGHT, OCHRE), FLAT)
def stylo(s):
    colour = s.tint or s.pick(NIGHT, WINE, PINE, BRICK)
    s.stroke("M120 440q40-60 70-10t60-10t60 0t50-14t70 6", s.pick(NIGHT, colour), 6)
    s.push(410, 260, -24, 1.2)
    s.form(
        rrect(-240, -30, 260, 60, 26),
        colour,
        drop=(12, 18),
        depth=9,
        shine=0.6,
        inside=line("M-220-12H10", PAPER, 6, opacity=0.6),
    )
    s.form(
        poly((12, -27), (120, -22), (140, -15), (140, 15), (120, 22), (12, 27)),
        mix(colour, INK, 0.4),
        drop=(12, 18),
        depth=7,
    )
    s.form(
        smooth([(138, -16), (190, -17), (244, 0), (190, 17), (138, 16)], 0.6),
        OCHRE,
        drop=(10, 14),
        depth=5,
        inside=line("M180 0H244", INK, 3) + path(ell(178, 0, 5), INK),
    )
    s.flat(rect(4, -31, 12, 62) + rect(-226, -31, 8, 62) + rrect(-226, -44, 130, 13, 6), OCHRE)
    s.pop()
