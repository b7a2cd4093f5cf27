"""CSV files. In: a path. Out: a `Sequence` of rows by heading; every value is text, None where nothing stands.

Read are UTF-8 (with or without a byte order mark) and the UTF-16 that Excel calls "Unicode Text"; values may be
divided by semicolons, commas or tabs.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ..errors import DataError, Problem
from ..messages import msg
from ..places import FilePlace, Place
from .files import WRONG_FILE, decode, failure, read_bytes
from .record import Scalar, Sequence
from .tables import Line, Table, heading, strict

DELIMITERS = ";\t,"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_csv(path: Path | str) -> Sequence:
    """The rows below the first line that is not empty. Raises DataError with every problem found."""
    sequence, problems = strict(read_table(path))
    if problems:
        raise DataError(problems)
    return sequence


def read_table(path: Path | str) -> Table:
    """The same as a table. Raises DataError for a file that cannot be read at all."""
    path = Path(path)
    text = _text(read_bytes(path), path)
    lines = text.splitlines(keepends=True)
    delimiter = _delimiter(lines)
    if lines and lines[0].lower().startswith("sep="):
        lines[0] = "\n"
    repairs: list[Place] = []
    rows = [_row(values, line, str(path), repairs) for line, values in _records(lines, delimiter, path)]
    if not rows:
        raise failure("file.empty", msg("tệp không có nội dung"), path, WRONG_FILE)
    headings = [heading(str(cell.value or ""), cell.place) for cell in rows[0]]
    below = [Line(row) for row in rows[1:]]
    return Table(headings, below, FilePlace(str(path)), repairs=tuple(repairs))


def _text(data: bytes, path: Path) -> str:
    if data[:2] in _UTF16_MARKS:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise failure("text.encoding", msg("tệp không ở mã Unicode UTF-8"), path) from None
    try:
        return decode(data, path)
    except DataError as error:
        hint = msg("mở bằng Excel, chọn Lưu thành (Save as), loại CSV UTF-8")
        raise DataError(Problem(one.code, one.message, one.place, hint) for one in error.problems) from None


def _delimiter(lines: list[str]) -> str:
    """The one that stands most often in the first line, outside quotation marks; what `sep=` names comes first."""
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith("sep=") and first[4:5]:
        return first[4]
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _records(lines: list[str], delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for values in reader:
            if any(value.strip() for value in values):
                yield line, values
            line = reader.line_num + 1
    except csv.Error:
        hint = msg("mỗi dấu ngoặc kép mở phải có dấu đóng; dấu ngoặc kép bên trong viết hai lần")
        place = FilePlace(str(path), line)
        raise DataError(Problem("csv.quote", msg("dấu ngoặc kép không khớp"), place, hint)) from None


def _row(values: list[str], line: int, path: str, repairs: list[Place]) -> list[Scalar]:
    place = FilePlace(path, line)
    cells = []
    for value in values:
        composed = unicodedata.normalize("NFC", value)
        if composed != value:
            repairs.append(place)
        cells.append(Scalar(composed if composed.strip() else None, place))
    return cells
