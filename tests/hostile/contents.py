"""Bodies, styles and numbers that no sane program writes. Out: `CASES`, name -> bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from tests.notation import (
    PIXEL,
    XMLNS,
    anchored,
    cell,
    field,
    inline_picture,
    level,
    line_shape,
    numbering,
    p,
    picture_graphic,
    r,
    row,
    sect,
    section_break,
    style,
    table,
    text_box,
    word_file,
)

WORDS = "chữ nghĩa và đôi lời " * 40
HUGE = (
    "99999",
    "2147483647",
    "-2147483648",
    "99999999999999999999",
    "1e308",
    "inf",
    "NaN",
    "0",
    "-1",
    "0.5",
    "abc",
    "",
)
MARK = '<w:fldChar w:fldCharType="{}"/>'


def nested_tables(depth: int) -> str:
    inner = p("trong cùng")
    for _ in range(depth):
        inner = table(row(cell(inner, p(), width=8000), cell("b", width=2000)), grid=(8000, 2000))
    return inner


def nested_boxes(depth: int) -> str:
    inner = p("trong cùng")
    for _ in range(depth):
        inner = p("x", text_box(inner, inner if depth < 8 else p("y")))
    return inner


def nested_fields(depth: int) -> str:
    begin = r(MARK.format("begin")) + r("<w:instrText> IF 1 = 1 </w:instrText>") + r(MARK.format("separate"))
    return p(*[begin] * depth, "giữa", *[r(MARK.format("end"))] * depth)


def group_of_groups(depth: int) -> str:
    inner = '<v:rect style="width:5;height:5"/>'
    for _ in range(depth):
        inner = f'<v:group style="width:10;height:10" coordsize="10,10">{inner}</v:group>'
    return p(
        r(
            f'<w:pict><v:group style="position:absolute;width:10pt;height:10pt" '
            f'coordsize="10,10">{inner}</v:group></w:pict>'
        )
    )


def drawn_groups(depth: int) -> str:
    inner = '<wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></wps:spPr></wps:wsp>'
    for _ in range(depth):
        inner = (
            '<wpg:grpSp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
            f'<a:chExt cx="0" cy="0"/></a:xfrm></wpg:grpSpPr>{inner}</wpg:grpSp>'
        )
    graphic = f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp>{inner}</wpg:wgp></a:graphicData></a:graphic>'
    return p(anchored(graphic))


def styles_in_circles() -> str:
    return (
        style("A", based_on="B", rpr="b")
        + style("B", based_on="C", more='<w:link w:val="A"/>')
        + style("C", based_on="A", pr="ind(left=100)")
        + style("S", based_on="S", rpr="sz=40")
        + style("K", kind="character", based_on="K")
        + style("T", kind="table", based_on="U")
        + style("U", kind="table", based_on="T")
        + style("N", based_on="Không có")
    )


def numbers_in_circles() -> str:
    return (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L1"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L2"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="L1"/><w:numStyleLink w:val="L1"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="77"/></w:num><w:num w:numId="4"/>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="-5"/></w:lvlOverride></w:num>'
    )


def list_styles() -> str:
    return style("L1", kind="numbering", pr="numPr{numId=2}") + style("L2", kind="numbering", pr="numPr{numId=1}")


def numbered(*levels: str, count: int = 3) -> bytes:
    blocks = [p(f"mục {index}", num=(1, index % len(levels))) for index in range(count)]
    return word_file(*blocks, numbering=numbering(*levels))


def with_value(notation: str, value: str) -> str:
    """The notation with every "?" become `value`."""
    return notation.replace("@?", f"@{value}").replace("?", value or '""')


PARAGRAPH = (
    "spacing(before=? after=? line=?) ind(left=? right=? firstLine=?) tabs(left@? center@?:dot) "
    "pBdr{top(val=single sz=? space=?)} outlineLvl=?"
)
RUN = "sz=? spacing=? w=? kern=? position=? bdr(val=single sz=? space=?)"
TABLE = (
    "tblW(w=? type=dxa) tblInd(w=? type=dxa) tblCellSpacing(w=? type=dxa) "
    "tblCellMar{left(w=? type=dxa) top(w=? type=dxa)} tblBorders{top(val=single sz=?)}"
)


def everything_is(value: str) -> bytes:
    """Every measure of paragraph, run, table, drawing and page."""
    cells = cell(WORDS, pr=with_value("tcW(w=? type=dxa) gridSpan=? tcMar{left(w=? type=dxa)}", value))
    line = row(cells, "hai", pr=with_value("trHeight=? gridBefore=? gridAfter=?", value))
    old_style = f"position:absolute;width:{value}pt;height:{value}pt;margin-left:{value}pt;z-index:{value}"
    return word_file(
        p(WORDS, "\ta\tb", pr=with_value(PARAGRAPH, value), rpr=with_value(RUN, value)),
        table(line, pr=with_value(TABLE, value)).replace('w:w="4000"', f'w:w="{value}"'),
        p(anchored(picture_graphic()).replace("914400", value or "x")),
        p(r(f'<w:pict><v:rect style="{old_style}" strokeweight="{value}pt"/></w:pict>')),
        section=sect(with_value("cols(num=? space=?) docGrid(linePitch=? type=lines) pgNumType(start=?)", value)),
        numbering=numbering(level("%1.", start=0, pr=with_value("ind(left=? hanging=?)", value))),
        settings=f'<w:defaultTabStop w:val="{value}"/>',
        picture=PIXEL,
    )


def page(width: str, height: str, margin: str = "1134") -> bytes:
    section = (
        sect()
        .replace('w:w="11906"', f'w:w="{width}"')
        .replace('w:h="16838"', f'w:h="{height}"')
        .replace('"1134"', f'"{margin}"')
        .replace('"1701"', f'"{margin}"')
    )
    return word_file(WORDS, table(row("a", "b")), section=section, header="Đầu", footer=p(field("PAGE")))


def at_once(notation: str, text: str = WORDS, count: int = 60) -> bytes:
    return word_file(*[p(text, pr=notation)] * count)


def picture_of(content: bytes, width: int = 914400, height: int = 914400) -> bytes:
    return word_file(p("trước", inline_picture(width, height), "sau"), picture=content)


def _png(width: int, height: int, body: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body or zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def png_of(side: int) -> bytes:
    """All black, of side x side pixels."""
    return _png(side, side, zlib.compress(bytes((side * 3 + 1) * side), 1))


def _bomb_png() -> bytes:
    """30,000 x 30,000 pixels in a few hundred kilobytes; they unpack into 2.7 gigabytes."""
    packer = zlib.compressobj(9)
    rows = bytes((30_000 * 3 + 1) * 100)
    first, again = (packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return _png(30_000, 30_000, first + again * 299 + packer.flush())


ALTERNATE = "<mc:AlternateContent>{}</mc:AlternateContent>"
TO_ITSELF = p("chú thích", '<w:r><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>')


def styled_shape(inside: str = "") -> str:
    """A shape whose outline is the theme's, in several ways."""
    shapes = "".join(
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri='
        f'"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr>{inside}</wps:spPr>'
        f'<wps:style><a:lnRef idx="{index}"><a:schemeClr val="accent1"><a:shade val="nan%"/></a:schemeClr></a:lnRef>'
        "</wps:style></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        for index in ("1", "99", "²", "-1", "9" * 5000)
    )
    return p(shapes)


def growing_guides(count: int) -> str:
    """Each guide is the square of the one before; what is beyond all numbers becomes a point and an arc."""
    guides = "".join(f'<a:gd name="g{index + 1}" fmla="*/ g{index} g{index} 1"/>' for index in range(1, count))
    path = (
        f'<a:path w="100" h="100"><a:moveTo><a:pt x="g{count}" y="z"/></a:moveTo><a:lnTo><a:pt x="g9" y="g{count}"/>'
        f'</a:lnTo><a:arcTo wR="g{count}" hR="z" stAng="g{count}" swAng="g{count}"/></a:path>'
    )
    return styled_shape(
        f'<a:custGeom><a:gdLst><a:gd name="g1" fmla="val 99999"/>{guides}'
        f'<a:gd name="z" fmla="sin g9 g{count}"/></a:gdLst>'
        f"<a:pathLst>{path}</a:pathLst></a:custGeom>"
    )


THEME = f'<a:theme {XMLNS}><a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="GGGGGG"/></a:accent1>'
WITHOUT_LINES = {"word/theme/theme1.xml": f"{THEME}</a:clrScheme></a:themeElements></a:theme>"}

CASES: dict[str, Callable[[], bytes]] = {
    "theme-without-lines": lambda: word_file(
        styled_shape(), parts=WITHOUT_LINES, relations={"rIdTheme": ("theme", "theme/theme1.xml")}
    ),
    "guides-beyond-all-numbers": lambda: word_file(growing_guides(500)),
    "shapes-without-points": lambda: word_file(
        styled_shape("<a:custGeom><a:pathLst><a:path/></a:pathLst></a:custGeom>"),
        p(*[r(f'<w:pict><v:shape style="width:9pt;height:9pt" path="{path}"/></w:pict>') for path in ("e", "x", "ns")]),
    ),
    "styles-in-circles": lambda: word_file(
        p("a", style="A"),
        p(r("b", "rStyle=K"), style="S"),
        p("n", style="N"),
        table(row("c"), style="T"),
        styles=styles_in_circles(),
    ),
    "normal-based-on-itself": lambda: word_file("a", styles=style("Normal", default=True, based_on="Normal", rpr="b")),
    "two-default-styles": lambda: word_file(
        "a", styles=style("Normal", default=True) + style("Other", default=True, rpr="sz=80")
    ),
    "style-ids-twice": lambda: word_file(
        p("a", style="A"), styles=style("A", rpr="b") + style("A", rpr="i", based_on="A")
    ),
    "style-without-id": lambda: word_file(p("a", style=""), styles="<w:style/><w:style w:type='x'/>"),
    "a-long-chain-of-styles": lambda: word_file(
        p("a", style="S0"),
        styles="".join(style(f"S{index}", based_on=f"S{index + 1}", rpr="b") for index in range(3000)),
    ),
    "numbers-in-circles": lambda: word_file(
        *(p("a", num=(number, 0)) for number in range(1, 8)), numbering=numbers_in_circles(), styles=list_styles()
    ),
    "style-and-list-in-a-circle": lambda: word_file(
        p("a", style="A"),
        styles=style("A", pr="numPr{numId=1}"),
        numbering=numbering(level("%1.", more='<w:pStyle w:val="A"/>')),
    ),
    "level-text-with-nine": lambda: numbered(level("%9.%8.%1%0%%%a"), level("%1.%2.%9")),
    "level-text-long": lambda: numbered(level("x" * 5000)),
    "level-number-huge": lambda: numbered(
        level("%1", "lowerRoman", start=2000000),
        level("%2", "upperLetter", start=99999999),
        level("%3", "vietnameseCounting", start=-7),
    ),
    "level-formats": lambda: numbered(
        *(
            level("%1", kind, start=0)
            for kind in (
                "lowerRoman",
                "upperLetter",
                "cardinalText",
                "ordinalText",
                "hex",
                "chicago",
                "custom",
                "bullet",
                "",
            )
        )
    ),
    "level-999": lambda: word_file(p("a", num=(1, 999)), p("b", num=(1, -1)), numbering=numbering(level("%1"))),
    "lists-1000": lambda: word_file(
        *(p("a", num=(number, 0)) for number in range(1, 1001)),
        numbering="".join(numbering(level("%1."), number=number) for number in range(1, 1001)),
    ),
    "tables-5-deep": lambda: word_file(nested_tables(5)),
    "tables-15-deep": lambda: word_file(nested_tables(15)),
    "tables-40-deep": lambda: word_file(nested_tables(40)),
    "tables-49-deep": lambda: word_file(nested_tables(49)),
    "tables-60-deep": lambda: word_file(nested_tables(60)),
    "boxes-5-deep": lambda: word_file(nested_boxes(5)),
    "boxes-20-deep-in-header": lambda: word_file("a", header=nested_boxes(20), footer=nested_boxes(5)),
    "box-in-table-in-box": lambda: word_file(p(text_box(table(row(cell(p(text_box(table(row("trong"))))))), p()))),
    "groups-100-deep": lambda: word_file(group_of_groups(100)),
    "groups-240-deep": lambda: word_file(group_of_groups(240)),
    "drawn-groups-60-deep": lambda: word_file(drawn_groups(60)),
    "controls-60-deep": lambda: word_file("<w:sdt><w:sdtContent>" * 60 + p("a") + "</w:sdtContent></w:sdt>" * 60),
    **{f"everything-is-{value or 'empty'}": (lambda value=value: everything_is(value)) for value in HUGE},
    "size-99999": lambda: word_file(p(WORDS, rpr="sz=99999")),
    "size-1638": lambda: word_file(p(WORDS, rpr="sz=3276")),
    "size-0": lambda: word_file(p(WORDS, rpr="sz=0")),
    "size-tiny": lambda: word_file(p(WORDS * 20, rpr="sz=1")),
    "scale-600-and-1": lambda: word_file(
        p(WORDS, rpr="w=600"), p(WORDS, rpr="w=1"), p(WORDS, rpr="w=0"), p(WORDS, rpr="w=-100")
    ),
    "spacing-back": lambda: word_file(p(WORDS, rpr="spacing=-400"), p(WORDS, rpr="spacing=31680")),
    "page-0": lambda: page("0", "0"),
    "page-10-km": lambda: page("566929134", "566929134"),
    "page-22-inches": lambda: page("31680", "31680"),
    "page-small": lambda: page("720", "720", "0"),
    "page-smallest": lambda: page("144", "144", "0"),
    "page-negative": lambda: page("-11906", "-16838"),
    "margins-larger-than-the-page": lambda: page("11906", "16838", "12000"),
    "margins-leave-a-point": lambda: page("11906", "16838", "5940"),
    "margins-negative": lambda: page("11906", "16838", "-2000"),
    "columns-500": lambda: word_file(*[WORDS] * 6, section=sect("cols(num=500 space=720)")),
    "columns-of-no-width": lambda: word_file(WORDS, section=sect("cols{col(w=0 space=0) col(w=0 space=0)}")),
    "columns-unequal-lie": lambda: word_file(
        WORDS,
        section=sect().replace(
            "</w:sectPr>",
            '<w:cols w:num="7" w:equalWidth="0"><w:col w:w="99999" w:space="-50"/><w:col '
            'w:w="-5"/></w:cols></w:sectPr>',
        ),
    ),
    "columns-space-huge": lambda: word_file(WORDS, section=sect("cols(num=3 space=90000)")),
    "table-columns-of-no-width": lambda: word_file(
        table(
            row(cell(WORDS, width=0), cell(WORDS, width=0)), grid=(0, 0), pr="tblW(w=0 type=dxa) tblLayout(type=fixed)"
        )
    ),
    "table-widths-negative": lambda: word_file(
        table(
            row(cell(WORDS, width=-500), cell(WORDS, width=-9)),
            grid=(-4000, -100),
            pr="tblW(w=-5000 type=dxa) tblInd(w=-99999 type=dxa)",
        )
    ),
    "table-without-grid": lambda: word_file(table(row("a", "b"), row("c"), grid=())),
    "table-without-rows": lambda: word_file(table(), table(row()), table("<w:tr><w:tc/></w:tr>")),
    "table-with-200-columns": lambda: word_file(table(*[row(*["x"] * 200)] * 3, grid=[50] * 200)),
    "table-spans-lie": lambda: word_file(
        table(
            row(cell("a", pr="gridSpan=63"), cell("b", pr="gridSpan=0")),
            row(*["c"] * 5),
            row(cell("d", pr="gridSpan=-2")),
            row("e", pr="gridBefore=60 gridAfter=9"),
        )
    ),
    "table-spans-huge": lambda: word_file(table(row(cell("a", pr="gridSpan=1000000"), "b"), row("c"))),
    "table-merges-from-nothing": lambda: word_file(
        table(
            *[row(cell("a", pr="vMerge"), cell("b", pr="vMerge=restart"))] * 3, row(cell("c", pr="gridSpan=2 vMerge"))
        )
    ),
    "table-percent-lies": lambda: word_file(
        table(
            row(cell("a", pr="tcW(w=900000 type=pct)"), cell("b", pr="tcW(w=-50% type=pct)")),
            pr="tblW(w=1000000 type=pct)",
        )
    ),
    "table-header-rows-only": lambda: word_file(table(*[row("đầu", "bảng", pr="tblHeader")] * 100)),
    "table-header-taller-than-page": lambda: word_file(
        table(row(cell(*[WORDS] * 20), pr="tblHeader cantSplit"), *[row("a")] * 50)
    ),
    "row-higher-than-the-page": lambda: word_file(
        "a",
        table(
            row(cell(*[WORDS] * 30), pr="cantSplit"),
            row("b", pr="cantSplit trHeight(val=31000 hRule=exact)"),
            row("c", pr="trHeight(val=60000 hRule=atLeast)"),
        ),
        "z",
    ),
    "row-exact-0": lambda: word_file(
        table(row(WORDS, "b", pr="trHeight(val=0 hRule=exact)"), row(WORDS, pr="trHeight(val=1 hRule=exact)"))
    ),
    "cells-turned": lambda: word_file(
        table(
            row(cell(WORDS, pr="textDirection=btLr"), cell(WORDS, pr="textDirection=tbRlV vAlign=bottom")),
            row(cell(nested_tables(2), pr="textDirection=btLr")),
        )
    ),
    "table-floating-outside": lambda: word_file(
        table(*[row("a", "b")] * 80, pr="tblpPr(tblpX=90000 tblpY=-90000 horzAnchor=page vertAnchor=page)"), "sau"
    ),
    "table-floating-in-itself": lambda: word_file(
        table(row(cell(table(row("a"), pr="tblpPr(tblpX=10 tblpY=10)"), p())), pr="tblpPr(tblpX=10 tblpY=10)")
    ),
    "keep-next-on-everything": lambda: at_once("keepNext keepLines widowControl"),
    "keep-next-in-rows": lambda: word_file(
        table(*[row(cell(p("a", pr="keepNext keepLines")), cell(p("b", pr="keepNext")), pr="cantSplit")] * 200)
    ),
    "break-before-everything": lambda: at_once("pageBreakBefore keepNext", "a", 200),
    "breaks-2000": lambda: word_file(p(*[r('<w:br w:type="page"/>')] * 2000)),
    "column-breaks-2000": lambda: word_file(p(*[r('<w:br w:type="column"/>')] * 2000), section=sect("cols(num=3)")),
    "line-exact-0": lambda: at_once("spacing(line=0 lineRule=exact)"),
    "line-exact-negative": lambda: at_once("spacing(line=-240 lineRule=exact)"),
    "line-exact-huge": lambda: at_once("spacing(line=31680 lineRule=exact)", "a b", 20),
    "line-auto-0": lambda: at_once("spacing(line=0 lineRule=auto)"),
    "line-1": lambda: at_once("spacing(line=1 lineRule=auto)"),
    "spacing-huge": lambda: at_once("spacing(before=31680 after=31680)", "a", 20),
    "indent-outside": lambda: at_once("ind(left=31680 right=31680 firstLine=-31680)", WORDS[:300], 3),
    "indent-outside-left": lambda: at_once("ind(left=-31680 right=-31680)", WORDS, 3),
    "hanging-more-than-indent": lambda: at_once("ind(left=100 hanging=31000)", WORDS, 3),
    "tabs-at-a-billion": lambda: word_file(
        p("a\tb\tc\td", pr="tabs(left@1000000000 right@999999 center@-5000:dot decimal@0)"), p("\t" * 3000)
    ),
    "tab-stops-3000": lambda: word_file(
        p("\t" * 3000, pr="tabs(" + " ".join(f"right@{index * 5}:dot" for index in range(3000)) + ")")
    ),
    "default-tab-0": lambda: word_file("a\tb\tc", settings='<w:defaultTabStop w:val="0"/>'),
    "default-tab-1": lambda: word_file("a\tb" * 500, settings='<w:defaultTabStop w:val="1"/>'),
    "bullets-without-font": lambda: numbered(
        level("\uf0b7", "bullet", rpr="rFonts(ascii=Symbol hAnsi=Symbol)"),
        level("\uf0a7", "bullet", rpr="rFonts(ascii=Wingdings hAnsi=Wingdings)"),
        level("", "bullet"),
    ),
    "field-without-end": lambda: word_file(
        p(r(MARK.format("begin")), r("<w:instrText>PAGE</w:instrText>"), "a"), "b", table(row("c"))
    ),
    "field-without-begin": lambda: word_file(
        p(r(MARK.format("end")), "a", r(MARK.format("separate")), "b", r(MARK.format("end")))
    ),
    "field-never-separated": lambda: word_file(
        p(r(MARK.format("begin")), r("<w:instrText>TOC \\o</w:instrText>"), "a", r(MARK.format("end")))
    ),
    "field-without-code": lambda: word_file(
        p(r(MARK.format("begin")), r(MARK.format("separate")), "a", r(MARK.format("end")))
    ),
    "fields-300-deep": lambda: word_file(nested_fields(300)),
    "fields-odd-codes": lambda: word_file(
        *(
            p(field(code))
            for code in (
                "",
                "=",
                "PAGE \\* abc",
                "PAGEREF",
                'PAGEREF "',
                "NUMPAGES \\* Ordinal",
                "IF",
                "\\",
                '"',
                "SECTION \\# 0,0",
                "PAGE " * 900,
            )
        )
    ),
    "field-marks-odd": lambda: word_file(
        p(
            r("<w:fldChar/>"),
            r('<w:fldChar w:fldCharType="xyz"/>'),
            "<w:fldSimple/>",
            '<w:fldSimple w:instr="PAGE"><w:r/></w:fldSimple>',
            "a",
        )
    ),
    "field-over-the-cell": lambda: word_file(
        table(
            row(
                cell(
                    p(r(MARK.format("begin")), r("<w:instrText>REF x</w:instrText>"), r(MARK.format("separate")), "a")
                ),
                cell(p("b", r(MARK.format("end")))),
            )
        )
    ),
    "reference-to-nothing": lambda: word_file(
        p(field("PAGEREF không_có \\h")),
        p('<w:hyperlink w:anchor="không"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
        p('<w:hyperlink r:id="rId99"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
    ),
    "page-counts-that-change-the-pages": lambda: word_file(
        *[p(field("NUMPAGES \\* CardText"), field("PAGEREF b"), WORDS)] * 30,
        p('<w:bookmarkStart w:id="1" w:name="b"/>'),
    ),
    "footnote-that-calls-itself": lambda: word_file(
        p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes={1: TO_ITSELF}, endnotes={1: TO_ITSELF}
    ),
    "footnotes-that-call-each-other": lambda: word_file(
        p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes={1: TO_ITSELF.replace('w:id="1"', 'w:id="2"'), 2: TO_ITSELF},
    ),
    "footnote-that-is-not-there": lambda: word_file(
        p("a", '<w:r><w:footnoteReference w:id="77"/><w:footnoteReference/><w:footnoteReference w:id="x"/></w:r>'),
        footnotes={1: "x"},
    ),
    "footnote-longer-than-the-page": lambda: word_file(
        *[p(WORDS, '<w:r><w:footnoteReference w:id="1"/></w:r>')] * 2, footnotes={1: p(*[WORDS] * 60)}
    ),
    "footnotes-300-in-a-line": lambda: word_file(
        p(*['<w:r><w:footnoteReference w:id="1"/></w:r>'] * 300), footnotes={1: "x"}
    ),
    "footnote-in-header": lambda: word_file("a", header=TO_ITSELF, footnotes={1: TO_ITSELF}),
    "footnote-in-table-in-box": lambda: word_file(p(text_box(table(row(cell(TO_ITSELF)))))),
    "footnote-with-table": lambda: word_file(
        p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes={1: table(*[row("a", "b")] * 90)}
    ),
    "header-taller-than-the-page": lambda: word_file(*["a"] * 100, header=p(WORDS) * 60, footer=p(WORDS) * 60),
    "header-that-is-the-document": lambda: word_file(
        "a",
        section=sect(references='<w:headerReference w:type="default" r:id="rIdself"/>'),
        relations={"rIdself": ("header", "document.xml")},
    ),
    "header-with-sections": lambda: word_file("a", header=section_break() + p("b") + section_break("type=continuous")),
    "sections-5000": lambda: word_file(*[section_break("type=continuous")] * 5000),
    "sections-1000-of-pages": lambda: word_file(*["a", section_break("type=nextPage")] * 1000),
    "sections-odd-pages": lambda: word_file(
        *["a", section_break("type=oddPage pgNumType(start=2)"), "b", section_break("type=evenPage pgNumType(start=1)")]
        * 40
    ),
    "sections-that-contradict": lambda: word_file(
        "a",
        section_break("type=continuous type=nextPage cols(num=2) cols(num=3)"),
        "b",
        section_break("type=abc", size=(16838, 11906)),
        "c",
        section_break("type=continuous", size=(5000, 5000)),
        "d",
        section_break("type=nextColumn cols(num=0)"),
    ),
    "section-in-cell": lambda: word_file(table(row(cell(section_break(), p("a")))), "b"),
    "section-properties-twice": lambda: word_file("a", sect("cols(num=2)") + sect("cols(num=3)"), "b"),
    "page-numbers-odd": lambda: word_file(
        p(field("PAGE")), section=sect("pgNumType(start=-5 fmt=abc)"), footer=p(field("PAGE \\* roman"))
    ),
    "page-numbers-huge": lambda: word_file(
        p(field("PAGE")),
        section=sect("pgNumType(start=999999 fmt=upperRoman)"),
        footer=p(field("PAGE \\* CardText"), field("PAGE \\* alphabetic")),
    ),
    "borders-huge": lambda: word_file(
        *[
            p(
                WORDS,
                pr="pBdr{top(val=single sz=9999 space=9999) left(val=double sz=9999 space=31) between(val=wave sz=96)}",
            )
        ]
        * 4,
        section=sect("pgBorders{top(val=apples sz=999 space=999) left(val=single sz=900 space=900)}"),
    ),
    "alternate-without-fallback": lambda: word_file(
        p(r(ALTERNATE.format('<mc:Choice Requires="xyz"><w:t>a</w:t></mc:Choice>')), "b"),
        ALTERNATE.format(""),
        p(r(ALTERNATE.format("<mc:Choice><w:t>c</w:t></mc:Choice>"))),
    ),
    "alternate-in-alternate": lambda: word_file(
        p(
            r(
                ALTERNATE.format(
                    "<mc:Fallback>" + ALTERNATE.format("<mc:Fallback><w:t>a</w:t></mc:Fallback>") + "</mc:Fallback>"
                )
            )
        )
    ),
    "picture-broken": lambda: picture_of(PIXEL[:40]),
    "picture-rubbish": lambda: picture_of(b"\x89PNG\r\n\x1a\n" + b"x" * 500),
    "picture-jpeg-cut": lambda: picture_of(b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 50),
    "picture-empty-png": lambda: picture_of(_png(10, 10)),
    "picture-of-no-pixels": lambda: picture_of(_png(0, 0)),
    "picture-says-100000": lambda: picture_of(_png(100000, 100000)),
    "picture-bomb": lambda: picture_of(_bomb_png()),
    "picture-6000": lambda: picture_of(png_of(6000)),
    "picture-of-no-size": lambda: picture_of(PIXEL, 0, 0),
    "picture-flat": lambda: picture_of(PIXEL, 914400, 0),
    "picture-negative": lambda: picture_of(PIXEL, -914400, -5),
    "picture-of-10-km": lambda: picture_of(PIXEL, 360000000000, 360000000000),
    "picture-higher-than-the-page": lambda: picture_of(PIXEL, 914400, 91440000),
    "picture-emf": lambda: picture_of(b"\x01\x00\x00\x00" + b"x" * 100),
    "picture-svg": lambda: picture_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "picture-gif-cut": lambda: picture_of(b"GIF89a\x01\x00\x01\x00"),
    "picture-tiff-cut": lambda: picture_of(b"II*\0\x08\0\0\0\xff\xff"),
    "picture-webp-cut": lambda: picture_of(b"RIFF\xff\xff\xff\xffWEBPVP8 "),
    "picture-bmp-lies": lambda: picture_of(b"BM" + b"\xff" * 60),
    "drawing-crop-lies": lambda: word_file(
        p(inline_picture().replace("<a:stretch>", '<a:srcRect l="200000" t="-99999" r="99999" b="x"/><a:stretch>')),
        picture=PIXEL,
    ),
    "drawing-empty": lambda: word_file(
        p(
            r("<w:drawing/>"),
            r("<w:drawing><wp:inline/></w:drawing>"),
            r("<w:drawing><wp:anchor/></w:drawing>"),
            r("<w:pict/>"),
            r("<w:object/>"),
            "a",
        )
    ),
    "drawing-at-nowhere": lambda: word_file(
        p(line_shape(999999999, -999999999, 0, 0), text_box(WORDS, x=90000000, width=0, height=0), "a")
    ),
    "drawing-around-all": lambda: word_file(
        p(WORDS, text_box("x", width=6000000, height=9000000, wrap="wrapSquare")), WORDS, WORDS
    ),
    "drawings-that-push-each-other": lambda: word_file(
        *[p(WORDS, text_box("x", x=0, y=100000, width=7000000, height=3000000, wrap="wrapTopAndBottom"))] * 20
    ),
    "drawings-3000": lambda: word_file(p(*[line_shape(0, 0, 100)] * 3000)),
    "drawing-geometry-odd": lambda: word_file(
        p(
            anchored(
                "<a:graphic><a:graphicData "
                'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                '<wps:wsp><wps:spPr><a:custGeom><a:pathLst><a:path w="0" h="0"><a:moveTo/>'
                '<a:lnTo><a:pt x="z" y="999999999999"/></a:lnTo>'
                '<a:arcTo wR="x" hR="0" stAng="99999999999" swAng="-9"/><a:close/></a:path>'
                '</a:pathLst></a:custGeom><a:ln w="-5"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
            )
        )
    ),
    "vml-odd": lambda: word_file(
        p(
            *(
                r(f"<w:pict>{shape}</w:pict>")
                for shape in (
                    '<v:rect style=";;width:;height:abc;:x;rotation:9e99"/>',
                    '<v:line from="a" to=",,"/>',
                    '<v:shape type="#nix" path="m0,0l@@xx ñ e" coordsize="0,0" style="width:9pt;height:9pt"/>',
                    '<v:shape path="wa-9,1,2 c,,,,,, qb r99999999999999999999" coordsize="-1,x" '
                    'style="width:9pt;height:9pt"/>',
                    '<v:polyline points="1 2 3"/>',
                    "<v:group/>",
                    '<v:roundrect arcsize="-99" style="width:1in;height:1in"/>',
                    '<v:imagedata r:id="x"/>',
                )
            )
        )
    ),
    "vml-formulas-in-circles": lambda: word_file(
        p(
            r(
                '<w:pict><v:shapetype id="t" path="m@0,@1l@1,@0e"><v:formulas><v:f eqn="sum @1 @0 1"/>'
                '<v:f eqn="prod @0 @1 0"/></v:formulas></v:shapetype><v:shape type="#t" '
                'style="width:9pt;height:9pt"/></w:pict>'
            )
        )
    ),
    "box-linked-to-itself": lambda: word_file(
        p(
            text_box("a")
            .replace("<wps:txbx>", '<wps:txbx id="1">')
            .replace("</wps:txbx>", '</wps:txbx><wps:linkedTxbx id="1" seq="1"/>')
        )
    ),
    "ids-twice": lambda: word_file(
        p('<w:bookmarkStart w:id="1" w:name="a"/>', '<w:bookmarkStart w:id="1" w:name="a"/>', field("PAGEREF a")),
        p(line_shape(0, 0, 9), line_shape(0, 0, 9)),
    ),
    "symbols-odd": lambda: word_file(
        p(
            *(
                r(f'<w:sym w:font="Wingdings" w:char="{code}"/>')
                for code in ("F0FE", "F0A8", "FFFFFFF", "-1", "D800", "0", "xyz", "")
            ),
            r("<w:sym/>"),
        )
    ),
    "text-all-blanks": lambda: word_file(p(" " * 100_000), p("\t" * 1000), p("\u00a0" * 5000)),
    "hidden-everything": lambda: word_file(*[p(WORDS, rpr="vanish", mark="vanish")] * 50),
    "deleted-everything": lambda: word_file(
        *["<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"] * 50
    ),
    "frames-odd": lambda: word_file(
        *[p(WORDS, pr="framePr(w=0 h=-5 x=99999 y=-99999 wrap=around dropCap=drop lines=99)")] * 5, "a"
    ),
    "right-to-left": lambda: word_file(
        p(WORDS, pr="bidi jc=both", rpr="rtl"), section=sect("bidi rtlGutter"), settings='<w:themeFontLang w:val="x"/>'
    ),
    "language-odd": lambda: word_file(p(WORDS, rpr="lang(val=xx-YY-zz eastAsia=%)"), settings="<w:autoHyphenation/>"),
    "colors-odd": lambda: word_file(
        p("a", rpr="color=GGGGGG highlight=abc shd(val=pct999 fill=zz color=1)"),
        p("b", rpr="color(val=auto themeColor=nix themeTint=ZZ) u(val=abc color=x)"),
    ),
    "fonts-odd": lambda: word_file(
        p("a", rpr=f"rFonts(ascii={'x' * 5000} hAnsi=../../etc/passwd)"),
        p("b", rpr='rFonts(ascii="" asciiTheme=nixNix)'),
        p("c", rpr="rFonts(ascii=%s%n)"),
    ),
    "enclosing-odd-blocks": lambda: word_file(
        '<w:altChunk r:id="rId9"/>',
        "<w:subDoc/>",
        "<w:customXml><w:p/></w:customXml>",
        "<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>",
        "a",
    ),
}
