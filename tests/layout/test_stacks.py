"""Parts of a stack share what they are cut from and still know their own height."""

from __future__ import annotations

import pytest

from reportgen.layout.boxes import Fragment, Strip, stack_height
from reportgen.layout.stacks import EMPTY, Stack

from .parts import LINE, c, p, r, strips, t


def lines(*heights: float, gap: float = 0.0, keep: tuple[int, ...] = ()) -> list[Fragment]:
    return [
        Strip(height=height, gap_above=gap if index else 0.0, keep_next=index in keep)
        for index, height in enumerate(heights)
    ]


def heights(stack: Stack) -> list[float]:
    return [one.height for one in stack]


def test_what_fits_stays_and_the_rest_begins_without_its_gap() -> None:
    above, below = Stack.of(lines(10, 11, 12, 13, gap=5)).split(30)
    assert (heights(above), heights(below)) == ([10, 11], [12, 13])
    assert (above.height, below.height) == (26, 30)


def test_a_part_is_cut_again() -> None:
    rest, found = Stack.of(lines(*range(10, 20), gap=5)), []
    while rest:
        part, rest = rest.split(40)
        assert part.height == stack_height(list(part))
        found.append(heights(part))
    assert found == [[10, 11], [12, 13], [14, 15], [16, 17], [18], [19]]


def test_what_stays_with_the_next_one_goes_with_it_unless_nothing_would_stay() -> None:
    above, below = Stack.of(lines(10, 10, 10, keep=(1,))).split(25)
    assert (len(above), len(below)) == (1, 2)
    above, below = Stack.of(lines(10, 10, 10, keep=(0, 1))).split(25)
    assert (len(above), len(below)) == (0, 3)


def test_a_row_in_the_stack_is_cut_itself() -> None:
    row = strips(t(r(c(*(p(str(number)) for number in range(6)), width=100)), grid=(100,), layout="fixed"))
    above, below = Stack.of([*lines(10), *row, *lines(10)]).split(10 + 2 * LINE + 1)
    assert heights(above) == pytest.approx([10, 2 * LINE])
    assert heights(below) == pytest.approx([4 * LINE, 10])
    assert (above.height, below.height) == pytest.approx((10 + 2 * LINE, 4 * LINE + 10))
    middle, end = below.split(3 * LINE)
    assert (middle.height, end.height) == pytest.approx((3 * LINE, LINE + 10))


def test_nothing_is_empty() -> None:
    assert not EMPTY
    assert EMPTY.height == 0
    assert EMPTY.calling() == []


def test_what_calls_for_something_is_found_in_its_part_and_place() -> None:
    fragments = lines(10, 11, 12, 13, gap=5)
    fragments[1].bookmarks, fragments[3].bookmarks = ("a",), ("b",)
    above, below = Stack.of(fragments).split(30)
    assert [(one.bookmarks, top) for one, top in above.calling()] == [(("a",), 15)]
    assert [(one.bookmarks, top) for one, top in below.calling()] == [(("b",), 17)]
    assert [top for _, top in Stack.of(fragments).calling()] == [15, 48]
