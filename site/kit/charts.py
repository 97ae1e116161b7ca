"""Numbers that people compare over time, drawn: a line of days as SVG that needs neither style nor script.

`components/spark.html` shows a small one within a sentence or a row, `components/curve.html` a large one with its axes
and its numbers as a table. Lines take the colour of the text around them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format


@dataclass(frozen=True)
class Point:
    on: date
    value: int


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day, told in words."""

    on: date
    words: str
    is_up: bool = True


@dataclass(frozen=True)
class Frame:
    """The room for the line, within a drawing of this size."""

    width: int
    height: int
    left: int = 2
    right: int = 2
    top: int = 3
    bottom: int = 3

    @property
    def floor(self) -> int:
        return self.height - self.bottom

    @property
    def end(self) -> int:
        return self.width - self.right


SPARK = Frame(120, 32)
CURVE = Frame(400, 200, left=26, right=14, top=30, bottom=24)


@dataclass(frozen=True)
class Tick:
    at: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Flag:
    x: str
    mark: Mark


@dataclass(frozen=True)
class Drawn:
    """What the two components take. `rows` are the days on which the value changed, the first and the last."""

    name: str
    title: str
    words: str
    frame: Frame
    path: str
    end_x: str
    end_y: str
    level_y: str
    level_words: str
    days: list[Tick]
    values: list[Tick]
    flags: list[Flag]
    rows: list[Point]


def spark(points: Sequence[Point], *, name: str, title: str, words: str, level: int | None = None) -> Drawn:
    """A small line without axes. `name` is unique on the page, `title` and `words` are read aloud, `level` is a value
    worth reaching."""
    return _draw(points, SPARK, name=name, title=title, words=words, level=level)


def curve(
    points: Sequence[Point],
    *,
    name: str,
    title: str,
    words: str,
    level: int | None = None,
    level_words: str = "",
    marks: Sequence[Mark] = (),
) -> Drawn:
    """The same, large, with what happened marked on it."""
    return _draw(points, CURVE, name=name, title=title, words=words, level=level, level_words=level_words, marks=marks)


def changes(points: Sequence[Point]) -> list[Point]:
    """The first, each that differs from the one before, and the last."""
    last = len(points) - 1
    return [
        point
        for place, point in enumerate(points)
        if place in (0, last) or point.value != points[place - 1].value
    ]  # fmt: skip


def _draw(
    points: Sequence[Point],
    frame: Frame,
    *,
    name: str,
    title: str,
    words: str,
    level: int | None,
    level_words: str = "",
    marks: Sequence[Mark] = (),
) -> Drawn:
    scale = _Scale(points, frame, level)
    return Drawn(
        name=name,
        title=title,
        words=words,
        frame=frame,
        path=scale.path(),
        end_x=scale.x(points[-1].on) if points else "",
        end_y=scale.y(points[-1].value) if points else "",
        level_y=scale.y(level) if level is not None else "",
        level_words=level_words,
        days=scale.days(),
        values=scale.values(),
        flags=[Flag(scale.x(mark.on), mark) for mark in marks if scale.holds(mark.on)],
        rows=changes(points),
    )


class _Scale:
    def __init__(self, points: Sequence[Point], frame: Frame, level: int | None) -> None:
        self.points, self.frame, self.level = points, frame, level
        self.first = points[0].on if points else date.min
        self.length = max((points[-1].on - self.first).days, 1) if points else 1
        self.highest = max([1, level or 0, *(point.value for point in points)])

    def holds(self, day: date) -> bool:
        return bool(self.points) and self.first <= day <= self.points[-1].on

    def x(self, day: date) -> str:
        """A line of one day ends at the right, where today is."""
        if len(self.points) == 1:
            return f"{self.frame.end}"
        wide = self.frame.end - self.frame.left
        return _short(self.frame.left + wide * (day - self.first).days / self.length)

    def y(self, value: int) -> str:
        return _short(self.frame.floor - (self.frame.floor - self.frame.top) * value / self.highest)

    def path(self) -> str:
        """Steps: a number of people is never between two whole numbers."""
        if not self.points:
            return ""
        if len(self.points) == 1:
            return f"M{self.frame.left} {self.y(self.points[0].value)}H{self.frame.end}"
        first, *later = changes(self.points)
        steps = [f"M{self.x(first.on)} {self.y(first.value)}"]
        steps += [f"H{self.x(point.on)}V{self.y(point.value)}" for point in later]
        return "".join(steps)

    def days(self) -> list[Tick]:
        """Where the line begins, its middle and its end."""
        if not self.points:
            return []
        last = self.points[-1].on
        ticks = [Tick(self.x(last), date_format(last, "j N"), "end")]
        if len(self.points) > 1:
            ticks.insert(0, Tick(self.x(self.first), date_format(self.first, "j N"), "start"))
        if self.length > 20:
            middle = self.first + (last - self.first) / 2
            ticks.insert(1, Tick(self.x(middle), date_format(middle, "j N")))
        return ticks

    def values(self) -> list[Tick]:
        """Nothing, the level, and the highest where it has room above the level."""
        told = {0, self.level if self.level is not None else self.highest}
        if self.level is None or self.highest - self.level > self.highest / 8:
            told.add(self.highest)
        return [Tick(self.y(value), str(value), "end") for value in sorted(told)]


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
