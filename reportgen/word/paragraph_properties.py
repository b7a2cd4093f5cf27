"""Paragraph properties as they stand in one place of the file. In: a `w:pPr`. Out: a bag, property by property.

Lengths are points. `tabs` is a dict from position to a `TabStop`, None for a cleared one.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..units import Pt
from .bags import Bag, PropertyReader, Reader, switch, word
from .blocks import Frame, Position, TabStop
from .values import VAL, Values
from .xml import qn

_LINE, _LINE_RULE = qn("w:line"), qn("w:lineRule")
_HUNDREDTHS_OF_LINE = 12.0 / 100
_TAB_KINDS = {
    "left": "left", "start": "left", "num": "left", "center": "center", "right": "right", "end": "right",
    "decimal": "decimal", "bar": "bar",
}  # fmt: skip
LEADERS = {"dot", "hyphen", "underscore", "heavy", "middleDot"}


def merge(lower: Bag, upper: Bag) -> Bag:
    """What `upper` says over `lower`; tab stops add up."""
    if not upper:
        return lower
    out = lower | upper
    if "tabs" in lower and "tabs" in upper:
        out["tabs"] = lower["tabs"] | upper["tabs"]
    return out


def _indents(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    values = properties.values
    for name, keys in _INDENTS:
        for key in keys:
            value = values.twips(element, key)
            if value is not None:
                bag[name] = value
    first, hanging = values.twips(element, qn("w:firstLine")), values.twips(element, qn("w:hanging"))
    if hanging is not None:
        bag["first"] = -hanging
    elif first is not None:
        bag["first"] = first
    _indents_in_characters(values, element, bag)


def _indents_in_characters(values: Values, element: etree._Element, bag: Bag) -> None:
    """Hundredths of a character; Word writes the twips beside them, which are better where they stand."""
    for name, key, twips_key, sign in _CHARACTER_INDENTS:
        hundredths = values.number(element, qn(key))
        if hundredths is not None and element.get(qn(twips_key)) is None:
            bag[f"{name}_characters"] = sign * hundredths / 100
    for name in ("left", "right", "first"):
        if name in bag:
            bag.setdefault(f"{name}_characters", 0.0)


def _spacing(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    values = properties.values
    for name in ("before", "after"):
        value = values.twips(element, qn(f"w:{name}"))
        lines = values.number(element, qn(f"w:{name}Lines"))
        automatic = values.flag(element, qn(f"w:{name}Autospacing"))
        if lines is not None and (lines or value is None):
            value = lines * _HUNDREDTHS_OF_LINE
        if value is not None:
            bag[name] = max(0.0, value)
        if automatic is not None:
            bag[f"{name}_auto"] = automatic
    _line(properties, element, bag)


def _line(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    rule = element.get(_LINE_RULE, "auto")
    if rule not in ("auto", "exact", "atLeast"):
        properties.values.bad(element, _LINE_RULE, rule)
        rule = "auto"
    value = properties.values.twips(element, _LINE)
    if value is not None:
        bag["line"] = (rule, value)


def _tabs(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    tabs: dict[Pt, TabStop | None] = {}
    for tab in element:
        position = properties.values.twips(tab, qn("w:pos"))
        kind = tab.get(VAL, "left")
        if position is None:
            continue
        if kind == "clear":
            tabs[position] = None
        else:
            _tab_stop(properties, tab, position, tabs)
        if kind == "num":
            bag["list_tab"] = position
    bag["tabs"] = tabs


def _tab_stop(
    properties: ParagraphProperties, tab: etree._Element, position: Pt, tabs: dict[Pt, TabStop | None]
) -> None:
    kind, leader = tab.get(VAL, "left"), tab.get(qn("w:leader"), "none")
    if kind not in _TAB_KINDS:
        properties.values.bad(tab, VAL, kind)
    alignment: Any = _TAB_KINDS.get(kind, "left")
    tabs[position] = TabStop(position, alignment, leader if leader in LEADERS else "none")


def _borders(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    for side, border in properties.colors.borders(element).items():
        bag[f"border_{side}"] = border


def _shading(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    bag["shading"] = properties.colors.shading(element)


def _outline(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    value = properties.values.integer(element)
    if value is not None:
        bag["outline"] = value if 0 <= value <= 8 else None


def _number(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    level, number = element.find(qn("w:ilvl")), element.find(qn("w:numId"))
    for name, child in (("ilvl", level), ("numId", number)):
        value = None if child is None else properties.values.integer(child)
        if value is not None:
            bag[name] = value


def _frame(properties: ParagraphProperties, element: etree._Element, bag: Bag) -> None:
    values = properties.values
    width, height = values.twips(element, qn("w:w")), values.twips(element, qn("w:h"))
    if not width and not height and _is_no_frame(element):
        bag["frame"] = None
        return
    bag["frame"] = Frame(
        width=width or None,
        height=height or None,
        height_rule=element.get(qn("w:hRule"), "atLeast" if height else "auto"),
        x=_frame_position(values, element, horizontal=True),
        y=_frame_position(values, element, horizontal=False),
        horizontal_space=values.twips(element, qn("w:hSpace")) or 0.0,
        vertical_space=values.twips(element, qn("w:vSpace")) or 0.0,
        wrap=element.get(qn("w:wrap"), "around"),
        drop_cap=element.get(qn("w:dropCap"), "").replace("none", ""),
        lines=max(1, values.integer(element, qn("w:lines")) or 1),
    )


def _is_no_frame(element: etree._Element) -> bool:
    """Without a size, "inline" takes a style's frame back, and exactly nothing high is what Apple's programs write."""
    return element.get(qn("w:yAlign")) == "inline" or element.get(qn("w:hRule")) == "exact"


def _frame_position(values: Values, element: etree._Element, *, horizontal: bool) -> Position:
    """`w:framePr` speaks of "text" where anchors speak of columns and paragraphs."""
    anchor, align, offset = ("w:hAnchor", "w:xAlign", "w:x") if horizontal else ("w:vAnchor", "w:yAlign", "w:y")
    relative = element.get(qn(anchor), "text" if horizontal else "page" if element.get(qn(align)) else "text")
    if relative == "text":
        relative = "column" if horizontal else "paragraph"
    alignment = element.get(qn(align), "")
    return Position(relative, "" if alignment == "inline" else alignment, values.twips(element, qn(offset)) or 0.0)


_INDENTS = (("left", (qn("w:start"), qn("w:left"))), ("right", (qn("w:end"), qn("w:right"))))
_CHARACTER_INDENTS = (
    ("left", "w:leftChars", "w:left", 1),
    ("left", "w:startChars", "w:start", 1),
    ("right", "w:rightChars", "w:right", 1),
    ("right", "w:endChars", "w:end", 1),
    ("first", "w:firstLineChars", "w:firstLine", 1),
    ("first", "w:hangingChars", "w:hanging", -1),
)
_READERS: dict[Any, Reader] = {
    qn("w:jc"): word("jc"),
    qn("w:textDirection"): word("textDirection"),
    qn("w:keepNext"): switch("keepNext"),
    qn("w:keepLines"): switch("keepLines"),
    qn("w:pageBreakBefore"): switch("pageBreakBefore"),
    qn("w:widowControl"): switch("widowControl"),
    qn("w:contextualSpacing"): switch("contextual"),
    qn("w:bidi"): switch("bidi"),
    qn("w:snapToGrid"): switch("snapToGrid"),
    qn("w:wordWrap"): switch("wordWrap"),
    qn("w:ind"): _indents,
    qn("w:spacing"): _spacing,
    qn("w:tabs"): _tabs,
    qn("w:pBdr"): _borders,
    qn("w:shd"): _shading,
    qn("w:outlineLvl"): _outline,
    qn("w:numPr"): _number,
    qn("w:framePr"): _frame,
}


class ParagraphProperties(PropertyReader):
    """Reads `w:pPr` elements into bags; `w:rPr` and `w:sectPr` in them are read by others."""

    READERS = _READERS
    READ_ELSEWHERE = frozenset({qn("w:pStyle"), qn("w:rPr"), qn("w:sectPr")})
