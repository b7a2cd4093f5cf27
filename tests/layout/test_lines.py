"""Lines: filling, alignment, tabs, labels, the look of runs."""

from __future__ import annotations

import pytest

from reportgen.pages import Fill, Link, Stroke, Text
from tests.notation import cell, level, numbering, p, r, row, table
from tests.picture import items, strokes

from .laid import ASCENT, LEFT, LINE, RIGHT, SENTENCE, laid, pages

ROUNDED = 0.1
"""What a line's sum of rounded advances may be off, pt."""


def text_items(*blocks: str, **options: object) -> list[Text]:
    return [item for item in items(pages(*blocks, **options).pages[0]) if isinstance(item, Text)]


def right_edge(item: Text) -> float:
    from .laid import FONTS

    face = FONTS.by_name(item.face)
    return item.x + face.width(item.text) * item.size * item.scale + item.word_spacing * item.text.count(" ")


def test_words_fill_a_line_and_the_blank_between_lines_is_gone() -> None:
    first, second = laid(p(SENTENCE))
    assert first.text.endswith("nhiệm vụ phát triển")
    assert second.text.startswith("kinh tế")


def test_a_justified_line_ends_at_the_margin_and_the_last_one_does_not() -> None:
    first, second = text_items(p(SENTENCE, pr="jc=both"))
    assert right_edge(first) == pytest.approx(RIGHT, abs=ROUNDED)
    assert second.word_spacing == 0


def test_only_blanks_behind_the_last_tab_are_widened() -> None:
    before, after, *_ = text_items(p(f"một hai\t{SENTENCE}", pr="jc=both"))
    assert before.word_spacing == 0
    assert after.word_spacing > 0
    assert right_edge(after) == pytest.approx(RIGHT, abs=ROUNDED)


def test_a_line_that_a_break_ends_is_stretched_unless_the_file_says_no() -> None:
    block = p("một hai ba\nbốn", pr="jc=both")
    assert text_items(block)[0].word_spacing > 0
    settings = "<w:compat><w:doNotExpandShiftReturn/></w:compat>"
    assert text_items(block, settings=settings)[0].word_spacing == 0


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_stands_left_in_the_middle_or_right(align: str, share: float) -> None:
    (item,) = text_items(p("Kính gửi", pr=f"jc={align}"))
    room = RIGHT - LEFT - (right_edge(item) - item.x)
    assert item.x == pytest.approx(LEFT + share * room, abs=0.05)


def test_a_word_longer_than_the_line_is_cut_where_it_must() -> None:
    found = laid(p("x" * 200))
    assert [len(row.text) for row in found] == [64, 64, 64, 8]


def test_a_no_break_space_keeps_its_words_together() -> None:
    bound = SENTENCE.replace("phát triển kinh", "phát\u00a0triển\u00a0kinh")
    assert laid(p(bound))[1].text.startswith("phát\u00a0triển\u00a0kinh tế")


def narrow(text: str, fitting: str) -> list[str]:
    """The lines of `text` where just `fitting` would fit into the first one."""
    from .laid import FONTS

    face = FONTS.match("Times New Roman").face
    room = face.width(fitting) * 14 + 1.0
    return [row.text for row in laid(p(text, pr=f"ind(right={int((RIGHT - LEFT - room) * 20)})"))]


@pytest.mark.parametrize(
    ("text", "fitting", "first"),
    [
        ("ngày ...... tháng", "ngày ...", "ngày ..."),  # dots keep the word before them …
        ("năm ngày ...... tháng", "năm ngày ...", "năm"),
        ("năm ngày ...... tháng", "năm ngày", "năm ngày"),  # … unless not even the blank fits
        ("Nghị quyết 15-NQ/TW", "Nghị quyết 15-NQ", "Nghị quyết 15-"),
        ("Nghị quyết 15-NQ/TW", "Nghị quyết 15-NQ/T", "Nghị quyết"),
        ("từ ngày 12/10-15/10", "từ ngày 12/10-15/1", "từ ngày 12/10-"),
    ],
)
def test_where_a_line_ends(text: str, fitting: str, first: str) -> None:
    assert narrow(text, fitting)[0] == first


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    assert laid(p("ngắn\u00adhạn"))[0].text == "ngắnhạn"
    long = "a" * 40 + "\u00ad" + "b" * 40
    assert [row.text for row in laid(p(long))] == ["a" * 40 + "-", "b" * 40]


# --- tabs ------------------------------------------------------------------------------------------------


def test_default_stops_stand_every_half_inch() -> None:
    assert [item.x - LEFT for item in text_items(p("a\tb\tc"))] == pytest.approx([0, 36, 72])


@pytest.mark.parametrize(("kind", "shift"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_text_meets_its_stop(kind: str, shift: float) -> None:
    _, item = text_items(p("a\tgiữa", pr=f"tabs(tab:{kind}@4000)"))
    width = right_edge(item) - item.x
    assert item.x + shift * width == pytest.approx(LEFT + 200, abs=ROUNDED)


def test_a_decimal_stop_aligns_the_comma() -> None:
    _, short = text_items(p("a\t2,5", pr="tabs(tab:decimal@4000)"))
    _, long = text_items(p("a\t1234,56", pr="tabs(tab:decimal@4000)"))
    assert short.x + 7.0 == pytest.approx(LEFT + 200, abs=ROUNDED)
    assert long.x + 28.0 == pytest.approx(LEFT + 200, abs=ROUNDED)


def test_a_leader_of_underscores_runs_from_edge_to_edge() -> None:
    name, leader = text_items(p("Họ tên:\t", pr="tabs(tab:right@9071:underscore)"))
    assert leader.x == pytest.approx(right_edge(name), abs=ROUNDED)
    assert right_edge(leader) + leader.letter_spacing * len(leader.text) == pytest.approx(LEFT + 453.55, abs=0.01)
    assert -0.2 < leader.letter_spacing <= 0


def numbers_in_a_cell(*numbers: str, pr: str = "tabs(tab:decimal@1000)") -> list[Text]:
    return text_items(table(*(row(cell(p(number, pr=pr), width=3000)) for number in numbers), grid=(3000,)))


def test_numbers_in_a_cell_stand_by_their_decimal_comma() -> None:
    one, other, whole = numbers_in_a_cell("12,5", "3,75", "120")
    width = right_edge(numbers_in_a_cell("12", pr="")[0]) - numbers_in_a_cell("12", pr="")[0].x
    assert one.x + width == pytest.approx(other.x + width / 2)
    assert right_edge(whole) == pytest.approx(one.x + width)


@pytest.mark.parametrize(
    "pr", ["tabs(tab:decimal@1000) jc=right", "tabs(tab:decimal@1000 tab:left@2000)", "tabs(tab:left@1000)"]
)
def test_other_stops_and_alignments_move_no_number(pr: str) -> None:
    aligned = "jc=right" if "jc" in pr else ""
    assert numbers_in_a_cell("12,5", pr=pr)[0].x == numbers_in_a_cell("12,5", pr=aligned)[0].x


def test_a_text_too_long_for_its_decimal_stop_stays() -> None:
    long = "Ông Nguyễn Văn A trình bày"
    assert numbers_in_a_cell(long)[0].x == numbers_in_a_cell(long, pr="")[0].x


def test_a_leader_fills_the_gap_and_not_more() -> None:
    name, leader = text_items(p("Họ tên:\t", pr="tabs(tab:right@9071:dot)"))
    assert set(leader.text) == {"."}
    assert right_edge(name) <= leader.x
    assert right_edge(leader) == pytest.approx(LEFT + 453.55, abs=0.01)


def test_the_hanging_indent_is_a_stop() -> None:
    first, *_ = text_items(p("-\tviệc", pr="ind(left=720 hanging=360)"))
    assert first.x == pytest.approx(LEFT + 18)
    assert text_items(p("-\tviệc", pr="ind(left=720 hanging=360)"))[1].x == pytest.approx(LEFT + 36)


def test_a_tab_past_the_margin_goes_to_the_next_line() -> None:
    assert [row.text for row in laid(p("\t".join(["abc"] * 15)))] == [
        "abc abc abc abc abc abc abc abc abc abc abc abc abc",
        "abc abc",
    ]


@pytest.mark.parametrize(("stop", "lines"), [(9072, 2), (9700, 2), (10000, 3)])
def test_an_indented_lines_tab_reaches_past_the_margin_as_far_as_the_column_is_wide(stop: int, lines: int) -> None:
    assert len(laid(p("Nơi ở:\t", "xã", pr=f"tabs(tab:left@{stop}:dot) ind(left=709)"))) == lines


def test_a_tab_that_ends_the_paragraph_makes_no_line_of_its_own() -> None:
    assert len(laid(p("Nơi ở:\t", pr="tabs(tab:left@9071:dot)"), p("sau"))) == 2


# --- labels ----------------------------------------------------------------------------------------------

LEVELS = numbering(
    level("%1.", pr="ind(left=720 hanging=360)"),
    level("%2)", "lowerLetter", more='<w:suff w:val="space"/>', pr="ind(firstLine=720)"),
    level("%3.", "upperRoman", start=8, more='<w:lvlJc w:val="right"/>', pr="ind(left=1440 hanging=180)"),
)


def test_a_label_hangs_and_its_tab_runs_to_the_indent() -> None:
    label, text = text_items(p("việc", num=(1, 0)), numbering=LEVELS)[:2]
    assert (label.text, label.x) == ("1.", pytest.approx(LEFT + 18))
    assert text.x == pytest.approx(LEFT + 36)


def test_a_label_may_be_followed_by_a_blank() -> None:
    (item,) = text_items(p("việc", num=(1, 1)), numbering=LEVELS)
    assert item.text.replace("\u00a0", " ") == "a) việc"
    assert item.x == pytest.approx(LEFT + 36)


# --- the look of runs ------------------------------------------------------------------------------------


def test_runs_of_one_style_are_one_item() -> None:
    assert [item.text for item in text_items(p(r("một "), r("hai "), r("ba", "b")))] == ["một hai", "ba"]


def test_a_superscript_is_smaller_and_ends_at_the_top_of_its_neighbours() -> None:
    base, raised = text_items(p("m", r("2", "vertAlign=superscript")))
    assert raised.size == pytest.approx(0.58 * 14)
    assert base.y - raised.y == pytest.approx(5.49, abs=0.05)


def test_small_capitals_are_four_fifths_of_the_size() -> None:
    large, small = text_items(p(r("Đảng", "smallCaps")))
    assert (large.text, small.text) == ("Đ", "ẢNG")
    assert small.size == pytest.approx(0.8 * large.size)


def test_capitals_are_drawn_not_typed() -> None:
    assert text_items(p(r("đảng ủy", "caps")))[0].text == "ĐẢNG ỦY"


def test_the_background_is_painted_before_and_the_underline_behind_the_text() -> None:
    page = pages(p(r("gạch", "highlight=yellow u=single"))).pages[0]
    assert [type(item) for item in items(page)] == [Fill, Text, Stroke]


@pytest.mark.parametrize(("kind", "count"), [("single", 1), ("double", 2), ("words", 1), ("dotted", 1)])
def test_underlines_are_strokes(kind: str, count: int) -> None:
    assert len(strokes(pages(p(r("gạch", f"u={kind}"))).pages[0])) == count


def test_an_underlined_tab_draws_the_line_to_fill_in() -> None:
    (line,) = strokes(pages(p("Số:", r("\t", "u=single"), pr="tabs(tab:left@4000)")).pages[0])
    xs = [step.x for step in line.path]  # type: ignore[union-attr]
    assert xs[1] == pytest.approx(LEFT + 200, abs=ROUNDED)


def test_letters_can_be_spaced_and_condensed() -> None:
    wide, narrow = text_items(p(r("giãn ", "spacing=40"), r("hẹp", "w=80")))
    assert (wide.letter_spacing, narrow.scale) == (2.0, 0.8)


def test_a_link_lies_over_its_text() -> None:
    relations = {"rIdL": ("hyperlink", "https://example.vn/")}
    link = '<w:hyperlink r:id="rIdL">' + r("trang") + "</w:hyperlink>"
    found = [item for item in items(pages(p(link), relations=relations).pages[0]) if isinstance(item, Link)]
    assert [item.target for item in found] == ["https://example.vn/"]


# --- heights ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spacing", "first", "pitch"),
    [
        ("line=240 lineRule=auto", ASCENT, LINE),
        ("line=360 lineRule=auto", ASCENT, 24.15),  # what a ratio adds goes below
        ("line=360", ASCENT, 24.15),  # no rule is "auto" (ECMA-376 17.3.1.33); LibreOffice 7.4 takes it as exact
        ("line=400 lineRule=exact", 16.0, 20.0),
        ("line=400 lineRule=atLeast", 16.97, 20.0),  # … what "at least" adds goes above
        ("line=200 lineRule=atLeast", ASCENT, LINE),
    ],
)
def test_line_rules(spacing: str, first: float, pitch: float) -> None:
    one, two = laid(p(SENTENCE, pr=f"spacing({spacing})"))
    assert one.y == pytest.approx(56.7 + first, abs=0.05)
    assert two.y - one.y == pytest.approx(pitch, abs=0.03)


def test_the_largest_letters_make_the_line() -> None:
    mixed, below = laid(p("nhỏ ", r("TO", "sz=48")), p("sau"))
    assert mixed.y == pytest.approx(56.7 + 22.41, abs=0.05)
    assert below.y - mixed.y == pytest.approx(5.19 + ASCENT, abs=0.05)


def test_blanks_of_another_size_do_not_count() -> None:
    _, below = laid(p("nhỏ", r(" ", "sz=48")), p("sau"))
    assert below.y == pytest.approx(56.7 + LINE + ASCENT, abs=0.05)


def test_an_empty_paragraph_is_as_high_as_its_mark() -> None:
    (below,) = laid(p(mark="sz=56"), p("sau"))
    assert below.y == pytest.approx(56.7 + 32.2 + ASCENT, abs=0.05)


@pytest.mark.parametrize(
    ("font", "code", "drawn"),
    [
        ("Symbol", "\uf06c", "λ"),
        ("Symbol", "\uf0b3", "≥"),
        ("Wingdings", "\uf06c", "\uf06c"),
        ("Symbol", "\uf0b7", "\uf0b7"),
    ],
    ids=["a Greek letter", "a sign", "the same code is a bullet in Wingdings", "a bullet"],
)
def test_a_code_of_a_symbol_font_is_the_sign_of_that_font(font: str, code: str, drawn: str) -> None:
    (item,) = text_items(p(r(code, f"rFonts(ascii={font} hAnsi={font})")))
    assert item.text == drawn


def test_a_sign_drawn_for_another_keeps_what_it_stands_for() -> None:
    sign = r("\uf0b3\uf0b3", "rFonts(ascii=Symbol hAnsi=Symbol)")
    texts = [(item.text, item.meant) for item in pages(p(sign, "một")).pages[0].items if isinstance(item, Text)]
    assert texts == [("≥≥", "\uf0b3\uf0b3"), ("một", "")]


def test_a_sign_that_no_text_face_has_is_a_box_and_named() -> None:
    made = pages(p(r("\uf028", "rFonts(ascii=Wingdings hAnsi=Wingdings)")))
    assert [item.text for item in items(made.pages[0]) if isinstance(item, Text)] == ["□"]
    assert [warning.code for warning in made.warnings] == ["font.symbol"]
