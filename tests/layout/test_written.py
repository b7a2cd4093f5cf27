"""Text with loose marks is drawn composed, and found in the PDF as the file has it."""

from __future__ import annotations

import unicodedata

from reportgen.pages import Text
from tests.notation import p
from tests.picture import items

from .laid import pages

WORDS = "Hà Nội mùa thu"
APART = unicodedata.normalize("NFD", WORDS)


def texts_of(block: str) -> list[tuple[str, str]]:
    (page,) = pages(block).pages
    return [(item.text, item.meant) for item in items(page) if isinstance(item, Text)]


def test_composed_text_stands_for_itself() -> None:
    assert texts_of(p(WORDS)) == [(WORDS, "")]


def test_only_words_that_are_written_otherwise_say_so() -> None:
    found = texts_of(p(APART))
    assert [text for text, _ in found] == ["Hà", "Nội", "mùa", "thu"]
    assert [meant for _, meant in found] == [*APART.split()[:3], ""]


def test_capitals_are_capitals_in_both() -> None:
    ((text, meant),) = texts_of(p(unicodedata.normalize("NFD", "hà"), rpr="caps"))
    assert (text, meant) == ("HÀ", unicodedata.normalize("NFD", "HÀ"))
