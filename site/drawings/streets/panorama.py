"""A town's street as a panorama: draw("annecy", shops) at 1600 x 420, draw(..., width=800) for phones.

A kind of town chooses its houses, what is seen behind and between them, and what lies before them.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drawings.fronts.front import GROUND, Front
from drawings.fronts.pavement import dog, lamp_post, passer_by, tree
from drawings.kit import BRICK, INK, LEAF, OCHRE, PAPER, PINE, SEA, document, ell, grain_defs, group, n, path, rect
from drawings.shopfront import house
from drawings.streets.backdrop import FOOT, HEIGHT, alps, church, fountain, garrigue, lake, ramparts, roofs, tower
from drawings.streets.foreground import bunting, canal, cobbles, road, square
from drawings.windows.rows import begin

SCALE = 0.425
Shop = tuple[str, str, tuple[str, str]]  # name, trade, colours


@dataclass(frozen=True)
class Plan:
    """What a kind of town puts behind its houses, in the gap between them and before them."""

    styles: tuple[str, ...]
    sky: str
    behind: Callable[..., str]
    before: Callable[..., str]
    gap: Callable[..., str]
    green: str


KINDS = {
    "annecy": Plan(("alpin", "haussmann", "alpin", "midi"), "#bcd5d6", alps, canal, lake, PINE),
    "dinan": Plan(("colombage", "breton", "colombage"), "#d9d3bf", ramparts, cobbles, tower, LEAF),
    "barjac": Plan(("midi", "midi", "haussmann"), "#f3d08c", garrigue, square, fountain, "#8a9a55"),
    "ville": Plan(("haussmann", "brique", "haussmann", "breton"), "#cfdcd8", roofs, road, church, LEAF),
}
SAMPLES: list[Shop] = [
    ("Au bon pain", "boulangerie", ("#a8322a", "#f6ead6")),
    ("La Page blanche", "librairie", ("#24406b", "#f2dfb4")),
    ("Au Panier", "primeur", ("#1d4a3c", "#f3e7cc")),
    ("La Cave", "caviste", ("#7a2338", "#efd9c3")),
    ("Fleurs", "fleuriste", ("#2f6b6f", "#f4d9cf")),
    ("Fromages", "fromagerie", ("#d9a02b", "#fbf3e0")),
    ("Atelier", "mode", ("#5b3f6b", "#f1e6c9")),
    ("La Marée", "poissonnerie", ("#24406b", "#e9efe4")),
    ("Cacao", "chocolatier", ("#4a2a20", "#efd9c3")),
    ("Jouets", "jouets", ("#c8623a", "#f3e7cc")),
]


def row_of_houses(kind, shops, width, rng):
    """(svg, gap, seams): whole houses from edge to edge, one gap where the town shows through, and the places between houses."""
    styles, least = KINDS[kind].styles, 120 if width < 1000 else 160
    houses, used, i = [], 0, 0
    while True:
        name, trade, (a, b) = shops[i % len(shops)]
        f = Front(
            name,
            trade,
            a,
            b,
            styles[i % len(styles)],
            rng.choice((440, 500, 560) if width > 1000 else (396, 420)),
            detail=False,
            mark="abcdefghijkl"[i],
            rng=random.Random(f"house {name} {i}"),
        )
        k = SCALE * rng.uniform(0.95, 1.06)
        room = f.w * k + (34 if f.style == "alpin" else 5)
        if used + room > width - least:
            break
        houses.append((f, k, room))
        used, i = used + room, i + 1
    at = len(houses) // 2 if width < 1000 else rng.choice((2, len(houses) - 2))
    rest = width - used
    x, out, seams, gap = max(4, (rest - 260) / 2), "", [], (0, 0)
    for j, (f, k, room) in enumerate(houses):
        if j == at:
            gap = (x, rest - 2 * max(4, (rest - 260) / 2))
            x += gap[1]
        shift = 14 if f.style == "alpin" else 0
        out += group(house(f), transform=f"translate({round(x + shift)} {n(FOOT - GROUND * k)})scale({k:.3f})")
        seams.append(x)
        x += room
    return out, gap, [*seams, x]


def small(inner, x, k=SCALE):
    return group(inner, transform=f"translate({round(x)} {n(FOOT + 14 - (GROUND + 36) * k)})scale({k})")


def people(kind, gap, width, rng):
    plain = Front("", "cafe", "#24406b", "#f3e7cc", "haussmann", rng=random.Random("walk"))
    spots = list(range(rng.randint(120, 220), width - 40, 330))
    if kind == "annecy":  # nobody walks on the lake
        spots = [x for x in spots if not gap[0] - 30 < x < gap[0] + gap[1] + 30]
    walkers = "".join(small(passer_by(0, rng, plain), x) for x in spots)
    return walkers + (small(dog(0, INK), width * 0.36) if kind != "annecy" else "")


def greenery(kind, gap, seams, rng):
    """Trees and lamps stand where two houses meet, never before a name."""
    green = KINDS[kind].green
    if kind == "barjac":
        shade = path("".join(ell(x + 40, 400, 96, 11) for x in seams[::2]), INK, opacity=0.16)
        return shade + "".join(small(tree(0, rng, green, GROUND + 36, 470, "#c9b593"), x, 0.5) for x in seams[::2])
    if kind == "annecy":
        return ""
    lamps = "".join(small(lamp_post(0), x) for x in seams[1::2])
    return lamps + (small(tree(0, rng, green), gap[0] + gap[1] * 0.16) if kind == "ville" else "")


def draw(
    kind: str, shops: Sequence[Shop] | None = None, width: int = 1600, seed: str = "", title: str | None = None
) -> str:
    """The street as an SVG string, 420 high; its houses repeat the shops in turn until the width is full.

    kind: annecy (lake and mountains), dinan (ramparts and timber), barjac (south), ville (any town).
    shops: (name, trade, (colour, colour)); samples if none. Raises ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"kind={kind!r}: use one of {', '.join(KINDS)}")
    begin()
    rng = random.Random(f"street {kind} {seed}")
    plan = KINDS[kind]
    shops = list(shops or SAMPLES)
    sky = plan.sky
    houses, gap_at, seams = row_of_houses(kind, shops, width, rng)
    inner = path(rect(0, 0, width, HEIGHT), sky) + plan.behind(width, sky, rng)
    inner += plan.gap(*gap_at, sky, rng) + houses
    if kind in ("dinan", "barjac"):
        tones = (BRICK, PAPER, OCHRE, SEA)
        inner += "".join(bunting(x, min(x + 420, width + 40), 128, tones) for x in range(-40, width, 760))
    if kind == "annecy":
        inner += people(kind, gap_at, width, rng) + plan.before(width, rng)
    else:
        inner += plan.before(width, rng) + greenery(kind, gap_at, seams, rng) + people(kind, gap_at, width, rng)
    inner += f'<rect width="{width}" height="{HEIGHT}" fill="url(#g)" opacity=".5"/>'
    return document(width, HEIGHT, title or "La rue commerçante", inner, defs=grain_defs(f"{kind} {seed}"))
