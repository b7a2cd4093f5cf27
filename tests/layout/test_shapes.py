"""Outlines of preset shapes: corners as ECMA-376's formulas give them."""

from __future__ import annotations

import pytest

from reportgen.layout.shapes import PRESETS, Outlines, custom_outline, preset_outlines
from reportgen.pages import Close, Curve, Line, Move
from reportgen.word.blocks import CustomStep


def outline(preset: str, *adjust: tuple[str, float]) -> Outlines:
    """A shape in a box of 100 by 60."""
    found = preset_outlines(preset, 100, 60, adjust)
    assert found is not None
    return found


def corners(preset: str, *adjust: tuple[str, float]) -> list[tuple[float, float]]:
    """The points that straight steps lead to."""
    path = outline(preset, *adjust)[0].path
    return [(round(step.x, 2), round(step.y, 2)) for step in path if isinstance(step, Move | Line)]


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_every_preset_stays_near_its_box(preset: str) -> None:
    for path, _ in outline(preset):
        assert isinstance(path[0], Move)
        for step in path:
            ends = {Move: 2, Line: 2, Curve: 6}.get(type(step), 0)
            for index in range(0, ends, 2):
                assert -1 <= step[index] <= 101
                assert -1 <= step[index + 1] <= 60 * 1.15


def test_an_unknown_preset_is_told() -> None:
    assert preset_outlines("heart", 10, 10) is None


def test_a_line_falls_from_the_top_left_and_is_not_filled() -> None:
    assert corners("line") == [(0, 0), (100, 60)]
    assert not outline("line")[0].filled


def test_a_rectangle_is_closed() -> None:
    assert corners("rect") == [(0, 0), (100, 0), (100, 60), (0, 60)]
    assert isinstance(outline("rect")[0].path[-1], Close)


def test_the_corner_of_a_rounded_rectangle_is_a_sixth_of_the_shorter_side() -> None:
    assert corners("roundRect")[0] == (0, 10)


def test_adjust_values_move_the_points() -> None:
    assert corners("triangle") == [(0, 60), (50, 0), (100, 60)]
    assert corners("triangle", ("adj", 20000)) == [(0, 60), (20, 0), (100, 60)]


def test_adj_and_adj1_are_the_same_value() -> None:
    assert corners("homePlate", ("adj1", 10000)) == corners("homePlate", ("adj", 10000))


def test_a_right_arrow() -> None:
    assert corners("rightArrow") == [(0, 15), (70, 15), (70, 0), (100, 30), (70, 60), (70, 45), (0, 45)]


def test_a_down_arrow_points_down_in_its_own_box() -> None:
    assert (50, 60) in corners("downArrow")
    assert max(y for _, y in corners("downArrow")) == 60


def test_a_bent_connector_bends_where_its_adjust_value_says() -> None:
    assert corners("bentConnector3", ("adj1", 25000)) == [(0, 0), (25, 0), (25, 60), (100, 60)]


def test_brackets_come_in_pairs() -> None:
    left, right = outline("bracketPair")
    assert not left.filled
    assert max(step.x for step in left.path if isinstance(step, Move | Line)) <= 10.01
    assert min(step.x for step in right.path if isinstance(step, Move | Line)) >= 89.99


def test_a_custom_geometry_is_scaled_to_its_box() -> None:
    steps = (
        CustomStep("M", (0, 0)),
        CustomStep("C", (0.1, 0.1, 0.5, 0.5, 1, 1)),
        CustomStep("L", (0.5, 1)),
        CustomStep("Z"),
    )
    (found,) = custom_outline(steps, 100, 60)
    assert found.path == (Move(0, 0), Curve(10, 6, 50, 30, 100, 60), Line(50, 60), Close())
    assert found.filled


def test_an_open_custom_geometry_is_not_filled() -> None:
    (found,) = custom_outline((CustomStep("M", (0, 0)), CustomStep("L", (1, 1))), 10, 10)
    assert not found.filled
