"""Attribute values. In: an element and an attribute's name. Out: a number, a switch, a colour, or None.

A value that means nothing (`w:w="abc"`, a length of kilometres) is reported once per attribute and counts as absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from ..units import MM_PER_INCH, POINTS_PER_INCH, Pt, eighths, emu, half_points, twips
from .problems import Problems
from .xml import qn

VAL = qn("w:val")
_OFF = frozenset({"0", "false", "off"})
_ON = frozenset({"1", "true", "on", ""})
_LARGEST_TWIPS = 1_000_000
_LARGEST_EMU = 1_000_000_000
_LARGEST_RATIO = 10_000.0
_MEASURE = re.compile(r"\s*(-?\d+(?:\.\d+)?|-?\.\d+)\s*(mm|cm|in|pt|pc|pi|px)\s*\Z")
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\Z")
HEX = re.compile("[0-9A-Fa-f]{6}")
# Word's fixed palette for highlighting and for colours by name (ECMA-376 17.18.40).
NAMED_COLORS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
POINTS_PER_UNIT = {
    "pt": 1.0,
    "in": POINTS_PER_INCH,
    "mm": POINTS_PER_INCH / MM_PER_INCH,
    "cm": 10 * POINTS_PER_INCH / MM_PER_INCH,
    "pc": 12.0,
    "pi": 12.0,
    "px": 0.75,
}


def measure(text: str) -> Pt | None:
    """A length with its unit ("1.5cm", "12pt") in points."""
    match = _MEASURE.match(text)
    return float(match[1]) * POINTS_PER_UNIT[match[2]] if match else None


def whole(text: str) -> int | None:
    """The number that one to nine plain digits write; None for any other text ("²" is a digit to Python, too)."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def plain_number(text: str | None) -> float | None:
    """The number that `text` writes; None for any other text, for NaN and for what no drawing measures (10^9)."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if -_LARGEST_EMU <= value <= _LARGEST_EMU else None


def local_name(element: etree._Element) -> str:
    """`w:ind` for an element, as users may know it from the format."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    return prefix + etree.QName(element).localname


class Values:
    """Reads attributes and reports what means nothing."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def bad(self, element: etree._Element, key: str, value: str) -> None:
        """Report the attribute `key` (Clark name)."""
        self.problems.bad_value(f"{local_name(element)}/@{key.rpartition('}')[2]}", value)

    def number(self, element: etree._Element, key: str = VAL, *, limit: float = _LARGEST_TWIPS) -> float | None:
        """A plain number of at most `limit` either way."""
        text = element.get(key)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            value = limit + 1
        if -limit <= value <= limit:
            return value
        self.bad(element, key, text)
        return None

    def integer(self, element: etree._Element, key: str = VAL, *, limit: float = 2**31) -> int | None:
        """A whole number; a fraction is cut off as Word does."""
        value = self.number(element, key, limit=limit)
        return None if value is None else int(value)

    def twips(self, element: etree._Element, key: str = VAL) -> Pt | None:
        """A length in twips, or with a unit of its own, as points."""
        return self._length(element, key, twips)

    def half_points(self, element: etree._Element, key: str = VAL) -> Pt | None:
        """A length in half-points as points."""
        return self._length(element, key, half_points)

    def eighths(self, element: etree._Element, key: str) -> Pt | None:
        """A border's width in eighths of a point as points."""
        return self._length(element, key, eighths)

    def points(self, element: etree._Element, key: str) -> Pt | None:
        """A length in points."""
        return self._length(element, key, float)

    def emu(self, element: etree._Element, key: str) -> Pt | None:
        """A length in EMU as points."""
        value = self.number(element, key, limit=_LARGEST_EMU)
        return None if value is None else emu(value)

    def percent(self, element: etree._Element, key: str = VAL) -> float | None:
        """A percentage ("80" or "80%") as a ratio."""
        text = element.get(key)
        if text is None:
            return None
        try:
            value = float(text.strip().removesuffix("%")) / 100
        except ValueError:
            value = _LARGEST_RATIO + 1
        if -_LARGEST_RATIO <= value <= _LARGEST_RATIO:
            return value
        self.bad(element, key, text)
        return None

    def on(self, element: etree._Element, key: str = VAL) -> bool:
        """A switch: on unless it says otherwise."""
        text = element.get(key)
        if text is None or text in _ON:
            return True
        if text not in _OFF:
            self.bad(element, key, text)
            return True
        return False

    def flag(self, element: etree._Element, key: str) -> bool | None:
        """A switch in an attribute of its own: None when absent."""
        return None if element.get(key) is None else self.on(element, key)

    def color(self, element: etree._Element, key: str = VAL) -> str | None:
        """Six hex digits; None for "auto" or nothing."""
        text = element.get(key)
        if text is None or text == "auto":
            return None
        match = _HEX.match(text)
        if match:
            return match[1].upper()
        named = NAMED_COLORS.get(text)
        if named is None:
            self.bad(element, key, text)
        return named

    def _length(self, element: etree._Element, key: str, to_points: Callable[[float], Pt]) -> Pt | None:
        text = element.get(key)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            return self._measure(element, key, text)
        if -_LARGEST_TWIPS <= value <= _LARGEST_TWIPS:
            return to_points(value)
        self.bad(element, key, text)
        return None

    def _measure(self, element: etree._Element, key: str, text: str) -> Pt | None:
        value = measure(text)
        if value is None or abs(value) > twips(_LARGEST_TWIPS):
            self.bad(element, key, text)
            return None
        return value
