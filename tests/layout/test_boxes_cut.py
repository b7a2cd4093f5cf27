"""A box of paragraphs that a page's end cuts is closed on both pages."""

from __future__ import annotations

import pytest

from reportgen.pages import Page
from tests.notation import p
from tests.picture import strokes

from .laid import BOTTOM, LINE, TOP, pages

BOX = "pBdr{" + " ".join(f"{side}(val=single sz=8 space=4)" for side in ("top", "left", "bottom", "right")) + "}"


def levels(page: Page) -> list[float]:
    """Where lines run across the page."""
    return sorted(stroke.path[0].y for stroke in strokes(page) if stroke.path[0].y == stroke.path[1].y)  # type: ignore[union-attr]


def boxed(count: int, pr: str = BOX) -> list[Page]:
    lines = [p(f"dòng {number}") for number in range(43)]
    return list(pages(*lines, *(p(f"trong khung {number}", pr=pr) for number in range(count))).pages)


def test_a_box_on_one_page_has_a_top_and_a_bottom() -> None:
    (page,) = boxed(1)
    assert len(levels(page)) == 2


def test_a_cut_box_is_closed_on_both_pages() -> None:
    first, second = boxed(4)
    assert len(levels(first)) == len(levels(second)) == 2
    assert levels(first)[-1] == pytest.approx(TOP + 43 * LINE + 5 + LINE + 4.5, abs=0.2)
    assert levels(first)[-1] < BOTTOM + 5
    assert levels(second)[0] == pytest.approx(TOP - 4.5, abs=0.1)


def test_a_line_below_a_paragraph_is_no_box() -> None:
    first, second = boxed(4, "pBdr{bottom(val=single sz=8 space=4)}")
    assert (len(levels(first)), len(levels(second))) == (0, 1)
