"""A safe subset of SVG. In: the bytes of an SVG part. Out: a `Vector`, or SvgRefused with what is not drawn.

Shapes, groups, `use`, `defs`, `symbol`, colours, pens and gradients are drawn as SVG 1.1 says; text, pictures,
filters, masks, patterns and scripts are not, and send the whole picture to the PNG that Word keeps beside it. Nothing
outside the file is ever fetched; entities, circles of `use`, pictures that would keep a viewer busy are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from lxml import etree

from ..errors import ReportgenError
from ..messages import msg
from ..vector import IDENTITY, Matrix, Path, Vector, VectorGroup, VectorItem, VectorShape, VectorUse
from .svg_path import SvgRefused, ellipse, numbers, parse_path, parse_transform, polygon, rounded, times
from .svg_style import INITIAL, SVG, XLINK_HREF, Declared, Paints, Style, StyleSheet, declared, length, pen, share
from .xml import parse

MOST_BYTES = 8_000_000
MOST_ELEMENTS = 50_000
"""Read, those inside a symbol once for each look it is used with."""
MOST_STEPS = 1_000_000
"""Of all paths as they are drawn, `use` by `use`."""
DEEPEST = 60

Box = tuple[float, float, float, float]
_TOO_LARGE = msg("quá phức tạp")
_BROKEN = msg("tệp hỏng hoặc không an toàn")

_SILENT = frozenset({
    "defs", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "symbol", "clipPath", "mask",
    "filter", "pattern", "marker",
})  # fmt: skip


def is_svg(data: bytes) -> bool:
    """Whether a part looks like an SVG."""
    return b"<svg" in data[:4096] or b":svg" in data[:4096]


@lru_cache(maxsize=8)
def read_svg(data: bytes) -> Vector:
    """The picture in `data`; the same bytes give the same object. Raises SvgRefused."""
    if len(data) > MOST_BYTES:
        raise SvgRefused(_TOO_LARGE)
    try:
        root = parse(data, path="", part="")
    except ReportgenError as error:
        raise SvgRefused(_BROKEN) from error
    if root.tag != f"{SVG}svg":
        raise SvgRefused(_BROKEN)
    return _Reader(root).vector()


class _Reader:
    """Reads one picture. `symbols` are what `use` has drawn so far, `weights` how many steps each takes."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._by_id: dict[str, etree._Element] = {}
        for element in root.iter():
            if element.get("id"):
                self._by_id.setdefault(element.get("id", ""), element)
        self._box = _view_box(root)
        self._sheet = StyleSheet(style.text or "" for style in root.iter(f"{SVG}style"))
        width, height = self._box[2:]
        self._diagonal = float(((width**2 + height**2) / 2) ** 0.5)
        self._paints = Paints(self._by_id, self._sheet, (width, height))
        self._symbols: dict[str, tuple[VectorItem, ...]] = {}
        self._names: dict[tuple[object, ...], str] = {}
        self._weights: dict[str, int] = {}
        self._weight = self._count = 0
        self._open: list[etree._Element] = []

    def vector(self) -> Vector:
        look = declared(self._root, self._sheet, INITIAL)
        items = self._children(self._root, look.style) if look.shown else ()
        if look.opacity < 1:
            items = (VectorGroup(items, opacity=look.opacity),)
        return Vector(self._box, items, self._symbols)

    # --- elements ----------------------------------------------------------------------------------------

    def _children(self, parent: etree._Element, style: Style) -> tuple[VectorItem, ...]:
        if len(self._open) >= DEEPEST:
            raise SvgRefused(_TOO_LARGE)
        self._open.append(parent)
        items = tuple(item for child in parent for item in self._element(child, style))
        self._open.pop()
        return items

    def _element(self, element: etree._Element, outer: Style) -> Iterator[VectorItem]:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise SvgRefused(_TOO_LARGE)
        name = str(element.tag).removeprefix(SVG)
        if name.startswith("{") or name in _SILENT:
            return
        look = declared(element, self._sheet, outer)
        if not look.shown:
            return
        matrix = parse_transform(element.get("transform", ""))
        if name in ("g", "a"):
            yield from _grouped(self._children(element, look.style), matrix, look.opacity)
        elif name == "use":
            yield from self._use(element, look, matrix)
        else:
            yield from self._shape(element, name, look, matrix)

    def _shape(self, element: etree._Element, name: str, look: Declared, matrix: Matrix) -> Iterator[VectorItem]:
        if name not in _OUTLINES:
            raise SvgRefused(name)
        path = _OUTLINES[name](_Attributes(element, self._box))
        self._add_weight(len(path))
        style = look.style
        if not path or style["visibility"] != "visible":
            return
        shape = VectorShape(
            path,
            self._paints.fill(style, path) if name != "line" else None,
            style["fill-rule"] == "evenodd",
            pen(style, self._diagonal),
            share(style["fill-opacity"]),
            share(style["stroke-opacity"]),
        )
        if shape.fill is None and shape.pen is None:
            return
        yield from _grouped(*_faded(shape, matrix, look.opacity))

    def _add_weight(self, steps: int) -> None:
        self._weight += steps
        if self._weight > MOST_STEPS:
            raise SvgRefused(_TOO_LARGE)

    # --- use ---------------------------------------------------------------------------------------------

    def _use(self, element: etree._Element, look: Declared, matrix: Matrix) -> Iterator[VectorItem]:
        target = element.get("href") or element.get(XLINK_HREF) or ""
        found = self._by_id.get(target[1:]) if target.startswith("#") else None
        if found is None or found in self._open:
            raise SvgRefused("use")
        at = _Attributes(element, self._box)
        placed = times((1.0, 0.0, 0.0, 1.0, at.number("x"), at.number("y")), matrix)
        size = self._symbol_size(found, at)
        name = self._symbol(found, look.style, size)
        self._add_weight(self._weights[name])
        use = VectorUse(name, placed)
        yield VectorGroup((use,), opacity=look.opacity) if look.opacity < 1 else use

    def _symbol_size(self, found: etree._Element, at: _Attributes) -> tuple[float, float]:
        if found.tag != f"{SVG}symbol":
            return 0.0, 0.0
        return at.number("width", "100%"), at.number("height", "100%")

    def _symbol(self, found: etree._Element, style: Style, size: tuple[float, float]) -> str:
        """The name of an element drawn in a style; it is read when it is first used so."""
        key = (found, tuple(style.values()), size)
        if key not in self._names:
            before, self._weight = self._weight, 0
            if found.tag == f"{SVG}symbol":
                look = declared(found, self._sheet, style)
                items = _in_view_port(found, self._children(found, look.style), size, look.opacity)
            else:
                self._open.append(found)
                items = tuple(self._element(found, style))
                self._open.pop()
            name = f"{len(self._symbols) + 1}"
            self._names[key] = name
            self._symbols[name] = items
            self._weights[name], self._weight = self._weight, before
        return self._names[key]


def _grouped(items: tuple[VectorItem, ...], matrix: Matrix, opacity: float) -> Iterator[VectorItem]:
    if items and (matrix != IDENTITY or opacity < 1):
        yield VectorGroup(items, matrix, opacity)
    else:
        yield from items


def _faded(shape: VectorShape, matrix: Matrix, opacity: float) -> tuple[tuple[VectorItem, ...], Matrix, float]:
    """A shape with one paint takes its opacity into the paint, which needs no group."""
    if opacity < 1 and (shape.fill is None or shape.pen is None):
        fill, outline = shape.fill_opacity * opacity, shape.pen_opacity * opacity
        shape, opacity = shape._replace(fill_opacity=fill, pen_opacity=outline), 1.0
    return (shape,), matrix, opacity


# --- boxes -----------------------------------------------------------------------------------------------


def _view_box(root: etree._Element) -> Box:
    """What of the picture is shown, in its own units.

    A `viewBox` of other proportions than `width` and `height` grows by empty paper, as `preserveAspectRatio` says.
    """
    text = root.get("viewBox")
    if text is None:
        sizes = [length(root.get(name, ""), 0.0) for name in ("width", "height")]
        return _some(0.0, 0.0, *sizes)
    box = numbers(text)
    if len(box) != 4:
        raise SvgRefused("viewBox")
    x, y, width, height = _some(*box)
    given = [root.get(name, "100%") for name in ("width", "height")]
    if any(value.strip().endswith("%") for value in given):
        return x, y, width, height
    shown_width, shown_height = _some(0.0, 0.0, *(length(value, 0.0) for value in given))[2:]
    return _with_aspect((x, y, width, height), shown_width / shown_height, root.get("preserveAspectRatio", "xMidYMid"))


def _some(x: float, y: float, width: float, height: float) -> Box:
    if width <= 0 or height <= 0:
        raise SvgRefused("viewBox")
    return x, y, width, height


def _with_aspect(box: Box, aspect: float, rule: str) -> Box:
    x, y, width, height = box
    words = rule.split()
    if words[:1] == ["none"]:
        return box
    if "slice" in words or words[:1] not in ([f"x{h}Y{v}"] for h in _ALIGNED for v in _ALIGNED):
        raise SvgRefused("preserveAspectRatio")
    if aspect > width / height:
        grown = aspect * height
        return x - (grown - width) * _ALIGNED[words[0][1:4]], y, grown, height
    grown = width / aspect
    return x, y - (grown - height) * _ALIGNED[words[0][5:8]], width, grown


_ALIGNED: Mapping[str, float] = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


def _in_view_port(
    symbol: etree._Element, items: tuple[VectorItem, ...], size: tuple[float, float], opacity: float
) -> tuple[VectorItem, ...]:
    """A symbol's items brought to the size that a `use` gives it, cut at its edges."""
    width, height = size
    if width <= 0 or height <= 0 or not items:
        return ()
    box: Box = (0.0, 0.0, width, height)
    matrix = IDENTITY
    if symbol.get("viewBox") is not None:
        corner = numbers(symbol.get("viewBox", ""))
        if len(corner) != 4:
            raise SvgRefused("viewBox")
        rule = symbol.get("preserveAspectRatio", "xMidYMid")
        box = _with_aspect(_some(corner[0], corner[1], corner[2], corner[3]), width / height, rule)
        across, down = width / box[2], height / box[3]
        matrix = (across, 0.0, 0.0, down, -box[0] * across, -box[1] * down)
    clip = None if symbol.get("overflow") == "visible" else box
    return (VectorGroup(items, matrix, opacity, clip),)


# --- shapes ----------------------------------------------------------------------------------------------


class _Attributes:
    """The lengths of an element; percentages are of the picture's box."""

    def __init__(self, element: etree._Element, box: Box) -> None:
        self.element = element
        self._whole = {
            "x": box[2],
            "y": box[3],
            "w": box[2],
            "h": box[3],
            "r": ((box[2] ** 2 + box[3] ** 2) / 2) ** 0.5,
        }

    def number(self, name: str, default: str = "0") -> float:
        """A coordinate, a width or a radius."""
        across = "x" if "x" in name else "y" if "y" in name else name[0]
        return length(self.element.get(name, default), self._whole[across])

    def numbers(self, *names: str) -> list[float]:
        return [self.number(name) for name in names]


def _path(at: _Attributes) -> Path:
    return parse_path(at.element.get("d", ""))


def _rectangle(at: _Attributes) -> Path:
    x, y, width, height = at.numbers("x", "y", "width", "height")
    if width <= 0 or height <= 0:
        return ()
    rx, ry = (at.element.get(name, "auto") for name in ("rx", "ry"))
    if rx == ry == "auto":
        return polygon([x, y, x + width, y, x + width, y + height, x, y + height], closed=True)
    round_x = at.number("rx" if rx != "auto" else "ry")
    round_y = at.number("ry" if ry != "auto" else "rx")
    return rounded(x, y, width, height, min(abs(round_x), width / 2), min(abs(round_y), height / 2))


def _circle(at: _Attributes) -> Path:
    cx, cy, radius = at.numbers("cx", "cy", "r")
    return ellipse(cx, cy, radius, radius) if radius > 0 else ()


def _ellipse(at: _Attributes) -> Path:
    cx, cy, rx, ry = at.numbers("cx", "cy", "rx", "ry")
    return ellipse(cx, cy, rx, ry) if rx > 0 and ry > 0 else ()


def _line(at: _Attributes) -> Path:
    return polygon(at.numbers("x1", "y1", "x2", "y2"), closed=False)


def _polygon(at: _Attributes) -> Path:
    return polygon(numbers(at.element.get("points", "")), closed=True)


def _polyline(at: _Attributes) -> Path:
    return polygon(numbers(at.element.get("points", "")), closed=False)


_OUTLINES: dict[str, Callable[[_Attributes], Path]] = {
    "path": _path, "rect": _rectangle, "circle": _circle, "ellipse": _ellipse, "line": _line, "polygon": _polygon,
    "polyline": _polyline,
}  # fmt: skip
