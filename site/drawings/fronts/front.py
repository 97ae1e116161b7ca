"""One shop in its house: windows, door, fascia and awning in the shop's two colours."""

import random
from dataclasses import dataclass, field

from drawings.kit import (
    INK,
    OCHRE,
    PAPER,
    STONE,
    lettering,
    light,
    line,
    mix,
    n,
    over,
    path,
    poly,
    readable,
    rect,
    rrect,
)
from drawings.windows.show import show

GROUND = 672  # where house meets pavement
TOP = 318  # top of the shop's fascia
GLASS_TOP, SILL = 386, 618
LETTERS = {
    "boulangerie": "script",
    "fromagerie": "fraunces",
    "boucherie": "gothic",
    "primeur": "script",
    "librairie": "italic",
    "fleuriste": "italic",
    "caviste": "deco",
    "epicerie": "fraunces",
    "chocolatier": "deco",
    "poissonnerie": "gothic",
    "quincaillerie": "gothic",
    "bijouterie": "deco",
    "mode": "sans",
    "chaussures": "sans",
    "jouets": "script",
    "opticien": "sans",
    "coiffeur": "deco",
    "cafe": "script",
    "velo": "gothic",
    "mercerie": "italic",
    "ceramique": "fraunces",
    "savonnerie": "italic",
    "autre": "fraunces",
}
PALE_INSIDE = (
    "caviste",
    "librairie",
    "chocolatier",
    "bijouterie",
    "mode",
    "opticien",
    "chaussures",
    "boucherie",
    "velo",
    "cafe",
    "ceramique",
    "savonnerie",
)


@dataclass
class Front:
    """One house with its shop. x runs from 0 to w; y as on the page."""

    name: str
    trade: str
    a: str
    b: str
    style: str
    w: int = 780
    detail: bool = True
    mark: str = ""  # keeps ids apart where several fronts share a picture
    rng: random.Random = field(default_factory=random.Random)

    def __post_init__(self):
        deep = self.a if light(self.a) < light(self.b) else self.b
        self.deep, self.pale = deep, self.b if deep == self.a else self.a
        self.wood = deep if light(deep) < 0.62 else over(deep, "#8a5a3a", 0.85)
        self.inside = mix("#f6dfae", self.pale, 0.2) if self.trade in PALE_INSIDE else mix(INK, self.deep, 0.25)
        self.door_at = self.rng.choice((0, 1, 2)) if self.w > 560 else self.rng.choice((0, 2))
        self.lone_awning = self.rng.random() < 0.6 or self.w < 600

    def plan(self):
        """(door x, door width, [(window x, width), ...]) inside the shop's frame."""
        left, right, door, gap = 46, self.w - 46, 116, 20
        if self.door_at == 0:
            return left, door, [(left + door + gap, right - left - door - gap)]
        if self.door_at == 2:
            return right - door, door, [(left, right - left - door - gap)]
        side = self.rng.choice((0.44, 0.5, 0.58))
        space = right - left - door - 2 * gap
        first = round(space * side)
        return left + first + gap, door, [(left, first), (left + first + door + 2 * gap, space - first)]


def shop(f):
    door_x, door_w, glass = f.plan()
    out = path(rect(22, TOP, f.w - 44, GROUND - TOP), f.wood)
    out += path(rect(22, TOP, 14, GROUND - TOP) + rect(f.w - 36, TOP, 14, GROUND - TOP), over(f.wood, INK, 0.35))
    for x, w in glass:
        out += shop_window(f, x, w)
    out += door(f, door_x, door_w)
    out += fascia(f)
    out += awnings(f, glass, door_x, door_w)
    return out


def shop_window(f, x, w):
    h = SILL - GLASS_TOP
    goods = show(f.trade, x + 12, SILL - 8, w - 24, 150, f.rng)
    frame = f.pale if light(f.pale) - light(f.wood) > 0.15 else PAPER
    clip = f"v{f.mark}{x}"
    out = path(rect(x, GLASS_TOP, w, h), frame)
    out += f'<clipPath id="{clip}"><path d="{rect(x + 8, GLASS_TOP + 8, w - 16, h - 16)}"/></clipPath><g clip-path="url(#{clip})">'
    out += path(rect(x, GLASS_TOP, w, h), f.inside) + path(rect(x, SILL - 36, w, 40), over(f.inside, f.wood, 0.5))
    out += goods
    out += (
        path(
            poly((x + w * 0.62, SILL), (x + w * 0.8, GLASS_TOP), (x + w * 0.92, GLASS_TOP), (x + w * 0.74, SILL))
            + poly((x + w * 0.2, SILL), (x + w * 0.38, GLASS_TOP), (x + w * 0.42, GLASS_TOP), (x + w * 0.24, SILL)),
            PAPER,
            opacity=0.13,
        )
        + "</g>"
    )
    bars = [x + w * k / 3 for k in (1, 2)] if w > 360 else ([x + w / 2] if w > 250 and f.trade not in ("velo",) else [])
    out += path("".join(rect(bx - 3, GLASS_TOP, 6, h) for bx in bars), frame) if bars else ""
    panels = max(1, round(w / 130))
    each = (w - 10) / panels
    out += path(
        "".join(rect(x + 10 + i * each, SILL + 16, each - 10, GROUND - SILL - 32) for i in range(panels)),
        mix(f.wood, frame, 0.22),
    )
    return out + path(rect(x - 6, SILL, w + 12, 9), frame) + path(rect(x - 6, SILL + 9, w + 12, 5), INK, opacity=0.3)


def door(f, x, w):
    frame = f.pale if light(f.pale) - light(f.wood) > 0.15 else PAPER
    leaf = mix(f.wood, INK, 0.22)
    out = path(rect(x, GLASS_TOP, w, GROUND - GLASS_TOP), frame) + path(
        rect(x + 8, GLASS_TOP + 8, w - 16, GROUND - GLASS_TOP - 8), leaf
    )
    out += path(rrect(x + 22, GLASS_TOP + 74, w - 44, 118, 4 if f.rng.random() < 0.5 else 30), f.inside)
    out += path(
        poly((x + 30, GLASS_TOP + 180), (x + 56, GLASS_TOP + 66), (x + 72, GLASS_TOP + 66), (x + 46, GLASS_TOP + 180)),
        PAPER,
        opacity=0.2,
    )
    out += path(rect(x + 22, GROUND - 72, w - 44, 56), mix(leaf, frame, 0.15))
    out += path(rect(x + w - 26, GLASS_TOP + 190, 7, 30), OCHRE) + path(
        rect(x - 8, GROUND - 8, w + 16, 14), mix(STONE, INK, 0.25)
    )
    card = x + w / 2
    return (
        out
        + line(f"M{card:.0f} {GLASS_TOP + 106}l-14 14m14-14l14 14", INK, 2)
        + path(rrect(card - 24, GLASS_TOP + 120, 48, 24, 3), PAPER if light(f.inside) < 0.6 else f.wood)
        + path(rect(card - 14, GLASS_TOP + 129, 28, 5), f.wood if light(f.inside) < 0.6 else PAPER)
    )


def sign_colours(f: Front, *, light_board: bool) -> tuple[str, str]:
    """(board, letters) of the shop's sign, readable whatever two colours the shop takes."""
    board = f.pale if light_board else f.wood
    if light(board) > 0.9:
        board = over(board, STONE, 0.5)
    ink = readable(board, f.a, f.b, PAPER, INK) if abs(light(f.a) - light(f.b)) > 0.3 else readable(board)
    return board, ink


def fascia(f):
    y, h = TOP, 60
    board, ink = sign_colours(f, light_board=f.rng.random() >= 0.6)
    out = path(rect(8, y - 12, f.w - 16, 14), f.wood) + path(rect(8, y - 14, f.w - 16, 5), f.pale)
    out += path(rect(22, y, f.w - 44, h), board) + path(rect(22, y + h, f.w - 44, 5), INK, opacity=0.35)
    style = LETTERS[f.trade] if len(f.name) <= 28 else "gothic"  # a long name wants narrow letters
    words = f.name.upper() if style in ("sans", "gothic") else f.name
    out += lettering(
        words,
        style,
        {"gothic": 56, "sans": 43, "deco": 45, "script": 52}.get(style, 48),
        f.w / 2,
        y + {"gothic": 50, "sans": 47}.get(style, 45),
        ink,
        f.w - 110,
        {"sans": 0.08, "gothic": 0.05}.get(style, 0.0),
        once=f"t{f.mark}",
    )
    return out


def awnings(f, glass, door_x, door_w):
    if f.lone_awning:
        spans = [(30, f.w - 60)]
    else:
        spans = [(x - 10, w + 20) for x, w in glass]
    return "".join(awning(f, x, w, i) for i, (x, w) in enumerate(spans))


def awning(f, x, w, which):
    """Stripes in the shop's two colours, wider below than above, a scalloped valance, its shade on the glass."""
    y, fall, valance, flare = TOP + 58, 56, 20, 11
    many = max(5, round(w / 46) | 1)
    step, foot = w / many, (w + 2 * flare) / many
    dark, pale = f.deep, f.pale
    if light(pale) - light(dark) < 0.12:
        pale = mix(pale, PAPER, 0.6)
    x2 = x - flare
    stripes = "".join(
        poly((x + i * step, y), (x + (i + 1) * step, y), (x2 + (i + 1) * foot, y + fall), (x2 + i * foot, y + fall))
        for i in range(0, many, 2)
    )

    def scallop(i):
        return f"M{n(x2 + i * foot)} {y + fall}h{n(foot)}v{valance - 8}a{n(foot / 2)} 15 0 0 1 {n(-foot)} 0z"

    even, odd = ("".join(scallop(i) for i in range(k, many, 2)) for k in (0, 1))
    out = path(
        poly((x, y + 40), (x + w, y + 40), (x + w + 30, y + fall + 50), (x + 20, y + fall + 50)), INK, opacity=0.3
    )
    out += path(poly((x, y), (x + w, y), (x2 + w + 2 * flare, y + fall), (x2, y + fall)), pale) + path(stripes, dark)
    out += path(odd, over(pale, INK, 0.18)) + path(even, over(dark, INK, 0.3))
    out += path(rect(x2, y + fall - 2, w + 2 * flare, 4), INK, opacity=0.2) + path(rect(x, y, w, 10), INK, opacity=0.16)
    return out + path(
        poly((x + w * 0.5, y), (x + w, y), (x2 + w + 2 * flare, y + fall), (x2 + w * 0.72, y + fall)),
        "url(#s)",
        opacity=0.14,
    )
