"""The demonstration's provider: a dozen places that are nobody's round the middle of a commune, the same whenever asked."""

from datetime import time
from hashlib import sha256
from math import cos, pi, radians, sin

from commerce.shipping.relay.points import METRES_A_DEGREE, RelayPoint
from kit.calendar import Slot, Week
from membership.models import Commune

CARRIER = "Relais de démonstration"
NEAREST, STEP = 250, 280  # metres
NAMES = (
    ("Tabac-presse des Halles", "rue des Halles"),
    ("Épicerie de la Fontaine", "place de la Fontaine"),
    ("Consigne de la gare", "place de la Gare"),
    ("Fleurs du Parc", "avenue du Parc"),
    ("Pressing des Écoles", "rue des Écoles"),
    ("Maison de la presse", "rue du Marché"),
    ("Le Café du Pont", "quai du Pont"),
    ("Cordonnerie du Passage", "passage des Tanneurs"),
    ("Supérette du Moulin", "chemin du Moulin"),
    ("Station du Rond-point", "route du Stade"),
    ("Papeterie Saint-Michel", "rue Saint-Michel"),
    ("Garage des Peupliers", "allée des Peupliers"),
)


def _week(*rows: tuple[range, str]) -> Week:
    slots = []
    for days, hours in rows:
        for each in hours.split():
            opens, closes = map(time.fromisoformat, each.split("-"))
            slots += [Slot(day, opens, closes) for day in days]
    return Week(slots=tuple(sorted(slots)))


WEEKS = (
    _week((range(6), "07:00-19:30"), (range(6, 7), "08:00-12:30")),
    _week((range(5), "08:30-12:30 14:00-19:00"), (range(5, 6), "09:00-12:30")),
    _week((range(7), "00:00-00:00")),
    _week((range(1, 6), "09:00-12:00 14:00-19:00")),
)
ALWAYS_OPEN = 2  # the place in `NAMES` of what is a row of lockers, and in `WEEKS` of its hours


class Invented:
    def points_near(self, postcode: str) -> list[RelayPoint]:
        commune = Commune.objects.called([postcode]).order_by("-population").first()
        return [_point(commune, postcode, number) for number in range(len(NAMES))] if commune else []


def _point(commune: Commune, postcode: str, number: int) -> RelayPoint:
    name, street = NAMES[number]
    dice = sha256(f"{postcode} {number}".encode()).digest()
    weeks = [place for place in range(len(WEEKS)) if place != ALWAYS_OPEN]
    week = ALWAYS_OPEN if number == ALWAYS_OPEN else weeks[dice[0] % len(weeks)]
    latitude = longitude = None
    if commune.latitude is not None and commune.longitude is not None:
        turn, metres = 2 * pi * dice[1] / 256, NEAREST + STEP * number + dice[2]
        latitude = round(commune.latitude + metres * cos(turn) / METRES_A_DEGREE, 6)
        east = metres * sin(turn) / (METRES_A_DEGREE * cos(radians(commune.latitude)))
        longitude = round(commune.longitude + east, 6)
    return RelayPoint(
        id=f"demo-{postcode}-{number + 1:02d}",
        name=name,
        street=f"{1 + dice[3] % 60} {street}",
        postcode=postcode,
        town=commune.name,
        latitude=latitude,
        longitude=longitude,
        hours=WEEKS[week],
        carrier=CARRIER,
    )
