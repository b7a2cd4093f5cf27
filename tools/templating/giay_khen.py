"""The certificates (giấy khen) of both families. In: certificate.yaml, the art. Out: a .docx a paper size.

The page is one invisible table with rows of exact heights, so that a long name moves nothing but itself and a
certificate is always one page: head, issuer, title, recipient (centred in its row, whether one line or four),
signature. One text serves collectives and persons: what only persons have is left out for the others. The art is one
picture behind the text, as large as the page.
"""

from __future__ import annotations

from .certificate import CHOICES, FONT, Certificate, styles
from .package import core_properties, document_part, package
from .party import LANGUAGE
from .picture import page_picture
from .word import CellFormat, Font, cell, paragraph, row, run, styles_part, table


def tag(text: str) -> str:
    """A paragraph that holds a tag only and is gone once the template is filled."""
    return paragraph("TheDieuKhien", text)


def _whole(made: Certificate, row_name: str, until: str, *blocks: str, align: str = "top") -> str:
    """A row of one cell over both columns."""
    form = CellFormat(width=sum(made.columns), span=2, align=align)
    return row(cell(form, *blocks), height=made.height(row_name, until))


def _head(made: Certificate) -> list[str]:
    motto = [paragraph("TieuNgu", made.own["motto"])] if "motto" in made.own else []
    return [paragraph("TieuDe", made.own["head"]), *motto, paragraph("KeDuoiTieuDe")]


def _issuer() -> list[str]:
    return [
        tag("{%p if cap_tren %}"),
        paragraph("CoQuanCapTren", "{{ cap_tren }}"),
        tag("{%p endif %}"),
        paragraph("CoQuanTang", "{{ co_quan_tang }}"),
    ]


def _recipient(made: Certificate) -> list[str]:
    """The salutation of a person is smaller than the name and in small letters."""
    salutation = Font(size=made.points(made.line("salutation")["size"]), caps=False)
    return [
        paragraph(
            "TenNguoiNhan",
            run("{% if danh_xung %}{{ danh_xung }} {% endif %}", salutation),
            run("{{ ten }}"),
        ),
        tag("{%p if chuc_vu_don_vi %}"),
        paragraph("ChucVuDonVi", "{{ chuc_vu_don_vi }}"),
        tag("{%p endif %}"),
        paragraph("ThanhTich", "{{ thanh_tich }}"),
    ]


def _date_row(made: Certificate) -> str:
    left = cell(
        CellFormat(width=made.columns[0], margins=made.left_margins, align="bottom"),
        tag("{%p if ma_xac_nhan %}"),
        paragraph("MaXacNhan", "{{ ma_xac_nhan }}"),
        tag("{%p endif %}"),
        paragraph("DongCuoi"),
    )
    right = cell(
        CellFormat(width=made.columns[1]),
        paragraph("DiaDanhNgay", "{{ dia_danh_ngay }}"),
        tag("{%p if quyen_han %}"),
        paragraph("QuyenHan", "{{ quyen_han }}"),
        paragraph("ChucVu", "{{ chuc_vu }}"),
        tag("{%p else %}"),
        paragraph("QuyenHan", "{{ chuc_vu }}"),
        tag("{%p endif %}"),
    )
    return row(left, right, height=made.height("date", "signer"))


def _signer_row(made: Certificate) -> str:
    left = cell(
        CellFormat(width=made.columns[0], margins=made.left_margins),
        paragraph("ChoVaoSo"),
        tag("{%p for dong in vao_so %}"),
        paragraph("VaoSo", "{{ dong }}"),
        tag("{%p endfor %}"),
    )
    right = cell(CellFormat(width=made.columns[1]), paragraph("HoTenNguoiKy", "{{ ho_ten }}"))
    return row(left, right, height=made.height("signer", "end"))


def build(made: Certificate, *, points: bool = True) -> bytes:
    """The .docx. The same choices and art give the same bytes. Without `points` the picture of points is empty."""
    page = made.page()
    picture, files = page_picture(made.family, page.width, page.height, points=points)
    rows = [
        _whole(made, "head", "issuer", *_head(made)),
        _whole(made, "issuer", "title", *_issuer(), align="center"),
        _whole(made, "title", "recipient", paragraph("Tang", "TẶNG"), paragraph("GiayKhen", "GIẤY KHEN")),
        _whole(made, "recipient", "date", *_recipient(made), align="center"),
        _date_row(made),
        _signer_row(made),
    ]
    blocks = [table(made.columns, rows), paragraph("DongCuoi", picture)]
    size = made.points(CHOICES["lines"]["reason"]["size"])
    return package(
        document=document_part(blocks, page),
        styles=styles_part(styles(made), family=FONT, size=size, language=LANGUAGE),
        properties=core_properties("Giấy khen {{ ten }}", LANGUAGE),
        pictures=files,
    )
