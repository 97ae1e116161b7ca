"""Where the ground of the map that moves comes from, by setting; by default there is none and the plan's own is used."""

from dataclasses import dataclass

from django.conf import settings

from kit.security import tiles_origin


@dataclass(frozen=True)
class Tiles:
    """As `pages/town_plan.html` takes it; all empty without a setting."""

    url: str = ""
    attribution: str = ""
    host: str = ""


def current() -> Tiles:
    if not settings.MAP_TILES_URL:
        return Tiles()
    host = tiles_origin().removeprefix("https://")
    return Tiles(settings.MAP_TILES_URL, settings.MAP_TILES_ATTRIBUTION, host)
