"""Outlines of glyphs: contours, curves, composites, broken fonts."""

from __future__ import annotations

import pytest

from reportgen.fonts import FontLibrary
from reportgen.fonts.outlines import glyph_outline

FACE = FontLibrary.bundled().match("Times New Roman").face


def contours(letter: str) -> int:
    return [kind for kind, _ in glyph_outline(FACE, ord(letter))].count("M")


@pytest.mark.parametrize(("letter", "count"), [("l", 1), ("o", 2), ("B", 3), (" ", 0), ("ẳ", 4)])
def test_a_letter_has_its_contours(letter: str, count: int) -> None:
    assert contours(letter) == count


def test_every_contour_is_closed() -> None:
    kinds = [kind for kind, _ in glyph_outline(FACE, ord("Ộ"))]
    assert kinds.count("Z") == kinds.count("M") == 4
    assert kinds[0] == "M"


def test_an_outline_stands_on_the_baseline_within_the_advance() -> None:
    points = [numbers[-2:] for _, numbers in glyph_outline(FACE, ord("H")) if numbers]
    assert min(y for _, y in points) == 0.0
    assert max(y for _, y in points) == pytest.approx(FACE.cap_height, abs=0.02)
    assert max(x for x, _ in points) <= FACE.advance(ord("H"))


def test_what_the_face_lacks_is_its_empty_box() -> None:
    assert contours("\ue123") == 2
