"""How high a line is and where its baseline lies. In: the atoms of a line and the paragraph's line rule. Out: points.

Lines are whole twips high, as Word and LibreOffice measure them: forty of them add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from ..units import Pt
from ..word.blocks import InlineDrawing, Paragraph, ParagraphStyle
from .context import Context
from .drawing import inline_size
from .shape import Atom, Kind, Shape

EXACT_ASCENT = 0.8
"""Where the baseline sits in a line of an exact height: LibreOffice 7.4, Word within a point."""

LEAST_RATIO = 0.06
"""Word's smallest multiple of single spacing."""


class Metrics(NamedTuple):
    """A line's height, where its baseline lies in it, and what of it may hang over the bottom of a page."""

    height: Pt
    baseline: Pt
    hanging: Pt = 0.0


def line_metrics(context: Context, paragraph: Paragraph, atoms: Sequence[Atom], start: int, end: int) -> Metrics:
    """The metrics of the line atoms[start:end]; without anything in it, the paragraph's mark gives them."""
    extent = _extent_of(context, atoms, start, end)
    if extent is None:
        extent = _shape_extent(context.shaper.shape(paragraph.mark))
    elif not extent.text:
        extent = extent._replace(text=_shape_extent(context.shaper.shape(paragraph.mark)).text)
    return _ruled(paragraph.style, extent, first=start == 0)


def least_height(context: Context, paragraph: Paragraph, atoms: Sequence[Atom], start: int) -> Pt:
    """The height of a line that begins at atom `start`, as far as is known before it is filled."""
    shape = atoms[start].shape if start < len(atoms) else context.shaper.shape(paragraph.mark)
    return _ruled(paragraph.style, _shape_extent(shape), first=False).height


class _Extent(NamedTuple):
    """How far a line reaches above and below its baseline; `text`: how high its text is, 0 without any."""

    ascent: Pt
    descent: Pt
    text: Pt


def _shape_extent(shape: Shape) -> _Extent:
    return _Extent(shape.ascent, shape.descent, _in_twips(shape.ascent + shape.descent))


def _extent_of(context: Context, atoms: Sequence[Atom], start: int, end: int) -> _Extent | None:
    """Ascent and descent of a line; None without anything that has a height. Tabs and blanks count only where
    nothing else stands in the line (as in Word and LibreOffice)."""
    seen: dict[Shape, None] = {}
    last: Shape | None = None
    blank: Shape | None = None
    boxes: list[tuple[Pt, Pt]] = []
    for atom in atoms[start:end]:
        if atom.kind is Kind.TEXT and atom.width:
            if atom.shape is not last:
                last = atom.shape
                seen[last] = None
        elif atom.kind is Kind.OBJECT:
            boxes.append(_object_extent(context, atom))
        elif atom.kind is not Kind.MARK:
            blank = blank or atom.shape
    if last is not None and len(seen) == 1 and not boxes:
        return _shape_extent(last)
    shapes = list(seen) if seen or boxes or blank is None else [blank]
    pictured = bool(boxes)
    boxes.extend((shape.ascent, shape.descent) for shape in shapes)
    if not boxes:
        return None
    ascent, descent = max(above for above, _ in boxes), max(below for _, below in boxes)
    if not pictured:
        return _Extent(ascent, descent, _in_twips(ascent + descent))
    return _Extent(ascent, descent, max((_shape_extent(shape).text for shape in seen), default=0.0))


def _object_extent(context: Context, atom: Atom) -> tuple[Pt, Pt]:
    assert isinstance(atom.payload, InlineDrawing)
    raised = atom.payload.style.position
    return inline_size(context, atom.payload)[1] + raised, -raised


def _in_twips(length: Pt) -> Pt:
    """`length` as a whole number of twips: so Word and LibreOffice measure lines, and forty of them add up."""
    return round(length * 20) / 20


def _whole_twips(length: Pt) -> Pt:
    """`length` without the part of a twip."""
    return floor(length * 20 + 1e-6) / 20


def _ruled(style: ParagraphStyle, extent: _Extent, *, first: bool) -> Metrics:
    """The line rule applied (ECMA-376 17.3.1.33). Room beyond single spacing goes below the text for a ratio,
    above it for "atLeast"; what a ratio below 1 takes, it takes from above. A ratio is one of the text's height:
    a picture in the line does not grow with it (measured in LibreOffice 7.4)."""
    ascent, descent, text = extent
    natural = _in_twips(ascent + descent)
    rule, value = style.line_spacing
    if rule == "exact":
        height = max(value, 0.0)
        return Metrics(height, height * EXACT_ASCENT)
    if rule == "atLeast":
        height = max(value, natural)
        return Metrics(height, height - descent)
    if value >= 1.0:
        height = natural + _whole_twips(text * (value - 1))
        return Metrics(height, ascent, height - natural)
    value = max(value, LEAST_RATIO)
    if text < natural:
        return Metrics(natural - text * (1 - value), ascent - text * (1 - value))
    return Metrics(natural * value, ascent * value if first else ascent - natural * (1 - value))
