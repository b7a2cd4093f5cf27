"""Lines across a border."""

from __future__ import annotations

import pytest

from reportgen.layout.strokes import border_lines, border_thickness
from reportgen.word.blocks import Border


@pytest.mark.parametrize(
    ("style", "widths", "whole"),
    [
        ("single", [3.0], 3.0),
        ("double", [3.0, 3.0], 9.0),
        ("triple", [3.0, 3.0, 3.0], 15.0),
        ("thinThickSmallGap", [3.0, 0.75], 4.5),
        ("thickThinSmallGap", [0.75, 3.0], 4.5),
        ("thinThickMediumGap", [3.0, 1.5], 6.0),
        ("thickThinLargeGap", [0.75, 1.5], 5.25),
        ("thinThickThinSmallGap", [0.75, 3.0, 0.75], 6.0),
    ],
)
def test_a_compound_border_has_its_lines(style: str, widths: list[float], whole: float) -> None:
    border = Border(style, 3.0)
    assert [width for _, width in border_lines(border)] == widths
    assert border_thickness(border) == pytest.approx(whole)


def test_its_lines_reach_from_edge_to_edge() -> None:
    border = Border("thinThickSmallGap", 3.0)
    lines = border_lines(border)
    assert lines[0][0] - lines[0][1] / 2 == pytest.approx(-border_thickness(border) / 2)
    assert lines[-1][0] + lines[-1][1] / 2 == pytest.approx(border_thickness(border) / 2)
