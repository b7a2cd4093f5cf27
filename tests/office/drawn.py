"""Documents with drawings: text boxes, lines, pictures with wrapping, watermarks. Each function returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import (
    PIXEL,
    anchored,
    cell,
    inline_picture,
    line_shape,
    p,
    pict,
    picture_graphic,
    row,
    sect,
    table,
    text_box,
    word_file,
)

from .parts import MODE, NEW, OLD, PARTY, PROSE, STATE, TEN_LINES, body, heads, leader, signed, title

TIGHT = "spacing(before=0 after=0 line=240 lineRule=auto)"


def _shape(preset: str, *, fill: str = "", width: int = 914400, height: int = 914400, text: str = "") -> str:
    """A DrawingML shape as `a:graphic`."""
    inside = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    paint = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    return (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{paint}<a:ln w="12700"><a:solidFill>'
        f'<a:srgbClr val="1F3864"/></a:solidFill></a:ln></wps:spPr>{inside}<wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )


def giay_chung_nhan() -> bytes:
    """A certificate: VML text box over an outlined rectangle behind the text, round rectangle, page in landscape."""
    frame = '<v:rect id="f" style="position:absolute;margin-left:-20pt;margin-top:-20pt;width:700pt;height:440pt;z-index:-5" filled="f" strokecolor="#c00000" strokeweight="3pt"/>'
    badge = (
        '<v:roundrect id="b" arcsize="25%" style="position:absolute;margin-left:270pt;margin-top:10pt;width:120pt;height:30pt;z-index:3" fillcolor="#ffe699"><v:textbox inset="2pt,2pt,2pt,2pt"><w:txbxContent>'
        + p("Số: 15/GCN", pr="jc=center " + TIGHT, rpr="sz=24")
        + "</w:txbxContent></v:textbox></v:roundrect>"
    )
    return word_file(
        p("ĐẢNG BỘ QUẬN Y - ĐẢNG ỦY PHƯỜNG X", pict(frame), pr="jc=center", rpr="b sz=28"),
        p("GIẤY CHỨNG NHẬN", pr="jc=center spacing(before=480 after=240)", rpr="b sz=72 color=C00000"),
        p("Chứng nhận đồng chí", pr="jc=center", rpr="i sz=32"),
        p("NGUYỄN VĂN A", pr="jc=center spacing(before=120 after=120)", rpr="b sz=48"),
        p("Đã hoàn thành chương trình Lớp bồi dưỡng nhận thức về Đảng, khóa 12 năm 2024", pr="jc=center", rpr="sz=32"),
        p(pict(badge), pr="spacing(before=240)"),
        p("Phường X, ngày 19 tháng 5 năm 2024", pr="ind(left=7371) jc=center spacing(before=720)", rpr="i"),
        p("BÍ THƯ", pr="ind(left=7371) jc=center", rpr="b"),
        styles=OLD,
        settings=MODE.format(14),
        section=sect(size=(16838, 11906), margins=(1418, 1418, 1418, 1418)).replace(
            'w:h="11906"', 'w:h="11906" w:orient="landscape"'
        ),
    )


def du_thao() -> bytes:
    """A draft: WordArt "DỰ THẢO" across the page from the header, boxed note, lines under the heads by VML."""
    watermark = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e"/>'
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;'
        "width:420pt;height:140pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        'mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" '
        'fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="DỰ THẢO"/></v:shape>'
    )
    rule = '<v:line id="l" style="position:absolute;z-index:2" from="60pt,2pt" to="130pt,2pt"/>'
    return word_file(
        heads(
            ("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "Số      -NQ/ĐU"),
            (*PARTY, "*Phường X, ngày      tháng 10 năm 2024"),
        ),
        p(pict(rule), pr=TIGHT),
        p(
            text_box(
                p("DỰ THẢO LẦN 2", pr="jc=center " + TIGHT, rpr="b sz=24"),
                x=-100000,
                y=-50000,
                width=1500000,
                height=320000,
            ),
            pr=TIGHT,
        ),
        title("NGHỊ QUYẾT", "về công tác cán bộ nữ"),
        body(*PROSE),
        body(*PROSE[:3]),
        signed(("Như trên.",), ("T/M ĐẢNG ỦY", "BÍ THƯ")),
        styles=OLD,
        settings=MODE.format(15),
        header=p(pict(watermark), pr="jc=center"),
    )


def ban_tin() -> bytes:
    """A newsletter: a headline over two columns, a rule between them, a picture with square wrapping, a sidebar."""
    picture = anchored(picture_graphic(1260000, 900000), x=0, y=60000, width=1260000, height=900000, wrap="wrapSquare")
    columns = "cols(num=2 space=454 sep=1)"
    headline = p("BẢN TIN CƠ SỞ", pr="jc=center spacing(before=0 after=60)", rpr="b sz=56 color=C00000") + p(
        "Số 9 - Tháng 9 năm 2024", pr="jc=center pBdr{bottom(val=double sz=6 space=4 color=C00000)}", rpr="i"
    )
    return word_file(
        headline,
        f"<w:p><w:pPr>{sect('type=continuous')}</w:pPr></w:p>",
        p("Sơ kết công tác 9 tháng", pr="jc=left keepNext", rpr="b sz=30"),
        p(picture, PROSE[0], pr="jc=both spacing(after=120)"),
        *(p(text, pr="jc=both spacing(after=120)") for text in PROSE[1:4]),
        p("Gương sáng đảng viên", pr="keepNext spacing(before=120)", rpr="b sz=30"),
        *(p(text, pr="jc=both spacing(after=120)") for text in PROSE),
        p("Thông tin cần biết", pr="keepNext spacing(before=120) shd(val=clear color=auto fill=FFE699)", rpr="b sz=30"),
        *(p(text, pr="jc=both spacing(after=120)") for text in PROSE[2:]),
        styles=OLD,
        settings=MODE.format(15),
        section=sect(f"type=continuous {columns}"),
        picture=PIXEL,
    )


def giay_khen() -> bytes:
    """A photo circle and a rectangle with square wrapping beside justified text, an inline picture in a line."""
    circle = anchored(
        _shape("ellipse", fill="D9E2F3", width=1260000, height=1260000),
        x=4500000,
        y=80000,
        width=1260000,
        height=1260000,
        wrap="wrapSquare",
    )
    box = anchored(
        _shape(
            "rect",
            fill="FFF2CC",
            width=1440000,
            height=720000,
            text=p("Lưu ý: nộp hồ sơ trước ngày 25.", pr=TIGHT, rpr="sz=24"),
        ),
        x=0,
        y=60000,
        width=1440000,
        height=720000,
        wrap="wrapSquare",
    )
    below = anchored(
        _shape("rightArrow", fill="C00000", width=1800000, height=500000),
        x=2000000,
        y=100000,
        width=1800000,
        height=500000,
        wrap="wrapTopAndBottom",
    )
    return word_file(
        title("GIỚI THIỆU ĐIỂN HÌNH TIÊN TIẾN", "Phong trào thi đua “Dân vận khéo” năm 2024", gap=0),
        p(circle, PROSE[0], pr="jc=both spacing(after=120)"),
        p(PROSE[1], pr="jc=both spacing(after=120)"),
        p(PROSE[2], pr="jc=both spacing(after=120)"),
        p(box, PROSE[3], pr="jc=both spacing(after=120)"),
        p(PROSE[4], pr="jc=both spacing(after=120)"),
        p("Biểu trưng ", inline_picture(360000, 360000), " in trên giấy khen, cao 1 cm.", pr="spacing(after=120)"),
        p(PROSE[5], below, pr="jc=both spacing(after=120)"),
        p(PROSE[0], pr="jc=both spacing(after=120)"),
        styles=OLD,
        settings=MODE.format(15),
        picture=PIXEL,
    )


def bia_ho_so() -> bytes:
    """A file cover: page border from the text, boxes placed against page and margin, lines drawn, big type."""
    border = " ".join(f"{side}(val=double sz=12 space=4 color=auto)" for side in ("top", "left", "bottom", "right"))
    number = text_box(p("Hồ sơ số: 125", pr="jc=center " + TIGHT), x=3600000, y=0, width=2000000, height=340000)
    return word_file(
        *(p(line, pr="jc=center " + TIGHT, rpr="b sz=32") for line in ("ĐẢNG BỘ QUẬN Y", "ĐẢNG ỦY PHƯỜNG X")),
        p(line_shape(2150000, 60000, 1440000), pr=TIGHT),
        *(p() for _ in range(5)),
        p(number),
        p(),
        p("HỒ SƠ", pr="jc=center", rpr="b sz=72"),
        p("HỘI NGHỊ SƠ KẾT CÔNG TÁC 9 THÁNG ĐẦU NĂM 2024", pr="jc=center spacing(before=240 after=240)", rpr="b sz=40"),
        *(
            p(f"{what}:\t", **leader("right@8505", pr="ind(left=567) spacing(before=120)"))
            for what in ("Từ ngày", "Đến ngày", "Gồm", "Thời hạn bảo quản")
        ),
        *(p() for _ in range(6)),
        table(
            row(
                *(
                    cell(p(text, pr="jc=center " + TIGHT, rpr="b"), width=3024)
                    for text in ("Phông số: 07", "Mục lục số: 02", "Hồ sơ số: 125")
                ),
                pr="trHeight(val=567 hRule=exact)",
            ),
            grid=(3024,) * 3,
            style="TableGrid",
            pr="tblW(w=9072 type=dxa) tblLayout(type=fixed)",
        ),
        styles=NEW,
        section=sect(f"pgBorders{{{border}}} vAlign=top"),
    )


def thu_moi_hop() -> bytes:
    """An old file's heads in VML text boxes side by side, then text below them."""

    def head(x: str, width: str, *lines: str) -> str:
        inner = "".join(p(line, pr="jc=center " + TIGHT, rpr="b sz=26") for line in lines)
        return (
            f'<v:shape id="t" type="#_x0000_t202" style="position:absolute;margin-left:{x};margin-top:0;width:{width};'
            f'height:54pt;z-index:1" stroked="f" filled="f"><v:textbox inset="0,0,0,0"><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>'
        )

    return word_file(
        p(
            pict(head("-10pt", "180pt", "ỦY BAN NHÂN DÂN", "PHƯỜNG X")),
            pict(head("190pt", "270pt", *(line.lstrip("!") for line in STATE))),
        ),
        *(p() for _ in range(3)),
        title("THƯ MỜI HỌP", "Về việc lấy ý kiến về dự án chỉnh trang hẻm 45", gap=120),
        p("Kính gửi:\t", **leader("right@9072")),
        *(p(text, pr=TEN_LINES) for text in PROSE[:4]),
        p("Thời gian:\t8 giờ 30, ngày 05/10/2024 (thứ Bảy)", pr="tabs(tab:left@1985) ind(left=1985 hanging=1418)"),
        p(
            "Địa điểm:\tNhà văn hóa khu phố 3, số 45/12 đường Z, phường X; có chỗ để xe trong sân Trường Tiểu học X.",
            pr="tabs(tab:left@1985) ind(left=1985 hanging=1418) jc=both",
        ),
        p(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            pr="ind(left=4820) jc=center spacing(before=240)",
            rpr="b",
        ),
        styles=OLD,
        settings=MODE.format(12),
    )
