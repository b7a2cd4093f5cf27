from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reportgen.errors import FontError
from reportgen.fonts import VIETNAMESE_LETTERS, Face, FontLibrary
from reportgen.fonts.face import faces_of
from reportgen.fonts.search import BUNDLED_DIR
from tests.made_fonts import ALL_LETTERS, ASCII, MakeFont, build_font

REGULAR = BUNDLED_DIR / "Tinos-Regular.ttf"


def test_vietnamese_has_134_letters_beyond_ascii() -> None:
    assert len(VIETNAMESE_LETTERS) == len(set(VIETNAMESE_LETTERS)) == 134
    assert all(unicodedata.normalize("NFC", letter) == letter for letter in VIETNAMESE_LETTERS)
    assert set("ăâđêôơưẰẬĐỂỖỚỰýỵỷỹỳ") <= set(VIETNAMESE_LETTERS)


def test_every_glyph_and_advance_agrees_with_fonttools() -> None:
    face, reference = Face(REGULAR), TTFont(REGULAR)
    cmap, metrics = reference.getBestCmap(), reference["hmtx"]
    assert face.code_points() == sorted(cmap)
    for code_point, name in cmap.items():
        if code_point not in (0x034F, 0x061C) and not 0x200B <= code_point <= 0x206F:
            assert face.units(code_point) == metrics[name][0]


def test_measures_of_the_line_are_those_of_hhea() -> None:
    face = Face(REGULAR)
    assert (face.ascent, face.descent, face.line_gap) == (1825 / 2048, 443 / 2048, 87 / 2048)
    assert face.ascent + face.descent + face.line_gap == 2355 / 2048


def test_strokes_and_heights_come_from_post_and_os2() -> None:
    face = Face(REGULAR)
    assert face.underline_position < 0 < face.underline_thickness < 0.1
    assert 0.2 < face.strike_position < 0.3
    assert 0.6 < face.cap_height < 0.7


def test_the_width_of_a_text_is_the_sum_of_its_advances() -> None:
    face = Face(REGULAR)
    text = "Đảng ủy phường Mỹ Thới"
    assert face.width(text) == pytest.approx(sum(face.advance(ord(letter)) for letter in text))
    assert face.width("") == 0


def test_a_character_without_a_glyph_is_named() -> None:
    face = Face(REGULAR)
    assert not face.has(0x1F600)
    assert not face.has(0x07)
    assert face.lacks("Chào 😀 bạn 😀\x07") == ["😀", "\x07"]


def test_a_character_that_is_never_drawn_has_no_width() -> None:
    face = Face(REGULAR)
    assert face.has(0x200B)
    assert face.width("a\u200bb\ufeff") == face.width("ab")


def test_a_hyphen_or_space_that_may_not_break_is_drawn_as_the_plain_one(make_font: MakeFont) -> None:
    face = Face(make_font("plain.ttf", "Plain", ASCII))
    assert face.glyph(0x2011) == face.glyph(ord("-"))
    assert face.glyph(0x00A0) == face.glyph(ord(" "))


def test_a_face_without_one_vietnamese_letter_does_not_cover_vietnamese(make_font: MakeFont) -> None:
    assert Face(make_font("all.ttf", "All")).covers_vietnamese()
    assert not Face(make_font("lacks.ttf", "Lacks", ALL_LETTERS.replace("ỵ", ""))).covers_vietnamese()


def test_code_points_beyond_the_first_plane_are_found(make_font: MakeFont) -> None:
    face = Face(make_font("emoji.ttf", "Emoji", "a😀😂"))
    assert face.has(0x1F600)
    assert face.has(0x1F602)
    assert not face.has(0x1F601)


def test_a_symbol_font_answers_for_both_ways_of_writing_its_codes(make_font: MakeFont) -> None:
    face = Face(make_font("signs.ttf", "Signs", "\uf0a7\uf06c", symbol=True))
    assert face.symbolic
    assert face.has(0xF0A7)
    assert face.has(0xA7)
    assert not face.has(0x41)
    assert face.advance(0xF06C) == 0.5


def test_every_face_of_a_collection_is_found(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [build_font("First", ASCII), build_font("Second", ASCII, style="Bold", advance=600)]
    path = tmp_path / "two.ttc"
    collection.save(path)
    first, second = faces_of(path)
    assert (first.family, first.bold, second.family, second.bold) == ("First", False, "Second", True)
    assert second.width("ab") == 1.2


@pytest.mark.parametrize("content", [b"", b"not a font at all", b"OTTO" + bytes(8), b"\0\1\0\0\0\x20"])
def test_a_file_that_is_no_truetype_font_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)
    assert faces_of(path) == []
    with pytest.raises(FontError) as caught:
        Face(path)
    assert caught.value.problems[0].code == "font.unreadable"


@pytest.mark.parametrize(("code", "sign"), [(0xF0FE, "☑"), (0xF0FD, "☒"), (0xF0A8, "☐")])
def test_a_tick_box_of_wingdings_is_drawn_as_one(code: int, sign: str) -> None:
    face = FontLibrary.bundled().match("Times New Roman").face
    assert face.glyph(code) == face.glyph(ord(sign)) != 0
