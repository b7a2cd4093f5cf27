"""What office documents share: the styles of two ages of Word, heads, signatures, leaders, plain prose.

In: words. Out: XML for `tests.notation.word_file`. No person is meant: names are letters.
"""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from collections.abc import Sequence

from tests.notation import cell, line_shape, p, props, r, row, style, table

MODE = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"/></w:compat>'

TIMES = 'rFonts(ascii="Times New Roman" hAnsi="Times New Roman" eastAsia="Times New Roman" cs="Times New Roman")'
CALIBRI = 'rFonts(ascii=Calibri hAnsi=Calibri eastAsia=Calibri cs="Times New Roman")'


def _defaults(fonts: str, size: int, paragraph: str = "") -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{props(fonts)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault>{f'<w:pPr>{props(paragraph)}</w:pPr>' if paragraph else ''}</w:pPrDefault></w:docDefaults>"
    )


GRID = style(
    "TableGrid",
    kind="table",
    based_on="TableNormal",
    pr="spacing(after=0 line=240 lineRule=auto)",
    more="<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>",
)
TABLE_NORMAL = style(
    "TableNormal",
    kind="table",
    default=True,
    more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>",
)
_SHARED = TABLE_NORMAL + GRID

OLD = _defaults(TIMES, 20) + style("Normal", default=True, rpr="sz=28 szCs=28") + _SHARED
"""Word 2003 and 2007, brought forward: nothing in the defaults, Normal is Times New Roman 14."""

NEW = (
    _defaults(CALIBRI, 22, "spacing(after=160 line=259 lineRule=auto)")
    + style(
        "Normal", default=True, pr="spacing(after=120 line=264 lineRule=auto) jc=both", rpr=f"{TIMES} sz=26 szCs=26"
    )
    + style("ListParagraph", based_on="Normal", pr="ind(left=720) contextualSpacing")
    + style("NoSpacing", pr="spacing(after=0 line=240 lineRule=auto)", rpr=f"{TIMES} sz=26 szCs=26")
    + _SHARED
)
"""Word 2013 and later: Calibri 11 with 8 pt after and 1.08 lines below a Normal of Times New Roman 13."""

BARE = _defaults(CALIBRI, 22, "spacing(after=160 line=259 lineRule=auto)") + style("Normal", default=True) + _SHARED
"""Word 2013 and later as it comes: the fonts are set run by run."""

TEN_LINES = "ind(firstLine=567) spacing(before=60 after=60 line=264 lineRule=auto) jc=both"
"""The usual body paragraph: first line 1 cm, 3 pt above and below, 1.1 lines."""


def body(*texts: str, pr: str = TEN_LINES, rpr: str = "") -> str:
    """Body paragraphs."""
    return "".join(p(text, pr=pr, rpr=rpr) for text in texts)


def heads(left: Sequence[str], right: Sequence[str], *, widths: tuple[int, int] = (3969, 5387), rule: int = 0) -> str:
    """The two heads side by side in a table without borders; the last line of each is bold, `*` marks italics; with
    `rule` (EMU) a drawn line hangs below the right head's last bold line."""
    return table(
        row(cell(*_head(left), width=widths[0]), cell(*_head(right, rule=rule, width=widths[1]), width=widths[1])),
        grid=widths,
        pr=f"tblW(w={sum(widths)} type=dxa) jc=center tblLayout(type=fixed) tblLook(val=0000)",
    )


def _head(lines: Sequence[str], *, rule: int = 0, width: int = 0) -> list[str]:
    made = []
    for text in lines:
        rpr = "i sz=26" if text.startswith("*") else "b sz=26" if text.startswith("!") else "sz=26"
        content = [text.lstrip("*!")]
        if rule and text.startswith("!") and text == [line for line in lines if line.startswith("!")][-1]:
            x = (width - 216) * 635 // 2 - rule // 2
            content.append(line_shape(x, 215900, rule))
        made.append(p(*content, pr="jc=center spacing(before=0 after=0 line=240 lineRule=auto)", rpr=rpr))
    return made


STATE = ("!CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "!Độc lập - Tự do - Hạnh phúc")
PARTY = ("!ĐẢNG CỘNG SẢN VIỆT NAM",)


def title(kind: str, about: str, *, gap: int = 240) -> str:
    """The kind of document and what it is about, centred, bold."""
    return p(kind, pr=f"jc=center spacing(before={gap} after=0)", rpr="b sz=32") + p(
        about, pr="jc=center spacing(before=0 after=240)", rpr="b sz=28"
    )


def signed(recipients: Sequence[str], office: Sequence[str], name: str = "Nguyễn Văn A") -> str:
    """Nơi nhận on the left, the signature on the right, in a table without borders."""
    left = [p("Nơi nhận:", pr="spacing(before=0 after=0)", rpr="b i sz=24")]
    left += [p(f"- {one}", pr="spacing(before=0 after=0)", rpr="sz=22") for one in recipients]
    right = [p(one, pr="jc=center spacing(before=0 after=0)", rpr="b sz=28") for one in office]
    right += [p(pr="jc=center spacing(before=0 after=0)") for _ in range(4)]
    right.append(p(name, pr="jc=center spacing(before=0 after=0)", rpr="b sz=28"))
    return table(
        row(cell(*left, width=4503), cell(*right, width=4785)),
        grid=(4503, 4785),
        pr="tblW(w=0 type=auto) tblLook(val=01E0)",
    )


def leader(*stops: str, **options: str) -> dict[str, str]:
    """`pr` with dotted tab stops: leader("right@9072") …"""
    return {
        "pr": f"tabs({' '.join(f'tab:{stop}:dot' for stop in stops)}) " + options.get("pr", ""),
        **{key: value for key, value in options.items() if key != "pr"},
    }


def mixed(*pieces: tuple[str, str] | str, pr: str = TEN_LINES) -> str:
    """A body paragraph of plain texts and (text, run properties)."""
    return p(*(piece if isinstance(piece, str) else r(*piece) for piece in pieces), pr=pr)


FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLE_NAMES = ("Văn", "Thị", "Đức", "Thị Thu", "Hữu", "Ngọc")


def person(number: int) -> str:
    """A placeholder name: Nguyễn Văn A, Trần Thị B …"""
    letter = "ABCDEGHIKLMNOPQRSTUVXY"[number % 22]
    return f"{FAMILY_NAMES[number % 10]} {MIDDLE_NAMES[number % 6]} {letter}"


PROSE = (
    "Thực hiện Chương trình công tác năm 2024, Ban Thường vụ Đảng ủy phường đã tập trung lãnh đạo, chỉ đạo các chi "
    "bộ, cơ quan, đơn vị trên địa bàn triển khai đồng bộ các nhiệm vụ, giải pháp phát triển kinh tế - xã hội, bảo "
    "đảm quốc phòng - an ninh và xây dựng hệ thống chính trị.",
    "Tổng thu ngân sách nhà nước trên địa bàn đạt 12.456 triệu đồng, bằng 87,5% dự toán được giao, tăng 6,2% so với "
    "cùng kỳ năm trước; trong đó thu từ khu vực ngoài quốc doanh đạt 5.230 triệu đồng, thu lệ phí trước bạ nhà đất "
    "đạt 2.118 triệu đồng.",
    "Công tác quản lý trật tự xây dựng, vệ sinh môi trường, phòng cháy và chữa cháy được tăng cường; đã kiểm tra 45 "
    "công trình, lập biên bản xử lý 06 trường hợp vi phạm với tổng số tiền phạt là 38.500.000 đồng.",
    "Các hoạt động văn hóa, thể dục, thể thao được tổ chức sôi nổi, thiết thực chào mừng các ngày lễ lớn của đất "
    "nước. Công tác chăm lo cho gia đình chính sách, người có công, hộ nghèo, hộ cận nghèo được quan tâm thực hiện "
    "đầy đủ, kịp thời, đúng đối tượng.",
    "Tuy nhiên, việc cụ thể hóa nghị quyết của cấp trên ở một số chi bộ còn chậm; công tác phối hợp giữa các ngành, "
    "đoàn thể có lúc chưa chặt chẽ; chất lượng sinh hoạt chi bộ chưa đồng đều.",
    "Trong thời gian tới, đề nghị các đồng chí bí thư chi bộ, thủ trưởng các cơ quan, đơn vị tiếp tục quán triệt sâu "
    "sắc, tạo sự thống nhất cao trong nhận thức và hành động, phấn đấu hoàn thành thắng lợi các chỉ tiêu đề ra.",
)
