"""Table styles with conditional formatting. In: a style and where a cell stands. Out: what the style gives it.

Regions apply in the order of ECMA-376 17.7.6, the later over the earlier: whole table, column bands, row bands, first
and last row, first and last column, corners.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .bags import Bag
from .blocks import Border
from .looks import NO_LAYER, Layer
from .paragraph_properties import merge
from .styles import Style, Styles
from .table_properties import TableProperties, merge_table_bags
from .xml import qn

_PPR, _RPR, _TBLPR, _TCPR = qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:tcPr")


@dataclass
class Region:
    """What a style says about one region: paragraph, run, table and cell bags."""

    paragraph: Bag = field(default_factory=dict)
    run: Bag = field(default_factory=dict)
    table: Bag = field(default_factory=dict)
    cell: Bag = field(default_factory=dict)


class Spot(NamedTuple):
    """Where a cell stands: its row and first column, how many columns it spans, the table's rows and columns."""

    row: int
    column: int
    span: int
    rows: int
    columns: int


class CellLook(NamedTuple):
    """What a table style gives a cell: the layer under its paragraphs, its edges, its other properties."""

    layer: Layer = NO_LAYER
    borders: dict[str, Border | None] = {}  # noqa: RUF012 - never written to
    cell: Bag = {}  # noqa: RUF012


class TableStyleSheet:
    """One table style, its bases merged in, ready to be asked about cells. `name` is its id."""

    def __init__(self, sheet: TableStyles, style: Style | None) -> None:
        self._sheet = sheet
        self.name = "" if style is None else style.id
        self.regions: dict[str, Region] = {}
        for member in sheet.styles.chain(style):
            self._add(member)
        self.table: Bag = self.regions["wholeTable"].table if "wholeTable" in self.regions else {}
        self._layers: dict[tuple[str, ...], Layer] = {}

    def _add(self, style: Style) -> None:
        properties = self._sheet.properties
        whole = self.regions.setdefault("wholeTable", Region())
        whole.paragraph = merge(whole.paragraph, style.paragraph)
        whole.run = whole.run | style.run
        whole.table = merge_table_bags(whole.table, properties.read(style.element.find(_TBLPR)))
        whole.cell = merge_table_bags(whole.cell, properties.read(style.element.find(_TCPR)))
        for part in style.element.iterfind(qn("w:tblStylePr")):
            region = self.regions.setdefault(part.get(qn("w:type"), "wholeTable"), Region())
            region.paragraph = merge(region.paragraph, self._sheet.styles.paragraph_properties.read(part.find(_PPR)))
            region.run = region.run | self._sheet.styles.run_properties.read(part.find(_RPR))
            region.table = merge_table_bags(region.table, properties.read(part.find(_TBLPR)))
            region.cell = merge_table_bags(region.cell, properties.read(part.find(_TCPR)))

    def look(self, spot: Spot, flags: frozenset[str], bands: tuple[int, int]) -> CellLook:
        """What a cell gets; `flags` are `w:tblLook`'s, `bands` the sizes of row and column bands."""
        names = tuple(name for name in regions_of(spot, flags, bands) if name in self.regions)
        if not names:
            return CellLook()
        cell: Bag = {}
        borders: dict[str, Border | None] = {}
        for name in names:
            region = self.regions[name]
            cell = merge_table_bags(cell, region.cell)
            sides = region.cell.get("borders", {}) | _inner_table_borders(name, region)
            borders |= edges(name, sides, spot, flags, bands)
        return CellLook(self._layer(names), borders, cell)

    def _layer(self, names: tuple[str, ...]) -> Layer:
        known = self._layers.get(names)
        if known is None:
            paragraph: Bag = {}
            run: Bag = {}
            for name in names:
                paragraph = merge(paragraph, self.regions[name].paragraph)
                run = run | self.regions[name].run
            known = self._layers[names] = self._sheet.layer(paragraph, run)
        return known


def _inner_table_borders(name: str, region: Region) -> dict[str, Border | None]:
    """Borders that a region writes as a table's; those of the whole table are the table's own."""
    return {} if name == "wholeTable" else region.table.get("borders", {})


class TableStyles:
    """The table styles of a file, each made once."""

    def __init__(self, styles: Styles, properties: TableProperties) -> None:
        self.styles = styles
        self.properties = properties
        self._sheets: dict[str, TableStyleSheet] = {}
        self._layer_count = 0

    def get(self, style_id: str) -> TableStyleSheet:
        """The style of that id, else the default table style, else an empty one."""
        style = self.styles.find(style_id, "table")
        key = "" if style is None else style.id
        if key not in self._sheets:
            self._sheets[key] = TableStyleSheet(self, style)
        return self._sheets[key]

    def layer(self, paragraph: Bag, run: Bag) -> Layer:
        """A layer of its own key; the empty one is shared."""
        if not paragraph and not run:
            return NO_LAYER
        self._layer_count += 1
        return Layer(self._layer_count, paragraph, run)


def regions_of(spot: Spot, flags: frozenset[str], bands: tuple[int, int]) -> list[str]:
    """The regions a cell belongs to, in the order they apply."""
    first_row = "firstRow" in flags and spot.row == 0
    last_row = "lastRow" in flags and spot.row == spot.rows - 1
    first_column = "firstColumn" in flags and spot.column == 0
    last_column = "lastColumn" in flags and spot.column + spot.span >= spot.columns
    out = ["wholeTable"]
    if "noVBand" not in flags and not first_column and not last_column:
        out.append(_band(spot.column - ("firstColumn" in flags), bands[1], "Vert"))
    if "noHBand" not in flags and not first_row and not last_row:
        out.append(_band(spot.row - ("firstRow" in flags), bands[0], "Horz"))
    rows = [("firstRow", first_row), ("lastRow", last_row), ("firstCol", first_column), ("lastCol", last_column)]
    corners = [
        ("nwCell", first_row and first_column),
        ("neCell", first_row and last_column),
        ("swCell", last_row and first_column),
        ("seCell", last_row and last_column),
    ]
    return out + [name for name, holds in rows + corners if holds]


def _band(index: int, size: int, direction: str) -> str:
    return f"band{index // max(1, size) % 2 + 1}{direction}"


def edges(
    name: str, sides: dict[str, Border | None], spot: Spot, flags: frozenset[str], bands: tuple[int, int]
) -> dict[str, Border | None]:
    """A region's borders as the four edges of one cell: its outer ones at the region's rim, its inner ones within."""
    if not sides:
        return {}
    rim = _rim(name, spot, flags, bands)
    out: dict[str, Border | None] = {}
    for edge, inner in _INNER.items():
        source = edge if rim[edge] else inner
        if source in sides:
            out[edge] = sides[source]
    for diagonal in ("diagonal_down", "diagonal_up"):
        if diagonal in sides:
            out[diagonal] = sides[diagonal]
    return out


_INNER = {
    "top": "inside_horizontal",
    "bottom": "inside_horizontal",
    "left": "inside_vertical",
    "right": "inside_vertical",
}


def _rim(name: str, spot: Spot, flags: frozenset[str], bands: tuple[int, int]) -> dict[str, bool]:
    """At which edges of the cell its region ends."""
    at = {
        "top": spot.row == 0,
        "bottom": spot.row == spot.rows - 1,
        "left": spot.column == 0,
        "right": spot.column + spot.span >= spot.columns,
    }
    if name.endswith("Cell"):
        return dict.fromkeys(at, True)
    if name in ("firstRow", "lastRow"):
        return at | {"top": True, "bottom": True}
    if name in ("firstCol", "lastCol"):
        return at | {"left": True, "right": True}
    if name.endswith("Horz"):
        place, size = (spot.row - ("firstRow" in flags)) % max(1, bands[0]), max(1, bands[0])
        return at | {"top": place == 0, "bottom": place == size - 1 or at["bottom"]}
    if name.endswith("Vert"):
        place, size = (spot.column - ("firstColumn" in flags)) % max(1, bands[1]), max(1, bands[1])
        return at | {"left": place == 0, "right": place + spot.span >= size or at["right"]}
    return at
