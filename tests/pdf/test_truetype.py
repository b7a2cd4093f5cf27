from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from reportgen.pdf.truetype import subset
from tests.pdf.conftest import FACE


def outline(font: TTFont, name: str) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value


@pytest.fixture(scope="module")
def made() -> tuple[str, TTFont]:
    letters = "ẾaĐ a☑"
    return letters, TTFont(BytesIO(subset(FACE, [0, *(FACE.glyph(ord(letter)) for letter in letters)])))


def test_glyphs_keep_the_order_given_and_their_outlines(made: tuple[str, TTFont]) -> None:
    letters, font = made
    original = TTFont(FACE.path)
    cmap = original.getBestCmap()
    for number, letter in enumerate(letters, start=1):
        assert outline(font, font.getGlyphName(number)) == outline(original, cmap[ord(letter)])


def test_advances_and_bearings_are_kept(made: tuple[str, TTFont]) -> None:
    letters, font = made
    original = TTFont(FACE.path)
    cmap = original.getBestCmap()
    wanted = [original["hmtx"][cmap[ord(letter)]] for letter in letters]
    assert [font["hmtx"][font.getGlyphName(number)] for number in range(1, len(letters) + 1)] == wanted


def test_the_checksums_are_right(made: tuple[str, TTFont]) -> None:
    letters, _ = made
    content = subset(FACE, [0, *(FACE.glyph(ord(letter)) for letter in letters)])
    font = TTFont(BytesIO(content), checkChecksums=2)
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= set(font.keys())
    assert font["maxp"].numGlyphs == len(font["glyf"].keys())


def test_only_what_is_needed_is_kept() -> None:
    assert len(subset(FACE, [0, FACE.glyph(ord("a"))])) < 2000
