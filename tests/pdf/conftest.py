"""Pages made for a test, and the PDF read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from reportgen.fonts import Face, FontLibrary
from reportgen.pages import Heading, Item, Page, Pages
from reportgen.pdf.write import write_pdf
from tests.made_fonts import MakeFont, font_maker

LIBRARY = FontLibrary.bundled()
FACE: Face = LIBRARY.match("Times New Roman").face

ReadBack = Callable[[bytes], pypdfium2.PdfDocument]


def one_page(*items: Item, width: float = 400.0, height: float = 300.0, headings: tuple[Heading, ...] = ()) -> Pages:
    return Pages((Page(width, height, items, headings),))


def written(*items: Item, **options: object) -> bytes:
    """The PDF of one page with `items`."""
    return write_pdf(one_page(*items, **options), LIBRARY)  # type: ignore[arg-type]


@pytest.fixture
def read_back() -> Iterator[ReadBack]:
    """Opens a PDF, and closes it after the test."""
    opened: list[pypdfium2.PdfDocument] = []

    def read(content: bytes) -> pypdfium2.PdfDocument:
        opened.append(pypdfium2.PdfDocument(content))
        return opened[-1]

    yield read
    for document in opened:
        document.close()


def text_of(document: pypdfium2.PdfDocument, page: int = 0) -> str:
    return str(document[page].get_textpage().get_text_range())


def pixel(document: pypdfium2.PdfDocument, x: float, y: float, page: int = 0) -> tuple[int, ...]:
    """The colour at (x, y), in points from the top left."""
    picture = document[page].render(scale=4).to_pil().convert("RGB")
    return tuple(picture.getpixel((round(x * 4), round(y * 4))))


def ink(document: pypdfium2.PdfDocument, page: int = 0) -> tuple[float, float, float, float] | None:
    """The box of all that is not white, in points from the top left."""
    picture = (
        document[page].render(scale=4, may_draw_forms=False).to_pil().convert("L").point(lambda v: 255 * (v < 200))
    )
    box = picture.getbbox()
    return tuple(side / 4 for side in box) if box else None  # type: ignore[return-value]


@pytest.fixture
def make_font(tmp_path: Path) -> MakeFont:
    """Makes font files in `tmp_path`."""
    return font_maker(tmp_path)
