"""A town's plan, drawn here: numbered pins where its shops stand, on a neutral ground with a scale. No map server."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from membership.models import Shop

WIDTH, HEIGHT = 720, 620
MARGIN = 70
APART = 34.0  # between two pins, so that both numbers can be read
LEAST = 300.0  # metres across, however close together the shops are
METRES_A_DEGREE = 111_320.0
ROUND = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)


@dataclass(frozen=True)
class Pin:
    number: int
    x: float
    y: float
    shop: Shop

    @property
    def place(self) -> str:
        return place_of(self.shop)


@dataclass(frozen=True)
class Plan:
    """`dots` is a path of marks for the shops that have no number."""

    pins: list[Pin]
    scale_px: int
    scale_label: str
    rings: list[int]
    dots: str = ""
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> tuple[float, float]:
        return self.width / 2, self.height / 2


@dataclass(frozen=True)
class Frame:
    """From the earth to the drawing: what is in the middle, and how long a metre is."""

    latitude: float
    longitude: float
    a_degree_east: float
    a_metre: float

    @classmethod
    def around(cls, shops: list[Shop]) -> "Frame":
        latitudes = [shop.latitude or 0.0 for shop in shops]
        longitudes = [shop.longitude or 0.0 for shop in shops]
        latitude, longitude = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        a_degree_east = METRES_A_DEGREE * cos(radians(latitude))
        across = max((max(longitudes) - min(longitudes)) * a_degree_east, LEAST)
        along = max((max(latitudes) - min(latitudes)) * METRES_A_DEGREE, LEAST)
        a_metre = min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / along)
        return cls(latitude, longitude, a_degree_east, a_metre)

    def point(self, shop: Shop) -> list[float]:
        return [
            WIDTH / 2 + ((shop.longitude or 0.0) - self.longitude) * self.a_degree_east * self.a_metre,
            HEIGHT / 2 - ((shop.latitude or 0.0) - self.latitude) * METRES_A_DEGREE * self.a_metre,
        ]


def place_of(shop: Shop) -> str:
    """« 45.89912,6.12784 », for a device that knows where it is itself; empty for a shop that isn't on the map."""
    return f"{shop.latitude:.5f},{shop.longitude:.5f}" if has_place(shop) else ""


def has_place(shop: Shop) -> bool:
    return shop.latitude is not None and shop.longitude is not None


def draw(shops: list[Shop], besides: Iterable[Shop] = ()) -> Plan | None:
    """Where the shops stand, numbered in the order given; those `besides` as dots. A shop without coordinates is left
    off. None without any to number."""
    placed = [shop for shop in shops if has_place(shop)]
    if not placed:
        return None
    numbered = {shop.pk for shop in placed}
    others = [shop for shop in besides if has_place(shop) and shop.pk not in numbered]
    frame = Frame.around([*placed, *others])
    points = [frame.point(shop) for shop in placed]
    push_apart(points)
    step = scale_of(frame.a_metre)
    pins = [
        Pin(number, round(x, 1), round(y, 1), shop)
        for number, ((x, y), shop) in enumerate(zip(points, placed, strict=True), 1)
    ]
    px = round(step * frame.a_metre)
    rings = [px * count for count in range(1, 1 + WIDTH // max(px, 1))][:6]
    return Plan(pins, px, label_of(step), rings, "".join(f"M{x:.0f} {y:.0f}h0" for x, y in map(frame.point, others)))


def push_apart(points: list[list[float]]) -> None:
    """Move pins that would cover each other, a little at a time, inside the frame."""
    for _round in range(60):
        moved = False
        for one, first in enumerate(points):
            for second in points[one + 1 :]:
                dx, dy = second[0] - first[0], second[1] - first[1]
                distance = (dx * dx + dy * dy) ** 0.5
                if distance >= APART:
                    continue
                moved = True
                if distance < 0.01:
                    dx, dy, distance = 1.0, 0.0, 1.0
                shift = (APART - min(distance, APART)) / 2 + 0.5
                ux, uy = dx / distance, dy / distance
                first[0] -= ux * shift
                first[1] -= uy * shift
                second[0] += ux * shift
                second[1] += uy * shift
        for point in points:
            point[0] = min(max(point[0], MARGIN / 2), WIDTH - MARGIN / 2)
            point[1] = min(max(point[1], MARGIN), HEIGHT - MARGIN / 2)
        if not moved:
            return


def scale_of(a_metre: float) -> int:
    """The round number of metres that is some 90 to 230 pixels long."""
    return next((metres for metres in ROUND if metres * a_metre >= 90), ROUND[-1])


def label_of(metres: int) -> str:
    return f"{metres}\u202fm" if metres < 1_000 else f"{metres // 1_000}\u202fkm"
