"""The PDF of a Word file: the command cold against LibreOffice cold, pages per second warm, growth with length."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reportgen import Document
from reportgen.fonts import FontLibrary

from .child import cost_of
from .reports import report_of, table_of
from .table import Row, alternated, best

TEN = 10
LENGTHS = (1, 10, 100, 1000)
TABLE_ROWS = 10_000


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        return [cold(Path(folder)), *warm(Path(folder)), *growth(Path(folder))]


def cold(folder: Path) -> Row:
    """Start-up included, as a clerk's machine does it: one file, one process."""
    docx = report_of(TEN, folder)
    count = len(Document.open(docx).pages.pages)
    ours = [sys.executable, "-m", "reportgen", "pdf", str(docx), "-o", str(folder / "ours.pdf")]
    if shutil.which("soffice") is None:
        return Row(f"reportgen pdf, {count} pages, cold", best(lambda: _run(ours)), note="no LibreOffice here")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    theirs = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "lo"), str(docx)]
    _run(theirs)  # the first run only makes LibreOffice's profile
    mine, peer = alternated(lambda: _run(ours), lambda: _run(theirs))
    return Row(f"reportgen pdf, {count} pages, cold", mine, peer, "LibreOffice")


def warm(folder: Path) -> list[Row]:
    """Laying out and writing in a process that has done it before; the time of one page."""
    made = []
    for pages in (10 * TEN,):
        data = report_of(pages, folder).read_bytes()
        fonts = FontLibrary()
        count = len(_opened(data, fonts).pages.pages)
        layout = best(lambda data=data, fonts=fonts: _opened(data, fonts).pages)
        whole = best(lambda data=data, fonts=fonts: _opened(data, fonts).to_pdf())
        made += [
            Row(f"laid out, {count} pages, warm, a page", layout / count, note=f"{count / layout:.0f} pages/s"),
            Row(f"laid out and written, {count} pages, a page", whole / count, note=f"{count / whole:.0f} pages/s"),
        ]
    return made


def growth(folder: Path) -> list[Row]:
    """Time by length and the most memory needed, a fresh process each; the last row is one long table."""
    made = []
    for pages in LENGTHS:
        cost = cost_of(report_of(pages, folder))
        name = f"read, laid out, written: {cost.pages} pages, a page"
        made.append(Row(name, cost.seconds / cost.pages, note=f"at most {cost.megabytes:.0f} MB"))
    cost = cost_of(table_of(TABLE_ROWS, folder))
    note = f"{cost.pages} pages, at most {cost.megabytes:.0f} MB"
    return [*made, Row(f"a table of {TABLE_ROWS} rows, the whole of it", cost.seconds, note=note)]


def _opened(data: bytes, fonts: FontLibrary) -> Document:
    from reportgen.word.package import Package

    return Document(Package.open(data, name="report.docx"), fonts=fonts)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
