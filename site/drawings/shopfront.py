"""Shop fronts, 1200 x 750: draw("La Huche d’Or", "boulangerie", ("#a8322a", "#f6ead6"), style="alpin"); card() is the 600 x 400 crop.

A front is painted from the back: sky, neighbours, facade with its roof and windows, the shop itself, awning, sign, street.
"""

import random

from drawings.fronts.front import GROUND, Front, shop
from drawings.fronts.pavement import bench, dog, lamp_post, out_of_doors, passer_by, pavement, shrub, tree
from drawings.fronts.signs import hanging_sign
from drawings.houses.facades import facade
from drawings.houses.parts import GREENS, STYLES, neighbours, sky
from drawings.kit import INK, PAPER, STONE, document, grain_defs, group, mix, n
from drawings.windows.rows import begin
from drawings.windows.show import TRADES

Colours = tuple[str, str]


def house(f: Front) -> str:
    """Facade and shop, to be put anywhere: alone or in a row."""
    return facade(f) + shop(f)


def compose(
    name: str, trade: str, colours: Colours, style: str | None = None, seed: str | None = None
) -> tuple[Front, str, int]:
    """(front, svg, the house's left edge). Raises ValueError for a trade or a style that nobody drew."""
    if trade not in TRADES:
        raise ValueError(f"trade={trade!r}: use one of {', '.join(TRADES)}")
    if style and style not in STYLES:
        raise ValueError(f"style={style!r}: use one of {', '.join(STYLES)}")
    begin()
    rng = random.Random(f"front {seed or name} {trade}")
    style = style or rng.choice(STYLES)
    a, b = colours
    w = rng.choice((740, 780, 820))
    f = Front(name, trade, a, b, style, w, rng=rng)
    x = rng.choice((150, 200, 250)) if rng.random() < 0.5 else 1200 - w - rng.choice((150, 200))
    stone = mix(STONE, PAPER, 0.35)
    out = sky(f, 1200) + neighbours(f, x, x + w, 1200) + group(house(f), transform=f"translate({x} 0)")
    out += pavement(1200, stone)
    side = 1 if x > 1200 - x - w else -1
    out += hanging_sign(f, x + 12 if side > 0 else x + w - 12, -side)
    window_x, window_w = max(f_plan(f), key=lambda g: g[1])
    spot = rng.choice((0.3, 0.66))
    out += out_of_doors(f, round(x + window_x + window_w * spot), rng)
    near, far = (x - 76, x + w + 96) if side > 0 else (x + w + 76, x - 96)
    out += furniture(f, near, far, rng)
    if rng.random() < 0.7:
        walker = (
            round(x + window_x + window_w * (0.96 - spot))
            if rng.random() < 0.4
            else min(max(far + rng.randint(-30, 30), 90), 1110)
        )
        out += passer_by(walker, rng, f) + (
            dog(walker + rng.choice((-84, 84)), rng.choice(("#8d5a38", INK, PAPER))) if rng.random() < 0.4 else ""
        )
    return f, out, x


def furniture(f, near, far, rng):
    """By the kind of town: a lamp on the sign's side; a plane tree, a bench or a shrub on the other."""
    if f.style == "midi":
        return tree(far, rng, GREENS["midi"], bark="#b7a384")
    if f.style in ("alpin", "colombage"):
        return lamp_post(near) + bench(far, "#8d6337" if f.style == "colombage" else f.wood)
    return lamp_post(near) + (
        tree(far, rng, GREENS[f.style]) if rng.random() < 0.5 else shrub(far - 30, GROUND + 30, f.wood)
    )


def f_plan(f):
    """The windows' places, without drawing from the front's dice again."""
    left, right, door, gap = 46, f.w - 46, 116, 20
    if f.door_at == 0:
        return [(left + door + gap, right - left - door - gap)]
    if f.door_at == 2:
        return [(left, right - left - door - gap)]
    return [(left, (right - left - door) / 2 - gap)]


def finish(width, height, title, inner, box, seed):
    x, y, w, h = box
    paper = f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}" fill="url(#g)" opacity=".5"/>'
    return document(width, height, title, inner + paper, box, grain_defs(seed))


def draw(
    name: str,
    trade: str,
    colours: Colours,
    style: str | None = None,
    seed: str | None = None,
    title: str | None = None,
) -> str:
    """The wide picture, 1200 x 750, as an SVG string.

    colours: the shop's two; style: a house (drawn by the seed if none); seed: the name if none.
    """
    _f, inner, _ = compose(name, trade, colours, style, seed)
    return finish(1200, 750, title or f"La devanture de {name}", inner, (0, 0, 1200, 750), name)


def card(
    name: str,
    trade: str,
    colours: Colours,
    style: str | None = None,
    seed: str | None = None,
    title: str | None = None,
) -> str:
    """The same shop, closer, 600 x 400."""
    f, inner, x = compose(name, trade, colours, style, seed)
    w = 956  # the house and its hanging sign
    signed_left = x > 1200 - x - f.w
    left = min(max(x - 104 if signed_left else x + f.w + 104 - w, 0), 1200 - w)
    return finish(600, 400, title or f"La devanture de {name}", inner, (left, 750 - w * 2 / 3, w, w * 2 / 3), name)
