"""Longer documents: numbering, notes, sections, headers, changes. Each function returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import cell, field, level, numbering, p, r, row, sect, section_break, style, table, word_file

from .parts import MODE, NEW, OLD, PROSE, STATE, TEN_LINES, body, heads, leader, person, signed, title

NOTE = r('<w:footnoteReference w:id="{}"/>', "rStyle=FootnoteReference")
SELF = r("<w:footnoteRef/>", "rStyle=FootnoteReference")


def hop_dong() -> bytes:
    """A contract: "Điều 1." by numbering, 1.1 below it, a) below that, restarted; a second list that starts over."""
    levels = (
        level("Điều %1.", pr="ind(left=0 firstLine=0)", rpr="b", more='<w:suff w:val="space"/>'),
        level("%1.%2.", pr="tabs(tab:num@720) ind(left=720 hanging=720)"),
        level("%3)", "lowerLetter", pr="ind(left=1080 hanging=360)"),
    )
    again = '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'

    def article(name: str, number: int, *items: str) -> list[str]:
        return [
            p(name, num=(number, 0), pr="spacing(before=120 after=60) keepNext", rpr="b"),
            *(p(text, num=(number, 1), pr="jc=both") for text in items),
        ]

    def party(name: str, who: str) -> list[str]:
        return [
            p(name, pr="spacing(before=120)", rpr="b"),
            *(
                p(f"{label}:\t{value}", pr="tabs(tab:left@2268) ind(left=2268 hanging=2268)")
                for label, value in (
                    ("Đại diện", who),
                    ("Chức vụ", "Chủ tịch"),
                    (
                        "Địa chỉ",
                        "Số 12 đường Z, phường X, quận Y, Thành phố Hồ Chí Minh; điện thoại: (028) 3812 3456; mã số thuế: 0301234567",
                    ),
                    ("Tài khoản", "3751.0.1012345 tại Kho bạc Nhà nước quận Y"),
                )
            ),
        ]

    return word_file(
        *(p(line.lstrip("!"), pr="jc=center spacing(after=0)", rpr="b") for line in STATE),
        title("HỢP ĐỒNG THUÊ DỊCH VỤ", "Số: 15/2024/HĐ-DV"),
        body("Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;", "Căn cứ nhu cầu và khả năng của hai bên.", rpr="i"),
        p("Hôm nay, ngày 10 tháng 9 năm 2024, tại trụ sở Ủy ban nhân dân phường X, chúng tôi gồm:", pr="jc=both"),
        *party("BÊN A (BÊN THUÊ): ỦY BAN NHÂN DÂN PHƯỜNG X", "Ông Nguyễn Văn A"),
        *party("BÊN B (BÊN CUNG CẤP DỊCH VỤ): CÔNG TY TNHH Z", "Bà Trần Thị B"),
        *article("Nội dung công việc", 1, PROSE[0], PROSE[3]),
        p(
            "Trang trí hội trường, lắp đặt màn hình LED kích thước 3 m x 5 m và hệ thống âm thanh;",
            num=(1, 2),
            pr="jc=both",
        ),
        p("In tài liệu: 150 bộ, mỗi bộ không quá 60 trang;", num=(1, 2), pr="jc=both"),
        p("Phục vụ nước uống.", num=(1, 2), pr="jc=both"),
        *article(
            "Giá trị hợp đồng và phương thức thanh toán",
            1,
            "Tổng giá trị hợp đồng là 86.450.000 đồng (Tám mươi sáu triệu bốn trăm năm mươi nghìn đồng), đã bao gồm thuế giá trị gia tăng 8%.",
            "Thanh toán bằng chuyển khoản, chia làm hai đợt:",
        ),
        p("Đợt 1: 50% trong vòng 05 ngày làm việc kể từ ngày ký;", num=(1, 2), pr="jc=both"),
        p("Đợt 2: phần còn lại sau khi nghiệm thu, thanh lý.", num=(1, 2), pr="jc=both"),
        *article("Quyền và nghĩa vụ của các bên", 1, *PROSE[1:3], PROSE[4]),
        *article(
            "Điều khoản chung",
            1,
            PROSE[5],
            "Hợp đồng được lập thành 04 bản có giá trị pháp lý như nhau, mỗi bên giữ 02 bản.",
        ),
        p("PHỤ LỤC HỢP ĐỒNG", pr="pageBreakBefore jc=center spacing(after=120)", rpr="b"),
        *article("Danh mục thiết bị", 2, "Màn hình LED P3: 01 bộ.", "Loa công suất 500 W: 04 chiếc."),
        *article("Nhân sự phục vụ", 2, f"{person(1)}: phụ trách kỹ thuật.", f"{person(2)}: phụ trách hậu cần."),
        table(
            row(
                *(
                    cell(p(who, pr="jc=center spacing(before=240)", rpr="b"), width=4536)
                    for who in ("ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B")
                )
            ),
            grid=(4536, 4536),
            pr="tblW(w=9072 type=dxa) tblLayout(type=fixed)",
        ),
        styles=NEW,
        numbering=numbering(*levels, more=again),
        footer=p("Trang ", field("PAGE"), "/", field("NUMPAGES", "3"), pr="jc=center"),
    )


def chuyen_de() -> bytes:
    """A paper with footnotes, headings by style with numbers, a table of contents as stored, hyperlinks."""
    heading = style(
        "Heading1",
        based_on="Normal",
        pr="keepNext keepLines spacing(before=240 after=120) jc=left outlineLvl=0",
        rpr="b caps sz=28",
    )
    second = style(
        "Heading2",
        based_on="Normal",
        pr="keepNext keepLines spacing(before=120 after=60) jc=left outlineLvl=1",
        rpr="b i sz=28",
    )
    mark = style("FootnoteReference", kind="character", rpr="vertAlign=superscript").replace(
        'w:name w:val="FootnoteReference"', 'w:name w:val="footnote reference"'
    )
    toc = style("TOC1", based_on="Normal", pr="tabs(tab:right@9072:dot) spacing(after=60)")
    link = (
        '<w:hyperlink r:id="rIdLink" w:history="1">'
        + r("https://example.vn/van-ban", "color=0563C1 u=single")
        + "</w:hyperlink>"
    )
    notes = {
        i: p(SELF, f" {text}", pr="jc=both spacing(after=0 line=240 lineRule=auto)", rpr="sz=20")
        for i, text in enumerate(
            (
                "Văn kiện Đại hội đại biểu Đảng bộ phường lần thứ XII, tr. 45.",
                "Báo cáo số 125-BC/ĐU ngày 05/9/2024 của Đảng ủy phường về kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2024, lưu tại Văn phòng Đảng ủy phường.",
                "Số liệu do Công chức Tài chính - Kế toán cung cấp.",
                "Xem thêm phụ lục 2.",
            ),
            1,
        )
    }
    return word_file(
        title("CHUYÊN ĐỀ", "Nâng cao chất lượng sinh hoạt chi bộ", gap=0),
        *(
            p(f"{text}\t{page}", style="TOC1")
            for text, page in (("ĐẶT VẤN ĐỀ", 1), ("THỰC TRẠNG", 1), ("GIẢI PHÁP", 3), ("KẾT LUẬN", 4))
        ),
        p("Đặt vấn đề", style="Heading1"),
        p(PROSE[0], NOTE.format(1), pr=TEN_LINES),
        p(PROSE[3], " Toàn văn: ", link, ".", pr=TEN_LINES),
        p("Thực trạng", style="Heading1"),
        p("1. Kết quả đạt được", style="Heading2"),
        p(PROSE[1], NOTE.format(2), pr=TEN_LINES),
        body(*PROSE[2:]),
        p("2. Hạn chế, khuyết điểm", style="Heading2"),
        body(PROSE[4]),
        p(PROSE[2], NOTE.format(3), pr=TEN_LINES),
        body(*PROSE),
        p("Giải pháp", style="Heading1"),
        body(*PROSE[::-1]),
        p("Kết luận", style="Heading1"),
        p(PROSE[5], NOTE.format(4), pr=TEN_LINES),
        styles=NEW + heading + second + toc + mark,
        footnotes=notes,
        relations={"rIdLink": ("hyperlink", "https://example.vn/van-ban")},
        footer=p(field("PAGE"), pr="jc=right"),
    )


def bao_cao_chuong() -> bytes:
    """Sections: a cover without number, an odd-page chapter, a landscape table, continuous columns, even headers."""
    wide = sect(size=(16838, 11906), margins=(1134, 1134, 1134, 1134)).replace(
        'w:h="11906"', 'w:h="11906" w:orient="landscape"'
    )
    grid = (800, 4200, 3000, 3000, 3500)
    return word_file(
        *(p() for _ in range(6)),
        p("BÁO CÁO CHÍNH TRỊ", pr="jc=center", rpr="b sz=56"),
        p("trình Đại hội Đảng bộ phường X", pr="jc=center", rpr="b"),
        section_break("titlePg"),
        p("Phần thứ nhất", pr="jc=center keepNext", rpr="b"),
        body(*PROSE, *PROSE[:4]),
        f"<w:p><w:pPr>{sect('type=oddPage pgNumType(start=1)')}</w:pPr></w:p>",
        p("Biểu số 1", pr="jc=right", rpr="i"),
        table(
            row(
                *(
                    cell(p(text, pr="jc=center", rpr="b"), width=width)
                    for text, width in zip(("TT", "Nội dung", "Năm 2023", "Năm 2024", "So sánh"), grid, strict=True)
                )
            ),
            *(
                row(
                    *(
                        cell(text, width=width)
                        for text, width in zip(
                            (str(i), PROSE[i][:60], "87,5%", "95,2%", "tăng 7,7%"), grid, strict=True
                        )
                    )
                )
                for i in range(1, 6)
            ),
            grid=grid,
            style="TableGrid",
            pr="tblW(w=14500 type=dxa) tblLayout(type=fixed)",
        ),
        f"<w:p><w:pPr>{wide}</w:pPr></w:p>",
        p("Phần thứ hai", pr="jc=center keepNext", rpr="b"),
        body(*PROSE[:3]),
        f"<w:p><w:pPr>{sect()}</w:pPr></w:p>",
        *(p(f"- {person(i)}, chi bộ {i + 1}", pr="ind(left=284 hanging=284)") for i in range(20)),
        f"<w:p><w:pPr>{sect('type=continuous cols(num=2 space=720)')}</w:pPr></w:p>",
        body(*PROSE[3:]),
        styles=OLD,
        settings="<w:evenAndOddHeaders/>" + MODE.format(15),
        section=sect("type=continuous"),
        headers={
            "default": p(
                "Đảng bộ phường X\t",
                field("PAGE"),
                pr="tabs(tab:right@9072) pBdr{bottom(val=single sz=4 space=1)}",
                rpr="i",
            ),
            "even": p(
                field("PAGE"),
                "\tBáo cáo chính trị",
                pr="tabs(tab:right@9072) pBdr{bottom(val=single sz=4 space=1)}",
                rpr="i",
            ),
        },
    )


def gop_y() -> bytes:
    """A draft with tracked changes and a comment: read as if all were accepted."""
    return _gop_y(accepted=False)


def _gop_y_accepted() -> bytes:
    return _gop_y(accepted=True)


def _gop_y(*, accepted: bool) -> bytes:
    def added(text: str) -> str:
        return r(text) if accepted else f'<w:ins w:id="1" w:author="A" w:date="2024-09-01T00:00:00Z">{r(text)}</w:ins>'

    def removed(text: str) -> str:
        return (
            ""
            if accepted
            else f'<w:del w:id="2" w:author="A" w:date="2024-09-01T00:00:00Z"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        )

    return word_file(
        heads(("ĐẢNG BỘ QUẬN Y", "!CHI BỘ 5"), ("!ĐẢNG CỘNG SẢN VIỆT NAM", "*Phường X, ngày 25 tháng 9 năm 2024")),
        title("BÁO CÁO GÓP Ý", "dự thảo Nghị quyết chuyên đề"),
        p(
            "Chi bộ 5 ",
            removed("nhất trí "),
            added("cơ bản nhất trí với "),
            "dự thảo. ",
            added(PROSE[4] + " "),
            PROSE[5],
            pr=TEN_LINES,
        ),
        p(r("Điểm 1. ", "b"), PROSE[0], removed(" " + PROSE[1]), pr=TEN_LINES),
        p(
            r("Điểm 2. ", "b"),
            '<w:commentRangeStart w:id="0"/>',
            PROSE[2],
            '<w:commentRangeEnd w:id="0"/>',
            pr=TEN_LINES,
        ),
        p(r("Điểm 3. ", "b"), added(PROSE[3]), pr=TEN_LINES),
        signed(("Đảng ủy phường,", "Lưu chi bộ."), ("T/M CHI BỘ", "BÍ THƯ")),
        styles=NEW,
    )


def quy_che() -> bytes:
    """A regulation: chapters kept with their articles, hanging letters by hand, keep lines, a page break inside."""
    chapters = (
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Chương II", "NHIỆM VỤ, QUYỀN HẠN"),
        ("Chương III", "CHẾ ĐỘ LÀM VIỆC"),
        ("Chương IV", "ĐIỀU KHOẢN THI HÀNH"),
    )
    blocks = []
    number = 0
    for k, (chapter, name) in enumerate(chapters):
        blocks += [
            p(chapter, pr="jc=center keepNext spacing(before=240 after=0)", rpr="b"),
            p(name, pr="jc=center keepNext spacing(after=120)", rpr="b"),
        ]
        for i in range(2 + k % 2):
            number += 1
            blocks.append(
                p(
                    f"Điều {number}. {('Phạm vi điều chỉnh', 'Nguyên tắc làm việc', 'Tổ chức thực hiện')[i]}",
                    pr="keepNext ind(firstLine=567) spacing(before=120 after=60)",
                    rpr="b",
                )
            )
            blocks += [p(f"{n}. {PROSE[(number + n) % 6]}", pr=TEN_LINES + " keepLines") for n in range(1, 4)]
            blocks += [
                p(
                    f"{letter}) {PROSE[(number + j) % 6][:120]};",
                    pr="ind(left=851 hanging=284) jc=both spacing(before=40 after=40)",
                )
                for j, letter in enumerate("ab")
            ]
    return word_file(
        heads(
            ("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "*"),
            ("!ĐẢNG CỘNG SẢN VIỆT NAM", "*Phường X, ngày 15 tháng 7 năm 2024"),
        ),
        title("QUY CHẾ LÀM VIỆC", "của Ban Chấp hành Đảng bộ phường"),
        *blocks,
        p(r('<w:br w:type="page"/>'), "Nơi nhận:", rpr="b"),
        p("- Các đảng ủy viên;", **leader("right@4000")),
        styles=OLD,
        settings=MODE.format(14),
        header=p(field("PAGE"), pr="jc=center"),
        section=sect("titlePg"),
    )
