"""Fonts that a document brings along: whom they serve, and that no broken one is met later."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from reportgen.errors import FontError, Problem
from reportgen.fonts import FontLibrary
from reportgen.fonts.embedded import MOST_BYTES
from reportgen.messages import msg
from reportgen.pdf.truetype import subset
from reportgen.places import TemplatePlace
from tests.embedded import font_bytes
from tests.made_fonts import ALL_LETTERS, ASCII, MakeFont


class File(NamedTuple):
    """A font file as the fonts ask for it."""

    family: str
    bold: bool
    italic: bool
    place: TemplatePlace
    load: Callable[[], bytes]


def file(family: str, content: bytes, *, bold: bool = False, italic: bool = False, part: str = "font1") -> File:
    return File(family, bold, italic, TemplatePlace("mau.docx", f"word/fonts/{part}.odttf"), lambda: content)


def library(*files: File, folder: Path | None = None) -> FontLibrary:
    return FontLibrary(directories=[folder] if folder else [], system=False).with_embedded(files)


def reason(content: bytes) -> str:
    """Why a font file is of no use."""
    fonts = library(file("A", content))
    assert fonts.match("A").substituted
    (problem,) = fonts.problems
    assert (problem.code, problem.place) == ("font.embedded", TemplatePlace("mau.docx", "word/fonts/font1.odttf"))
    return problem.message.render().removeprefix("không dùng được phông chữ “A” kèm trong tệp: ")


BROKEN = "tệp phông chữ bị hỏng"
UNREADABLE = "tệp phông chữ không đọc được hoặc không phải TrueType"


# --- whom they serve -------------------------------------------------------------------------------------


def test_a_font_serves_the_name_that_the_document_gives_it() -> None:
    fonts = library(file("Chữ  Đẹp", font_bytes("___WRD_EMBED_SUB_40", advance=700)))
    match = fonts.match("chữ đẹp")
    assert not match.substituted
    assert match.face.width("ab") == 1.4
    assert fonts.by_name(match.face.name) is match.face
    assert fonts.problems == ()


def test_it_is_read_only_when_its_name_is_asked_for() -> None:
    def never() -> bytes:
        raise AssertionError

    fonts = library(file("A", b"")._replace(load=never))
    assert fonts.match("B").substituted


def test_an_installed_font_of_the_name_goes_first(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("a.ttf", "Chữ Đẹp", advance=600)
    assert library(file("Chữ Đẹp", b"no font"), folder=tmp_path).match("Chữ Đẹp").face.width("a") == 0.6


def test_it_goes_before_another_family_of_the_same_widths(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("Carlito-Regular.ttf", "Carlito", advance=600)
    make_font("Carlito-Bold.ttf", "Carlito", style="Bold", advance=650)
    fonts = library(file("Calibri", font_bytes("Calibri", advance=700)), folder=tmp_path)
    assert fonts.match("Calibri").face.width("a") == 0.7
    assert fonts.match("Calibri", bold=True).face.width("a") == 0.65  # a true bold rather than one made up


def test_a_style_that_is_not_there_is_made_up() -> None:
    fonts = library(file("A", font_bytes("A")), file("A", font_bytes("A"), italic=True, part="font2"))
    bold, italic = fonts.match("A", bold=True).face, fonts.match("A", italic=True).face
    assert (bold.synthetic_bold, bold.synthetic_italic) == (True, False)
    assert (italic.synthetic_bold, italic.synthetic_italic) == (False, True)  # upright, in the place of an italic
    both = fonts.match("A", bold=True, italic=True).face
    assert (both.synthetic_bold, both.synthetic_italic) == (True, True)
    assert fonts.by_name(both.name) is both


def test_a_slanted_face_is_not_slanted_again() -> None:
    fonts = library(file("A", font_bytes("A", style="Italic"), italic=True))
    assert not fonts.match("A", italic=True).face.synthetic_italic


def test_a_times_new_roman_without_all_letters_is_passed_over() -> None:
    fonts = library(file("Times New Roman", font_bytes("Times New Roman", ALL_LETTERS.replace("ặ", ""))))
    assert fonts.match("Times New Roman").face.name == "Tinos-Regular"


def test_every_document_has_its_own() -> None:
    shared = FontLibrary(system=False)
    one = shared.with_embedded([file("A", font_bytes("A", advance=600))])
    other = shared.with_embedded([file("A", font_bytes("A", advance=700))])
    first, second = one.match("A").face, other.match("A").face
    assert first.name == second.name
    assert (one.by_name(first.name).width("a"), other.by_name(second.name).width("a")) == (0.6, 0.7)
    assert first.source != second.source
    assert len(subset(first, [0, 1])) == len(subset(second, [0, 1]))
    assert shared.match("A").substituted
    with pytest.raises(KeyError):
        shared.by_name(first.name)


def test_faces_of_the_machine_are_known_to_both() -> None:
    shared = FontLibrary(system=False)
    plain = shared.match("Times New Roman").face
    fonts = shared.with_embedded([file("A", font_bytes("A"))])
    assert fonts.match("Times New Roman").face is plain
    assert fonts.by_name(plain.name) is shared.by_name(plain.name) is plain


def test_a_library_without_embedded_fonts_is_itself() -> None:
    shared = FontLibrary(system=False)
    assert shared.with_embedded(()) is shared


# --- those of no use -------------------------------------------------------------------------------------


def changed(change: Callable[[TTFont], None], **options: Any) -> bytes:
    font = TTFont(BytesIO(font_bytes("A", ASCII, **options)))
    change(font)
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def with_license(bits: int) -> bytes:
    def change(font: TTFont) -> None:
        font["OS/2"].fsType = bits

    return changed(change)


def test_a_licence_that_forbids_it_is_kept_to() -> None:
    assert reason(with_license(2)) == "giấy phép của phông chữ không cho kèm vào tệp khác"


@pytest.mark.parametrize("bits", [0, 4, 8, 8 | 2, 0x100])
def test_a_licence_that_allows_it_is_enough(bits: int) -> None:
    assert not library(file("A", with_license(bits))).match("A").substituted


def test_outlines_of_postscript_are_not_taken() -> None:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupCFF("A", {}, {".notdef": T2CharStringPen(500, {}).getCharString()}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "A", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    buffer = BytesIO()
    builder.font.save(buffer)
    assert reason(buffer.getvalue()) == UNREADABLE


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0", b"no font" * 100, b"ttcf" + b"\xff" * 20])
def test_what_is_no_font_is_named(content: bytes) -> None:
    assert reason(content) == UNREADABLE


def test_a_part_that_cannot_be_had_is_named_with_its_reason() -> None:
    def lost() -> bytes:
        raise FontError(Problem("x", msg("không có")))

    fonts = library(file("A", b"")._replace(load=lost))
    fonts.match("A")
    assert [problem.message.render() for problem in fonts.problems] == [
        "không dùng được phông chữ “A” kèm trong tệp: không có"
    ]


def test_a_font_cut_off_anywhere_is_broken() -> None:
    whole = font_bytes("A", "abc")
    for length in range(12, len(whole) - 4, 7):
        assert reason(whole[:length])


def test_together_they_may_not_be_too_large() -> None:
    quarter = bytes(MOST_BYTES // 4)
    fonts = library(*(file(name, quarter) for name in "ABCDE"))
    for name in "ABCDE":
        fonts.match(name)
    assert fonts.problems[-1].message.render().endswith("các phông chữ kèm trong tệp quá lớn")
    assert len(fonts.problems) == 5


def composed(parts: dict[str, list[str]]) -> bytes:
    """A font whose glyphs are composed of others."""

    def change(font: TTFont) -> None:
        for name, members in parts.items():
            pen = TTGlyphPen(dict.fromkeys(members))
            for member in members:
                pen.addComponent(member, (1, 0, 0, 1, 0, 0))
            font["glyf"].glyphs[name] = glyph = pen.glyph()
            glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0

    font = TTFont(BytesIO(font_bytes("A", ASCII)), recalcBBoxes=False)
    change(font)
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


A, B, C = "g00061", "g00062", "g00063"


def test_a_composite_glyph_is_taken() -> None:
    assert not library(file("A", composed({A: [B, C]}))).match("A").substituted


@pytest.mark.parametrize("parts", [{A: [A]}, {A: [B], B: [C], C: [A]}])
def test_a_glyph_that_holds_itself_is_broken(parts: dict[str, list[str]]) -> None:
    assert reason(composed(parts)) == BROKEN


def test_glyphs_that_grow_without_end_are_broken() -> None:
    chain = [f"g{code:05X}" for code in range(0x61, 0x68)]
    assert reason(composed({name: [other] * 9 for name, other in pairwise(chain)})) == BROKEN


def with_table(tag: str, change: Callable[[bytes], bytes]) -> bytes:
    """A font with one table's bytes changed, of the same length."""
    font = font_bytes("A", "abc")
    count = struct.unpack_from(">4xH", font)[0]
    for at in range(12, 12 + 16 * count, 16):
        name, offset, length = struct.unpack_from(">4s4xII", font, at)
        if name == tag.encode():
            made = change(font[offset : offset + length])
            assert len(made) == length
            return font[:offset] + made + font[offset + length :]
    raise AssertionError(tag)


@pytest.mark.parametrize(
    ("tag", "at", "value"),
    [
        ("head", 18, 1),  # units per em
        ("hhea", 4, 32767),  # a line 32 em high
        ("hhea", 4, 0x8000),
        ("hhea", 34, 60000),  # more advances than the table holds
        ("maxp", 4, 65535),  # more glyphs than `loca` tells of
        ("name", 2, 65535),
        ("loca", 2, 0xFFFF),
    ],
)
def test_numbers_that_make_no_sense_are_broken(tag: str, at: int, value: int) -> None:
    content = with_table(tag, lambda data: data[:at] + struct.pack(">H", value) + data[at + 2 :])
    assert reason(content) in (BROKEN, UNREADABLE)


def test_characters_listed_over_and_over_are_broken() -> None:
    """Groups of all characters, many times: going through them would take hours."""
    groups = b"".join(struct.pack(">III", 0, 0xFFFFFFFF, 1) for _ in range(100))
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, 100) + groups

    class Raw:
        def compile(self, _font: TTFont) -> bytes:
            return table

    def change(font: TTFont) -> None:
        font.tables["cmap"] = Raw()

    assert reason(changed(change)) == BROKEN


def test_whatever_byte_is_wrong_the_font_is_refused_or_can_be_used() -> None:
    whole = font_bytes("A", "abcĐặ")
    dice = random.Random(3)
    used = 0
    for _ in range(600):
        content = bytearray(whole)
        for _ in range(dice.choice((1, 1, 3, 20))):
            content[dice.randrange(len(content))] = dice.choice((0, 1, 127, 128, 255, dice.randrange(256)))
        fonts = library(file("A", bytes(content)))
        match = fonts.match("A", bold=True)
        assert match.substituted == bool(fonts.problems)
        if not match.substituted:
            face = match.face
            used += 1
            for text in ("abcĐặ", "\U0001f600\uffff\0"):
                face.width(text)
            glyphs = [0, *(face.glyph(code) for code in face.code_points())]
            assert subset(face, glyphs)
            assert all(isinstance(value, int | float | tuple | str) for value in every_measure(face))
    assert used > 100


def every_measure(face: Any) -> list[Any]:
    names = (
        "bounding_box", "ascent", "descent", "line_gap", "underline_position", "underline_thickness", "weight",
        "strike_position", "strike_thickness", "cap_height", "italic_angle", "fixed_pitch", "symbolic", "family",
        "postscript_name", "bold", "italic",
    )  # fmt: skip
    return [getattr(face, name) for name in names]
