"""What floats (`w:framePr`, `w:tblpPr`) becomes a drawing. In: blocks. Out: blocks in which the next paragraph anchors
each frame or floating table as a text box without outline (ECMA-376 17.3.1.11, 17.4.57).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from ..units import Pt
from ..word.blocks import (
    Anchor,
    AnchoredDrawing,
    Block,
    Frame,
    LineSpacing,
    Paragraph,
    ParagraphStyle,
    ShapeGraphic,
    Table,
    TextStyle,
)
from .context import Context
from .table import floating_table
from .table_widths import content_extent

_WRAPS = {"none": "none", "notBeside": "topAndBottom"}
_NO_HEIGHT = ParagraphStyle(line_spacing=LineSpacing("exact", 0.0))


def frame_of(block: Block) -> Frame | None:
    """What makes a block float, None for one that stands in its place."""
    return block.style.frame if isinstance(block, Paragraph) else None


def with_frames_as_drawings(
    context: Context, blocks: Sequence[Block], width: Pt, *, in_cell: bool = False
) -> Sequence[Block]:
    """`blocks` of a column `width` pt wide; themselves where nothing floats. In a cell no paragraph does, nor at the
    end of a text (of a header with nothing but a page number in a frame: it pushes the text down, LibreOffice 7.4)."""
    if in_cell:
        blocks = [_in_its_place(block) for block in blocks]
    elif blocks and frame_of(blocks[-1]) is not None:
        blocks = _ended_in_place(blocks)
    if not any(map(_floats, blocks)):
        return blocks
    return list(_anchored(context, blocks, width))


def _ended_in_place(blocks: Sequence[Block]) -> list[Block]:
    count = len(list(takewhile(lambda block: frame_of(block) is not None, reversed(blocks))))
    return [*blocks[:-count], *map(_in_its_place, blocks[-count:])]


def _in_its_place(block: Block) -> Block:
    if frame_of(block) is None or not isinstance(block, Paragraph):
        return block
    return block._replace(style=block.style._replace(frame=None))


def _floats(block: Block) -> bool:
    return (block.style.frame if isinstance(block, Paragraph) else block.style.floating) is not None


def _anchored(context: Context, blocks: Iterable[Block], width: Pt) -> Iterator[Block]:
    waiting: list[AnchoredDrawing] = []
    for frame, group in groupby(blocks, frame_of):
        held = list(group)
        if frame is not None:
            waiting.append(_drawing(context, frame, [block for block in held if isinstance(block, Paragraph)]))
            continue
        for block in held:
            table = floating_table(context, block, width) if isinstance(block, Table) else None
            if table is not None:
                waiting.append(table)
                continue
            if waiting and isinstance(block, Paragraph):
                block = block._replace(inlines=(*waiting, *block.inlines))
            elif waiting:
                yield _anchor_only(waiting)
            waiting = []
            yield block
    if waiting:
        yield _anchor_only(waiting)


def _anchor_only(drawings: Sequence[AnchoredDrawing]) -> Paragraph:
    """A paragraph without height, where no other can hold the drawings."""
    return Paragraph(_NO_HEIGHT, tuple(drawings), TextStyle())


def _drawing(context: Context, frame: Frame, paragraphs: Sequence[Paragraph]) -> AnchoredDrawing:
    text = tuple(one._replace(style=one.style._replace(frame=None)) for one in paragraphs)
    graphic = ShapeGraphic(pen=None, text=text, insets=(0.0, 0.0, 0.0, 0.0), grow_to_text=frame.height_rule != "exact")
    width: Pt = frame.width if frame.width is not None else content_extent(context, text).most
    across, down = frame.horizontal_space, frame.vertical_space
    anchor = Anchor(
        frame.x,
        frame.y,
        width,
        frame.height or 0.0,
        wrap=_WRAPS.get(frame.wrap, "square"),  # type: ignore[arg-type]
        distances=(across, down, across, down),
    )
    return AnchoredDrawing(graphic, anchor)
