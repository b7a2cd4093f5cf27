"""Writes `khen-thuong.xlsx` of both sample inputs: four collectives and eight people each.

The news item behind the real one gives only the counts, so its names are openly placeholders, marked in the column "Ví
dụ"; the other conference is invented as a whole.
"""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

INPUTS = Path(__file__).resolve().parents[1] / "inputs"
NAME = "khen-thuong.xlsx"
MADE = datetime(2026, 10, 12)
FONT = "Times New Roman"
LINE = Side(style="thin")


class Sheet(NamedTuple):
    """A sheet: its title lines, headings with their widths in characters, and rows."""

    name: str
    titles: list[str]
    headings: dict[str, int]
    rows: list[list[object]]


REAL_REMARK = "(tên ví dụ: bản tin chỉ nêu số lượng; thay bằng tên thật rồi xóa dấu x ở cột Ví dụ)"
REAL = [
    Sheet(
        "Tập thể",
        ["TẬP THỂ ĐƯỢC TẶNG GIẤY KHEN", REAL_REMARK],
        {"TT": 6, "Tên tập thể": 44, "Số vào sổ": 12, "Ghi chú": 20, "Ví dụ": 8},
        [[number, f"[Tên tập thể {number} - ví dụ]", None, None, "x"] for number in range(1, 5)],
    ),
    Sheet(
        "Cá nhân",
        ["CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", REAL_REMARK],
        {"TT": 6, "Họ và tên": 34, "Chức vụ": 22, "Đơn vị": 26, "Số vào sổ": 12, "Ghi chú": 20, "Ví dụ": 8},
        [
            [number, f"[Họ và tên cá nhân {number} - ví dụ]", "[chức vụ]", "[đơn vị]", None, None, "x"]
            for number in range(1, 9)
        ],
    ),
]

COMPLETE_REMARK = "(phường Ví Dụ, các tập thể và tên người đều không có thật)"
COMPLETE = [
    Sheet(
        "Tập thể",
        ["TẬP THỂ ĐƯỢC TẶNG GIẤY KHEN", COMPLETE_REMARK],
        {"TT": 6, "Tên tập thể": 44, "Hệ số": 9, "Số vào sổ": 12, "Ghi chú": 20},
        [
            [number, name, 0.6, f"{number:02d}", None]
            for number, name in enumerate(
                (
                    "Chi bộ khóm 2",
                    "Chi bộ khóm 9",
                    "Chi bộ Trường Tiểu học Minh Họa 1",
                    "Hội Liên hiệp Phụ nữ phường",
                ),
                start=1,
            )
        ],
    ),
    Sheet(
        "Cá nhân",
        ["CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", COMPLETE_REMARK],
        {
            "TT": 6,
            "Họ và tên": 26,
            "Năm sinh": 10,
            "Chức vụ": 16,
            "Đơn vị": 24,
            "Hệ số": 9,
            "Số vào sổ": 12,
            "Ghi chú": 20,
        },
        [
            [number, name, year, post, unit, 0.3, f"{number + 4:02d}", None]
            for number, (name, year, post, unit) in enumerate(
                (
                    ("Đ/c Lê Văn C", 1968, "Bí thư", "Chi bộ khóm 5"),
                    ("Đ/c Phạm Thị D", 1979, "Phó Bí thư", "Chi bộ Trạm Y tế"),
                    ("Đ/c Hoàng Văn Đ", 1985, "đảng viên", "Chi bộ Công an"),
                    ("Đ/c Vũ Thị E", 1990, "đảng viên", "Chi bộ khóm 11"),
                    ("Đ/c Đặng Văn G", 1988, "đảng viên", "Chi bộ Quân sự"),
                    ("Đ/c Bùi Thị H", 1972, "Bí thư", "Chi bộ khóm 14"),
                    ("Đ/c Đỗ Văn I", 1994, "đảng viên", "Chi bộ khóm 2"),
                    ("Đ/c Ngô Thị K", 1983, "đảng viên", "Chi bộ Trường Trung học cơ sở Minh Họa"),
                ),
                start=1,
            )
        ],
    ),
]


def workbook(sheets: list[Sheet]) -> bytes:
    """The workbook of `sheets`, the same bytes whenever it is made."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = MADE
    made = BytesIO()
    book.save(made)
    return _dated(made.getvalue())


def _write(page: Worksheet, sheet: Sheet) -> None:
    for title in sheet.titles:
        page.append([title])
        page.cell(page.max_row, 1).font = Font(name=FONT, size=13, bold=page.max_row == 1, italic=page.max_row > 1)
    page.append([])
    for row in [list(sheet.headings), *sheet.rows]:
        page.append(row)
        for cell in page[page.max_row]:
            cell.font = Font(name=FONT, size=12, bold=row == list(sheet.headings))
            cell.border = Border(LINE, LINE, LINE, LINE)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if isinstance(cell.value, float):
                cell.number_format = "0.0"
    for column, width in zip("ABCDEFGH", sheet.headings.values(), strict=False):
        page.column_dimensions[column].width = width


def _dated(package: bytes) -> bytes:
    """The package with one date for all its parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _without_moment(content)
            new.writestr(member, content)
    return made.getvalue()


def _without_moment(core: bytes) -> bytes:
    """openpyxl writes the moment of saving, whatever the properties say."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, core)


def main() -> None:
    (INPUTS / "so-ket-9-thang-2024" / NAME).write_bytes(workbook(REAL))
    (INPUTS / "vi-du-day-du" / NAME).write_bytes(workbook(COMPLETE))


if __name__ == "__main__":
    main()
