"""WordArt as a watermark."""

from __future__ import annotations

import pytest

from reportgen.layout.boxes import Box
from reportgen.layout.lettering import lettering_items
from reportgen.pages import Fill
from reportgen.word.blocks import Lettering

from .parts import context

BOX = Box(100.0, 200.0, 300.0, 80.0)


def filled(text: str) -> list[Fill]:
    return lettering_items(context(), Lettering(text), "C0C0C0", BOX)


@pytest.mark.parametrize("text", ["DỰ THẢO", "MẬT", "g"])
def test_the_ink_fills_the_box(text: str) -> None:
    (fill,) = filled(text)
    xs = [number for step in fill.path for number in tuple(step)[::2]]
    ys = [number for step in fill.path for number in tuple(step)[1::2]]
    assert (min(xs), max(xs)) == pytest.approx((100.0, 400.0))
    assert (min(ys), max(ys)) == pytest.approx((200.0, 280.0))
    assert fill.color == "C0C0C0"


def test_blanks_have_no_ink() -> None:
    assert filled("  ") == []
