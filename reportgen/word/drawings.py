"""DrawingML in the text. In: a `w:drawing`. Out: `InlineDrawing` and `AnchoredDrawing`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..units import Pt, emu
from .blocks import Anchor, AnchoredDrawing, Inline, InlineDrawing, Position, TextStyle
from .context import Reading
from .features import name_leftover
from .pictures import sized
from .shapes import read_graphic
from .values import whole
from .xml import qn

_INLINE, _ANCHOR, _EXTENT, _DOC_PR = qn("wp:inline"), qn("wp:anchor"), qn("wp:extent"), qn("wp:docPr")
_ALTERNATE = qn("mc:AlternateContent")
_WRAPS: dict[str | Any, Any] = {
    qn("wp:wrapNone"): "none",
    qn("wp:wrapSquare"): "square",
    qn("wp:wrapTight"): "tight",
    qn("wp:wrapThrough"): "through",
    qn("wp:wrapTopAndBottom"): "topAndBottom",
}
_SIDES = ("distL", "distT", "distR", "distB")
_LARGEST_ORDER = 2.0**32
_PERCENT_OF_THOUSANDTHS = 100000.0


def read_drawing(reading: Reading, element: etree._Element, style: TextStyle) -> Iterator[Inline]:
    """The drawings of a `w:drawing`; hidden ones are left out."""
    for child in element:
        if child.tag not in (_INLINE, _ANCHOR):
            name_leftover(child, reading.problems)
            continue
        about = child.find(_DOC_PR)
        if _on(reading, child, "hidden") or (about is not None and _on(reading, about, "hidden")):
            continue
        alt = "" if about is None else about.get("descr", "")
        graphic = child.find(f"{qn('a:graphic')}/{qn('a:graphicData')}")
        content = None if graphic is None else next(iter(graphic), None)
        if content is None:
            continue
        size = _size(reading, child)
        drawn = read_graphic(reading, content, size, alt)
        if child.tag == _INLINE:
            yield InlineDrawing(drawn, *size, style)
        else:
            yield AnchoredDrawing(drawn, _read_anchor(reading, child, size))


def _on(reading: Reading, element: etree._Element, key: str) -> bool:
    return reading.values.flag(element, key) or False


def _size(reading: Reading, element: etree._Element) -> tuple[Pt, Pt]:
    extent = element.find(_EXTENT)
    if extent is None:
        return 0.0, 0.0
    values = reading.values
    return sized(reading, extent, values.emu(extent, "cx"), values.emu(extent, "cy"))


def _read_anchor(reading: Reading, element: etree._Element, size: tuple[Pt, Pt]) -> Anchor:
    parts = dict(_parts(element))
    wrap = next((child for tag, child in parts.items() if tag in _WRAPS), None)
    side: Any = "bothSides" if wrap is None else wrap.get("wrapText", "bothSides")
    left, top, right, bottom = (max(0.0, reading.values.emu(element, key) or 0.0) for key in _SIDES)
    x, y = _positions(reading, element, parts)
    return Anchor(
        x=x,
        y=y,
        width=size[0],
        height=size[1],
        wrap="none" if wrap is None else _WRAPS[wrap.tag],
        side=side if side in ("left", "right", "largest") else "bothSides",
        distances=(left, top, right, bottom),
        behind=_on(reading, element, "behindDoc"),
        in_cell=reading.values.flag(element, "layoutInCell") is not False,
        allow_overlap=reading.values.flag(element, "allowOverlap") is not False,
        order=reading.values.integer(element, "relativeHeight", limit=_LARGEST_ORDER) or 0,
        width_share=_share(parts.get(qn("wp14:sizeRelH"))),
        height_share=_share(parts.get(qn("wp14:sizeRelV"))),
    )


def _parts(element: etree._Element) -> Iterator[tuple[str | Any, etree._Element]]:
    """The anchor's children; of alternatives the fallback, which speaks in offsets where the choice has percentages."""
    for child in element:
        if child.tag == _ALTERNATE:
            fallback = child.find(qn("mc:Fallback"))
            for inner in child.iterfind(f"{qn('mc:Choice')}/*") if fallback is None else fallback:
                yield inner.tag, inner
        else:
            yield child.tag, child


def _positions(
    reading: Reading, element: etree._Element, parts: dict[str | Any, etree._Element]
) -> tuple[Position, Position]:
    simple = parts.get(qn("wp:simplePos"))
    if _on(reading, element, "simplePos") and simple is not None:
        values = reading.values
        x, y = (values.emu(simple, key) or 0.0 for key in "xy")
        return Position("page", "", x), Position("page", "", y)
    return (
        _position(reading, parts.get(qn("wp:positionH")), "column"),
        _position(reading, parts.get(qn("wp:positionV")), "paragraph"),
    )


def _position(reading: Reading, element: etree._Element | None, default: str) -> Position:
    if element is None:
        return Position(default)
    relative = element.get("relativeFrom", default)
    align = element.findtext(qn("wp:align"))
    if align:
        return Position(relative, align.strip())
    return Position(relative, "", _offset(reading, element.findtext(qn("wp:posOffset"))))


def _offset(reading: Reading, text: str | None) -> Pt:
    try:
        value = float(text or 0)
    except ValueError:
        value = float("nan")
    if -1e9 <= value <= 1e9:
        return emu(value)
    reading.problems.bad_value("wp:posOffset", text or "")
    return 0.0


def _share(element: etree._Element | None) -> tuple[str, float] | None:
    """A size given as a share of the page or its margins; 0 means that the extent counts."""
    if element is None:
        return None
    for tag in ("wp14:pctWidth", "wp14:pctHeight"):
        text = element.findtext(qn(tag))
        share = whole((text or "").strip())
        if share:
            return element.get("relativeFrom", "page"), share / _PERCENT_OF_THOUSANDTHS
    return None
