"""A strip higher than a page is parted where its merged cells have nothing more to show; on paper nothing changes."""

from __future__ import annotations

import pytest

from reportgen.layout.boxes import Fragment
from reportgen.pages import Page
from reportgen.word.blocks import Cell, Row, Table
from tests import notation
from tests.picture import strokes

from .laid import pages
from .parts import LINE, c, drawn, p, r, single, strips, t, texts


def merged(rows: int, shown: int, **style: object) -> Table:
    """A cell of `shown` lines merged over all `rows`, beside one of a line in each."""
    names = [p(f"M{number}") for number in range(shown)]

    def held(index: int) -> Cell:
        return c(*(names if index == 0 else ()), width=100, vertical_merge="continue" if index else "restart", **style)

    lines: list[Row] = [r(held(index), c(f"R{index}", width=100)) for index in range(rows)]
    return t(*lines, grid=(100, 100), border=single(0.5), layout="fixed")


@pytest.mark.parametrize(
    ("rows", "shown", "parts"), [(20, 1, 1), (60, 1, 60), (60, 10, 51), (60, 70, 1)]
)  # fmt: skip
def test_rows_stand_alone_where_nothing_of_a_merged_cell_is_left(rows: int, shown: int, parts: int) -> None:
    found = strips(merged(rows, shown))
    assert len(found) == parts
    assert sum(texts(drawn(*found)).count(f"M{number}") for number in range(shown)) == shown


def test_the_parts_are_as_high_as_the_whole() -> None:
    found = strips(merged(60, 1))
    assert sum(one.height for one in found) == pytest.approx(60 * LINE + 61 * 0.5)


def test_turned_text_holds_its_rows_together() -> None:
    assert len(strips(merged(60, 1, text_direction="btLr"))) == 1


def levels(page: Page) -> set[tuple[float, float]]:
    """Where lines run across the page: y, x from which on."""
    ends = [(one.path[0], one.path[1]) for one in strokes(page)]
    return {(round(a.y, 1), round(a.x)) for a, b in ends if a.y == b.y}  # type: ignore[union-attr]


def test_a_merged_cell_is_closed_at_the_end_of_a_page_and_nowhere_else() -> None:
    border = "tblBorders{top(val=single sz=4) left(val=single sz=4) bottom(val=single sz=4) insideH(val=single sz=4)}"
    rows = [
        notation.row(
            notation.cell("M" if index == 0 else "", width=2000, pr="vMerge" if index else "vMerge=restart"),
            notation.cell(f"R{index}", width=2000),
        )
        for index in range(60)
    ]
    made = pages(notation.table(*rows, grid=(2000, 2000), pr=f"{border} tblLayout(type=fixed)"))
    for page in made.pages:
        lines = sorted(levels(page))
        left = min(x for _, x in lines)
        across = [y for y, x in lines if x == left]
        assert across == [lines[0][0], lines[-1][0]]


def parted_texts(found: list[Fragment]) -> list[list[str]]:
    return [texts(drawn(one)) for one in found]


def test_what_a_merged_cell_shows_stays_together() -> None:
    assert parted_texts(strips(merged(60, 3)))[0] == ["M0", "M1", "M2", "R0", "R1", "R2"]
