"""CSV files. In: a path. Out: a `Sequence` of rows by heading; every value is text, None where nothing stands.

Read are UTF-8 (with or without a byte order mark), the UTF-16 that Excel calls "Unicode Text", and, where the words
leave no doubt, Windows-1258, TCVN3 and VNI; values may be divided by semicolons, commas or tabs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from ..errors import DataError, Problem, Severity
from ..messages import msg
from ..places import FilePlace
from .files import WRONG_FILE, decode, failure, read_bytes
from .letters import Letters, OldText, decode_old, evidence_in
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
    text, notes = _text(read_bytes(path), path)
    letters = Letters(evidence_in([text]))
    lines = text.splitlines(keepends=True)
    delimiter = _delimiter(lines)
    if lines and lines[0].lower().startswith("sep="):
        lines[0] = "\n"
    blank: list[int] = []
    written = [*_records(lines, delimiter, path, blank)]
    rows = [_row(values, FilePlace(str(path), line), letters) for line, values in written]
    if not rows:
        raise failure("file.empty", msg("tệp không có nội dung"), path, WRONG_FILE)
    headings = [heading(str(cell.value or ""), cell.place) for cell in rows[0].cells]
    return Table(
        headings,
        rows[1:],
        FilePlace(str(path)),
        rows[0].problems,
        (*notes, *letters.notes),
        tuple(letters.repairs),
        blank=tuple(line for line in blank if written[1:2] and written[1][0] < line < written[-1][0]),
    )


def _text(data: bytes, path: Path) -> tuple[str, list[Problem]]:
    """The text, and a note when it stood in an encoding that has to be told from its words."""
    if data[:2] in _UTF16_MARKS:
        return _wide(data, "utf-16", path), []
    try:
        return decode(data, path), []
    except DataError as error:
        (problem,) = error.problems
        if problem.code == "text.utf-16":
            return _wide(data, _byte_order(data), path), []
        if problem.code == "text.encoding" and (old := decode_old(data)):
            return old.text, [_old_file(old, path)]
        hint = msg("mở bằng Excel, chọn Lưu thành (Save as), loại CSV UTF-8")
        raise DataError(problem._replace(hint=hint)) from None


def _wide(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise failure("text.encoding", msg("tệp không ở mã Unicode UTF-8"), path) from None


def _byte_order(data: bytes) -> str:
    head = data[:512]
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _old_file(old: OldText, path: Path) -> Problem:
    message = msg("tệp ở bảng mã {encoding}, đã đổi sang Unicode", encoding=old.encoding)
    hint = msg("xem lại vài tên trong kết quả; lần sau lưu tệp dạng CSV UTF-8")
    return Problem("text.old-file", message, FilePlace(str(path)), hint, Severity.WARNING)


def _delimiter(lines: list[str]) -> str:
    """The one that stands most often in the first line, outside quotation marks; what `sep=` names comes first."""
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith("sep=") and first[4:5]:
        return first[4]
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _records(lines: list[str], delimiter: str, path: Path, blank: list[int]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; the lines of empty ones go into `blank`."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for values in reader:
            if any(value.strip() for value in values):
                yield line, values
            else:
                blank.append(line)
            line = reader.line_num + 1
    except csv.Error:
        hint = msg("mỗi dấu ngoặc kép mở phải có dấu đóng; dấu ngoặc kép bên trong viết hai lần")
        place = FilePlace(str(path), line)
        raise DataError(Problem("csv.quote", msg("dấu ngoặc kép không khớp"), place, hint)) from None


def _row(values: list[str], place: FilePlace, letters: Letters) -> Line:
    cells: list[Scalar] = []
    problems: list[Problem] = []
    for value in values:
        text, wrong = letters.read(value, place)
        problems.extend(wrong)
        cells.append(Scalar(text if text.strip() else None, place))
    return Line(cells, tuple(problems))
