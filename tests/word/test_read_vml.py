"""VML: the lines, boxes and pictures of older files."""

from __future__ import annotations

import pytest

from reportgen.word.blocks import (
    AnchoredDrawing,
    GroupGraphic,
    InlineDrawing,
    Lettering,
    PictureGraphic,
    Position,
    ShapeGraphic,
)
from tests.notation import PIXEL, inline_picture, p
from tests.word.reading import codes, paragraph, read, text_of

PLACE = "position:absolute;margin-left:10pt;margin-top:-5pt;width:100pt;height:20pt"


def pict(content: str) -> str:
    return p(f"<w:r><w:pict>{content}</w:pict></w:r>")


def anchored(content: str) -> AnchoredDrawing:
    found = paragraph(pict(content)).inlines[0]
    assert isinstance(found, AnchoredDrawing)
    return found


def drawn(content: str) -> ShapeGraphic:
    found = anchored(content).graphic
    assert isinstance(found, ShapeGraphic)
    return found


def test_a_box_in_its_place() -> None:
    anchor = anchored(f'<v:rect style="{PLACE};z-index:5"/>').anchor
    assert (anchor.x, anchor.y) == (Position("column", "", 10.0), Position("paragraph", "", -5.0))
    assert (anchor.width, anchor.height, anchor.order, anchor.wrap) == (100.0, 20.0, 5, "none")


def test_a_negative_order_is_behind_the_text() -> None:
    assert anchored(f'<v:rect style="{PLACE};z-index:-251658240"/>').anchor.behind


def test_an_aligned_box_on_the_page() -> None:
    style = "mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical-relative:margin"
    anchor = anchored(f'<v:rect style="{PLACE};{style}"/>').anchor
    assert (anchor.x, anchor.y) == (Position("page", "center"), Position("margin", "", -5.0))


def test_a_wrap_with_its_distances() -> None:
    wrap = '<w10:wrap type="square" side="left" anchorx="margin"/>'
    anchor = anchored(f'<v:rect style="{PLACE};mso-wrap-distance-left:0">{wrap}</v:rect>').anchor
    assert (anchor.wrap, anchor.side, anchor.x.relative_to) == ("square", "left", "margin")
    assert anchor.distances == (0.0, 0.0, 9.0, 0.0)


def test_pen_and_fill() -> None:
    found = drawn(f'<v:oval style="{PLACE}" strokecolor="#f00 [3]" strokeweight="1.5pt" fillcolor="yellow"/>')
    assert found.pen is not None
    assert (found.preset, found.pen.color, found.pen.width, found.fill) == ("ellipse", "FF0000", 1.5, "FFFF00")


@pytest.mark.parametrize("off", ['stroked="f" filled="f"', 'stroked="false" filled="0"'])
def test_neither_pen_nor_fill(off: str) -> None:
    found = drawn(f'<v:rect style="{PLACE}" {off}/>')
    assert (found.pen, found.fill) == (None, None)


def test_a_dashed_pen_with_an_arrow() -> None:
    stroke = '<v:stroke dashstyle="dash" endarrow="block"/>'
    pen = drawn(f'<v:shape type="#_x0000_t32" style="{PLACE}">{stroke}</v:shape>').pen
    assert pen is not None
    assert (pen.dash, pen.head, pen.tail) == ("dash", "none", "triangle")


@pytest.mark.parametrize(
    ("number", "preset"), [(32, "line"), (20, "line"), (202, "rect"), (1, "rect"), (2, "roundRect"), (3, "ellipse")]
)
def test_a_ready_shape(number: int, preset: str) -> None:
    assert drawn(f'<v:shape type="#_x0000_t{number}" style="{PLACE}"/>').preset == preset


def test_a_shape_type_with_a_name_of_its_own() -> None:
    kind = '<v:shapetype id="duong" o:spt="32" path="m,l21600,21600e"/>'
    assert drawn(f'{kind}<v:shape type="#duong" style="{PLACE};flip:y"/>').flip_vertical
    assert drawn(f'{kind}<v:shape type="#duong" style="{PLACE}"/>').preset == "line"


def test_a_line_from_point_to_point() -> None:
    found = anchored('<v:line style="position:absolute;z-index:1" from="110pt,30pt" to="10pt,30pt"/>')
    assert (found.anchor.x.offset, found.anchor.y.offset, found.anchor.width, found.anchor.height) == (
        10.0,
        30.0,
        100.0,
        0.0,
    )
    assert isinstance(found.graphic, ShapeGraphic)
    assert (found.graphic.preset, found.graphic.flip_horizontal, found.graphic.fill) == ("line", True, None)


def test_a_line_rising_is_flipped() -> None:
    found = drawn('<v:line style="position:absolute" from="0,30pt" to="10pt,0"/>')
    assert (found.flip_horizontal, found.flip_vertical) == (False, True)


def test_a_text_box() -> None:
    box = f'<v:textbox inset="0,1mm,,2pt"><w:txbxContent>{p("chữ")}</w:txbxContent></v:textbox>'
    found = drawn(f'<v:shape type="#_x0000_t202" style="{PLACE};v-text-anchor:middle">{box}</v:shape>')
    assert (text_of(found.text), found.text_anchor) == ("chữ", "center")
    assert found.insets == pytest.approx((0.0, 2.8346, 7.2, 2.0), abs=1e-3)


def test_a_picture_in_the_line() -> None:
    image = '<v:imagedata r:id="rIdPicture" cropleft="6554f"/>'
    block = pict(f'<v:shape type="#_x0000_t75" style="width:50pt;height:40pt">{image}</v:shape>')
    found = paragraph(block, picture=PIXEL).inlines[0]
    assert isinstance(found, InlineDrawing)
    assert isinstance(found.graphic, PictureGraphic)
    assert (found.width, found.height, round(found.graphic.crop[0], 3)) == (50.0, 40.0, 0.1)


def test_a_picture_of_an_embedded_object() -> None:
    inner = '<v:shape style="width:50pt;height:40pt"><v:imagedata r:id="rIdPicture"/></v:shape><o:OLEObject/>'
    found = paragraph(p(f"<w:r><w:object>{inner}</w:object></w:r>"), picture=PIXEL).inlines[0]
    assert isinstance(found, InlineDrawing)
    assert isinstance(found.graphic, PictureGraphic)


def test_a_group_brings_its_members_to_its_own_size() -> None:
    members = '<v:rect style="position:absolute;left:1500;top:100;width:500;height:100"/>'
    members += '<v:line from="1000,0" to="2000,500"/>'
    group = f'<v:group style="{PLACE}" coordorigin="1000,0" coordsize="1000,500">{members}</v:group>'
    found = anchored(group).graphic
    assert isinstance(found, GroupGraphic)
    assert [member[1:] for member in found.members] == [(50.0, 4.0, 50.0, 4.0), (0.0, 0.0, 100.0, 20.0)]


def test_an_outline_of_its_own() -> None:
    steps = drawn(f'<v:shape style="{PLACE}" coordsize="100,100" path="m,l100,r,50c100,60,90,100,,100xe"/>').path
    assert [step.kind for step in steps] == ["M", "L", "L", "C", "Z"]
    assert steps[2].points == (1.0, 0.5)


def test_a_polyline() -> None:
    found = anchored('<v:polyline style="position:absolute" points="10pt,10pt 30pt,10pt 30pt,20pt"/>')
    assert isinstance(found.graphic, ShapeGraphic)
    assert [step.points for step in found.graphic.path] == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]
    assert (found.anchor.x.offset, found.anchor.width, found.anchor.height) == (10.0, 20.0, 10.0)


def test_a_rule_is_as_wide_as_the_text() -> None:
    found = paragraph(pict('<v:rect style="width:0;height:1.5pt" o:hr="t" fillcolor="#a0a0a0"/>')).inlines[0]
    assert isinstance(found, InlineDrawing)
    assert (round(found.width, 2), found.height) == (453.55, 1.5)


def test_a_size_as_a_share() -> None:
    anchor = anchored(f'<v:rect style="{PLACE};mso-width-percent:400;mso-width-relative:page"/>').anchor
    assert anchor.width_share == ("page", 0.4)


@pytest.mark.parametrize(
    ("arcsize", "adjusted"),
    [("", 20000), ('arcsize="10923f"', 16667), ('arcsize="25%"', 25000), ('arcsize="9"', 50000)],
)
def test_a_round_rectangle_says_how_round(arcsize: str, adjusted: float) -> None:
    found = drawn(f'<v:roundrect style="{PLACE}" {arcsize}/>')
    assert found.preset == "roundRect"
    assert dict(found.adjust)["adj"] == pytest.approx(adjusted, abs=1)


def test_word_art_is_lettering_paled_by_its_opacity() -> None:
    textpath = '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string=" DỰ  THẢO "/>'
    fill = '<v:fill opacity=".5"/>'
    found = drawn(
        f'<v:shape type="#_x0000_t136" style="{PLACE};rotation:315" fillcolor="#808080">{fill}{textpath}</v:shape>'
    )
    assert found.lettering == Lettering("DỰ THẢO", "Arial", bold=True)
    assert (found.fill, found.rotation, found.pen) == ("C0C0C0", 315.0, None)


def test_word_art_on_a_curve_is_drawn_straight_and_named() -> None:
    textpath = '<v:textpath string="DỰ THẢO"/>'
    document = read(pict(f'<v:shape type="#_x0000_t144" style="{PLACE}">{textpath}</v:shape>'))
    assert codes(document) == ["word.unsupported-feature"]


def test_word_art_without_letters_is_nothing() -> None:
    document = read(pict(f'<v:shape type="#_x0000_t136" style="{PLACE}"><v:textpath string=" "/></v:shape>'))
    assert codes(document) == []


@pytest.mark.parametrize("opacity", ["0.25", "25%", "16384f"])
def test_an_opacity_is_written_in_three_ways(opacity: str) -> None:
    found = drawn(
        f'<v:rect style="{PLACE}" fillcolor="black"><v:fill opacity="{opacity}"/><v:textpath string="A"/></v:rect>'
    )
    assert found.fill == "BFBFBF"


@pytest.mark.parametrize("style", ["width:abc", "width:1e999pt", "margin-left:99999999pt"])
def test_a_length_that_means_nothing_is_named(style: str) -> None:
    document = read(pict(f'<v:rect style="position:absolute;{style}"/>'))
    assert codes(document) == ["word.bad-value"]


def test_an_unknown_shape_type_is_a_box_and_named() -> None:
    document = read(pict(f'<v:shape type="#_x0000_t179" style="{PLACE}"/>'))
    assert codes(document) == ["word.bad-value"]


def test_drawingml_is_taken_before_its_fallback() -> None:
    choice, fallback = (
        '<mc:Choice Requires="wps"><w:t>mới</w:t></mc:Choice>',
        "<mc:Fallback><w:t>cũ</w:t></mc:Fallback>",
    )
    both = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    assert text_of(paragraph(p(f"<w:r>{both}</w:r>"))) == "mới"


def test_a_newer_drawing_of_an_object_is_read() -> None:
    block = p(
        inline_picture()
        .replace("<w:drawing>", "<w:object><w:drawing>")
        .replace("</w:drawing>", "</w:drawing></w:object>")
    )
    assert isinstance(paragraph(block, picture=PIXEL).inlines[0], InlineDrawing)


@pytest.mark.parametrize(("flow", "turned"), [("vertical", 1), ("vertical;mso-layout-flow-alt:bottom-to-top", -1)])
def test_a_text_boxs_lines_may_run_up_or_down(flow: str, turned: int) -> None:
    content = f'<v:textbox style="layout-flow:{flow}"><w:txbxContent>{p("x")}</w:txbxContent></v:textbox>'
    assert drawn(f'<v:rect style="{PLACE}">{content}</v:rect>').text_turned == turned
