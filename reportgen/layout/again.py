"""Laying out only what changes. In: a document and the numbers of the paragraphs that will change. Out: its pages with
marks for their lines, and a way to lay out other paragraphs in those places.

What is laid out again goes through the same functions as the whole document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ..errors import FontError
from ..fonts import FontLibrary
from ..pages import Group, Item, Pages, Text
from ..units import Pt
from ..word.blocks import Paragraph, WordDocument
from .collect import atoms_of
from .context import Context
from .flow import lay_out_block, stack_blocks
from .paragraph import one_line
from .passes import pages_of
from .slots import SLOT, Extent, Lines, Slots, lines_of
from .table_widths import content_extent


class Mark(NamedTuple):
    """Where line `line` of paragraph `paragraph` goes: its top left corner, pt."""

    paragraph: int
    line: int
    x: Pt
    y: Pt


class Slotted(NamedTuple):
    """A document laid out: `pages` with marks among the items; by paragraph, the extents that they were made for."""

    pages: Pages
    extents: dict[int, tuple[Extent, ...]]
    again: Again


def lay_out_with_slots(document: WordDocument, fonts: FontLibrary, numbers: Collection[int]) -> Slotted | None:
    """`document` with marks in place of the lines of the paragraphs `numbers`; None where what stands there cannot be
    told from the extents of their lines alone. Raises as `lay_out`."""
    slots = Slots(frozenset(numbers))
    context = Context(document, fonts, stack_blocks, slots=slots)
    pages = pages_of(context)
    if slots.spoiled or set(slots.stands) != set(numbers):
        return None
    context.slots = None
    again = Again(context, slots)
    return Slotted(pages, {number: again.full_extent(number, slots.extents[number]) for number in numbers}, again)


def mark_of(item: Item) -> Mark | None:
    """The mark that an item of a page is, None for any other."""
    if isinstance(item, Text) and item.face == SLOT:
        return Mark(item.source, int(item.text), item.x, item.y)
    return None


def has_marks(items: Iterable[Item]) -> bool:
    """Do marks stand among the items, or inside groups of them?"""
    return any(mark_of(item) is not None or (isinstance(item, Group) and has_marks(item.items)) for item in items)


def _is_text(item: Item) -> bool:
    return type(item) is Text


class Again:
    """Lays out paragraphs in the places that the slots left."""

    def __init__(self, context: Context, slots: Slots) -> None:
        self._context = context
        self._stands = slots.stands
        self._blocks = {number: list(stand.blocks) for number, stand in slots.stands.items()}
        self._measured = slots.measured
        self._of_one_line: dict[object, tuple[Extent, ...]] = {}
        """The extents of paragraphs of one line by number and metrics: their neighbours stay, and so do the gaps."""

    def lines(self, paragraph: Paragraph) -> Lines | None:
        """The lines of `paragraph` where the one of its number stood; None where they cannot take its place.

        Raises FontError for characters that no font has.
        """
        _, at, width, in_cell = self._stands[paragraph.number]
        self._context.paragraph = paragraph
        line = one_line(self._context, paragraph, atoms_of(self._context, paragraph), width, in_cell=in_cell)
        key = None if line is None else (paragraph.number, line.metrics)
        if line is not None and key in self._of_one_line:
            self._check()
            if all(map(_is_text, line.items)):
                return Lines(self._of_one_line[key], (line.items,))
        blocks = self._blocks[paragraph.number]
        blocks[at] = paragraph
        lines = lines_of(paragraph, lay_out_block(self._context, blocks, at, width, in_cell=in_cell))
        self._check()
        if lines is None:
            return None
        if key is not None and paragraph.number not in self._measured:
            self._of_one_line[key] = lines.extents
        return Lines(self.full_extent(paragraph.number, lines.extents), lines.items)

    def full_extent(self, number: int, extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
        """The extents of a paragraph's lines, and of its words where a column is as wide as they need."""
        if number not in self._measured:
            return extents
        paragraph = self._blocks[number][self._stands[number].at]
        return (*extents, tuple(content_extent(self._context, (paragraph,))))

    def _check(self) -> None:
        """Raise what is wrong, and forget what was measured: it would not be found wrong again."""
        if self._context.shaper.problems:
            problems = list(self._context.shaper.problems.values())
            self._context.renew_shaper()
            raise FontError(problems)
