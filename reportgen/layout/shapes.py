"""The outlines of shapes. In: a preset's name, the size of its box, its adjust values. Out: paths from its top left.

Names and default adjust values are those of DrawingML's preset shapes (ECMA-376 20.1.10.56; values in 1/100,000).
Curves are cubic; a quarter of an ellipse takes one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from ..pages import Close, Curve, Line, Move, Path, PathStep
from ..units import Pt
from ..word.blocks import CustomStep

KAPPA = 0.5522847498
"""How far the control points of a quarter of a circle stand from its ends, in radii."""


class Outline(NamedTuple):
    """One path of a shape; `filled` says whether the fill covers it (the pen always draws it)."""

    path: Path
    filled: bool = True


Outlines: TypeAlias = tuple[Outline, ...]
Points: TypeAlias = tuple[tuple[Pt, Pt], ...]


class Size(NamedTuple):
    """The box of a shape and its adjust values."""

    width: Pt
    height: Pt
    adjust: Mapping[str, float]

    @property
    def short(self) -> Pt:
        """The shorter side (`ss` in the standard's formulas)."""
        return min(self.width, self.height)

    def ratio(self, name: str, default: float) -> float:
        """An adjust value as a share; "adj" and "adj1" name the same value."""
        value = self.adjust.get(name)
        if value is None and name in ("adj", "adj1"):
            value = self.adjust.get("adj1" if name == "adj" else "adj")
        return (default if value is None else value) / 100000.0


def preset_outlines(preset: str, width: Pt, height: Pt, adjust: tuple[tuple[str, float], ...] = ()) -> Outlines | None:
    """The outlines of a preset shape in a box of `width` by `height` pt; None when the preset is not known."""
    draw = PRESETS.get(preset)
    return draw(Size(width, height, dict(adjust))) if draw is not None else None


def custom_outline(steps: tuple[CustomStep, ...], width: Pt, height: Pt) -> Outlines:
    """The path of a custom geometry, whose coordinates are shares of its box."""
    path: list[PathStep] = []
    for kind, points in steps:
        scaled = [value * (height if index % 2 else width) for index, value in enumerate(points)]
        if kind == "M":
            path.append(Move(*scaled))
        elif kind == "L":
            path.append(Line(*scaled))
        elif kind == "C":
            path.append(Curve(*scaled))
        else:
            path.append(Close())
    return (Outline(tuple(path), any(step.kind == "Z" for step in steps)),)


# --- building blocks -------------------------------------------------------------------------------------


def polyline(*points: tuple[Pt, Pt]) -> Path:
    """An open path through `points`."""
    first, *others = points
    return (Move(*first), *(Line(*point) for point in others))


def polygon(*points: tuple[Pt, Pt]) -> Path:
    """A closed path through `points`."""
    return (*polyline(*points), Close())


def quarter(start: tuple[Pt, Pt], corner: tuple[Pt, Pt], end: tuple[Pt, Pt]) -> Curve:
    """A quarter of an ellipse from `start` to `end`, bulging towards `corner`."""
    return Curve(
        start[0] + (corner[0] - start[0]) * KAPPA, start[1] + (corner[1] - start[1]) * KAPPA,
        end[0] + (corner[0] - end[0]) * KAPPA, end[1] + (corner[1] - end[1]) * KAPPA, *end,
    )  # fmt: skip


def ellipse(x: Pt, y: Pt, width: Pt, height: Pt) -> Path:
    """An ellipse filling a box."""
    right, bottom, middle_x, middle_y = x + width, y + height, x + width / 2, y + height / 2
    return (
        Move(x, middle_y),
        quarter((x, middle_y), (x, y), (middle_x, y)),
        quarter((middle_x, y), (right, y), (right, middle_y)),
        quarter((right, middle_y), (right, bottom), (middle_x, bottom)),
        quarter((middle_x, bottom), (x, bottom), (x, middle_y)),
        Close(),
    )


def rounded(size: Size, radii: tuple[Pt, Pt, Pt, Pt]) -> Path:
    """A box with rounded corners: radii of top left, top right, bottom right, bottom left."""
    w, h = size.width, size.height
    a, b, c, d = (min(radius, size.short / 2) for radius in radii)
    return (
        Move(0, a), quarter((0, a), (0, 0), (a, 0)),
        Line(w - b, 0), quarter((w - b, 0), (w, 0), (w, b)),
        Line(w, h - c), quarter((w, h - c), (w, h), (w - c, h)),
        Line(d, h), quarter((d, h), (0, h), (0, h - d)), Close(),
    )  # fmt: skip


def elliptic_arc(size: Size, start: float, end: float) -> Path:
    """An arc of the ellipse that fills the box, angles in degrees clockwise from three o'clock."""
    sweep = (end - start) % 360 or 360
    count = max(1, math.ceil(sweep / 90))
    step = math.radians(sweep / count)
    pull = 4 / 3 * math.tan(step / 4)
    rx, ry = size.width / 2, size.height / 2
    at = math.radians(start)
    path: list[PathStep] = [Move(rx + rx * math.cos(at), ry + ry * math.sin(at))]
    for _ in range(count):
        to = at + step
        path.append(Curve(
            rx + rx * (math.cos(at) - pull * math.sin(at)), ry + ry * (math.sin(at) + pull * math.cos(at)),
            rx + rx * (math.cos(to) + pull * math.sin(to)), ry + ry * (math.sin(to) - pull * math.cos(to)),
            rx + rx * math.cos(to), ry + ry * math.sin(to),
        ))  # fmt: skip
        at = to
    return tuple(path)


def _filled(*paths: Path) -> Outlines:
    return tuple(Outline(path) for path in paths)


def _open(*paths: Path) -> Outlines:
    return tuple(Outline(path, False) for path in paths)


Draw: TypeAlias = Callable[[Size], Outlines]


def _shares(*points: tuple[float, float]) -> Draw:
    """A polygon whose corners are fixed shares of the box."""
    return lambda size: _filled(polygon(*((x * size.width, y * size.height) for x, y in points)))


def _turned(draw: Draw, quarters: int) -> Draw:
    """The shape turned clockwise by quarters, filling the same box."""

    def turn(size: Size) -> Outlines:
        across = quarters % 2 == 1
        inner = Size(size.height, size.width, size.adjust) if across else size

        def move(x: Pt, y: Pt) -> tuple[Pt, Pt]:
            for _ in range(quarters):
                x, y = -y, x
            return x + (size.width if quarters in (1, 2) else 0), y + (size.height if quarters in (2, 3) else 0)

        return tuple(Outline(map_path(outline.path, move), outline.filled) for outline in draw(inner))

    return turn


def map_path(path: Path, move: Callable[[Pt, Pt], tuple[Pt, Pt]]) -> Path:
    """`path` with every point moved."""
    result: list[PathStep] = []
    for step in path:
        if isinstance(step, Move):
            result.append(Move(*move(step.x, step.y)))
        elif isinstance(step, Line):
            result.append(Line(*move(step.x, step.y)))
        elif isinstance(step, Curve):
            result.append(Curve(*move(step.x1, step.y1), *move(step.x2, step.y2), *move(step.x3, step.y3)))
        else:
            result.append(step)
    return tuple(result)


# --- lines and connectors --------------------------------------------------------------------------------


def _line(size: Size) -> Outlines:
    return _open(polyline((0, 0), (size.width, size.height)))


def _bent_two(size: Size) -> Outlines:
    return _open(polyline((0, 0), (size.width, 0), (size.width, size.height)))


def _bent_three(size: Size) -> Outlines:
    x = size.width * size.ratio("adj1", 50000)
    return _open(polyline((0, 0), (x, 0), (x, size.height), (size.width, size.height)))


def _curved_two(size: Size) -> Outlines:
    w, h = size.width, size.height
    return _open((Move(0, 0), Curve(w / 2, 0, w, h / 2, w, h)))


def _curved_three(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.width * size.ratio("adj1", 50000)
    return _open((Move(0, 0), Curve(x / 2, 0, x, h / 4, x, h / 2), Curve(x, h * 3 / 4, (x + w) / 2, h, w, h)))


def _arc(size: Size) -> Outlines:
    start, end = size.adjust.get("adj1", 16200000) / 60000, size.adjust.get("adj2", 0) / 60000
    return _open(elliptic_arc(size, start, end))


# --- boxes -----------------------------------------------------------------------------------------------


def _rect(size: Size) -> Outlines:
    return _filled(polygon((0, 0), (size.width, 0), (size.width, size.height), (0, size.height)))


def _ellipse(size: Size) -> Outlines:
    return _filled(ellipse(0, 0, size.width, size.height))


def _round_rect(size: Size) -> Outlines:
    radius = size.short * size.ratio("adj", 16667)
    return _filled(rounded(size, (radius, radius, radius, radius)))


def _round_two_same(size: Size) -> Outlines:
    top, bottom = size.short * size.ratio("adj1", 16667), size.short * size.ratio("adj2", 0)
    return _filled(rounded(size, (top, top, bottom, bottom)))


def _round_one(size: Size) -> Outlines:
    return _filled(rounded(size, (0, size.short * size.ratio("adj", 16667), 0, 0)))


def _terminator(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.width * 3475 / 21600
    return _filled((
        Move(x, 0), Line(w - x, 0), quarter((w - x, 0), (w, 0), (w, h / 2)), quarter((w, h / 2), (w, h), (w - x, h)),
        Line(x, h), quarter((x, h), (0, h), (0, h / 2)), quarter((0, h / 2), (0, 0), (x, 0)), Close(),
    ))  # fmt: skip


def _snip_one(size: Size) -> Outlines:
    w, h, cut = size.width, size.height, size.short * size.ratio("adj", 16667)
    return _filled(polygon((0, 0), (w - cut, 0), (w, cut), (w, h), (0, h)))


def _frame(size: Size) -> Outlines:
    w, h, t = size.width, size.height, size.short * size.ratio("adj1", 12500)
    return _filled((*polygon((0, 0), (w, 0), (w, h), (0, h)), *polygon((t, t), (t, h - t), (w - t, h - t), (w - t, t))))


def _donut(size: Size) -> Outlines:
    w, h, t = size.width, size.height, size.short * size.ratio("adj", 25000)
    hole = map_path(ellipse(t, t, w - 2 * t, h - 2 * t), lambda x, y: (x, h - y))
    return _filled((*ellipse(0, 0, w, h), *hole))


def _folded_corner(size: Size) -> Outlines:
    w, h, f = size.width, size.height, size.short * size.ratio("adj", 16667)
    sheet = polygon((0, 0), (w, 0), (w, h - f), (w - f, h), (0, h))
    fold = polyline((w - f, h), (w - f * 0.8, h - f * 0.8), (w, h - f))
    return (Outline(sheet), Outline(fold, False))


def _can(size: Size) -> Outlines:
    w, h = size.width, size.height
    lid = size.short * size.ratio("adj", 25000) / 2
    body: Path = (
        Move(0, lid), quarter((0, lid), (0, 0), (w / 2, 0)), quarter((w / 2, 0), (w, 0), (w, lid)),
        Line(w, h - lid), quarter((w, h - lid), (w, h), (w / 2, h)), quarter((w / 2, h), (0, h), (0, h - lid)), Close(),
    )  # fmt: skip
    rim: Path = (
        Move(0, lid), quarter((0, lid), (0, 2 * lid), (w / 2, 2 * lid)),
        quarter((w / 2, 2 * lid), (w, 2 * lid), (w, lid)),
    )  # fmt: skip
    return (Outline(body), Outline(rim, False))


# --- polygons with adjust values --------------------------------------------------------------------------


def _triangle(size: Size) -> Outlines:
    w, h = size.width, size.height
    return _filled(polygon((0, h), (w * size.ratio("adj", 50000), 0), (w, h)))


def _parallelogram(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.short * size.ratio("adj", 25000)
    return _filled(polygon((0, h), (x, 0), (w, 0), (w - x, h)))


def _trapezoid(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.short * size.ratio("adj", 25000)
    return _filled(polygon((0, h), (x, 0), (w - x, 0), (w, h)))


def _hexagon(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.short * size.ratio("adj", 25000)
    return _filled(polygon((0, h / 2), (x, 0), (w - x, 0), (w, h / 2), (w - x, h), (x, h)))


def _octagon(size: Size) -> Outlines:
    w, h, c = size.width, size.height, size.short * size.ratio("adj", 29289)
    return _filled(polygon((0, c), (c, 0), (w - c, 0), (w, c), (w, h - c), (w - c, h), (c, h), (0, h - c)))


def _plus(size: Size) -> Outlines:
    w, h, a = size.width, size.height, size.short * size.ratio("adj", 25000)
    right, low = w - a, h - a
    return _filled(polygon(
        (0, a), (a, a), (a, 0), (right, 0), (right, a), (w, a),
        (w, low), (right, low), (right, h), (a, h), (a, low), (0, low),
    ))  # fmt: skip


def _home_plate(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.short * size.ratio("adj", 50000)
    return _filled(polygon((0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h)))


def _chevron(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.short * size.ratio("adj", 50000)
    return _filled(polygon((0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h), (x, h / 2)))


def _star(points: int, inner: float, stretch: tuple[float, float] = (1.0, 1.0)) -> Draw:
    """A star; `inner` is the default radius of its inner corners as a share of half the box, `stretch` how far its
    circle reaches over the box, so that its points touch the sides (`hf` and `vf`)."""

    def draw(size: Size) -> Outlines:
        reach = size.ratio("adj", inner * 100000) * 2
        half_width, half_height = size.width / 2 * stretch[0], size.height / 2 * stretch[1]
        corners = []
        for index in range(points * 2):
            angle = math.pi * index / points - math.pi / 2
            radius = 1.0 if index % 2 == 0 else reach
            x, y = radius * math.cos(angle) * half_width, radius * math.sin(angle) * half_height
            corners.append((size.width / 2 + x, half_height + y))
        return _filled(polygon(*corners))

    return draw


# --- arrows ----------------------------------------------------------------------------------------------


def _right_arrow(size: Size) -> Outlines:
    w, h = size.width, size.height
    half = h * size.ratio("adj1", 50000) / 2
    x = w - min(w, size.short * size.ratio("adj2", 50000))
    top, bottom = h / 2 - half, h / 2 + half
    return _filled(polygon((0, top), (x, top), (x, 0), (w, h / 2), (x, h), (x, bottom), (0, bottom)))


def _left_right_arrow(size: Size) -> Outlines:
    w, h = size.width, size.height
    half = h * size.ratio("adj1", 50000) / 2
    x = min(w / 2, size.short * size.ratio("adj2", 50000))
    top, bottom = h / 2 - half, h / 2 + half
    return _filled(polygon(
        (0, h / 2), (x, 0), (x, top), (w - x, top), (w - x, 0), (w, h / 2),
        (w - x, h), (w - x, bottom), (x, bottom), (x, h),
    ))  # fmt: skip


# --- brackets and braces ---------------------------------------------------------------------------------


def _left_bracket(size: Size) -> Outlines:
    w, h = size.width, size.height
    y = min(h / 2, size.short * size.ratio("adj", 8333))
    return _filled((Move(w, h), quarter((w, h), (0, h), (0, h - y)), Line(0, y), quarter((0, y), (0, 0), (w, 0))))


def _left_brace(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.width / 2
    y = min(h / 4, size.short * size.ratio("adj1", 8333))
    middle = h * size.ratio("adj2", 50000)
    return _filled((
        Move(w, h), quarter((w, h), (x, h), (x, h - y)), Line(x, middle + y),
        quarter((x, middle + y), (x, middle), (0, middle)), quarter((0, middle), (x, middle), (x, middle - y)),
        Line(x, y), quarter((x, y), (x, 0), (w, 0)),
    ))  # fmt: skip


def _pair(single: Draw, share: float) -> Draw:
    """A left bracket or brace and its mirror; each is as wide as its corner, a share of the shorter side."""

    def draw(size: Size) -> Outlines:
        part = size.short * size.ratio("adj", share)
        value = part / min(part, size.height) * 100000 if part else 0
        side = Size(part, size.height, {"adj": value, "adj1": value})
        left = single(side)[0].path
        right = map_path(left, lambda x, y: (size.width - x, y))
        return _open(left, right)

    return draw


# --- flow charts -----------------------------------------------------------------------------------------


def _document(size: Size) -> Outlines:
    w, h = size.width, size.height
    low = h * 17322 / 21600
    wave = Curve(w / 2, low, w / 2, h * 23922 / 21600, 0, h * 20172 / 21600)
    return _filled((Move(0, 0), Line(w, 0), Line(w, low), wave, Close()))


def _predefined_process(size: Size) -> Outlines:
    w, h, x = size.width, size.height, size.width / 8
    return (*_rect(size), *_open(polyline((x, 0), (x, h)), polyline((w - x, 0), (w - x, h))))


def _internal_storage(size: Size) -> Outlines:
    w, h = size.width, size.height
    return (*_rect(size), *_open(polyline((w / 8, 0), (w / 8, h)), polyline((0, h / 8), (w, h / 8))))


def _delay(size: Size) -> Outlines:
    w, h = size.width, size.height
    bulge = (quarter((w / 2, 0), (w, 0), (w, h / 2)), quarter((w, h / 2), (w, h), (w / 2, h)))
    return _filled((Move(0, 0), Line(w / 2, 0), *bulge, Line(0, h), Close()))


def _callout(size: Size) -> Outlines:
    w, h = size.width, size.height
    tip = (w / 2 + w * size.ratio("adj1", -20833), h / 2 + h * size.ratio("adj2", 62500))
    left, right = (w * 7 / 12, w * 10 / 12) if tip[0] > w / 2 else (w * 2 / 12, w * 5 / 12)
    if tip[1] >= h / 2:
        return _filled(polygon((0, 0), (w, 0), (w, h), (right, h), tip, (left, h), (0, h)))
    return _filled(polygon((0, 0), (left, 0), tip, (right, 0), (w, 0), (w, h), (0, h)))


PRESETS: dict[str, Draw] = {
    "line": _line,
    "straightConnector1": _line,
    "bentConnector2": _bent_two,
    "bentConnector3": _bent_three,
    "curvedConnector2": _curved_two,
    "curvedConnector3": _curved_three,
    "lineInv": lambda size: _open(polyline((0, size.height), (size.width, 0))),
    "arc": _arc,
    "rect": _rect,
    "textBox": _rect,
    "ellipse": _ellipse,
    "roundRect": _round_rect,
    "round1Rect": _round_one,
    "round2SameRect": _round_two_same,
    "snip1Rect": _snip_one,
    "frame": _frame,
    "donut": _donut,
    "foldedCorner": _folded_corner,
    "can": _can,
    "triangle": _triangle,
    "rtTriangle": _shares((0, 1), (0, 0), (1, 1)),
    "diamond": _shares((0, 0.5), (0.5, 0), (1, 0.5), (0.5, 1)),
    "parallelogram": _parallelogram,
    "trapezoid": _trapezoid,
    "pentagon": _shares((0.5, 0), (1, 0.382), (0.809, 1), (0.191, 1), (0, 0.382)),
    "hexagon": _hexagon,
    "octagon": _octagon,
    "plus": _plus,
    "mathPlus": _plus,
    "homePlate": _home_plate,
    "chevron": _chevron,
    "star4": _star(4, 0.125),
    "star5": _star(5, 0.19098, (1.05146, 1.10557)),
    "star6": _star(6, 0.28868, (1.1547, 1.0)),
    "star8": _star(8, 0.375),
    "rightArrow": _right_arrow,
    "downArrow": _turned(_right_arrow, 1),
    "leftArrow": _turned(_right_arrow, 2),
    "upArrow": _turned(_right_arrow, 3),
    "leftRightArrow": _left_right_arrow,
    "upDownArrow": _turned(_left_right_arrow, 1),
    "leftBracket": _left_bracket,
    "rightBracket": _turned(_left_bracket, 2),
    "leftBrace": _left_brace,
    "rightBrace": _turned(_left_brace, 2),
    "bracketPair": _pair(_left_bracket, 16667),
    "bracePair": _pair(_left_brace, 8333),
    "wedgeRectCallout": _callout,
    "wedgeRoundRectCallout": _callout,
    "flowChartProcess": _rect,
    "flowChartAlternateProcess": _round_rect,
    "flowChartConnector": _ellipse,
    "flowChartTerminator": _terminator,
    "flowChartDecision": _shares((0, 0.5), (0.5, 0), (1, 0.5), (0.5, 1)),
    "flowChartInputOutput": _shares((0, 1), (0.2, 0), (1, 0), (0.8, 1)),
    "flowChartPreparation": _shares((0, 0.5), (0.2, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0.2, 1)),
    "flowChartManualOperation": _shares((0, 0), (1, 0), (0.8, 1), (0.2, 1)),
    "flowChartManualInput": _shares((0, 0.2), (1, 0), (1, 1), (0, 1)),
    "flowChartOffpageConnector": _shares((0, 0), (1, 0), (1, 0.8), (0.5, 1), (0, 0.8)),
    "flowChartExtract": _shares((0, 1), (0.5, 0), (1, 1)),
    "flowChartMerge": _shares((0, 0), (1, 0), (0.5, 1)),
    "flowChartPunchedCard": _shares((0.2, 0), (1, 0), (1, 1), (0, 1), (0, 0.2)),
    "flowChartDocument": _document,
    "flowChartPredefinedProcess": _predefined_process,
    "flowChartInternalStorage": _internal_storage,
    "flowChartMagneticDisk": _can,
    "flowChartDelay": _delay,
}
"""The presets that are drawn; any other is outlined as its box, with a warning."""
