"""How high lines are: multiples of single spacing, pictures in lines. Figures: LibreOffice 7.4, the same files."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.notation import PIXEL, inline_picture, p, r, style
from tests.picture import Row

from .laid import LINE, laid

PICTURE = inline_picture(914400, 60 * 12700)


def steps(rows: list[Row]) -> list[float]:
    """From each line's baseline to the next."""
    return [round(below.y - above.y, 2) for above, below in pairwise(rows)]


def spaced(twips: int) -> str:
    return f"spacing(line={twips} lineRule=auto)"


@pytest.mark.parametrize(
    ("twips", "percents"),
    [(252, 105), (254, 105), (259, 108), (278, 115), (283, 117), (324, 135), (360, 150), (400, 166)],
)
def test_a_multiple_of_single_spacing_is_a_whole_percentage(twips: int, percents: int) -> None:
    (step,) = steps(laid(p("A\nB", pr=spaced(twips))))
    assert step == pytest.approx(LINE * percents / 100, abs=0.05)


def test_less_than_single_spacing_takes_from_above() -> None:
    """The first line of a paragraph otherwise than those below it."""
    top, first, second, after = laid(p("A"), p("B\nC", pr=spaced(200)), p("D"))
    assert steps([top, first, second, after]) == pytest.approx([13.7, 13.05, 16.1], abs=0.06)


def test_spacing_adds_a_share_of_the_text_below_a_picture_not_of_the_picture() -> None:
    single = steps(laid(p("A"), p(PICTURE), p("B"), picture=PIXEL))
    double = steps(laid(p("A"), p(PICTURE, pr=spaced(480)), p("B"), picture=PIXEL))
    assert single == [60 + LINE]
    assert double == [60 + 2 * LINE]


def test_text_beside_the_picture_says_how_much() -> None:
    block = p(PICTURE + r("x", "sz=16"), pr=spaced(480))
    _, _, after = laid(p("A"), block, p("B"), picture=PIXEL)
    _, _, plain = laid(p("A"), block.replace('w:line="480"', 'w:line="240"'), p("B"), picture=PIXEL)
    assert after.y - plain.y == pytest.approx(9.2, abs=0.06)


def test_a_picture_alone_is_spaced_as_its_paragraphs_style_is() -> None:
    styles = style("H", rpr="sz=60")
    (step,) = steps(laid(p("A"), p(PICTURE, pr=spaced(480), style="H"), p("B"), picture=PIXEL, styles=styles))
    assert step == pytest.approx(60 + LINE + 34.5, abs=0.06)


@pytest.mark.parametrize(
    ("more", "height"), [(r("\t", "sz=60"), 34.5), (r(" ", "sz=60"), 34.5), (r("\n", "sz=60"), LINE)]
)
def test_tabs_and_blanks_count_only_for_what_spacing_adds(more: str, height: float) -> None:
    block = p(r("A") + more + r("B"), pr=spaced(480))
    rows = laid(block, p("C"))
    single = laid(block.replace('w:line="480"', 'w:line="240"'), p("C"))
    lines = len(rows) - 1
    assert rows[-1].y - single[-1].y == pytest.approx(height + (lines - 1) * LINE, abs=0.06)
