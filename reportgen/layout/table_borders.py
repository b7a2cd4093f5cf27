"""Which border is drawn where in a table. In: the table and its cells by row and column. Out: border lines by row.

Without cell spacing two cells share each edge, and one border of two is drawn (ECMA-376 17.4.66): a border beats
none, one given to the cell beats one inherited from the table, then more lines beat fewer, wider beats narrower,
then the standard's order of styles, darker beats lighter, and what comes first in reading order beats the rest.
Measured in LibreOffice 7.4: a thick single line beats a dotted one, a thin double line beats a thick single one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..pages import Item, Line, Move, Stroke, segment
from ..units import Pt
from ..word.blocks import Border, Borders, Cell, Row, Table
from .strokes import border_strokes, border_thickness

_WEIGHTS = {
    name: number
    for number, name in enumerate(
        ("single", "thick", "double", "dotted", "dashed", "dotDash", "dotDotDash", "triple", "thinThickSmallGap",
         "thickThinSmallGap", "thinThickThinSmallGap", "thinThickMediumGap", "thickThinMediumGap",
         "thinThickThinMediumGap", "thinThickLargeGap", "thickThinLargeGap", "thinThickThinLargeGap", "wave",
         "doubleWave", "dashSmallGap", "dashDotStroked", "threeDEmboss", "threeDEngrave", "outset", "inset"),
        start=1,
    )
}  # fmt: skip
TOUCHING: Pt = 0.02
"""Two ends nearer than this meet: what sums of rounded lengths may differ by."""


class Placed(NamedTuple):
    """A cell in its row: the grid columns from `start` to before `end`."""

    cell: Cell
    start: int
    end: int


class Edge(NamedTuple):
    """A border along grid columns (of a horizontal line) from `start` to before `end`."""

    border: Border
    start: int
    end: int


class _Wish(NamedTuple):
    border: Border | None
    own: bool = False


NOTHING = _Wish(None)


class RowCells(NamedTuple):
    """A row and its cells placed on the grid; `by_column` finds the cell of a grid column."""

    row: Row
    placed: tuple[Placed, ...]
    by_column: tuple[Placed | None, ...]


def place_cells(row: Row, columns: int) -> RowCells:
    """The cells of `row` on a grid of `columns`."""
    placed: list[Placed] = []
    by_column: list[Placed | None] = [None] * columns
    column = row.skip_before
    for cell in row.cells:
        entry = Placed(cell, column, min(column + cell.span, columns))
        placed.append(entry)
        for index in range(entry.start, entry.end):
            by_column[index] = entry
        column += cell.span
    return RowCells(row, tuple(placed), tuple(by_column))


def continues(above: RowCells | None, entry: Placed | None) -> bool:
    """Does a cell go on from the cell above? Only one of the same columns that is merged itself can be gone on with;
    else what the file calls a continuation begins anew, and its text is not lost."""
    if above is None or entry is None or entry.cell.vertical_merge != "continue":
        return False
    upper = above.by_column[entry.start]
    return upper is not None and upper[1:] == entry[1:] and upper.cell.vertical_merge != "none"


def horizontal_edges(
    table: Table, above: RowCells | None, below: RowCells | None, *, through_merged: bool = False
) -> tuple[Edge, ...]:
    """The borders between two rows (None: outside the table), equal neighbours joined. Merged cells have none inside,
    but where a page ends in them (`through_merged`)."""
    rows = [row for row in (above, below) if row is not None]
    edges: list[Edge] = []
    for column in range(len(rows[0].by_column)):
        upper = above.by_column[column] if above else None
        lower = below.by_column[column] if below else None
        if not through_merged and continues(above, lower):
            continue
        over = _wish(table, above, upper, "bottom", below is None) if above else NOTHING
        under = _wish(table, below, lower, "top", above is None) if below else NOTHING
        border = _winner(over, under)
        if border is None:
            continue
        if edges and edges[-1].end == column and edges[-1].border == border:
            edges[-1] = edges[-1]._replace(end=column + 1)
        else:
            edges.append(Edge(border, column, column + 1))
    return tuple(edges)


def vertical_edges(table: Table, row: RowCells) -> tuple[tuple[int, Border], ...]:
    """The borders beside the cells of a row: the grid line each stands on (from 0) and the border."""
    found: list[tuple[int, Border]] = []
    for index, entry in enumerate(row.placed):
        before = row.placed[index - 1] if index else None
        left = _winner(_side(table, row, before, "right", False), _side(table, row, entry, "left", before is None))
        if left is not None:
            found.append((entry.start, left))
    if row.placed:
        last = _side(table, row, row.placed[-1], "right", True).border
        if last is not None:
            found.append((row.placed[-1].end, last))
    return tuple(found)


def _wish(table: Table, row: RowCells | None, entry: Placed | None, side: str, outside: bool) -> _Wish:
    return _side(table, row, entry, side, outside) if row is not None else NOTHING


def _side(table: Table, row: RowCells, entry: Placed | None, side: str, outside: bool) -> _Wish:
    """What a cell wants on one side: its own border, else the row's exception or the table's for that place."""
    if entry is None:
        return NOTHING
    own: Border | None = getattr(entry.cell.borders, side)
    if own is not None:
        return _Wish(own, True)
    if side in entry.cell.no_borders:
        return NOTHING
    inside = "inside_horizontal" if side in ("top", "bottom") else "inside_vertical"
    borders: Borders = row.row.borders or table.style.borders
    return _Wish(getattr(borders, side if outside else inside))


def _winner(first: _Wish, second: _Wish) -> Border | None:
    if first.border is None or second.border is None or first.border is second.border:
        return first.border or second.border
    if first.own != second.own:
        return first.border if first.own else second.border
    return first.border if heaviness(first.border) >= heaviness(second.border) else second.border


def heaviness(border: Border) -> tuple[float, ...]:
    """What decides between two borders, the greater winning."""
    lines = border_thickness(border) > border.width * 1.01
    color = border.color if len(border.color) == 6 else "000000"
    red, green, blue = (int(color[index : index + 2], 16) for index in (0, 2, 4))
    return (lines, border.width, _WEIGHTS.get(border.style, 0), -(red + blue + 2 * green), -(blue + 2 * green), -green)


def thickest(borders: Iterable[Border]) -> Pt:
    """The thickness of the thickest of `borders`, 0 without any."""
    return max((border_thickness(border) for border in borders), default=0.0)


# --- lines -----------------------------------------------------------------------------------------------


class BorderLine(NamedTuple):
    """A border along a segment, from the strip's top left corner."""

    border: Border
    x1: Pt
    y1: Pt
    x2: Pt
    y2: Pt


def heavier_lines(over: Sequence[BorderLine], under: Sequence[BorderLine]) -> tuple[BorderLine, ...]:
    """The borders along an edge that two tables share, each given by one of them: the heavier one everywhere."""
    ends = sorted({end for line in (*over, *under) for end in (line.x1, line.x2)})
    found: list[BorderLine] = []
    for start, end in pairwise(ends):
        there = [line.border for line in (*over, *under) if line.x1 <= start and end <= line.x2]
        if not there:
            continue
        border = max(there, key=heaviness)
        y = border_thickness(border) / 2
        if found and found[-1].x2 == start and found[-1].border == border:
            start = found.pop().x1
        found.append(BorderLine(border, start, y, end, y))
    return tuple(found)


def line_items(lines: Iterable[BorderLine], x: Pt, y: Pt) -> list[Item]:
    """The strokes of border lines whose origin is at (x, y)."""
    return [
        item
        for border, x1, y1, x2, y2 in lines
        for item in border_strokes(border, x1 + x, y1 + y, x2 + x, y2 + y)
    ]  # fmt: skip


def joined_strokes(items: Sequence[Item]) -> list[Item]:
    """`items` with straight strokes that go on where another ends made one: a page's verticals, row by row, become
    one line each, and a line drawn twice is drawn once. The whole is drawn where its last part was, over the shading
    of every row that it passes."""
    result: list[Item | None] = []
    last: dict[tuple[object, ...], int] = {}
    for item in items:
        key = _track(item)
        if key is None:
            result.append(item)
            continue
        longer = _together(result[last[key]], item) if key in last else None
        if longer is not None:
            result[last[key]] = None
        last[key] = len(result)
        result.append(longer or item)
    return [item for item in result if item is not None]


def _track(item: Item) -> tuple[object, ...] | None:
    """The infinite line that a straight upright or level stroke lies on, with its pen."""
    if not isinstance(item, Stroke) or len(item.path) != 2:
        return None
    start, end = item.path
    if not isinstance(start, Move) or not isinstance(end, Line):
        return None
    if start.x == end.x:
        return ("|", round(start.x, 2), item.width, item.color, item.dash)
    return ("-", round(start.y, 2), item.width, item.color, item.dash) if start.y == end.y else None


def _together(earlier: Item | None, item: Item) -> Stroke | None:
    """One stroke for two on the same track, if the second begins where the first ends or within it."""
    if not isinstance(earlier, Stroke) or not isinstance(item, Stroke):
        return None
    x1, y1, x2, y2 = _ends(earlier)
    x3, y3, x4, y4 = _ends(item)
    upright = x1 == x2
    start, end, begin, finish = (y1, y2, y3, y4) if upright else (x1, x2, x3, x4)
    if not start - TOUCHING <= begin <= end + TOUCHING:
        return None
    if finish <= end:
        return earlier
    return earlier._replace(path=segment(x1, y1, x1, finish) if upright else segment(x1, y1, finish, y1))


def _ends(stroke: Stroke) -> tuple[Pt, Pt, Pt, Pt]:
    (start, end) = stroke.path
    assert isinstance(start, Move)
    assert isinstance(end, Line)
    return start.x, start.y, end.x, end.y
