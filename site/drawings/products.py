"""Product still lifes, 800 x 600: draw("comte", ("#1d4a3c", "#f3e7cc"), seed="comte-12-mois")."""

from drawings import things  # noqa: F401  (its modules register their drawings)
from drawings.catalogue import CATALOGUE, LETTERED
from drawings.scene import Scene

Colours = tuple[str, str]


def kinds() -> list[str]:
    """Every kind that can be drawn."""
    return list(CATALOGUE)


def draw(
    kind: str,
    colours: Colours,
    seed: str = "",
    *,
    title: str | None = None,
    ground: str | int | None = None,
    flip: bool | None = None,
    label: str | None = None,
    tint: str | None = None,
    count: int | None = None,
) -> str:
    """The picture as an SVG string; the same arguments give the same bytes.

    colours: the shop's two; seed: anything that tells two products apart; ground: a name or a number; label: words on
    bottles, jars, books and boxes; tint: the thing's own main colour; count: how many, where that has a sense.
    Raises ValueError for a kind that nobody drew.
    """
    if kind not in CATALOGUE:
        raise ValueError(f"kind={kind!r}: use one of {', '.join(CATALOGUE)}")
    entry = CATALOGUE[kind]
    keys = (tint, *entry.keys[1:]) if tint else entry.keys
    scene = Scene(colours, f"{kind} {seed}", keys, entry.lay)
    scene.flip = scene.rng.random() < 0.5 if flip is None else flip
    if label or entry.drawing in LETTERED:
        scene.flip = False
    scene.ground = ground if ground is not None else (scene.pick(*entry.grounds) if entry.grounds else None)
    scene.zoom = entry.zoom
    scene.label, scene.tint, scene.number = label, tint, count
    entry.drawing(scene)
    return scene.svg(title or entry.title)
