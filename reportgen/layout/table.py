"""Tables. In: a `Table` and the width of the column it stands in. Out: fragments, one for each row.

    columns (table_widths) ──▶ cells on them ──▶ each cell laid out ──▶ strips (table_rows), borders (table_borders)

Rows that share a vertically merged cell make one strip (`table_parting` takes those apart that end up on several pages
anyway). A strip is cut at any line unless its row may not be.

What was measured in LibreOffice 7.4 and agrees with Word: the top border of a row lies inside it and pushes its text
down; only the last row of a table, or of a page, has room for its bottom border too. A given height includes the
border. The largest top and bottom margins of a row's cells hold for all of them. Cells stand on the grid lines,
borders are centred on them sideways, and the text begins one cell margin from the line however thick the border is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..messages import msg
from ..units import Pt
from ..word.blocks import (
    Anchor,
    AnchoredDrawing,
    Block,
    Paragraph,
    Row,
    ShapeGraphic,
    Table,
    TextSpan,
)
from .boxes import Float, Fragment, stack_height
from .context import Context
from .joined_tables import header_counts
from .mirrored_tables import mirrored
from .stacks import EMPTY, Stack
from .strokes import border_thickness
from .table_borders import (
    BorderLine,
    Edge,
    continues,
    heavier_lines,
    horizontal_edges,
    place_cells,
    thickest,
    vertical_edges,
)
from .table_parting import parted
from .table_rows import CellBox, LevelLines, RowBox, RowStrip, make_strip
from .table_widths import cell_margins, column_edges, content_extent

FLOATING_SHARE = 0.8
"""A floating table higher than this share of the page is set in the flow instead: it could not be cut."""

# --- a table ---------------------------------------------------------------------------------------------


def lay_out_table(context: Context, table: Table, room: Pt, *, in_cell: bool = False) -> list[Fragment]:
    """The rows of `table`, and of those joined to it, as fragments, in a column `room` pt wide; `in_cell`: it stands in
    a cell of another."""
    _name_what_is_left_out(context, table)
    if table.style.right_to_left:
        table = mirrored(table)
    if table.rows and table.style.floating is not None:
        return _floating(context, table, room)
    tables = [one for one in (table, *table.joined) if one.rows]
    builders = [_Builder(context, one, room, in_cell) for one in tables]
    for above, below in pairwise(builders):
        above.join(below)
    headers: list[Fragment] = []
    counts = header_counts(tables)
    return [strip for builder, count in zip(builders, counts, strict=True) for strip in builder.strips(count, headers)]


def _name_what_is_left_out(context: Context, table: Table) -> None:
    if table.style.cell_spacing:
        context.warn(
            "layout.cell-spacing",
            msg("bảng có khoảng hở giữa các ô; khoảng hở này được bỏ qua"),
            text=_first_text(table),
            hint=msg("trong Word: Table Properties → Options → bỏ chọn “Allow spacing between cells”"),
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
        self.seam_above: LevelLines | None = None
        self.seam_below: LevelLines | None = None

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

    def join(self, below: _Builder) -> None:
        """Let the table `below` go on where this one ends: they share what is drawn between them."""
        over = self._lines(horizontal_edges(self.table, self.rows[-1], None))
        under = below._lines(horizontal_edges(below.table, None, below.rows[0]))
        self.seam_below = below.seam_above = heavier_lines(over, under)

    def strips(self, headers: int, repeated: list[Fragment]) -> Iterator[Fragment]:
        """The strips of the table; the first `headers` rows join those to repeat, the others carry them."""
        for first, last in self._bound_rows():
            strip = self._strip(first, last)
            if last < headers:
                strip.keep_next = True
                repeated.append(strip)
                yield strip
                continue
            for part in [strip] if self.in_cell else parted(strip, self.page_room):
                part.repeat_above = tuple(repeated)
                yield part

    def _bound_rows(self) -> Iterator[tuple[int, int]]:
        """First and last row of each stretch that vertically merged cells hold together."""
        first = 0
        for index in range(1, len(self.rows) + 1):
            if index == len(self.rows) or not self._continues(index):
                yield first, index - 1
                first = index

    def _continues(self, index: int) -> bool:
        return any(continues(self.rows[index - 1], entry) for entry in self.rows[index].placed) if index else False

    def _strip(self, first: int, last: int) -> RowStrip:
        rows = [self._row_box(index) for index in range(first, last + 1)]
        cells = [cell for index in range(first, last + 1) for cell in self._cell_boxes(index, first, last)]
        below = self.rows[last + 1] if last + 1 < len(self.rows) else None
        closing = self._lines(horizontal_edges(self.table, self.rows[last], below))
        at_end = below is None
        if at_end and self.seam_below is not None:
            closing, at_end = self.seam_below, False
        keep_next = _keeps_with_next(self.table.rows[last])
        strip = make_strip(rows, cells, closing, at_end=at_end, keep_next=keep_next)
        return _set_turned(self.context, strip) if any(cell.turned for cell in cells) else strip

    def _row_box(self, index: int) -> RowBox:
        cells = self.rows[index]
        row = cells.row
        above = self.rows[index - 1] if index else None
        top = self._lines(horizontal_edges(self.table, above, cells))
        cut = top
        if self._continues(index):
            cut = self._lines(horizontal_edges(self.table, above, cells, through_merged=True))
        elif index == 0 and self.seam_above is not None:
            top = cut = self.seam_above
        margins = [cell_margins(self.table, row, entry.cell) for entry in cells.placed]
        return RowBox(
            row.height if row.height_rule != "auto" else 0.0,
            row.height_rule == "exact",
            not (row.cant_split or row.height_rule == "exact" or _keeps_with_next(row)),
            thickest(line.border for line in top),
            max((top for _, top, _, _ in margins), default=0.0),
            max((bottom for _, _, _, bottom in margins), default=0.0),
            top,
            cut,
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
            if index and continues(self.rows[index - 1], entry):
                continue
            end = index
            while end < last and continues(self.rows[end], self.rows[end + 1].by_column[entry.start]):
                end += 1
            x, width = self.edges[entry.start], self.edges[entry.end] - self.edges[entry.start]
            margins = cell_margins(self.table, cells.row, entry.cell)
            box = CellBox(x, width, index - first, end - first, margins, entry.cell, EMPTY)
            yield _with_content(self.context, box, cells.row)


def _with_content(context: Context, box: CellBox, row: Row) -> CellBox:
    blocks = _visible_blocks(box.cell.blocks)
    if not box.turned:
        return box._replace(stack=Stack.of(context.stack(blocks, box.content_width, in_cell=True)))
    length = row.height - box.margins[1] - box.margins[3] if row.height_rule != "auto" else 0.0
    stack = context.stack(blocks, length, in_cell=True) if length > 0 else []
    if not stack or (row.height_rule == "atLeast" and stack_height(stack) > box.content_width):
        length = content_extent(context, blocks).most
    return box._replace(stack=Stack.of(stack), length=length)


def _set_turned(context: Context, strip: RowStrip) -> RowStrip:
    """Lay turned text out again for the height that its row has now."""
    cells = []
    for cell in strip.cells:
        if cell.turned:
            blocks = _visible_blocks(cell.cell.blocks)
            cell = cell._replace(stack=Stack.of(context.stack(blocks, strip.content_height(cell), in_cell=True)))
        cells.append(cell)
    return make_strip(strip.rows, cells, strip.closing, at_end=strip.at_end, keep_next=strip.keep_next)


def _visible_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """A cell must end with a paragraph; an empty one after a nested table takes no room (Word and LibreOffice)."""
    if len(blocks) > 1 and isinstance(blocks[-2], Table):
        last = blocks[-1]
        if isinstance(last, Paragraph) and not last.inlines and last.label is None:
            return blocks[:-1]
    return blocks


def _keeps_with_next(row: Row) -> bool:
    """A row stays with the next one, and is not cut, when the first paragraph of its first cell says so."""
    first = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    return isinstance(first, Paragraph) and first.style.keep_next


# --- floating tables -------------------------------------------------------------------------------------


def _floating(context: Context, table: Table, room: Pt) -> list[Fragment]:
    """A floating table where no paragraph follows that could anchor it."""
    drawing = floating_table(context, table, room)
    if drawing is None:
        return lay_out_table(context, _standing(table), room)
    return [Fragment(height=0.0, floats=(Float(drawing, 0.0, 0.0, room),))]


def _standing(table: Table) -> Table:
    return table._replace(style=table.style._replace(floating=None, indent=0.0, align="left"))


def floating_table(context: Context, table: Table, room: Pt) -> AnchoredDrawing | None:
    """A floating table as a text box that holds it; None for one that stands in its place, or is too high to stand on
    a page and is set in the flow."""
    place = table.style.floating
    if place is None:
        return None
    plain = _standing(table)
    strips = lay_out_table(context, plain, room)
    height = stack_height(strips)
    context.warn(
        "layout.floating-table",
        msg("bảng nổi (có chữ chạy quanh) được đặt gần đúng chỗ của nó"),
        text=_first_text(table),
        hint=msg("trong Word: Table Properties → Text wrapping → None, nếu bảng không cần nổi"),
    )
    if height > FLOATING_SHARE * context.document.sections[0].style.height:
        return None
    width = max(cell.x + cell.width for strip in strips if isinstance(strip, RowStrip) for cell in strip.cells)
    box = ShapeGraphic(text=(plain,), insets=(0.0, 0.0, 0.0, 0.0))
    x = place.x if place.x.align else place.x._replace(offset=place.x.offset - _outdent(context, table, strips[0]))
    anchor = Anchor(x, place.y, width, height, "square", distances=place.distances)
    return AnchoredDrawing(box, anchor)


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
