"""The report of a batch, `ket-qua.xlsx` in its folder. In: entries, sums, notes. Out: a workbook with a line for each
record; and, read back before the next batch, the names of the files that were made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from ..errors import Problem, ReportgenError
from ..messages import SOURCE_LANGUAGE, Message, msg
from ..places import CellPlace, FilePlace, Place
from .reconcile import Counts, Entry
from .workbook import Sheet, Value, texts_in, write_workbook

REPORT = "ket-qua.xlsx"
_RECORDS = msg("Kết quả")
_SUMS = msg("Tổng hợp")
_FILE_COLUMNS = (msg("Tệp Word"), msg("Tệp PDF"))
_FILE_LETTERS = "EF"
_HEADINGS = (msg("STT"), msg("Tệp dữ liệu"), msg("Trang tính"), msg("Ô (dòng)"), *_FILE_COLUMNS,
             msg("Kết quả"), msg("Lý do"), msg("Cách sửa"))  # fmt: skip
_WIDTHS = (7, 24, 16, 10, 40, 40, 12, 60, 60)


def report_file(
    entries: Iterable[Entry],
    counts: Counts,
    notes: Sequence[Problem],
    *,
    old: Iterable[str] = (),
    language: str = SOURCE_LANGUAGE,
) -> bytes:
    """The workbook's bytes. `old`: files of earlier batches that this one did not make; named here, they are still
    known for the program's own when the next batch comes."""
    headings = [heading.render(language) for heading in _HEADINGS]
    rows = chain((_row(entry, language) for entry in entries), (_old_row(name, language) for name in old))
    return write_workbook(
        [
            Sheet(_RECORDS.render(language), _WIDTHS, headings, rows),
            Sheet(_SUMS.render(language), (60, 12), [_SUMS.render(language), ""], _sums(counts, notes, language)),
        ]
    )


def _row(entry: Entry, language: str) -> list[Value]:
    path, sheet, spot = _written(entry.place)
    word = ", ".join(name for name in entry.files if name.endswith(".docx"))
    pdf = ", ".join(name for name in entry.files if name.endswith(".pdf"))
    if entry.page:
        pdf = msg("{file}, trang {page}", file=pdf, page=entry.page).render(language)
    reasons = "\n".join(_reason(problem, entry.place, language) for problem in entry.problems)
    hints = "\n".join(dict.fromkeys(problem.hint.render(language) for problem in entry.problems if problem.hint))
    return [entry.number, path, sheet, spot, word, pdf, entry.status.value.render(language), reasons, hints]


def _old_row(name: str, language: str) -> list[Value]:
    word, pdf = ("", name) if name.endswith(".pdf") else (name, "")
    status, hint = msg("tệp của lần trước"), msg("xóa đi nếu không dùng nữa, để khỏi nhầm với tệp mới")
    return ["", "", "", "", word, pdf, status.render(language), "", hint.render(language)]


def _written(place: Place | None) -> tuple[str, str, str]:
    """File, sheet, and cell or line."""
    match place:
        case CellPlace(path, sheet, cell):
            return Path(path).name, sheet, cell
        case FilePlace(path, line):
            return Path(path).name, "", str(line or "")
    return "", "", ""


def _reason(problem: Problem, row: Place | None, language: str) -> str:
    """The problem's sentence, with its cell when that is another than the row's."""
    text = problem.message.render(language)
    match problem.place:
        case CellPlace(_, _, cell) if cell and problem.place != row:
            return f"{cell}: {text}"
    return text


def _sums(counts: Counts, notes: Sequence[Problem], language: str) -> Iterator[list[Value]]:
    named: list[tuple[Message, int]] = [
        (msg("Bản ghi trong dữ liệu"), counts.records),
        (msg("Văn bản đã làm"), counts.done),
        (msg("Bản ghi bị loại"), counts.rejected),
        (msg("Bản ghi trùng"), counts.duplicates),
    ]
    if counts.left:
        named.append((msg("Chưa làm (đã dừng giữa chừng)"), counts.left))
    for name, count in named:
        yield [name.render(language), count]
    yield [(msg("Số liệu khớp") if counts.agree else msg("SỐ LIỆU KHÔNG KHỚP")).render(language), ""]
    for note in notes:
        yield [note.render(language), ""]


def files_made_before(folder: Path) -> set[str]:
    """The files that batches in `folder` made, as the last one's report says; those changed since then are left out.

    Without a report, or with one that cannot be read, there are none.
    """
    report = folder / REPORT
    try:
        told = report.stat().st_mtime
        names = _names_in(report)
        return {name for name in names if _mtime(folder / name) <= told}
    except (OSError, ReportgenError):
        return set()


def _names_in(report: Path) -> Iterator[str]:
    """The names in the report, also in one that Excel has saved since."""
    known = texts_in(report.read_bytes(), _FILE_LETTERS)
    if known is not None:
        yield from known
        return
    from ..readers.tables import key_of
    from ..readers.xlsx_file import read_workbook

    keys = [key_of(column.render(language)) for column in _FILE_COLUMNS for language in (SOURCE_LANGUAGE, "en")]
    for table in read_workbook(report).values():
        for row in table.plain():
            if isinstance(row, dict):
                yield from (name for key in keys if isinstance(name := row.get(key), str))


def _mtime(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return float("inf")
