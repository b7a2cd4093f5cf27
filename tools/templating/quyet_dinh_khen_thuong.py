"""The template of the commendation decision (quyết định khen thưởng) with its list. In: a rule set seen by the builder.
Out: a .docx.

The list stands upright, with years of birth and book numbers where they are given; on its side when there are
achievements of one's own.
"""

from __future__ import annotations

from .lists import Column, recipients_table
from .lists import styles as list_styles
from .package import core_properties, document_part, header_part, package
from .parts import heading_block, legal_basis, page_number, signature, tag, title_block
from .party import LANGUAGE, Party
from .styles import styles
from .word import Font, Style, paragraph, run, styles_part

UPRIGHT = (
    Column("TT", "tt", 11, "BangGiua"),
    Column("Tên tập thể, họ và tên", "ten", 47),
    Column("Chức vụ, đơn vị", "chuc_vu_don_vi", 55),
    Column("Tiền thưởng (đồng)", "tien_thuong", 27, "BangSo"),
    Column("Ghi chú", "ghi_chu", 25),
)
WITH_YEARS = (
    Column("TT", "tt", 10, "BangGiua"),
    Column("Tên tập thể, họ và tên", "ten", 42),
    Column("Năm sinh", "nam_sinh", 14, "BangGiua"),
    Column("Chức vụ, đơn vị", "chuc_vu_don_vi", 43),
    Column("Tiền thưởng (đồng)", "tien_thuong", 24, "BangSo"),
    Column("Số sổ", "so_so", 12, "BangGiua"),
    Column("Ghi chú", "ghi_chu", 20),
)
ON_ITS_SIDE = (
    Column("TT", "tt", 11, "BangGiua"),
    Column("Tên tập thể, họ và tên", "ten", 56),
    Column("Năm sinh", "nam_sinh", 18, "BangGiua"),
    Column("Chức vụ, đơn vị", "chuc_vu_don_vi", 48),
    Column("Thành tích", "thanh_tich", 54),
    Column("Tiền thưởng (đồng)", "tien_thuong", 25, "BangSo"),
    Column("Số sổ", "so_so", 15, "BangGiua"),
    Column("Ghi chú", "ghi_chu", 25),
)


def _articles() -> list[str]:
    """The articles: their number bold, not what follows (no article has a name). The last stays with the signature."""
    content = (run("{{ d.so }}", Font(bold=True)), run(" {{ d.chu }}"))
    return [
        paragraph("ThamQuyenQuyetDinh", "{{ tham_quyen_quyet_dinh }}"),
        tag("{%p for d in dieu %}"),
        tag("{%p if loop.last %}"),
        paragraph("Dieu", *content, keep_next=True),
        tag("{%p else %}"),
        paragraph("Dieu", *content),
        tag("{%p endif %}"),
        tag("{%p endfor %}"),
    ]


def _title() -> list[str]:
    return [
        paragraph("TenDanhSach", "DANH SÁCH"),
        paragraph("NoiDungDanhSach", "{{ danh_sach.ten }}"),
        paragraph("DanhSachKemTheo", "{{ danh_sach.kem_theo }}"),
    ]


def _table(columns: tuple[Column, ...]) -> str:
    return recipients_table(columns, money="tien_thuong")


def _sections(party: Party) -> list[str]:
    """The list on pages of its own, numbered as the rule wants; an upright one ends the document with its own page."""
    return [
        paragraph("DongCuoi", section=party.first_page().xml()),
        tag("{%p if danh_sach.day_du %}"),
        *_title(),
        _table(ON_ITS_SIDE),
        paragraph("DongCuoi"),
        tag("{%p else %}"),
        *_title(),
        tag("{%p if danh_sach.co_nam_sinh %}"),
        _table(WITH_YEARS),
        tag("{%p else %}"),
        _table(UPRIGHT),
        tag("{%p endif %}"),
        paragraph("DongCuoi", section=party.appendix_page(turned=False).xml()),
        tag("{%p endif %}"),
    ]


def _own_styles(party: Party) -> list[Style]:
    text = party.font("body.text")
    form = party.body(align="center", first_line=0, before=6, keep_next=True)
    return [
        Style(
            id="ThamQuyenQuyetDinh",
            name="Thẩm quyền quyết định",
            font=Font(size=text.size, bold=True, caps=True),
            format=form,
        ),
        Style(id="Dieu", name="Điều", font=Font(size=party.size("dieu")), format=party.body()),
    ]


def build(party: Party) -> bytes:
    """The .docx. The same rules and choices give the same bytes."""
    blocks = [
        heading_block(party),
        *title_block(party),
        *legal_basis(party),
        *_articles(),
        signature(party),
        *_sections(party),
    ]
    all_styles = [*styles(party), *_own_styles(party), *list_styles(party)]
    return package(
        document=document_part(blocks, party.appendix_page()),
        styles=styles_part(all_styles, family=party.family, size=party.size("body.text"), language=LANGUAGE),
        header=header_part(page_number(party)),
        properties=core_properties("{{ tieu_de_tai_lieu }}", LANGUAGE),
    )
