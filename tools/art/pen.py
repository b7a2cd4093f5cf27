"""Curves as path data. In: points as complex numbers (x + yj, y downwards). Out: the `d` of an SVG path.

A `Trace` is what a pen does: where it starts and the curves it follows. Points are complex numbers because turning and
scaling one is a multiplication.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

Point: TypeAlias = complex
Bend: TypeAlias = tuple[Point, Point, Point]
"""Two control points and an end."""

PLACES = 2
"""Decimals of a written coordinate: a hundredth of a millimetre."""


class Trace(NamedTuple):
    """A pen's way from `start` through cubic curves."""

    start: Point
    bends: tuple[Bend, ...]
    closed: bool = False

    @property
    def end(self) -> Point:
        return self.bends[-1][2] if self.bends else self.start

    def mapped(self, change: Callable[[Point], Point]) -> Trace:
        """Every point moved by `change`: right for what keeps straight lines straight, near enough for fine bends."""
        bends = tuple((change(a), change(b), change(c)) for a, b, c in self.bends)
        return Trace(change(self.start), bends, self.closed)

    def turned_back(self) -> Trace:
        """The same way from its end."""
        points = [self.start, *(bend[2] for bend in self.bends)]
        bends = tuple((bend[1], bend[0], points[at]) for at, bend in reversed(list(enumerate(self.bends))))
        return Trace(self.end, bends, self.closed)

    def then(self, other: Trace, *, closed: bool = False) -> Trace:
        """This way, straight over to the other's start, and on."""
        return Trace(self.start, (*self.bends, *_straight(self.end, other.start), *other.bends), closed)

    def shut(self) -> Trace:
        return self._replace(closed=True)


def _straight(start: Point, end: Point) -> tuple[Bend, ...]:
    if abs(end - start) < 1e-9:
        return ()
    return ((start + (end - start) / 3, end - (end - start) / 3, end),)


# --- making traces ---------------------------------------------------------------------------------------


def at(angle: float, radius: float = 1.0) -> Point:
    """The point at `angle` degrees, clockwise from the right."""
    return cmath.rect(radius, math.radians(angle))


def line(*points: Point, closed: bool = False) -> Trace:
    """Straight from point to point."""
    bends = [bend for a, b in pairwise(points) for bend in _straight(a, b)]
    return Trace(points[0], tuple(bends), closed)


def box(corner: Point, size: Point) -> Trace:
    """An upright box."""
    width, height = size.real, size.imag * 1j
    return line(corner, corner + width, corner + width + height, corner + height, closed=True)


def through(*points: Point, closed: bool = False, tension: float = 1.0) -> Trace:
    """A smooth curve through the points (Catmull-Rom, its speed fitted to how far the points lie apart)."""
    around = _neighbours(points, closed)
    count = len(points) if closed else len(points) - 1
    ways = [_tangent(*around(index)) for index in range(len(points))]
    bends = []
    for index in range(count):
        a, b = points[index], points[(index + 1) % len(points)]
        reach = abs(b - a) / 3 * tension
        bends.append((a + ways[index] * reach, b - ways[(index + 1) % len(points)] * reach, b))
    return Trace(points[0], tuple(bends), closed)


def _neighbours(points: Sequence[Point], closed: bool) -> Callable[[int], tuple[Point, Point, Point]]:
    def around(index: int) -> tuple[Point, Point, Point]:
        if closed:
            return points[index - 1], points[index], points[(index + 1) % len(points)]
        return points[max(0, index - 1)], points[index], points[min(len(points) - 1, index + 1)]

    return around


def _tangent(before: Point, here: Point, after: Point) -> Point:
    """The direction at a point, the nearer neighbour weighing more; of length 1."""
    first, second = here - before, after - here
    a, b = abs(first), abs(second)
    way = first / a * (b / (a + b)) + second / b * (a / (a + b)) if a and b else first + second
    return way / abs(way) if abs(way) > 1e-12 else 0


def arc(center: Point, radius: float, start: float, end: float) -> Trace:
    """A circle's arc from one angle to another, in degrees; clockwise where `end` is larger."""
    count = max(1, math.ceil(abs(end - start) / 90 - 1e-9))
    step = math.radians((end - start) / count)
    reach = 4 / 3 * math.tan(step / 4) * radius
    bends = []
    for index in range(count):
        angles = [math.radians(start) + step * (index + side) for side in (0, 1)]
        a, b = (center + cmath.rect(radius, angle) for angle in angles)
        bends.append((a + cmath.rect(reach, angles[0]) * 1j, b - cmath.rect(reach, angles[1]) * 1j, b))
    return Trace(center + at(start, radius), tuple(bends))


def circle(center: Point, radius: float) -> Trace:
    return arc(center, radius, 0, 360).shut()


def ring(center: Point, outer: float, inner: float) -> list[Trace]:
    """A circle with a round hole (the hole runs the other way round, so that any rule leaves it out)."""
    return [circle(center, outer), arc(center, inner, 360, 0).shut()]


def edges(points: Sequence[Point], widths: Sequence[float]) -> tuple[Trace, Trace]:
    """The two edges of a brush stroke through the points, `widths` wide there."""
    left, right = [], []
    around = _neighbours(points, False)
    for index, (point, width) in enumerate(zip(points, widths, strict=True)):
        normal = _tangent(*around(index)) * 1j * width / 2
        left.append(point + normal)
        right.append(point - normal)
    return through(*left), through(*right)


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> Trace:
    """A brush stroke through the points, `widths` wide there; it ends in a point where a width is 0."""
    left, right = edges(points, widths)
    return left.then(right.turned_back(), closed=True)


def sampled(trace: Trace, per_bend: int = 6) -> list[Point]:
    """Points along a trace, its ends included."""
    points, here = [trace.start], trace.start
    for first, second, end in trace.bends:
        for step in range(1, per_bend + 1):
            t = step / per_bend
            u = 1 - t
            points.append(u**3 * here + 3 * u * u * t * first + 3 * u * t * t * second + t**3 * end)
        here = end
    return points


# --- writing ---------------------------------------------------------------------------------------------


def path_data(traces: Trace | Iterable[Trace], places: int = PLACES) -> str:
    """The `d` of one or several traces: relative letters, rounded so that errors do not add up."""
    several = [traces] if isinstance(traces, Trace) else traces
    return "".join(_Writer(places).written(trace) for trace in several)


class _Writer:
    def __init__(self, places: int) -> None:
        self._unit = 10**places
        self._here = (0, 0)

    def _grid(self, point: Point) -> tuple[int, int]:
        return round(point.real * self._unit), round(point.imag * self._unit)

    def written(self, trace: Trace) -> str:
        self._here = self._grid(trace.start)
        out = ["M", self._numbers([self._here], (0, 0))]
        kind = ""
        for bend in trace.bends:
            letter, numbers = self._bend(bend)
            if numbers:
                out.append(letter if letter != kind else "" if numbers.startswith("-") else " ")
                out.append(numbers)
                kind = letter
        return "".join([*out, "z" if trace.closed else ""])

    def _bend(self, bend: Bend) -> tuple[str, str]:
        start = self._here
        points = [self._grid(point) for point in bend]
        self._here = points[-1]
        if points[-1] == start and all(point == start for point in points):
            return "l", ""
        if _is_straight(start, points):
            return "l", self._numbers([points[-1]], start)
        return "c", self._numbers(points, start)

    def _numbers(self, points: Iterable[tuple[int, int]], start: tuple[int, int]) -> str:
        out = ""
        for x, y in points:
            for value in (x - start[0], y - start[1]):
                text = number(value / self._unit)
                out += text if not out or text.startswith("-") else f" {text}"
        return out


def _is_straight(start: tuple[int, int], points: Sequence[tuple[int, int]]) -> bool:
    """Within a hundredth of a millimetre or so, and going forwards."""
    end = points[-1]
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return False
    for x, y in points[:-1]:
        across = abs((x - start[0]) * dy - (y - start[1]) * dx) / length
        along = ((x - start[0]) * dx + (y - start[1]) * dy) / length
        if across > 1 or not -1 <= along <= length + 1:
            return False
    return True


def number(value: float) -> str:
    """A number in as few letters as SVG allows."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    if text in ("-0", "", "0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
