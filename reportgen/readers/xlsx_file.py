"""Excel workbooks, cell by cell as they are shown. In: a path. Out: for each sheet a `Sequence` of rows by heading.

The headings stand in the first row with more than one value (title lines above are passed over); merged headings are
read together with the row below ("Kiểm tra" over "chi bộ" -> kiem_tra_chi_bo). Text stays text, so that 0901… and 04
keep their zeros; a percentage is text as shown ("88,44%"); other numbers are numbers, rounded to the places that are
shown; days are days. A formula gives the value that Excel saved with it.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from ..errors import DataError, PackageError, Problem
from ..messages import Message, msg
from ..places import CellPlace, FilePlace, Place
from ..vietnamese.dates import format_short_date
from ..vietnamese.numbers import format_percent, round_half_up
from .files import MEGABYTE, WRONG_FILE, failure, read_bytes
from .record import Mapping, PlainScalar, Scalar, Sequence
from .tables import Heading, build, heading, key_of

MAX_FILE_BYTES = 20 * MEGABYTE
MAX_UNPACKED_BYTES = 200 * MEGABYTE
MAX_MEMBERS = 3000
# Sheets full of repeated cells shrink to a fiftieth at most; a bomb shrinks a thousandfold.
MAX_RATIO = 200
SMALL_MEMBER = MEGABYTE
MAX_CELLS = 1_000_000
MAX_COLUMNS = 500
MAX_ROWS = 1_048_576
EXACT_DIGITS = 15

_SHOWN_PLACES = re.compile(r"[0#?][0#?,]*(?:\.([0#?]+))?")
_PADDED_FORMAT = re.compile(r"0{2,}")
_IGNORED_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_OLD_FONT = re.compile(r"^(?:\.Vn|VNI)", re.IGNORECASE)
_UNICODE_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")


def read_workbook(path: Path | str) -> dict[str, Sequence]:
    """The visible sheets that hold something, by their names.

    Raises PackageError for what is no .xlsx or unsafe to open, DataError with every cell that cannot be used.
    """
    path = Path(path)
    data = read_bytes(path, limit=MAX_FILE_BYTES)
    _check_package(data, path)
    formulas, values = _load(data, path)
    problems: list[Problem] = []
    sheets: dict[str, Sequence] = {}
    for sheet in formulas.worksheets:
        if sheet.sheet_state != "visible":
            continue
        table = _Sheet(sheet, values[sheet.title], str(path))
        if rows := table.read():
            sheets[sheet.title] = rows
        problems.extend(table.problems)
    if problems:
        raise DataError(problems)
    if not sheets:
        raise failure("xlsx.empty", msg("tệp Excel không có dữ liệu"), path, WRONG_FILE)
    return sheets


def read_sheets(path: Path | str) -> Mapping:
    """The same as one mapping: each sheet under its name as a key ("Chỉ tiêu" -> chi_tieu)."""
    sheets = read_workbook(path)
    entries = {key_of(name): rows for name, rows in sheets.items()}
    if len(entries) < len(sheets):
        names = ", ".join(sheets)
        raise failure("xlsx.same-sheet", msg("có hai trang tính cùng tên: {names}", names=names), Path(path))
    repairs = tuple(place for rows in sheets.values() for place in rows.repairs)
    places = {key_of(name): rows.place for name, rows in sheets.items()}
    return Mapping(entries, FilePlace(str(path)), places, repairs, {key_of(name): name for name in sheets})


# --- the package ----------------------------------------------------------------------------------------------


_UNTRUSTED = msg("xin lại tệp từ nguồn tin cậy")


def _unsafe(code: str, message: Message, path: Path, hint: Message) -> PackageError:
    return PackageError(Problem(code, message, FilePlace(str(path)), hint))


def _check_package(data: bytes, path: Path) -> None:
    """Refuses what is no .xlsx or dangerous to unpack, before anything is unpacked."""
    save_as = msg("mở bằng Excel, chọn Lưu thành (Save as), loại Excel Workbook (.xlsx)")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = msg("đây là tệp Excel kiểu cũ (.xls), hoặc tệp có mật khẩu")
        raise _unsafe("xlsx.old-format", message, path, save_as)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_members(package.infolist(), path)
            _check_kind(set(package.namelist()), path, save_as)
            _refuse_doctype(package, path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        hint = msg("xem lại tệp có mở được bằng Excel không, hoặc chép lại tệp")
        raise _unsafe("xlsx.broken", msg("đây không phải tệp Excel (.xlsx), hoặc tệp bị hỏng"), path, hint) from None


def _check_members(members: list[zipfile.ZipInfo], path: Path) -> None:
    names = {member.filename for member in members}
    too_much = len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES
    if too_much or any(map(_is_bomb, members)):
        raise _unsafe(
            "xlsx.too-large",
            msg("tệp Excel khi giải nén lớn bất thường nên không được mở (có thể là tệp phá hoại)"),
            path,
            _UNTRUSTED,
        )
    if len(names) < len(members) or any(".." in name.split("/") for name in names):
        raise _unsafe("xlsx.unsafe", msg("cấu trúc tệp Excel không an toàn nên không được mở"), path, _UNTRUSTED)
    if any(member.flag_bits & 1 for member in members):
        raise _unsafe("xlsx.encrypted", msg("tệp có mật khẩu"), path, msg("bỏ mật khẩu rồi lưu lại"))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL_MEMBER and member.file_size > MAX_RATIO * max(1, member.compress_size)


def _check_kind(names: set[str], path: Path, save_as: Message) -> None:
    if "xl/vbaProject.bin" in names or path.suffix.lower() == ".xlsm":
        raise _unsafe("xlsx.macros", msg("tệp Excel có chứa macro (.xlsm) nên không được mở"), path, save_as)
    if "content.xml" in names:
        raise _unsafe("xlsx.ods", msg("đây là tệp OpenDocument (.ods)"), path, save_as)
    if "word/document.xml" in names:
        raise _unsafe("xlsx.word", msg("đây là tệp Word, không phải tệp Excel"), path, WRONG_FILE)
    if "xl/workbook.bin" in names:
        raise _unsafe("xlsx.binary", msg("đây là tệp Excel loại .xlsb"), path, save_as)
    if "xl/workbook.xml" not in names:
        raise _unsafe("xlsx.broken", msg("đây không phải tệp Excel (.xlsx)"), path, save_as)


def _refuse_doctype(package: zipfile.ZipFile, path: Path) -> None:
    """No part of a workbook declares a document type; entities are how a small part becomes gigabytes."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels", ".vml")):
            part = package.read(name)
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"<\x00!\x00D" in part or b"\x00<\x00!\x00D" in part:
                raise _unsafe(
                    "xlsx.doctype",
                    msg("tệp Excel có phần khai báo không an toàn (DOCTYPE) nên không được mở"),
                    path,
                    _UNTRUSTED,
                )


def _load(data: bytes, path: Path) -> tuple[Any, Any]:
    """The workbook with its formulas, and with the values saved for them (the same object when it has none)."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drop-downs and styles, which hold no data
            formulas = openpyxl.load_workbook(BytesIO(data))
            if not any(_has_formulas(sheet) for sheet in formulas.worksheets):
                return formulas, formulas
            return formulas, openpyxl.load_workbook(BytesIO(data), data_only=True)
    except Exception:
        # openpyxl lets through whatever its parsers raise on a broken part (KeyError, TypeError, ParseError …).
        hint = msg("mở tệp bằng Excel rồi lưu lại")
        raise _unsafe("xlsx.broken", msg("không đọc được nội dung tệp Excel"), path, hint) from None


def _cells(sheet: Any) -> dict[tuple[int, int], Any]:
    """The cells that are there, by row and column; asking for rows instead would make every cell between them."""
    cells: dict[tuple[int, int], Any] = sheet._cells
    return cells


def _has_formulas(sheet: Any) -> bool:
    return any(cell.data_type == "f" for cell in _cells(sheet).values())


# --- a sheet --------------------------------------------------------------------------------------------------


class _Sheet:
    """Reads one sheet and gathers what is wrong in it."""

    def __init__(self, formulas: Any, values: Any, path: str) -> None:
        self.formulas = formulas
        self.values = values
        self.path = path
        self.problems: list[Problem] = []
        self.told: set[tuple[str, Place]] = set()
        self.repairs: list[Place] = []
        self.merged: list[tuple[int, int, int, int]] = [area.bounds for area in formulas.merged_cells.ranges]
        self.merged_down: dict[int, list[tuple[int, int]]] = {}
        for left, first, _, last in sorted(self.merged, key=lambda area: area[1]):
            self.merged_down.setdefault(left, []).append((first, last))
        cells = {spot: cell for spot, cell in _cells(formulas).items() if _is_filled(cell)}
        self.rows = sorted({row for row, _ in cells})
        self.columns = max((column for _, column in cells), default=0)
        self.filled = cells

    def read(self) -> Sequence | None:
        """The rows below the headings; None for a sheet without anything."""
        if not self.rows:
            return None
        if self.columns > MAX_COLUMNS or len(self.filled) > MAX_CELLS:
            self._problem("xlsx.too-many", msg("trang tính quá lớn"), CellPlace(self.path, self.formulas.title))
            return None
        top, bottom = self._heading_rows()
        headings = [self._heading(column, top, bottom) for column in range(1, self.columns + 1)]
        rows = [self._row(row) for row in self._body(bottom)]
        sequence, problems = build(headings, rows, CellPlace(self.path, self.formulas.title))
        self.problems.extend(problems)
        return Sequence(sequence.items, sequence.place, tuple(self.repairs))

    def _heading_rows(self) -> tuple[int, int]:
        """The first and last row of the headings."""
        widths = Counter(row for row, _ in self.filled)
        top = next((row for row in self.rows if widths[row] > 1), self.rows[0])
        across = [area for area in self.merged if area[1] == top and area[2] > area[0]]
        down = [area[3] for area in self.merged if area[1] == top]
        bottom = max([top, *down])
        return top, max(bottom, top + 1) if any(area[3] == top for area in across) else bottom

    def _heading(self, column: int, top: int, bottom: int) -> Heading:
        labels: list[str] = []
        for row in range(top, bottom + 1):
            label = str(self._text_at(row, column) or "")
            if label and label not in labels:
                labels.append(label)
        return heading(" ".join(labels), self._place(bottom if len(labels) > 1 else top, column))

    def _text_at(self, row: int, column: int) -> PlainScalar:
        """The value shown at a spot: for a merged area, that of its first cell."""
        spot = next(
            ((top, left) for left, top, right, last in self.merged if left <= column <= right and top <= row <= last),
            (row, column),
        )
        return self._value(*spot)

    def _body(self, bottom: int) -> Iterator[int]:
        return (row for row in self.rows if row > bottom)

    def _row(self, row: int) -> list[Scalar]:
        return [self._scalar(row, column) for column in range(1, self.columns + 1)]

    def _scalar(self, row: int, column: int) -> Scalar:
        place = self._place(row, column)
        above = self._first_of_column_merge(row, column)
        return Scalar(self._value(above, column), place)

    def _first_of_column_merge(self, row: int, column: int) -> int:
        """A cell merged downwards holds for all its rows; merged sideways it holds for its first column."""
        areas = self.merged_down.get(column, [])
        at = bisect_right(areas, (row, MAX_ROWS)) - 1
        return areas[at][0] if at >= 0 and areas[at][1] >= row else row

    def _value(self, row: int, column: int) -> PlainScalar:
        cell = self.filled.get((row, column))
        if cell is None:
            return None
        place = self._place(row, column)
        value = cell.value
        if cell.data_type == "f":
            value = self._saved_value(row, column, place)
        if isinstance(value, str) and value.startswith("#") and (cell.data_type == "e" or value in _ERRORS):
            self._problem("xlsx.error-value", msg("ô báo lỗi {value}", value=value), place, msg("sửa công thức của ô"))
            return None
        return self._plain(value, cell, place)

    def _saved_value(self, row: int, column: int, place: Place) -> Any:
        saved = _cells(self.values).get((row, column))
        if saved is None or saved.value is None:
            message = msg("ô là công thức chưa có kết quả")
            self._problem("xlsx.no-saved-value", message, place, msg("mở tệp bằng Excel, lưu lại rồi chạy lại"))
            return None
        return saved.value

    def _plain(self, value: Any, cell: Any, place: Place) -> PlainScalar:
        if isinstance(value, str):
            return self._text(value, cell, place)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return self._number(value, cell.number_format or "General", place)
        return _moment(value)

    def _text(self, value: str, cell: Any, place: Place) -> str | None:
        composed = unicodedata.normalize("NFC", value.replace("_x000D_", ""))
        if composed != value:
            self.repairs.append(place)
        font = str(cell.font.name or "") if not composed.isascii() else ""
        if _OLD_FONT.match(font) and not _UNICODE_VIETNAMESE.search(composed):
            message = msg("chữ trong ô dùng bảng mã cũ (phông chữ {font})", font=font)
            self._problem("xlsx.old-font", message, place, msg("chuyển sang Unicode bằng UniKey rồi dán lại"))
        return composed if composed.strip() else None

    def _number(self, value: int | float, number_format: str, place: Place) -> PlainScalar:
        shape = _IGNORED_IN_FORMAT.sub("", number_format.split(";")[0])
        number = _exact(value)
        if abs(number) >= 10**EXACT_DIGITS:
            hint = msg("định dạng ô là Văn bản (Text) rồi gõ lại")
            self._problem("xlsx.too-many-digits", msg("Excel chỉ giữ được 15 chữ số"), place, hint)
            return None
        return _as_shown(number, shape)

    def _place(self, row: int, column: int) -> CellPlace:
        return CellPlace(self.path, self.formulas.title, f"{_column_letters(column)}{row}")

    def _problem(self, code: str, message: Message, place: Place, hint: Message | None = None) -> None:
        # A merged cell is looked at once for each of its rows.
        if (code, place) not in self.told:
            self.told.add((code, place))
            self.problems.append(Problem(code, message, place, hint))


_ERRORS = frozenset(["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"])


def _is_filled(cell: Any) -> bool:
    value = cell.value
    return value is not None and not (isinstance(value, str) and not value.strip())


def _exact(value: int | float) -> Decimal:
    """The number that Excel shows in full: binary fractions end at its fifteenth digit (0.1 + 0.2 is 0.3)."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{EXACT_DIGITS}g}")


def _as_shown(number: Decimal, shape: str) -> PlainScalar:
    """The number in its cell's format: "0000" keeps its zeros, "0.00%" is text, "@" is text, other places are cut."""
    if shape == "@":
        return f"{number:f}"
    if _PADDED_FORMAT.fullmatch(shape) and number == number.to_integral_value():
        return f"{int(number):0{len(shape)}d}"
    decimals = _decimals(shape)
    if "%" in shape:
        return format_percent(number * 100, decimals=decimals)
    if decimals is not None:
        number = round_half_up(number, decimals)
    if number == number.to_integral_value():
        return int(number)
    return number.normalize()


def _decimals(shape: str) -> int | None:
    """The places behind the comma that a format shows; None when it shows as many as there are."""
    places = _SHOWN_PLACES.search(shape)
    if places is None or "E" in shape or "/" in shape or shape.endswith(","):
        return None
    return len(places[1] or "")


def _moment(value: Any) -> PlainScalar:
    """Days as days; what has an hour as text."""
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date()
        return f"{format_short_date(value)} {value:%H:%M}"
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


def _column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
