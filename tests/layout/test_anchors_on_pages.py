"""A drawing of the paragraph that opens a page counts from the page's top, as measured in LibreOffice 7.4."""

from __future__ import annotations

import pytest

from tests.notation import line_shape, p, r, row, table
from tests.picture import strokes

from .laid import LINE, TOP, pages

RULE = line_shape(1000000, 0, 1440000)
BREAK = r('<w:br w:type="page"/>')


def height(*blocks: str) -> tuple[int, float]:
    """The page, counted from 1, and the height of the only line drawn."""
    ((page, stroke),) = [(number, one) for number, page in enumerate(pages(*blocks).pages, 1) for one in strokes(page)]
    return page, stroke.path[0].y  # type: ignore[union-attr]


@pytest.mark.parametrize("pr", ["", "spacing(before=400)"])
@pytest.mark.parametrize(
    "before",
    [
        pytest.param([], id="the first page"),
        pytest.param([p("X", pr="spacing(after=120)"), p(BREAK)], id="a page after a break"),
        pytest.param([p(str(number)) for number in range(45)], id="a page that begins by itself"),
    ],
)
def test_space_before_does_not_move_it(before: list[str], pr: str) -> None:
    assert height(*before, p("A", RULE, pr=pr))[1] == pytest.approx(TOP, abs=0.05)


def test_a_page_break_before_the_paragraph_does_not_either() -> None:
    found = height(p("X", pr="spacing(after=120)"), p("A", RULE, pr="pageBreakBefore spacing(before=400)"))
    assert found == (2, pytest.approx(TOP, abs=0.05))


def test_lines_before_a_break_in_the_paragraph_do_not_count() -> None:
    assert height(p("X"), p(BREAK, "A", RULE)) == (2, pytest.approx(TOP, abs=0.05))


def test_below_a_table_it_counts_from_the_tables_end() -> None:
    cells = table(row("A"), grid=(4000,))
    assert height(cells, p("B", RULE, pr="spacing(before=300)")) == (1, pytest.approx(TOP + LINE, abs=0.05))
