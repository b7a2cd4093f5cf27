"""Every warning of the layout has its line in the table that the documentation is made of."""

from __future__ import annotations

import re
from pathlib import Path

import reportgen.layout
from reportgen.layout.approximated import APPROXIMATED
from reportgen.places import PagePlace, TemplatePlace
from tests.notation import anchored

from .laid import pages

WARNING = re.compile(r'warn\(\s*"([a-z.-]+)"')
SHAPE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr>'
    '<a:prstGeom prst="gear9"/><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def test_the_table_names_every_warning_and_no_other() -> None:
    folder = Path(reportgen.layout.__file__).parent
    given = {code for file in folder.glob("*.py") for code in WARNING.findall(file.read_text(encoding="utf-8"))}
    assert given == set(APPROXIMATED)


def test_a_warning_in_a_line_tells_its_paragraph() -> None:
    (warning,) = pages("một", f"<w:p><w:r><w:t>hai</w:t></w:r>{SHAPE}</w:p>").warnings
    assert warning.code == "layout.unknown-shape"
    assert isinstance(warning.place, TemplatePlace)
    assert warning.place.text == "hai"


def test_a_warning_of_an_anchored_drawing_tells_its_page() -> None:
    graphic = SHAPE[SHAPE.index("<a:graphic>") : SHAPE.index("</wp:inline>")]
    (warning,) = pages("một", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', f"<w:p>{anchored(graphic)}</w:p>").warnings
    assert warning.code == "layout.unknown-shape"
    assert isinstance(warning.place, PagePlace)
    assert warning.place.page == 2
