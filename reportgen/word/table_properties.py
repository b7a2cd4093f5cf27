"""Properties of tables, rows and cells as they stand in one place. In: `w:tblPr`, `w:trPr`, `w:tcPr`. Out: bags.

Margins are dicts by side and borders dicts by `Borders`' field names, so that upper levels can replace one side.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..units import Pt, twips
from .bags import Bag, PropertyReader, Reader, switch, word
from .blocks import FloatingTable, Position, Width
from .values import VAL
from .xml import qn

_TYPE, _W = qn("w:type"), qn("w:w")
_FIFTIETHS = 5000.0
_WIDEST_SPAN = 63  # columns a table of Word's may have
_SIDES = {qn("w:top"): "top", qn("w:left"): "left", qn("w:start"): "left", qn("w:bottom"): "bottom",
          qn("w:right"): "right", qn("w:end"): "right"}  # fmt: skip
LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


def merge_table_bags(lower: Bag, upper: Bag) -> Bag:
    """What `upper` says over `lower`, borders and margins side by side."""
    out = lower | upper
    for name in ("borders", "margins"):
        if name in lower and name in upper:
            out[name] = lower[name] | upper[name]
    return out


def _width(name: str) -> Reader:
    def read(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
        bag[name] = properties.width(element)

    return read


def _count(name: str, largest: int) -> Reader:
    def read(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
        value = properties.values.integer(element)
        if value is None:
            return
        if 0 <= value <= largest:
            bag[name] = value
        else:
            properties.values.bad(element, VAL, element.get(VAL, ""))

    return read


def _distance(name: str) -> Reader:
    def read(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
        value = properties.distance(element)
        if value is not None:
            bag[name] = value

    return read


def _margins(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    margins: dict[str, Pt] = {}
    for side in element:
        name = _SIDES.get(side.tag)
        value = properties.distance(side) if name else None
        if name and value is not None:
            margins[name] = max(0.0, value)
    bag["margins"] = margins


def _borders(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    bag["borders"] = properties.colors.borders(element)


def _shading(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    bag["shading"] = properties.colors.shading(element)


def _layout(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    bag["layout"] = "fixed" if element.get(_TYPE) == "fixed" else "autofit"


def _merge(name: str) -> Reader:
    def read(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
        bag[name] = "restart" if element.get(VAL) == "restart" else "continue"

    return read


def _height(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    value = properties.values.twips(element)
    if value is not None and value >= 0:
        rule = element.get(qn("w:hRule"), "atLeast")
        bag["height"] = (rule if rule in ("exact", "atLeast") else "auto", value)


def _look(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    """`w:tblLook`: a bit mask, or (newer) an attribute for each bit."""
    try:
        mask = int(element.get(VAL, "0"), 16)
    except ValueError:
        properties.values.bad(element, VAL, element.get(VAL, ""))
        mask = 0
    flags = {name for name, bit in LOOK_BITS.items() if mask & bit}
    for name in LOOK_BITS:
        own = properties.values.flag(element, qn(f"w:{name}"))
        if own is not None:
            flags = flags | {name} if own else flags - {name}
    bag["look"] = frozenset(flags)


def _floating(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    values = properties.values
    distances = tuple(
        values.twips(element, qn(f"w:{side}FromText")) or 0.0 for side in ("left", "top", "right", "bottom")
    )
    x, y = (values.twips(element, qn(key)) or 0.0 for key in ("w:tblpX", "w:tblpY"))
    across, down = element.get(qn("w:horzAnchor"), "text"), element.get(qn("w:vertAnchor"), "page")
    bag["floating"] = FloatingTable(
        Position("column" if across == "text" else across, element.get(qn("w:tblpXSpec"), ""), x),
        Position("paragraph" if down == "text" else down, element.get(qn("w:tblpYSpec"), "").replace("inline", ""), y),
        (distances[0], distances[1], distances[2], distances[3]),
    )


def _deleted(properties: TableProperties, element: etree._Element, bag: Bag) -> None:
    bag["deleted"] = True


_READERS: dict[Any, Reader] = {
    qn("w:tblW"): _width("width"),
    qn("w:tcW"): _width("width"),
    qn("w:wBefore"): _width("width_before"),
    qn("w:wAfter"): _width("width_after"),
    qn("w:tblLayout"): _layout,
    qn("w:jc"): word("jc"),
    qn("w:tblInd"): _distance("indent"),
    qn("w:tblCellSpacing"): _distance("spacing"),
    qn("w:tblCellMar"): _margins,
    qn("w:tcMar"): _margins,
    qn("w:tblBorders"): _borders,
    qn("w:tcBorders"): _borders,
    qn("w:shd"): _shading,
    qn("w:tblpPr"): _floating,
    qn("w:tblLook"): _look,
    qn("w:bidiVisual"): switch("bidi"),
    qn("w:tblStyleRowBandSize"): _count("row_band", 100),
    qn("w:tblStyleColBandSize"): _count("column_band", 100),
    qn("w:trHeight"): _height,
    qn("w:tblHeader"): switch("header"),
    qn("w:cantSplit"): switch("cant_split"),
    qn("w:hidden"): switch("hidden"),
    qn("w:gridBefore"): _count("before", _WIDEST_SPAN),
    qn("w:gridAfter"): _count("after", _WIDEST_SPAN),
    qn("w:gridSpan"): _count("span", _WIDEST_SPAN),
    qn("w:vMerge"): _merge("vertical"),
    qn("w:hMerge"): _merge("horizontal"),
    qn("w:vAlign"): word("align"),
    qn("w:textDirection"): word("direction"),
    qn("w:noWrap"): switch("no_wrap"),
    qn("w:tcFitText"): switch("fit"),
    qn("w:del"): _deleted,
}

NARROW_MARGIN: Pt = twips(108)
"""Left and right margins of a cell when neither table nor style says any (Word's "Normal Table")."""


class TableProperties(PropertyReader):
    """Reads `w:tblPr`, `w:tblPrEx`, `w:trPr` and `w:tcPr` elements into bags."""

    READERS = _READERS
    READ_ELSEWHERE = frozenset({qn("w:tblStyle")})

    def width(self, element: etree._Element) -> Width:
        """A `w:tblW`, `w:tcW` …: a percentage may be written in fiftieths or with its sign."""
        kind, text = element.get(_TYPE, "dxa"), element.get(_W, "")
        if kind == "nil":
            return Width("nil")
        if text.endswith("%") or kind == "pct":
            return self._share(element, text)
        if kind == "auto":
            return Width()
        value = self.values.twips(element, _W)
        return Width("points", value) if value and value > 0 else Width()

    def _share(self, element: etree._Element, text: str) -> Width:
        if text.endswith("%"):
            share = self.values.percent(element, _W)
        else:
            number = self.values.number(element, _W)
            share = None if number is None else number / _FIFTIETHS
        return Width("percent", share) if share and share > 0 else Width()

    def distance(self, element: etree._Element) -> Pt | None:
        """A margin or an indent; other types than twips mean nothing there."""
        if element.get(_TYPE, "dxa") == "nil":
            return 0.0
        return self.values.twips(element, _W) if element.get(_TYPE, "dxa") == "dxa" else None
