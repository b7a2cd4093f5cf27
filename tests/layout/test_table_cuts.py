"""However a table is built and wherever it is cut, no line of it is lost or set twice."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from reportgen.layout.boxes import Fragment
from reportgen.pages import Text
from reportgen.word.blocks import (
    Block,
    Break,
    Cell,
    LineSpacing,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    TextSpan,
)
from tests import notation

from .laid import ASCENT, pages
from .parts import LINE, TEXT, c, drawn, p, r, single, strips, t, text_at, texts


def some_table(seed: int) -> Table:
    """Rows of three columns with spans, merged cells, heights, rows that may not be cut, and numbered lines."""
    chance = random.Random(seed)
    line = iter(range(10_000))
    return t(
        *(some_row(chance, line, index) for index in range(chance.randint(1, 12))),
        grid=(120, 120, 120),
        border=chance.choice((None, single(1.5))),
        layout=chance.choice(("fixed", "autofit")),
    )


def some_row(chance: random.Random, line: object, index: int) -> Row:
    layout = chance.choice(((1, 1, 1), (2, 1), (1, 2), (3,)))
    merges = layout == (1, 1, 1)
    cells = [some_cell(chance, line, span, merged=merges and index > 0 and chance.random() < 0.4) for span in layout]
    rule = chance.choice(("auto", "auto", "atLeast"))
    return r(*cells, height=chance.uniform(5, 80), height_rule=rule, cant_split=chance.random() < 0.3)


def some_cell(chance: random.Random, line: object, span: int, *, merged: bool) -> Cell:
    numbers = [next(line) for _ in range(chance.randint(0, 9))]  # type: ignore[call-overload]
    content = [p(f"L{number}", space_before=chance.choice((0, 6))) for number in numbers]
    align = chance.choice(("top", "center", "bottom"))
    merge = "continue" if merged else chance.choice(("none", "restart"))
    return c(*content, span=span, width=120.0 * span, vertical_merge=merge, vertical_align=align)


def pieces(strip: Fragment, room: float) -> list[Fragment]:
    """A strip cut into as many as it takes."""
    found, rest = [], strip
    for _ in range(1000):
        parts = rest.split(room) if rest.height - rest.hanging > room else None
        if parts is None:
            return [*found, rest]
        assert parts[0].height <= room + 0.02
        found.append(parts[0])
        rest = parts[1]
    raise AssertionError("cutting does not come to an end")


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_lost_between_the_parts(seed: int) -> None:
    whole = strips(some_table(seed))
    room = random.Random(seed).uniform(3, 12) * LINE
    parts = [piece for strip in whole for piece in pieces(strip, room)]
    assert Counter(texts(drawn(*parts))) == Counter(texts(drawn(*whole)))


SPACED = "spacing(line=360 lineRule=auto)"
"""Half a line more, below each."""


def lines_of_the_first_page(*blocks: str) -> int:
    return len({round(item.y) for item in pages(*blocks).pages[0].items if isinstance(item, Text)})


def test_a_last_line_hangs_over_the_pages_end_in_the_text_but_not_in_a_cell() -> None:
    """LibreOffice 7.4, one line of 15 pt a paragraph: with 1.5 lines, what is added below counts in a cell only."""
    lines = [notation.p(f"B{number}", pr=SPACED, rpr="sz=30") for number in range(45)]
    push = notation.p("", pr="spacing(line=700 lineRule=exact)")
    assert lines_of_the_first_page(push, *lines) == 27
    assert lines_of_the_first_page(push, notation.table(notation.row(notation.cell(*lines)))) == 26


@pytest.mark.parametrize(("align", "share"), [("top", 0.0), ("center", 0.5), ("bottom", 1.0)])
def test_the_last_part_of_a_cell_is_aligned_in_what_it_has_of_the_row(align: str, share: float) -> None:
    """LibreOffice 7.4: a cell in which a page ends stays at its top, whatever its alignment."""
    numbered = [p(f"L{number}") for number in range(8)]
    row = r(c(*numbered[:6], width=120, vertical_align=align), c(*numbered, width=120))
    first, last = pieces(strips(t(row, grid=(120, 120), layout="fixed"))[0], 4 * LINE)
    assert text_at(drawn(first), "L0") == (5.4, pytest.approx(ASCENT, abs=0.05))
    assert text_at(drawn(last), "L4")[1] == pytest.approx(ASCENT + share * 2 * LINE, abs=0.05)


def parted(room: float, *content: Block) -> list[list[str]]:
    """The texts of the parts of a cell, the first as high as `room` allows."""
    row = strips(t(r(c(*content, width=300)), grid=(300,), layout="fixed"))[0]
    parts = row.split(room)
    return [texts(drawn(part)) for part in parts or (row,)]


def test_the_space_after_a_paragraph_must_fit_above_a_pages_end() -> None:
    """In a cell; LibreOffice 7.4. In the text it is dropped."""
    content = [p(name, space_after=12) for name in "ABC"]
    assert parted(2 * LINE + 24, *content) == [["A", "B"], ["C"]]
    assert parted(2 * LINE + 23, *content) == [["A"], ["B", "C"]]


def test_a_part_of_a_cell_ends_below_its_last_space_after() -> None:
    row = strips(t(r(c(*[p(name, space_after=12) for name in "ABC"], width=300)), grid=(300,), layout="fixed"))[0]
    above, below = row.split(2 * LINE + 30) or (row, row)
    assert (above.height, below.height) == (pytest.approx(2 * (LINE + 12)), pytest.approx(LINE + 12))


def test_a_space_after_must_fit_even_where_it_does_not_show() -> None:
    """Contextual spacing; LibreOffice 7.4."""
    content = [p(name, space_after=12, contextual_spacing=True) for name in "ABC"]
    assert parted(2 * LINE + 12, *content) == [["A", "B"], ["C"]]
    assert parted(2 * LINE + 11, *content) == [["A"], ["B", "C"]]


def test_the_first_line_of_a_cells_last_paragraph_must_fit_whole() -> None:
    """LibreOffice 7.4: of all the others, and of lines inside, what the spacing adds may hang over."""
    spaced, height = LineSpacing("auto", 1.5), 1.5 * LINE
    end = Break("line", TEXT)
    inlines = (TextSpan("1", TEXT), end, TextSpan("2", TEXT), end, TextSpan("3", TEXT))
    three = Paragraph(ParagraphStyle(line_spacing=spaced), inlines, TEXT)
    assert parted(2 * height + LINE + 1, three, p("A")) == [["1", "2"], ["3", "A"]]
    assert parted(height + LINE + 1, three, p("A")) == [["1", "2"], ["3", "A"]]
    assert parted(LINE + 1, three, p("A")) == [["1"], ["2", "3", "A"]]
    assert parted(height + LINE + 1, p("A", line_spacing=spaced), three) == [["A"], ["1", "2", "3"]]
    assert parted(2 * height + LINE + 1, p("A", line_spacing=spaced), three) == [["A", "1", "2"], ["3"]]
    assert parted(height + LINE + 1, p("A", line_spacing=spaced), three, p("B")) == [["A", "1"], ["2", "3", "B"]]
    assert parted(LINE + 1, p("A", line_spacing=spaced), three) == [["A"], ["1", "2", "3"]]


def test_the_rest_of_a_cut_paragraph_has_its_space_before_again() -> None:
    """In a cell; LibreOffice 7.4."""
    end = Break("line", TEXT)
    two = Paragraph(ParagraphStyle(space_before=6), (TextSpan("1", TEXT), end, TextSpan("2", TEXT)), TEXT)
    above, below = strips(t(r(c(two, width=300)), grid=(300,)))[0].split(LINE + 7) or ()
    assert (above.height, below.height) == (pytest.approx(LINE + 6), pytest.approx(LINE + 6))


def test_lines_of_a_cell_part_wherever_a_page_ends() -> None:
    """LibreOffice 7.4: neither widow control nor "keep lines together" nor "keep with next" holds inside a cell."""
    kept = [p("A"), p("B", keep_next=True), p("C", keep_lines=True, widow_control=True), p("D")]
    assert parted(2 * LINE + 1, *kept) == [["A", "B"], ["C", "D"]]


@pytest.mark.parametrize(("height", "border", "cut"), [(100, True, False), (70, True, True), (100, False, True)])
def test_a_row_with_more_height_than_its_text_needs_is_not_cut(height: float, border: bool, cut: bool) -> None:
    """It moves to the next page whole, if a border lies below it (LibreOffice 7.4; so does Word)."""
    row = r(c(*[p(name) for name in "ABCDE"], width=150), height=height, height_rule="atLeast")
    (strip,) = strips(t(row, grid=(150,), border=single() if border else None))
    assert (strip.split(3 * LINE + 2) is not None) == cut


def test_a_row_that_stays_with_the_next_one_is_not_cut() -> None:
    """Its first paragraph decides (LibreOffice 7.4)."""
    assert parted(LINE + 1, p("A", keep_next=True), p("B")) == [["A", "B"]]
    assert parted(LINE + 1, p("A"), p("B", keep_next=True)) == [["A"], ["B"]]


def lines_by_page(*blocks: str) -> list[int]:
    return [len({round(item.y) for item in page.items if isinstance(item, Text)}) for page in pages(*blocks).pages]


def test_a_row_that_may_not_be_cut_is_where_it_opens_a_page_and_overruns_it() -> None:
    """It moves on first (LibreOffice 7.4). 45 lines fill a page."""
    tall = notation.row(notation.cell(*(f"A{number}" for number in range(50)), width=4000), pr="cantSplit")
    assert lines_by_page(*(f"B{number}" for number in range(10)), notation.table(tall, "", grid=(4000,))) == [10, 45, 5]


def test_headers_stand_above_each_part_of_such_a_row() -> None:
    head = notation.row(notation.cell("H", width=4000), pr="tblHeader")
    tall = notation.row(notation.cell(*(f"A{number}" for number in range(50)), width=4000), pr="cantSplit")
    assert lines_by_page("B", notation.table(head, tall, grid=(4000,))) == [1, 45, 7]


def test_a_row_of_a_table_in_a_cell_that_overruns_a_page_is_cut_too() -> None:
    inner = notation.table(
        notation.row(notation.cell(*(f"A{number}" for number in range(50)), width=3000), pr="cantSplit"), grid=(3000,)
    )
    outer = notation.table(notation.row(notation.cell(inner, "", width=4000)), grid=(4000,))
    assert lines_by_page(outer) == [45, 5]


def test_a_row_of_an_exact_height_is_never_cut() -> None:
    (strip,) = strips(t(r(c(*(p(str(n)) for n in range(60))), height=900, height_rule="exact"), grid=(150,)))
    assert strip.split(700, forced=True) is None
