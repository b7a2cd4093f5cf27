"""Merging in tests. In: a template in the notation and rows of a sheet. Out: the folder, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.batch.merge import Options, Outcome, merge
from reportgen.word.package import Package
from tests.notation import p, word_file
from tests.readers.workbooks import make_workbook
from tests.template.filling import texts

DEFAULT = Options()
LETTER = word_file(p("Kính gửi: {{ ho_ten }}"), p("Chức vụ: {{ chuc_vu }}"))


class Desk:
    """A folder with a template, a list and the results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "mau.docx"
        self.list = folder / "danh-sach.xlsx"
        self.out = folder / "ra"
        self.template.write_bytes(LETTER)

    def write_list(
        self, *rows: Sequence[object], sheet: str = "Danh sách", change: Callable[[Worksheet], None] | None = None
    ) -> None:
        make_workbook(self.list, rows, sheet=sheet, change=change)

    def merge(self, options: Options = DEFAULT) -> Outcome:
        return merge(self.template, self.list, self.out, options)

    def files(self) -> list[str]:
        """The documents in the folder."""
        return sorted(path.name for path in self.out.iterdir() if path.name != "ket-qua.xlsx")

    def texts(self, name: str) -> list[str]:
        return texts(Package.open(self.out / name))

    def report(self) -> list[list[object]]:
        """The rows of the report's first sheet, below the headings."""
        return sheet_rows(self.out / "ket-qua.xlsx")


def sheet_rows(path: Path) -> list[list[object]]:
    """The rows of a workbook's first sheet, below the headings."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def reasons(outcome: Outcome) -> list[str]:
    """What is said of the records that gave no document."""
    return [problem.render() for entry in outcome.refused for problem in entry.problems]


def agree(outcome: Outcome) -> tuple[int, int, int, int]:
    """In, out, rejected, duplicates."""
    assert outcome.counts.agree
    return outcome.counts[:4]
