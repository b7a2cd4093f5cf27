"""Rarer habits: headers with pictures, grids, bullets, turned text, groups, table styles. Each returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import (
    PIXEL,
    anchored,
    cell,
    field,
    inline_picture,
    level,
    numbering,
    p,
    pict,
    picture_graphic,
    r,
    row,
    sect,
    style,
    table,
    text_box,
    word_file,
)

from .parts import MODE, NEW, OLD, PROSE, TEN_LINES, body, heads, leader, person, signed, title

TIGHT = "spacing(before=0 after=0 line=240 lineRule=auto)"


def bao_cao_luoi() -> bytes:
    """A report on a document grid (`w:docGrid`), mirrored margins with a gutter, Roman page numbers."""
    return word_file(
        title("BÁO CÁO", "Kết quả công tác cải cách hành chính quý III năm 2024"),
        *(p(text, pr="ind(firstLine=720) jc=both spacing(before=120 after=120)") for text in PROSE * 2),
        p("Trên đây là báo cáo của Ủy ban nhân dân phường./.", pr="ind(firstLine=720)"),
        styles=OLD,
        settings="<w:mirrorMargins/>" + MODE.format(12),
        section=sect("pgNumType(fmt=lowerRoman start=3) docGrid(linePitch=381)").replace(
            'w:gutter="0"', 'w:gutter="284"'
        ),
        footer=p(field("PAGE"), pr="jc=center"),
    )


def huong_dan() -> bytes:
    """A guide: bullets of Symbol and Wingdings, dashes, plus signs; levels that hang; a note in a bordered paragraph."""
    bullets = numbering(
        level("\uf0b7", "bullet", pr="ind(left=720 hanging=360)", rpr="rFonts(ascii=Symbol hAnsi=Symbol hint=default)"),
        level(
            "o",
            "bullet",
            pr="ind(left=1440 hanging=360)",
            rpr='rFonts(ascii="Courier New" hAnsi="Courier New" cs="Courier New" hint=default)',
        ),
        level(
            "\uf0a7",
            "bullet",
            pr="ind(left=2160 hanging=360)",
            rpr="rFonts(ascii=Wingdings hAnsi=Wingdings hint=default)",
        ),
        level("+", "bullet", pr="ind(left=1080 hanging=360)"),
    )
    box = " ".join(f"{side}(val=single sz=8 space=4 color=1F3864)" for side in ("top", "left", "bottom", "right"))
    return word_file(
        heads(
            ("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "*", "Số 08-HD/ĐU"),
            ("!ĐẢNG CỘNG SẢN VIỆT NAM", "*Phường X, ngày 20 tháng 8 năm 2024"),
        ),
        title("HƯỚNG DẪN", "sinh hoạt chi bộ theo chuyên đề"),
        p("1. Yêu cầu chung", pr="keepNext spacing(before=120)", rpr="b"),
        *(p(text, style="ListParagraph", num=(1, 0), pr="jc=both") for text in PROSE[:3]),
        *(p(text[:80], style="ListParagraph", num=(1, 1)) for text in PROSE[3:5]),
        *(p(text[:110], style="ListParagraph", num=(1, 2)) for text in PROSE[:2]),
        p("2. Các bước tiến hành", pr="keepNext spacing(before=120)", rpr="b"),
        *(p(text, style="ListParagraph", num=(1, 3), pr="jc=both") for text in PROSE[2:5]),
        p(
            "Lưu ý: ",
            r(PROSE[5], "i"),
            pr=f"pBdr{{{box}}} shd(val=clear color=auto fill=DEEAF6) ind(left=284 right=284) jc=both",
        ),
        p(
            "Đoạn thứ hai cùng khung.",
            pr=f"pBdr{{{box}}} shd(val=clear color=auto fill=DEEAF6) ind(left=284 right=284) jc=both",
        ),
        body(*PROSE[3:]),
        signed(("Các chi bộ,", "Lưu Văn phòng."), ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
        styles=NEW,
        numbering=bullets,
    )


def cong_ty() -> bytes:
    """A firm's letter: a header table with a logo, a footer with a line above, even spacing, a right-aligned block."""
    logo = inline_picture(540000, 540000)
    head = table(
        row(
            cell(p(logo, pr="jc=center " + TIGHT), width=1500),
            cell(
                p("CÔNG TY TNHH MỘT THÀNH VIÊN DỊCH VỤ CÔNG ÍCH QUẬN Y", pr=TIGHT, rpr="b color=1F3864 sz=24"),
                p("Số 12 đường Z, phường X, quận Y - Điện thoại: (028) 3812 3456", pr=TIGHT, rpr="sz=20"),
                width=7572,
                pr="vAlign=center",
            ),
        ),
        grid=(1500, 7572),
        pr="tblW(w=9072 type=dxa) tblLayout(type=fixed) tblBorders{bottom(val=single sz=12 space=0 color=1F3864)}",
    )
    return word_file(
        p("Kính gửi: Ủy ban nhân dân phường X", pr="jc=center spacing(before=240 after=240)", rpr="b"),
        *(p(text, pr=TEN_LINES) for text in PROSE),
        *(p(text, pr=TEN_LINES) for text in PROSE[::-1]),
        p("Trân trọng./.", pr=TEN_LINES),
        p("GIÁM ĐỐC", pr="jc=right ind(right=1134)", rpr="b"),
        styles=OLD,
        settings=MODE.format(15),
        header=head + p(pr=TIGHT),
        footer=p(
            "www.example.vn",
            r("\tTrang "),
            field("PAGE"),
            pr="tabs(tab:right@9072) pBdr{top(val=single sz=6 space=4 color=1F3864)}",
            rpr="sz=20",
        ),
        section=sect(margins=(1134, 1134, 1134, 1701)),
        parts={
            "word/_rels/header-default.xml.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdPicture" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>'
        },
        picture=PIXEL,
    )


def so_do_to_chuc() -> bytes:
    """An organisation chart: boxes and connectors as VML shapes of their own, then a table style with bands."""

    def box(x: int, y: int, text: str) -> str:
        inner = p(text, pr="jc=center " + TIGHT, rpr="sz=24")
        return pict(
            f'<v:rect id="b" style="position:absolute;margin-left:{x}pt;margin-top:{y}pt;width:110pt;height:36pt;z-index:1"><v:textbox inset="2pt,2pt,2pt,2pt"><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect>'
        )

    def line(x1: int, y1: int, x2: int, y2: int) -> str:
        return pict(f'<v:line id="l" style="position:absolute;z-index:2" from="{x1}pt,{y1}pt" to="{x2}pt,{y2}pt"/>')

    banded = style(
        "Banded",
        kind="table",
        based_on="TableNormal",
        more='<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="4472C4"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="4472C4"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="8EAADB"/></w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr></w:tblStylePr>',
    )
    rows = [
        row(
            *(
                cell(text, width=width)
                for text, width in zip(
                    (str(i), person(i), f"Chi bộ {i}", f"{20 + i}"), (800, 3600, 2800, 1800), strict=True
                )
            )
        )
        for i in range(1, 9)
    ]
    return word_file(
        title("SƠ ĐỒ TỔ CHỨC", "Đảng ủy phường X nhiệm kỳ 2020 - 2025", gap=0),
        p(
            box(165, 0, "Ban Thường vụ"),
            line(220, 36, 220, 60),
            line(55, 60, 385, 60),
            *(line(x, 60, x, 80) for x in (55, 220, 385)),
            *(
                box(x, 80, text)
                for x, text in ((0, "Văn phòng Đảng ủy"), (165, "Ủy ban Kiểm tra"), (330, "Ban Tổ chức"))
            ),
        ),
        *(p() for _ in range(8)),
        p("Danh sách bí thư chi bộ", pr="jc=center spacing(before=120 after=120)", rpr="b"),
        table(
            row(
                *(
                    cell(text, width=width)
                    for text, width in zip(
                        ("TT", "Họ và tên", "Chi bộ", "Số đảng viên"), (800, 3600, 2800, 1800), strict=True
                    )
                ),
                pr="tblHeader",
            ),
            *rows,
            grid=(800, 3600, 2800, 1800),
            style="Banded",
            pr="tblW(w=9000 type=dxa) tblLayout(type=fixed) tblLook(val=0420 firstRow=1 lastRow=0 firstColumn=0 lastColumn=0 noHBand=0 noVBand=1)",
        ),
        body(*PROSE[:2]),
        styles=OLD + banded,
        settings=MODE.format(15),
    )


def bieu_mau_doc() -> bytes:
    """A statistical form: heads turned upwards, narrow columns, numbers of columns in a row of their own."""
    grid = (2600, 800, 800, 800, 800, 800, 800, 800, 800)
    names = ("Tổng số", "Nữ", "Dân tộc", "Tôn giáo", "Đại học", "Trên ĐH", "Trung cấp", "Cao cấp")
    small = "jc=center " + TIGHT
    return word_file(
        p("Biểu số 03-TCĐ", pr="jc=right " + TIGHT, rpr="i sz=24"),
        title("THỐNG KÊ", "Cơ cấu, trình độ đội ngũ đảng viên"),
        table(
            row(
                cell(p("Đơn vị", pr=small, rpr="b sz=24"), width=grid[0], pr="vAlign=center vMerge=restart"),
                cell(p("Số lượng", pr=small, rpr="b sz=24"), width=3200, pr="gridSpan=4 vAlign=center"),
                cell(p("Trình độ", pr=small, rpr="b sz=24"), width=3200, pr="gridSpan=4 vAlign=center"),
            ),
            row(
                cell(width=grid[0], pr="vMerge"),
                *(
                    cell(p(name, pr=small, rpr="sz=24"), width=800, pr="textDirection=btLr vAlign=center")
                    for name in names
                ),
                pr="trHeight(val=1400 hRule=exact)",
            ),
            row(
                *(
                    cell(p(mark, pr=small, rpr="i sz=20"), width=width)
                    for mark, width in zip(("A", *map(str, range(1, 9))), grid, strict=True)
                )
            ),
            *(
                row(
                    cell(p(f"Chi bộ {i}", pr=TIGHT, rpr="sz=24"), width=grid[0]),
                    *(cell(p(str(i * k % 37), pr=small, rpr="sz=24"), width=800) for k in range(1, 9)),
                )
                for i in range(1, 16)
            ),
            row(
                cell(p("Cộng", pr=small, rpr="b sz=24"), width=grid[0]),
                *(cell(p(str(100 + k), pr=small, rpr="b sz=24"), width=800) for k in range(8)),
            ),
            grid=grid,
            style="TableGrid",
            pr="tblW(w=9000 type=dxa) tblInd(w=108 type=dxa) tblLayout(type=fixed) tblLook(val=04A0)",
        ),
        p("Người lập biểu\tBí thư", pr="tabs(tab:center@2268 tab:center@6804) spacing(before=240)", rpr="b"),
        styles=OLD,
        settings=MODE.format(14),
    )


def thu_ngo() -> bytes:
    """An open letter: a dropped capital in a frame, text around it, a pull quote in a box, a column break."""
    drop = p(
        "T",
        pr="keepNext framePr(dropCap=drop lines=2 wrap=around vAnchor=text hAnchor=text) spacing(line=644 lineRule=exact) textAlignment=baseline",
        rpr="position=-6 sz=78",
    )
    quote = text_box(
        p("“Đoàn kết, kỷ cương, sáng tạo”", pr="jc=center " + TIGHT, rpr="i"),
        x=3600000,
        y=100000,
        width=1900000,
        height=420000,
        wrap="wrapSquare",
    )
    return word_file(
        p("THƯ NGỎ", pr="jc=center spacing(after=240)", rpr="b sz=40"),
        drop,
        p(PROSE[0][1:], pr="jc=both spacing(after=120)"),
        p(PROSE[1], pr="jc=both spacing(after=120)"),
        p(quote, PROSE[2], pr="jc=both spacing(after=120)"),
        p(PROSE[3], pr="jc=both spacing(after=120)"),
        f"<w:p><w:pPr>{sect('type=continuous')}</w:pPr></w:p>",
        *(p(text, pr="jc=both spacing(after=120)") for text in PROSE[4:]),
        p(r('<w:br w:type="column"/>'), PROSE[0], pr="jc=both spacing(after=120)"),
        styles=OLD,
        settings=MODE.format(15),
        section=sect("type=continuous cols(num=2 space=567)"),
    )


def giay_bien_nhan() -> bytes:
    """Two copies side by side: a layout table of two bordered cells, nested tables, tabs with leaders inside cells."""
    dotted = leader("right@4200", pr="spacing(before=60 after=0)")

    def copy(name: str) -> str:
        return cell(
            p("UBND PHƯỜNG X", pr="jc=center " + TIGHT, rpr="b sz=24"),
            p("GIẤY BIÊN NHẬN HỒ SƠ", pr="jc=center spacing(before=120 after=0)", rpr="b"),
            p(name, pr="jc=center " + TIGHT, rpr="i sz=22"),
            *(p(f"{what}:\t", **dotted) for what in ("Họ tên", "Địa chỉ", "Điện thoại", "Loại hồ sơ")),
            table(
                row(
                    *(
                        cell(p(text, pr="jc=center " + TIGHT, rpr="b sz=22"), width=width)
                        for text, width in (("TT", 500), ("Thành phần", 2700), ("Số bản", 900))
                    )
                ),
                *(
                    row(
                        *(
                            cell(p(text, pr=TIGHT, rpr="sz=22"), width=width)
                            for text, width in ((str(i), 500), (what, 2700), ("01", 900))
                        )
                    )
                    for i, what in enumerate(
                        ("Đơn đề nghị", "Bản sao căn cước công dân", "Giấy tờ chứng minh nơi ở hợp pháp"), 1
                    )
                ),
                grid=(500, 2700, 900),
                style="TableGrid",
                pr="tblW(w=4100 type=dxa) tblLayout(type=fixed)",
            ),
            p("Ngày hẹn trả: ....../....../20......", pr="spacing(before=120 after=0)"),
            p("Người nhận", pr="jc=center spacing(before=120 after=0)", rpr="b"),
            p(),
            p(),
            width=4536,
        )

    return word_file(
        table(
            row(copy("(Liên 1: lưu)"), copy("(Liên 2: giao người nộp)")),
            grid=(4536, 4536),
            style="TableGrid",
            pr="tblW(w=9072 type=dxa) tblLayout(type=fixed)",
        ),
        styles=OLD.replace('w:val="28"', 'w:val="26"'),
        settings=MODE.format(15),
    )


def tai_lieu_chu_thich() -> bytes:
    """Notes that start over on each page, a long one that needs room, endnotes at the end."""
    mark = style("FootnoteReference", kind="character", rpr="vertAlign=superscript").replace(
        'w:name w:val="FootnoteReference"', 'w:name w:val="footnote reference"'
    )
    refer, own = (
        r('<w:footnoteReference w:id="{}"/>', "rStyle=FootnoteReference"),
        r("<w:footnoteRef/>", "rStyle=FootnoteReference"),
    )
    notes = {i: p(own, f" Tài liệu số {i}: {PROSE[i % 6]}", style="FootnoteText", pr="jc=both") for i in range(1, 9)}
    paragraphs = [p(PROSE[i % 6], *([refer.format(i // 2 + 1)] if i % 2 == 0 else []), pr=TEN_LINES) for i in range(16)]
    return word_file(
        title("TÀI LIỆU THAM KHẢO", "phục vụ sinh hoạt chi bộ", gap=0),
        *paragraphs,
        styles=OLD + mark + style("FootnoteText", based_on="Normal", pr=TIGHT, rpr="sz=20"),
        settings='<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>' + MODE.format(15),
        section=sect('<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'),
        footnotes=notes,
    )


def trich_luc() -> bytes:
    """Lines of mixed sizes, tight and wide spacing, breaks in justified text, no-break spaces, long addresses."""
    url = "https://example.vn/van-ban-chi-dao/2024/09/ke-hoach-to-chuc-hoi-nghi-so-ket-9-thang-dau-nam-2024.html"
    return word_file(
        title("TRÍCH LỤC VĂN BẢN", "phục vụ tra cứu", gap=0),
        p(
            "Theo Công văn số 125-CV/ĐU ngày 05/9/2024, mục 2.1.3, các đơn vị gửi báo cáo về địa chỉ ",
            url,
            " trước ngày 20/9/2024.",
            pr="jc=both",
        ),
        p(
            "Liên hệ: vanphong.dangUy@phuongx.example.vn; điện\u00a0thoại (028)\u00a03812\u00a03456 - máy lẻ 101/102/103.",
            pr="jc=both",
        ),
        p(
            r("Chữ lớn ", "sz=40"),
            "chen giữa chữ thường ",
            r("chữ nhỏ", "sz=18"),
            f" trong cùng một đoạn văn để đo chiều cao của từng dòng; {PROSE[0]}",
            pr="jc=both",
        ),
        p(PROSE[1], pr="jc=both spacing(line=216 lineRule=auto before=120 after=120)"),
        p(PROSE[2], pr="jc=both spacing(line=480 lineRule=auto)"),
        p(PROSE[3], pr="jc=both spacing(line=300 lineRule=exact before=120)"),
        p(PROSE[4], pr="jc=both spacing(line=400 lineRule=atLeast before=120)"),
        p(
            "Dòng thứ nhất của địa chỉ\nSố 12, đường Z, phường X, quận Y\nThành phố Hồ Chí Minh",
            pr="jc=both spacing(before=120)",
        ),
        p(
            "Một ",
            r("gạch chân", "u=single"),
            ", hai ",
            r("gạch chân kép", "u=double"),
            ", ",
            r("gạch bỏ", "strike"),
            ", ",
            r("tô vàng", "highlight=yellow"),
            ", ",
            r("chữ màu", "color=FF0000"),
            ", ",
            r("nâng lên", "position=6"),
            ", ",
            r("hạ xuống", "position=-6"),
            ", x",
            r("2", "vertAlign=superscript"),
            " + H",
            r("2", "vertAlign=subscript"),
            "O, ",
            r("chữ ẩn", "vanish"),
            "“ngoặc kép”, ‘ngoặc đơn’, – gạch ngang – và dấu ba chấm… ½ ¼ ± × ÷ ≤ ≥ °C € ₫.",
            pr="jc=both spacing(before=120)",
        ),
        p("Đoạn tự giãn", pr="spacing(beforeAutospacing=1 afterAutospacing=1 before=100 after=100)"),
        *(p(f"Dòng cùng kiểu {i}", style="ListParagraph") for i in range(1, 4)),
        p("Thụt trái âm, thụt phải: ", PROSE[5], pr="ind(left=-284 right=1134) jc=both"),
        p("Căn giữa có tab:\tA\tB", pr="jc=center"),
        p("Căn đều cả dòng cuối này ra hai lề", pr="jc=distribute"),
        p(
            "Xem mục ",
            '<w:bookmarkStart w:id="7" w:name="muc"/>',
            "III",
            '<w:bookmarkEnd w:id="7"/>',
            ", trang ",
            field("PAGEREF muc"),
            "; ngày in: ",
            field('DATE \\@ "dd/MM/yyyy"', "05/09/2024"),
            "; tên tệp: ",
            field("FILENAME", "trich-luc.docx"),
            ".",
        ),
        styles=NEW,
    )


def bang_kho() -> bytes:
    """Awkward tables: beyond the margins, indented, aligned right, skipped grid columns, spaced cells, no widths."""
    border = " ".join(
        f"{side}(val=single sz=4 space=0 color=auto)"
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return word_file(
        p("Bảng 1: rộng hơn lề", pr=TIGHT),
        table(
            *(
                row(*(cell(p(text, pr=TIGHT), width=3400) for text in (PROSE[i][:60], PROSE[i][60:90], "đạt")))
                for i in range(3)
            ),
            grid=(3400,) * 3,
            style="TableGrid",
            pr="tblW(w=10200 type=dxa) tblInd(w=-400 type=dxa) tblLayout(type=fixed)",
        ),
        p("Bảng 2: căn phải, thụt vào", pr="spacing(before=120 after=0)"),
        table(
            *(
                row(
                    cell(p(f"Mục {i}", pr=TIGHT), width=2000), cell(p("12.500.000", pr="jc=right " + TIGHT), width=2200)
                )
                for i in range(3)
            ),
            grid=(2000, 2200),
            style="TableGrid",
            pr="tblW(w=4200 type=dxa) jc=right tblLayout(type=fixed)",
        ),
        p("Bảng 3: hàng bắt đầu từ cột hai", pr="spacing(before=120 after=0)"),
        table(
            row(
                cell(p("A", pr=TIGHT), width=2000),
                cell(p("B", pr=TIGHT), width=3000),
                cell(p("C", pr=TIGHT), width=3000),
            ),
            row(
                cell(p("không có ô đầu", pr=TIGHT), width=3000),
                cell(p("C2", pr=TIGHT), width=3000),
                pr="gridBefore=1 wBefore(w=2000 type=dxa)",
            ),
            row(
                cell(p("không có ô cuối", pr=TIGHT), width=2000),
                cell(p("B3", pr=TIGHT), width=3000),
                pr="gridAfter=1 wAfter(w=3000 type=dxa)",
            ),
            grid=(2000, 3000, 3000),
            pr=f"tblW(w=8000 type=dxa) tblBorders{{{border}}} tblLayout(type=fixed)",
        ),
        p("Bảng 4: lề ô rộng, căn dưới", pr="spacing(before=120 after=0)"),
        table(
            *(
                row(
                    cell(p("Căn trên", pr=TIGHT), width=3000),
                    cell(p("Căn giữa", pr=TIGHT), width=3000, pr="vAlign=center"),
                    cell(p("Căn dưới", pr=TIGHT), width=3000, pr="vAlign=bottom"),
                    pr="trHeight(val=1000 hRule=atLeast)",
                )
                for _ in range(2)
            ),
            grid=(3000,) * 3,
            style="TableGrid",
            pr="tblW(w=9000 type=dxa) tblLayout(type=fixed) tblCellMar{top(w=113 type=dxa) left(w=227 type=dxa) bottom(w=113 type=dxa) right(w=227 type=dxa)}",
        ),
        p("Bảng 5: hàng cao cố định, chữ bị cắt; ô gộp ba hàng", pr="spacing(before=120 after=0)"),
        table(
            row(
                cell(p("Gộp ba hàng", pr="jc=center " + TIGHT), width=2000, pr="vMerge=restart vAlign=center"),
                cell(p("Hàng 1", pr=TIGHT), width=7000),
                pr="trHeight(val=340 hRule=exact)",
            ),
            row(cell(width=2000, pr="vMerge"), cell(p("Hàng 2", pr=TIGHT), width=7000), pr="trHeight(val=600)"),
            row(cell(width=2000, pr="vMerge"), cell(p(PROSE[0], pr="jc=both " + TIGHT), width=7000)),
            grid=(2000, 7000),
            style="TableGrid",
            pr="tblW(w=9000 type=dxa) tblLayout(type=fixed)",
        ),
        *(p(text, pr="jc=both spacing(before=120)") for text in PROSE[:2]),
        p("Bảng 6: không cho hàng tách trang, giữ với hàng sau", pr="spacing(before=120 after=0) keepNext"),
        table(
            *(
                row(
                    cell(p(PROSE[i], pr="keepNext jc=both " + TIGHT), width=4500),
                    cell(p(PROSE[5 - i], pr="jc=both " + TIGHT), width=4500),
                    pr="cantSplit",
                )
                for i in range(4)
            ),
            grid=(4500, 4500),
            style="TableGrid",
            pr="tblW(w=9000 type=dxa) tblLayout(type=fixed)",
        ),
        p("Hết.", pr="jc=center spacing(before=120)"),
        styles=OLD,
        settings=MODE.format(14),
    )


def quy_dinh_so() -> bytes:
    """Numbering with all its habits: legal levels, suffixes, gaps, continued and restarted lists, letters, Romans."""
    legal = (
        level("Chương %1", "upperRoman", pr="ind(left=0 firstLine=0)", rpr="b", more='<w:suff w:val="space"/>'),
        level(
            "Điều %2.", pr="ind(left=0 firstLine=567)", rpr="b", more='<w:lvlRestart w:val="0"/><w:suff w:val="space"/>'
        ),
        level("%3.", pr="ind(left=0 firstLine=567)"),
        level("%4)", "lowerLetter", pr="tabs(tab:num@1134) ind(left=1134 hanging=567)"),
    )
    tail = numbering(
        level("%1-", "decimalZero", start=5, pr="ind(left=720 hanging=720)"),
        level("%1.%2-", more="<w:isLgl/>", pr="ind(left=1440 hanging=720)"),
        number=2,
    )
    blocks = []
    for chapter in range(3):
        blocks.append(
            p(
                ("QUY ĐỊNH CHUNG", "TRÁCH NHIỆM", "ĐIỀU KHOẢN THI HÀNH")[chapter],
                num=(1, 0),
                pr="jc=center keepNext spacing(before=120 after=120)",
            )
        )
        for article in range(2):
            blocks.append(
                p(
                    f"Nội dung {chapter * 2 + article + 1}",
                    num=(1, 1),
                    pr="keepNext spacing(before=60 after=60)",
                    rpr="b",
                )
            )
            blocks += [
                p(PROSE[(chapter + k) % 6], num=(1, 2), pr="jc=both spacing(before=60 after=60)") for k in range(2)
            ]
            blocks += [p(PROSE[(article + k) % 6][:100], num=(1, 3), pr="jc=both") for k in range(2)]
            blocks.append(p("Đoạn không đánh số chen giữa.", pr="ind(firstLine=567)"))
    return word_file(
        title("QUY ĐỊNH", "về quản lý, sử dụng tài sản công", gap=0),
        *blocks,
        *(p(f"Phụ lục thứ {i}", num=(2, i % 2)) for i in range(4)),
        styles=OLD,
        numbering=numbering(*legal) + tail,
        settings=MODE.format(15),
        footer=p("- ", field("PAGE"), " -", pr="jc=center"),
    )


def ky_yeu() -> bytes:
    """A yearbook page: pictures on both sides, in the middle, above and below text, beside a list and a table."""

    def picture(x: int, y: int, width: int, height: int, wrap: str = "wrapSquare") -> str:
        return anchored(picture_graphic(width, height), x=x, y=y, width=width, height=height, wrap=wrap)

    dashes = numbering(level("-", "bullet", pr="ind(left=567 hanging=283)"))
    return word_file(
        title("KỶ YẾU HỘI NGHỊ", "điển hình tiên tiến giai đoạn 2020 - 2025", gap=0),
        p(picture(0, 100000, 1500000, 1100000), PROSE[0], pr="jc=both spacing(after=120)"),
        p(PROSE[1], pr="jc=both spacing(after=120)"),
        p(PROSE[2], pr="jc=both spacing(after=120)"),
        p(picture(4300000, 0, 1450000, 1000000), PROSE[3], pr="jc=both ind(firstLine=567)"),
        *(p(text[:120], num=(1, 0), pr="jc=both") for text in PROSE[:3]),
        p(picture(1900000, 150000, 1900000, 700000, "wrapTopAndBottom"), PROSE[4], pr="jc=both"),
        p(picture(2300000, 200000, 1100000, 800000), PROSE[5], pr="jc=both"),
        p(PROSE[0], pr="jc=both"),
        table(
            *(
                row(*(cell(p(text, pr=TIGHT), width=3000) for text in (f"Tập thể {i}", person(i), "Giấy khen")))
                for i in range(4)
            ),
            grid=(3000,) * 3,
            style="TableGrid",
            pr="tblW(w=9000 type=dxa) tblLayout(type=fixed)",
        ),
        p("Ban biên tập", pr="jc=right", rpr="i"),
        styles=OLD,
        numbering=dashes,
        settings=MODE.format(15),
        picture=PIXEL,
    )
