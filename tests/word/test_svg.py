"""SVG pictures: what is drawn, what is refused, and that nothing hostile gets far."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from reportgen.pages import Art
from reportgen.vector import (
    Close,
    Curve,
    Line,
    LinearGradient,
    Move,
    Pen,
    RadialGradient,
    Stop,
    Vector,
    VectorGroup,
    VectorItem,
    VectorShape,
    VectorUse,
)
from reportgen.word.svg import MOST_BYTES, read_svg
from reportgen.word.svg_path import SvgRefused, extent, parse_path, parse_transform
from tests.layout.laid import pages
from tests.notation import PIXEL, anchored, p, picture_graphic
from tests.word.reading import codes, paragraph, read

SQUARE = (Move(0, 0), Line(4, 0), Line(4, 4), Line(0, 4), Close())


def svg(content: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names} {attributes}>{content}</svg>".encode()


def vector(content: str, attributes: str = 'viewBox="0 0 100 50"') -> Vector:
    return read_svg(svg(content, attributes))


def items(content: str) -> tuple[VectorItem, ...]:
    return vector(content).items


def shape(content: str) -> VectorShape:
    (found,) = items(content)
    assert isinstance(found, VectorShape)
    return found


def group(content: str) -> VectorGroup:
    (found,) = items(content)
    assert isinstance(found, VectorGroup)
    return found


def reason(content: str, attributes: str = 'viewBox="0 0 100 50"') -> str:
    with pytest.raises(SvgRefused) as refused:
        vector(content, attributes)
    return str(refused.value)


# --- outlines --------------------------------------------------------------------------------------------


def test_path_letters_are_absolute_or_relative() -> None:
    assert parse_path("M1 2L3 4h2v-1H0V9z") == (
        Move(1, 2), Line(3, 4), Line(5, 4), Line(5, 3), Line(0, 3), Line(0, 9), Close(),
    )  # fmt: skip
    assert parse_path("m1,2l2,2,1-1") == (Move(1, 2), Line(3, 4), Line(4, 3))


def test_points_after_a_move_are_lines() -> None:
    assert parse_path("m1 1 2 0M5 5 6 6") == (Move(1, 1), Line(3, 1), Move(5, 5), Line(6, 6))


def test_after_a_close_the_pen_is_at_the_start() -> None:
    assert parse_path("M1 1h4zl1 1")[-1] == Line(2, 2)


def test_a_smooth_curve_mirrors_the_one_before_it() -> None:
    assert parse_path("M0 0C0 1 2 1 3 0S6 -1 6 0")[-1] == Curve(4, -1, 6, -1, 6, 0)
    assert parse_path("M0 0L3 0S6 -1 6 0")[-1] == Curve(3, 0, 6, -1, 6, 0)


def test_a_quadratic_curve_becomes_a_cubic_one() -> None:
    assert parse_path("M0 0Q3 3 6 0")[-1] == Curve(2, 2, 4, 2, 6, 0)
    assert parse_path("M0 0Q3 3 6 0T12 0")[-1] == Curve(8, -2, 10, -2, 12, 0)


def test_an_arc_is_a_curve_for_each_quarter() -> None:
    steps = parse_path("M10 0A10 10 0 0 1 -10 0")
    assert [type(step) for step in steps] == [Move, Curve, Curve]
    assert steps[1][4:] == pytest.approx((0, 10))
    assert steps[2][4:] == pytest.approx((-10, 0))


def test_an_arc_takes_the_long_way_and_the_other_side() -> None:
    box = extent(parse_path("M10 0A10 10 0 1 0 0 10"))
    assert box == pytest.approx((-10, -10, 20, 20), abs=0.01)


def test_flags_of_an_arc_need_no_blanks() -> None:
    assert parse_path("M0 0a5 5 0 015 5") == parse_path("M0 0a5 5 0 0 1 5 5")


def test_an_ellipse_too_small_for_its_arc_grows() -> None:
    assert extent(parse_path("M0 0A1 1 0 0 1 10 0")) == pytest.approx((0, -5, 10, 5), abs=0.01)


@pytest.mark.parametrize("data", ["L1 1", "M1", "M1 1L", "M1 1 x", "M1 1Z3", "M1 1A1 1 0 2 0 3 3", "M1e999 0"])
def test_broken_path_data_is_refused(data: str) -> None:
    with pytest.raises(SvgRefused):
        parse_path(data)


def test_transformations_apply_from_the_right() -> None:
    assert parse_transform("translate(10) scale(2,3)") == (2, 0, 0, 3, 10, 0)
    assert parse_transform("rotate(90,5,5)") == pytest.approx((0, 1, -1, 0, 10, 0))


def test_basic_shapes() -> None:
    assert shape('<rect width="4" height="4"/>').path == SQUARE
    assert shape('<polygon points="0,0 4,0 4,4 0,4"/>').path == SQUARE
    assert shape('<polyline points="0,0 4,0"/>').path == (Move(0, 0), Line(4, 0))
    assert shape('<line x2="4" stroke="red"/>').path == (Move(0, 0), Line(4, 0))
    assert extent(shape('<circle cx="5" cy="6" r="2"/>').path) == pytest.approx((3, 4, 4, 4))
    assert extent(shape('<ellipse cx="5" cy="6" rx="2" ry="1"/>').path) == pytest.approx((3, 5, 4, 2))
    assert extent(shape('<rect width="8" height="4" rx="1"/>').path) == (0, 0, 8, 4)


def test_lengths_have_units_and_percentages() -> None:
    assert extent(shape('<rect width="100%" height="25.4mm"/>').path) == pytest.approx((0, 0, 100, 96))


def test_a_shape_without_a_size_draws_nothing() -> None:
    assert items('<rect width="0" height="4"/><circle r="0"/><path d=""/>') == ()


# --- looks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("#c00", "CC0000"), ("#C8102e", "C8102E"), ("rgb(255, 0,10)", "FF000A"), ("rgb(100%,0%,0%)", "FF0000"),
     ("Green", "008000")],
)  # fmt: skip
def test_colours(written: str, read_as: str) -> None:
    assert shape(f'<path d="M0 0h1" fill="{written}"/>').fill == read_as


def test_groups_hand_their_looks_on() -> None:
    found = shape('<g fill="red" stroke="#000" stroke-width="2"><g><path d="M0 0h1" fill="none"/></g></g>')
    assert (found.fill, found.pen) == (None, Pen("000000", 2))


def test_a_rule_beats_an_attribute_and_a_style_beats_a_rule() -> None:
    sheet = "<style>.a, path{fill:red} /* no */ .b{fill:#00f!important}</style>"
    assert shape(sheet + '<path class="b" fill="lime" d="M0 0h1"/>').fill == "0000FF"
    assert shape(sheet + '<path fill="lime" d="M0 0h1"/>').fill == "FF0000"
    assert shape(sheet + '<path class="a" style="fill: lime" d="M0 0h1"/>').fill == "00FF00"


def test_pens() -> None:
    found = shape(
        '<path d="M0 0h1" stroke="red" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="bevel" '
        'stroke-dasharray="1 2 3" stroke-dashoffset="1" stroke-miterlimit="9"/>'
    )
    assert found.pen == Pen("FF0000", 1.5, "round", "bevel", 9, (1, 2, 3, 1, 2, 3), 1)


def test_what_is_not_shown_is_left_out() -> None:
    assert items('<g display="none"><path d="M0 0h1"/></g><path opacity="0" d="M0 0h1"/>') == ()
    assert len(items('<g visibility="hidden"><path d="M0 0h1"/><path visibility="visible" d="M0 0h1"/></g>')) == 1


def test_opacity_goes_into_the_one_paint_and_into_a_group_of_two() -> None:
    assert shape('<path d="M0 0h1" opacity=".5" fill-opacity="50%"/>').fill_opacity == 0.25
    assert group('<path d="M0 0h1" opacity=".5" stroke="red"/>').opacity == 0.5


def test_a_linear_gradient_in_the_shapes_box() -> None:
    gradient = '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>'
    fill = shape(gradient + '<rect x="10" width="4" height="8" fill="url(#g)"/>').fill
    stops = (Stop(0, "FF0000"), Stop(1, "000000"))
    assert fill == LinearGradient(0, 0, 1, 0, stops, (4, 0, 0, 8, 10, 0))


def test_a_radial_gradient_that_takes_after_another() -> None:
    gradient = (
        '<linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>'
        '<radialGradient id="g" xlink:href="#a" gradientUnits="userSpaceOnUse" cx="5" cy="5" r="3" fx="4"/>'
    )
    fill = shape(gradient + '<rect width="4" height="8" fill="url(#g)"/>').fill
    assert fill == RadialGradient(5, 5, 3, 4, 5, (Stop(0, "FF0000"), Stop(1, "000000")))


def test_a_gradient_of_one_colour_is_that_colour() -> None:
    gradient = '<linearGradient id="g"><stop stop-color="red"/></linearGradient>'
    assert shape(gradient + '<rect width="4" height="8" fill="url(#g)"/>').fill == "FF0000"


# --- use -------------------------------------------------------------------------------------------------


def test_a_motif_is_read_once_however_often_it_is_used() -> None:
    found = vector('<defs><path id="a" d="M0 0h1"/></defs><use href="#a" x="3"/><use xlink:href="#a"/>')
    assert found.items == (VectorUse("1", (1, 0, 0, 1, 3, 0)), VectorUse("1"))
    assert found.symbols == {"1": (VectorShape((Move(0, 0), Line(1, 0)), "000000"),)}


def test_a_motif_used_in_two_colours_is_two_symbols() -> None:
    found = vector('<defs><path id="a" d="M0 0h1"/></defs><use href="#a" fill="red"/><use href="#a" fill="lime"/>')
    assert [symbol[0].fill for symbol in found.symbols.values()] == ["FF0000", "00FF00"]  # type: ignore[union-attr]


def test_a_symbol_is_brought_to_its_size_and_cut() -> None:
    found = vector(
        '<symbol id="a" viewBox="0 0 2 2"><path d="M0 0h9"/></symbol><use href="#a" x="5" width="20" height="20"/>'
    )
    (content,) = found.symbols["1"]
    assert isinstance(content, VectorGroup)
    assert (content.matrix, content.clip) == ((10, 0, 0, 10, 0, 0), (0, 0, 2, 2))


def test_a_circle_of_uses_is_refused() -> None:
    assert reason('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>') == "use"


def test_uses_that_multiply_are_refused() -> None:
    doubled = "".join(f'<g id="g{at}"><use href="#g{at - 1}"/><use href="#g{at - 1}"/></g>' for at in range(1, 30))
    reason(f'<defs><path id="g0" d="M0 0h1"/>{doubled}</defs><use href="#g29"/>')


def test_uses_that_multiply_nothing_are_refused_too() -> None:
    doubled = "".join(
        f'<g id="g{at}"><use href="#g{at - 1}" stroke-width="{at}"/><use href="#g{at - 1}" fill="#0000{at:02}"/></g>'
        for at in range(1, 30)
    )
    reason(f'<defs><g id="g0"/>{doubled}</defs><use href="#g29"/>')


# --- the box ---------------------------------------------------------------------------------------------


def test_the_box_is_the_view_box_or_the_size() -> None:
    assert vector("", 'viewBox="1 2 30 40"').box == (1, 2, 30, 40)
    assert vector("", 'width="30" height="10mm"').box == pytest.approx((0, 0, 30, 37.795), abs=0.001)


def test_a_size_of_other_proportions_adds_empty_paper() -> None:
    assert vector("", 'viewBox="0 0 10 10" width="40" height="20"').box == (-5, 0, 20, 10)
    assert vector("", 'viewBox="0 0 10 10" width="40" height="20" preserveAspectRatio="none"').box == (0, 0, 10, 10)
    assert vector("", 'viewBox="0 0 10 10" width="10" height="20" preserveAspectRatio="xMinYMin"').box == (0, 0, 10, 20)


# --- what is not drawn -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("<text>a</text>", "text"),
        ('<image href="http://x.invalid/a.png"/>', "image"),
        ("<foreignObject/>", "foreignObject"),
        ("<script>1</script>", "script"),
        ('<path d="M0 0h1" filter="url(#f)"/>', "filter"),
        ('<path d="M0 0h1" style="clip-path:url(#f)"/>', "clip-path"),
        ('<g mask="url(#m)"/>', "mask"),
        ('<path d="M0 0h1" marker-end="url(#m)" stroke="red"/>', "marker-end"),
        ('<pattern id="p"/><path d="M0 0h1" fill="url(#p)"/>', "pattern"),
        ('<path d="M0 0h1" stroke="url(#p)"/>', "stroke=url()"),
        ('<use href="http://x.invalid/a.svg#b"/>', "use"),
        ('<use href="file:///etc/passwd#b"/>', "use"),
        ("<style>@import url(http://x.invalid/a.css);</style>", "style"),
        ("<style>g > path {fill:red}</style>", "style"),
        ('<path d="M0 0h1" fill="hsl(0 100% 50%)"/>', "hsl(0 100% 50%)"),
        ('<path d="M0 0h1" transform="spin(3)"/>', "transform"),
    ],
)
def test_what_is_not_drawn_is_named(content: str, named: str) -> None:
    assert reason(content) == named


def test_what_belongs_to_drawing_programs_is_passed_over() -> None:
    names = 'viewBox="0 0 1 1" xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:version="1"'
    assert vector("<s:namedview><s:grid/></s:namedview><title>x</title><metadata/>", names).items == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b'<svg viewBox="0 0 1 1"/>',
        b"\x89PNG",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<title>&b;</title>"),
        b'<!DOCTYPE svg SYSTEM "http://x.invalid/a.dtd">' + svg(""),
        b'<?xml version="1.0" encoding="UTF-7"?>' + svg(""),
        svg("<g>" * 200 + "</g>" * 200),
        svg('<path d="M0 0h1"/>' * 60_000),
        svg("", 'viewBox="0 0 0 10"'),
        svg("", 'viewBox="0 0 1e99 10"'),
        svg(" " * MOST_BYTES),
    ],
    ids=["empty", "cut", "no-namespace", "png", "entities", "dtd", "utf-7", "deep", "many", "flat", "endless", "huge"],
)
def test_what_is_broken_or_hostile_is_refused(data: bytes) -> None:
    with pytest.raises(SvgRefused):
        read_svg(data)


def test_dashes_too_fine_to_see_are_refused() -> None:
    assert reason('<path d="M0 0h1000" stroke="red" stroke-dasharray="0.0000001"/>') == "stroke-dasharray"


# --- in a Word file --------------------------------------------------------------------------------------

EXTENSION = (
    '<a:blip r:embed="rIdPicture"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdVectors"/></a:ext></a:extLst>'
    "</a:blip>"
)
RED = svg('<path d="M0 0h1v1z" fill="red"/>')


def document_with(vectors: bytes, *, target: str = "media/image2.svg") -> tuple[str, dict[str, object]]:
    graphic = picture_graphic().replace('<a:blip r:embed="rIdPicture"/>', EXTENSION)
    parts = {"word/media/image2.svg": vectors}
    return p(anchored(graphic)), {"picture": PIXEL, "parts": parts, "relations": {"rIdVectors": ("image", target)}}


def test_the_vectors_beside_a_picture_are_taken_in_its_place() -> None:
    content, parts = document_with(RED)
    found = read(content, **parts)
    assert found.arts == {"word/media/image2.svg": read_svg(RED)}
    assert found.images == {}
    graphic = paragraph(content, **parts).inlines[0].graphic  # type: ignore[union-attr]
    assert (graphic.art, graphic.image) == ("word/media/image2.svg", "")  # type: ignore[union-attr]
    assert codes(found) == []


def test_the_pages_carry_the_vectors() -> None:
    content, parts = document_with(RED)
    found = pages(content, **parts)
    (art,) = (item for item in found.pages[0].items if isinstance(item, Art))
    assert found.arts[art.art] is read_svg(RED)


def test_vectors_that_are_not_drawn_leave_the_picture_and_a_warning() -> None:
    content, parts = document_with(svg("<text>a</text>"))
    found = read(content, **parts)
    assert found.images == {"word/media/image1.png": PIXEL}
    assert codes(found) == ["word.svg-not-drawn"]


def test_vectors_outside_the_file_are_never_fetched() -> None:
    content, parts = document_with(RED, target="http://x.invalid/a.svg")
    found = read(content, **parts)
    assert (list(found.arts), list(found.images)) == ([], ["word/media/image1.png"])
    assert codes(found) == ["word.external-picture"]


def test_a_picture_that_is_an_svg_itself_is_drawn() -> None:
    found = read(p(anchored(picture_graphic())), picture=RED)
    assert list(found.arts) == ["word/media/image1.png"]
    assert codes(found) == []


def test_a_picture_that_is_an_svg_itself_and_is_not_drawn_is_named() -> None:
    found = read(p(anchored(picture_graphic())), picture=svg("<text>a</text>"))
    assert codes(found) == ["word.picture-format"]


@given(st.text("MLHVCSQTAZmlhvcsqtaz0123456789.-+e, ", max_size=60))
def test_any_path_data_is_read_or_refused(data: str) -> None:
    try:
        parse_path("M0 0" + data)
    except SvgRefused:
        event("refused")


@given(st.text("matrixonsleWXYk0123456789.-+e,() ", max_size=40))
def test_any_transformation_is_read_or_refused(text: str) -> None:
    try:
        parse_transform(text)
    except SvgRefused:
        event("refused")
