"""VML in the text. In: a `w:pict` or `w:object`. Out: `InlineDrawing` and `AnchoredDrawing`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from lxml import etree

from ..units import Pt
from .blocks import (
    Anchor,
    AnchoredDrawing,
    CustomStep,
    Graphic,
    GroupGraphic,
    GroupMember,
    Inline,
    InlineDrawing,
    Lettering,
    Position,
    ShapeGraphic,
    TextStyle,
)  # fmt: skip
from .context import Reading
from .features import name_left_out, name_leftover
from .geometry import vml_path
from .pictures import FRAME, NOTHING, name_external, picture, sized
from .values import POINTS_PER_UNIT, plain_number, whole
from .vml_style import color, faded, is_on, length, lengths, pair, read_fill, read_pen, read_style, rotation, share
from .xml import qn

_TYPE_ID = re.compile(r"_t(\d+)\Z")
_PIXEL = POINTS_PER_UNIT["px"]
# `o:spt`, the numbers of VML's ready shapes, by DrawingML's names (ECMA-376 part 4, 20.1.2.4).
_PRESETS = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 5: "triangle", 6: "rtTriangle", 7: "parallelogram",
    8: "trapezoid", 9: "hexagon", 10: "octagon", 11: "plus", 12: "star5", 13: "rightArrow", 15: "homePlate", 20: "line",
    32: "line", 33: "bentConnector2", 34: "bentConnector3", 56: "pentagon", 66: "leftArrow", 67: "downArrow",
    68: "upArrow", 69: "leftRightArrow", 70: "upDownArrow", 75: "rect", 85: "leftBracket", 86: "rightBracket",
    87: "leftBrace", 88: "rightBrace", 109: "flowChartProcess", 110: "flowChartDecision", 116: "flowChartTerminator",
    185: "bracketPair", 186: "bracePair", 202: "rect",
}  # fmt: skip
_OPEN_SHAPES = frozenset({"line", "bentConnector2", "bentConnector3", "leftBracket", "rightBracket", "leftBrace",
                          "rightBrace", "bracketPair", "bracePair"})  # fmt: skip
_ACROSS = {
    "text": "column", "margin": "margin", "page": "page", "char": "character", "left-margin-area": "leftMargin",
    "right-margin-area": "rightMargin", "inner-margin-area": "insideMargin", "outer-margin-area": "outsideMargin",
}  # fmt: skip
_DOWN = {
    "text": "paragraph", "margin": "margin", "page": "page", "line": "line", "top-margin-area": "topMargin",
    "bottom-margin-area": "bottomMargin", "inner-margin-area": "insideMargin", "outer-margin-area": "outsideMargin",
}  # fmt: skip
_WRAPS = ("square", "tight", "through", "topAndBottom")
_WRAP_DISTANCES = {"left": 9.0, "top": 0.0, "right": 9.0, "bottom": 0.0}
_LARGEST_ORDER = 2**31
_STRAIGHT_LETTERING = frozenset({0, 136})  # 137 to 175 are curves (ECMA-376-4 14.2.2.20)


class _Space(NamedTuple):
    """The coordinates shapes stand in: points outside groups; a group's own, which `scale` brings to points."""

    origin: tuple[float, float] = (0.0, 0.0)
    scale: tuple[float, float] = (_PIXEL, _PIXEL)
    grouped: bool = False


class _Placed(NamedTuple):
    """A shape with its box in points."""

    graphic: Graphic
    x: Pt
    y: Pt
    width: Pt
    height: Pt


def read_pictures(reading: Reading, element: etree._Element, style: TextStyle) -> Iterator[Inline]:
    """The drawings of a `w:pict` or `w:object`."""
    for child in element:
        reader = _READERS.get(child.tag)
        if reader is None:
            if child.tag not in _NO_SHAPES:
                name_leftover(child, reading.problems)
            continue
        placed = reader(reading, child, _Space())
        css = read_style(child)
        if css.get("visibility") == "hidden":
            continue
        if css.get("position", "static") == "absolute":
            yield AnchoredDrawing(placed.graphic, _anchor(reading, child, css, placed))
        else:
            yield InlineDrawing(placed.graphic, placed.width, placed.height, style)


# --- shapes ----------------------------------------------------------------------------------------------


def _read_shape(reading: Reading, element: etree._Element, space: _Space) -> _Placed:
    """`v:shape`, `v:rect`, `v:roundrect`, `v:oval`: a picture, a text box, a ready shape, an outline of its own."""
    css = read_style(element)
    x, y, width, height = _box(reading, element, css, space)
    image = element.find(qn("v:imagedata"))
    letters = element.find(qn("v:textpath"))
    if letters is not None and is_on(letters.get("on"), True):
        shown = letters.get("string", "").strip()
        art = _lettering(reading, element, letters, css) if shown else NOTHING
        return _Placed(art, x, y, width, height)
    if image is not None:
        return _Placed(_read_image(reading, element, image, css), x, y, width, height)
    if is_on(element.get(qn("o:hr")), False):
        return _rule(reading, element, height)
    preset, path = _geometry(reading, element)
    shape = _with_looks(reading, element, css, ShapeGraphic(preset, path, _adjust(element, preset)))
    return _Placed(shape, x, y, width, height)


def _lettering(reading: Reading, element: etree._Element, letters: etree._Element, css: dict[str, str]) -> ShapeGraphic:
    """WordArt in its box; the curve that it may follow is taken as straight, with a warning."""
    own = read_style(letters)
    if _shape_type(element)[0] not in _STRAIGHT_LETTERING:
        name_left_out("curved-text", reading.problems)
    text = " ".join(letters.get("string", "").split())
    font = own.get("font-family", "").strip("\"' ") or Lettering("").font
    return ShapeGraphic(
        fill=faded(read_fill(reading, element) or "000000", element),
        rotation=rotation(css.get("rotation")),
        alt=element.get("alt", "") or text,
        lettering=Lettering(text, font, own.get("font-weight") == "bold", own.get("font-style") == "italic"),
    )


def _with_looks(reading: Reading, element: etree._Element, css: dict[str, str], shape: ShapeGraphic) -> ShapeGraphic:
    """The shape with its pen, fill, turning and text."""
    flip = css.get("flip", "")
    shadow = element.find(qn("v:shadow"))
    if shadow is not None and is_on(shadow.get("on"), False):
        name_left_out("v:shadow", reading.problems)
    shape = shape._replace(
        pen=read_pen(reading, element),
        fill=None if shape.preset in _OPEN_SHAPES else read_fill(reading, element),
        flip_horizontal="x" in flip,
        flip_vertical="y" in flip,
        rotation=rotation(css.get("rotation")),
        alt=element.get("alt", ""),
    )
    box = element.find(qn("v:textbox"))
    return shape if box is None else _with_text(reading, css, box, shape)


def _with_text(reading: Reading, css: dict[str, str], box: etree._Element, shape: ShapeGraphic) -> ShapeGraphic:
    content = box.find(qn("w:txbxContent"))
    if content is None:
        return shape
    own = read_style(box)
    anchor = css.get("v-text-anchor", "top")
    return shape._replace(
        text=reading.box(content),
        insets=_insets(reading, box.get("inset")),
        text_anchor="center" if "middle" in anchor else "bottom" if "bottom" in anchor else "top",
        text_turned=_text_turned(own),
        grow_to_text=is_on(own.get("mso-fit-shape-to-text"), False),
    )


def _text_turned(style: dict[str, str]) -> Literal[-1, 0, 1]:
    """Which way lines run: -1 upwards, 1 downwards, 0 across."""
    if style.get("layout-flow", "horizontal") == "horizontal":
        return 0
    return -1 if style.get("mso-layout-flow-alt") == "bottom-to-top" else 1


def _insets(reading: Reading, text: str | None) -> tuple[Pt, Pt, Pt, Pt]:
    defaults = ShapeGraphic().insets
    parts = [length(reading, part.strip()) for part in (text or "").split(",")] + [None] * 4
    left, top, right, bottom = (
        default if value is None else value for value, default in zip(parts[:4], defaults, strict=True)
    )
    return left, top, right, bottom


def _geometry(reading: Reading, element: etree._Element) -> tuple[str, tuple[CustomStep, ...]]:
    named = _NAMED.get(element.tag)
    if named is not None:
        return named, ()
    number, kind = _shape_type(element)
    if number in _PRESETS:
        return _PRESETS[number], ()
    path = element.get("path") or ("" if kind is None else kind.get("path", ""))
    sizes = element if element.get("coordsize") or kind is None else kind
    width, height = pair(sizes.get("coordsize"), (1000.0, 1000.0))
    steps = vml_path(path, pair(sizes.get("coordorigin"), (0.0, 0.0)), (width or 1.0, height or 1.0)) if path else None
    if steps is None:
        if number or path:
            reading.problems.bad_value("v:shape/@type", element.get("type") or path or "")
        return "rect", ()
    return "custom", steps


def _adjust(element: etree._Element, preset: str) -> tuple[tuple[str, float], ...]:
    """How round the corners of a `v:roundrect` are: `arcsize` is a share of the shorter side (Word writes 10923f where
    DrawingML has its 16,667 of 100,000); 0.2 where it is not said."""
    if preset != "roundRect" or element.tag != qn("v:roundrect"):
        return ()
    return (("adj", 100_000 * min(max(share(element.get("arcsize", "0.2")), 0.0), 0.5)),)


def _shape_type(element: etree._Element) -> tuple[int, etree._Element | None]:
    """The number of the ready shape that `type="#_x0000_t202"` names (0: none), and its `v:shapetype` if it is near."""
    reference = element.get("type", "").lstrip("#")
    kind = None
    for shape_type in element.itersiblings(qn("v:shapetype"), preceding=True):
        if shape_type.get("id") == reference:
            kind = shape_type
            break
    own = element.get(qn("o:spt")) or ("" if kind is None else kind.get(qn("o:spt"), ""))
    match = _TYPE_ID.search(reference)
    number = own or (match[1] if match else "")
    return int(plain_number(number) or 0), kind


def _read_image(reading: Reading, element: etree._Element, image: etree._Element, css: dict[str, str]) -> Graphic:
    relation = image.get(qn("r:id")) or image.get(qn("r:pict"))
    if not relation:
        if image.get(qn("r:href")) or image.get("src"):
            name_external(reading)
            return FRAME
        return NOTHING
    left, top, right, bottom = (share(image.get(f"crop{side}")) for side in ("left", "top", "right", "bottom"))
    leaves_some = left + right < 1 and top + bottom < 1
    return picture(
        reading,
        relation,
        crop=(left, top, right, bottom) if leaves_some else (0.0, 0.0, 0.0, 0.0),
        rotation=rotation(css.get("rotation")),
        alt=element.get("alt", "") or image.get(qn("o:title"), ""),
    )


def _rule(reading: Reading, element: etree._Element, height: Pt) -> _Placed:
    """A horizontal rule (`o:hr`): as wide as the text unless it says a percentage."""
    percent = whole(element.get(qn("o:hrpct"), "0"))
    part = percent / 1000 if percent else 1.0
    fill = color(element.get("fillcolor")) or "A0A0A0"
    shape = ShapeGraphic("rect", pen=None, fill=fill)
    return _Placed(shape, 0.0, 0.0, reading.text_width * part, height or 1.5)


def _read_line(reading: Reading, element: etree._Element, space: _Space) -> _Placed:
    """`v:line from="…" to="…"`."""
    css = read_style(element)
    start, end = (_point(reading, element.get(name), space) for name in ("from", "to"))
    box = (min(start[0], end[0]), min(start[1], end[1]))
    size = sized(reading, element, abs(end[0] - start[0]), abs(end[1] - start[1]))
    shape = _with_looks(reading, element, css, ShapeGraphic("line"))
    shape = shape._replace(
        flip_horizontal=shape.flip_horizontal != (end[0] < start[0]),
        flip_vertical=shape.flip_vertical != (end[1] < start[1]),
    )
    return _Placed(shape, *box, *size)


def _read_polyline(reading: Reading, element: etree._Element, space: _Space) -> _Placed:
    """`v:polyline points="x,y x,y …"`."""
    numbers = [part for part in re.split(r"[,\s]+", element.get("points", "")) if part]
    points = [_point(reading, f"{x},{y}", space) for x, y in zip(numbers[::2], numbers[1::2], strict=False)] or [
        (0.0, 0.0)
    ]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    steps = tuple(
        CustomStep("L" if index else "M", ((x - left) / (width or 1.0), (y - top) / (height or 1.0)))
        for index, (x, y) in enumerate(points)
    )
    shape = _with_looks(reading, element, read_style(element), ShapeGraphic("custom", steps))
    return _Placed(shape, left, top, *sized(reading, element, width, height))


def _read_group(reading: Reading, element: etree._Element, space: _Space) -> _Placed:
    """`v:group`: its members in coordinates of its own."""
    css = read_style(element)
    x, y, width, height = _box(reading, element, css, space)
    across, down = pair(element.get("coordsize"), (1000.0, 1000.0))
    inner = _Space(
        pair(element.get("coordorigin"), (0.0, 0.0)), (width / (across or 1.0), height / (down or 1.0)), True
    )
    members = []
    for child in element:
        reader = _READERS.get(child.tag)
        if reader is not None:
            members.append(GroupMember(*reader(reading, child, inner)))
        elif child.tag not in _NO_SHAPES:
            name_leftover(child, reading.problems)
    return _Placed(GroupGraphic(tuple(members), rotation(css.get("rotation"))), x, y, width, height)


def _box(reading: Reading, element: etree._Element, css: dict[str, str], space: _Space) -> tuple[Pt, Pt, Pt, Pt]:
    across, down = space.scale
    width, height = sized(
        reading,
        element,
        length(reading, css.get("width"), per_unit=across),
        length(reading, css.get("height"), per_unit=down),
    )
    left, top = (css.get(name) or css.get(f"margin-{name}") for name in ("left", "top"))
    x, y = length(reading, left, per_unit=across) or 0.0, length(reading, top, per_unit=down) or 0.0
    return x - space.origin[0] * across, y - space.origin[1] * down, width, height


def _point(reading: Reading, text: str | None, space: _Space) -> tuple[Pt, Pt]:
    if not space.grouped:
        return lengths(reading, text, per_unit=_PIXEL)
    x, y = pair(text, (0.0, 0.0))
    return (x - space.origin[0]) * space.scale[0], (y - space.origin[1]) * space.scale[1]


# --- anchors ---------------------------------------------------------------------------------------------


def _anchor(reading: Reading, element: etree._Element, css: dict[str, str], placed: _Placed) -> Anchor:
    wrap = element.find(qn("w10:wrap"))
    kind: Any = "none" if wrap is None else wrap.get("type", "none")
    side: Any = "both" if wrap is None else wrap.get("side", "both")
    order = _order(css.get("z-index", "0"))
    x, y = (_side_offset(reading, css, name, value) for name, value in (("left", placed.x), ("top", placed.y)))
    return Anchor(
        x=_position(css, "horizontal", _ACROSS, x, _of_wrap(wrap, "anchorx")),
        y=_position(css, "vertical", _DOWN, y, _of_wrap(wrap, "anchory")),
        width=placed.width,
        height=placed.height,
        wrap=kind if kind in _WRAPS else "none",
        side=side if side in ("left", "right", "largest") else "bothSides",
        distances=_distances(reading, css),
        behind=order < 0,
        in_cell=is_on(element.get(qn("o:allowincell")), True),
        allow_overlap=is_on(element.get(qn("o:allowoverlap")), True),
        order=abs(order),
        width_share=_relative(css, "width", "margin"),
        height_share=_relative(css, "height", "margin"),
    )


def _side_offset(reading: Reading, css: dict[str, str], name: str, value: Pt) -> Pt:
    """A line has its points and its margins; a box has one of left and margin-left, which is its x already."""
    return value + (length(reading, css.get(f"margin-{name}")) or 0.0 if "width" not in css else 0.0)


def _of_wrap(wrap: etree._Element | None, name: str) -> str:
    return "" if wrap is None else wrap.get(name, "")


def _position(css: dict[str, str], direction: str, names: dict[str, str], offset: Pt, of_wrap: str) -> Position:
    relative = css.get(f"mso-position-{direction}-relative") or of_wrap or "text"
    align = css.get(f"mso-position-{direction}", "absolute")
    known = names.get(relative, names["text"])
    return Position(known, "", offset) if align == "absolute" else Position(known, align)


def _distances(reading: Reading, css: dict[str, str]) -> tuple[Pt, Pt, Pt, Pt]:
    found = {side: length(reading, css.get(f"mso-wrap-distance-{side}")) for side in _WRAP_DISTANCES}
    left, top, right, bottom = (
        default if found[side] is None else max(0.0, found[side] or 0.0) for side, default in _WRAP_DISTANCES.items()
    )
    return left, top, right, bottom


def _order(text: str) -> int:
    return int(max(-_LARGEST_ORDER, min(_LARGEST_ORDER, plain_number(text) or 0)))


def _relative(css: dict[str, str], side: str, default: str) -> tuple[str, float] | None:
    """A size in thousandths of the page or its margins; 0 means that the length counts."""
    percent = whole(css.get(f"mso-{side}-percent", "0"))
    return (css.get(f"mso-{side}-relative", default), percent / 1000) if percent else None


_NAMED: dict[str | Any, str] = {qn("v:rect"): "rect", qn("v:roundrect"): "roundRect", qn("v:oval"): "ellipse"}
_NO_SHAPES = frozenset({qn("v:shapetype"), qn("w10:wrap"), qn("o:OLEObject"), qn("v:path"), qn("o:lock")})
_READERS: dict[str | Any, Callable[[Reading, etree._Element, _Space], _Placed]] = {
    qn("v:shape"): _read_shape,
    qn("v:rect"): _read_shape,
    qn("v:roundrect"): _read_shape,
    qn("v:oval"): _read_shape,
    qn("v:line"): _read_line,
    qn("v:polyline"): _read_polyline,
    qn("v:group"): _read_group,
}
