"""Pages: where they end, what stands in their margins, columns, sections, numbers."""

from __future__ import annotations

import pytest

from reportgen.pages import Stroke
from tests.notation import field, p, r, row, sect, section_break, table
from tests.picture import items, strokes, texts

from .laid import ASCENT, BOTTOM, LEFT, LINE, RIGHT, SENTENCE, TOP, laid, pages

FORTY_FIVE = [p(f"dòng {number}") for number in range(1, 46)]
"""45 lines of 16.1 pt fill the 728.5 pt of a page."""

BREAK = '<w:r><w:br w:type="page"/></w:r>'


def page_of(text: str, *blocks: str, **options: object) -> int:
    """The page on which a line beginning with `text` stands."""
    return next(row.page for row in laid(*blocks, **options) if row.text.startswith(text))


def test_a_page_holds_forty_five_lines() -> None:
    assert page_of("dòng 45", *FORTY_FIVE) == 1
    assert page_of("thêm", *FORTY_FIVE, p("thêm")) == 2


def test_what_line_spacing_adds_may_hang_over_the_bottom() -> None:
    lines = [p(f"{number}.", pr="spacing(line=360 lineRule=auto)") for number in range(1, 32)]
    assert page_of("30.", *lines) == 1
    assert page_of("31.", *lines) == 2


# --- what stays together ---------------------------------------------------------------------------------


def test_no_line_stands_alone_at_the_foot_or_the_top() -> None:
    three_lines = p("cuối " + SENTENCE + "và thêm một số chữ nữa.")
    assert page_of("cuối", *FORTY_FIVE[:44], three_lines) == 2  # one line would stay above
    assert page_of("cuối", *FORTY_FIVE[:43], three_lines) == 2  # one line would stand below


def test_without_widow_control_every_line_stays() -> None:
    three_lines = p("cuối " + SENTENCE + "và thêm một số chữ nữa.", pr="widowControl=0")
    assert page_of("cuối", *FORTY_FIVE[:43], three_lines) == 1


def test_a_heading_goes_with_its_text() -> None:
    heading = p("Đầu mục", pr="keepNext")
    assert page_of("Đầu mục", *FORTY_FIVE[:44], heading, p("thân")) == 2
    assert page_of("Đầu mục", *FORTY_FIVE[:43], heading, heading, p("thân")) == 2


def test_lines_may_be_kept_together() -> None:
    kept = p("cuối " + SENTENCE * 3, pr="keepLines")
    assert page_of("cuối", *FORTY_FIVE[:41], kept) == 2


def test_a_chain_longer_than_a_page_is_cut() -> None:
    found = laid(*[p(f"{number}", pr="keepNext") for number in range(100)])
    assert [row.page for row in found] == [1] * 45 + [2] * 45 + [3] * 10


def test_a_page_break_inside_a_paragraph() -> None:
    one, two = laid(p("trước", BREAK, "sau"))
    assert (one.page, two.page) == (1, 2)


def test_a_page_break_at_the_end_makes_no_empty_line() -> None:
    one, two = laid(p("trước", BREAK), p("sau"))
    assert (two.page, two.y) == (2, one.y)


# --- headers and footers -----------------------------------------------------------------------------------


def test_page_numbers_know_the_number_of_pages() -> None:
    found = texts(pages(*FORTY_FIVE, p("thêm"), header=p(field("PAGE"), "/", field("NUMPAGES"))))
    assert "1/2" in "".join(found).replace(" ", "")
    assert "2/2" in "".join(found).replace(" ", "")


def test_the_first_page_may_have_its_own_header() -> None:
    found = laid(*FORTY_FIVE, p("thêm"), headers={"default": p("sau"), "first": p("đầu")}, section=sect("titlePg"))
    assert [row.text for row in found if row.text in ("đầu", "sau")] == ["đầu", "sau"]


def test_a_tall_header_pushes_the_text_down() -> None:
    body = next(row for row in laid(p("thân"), header=p("một") * 4) if row.text == "thân")
    assert body.y == pytest.approx(35.45 + 4 * LINE + ASCENT, abs=0.1)


def test_a_tall_footer_pushes_the_text_up() -> None:
    assert page_of("dòng 45", *FORTY_FIVE, footer=p("chân") * 4) == 2


def test_numbers_start_and_look_as_the_section_says() -> None:
    made = pages(p("thân"), header=p(field("PAGE")), section=sect("pgNumType(start=5 fmt=lowerRoman)"))
    assert made.pages[0].label == "v"
    assert texts(made)[0] == "v"


# --- sections and columns ----------------------------------------------------------------------------------


def test_a_section_may_turn_the_page() -> None:
    wide = sect(size=(16838, 11906))
    made = pages(p("đứng"), section_break(), p("ngang"), section=wide)
    assert [page.width > page.height for page in made.pages] == [False, True]


def test_a_continuous_section_goes_on_below() -> None:
    found = laid(p("trên"), section_break("type=continuous"), p("dưới"), section=sect("type=continuous"))
    assert [row.page for row in found] == [1, 1]


def test_an_odd_page_section_leaves_a_page_empty() -> None:
    made = pages(p("một"), section_break(), p("ba"), section=sect("type=oddPage"))
    assert [bool(page.items) for page in made.pages] == [True, False, True]


def test_columns_fill_one_after_the_other() -> None:
    found = laid(*FORTY_FIVE, p("thêm"), section=sect("cols(num=2 space=720)"))
    assert {row.page for row in found} == {1}
    last = next(row for row in found if "thêm" in row.text)
    assert last.y == pytest.approx(TOP + ASCENT, abs=0.05)


def test_columns_before_a_continuous_break_are_balanced() -> None:
    lines = [p(f"{number}.") for number in range(1, 10)]
    found = laid(
        *lines, section_break("type=continuous cols(num=2 space=720)"), p("sau"), section=sect("type=continuous")
    )
    after = next(row for row in found if row.text == "sau")
    assert after.y == pytest.approx(TOP + 5 * LINE + ASCENT, abs=0.1)


def test_a_page_may_be_centred() -> None:
    (only,) = laid(p("giữa"), section=sect("vAlign=center"))
    assert only.y == pytest.approx(TOP + (728.5 - LINE) / 2 + ASCENT, abs=0.1)


def test_page_borders_stand_around_the_text() -> None:
    sides = " ".join(f"{side}(val=single sz=8 space=4)" for side in ("top", "left", "bottom", "right"))
    borders = f"pgBorders{{{sides}}}"
    made = pages(p("a"), section=sect(borders))
    assert sum(isinstance(item, Stroke) for item in items(made.pages[0])) == 4


def edges(borders: str, offset: str = "text") -> list[tuple[float, float, float, float]]:
    """Where the frames of a page's borders run: left, top, right, bottom of each, from the outermost."""
    sides = " ".join(f"{side}({borders})" for side in ("top", "left", "bottom", "right"))
    section = sect(f"pgBorders{{{sides}}}").replace("<w:pgBorders>", f'<w:pgBorders w:offsetFrom="{offset}">')
    found = [stroke.path for stroke in strokes(pages(p("a"), section=section).pages[0])]
    xs = sorted({path[0].x for path in found if path[0].x == path[1].x})  # type: ignore[union-attr]
    ys = sorted({path[0].y for path in found if path[0].y == path[1].y})  # type: ignore[union-attr]
    half = len(xs) // 2
    return [(xs[i], ys[i], xs[-1 - i], ys[-1 - i]) for i in range(half)]


def test_a_page_border_ends_at_its_distance_from_the_text() -> None:
    (only,) = edges("val=single sz=8 space=4")
    assert only == pytest.approx((LEFT - 4.5, TOP - 4.5, RIGHT + 4.5, BOTTOM + 4.5), abs=0.1)


def test_a_page_border_begins_at_its_distance_from_the_sheet() -> None:
    (only,) = edges("val=single sz=8 space=24", "page")
    assert only == pytest.approx((24.5, 24.5, 595.3 - 24.5, 841.9 - 24.5), abs=0.1)


def test_a_double_page_border_is_a_frame_in_a_frame() -> None:
    outer, inner = edges("val=double sz=8 space=24", "page")
    assert outer[:2] == pytest.approx((24.5, 24.5))
    assert inner[:2] == pytest.approx((26.5, 26.5))


def test_frames_close_in_the_corners() -> None:
    sides = " ".join(f"{side}(val=double sz=8 space=4)" for side in ("top", "left", "bottom", "right"))
    found = [stroke.path for stroke in strokes(pages(p("a"), section=sect(f"pgBorders{{{sides}}}")).pages[0])]
    across = [path for path in found if path[0].y == path[1].y]  # type: ignore[union-attr]
    down = [path for path in found if path[0].x == path[1].x]  # type: ignore[union-attr]
    assert (len(across), len(down)) == (4, 4)
    tops = sorted(path[0].y for path in across)  # type: ignore[union-attr]
    for path in down:
        assert min(abs(path[0].y - (top - 0.5)) for top in tops) == pytest.approx(0.0, abs=0.01)  # type: ignore[union-attr]


# --- the outline, references -------------------------------------------------------------------------------


def test_headings_go_to_the_outline() -> None:
    (heading,) = pages(p("I- Kết quả", pr="outlineLvl=0")).pages[0].headings
    assert (heading.level, heading.title) == (0, "I- Kết quả")


def test_a_reference_shows_the_page_of_its_bookmark() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="ket_qua"/><w:bookmarkEnd w:id="1"/>'
    found = texts(pages(p("Xem trang ", field("PAGEREF ket_qua", "?")), p(BREAK), p(mark, "Kết quả")))
    assert found[0] == "Xem trang 2"


def test_a_header_row_is_repeated() -> None:
    head = row("đầu bảng", "x", pr="tblHeader")
    made = pages(table(head, *[row(f"{number}", "y") for number in range(60)]))
    assert sum("đầu bảng" in text for text in texts(made)) == 2


def test_text_knows_its_paragraph() -> None:
    sources = {row.text: row.source for row in items(pages(p("một"), p("hai")).pages[0])}  # type: ignore[union-attr]
    assert sources == {"một": 0, "hai": 1}


def test_runs_keep_their_place_in_the_line() -> None:
    assert laid(p("một ", r("hai", "b")))[0].x == pytest.approx(LEFT)


def test_automatic_space_before_a_documents_first_paragraph_is_none() -> None:
    automatic = "spacing(before=100 beforeAutospacing=1)"
    first, second = laid(p("một", pr=automatic), p("hai", pr=automatic))
    assert first.y == pytest.approx(TOP + ASCENT, abs=0.1)
    assert second.y - first.y == pytest.approx(LINE + 14, abs=0.1)
