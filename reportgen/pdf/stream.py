"""Writes a PDF of any number of pages as they come. In: the operators of each page. Out: a file, on disk page by page;
what pages share (fonts, pictures, operators said to be shared) lies in it once.

The objects of pages are written here by hand; fonts and pictures are reportlab's objects, as in `write.py`, and are
put into the file when they are complete. Page numbers and object numbers are all that is kept of a page.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, BinaryIO, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFIndirectObject, PDFObjectReference, PDFString

from ..fonts import FontLibrary
from ..units import Pt
from ..vector import Vector
from .art import Arts
from .encode import ClickBox, Encoder
from .fonts import EmbeddedFonts
from .info import document_info
from .pictures import Pictures

_LEVEL = 4
_SMALL = (12, 5)
"""Window and memory for streams that fit into the window: setting up the usual ones takes longer than packing a
certificate. Measured on certificates: level 4 is within a twentieth of level 9's size."""
_NOT_PACKED = 1000
"""Bytes of operators that go into the file as they are: packing them would take longer than all else that is done for
a page of a certificate, and save a third of them."""
_KIDS = 64
"""Pages in a node of the page tree."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Contents(NamedTuple):
    """What a page is painted by: operators of its own, or the number of shared ones (`share`)."""

    own: str = ""
    shared: int = 0


class PdfStream:
    """A PDF being written to `file`, which is open for binary writing and stands at its start.

    `encoder` turns items into operators; `images` and `arts` are the pictures that it meets, by key.
    """

    def __init__(self, file: BinaryIO, library: FontLibrary, *, title: str = "", language: str = "vi-VN") -> None:
        self._file = file
        self._offset = 0
        self._offsets = array("Q", [0])
        self._digest = hashlib.sha256()
        self._document: Any = PDFDocument(invariant=1, pdfVersion=(1, 7), lang=language)
        self._document.info = document_info(title=title)
        self._document.compression = 1
        canvas = SimpleNamespace(_doc=self._document, _formsinuse=deque(maxlen=0))
        self._pictures, self._arts = Pictures(canvas), Arts(canvas)
        self._fonts = EmbeddedFonts()
        self.images: Mapping[str, bytes] = {}
        self.arts: Mapping[str, Vector] = {}
        self.encoder = Encoder(library, self._fonts, self._picture, self._art)
        self._root, self._resources = self._number(), self._number()
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self._size: tuple[Pt, Pt] | None = None
        self._common: tuple[str, ...] = ()
        self.pages = 0
        self._write(_HEADER)

    # --- pages ---------------------------------------------------------------------------------------

    def share(self, code: str) -> int:
        """Operators that many pages begin or end with, written once; returns the number to name them by."""
        return self._stream(code)

    def page(
        self,
        size: tuple[Pt, Pt],
        contents: Sequence[Contents],
        *,
        links: Sequence[ClickBox] = (),
        pictures: Sequence[str] = (),
    ) -> None:
        """A page `size` (width, height) pt large, painted by `contents` in order. `pictures` are the names in it."""
        numbers = [one.shared or self._stream(one.own) for one in contents]
        if self.pages % _KIDS == 0:
            self._close_node()
            self._nodes.append(self._number())
        used = tuple(dict.fromkeys(pictures)) if pictures else ()
        if self._size is None:
            self._size, self._common = size, used
        more = "" if size == self._size else _media_box(size)
        if used != self._common:
            more += f"/Resources<<{self._resource_entries(used)}>>"
        if links:
            more += f"/Annots[{''.join(map(self._annotation, links))}]"
        references = " ".join([f"{number} 0 R" for number in numbers])
        page = f"<</Type/Page/Parent {self._nodes[-1]} 0 R/Contents[{references}]{more}>>"
        self._kids.append(self._object(page.encode("ascii")))
        self.pages += 1
        if len(self._document.numberToId) > 1:
            self._write_library_objects(all_of_them=False)

    def _annotation(self, link: ClickBox) -> str:
        box = " ".join(f"{side:g}" for side in link.box)
        address = PDFString(link.target).format(self._document).decode("latin-1")
        return f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/A<</S/URI/URI{address}>>>>"

    def _picture(self, key: str) -> str:
        content = self.images[key]
        return self._pictures.name(hashlib.sha256(content).hexdigest(), content)

    def _art(self, key: str) -> str:
        return self._arts.name(self.arts[key])

    def _resource_entries(self, pictures: Iterable[str]) -> str:
        numbers = self._document.idToObjectNumberAndVersion
        names = "".join(f"/{name} {numbers[name][0]} 0 R" for name in pictures)
        return f"/Font {numbers['BasicFonts'][0]} 0 R" + (f"/XObject<<{names}>>" if names else "")

    # --- the end -------------------------------------------------------------------------------------

    def close(self) -> None:
        """Write what all pages share, and the tables at the end. The file stays open."""
        self._close_node()
        self._fonts.addObjects(self._document)
        kids = " ".join(f"{number} 0 R" for number in self._nodes)
        size = _media_box(self._size or (595.3, 841.9))
        tree = f"<</Type/Pages/Count {self.pages}/Kids[{kids}]{size}/Resources {self._resources} 0 R>>"
        self._object(tree.encode("ascii"), self._root)
        self._object(f"<<{self._resource_entries(self._common)}>>".encode("ascii"), self._resources)
        catalog = self._document.Catalog
        catalog.Pages, catalog.Outlines = PDFObjectReference("AllPages"), None
        self._document.idToObjectNumberAndVersion["AllPages"] = (self._root, 0)
        root, info = self._document.Reference(catalog), self._document.Reference(self._document.info)
        self._write_library_objects()
        self._write_end(root.format(self._document), info.format(self._document))

    def _write_library_objects(self, *, all_of_them: bool = True) -> None:
        """reportlab's objects: pictures as soon as they are made, at the end the fonts and the catalog, too. What is
        written is forgotten, but for its number; formatting one object may bring up others."""
        document = self._document
        while names := [(at, name) for at, name in document.numberToId.items() if all_of_them or name != "BasicFonts"]:
            for number, name in names:
                self._place(number)
                self._write(PDFIndirectObject(name, document.idToObject[name]).format(document))
                document.idToObject[name] = None
                del document.numberToId[number]

    def _write_end(self, root: bytes, info: bytes) -> None:
        start, count = self._offset, len(self._offsets)
        entries = "".join(f"{offset:010d} 00000 n \n" for offset in self._offsets[1:])
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n{entries}".encode("ascii"))
        name = self._digest.hexdigest()[:32]
        self._write(b"trailer\n<</Size %d/Root %b/Info %b" % (count, root, info))
        self._write(f"/ID[<{name}><{name}>]>>\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _close_node(self) -> None:
        if self._kids:
            kids = " ".join(f"{number} 0 R" for number in self._kids)
            node = f"<</Type/Pages/Parent {self._root} 0 R/Count {len(self._kids)}/Kids[{kids}]>>"
            self._object(node.encode("ascii"), self._nodes[-1])
            self._kids = []

    # --- objects -------------------------------------------------------------------------------------

    def _number(self) -> int:
        """A number for an object of ours, which reportlab then leaves out."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def _place(self, number: int) -> None:
        """Object `number` begins here."""
        if number >= len(self._offsets):
            self._offsets.extend([0] * (number + 1 - len(self._offsets)))
        self._offsets[number] = self._offset

    def _object(self, body: bytes, number: int = 0) -> int:
        number = number or self._number()
        self._place(number)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def _stream(self, code: str) -> int:
        data = code.encode("ascii")
        packed = b""
        if len(data) > _NOT_PACKED:
            packed = b"/Filter/FlateDecode"
            data = _packed(data)
        self._digest.update(data)
        return self._object(b"<<%b/Length %d>>\nstream\n%b\nendstream" % (packed, len(data), data))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._offset += len(data)


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, *(_SMALL if len(data) < 1 << _SMALL[0] else ()))
    return packer.compress(data) + packer.flush()


def _media_box(size: tuple[Pt, Pt]) -> str:
    return f"/MediaBox[0 0 {size[0]:.7g} {size[1]:.7g}]"
