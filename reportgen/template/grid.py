"""Table grids after filling. In: a filled part whose tables may have got more or fewer columns. Out: the part with as
many `w:gridCol` as its rows have cells, the tables as wide as before.
"""

from __future__ import annotations

from ..word.xml import Element, new_element, parse, qn, to_text

_GRID, _COLUMN, _WIDTH = qn("w:tblGrid"), qn("w:gridCol"), qn("w:w")
_SPAN = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"


def with_right_grids(xml: str, *, path: str, part: str) -> str:
    """The part with every table's grid made to fit its widest row."""
    root = parse(xml.encode("utf-8"), path=path, part=part)
    for table in root.iter(qn("w:tbl")):
        grid = table.find(_GRID)
        columns = max((_columns(row) for row in table.findall(qn("w:tr"))), default=0)
        if grid is not None and columns:
            _fit(grid, columns)
    return to_text(root)


def _columns(row: Element) -> int:
    return sum(_span(cell) for cell in row.findall(qn("w:tc")))


def _span(cell: Element) -> int:
    span = cell.find(_SPAN)
    value = span.get(qn("w:val"), "1") if span is not None else "1"
    return int(value) if value.isdecimal() else 1


def _fit(grid: Element, columns: int) -> None:
    old = [_width(column) for column in grid.findall(_COLUMN)]
    if len(old) == columns:
        return
    total = sum(old)
    kept = old[:columns] + [total // max(1, len(old))] * (columns - len(old))
    scale = total / sum(kept) if sum(kept) else 0
    for column in grid.findall(_COLUMN):
        grid.remove(column)
    for index, width in enumerate(kept):
        grid.insert(index, new_element("w:gridCol", w=str(int(width * scale))))


def _width(column: Element) -> int:
    value = column.get(_WIDTH, "0")
    return int(float(value)) if value.replace(".", "", 1).isdecimal() else 0
