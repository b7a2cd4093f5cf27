"""Charts: the same bars give the same bytes; every bar and label can be told apart, without colour too."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from reportgen.pdf.chart import DARK, DOTS_PER_INCH, LIGHT, Bar, bar_chart, wrapped
from reportgen.units import mm

BARS = [Bar("Thu ngân sách", 82.88, "82,88%"), Bar("Nhà Đại đoàn kết", 100, "100%"), Bar("Ví dụ", 60, "60%", True)]


def picture(bars: list[Bar]) -> Image.Image:
    return Image.open(io.BytesIO(bar_chart(bars).png)).convert("RGB")


def count(image: Image.Image, color: str) -> int:
    wanted = tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
    pixels = image.tobytes()
    return sum(
        all(abs(pixels[at + part] - wanted[part]) < 12 for part in range(3)) for at in range(0, len(pixels), 3 * 7)
    )


def test_the_same_bars_give_the_same_bytes() -> None:
    assert bar_chart(BARS).png == bar_chart(BARS).png


def test_it_is_150_mm_wide_at_300_dpi() -> None:
    chart = bar_chart(BARS)
    assert chart.width_mm == pytest.approx(150)
    width, height = picture(BARS).size
    assert width == pytest.approx(150 / 25.4 * DOTS_PER_INCH, abs=2)
    assert height == pytest.approx(chart.height_mm / 25.4 * DOTS_PER_INCH, abs=2)


def test_its_ground_is_white() -> None:
    assert picture(BARS).getpixel((0, 0)) == (255, 255, 255)


def test_more_bars_need_more_height() -> None:
    assert bar_chart(BARS * 2).height_mm > bar_chart(BARS).height_mm


def test_a_bar_that_reaches_the_plan_is_dark_and_one_that_does_not_is_light() -> None:
    reached, missed = picture([Bar("A", 100, "100%")]), picture([Bar("A", 99, "99%")])
    assert count(reached, DARK) > 1000 > count(reached, LIGHT)
    assert count(missed, LIGHT) > 1000 > count(missed, DARK)


def test_a_doubtful_bar_is_only_an_outline() -> None:
    doubtful = picture([Bar("A", 100, "100%", True)])
    assert count(doubtful, DARK) < 1000
    assert count(doubtful, LIGHT) < 1000


def test_a_bar_beyond_the_scale_is_cut_and_does_not_press_the_others() -> None:
    alone, beside = picture([Bar("A", 90, "90%")]), picture([Bar("A", 90, "90%"), Bar("B", 765, "765%")])
    assert count(beside, LIGHT) > count(alone, LIGHT) / 2


def test_a_negative_bar_has_no_length() -> None:
    assert count(picture([Bar("A", -5, "-5%")]), LIGHT) < 100


def test_without_bars_there_is_no_chart() -> None:
    with pytest.raises(ValueError, match="bars"):
        bar_chart([])


def test_long_labels_wrap_and_no_word_is_lost() -> None:
    bar_chart(BARS)  # registers the faces
    text = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng trên địa bàn phường"
    lines = wrapped(text, mm(60))
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert wrapped("Mộttừrấtdàikhôngthểngắtđượcởđâucả" * 2, mm(20)) == ["Mộttừrấtdàikhôngthểngắtđượcởđâucả" * 2]
