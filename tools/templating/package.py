"""The .docx package of a template. In: its parts as XML, its pictures as bytes. Out: the file's bytes.

The same parts give the same bytes with the same zlib: no dates anywhere.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from .word import CONTENT, HEAD, NAMESPACES, OFFICE, PACKAGE, PACKAGE_CONTENT, Page, element

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
PICTURE_KINDS = {"png": "image/png", "svg": "image/svg+xml"}
FIRST_PICTURE = 10
"""The number of the first picture's relationship; those below are the parts that every template has."""

SETTINGS = (
    f"{HEAD}<w:settings {NAMESPACES}>"
    + element("defaultTabStop", val=567)
    + element("characterSpacingControl", val="doNotCompress")
    + element(
        "compat",
        element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15),
    )
    + element("themeFontLang", val="vi-VN")
    + element("decimalSymbol", val=",")
    + element("listSeparator", val=";")
    + "</w:settings>"
)


def document_part(blocks: Iterable[str], last_page: Page) -> str:
    """word/document.xml."""
    return f"{HEAD}<w:document {NAMESPACES}>{element('body', ''.join(blocks) + last_page.xml())}</w:document>"


def header_part(*blocks: str) -> str:
    """word/header1.xml."""
    return f"{HEAD}<w:hdr {NAMESPACES}>{''.join(blocks)}</w:hdr>"


def core_properties(title: str, language: str) -> str:
    """docProps/core.xml. No dates: the same template is the same bytes."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="{DUBLIN_CORE}">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )


def package(
    *, document: str, styles: str, properties: str, header: str = "", pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The .docx. `pictures`: content by file name; the first is `FIRST_PICTURE`'s relationship, the others follow."""
    files = pictures or {}
    parts = {
        "[Content_Types].xml": _content_types(header=bool(header), endings=[name.split(".")[-1] for name in files]),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(dict(_of_document(bool(header), files))),
        "word/styles.xml": styles,
        "word/settings.xml": SETTINGS,
        **({"word/header1.xml": header} if header else {}),
        "docProps/core.xml": properties,
    }
    media = {f"word/media/{name}": content for name, content in files.items()}
    return _zipped({**{name: text.encode("utf-8") for name, text in parts.items()}, **media})


def _content_types(*, header: bool, endings: Iterable[str]) -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds |= {"header1": "header"} if header else {}
    pictures = (f'<Default Extension="{one}" ContentType="{PICTURE_KINDS[one]}"/>' for one in dict.fromkeys(endings))
    parts = (
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{PACKAGE_CONTENT}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(pictures)}{"".join(parts)}'
        f'<Override PartName="/docProps/core.xml" ContentType="{PACKAGE_CONTENT}.core-properties+xml"/>'
        f"</Types>"
    )


def _of_document(header: bool, pictures: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What word/document.xml refers to: type and target by id."""
    targets = {"styles": "styles.xml", "settings": "settings.xml", **({"header": "header1.xml"} if header else {})}
    for number, (kind, target) in enumerate(targets.items(), start=1):
        yield f"rId{number}", (f"{OFFICE}/relationships/{kind}", target)
    for number, name in enumerate(pictures, start=FIRST_PICTURE):
        yield f"rId{number}", (f"{OFFICE}/relationships/image", f"media/{name}")


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A .rels part: type and target by id."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()
