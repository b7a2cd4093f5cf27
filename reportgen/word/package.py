"""A Word file as a package of parts. In: a path or bytes. Out: the parts, their types and relationships, and new
packages made from this one.

    zip ──▶ container.read_members ──▶ Package ──▶ with_parts ──▶ to_bytes

A package never changes: `with_parts` makes another that shares what stayed the same.
"""

from __future__ import annotations

import codecs
import posixpath
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from ..errors import PackageError, Problem
from ..messages import Message, msg
from ..output import write_whole
from ..places import FilePlace, TemplatePlace
from . import container
from .container import Member
from .xml import NS, attribute, parse, unsafe_prolog

CONTENT_TYPES = "[Content_Types].xml"
ROOT = ""
"""The package itself, where `relationships` and `related` ask for a part."""

OFFICE_DOCUMENT = "/officeDocument"  # the end of the relationship's type, transitional and strict alike
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_MAIN_TYPES = frozenset(
    {
        DOCUMENT_TYPE,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
)


class Relationship(NamedTuple):
    """`target` is a part's name, or an address as written when `external`; `broken` when no such part is there."""

    id: str
    type: str
    target: str
    external: bool = False
    broken: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: "image", "header", "hyperlink"."""
        return self.type.rpartition("/")[2]


class ContentTypes(NamedTuple):
    """Content types by ending (lower case, no dot) and by part."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, part: str) -> str:
        """The part's type, "" when the package does not say."""
        override = self.overrides.get(part)
        return override if override is not None else self.defaults.get(_ending(part), "")


class Package:
    """The parts of a Word file by name ("word/document.xml", without a leading slash)."""

    def __init__(self, name: str, members: Mapping[str, Member]) -> None:
        self.name = name
        self._members = members
        self._relationships: dict[str, dict[str, Relationship]] = {}

    @classmethod
    def open(cls, source: str | Path | bytes, *, name: str = "") -> Package:
        """Open a .docx, .docm, .dotx or .dotm; `name` is what messages call it (default: the path).

        Raises PackageError: no such file, not a Word file (old .doc, encrypted, a sheet …), broken, unsafe.
        """
        if not isinstance(source, bytes):
            name = name or str(source)
            source = _file_content(Path(source), name)
        name = name or "tệp Word"
        _check_kind(source, name)
        package = cls(name, container.read_members(source, name))
        package._check()
        return package._transitional()

    # --- reading ---------------------------------------------------------------------------------------

    def names(self) -> list[str]:
        """The parts' names in the file's order."""
        return list(self._members)

    def has(self, part: str) -> bool:
        return part in self._members

    def read(self, part: str) -> bytes:
        """A part's content. Raises PackageError when there is none or it is broken."""
        member = self._members.get(part)
        if member is None:
            message = msg("tệp thiếu phần {part}", part=part)
            raise PackageError(Problem("package.no-such-part", message, TemplatePlace(self.name, part), _SAVE_AGAIN))
        return member.content(self.name)

    def size(self, part: str) -> int:
        """The length of a part's content, which need not be read for it; 0 when there is none."""
        member = self._members.get(part)
        return member.size if member is not None else 0

    @cached_property
    def main_part(self) -> str:
        """The part that holds the document's body."""
        for relationship in self.relationships(ROOT).values():
            if relationship.type.endswith(OFFICE_DOCUMENT) and not relationship.external:
                return relationship.target
        raise self._refused("package.no-document", _NO_DOCUMENT, _SAVE_AGAIN)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The part's relationships by id; `ROOT` gives the package's own. Those that lead nowhere are kept, marked."""
        known = self._relationships.get(part)
        if known is None:
            known = self._relationships[part] = self._read_relationships(part)
        return known

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that `part` leads to by a relationship of that kind ("header", "image"), in the file's order."""
        return [
            relationship.target
            for relationship in self.relationships(part).values()
            if relationship.kind == kind and not relationship.external and not relationship.broken
        ]

    def content_type(self, part: str) -> str:
        """The part's content type, "" when the package does not say."""
        return self._types.of(part)

    @cached_property
    def _types(self) -> ContentTypes:
        root = parse(self.read(CONTENT_TYPES), path=self.name, part=CONTENT_TYPES)
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for element in root:
            content_type = element.get("ContentType", "")
            if element.tag == f"{{{NS['ct']}}}Default":
                defaults[element.get("Extension", "").lower()] = content_type
            elif element.tag == f"{{{NS['ct']}}}Override":
                overrides[unquote(element.get("PartName", "")).lstrip("/")] = content_type
        return ContentTypes(defaults, overrides)

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        source = relationships_part(part)
        if not self.has(source):
            return {}
        root = parse(self.read(source), path=self.name, part=source)
        found = (self._relationship(part, element) for element in root.iter(f"{{{NS['rel']}}}Relationship"))
        return {relationship.id: relationship for relationship in found}

    def _relationship(self, part: str, element: etree._Element) -> Relationship:
        target = element.get("Target", "")
        id_, type_ = element.get("Id", ""), element.get("Type", "")
        if element.get("TargetMode") == "External":
            return Relationship(id_, type_, target, external=True)
        resolved = self._spelled(_resolved(part, target))
        return Relationship(id_, type_, resolved, broken=not self.has(resolved))

    def _spelled(self, part: str) -> str:
        """The name as the zip spells it: OPC compares names without regard to case."""
        return part if part in self._members else self._lowered.get(part.lower(), part)

    @cached_property
    def _lowered(self) -> dict[str, str]:
        return {name.lower(): name for name in self._members}

    # --- making another --------------------------------------------------------------------------------

    def with_parts(self, parts: Mapping[str, bytes], *, types: Mapping[str, str] | None = None) -> Package:
        """A package in which `parts` are replaced or added; everything else stays compressed as it is.

        `types` names the content types of added parts (by part), or of endings (".png": "image/png").
        """
        members = dict(self._members)
        members.update((part, Member.of(part, data)) for part, data in parts.items())
        if types:
            members[CONTENT_TYPES] = Member.of(CONTENT_TYPES, self._types_with(types))
        made = Package(self.name, members)
        made._keep_what_stays(self, parts, types)
        return made

    def without_parts(self, parts: Iterable[str]) -> Package:
        """A package that lacks `parts` (their relationships and content types are the caller's to clear)."""
        gone = set(parts)
        return Package(self.name, {name: member for name, member in self._members.items() if name not in gone})

    def relationships_with(self, part: str, added: Iterable[Relationship]) -> tuple[str, bytes]:
        """The name and new content of the part's relationships when `added` join them: for `with_parts`."""
        together = {**self.relationships(part), **{relationship.id: relationship for relationship in added}}
        return relationships_part(part), _relationships_xml(part, together.values())

    def as_document(self) -> Package:
        """The package as a plain document: a .dotx no longer says that it is a template, a .docm loses its macros.

        Word opens a .docx only when its main part is of a .docx's type.
        """
        main = self.main_part
        if self.content_type(main) in (DOCUMENT_TYPE, ""):
            return self
        links = self.relationships(main)
        macros = {link.target for link in links.values() if link.kind in _MACROS and not link.external}
        kept = _relationships_xml(main, (link for link in links.values() if link.target not in macros))
        made = self.with_parts({relationships_part(main): kept}, types={main: DOCUMENT_TYPE})
        return made.without_parts(macros | {relationships_part(part) for part in macros})

    def _types_with(self, types: Mapping[str, str]) -> bytes:
        defaults = dict(self._types.defaults)
        overrides = dict(self._types.overrides)
        for name, content_type in types.items():
            (defaults if name.startswith(".") else overrides)[name.removeprefix(".")] = content_type
        lines = [
            *(f"<Default Extension={attribute(key)} ContentType={attribute(v)}/>" for key, v in defaults.items()),
            *(
                f"<Override PartName={attribute('/' + key)} ContentType={attribute(v)}/>"
                for key, v in overrides.items()
            ),
        ]
        return f'{_XML}<Types xmlns="{NS["ct"]}">{"".join(lines)}</Types>'.encode()

    def _keep_what_stays(self, old: Package, parts: Mapping[str, bytes], types: Mapping[str, str] | None) -> None:
        """Take over what `old` has worked out, where it still holds."""
        if all(part in old._members for part in parts) and not any(part.endswith(".rels") for part in parts):
            self._relationships = old._relationships
            self.main_part = old.main_part
        if not types and CONTENT_TYPES not in parts:
            self._types = old._types

    # --- writing ---------------------------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """The file. The same parts give the same bytes."""
        return container.write_members(self._members.values())

    def pieces(self) -> list[bytes]:
        """As `to_bytes`, not yet joined."""
        return container.zip_pieces(self._members.values())

    def save(self, path: str | Path) -> None:
        """Write the file beside, then rename it. Raises OutputError."""
        write_whole(path, self.to_bytes())

    # --- what a Word file must be ----------------------------------------------------------------------

    def _check(self) -> None:
        if not self.has(CONTENT_TYPES):
            raise self._refused(*_not_word(self._members))
        self._check_prologs()
        self._check_main_part()

    def _check_prologs(self) -> None:
        """Every XML part's head is looked at, read or not: whoever opens our result will parse them all."""
        for name, member in self._members.items():
            if self._is_xml(name):
                self._check_prolog(name, member)

    def _check_prolog(self, name: str, member: Member) -> None:
        try:
            fault = unsafe_prolog(member.head(_HEAD), complete=member.size <= _HEAD)
        except zlib.error:
            fault = None  # a broken part is named when it is read
        if fault is not None and fault.code == "undecided":
            fault = unsafe_prolog(member.content(self.name))
        if fault is not None:
            raise PackageError(Problem(fault.code, fault.message, TemplatePlace(self.name, name), fault.hint))

    def _is_xml(self, name: str) -> bool:
        if _ending(name) in ("xml", "rels", "vml"):
            return True
        if name == CONTENT_TYPES or _ending(name) == "svg":
            return False
        return self.content_type(name).endswith(("+xml", "/xml"))

    def _check_main_part(self) -> None:
        if not self.has(self.main_part):
            raise self._refused("package.no-document", _NO_DOCUMENT, _SAVE_AGAIN)
        content_type = self.content_type(self.main_part)
        for word, (code, message) in _OTHER_OFFICE.items():
            if word in content_type:
                raise self._refused(code, message, _GIVE_A_DOCX)
        if content_type not in WORD_MAIN_TYPES and not content_type.endswith("xml"):
            raise self._refused("package.no-document", _NO_DOCUMENT, _SAVE_AGAIN)

    def _refused(self, code: str, message: Message, hint: Message) -> PackageError:
        return PackageError(Problem(code, message, FilePlace(self.name), hint))

    # --- the strict variant ----------------------------------------------------------------------------

    def _transitional(self) -> Package:
        """The package with the namespaces of ISO 29500 Strict renamed to the transitional ones everybody reads."""
        is_strict = any(_STRICT in relationship.type for relationship in self.relationships(ROOT).values())
        if not is_strict:
            return self
        return self.with_parts({name: _renamed(self.read(name)) for name in self._members if self._is_xml(name)})


_HEAD = 4096
_MACROS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations"})
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = "http://purl.oclc.org/ooxml/"

_SAVE_AGAIN = msg("mở tệp bằng Word rồi lưu lại thành .docx")
_GIVE_A_DOCX = msg("đưa tệp Word (.docx)")
_NO_DOCUMENT = msg("trong tệp không có văn bản Word")
_NOT_WORD = msg("tệp này không phải tệp Word (.docx)")

_OTHER_OFFICE: dict[str, tuple[str, Message]] = {
    "spreadsheetml": ("package.is-a-sheet", msg("đây là bảng tính Excel, không phải tệp Word")),
    "ms-excel": ("package.is-a-sheet", msg("đây là bảng tính Excel, không phải tệp Word")),
    "presentationml": ("package.is-a-presentation", msg("đây là bài trình chiếu PowerPoint, không phải tệp Word")),
    "ms-powerpoint": ("package.is-a-presentation", msg("đây là bài trình chiếu PowerPoint, không phải tệp Word")),
}

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGICS: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF", msg("đây là tệp PDF, không phải tệp Word")),
    (b"{\\rtf", msg("đây là tệp RTF, không phải tệp Word .docx")),
    (b"<", msg("đây là trang web hoặc tệp XML, không phải tệp Word .docx")),
)


def _not_word(members: Mapping[str, Member]) -> tuple[str, Message, Message]:
    if "mimetype" in members:
        return "package.is-opendocument", msg("đây là tệp OpenDocument (.odt), không phải .docx"), _SAVE_AGAIN
    return "package.not-word", _NOT_WORD, _GIVE_A_DOCX


def _file_content(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise _unreadable(name, "package.is-a-folder", msg("đây là thư mục, không phải tệp"), _GIVE_A_DOCX)
        if path.stat().st_size > container.MOST_FILE:
            raise _too_large(name, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        hint = msg("xem lại tên tệp và thư mục")
        raise _unreadable(name, "package.no-such-file", msg("không tìm thấy tệp"), hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = msg("không đọc được tệp ({reason})", reason=reason)
        raise _unreadable(
            name, "package.unreadable", message, msg("xem lại quyền đọc tệp, hoặc đóng chương trình đang giữ tệp")
        ) from error


def _unreadable(name: str, code: str, message: Message, hint: Message) -> PackageError:
    return PackageError(Problem(code, message, FilePlace(name), hint))


def _too_large(name: str, size: int) -> PackageError:
    message = msg(
        "tệp quá lớn: {size} MB, nhiều nhất {limit} MB",
        size=-(-size // container.MEGABYTE),
        limit=container.MOST_FILE // container.MEGABYTE,
    )
    return _unreadable(name, "package.too-large", message, msg("giảm cỡ ảnh trong tệp bằng Word"))


def _check_kind(data: bytes, name: str) -> None:
    """Refuse what its first bytes give away."""
    if not data:
        hint = msg("xin lại tệp; có thể việc chép tệp bị đứt giữa chừng")
        raise _unreadable(name, "package.empty-file", msg("tệp không có nội dung"), hint)
    if len(data) > container.MOST_FILE:
        raise _too_large(name, len(data))
    if data.startswith(_OLE_MAGIC):
        raise _old_office(data, name)
    if data.startswith(b"PK"):
        return
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, message in _MAGICS:
        if start.startswith(magic):
            raise _unreadable(name, "package.not-word", message, _OPEN_AND_SAVE)
    raise _unreadable(name, "package.not-word", _NOT_WORD, _GIVE_A_DOCX)


_OPEN_AND_SAVE = msg("mở bằng Word rồi chọn Lưu thành (Save As) kiểu .docx")


def _old_office(data: bytes, name: str) -> PackageError:
    """An OLE file is either an encrypted .docx or a document of Word 97-2003."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return container.password_protected(name)
    message = msg("đây là tệp Word kiểu cũ (.doc), không phải .docx")
    return _unreadable(name, "package.old-doc", message, _OPEN_AND_SAVE)


def relationships_part(part: str) -> str:
    """Where a part's relationships lie: "word/document.xml" gives "word/_rels/document.xml.rels"."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    address = unquote(urlsplit(target).path) if "#" in target or "%" in target else target
    joined = posixpath.join("/", posixpath.dirname(part), address.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")


def _relationships_xml(part: str, relationships: Iterable[Relationship]) -> bytes:
    lines = "".join(_relationship_xml(part, relationship) for relationship in relationships)
    return f'{_XML}<Relationships xmlns="{NS["rel"]}">{lines}</Relationships>'.encode()


def _relationship_xml(part: str, relationship: Relationship) -> str:
    mode = ' TargetMode="External"' if relationship.external else ""
    target = relationship.target if relationship.external else f"/{relationship.target}"
    folder = posixpath.dirname(part)
    if not relationship.external and folder and relationship.target.startswith(f"{folder}/"):
        target = relationship.target[len(folder) + 1 :]
    return (
        f"<Relationship Id={attribute(relationship.id)} Type={attribute(relationship.type)}"
        f" Target={attribute(target)}{mode}/>"
    )


def _ending(part: str) -> str:
    return posixpath.splitext(part)[1][1:].lower()


# ISO/IEC 29500-1 against 29500-4: the strict namespaces and what they are called in transitional files.
_STRICT_NAMES: tuple[tuple[bytes, bytes], ...] = tuple(
    (f"{_STRICT}{strict}".encode(), transitional.encode())
    for strict, transitional in (
        ("wordprocessingml/main", NS["w"]),
        ("officeDocument/relationships", NS["r"]),
        ("officeDocument/math", NS["m"]),
        ("officeDocument/extendedProperties", NS["ep"]),
        ("officeDocument/customProperties", NS["ep"].replace("extended", "custom")),
        ("officeDocument/docPropsVTypes", NS["ep"].replace("extended-properties", "docPropsVTypes")),
        ("officeDocument/customXml", NS["ep"].replace("extended-properties", "customXml")),
        ("officeDocument/bibliography", NS["ep"].replace("extended-properties", "bibliography")),
        ("officeDocument/characteristics", NS["ep"].replace("extended-properties", "characteristics")),
        ("officeDocument/sharedTypes", NS["ep"].replace("extended-properties", "sharedTypes")),
        ("schemaLibrary/main", "http://schemas.openxmlformats.org/schemaLibrary/2006/main"),
        ("drawingml/main", NS["a"]),
        ("drawingml/picture", NS["pic"]),
        ("drawingml/chart", NS["c"]),
        ("drawingml/wordprocessingDrawing", NS["wp"]),
    )
)
_STRICT_DRAWING = re.compile(rb"http://purl\.oclc\.org/ooxml/drawingml/(\w+)")
_CONFORMANCE = re.compile(rb"""\s\w+:conformance=(?:"strict"|'strict')""")


def _renamed(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = re.sub(r"encoding=.utf-16.", "", data.decode("utf-16"), count=1, flags=re.IGNORECASE).encode()
    for strict, transitional in _STRICT_NAMES:
        data = data.replace(strict, transitional)
    data = _STRICT_DRAWING.sub(rb"http://schemas.openxmlformats.org/drawingml/2006/\1", data)
    return _CONFORMANCE.sub(b"", data, count=1)
