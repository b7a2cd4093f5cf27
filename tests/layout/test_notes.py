"""Footnotes at the foot of their page, endnotes at the end."""

from __future__ import annotations

import pytest

from tests.notation import cell, p, r, row, sect, table
from tests.picture import texts

from .laid import BOTTOM, SENTENCE, laid, pages


def note(number: int, kind: str = "footnote") -> str:
    return r(f'<w:{kind}Reference w:id="{number}"/>', "vertAlign=superscript")


def own_number(kind: str = "footnote") -> str:
    return r(f"<w:{kind}Ref/>", "vertAlign=superscript")


def test_a_footnote_ends_where_the_page_ends() -> None:
    found = laid(p("thân", note(1)), footnotes={1: p(own_number(), " chú thích")})
    last = found[-1]
    assert "chú thích" in last.text
    assert last.y == pytest.approx(BOTTOM - 3.03, abs=0.1)


def test_marks_are_counted() -> None:
    made = pages(p("một", note(1), " hai", note(2)), footnotes={1: p(own_number(), " đầu"), 2: p(own_number(), " sau")})
    assert "".join(texts(made)).replace(" ", "") == "12mộthai1đầu2sau"


def test_a_note_takes_room_from_the_text_of_its_page() -> None:
    lines = [p(f"dòng {number}") for number in range(44)]
    plain = laid(p("đầu"), *lines)
    noted = laid(p("đầu", note(1)), *lines, footnotes={1: p("chú thích")})
    assert {row.page for row in plain} == {1}
    assert [row.text for row in noted if row.page == 2] == ["dòng 42", "dòng 43"]


def test_a_long_note_goes_on_on_the_next_page() -> None:
    lines = [p(f"dòng {number}") for number in range(40)]
    found = laid(*lines, p("cuối", note(1)), footnotes={1: p(SENTENCE * 5)})
    assert {row.page for row in found} == {1, 2}
    assert next(row.page for row in found if row.text.startswith("cuối")) == 1


def test_the_part_of_a_row_that_stands_on_a_page_leaves_room_for_its_own_notes_only() -> None:
    """45 lines fill a page; each note takes one, and the line above the notes 6 pt."""
    called = {3: note(1), 10: note(2), 20: note(3), 45: note(4), 50: note(5)}
    lines = [p(f"L{number}", called.get(number, "<w:r/>")) for number in range(60)]
    found = laid(table(row(cell(*lines))), footnotes={number: p("chú thích") for number in range(1, 6)})
    assert [sum("L" in one.text for one in found if one.page == page) for page in (1, 2)] == [41, 19]


def test_a_line_of_a_row_goes_on_with_its_note() -> None:
    """Word; LibreOffice 7.4 parts them."""
    lines = [p(f"L{number}", note(1) if number == 44 else "<w:r/>") for number in range(60)]
    found = laid(table(row(cell(*lines))), footnotes={1: p("chú thích")})
    assert {one.page for one in found if "L44" in one.text or "chú thích" in one.text} == {2}


def test_a_note_longer_than_pages_ends() -> None:
    made = pages(p("thân", note(1)), footnotes={1: p(SENTENCE * 100)})
    assert len(made.pages) == 4
    assert sum(text.count("nhiệm vụ trọng") for text in texts(made)) == 100


def test_endnotes_stand_behind_everything() -> None:
    found = texts(pages(p("một", note(1, "endnote")), p("hai"), endnotes={1: p("chú thích cuối")}))
    assert found[-1] == "chú thích cuối"


EACH_PAGE = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'


def marks(*, section: str = "", **options: object) -> list[str]:
    """The marks before the notes "x" of a document of two pages that calls one on the first, two on the second."""
    notes = {number: p(r("<w:footnoteRef/>"), "x") for number in (1, 2, 3)}
    page = '<w:r><w:br w:type="page"/></w:r>'
    made = pages(p("một", note(1)), p(page, "hai", note(2), note(3)), footnotes=notes, section=sect(section), **options)
    return [text.replace(" ", "").removesuffix("x") for text in texts(made) if text.endswith("x")]


def test_footnotes_are_counted_through() -> None:
    assert marks() == ["1", "2", "3"]


def test_footnotes_may_start_over_on_each_page() -> None:
    assert marks(section=EACH_PAGE) == ["1", "1", "2"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("lowerRoman", ["i", "ii", "iii"]), ("chicago", ["*", "†", "‡"]), ("upperLetter", ["A", "B", "C"])],
)
def test_footnotes_have_the_format_of_their_section(name: str, shown: list[str]) -> None:
    assert marks(section=f'<w:footnotePr><w:numFmt w:val="{name}"/></w:footnotePr>') == shown


@pytest.mark.parametrize(
    ("settings", "shown"), [("", "i"), ('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>', "1")]
)
def test_endnotes_are_small_roman_unless_the_file_says_otherwise(settings: str, shown: str) -> None:
    endnotes = {1: p(r("<w:endnoteRef/>"), "x")}
    found = texts(pages(p("một", note(1, "endnote")), endnotes=endnotes, settings=settings))
    assert found[-1].replace(" ", "") == f"{shown}x"
