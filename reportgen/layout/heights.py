"""How high a line is and where its baseline lies. In: the atoms of a line and the paragraph's line rule. Out: points.

Lines are whole twips high, as Word and LibreOffice measure them: forty of them add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor
from typing import NamedTuple

from ..units import Pt
from ..word.blocks import InlineDrawing, Paragraph, ParagraphStyle
from .context import Context
from .drawing import inline_size
from .shape import Atom, Kind, Shape

EXACT_ASCENT = 0.8
"""Where the baseline sits in a line of an exact height, and in a paragraph's first line of less than single spacing:
LibreOffice 7.4, Word within a point."""

LEAST_RATIO = 0.06
"""Word's smallest multiple of single spacing."""

_SINGLE = 240
"""What the file has for single spacing."""


class Metrics(NamedTuple):
    """A line's height, where its baseline lies in it, and what of it may hang over the bottom of a page."""

    height: Pt
    baseline: Pt
    hanging: Pt = 0.0


class _Extent(NamedTuple):
    """What stands in a line reaches so far above and below its baseline. `text` is the height that a multiple of single
    spacing counts from."""

    above: Pt
    below: Pt
    text: Pt


def line_metrics(context: Context, paragraph: Paragraph, atoms: Sequence[Atom], start: int, end: int) -> Metrics:
    """The metrics of the line atoms[start:end]; without anything in it, the paragraph's mark gives them."""
    extent = _extent_of(context, paragraph, atoms[start:end])
    if extent is None:
        extent = _shape_extent(context.shaper.shape(paragraph.mark))
    return _ruled(paragraph.style, extent, first=start == 0)


def least_height(context: Context, paragraph: Paragraph, atoms: Sequence[Atom], start: int) -> Pt:
    """The height of a line that begins at atom `start`, as far as is known before it is filled."""
    shape = atoms[start].shape if start < len(atoms) else context.shaper.shape(paragraph.mark)
    return _ruled(paragraph.style, _shape_extent(shape), first=False).height


def _shape_extent(shape: Shape) -> _Extent:
    return _Extent(shape.ascent, shape.descent, _in_twips(shape.ascent + shape.descent))


def _extent_of(context: Context, paragraph: Paragraph, atoms: Sequence[Atom]) -> _Extent | None:
    """How far a line reaches; None without anything that has a height. Tabs and blanks count only where nothing else
    stands in the line, but for what a multiple of single spacing adds (LibreOffice 7.4)."""
    seen: dict[Shape, None] = {}
    last: Shape | None = None
    blanks: dict[Shape, None] = {}
    ending: Shape | None = None
    boxes: list[tuple[Pt, Pt]] = []
    for atom in atoms:
        if atom.kind is Kind.TEXT and atom.width:
            if atom.shape is not last:
                last = atom.shape
                seen[last] = None
        elif atom.kind is Kind.OBJECT:
            boxes.append(_object_extent(context, atom))
        elif atom.kind is Kind.BREAK:
            ending = atom.shape
        elif atom.kind is not Kind.MARK:
            blanks[atom.shape] = None
    if boxes:
        otherwise = next(iter(blanks), ending) or context.shaper.shape(paragraph.plain or paragraph.mark)
        return _with_boxes(boxes, list(seen), otherwise)
    if last is None:
        alone = next(iter(blanks), ending)
        return None if alone is None else _shape_extent(alone)
    if len(seen) == 1:
        return _spaced_by(_shape_extent(last), blanks)
    above, below = max(shape.ascent for shape in seen), max(shape.descent for shape in seen)
    return _spaced_by(_Extent(above, below, _in_twips(above + below)), blanks)


def _spaced_by(extent: _Extent, blanks: Iterable[Shape]) -> _Extent:
    for shape in blanks:
        extent = extent._replace(text=max(extent.text, _in_twips(shape.ascent + shape.descent)))
    return extent


def _with_boxes(boxes: list[tuple[Pt, Pt]], shapes: list[Shape], otherwise: Shape) -> _Extent:
    """A line with drawings: the spacing counts from its text, without any from the text there might be (measured in
    LibreOffice: a picture in lines of 1.5 has half a line of room below it, not half a picture)."""
    text = max(_in_twips(shape.ascent + shape.descent) for shape in shapes or [otherwise])
    boxes.extend((shape.ascent, shape.descent) for shape in shapes)
    above, below = max(above for above, _ in boxes), max(below for _, below in boxes)
    if above + below < text:  # a thin rule: no lower than a line of text
        return _shape_extent(otherwise)
    return _Extent(above, below, text)


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


def _whole_percents(multiple: float) -> float:
    """A multiple of single spacing as LibreOffice has it: whole percents, of hundredths of a millimetre (1.158 of
    Word's newest files is 1.15, 1.079 of the older ones 1.08)."""
    return _hundredths_of_mm(multiple * _SINGLE) * 100 // _hundredths_of_mm(_SINGLE) / 100


def _hundredths_of_mm(twips: float) -> int:
    return (round(twips) * 127 + 36) // 72


def _ruled(style: ParagraphStyle, extent: _Extent, *, first: bool) -> Metrics:
    """The line rule applied (ECMA-376 17.3.1.33). Room beyond single spacing goes below the text for a ratio,
    above it for "atLeast"; what a ratio below 1 takes, it takes from above."""
    ascent, descent, text = extent
    natural = _in_twips(ascent + descent)
    rule, value = style.line_spacing
    if rule == "exact":
        height = max(value, 0.0)
        return Metrics(height, height * EXACT_ASCENT)
    if rule == "atLeast":
        height = max(value, natural)
        return Metrics(height, height - descent)
    value = _whole_percents(value)
    if value >= 1.0:
        more = _whole_twips(text * value) - text
        return Metrics(natural + more, ascent, more)
    value = max(value, LEAST_RATIO)
    if first:
        height = _whole_twips(natural * value)
        return Metrics(height, height * EXACT_ASCENT)
    less = _whole_twips(text * (1 - value))
    return Metrics(natural - less, ascent - less)
