"""Border lines as strokes. In: a `Border` of Word and the segment it runs along. Out: items.

Paragraph, page, run and table borders all come here, so that a style looks the same everywhere (ECMA-376 17.18.2).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

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

_THIN: Pt = 0.75
_THICK: Pt = 1.5


@lru_cache(maxsize=256)
def _bands(style: str, width: Pt) -> tuple[Pt, ...]:
    """Across a border, from the top or the left: a line, a gap, a line … For uneven lines, the size that the file
    gives is the thick line's where the gap is small, the gap's where it is large; the others are fixed (as
    LibreOffice takes it from Word). A name is read from the bottom or the right: "thinThick" above a page is a thin
    line within a thick one, and so is "thickThin" below it (Word's `wdLineStyleThinThickSmallGap`)."""
    uneven = {
        "SmallGap": (_THIN, _THIN, width),
        "MediumGap": (width / 2, width / 2, width),
        "LargeGap": (_THIN, width, _THICK),
    }
    if style == "double":
        return (width,) * 3
    if style == "triple":
        return (width,) * 5
    for gap, bands in uneven.items():
        match style.removesuffix(gap):
            case "thinThick":
                return bands[::-1]
            case "thickThin":
                return bands
            case "thinThickThin":
                return (*bands, *bands[1::-1])
    return (width,)


def border_thickness(border: Border) -> Pt:
    """The whole width of a border, pt: a double line is three lines wide."""
    return sum(_bands(border.style, border.width))


def border_lines(border: Border) -> list[tuple[Pt, Pt]]:
    """The lines that make up a border, from the top or the left: each one's middle from the border's, and its width."""
    bands = _bands(border.style, border.width)
    starts = accumulate(bands, initial=-sum(bands) / 2)
    return [(start + band / 2, band) for start, band in zip(starts, bands, strict=False)][::2]


def dashes(border: Border) -> tuple[Pt, ...]:
    """The lengths on and off of a border's lines, empty for whole lines."""
    return tuple(length * border.width for length in _DASHES.get(border.style, ()))


def border_strokes(border: Border, x1: Pt, y1: Pt, x2: Pt, y2: Pt) -> list[Item]:
    """A border along a horizontal or vertical segment, centred on it."""
    horizontal = abs(y2 - y1) <= abs(x2 - x1)
    dash = dashes(border)
    result: list[Item] = []
    for shift, width in border_lines(border):
        path = segment(x1, y1 + shift, x2, y2 + shift) if horizontal else segment(x1 + shift, y1, x2 + shift, y2)
        result.append(Stroke(path, width, border.color, dash))
    return result
