"""Writes a PDF. In: laid-out pages and the fonts they were set in. Out: bytes, the same for the same pages.

What stands on a page is encoded in `encode.py`; here is what belongs to the file: properties, outline, labels, links.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFPageLabel, PDFPageLabels
from reportlab.pdfgen.canvas import Canvas

from ..errors import FontError
from ..fonts import FontLibrary
from ..pages import Page, Pages
from .art import Arts
from .encode import Encoder
from .fonts import EmbeddedFonts
from .info import document_info
from .outline import Outline
from .pictures import Pictures


def write_pdf(pages: Pages, fonts: FontLibrary) -> bytes:
    """The PDF of `pages`, set in faces that `fonts` gave out.

    Raises FontError with every character that its face cannot draw, PackageError for a picture that cannot be read.
    """
    buffer = BytesIO()
    write_pdf_to(pages, fonts, buffer)
    return buffer.getvalue()


def write_pdf_to(pages: Pages, fonts: FontLibrary, file: BinaryIO) -> None:
    """Like `write_pdf`, into a file open for binary writing. Nothing is written when something is wrong."""
    canvas = _canvas(pages, file)
    writer = _Writer(canvas, pages, fonts)
    for number, page in enumerate(pages.pages, start=1):
        writer.page(number, page)
    if writer.encoder.problems:
        raise FontError(writer.encoder.problems.values())
    _add_labels(canvas, pages)
    canvas.save()


class _BareCanvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without the font that it sets at the start of every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def _canvas(pages: Pages, file: BinaryIO) -> Any:
    canvas = _BareCanvas(file, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=pages.language)
    canvas._doc.info = document_info(
        title=pages.title, author=pages.author, subject=pages.subject, keywords=pages.keywords
    )
    if pages.title:
        canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _add_labels(canvas: Any, pages: Pages) -> None:
    """The printed page numbers, for the viewer's page box; none where they only count 1, 2, 3."""
    labels = [page.label or str(number) for number, page in enumerate(pages.pages, start=1)]
    if all(label == str(number) for number, label in enumerate(labels, start=1)):
        return
    table = PDFPageLabels()
    for index, label in enumerate(labels):
        table.addPageLabel(index, PDFPageLabel(prefix=label))
    canvas._doc.Catalog.PageLabels = table


class _Writer:
    """Draws pages on a canvas."""

    def __init__(self, canvas: Any, pages: Pages, library: FontLibrary) -> None:
        self._canvas = canvas
        self._pages = pages
        self._pictures = Pictures(canvas)
        self._arts = Arts(canvas)
        self._outline = Outline(canvas)
        fonts = EmbeddedFonts()
        canvas._doc.delayedFonts.append(fonts)
        self.encoder = Encoder(library, fonts, self._picture, self._art)

    def page(self, number: int, page: Page) -> None:
        """Draw one page and close it."""
        canvas = self._canvas
        canvas.setPageSize((page.width, page.height))
        self._outline.add(page.headings, page.height)
        self.encoder.place = (self._pages.title or "PDF", number)
        encoded = self.encoder.encode(page.items, page.height)
        canvas._code.append(encoded.code)
        for link in encoded.links:
            canvas.linkURL(link.target, link.box, relative=0)
        canvas._doc.updateSignature(encoded.code)
        canvas.showPage()

    def _picture(self, key: str) -> str:
        return self._pictures.name(key, self._pages.images[key])

    def _art(self, key: str) -> str:
        return self._arts.name(self._pages.arts[key])
