"""What of Word this program draws, as a table. In: an element. Out: its line in `FEATURES`, a warning where it is due.

Every element that a document, style, numbering or drawing may hold where it can matter for the page has one line here:

- drawn: taken as Word takes it;
- approximated: taken nearly so, without a word;
- ignored: it says nothing about the page (revision marks, spelling, comments, what only an East Asian text has);
- warned: it can be seen on Word's page and is left out or simplified here; the reader names it once.

An element without a line is unknown: the reader names it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from lxml import etree

from ..messages import Message, msg
from ..numerals import is_known
from .problems import Problems
from .values import local_name
from .xml import NS, qn

Status: TypeAlias = Literal["drawn", "approximated", "ignored", "warned"]


class Feature(NamedTuple):
    """One element: what happens to it, and for whom it is not plain, in a word what it is. `group`: where it stands."""

    status: Status
    name: Message | None = None
    group: str = ""


_DRAWN = {
    "paragraph": "w:p w:pPr w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd "
    "w:tabs w:spacing w:contextualSpacing w:ind w:jc w:outlineLvl w:bidi w:snapToGrid w:framePr "
    "w:wordWrap w:sectPr",
    "run": "w:r w:rPr w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:vanish "
    "w:specVanish w:color w:w w:kern w:position w:sz w:szCs w:highlight w:u w:bdr w:vertAlign w:rtl w:cs "
    "w:lang",
    "content": "w:t w:tab w:br w:cr w:sym w:ptab w:noBreakHyphen w:softHyphen w:hyperlink w:smartTag w:sdt "
    "w:sdtContent w:customXml w:ins w:moveTo w:fldSimple w:fldChar w:instrText w:pgNum "
    "w:footnoteReference w:endnoteReference w:footnoteRef w:endnoteRef w:bookmarkStart w:drawing w:pict "
    "w:object w:dir w:bdo mc:AlternateContent",
    "table": "w:tbl w:tblPr w:tblStyle w:tblW w:tblLayout w:tblInd w:tblCellMar w:tblBorders w:tblCellSpacing "
    "w:tblpPr w:bidiVisual w:tblLook w:tblGrid w:gridCol w:tr w:trPr w:tblPrEx w:trHeight w:tblHeader "
    "w:cantSplit w:gridBefore w:gridAfter w:wBefore w:wAfter w:hidden w:tc w:tcPr w:tcW w:gridSpan "
    "w:vMerge w:hMerge w:tcBorders w:tcMar w:textDirection w:tcFitText w:vAlign w:noWrap "
    "w:tblStyleRowBandSize w:tblStyleColBandSize w:tblStylePr",
    "drawing": "wp:inline wp:anchor wp:extent wp:simplePos wp:positionH wp:positionV wp:wrapNone wp:wrapSquare "
    "wp:wrapTopAndBottom wp14:sizeRelH wp14:sizeRelV a:graphic a:graphicData pic:pic asvg:svgBlip wps:wsp wpg:wgp "
    "wpg:grpSp wpc:wpc v:shape v:shapetype v:line v:rect v:roundrect v:oval v:group v:imagedata v:textbox "
    "v:stroke v:fill w10:wrap",
    "font": "w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic",
}
_APPROXIMATED = {
    "paragraph": "w:mirrorIndents w:textAlignment w:suppressAutoHyphens",
    "content": "w:ruby",
    "table": "w:tblOverlap",
    "drawing": "wp:wrapTight wp:wrapThrough v:polyline v:textpath",
}
_IGNORED = {
    "paragraph": "w:kinsoku w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:adjustRightInd w:divId "
    "w:cnfStyle w:pPrChange w:suppressLineNumbers w:suppressOverlap w:textboxTightWrap w:numberingChange",
    "run": "w:noProof w:snapToGrid w:webHidden w:rPrChange w:oMath w:del w:ins w:moveFrom w:moveTo w:effect "
    "w14:ligatures w14:numForm w14:numSpacing w14:stylisticSets w14:cntxtAlts w14:scene3d w14:props3d",
    "content": "w:proofErr w:permStart w:permEnd w:bookmarkEnd w:moveFromRangeStart w:moveFromRangeEnd "
    "w:moveToRangeStart w:moveToRangeEnd w:commentRangeStart w:commentRangeEnd w:commentReference "
    "w:annotationRef w:lastRenderedPageBreak w:del w:moveFrom w:delText w:delInstrText w:separator "
    "w:continuationSeparator w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart "
    "w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd "
    "w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr "
    "w14:conflictIns w14:conflictDel o:OLEObject w:tcPrChange w:trPrChange w:tblPrChange w:tblPrExChange "
    "w:tblGridChange w:sectPrChange w:movie w:divId w:numberingChange w:subDoc",
    "table": "w:tblCaption w:tblDescription w:hideMark w:headers w:cellIns w:cellDel w:cellMerge w:jc w:shd",
    "drawing": "wp:docPr wp:cNvGraphicFramePr wp:effectExtent o:lock v:formulas v:path v:handles o:callout "
    "w10:anchorlock w10:bordertop w10:borderleft w10:borderbottom w10:borderright o:extrusion "
    "v:background w:control",
    "section": "w:rsid w:formProt w:noEndnote w:printerSettings w:paperSrc w15:footnoteColumns",
}
_WARNED: dict[str, Message] = {
    "w:emboss": msg("chữ nổi"),
    "w:imprint": msg("chữ chìm"),
    "w:outline": msg("chữ viền"),
    "w:shadow": msg("chữ đổ bóng"),
    "w:em": msg("dấu nhấn trên chữ"),
    "w:fitText": msg("chữ ép vừa độ rộng"),
    "w:eastAsianLayout": msg("dàn chữ kiểu Đông Á"),
    "w14:glow": msg("chữ phát sáng"),
    "w14:shadow": msg("chữ đổ bóng"),
    "w14:reflection": msg("chữ phản chiếu"),
    "w14:textOutline": msg("chữ viền"),
    "w14:textFill": msg("chữ tô chuyển màu"),
    "w:dayShort": msg("ngày tự động"),
    "w:dayLong": msg("ngày tự động"),
    "w:monthShort": msg("tháng tự động"),
    "w:monthLong": msg("tháng tự động"),
    "w:yearShort": msg("năm tự động"),
    "w:yearLong": msg("năm tự động"),
    "w:altChunk": msg("nội dung chèn từ tệp khác (altChunk)"),
    "w:contentPart": msg("nét viết tay"),
    "m:oMath": msg("công thức toán (chỉ hiện chữ)"),
    "m:oMathPara": msg("công thức toán (chỉ hiện chữ)"),
    "c:chart": msg("biểu đồ của Word"),
    "cx:chart": msg("biểu đồ của Word"),
    "dgm:relIds": msg("sơ đồ SmartArt"),
    "lc:lockedCanvas": msg("hình vẽ bị khóa"),
    "wps:linkedTxbx": msg("hộp văn bản nối tiếp"),
    "v:arc": msg("cung tròn"),
    "v:curve": msg("đường cong"),
    "v:shadow": msg("bóng của hình"),
    "a:gradFill": msg("tô chuyển màu (thay bằng một màu)"),
    "a:pattFill": msg("tô hoa văn (thay bằng một màu)"),
    "a:effectLst": msg("hiệu ứng của hình"),
    "compound-line": msg("đường kẻ nhiều nét (vẽ một nét)"),
    "stacked-letters": msg("chữ xếp dọc từng chữ cái (in thành dòng)"),
    "curved-text": msg("chữ uốn theo đường cong (vẽ thẳng)"),
    "w:autoHyphenation": msg("tự động ngắt từ bằng gạch nối"),
    "w:lnNumType": msg("đánh số dòng"),
    "w:rtlGutter": msg("gáy đóng sách ở bên phải"),
    "w:bidiSection": msg("phần văn bản viết từ phải sang trái"),
    "w:textDirectionSection": msg("hướng chữ của trang"),
    "w:lvlPicBulletId": msg("dấu đầu dòng bằng ảnh (thay bằng •)"),
}


def _lines() -> Iterator[tuple[str, Feature]]:
    tables: tuple[tuple[Status, dict[str, str]], ...] = (
        ("ignored", _IGNORED),
        ("approximated", _APPROXIMATED),
        ("drawn", _DRAWN),
    )
    for status, groups in tables:
        for group, names in groups.items():
            for name in names.split():
                yield name, Feature(status, group=group)
    for name, title in _WARNED.items():
        yield name, Feature("warned", title)


FEATURES: dict[str, Feature] = dict(_lines())
"""By element name with the usual prefix. A name that stands in several lines keeps the best of them."""

_SHOWN = tuple(qn(name) for name in ("w:t", "w:drawing", "w:pict", "w:sym"))
_PREFIXES = {uri: prefix for prefix, uri in NS.items()} | {
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas": "lc",
}


def feature_name(element: etree._Element) -> str:
    """The element's name with the usual prefix, whatever prefix the file uses."""
    name = etree.QName(element)
    prefix = _PREFIXES.get(name.namespace or "")
    return f"{prefix}:{name.localname}" if prefix else local_name(element)


def name_leftover(element: etree._Element, problems: Problems) -> None:
    """Warn of an element that no reader took, unless it is known to be harmless."""
    name = feature_name(element)
    feature = FEATURES.get(name)
    if feature is None:
        name_unknown(name, problems)
    elif feature.status == "warned":
        name_left_out(name, problems)
    elif feature.status != "ignored" and next(element.iter(*_SHOWN), None) is not None:
        name_misplaced(name, problems)


def name_left_out(name: str, problems: Problems) -> None:
    """Warn of a feature that is known and left out or simplified."""
    title = FEATURES[name].name if name in FEATURES else None
    problems.warn(
        "word.unsupported-feature",
        msg("bản PDF chưa làm được: {feature}", feature=title or name),
        kind=name,
        hint=msg("bản PDF có thể khác bản Word ở chỗ này; so lại hai bản, hoặc bỏ tính năng đó"),
    )


def name_misplaced(name: str, problems: Problems) -> None:
    """Warn of content that stands where Word shows none (a run beside paragraphs)."""
    problems.warn(
        "word.misplaced",
        msg("nội dung nằm sai chỗ trong tệp ({feature}), đã bỏ qua", feature=name),
        kind=name,
        hint=msg("mở tệp bằng Word rồi lưu lại"),
    )


def name_unknown(name: str, problems: Problems) -> None:
    """Warn of a feature that is not known at all."""
    problems.warn(
        "word.unknown-feature",
        msg("gặp một tính năng lạ của Word ({feature}), đã bỏ qua", feature=name),
        kind=name,
        hint=msg("bản PDF có thể khác bản Word ở chỗ này; so lại hai bản"),
    )


def name_unknown_format(name: str, problems: Problems) -> None:
    """Warn of a number format (of a list, a page, a note, a field) that is written in decimal instead."""
    if is_known(name):
        return
    problems.warn(
        "word.number-format",
        msg("chưa biết kiểu số “{name}”, thay bằng 1, 2, 3", name=name),
        kind=name,
        hint=msg("chọn một kiểu số khác trong Word"),
    )
