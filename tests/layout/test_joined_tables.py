"""Tables with no paragraph between them are one table: shared borders, headers for all, each in its own columns."""

from __future__ import annotations

import pytest

from reportgen.layout.joined_tables import header_counts, with_tables_joined
from reportgen.pages import Item
from reportgen.word.blocks import Table

from .parts import LINE, ROOM, c, drawn, p, r, segments, single, stacked, t, text_at, texts


def table(*names: str, border: float = 0.5, header: bool = False, **style: object) -> Table:
    """A table of rows of one cell each, 150 pt wide."""
    rows = [r(c(name, width=150), header=header) for name in names]
    return t(*rows, grid=(150,), border=single(border), layout="fixed", **style)


def levels(items: list[Item]) -> list[float]:
    return sorted({y for _, y, _, _, _, _ in segments(items, upright=False)})


def test_two_tables_share_the_border_between_them() -> None:
    apart, joined = stacked(table("A"), p(), table("B")), stacked(table("A"), table("B"))
    assert len(levels(drawn(*apart))) == 4
    assert levels(drawn(*joined)) == [0.25, pytest.approx(LINE + 0.75), pytest.approx(2 * LINE + 1.25)]
    assert sum(one.height for one in joined) == pytest.approx(2 * LINE + 1.5)


def test_the_heavier_border_of_the_two_is_drawn_between_them() -> None:
    items = drawn(*stacked(table("A"), table("B", border=3)))
    between = [line for line in segments(items, upright=False) if line[1] == pytest.approx(LINE + 0.5 + 1.5)]
    assert {line[4] for line in between} == {3}
    assert text_at(items, "B")[1] - text_at(items, "A")[1] == pytest.approx(LINE + 3)


def test_each_table_keeps_its_place_and_its_columns() -> None:
    items = drawn(*stacked(table("A"), table("B", indent=50), table("C", align="center")))
    assert [text_at(items, name)[0] for name in "ABC"] == pytest.approx([5.65, 55.65, (ROOM - 150) / 2 + 5.4], abs=0.05)


def test_the_headers_of_the_first_open_every_page_of_all() -> None:
    head, *body = stacked(table("H", header=True), table("A", "B"), table("C"))
    assert [texts(drawn(*one.repeat_above)) for one in body] == [["H"]] * 3
    assert head.keep_next


@pytest.mark.parametrize(
    ("headers", "counts"),
    [((1, 0), [1, 0]), ((2, 0), [2, 0]), ((2, 1), [2, 1]), ((1, 2), [1, 0]), ((2, 2), [0, 0]), ((0, 2), [0, 0])],
)
def test_headers_end_with_the_first_row_that_is_none(headers: tuple[int, ...], counts: list[int]) -> None:
    tables = [t(*[r("A", header=index < count) for index in range(2)]) for count in headers]
    assert header_counts(tables) == counts


@pytest.mark.parametrize("other", [{"name": "Luoi"}, {"right_to_left": True}])
def test_tables_of_another_kind_stay_apart(other: dict[str, object]) -> None:
    blocks = [table("A"), table("B", **other)]
    assert with_tables_joined(blocks) == blocks


def test_what_stands_between_tables_keeps_them_apart() -> None:
    blocks = [table("A"), p(), table("B")]
    assert with_tables_joined(blocks) is blocks


def test_tables_in_a_cell_are_joined_too() -> None:
    outer = t(r(c(table("A"), table("B"), p(), width=200)), grid=(200,), layout="fixed")
    assert len(levels(drawn(*stacked(outer)))) == 3
