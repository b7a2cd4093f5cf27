"""The sheet to sign for prize money (danh sách ký nhận tiền thưởng). In: a rule set seen by the builder.
Out: a .docx.

A voucher, not a document with a number: the issuer's name on the left, the title, the table with room to sign, the
place and date, and who made it, the accountant and the head of the unit side by side.
"""

from __future__ import annotations

from reportgen.units import mm

from .lists import Column, recipients_table
from .lists import styles as list_styles
from .package import core_properties, document_part, header_part, package
from .parts import page_number, tag
from .party import LANGUAGE, Party
from .styles import styles
from .word import CellFormat, Font, ParagraphFormat, Style, cell, paragraph, row, styles_part, table

COLUMNS = (
    Column("TT", "tt", 11, "BangGiua"),
    Column("Tên tập thể, họ và tên", "ten", 45),
    Column("Chức vụ, đơn vị", "chuc_vu_don_vi", 50),
    Column("Số tiền (đồng)", "tien_thuong", 25, "BangSo"),
    Column("Ký nhận, ghi rõ họ tên", "", 34),
)
ROW_MM = 10
"""Room for a signature."""


def _head(party: Party) -> str:
    """The issuer on the left half of the page."""
    margins, width = party.margins, party.paper[0]
    split = mm(party.house["heading_block"]["names"][1])
    columns = [split - margins["left"], width - margins["right"] - split]
    names = [
        tag("{%p if co_quan.cap_tren %}"),
        paragraph("CoQuanCapTren", "{{ co_quan.cap_tren }}"),
        tag("{%p endif %}"),
        paragraph("CoQuanBanHanh", "{{ co_quan.ten }}"),
    ]
    left, right = (CellFormat(width=column) for column in columns)
    return table(columns, [row(cell(left, *names), cell(right, paragraph("ChoKy")))])


def _signers(party: Party) -> str:
    """One row that no page break splits: `nguoi_ky`, from the left to the right."""
    margins, width = party.margins, party.paper[0]
    column = (width - margins["left"] - margins["right"]) / 3
    room = [paragraph("ChoKy")] * party.house["signature"]["blank_lines"]
    cells = [
        cell(
            CellFormat(width=column),
            paragraph("NguoiKyNhan", f"{{{{ nguoi_ky[{index}].chuc_danh }}}}"),
            *room,
            paragraph("HoTenNguoiKy", f"{{{{ nguoi_ky[{index}].ho_ten }}}}"),
        )
        for index in range(3)
    ]
    return table([column] * 3, [row(*cells)])


def _own_styles(party: Party) -> list[Style]:
    right = mm(party.house["list"]["date_indent_mm"])
    return [
        Style(
            id="NgayLap",
            name="Ngày lập",
            font=party.font("place_date"),
            format=ParagraphFormat(align="center", left=right, before=12, keep_next=True),
        ),
        Style(
            id="NguoiKyNhan",
            name="Người ký danh sách",
            font=Font(size=party.size("post"), bold=True),
            format=ParagraphFormat(align="center", before=3),
        ),
    ]


def build(party: Party) -> bytes:
    """The .docx. The same rules and choices give the same bytes."""
    blocks = [
        _head(party),
        paragraph("TenKyNhan", "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG"),
        paragraph("NoiDungDanhSach", "{{ danh_sach.ten }}"),
        paragraph("DanhSachKemTheo", "{{ danh_sach.kem_theo }}"),
        recipients_table(COLUMNS, money="tien_thuong", least_row_mm=ROW_MM),
        paragraph("NgayLap", "{{ dia_danh_ngay }}"),
        _signers(party),
        paragraph("DongCuoi"),
    ]
    title = Style(
        id="TenKyNhan",
        name="Tên danh sách ký nhận",
        font=party.font("type_name"),
        format=ParagraphFormat(align="center", before=party.house["title_block"]["before_pt"], keep_next=True),
    )
    all_styles = [*styles(party), title, *_own_styles(party), *list_styles(party)]
    return package(
        document=document_part(blocks, party.first_page()),
        styles=styles_part(all_styles, family=party.family, size=party.size("body.text"), language=LANGUAGE),
        header=header_part(page_number(party)),
        properties=core_properties("{{ tieu_de_tai_lieu }}", LANGUAGE),
    )
