"""Lays out what `notation` writes, on the bundled face. In: blocks in notation. Out: pages, or the rows of them."""

from __future__ import annotations

from reportgen.fonts import FontLibrary
from reportgen.layout import lay_out
from reportgen.pages import Pages
from reportgen.word.package import Package
from reportgen.word.read import read_document
from tests.notation import word_file
from tests.picture import Row, rows

FONTS = FontLibrary.bundled()
LEFT, TOP, RIGHT, BOTTOM = 85.05, 56.7, 538.6, 785.2
"""The text area of notation's default page, pt."""

LINE = 16.1
"""The height of a line of 14 pt, and from its top to the baseline."""
ASCENT = 13.07

SENTENCE = (
    "Đảng ủy phường đã lãnh đạo, chỉ đạo thực hiện thắng lợi nhiệm vụ phát triển kinh tế xã hội chín tháng "
    "đầu năm và nhiệm vụ trọng tâm. "
)
"""Two lines of the default page."""


def pages(*blocks: str, **options: object) -> Pages:
    """The pages of a Word file with these blocks (options as `word_file`)."""
    return lay_out(read_document(Package.open(word_file(*blocks, **options))), FONTS)  # type: ignore[arg-type]


def laid(*blocks: str, **options: object) -> list[Row]:
    """The lines of these blocks."""
    return rows(pages(*blocks, **options))
