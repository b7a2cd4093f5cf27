"""Whatever stands in an attribute, and whatever is missing, a file is read or refused with reasons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from reportgen.word.package import Package
from reportgen.word.read import read_document
from tests.notation import (
    NAMESPACES,
    PIXEL,
    cell,
    field,
    inline_picture,
    level,
    line_shape,
    numbering,
    p,
    r,
    row,
    sect,
    style,
    table,
    text_box,
    word_file,
)

PICT = (
    '<w:r><w:pict><v:group style="position:absolute;width:10pt;height:10pt" coordsize="10,10">'
    '<v:rect style="width:5;height:5"/><v:line from="0,0" to="5,5"/></v:group></w:pict></w:r>'
)
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml")


@pytest.fixture(scope="module")
def package() -> Package:
    """One of everything."""
    blocks = (
        p(
            "a\tb",
            style="A",
            num=(1, 0),
            pr="ind(left=720 hanging=360) tabs(right@9000:dot) pBdr{top(val=single sz=4)}",
        ),
        p(
            r("c", "b sz=30 u=single w=90 color=FF0000 shd(val=pct20 fill=EEEEEE)"),
            field("PAGE"),
            pr="spacing(line=300)",
        ),
        table(
            row(
                cell("d", pr="gridSpan=2 vMerge=restart tcBorders{top(val=single sz=4)}", width=4000), pr="trHeight=300"
            ),
            pr="tblW(w=5000 type=pct) tblLook(val=04A0) tblInd(w=10 type=dxa) tblpPr(tblpX=10)",
            style="T",
        ),
        p(line_shape(0, 0, 100000), text_box("e"), inline_picture(), PICT),
    )
    styles = style("A", based_on="B", pr="outlineLvl=1 framePr(w=100)") + style("B", rpr="kern=20 position=2")
    return Package.open(
        word_file(
            *blocks,
            styles=styles
            + style("T", kind="table", more='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'),
            numbering=numbering(level("%1.", pr="ind(left=300)")),
            settings='<w:defaultTabStop w:val="720"/>',
            section=sect("cols(num=2 space=300) pgNumType(start=2) docGrid(linePitch=360)"),
            picture=PIXEL,
        ),
        name="mau.docx",
    )


def variants(package: Package, part: str, value: str | None) -> Iterator[bytes]:
    """The part once for each attribute, that attribute replaced (None: removed)."""
    root = etree.fromstring(package.read(part))
    for element in root.iter():
        for name, before in element.attrib.items():
            if value is None:
                del element.attrib[name]
            else:
                element.set(name, value)
            yield etree.tostring(root)
            element.set(name, before)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("value", ["abc", "-99999999999", "NaN", "", "999999", None])
def test_any_attribute_may_say_anything(package: Package, part: str, value: str | None) -> None:
    for data in variants(package, part, value):
        document = read_document(package.with_parts({part: data}))
        assert document.sections


@pytest.mark.parametrize("part", PARTS)
def test_any_element_may_be_missing(package: Package, part: str) -> None:
    body = f"{{{NAMESPACES['w']}}}body"
    for index, original in enumerate(etree.fromstring(package.read(part)).iter()):
        root = etree.fromstring(package.read(part))
        element = list(root.iter())[index]
        if index and original.tag != body:
            element.getparent().remove(element)  # type: ignore[union-attr]
            assert read_document(package.with_parts({part: etree.tostring(root)})).sections


@pytest.mark.parametrize("part", [*PARTS[1:], "word/media/image1.png"])
def test_any_part_but_the_body_may_be_missing(package: Package, part: str) -> None:
    assert read_document(package.without_parts([part])).sections[0].blocks
