"""DrawingML: pictures, lines, text boxes, groups, and where they stand."""

from __future__ import annotations

import pytest

from reportgen.word.blocks import (
    Anchor,
    AnchoredDrawing,
    Graphic,
    GroupGraphic,
    InlineDrawing,
    PictureGraphic,
    Position,
    ShapeGraphic,
)
from tests.notation import PIXEL, anchored, inline_picture, line_shape, p, picture_graphic, r, style, text_box
from tests.word.reading import codes, paragraph, read, text_of

SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
RED_LINE = '<a:ln w="25400"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>{}</a:ln>'


def shape(properties: str, *, more: str = "", **place: object) -> str:
    """A run with an anchored `wps:wsp`."""
    graphic = (
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr>{properties}</wps:spPr>{more}'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    return anchored(graphic, **place)  # type: ignore[arg-type]


def drawing(run: str, **parts: object) -> AnchoredDrawing:
    found = paragraph(p(run), **parts).inlines[0]
    assert isinstance(found, AnchoredDrawing)
    return found


def drawn(properties: str, *, more: str = "") -> ShapeGraphic:
    found: Graphic = drawing(shape(properties, more=more)).graphic
    assert isinstance(found, ShapeGraphic)
    return found


def anchor(run: str) -> Anchor:
    return drawing(run).anchor


# --- pictures --------------------------------------------------------------------------------------------


def test_a_picture_in_the_line() -> None:
    document = read(p(inline_picture(914400, 457200)), picture=PIXEL)
    found = document.sections[0].blocks[0].inlines[0]
    assert isinstance(found, InlineDrawing)
    assert (found.width, found.height) == (72.0, 36.0)
    assert found.graphic == PictureGraphic("word/media/image1.png", alt="ảnh")
    assert document.images == {"word/media/image1.png": PIXEL}


def test_a_picture_may_be_cropped_and_turned() -> None:
    graphic = picture_graphic().replace("<a:stretch>", '<a:srcRect l="10000" b="25000"/><a:stretch>')
    found = drawing(anchored(graphic.replace("<a:xfrm>", '<a:xfrm rot="5400000">')), picture=PIXEL).graphic
    assert found == PictureGraphic("word/media/image1.png", (0.1, 0.0, 0.0, 0.25), 90.0)


def test_a_picture_with_an_outline_is_a_picture_and_a_frame() -> None:
    graphic = picture_graphic().replace("</pic:spPr>", RED_LINE.format("") + "</pic:spPr>")
    found = drawing(anchored(graphic), picture=PIXEL).graphic
    assert isinstance(found, GroupGraphic)
    assert [type(member.graphic) for member in found.members] == [PictureGraphic, ShapeGraphic]


def test_a_linked_picture_is_never_fetched() -> None:
    graphic = picture_graphic().replace("r:embed", "r:link")
    document = read(p(anchored(graphic)), relations={"rIdPicture": ("image", "http://example.org/a.png")})
    assert codes(document) == ["word.external-picture"]
    assert document.images == {}


@pytest.mark.parametrize("content", [b"\x01\0\0\0" + b"\0" * 36 + b" EMF", b"\xd7\xcd\xc6\x9a", b"<svg/>"])
def test_a_picture_of_a_kind_no_page_shows_is_named(content: bytes) -> None:
    document = read(p(inline_picture()), picture=content)
    assert codes(document) == ["word.picture-format"]
    assert document.sections[0].blocks[0].inlines[0].width == 72.0


def test_a_picture_that_is_gone_is_named_and_keeps_its_room() -> None:
    document = read(p(inline_picture()))
    assert codes(document) == ["word.missing-part"]
    assert document.sections[0].blocks[0].inlines[0].width == 72.0


# --- where they stand ------------------------------------------------------------------------------------


def test_an_anchor_in_offsets() -> None:
    found = anchor(line_shape(127000, -25400, 1270000))
    assert (found.x, found.y) == (Position("column", "", 10.0), Position("paragraph", "", -2.0))
    assert (found.width, found.height, found.wrap, found.behind) == (100.0, 0.0, "none", False)
    assert found.distances == (9.0, 0.0, 9.0, 0.0)


def test_an_anchor_by_alignment() -> None:
    run = line_shape(0, 0, 1).replace("<wp:posOffset>0</wp:posOffset>", "<wp:align>center</wp:align>", 1)
    assert anchor(run).x == Position("column", "center")


def test_a_simple_position_counts_from_the_page() -> None:
    run = line_shape(0, 0, 1).replace('simplePos="0"', 'simplePos="1"').replace('x="0" y="0"', 'x="12700" y="25400"', 1)
    assert (anchor(run).x, anchor(run).y) == (Position("page", "", 1.0), Position("page", "", 2.0))


@pytest.mark.parametrize("wrap", ["none", "square", "tight", "through", "topAndBottom"])
def test_a_wrap(wrap: str) -> None:
    assert anchor(text_box("x", wrap="wrap" + wrap[0].upper() + wrap[1:])).wrap == wrap


def test_behind_the_text_and_outside_the_cell() -> None:
    run = line_shape(0, 0, 1).replace('behindDoc="0"', 'behindDoc="1"').replace('layoutInCell="1"', 'layoutInCell="0"')
    found = anchor(run.replace('relativeHeight="1"', 'relativeHeight="251659264"'))
    assert (found.behind, found.in_cell, found.order) == (True, False, 251659264)


def test_a_size_as_a_share_of_the_page() -> None:
    share = '<wp14:sizeRelH relativeFrom="margin"><wp14:pctWidth>40000</wp14:pctWidth></wp14:sizeRelH>'
    nothing = '<wp14:sizeRelV relativeFrom="page"><wp14:pctHeight>0</wp14:pctHeight></wp14:sizeRelV>'
    found = anchor(line_shape(0, 0, 1).replace("</wp:anchor>", share + nothing + "</wp:anchor>"))
    assert (found.width_share, found.height_share) == (("margin", 0.4), None)


def test_a_position_in_percent_takes_its_fallback() -> None:
    plain = '<wp:positionV relativeFrom="page"><wp:posOffset>12700</wp:posOffset></wp:positionV>'
    share = '<wp:positionV relativeFrom="page"><wp14:pctPosVOffset>5000</wp14:pctPosVOffset></wp:positionV>'
    choice, fallback = f'<mc:Choice Requires="wp14">{share}</mc:Choice>', f"<mc:Fallback>{plain}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    run = line_shape(0, 0, 1)
    start, end = run.index("<wp:positionV"), run.index("<wp:extent")
    assert anchor(run[:start] + both + run[end:]).y == Position("page", "", 1.0)


def test_a_hidden_drawing_is_left_out() -> None:
    assert paragraph(p(line_shape(0, 0, 1).replace('name="x"', 'name="x" hidden="1"'))).inlines == ()


# --- shapes ----------------------------------------------------------------------------------------------


def test_a_line_has_a_pen_and_no_fill() -> None:
    found = drawn('<a:prstGeom prst="line"/>' + RED_LINE.format('<a:prstDash val="dash"/><a:tailEnd type="triangle"/>'))
    assert (found.preset, found.fill) == ("line", None)
    assert found.pen is not None
    assert (found.pen.color, found.pen.width, found.pen.dash, found.pen.tail) == ("FF0000", 2.0, "dash", "triangle")


def test_a_shape_may_be_flipped_and_turned() -> None:
    found = drawn('<a:xfrm flipV="1" rot="-2700000"><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>')
    assert (found.flip_horizontal, found.flip_vertical, found.rotation) == (False, True, -45.0)


def test_pen_and_fill_may_come_from_the_theme() -> None:
    style_of_shape = (
        '<wps:style><a:lnRef idx="2"><a:schemeClr val="dk1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/>'
        '</a:fillRef><a:effectRef idx="0"/><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>'
    )
    found = drawn('<a:prstGeom prst="rect"/>', more=style_of_shape)
    assert found.pen is not None
    assert (found.pen.color, found.pen.width, found.fill) == ("000000", 1.0, "4472C4")
    text = f"<wps:txbx><w:txbxContent>{p('trắng')}{p(r('đỏ', 'color=FF0000'))}</w:txbxContent></wps:txbx>"
    first, second = drawn('<a:prstGeom prst="rect"/>', more=style_of_shape + text).text
    assert (first.inlines[0].style.color, second.inlines[0].style.color) == ("FFFFFF", "FF0000")


def test_no_line_and_no_fill_win_over_the_theme() -> None:
    style_of_shape = '<wps:style><a:lnRef idx="2"><a:schemeClr val="dk1"/></a:lnRef></wps:style>'
    found = drawn('<a:prstGeom prst="rect"/><a:noFill/><a:ln><a:noFill/></a:ln>', more=style_of_shape)
    assert (found.pen, found.fill) == (None, None)


@pytest.mark.parametrize(
    ("color", "fill"),
    [
        ('<a:srgbClr val="4472C4"><a:lumMod val="50000"/></a:srgbClr>', "203864"),
        ('<a:prstClr val="white"/>', "FFFFFF"),
        ('<a:sysClr val="windowText" lastClr="010203"/>', "010203"),
        ('<a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr>', "808080"),
        ('<a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr>', None),
    ],
)
def test_a_fill_colour(color: str, fill: str | None) -> None:
    found = drawn(f"<a:solidFill>{color}</a:solidFill>").fill
    assert found == fill


def test_a_gradient_is_its_first_colour_and_named() -> None:
    gradient = '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="112233"/></a:gs></a:gsLst></a:gradFill>'
    document = read(p(shape(gradient)))
    assert document.sections[0].blocks[0].inlines[0].graphic.fill == "112233"
    assert codes(document) == ["word.unsupported-feature"]


def test_a_text_box_holds_blocks() -> None:
    found = drawing(text_box("một", p("hai", rpr="b"))).graphic
    assert isinstance(found, ShapeGraphic)
    assert text_of(found.text) == "một/hai"
    assert found.insets == (7.2, 3.6, 7.2, 3.6)


def test_a_text_boxs_insets_and_growth() -> None:
    run = text_box("x").replace(
        "<wps:bodyPr/>", '<wps:bodyPr lIns="0" tIns="12700" anchor="ctr"><a:spAutoFit/></wps:bodyPr>'
    )
    found = drawing(run).graphic
    assert isinstance(found, ShapeGraphic)
    assert (found.insets, found.text_anchor, found.grow_to_text) == ((0.0, 1.0, 7.2, 3.6), "center", True)


def test_paragraphs_in_a_box_are_counted_after_the_one_that_holds_it() -> None:
    outer = paragraph(p(text_box("trong")))
    assert (outer.number, outer.inlines[0].graphic.text[0].number) == (0, 1)


def test_a_box_in_a_field_result_is_read_on_its_own() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    block = p(mark.format("begin"), code, mark.format("separate"), text_box("trong"), mark.format("end"))
    assert text_of(paragraph(block).inlines[0].graphic.text) == "trong"


def test_an_outline_of_its_own() -> None:
    geometry = (
        '<a:custGeom><a:gdLst><a:gd name="half" fmla="*/ w 1 2"/></a:gdLst><a:pathLst><a:path>'
        '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="half" y="h"/></a:lnTo>'
        '<a:arcTo wR="wd2" hR="hd2" stAng="cd4" swAng="-5400000"/><a:close/>'
        "</a:path></a:pathLst></a:custGeom>"
    )
    steps = drawn(geometry).path
    assert [step.kind for step in steps] == ["M", "L", "C", "Z"]
    assert steps[1].points == (0.5, 1.0)
    assert steps[2].points[-2:] == pytest.approx((1.0, 0.5))


def test_a_group_brings_its_members_to_its_own_size() -> None:
    member = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="1100" y="200"/><a:ext cx="500" cy="100"/></a:xfrm>'
        '<a:prstGeom prst="ellipse"/></wps:spPr><wps:bodyPr/></wps:wsp>'
    )
    group = (
        '<a:graphic><a:graphicData uri="x"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1270000" cy="635000"/><a:chOff x="1000" y="0"/><a:chExt cx="1000" cy="500"/></a:xfrm></wpg:grpSpPr>'
        f"{member}</wpg:wgp></a:graphicData></a:graphic>"
    )
    found = drawing(anchored(group, width=1270000, height=635000)).graphic
    assert isinstance(found, GroupGraphic)
    one = found.members[0]
    assert (one.x, one.y, one.width, one.height) == pytest.approx((10.0, 20.0, 50.0, 10.0))


@pytest.mark.parametrize("content", ["c:chart", "dgm:relIds"])
def test_charts_and_diagrams_are_named_and_keep_their_room(content: str) -> None:
    namespaces = {
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }
    prefix = content.partition(":")[0]
    inner = f'<{content} xmlns:{prefix}="{namespaces[prefix]}"/>'
    run = anchored(f'<a:graphic><a:graphicData uri="x">{inner}</a:graphicData></a:graphic>')
    document = read(p(run))
    assert codes(document) == ["word.unsupported-feature"]
    assert document.sections[0].blocks[0].inlines[0].anchor.width == 72.0


def test_a_drawing_with_a_style_in_its_text_takes_that_style() -> None:
    found = drawing(text_box(p("x", style="A")), styles=style("A", rpr="sz=20")).graphic
    assert isinstance(found, ShapeGraphic)
    assert found.text[0].inlines[0].style.size == 10.0


@pytest.mark.parametrize("extent", ['cx="abc" cy="5"', 'cx="-5" cy="12700"', 'cx="99999999999999" cy="1"'])
def test_a_size_that_means_nothing_is_named(extent: str) -> None:
    run = line_shape(0, 0, 1).replace('<wp:extent cx="1" cy="0"/>', f"<wp:extent {extent}/>")
    document = read(p(run))
    assert codes(document) == ["word.bad-value"]
    assert document.sections[0].blocks[0].inlines[0].anchor.width == 0.0


@pytest.mark.parametrize(
    ("direction", "turned", "warned"),
    [("horz", 0, []), ("vert270", -1, []), ("vert", 1, []), ("wordArtVert", 0, ["word.unsupported-feature"])],
)
def test_a_text_boxs_lines_may_run_up_or_down(direction: str, turned: int, warned: list[str]) -> None:
    document = read(p(text_box("x").replace("<wps:bodyPr/>", f'<wps:bodyPr vert="{direction}"/>')))
    (box,) = document.sections[0].blocks[0].inlines
    assert (box.graphic.text_turned, codes(document)) == (turned, warned)
