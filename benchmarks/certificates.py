"""A certificate to measure on: a Word template with the usual lines, and as many records as wished.

Names are all different, as are the numbers in the book; units and reasons recur as they do in an office's list.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import product

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def certificate() -> bytes:
    """The template: A4 landscape, a double frame, fourteen paragraphs."""
    body = "".join(
        (
            _paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", size=30, bold=True, frame=True),
            _paragraph("* * *", size=20),
            _paragraph("{{ co_quan_tang }}", size=32, bold=True, before=120),
            _paragraph("TẶNG", size=28, before=60),
            _paragraph("GIẤY KHEN", size=88, bold=True, color="C00000", before=60),
            _paragraph("{{ danh_xung }} {{ ten }}", size=44, bold=True, before=120),
            _paragraph("{{ chuc_vu_don_vi }}", size=30, before=60),
            _paragraph("{{ thanh_tich }}", size=30, italic=True, before=120),
            _paragraph("{{ so_quyet_dinh }}, ngày {{ ngay_quyet_dinh }}", size=24, before=120),
            _paragraph("{{ dia_danh_ngay }}", size=28, italic=True, before=160, left=7000),
            _paragraph("{{ quyen_han }}", size=28, bold=True, left=7000),
            _paragraph("{{ chuc_vu }}", size=28, bold=True, left=7000),
            _paragraph("{{ ho_ten }}", size=28, bold=True, before=1300, left=7000),
            _paragraph("Số vào sổ: {{ so_vao_so }}", size=22, align="left"),
        )
    )
    section = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1247" w:right="1247" w:bottom="1134" w:left="1247" w:header="567" w:footer="567"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return _package(f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>")


def records(count: int, first: int = 0) -> Iterator[dict[str, object]]:
    """`count` records, each another person; `first` goes on where another list ended."""
    return (_record(number) for number in range(first, first + count))


_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLE = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Kim", "Đức", "Thị Mỹ", "Hoàng", "Xuân")
_GIVEN = (
    *("An", "Bình", "Cường", "Dũng", "Đào", "Giang", "Hạnh", "Hằng", "Hiền", "Hòa", "Khánh", "Lan", "Liên", "Loan"),
    *("Mai", "Nghĩa", "Nhung", "Phương", "Quyên", "Sơn", "Tâm", "Thảo", "Thủy", "Trang", "Tuấn", "Uyên", "Việt", "Yến"),
)
_POSTS = ("Bí thư Chi bộ", "Phó Bí thư Chi bộ", "Chi ủy viên Chi bộ", "Đảng viên Chi bộ", "Trưởng ban Công tác Mặt trận")
_DEEDS = (
    "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ công tác xây dựng Đảng 9 tháng đầu năm 2024",
    "Đã hoàn thành xuất sắc nhiệm vụ năm 2024, góp phần xây dựng tổ chức cơ sở đảng trong sạch, vững mạnh",
    "Đã có nhiều đóng góp trong công tác dân vận, xây dựng khối đại đoàn kết toàn dân tộc ở địa phương",
    "Đã có thành tích tiêu biểu trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
)
_NAMES = [" ".join(parts) for parts in product(_FAMILY, _MIDDLE, _GIVEN)]


def _record(number: int) -> dict[str, object]:
    again, name = divmod(number * 1009 % (1009 * len(_NAMES)), len(_NAMES))
    who = _NAMES[name] + (f" {_GIVEN[again % len(_GIVEN)]}" if number >= len(_NAMES) else "")
    return {
        "co_quan_tang": "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG MỸ THỚI",
        "danh_xung": "Đồng chí",
        "ten": who,
        "chuc_vu_don_vi": f"{_POSTS[number % 5]} khóm {number * 7 % 97 + 1}",
        "thanh_tich": _DEEDS[number % 4],
        "dia_danh_ngay": "Mỹ Thới, ngày 11 tháng 10 năm 2024",
        "quyen_han": "T/M BAN CHẤP HÀNH",
        "chuc_vu": "BÍ THƯ",
        "ho_ten": "Nguyễn Văn A",
        "so_quyet_dinh": "Số 212-QĐ/ĐU",
        "ngay_quyet_dinh": "11/10/2024",
        "so_vao_so": str(number + 1),
    }


def _paragraph(
    text: str, *, size: int, bold: bool = False, italic: bool = False, color: str = "", before: int = 0,
    left: int = 0, align: str = "center", frame: bool = False,
) -> str:  # fmt: skip
    indent = f'<w:ind w:left="{left}"/>' if left else ""
    properties = f'<w:pPr><w:spacing w:before="{before}"/>{indent}<w:jc w:val="{align}"/></w:pPr>'
    look = "".join(
        (
            "<w:b/>" * bold,
            "<w:i/>" * italic,
            f'<w:color w:val="{color}"/>' if color else "",
            f'<w:sz w:val="{size}"/>',
        )
    )
    drawn = "".join(map(_frame, (24, 30))) if frame else ""
    return f"<w:p>{properties}{drawn}<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _frame(inset: int) -> str:
    """A rectangle around the page, `inset` pt from its edges."""
    style = (
        f"position:absolute;margin-left:{inset}pt;margin-top:{inset}pt;width:{842 - 2 * inset}pt;"
        f"height:{595 - 2 * inset}pt;z-index:-1;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    return f'<w:r><w:pict><v:rect style="{style}" filled="f" strokecolor="#C00000" strokeweight="2pt"/></w:pict></w:r>'


def _package(document: str) -> bytes:
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f"{_HEAD}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
        '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
        "word/document.xml": document,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
