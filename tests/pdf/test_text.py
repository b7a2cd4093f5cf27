"""Text comes back from the PDF as it went in, and as wide as the layout set it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTCollection, TTFont

from reportgen.errors import FontError
from reportgen.fonts import VIETNAMESE_LETTERS, Face, FontLibrary
from reportgen.pages import Page, Pages, Text
from reportgen.pdf.write import write_pdf
from tests.made_fonts import MakeFont
from tests.pdf.conftest import FACE, LIBRARY, ReadBack, ink, text_of, written

LINE = "Thực hiện Chương trình công tác năm 2024, Đảng ủy phường Mỹ Thới đã lãnh đạo"


def char_origins(document: object, page: int = 0) -> list[float]:
    """The x of every character's origin."""
    text_page = document[page].get_textpage()  # type: ignore[index]
    found = []
    for index in range(text_page.count_chars()):
        x, y = pdfium.c_double(), pdfium.c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        found.append(x.value)
    return found


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_vietnamese_letter_comes_back(read_back: ReadBack, bold: bool, italic: bool) -> None:
    face = LIBRARY.match("Times New Roman", bold=bold, italic=italic).face
    rows = [VIETNAMESE_LETTERS[at : at + 20] for at in range(0, 134, 20)]
    content = written(*(Text(20, 30 + 20 * row, text, face.name, 12) for row, text in enumerate(rows)))
    assert text_of(read_back(content)).split() == rows


def test_text_comes_back_composed(read_back: ReadBack) -> None:
    text = text_of(read_back(written(Text(20, 50, LINE, FACE.name, 10))))
    assert text == LINE == unicodedata.normalize("NFC", text)


def test_a_no_break_space_and_hyphen_come_back_as_they_are(read_back: ReadBack) -> None:
    text = text_of(read_back(written(Text(20, 50, "Điều\u00a05 mục\u20111", FACE.name, 12))))
    assert text.replace("\ufffe", "\u2011") == "Điều\u00a05 mục\u20111"  # pdfium marks hyphens so


def test_a_sign_comes_back_as_what_it_stands_for(read_back: ReadBack) -> None:
    content = written(Text(20, 50, "≥", FACE.name, 12, meant="\uf0b3"))
    assert text_of(read_back(content)) == "\uf0b3"


def test_more_letters_than_a_byte_can_number_stay_in_one_font(read_back: ReadBack) -> None:
    letters = "".join(chr(code) for code in FACE.code_points() if chr(code).isalpha())[:600]
    rows = [letters[at : at + 40] for at in range(0, 600, 40)]
    content = written(*(Text(10, 20 + 15 * row, text, FACE.name, 6) for row, text in enumerate(rows)))
    assert content.count(b"/Subtype /Type0") == 1
    assert text_of(read_back(content)).split() == rows


@pytest.mark.parametrize(
    ("word_spacing", "letter_spacing", "scale"),
    [(0.0, 0.0, 1.0), (2.345, 0.0, 1.0), (-0.3, 0.0, 1.0), (0.0, 0.7, 1.0), (1.234, -0.2, 0.85), (3.0, 0.5, 1.5)],
)
def test_a_line_is_as_wide_as_the_layout_set_it(
    read_back: ReadBack, word_spacing: float, letter_spacing: float, scale: float
) -> None:
    """Every word starts within a hundredth of a point of where its advances put it, in whole-number widths too."""
    size = 14.0
    item = Text(20, 50, LINE, FACE.name, size, word_spacing=word_spacing, letter_spacing=letter_spacing, scale=scale)
    origins = char_origins(read_back(written(item, width=900)))
    for start in (index + 1 for index, letter in enumerate(LINE) if letter == " "):
        before = LINE[:start]
        wanted = FACE.width(before) * size * scale + letter_spacing * start + word_spacing * before.count(" ")
        assert origins[start] - 20 == pytest.approx(wanted, abs=0.01)


def test_a_text_stands_on_its_baseline(read_back: ReadBack) -> None:
    box = ink(read_back(written(Text(100, 150, "H", FACE.name, 40))))
    assert box is not None
    left, top, _, bottom = box
    assert bottom == pytest.approx(150, abs=0.3)
    assert top == pytest.approx(150 - FACE.cap_height * 40, abs=0.5)
    assert 100 <= left <= 102


def test_only_the_faces_used_are_embedded_each_as_a_subset() -> None:
    bold = LIBRARY.match("Times New Roman", bold=True).face
    content = written(Text(20, 50, "Đảng", FACE.name, 12), Text(20, 80, "ủy", bold.name, 12))
    assert content.count(b"/FontFile2") == 2
    assert b"+Tinos-Regular" in content
    assert b"+Tinos-Bold" in content
    assert b"Helvetica" not in content
    assert len(content) < 20_000


def test_a_face_made_bold_by_drawing_is_bolder_and_shares_the_font(read_back: ReadBack) -> None:
    heavy = LIBRARY._named(Face(FACE.path, synthetic_bold=True))
    plain = read_back(written(Text(50, 100, "I", FACE.name, 60)))
    content = written(Text(50, 100, "I", heavy.name, 60), Text(500, 100, "I", FACE.name, 60))
    thin, thick = ink(plain), ink(read_back(content))
    assert thin is not None
    assert thick is not None
    assert thick[2] - thick[0] > thin[2] - thin[0] + 1
    assert content.count(b"/FontFile2") == 1


def test_a_face_made_italic_by_drawing_leans(read_back: ReadBack) -> None:
    slanted = LIBRARY._named(Face(FACE.path, synthetic_italic=True))
    upright = ink(read_back(written(Text(50, 100, "I", FACE.name, 60))))
    leaning = ink(read_back(written(Text(50, 100, "I", slanted.name, 60))))
    assert upright is not None
    assert leaning is not None
    assert leaning[2] - leaning[0] > upright[2] - upright[0] + 5


def test_invisible_characters_leave_nothing(read_back: ReadBack) -> None:
    assert text_of(read_back(written(Text(20, 50, "Mỹ\u200b Thới\ufeff", FACE.name, 12)))) == "Mỹ Thới"


def test_a_character_beyond_the_first_plane_comes_back(
    read_back: ReadBack, make_font: MakeFont, tmp_path: Path
) -> None:
    make_font("smile.ttf", "Smile", "a😀")
    library = FontLibrary(directories=[tmp_path], system=False)
    face = library.fallback(0x1F600)
    assert face is not None
    content = write_pdf(Pages((Page(300, 200, (Text(10, 50, "a😀a", face.name, 20),)),)), library)
    assert text_of(read_back(content)) == "a😀a"


@pytest.mark.parametrize("letter", ["\x07", "😀", "中", "\ud800"])
def test_a_character_without_a_glyph_stops_the_document(letter: str) -> None:
    with pytest.raises(FontError) as caught:
        written(Text(20, 50, f"Chào {letter} bạn", FACE.name, 12))
    (problem,) = caught.value.problems
    assert problem.code == "font.missing-glyph"
    assert f"U+{ord(letter):04X}" in problem.render()
    assert "bạn" in problem.render()
    assert problem.hint is not None


def test_every_missing_character_is_named_once_with_its_page() -> None:
    pages = Pages(
        (
            Page(200, 200, (Text(10, 20, "a😀b", FACE.name, 12), Text(10, 40, "中😀", FACE.name, 12))),
            Page(200, 200, (Text(10, 20, "x\x01", FACE.name, 12),)),
        )
    )
    with pytest.raises(FontError) as caught:
        write_pdf(pages, LIBRARY)
    codes = [problem.message.values["letter"] for problem in caught.value.problems]
    assert codes == ["“😀” (U+1F600)", "“中” (U+4E2D)", "U+0001"]
    assert [problem.place.page for problem in caught.value.problems if problem.place] == [1, 1, 2]  # type: ignore[union-attr]


def test_a_face_of_a_collection_is_embedded(read_back: ReadBack, tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(FACE.path), TTFont(FACE.path.with_name("Tinos-Bold.ttf"))]
    collection.fonts[0]["name"].setName("Other", 1, 3, 1, 0x409)
    collection.fonts[1]["name"].setName("Pair", 1, 3, 1, 0x409)
    collection.save(tmp_path / "pair.ttc")
    library = FontLibrary(directories=[tmp_path], system=False)
    face = library.match("Pair", bold=True).face
    assert face.number == 1
    content = write_pdf(Pages((Page(300, 200, (Text(10, 50, "Đảng bộ", face.name, 20),)),)), library)
    assert text_of(read_back(content)) == "Đảng bộ"


KERNED = "AV Tri Yêu, Tỉnh A VA Tây Vườn P. Trưởng 11"


@pytest.mark.parametrize(
    ("word_spacing", "letter_spacing", "scale"), [(0.0, 0.0, 1.0), (2.345, 0.7, 0.85), (-0.3, -0.2, 1.5)]
)
def test_kerned_letters_stand_where_their_pairs_put_them(
    read_back: ReadBack, word_spacing: float, letter_spacing: float, scale: float
) -> None:
    """Every letter, to what whole-number widths are off within a word; every word to a hundredth of a point."""
    size, face = 14.0, FACE
    item = Text(20, 50, KERNED, face.name, size, word_spacing=word_spacing, letter_spacing=letter_spacing, scale=scale,
                kerned=True)  # fmt: skip
    document = read_back(written(item, width=900))
    x, wanted = 0.0, []
    for at, letter in enumerate(KERNED):
        wanted.append(x)
        moved = face.kerning[KERNED[at : at + 2]] if at + 1 < len(KERNED) else 0.0
        x += (face.advance(ord(letter)) + moved) * size * scale + letter_spacing + word_spacing * (letter == " ")
    origins = [origin - 20 for origin in char_origins(document)]
    starts = [at for at in range(len(KERNED)) if KERNED[at] != " " and KERNED[at - 1] == " "]
    assert [origins[at] for at in starts] == pytest.approx([wanted[at] for at in starts], abs=0.01)
    letters = [at for at in range(len(KERNED)) if KERNED[at] != " "]
    assert [origins[at] for at in letters] == pytest.approx([wanted[at] for at in letters], abs=0.05)
    assert text_of(document) == KERNED
