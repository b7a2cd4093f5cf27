"""Tables. In: a `Table` and the width of the column it stands in. Out: fragments, one for each row.

The steps: place the columns, place the cells on them, lay out each cell, settle the heights of the rows, make strips.
Rows that share a vertically merged cell make one strip. A strip is cut at any line unless its row may not be.

What was measured in LibreOffice 7.4 and agrees with Word: the top border of a row lies inside it and pushes its text
down; only the last row of a table, or of a page, has room for its bottom border too. A given height includes the
border. The largest top margin of a row's cells holds for all of them. Cells stand on the grid lines, borders are
centred on them sideways, and the text begins one cell margin from the line however thick the border is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from ..messages import msg
from ..pages import Fill, Group, Item, Stroke, rectangle, segment
from ..units import Pt
from ..word.blocks import (
    Anchor,
    AnchoredDrawing,
    Block,
    Border,
    Cell,
    FloatingTable,
    Paragraph,
    Row,
    ShapeGraphic,
    Table,
    TextSpan,
)
from .boxes import (
    TOLERANCE,
    Float,
    Fragment,
    draw_stack,
    split_stack,
    stack_bookmarks,
    stack_floats,
    stack_headings,
    stack_height,
    stack_notes,
)
from .context import Context
from .strokes import border_thickness
from .table_borders import (
    BorderLine,
    Edge,
    horizontal_edges,
    line_items,
    place_cells,
    thickest,
    vertical_edges,
)
from .table_widths import Margins, cell_margins, column_edges, content_extent

LevelLines: TypeAlias = tuple[BorderLine, ...]
"""The borders along one horizontal edge, y counted from that edge."""

FLOATING_SHARE = 0.8
"""A floating table higher than this share of the page is set in the flow instead: it could not be cut."""

TURNED = {"btLr": -1, "tbRl": 1, "tbRlV": 1}
"""Text directions in which lines run upwards (-1) or downwards (1)."""


class RowBox(NamedTuple):
    """A row as its height is settled: `least` its given height, `border` the room of its top border, `margin_top` the
    largest top margin of its cells, `top_lines` lie along its upper edge (`cut_lines` where a page begins there),
    `uprights` beside its cells."""

    least: Pt
    exact: bool
    may_split: bool
    border: Pt
    margin_top: Pt
    top_lines: LevelLines
    cut_lines: LevelLines
    uprights: tuple[tuple[Pt, Border], ...]


@dataclass(frozen=True, slots=True)
class CellBox:
    """A laid-out cell: its edges sideways, the first and last row it covers (in its strip), its content. `cut`: it
    ends or begins at a page's end. `length` is what turned text takes of the row's height."""

    x: Pt
    width: Pt
    first: int
    last: int
    margins: Margins
    cell: Cell
    stack: list[Fragment]
    cut: bool = False
    goes_on: bool = False
    length: Pt = 0.0

    @property
    def turned(self) -> int:
        """Lines run upwards (-1), downwards (1) or as usual (0)."""
        return TURNED.get(self.cell.text_direction, 0)

    @property
    def needed(self) -> Pt:
        """The height of the content; where a page ends in it, without what line spacing adds below the last line."""
        if self.turned:
            return self.length
        hanging = max(self.stack[-1].hanging, 0.0) if self.goes_on and self.stack else 0.0
        return stack_height(self.stack) - hanging

    @property
    def content_width(self) -> Pt:
        return max(self.width - self.margins[0] - self.margins[2], 1.0)


# --- a table ---------------------------------------------------------------------------------------------


def lay_out_table(context: Context, table: Table, room: Pt, *, in_cell: bool = False) -> list[Fragment]:
    """The rows of `table` as fragments, in a column `room` pt wide; `in_cell`: it stands in a cell of another."""
    if not table.rows:
        return []
    _name_what_is_left_out(context, table)
    if table.style.floating is not None:
        return _floating(context, table, table.style.floating, room)
    return list(_Builder(context, table, room, in_cell).strips())


def _name_what_is_left_out(context: Context, table: Table) -> None:
    if table.style.cell_spacing:
        context.warn(
            "layout.cell-spacing",
            msg("bảng có khoảng hở giữa các ô; khoảng hở này được bỏ qua"),
            text=_first_text(table),
            hint=msg("trong Word: Table Properties → Options → bỏ chọn “Allow spacing between cells”"),
        )
    if table.style.right_to_left:
        context.warn(
            "layout.right-to-left-table",
            msg("bảng xếp cột từ phải sang trái được in từ trái sang phải"),
            text=_first_text(table),
        )


class _Builder:
    """One table being laid out: what all its rows need to know."""

    def __init__(self, context: Context, table: Table, room: Pt, in_cell: bool) -> None:
        self.context = context
        self.in_cell = in_cell
        self.table = table
        page = context.document.sections[0].style
        self.page_room = page.height - abs(page.margin_top) - abs(page.margin_bottom)
        columns = column_edges(context, table, room)
        self.rows = [place_cells(row, len(columns) - 1) for row in table.rows]
        left = self._left(columns[-1], room)
        self.edges = [left + edge for edge in columns]

    def _left(self, width: Pt, room: Pt) -> Pt:
        """Where the table's left grid line stands.

        Word moves a table out by its left cell margin, so that text stands above text; from compatibility mode 15 on
        it is the outer edge of the border that stands at the edge of the text. A nested table has
        always stood so. (LibreOffice 7.4: the same.)
        """
        style, first = self.table.style, self.table.rows[0]
        align = first.align or style.align
        if align == "center":
            return (room - width) / 2
        if align in ("right", "end"):
            return room - width
        if self.context.document.settings.compatibility_mode < 15 and not self.in_cell:
            return style.indent - style.margins[0]
        uprights = vertical_edges(self.table, self.rows[0])
        return style.indent + (border_thickness(uprights[0][1]) / 2 if uprights and uprights[0][0] == 0 else 0.0)

    def strips(self) -> Iterator[Fragment]:
        """The strips of the table, headers first; the others carry the headers to repeat."""
        headers = self._header_count()
        repeated: list[Fragment] = []
        for first, last in self._bound_rows():
            strip = self._strip(first, last)
            if last < headers:
                strip.keep_next = True
                repeated.append(strip)
            else:
                strip.repeat_above = tuple(repeated)
            yield strip

    def _header_count(self) -> int:
        """How many rows open every page; none when all of them claim to."""
        return next((index for index, row in enumerate(self.table.rows) if not row.header), 0)

    def _bound_rows(self) -> Iterator[tuple[int, int]]:
        """First and last row of each stretch that vertically merged cells hold together."""
        first = 0
        for index in range(1, len(self.rows) + 1):
            if index == len(self.rows) or not self._continues(index):
                yield first, index - 1
                first = index

    def _continues(self, index: int) -> bool:
        return any(entry.cell.vertical_merge == "continue" for entry in self.rows[index].placed)

    def _strip(self, first: int, last: int) -> RowStrip:
        rows = [self._row_box(index) for index in range(first, last + 1)]
        cells = [cell for index in range(first, last + 1) for cell in self._cell_boxes(index, first, last)]
        below = self.rows[last + 1] if last + 1 < len(self.rows) else None
        closing = self._lines(horizontal_edges(self.table, self.rows[last], below))
        keep_next = _keeps_with_next(self.table.rows[last])
        strip = make_strip(rows, cells, closing, at_end=below is None, keep_next=keep_next)
        strip.rows = tuple(
            self._cut_if_too_high(row, *ends) for row, ends in zip(rows, pairwise(strip.tops), strict=True)
        )
        return _set_turned(self.context, strip) if any(cell.turned for cell in cells) else strip

    def _cut_if_too_high(self, row: RowBox, top: Pt, bottom: Pt) -> RowBox:
        """A row higher than a page is cut even if it says that it may not be, at once (LibreOffice 7.4)."""
        return row._replace(may_split=not row.exact) if bottom - top > self.page_room else row

    def _row_box(self, index: int) -> RowBox:
        cells = self.rows[index]
        row = cells.row
        above = self.rows[index - 1] if index else None
        top = horizontal_edges(self.table, above, cells)
        cut = horizontal_edges(self.table, above, cells, through_merged=True) if self._continues(index) else top
        margins = [cell_margins(self.table, row, entry.cell)[1] for entry in cells.placed]
        return RowBox(
            row.height if row.height_rule != "auto" else 0.0,
            row.height_rule == "exact",
            not row.cant_split and row.height_rule != "exact",
            thickest(edge.border for edge in top),
            max(margins, default=0.0),
            self._lines(top),
            self._lines(cut),
            tuple((self.edges[line], border) for line, border in vertical_edges(self.table, cells)),
        )

    def _lines(self, edges: Sequence[Edge]) -> LevelLines:
        """Lines along a horizontal edge, lying below it."""
        lines = []
        for border, start, end in edges:
            y = border_thickness(border) / 2
            lines.append(BorderLine(border, self.edges[start], y, self.edges[end], y))
        return tuple(lines)

    def _cell_boxes(self, index: int, first: int, last: int) -> Iterator[CellBox]:
        cells = self.rows[index]
        for entry in cells.placed:
            if entry.cell.vertical_merge == "continue" and index > first:
                continue
            end = index
            if entry.cell.vertical_merge != "none":
                while end < last and self._merged_below(end, entry.start, entry.end):
                    end += 1
            x, width = self.edges[entry.start], self.edges[entry.end] - self.edges[entry.start]
            margins = cell_margins(self.table, cells.row, entry.cell)
            box = CellBox(x, width, index - first, end - first, margins, entry.cell, [])
            yield _with_content(self.context, box, cells.row)

    def _merged_below(self, index: int, start: int, end: int) -> bool:
        below = self.rows[index + 1].by_column[start]
        return (
            below is not None and below.cell.vertical_merge == "continue" and (below.start, below.end) == (start, end)
        )


def _with_content(context: Context, box: CellBox, row: Row) -> CellBox:
    blocks = _visible_blocks(box.cell.blocks)
    if not box.turned:
        return replace(box, stack=_loosened(blocks, context.stack(blocks, box.content_width, in_cell=True)))
    length = row.height - box.margins[1] - box.margins[3] if row.height_rule != "auto" else 0.0
    stack = context.stack(blocks, length, in_cell=True) if length > 0 else []
    if not stack or (row.height_rule == "atLeast" and stack_height(stack) > box.content_width):
        length = content_extent(context, blocks).most + TOLERANCE
    return replace(box, stack=stack, length=length)


def _loosened(blocks: Sequence[Block], stack: list[Fragment]) -> list[Fragment]:
    """The stack without widow control, which does not hold in cells (Word and LibreOffice)."""
    kept = {block.number for block in blocks if isinstance(block, Paragraph) and block.style.keep_lines}
    for above, below in pairwise(stack):
        if above.keep_next and above.paragraph == below.paragraph and above.paragraph not in kept:
            above.keep_next = False
    return stack


def _set_turned(context: Context, strip: RowStrip) -> RowStrip:
    """Lay turned text out again for the height that its row has now."""
    cells = [
        replace(cell, stack=context.stack(_visible_blocks(cell.cell.blocks), strip.content_height(cell), in_cell=True))
        if cell.turned
        else cell
        for cell in strip.cells
    ]
    return make_strip(strip.rows, cells, strip.closing, at_end=strip.at_end, keep_next=strip.keep_next)


def _visible_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """A cell must end with a paragraph; an empty one after a nested table takes no room (Word and LibreOffice)."""
    if len(blocks) > 1 and isinstance(blocks[-2], Table):
        last = blocks[-1]
        if isinstance(last, Paragraph) and not last.inlines and last.label is None:
            return blocks[:-1]
    return blocks


def _keeps_with_next(row: Row) -> bool:
    """A row stays with the next one when the first paragraph of its first cell does."""
    first = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    return isinstance(first, Paragraph) and first.style.keep_next


# --- strips ----------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class RowStrip(Fragment):
    """One row, or the rows that merged cells hold together. `tops` are the rows' upper edges and, last, the lower
    edge of the last one; `closing` lies below that, and counts in `height` only where nothing follows (`at_end`)."""

    rows: tuple[RowBox, ...]
    cells: tuple[CellBox, ...]
    tops: tuple[Pt, ...]
    closing: LevelLines
    at_end: bool

    def split(self, room: Pt) -> tuple[Fragment, Fragment] | None:
        """Cut in the row that overruns `room`, or before it."""
        limit = room - thickest(line.border for line in self.closing)
        overrun = next((r for r in range(len(self.rows)) if self.tops[r + 1] > limit + TOLERANCE), len(self.rows) - 1)
        parts = self._cut_in(overrun, limit) if self.rows[overrun].may_split else None
        if parts is None and overrun > 0:
            parts = self._cut_before(overrun)
        return parts

    def _cut_in(self, index: int, limit: Pt) -> tuple[Fragment, Fragment] | None:
        upper, lower = [], []
        lines_left = False
        for cell in self.cells:
            if cell.first > index:
                lower.append(replace(cell, first=cell.first - index, last=cell.last - index))
            elif cell.last < index:
                upper.append(cell)
            else:
                first, rest = split_stack(cell.stack, limit - self._content_top(cell) - cell.margins[3])
                if (cell.turned and rest) or (not first and cell.stack and cell.first == index):
                    return None
                lines_left = lines_left or bool(rest)
                upper.append(replace(cell, last=index, stack=first, cut=True, goes_on=bool(rest)))
                lower.append(replace(cell, first=0, last=cell.last - index, stack=rest, cut=True, goes_on=False))
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
                lower.append(replace(cell, first=cell.first - index, last=cell.last - index))
            elif cell.last < index:
                upper.append(cell)
            else:
                first, rest = split_stack(cell.stack, self.tops[index] - self._content_top(cell) - cell.margins[3])
                upper.append(replace(cell, last=index - 1, stack=first, cut=True))
                lower.append(replace(cell, first=0, last=cell.last - index, stack=rest, cut=True, goes_on=False))
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
        rest.repeat_above, rest.gap_below = self.repeat_above, self.gap_below
        return rest

    def _closing_of(self, index: int) -> LevelLines:
        return self.closing if index == len(self.rows) - 1 else self.rows[index + 1].cut_lines

    def _content_top(self, cell: CellBox) -> Pt:
        row = self.rows[cell.first]
        return self.tops[cell.first] + row.border + row.margin_top

    def draw(self, x: Pt, y: Pt, out: list[Item]) -> None:
        for cell in self.cells:
            if cell.cell.shading is not None:
                top, bottom = self.tops[cell.first], self.tops[cell.last + 1]
                out.append(Fill(rectangle(x + cell.x, y + top, cell.width, bottom - top), cell.cell.shading))
        for cell in self.cells:
            self._draw_content(cell, x, y, out)
        out.extend(line_items(self._lines(), x, y))

    def _draw_content(self, cell: CellBox, x: Pt, y: Pt, out: list[Item]) -> None:
        left, _, _, low = cell.margins
        top, bottom = self._content_top(cell), self.tops[cell.last + 1] - low
        height = stack_height(cell.stack)
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
        return max(self.tops[cell.last + 1] - cell.margins[3] - self._content_top(cell), 1.0)

    def content_place(self, cell: CellBox) -> tuple[Pt, Pt]:
        """Where the content of a cell begins within the strip."""
        top, bottom = self._content_top(cell), self.tops[cell.last + 1] - cell.margins[3]
        return cell.x + cell.margins[0], top + _aligned(cell, bottom - top - stack_height(cell.stack))

    def _lines(self) -> Iterator[BorderLine]:
        for index, row in enumerate(self.rows):
            top, bottom = self.tops[index], self.tops[index + 1]
            if index == len(self.rows) - 1:
                bottom += thickest(line.border for line in self.closing)
            yield from _level(row.top_lines, top, row)
            for x, border in row.uprights:
                yield BorderLine(border, x, top, x, bottom)
        yield from _level(self.closing, self.tops[-1], self.rows[-1])


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
    for cell in strip.cells:
        stack = cell.stack
        if not any(part.notes or part.floats or part.headings or part.bookmarks for part in stack):
            continue
        x, y = strip.content_place(cell)
        strip.notes += stack_notes(stack)
        strip.floats += stack_floats(stack, x, y)
        strip.headings += stack_headings(stack, y)
        strip.bookmarks += stack_bookmarks(stack)


def _row_heights(rows: Sequence[RowBox], cells: Sequence[CellBox]) -> list[Pt]:
    """What each row's cells need, at least (or exactly) its given height; a merged cell stretches its last row."""
    heights = [max(row.least, row.border) for row in rows]
    for cell in sorted(cells, key=lambda cell: (cell.first != cell.last, cell.last)):
        if rows[cell.last].exact:
            continue
        top = rows[cell.first]
        need = top.border + top.margin_top + cell.needed + cell.margins[3]
        above = sum(heights[cell.first : cell.last])
        heights[cell.last] = max(heights[cell.last], need - above)
    return heights


def _aligned(cell: CellBox, slack: Pt) -> Pt:
    """How far vertical alignment pushes the content down; a cell cut by a page's end stays at its top."""
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
    across = _aligned(cell, cell.content_width - stack_height(cell.stack))
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


# --- floating tables -------------------------------------------------------------------------------------


def _floating(context: Context, table: Table, place: FloatingTable, room: Pt) -> list[Fragment]:
    """A floating table as a text box that holds it; one too high to stand on a page is set in the flow."""
    plain = replace(table, style=replace(table.style, floating=None, indent=0.0, align="left"))
    strips = lay_out_table(context, plain, room)
    height = stack_height(strips)
    context.warn(
        "layout.floating-table",
        msg("bảng nổi (có chữ chạy quanh) được đặt gần đúng chỗ của nó"),
        text=_first_text(table),
        hint=msg("trong Word: Table Properties → Text wrapping → None, nếu bảng không cần nổi"),
    )
    if height > FLOATING_SHARE * context.document.sections[0].style.height:
        return strips
    width = max(cell.x + cell.width for strip in strips if isinstance(strip, RowStrip) for cell in strip.cells)
    box = ShapeGraphic(text=(plain,), insets=(0.0, 0.0, 0.0, 0.0))
    x = place.x if place.x.align else place.x._replace(offset=place.x.offset - _outdent(context, table, strips[0]))
    anchor = Anchor(x, place.y, width, height, "square", distances=place.distances)
    return [Fragment(height=0.0, floats=(Float(AnchoredDrawing(box, anchor), 0.0, 0.0, room),))]


def _outdent(context: Context, table: Table, first: Fragment) -> Pt:
    """How far left of a floating table's place its box begins: the text, not the border, stands near that place
    (LibreOffice 7.4, in every mode)."""
    uprights = first.rows[0].uprights if isinstance(first, RowStrip) else ()
    half = border_thickness(uprights[0][1]) / 2 if uprights else 0.0
    return half if context.document.settings.compatibility_mode < 15 else table.style.margins[0] + 2 * half


def _first_text(table: Table) -> str:
    for row in table.rows:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Paragraph):
                    text = "".join(inline.text for inline in block.inlines if isinstance(inline, TextSpan))
                    if text:
                        return text
    return ""
