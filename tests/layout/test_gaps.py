"""The distance between blocks, borders and shading of paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.pages import Fill
from tests.notation import p, row, style, table
from tests.picture import items, strokes

from .laid import ASCENT, LINE, TOP, laid, pages

SPACED = "spacing(before=240 after=120)"


def gaps(*blocks: str, **options: object) -> list[float]:
    """What lies between the lines, beyond their own height."""
    found = laid(*blocks, **options)
    return [round(below.y - above.y - LINE, 1) for above, below in pairwise(found)]


def test_the_larger_of_two_spaces_counts() -> None:
    assert gaps(p("a", pr=SPACED), p("b", pr=SPACED), p("c", pr="spacing(before=60)")) == [12.0, 6.0]


def test_both_count_where_the_file_asks_for_it() -> None:
    settings = "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>"
    assert gaps(p("a", pr=SPACED), p("b", pr=SPACED), settings=settings) == [18.0]


def test_contextual_spacing_drops_the_own_share_between_paragraphs_of_one_style() -> None:
    item = SPACED + " contextualSpacing"
    other = style("Khac")
    assert gaps(p("a", pr=item), p("b", pr=item), p("c", style="Khac"), styles=other) == [0.0, 6.0]


def test_space_before_stays_at_the_top_of_the_document_and_after_a_hard_break() -> None:
    first, second = laid(p("a", pr=SPACED), p("b", pr=SPACED + " pageBreakBefore"))
    assert first.y == pytest.approx(TOP + 12 + ASCENT, abs=0.05)
    assert (second.page, second.y) == (2, pytest.approx(first.y))


def test_space_before_is_dropped_where_a_page_begins_by_itself() -> None:
    found = laid(*[p(f"{number}", pr="spacing(before=600)") for number in range(20)])
    opening = next(row for row in found if row.page == 2)
    assert opening.y == pytest.approx(TOP + ASCENT, abs=0.05)


def test_a_table_has_no_space_of_its_own() -> None:
    assert gaps(p("a", pr=SPACED), table(row("ô")), p("b", pr=SPACED))[0] == pytest.approx(6.0, abs=0.6)


# --- borders and shading -----------------------------------------------------------------------------------

BOX = (
    "pBdr{top(val=single sz=8 space=1) left(val=single sz=8 space=4)"
    " bottom(val=single sz=8 space=1) right(val=single sz=8 space=4)}"
)


def test_a_border_takes_its_distance_and_its_width() -> None:
    _, below = laid(p("khung", pr=BOX), p("sau"))
    assert below.y == pytest.approx(TOP + 2 + LINE + 2 + ASCENT, abs=0.05)


def test_like_paragraphs_share_one_box() -> None:
    page = pages(p("một", pr=BOX), p("hai", pr=BOX)).pages[0]
    level = [stroke for stroke in strokes(page) if stroke.path[0].y == stroke.path[1].y]  # type: ignore[union-attr]
    assert len(level) == 2
    assert len(strokes(page)) == 4


def test_shading_lies_behind_the_text() -> None:
    found = list(items(pages(p("nền", pr="shd(val=clear fill=FFFF00)")).pages[0]))
    assert isinstance(found[0], Fill)
    assert found[0].color == "FFFF00"
