"""A page of somebody's PDF inside ours. In: a PDF's bytes. Out: a form that fills the unit square, written once and
drawn as often as wanted; vectors stay vectors.

What the drawing needs (fonts, pictures, colour spaces) is copied; what belongs to a document (links, form fields,
structure, scripts) is not.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

import pikepdf
from reportlab.pdfbase.pdfdoc import PDFObject

from ..errors import ReportgenError
from ..messages import msg
from .foreign import BROKEN, open_pdf, refused, view_of

_MOST_OBJECTS = 50_000
_MOST_DEPTH = 100
_OF_THE_DOCUMENT = frozenset(
    {"/Parent", "/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/LastModified", "/OC", "/Length"}
)
_OF_OTHER_FILES = frozenset({"/F", "/FFilter", "/FDecodeParms"})


def single_page(data: bytes, index: int, name: str) -> bytes:
    """The page at `index` (from 0) as a PDF of its own. Raises PackageError."""
    with open_pdf(data, name) as opened, pikepdf.Pdf.new() as made:
        if len(opened.pages) == 1:
            return data
        try:
            page = opened.pages[index]
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
            made.pages.append(page)
            buffer = BytesIO()
            made.save(buffer, deterministic_id=True)
        except BROKEN as error:
            raise _unreadable(name) from error
    return buffer.getvalue()


def embed_page(document: Any, name: str, content: bytes, key: str) -> None:
    """Register the first page of the PDF `content` under `name` in reportlab's `document`, as a form that fills the
    unit square. Raises PackageError, at `key`, when it cannot be read."""
    try:
        with open_pdf(content, key) as opened:
            _Copying(document, name, key).page(opened.pages[0])
    except BROKEN as error:
        raise _unreadable(key) from error


def _unreadable(name: str) -> ReportgenError:
    hint = msg("mở tệp bằng trình xem PDF rồi in lại ra PDF (Print to PDF)")
    return refused(name, "pdf.unreadable", msg("không đọc được nội dung của trang PDF này"), hint)


class _Written(PDFObject):  # type: ignore[misc]
    """An object whose bytes are ready."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, _document: Any) -> bytes:
        return self.data


class _Copying:
    """Copies one page, and what it refers to, into a document."""

    def __init__(self, document: Any, name: str, key: str) -> None:
        self._document, self._name, self._key = document, name, key
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[tuple[_Written, Any]] = []

    def page(self, page: pikepdf.Page) -> None:
        form = _Written()
        self._document.Reference(form, self._name)
        form.data = self._form(page)
        while self._waiting:
            place, source = self._waiting.pop()
            place.data = self._stream(source) if isinstance(source, pikepdf.Stream) else self._text(source) + b"\n"

    def _form(self, page: pikepdf.Page) -> bytes:
        view = view_of(page, self._key)
        entries = {
            b"/Type": b"/XObject",
            b"/Subtype": b"/Form",
            b"/BBox": _numbers((view.left, view.bottom, view.right, view.top)),
            b"/Matrix": _numbers(view.to_unit_square()),
            b"/Resources": self._text(page.resources),
            b"/Filter": b"/FlateDecode",
        }
        if "/Group" in page.obj:
            entries[b"/Group"] = self._text(page.obj.Group)
        return _stream(entries, zlib.compress(_drawing(page), 9))

    def _stream(self, source: Any) -> bytes:
        return _stream(self._entries(source, _OF_THE_DOCUMENT | _OF_OTHER_FILES, 0), source.read_raw_bytes())

    def _text(self, value: Any, depth: int = 0) -> bytes:
        """`value` as PDF writes it, references turned into ours."""
        if depth > _MOST_DEPTH:
            raise ValueError("nested too deeply")
        if isinstance(value, pikepdf.Object) and value.is_indirect and (depth or isinstance(value, pikepdf.Stream)):
            return b"%d 0 R" % self._number_of(value)
        if isinstance(value, pikepdf.Dictionary):
            entries = self._entries(value, _OF_THE_DOCUMENT, depth)
            return b"<< " + b" ".join(key + b" " + text for key, text in entries.items()) + b" >>"
        if isinstance(value, pikepdf.Array):
            return b"[ " + b" ".join(self._text(item, depth + 1) for item in value) + b" ]"
        return _leaf(value)

    def _entries(self, holder: Any, left_out: frozenset[str], depth: int) -> dict[bytes, bytes]:
        kept = sorted((key, value) for key, value in holder.items() if key not in left_out)
        return {pikepdf.Name(key).unparse(): self._text(value, depth + 1) for key, value in kept}

    def _number_of(self, value: Any) -> int:
        """The number, in our document, of an indirect object; one met for the first time waits to be copied."""
        if value.objgen not in self._numbers:
            if len(self._numbers) >= _MOST_OBJECTS:
                raise ValueError("too many objects")
            place = _Written()
            name = f"{self._name}.{len(self._numbers)}"
            self._document.Reference(place, name)
            self._numbers[value.objgen] = self._document.idToObjectNumberAndVersion[name][0]
            self._waiting.append((place, value))
        return self._numbers[value.objgen]


def _leaf(value: Any) -> bytes:
    """A number, name, string, truth value or nothing."""
    if isinstance(value, pikepdf.Object):
        return bytes(value.unparse())
    text: bytes = pikepdf.Array([value]).unparse()
    return text[1:-1].strip()


def _drawing(page: pikepdf.Page) -> bytes:
    """The page's operators; a page without any is blank."""
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(part.read_bytes() for part in contents if isinstance(part, pikepdf.Stream))
    return contents.read_bytes() if isinstance(contents, pikepdf.Stream) else b""


def _stream(entries: dict[bytes, bytes], data: bytes) -> bytes:
    head = b"\n".join(key + b" " + text for key, text in entries.items())
    return b"<<\n%b\n/Length %d\n>>\nstream\n%b\nendstream\n" % (head, len(data), data)


def _numbers(values: tuple[float, ...]) -> bytes:
    return f"[ {' '.join(f'{value:.9f}'.rstrip('0').rstrip('.') for value in values)} ]".encode()
