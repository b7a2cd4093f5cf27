"""The template of the conference report (báo cáo sơ kết). In: a rule set seen by the builder. Out: a .docx.

The numbers of headings ("I-", "1.", "a)") are text that comes with the data, not Word's numbering: a heading is quoted
by its number in the same paper and in others, so the number belongs to the record; a clerk who deletes or moves a
heading in the made paper sees exactly what is printed; and Word, LibreOffice and our own pages cannot count
differently. Headings carry outline levels, so that Word's navigation pane and the PDF's outline work all the same.
"""

from __future__ import annotations

from .package import core_properties, document_part, header_part, package
from .parts import heading_block, legal_basis, page_number, signature, tag, title_block
from .party import LANGUAGE, Party
from .styles import styles
from .word import (
    CellFormat,
    Line,
    cell,
    paragraph,
    row,
    styles_part,
    table,
)

HEADINGS = {"muc_lon": "MucLon", "muc": "MucLaMa", "muc_1": "Muc1", "muc_2": "Muc2"}
TEXTS = {
    "muc_3": ("DiemA", "{{ k.so }} {{ k.chu }}"),
    "gach": ("GachDauDong", "- {{ k.chu }}"),
    "cong": ("CongDauDong", "+ {{ k.chu }}"),
}
BODY = ("ThanVanBan", "{{ k.chu }}")
KEPT = 'loop.last or (k.chu is string and k.chu.endswith(":"))'
"""Whether an item stays on one page with what follows."""

COLUMNS = (
    ("TT", "tt", "BangGiua"),
    ("Chỉ tiêu", "ten", "BangChu"),
    ("ĐVT", "dvt", "BangGiua"),
    ("KH năm", "ke_hoach", "BangSo"),
    ("{{ pl.cot_thuc_hien }}", "thuc_hien", "BangSo"),
    ("Tỷ lệ %", "ty_le", "BangSo"),
    ("Cùng kỳ", "cung_ky", "BangSo"),
    ("So CK %", "so_cung_ky", "BangSo"),
    ("Đạt/Chưa", "danh_gia", "BangGiua"),
    ("Ghi chú", "ghi_chu", "BangChu"),
)


def _body() -> list[str]:
    """The items of noi_dung, each in the style of its kind; what is no known kind is a paragraph of the body."""
    blocks = [
        tag("{%p for k in noi_dung %}"),
        tag('{%p if k.kieu == "phan" %}'),
        paragraph("Phan", "{{ k.so }}"),
        paragraph("TenPhan", "{{ k.chu }}"),
    ]
    for kind, style in HEADINGS.items():
        blocks += [tag(f'{{%p elif k.kieu == "{kind}" %}}'), paragraph(style, "{{ k.so }} {{ k.chu }}")]
    blocks += [
        tag('{%p elif k.kieu == "hinh" %}'),
        paragraph("Hinh", "{{ k.anh }}"),
        tag("{%p if k.chu_thich %}"),
        paragraph("ChuThichHinh", "{{ k.chu_thich }}"),
        tag("{%p endif %}"),
    ]
    return [*blocks, *_texts(), tag("{%p endif %}"), tag("{%p endfor %}")]


def _texts() -> list[str]:
    """Plain paragraphs. The last one of the paper is kept with the signature, which never stands alone on a page; one
    that ends with a colon is kept with what it announces."""
    blocks: list[str] = []
    for kind, (style, text) in TEXTS.items():
        blocks += [tag(f'{{%p elif k.kieu == "{kind}" and ({KEPT}) %}}'), paragraph(style, text, keep_next=True)]
        blocks += [tag(f'{{%p elif k.kieu == "{kind}" %}}'), paragraph(style, text)]
    blocks += [tag(f"{{%p elif {KEPT} %}}"), paragraph(*BODY, keep_next=True)]
    return [*blocks, tag("{%p else %}"), paragraph(*BODY)]


def _table(party: Party) -> str:
    """The table of indicators: the head repeated on each page, a row for each line, groups over the whole width."""
    widths = party.appendix_columns()
    whole = CellFormat(width=sum(widths), span=len(widths))
    forms = [CellFormat(width=width, align="center") for width in widths]
    heads = [cell(form, paragraph("BangDauCot", head)) for form, (head, _, _) in zip(forms, COLUMNS, strict=True)]
    cells = [
        cell(form, paragraph(style, f"{{{{ h.{key} }}}}")) for form, (_, key, style) in zip(forms, COLUMNS, strict=True)
    ]
    group = [
        cell(forms[0], paragraph("BangDauCot", "{{ h.tt }}")),
        cell(
            CellFormat(width=sum(widths[1:]), span=len(widths) - 1, align="center"),
            paragraph("BangNhom", "{{ h.ten }}"),
        ),
    ]
    rows = [
        row(*heads, header=True),
        row(cell(whole, tag("{%tr for h in pl.hang %}"))),
        row(cell(whole, tag('{%tr if h.kieu == "nhom" %}'))),
        row(*group),
        row(cell(whole, tag("{%tr else %}"))),
        row(*cells),
        row(cell(whole, tag("{%tr endif %}"))),
        row(cell(whole, tag("{%tr endfor %}"))),
    ]
    return table(widths, rows, borders=Line(width=0.5), margin=4)


def _appendix(party: Party) -> list[str]:
    """One appendix: its name, what it belongs to, the table, a chart."""
    title = party.rules.text("appendix.title.text")
    count = party.rules.value("appendix.title.number_if_count_at_least")
    numbered = f"{{% if phu_luc|length >= {count} %}} {{{{ pl.so }}}}{{% endif %}}"
    parent = [
        tag("{%p if pl.kem_theo %}"),
        paragraph("PhuLucKemTheo", "{{ pl.kem_theo }}"),
        tag("{%p endif %}"),
    ]
    return [
        paragraph("PhuLuc", title + numbered),
        paragraph("TenPhuLuc", "{{ pl.ten }}"),
        *(parent if party.rules.flag("appendix.parent_line.value") else []),
        tag("{%p if pl.don_vi_tinh %}"),
        paragraph("DonViTinh", "Đơn vị tính: {{ pl.don_vi_tinh }}"),
        tag("{%p endif %}"),
        tag("{%p if pl.hang %}"),
        _table(party),
        tag("{%p endif %}"),
        tag("{%p if pl.anh %}"),
        paragraph("Hinh", "{{ pl.anh }}"),
        tag("{%p if pl.hinh_chu_thich %}"),
        paragraph("ChuThichHinh", "{{ pl.hinh_chu_thich }}"),
        tag("{%p endif %}"),
        tag("{%p endif %}"),
    ]


def _appendices(party: Party) -> list[str]:
    """Each appendix is a section of its own; the last one's page is that of the document's end."""
    return [
        paragraph("DongCuoi", section=party.first_page().xml()),
        tag("{%p for pl in phu_luc %}"),
        *_appendix(party),
        tag("{%p if not loop.last %}"),
        paragraph("DongCuoi", section=party.appendix_page().xml()),
        tag("{%p else %}"),
        paragraph("DongCuoi"),
        tag("{%p endif %}"),
        tag("{%p endfor %}"),
    ]


def build(party: Party) -> bytes:
    """The .docx. The same rules and choices give the same bytes."""
    blocks = [
        heading_block(party),
        *title_block(party),
        *legal_basis(party),
        *_body(),
        signature(party),
        *_appendices(party),
    ]
    return package(
        document=document_part(blocks, party.appendix_page()),
        styles=styles_part(styles(party), family=party.family, size=party.size("body.text"), language=LANGUAGE),
        header=header_part(page_number(party)),
        properties=core_properties("{{ tieu_de_tai_lieu }}", LANGUAGE),
    )
