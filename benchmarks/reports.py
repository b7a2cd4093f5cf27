"""Documents to measure on, made from the complete sample: reports of a wished length, and a table of many rows.

What stands between a report's heading and its signatures is repeated or cut; the appendices stay single, and fall
away where the report is to be shorter than they are.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from reportgen import Document
from reportgen.conference.report import make_report
from reportgen.word.package import Package

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "vi-du-day-du"
PAGES_OF_BODY = 10
TABLE, TABLE_END = "<w:tbl>", "</w:tbl>"
PARAGRAPH_END = "</w:p>"


def report_of(pages: int, folder: Path) -> Path:
    """A .docx of `pages` pages, or one or two more or fewer, in `folder`."""
    package, xml, count = _sample()
    start = xml.index(TABLE_END) + len(TABLE_END)  # behind the heading block
    end = xml.index(TABLE, start)  # before the signatures
    rest = xml[end:]
    if pages < count - PAGES_OF_BODY:
        rest, count = xml[xml.rindex("<w:sectPr") :], PAGES_OF_BODY
    times = 1 + (pages - count) / PAGES_OF_BODY
    return _saved(package, xml[:start] + _repeated(xml[start:end], times) + rest, folder / f"report-{pages}.docx")


def table_of(rows: int, folder: Path) -> Path:
    """A .docx with one table of `rows` rows and four columns in `folder`."""
    package, xml, _ = _sample()
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    words = ("Thu ngân sách trên địa bàn", "triệu đồng", "1.656")
    table = "".join(f"<w:tr>{''.join(map(cell.format, (number, *words)))}</w:tr>" for number in range(1, rows + 1))
    grid = '<w:gridCol w:w="700"/><w:gridCol w:w="4800"/><w:gridCol w:w="2000"/><w:gridCol w:w="1500"/>'
    start = xml.index("<w:body>") + len("<w:body>")
    body = f"{TABLE}<w:tblGrid>{grid}</w:tblGrid>{table}{TABLE_END}<w:p/>{xml[xml.rindex('<w:sectPr') :]}"
    return _saved(package, xml[:start] + body, folder / f"table-{rows}.docx")


@cache
def _sample() -> tuple[Package, str, int]:
    """The sample's package, its text and its number of pages."""
    package = make_report(SAMPLE, draft=False).document.package
    return package, package.read(package.main_part).decode("utf-8"), len(Document(package).pages.pages)


def _repeated(body: str, times: float) -> str:
    """`body` again and again, the last time cut behind a paragraph."""
    whole, share = divmod(max(times, 0.0), 1)
    ends = [match.end() for match in re.finditer(PARAGRAPH_END, body)]
    return body * int(whole) + body[: ends[int(share * (len(ends) - 1))]]


def _saved(package: Package, xml: str, path: Path) -> Path:
    package.with_parts({package.main_part: xml.encode("utf-8")}).save(path)
    return path
