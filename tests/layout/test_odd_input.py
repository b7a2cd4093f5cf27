"""Odd input is laid out or refused in plain words; nothing hangs."""

from __future__ import annotations

import pytest

from reportgen.errors import FontError, LayoutError
from reportgen.layout import lay_out
from reportgen.pages import Pages, Text
from reportgen.word.blocks import (
    Break,
    Columns,
    Inline,
    LineSpacing,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    Section,
    Settings,
    Tab,
    TextSpan,
    TextStyle,
    WordDocument,
)
from reportgen.word.package import Package
from reportgen.word.read import read_document
from tests.notation import p, word_file
from tests.picture import items, texts

from .laid import FONTS, pages

BODY = TextStyle(size=14.0)


def paragraph(text: str = "", style: ParagraphStyle | None = None, look: TextStyle = BODY) -> Paragraph:
    return Paragraph(style or ParagraphStyle(), (TextSpan(text, look),), look)


def laid(*blocks: Paragraph, page: PageStyle | None = None, settings: Settings | None = None, **more: object) -> Pages:
    section = Section(page or PageStyle(), blocks, **more)  # type: ignore[arg-type]
    return lay_out(WordDocument((section,), settings or Settings()), FONTS)


def inlines(*content: Inline) -> Paragraph:
    return Paragraph(ParagraphStyle(), content, BODY)


WORDS = "chữ " * 200


@pytest.mark.parametrize(
    "block",
    [
        paragraph(WORDS, ParagraphStyle(line_spacing=LineSpacing("exact", 0.0))),
        paragraph(WORDS, ParagraphStyle(line_spacing=LineSpacing("auto", 0.0))),
        paragraph(WORDS, ParagraphStyle(indent_left=600, indent_right=600)),
        paragraph(WORDS, ParagraphStyle(indent_left=-50, first_line=-50, indent_right=-50)),
        paragraph(WORDS, look=TextStyle(size=0.0)),
        paragraph(WORDS, look=TextStyle(size=14.0, scale=0.0)),
        paragraph(WORDS, look=TextStyle(size=14.0, spacing=-20.0)),
        paragraph("chữ", look=TextStyle(size=1600.0)),
        paragraph("x" * 20_000),
        paragraph(" " * 20_000 + "x"),
        inlines(*[Tab(BODY)] * 2_000),
        inlines(*[Break("column", BODY)] * 50),
    ],
)
def test_it_is_laid_out(block: Paragraph) -> None:
    assert laid(block, paragraph("sau")).pages


def test_columns_without_width_hold_a_letter_a_line() -> None:
    assert laid(paragraph("chữ và chữ"), page=PageStyle(columns=Columns(40, 36.0))).pages


def test_no_default_tabs() -> None:
    assert laid(inlines(Tab(BODY), TextSpan("a", BODY), Tab(BODY)), settings=Settings(default_tab=0.0)).pages


def test_a_header_that_fills_the_page_is_named() -> None:
    header = {"default": tuple(paragraph("đầu") for _ in range(200))}
    made = laid(paragraph("thân"), headers=header)
    assert [warning.code for warning in made.warnings] == ["layout.header-too-tall"]


def test_margins_that_leave_nothing_are_an_error() -> None:
    with pytest.raises(LayoutError) as caught:
        laid(paragraph("a"), page=PageStyle(margin_left=400, margin_right=400))
    assert [problem.code for problem in caught.value.problems] == ["layout.no-room"]


def test_an_empty_document_has_one_empty_page() -> None:
    assert [page.items for page in laid().pages] == [()]


def test_every_character_that_no_font_has_is_named() -> None:
    with pytest.raises(FontError) as caught:
        laid(paragraph("một \U0001f600 hai \U00012000"))
    assert [problem.code for problem in caught.value.problems] == ["font.no-glyph"] * 2
    assert "U+1F600" in str(caught.value)


def test_a_font_that_is_not_there_is_named_once() -> None:
    look = TextStyle(font="Không Có Phông Này", size=14.0)
    made = laid(paragraph("một", look=look), paragraph("hai", look=look))
    assert [warning.code for warning in made.warnings] == ["font.substituted"]


def test_a_thousand_page_breaks_make_a_thousand_pages() -> None:
    assert len(laid(inlines(*[Break("page", BODY)] * 1000)).pages) == 1000


def test_nothing_but_a_break_leaves_an_empty_page() -> None:
    assert len(pages('<w:p><w:r><w:br w:type="page"/></w:r></w:p>', "<w:p/>").pages) == 2


def test_in_somebodys_own_file_such_a_character_is_a_box_and_a_warning() -> None:
    document = read_document(Package.open(word_file(p("một \U00012000 hai"))))
    made = lay_out(document, FONTS, tolerant=True)
    assert [text.split() for text in texts(made)] == [["một", "□", "hai"]]
    assert [warning.code for warning in made.warnings] == ["font.no-glyph"]


@pytest.mark.parametrize(
    ("typed", "drawn", "color"), [("🔴", "●", "DD2E44"), ("❓", "?", "DD2E44"), ("➕", "+", "000000")]
)
def test_a_coloured_sign_is_drawn_as_a_plain_one_in_its_colour(typed: str, drawn: str, color: str) -> None:
    (page,) = pages(p(typed)).pages
    assert [(item.text, item.color) for item in items(page) if isinstance(item, Text)] == [(drawn, color)]


def test_a_variation_selector_takes_no_room() -> None:
    assert texts(pages(p("a\U000e0108b"))) == ["ab"]
