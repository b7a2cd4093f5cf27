"""Run properties as they stand in one place of the file. In: a `w:rPr`. Out: a bag, property by property.

Lengths are points, colours six hex digits, switches bool.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from .bags import Bag, PropertyReader, Reader, switch, word
from .values import NAMED_COLORS, VAL
from .xml import qn

TOGGLES = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish")
_FONT_SLOTS = (
    ("ascii", qn("w:ascii"), qn("w:asciiTheme")),
    ("hAnsi", qn("w:hAnsi"), qn("w:hAnsiTheme")),
    ("eastAsia", qn("w:eastAsia"), qn("w:eastAsiaTheme")),
    ("cs", qn("w:cs"), qn("w:cstheme")),
)
_LARGEST_SIZE = 1638.0


def _size(name: str) -> Reader:
    def read(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
        value = properties.values.half_points(element)
        if value is None:
            return
        if 0 < value <= _LARGEST_SIZE:
            bag[name] = value
        else:
            properties.values.bad(element, VAL, element.get(VAL, ""))

    return read


def _length(name: str, in_half_points: bool) -> Reader:
    def read(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
        values = properties.values
        value = values.half_points(element) if in_half_points else values.twips(element)
        if value is not None:
            bag[name] = value

    return read


def _fonts(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    theme = properties.colors.theme.fonts
    for slot, key, theme_key in _FONT_SLOTS:
        name = theme.get(element.get(theme_key, "")) or element.get(key)
        if name:
            bag[slot] = name
    hint = element.get(qn("w:hint"))
    if hint:
        bag["hint"] = hint


def _color(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    bag["color"] = properties.colors.color(element, VAL)


def _highlight(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    bag["highlight"] = NAMED_COLORS.get(element.get(VAL, "none"))


def _shading(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    bag["shading"] = properties.colors.shading(element)


def _underline(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    value = element.get(VAL)
    if value:
        bag["underline"] = value
    bag["underline_color"] = properties.colors.color(element)


def _border(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    bag["border"] = properties.colors.border(element)


def _scale(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    value = properties.values.percent(element)
    if value is None:
        return
    if 0.01 <= value <= 6.0:
        bag["scale"] = value
    else:
        properties.values.bad(element, VAL, element.get(VAL, ""))


def _deleted(properties: RunProperties, element: etree._Element, bag: Bag) -> None:
    """The paragraph's mark is deleted."""
    bag["deleted"] = True


_READERS: dict[Any, Reader] = {
    **{qn(f"w:{name}"): switch(name) for name in TOGGLES},
    qn("w:specVanish"): switch("specVanish"),
    qn("w:rtl"): switch("rtl"),
    qn("w:cs"): switch("complex"),
    qn("w:rStyle"): word("rStyle"),
    qn("w:vertAlign"): word("vertical"),
    qn("w:lang"): word("lang"),
    qn("w:sz"): _size("sz"),
    qn("w:szCs"): _size("szCs"),
    qn("w:position"): _length("position", True),
    qn("w:kern"): _length("kern", True),
    qn("w:spacing"): _length("spacing", False),
    qn("w:w"): _scale,
    qn("w:rFonts"): _fonts,
    qn("w:color"): _color,
    qn("w:highlight"): _highlight,
    qn("w:shd"): _shading,
    qn("w:u"): _underline,
    qn("w:bdr"): _border,
    qn("w:del"): _deleted,
    qn("w:moveFrom"): _deleted,
}


class RunProperties(PropertyReader):
    """Reads `w:rPr` elements into bags."""

    READERS = _READERS
