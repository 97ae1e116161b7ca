"""What can be drawn: each kind of product registers its drawing here, with what the ground must know of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drawings.scene import Scene

Drawing = Callable[["Scene"], None]
FLAT = ("linen", "half", "sheet", "disc", "gingham")  # grounds for small things seen from above


@dataclass(frozen=True)
class Kind:
    """One kind of product. keys: the thing's main inks, from which the ground keeps its distance."""

    drawing: Drawing
    title: str
    lay: str
    keys: tuple[str, ...]
    grounds: tuple[str, ...] | None
    zoom: float


CATALOGUE: dict[str, Kind] = {}
LETTERED: set[Drawing] = set()


def thing(
    kind: str,
    title: str,
    lay: str = "stand",
    keys: tuple[str, ...] = ("#cf8a3b",),
    grounds: tuple[str, ...] | None = None,
    zoom: float = 1.0,
) -> Callable[[Drawing], Drawing]:
    """Registers a drawing under `kind`. lay: "stand" (on a table) or "flat" (seen from above)."""

    def register(drawing: Drawing) -> Drawing:
        CATALOGUE[kind] = Kind(drawing, title, lay, keys, grounds, zoom)
        return drawing

    return register


def lettered(drawing: Drawing) -> Drawing:
    """Marks a drawing that carries words by itself, so that it is never mirrored."""
    LETTERED.add(drawing)
    return drawing
