"""Border lines as strokes. In: a `Border` of Word and the segment it runs along. Out: items.

Paragraph, page, run and table borders all come here, so that a style looks the same everywhere (ECMA-376 17.18.2).
"""

from __future__ import annotations

from ..pages import Item, Stroke, segment
from ..units import Pt
from ..word.blocks import Border

# lengths on and off, in widths of the line
_DASHES: dict[str, tuple[float, ...]] = {
    "dotted": (1, 1),
    "dashed": (4, 4),
    "dashSmallGap": (4, 1.5),
    "dotDash": (4, 2, 1, 2),
    "dotDotDash": (4, 2, 1, 2, 1, 2),
}

# the strokes across a compound line: (offset of the centre, width), in widths of one line, from its middle
_COMPOUNDS: dict[str, tuple[tuple[float, float], ...]] = {
    "double": ((-1, 1), (1, 1)),
    "triple": ((-2, 1), (0, 1), (2, 1)),
    "thinThickSmallGap": ((-1.5, 0.75), (0.5, 2)),
    "thickThinSmallGap": ((-0.5, 2), (1.5, 0.75)),
    "thinThickThinSmallGap": ((-2, 0.75), (0, 1.5), (2, 0.75)),
}
for _name in ("thinThick", "thickThin", "thinThickThin"):
    for _gap in ("MediumGap", "LargeGap"):
        _COMPOUNDS[_name + _gap] = _COMPOUNDS[_name + "SmallGap"]

_SINGLE = ((0.0, 1.0),)


def border_thickness(border: Border) -> Pt:
    """The whole width of a border, pt: a double line is three lines wide."""
    strokes = _COMPOUNDS.get(border.style, _SINGLE)
    top = min(offset - width / 2 for offset, width in strokes)
    bottom = max(offset + width / 2 for offset, width in strokes)
    return border.width * (bottom - top)


def border_strokes(border: Border, x1: Pt, y1: Pt, x2: Pt, y2: Pt) -> list[Item]:
    """A border along a horizontal or vertical segment, centred on it."""
    horizontal = abs(y2 - y1) <= abs(x2 - x1)
    dash = tuple(length * border.width for length in _DASHES.get(border.style, ()))
    result: list[Item] = []
    for offset, width in _COMPOUNDS.get(border.style, _SINGLE):
        shift = offset * border.width
        path = segment(x1, y1 + shift, x2, y2 + shift) if horizontal else segment(x1 + shift, y1, x2 + shift, y2)
        result.append(Stroke(path, width * border.width, border.color, dash))
    return result
