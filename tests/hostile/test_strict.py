"""`reportgen pdf --strict`: exit code 1 when a feature of Word was met and not drawn; the warning tells the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import DONE, FINDINGS, WRONG, run
from reportgen.document import Document
from reportgen.fonts import FontLibrary
from reportgen.places import PagePlace, TemplatePlace
from reportgen.word.package import Package
from tests.notation import p, r, row, sect, style, table, word_file

FONTS = FontLibrary.bundled()
GEAR = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri='
    '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr>'
    '<a:prstGeom prst="gear9"/><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
CHART = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><a:graphic><a:graphicData uri="c"><c:chart '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
NOT_DRAWN = {
    "emphasis marks": p("ở đây", rpr="em=dot"),
    "a formula": p("ở đây", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
    "a chart": p("ở đây", CHART),
    "a rare shape": p("ở đây", GEAR),
    "an element nobody knows": p("ở đây", "<w:futureThing/>"),
    "a property nobody knows": p(r("ở đây", "futureLook=1")),
    "gaps between cells": table(row("ở đây"), pr="tblCellSpacing(w=60 type=dxa)"),
    "a font that is not there": p("ở đây", rpr='rFonts(ascii="Phông Lạ" hAnsi="Phông Lạ")'),
    "a field without a result": p(
        "ở đây",
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "a value that means nothing": p("ở đây", pr="spacing(before=abc)"),
    "a note that is not there": p("ở đây", '<w:r><w:footnoteReference w:id="7"/></w:r>'),
    "a picture that is not there": p("ở đây", '<w:hyperlink r:id="rId9"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
}


def saved(folder: Path, content: bytes) -> str:
    path = folder / "van-ban.docx"
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("name", NOT_DRAWN)
def test_what_is_not_drawn_is_named_with_its_place(name: str) -> None:
    content = word_file("trước", NOT_DRAWN[name], "sau")
    warnings = Document(Package.open(content, name="van-ban.docx"), fonts=FONTS).warnings
    assert len(warnings) == 1
    place = warnings[0].place
    assert isinstance(place, TemplatePlace)
    assert (place.path, place.text[:5]) == ("van-ban.docx", "ở đây")
    assert "van-ban.docx" in warnings[0].render()


def test_what_belongs_to_no_paragraph_tells_the_part_or_the_page() -> None:
    content = word_file("a", section=sect("lnNumType(countBy=1)"), styles=style("A", rpr="em=dot"), header=p("x") * 80)
    places = [warning.place for warning in Document(Package.open(content, name="a.docx"), fonts=FONTS).warnings]
    assert len(places) == 2
    for place in places:
        assert isinstance(place, TemplatePlace | PagePlace)


def test_a_warning_does_not_stop_the_pdf(tmp_path: Path) -> None:
    source = saved(tmp_path, word_file(NOT_DRAWN["a formula"]))
    assert run(["pdf", source]) == DONE
    assert (tmp_path / "van-ban.pdf").read_bytes().startswith(b"%PDF")


def test_strict_ends_with_one_and_still_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = saved(tmp_path, word_file(NOT_DRAWN["a formula"]))
    assert run(["pdf", source, "--strict"]) == FINDINGS
    assert (tmp_path / "van-ban.pdf").exists()
    assert "công thức" in capsys.readouterr().err


def test_strict_is_content_with_a_plain_file(tmp_path: Path) -> None:
    source = saved(tmp_path, word_file("Kính gửi: Đảng ủy phường"))
    assert run(["pdf", source, "--strict"]) == DONE


def test_strict_makes_no_refusal_milder(tmp_path: Path) -> None:
    assert run(["pdf", saved(tmp_path, b"PK"), "--strict"]) == WRONG
