"""A document that brings its fonts along is laid out and written in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from reportgen import Document, Template
from reportgen.batch.print_file import PrintFile
from reportgen.fonts import FontLibrary
from reportgen.pages import Text
from reportgen.word.package import Package
from tests import libreoffice
from tests.embedded import covered, font_bytes, font_line, font_parts, one_font
from tests.made_fonts import ALL_LETTERS, ASCII
from tests.notation import p, r, word_file

FAMILY = "Chữ Đẹp"


def document(text: str = "Cộng hòa", font: bytes | None = None, **parts: Any) -> Document:
    """A text in an embedded font."""
    parts = parts or one_font(FAMILY, font_bytes(FAMILY, advance=700) if font is None else font)
    return Document(Package.open(word_file(in_family(text), **parts)), fonts=FontLibrary.bundled(), tolerant=True)


def in_family(text: str, more: str = "") -> str:
    return (
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}"/>{more}</w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def texts(made: Document) -> list[Text]:
    return [item for page in made.pages.pages for item in page.items if isinstance(item, Text)]


def fonts_in(pdf: bytes) -> dict[str, bytes]:
    """The fonts in a PDF: their files by name."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [font for font in opened.objects if isinstance(font, pikepdf.Dictionary) and "/FontFile2" in font]
        return {str(font.FontName)[8:]: font.FontFile2.read_bytes() for font in found}


def test_the_text_stands_in_the_embedded_face_and_nothing_is_said() -> None:
    made = document()
    (text,) = texts(made)
    assert made.fonts.by_name(text.face).width("ab") == 1.4
    (content,) = fonts_in(made.to_pdf()).values()
    assert TTFont(BytesIO(content))["hmtx"].metrics["glyph00001"][0] == 700
    assert made.warnings == ()


def test_the_text_can_be_copied_out() -> None:
    pdf = pypdfium2.PdfDocument(document("Độc lập - Tự do").to_pdf())
    assert pdf[0].get_textpage().get_text_range() == "Độc lập - Tự do"
    pdf.close()


@pytest.mark.parametrize(("top", "ascent"), [(1500, 1500), (3000, 900)])
def test_a_selection_is_as_high_as_the_glyphs_but_not_as_those_of_formulas(top: int, ascent: int) -> None:
    font = TTFont(BytesIO(font_bytes(FAMILY)), recalcBBoxes=False)
    font["head"].yMax = top
    buffer = BytesIO()
    font.save(buffer)
    with pikepdf.open(BytesIO(document(font=buffer.getvalue()).to_pdf())) as opened:
        (descriptor,) = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Ascent" in one]
        assert descriptor.Ascent == ascent


def test_a_letter_that_the_subset_lacks_comes_from_another_face() -> None:
    made = document("aộb", font_bytes(FAMILY, ASCII))
    assert [text.text for text in texts(made)] == ["a", "ộ", "b"]
    assert texts(made)[1].face == "Tinos-Regular"
    assert set(fonts_in(made.to_pdf())) == {"Chp-Regular", "Tinos-Regular"}


@pytest.mark.parametrize("font", [b"", b"no font", font_bytes("A", ASCII)[:2000]])
def test_a_broken_one_is_named_and_replaced(font: bytes) -> None:
    made = document(font=font)
    assert [warning.code for warning in made.warnings] == ["font.embedded", "font.substituted"]
    assert texts(made)[0].face == "Tinos-Regular"
    assert made.to_pdf().startswith(b"%PDF")


def test_a_wrong_key_is_as_a_broken_font() -> None:
    other = "{00112233-4455-6677-8899-AABBCCDDEE00}"
    table = font_line(FAMILY, "Regular=rId1", key=other)
    made = document(**font_parts(table, {"rId1": covered(font_bytes(FAMILY))}))
    assert [warning.code for warning in made.warnings] == ["font.embedded", "font.substituted"]


def test_one_that_is_not_used_is_not_spoken_of() -> None:
    made = Document(Package.open(word_file("một", **one_font(FAMILY, b"no font"))), fonts=FontLibrary.bundled())
    assert made.warnings == ()


def test_records_of_a_template_are_printed_in_its_fonts(tmp_path: Path) -> None:
    source = tmp_path / "mau.docx"
    source.write_bytes(word_file(in_family("{{ ten }}"), **one_font(FAMILY, font_bytes(FAMILY, advance=700))))
    with PrintFile(Template(source), tmp_path / "in.pdf", FontLibrary.bundled()) as printed:
        added = list(printed.add_all({"ten": name} for name in ("An", "Bình", "Chi")))
        assert [one.problems for one in added] == [(), (), ()]
        assert printed.warnings == ()
    assert [len(content) > 0 for content in fonts_in((tmp_path / "in.pdf").read_bytes()).values()] == [True]


@pytest.mark.libreoffice
def test_lines_break_as_in_libreoffice(tmp_path: Path) -> None:
    """Regular, bold and a face that is not there in italics; widths that no stand-in has."""
    libreoffice.need_tools()
    table = font_line(FAMILY, "Regular=rId1", "Bold=rId2")
    files = {
        "rId1": covered(font_bytes(FAMILY, ALL_LETTERS, advance=440)),
        "rId2": covered(font_bytes(FAMILY, ALL_LETTERS, style="Bold", advance=610)),
    }
    words = "Căn cứ Luật Mặt trận Tổ quốc Việt Nam và Quy chế phối hợp " * 6
    blocks = (in_family(words), in_family(words, "<w:b/>"), in_family(words, "<w:i/>"), p(r(words)))
    docx = tmp_path / "kem-phong.docx"
    docx.write_bytes(word_file(*blocks, **font_parts(table, files)))
    made = Document.open(docx, fonts=FontLibrary.bundled())
    made.save(tmp_path / "ours.pdf")
    found = libreoffice.compare(tmp_path / "ours.pdf", libreoffice.to_pdf(docx, tmp_path / "libreoffice"))
    assert found.pages[0] == found.pages[1]
    assert found.missing == ()
    assert found.shift < 1.5  # a word's box ends where the glyphs do, which are triangles on the line here
    assert made.warnings == ()
