"""The outlines of an SVG. In: path data, the attributes of a basic shape, a `transform`. Out: a `Path`, a `Matrix`.

Names are those of SVG 1.1. What cannot be read raises SvgRefused: a picture that is drawn half is worse than its PNG.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from ..messages import Message
from ..vector import IDENTITY, Close, Curve, Line, Matrix, Move, Path, PathStep

LARGEST = 1e7
"""No coordinate of a picture lies beyond."""
_KAPPA = 4 / 3 * math.tan(math.pi / 8)  # how far a quarter circle's control points stand from its ends, radius 1

# Possessive quantifiers: a hostile text cannot make the expression try again.
_NUMBER = r"[-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?+"
_ONE_NUMBER = re.compile(_NUMBER)
_NUMBERS = re.compile(rf"[\s,]*+(?:{_NUMBER}[\s,]*+)*+")
_COMMANDS = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*+)")
_ARC = re.compile(rf"[\s,]*+({_NUMBER})[\s,]*+({_NUMBER})[\s,]*+({_NUMBER})[\s,]*+([01])[\s,]*+([01])[\s,]*+"
                  rf"({_NUMBER})[\s,]*+({_NUMBER})[\s,]*+")  # fmt: skip
_TRANSFORM = re.compile(r"[\s,]*+([A-Za-z]++)\s*+\(([^()]*+)\)")


class SvgRefused(Exception):
    """The picture is not drawn as vectors; `reason` is the name of what it holds, or a sentence's part."""

    def __init__(self, reason: str | Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def numbers(text: str) -> list[float]:
    """The numbers of a list with blanks or commas between them. Raises SvgRefused."""
    if not _NUMBERS.fullmatch(text):
        raise SvgRefused(text.strip()[:20])
    return [checked(float(number)) for number in _ONE_NUMBER.findall(text)]


def checked(value: float) -> float:
    """The value itself. Raises SvgRefused for what no picture measures."""
    if not -LARGEST <= value <= LARGEST:
        raise SvgRefused(f"{value:g}")
    return value


# --- transformations -------------------------------------------------------------------------------------


def times(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does `first` and then `then`."""
    a, b, c, d, e, f = first
    ta, tb, tc, td, te, tf = then
    return (a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td,
            e * ta + f * tc + te, e * tb + f * td + tf)  # fmt: skip


def parse_transform(text: str) -> Matrix:
    """A `transform` attribute. Raises SvgRefused."""
    matrix, end = IDENTITY, 0
    for match in _TRANSFORM.finditer(text):
        if match.start() != end:
            break
        end = match.end()
        matrix = times(_one_transform(match[1], numbers(match[2])), matrix)
    if text[end:].strip(" \t\r\n,"):
        raise SvgRefused("transform")
    for value in matrix:
        checked(value)
    return matrix


def _one_transform(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest] if len(rest) < 2:
            return 1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0
        case "rotate", [angle]:
            return rotation(angle)
        case "rotate", [angle, x, y]:
            turned = times((1.0, 0.0, 0.0, 1.0, -x, -y), rotation(angle))
            return times(turned, (1.0, 0.0, 0.0, 1.0, x, y))
        case "skewX", [angle]:
            return 1.0, 0.0, math.tan(math.radians(angle)), 1.0, 0.0, 0.0
        case "skewY", [angle]:
            return 1.0, math.tan(math.radians(angle)), 0.0, 1.0, 0.0, 0.0
    raise SvgRefused("transform")


def rotation(degrees: float) -> Matrix:
    """Clockwise about the origin, y downwards."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cos, sin, -sin, cos, 0.0, 0.0


# --- path data -------------------------------------------------------------------------------------------


def parse_path(data: str) -> Path:
    """The path of a `d` attribute. Raises SvgRefused."""
    pen = _PathPen()
    end = 0
    for match in _COMMANDS.finditer(data):
        if data[end : match.start()].strip():
            raise SvgRefused("path")
        end = match.end()
        pen.command(match[1], match[2])
    if data[end:].strip():
        raise SvgRefused("path")
    return tuple(pen.steps)


_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


class _PathPen:
    """Where the pen stands while path data is read."""

    def __init__(self) -> None:
        self.steps: list[PathStep] = []
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)
        self._control = (0.0, 0.0)  # the last curve's, for a smooth one after it
        self._smooth_after = ""

    def command(self, letter: str, arguments: str) -> None:
        """One letter and all its repetitions."""
        kind = letter.upper()
        if not self.steps and kind != "M":
            raise SvgRefused("path")
        values = list(_arc_numbers(arguments)) if kind == "A" else numbers(arguments)
        takes = _TAKES[kind]
        if (len(values) % takes or not values) if takes else values:
            raise SvgRefused("path")
        draw = _DRAW[kind]
        for at in range(0, len(values), takes) if takes else (0,):
            if at and kind == "M":
                draw, kind = _PathPen.line, "L"
            draw(self, values[at : at + takes], letter.islower())
            self._smooth_after = kind

    def _points(self, values: list[float], relative: bool) -> list[float]:
        if not relative:
            return values
        return [value + (self._y if at % 2 else self._x) for at, value in enumerate(values)]

    def move(self, values: list[float], relative: bool) -> None:
        self._x, self._y = self._start = tuple(self._points(values, relative))  # type: ignore[assignment]
        self.steps.append(Move(self._x, self._y))

    def line(self, values: list[float], relative: bool) -> None:
        self._line_to(*self._points(values, relative))

    def horizontal(self, values: list[float], relative: bool) -> None:
        self._line_to(values[0] + (self._x if relative else 0.0), self._y)

    def vertical(self, values: list[float], relative: bool) -> None:
        self._line_to(self._x, values[0] + (self._y if relative else 0.0))

    def _line_to(self, x: float, y: float) -> None:
        self._x, self._y = x, y
        self.steps.append(Line(x, y))

    def curve(self, values: list[float], relative: bool) -> None:
        self._curve_to(*self._points(values, relative))

    def smooth_curve(self, values: list[float], relative: bool) -> None:
        self._curve_to(*self._mirrored("CS"), *self._points(values, relative))

    def quadratic(self, values: list[float], relative: bool) -> None:
        self._quadratic_to(*self._points(values, relative))

    def smooth_quadratic(self, values: list[float], relative: bool) -> None:
        self._quadratic_to(*self._mirrored("QT"), *self._points(values, relative))

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        """The last curve's control point on the other side; where we stand when no such curve was just drawn."""
        if not self._smooth_after or self._smooth_after not in kinds:
            return self._x, self._y
        return 2 * self._x - self._control[0], 2 * self._y - self._control[1]

    def _curve_to(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.steps.append(Curve(x1, y1, x2, y2, x, y))
        self._control = x2, y2
        self._x, self._y = x, y

    def _quadratic_to(self, x1: float, y1: float, x: float, y: float) -> None:
        first = self._x + 2 / 3 * (x1 - self._x), self._y + 2 / 3 * (y1 - self._y)
        self._curve_to(*first, x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y)
        self._control = x1, y1

    def arc(self, values: list[float], relative: bool) -> None:
        radius_x, radius_y, turn, large, sweep = values[:5]
        x, y = self._points(values[5:], relative)
        if (x, y) == (self._x, self._y):
            return
        if not radius_x or not radius_y:
            self._line_to(x, y)
            return
        start = self._x, self._y
        radii = abs(radius_x), abs(radius_y)
        for curve in arc_curves(start, (x, y), radii, turn, large=bool(large), sweep=bool(sweep)):
            self._curve_to(*curve)

    def close(self, values: list[float], relative: bool) -> None:
        self.steps.append(Close())
        self._x, self._y = self._start


_DRAW: dict[str, Callable[[_PathPen, list[float], bool], None]] = {
    "M": _PathPen.move, "L": _PathPen.line, "H": _PathPen.horizontal, "V": _PathPen.vertical, "C": _PathPen.curve,
    "S": _PathPen.smooth_curve, "Q": _PathPen.quadratic, "T": _PathPen.smooth_quadratic, "A": _PathPen.arc,
    "Z": _PathPen.close,
}  # fmt: skip


def _arc_numbers(text: str) -> Iterator[float]:
    """An arc's flags may stand without a blank after them: "0 01 10 10"."""
    at = 0
    while at < len(text):
        match = _ARC.match(text, at)
        if match is None:
            raise SvgRefused("path")
        yield from (checked(float(number)) for number in match.groups())
        at = match.end()


def arc_curves(
    start: tuple[float, float],
    end: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    *,
    large: bool,
    sweep: bool,
) -> Iterator[Curve]:
    """An elliptical arc as Bézier curves of at most a quarter turn (SVG 1.1, appendix F.6); `turn` in degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = (cos * half_x + sin * half_y) / radii[0], (cos * half_y - sin * half_x) / radii[1]
    length = math.hypot(x, y)
    rx, ry = radii[0] * max(1.0, length), radii[1] * max(1.0, length)  # too small an ellipse grows until it reaches
    x, y = x / max(1.0, length), y / max(1.0, length)
    away = math.sqrt(max(0.0, 1 / (x * x + y * y) - 1)) * (-1 if large == sweep else 1)
    center_x, center_y = away * y, -away * x  # on the unit circle
    first = math.atan2(y - center_y, x - center_x)
    span = (math.atan2(-y - center_y, -x - center_x) - first) % math.tau
    if not sweep:
        span -= math.tau
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2

    def place(u: float, v: float) -> tuple[float, float]:
        u, v = (u + center_x) * rx, (v + center_y) * ry
        return middle[0] + cos * u - sin * v, middle[1] + sin * u + cos * v

    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    for piece in range(pieces):
        yield _piece_of_circle(first + span * piece / pieces, span / pieces, place)


def _piece_of_circle(angle: float, span: float, place: Callable[[float, float], tuple[float, float]]) -> Curve:
    reach = 4 / 3 * math.tan(span / 4)
    x1, y1, x2, y2 = math.cos(angle), math.sin(angle), math.cos(angle + span), math.sin(angle + span)
    return Curve(*place(x1 - reach * y1, y1 + reach * x1), *place(x2 + reach * y2, y2 - reach * x2), *place(x2, y2))


# --- basic shapes ----------------------------------------------------------------------------------------


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    """An ellipse, clockwise from its right end."""
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return (
        Move(cx + rx, cy),
        Curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        Curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        Curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        Curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        Close(),
    )


def rounded(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Path:
    """A box with round corners."""
    right, bottom = x + width, y + height
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        Move(x + rx, y),
        Line(right - rx, y),
        Curve(right - kx, y, right, y + ky, right, y + ry),
        Line(right, bottom - ry),
        Curve(right, bottom - ky, right - kx, bottom, right - rx, bottom),
        Line(x + rx, bottom),
        Curve(x + kx, bottom, x, bottom - ky, x, bottom - ry),
        Line(x, y + ry),
        Curve(x, y + ky, x + kx, y, x + rx, y),
        Close(),
    )


def polygon(values: list[float], *, closed: bool) -> Path:
    """The points of a polygon or polyline. Raises SvgRefused for half a point."""
    if len(values) % 2:
        raise SvgRefused("points")
    if not values:
        return ()
    corners = [Line(x, y) for x, y in zip(values[2::2], values[3::2], strict=True)]
    return (Move(values[0], values[1]), *corners, *((Close(),) if closed else ()))


# --- extent ----------------------------------------------------------------------------------------------


def extent(path: Path) -> tuple[float, float, float, float] | None:
    """The box (x, y, width, height) of a path without its pen; None of an empty one."""
    xs: list[float] = []
    ys: list[float] = []
    for step in path:
        if isinstance(step, Curve):
            xs.extend(_curve_extremes(xs[-1], step.x1, step.x2, step.x3))
            ys.extend(_curve_extremes(ys[-1], step.y1, step.y2, step.y3))
        elif not isinstance(step, Close):
            xs.append(step.x)
            ys.append(step.y)
    if not xs:
        return None
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _curve_extremes(start: float, first: float, second: float, end: float) -> Iterator[float]:
    """Where a curve turns back in one coordinate, and its end."""
    a, b, c = end - 3 * second + 3 * first - start, 2 * (second - 2 * first + start), first - start
    root = b * b - 4 * a * c
    if abs(a) > 1e-12 and root >= 0:
        times_ = [(-b + sign * math.sqrt(root)) / (2 * a) for sign in (1, -1)]
    else:
        times_ = [-c / b] if abs(b) > 1e-12 else []
    for t in times_:
        if 0 < t < 1:
            u = 1 - t
            yield u**3 * start + 3 * u * u * t * first + 3 * u * t * t * second + t**3 * end
    yield end
