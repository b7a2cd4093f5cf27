"""A table from right to left: its first column stands on the right, and what was on its left does too."""

from __future__ import annotations

import pytest

from reportgen.word.blocks import Borders

from .parts import c, drawn, r, segments, single, strips, t, text_at


def test_the_first_column_stands_on_the_right() -> None:
    table = t(r(c("1", width=100), c("2", width=50)), grid=(100, 50), layout="fixed", right_to_left=True)
    items = drawn(*strips(table))
    assert (text_at(items, "2")[0], text_at(items, "1")[0]) == (5.4, 55.4)


def test_cells_keep_their_columns_under_spans_and_skipped_ones() -> None:
    rows = (
        r(c("1", width=100), c("2", width=50), c("3", width=70)),
        r(c("a", width=150, span=2), c("b", width=70)),
        r(c("x", width=50), c("y", width=70), skip_before=1),
    )
    items = drawn(*strips(t(*rows, grid=(100, 50, 70), layout="fixed", right_to_left=True)))
    places = {name: text_at(items, name)[0] - 5.4 for name in "123abxy"}
    assert places == pytest.approx({"3": 0, "2": 70, "1": 120, "b": 0, "a": 70, "y": 0, "x": 70}, abs=0.01)


def test_the_border_where_a_row_begins_is_drawn_on_the_right() -> None:
    first = c("1", width=100, borders=Borders(left=single(3)))
    (line,) = segments(drawn(*strips(t(r(first), grid=(100,), layout="fixed", right_to_left=True))), upright=True)
    assert line[0] == 100


def test_joined_tables_are_turned_together() -> None:
    lower = t(r(c("a", width=60), c("b", width=40)), grid=(60, 40), layout="fixed", right_to_left=True)
    upper = t(r(c("1", width=100)), grid=(100,), layout="fixed", right_to_left=True)
    items = drawn(*strips(upper._replace(joined=(lower,))))
    assert [text_at(items, name)[0] for name in "1ab"] == pytest.approx([5.4, 45.4, 5.4])
