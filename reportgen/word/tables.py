"""Tables. In: a `w:tbl`. Out: a `Table`, cells resolved against the table's style but not against their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from ..units import Pt
from .alternate import unwrapped
from .bags import Bag
from .blocks import Borders, Cell, Paragraph, Row, Table, TableStyle, Width
from .context import Reading
from .table_properties import NARROW_MARGIN, TableProperties, merge_table_bags
from .table_styles import CellLook, Spot, TableStyles, TableStyleSheet
from .values import VAL
from .xml import qn

_TR, _TC, _TRPR, _TCPR, _TBLPREX = qn("w:tr"), qn("w:tc"), qn("w:trPr"), qn("w:tcPr"), qn("w:tblPrEx")
_NO_MARGINS = {"left": NARROW_MARGIN, "top": 0.0, "right": NARROW_MARGIN, "bottom": 0.0}


@dataclass
class _Source:
    """A table being read: its style sheet, its properties over the style's, its own borders, its rows."""

    properties: TableProperties
    sheet: TableStyleSheet
    bag: Bag
    direct: Bag
    rows: list[_RowSource]
    columns: int

    @property
    def flags(self) -> frozenset[str]:
        flags: frozenset[str] = self.bag.get("look", frozenset())
        return flags

    @property
    def bands(self) -> tuple[int, int]:
        return self.bag.get("row_band", 1), self.bag.get("column_band", 1)

    @property
    def margins(self) -> dict[str, Pt]:
        own: dict[str, Pt] = self.bag.get("margins", {})
        return _NO_MARGINS | own


class _RowSource(NamedTuple):
    element: etree._Element
    bag: Bag
    exceptions: Bag
    cells: list[tuple[etree._Element, Bag]]


def read_table(reading: Reading, element: etree._Element) -> Table:
    """A table with its rows, cells and what they hold."""
    properties, styles = _table_styles(reading)
    own = element.find(qn("w:tblPr"))
    reference = None if own is None else own.find(qn("w:tblStyle"))
    sheet = styles.get("" if reference is None else reference.get(VAL, ""))
    direct = properties.read(own)
    rows = [row for row in _rows(properties, element) if not row.bag.get("deleted") and not row.bag.get("hidden")]
    grid = _grid(reading, element)
    columns = max([len(grid), *(_columns(row) for row in rows)])
    source = _Source(properties, sheet, merge_table_bags(sheet.table, direct), direct, rows, columns)
    return Table(
        _table_style(source), grid, tuple(_read_row(reading, source, index, row) for index, row in enumerate(rows))
    )


def _table_styles(reading: Reading) -> tuple[TableProperties, TableStyles]:
    """The document's table styles, made when the first table is met."""
    if reading.table_styles is None:
        reading.table_styles = TableStyles(reading.styles, TableProperties(reading.values, reading.colors))
    return reading.table_styles.properties, reading.table_styles


def _grid(reading: Reading, element: etree._Element) -> tuple[Pt, ...]:
    columns = element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    return tuple(max(0.0, reading.values.twips(column, qn("w:w")) or 0.0) for column in columns)


def _rows(properties: TableProperties, element: etree._Element) -> list[_RowSource]:
    out = []
    for row in unwrapped(element):
        if row.tag == _TR:
            cells = [(cell, properties.read(cell.find(_TCPR))) for cell in unwrapped(row) if cell.tag == _TC]
            bag, exceptions = properties.read(row.find(_TRPR)), properties.read(row.find(_TBLPREX))
            out.append(_RowSource(row, bag, exceptions, _merged_across(cells)))
    return out


def _merged_across(cells: list[tuple[etree._Element, Bag]]) -> list[tuple[etree._Element, Bag]]:
    """Cells merged the old way (`w:hMerge`) become one that spans."""
    out: list[tuple[etree._Element, Bag]] = []
    for cell, bag in cells:
        if bag.get("horizontal") == "continue" and out:
            first = out[-1][1]
            first["span"] = first.get("span", 1) + bag.get("span", 1)
            first["width"] = _added(first.get("width", Width()), bag.get("width", Width()))
        else:
            out.append((cell, bag))
    return out


def _added(one: Width, other: Width) -> Width:
    return Width(one.kind, one.value + other.value) if one.kind == other.kind else one


def _columns(row: _RowSource) -> int:
    spans = sum(max(1, bag.get("span", 1)) for _, bag in row.cells)
    return int(row.bag.get("before", 0) + spans + row.bag.get("after", 0))


def _table_style(source: _Source) -> TableStyle:
    bag = source.bag
    return TableStyle(
        width=bag.get("width", Width()),
        layout=bag.get("layout", "autofit"),
        align=_align(bag.get("jc") or "start", bag.get("bidi", False)),
        indent=bag.get("indent", 0.0),
        cell_spacing=max(0.0, bag.get("spacing", 0.0)),
        borders=Borders(**bag.get("borders", {})),
        margins=_four(source.margins),
        floating=bag.get("floating"),
        right_to_left=bag.get("bidi", False),
        name=source.sheet.name,
    )


def _align(value: str, right_to_left: bool) -> Any:
    if value in ("", "center"):
        return value
    return "right" if (value in ("right", "end")) != right_to_left else "left"


def _four(margins: dict[str, Pt]) -> tuple[Pt, Pt, Pt, Pt]:
    return margins["left"], margins["top"], margins["right"], margins["bottom"]


def _read_row(reading: Reading, source: _Source, index: int, row: _RowSource) -> Row:
    bag, exceptions = row.bag, row.exceptions
    margins = source.margins | exceptions.get("margins", {})
    rule, height = bag.get("height", ("auto", 0.0))
    return Row(
        cells=_read_cells(reading, source, index, row, margins),
        height=height,
        height_rule=rule,
        header=bag.get("header", False),
        cant_split=bag.get("cant_split", False),
        skip_before=bag.get("before", 0),
        skip_after=bag.get("after", 0),
        width_before=bag.get("width_before", Width()),
        width_after=bag.get("width_after", Width()),
        align=_align(bag.get("jc") or exceptions.get("jc") or "", source.bag.get("bidi", False)),
        borders=_exceptional(source, exceptions),
        margins=_four(margins) if "margins" in exceptions else None,
    )


def _exceptional(source: _Source, exceptions: Bag) -> Borders | None:
    """A row's own table borders over the table's."""
    if "borders" not in exceptions:
        return None
    return Borders(**(source.bag.get("borders", {}) | exceptions["borders"]))


def _read_cells(
    reading: Reading, source: _Source, index: int, row: _RowSource, margins: dict[str, Pt]
) -> tuple[Cell, ...]:
    out = []
    column = row.bag.get("before", 0)
    shading = row.exceptions.get("shading", source.bag.get("shading"))
    for element, bag in row.cells:
        span = max(1, bag.get("span", 1))
        spot = Spot(index, column, span, len(source.rows), source.columns)
        look = source.sheet.look(spot, source.flags, source.bands)
        borders, removed = _cell_borders(source, spot, look, bag)
        with reading.in_layer(look.layer):
            cell = _read_cell(reading, element, merge_table_bags(look.cell, bag), margins)
        out.append(
            cell._replace(span=span, borders=borders, no_borders=removed, shading=_shading(cell, look, bag, shading))
        )
        column += span
    return tuple(out)


def _shading(cell: Cell, look: CellLook, bag: Bag, of_table: str | None) -> str | None:
    return cell.shading if "shading" in bag or "shading" in look.cell else of_table


def _cell_borders(source: _Source, spot: Spot, look: CellLook, bag: Bag) -> tuple[Borders, frozenset[str]]:
    """A cell's edges: the style's, unless the table itself says otherwise, under the cell's own."""
    styled = {
        edge: border
        for edge, border in look.borders.items()
        if _table_side(edge, spot) not in source.direct.get("borders", {})
    }
    # The style's inside borders are edges by now; a cell's own "insideH" would mean nothing.
    sides = styled | {edge: border for edge, border in bag.get("borders", {}).items() if not edge.startswith("inside")}
    given = {edge: border for edge, border in sides.items() if border is not None}
    return Borders(**given), frozenset(edge for edge, border in sides.items() if border is None)


def _table_side(edge: str, spot: Spot) -> str:
    """The table border that lies on a cell's edge."""
    at_rim = {
        "top": spot.row == 0,
        "bottom": spot.row == spot.rows - 1,
        "left": spot.column == 0,
        "right": spot.column + spot.span >= spot.columns,
    }
    if edge not in at_rim or at_rim[edge]:
        return edge
    return "inside_horizontal" if edge in ("top", "bottom") else "inside_vertical"


def _read_cell(reading: Reading, element: etree._Element, bag: Bag, margins: dict[str, Pt]) -> Cell:
    """A cell but for its span, edges and shading under the table's."""
    blocks = reading.blocks(element)
    align = bag.get("align", "top")
    return Cell(
        blocks=blocks or (_empty_paragraph(reading),),
        vertical_merge=bag.get("vertical", "none"),
        width=bag.get("width", Width()),
        margins=_four(margins | bag["margins"]) if bag.get("margins") else None,
        shading=bag.get("shading"),
        vertical_align=align if align in ("center", "bottom") else "top",
        text_direction=bag.get("direction", "lrTb"),
        no_wrap=bag.get("no_wrap", False),
        fit_text=bag.get("fit", False),
    )


def _empty_paragraph(reading: Reading) -> Paragraph:
    """A cell without a paragraph is against the rules; Word gives it one."""
    look = reading.looks.paragraph(None, reading.layer)
    return Paragraph(look.style, (), look.runs.plain.style)
