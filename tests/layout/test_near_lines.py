"""Lines whose next word overruns them by less than a quarter of their blanks: counted, with their page."""

from __future__ import annotations

from reportgen.pages import NearLine
from tests.notation import cell, p, row, table

from .laid import FONTS, pages

WORDS = "một hai ba bốn"
TEXT_WIDTH = 9071
FACE = FONTS.match("Times New Roman").face


def indented(words: str, lacks: int) -> str:
    """A paragraph in which the last word of `words` overruns the first line by `lacks` twips."""
    room = round(FACE.width(words) * 14 * 20) - lacks
    return p(f"{words} năm sáu", pr=f"ind(right={TEXT_WIDTH - room})")


def test_a_word_that_misses_by_less_than_a_quarter_of_the_blanks_is_near() -> None:
    assert pages(indented(WORDS, 40)).near_lines == (NearLine(1, "một hai ba"),)  # of 3 blanks, 70 twips each


def test_one_that_misses_by_more_is_not() -> None:
    assert pages(indented(WORDS, 60)).near_lines == ()


def test_one_that_fits_is_not() -> None:
    assert pages(p(WORDS)).near_lines == ()


def test_a_line_in_a_table_counts_on_the_page_it_stands_on() -> None:
    room = round(FACE.width(WORDS) * 14 * 20) - 40 + 216
    narrow = table(row(cell(p(f"{WORDS} năm sáu"), width=room)), grid=(room,), pr="tblLayout(type=fixed)")
    found = pages(p("đầu"), p("sau", pr="pageBreakBefore"), narrow).near_lines
    assert found == (NearLine(2, "một hai ba"),)
