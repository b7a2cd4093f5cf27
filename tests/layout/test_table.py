"""Rows: heights, merged cells, cuts, repeated headers. Unless said otherwise as measured in LibreOffice 7.4."""

from __future__ import annotations

import pytest

from reportgen.layout.boxes import Fragment, stack_height
from reportgen.layout.table import lay_out_table
from reportgen.pages import Group, Stroke
from reportgen.word.blocks import Borders, FloatingTable, Position, Row, Table

from .parts import LINE, ROOM, c, context, drawn, fills, lines, p, r, segments, single, strips, t, text_at, texts


def heights(table: Table) -> list[float]:
    return [round(strip.height, 2) for strip in strips(table)]


def halves(strip: Fragment, room: float) -> tuple[list[str], list[str]]:
    """The texts above and below a cut."""
    parts = strip.split(room)
    assert parts is not None
    return texts(drawn(parts[0])), texts(drawn(parts[1]))


# --- heights ---------------------------------------------------------------------------------------------


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert heights(t(r(c(*lines(3)), "A"))) == [round(3 * LINE, 2)]


def test_top_borders_take_room_and_the_last_row_has_room_for_its_bottom_border_too() -> None:
    assert heights(t(r("A"), r("B"), grid=(150,), border=single(3))) == [round(LINE + 3, 2), round(LINE + 6, 2)]


def test_a_given_height_includes_the_top_border() -> None:
    table = t(r("A", height=30, height_rule="exact"), r("A", height=30, height_rule="atLeast"), r("A"),
              grid=(150,), border=single(3))  # fmt: skip
    assert heights(table) == [30, 30, round(LINE + 6, 2)]


def test_a_row_grows_over_its_least_height() -> None:
    assert heights(t(r(c(*lines(3)), height=20, height_rule="atLeast"), grid=(150,))) == [round(3 * LINE, 2)]


def test_an_exact_row_cuts_off_what_does_not_fit() -> None:
    items = drawn(*strips(t(r(c(*lines(3), width=150), height=20, height_rule="exact"), grid=(150,))))
    (group,) = items
    assert isinstance(group, Group)
    assert group.clip == (0.0, 0.0, 150.0, 20.0)


def test_the_largest_top_margin_of_a_row_holds_for_all_its_cells() -> None:
    table = t(r("A", c("B", margins=(5.4, 10, 5.4, 2))))
    items = drawn(*strips(table))
    assert heights(table) == [round(10 + LINE + 2, 2)]
    assert text_at(items, "A")[1] == text_at(items, "B")[1]


def test_the_largest_bottom_margin_of_a_row_holds_for_all_its_cells() -> None:
    """LibreOffice 7.4."""
    tall = c("A", "B", "C")
    (strip,) = strips(t(r(tall, c("D", margins=(5.4, 0, 5.4, 10)))))
    assert strip.height == pytest.approx(3 * LINE + 10)


def test_spacing_inside_a_cell_is_kept_above_and_below() -> None:
    assert heights(t(r(c(p("A", space_before=6, space_after=3))), grid=(150,))) == [round(9 + LINE, 2)]


def test_an_empty_paragraph_after_a_nested_table_takes_no_room() -> None:
    inner = t(r("A"), grid=(50,))
    assert heights(t(r(c(inner, p())), grid=(150,))) == [round(LINE, 2)]


# --- places ----------------------------------------------------------------------------------------------


def test_from_mode_15_on_the_border_stands_at_the_edge_of_the_text() -> None:
    items = drawn(*strips(t(r(c("A", width=100)), grid=(100,), border=single(3))))
    assert text_at(items, "A")[0] == 1.5 + 5.4
    assert {line[0] for line in segments(items, upright=True)} == {1.5, 101.5}


def test_before_mode_15_the_text_stands_at_the_edge_of_the_text() -> None:
    items = drawn(*strips(t(r(c("A", width=100)), grid=(100,), border=single(3)), mode=14))
    assert text_at(items, "A")[0] == 0.0


@pytest.mark.parametrize(("align", "left"), [("center", (ROOM - 100) / 2), ("right", ROOM - 100)])
def test_a_table_is_centred_or_set_right_by_its_grid(align: str, left: float) -> None:
    items = drawn(*strips(t(r(c("A", width=100)), grid=(100,), border=single(3), align=align)))
    assert text_at(items, "A")[0] == round(left + 5.4, 2)


def test_an_indented_table_starts_further_right() -> None:
    assert text_at(drawn(*strips(t(r(c("A", width=100)), grid=(100,), indent=25))), "A")[0] == 30.4


@pytest.mark.parametrize(("align", "moved"), [("top", 0), ("center", LINE), ("bottom", 2 * LINE)])
def test_vertical_alignment(align: str, moved: float) -> None:
    items = drawn(*strips(t(r(c(*lines(3)), c("A", vertical_align=align)))))
    assert text_at(items, "A")[1] - text_at(items, "1")[1] == pytest.approx(moved, abs=0.02)


def test_a_shaded_cell_is_filled_from_edge_to_edge() -> None:
    (fill,) = fills(drawn(*strips(t(r(c("A", width=100, shading="DDDDDD")), grid=(100,)))))
    assert fill.color == "DDDDDD"
    assert {(round(step[0], 2), round(step[1], 2)) for step in fill.path[:4]} == {
        (0, 0), (100, 0), (100, round(LINE, 2)), (0, round(LINE, 2)),
    }  # fmt: skip


# --- merged cells ----------------------------------------------------------------------------------------


def merged(count: int, *others: str, **properties: object) -> Table:
    """A first column merged over all rows with `count` lines, the others beside it."""
    rows = [
        r(c(*(lines(count) if index == 0 else (p("hidden"),)), vertical_merge="continue" if index else "restart",
            **properties), other)
        for index, other in enumerate(others)
    ]  # fmt: skip
    return t(*rows)


def test_rows_of_a_merged_cell_make_one_strip() -> None:
    (strip,) = strips(merged(1, "a", "b"))
    assert strip.height == pytest.approx(2 * LINE)
    assert texts(drawn(strip)) == ["1", "a", "b"]


def test_a_merged_cell_that_needs_more_stretches_its_last_row() -> None:
    (strip,) = strips(merged(4, "a", "b"))
    assert strip.height == pytest.approx(4 * LINE)
    assert text_at(drawn(strip), "b")[1] - text_at(drawn(strip), "a")[1] == pytest.approx(LINE, abs=0.02)


def test_a_merged_cell_is_aligned_over_all_its_rows() -> None:
    items = drawn(*strips(merged(1, "a", "b", "c", vertical_align="center")))
    assert text_at(items, "1")[1] == text_at(items, "b")[1]


def test_no_line_runs_through_a_merged_cell() -> None:
    items = drawn(*strips(t(
        r(c("m", width=150, vertical_merge="restart"), c("a", width=150)),
        r(c("", width=150, vertical_merge="continue"), c("b", width=150)), border=single(0.5),
    )))  # fmt: skip
    inner = [line for line in segments(items, upright=False) if 1 < line[1] < 2 * LINE]
    assert [line[0] for line in inner] == [150.0]


def test_a_merged_cell_is_cut_between_its_rows() -> None:
    (strip,) = strips(merged(2, "a", "b", "c"))
    assert halves(strip, 1.5 * LINE) == (["1", "a"], ["2", "b", "c"])


def test_a_table_that_is_merged_all_the_way_down_is_cut_page_by_page() -> None:
    (rest,) = strips(merged(1, *"abcdefgh"))
    pages = []
    while (parts := rest.split(3 * LINE)) is not None:
        pages.append("".join(texts(drawn(parts[0]))))
        rest = parts[1]
        if rest.height <= 3 * LINE + 0.01:
            break
    assert [*pages, "".join(texts(drawn(rest)))] == ["1abc", "def", "gh"]


def test_a_continuation_of_nothing_begins_anew() -> None:
    """So that its text is not lost."""
    found = strips(t(r("A", "a"), r(c("B", vertical_merge="continue"), "b")))
    assert [texts(drawn(strip)) for strip in found] == [["A", "a"], ["B", "b"]]


def test_a_merged_cell_ends_where_the_columns_differ() -> None:
    wide = c("B", span=2, vertical_merge="continue")
    found = strips(t(r(c("A", vertical_merge="restart"), "a"), r(wide)))
    assert [texts(drawn(strip)) for strip in found] == [["A", "a"], ["B"]]


# --- cuts ------------------------------------------------------------------------------------------------


def test_a_row_is_cut_at_any_line() -> None:
    (strip,) = strips(t(r(c(*lines(5)), c("a", "b"))))
    assert halves(strip, 3.5 * LINE) == (["1", "2", "3", "a", "b"], ["4", "5"])


def test_a_cut_row_is_closed_above_and_opened_below_by_a_border() -> None:
    (strip,) = strips(t(r(c(*lines(5))), grid=(150,), border=single(1)))
    parts = strip.split(3 * LINE + 2)
    assert parts is not None
    above, below = parts
    assert [line[1] for line in segments(drawn(above), upright=False)] == [0.5, round(1.5 + 3 * LINE, 2)]
    assert above.height == pytest.approx(3 * LINE + 2)
    assert below.height == pytest.approx(2 * LINE + 2)


def test_a_row_moves_on_when_one_cell_cannot_begin() -> None:
    (strip,) = strips(t(r(c(*lines(5)), c(p("a", space_before=50)))))
    assert strip.split(2.5 * LINE) is None


def test_a_row_that_may_not_be_cut_is_not() -> None:
    (strip,) = strips(t(r(c(*lines(5)), cant_split=True), grid=(150,)))
    assert strip.split(3 * LINE) is None


def test_a_row_with_only_empty_room_left_moves_on() -> None:
    (strip,) = strips(t(r("A", height=100, height_rule="atLeast"), grid=(150,)))
    assert strip.split(50) is None


def test_the_last_row_of_a_page_needs_room_for_its_closing_border() -> None:
    first, last = strips(t(r("A"), r("B"), grid=(150,), border=single(6)))
    assert (first.hanging, last.hanging) == (-6, 0)


# --- headers and keeping together ------------------------------------------------------------------------


def test_header_rows_are_repeated_above_the_others() -> None:
    header, body = strips(t(r("H", header=True), r("A"), grid=(150,)))
    assert header.keep_next
    assert header.repeat_above == ()
    assert [texts(drawn(strip)) for strip in body.repeat_above] == [["H"]]


def test_what_is_left_of_a_cut_row_has_the_headers_above_it() -> None:
    _, body = strips(t(r("H", header=True), r(c(*lines(5))), grid=(150,)))
    parts = body.split(2.5 * LINE)
    assert parts is not None
    assert [texts(drawn(strip)) for strip in parts[1].repeat_above] == [["H"]]


def test_a_header_row_in_the_middle_is_a_plain_row() -> None:
    assert all(not strip.repeat_above for strip in strips(t(r("A"), r("H", header=True), r("B"), grid=(150,))))


def test_a_table_of_nothing_but_headers_repeats_none() -> None:
    assert all(not strip.repeat_above for strip in strips(t(r("A", header=True), r("B", header=True), grid=(150,))))


def test_a_row_keeps_with_the_next_when_its_first_paragraph_does() -> None:
    kept, free = strips(t(r(c(p("A", keep_next=True)), "B"), r("A", c(p("B", keep_next=True)))))
    assert (kept.keep_next, free.keep_next) == (True, False)


# --- turned text, diagonals, floating --------------------------------------------------------------------


@pytest.mark.parametrize(("direction", "matrix"), [("btLr", (0, -1, 1, 0)), ("tbRl", (0, 1, -1, 0))])
def test_turned_text_stands_in_a_turned_group(direction: str, matrix: tuple[float, ...]) -> None:
    row: Row = r(c("đứng", width=30, text_direction=direction), c("A", width=100))
    (strip,) = strips(t(row, grid=(30, 100)))
    group = next(item for item in drawn(strip) if isinstance(item, Group))
    assert group.transform[:4] == matrix
    assert strip.height > LINE


def test_turned_text_takes_the_height_its_row_is_given() -> None:
    cell = c("một hai ba bốn năm", width=60, text_direction="btLr")
    (strip,) = strips(t(r(cell, height=60, height_rule="exact"), grid=(60,), layout="fixed"))
    (group,) = drawn(strip)
    assert isinstance(group, Group)
    assert len(group.items) > 1


def test_diagonals_run_from_corner_to_corner() -> None:
    cell = c("", width=100, borders=Borders(diagonal_down=single(1)))
    strokes = [item for item in drawn(*strips(t(r(cell), grid=(100,)))) if isinstance(item, Stroke)]
    assert [tuple(round(value, 2) for step in stroke.path for value in step) for stroke in strokes] == [
        (0, 0, 100, round(LINE, 2))
    ]


def test_a_floating_table_hangs_from_a_strip_of_no_height() -> None:
    place = FloatingTable(Position("page", offset=72), Position("paragraph"), (0, 0, 0, 0))
    (strip,) = strips(t(r("A"), grid=(150,), floating=place))
    assert strip.height == 0
    assert strip.floats[0].drawing.anchor.x.relative_to == "page"
    assert strip.floats[0].drawing.anchor.x.offset == pytest.approx(72 - 5.4)


def test_a_floating_table_too_high_for_a_page_stays_in_the_flow() -> None:
    place = FloatingTable(Position("page"), Position("paragraph"), (0, 0, 0, 0))
    found = strips(t(*(r("A") for _ in range(60)), grid=(150,), floating=place))
    assert len(found) == 60
    assert stack_height(found) == pytest.approx(60 * LINE)


def test_a_table_in_a_cell_stands_inside_its_margins() -> None:
    inner = t(r(c("n", width=40)), grid=(40,))
    assert text_at(drawn(*strips(t(r(c(inner, width=100)), grid=(100,)))), "n")[0] == 10.8


def test_an_empty_table_is_nothing() -> None:
    assert context().stack([Table(t().style, (), ())], ROOM) == []


def test_what_is_left_out_is_named() -> None:
    at = context()
    lay_out_table(at, t(r("A"), grid=(150,), cell_spacing=2.0), ROOM)
    (problem,) = at.warnings.values()
    assert problem.code == "layout.cell-spacing"
    assert "“A”" in problem.render()
