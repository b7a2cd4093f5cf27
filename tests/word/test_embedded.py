"""Fonts inside a Word file: which there are, and how their bytes are had."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from reportgen.errors import PackageError
from reportgen.word.blocks import EmbeddedFont
from reportgen.word.embedded import MOST_BYTES
from reportgen.word.package import Package
from reportgen.word.read import read_document
from tests.embedded import KEY, covered, font_line, font_parts, one_font
from tests.notation import word_file
from tests.word.reading import codes, read

FONT = bytes(range(100))


def fonts(parts: dict[str, Any]) -> tuple[EmbeddedFont, ...]:
    return read("một", **parts).fonts


def refusal(font: EmbeddedFont) -> str:
    with pytest.raises(PackageError) as caught:
        font.load()
    (problem,) = caught.value.problems
    return problem.message.render()


def test_every_style_is_named_and_uncovered() -> None:
    files = {f"rId{number}": covered(bytes([number]) * 50) for number in range(4)}
    table = font_line("Chữ Đẹp", "Regular=rId0", "Bold=rId1", "Italic=rId2", "BoldItalic=rId3")
    found = fonts(font_parts(table, files))
    assert [(font.family, font.bold, font.italic) for font in found] == [
        ("Chữ Đẹp", False, False),
        ("Chữ Đẹp", True, False),
        ("Chữ Đẹp", False, True),
        ("Chữ Đẹp", True, True),
    ]
    assert [font.load() for font in found] == [bytes([number]) * 50 for number in range(4)]
    assert found[0].place.part == "word/fonts/rId0.odttf"


def test_the_key_hides_the_first_32_bytes_from_its_last_digits_on() -> None:
    (font,) = fonts(one_font(font=bytes(100)))
    assert font.load() == bytes(100)
    hidden = covered(bytes(100), KEY)
    assert hidden[:3] == b"\xff\xee\xdd"
    assert hidden[16:19] == b"\xff\xee\xdd"
    assert hidden[32:] == bytes(68)


def test_a_font_without_a_key_is_taken_as_it_is() -> None:
    table = '<w:font w:name="A"><w:embedRegular r:id="rId1"/></w:font>'
    (font,) = fonts(font_parts(table, {"rId1": FONT}))
    assert font.load() == FONT


@pytest.mark.parametrize("key", ["{}", "{xyz}", "{0011}", KEY + "00"])
def test_a_key_that_is_none_is_named(key: str) -> None:
    (font,) = fonts(font_parts(font_line("A", "Regular=rId1", key=key), {"rId1": FONT}))
    assert refusal(font) == "khóa của phông chữ không hợp lệ"


@pytest.mark.parametrize("relation", ["rId2", ""])
def test_a_font_that_is_not_there_is_named(relation: str) -> None:
    (font,) = fonts(font_parts(font_line("A", f"Regular={relation}"), {"rId1": FONT}))
    assert refusal(font) == "trong tệp không có phông chữ đó"
    assert font.place.part == "word/fontTable.xml"


def test_a_font_that_is_too_large_is_not_read() -> None:
    packed = io.BytesIO(word_file("một", **one_font()))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/fonts/lon.odttf", bytes(MOST_BYTES + 1))  # stored: nothing that a bomb's test would stop
        archive.writestr("word/_rels/x", b"")
    package = Package.open(packed.getvalue())
    links = package.read("word/_rels/fontTable.xml.rels").replace(b"rId1.odttf", b"lon.odttf")
    (font,) = read_document(package.with_parts({"word/_rels/fontTable.xml.rels": links})).fonts
    assert refusal(font) == "phông chữ lớn quá 32 MB"


def test_a_broken_part_is_named_when_it_is_read() -> None:
    content = word_file("một", **one_font(font=FONT))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("word/fonts/rId1.odttf")
    at = entry.header_offset + 30 + len(entry.filename) + 4
    (font,) = read_document(Package.open(content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :])).fonts
    with pytest.raises(PackageError):
        font.load()


def test_a_broken_table_of_fonts_is_a_warning() -> None:
    parts = one_font()
    parts["parts"]["word/fontTable.xml"] = "<w:fonts"
    document = read("một", **parts)
    assert document.fonts == ()
    assert codes(document) == ["word.font-table"]


def test_fonts_that_are_only_named_are_none() -> None:
    parts = one_font()
    parts["parts"]["word/fontTable.xml"] = parts["parts"]["word/fontTable.xml"].replace("embedRegular", "sig")
    assert fonts(parts) == ()
    assert read("một").fonts == ()
