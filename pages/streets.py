"""The drawing of a town's street, by its landscape."""

from dataclasses import dataclass

from django.templatetags.static import static

import drawings
from membership.models import City

COMMON = "ville"  # the landscape of towns that nobody drew


@dataclass(frozen=True)
class Shown:
    """A picture as `components/shown.html` takes it; an empty `alt` is decoration."""

    src: str
    width: int
    height: int
    alt: str = ""


def scene_of(city: City) -> str:
    return city.scene if city.scene in drawings.STREET_KINDS else COMMON


def wide(city: City | None = None) -> Shown:
    return Shown(static(f"img/streets/{scene_of(city) if city else COMMON}.svg"), 1600, 420)


def narrow(city: City | None = None) -> Shown:
    return Shown(static(f"img/streets/{scene_of(city) if city else COMMON}-narrow.svg"), 800, 420)
