"""Lists of recipients: the one behind a decision, the one to sign for money. In: columns. Out: a table, its styles.

Two blocks, collectives and persons, each counted from 1; the head repeated on each page; a total in figures and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.units import mm

from .parts import tag
from .party import Party
from .word import CellFormat, Font, Line, ParagraphFormat, Style, cell, paragraph, row, table

BLOCKS = (("tap_the", "I-", "Tập thể"), ("ca_nhan", '{{ "II-" if danh_sach.tap_the else "I-" }}', "Cá nhân"))


class Column(NamedTuple):
    """`key` is the row's field, "" for room to write; `width` in mm; `style` of its cells."""

    head: str
    key: str
    width: float
    style: str = "BangChu"


def styles(party: Party) -> list[Style]:
    """The styles of a list beyond those of every paper. The total is kept with who signs below it."""
    sides = mm(party.house["list"]["title_indent_mm"])
    middle = {"align": "center", "keep_next": True, "left": sides, "right": sides}
    summary = ParagraphFormat(**middle)
    parent = ParagraphFormat(after=party.house["list"]["after_title_pt"], **middle)
    small = party.house["sizes_pt"]["table"]
    cells = {"before": 2, "after": 2}
    return [
        Style(
            id="TenDanhSach",
            name="Tên danh sách",
            font=party.plain("appendix_title", bold=True),
            format=ParagraphFormat(align="center", keep_next=True, outline=0),
        ),
        Style(
            id="NoiDungDanhSach",
            name="Nội dung danh sách",
            font=party.plain("appendix_title", bold=True),
            format=summary,
        ),
        Style(
            id="DanhSachKemTheo",
            name="Danh sách kèm theo",
            font=party.plain("appendix_parent", italic=True),
            format=parent,
        ),
        Style(
            id="BangBangChu",
            name="Bảng bằng chữ",
            font=Font(size=small, italic=True),
            format=ParagraphFormat(keep_next=True, **cells),
        ),
        Style(
            id="BangTongCong",
            name="Bảng tổng cộng",
            font=Font(size=small, bold=True),
            format=ParagraphFormat(align="center", keep_next=True, **cells),
        ),
        Style(
            id="BangTongSo",
            name="Bảng tổng số",
            font=Font(size=small, bold=True),
            format=ParagraphFormat(align="right", keep_next=True, **cells),
        ),
    ]


def recipients_table(columns: Sequence[Column], *, money: str, least_row_mm: float = 0) -> str:
    """The table of `danh_sach`; `money` is the key of the column that is added up."""
    widths = [mm(column.width) for column in columns]
    whole = CellFormat(width=sum(widths), span=len(widths))
    forms = [CellFormat(width=width, align="center") for width in widths]
    heads = [cell(form, paragraph("BangDauCot", column.head)) for form, column in zip(forms, columns, strict=True)]
    rows = [row(*heads, header=True)]
    least = mm(least_row_mm) or None
    for key, number, name in BLOCKS:
        title = paragraph("BangNhom", name, keep_next=True)
        rows += [
            row(cell(whole, tag(f"{{%tr if danh_sach.{key} %}}"))),
            row(cell(forms[0], paragraph("BangDauCot", number, keep_next=True)), _merged(widths[1:], title)),
            row(cell(whole, tag(f"{{%tr for h in danh_sach.{key} %}}"))),
            row(cell(whole, tag("{%tr if loop.last %}"))),
            row(*_cells(columns, forms, keep_next=True), least=least),
            row(cell(whole, tag("{%tr else %}"))),
            row(*_cells(columns, forms), least=least),
            row(cell(whole, tag("{%tr endif %}"))),
            row(cell(whole, tag("{%tr endfor %}"))),
            row(cell(whole, tag("{%tr endif %}"))),
        ]
    at = next(index for index, column in enumerate(columns) if column.key == money)
    rows += [
        row(cell(whole, tag("{%tr if danh_sach.tong_tien %}"))),
        row(
            _merged(widths[:at], paragraph("BangTongCong", "Tổng cộng")),
            cell(forms[at], paragraph("BangTongSo", "{{ danh_sach.tong_tien }}")),
            *([_merged(widths[at + 1 :], paragraph("BangTongCong"))] if at + 1 < len(widths) else []),
        ),
        row(_merged(widths, paragraph("BangBangChu", "Bằng chữ: {{ danh_sach.bang_chu }}."))),
        row(cell(whole, tag("{%tr endif %}"))),
    ]
    return table(widths, rows, borders=Line(width=0.5), margin=4)


def _cells(columns: Sequence[Column], forms: Sequence[CellFormat], *, keep_next: bool = False) -> list[str]:
    """The cells of a recipient; the last one of a block is kept with what follows, so that no total stands alone."""
    return [
        cell(form, paragraph(column.style, f"{{{{ h.{column.key} }}}}" if column.key else "", keep_next=keep_next))
        for form, column in zip(forms, columns, strict=True)
    ]


def _merged(widths: Sequence[float], block: str) -> str:
    return cell(CellFormat(width=sum(widths), span=len(widths), align="center"), block)
