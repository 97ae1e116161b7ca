"""A place where a parcel waits for its customer, in words of ours, whoever told of it."""

from dataclasses import asdict, dataclass, replace
from math import cos, hypot, radians
from typing import Any, ClassVar, Protocol

from django.utils.translation import gettext as _

from commerce.shipping.relay import hours
from kit.calendar import Week

METRES_A_DEGREE = 111_320.0
KM = 1000


class RelayIsSilent(Exception):
    """The provider didn't answer, or not in a way that is understood. `retry_after`: seconds, if it said."""

    def __init__(self, why: str, retry_after: int | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


@dataclass(frozen=True)
class RelayPoint:
    """`hours`: a week, or words where it told no more; `distance`: metres from the middle of what was asked."""

    id: str
    name: str
    street: str
    postcode: str
    town: str
    latitude: float | None = None
    longitude: float | None = None
    hours: Week | str = ""
    distance: int | None = None
    carrier: str = ""

    colour: ClassVar[str] = "#2f5d50"  # of its pin

    @property
    def address(self) -> str:
        return f"{self.street}, {self.postcode} {self.town}".strip(", ")

    @property
    def words(self) -> str:
        """« Tabac de la Gare, 3 rue de la Gare, 74000 Annecy », as an order keeps its place."""
        return f"{self.name}, {self.address}"[:300]

    @property
    def how_far(self) -> str:
        """« à 350 m », « à 1,2 km »; nothing where nobody knows."""
        if self.distance is None:
            return ""
        if self.distance < KM:
            return _("à %(metres)d m") % {"metres": round(self.distance, -1)}
        return _("à %(km)s km") % {"km": f"{self.distance / KM:.1f}".replace(".", ",")}

    @property
    def opening(self) -> list[str]:
        """Line by line: « lundi au vendredi : 8 h – 19 h »."""
        return hours.told(self.hours)

    def seen_from(self, latitude: float | None, longitude: float | None) -> "RelayPoint":
        """The same with its distance as the crow flies, if both places are known."""
        if latitude is None or longitude is None or self.latitude is None or self.longitude is None:
            return self
        east = (self.longitude - longitude) * cos(radians(latitude))
        return replace(self, distance=round(hypot(east, self.latitude - latitude) * METRES_A_DEGREE))

    def to_json(self) -> dict[str, Any]:
        week = self.hours.to_json() if isinstance(self.hours, Week) else self.hours
        return {**asdict(replace(self, hours="")), "hours": week}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "RelayPoint":
        week = told["hours"]
        return cls(**{**told, "hours": week if isinstance(week, str) else Week.from_json(week)})


class Provider(Protocol):
    """Who knows of relay points."""

    def points_near(self, postcode: str) -> list[RelayPoint]:
        """Those of a French postcode, in no order. It may take seconds. Raises `RelayIsSilent`."""
