"""Outlines that a file draws itself. In: `a:custGeom`, or a VML path. Out: steps in shares of the shape's box."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from .blocks import CustomStep
from .values import plain_number
from .xml import qn

Steps = tuple[CustomStep, ...]
_DEGREE = 60000.0  # DrawingML counts angles in 60,000ths of a degree
_A_POINT = qn("a:pt")


# --- DrawingML -------------------------------------------------------------------------------------------


_LARGEST = 1e12
_LARGEST_SHARE = 1e4  # a point that far outside its shape lies outside every page


class Guides:
    """The named values of a `a:custGeom` (ECMA-376 20.1.9.11): formulas over the shape's size in EMU."""

    def __init__(self, geometry: etree._Element, width: float, height: float) -> None:
        small, large = min(width, height), max(width, height)
        self._values: dict[str, float] = {
            "w": width, "h": height, "l": 0, "t": 0, "r": width, "b": height, "hc": width / 2, "vc": height / 2,
            "ss": small, "ls": large, "cd2": 180 * _DEGREE, "cd4": 90 * _DEGREE, "cd8": 45 * _DEGREE,
            "3cd4": 270 * _DEGREE, "3cd8": 135 * _DEGREE, "5cd8": 225 * _DEGREE, "7cd8": 315 * _DEGREE,
        }  # fmt: skip
        for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
            self._values |= {f"wd{part}": width / part, f"hd{part}": height / part, f"ssd{part}": small / part}
        for tag in ("a:avLst", "a:gdLst"):
            for guide in geometry.iterfind(f"{qn(tag)}/{qn('a:gd')}"):
                self._values[guide.get("name", "")] = self._formula(guide.get("fmla", ""))

    def value(self, text: str | None) -> float:
        """A number or a guide's value; 0 for what is neither."""
        number = plain_number(text)
        return self._values.get(text or "", 0.0) if number is None else number

    def _formula(self, formula: str) -> float:
        name, *names = formula.split()[:4] or [""]
        x, y, z = ([self.value(argument) for argument in names] + [0.0, 0.0, 0.0])[:3]
        operation = _OPERATIONS.get(name)
        try:
            result = operation(x, y, z) if operation else 0.0
        except (ValueError, ZeroDivisionError, OverflowError):
            return 0.0
        return result if abs(result) <= _LARGEST else 0.0


def _radians(angle: float) -> float:
    return math.radians(angle / _DEGREE)


_OPERATIONS: dict[str, Callable[[float, float, float], float]] = {
    "val": lambda x, y, z: x,
    "*/": lambda x, y, z: x * y / z,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, y, z: abs(x),
    "max": lambda x, y, z: max(x, y),
    "min": lambda x, y, z: min(x, y),
    "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
    "pin": lambda x, y, z: max(x, min(y, z)),
    "sqrt": lambda x, y, z: math.sqrt(x),
    "sin": lambda x, y, z: x * math.sin(_radians(y)),
    "cos": lambda x, y, z: x * math.cos(_radians(y)),
    "tan": lambda x, y, z: x * math.tan(_radians(y)),
    "at2": lambda x, y, z: math.degrees(math.atan2(y, x)) * _DEGREE,
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
}


def custom_geometry(geometry: etree._Element, width: float, height: float) -> Steps:
    """The paths of a `a:custGeom` in a shape of that size (EMU), one after the other."""
    guides = Guides(geometry, width, height)
    out: list[CustomStep] = []
    for path in geometry.iterfind(f"{qn('a:pathLst')}/{qn('a:path')}"):
        across, down = guides.value(path.get("w")) or width, guides.value(path.get("h")) or height
        pen = _Outline(guides, across or 1.0, down or 1.0)
        for command in path:
            pen.draw(command)
        out += pen.steps
    return tuple(out)


class _Outline:
    """Follows the commands of one `a:path`."""

    def __init__(self, guides: Guides, width: float, height: float) -> None:
        self._guides = guides
        self._size = (width, height)
        self._x = self._y = 0.0
        self.steps: list[CustomStep] = []

    def draw(self, command: etree._Element) -> None:
        name = etree.QName(command).localname
        points = [
            (self._guides.value(point.get("x")), self._guides.value(point.get("y"))) for point in command.iter(_A_POINT)
        ]
        if name == "close":
            self.steps.append(CustomStep("Z"))
        elif name == "arcTo":
            self._arc(command)
        elif name == "quadBezTo" and len(points) == 2:
            self._add("C", _raised((self._x, self._y), points[0], points[1]))
        elif name == "cubicBezTo" and len(points) == 3:
            self._add("C", points)
        elif name in ("moveTo", "lnTo") and points:
            self._add("M" if name == "moveTo" else "L", points[:1])

    def _add(self, kind: str, points: Sequence[tuple[float, float]]) -> None:
        self._x, self._y = points[-1]
        shares = tuple(
            max(-_LARGEST_SHARE, min(_LARGEST_SHARE, value / side))
            for point in points
            for value, side in zip(point, self._size, strict=True)
        )
        self.steps.append(CustomStep("M" if kind == "M" else "L" if kind == "L" else "C", shares))

    def _arc(self, command: etree._Element) -> None:
        value = self._guides.value
        radius_x, radius_y = value(command.get("wR")), value(command.get("hR"))
        start, sweep = _radians(value(command.get("stAng"))), _radians(value(command.get("swAng")))
        center = (self._x - radius_x * math.cos(start), self._y - radius_y * math.sin(start))
        for points in arc_curves(center, (radius_x, radius_y), start, sweep):
            self._add("C", points)


def _raised(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """A quadratic curve as a cubic one."""
    first = (start[0] + 2 * (control[0] - start[0]) / 3, start[1] + 2 * (control[1] - start[1]) / 3)
    second = (end[0] + 2 * (control[0] - end[0]) / 3, end[1] + 2 * (control[1] - end[1]) / 3)
    return [first, second, end]


def arc_curves(
    center: tuple[float, float], radii: tuple[float, float], start: float, sweep: float
) -> Iterator[list[tuple[float, float]]]:
    """An arc of an ellipse (angles in radians, clockwise in y-down space) as cubic curves of at most a quarter each."""
    sweep = max(-4 * math.pi, min(4 * math.pi, sweep))
    pieces = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / pieces
    reach = 4 / 3 * math.tan(step / 4)
    for index in range(pieces):
        one, two = start + index * step, start + (index + 1) * step
        (c1, s1), (c2, s2) = (math.cos(one), math.sin(one)), (math.cos(two), math.sin(two))
        shares = ((c1 - reach * s1, s1 + reach * c1), (c2 + reach * s2, s2 - reach * c2), (c2, s2))
        yield [(center[0] + radii[0] * x, center[1] + radii[1] * y) for x, y in shares]


# --- VML -------------------------------------------------------------------------------------------------

_COMMAND = re.compile(r"([a-zA-Z]{1,2})([^a-zA-Z]*)")
# The two-letter commands; any other pair of letters is two commands of one ("xe").
_PAIRS = frozenset({"nf", "ns", "ae", "al", "at", "ar", "wa", "wr", "qx", "qy", "qb", "ha", "hb", "hc", "hd", "he"})


def vml_path(path: str, origin: tuple[float, float], size: tuple[float, float]) -> Steps | None:
    """A VML `path` in its `coordorigin` and `coordsize`; None when it uses a command other than lines and curves."""
    steps: list[CustomStep] = []
    x = y = 0.0
    for command, arguments in _vml_commands(path):
        if command in ("nf", "ns"):
            continue
        if command in ("x", "e"):
            steps += [CustomStep("Z")] if command == "x" else []
            continue
        kind = _VML_KINDS.get(command)
        numbers = _numbers(arguments)
        if kind is None or numbers is None:
            return None
        width = 6 if kind == "C" else 2
        for index in range(0, len(numbers) - width + 1, width):
            points = numbers[index : index + width]
            if command in "trv":
                points = [value + (x, y)[place % 2] for place, value in enumerate(points)]
            x, y = points[-2:]
            shares = tuple((value - origin[place % 2]) / size[place % 2] for place, value in enumerate(points))
            steps.append(CustomStep("M" if kind == "M" and index == 0 else "C" if kind == "C" else "L", shares))
    return tuple(steps)


_VML_KINDS = {"m": "M", "t": "M", "l": "L", "r": "L", "c": "C", "v": "C"}


def _vml_commands(path: str) -> Iterator[tuple[str, str]]:
    for letters, arguments in _COMMAND.findall(path.replace(" ", ",")):
        if len(letters) == 2 and letters not in _PAIRS:
            yield letters[0], ""
            yield letters[1], arguments
        else:
            yield letters, arguments


def _numbers(arguments: str) -> list[float] | None:
    """The numbers of a command; one left out between commas is 0. None for what is no number."""
    numbers = [plain_number(text) if text else 0.0 for text in arguments.split(",")]
    return None if None in numbers else [number or 0.0 for number in numbers]
