"""How wide a table's columns are. In: a `Table` and the width of the column it stands in. Out: its columns' edges.

ECMA-376 17.18.87. A fixed table takes the cells' preferred widths, whatever they hold. An autofit table starts from
them, never makes a column narrower than its longest word, and gives columns without a preference what their text asks
for. `w:tblGrid` is what some program computed last: it is believed where it agrees with that (to the hundredth of a
point, where our own sums would differ by a rounding), else it lies and is left aside. LibreOffice always believes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import floor
from typing import NamedTuple, TypeAlias

from ..units import Pt
from ..word.blocks import (
    Block,
    Break,
    Cell,
    Field,
    InlineDrawing,
    NoteReference,
    Paragraph,
    Row,
    Tab,
    Table,
    TextSpan,
    Width,
)
from .breaks import chunk_ends
from .context import Context
from .line import TWIP

Margins: TypeAlias = tuple[Pt, Pt, Pt, Pt]

ROUNDING: Pt = 1.0
"""What two widths may differ by and still mean the same: programs round each column to twips or half characters."""
TRUSTED_SHARE = 0.05
"""A grid column within this share of what we compute is taken as the better knowledge."""
SCALED_SHARE = 0.1
"""By how much a grid may miss the share of the page that a table asks for, and still be its proportions."""
WORD_CLEARANCE: Pt = TWIP + 0.001
"""What a word needs beside its own width to stand in a line, even where sums of widths are rounded."""
TAB_WIDTH: Pt = 36.0
LEAST_COLUMN: Pt = 1.0
BREAKABLE = frozenset(" -\u00ad\u200b")


class Extent(NamedTuple):
    """What a cell's text asks for, margins included: its longest word, and its longest line unbroken."""

    least: Pt
    most: Pt


class _Span(NamedTuple):
    start: int
    columns: int
    width: Width
    cell: Cell | None
    row: Row


def column_edges(context: Context, table: Table, room: Pt) -> tuple[Pt, ...]:
    """The edges of the columns of `table`, set in a column `room` pt wide: one more than columns, the first is 0."""
    spans = list(_spans(table))
    count = max((span.start + span.columns for span in spans), default=0)
    if count == 0:
        return (0.0,)
    total = _table_width(table, room)
    grid = _grid(table, count)
    fixed = table.style.layout == "fixed"
    preferred = _preferred(spans, count, total or room, grid if fixed else ())
    if fixed:
        widths = _fixed(preferred, grid, total, room)
    else:
        extents = _column_extents(context, table, spans, count)
        widths = _believed(grid, _autofit(preferred, extents, total, room), preferred, extents)
    if total and table.style.width.kind == "percent":
        widths = _scaled(widths, total)
    return tuple(accumulate((max(width, LEAST_COLUMN) for width in widths), initial=0.0))


def _spans(table: Table) -> Iterator[_Span]:
    """Every cell and every skipped stretch with the grid columns it covers."""
    for row in table.rows:
        column = row.skip_before
        if column:
            yield _Span(0, column, row.width_before, None, row)
        for cell in row.cells:
            yield _Span(column, cell.span, cell.width, cell, row)
            column += cell.span
        if row.skip_after:
            yield _Span(column, row.skip_after, row.width_after, None, row)


def _table_width(table: Table, room: Pt) -> Pt | None:
    width = table.style.width
    if width.kind == "points" and width.value > 0:
        return width.value
    return _whole_percents(width.value) * room if width.kind == "percent" and width.value > 0 else None


def _whole_percents(ratio: float) -> float:
    """A table's share of its column as LibreOffice reads it: whole percents, no more than a hundred."""
    return min(max(floor(ratio * 100 + 0.0001), 1), 100) / 100


def _scaled(widths: list[Pt], total: Pt) -> list[Pt]:
    """A share of the page holds, whatever the grid adds up to: only words that do not fit make the table wider."""
    whole = sum(widths)
    near = abs(whole - total) <= SCALED_SHARE * total
    return [width * total / whole for width in widths] if near else widths


def _grid(table: Table, count: int) -> tuple[Pt, ...]:
    """The file's grid if it has as many columns as the rows use, else nothing."""
    grid = table.grid[:count]
    return grid if len(grid) == count and sum(grid) > 0 else ()


def _preferred(spans: Sequence[_Span], count: int, whole: Pt, grid: Sequence[Pt] = ()) -> list[Pt | None]:
    """The widest width that a cell asks for, by column. What a spanning cell asks beyond the others (or, where they
    say nothing, their `grid` widths) goes to its last column."""
    result: list[Pt | None] = [None] * count
    for span in sorted(spans, key=lambda span: span.columns):
        width = _points(span.width, whole)
        last = span.start + span.columns - 1
        others = [result[index] or (grid[index] if grid else None) for index in range(span.start, last)]
        if width is None or None in others:
            continue
        result[last] = max(result[last] or 0.0, width - sum(other or 0.0 for other in others)) or None
    return result


def _points(width: Width, whole: Pt) -> Pt | None:
    if width.kind == "points" and width.value > 0:
        return width.value
    return width.value * whole if width.kind == "percent" and width.value > 0 else None


# --- fixed -----------------------------------------------------------------------------------------------


def _fixed(preferred: Sequence[Pt | None], grid: Sequence[Pt], total: Pt | None, room: Pt) -> list[Pt]:
    """The cells' widths, the grid's where no cell says one; without either the table's width in equal parts."""
    if not any(preferred) and grid:
        factor = total / sum(grid) if total else 1.0
        return [width * factor for width in grid]
    if grid and all(_agree(wish, width) for wish, width in zip(preferred, grid, strict=True)):
        return list(grid)
    known = sum(width or 0.0 for width in preferred)
    missing = sum(width is None for width in preferred)
    share = max((total or room) - known, 0.0) / missing if missing else 0.0
    return [wish or (grid[index] if grid else share) for index, wish in enumerate(preferred)]


def _agree(wish: Pt | None, width: Pt) -> bool:
    return wish is None or abs(wish - width) <= ROUNDING


# --- autofit ---------------------------------------------------------------------------------------------


def _autofit(preferred: Sequence[Pt | None], extents: Sequence[Extent], total: Pt | None, room: Pt) -> list[Pt]:
    """Widths from wishes and contents; `total` is the table's preferred width. Without one, wishes hold even beyond
    `room`, and what the text alone asks for does not."""
    least = [extent.least for extent in extents]
    wanted = [max(wish, extent.least) if wish else extent.most for wish, extent in zip(preferred, extents, strict=True)]
    wished = sum(max(wish or 0.0, low) for wish, low in zip(preferred, least, strict=True))
    target = total if total is not None else min(sum(wanted), max(wished, room))
    if sum(least) >= target:
        target = max(target, min(sum(least), room))
        return [width * target / sum(least) for width in least]
    if sum(wanted) > target:
        return _shrunk(wanted, least, target)
    return _stretched(wanted, preferred, target)


def _shrunk(wanted: Sequence[Pt], least: Sequence[Pt], target: Pt) -> list[Pt]:
    """Each column gives way in proportion to what it has beyond its longest word."""
    slack = sum(wanted) - sum(least)
    share = (target - sum(least)) / slack
    return [low + (want - low) * share for want, low in zip(wanted, least, strict=True)]


def _stretched(wanted: Sequence[Pt], preferred: Sequence[Pt | None], target: Pt) -> list[Pt]:
    """What is left over goes to the columns without a wish, to all where each has one."""
    free = [want if wish is None else 0.0 for want, wish in zip(wanted, preferred, strict=True)]
    weights = free if sum(free) > 0 else wanted
    extra, whole = target - sum(wanted), sum(weights)
    if whole <= 0:
        return [target / len(wanted)] * len(wanted)
    return [want + extra * weight / whole for want, weight in zip(wanted, weights, strict=True)]


def _believed(
    grid: Sequence[Pt], computed: list[Pt], preferred: Sequence[Pt | None], extents: Sequence[Extent]
) -> list[Pt]:
    """The grid where it can be what Word computed from the same text, else `computed`."""
    if not grid:
        return computed
    near = all(
        abs(width - own) <= max(2 * ROUNDING, TRUSTED_SHARE * own) for width, own in zip(grid, computed, strict=True)
    )
    if near:
        return list(grid)
    wishes_hold = all(wish and abs(wish - own) <= ROUNDING for wish, own in zip(preferred, computed, strict=True))
    same_total = abs(sum(grid) - sum(computed)) <= max(2 * ROUNDING, 0.02 * sum(computed))
    words_fit = all(width + ROUNDING >= extent.least for width, extent in zip(grid, extents, strict=True))
    return list(grid) if same_total and words_fit and not wishes_hold else computed


# --- what the text asks for ------------------------------------------------------------------------------


def _column_extents(context: Context, table: Table, spans: Sequence[_Span], count: int) -> list[Extent]:
    least, most = [0.0] * count, [0.0] * count
    for span in sorted(spans, key=lambda span: span.columns):
        if span.cell is None:
            continue
        extent = _cell_extent(context, table, span.row, span.cell)
        _ask(least, span, extent.least)
        _ask(most, span, extent.most)
    return [Extent(low, max(low, high)) for low, high in zip(least, most, strict=True)]


def _ask(widths: list[Pt], span: _Span, width: Pt) -> None:
    """Widen the columns of a span, evenly, until they hold `width`."""
    columns = range(span.start, span.start + span.columns)
    lacking = width - sum(widths[column] for column in columns)
    if lacking > 0:
        for column in columns:
            widths[column] += lacking / span.columns


def _cell_extent(context: Context, table: Table, row: Row, cell: Cell) -> Extent:
    left, _, right, _ = cell_margins(table, row, cell)
    if cell.text_direction in ("btLr", "tbRl", "tbRlV", "tbLrV"):
        return Extent(left + right, left + right)
    extent = content_extent(context, cell.blocks)
    least = extent.most if cell.no_wrap and cell.width.kind != "points" else extent.least
    return Extent(least + left + right, extent.most + left + right)


def cell_margins(table: Table, row: Row, cell: Cell) -> Margins:
    """The margins of a cell: its own, else the row's exception, else the table's."""
    return cell.margins or row.margins or table.style.margins


def content_extent(context: Context, blocks: Iterable[Block]) -> Extent:
    """The longest word and the longest unbroken line of `blocks`, pt."""
    least = most = 0.0
    for block in blocks:
        extent = _paragraph_extent(context, block) if isinstance(block, Paragraph) else _table_extent(context, block)
        if context.slots is not None:
            context.slots.measure(block)
        least, most = max(least, extent.least), max(most, extent.most)
    return Extent(least, most)


def _table_extent(context: Context, table: Table) -> Extent:
    spans = list(_spans(table))
    count = max((span.start + span.columns for span in spans), default=0)
    preferred = _preferred(spans, count, 0.0)
    extents = _column_extents(context, table, spans, count)
    wished = sum(wish or extent.least for wish, extent in zip(preferred, extents, strict=True))
    least = _table_width(table, 0.0) or (wished if table.style.layout == "fixed" else sum(e.least for e in extents))
    return Extent(least, max(least, wished, sum(extent.most for extent in extents)))


def _paragraph_extent(context: Context, paragraph: Paragraph) -> Extent:
    style = paragraph.style
    indents = max(style.indent_left, 0.0) + max(style.indent_right, 0.0)
    first = max(style.first_line, 0.0)
    if paragraph.label is not None and paragraph.label.text:
        first += context.shaper.shape(paragraph.label.style).width(paragraph.label.text) + paragraph.label.style.size
    least, most, line, word = 0.0, 0.0, first, 0.0
    for width, blank, breaks, ends in _pieces(context, paragraph):
        line, word = line + width, word + width
        least, most = max(least, word), max(most, line)
        line += blank
        word = 0.0 if breaks else word + blank
        if ends:
            line = 0.0
    return Extent(least + indents + WORD_CLEARANCE, most + indents + WORD_CLEARANCE)


def _pieces(context: Context, paragraph: Paragraph) -> Iterator[tuple[Pt, Pt, bool, bool]]:
    """Width, blanks after it, whether a line may end behind, whether it does."""
    for inline in paragraph.inlines:
        if isinstance(inline, TextSpan):
            yield from _text_pieces(context, inline)
        elif isinstance(inline, Field):
            yield context.shaper.shape(inline.style).width(inline.stored or "0"), 0.0, False, False
        elif isinstance(inline, NoteReference):
            yield context.shaper.shape(inline.style).width(context.note_mark(inline)), 0.0, False, False
        elif isinstance(inline, InlineDrawing):
            yield inline.width, 0.0, True, False
        elif isinstance(inline, Tab):
            yield 0.0, TAB_WIDTH, True, False
        elif isinstance(inline, Break):
            yield 0.0, 0.0, True, True


def _text_pieces(context: Context, span: TextSpan) -> Iterator[tuple[Pt, Pt, bool, bool]]:
    """The same chunks that the paragraph will be cut into, so that they are measured once. A word may go on in the
    next span: only a last chunk that ends in something breakable ends one."""
    start, text, chunks = 0, span.text, context.shaper.shape(span.style).atoms
    for end in chunk_ends(text):
        breakable = end < len(text) or text[-1:] in BREAKABLE
        for atom in chunks[text[start:end]]:
            yield atom.width, atom.blank_width, atom.may_break and breakable, False
        start = end
