"""Reports of a wished length, made from the complete sample: what stands between its heading and its signatures is
repeated; the appendices stay single."""

from __future__ import annotations

from pathlib import Path

from reportgen import Document
from reportgen.conference.report import make_report

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "vi-du-day-du"
PAGES_OF_BODY = 10
TABLE, TABLE_END = "<w:tbl>", "</w:tbl>"


def report_of(pages: int, folder: Path) -> Path:
    """A .docx of `pages` pages or a few more in `folder`; of ten pages, the sample itself."""
    path = folder / f"report-{pages}.docx"
    package = make_report(SAMPLE, draft=False).document.package
    xml = package.read(package.main_part).decode("utf-8")
    start = xml.index(TABLE_END) + len(TABLE_END)  # behind the heading block
    end = xml.index(TABLE, start)  # before the signatures
    times = max(1, 1 + round((pages - len(Document(package).pages.pages)) / PAGES_OF_BODY))
    longer = xml[:start] + xml[start:end] * times + xml[end:]
    package.with_parts({package.main_part: longer.encode("utf-8")}).save(path)
    return path
