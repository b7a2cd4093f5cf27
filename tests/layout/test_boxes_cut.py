"""A box of paragraphs that a page's end cuts is closed on both pages."""

from __future__ import annotations

import pytest

from reportgen.pages import Page, Text
from tests.notation import p
from tests.picture import strokes

from .laid import ASCENT, BOTTOM, LINE, TOP, pages

BOX = "pBdr{" + " ".join(f"{side}(val=single sz=8 space=4)" for side in ("top", "left", "bottom", "right")) + "}"


def levels(page: Page) -> list[float]:
    """Where lines run across the page."""
    return sorted(stroke.path[0].y for stroke in strokes(page) if stroke.path[0].y == stroke.path[1].y)  # type: ignore[union-attr]


def boxed(count: int, pr: str = BOX, *, above: int = 43) -> list[Page]:
    """The pages of `above` lines and a box of `count` lines below them."""
    lines = [p(f"dòng {number}") for number in range(above)]
    return list(pages(*lines, *(p(f"trong khung {number}", pr=pr) for number in range(count))).pages)


def baselines(page: Page) -> list[float]:
    return sorted({item.y for item in page.items if isinstance(item, Text)})


def test_a_box_on_one_page_has_a_top_and_a_bottom() -> None:
    (page,) = boxed(1)
    assert len(levels(page)) == 2


def test_a_cut_box_is_closed_on_both_pages_within_the_text_area() -> None:
    first, second = boxed(4)
    assert len(levels(first)) == len(levels(second)) == 2
    assert levels(first)[-1] == pytest.approx(TOP + 43 * LINE + 5 + LINE + 4.5, abs=0.2)
    assert levels(first)[-1] < BOTTOM
    assert levels(second)[0] == pytest.approx(TOP + 0.5, abs=0.1)


def test_the_text_begins_below_the_border_that_opens_a_cut_box_again() -> None:
    _, second = boxed(4)
    assert baselines(second)[0] == pytest.approx(TOP + 5 + ASCENT, abs=0.1)


@pytest.mark.parametrize(("lines", "on_first"), [(44, 0), (43, 1), (42, 2)])
def test_lines_leave_room_for_the_border_that_closes_a_cut_box(lines: int, on_first: int) -> None:
    """45 lines fill a page; LibreOffice 7.4 gives the two borders 5 pt each."""
    first, _ = boxed(4, above=lines)
    assert len(baselines(first)) == lines + on_first


def test_a_line_below_a_paragraph_is_drawn_where_a_page_ends() -> None:
    first, second = boxed(4, "pBdr{bottom(val=single sz=8 space=4)}")
    assert (len(levels(first)), len(levels(second))) == (1, 1)


@pytest.mark.parametrize("spacing", ["line=360 lineRule=auto", "before=120 after=120"])
def test_what_hangs_below_a_line_of_a_box_stays_out_of_the_part_that_ends_with_it(spacing: str) -> None:
    """The border follows the text (LibreOffice 7.4)."""
    first, _ = boxed(6, f"{BOX} spacing({spacing})")
    assert levels(first)[-1] - levels(first)[0] == pytest.approx(5 + LINE + 4, abs=0.1)
