"""Footnotes at the foot of their page, endnotes at the end."""

from __future__ import annotations

import pytest

from tests.notation import p, r
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


def test_a_note_longer_than_pages_ends() -> None:
    made = pages(p("thân", note(1)), footnotes={1: p(SENTENCE * 100)})
    assert len(made.pages) == 4
    assert sum(text.count("nhiệm vụ trọng") for text in texts(made)) == 100


def test_endnotes_stand_behind_everything() -> None:
    found = texts(pages(p("một", note(1, "endnote")), p("hai"), endnotes={1: p("chú thích cuối")}))
    assert found[-1] == "chú thích cuối"
