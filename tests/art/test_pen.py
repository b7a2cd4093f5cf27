"""Curves, signs and flags have the shapes that the rules and the eye ask for."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from art.flags import Cloth, on_cloth
from art.leaves import both, evenly, leaf
from art.pen import Trace, arc, at, box, circle, line, number, path_data, ribbon, sampled, through
from art.sheet import Layer, Look, Sheet
from art.symbols import cogwheel, hammer, hammer_and_sickle, sickle, star

from reportgen.vector import Line, Move, VectorUse
from reportgen.word.svg import read_svg
from reportgen.word.svg_path import extent, parse_path


def reach(traces: list[Trace]) -> float:
    """How far from (0, 0) the traces go."""
    return max(abs(point) for trace in traces for point in sampled(trace))


# --- paths -----------------------------------------------------------------------------------------------


def test_a_box_is_written_in_straight_lines() -> None:
    assert path_data(box(1 + 2j, 3 + 4j)) == "M1 2l3 0 0 4-3 0z"


def test_rounding_does_not_add_up() -> None:
    thirds = line(*(complex(step / 300, 0) for step in range(901)))
    end = parse_path(path_data(thirds))[-1]
    assert isinstance(end, Line | Move)
    assert (end.x, end.y) == pytest.approx((3.0, 0.0))


def test_a_circle_is_round() -> None:
    assert extent(parse_path(path_data(circle(5 + 5j, 2)))) == pytest.approx((3, 3, 4, 4), abs=0.01)


def test_an_arc_ends_where_it_should() -> None:
    assert arc(0, 2, 0, -270).end == pytest.approx(at(-270, 2))


def test_a_smooth_curve_goes_through_its_points() -> None:
    points = [0j, 1 + 2j, 3 + 1j, 5 + 0j]
    assert [bend[2] for bend in through(*points).bends] == points[1:]


def test_turning_back_keeps_the_way() -> None:
    there = through(0j, 1 + 2j, 3 + 1j)
    assert sampled(there.turned_back()) == pytest.approx(sampled(there)[::-1])


def test_a_ribbon_is_as_wide_as_its_brush() -> None:
    box_ = extent(parse_path(path_data(ribbon([0j, 5 + 0j, 10 + 0j], [2, 2, 2]))))
    assert box_ == pytest.approx((0, -1, 10, 2), abs=0.01)


def test_points_along_a_curve_are_equally_far_apart() -> None:
    points = evenly(through(0j, 1 + 3j, 6 + 2j), 6)
    steps = [abs(b - a) for a, b in pairwise(points)]
    assert max(steps) - min(steps) < 0.06


def test_the_halves_of_a_leaf_share_their_midrib() -> None:
    left, right = leaf([0j, 5 + 0.0j, 10 + 0j], 4)
    assert min(point.imag for point in sampled(left)) == pytest.approx(-2, abs=0.05)
    assert max(point.imag for point in sampled(right)) == pytest.approx(2, abs=0.05)
    assert max(point.imag for point in sampled(left)) == pytest.approx(0, abs=0.01)


def test_what_is_mirrored_is_symmetrical() -> None:
    one, other = both(line(1 + 1j, 2 + 3j))
    assert other == line(-1 + 1j, -2 + 3j)
    assert one == line(1 + 1j, 2 + 3j)


@pytest.mark.parametrize(("value", "text"), [(0.5, ".5"), (-0.25, "-.25"), (3.0, "3"), (-0.00001, "0"), (10, "10")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_a_motif_is_written_once() -> None:
    sheet = Sheet(10, 10)
    for place in (1 + 1j, 5 + 5j):
        sheet.motif("dot", lambda layer: layer.draw(Look("#000000"), circle(0, 1)))
        sheet.use("dot", place)
    art = read_svg(sheet.svg(width=10, height=10).encode())
    assert [item.matrix[4:] for item in art.items if isinstance(item, VectorUse)] == [(1, 1), (5, 5)]
    assert len(art.symbols) == 1


def test_a_layer_may_be_added_mirrored() -> None:
    layer, sheet = Layer(), Sheet(10, 10)
    layer.draw(Look("#000000"), box(1, 1 + 1j))
    sheet.add(layer, 5 + 0j, mirrored=True)
    assert 'transform="matrix(-1 0 0 1 5 0)"' in sheet.svg(width=10, height=10)


# --- signs -----------------------------------------------------------------------------------------------


def test_the_stars_points_lie_on_the_circle() -> None:
    points = [star().start, *(bend[2] for bend in star().bends)]
    assert [abs(point) for point in points[::2]] == pytest.approx([1] * 5)
    assert points[0] == pytest.approx(-1j)


def test_the_stars_edges_run_straight_from_point_to_point() -> None:
    points = [star().start, *(bend[2] for bend in star().bends)]
    first, second = points[1] - points[0], points[4] - points[0]
    assert (first.real * second.imag - first.imag * second.real) == pytest.approx(0, abs=1e-9)


def test_hammer_and_sickle_fill_their_circle() -> None:
    assert reach(hammer_and_sickle()) == pytest.approx(1, abs=0.01)


def test_the_hammer_stands_at_45_degrees_and_the_sickles_handle_at_right_angles_to_it() -> None:
    handle, grip = hammer()[0], sickle()[1]
    hammer_way = handle.bends[0][2] - handle.start
    grip_way = grip.bends[2][2] - grip.bends[1][2]
    assert math.degrees(math.atan2(hammer_way.imag, hammer_way.real)) == pytest.approx(45)
    turn = (grip_way / hammer_way) / abs(grip_way / hammer_way)
    assert turn.real == pytest.approx(0, abs=0.06)


def test_a_wheel_has_its_teeth() -> None:
    assert len(cogwheel(0, 1, teeth=12).bends) == 12 * 4 - 1


def test_a_flags_sign_is_four_tenths_of_its_length() -> None:
    """On a cloth without folds or fall; the cloth itself is 2 by 3."""
    cloth = Cloth(0j, 1j, 20.0, fly=180, fall=0, folds=0, shrink=1)
    assert abs(cloth.place(1, 0) - cloth.place(0, 0)) == pytest.approx(30)
    (sign,) = on_cloth(cloth, [circle(0, 1)])
    across = [point.real for point in sampled(sign)]
    assert max(across) - min(across) == pytest.approx(12, abs=0.01)
