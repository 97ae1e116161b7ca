"""A plan, drawn here: numbered pins where things stand, on a neutral ground with a scale. No map server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Generic, Protocol, TypeVar

WIDTH, HEIGHT = 720, 620
MARGIN = 70
APART = 34.0  # between two pins, so that both numbers can be read
LEAST = 300.0  # metres across, however close together they are
METRES_A_DEGREE = 111_320.0
ROUND = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)


class Placed(Protocol):
    """What has a place on the earth, or none."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


T = TypeVar("T", bound=Placed)


@dataclass(frozen=True)
class Pin(Generic[T]):
    number: int
    x: float
    y: float
    of: T

    @property
    def place(self) -> str:
        return place_of(self.of)


@dataclass(frozen=True)
class Plan(Generic[T]):
    """`dots` is a path of marks for those that have no number."""

    pins: list[Pin[T]]
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
    """From the earth to the drawing: its size, what is in the middle, and how long a metre is."""

    width: int
    height: int
    latitude: float
    longitude: float
    a_degree_east: float
    a_metre: float

    @classmethod
    def around(cls, placed: Sequence[Placed], width: int, height: int) -> "Frame":
        latitudes = [each.latitude or 0.0 for each in placed]
        longitudes = [each.longitude or 0.0 for each in placed]
        latitude, longitude = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        a_degree_east = METRES_A_DEGREE * cos(radians(latitude))
        across = max((max(longitudes) - min(longitudes)) * a_degree_east, LEAST)
        along = max((max(latitudes) - min(latitudes)) * METRES_A_DEGREE, LEAST)
        a_metre = min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / along)
        return cls(width, height, latitude, longitude, a_degree_east, a_metre)

    def point(self, placed: Placed) -> list[float]:
        return [
            self.width / 2 + ((placed.longitude or 0.0) - self.longitude) * self.a_degree_east * self.a_metre,
            self.height / 2 - ((placed.latitude or 0.0) - self.latitude) * METRES_A_DEGREE * self.a_metre,
        ]


def place_of(placed: Placed) -> str:
    """« 45.89912,6.12784 », for a device that knows where it is itself; empty for what isn't on the map."""
    return f"{placed.latitude:.5f},{placed.longitude:.5f}" if has_place(placed) else ""


def has_place(placed: Placed) -> bool:
    return placed.latitude is not None and placed.longitude is not None


def draw(things: Iterable[T], besides: Iterable[T] = (), *, width: int = WIDTH, height: int = HEIGHT) -> Plan[T] | None:
    """Where they stand, numbered in the order given; those `besides` as dots. What has no coordinates is left off.
    None without any to number."""
    placed = [each for each in things if has_place(each)]
    if not placed:
        return None
    others = [each for each in besides if has_place(each)]
    frame = Frame.around([*placed, *others], width, height)
    points = [frame.point(each) for each in placed]
    push_apart(points, width, height)
    step = scale_of(frame.a_metre)
    pins = [
        Pin(number, round(x, 1), round(y, 1), each)
        for number, ((x, y), each) in enumerate(zip(points, placed, strict=True), 1)
    ]
    px = round(step * frame.a_metre)
    rings = [px * count for count in range(1, 1 + width // max(px, 1))][:6]
    dots = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in map(frame.point, others))
    return Plan(pins, px, label_of(step), rings, dots, width, height)


def push_apart(points: list[list[float]], width: int = WIDTH, height: int = HEIGHT) -> None:
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
            point[0] = min(max(point[0], MARGIN / 2), width - MARGIN / 2)
            point[1] = min(max(point[1], MARGIN), height - MARGIN / 2)
        if not moved:
            return


def scale_of(a_metre: float) -> int:
    """The round number of metres that is some 90 to 230 pixels long."""
    return next((metres for metres in ROUND if metres * a_metre >= 90), ROUND[-1])


def label_of(metres: int) -> str:
    return f"{metres}\u202fm" if metres < 1_000 else f"{metres // 1_000}\u202fkm"
