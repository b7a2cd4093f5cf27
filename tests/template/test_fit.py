"""One text and one box: which way is taken, and what is left to a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.fonts import FontLibrary
from reportgen.template.fit import Fit, FitBox, fit, width_mm
from reportgen.units import mm

FACE = FontLibrary.bundled().match("Times New Roman", bold=True).face
NAME = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường Mỹ Thới"
REASON = (
    "Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh theo chuyên đề "
    "năm 2024 gắn với thực hiện nhiệm vụ chính trị của đơn vị"
)


def box(width_mm: float, size: float = 22, floor: float = 16, lines: int = 2, **more: object) -> FitBox:
    return FitBox(mm(width_mm), size, floor, lines, **more)  # type: ignore[arg-type]


def room(found: Fit) -> float:
    """The width that the widest line takes."""
    return max(FACE.width(line) * found.size * found.percent / 100 for line in found.lines)


def natural_mm(text: str, size: float = 22) -> float:
    return width_mm(text, box(1, size), FACE)


def made(text: str, a_box: FitBox) -> Fit:
    found = fit(text, a_box, FACE)
    assert found is not None
    return found


def test_what_fits_is_left_alone() -> None:
    assert fit("Chi bộ khóm 1", box(180), FACE) == Fit(("Chi bộ khóm 1",), 100, 22)


def test_first_it_is_condensed() -> None:
    found = made(NAME, box(natural_mm(NAME) * 0.9))
    assert (found.lines, found.percent, found.size) == ((NAME,), 90, 22)


def test_condensing_goes_down_to_85_per_cent_and_no_further() -> None:
    assert made(NAME, box(natural_mm(NAME) * 0.851)).percent == 85
    assert made(NAME, box(natural_mm(NAME) * 0.849)).size < 22


def test_then_the_size_steps_down_by_half_points() -> None:
    found = made(NAME, box(natural_mm(NAME) * 0.8))
    assert (found.size, len(found.lines)) == (20.5, 1)
    assert 85 <= found.percent <= 100


def test_then_two_lines_at_the_full_size() -> None:
    found = made(NAME, box(natural_mm(NAME) * 0.6))
    assert found == Fit(("Ban Thường trực Ủy ban Mặt trận", "Tổ quốc Việt Nam phường Mỹ Thới"), 100, 22)


def test_else_it_fits_in_no_way() -> None:
    assert fit(NAME * 2, box(100), FACE) is None
    assert fit(NAME, box(natural_mm(NAME) * 0.6, lines=1), FACE) is None


def test_one_word_that_is_too_long_is_not_cut() -> None:
    assert fit("A" * 120, box(180, lines=5), FACE) is None


def test_the_lines_are_of_like_width() -> None:
    found = made(REASON, box(210, 15, 12, 2, wraps=True))
    first, second = (FACE.width(line) for line in found.lines)
    assert first == pytest.approx(second, rel=0.1)


def test_a_text_that_wraps_keeps_its_size_as_long_as_lines_are_left() -> None:
    found = made(REASON, box(120, 15, 12, 4, wraps=True))
    assert (found.percent, found.size, len(found.lines)) == (100, 15, 4)


def test_without_balance_each_line_is_as_full_as_it_gets() -> None:
    widths = [FACE.width(line) for line in made(REASON, box(120, 15, 12, 4, wraps=True, balanced=False)).lines]
    assert widths[-1] < 0.5 * widths[0]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Đồng chí Nguyễn Thị Hoàng Kim Oanh, Bí thư Chi bộ khóm 12", "Bí thư Chi bộ khóm 12"),
        ("Chi bộ Trường Tiểu học Mỹ Thới 2 và chi bộ khóm 10", "Mỹ Thới 2 và chi bộ khóm 10"),
        ("Gia đình ông Nguyễn Văn A, khóm Tây Khánh 1, phường Mỹ Thới", "khóm Tây Khánh 1, phường Mỹ Thới"),
    ],
)
def test_names_and_numbers_are_kept_together(text: str, second: str) -> None:
    assert made(text, box(natural_mm(text, 20) * 0.66, 20, 20)).lines[1] == second


def test_a_no_break_space_holds() -> None:
    text = "Hội\u00a0Cựu\u00a0chiến\u00a0binh phường"
    assert made(text, box(natural_mm(text) * 0.84, floor=22)).lines == ("Hội\u00a0Cựu\u00a0chiến\u00a0binh", "phường")


def test_line_breaks_of_the_text_are_kept() -> None:
    assert made("Chi bộ\nkhóm 1", box(180)).lines == ("Chi bộ", "khóm 1")
    assert fit("a\nb\nc", box(180), FACE) is None


def test_a_line_break_counts_among_the_lines() -> None:
    text = f"{NAME}\nkhóm 1"
    assert made(text, box(natural_mm(NAME) * 0.6, lines=3)).lines[-1] == "khóm 1"
    assert fit(text, box(natural_mm(NAME) * 0.6, lines=2), FACE) is None


def test_the_height_counts_where_it_is_given() -> None:
    text, width = NAME, natural_mm(NAME) * 0.6
    assert made(text, box(width, height=mm(16))).size < made(text, box(width)).size
    assert fit(text, box(width, height=mm(8)), FACE) is None


def test_capitals_are_measured_as_they_are_drawn() -> None:
    width = natural_mm(NAME) * 1.01
    assert made(NAME, box(width)).percent == 100
    assert made(NAME, box(width, capitals=True)).percent < 100


def test_an_empty_text_fits() -> None:
    assert fit("", box(10), FACE) == Fit(("",), 100, 22)


def test_a_book_is_refused_at_once() -> None:
    assert fit("\u200b " * 300_000, box(180, lines=9), FACE) is None
    assert fit("từ " * 300_000, box(180, lines=9), FACE) is None


WORDS = st.lists(st.sampled_from(["Chi", "bộ", "khóm", "Nguyễn", "10", "Ủy", "ban,", "-", "W" * 12]), max_size=30)


@given(WORDS, st.floats(20, 300), st.integers(1, 5), st.booleans())
def test_every_fit_is_inside_its_box_and_says_every_word(
    words: list[str], width: float, lines: int, wraps: bool
) -> None:
    a_box = box(width, 22, 14, lines, wraps=wraps)
    found = fit(" ".join(words), a_box, FACE)
    if found is None:
        return
    assert room(found) <= a_box.width + 0.001
    assert " ".join(found.lines) == " ".join(words)
    assert len(found.lines) <= lines
    assert 85 <= found.percent <= 100
    assert 14 <= found.size <= 22
