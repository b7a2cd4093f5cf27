"""Which of two borders is drawn, and lines joined."""

from __future__ import annotations

import pytest

from reportgen.layout.table_borders import heaviness, joined_strokes
from reportgen.pages import Fill, Item, Stroke, Text, segment
from reportgen.word.blocks import Border, Borders, Table

from .parts import c, drawn, r, segments, single, strips, t

RED, GREEN = "FF0000", "00FF00"


def between(upper: Border | None, lower: Border | None, *, inside: Border | None = None, nil: bool = False) -> set[str]:
    """The colours of the lines between a cell with a bottom border and one below it with a top border."""
    above = c("A", width=100, borders=Borders(bottom=upper), no_borders=frozenset({"bottom"} if nil else ()))
    below = c("B", width=100, borders=Borders(top=lower))
    items = drawn(*strips(t(r(above), r(below), grid=(100,), borders=Borders(inside_horizontal=inside))))
    return {line[5] for line in segments(items, upright=False)}


def test_a_border_beats_none() -> None:
    assert between(single(1, RED), None) == {RED}


def test_the_wider_of_two_is_drawn() -> None:
    assert between(single(1, RED), single(3, GREEN)) == {GREEN}


def test_two_lines_beat_a_wider_one() -> None:
    """ECMA-376 17.4.66 and LibreOffice 7.4."""
    assert between(single(3, RED), single(0.5, GREEN, "double")) == {GREEN}


def test_a_thick_line_beats_a_dotted_one() -> None:
    """LibreOffice 7.4; by the standard's weights the dotted one would win."""
    assert between(single(3, RED), single(1, GREEN, "dotted")) == {RED}


def test_the_darker_of_two_alike_is_drawn() -> None:
    assert between(single(1, RED), single(1, "000000")) == {"000000"}


def test_a_cells_border_beats_the_tables() -> None:
    """ECMA-376 17.4.66; LibreOffice draws the wider one."""
    assert between(single(0.5, RED), None, inside=single(1.5, GREEN)) == {RED}


def test_a_side_without_border_yields_to_what_the_neighbour_inherits() -> None:
    assert between(None, None, inside=single(1, GREEN), nil=True) == {GREEN}


def test_a_row_may_have_its_own_table_borders() -> None:
    table = t(r(c("A", width=100), borders=Borders()), grid=(100,), border=single(1))
    assert segments(drawn(*strips(table)), upright=True) == []


def test_the_side_borders_are_those_of_the_table_even_where_columns_are_skipped() -> None:
    table = t(
        r(c("A", width=50), c("B", width=50)), r(c("B", width=50), skip_before=1), grid=(50, 50), border=single(1)
    )
    second = strips(table)[1]
    assert [line[0] for line in segments(drawn(second), upright=True)] == [50.5, 100.5]


def test_equal_borders_along_a_row_are_one_line() -> None:
    (strip,) = strips(t(r(c("A", width=50), c("B", width=50)), grid=(50, 50), border=single(1)))
    assert [(line[0], line[2]) for line in segments(drawn(strip), upright=False)] == [(0, 101), (0, 101)]


@pytest.mark.parametrize("style", ["wave", "chickenFeet"])
def test_any_style_has_a_weight(style: str) -> None:
    assert heaviness(single(1, style=style)) >= (0,)


def test_lines_that_go_on_become_one() -> None:
    items: list[Item] = [
        Stroke(segment(1, 0, 1, 10), 1),
        Text(0, 0, "A", "f", 1),
        Stroke(segment(1, 10, 1, 20), 1),
        Stroke(segment(2, 10, 2, 20), 1),
        Stroke(segment(1, 25, 1, 30), 1),
    ]
    assert joined_strokes(items) == [
        Text(0, 0, "A", "f", 1),
        Stroke(segment(1, 0, 1, 20), 1),
        Stroke(segment(2, 10, 2, 20), 1),
        Stroke(segment(1, 25, 1, 30), 1),
    ]


def test_a_line_drawn_twice_is_drawn_once() -> None:
    line: Item = Stroke(segment(0, 5, 9, 5), 1)
    assert joined_strokes([line, line]) == [line]


def test_lines_of_different_pens_stay_apart() -> None:
    items: list[Item] = [Stroke(segment(0, 5, 9, 5), 1), Stroke(segment(9, 5, 19, 5), 2)]
    assert joined_strokes(items) == items


def test_page_of_a_table_has_one_stroke_a_line() -> None:
    table: Table = t(*(r(c("A", width=50), c("B", width=50)) for _ in range(20)), grid=(50, 50), border=single(1))
    strokes = [item for item in joined_strokes(drawn(*strips(table))) if isinstance(item, Stroke)]
    assert len(strokes) == 21 + 3


def test_a_line_is_drawn_over_the_shading_of_every_row_it_passes() -> None:
    table = t(*(r(c("A", width=50, shading="DDDDDD")) for _ in range(3)), grid=(50,), border=single(1))
    items = joined_strokes(drawn(*strips(table)))
    kinds = [type(item) for item in items if isinstance(item, Fill) or segments([item], upright=True)]
    assert kinds == [Fill, Fill, Fill, Stroke, Stroke]
