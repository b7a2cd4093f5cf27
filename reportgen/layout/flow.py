"""Blocks become a stack. In: paragraphs and tables, and the width of their column. Out: fragments, gaps settled.

The distance between two paragraphs is the larger of the upper one's space after and the lower one's space before;
their sum where the file says `doNotUseHTMLParagraphAutoSpacing` (ECMA-376 17.15.3.21). `contextualSpacing` drops
a paragraph's own share towards a neighbour of the same style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..units import Pt
from ..word.blocks import Block, Break, Paragraph
from .boxes import BreakBefore, Fragment
from .collect import has_trailing_break
from .context import Context
from .edges import shares_box
from .frames import with_frames_as_drawings
from .joined_tables import with_tables_joined
from .paragraph import FREE, Neighbours, Surroundings, lay_out_paragraph
from .slots import Stand
from .table import lay_out_table


@dataclass(slots=True)
class LaidBlock:
    """A block and its fragments, the gap to the block above settled on the first."""

    block: Block
    fragments: list[Fragment]


def stack_blocks(context: Context, blocks: Sequence[Block], width: Pt, in_cell: bool = False) -> list[Fragment]:
    """The stack of `blocks`."""
    blocks = with_tables_joined(with_frames_as_drawings(context, blocks, width, in_cell=in_cell))
    return [fragment for laid in laid_blocks(context, blocks, width, in_cell=in_cell) for fragment in laid.fragments]


def laid_blocks(context: Context, blocks: Sequence[Block], width: Pt, *, in_cell: bool = False) -> Iterator[LaidBlock]:
    """Each block laid out, in order."""
    waiting: BreakBefore = ""
    for index, block in enumerate(blocks):
        fragments = lay_out_block(context, blocks, index, width, in_cell=in_cell)
        if waiting and fragments:
            fragments[0].break_before = waiting
        waiting = _trailing_break(block)
        yield LaidBlock(block, fragments)


def lay_out_block(
    context: Context, blocks: Sequence[Block], index: int, width: Pt, *, in_cell: bool = False
) -> list[Fragment]:
    """The fragments of blocks[index] as it stands among its neighbours."""
    return _lay_out(context, blocks, index, width, FREE, in_cell)


def lay_out_beside(
    context: Context, blocks: Sequence[Block], index: int, width: Pt, surroundings: Surroundings
) -> list[Fragment]:
    """As `lay_out_block`, with lines that keep out of obstacles; a table goes below those that it would meet."""
    return _lay_out(context, blocks, index, width, surroundings, False)


def _lay_out(
    context: Context, blocks: Sequence[Block], index: int, width: Pt, surroundings: Surroundings, in_cell: bool
) -> list[Fragment]:
    block = blocks[index]
    if isinstance(block, Paragraph):
        around = Neighbours(_paragraph_at(blocks, index - 1), _paragraph_at(blocks, index + 1))
        fragments = lay_out_paragraph(
            context, block, width, neighbours=around, surroundings=surroundings, in_cell=in_cell
        )
    else:
        fragments = lay_out_table(context, block, width, in_cell=in_cell)
        if fragments and surroundings.obstacles:
            fragments[0].gap_above += max(0.0, *(one.box.bottom for one in surroundings.obstacles))
    if fragments:
        settle_gaps(context, blocks, index, fragments, in_cell=in_cell)
    if context.slots is not None:
        context.slots.hold(Stand(blocks, index, width, in_cell), fragments, free=not surroundings.obstacles)
    return fragments


def settle_gaps(
    context: Context, blocks: Sequence[Block], index: int, fragments: list[Fragment], *, in_cell: bool = False
) -> None:
    """The gap above blocks[index] as its neighbours make it; the gap below only under the last block."""
    first, last = fragments[0], fragments[-1]
    own_before = space_before(blocks, index)
    above = space_after(blocks, index - 1) if index > 0 else 0.0
    own = first.gap_above - first.gap_at_top  # what obstacles push it down
    first.gap_at_top = own_before
    summed = "doNotUseHTMLParagraphAutoSpacing" in context.document.settings.compatibility
    gap = above + own_before if summed else max(above, own_before)
    if _shares_box(blocks, index):
        gap = 0.0  # it lies inside the box, with the paragraph above
    first.gap_above = own + gap
    _raise_floats(fragments, gap - above)
    last.gap_below = space_after(blocks, index) if index == len(blocks) - 1 else 0.0
    if in_cell and isinstance(blocks[index], Paragraph):
        _let_part(fragments, blocks, index)
        _drop_automatic_space(blocks, index, first, last)


def _shares_box(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if not isinstance(block, Paragraph) or block.style.borders is None:
        return False
    return shares_box(block, _paragraph_at(blocks, index - 1))


def _raise_floats(fragments: Sequence[Fragment], distance: Pt) -> None:
    """Drawings count from the end of the paragraph above, not from the first line (Word; measured in LibreOffice)."""
    for fragment in fragments:
        if fragment.floats and distance:
            fragment.floats = tuple(a_float._replace(y=a_float.y - distance) for a_float in fragment.floats)


def _let_part(fragments: Sequence[Fragment], blocks: Sequence[Block], index: int) -> None:
    """A page may end between any two lines of a cell, but a paragraph's last line must fit whole, with the space after
    it (even one that does not show), and the first line of the cell's last paragraph must; only the line that opens the
    cell may hang over the page's end. What goes on there has the paragraph's space before again (LibreOffice 7.4)."""
    for fragment in fragments:
        fragment.keep_next = False
    if index and index == len(blocks) - 1:
        fragments[0].hanging = min(fragments[0].hanging, 0.0)
    block = blocks[index]
    assert isinstance(block, Paragraph)
    for fragment in fragments[1:]:
        fragment.gap_at_top += block.style.space_before
    if index or len(fragments) > 1:
        fragments[-1].hanging = min(fragments[-1].hanging, 0.0) - block.style.space_after


def _drop_automatic_space(blocks: Sequence[Block], index: int, first: Fragment, last: Fragment) -> None:
    """Automatic spacing vanishes at the edges of a cell."""
    block = blocks[index]
    if isinstance(block, Paragraph):
        if index == 0 and block.style.auto_before:
            first.gap_above = first.gap_at_top = 0.0
        if index == len(blocks) - 1 and block.style.auto_after:
            last.gap_below = last.hanging = 0.0


def space_before(blocks: Sequence[Block], index: int) -> Pt:
    """Space before blocks[index], contextual spacing applied; 0 for a table."""
    block = blocks[index]
    if not isinstance(block, Paragraph):
        return 0.0
    joined = _joined(block, _paragraph_at(blocks, index - 1), automatic=block.style.auto_before)
    return 0.0 if joined else block.style.space_before


def space_after(blocks: Sequence[Block], index: int) -> Pt:
    """Space after blocks[index], contextual spacing applied; 0 for a table."""
    block = blocks[index]
    if not isinstance(block, Paragraph):
        return 0.0
    joined = _joined(block, _paragraph_at(blocks, index + 1), automatic=block.style.auto_after)
    return 0.0 if joined else block.style.space_after


def _joined(block: Paragraph, neighbour: Paragraph | None, *, automatic: bool) -> bool:
    """Does its space towards this neighbour go? Automatic space does between the items of a list, as in HTML."""
    if automatic and block.label is not None and neighbour is not None and neighbour.label is not None:
        return True
    return block.style.contextual_spacing and _same_style(block, neighbour)


def _same_style(block: Paragraph, neighbour: Paragraph | None) -> bool:
    return neighbour is not None and neighbour.style.name == block.style.name


def _paragraph_at(blocks: Sequence[Block], index: int) -> Paragraph | None:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return block if isinstance(block, Paragraph) else None


def _trailing_break(block: Block) -> BreakBefore:
    """The break that a paragraph ends with: what follows begins a page or column."""
    if isinstance(block, Paragraph) and has_trailing_break(block):
        last = block.inlines[-1]
        assert isinstance(last, Break)
        return "page" if last.kind == "page" else "column"
    return ""
