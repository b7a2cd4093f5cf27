"""Tables whose first column stands on the right (`w:bidiVisual`). In: such a table. Out: the same picture as a table
that runs from left to right."""

from __future__ import annotations

from ..word.blocks import Borders, Cell, Row, Table
from .table_widths import Margins


def mirrored(table: Table) -> Table:
    """`table` with its columns, and what stands at the sides of its cells, in the order of the page."""
    style = table.style
    sides = style._replace(
        borders=_mirrored_borders(style.borders), margins=_mirrored_margins(style.margins), right_to_left=False
    )
    rows = tuple(_mirrored_row(row) for row in table.rows)
    return Table(sides, table.grid[::-1], rows, tuple(mirrored(one) for one in table.joined))


def _mirrored_row(row: Row) -> Row:
    return row._replace(
        cells=tuple(_mirrored_cell(cell) for cell in reversed(row.cells)),
        skip_before=row.skip_after,
        skip_after=row.skip_before,
        width_before=row.width_after,
        width_after=row.width_before,
        borders=_mirrored_borders(row.borders) if row.borders is not None else None,
        margins=_mirrored_margins(row.margins) if row.margins is not None else None,
    )


def _mirrored_cell(cell: Cell) -> Cell:
    other = {"left": "right", "right": "left"}
    return cell._replace(
        borders=_mirrored_borders(cell.borders),
        no_borders=frozenset(other.get(side, side) for side in cell.no_borders),
        margins=_mirrored_margins(cell.margins) if cell.margins is not None else None,
    )


def _mirrored_borders(borders: Borders) -> Borders:
    return borders._replace(left=borders.right, right=borders.left)


def _mirrored_margins(margins: Margins) -> Margins:
    left, top, right, bottom = margins
    return right, top, left, bottom
