"""Files whose zip, parts or XML are broken, odd or dangerous. Out: `CASES`, name -> bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from tests.notation import (
    CONTENT,
    HEAD,
    PIXEL,
    XMLNS,
    field,
    inline_picture,
    level,
    numbering,
    p,
    row,
    style,
    table,
    word_file,
)

MAIN, STYLES, RELATIONS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def full() -> bytes:
    """One of everything that has a part of its own."""
    return word_file(
        p("Mở đầu", '<w:r><w:footnoteReference w:id="1"/></w:r>', num=(1, 0)),
        table(row("một", "hai")),
        p(inline_picture()),
        numbering=numbering(level("%1.")),
        styles=style("H", pr="keepNext"),
        header="Đầu trang",
        footer=p(field("PAGE")),
        footnotes={1: "Chú thích"},
        picture=PIXEL,
    )


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def without(*gone: str) -> bytes:
    """The full file without these parts; the relationships stay and lead nowhere."""
    return zipped({name: content for name, content in parts_of(full()).items() if name not in gone})


def replaced(changes: Mapping[str, str | bytes]) -> bytes:
    return zipped({**parts_of(full()), **changes})


def edited(part: str, *changes: tuple[str, str]) -> bytes:
    """The full file, in whose part each `old` became `new`."""
    text = parts_of(full())[part].decode("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return replaced({part: text})


def body(inner: str, *, root: str = "w:document") -> str:
    return f"{HEAD}<{root} {XMLNS}><w:body>{inner}</w:body></{root}>"


def _flipped(content: bytes, share: float) -> bytes:
    """One byte wrong."""
    at = int(len(content) * share)
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def _encrypted_ole() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def _old_doc() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(2000)


def _zip_password() -> bytes:
    """Every entry flagged as encrypted."""
    content = bytearray(full())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def _twice() -> bytes:
    out = io.BytesIO()
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in parts_of(full()).items():
            archive.writestr(name, content)
        archive.writestr(MAIN, body(p("khác")))
    return out.getvalue()


def _sizes_lie() -> bytes:
    """The directory says that the body is four gigabytes."""
    content = bytearray(full())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 24 : at + 28] = struct.pack("<L", 0xFFFFFFF0)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _bomb() -> bytes:
    """A gigabyte of blanks in a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(full()).items():
            if name != MAIN:
                archive.writestr(name, content)
        with archive.open(MAIN, "w", force_zip64=True) as part:
            part.write(f"{HEAD}<w:document {XMLNS}><w:body>".encode())
            for _ in range(100):
                part.write(b" " * 1_000_000)
            part.write(b"<w:p/></w:body></w:document>")
    return out.getvalue()


def _with_prefix_declared_late() -> bytes:
    text = parts_of(full())[MAIN].decode("utf-8")
    return replaced({MAIN: text.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=")})


def _strict() -> bytes:
    moved = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/picture": "http://purl.oclc.org/ooxml/drawingml/picture",
    }
    parts = parts_of(full())
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            text = content.decode("utf-8")
            for old, new in moved.items():
                text = text.replace(old, new)
            parts[name] = text.replace('w:val="single"', 'w:val="single"').encode()
    return zipped(parts)


def _of_type(kind: str) -> bytes:
    return edited(TYPES, (f"{CONTENT}.document.main+xml", kind))


def _word_2003() -> bytes:
    inner = "<w:p><w:r><w:t>Văn bản</w:t></w:r></w:p>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
        f"<w:body>{inner}</w:body></w:wordDocument>"
    ).encode()


def _flat_opc() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part '
        'pkg:name="/word/document.xml">'
        f"<pkg:xmlData>{body(p('x')).removeprefix(HEAD)}</pkg:xmlData></pkg:part></pkg:package>"
    ).encode()


def _utf16(order: str, mark: bytes) -> bytes:
    text = parts_of(full())[MAIN].decode("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return replaced({MAIN: mark + text.encode(order)})


def _attributes(count: int) -> bytes:
    """A body element with so many attributes."""
    names = " ".join(f"a{index}='1'" for index in range(count))
    return replaced({MAIN: body(f"<w:p {names}/>")})


def _deep_elements(depth: int) -> bytes:
    return replaced(
        {MAIN: body("<w:p>" + "<w:smartTag>" * depth + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * depth + "</w:p>")}
    )


def _relations(*targets: tuple[str, str, str]) -> bytes:
    """The full file whose document has these relationships too: kind, target, mode."""
    more = "".join(
        f'<Relationship Id="x{index}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode or "Internal"}"/>'
        for index, (kind, target, mode) in enumerate(targets)
    )
    return edited(RELATIONS, ("</Relationships>", more + "</Relationships>"))


CASES: dict[str, Callable[[], bytes]] = {
    "full": full,
    "empty": lambda: b"",
    "text": lambda: b"day khong phai tep Word",
    "pdf": lambda: b"%PDF-1.7 ...",
    "only-pk": lambda: b"PK",
    "zip-of-nothing": lambda: zipped({}),
    "zip-of-text": lambda: zipped({"a.txt": "a"}),
    "first-half": lambda: full()[: len(full()) // 2],
    "last-half": lambda: full()[len(full()) // 2 :],
    "without-end": lambda: full()[:-1],
    "without-directory": lambda: full()[:-200],
    "rubbish-before": lambda: b"x" * 100 + full(),
    "rubbish-behind": lambda: full() + b"x" * 100,
    **{f"flipped-at-{share}": (lambda share=share: _flipped(full(), share / 100)) for share in range(2, 100, 7)},
    "encrypted": _encrypted_ole,
    "old-doc": _old_doc,
    "zip-password": _zip_password,
    "same-name-twice": _twice,
    "sizes-lie": _sizes_lie,
    "bomb": _bomb,
    "name-leads-out": lambda: replaced({"../../x.xml": "<a/>"}),
    "name-absolute": lambda: replaced({"/etc/x.xml": "<a/>"}),
    "without-content-types": lambda: without(TYPES),
    "without-package-relations": lambda: without("_rels/.rels"),
    "without-document": lambda: without(MAIN),
    "without-document-relations": lambda: without(RELATIONS),
    "without-styles": lambda: without(STYLES),
    "without-numbering": lambda: without("word/numbering.xml"),
    "without-settings": lambda: without("word/settings.xml"),
    "without-footnotes": lambda: without("word/footnotes.xml"),
    "without-header": lambda: without("word/header-default.xml"),
    "without-footer": lambda: without("word/footer-default.xml"),
    "without-picture": lambda: without("word/media/image1.png"),
    "only-the-document": lambda: zipped(
        {name: content for name, content in parts_of(full()).items() if name in (TYPES, MAIN, "_rels/.rels")}
    ),
    **{
        f"empty-{part.rpartition('/')[2]}": (lambda part=part: replaced({part: b""}))
        for part in (
            MAIN,
            STYLES,
            RELATIONS,
            TYPES,
            "_rels/.rels",
            "word/numbering.xml",
            "word/settings.xml",
            "word/header-default.xml",
            "word/footnotes.xml",
            "word/media/image1.png",
        )
    },
    **{
        f"other-root-in-{part.rpartition('/')[2]}": (lambda part=part: replaced({part: "<html><body>x</body></html>"}))
        for part in (
            MAIN,
            STYLES,
            RELATIONS,
            TYPES,
            "_rels/.rels",
            "word/numbering.xml",
            "word/settings.xml",
            "word/header-default.xml",
            "word/footnotes.xml",
        )
    },
    "parts-swapped": lambda: replaced(
        {
            STYLES: parts_of(full())["word/numbering.xml"],
            "word/numbering.xml": parts_of(full())[STYLES],
            "word/header-default.xml": parts_of(full())[MAIN],
        }
    ),
    "cut-xml": lambda: replaced({MAIN: parts_of(full())[MAIN][:-30]}),
    "doctype": lambda: replaced(
        {MAIN: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]>' + body(p("x")).removeprefix(HEAD)}
    ),
    "billion-laughs": lambda: replaced(
        {STYLES: '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'}
    ),
    "entity-unknown": lambda: replaced({MAIN: body("<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>")}),
    "control-characters": lambda: replaced({MAIN: body("<w:p><w:r><w:t>a\x01b\x0bc</w:t></w:r></w:p>")}),
    "control-references": lambda: replaced({MAIN: body("<w:p><w:r><w:t>a&#1;b&#xFFFF;c</w:t></w:r></w:p>")}),
    "surrogate-reference": lambda: replaced({MAIN: body("<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>")}),
    "bytes-not-utf-8": lambda: replaced(
        {MAIN: body("<w:p><w:r><w:t>@</w:t></w:r></w:p>").encode().replace(b"@", b"\xff\xfe\xe1")}
    ),
    "tcvn-declared": lambda: replaced({MAIN: body(p("x")).replace("UTF-8", "TCVN")}),
    "odd-characters": lambda: replaced(
        {
            MAIN: body(
                "<w:p><w:r><w:t>a\u200b\u200e\u202e\ufeff\u00a0\u2028\u2029\u0085\u00ad\ufffd\uffff</w:t></w:r></w:p>".replace(
                    "\uffff", ""
                )
            )
        }
    ),
    "private-use": lambda: replaced({MAIN: body("<w:p><w:r><w:t>\ue000\uf0b7\U000f0000</w:t></w:r></w:p>")}),
    "unassigned": lambda: replaced(
        {MAIN: body("<w:p><w:r><w:t>\u0378\U0002ffff</w:t></w:r></w:p>".replace("\U0002ffff", "\U0002fffd"))}
    ),
    "emoji-and-han": lambda: replaced({MAIN: body("<w:p><w:r><w:t>😀 漢字 ไทย العربية</w:t></w:r></w:p>")}),
    "utf-16-le": lambda: _utf16("utf-16-le", b"\xff\xfe"),
    "utf-16-be": lambda: _utf16("utf-16-be", b"\xfe\xff"),
    "utf-16-unmarked": lambda: _utf16("utf-16-le", b""),
    "utf-8-mark": lambda: replaced({MAIN: b"\xef\xbb\xbf" + parts_of(full())[MAIN]}),
    "prefix-ns0": _with_prefix_declared_late,
    "unknown-namespace": lambda: replaced({MAIN: body('<x:p xmlns:x="urn:x"><x:r/></x:p>' + p("sau") + "<y/>")}),
    "no-namespace": lambda: replaced({MAIN: "<document><body><p><r><t>x</t></r></p></body></document>"}),
    "no-body": lambda: replaced({MAIN: f"{HEAD}<w:document {XMLNS}/>"}),
    "two-bodies": lambda: replaced(
        {MAIN: f"{HEAD}<w:document {XMLNS}><w:body>{p('a')}</w:body><w:body>{p('b')}</w:body></w:document>"}
    ),
    "empty-body": lambda: replaced({MAIN: body("")}),
    "text-between-elements": lambda: replaced({MAIN: body(f"chữ rơi{p('a')}chữ rơi<w:p>rơi<w:r>rơi</w:r></w:p>")}),
    "run-without-paragraph": lambda: replaced({MAIN: body("<w:r><w:t>x</w:t></w:r><w:tr/><w:tc/><w:t>y</w:t>")}),
    "processing-instructions": lambda: replaced(
        {MAIN: body("<?a b?><w:p><!-- x --><w:r><?c d?><w:t>a<!-- y -->b</w:t></w:r></w:p>")}
    ),
    "cdata": lambda: replaced({MAIN: body("<w:p><w:r><w:t><![CDATA[<&>]]></w:t></w:r></w:p>")}),
    "attributes-1000": lambda: _attributes(1000),
    "elements-200-deep": lambda: _deep_elements(200),
    "elements-250-deep": lambda: _deep_elements(250),
    "elements-300-deep": lambda: _deep_elements(300),
    "content-type-wrong": lambda: _of_type("text/plain"),
    "content-type-xml": lambda: _of_type("application/xml"),
    "content-type-absent": lambda: edited(TYPES, ('PartName="/word/document.xml"', 'PartName="/word/other.xml"')),
    "content-type-sheet": lambda: _of_type(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    ),
    "dotx": lambda: _of_type(f"{CONTENT}.template.main+xml"),
    "docm": lambda: _of_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "dotm": lambda: _of_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "strict": _strict,
    "word-2003-xml": _word_2003,
    "flat-opc": _flat_opc,
    "html": lambda: b"<html><body>x</body></html>",
    "rtf": lambda: b"{\\rtf1 x}",
    "opendocument": lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
    "relation-to-nowhere": lambda: _relations(
        ("styles", "nowhere.xml", ""), ("theme", "../../../x.xml", ""), ("image", "", ""), ("header", "NULL", "")
    ),
    "relation-to-itself": lambda: _relations(
        ("header", "document.xml", ""), ("theme", "_rels/document.xml.rels", ""), ("footnotes", "document.xml", "")
    ),
    "relation-target-odd": lambda: _relations(
        ("image", "file:///c:/x.png", ""),
        ("hyperlink", "http://[bad", ""),
        ("hyperlink", "%zz%", "External"),
        ("theme", "#x", ""),
        ("image", "//host/x", ""),
    ),
    "relation-styles-external": lambda: _relations(
        ("styles", "http://127.0.0.1:9/s.xml", "External"),
        ("attachedTemplate", "http://127.0.0.1:9/t.dotx", "External"),
    ),
    "relation-ids-twice": lambda: edited(RELATIONS, ('Id="rIdnumbering"', 'Id="rIdstyles"')),
    "main-is-external": lambda: edited(
        "_rels/.rels", ('Target="word/document.xml"', 'Target="http://127.0.0.1:9/d.xml" TargetMode="External"')
    ),
    "main-is-the-styles": lambda: edited("_rels/.rels", ("word/document.xml", "word/styles.xml")),
    "main-is-a-picture": lambda: edited("_rels/.rels", ("word/document.xml", "word/media/image1.png")),
    "names-in-capitals": lambda: zipped(
        {
            name.replace("word/", "Word/").replace("styles", "Styles"): content
            for name, content in parts_of(full()).items()
        }
    ),
    "backslashes": lambda: zipped({name.replace("/", "\\"): content for name, content in parts_of(full()).items()}),
    "folders-inside": lambda: replaced({"word/": b"", "word/media/": b""}),
}
