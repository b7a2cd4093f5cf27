"""The safe XML parser and the names of WordprocessingML. In: a part's bytes. Out: its lxml root element.

A Word file never needs a DOCTYPE, an entity of its own or the network; a file that has them is refused.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from lxml import etree

from ..errors import PackageError, Problem
from ..messages import Message, msg
from ..places import TemplatePlace

NS: dict[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""The prefixes that the program writes and their namespaces."""


Element: TypeAlias = etree._Element
"""An XML element, for rooms that walk the tree without lxml's own name."""


@lru_cache(maxsize=4096)
def qn(name: str) -> str:
    """`"w:p"` as lxml writes it: `"{http://…/main}p"`. A name without a prefix stays as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}" if colon else name


def new_element(name: str, **attributes: str) -> Element:
    """`new_element("w:shd", val="clear")`: an element whose attributes are in its own namespace."""
    prefix = name.partition(":")[0]
    return etree.Element(qn(name), {qn(f"{prefix}:{key}"): value for key, value in attributes.items()}, NS_USED)


_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def attribute(value: str) -> str:
    """`value` between quotes, as an attribute is written."""
    return f'"{value.translate(_ATTRIBUTE)}"'


def to_text(element: Element) -> str:
    """The element as XML without a declaration; text that follows it is left out."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def with_usual_prefixes(root: Element) -> Element:
    """`root` with `w:` and its kin as everybody writes them: the same tree, or a copy when the file's author chose
    other prefixes."""
    if root.nsmap.get("w", NS["w"]) == NS["w"] and NS["w"] not in (root.nsmap.get(None),) and "w" in root.nsmap:
        return root
    own = {prefix: name for prefix, name in root.nsmap.items() if prefix and name != NS["w"]}  # mc:Ignorable names them
    copy = etree.Element(root.tag, _attributes(root), {**own, **NS_USED})
    _copy_into(copy, root)
    return copy


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _copy_into(target: Element, source: Element) -> None:
    target.text, target.tail = source.text, source.tail
    for child in source:
        _copy_into(etree.SubElement(target, child.tag, _attributes(child)), child)


NS_USED = {"w": NS["w"]}


def parse(data: bytes, *, path: str, part: str) -> Element:
    """The root element of an XML part; `path` and `part` are what an error names.

    Raises PackageError: a DOCTYPE, an encoding other than UTF-8 or UTF-16, broken XML, XML nested or filled beyond
    libxml2's limits (256 levels, 10 MB in one text), a tree of more than `MOST_TREE` bytes.
    """
    fault = unsafe_prolog(data) or _too_large(data)
    if fault is not None:
        raise PackageError(Problem(fault.code, fault.message, TemplatePlace(path, part), fault.hint))
    try:
        root = etree.fromstring(data, _new_parser())
    except etree.XMLSyntaxError as error:
        raise _broken(error, path, part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(Problem("package.doctype", _DOCTYPE, TemplatePlace(path, part), _SAVE_AGAIN))
    return root


def _new_parser() -> etree.XMLParser:
    # Comments and processing instructions go too: no reader of ours has to meet a node without a tag name.
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


_DOCTYPE = msg("tệp có phần khai báo không an toàn (DOCTYPE) nên không được mở")
_SAVE_AGAIN = msg("mở tệp bằng Word rồi lưu lại thành .docx")


def _broken(error: etree.XMLSyntaxError, path: str, part: str) -> PackageError:
    place = TemplatePlace(path, part)
    reason = error.msg or ""
    if "Excessive depth" in reason or "huge" in reason.lower() or "limit" in reason.lower():
        message = msg("nội dung bên trong tệp quá phức tạp hoặc quá dài để đọc an toàn")
        return PackageError(Problem("package.too-deep", message, place, _SAVE_AGAIN))
    line, _column = error.position
    message = msg("nội dung bên trong tệp bị hỏng (dòng {line})", line=line)
    return PackageError(Problem("package.broken-xml", message, place, _SAVE_AGAIN))


class Fault(NamedTuple):
    """What makes a part unsafe, ready to be given a place."""

    code: str
    message: Message
    hint: Message


_BEFORE_ROOT = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
# Encodings in which "<!DOCTYPE" is the same bytes as in ASCII, so that looking for it cannot be fooled.
_PLAIN_ENCODING = re.compile(rb"(?i)(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d)\Z")


MOST_TREE = 900_000_000
"""A table of 80,000 cells with formatting of their own takes 800 MB."""
_NODE, _ATTRIBUTE_NODE, _TEXT_NODE = 120, 250, 130  # bytes that libxml2 takes for each, as measured


def _too_large(data: bytes) -> Fault | None:
    """Refuse what no memory holds before it is parsed: markup may take fifty times its size."""
    if len(data) * _ATTRIBUTE_NODE // len(b' a=""') < MOST_TREE:
        return None
    plain = _as_plain_bytes(data)
    ends = plain.count(b"</")
    attributes = plain.count(b'="') + plain.count(b"='")
    size = (plain.count(b"<") - ends) * _NODE + attributes * _ATTRIBUTE_NODE + ends * _TEXT_NODE
    if size < MOST_TREE:
        return None
    hint = msg("chia văn bản thành nhiều tệp ngắn hơn")
    return Fault("package.too-long", msg("nội dung tệp quá dài, máy không đủ bộ nhớ để xử lý"), hint)


def unsafe_prolog(data: bytes, *, complete: bool = True) -> Fault | None:
    """Why a part that starts with `data` must not be parsed: a DOCTYPE, an encoding that could hide one; or None.

    With `complete=False`, `data` is only the head of the part; a head that ends before the root element does is
    reported under the code "undecided".
    """
    plain = _as_plain_bytes(data)
    encoding = _ENCODING.match(plain)
    if encoding is not None and not _PLAIN_ENCODING.match(encoding.group(1)):
        name = encoding.group(1).decode("ascii", "replace")
        return Fault(
            "package.encoding",
            msg("tệp Word dùng bảng mã “{name}”, chương trình không đọc được", name=name),
            _SAVE_AGAIN,
        )
    before = _BEFORE_ROOT.match(plain)
    rest = plain[before.end() if before else 0 :]
    if rest[:9].upper() == b"<!DOCTYPE":
        return Fault("package.doctype", _DOCTYPE, _SAVE_AGAIN)
    if not complete and (len(rest) < 9 or rest.startswith((b"<!", b"<?"))):
        return Fault("undecided", _DOCTYPE, _SAVE_AGAIN)
    return None


def _as_plain_bytes(data: bytes) -> bytes:
    """UTF-16 (with or without its mark) as UTF-8; anything else as it is, without its mark."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:]
    if data.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return data.decode("utf-16-le", "replace").lstrip("\ufeff").encode("utf-8", "replace")
    if data.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return data.decode("utf-16-be", "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return data
