"""Rows that merged cells hold together, parted again. In: a strip of many rows. Out: strips of as few as may be.

A strip that is higher than a page ends up on several; where no merged cell has anything more to show, its rows may as
well stand alone, and a table merged over ten thousand rows costs no more than any other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from ..units import Pt
from .boxes import TOLERANCE
from .stacks import EMPTY
from .table_rows import CellBox, RowStrip, make_strip


def parted(strip: RowStrip, page_room: Pt) -> list[RowStrip]:
    """`strip` itself unless it is higher than `page_room` (pt)."""
    if strip.height <= page_room:
        return [strip]
    bounds = [0, *_free_bounds(strip), len(strip.rows)]
    held = _cells_by_part(strip.cells, bounds)
    parts = [_part(strip, first, end, cells) for (first, end), cells in zip(pairwise(bounds), held, strict=True)]
    parts[-1].keep_next = strip.keep_next
    return parts


def _free_bounds(strip: RowStrip) -> list[int]:
    """The rows above which every cell that goes on has shown all that it holds."""
    opened = [0] * (len(strip.rows) + 1)
    for cell in strip.cells:
        needed = strip.content_top(cell) + cell.stack.height + strip.rows[cell.last].margin_bottom
        free = (
            cell.last + 1 if cell.turned else bisect_left(strip.tops, needed - TOLERANCE, cell.first + 1, cell.last + 1)
        )
        opened[cell.first + 1] += 1
        opened[free] -= 1
    return [row for row, count in enumerate(accumulate(opened)) if not count and 0 < row < len(strip.rows)]


def _cells_by_part(cells: Sequence[CellBox], bounds: Sequence[int]) -> list[list[CellBox]]:
    parts: list[list[CellBox]] = [[] for _ in bounds[1:]]
    for cell in cells:
        part = bisect_left(bounds, cell.first + 1) - 1
        for index, piece in enumerate(_pieces(cell, bounds, part), part):
            parts[index].append(piece)
    return parts


def _pieces(cell: CellBox, bounds: Sequence[int], part: int) -> Iterator[CellBox]:
    """A cell in its first part, with all it holds, and in those it goes on through, empty."""
    goes_on = cell.last >= bounds[part + 1]
    stack = cell.stack
    while part + 1 < len(bounds) and bounds[part] <= cell.last:
        first, last = max(cell.first, bounds[part]), min(cell.last, bounds[part + 1] - 1)
        yield cell._replace(first=first - bounds[part], last=last - bounds[part], stack=stack, cut=goes_on or cell.cut)
        stack = EMPTY
        part += 1


def _part(strip: RowStrip, first: int, end: int, cells: Sequence[CellBox]) -> RowStrip:
    if end == len(strip.rows):
        return make_strip(strip.rows[first:], cells, strip.closing, at_end=strip.at_end)
    part = make_strip(strip.rows[first:end], cells, strip.rows[end].cut_lines, at_end=False)
    part.goes_on = True
    return part
