"""Places that paragraphs leave for others of the same extent. While a document is laid out, the paragraphs named in
`Slots` are measured as ever, but each of their lines is drawn as one mark; later another paragraph can be laid out
where such a one stands (`again.py`), and where all that pagination looks at is the same, its lines take the marks'
places.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from ..pages import Item, Stroke, Text
from ..units import Pt
from ..word.blocks import (
    AnchoredDrawing,
    Block,
    Bookmark,
    Break,
    InlineDrawing,
    Paragraph,
    PositionedTab,
    Tab,
    TextSpan,
)
from .boxes import Float, Fragment, Strip

SLOT = "\0slot"
"""The face of the marks: a mark is a `Text` that names its paragraph (`source`) and line."""

Extent: TypeAlias = tuple[object, ...]


class Stand(NamedTuple):
    """Where a block is laid out: blocks[at] in a column `width` pt wide."""

    blocks: Sequence[Block]
    at: int
    width: Pt
    in_cell: bool


class Lines(NamedTuple):
    """A paragraph's lines. `extents` is all that pagination looks at, `items` what is drawn, line by line."""

    extents: tuple[Extent, ...]
    items: tuple[tuple[Item, ...], ...]


@dataclass(slots=True)
class Slots:
    """The paragraphs `numbers` of a document being laid out: where each stands and its extents.

    `measured` are those whose words had a say in the width of a table's columns. `spoiled`: one of them stands where
    its place depends on more than its extents.
    """

    numbers: Collection[int]
    stands: dict[int, Stand] = field(default_factory=dict)
    extents: dict[int, tuple[Extent, ...]] = field(default_factory=dict)
    measured: set[int] = field(default_factory=set)
    spoiled: bool = False

    def hold(self, stand: Stand, fragments: Sequence[Fragment], *, free: bool) -> None:
        """Keep where a block stands and put marks in place of its lines, if it is one of ours. `free`: it has the
        whole width of its column."""
        block = stand.blocks[stand.at]
        if not isinstance(block, Paragraph) or block.number not in self.numbers:
            return
        lines = lines_of(block, fragments)
        known = self.stands.setdefault(block.number, stand)
        if lines is None or not free or not _alike(known, stand):
            self.spoiled = True
            return
        if self.extents.setdefault(block.number, lines.extents) != lines.extents:
            self.spoiled = True
        for number, strip in enumerate(fragments):
            assert isinstance(strip, Strip)
            strip.items = (Text(0.0, 0.0, str(number), SLOT, 0.0, source=block.number),)

    def measure(self, block: Block) -> None:
        """A column is being made as wide as `block` needs it."""
        if isinstance(block, Paragraph) and block.number in self.numbers:
            self.measured.add(block.number)


def lines_of(paragraph: Paragraph, fragments: Sequence[Fragment]) -> Lines | None:
    """The lines of a paragraph laid out; None where they show more than its words: fields, strokes that join others."""
    for inline in paragraph.inlines:
        if not isinstance(inline, _KNOWN):
            return None
    extents: list[Extent] = []
    items: list[tuple[Item, ...]] = []
    for strip in fragments:
        if not isinstance(strip, Strip) or strip.tail or strip.closing_above or strip.closing_below:
            return None
        for item in strip.items:
            if isinstance(item, Stroke):
                return None
        extents.append(_extent(strip))
        items.append(strip.items)
    return Lines(tuple(extents), tuple(items))


_KNOWN = (TextSpan, Tab, PositionedTab, Break, Bookmark, AnchoredDrawing, InlineDrawing)


_NOT_LOOKED_AT = frozenset({"items", "headings", "paragraph", "floats", "closing_above", "closing_below", "near_lines"})
"""What a strip holds that has no say in where it stands; `floats` have, but for their drawings."""

_looked_at = attrgetter(*(one.name for one in fields(Strip) if one.name not in _NOT_LOOKED_AT))


def _extent(strip: Strip) -> Extent:
    return (*_looked_at(strip), tuple(map(_float_extent, strip.floats)) if strip.floats else ())


def _float_extent(a_float: Float) -> Extent:
    """A float without its drawing, which is the paragraph's, not the words'; its place in the line where it counts."""
    along = a_float.character_x if a_float.drawing.anchor.x.relative_to == "character" else 0.0
    return (a_float.x, a_float.y, a_float.width, a_float.line_y, along, a_float.in_cell)


def _alike(first: Stand, second: Stand) -> bool:
    return (first.at, first.width, first.in_cell) == (second.at, second.width, second.in_cell)
