"""Rows of a table as strips. In: laid-out cells and what is known of their rows. Out: a fragment that can be cut.

A strip is one row, or the rows that merged cells hold together. Its heights are settled when it is made; cutting it
makes two new ones. Borders, shading and content are drawn from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from ..pages import Fill, Group, Heading, Item, Stroke, rectangle, segment
from ..units import Pt
from ..word.blocks import Border, Cell
from .boxes import (
    TOLERANCE,
    Float,
    Fragment,
    draw_stack,
)
from .stacks import Stack
from .strokes import border_thickness
from .table_borders import BorderLine, line_items, thickest
from .table_widths import Margins

LevelLines: TypeAlias = tuple[BorderLine, ...]
"""The borders along one horizontal edge, y counted from that edge."""

TURNED = {"btLr": -1, "tbRl": 1, "tbRlV": 1}
"""Text directions in which lines run upwards (-1) or downwards (1)."""


class RowBox(NamedTuple):
    """A row as its height is settled: `least` its given height, `border` the room of its top border, `margin_top` and
    `margin_bottom` the largest margins of its cells, `top_lines` lie along its upper edge (`cut_lines` where a page
    begins there), `uprights` beside its cells."""

    least: Pt
    exact: bool
    may_split: bool
    border: Pt
    margin_top: Pt
    margin_bottom: Pt
    top_lines: LevelLines
    cut_lines: LevelLines
    uprights: tuple[tuple[Pt, Border], ...]


class CellBox(NamedTuple):
    """A laid-out cell: its edges sideways, the first and last row it covers (in its strip), its content. `cut`: a
    page ends in it; `goes_on`: its content goes on there. `length` is what turned text takes of the row's height."""

    x: Pt
    width: Pt
    first: int
    last: int
    margins: Margins
    cell: Cell
    stack: Stack
    cut: bool = False
    goes_on: bool = False
    length: Pt = 0.0

    @property
    def turned(self) -> int:
        """Lines run upwards (-1), downwards (1) or as usual (0)."""
        return TURNED.get(self.cell.text_direction, 0)

    @property
    def needed(self) -> Pt:
        """The height of the content; where a page ends in it, without what line spacing adds below the last line, but
        with the space after its paragraph."""
        if self.turned:
            return self.length
        hanging = self.stack.lowest.hanging if self.goes_on and self.stack else 0.0
        return self.stack.height - hanging

    @property
    def content_width(self) -> Pt:
        return max(self.width - self.margins[0] - self.margins[2], 1.0)


# --- strips ----------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class RowStrip(Fragment):
    """One row, or the rows that merged cells hold together. `tops` are the rows' upper edges and, last, the lower
    edge of the last one; `closing` lies below that, and counts in `height` only where nothing follows (`at_end`). Where
    the strip `goes_on` in the next one, `closing` is drawn only if a page ends there."""

    rows: tuple[RowBox, ...]
    cells: tuple[CellBox, ...]
    tops: tuple[Pt, ...]
    closing: LevelLines
    at_end: bool
    goes_on: bool = False

    def split(self, room: Pt, *, forced: bool = False) -> tuple[Fragment, Fragment] | None:
        """Cut in the row that overruns `room`, or before it."""
        limit = room - thickest(line.border for line in self.closing)
        overrun = next((r for r in range(len(self.rows)) if self.tops[r + 1] > limit + TOLERANCE), len(self.rows) - 1)
        row, forced = self.rows[overrun], forced and overrun == 0
        may_split = row.may_split and not self._held_together(overrun)
        parts = self._cut_in(overrun, limit, forced) if may_split or (forced and not row.exact) else None
        if parts is None and overrun > 0:
            parts = self._cut_before(overrun)
        return parts

    def _held_together(self, index: int) -> bool:
        """Is a row given more height than its content needs? If a border lies below it, it then moves to the next page
        whole (LibreOffice 7.4, and Word)."""
        row = self.rows[index]
        if not row.least or not any(line.border for line in self._closing_of(index)):
            return False
        own = [cell.needed for cell in self.cells if cell.first == index == cell.last]
        need = row.border + row.margin_top + max(own, default=0.0) + row.margin_bottom
        return len(own) > 0 and row.least > need + TOLERANCE

    def _cut_in(self, index: int, limit: Pt, forced: bool) -> tuple[Fragment, Fragment] | None:
        upper, lower = [], []
        lines_left = False
        for cell in self.cells:
            if cell.first > index:
                lower.append(cell._replace(first=cell.first - index, last=cell.last - index))
            elif cell.last < index:
                upper.append(cell)
            else:
                room = limit - self.content_top(cell) - self.rows[index].margin_bottom
                first, rest = cell.stack.split(room, forced=forced)
                if (cell.turned and rest) or (not first and cell.stack and cell.first == index):
                    return None
                lines_left = lines_left or bool(rest)
                upper.append(cell._replace(last=index, stack=first, cut=True, goes_on=bool(rest)))
                lower.append(cell._replace(first=0, last=cell.last - index, stack=rest, cut=False, goes_on=False))
        if not lines_left or not any(cell.stack for cell in upper):
            return None
        row = self.rows[index]
        above = self._part((*self.rows[:index], row._replace(least=0.0)), upper, self._closing_of(index), True)
        used = above.tops[-1] - above.tops[-2]
        remaining = row._replace(least=max(row.least - used, 0.0))
        return above, self._rest((remaining, *self.rows[index + 1 :]), lower)

    def _cut_before(self, index: int) -> tuple[Fragment, Fragment]:
        upper, lower = [], []
        for cell in self.cells:
            if cell.first >= index:
                lower.append(cell._replace(first=cell.first - index, last=cell.last - index))
            elif cell.last < index:
                upper.append(cell)
            else:
                first, rest = cell.stack.split(self.content_bottom(index - 1) - self.content_top(cell))
                upper.append(cell._replace(last=index - 1, stack=first, cut=True))
                lower.append(cell._replace(first=0, last=cell.last - index, stack=rest, cut=False, goes_on=False))
        above = self._part(self.rows[:index], upper, self.rows[index].cut_lines, True)
        return above, self._rest(self.rows[index:], lower)

    def _part(self, rows: tuple[RowBox, ...], cells: list[CellBox], closing: LevelLines, at_end: bool) -> RowStrip:
        part = make_strip(rows, cells, closing, at_end=at_end)
        part.gap_above, part.gap_at_top, part.break_before = self.gap_above, self.gap_at_top, self.break_before
        part.repeat_above = self.repeat_above
        return part

    def _rest(self, rows: tuple[RowBox, ...], cells: list[CellBox]) -> RowStrip:
        first = rows[0]._replace(top_lines=rows[0].cut_lines)
        rest = make_strip((first, *rows[1:]), cells, self.closing, at_end=self.at_end, keep_next=self.keep_next)
        rest.repeat_above, rest.gap_below, rest.goes_on = self.repeat_above, self.gap_below, self.goes_on
        return rest

    def _closing_of(self, index: int) -> LevelLines:
        return self.closing if index == len(self.rows) - 1 else self.rows[index + 1].cut_lines

    def content_top(self, cell: CellBox) -> Pt:
        """Where the content of a cell begins at the earliest."""
        row = self.rows[cell.first]
        return self.tops[cell.first] + row.border + row.margin_top

    def content_bottom(self, row: int) -> Pt:
        """Where the content of a cell ends that ends with `row`."""
        return self.tops[row + 1] - self.rows[row].margin_bottom

    def doubtful(self) -> Iterator[str]:
        for cell in self.cells:
            for fragment in cell.stack:
                yield from fragment.doubtful()

    def closed(self, *, above: bool, below: bool) -> RowStrip:
        """The strip as it is drawn where a page begins above it or ends below it."""
        first = self.rows[0]
        if above and first.top_lines != first.cut_lines:
            rows = (first._replace(top_lines=first.cut_lines), *self.rows[1:])
            return replace(self, rows=rows, goes_on=self.goes_on and not below)
        return replace(self, goes_on=False) if below and self.goes_on else self

    def draw(self, x: Pt, y: Pt, out: list[Item]) -> None:
        for cell in self.cells:
            if cell.cell.shading is not None:
                top, bottom = self.tops[cell.first], self.tops[cell.last + 1]
                out.append(Fill(rectangle(x + cell.x, y + top, cell.width, bottom - top), cell.cell.shading))
        for cell in self.cells:
            self._draw_content(cell, x, y, out)
        out.extend(line_items(self._lines(), x, y))

    def _draw_content(self, cell: CellBox, x: Pt, y: Pt, out: list[Item]) -> None:
        left = cell.margins[0]
        top, bottom = self.content_top(cell), self.content_bottom(cell.last)
        height = cell.stack.height
        if cell.turned:
            out.append(_turned_content(cell, x, y + top, bottom - top))
        elif self.rows[cell.last].exact and height > bottom - top + TOLERANCE:
            items: list[Item] = []
            draw_stack(cell.stack, x + cell.x + left, y + top, items)
            edge = self.tops[cell.first]
            clip = (x + cell.x, y + edge, cell.width, self.tops[cell.last + 1] - edge)
            out.append(Group((1, 0, 0, 1, 0, 0), tuple(items), clip))
        else:
            draw_stack(cell.stack, x + cell.x + left, y + top + _aligned(cell, bottom - top - height), out)
        _draw_diagonals(cell, x, y + self.tops[cell.first], self.tops[cell.last + 1] - self.tops[cell.first], out)

    def content_height(self, cell: CellBox) -> Pt:
        """The height that a cell has for its content."""
        return max(self.content_bottom(cell.last) - self.content_top(cell), 1.0)

    def content_place(self, cell: CellBox) -> tuple[Pt, Pt]:
        """Where the content of a cell begins within the strip."""
        top, bottom = self.content_top(cell), self.content_bottom(cell.last)
        return cell.x + cell.margins[0], top + _aligned(cell, bottom - top - cell.stack.height)

    def _lines(self) -> Iterator[BorderLine]:
        closing = () if self.goes_on else self.closing
        for index, row in enumerate(self.rows):
            top, bottom = self.tops[index], self.tops[index + 1]
            if index == len(self.rows) - 1:
                bottom += thickest(line.border for line in closing)
            yield from _level(row.top_lines, top, row)
            for x, border in row.uprights:
                yield BorderLine(border, x, top, x, bottom)
        yield from _level(closing, self.tops[-1], self.rows[-1])


def make_strip(
    rows: Sequence[RowBox],
    cells: Sequence[CellBox],
    closing: LevelLines,
    *,
    at_end: bool,
    keep_next: bool = False,
) -> RowStrip:
    """A strip of rows with their heights settled."""
    tops = tuple(accumulate(_row_heights(rows, cells), initial=0.0))
    room_below = thickest(line.border for line in closing)
    strip = RowStrip(
        height=tops[-1] + (room_below if at_end else 0.0),
        hanging=0.0 if at_end else -room_below,  # the last strip of a page needs room for its bottom border
        rows=tuple(rows),
        cells=tuple(cells),
        tops=tops,
        closing=closing,
        at_end=at_end,
        keep_next=keep_next,
    )
    _gather(strip)
    return strip


def _gather(strip: RowStrip) -> None:
    """Tell the strip what its cells call for: notes, floats, headings, bookmarks."""
    found = [(cell, *one) for cell in strip.cells for one in cell.stack.calling()]
    if not found:
        return
    floats: list[Float] = []
    headings: list[Heading] = []
    for cell, fragment, top in found:
        x, y = strip.content_place(cell)
        floats += [one.moved(x, y + top) for one in fragment.floats]
        headings += [one._replace(y=one.y + y + top) for one in fragment.headings]
    strip.floats, strip.headings = tuple(floats), tuple(headings)
    strip.notes = tuple(note for _, fragment, _ in found for note in fragment.notes)
    strip.bookmarks = tuple(name for _, fragment, _ in found for name in fragment.bookmarks)


def _row_heights(rows: Sequence[RowBox], cells: Sequence[CellBox]) -> list[Pt]:
    """What each row's cells need, at least (or exactly) its given height; a merged cell stretches its last row."""
    heights = [max(row.least, row.border) for row in rows]
    for cell in sorted(cells, key=lambda cell: (cell.first != cell.last, cell.last)):
        if rows[cell.last].exact:
            continue
        top = rows[cell.first]
        need = top.border + top.margin_top + cell.needed + rows[cell.last].margin_bottom
        above = sum(heights[cell.first : cell.last])
        heights[cell.last] = max(heights[cell.last], need - above)
    return heights


def _aligned(cell: CellBox, slack: Pt) -> Pt:
    """How far vertical alignment pushes the content down. A cell in which a page ends stays at its top; its last part
    is aligned in what it has of the row (LibreOffice 7.4)."""
    if cell.cut or slack <= 0:
        return 0.0
    return slack * {"top": 0.0, "center": 0.5, "bottom": 1.0}[cell.cell.vertical_align]


def _level(lines: LevelLines, top: Pt, row: RowBox) -> Iterator[BorderLine]:
    """Lines along an edge, drawn out to the outer sides of the borders they meet, so that corners are closed."""
    reach = {x: border_thickness(border) / 2 for x, border in row.uprights}
    for border, x1, y1, x2, y2 in lines:
        yield BorderLine(border, x1 - reach.get(x1, 0.0), y1 + top, x2 + reach.get(x2, 0.0), y2 + top)


def _turned_content(cell: CellBox, x: Pt, y: Pt, height: Pt) -> Group:
    """Content whose lines run upwards or downwards, in a cell whose content begins at y."""
    items: list[Item] = []
    draw_stack(cell.stack, 0.0, 0.0, items)
    across = _aligned(cell, cell.content_width - cell.stack.height)
    left, right = x + cell.x + cell.margins[0], x + cell.x + cell.width - cell.margins[2]
    if cell.turned < 0:
        return Group((0, -1, 1, 0, left + across, y + height), tuple(items))
    return Group((0, 1, -1, 0, right - across, y), tuple(items))


def _draw_diagonals(cell: CellBox, x: Pt, y: Pt, height: Pt, out: list[Item]) -> None:
    left, right = x + cell.x, x + cell.x + cell.width
    down, up = cell.cell.borders.diagonal_down, cell.cell.borders.diagonal_up
    if down is not None:
        out.append(Stroke(segment(left, y, right, y + height), down.width, down.color))
    if up is not None:
        out.append(Stroke(segment(left, y + height, right, y), up.width, up.color))
