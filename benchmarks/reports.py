"""Reports of a wished length, made from the complete sample: its body repeated."""

from __future__ import annotations

import math
from pathlib import Path

from reportgen.conference.report import make_report
from reportgen.fonts import FontLibrary

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "vi-du-day-du"


def report_of(pages: int, folder: Path) -> Path:
    """A .docx of about `pages` pages in `folder`."""
    made = make_report(SAMPLE, draft=False, fonts=FontLibrary())
    package = made.document.package
    body = package.read(package.main_part).decode("utf-8")
    start = body.index("<w:body>") + len("<w:body>")
    # up to the section break that ends the report itself; the appendices stay single
    end = body.index("<w:p ", 0) if False else body.index("</w:tbl>", start) + len("</w:tbl>")
    times = max(1, math.ceil(pages / max(1, len(made.document.pages.pages) - 2)))
    longer = body[:end] + body[end : body.rindex("<w:tbl>")] * times + body[body.rindex("<w:tbl>") :]
    path = folder / f"report-{pages}.docx"
    package.with_parts({package.main_part: longer.encode("utf-8")}).save(path)
    return path
