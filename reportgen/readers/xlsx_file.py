"""Excel workbooks, cell by cell as they are shown. In: a path. Out: for each sheet a `Sequence` of rows by heading.

Text stays text, so that 0901… and 04 keep their zeros; a percentage is text as shown ("88,44%"); other numbers are
numbers, rounded to the places that are shown; days are days. A formula gives the value that Excel saved with it.
How a sheet is read stands in xlsx_sheet.py. Hidden sheets, rows and columns are not used, and said to be so.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import DataError, Problem, Severity
from ..messages import msg
from ..places import CellPlace, FilePlace
from .files import WRONG_FILE, failure, read_bytes
from .record import Mapping, Sequence
from .tables import Table, key_of, strict
from .xlsx_package import MAX_FILE_BYTES, check_package, load
from .xlsx_sheet import SheetReader


def read_tables(path: Path | str) -> tuple[dict[str, Table], list[Problem]]:
    """The visible sheets that hold something, by their names, and what is to be said of the hidden ones.

    Raises PackageError for what is no .xlsx or unsafe to open, DataError for one that holds nothing.
    """
    path = Path(path)
    data = read_bytes(path, limit=MAX_FILE_BYTES)
    check_package(data, path)
    formulas, values = load(data, path)
    tables: dict[str, Table] = {}
    notes: list[Problem] = []
    for sheet in formulas.worksheets:
        reader = SheetReader(sheet, values[sheet.title], str(path))
        if sheet.sheet_state != "visible":
            notes.extend([_hidden(path, sheet.title)] if reader.rows else [])
        elif table := reader.read():
            tables[sheet.title] = table
    if not tables:
        raise failure("xlsx.empty", msg("tệp Excel không có dữ liệu"), path, WRONG_FILE)
    return tables, notes


def read_workbook(path: Path | str) -> dict[str, Sequence]:
    """The same with all rows in order, or none: raises DataError with every cell that cannot be used."""
    tables, notes = read_tables(path)
    sheets: dict[str, Sequence] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        sheets[name], found = strict(table)
        problems.extend(found)
    if problems:
        raise DataError(list({(one.code, one.place): one for one in problems}.values()))
    first, *_ = sheets
    sheets[first] = Sequence(
        sheets[first].items, sheets[first].place, sheets[first].repairs, (*notes, *sheets[first].notes)
    )
    return sheets


def read_sheets(path: Path | str) -> Mapping:
    """The same as one mapping: each sheet under its name as a key ("Chỉ tiêu" -> chi_tieu)."""
    sheets = read_workbook(path)
    entries = {key_of(name): rows for name, rows in sheets.items()}
    if len(entries) < len(sheets):
        names = ", ".join(sheets)
        raise failure("xlsx.same-sheet", msg("có hai trang tính cùng tên: {names}", names=names), Path(path))
    repairs = tuple(place for rows in sheets.values() for place in rows.repairs)
    notes = tuple(note for rows in sheets.values() for note in rows.notes)
    places = {key_of(name): rows.place for name, rows in sheets.items()}
    labels = {key_of(name): name for name in sheets}
    return Mapping(entries, FilePlace(str(path)), places, repairs, labels, notes)


def _hidden(path: Path, name: str) -> Problem:
    message = msg("trang tính đang ẩn nên không được dùng")
    hint = msg("cần dùng thì bỏ ẩn (Unhide) trang tính rồi chạy lại")
    return Problem("xlsx.hidden-sheet", message, CellPlace(str(path), name), hint, Severity.NOTE)
