"""Files as other programs than Word write them: their habits in small. Out: `CASES`, name -> bytes."""

from __future__ import annotations

from collections.abc import Callable

from tests.notation import MODE_15, PIXEL, inline_picture, p, table, word_file

from .packages import MAIN, parts_of, zipped

_CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t>{}</w:t></w:r></w:p></w:tc>"


def libre_office() -> bytes:
    """Empty properties everywhere, no theme, sections that spell out every default."""
    run = '<w:r><w:rPr></w:rPr><w:t xml:space="preserve">Kính gửi: </w:t></w:r>'
    paragraph = (
        '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:spacing w:lineRule="auto" '
        'w:line="276" w:before="0" '
        'w:after="200"/><w:jc w:val="start"/><w:rPr></w:rPr></w:pPr>' + run + "</w:p>"
    )
    cells = "".join(_CELL.format('<w:tcW w:w="4819" w:type="dxa"/><w:tcBorders></w:tcBorders>', text) for text in "ab")
    grid = (
        '<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:jc w:val="start"/><w:tblInd w:w="55" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="55" w:type="dxa"/><w:start w:w="55" w:type="dxa"/>'
        '<w:bottom w:w="55" w:type="dxa"/><w:end w:w="55" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        '<w:gridCol w:w="4819"/><w:gridCol w:w="4819"/></w:tblGrid><w:tr><w:trPr></w:trPr>' + cells + "</w:tr></w:tbl>"
    )
    section = (
        '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1134" w:right="1134" '
        'w:gutter="0" w:header="0" w:top="1134" w:footer="0" w:bottom="1134"/><w:pgNumType w:fmt="decimal"/>'
        '<w:formProt w:val="false"/><w:textDirection w:val="lrTb"/><w:docGrid w:type="default" w:linePitch="100" '
        'w:charSpace="0"/></w:sectPr>'
    )
    settings = '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="true"/>' + MODE_15
    return word_file(paragraph, grid, paragraph, section=section, settings=settings)


def google_docs() -> bytes:
    """Measures with fractions, every switch spelled out as off, a picture in `a:graphic` with its own namespaces."""
    off = '<w:b w:val="0"/><w:i w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:rtl w:val="0"/>'
    look = off + '<w:u w:val="none"/><w:shd w:fill="auto" w:val="clear"/><w:vertAlign w:val="baseline"/>'
    paragraph = (
        '<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" '
        'w:rsidRDefault="00000000" w14:paraId="00000001">'
        '<w:pPr><w:keepNext w:val="0"/><w:pBdr><w:top w:space="0" w:sz="0" w:val="nil"/></w:pBdr>'
        '<w:shd w:fill="auto" w:val="clear"/><w:spacing w:after="0" w:before="0" w:line="276" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/><w:rPr/></w:pPr>'
        f'<w:r w:rsidDel="00000000"><w:rPr>{look}</w:rPr><w:t xml:space="preserve">Tờ trình</w:t></w:r></w:p>'
    )
    section = (
        '<w:sectPr><w:pgSz w:h="16834" w:w="11909" w:orient="portrait"/><w:pgMar w:bottom="1440.0000000000002" '
        'w:top="1440.0000000000002" w:left="1440" w:right="1440" w:header="720" w:footer="720"/>'
        '<w:pgNumType w:start="1"/></w:sectPr>'
    )
    cells = "".join(_CELL.format("", text) for text in "ab")
    grid = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/><w:tblW w:w="9029.0" w:type="dxa"/><w:jc w:val="left"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600"/></w:tblPr><w:tblGrid><w:gridCol w:w="4514.5"/>'
        '<w:gridCol w:w="4514.5"/><w:tblGridChange w:id="0"><w:tblGrid><w:gridCol w:w="4514.5"/></w:tblGrid>'
        '</w:tblGridChange></w:tblGrid><w:tr><w:trPr><w:cantSplit w:val="0"/><w:tblHeader w:val="0"/></w:trPr>'
        f"{cells}</w:tr></w:tbl>"
    )
    return word_file(paragraph, grid, p(inline_picture()), section=section, picture=PIXEL)


def wps() -> bytes:
    """`w:hint`, East Asian grids and languages, data of its own in a namespace of its own."""
    fonts = '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    paragraph = (
        '<w:p><w:pPr><w:pStyle w:val="2"/><w:keepNext w:val="0"/><w:pageBreakBefore w:val="0"/><w:kinsoku/>'
        '<w:wordWrap/><w:overflowPunct/><w:topLinePunct w:val="0"/><w:autoSpaceDE/><w:autoSpaceDN/><w:bidi w:val="0"/>'
        '<w:adjustRightInd/><w:snapToGrid/><w:textAlignment w:val="auto"/>'
        f'<w:rPr>{fonts}<w:lang w:val="vi-VN"/></w:rPr></w:pPr><w:r><w:rPr>{fonts}<w:sz w:val="28"/><w:lang '
        'w:val="vi-VN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr><w:t>Biên bản</w:t></w:r>'
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>'
    )
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" '
        'w:header="720" w:footer="720" w:gutter="0"/><w:cols w:space="720" w:num="1"/><w:docGrid w:linePitch="360" '
        'w:charSpace="0"/></w:sectPr>'
    )
    content = word_file(paragraph, table("", grid=()), paragraph, section=section)
    parts = parts_of(content)
    own = ' xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 wpsCustomData" '
    parts[MAIN] = parts[MAIN].replace(b"<w:document ", f"<w:document{own}".encode(), 1)
    return zipped(parts)


def old_word() -> bytes:
    """Word 2007: no compatibility mode, VML for a line, smart tags, revision marks."""
    line = (
        '<w:r><w:pict><v:line id="_x0000_s1026" style="position:absolute;z-index:1" '
        'from="0,0" to="99pt,0"/></w:pict></w:r>'
    )
    tagged = (
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"><w:smartTagPr/><w:r><w:t>Hà '
        "Nội</w:t></w:r></w:smartTag>"
    )
    marks = (
        '<w:proofErr w:type="spellStart"/><w:ins w:id="1" w:author="a" '
        'w:date="2020-01-01T00:00:00Z"><w:r><w:t>thêm</w:t></w:r></w:ins>'
    )
    return word_file(p(line, tagged, marks), settings="<w:compat><w:useFELayout/></w:compat>")


CASES: dict[str, Callable[[], bytes]] = {
    "libre-office": libre_office,
    "google-docs": google_docs,
    "wps": wps,
    "word-2007": old_word,
}
