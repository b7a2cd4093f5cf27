"""The PDF of a Word file: the command cold against LibreOffice cold, and pages per second warm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reportgen import Document
from reportgen.fonts import FontLibrary

from .reports import report_of
from .table import Row, alternated, best

TEN = 10


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        return [cold(Path(folder)), *warm(Path(folder))]


def cold(folder: Path) -> Row:
    """Start-up included, as a clerk's machine does it: one file, one process."""
    docx = report_of(TEN, folder)
    ours = [sys.executable, "-m", "reportgen", "pdf", str(docx), "-o", str(folder / "ours.pdf")]
    if shutil.which("soffice") is None:
        return Row(f"reportgen pdf, {TEN} pages, cold", best(lambda: _run(ours)), note="no LibreOffice here")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    theirs = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "lo"), str(docx)]
    _run(theirs)  # the first run only makes LibreOffice's profile
    mine, peer = alternated(lambda: _run(ours), lambda: _run(theirs))
    return Row(f"reportgen pdf, {TEN} pages, cold", mine, peer, "LibreOffice")


def warm(folder: Path) -> list[Row]:
    """Laying out and writing in a process that has done it before; the time of one page."""
    made = []
    for pages in (TEN, 100):
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


def _opened(data: bytes, fonts: FontLibrary) -> Document:
    from reportgen.word.package import Package

    return Document(Package.open(data, name="report.docx"), fonts=fonts)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
