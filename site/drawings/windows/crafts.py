"""Windows of books, flowers, tools, clothes, jewels and toys; (x, y) is the sill's left end."""

from drawings.kit import (
    BRICK,
    BROWN,
    CRUST,
    GOLD,
    INK,
    LEAF,
    NIGHT,
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
from drawings.windows.goods import bottle, bucket, shelf, spines, standing_book
from drawings.windows.rows import fit, row, spread
from drawings.windows.wares import bear, bicycle, bust, coat, dress, glasses, shoe, stand, train, yarn


def librairie(x, y, w, h, r):
    tones = (BRICK, SEA, OCHRE, PINE, ROSE, NIGHT)
    return (
        shelf(x, y - h * 0.55, w)
        + spines(x + 8, y - h * 0.55, w - 16, r)
        + row(x, w, 72, lambda i, px: standing_book(px, y, tones[(i * 5 + 1) % 6], r, 1.0 if i % 2 else 0.86))
    )


def fleuriste(x, y, w, h, r):
    tones = [BRICK, ROSE, PAPER, OCHRE, "#b9a3c9", "#d9754f"]
    r.shuffle(tones)
    vine = line("".join(f"M{x + k} {y - h + (k * 7 % 22)}l{4 - k % 9} 26" for k in range(10, int(w), 34)), LEAF, 13)
    return vine + row(x, w, 94, lambda i, px: bucket(px, y, tones[i % 6], 0.98, (STEEL, "#b9623f", PINE)[i % 3]))


def quincaillerie(x, y, w, h, r):
    top = y - h
    pegs = row(
        x,
        w,
        58,
        lambda i, px: (
            path(rect(px - 4, top + 14, 8, 62), WOOD) + path(rrect(px - 22, top + 12, 44, 17, 4), STEEL),
            path(rrect(px - 7, top + 12, 14, 34, 6), BRICK) + path(rect(px - 3, top + 46, 6, 36), STEEL),
            path(poly((px - 8, top + 30), (px + 10, top + 26), (px + 14, top + 84), (px + 2, top + 84)), STEEL)
            + line(ell(px - 1, top + 20, 11), OCHRE, 6),
            line(f"M{px} {top + 12}v40", WOOD, 7)
            + path(
                smooth(
                    [
                        (px - 16, top + 48),
                        (px + 16, top + 48),
                        (px + 13, top + 80),
                        (px, top + 90),
                        (px - 13, top + 80),
                    ],
                    0.5,
                ),
                STEEL,
            ),
        )[i % 4],
    )
    cans = row(
        x,
        w,
        66,
        lambda i, px: (
            path(rect(px - 25, y - 50, 50, 50), STEEL)
            + path(rect(px - 25, y - 40, 50, 28), (SEA, BRICK, OCHRE, LEAF, ROSE)[i % 5])
            + path(ell(px, y - 50, 25, 5), PAPER)
        ),
    )
    return pegs + cans


def bijouterie(x, y, w, h, r):
    def piece(i, px):
        if i % 2 == 0:
            return bust(px, y, (NIGHT, PINE, WINE)[i % 3], GOLD)
        return (
            path(rrect(px - 26, y - 30, 52, 30, 6), (BRICK, SEA, PINE)[i % 3])
            + line(ell(px, y - 46, 14), GOLD, 5)
            + path(poly((px - 9, y - 66), (px + 9, y - 66), (px, y - 54)), SEA)
        )

    clocks = row(
        x,
        w,
        90,
        lambda i, px: (
            path(ell(px, y - h * 0.6 - 30, 22), GOLD)
            + path(ell(px, y - h * 0.6 - 30, 17), PAPER)
            + line(f"M{px} {y - h * 0.6 - 42:.0f}v12l9 5", INK, 3)
        ),
    )
    return shelf(x, y - h * 0.6, w, GOLD) + clocks + row(x, w, 78, piece)


def mode(x, y, w, h, r):
    tones = [BRICK, SEA, OCHRE, PINE, ROSE, NIGHT]
    r.shuffle(tones)

    def bag(px):
        return line(f"M{px - 12} {y - 34}q12-32 24 0", BROWN, 4) + path(rrect(px - 22, y - 36, 44, 36, 6), CRUST)

    return row(
        x, w, 88, lambda i, px: (dress(px, y, tones[i % 6], PAPER), coat(px, y, tones[(i + 2) % 6]), bag(px))[i % 3]
    )


def chaussures(x, y, w, h, r):
    tones = ["#9a5a30", BRICK, NIGHT, PINE, OCHRE, INK]
    top = row(x, w, 84, lambda i, px: shoe(px, y - h * 0.55 - 4, tones[(i + 2) % 6]))
    return (
        shelf(x, y - h * 0.55, w)
        + top
        + row(x, w, 84, lambda i, px: stand(px, y, 22 + (i % 2) * 22) + shoe(px, y - 27 - (i % 2) * 22, tones[i % 6]))
    )


def jouets(x, y, w, h, r):
    kite = path(
        poly(
            (x + w * 0.7, y - h + 6),
            (x + w * 0.7 + 30, y - h + 40),
            (x + w * 0.7, y - h + 84),
            (x + w * 0.7 - 30, y - h + 40),
        ),
        BRICK,
    ) + path(poly((x + w * 0.7, y - h + 6), (x + w * 0.7, y - h + 84), (x + w * 0.7 - 30, y - h + 40)), OCHRE)

    def ball(px):
        return path(ell(px, y - 22, 22), SEA) + path(f"M{px - 22} {y - 24}q22-14 44 0v8q-22-12-44 0z", PAPER)

    def blocks(px):
        return (
            path(rect(px - 30, y - 28, 28, 28), BRICK)
            + path(rect(px + 2, y - 28, 28, 28), PINE)
            + path(rect(px - 14, y - 57, 28, 28), OCHRE)
        )

    return (kite if w > 150 else "") + row(
        x, w, 92, lambda i, px: (bear(px, y), train(px, y), blocks(px), ball(px))[(i + r.randint(0, 1) * 2) % 4]
    )


def opticien(x, y, w, h, r):
    tones = [BRICK, INK, PINE, "#8d4a24", SEA, OCHRE]

    def board(k):
        frames = row(x, w, 74, lambda i, px: glasses(px, round(y - 10 - k * h * 0.3), tones[(i + k * 2) % 6]))
        return shelf(x, y - 8 - k * h * 0.3, w, STEEL) + frames

    return "".join(board(k) for k in (0, 1, 2))


def coiffeur(x, y, w, h, r):
    def mirror(px):
        return (
            path(rrect(px - 34, y - h + 8, 68, h * 0.56, 30), OCHRE)
            + path(rrect(px - 27, y - h + 15, 54, h * 0.56 - 14, 25), mix(SEA, PAPER, 0.6))
            + path(
                poly((px - 12, y - h * 0.5), (px + 10, y - h + 20), (px + 20, y - h + 20), (px - 2, y - h * 0.5)),
                PAPER,
                opacity=0.7,
            )
        )

    def chair(px):
        return path(rrect(px - 26, y - 62, 52, 26, 6) + rrect(px - 30, y - 42, 60, 16, 6), BRICK) + path(
            rect(px - 4, y - 28, 8, 24) + rect(px - 22, y - 5, 44, 5), STEEL
        )

    return row(x, w, 104, lambda i, px: mirror(px) + chair(px)) + row(
        x, w, 104, lambda i, px: bottle(px + 44, y, (SEA, OCHRE, PINE)[i % 3], PAPER, 0.5)
    )


def velo(x, y, w, h, r):
    tones = (BRICK, SEA, OCHRE)
    s = min(1.0, (w - 10) / 205)
    many = max(1, int(w // 210))
    return "".join(
        bicycle(px, y - 2, tones[(i + r.randint(0, 2)) % 3], s) for i, px in enumerate(spread(x, w, many, w / many / 2))
    ) + "".join(line(ell(px, y - h + 26, 20), INK, 5) for px in spread(x, w, fit(w, 90), 50))


def mercerie(x, y, w, h, r):
    tones = [BRICK, SEA, OCHRE, ROSE, "#8577ab", PINE, PAPER]
    r.shuffle(tones)
    bolts = row(
        x,
        w,
        30,
        lambda i, px: (
            path(rrect(px - 12, y - h * 0.52 - 54, 24, 54, 5), tones[i % 7])
            + path(rect(px - 12, y - h * 0.52 - 40, 24, 5), tones[(i + 3) % 7])
        ),
        22,
    )
    balls = row(
        x,
        w,
        52,
        lambda i, px: (
            yarn(px, y, tones[(i + 2) % 7], 22) + (yarn(px + 26, y - 36, tones[(i + 4) % 7], 20) if i % 2 == 0 else "")
        ),
        34,
    )
    return shelf(x, y - h * 0.52, w) + bolts + balls
