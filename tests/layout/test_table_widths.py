"""Column widths: what the cells ask for, what their text needs, and when the file's grid is believed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.layout.table_widths import column_edges
from reportgen.word.blocks import NoteReference, Table, TextSpan, Width

from .parts import ROOM, TEXT, c, context, drawn, p, r, strips, t, texts


def widths(table: Table, room: float = ROOM) -> list[float]:
    edges = column_edges(context(), table, room)
    return [round(right - left, 1) for left, right in pairwise(edges)]


def test_cells_that_agree_with_the_grid_keep_it() -> None:
    assert widths(t(r(c("A", width=150), c("B", width=150)))) == [150, 150]


@pytest.mark.parametrize("layout", ["fixed", "autofit"])
def test_cells_overrule_a_grid_that_lies(layout: str) -> None:
    """Word; LibreOffice follows the grid."""
    table = t(r(c("A", width=200), c("B", width=100)), grid=(100, 200), layout=layout)
    assert widths(table) == [200, 100]


def test_the_widest_wish_of_a_column_holds() -> None:
    table = t(r(c("A", width=100), c("B", width=50)), r(c("A", width=60), c("B", width=90)), grid=(), layout="fixed")
    assert widths(table) == [100, 90]


def test_a_spanning_cell_gives_what_it_asks_beyond_to_its_last_column() -> None:
    """ECMA-376 17.18.87, step 8."""
    table = t(r(c("A", width=250, span=2)), r(c("B", width=100), c("C", width=100)), grid=(), layout="fixed")
    assert widths(table) == [100, 150]


def test_a_fixed_table_lets_long_words_break() -> None:
    assert widths(t(r(c("W" * 40, width=60), c("B", width=60)), grid=(60, 60), layout="fixed")) == [60, 60]


def test_an_autofit_column_is_never_narrower_than_its_longest_word() -> None:
    first, second = widths(t(r(c("W" * 10, width=60), c("B", width=300)), grid=(60, 300), width=Width("points", 360)))
    assert first == pytest.approx(10 * 14 * 1933 / 2048 + 10.8, abs=0.1)
    assert first + second == pytest.approx(360, abs=0.2)


def test_columns_without_a_wish_take_what_their_text_asks_for() -> None:
    """Word; LibreOffice follows the grid."""
    first, second = widths(t(r("A", "A A A"), grid=(200, 253)))
    assert first == pytest.approx(14 * 1479 / 2048 + 10.8, abs=0.1)
    assert second == pytest.approx(3 * 14 * 1479 / 2048 + 7 + 10.8, abs=0.1)


def test_wishes_hold_beyond_the_text_area() -> None:
    """Word saves such a grid itself; LibreOffice 7.4 sets it so."""
    assert widths(t(r(c("A", width=200), c("B", width=200), c("C", width=200)), grid=(200, 200, 200))) == [200] * 3


def test_text_that_asks_for_too_much_fills_the_column_and_no_more() -> None:
    assert sum(widths(t(r("lời " * 100, "lời " * 50), grid=()))) == pytest.approx(ROOM, abs=0.2)


def test_a_believable_grid_is_kept_to_the_hundredth() -> None:
    """Word saved 16.03 for a cell whose text needs 15.99: our own sum would break its line."""
    need = 14 * 1479 / 2048 + 10.8
    assert widths(t(r("A", "A"), grid=(need + 0.9, need + 0.3))) == [round(need + 0.9, 1), round(need + 0.3, 1)]


def test_a_table_of_percent_widths() -> None:
    shares = r(*(c("A")._replace(width=Width("percent", share)) for share in (0.3, 0.7)))
    assert widths(t(shares, grid=(), width=Width("percent", 0.5))) == [
        round(ROOM * 0.15, 1),
        round(ROOM * 0.35, 1),
    ]


def test_a_table_wider_than_its_column_sticks_out() -> None:
    """Word; LibreOffice cuts it at the page's edge."""
    table = t(r(c("A", width=300), c("B", width=300)), grid=(300, 300), width=Width("points", 600), layout="fixed")
    assert widths(table) == [300, 300]


def test_skipped_columns_keep_their_room() -> None:
    rows = [r(c("A", width=50), c("B", width=80), c("C", width=70)), r(c("B", width=80), skip_before=1, skip_after=1)]
    assert widths(t(*rows, grid=(50, 80, 70), layout="fixed")) == [50, 80, 70]


def test_a_skipped_column_that_no_row_fills_takes_its_own_width() -> None:
    rows = [r(c("A", width=80), skip_before=1, width_before=Width("points", 33)), r(c("A", width=80), skip_before=1)]
    assert widths(t(*rows, grid=(), layout="fixed")) == [33, 80]


def test_a_grid_without_cell_widths_is_stretched_to_the_tables_width() -> None:
    assert widths(t(r("A", "B"), grid=(100, 200), width=Width("points", 450), layout="fixed")) == [150, 300]


def test_nothing_said_at_all_gives_equal_columns() -> None:
    assert widths(t(r("A", "B"), grid=(), layout="fixed"), 300) == [150, 150]


def test_a_cell_that_may_not_wrap_widens_its_column() -> None:
    wrapped = widths(t(r(c("hai từ"), c("lời " * 200)), grid=()))
    unwrapped = widths(t(r(c("hai từ", no_wrap=True), c("lời " * 200)), grid=()))
    assert unwrapped[0] > wrapped[0]


@pytest.mark.parametrize("zeros", range(1, 12))
def test_a_word_fits_the_column_that_was_made_for_it(zeros: int) -> None:
    """However the sums of widths are rounded."""
    row = ["M00", "R" + "0" * zeros]
    assert [text for strip in strips(t(r(*row))) for text in texts(drawn(strip))] == row


def test_the_mark_of_a_note_needs_room_too() -> None:
    noted = p("lời")._replace(inlines=(TextSpan("lời", TEXT), NoteReference("footnote", 1, 1, "", TEXT)))
    (plain,), (wider,) = widths(t(r("lời"), grid=())), widths(t(r(c(noted)), grid=()))
    assert wider - plain == pytest.approx(7, abs=0.1)


@pytest.mark.parametrize("layout", ["fixed", "autofit"])
@pytest.mark.parametrize(("share", "percents"), [(0.9386, 93), (0.999, 99), (1.0, 100), (1.0292, 100)])
def test_a_share_of_the_page_holds_whatever_the_grid_adds_up_to(layout: str, share: float, percents: int) -> None:
    """LibreOffice 7.4: whole percents, no more than a hundred."""
    grid = (ROOM * 0.48, ROOM * 0.49)
    cells = [c("A", width=grid[0]), c("B", width=grid[1])]
    first, second = widths(t(r(*cells), grid=grid, layout=layout, width=Width("percent", share)))
    assert first + second == pytest.approx(ROOM * percents / 100, abs=0.1)
    assert first / second == pytest.approx(48 / 49, abs=0.002)
