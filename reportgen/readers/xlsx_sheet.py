"""One sheet of a workbook. In: openpyxl's sheets (formulas, and saved values). Out: a `Table`.

The headings stand in the first row with more than one value (title lines and an office's letterhead above are passed
over); merged headings are read together with the row below ("Kiểm tra" over "chi bộ" -> kiem_tra_chi_bo), and one
heading merged over two columns with nothing below joins their texts ("Họ và tên" over "Nguyễn Văn" and "A").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from ..errors import Problem, Severity
from ..messages import msg
from ..places import CellPlace, FilePlace, Place
from .letters import Letters, evidence_in
from .record import PlainScalar, Scalar
from .tables import Heading, Line, Table, heading, ranges
from .xlsx_columns import ColumnNotes
from .xlsx_package import cells_of
from .xlsx_value import (
    ERRORS,
    EXACT_DIGITS,
    as_shown,
    column_letters,
    exact,
    is_filled,
    moment,
    runs_of,
    shown_text,
    shows_month_first,
    unescaped,
)

MAX_CELLS = 1_000_000
MAX_COLUMNS = 500
MAX_ROWS = 1_048_576
GENERAL = "General"
MAX_LETTERHEAD = 4
LOOK_AT = 50
"""Rows at the top of a sheet that show how wide its table is."""

_LETTERHEAD = re.compile(
    r"đảng cộng sản việt nam|cộng h[oò][aà] xã hội|độc lập\s*[-–]\s*tự do|ngày .*tháng .*năm|^số\b.*/|^\*+$",
    re.IGNORECASE,
)

_NUMBERS = (int, Decimal)
_HIDDEN = Heading("", "", FilePlace(""))
"""The heading of a column that is not used because it is hidden."""


class SheetReader:
    """Reads one sheet and gathers what is wrong in it."""

    def __init__(self, formulas: Any, values: Any, path: str) -> None:
        self.formulas = formulas
        self.values = values
        self.path = path
        self.merged: list[tuple[int, int, int, int]] = [area.bounds for area in formulas.merged_cells.ranges]
        self.merged_down: dict[int, list[tuple[int, int]]] = {}
        for left, first, _, last in sorted(self.merged, key=lambda area: area[1]):
            self.merged_down.setdefault(left, []).append((first, last))
        self.filled = {spot: cell for spot, cell in cells_of(formulas).items() if is_filled(cell)}
        self.rows = sorted({row for row, _ in self.filled})
        self.columns = max((column for _, column in self.filled), default=0)
        self.noticed = ColumnNotes(self._place)
        # `cell.font` makes an object at every asking; a style's font is looked up by its number instead.
        self.fonts = [str(font.name or "") for font in formulas.parent._fonts]
        self.letters = Letters(evidence_in(run for cell in self.filled.values() for run, _ in runs_of(cell.value, "")))

    def read(self) -> Table | None:
        """The headings and the rows below; None for a sheet without anything."""
        if not self.rows:
            return None
        if self.columns > MAX_COLUMNS or len(self.filled) > MAX_CELLS:
            place = CellPlace(self.path, self.formulas.title)
            return Table([], [], place, (Problem("xlsx.too-many", msg("trang tính quá lớn"), place),))
        top, bottom = self._heading_rows()
        problems: list[Problem] = []
        headings = [self._heading(column, top, bottom, problems) for column in range(1, self.columns + 1)]
        below = [row for row in self.rows if row > bottom]
        hidden_rows = _hidden(self.formulas.row_dimensions.items(), lambda row, _: (row, row)) & set(below)
        hidden_columns = self._hidden_columns() & {
            index for index, one in enumerate(headings, 1) if one.key or self._holds(index, below)
        }
        joins = self._joined_columns(top, bottom)
        used = [
            _HIDDEN if index in hidden_columns else Heading("", "", one.place) if index in joins else one
            for index, one in enumerate(headings, 1)
        ]
        lines = [self._line(row, used, joins) for row in below if row not in hidden_rows]
        return Table(
            used,
            lines,
            CellPlace(self.path, self.formulas.title),
            tuple(problems),
            (
                *self._notes(hidden_rows, hidden_columns, headings),
                *self.letters.notes,
                *self.noticed.problems(headings),
            ),
            tuple(self.letters.repairs),
            len(hidden_rows),
            _blank_rows(below, hidden_rows),
        )

    # --- headings ---

    def _heading_rows(self) -> tuple[int, int]:
        """The first and last row of the headings."""
        top = self._first_heading_row()
        across = [area for area in self.merged if area[1] == top and area[2] > area[0]]
        down = [area[3] for area in self.merged if area[1] == top]
        bottom = max([top, *down])
        return top, max(bottom, top + 1) if any(self._has_parts(area) for area in across) else bottom

    def _first_heading_row(self) -> int:
        """The first row that names more than half of the columns; titles above hold one value or two."""
        written = Counter(row for row, _ in self.filled)
        covered = Counter(written)
        for left, row, right, _ in self.merged:
            if row in written and written[row] > 1:
                covered[row] += right - left
        candidates = [row for row in self.rows if written[row] > 1 and not self._is_letterhead(row)]
        widest = max((covered[row] for row in candidates[:LOOK_AT]), default=0)
        return next((row for row in candidates if 2 * covered[row] > widest), self.rows[0])

    def _is_letterhead(self, row: int) -> bool:
        """Whether the row belongs to the head of an official paper: its issuer beside the motto, number beside date."""
        cells = (self.filled.get((row, column)) for column in range(1, self.columns + 1))
        texts = [str(cell.value) for cell in cells if cell is not None]
        return len(texts) <= MAX_LETTERHEAD and any(_LETTERHEAD.search(_composed(text).strip()) for text in texts)

    def _has_parts(self, area: tuple[int, int, int, int]) -> bool:
        """Whether the row below a heading merged sideways names its parts. A row of data does not: it also holds
        something below the headings that stand alone."""
        left, top, right, last = area
        parts = {column for column in range(left, right + 1) if (last + 1, column) in self.filled}
        across = {
            one for start, row, end, _ in self.merged if row == top and end > start for one in range(start, end + 1)
        }
        alone = {column for row, column in self.filled if row == top} - across
        return bool(parts) and not any((last + 1, column) in self.filled for column in alone)

    def _heading(self, column: int, top: int, bottom: int, problems: list[Problem]) -> Heading:
        labels: list[str] = []
        for row in range(top, bottom + 1):
            spot = self._first_of_merge(row, column)
            label = str(self._value(*spot, self._place(*spot), problems) or "")
            if label and label not in labels:
                labels.append(label)
        return heading(" ".join(labels), self._place(bottom if len(labels) > 1 else top, column))

    def _first_of_merge(self, row: int, column: int) -> tuple[int, int]:
        """The spot whose value is shown here: for a merged area, its first cell."""
        return next(
            ((top, left) for left, top, right, last in self.merged if left <= column <= right and top <= row <= last),
            (row, column),
        )

    def _joined_columns(self, top: int, bottom: int) -> dict[int, int]:
        """Columns under one heading that is merged over them down to the last row of headings, each with the first."""
        areas = [area for area in self.merged if top <= area[1] and area[3] == bottom]
        return {column: left for left, _, right, _ in areas for column in range(left + 1, min(right, self.columns) + 1)}

    # --- what is hidden ---

    def _hidden_columns(self) -> set[int]:
        return _hidden(self.formulas.column_dimensions.items(), lambda _, one: (one.min or 0, one.max or 0))

    def _holds(self, column: int, rows: list[int]) -> bool:
        return any((row, column) in self.filled for row in rows)

    def _notes(self, rows: set[int], columns: set[int], headings: list[Heading]) -> Iterable[Problem]:
        if rows:
            message = msg("có {count} dòng đang ẩn nên không được dùng: {rows}", count=len(rows), rows=ranges(rows))
            hint = msg("cần dùng thì bỏ ẩn (Unhide) hoặc bỏ lọc (Filter) rồi chạy lại")
            yield Problem("xlsx.hidden-rows", message, self._place(min(rows), 1), hint, Severity.WARNING)
        for column in sorted(columns):
            message = msg("cột “{label}” đang ẩn nên không được dùng", label=headings[column - 1].label)
            hint = msg("cần dùng thì bỏ ẩn (Unhide) cột rồi chạy lại")
            place = headings[column - 1].place
            yield Problem("xlsx.hidden-column", message, place, hint, Severity.WARNING)

    # --- cells ---

    def _line(self, row: int, headings: list[Heading], joins: dict[int, int]) -> Line:
        problems: list[Problem] = []
        cells = [self._scalar(row, column, one, problems) for column, one in enumerate(headings, 1)]
        for column, first in joins.items():
            parts = [str(one.value) for one in (cells[first - 1], cells[column - 1]) if one.value is not None]
            cells[first - 1] = Scalar(" ".join(parts) or None, cells[first - 1].place)
            cells[column - 1] = Scalar(None, cells[column - 1].place)
        return Line(cells, tuple(problems))

    def _scalar(self, row: int, column: int, heading: Heading, problems: list[Problem]) -> Scalar:
        place = self._place(row, column)
        if heading is _HIDDEN:
            return Scalar(None, place)
        above = self._first_of_column_merge(row, column)
        value = self._value(above, column, place if above == row else self._place(above, column), problems)
        if value is None:
            return Scalar(None, place)
        self._notice(row, column, value)
        value = self.noticed.read(row, column, heading, value)
        text = _shown(value, self.filled[above, column].number_format or GENERAL) if type(value) in _NUMBERS else None
        return Scalar(value, place, text)

    def _notice(self, row: int, column: int, value: PlainScalar) -> None:
        if isinstance(value, date):
            number_format = self.filled[self._first_of_column_merge(row, column), column].number_format or ""
            self.noticed.saw_day(row, column, value, month_first=shows_month_first(number_format))
        elif isinstance(value, str):
            self.noticed.saw_text(row, column, value)

    def _first_of_column_merge(self, row: int, column: int) -> int:
        """A cell merged downwards holds for all its rows; merged sideways it holds for its first column."""
        areas = self.merged_down.get(column)
        if not areas:
            return row
        at = bisect_right(areas, (row, MAX_ROWS)) - 1
        return areas[at][0] if at >= 0 and areas[at][1] >= row else row

    def _value(self, row: int, column: int, place: Place, problems: list[Problem]) -> PlainScalar:
        cell = self.filled.get((row, column))
        if cell is None:
            return None
        value = cell.value
        if cell.data_type == "f":
            value = self._saved_value((row, column), place, problems)
        if isinstance(value, str) and value.startswith("#") and (cell.data_type == "e" or value in ERRORS):
            hint = msg("sửa công thức của ô")
            problems.append(Problem("xlsx.error-value", msg("ô báo lỗi {value}", value=value), place, hint))
            return None
        return self._plain(value, cell, place, problems)

    def _saved_value(self, spot: tuple[int, int], place: Place, problems: list[Problem]) -> Any:
        saved = cells_of(self.values).get(spot)
        if saved is not None and saved.value is None and saved.data_type == "str":
            return ""  # Excel saved an empty text: =IF(A2="","",…)
        if saved is None or saved.value is None:
            hint = msg("mở tệp bằng Excel, lưu lại rồi chạy lại")
            message = msg("ô là công thức chưa có kết quả")
            problems.append(Problem("xlsx.no-saved-value", message, place, hint))
            return None
        return saved.value

    def _plain(self, value: Any, cell: Any, place: Place, problems: list[Problem]) -> PlainScalar:
        if isinstance(value, str | list):
            return self._text(value, cell, place, problems)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return _number(value, cell.number_format or "General", place, problems)
        return moment(value, cell.number_format or "")

    def _text(self, value: Any, cell: Any, place: Place, problems: list[Problem]) -> str | None:
        """The text of a cell, run by run: each may have a font of its own, and so an encoding of its own."""
        pieces = []
        for run, font in runs_of(value, self.fonts[cell._style.fontId]):
            text, wrong = self.letters.read(unescaped(run), place, font)
            pieces.append(text)
            problems.extend(wrong)
        whole = unicodedata.normalize("NFC", "".join(pieces))
        return whole if whole.strip() else None

    def _place(self, row: int, column: int) -> CellPlace:
        return CellPlace(self.path, self.formulas.title, f"{column_letters(column)}{row}")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", unescaped(text))


def _shown(value: PlainScalar, number_format: str) -> str | None:
    """How a number prints; None when it prints as it is."""
    if number_format == GENERAL and type(value) is int:
        return None
    return shown_text(Decimal(value), number_format) if isinstance(value, int | Decimal) else None


def _number(value: int | float, number_format: str, place: Place, problems: list[Problem]) -> PlainScalar:
    number = exact(value)
    if abs(number) >= 10**EXACT_DIGITS:
        hint = msg("định dạng ô là Văn bản (Text) rồi gõ lại")
        problems.append(Problem("xlsx.too-many-digits", msg("Excel chỉ giữ được 15 chữ số"), place, hint))
        return None
    return as_shown(number, number_format)


def _hidden(dimensions: Iterable[tuple[Any, Any]], span: Any) -> set[int]:
    """The rows or columns that are hidden; `span` gives the first and last that a dimension speaks of."""
    spans = [span(key, one) for key, one in dimensions if one.hidden]
    return {number for first, last in spans for number in range(first, min(last, MAX_ROWS) + 1)}


def _blank_rows(filled: list[int], hidden: set[int]) -> tuple[int, ...]:
    """The rows between others that hold nothing."""
    if not filled:
        return ()
    return tuple(sorted(set(range(filled[0], filled[-1])) - set(filled) - hidden))
