"""Drawings: where an anchor puts them, how they are painted, what keeps text away."""

from __future__ import annotations

import pytest

from reportgen.layout.boxes import Box, Float, PageBoxes
from reportgen.layout.context import Context
from reportgen.layout.drawing import (
    float_box,
    graphic_items,
    grown_height,
    in_painting_order,
    inline_items,
    inline_size,
    obstacle,
    pen_items,
)
from reportgen.pages import Art, Fill, Group, Item, Picture, Stroke, Text, rectangle, segment
from reportgen.word.blocks import (
    Anchor,
    AnchoredDrawing,
    Graphic,
    GroupGraphic,
    GroupMember,
    InlineDrawing,
    Pen,
    PictureGraphic,
    Position,
    ShapeGraphic,
)

from .parts import LINE, TEXT, context, lines, p, texts

PAGE = PageBoxes(Box(0, 0, 600, 800), Box(80, 60, 470, 680), Box(80, 60, 200, 680))
TOP = Position("page")
LINE_SHAPE = ShapeGraphic("line", pen=Pen())


def anchored(x: Position, y: Position, **more: object) -> AnchoredDrawing:
    return AnchoredDrawing(LINE_SHAPE, Anchor(x, y, 40, 20, **more))  # type: ignore[arg-type]


def box(x: Position, y: Position = TOP, *, boxes: PageBoxes = PAGE, **more: object) -> Box:
    """Where a drawing of 40 by 20 stands that hangs from a paragraph at (80, 300), in its second line."""
    a_float = Float(anchored(x, y, **more), 80, 300, 200, 316, 95)
    return float_box(context(), a_float, boxes)


# --- where -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relative_to", "x"),
    [("page", 7), ("margin", 87), ("column", 87), ("character", 102), ("leftMargin", 7), ("rightMargin", 557),
     ("insideMargin", 7), ("outsideMargin", 557)],
)  # fmt: skip
def test_an_offset_counts_from_what_it_is_relative_to(relative_to: str, x: float) -> None:
    assert box(Position(relative_to, offset=7)).x == x


@pytest.mark.parametrize(
    ("relative_to", "y"),
    [("page", 7), ("margin", 67), ("paragraph", 307), ("line", 323), ("topMargin", 7), ("bottomMargin", 747)],
)
def test_an_offset_downwards(relative_to: str, y: float) -> None:
    assert box(Position("page"), Position(relative_to, offset=7)).y == y


@pytest.mark.parametrize(
    ("align", "x"), [("left", 80), ("center", 295), ("right", 510), ("inside", 80), ("outside", 510)]
)
def test_alignment_between_the_margins(align: str, x: float) -> None:
    assert box(Position("margin", align)).x == x


def test_inside_is_the_right_side_of_an_even_page() -> None:
    assert box(Position("margin", "inside"), boxes=PAGE._replace(odd=False)).x == 510


@pytest.mark.parametrize(("align", "y"), [("top", 60), ("center", 390), ("bottom", 720)])
def test_alignment_between_top_and_bottom(align: str, y: float) -> None:
    assert box(Position("page"), Position("margin", align)).y == y


def test_in_a_cell_everything_sideways_counts_from_the_cell() -> None:
    found = float_box(
        context(), Float(anchored(Position("page", offset=7), Position("page")), 90, 0, 50, in_cell=True), PAGE
    )
    assert found.x == 97


def test_a_drawing_that_is_not_laid_out_in_its_cell_counts_from_the_page() -> None:
    drawing = anchored(Position("page", offset=7), Position("page"), in_cell=False)
    assert float_box(context(), Float(drawing, 90, 0, 50, in_cell=True), PAGE).x == 7


def test_a_size_may_be_a_share_of_the_page() -> None:
    found = box(Position("page"), width_share=("page", 0.5), height_share=("margin", 0.25))
    assert (found.width, found.height) == (300, 170)


# --- text keeps away -------------------------------------------------------------------------------------


def test_text_keeps_its_distance_from_a_square() -> None:
    anchor = Anchor(Position("page"), Position("page"), 40, 20, "square", "left", (1, 2, 3, 4))
    found = obstacle(anchor, Box(100, 200, 40, 20))
    assert found is not None
    assert found.box == Box(99, 198, 44, 26)
    assert (found.side, found.whole_width) == ("left", False)


def test_no_text_stands_beside_top_and_bottom() -> None:
    found = obstacle(Anchor(Position("page"), Position("page"), 40, 20, "topAndBottom"), Box(0, 0, 40, 20))
    assert found is not None
    assert found.whole_width


def test_text_runs_over_what_wraps_nothing() -> None:
    assert obstacle(Anchor(Position("page"), Position("page"), 40, 20), Box(0, 0, 40, 20)) is None


def test_painting_order() -> None:
    def at(order: int, behind: bool) -> Float:
        return Float(anchored(Position("page"), Position("page"), order=order, behind=behind), 0, 0, 0)

    floats = [at(3, False), at(1, True), at(2, False), at(0, True)]
    behind, before = in_painting_order(floats)
    assert [one.drawing.anchor.order for one in behind] == [0, 1]
    assert [one.drawing.anchor.order for one in before] == [2, 3]


# --- what is painted -------------------------------------------------------------------------------------


def painted(graphic: Graphic, at: Context | None = None) -> list[Item]:
    """In a box of 100 by 60 at (10, 20)."""
    return graphic_items(at or context(), graphic, 10, 20, 100, 60)


def test_a_picture_fills_its_box() -> None:
    graphic = PictureGraphic("word/media/a.png", (0.1, 0, 0, 0), alt="Sơ đồ")
    assert painted(graphic) == [Picture(10, 20, 100, 60, "word/media/a.png", (0.1, 0, 0, 0), "Sơ đồ")]


def test_a_vector_picture_fills_its_box() -> None:
    graphic = PictureGraphic("", (0.1, 0, 0, 0), alt="Sơ đồ", art="word/media/a.svg")
    assert painted(graphic) == [Art(10, 20, 100, 60, "word/media/a.svg", (0.1, 0, 0, 0), "Sơ đồ")]


def test_a_turned_picture_turns_about_its_middle() -> None:
    (group,) = painted(PictureGraphic("a.png", rotation=90))
    assert isinstance(group, Group)
    a, b, c, d, e, f = group.transform
    assert (60 * a + 50 * c + e, 60 * b + 50 * d + f) == pytest.approx((60, 50))
    assert (10 * a + 20 * c + e, 10 * b + 20 * d + f) == pytest.approx((90, 0))


def test_a_shape_is_filled_then_drawn() -> None:
    fill, stroke = painted(ShapeGraphic("rect", pen=Pen("FF0000", 2), fill="00FF00"))
    assert isinstance(fill, Fill)
    assert isinstance(stroke, Stroke)
    assert (fill.color, stroke.color, stroke.width) == ("00FF00", "FF0000", 2)


def test_a_line_may_rise() -> None:
    (stroke,) = painted(ShapeGraphic("line", pen=Pen(), flip_vertical=True))
    assert isinstance(stroke, Stroke)
    assert stroke.path == segment(10, 80, 110, 20)


def test_an_unknown_shape_is_outlined_and_named() -> None:
    at = context()
    (stroke,) = painted(ShapeGraphic("heart", pen=Pen()), at)
    assert isinstance(stroke, Stroke)
    assert [problem.code for problem in at.warnings.values()] == ["layout.unknown-shape"]


def test_the_members_of_a_group_stand_in_its_box() -> None:
    member = GroupMember(LINE_SHAPE, 5, 6, 30, 0)
    (stroke,) = painted(GroupGraphic((member,)))
    assert isinstance(stroke, Stroke)
    assert stroke.path == segment(15, 26, 45, 26)


def test_dashes_are_as_long_as_the_pen_is_wide() -> None:
    (stroke,) = pen_items(Pen(width=2, dash="dash"), segment(0, 0, 50, 0))
    assert isinstance(stroke, Stroke)
    assert stroke.dash == (8, 6)


def test_an_arrow_head_points_along_the_line() -> None:
    stroke, head = pen_items(Pen(width=1, tail="triangle"), segment(0, 0, 50, 0))
    assert isinstance(head, Fill)
    assert {tuple(round(value, 2) for value in step) for step in head.path[:3]} == {(50, 0), (44, 3), (44, -3)}
    assert isinstance(stroke, Stroke)
    assert stroke.path == segment(0, 0, 47, 0)


def test_a_closed_outline_has_no_heads() -> None:
    assert len(pen_items(Pen(head="triangle"), rectangle(0, 0, 5, 5))) == 1


def test_a_turned_drawing_takes_the_box_around_it_in_its_line() -> None:
    drawing = InlineDrawing(PictureGraphic("a.png", rotation=90), 100, 60, TEXT)
    assert inline_size(context(), drawing) == pytest.approx((60, 100))
    (group,) = inline_items(context(), drawing, 10, 20)
    assert isinstance(group, Group)
    (picture,) = group.items
    assert (picture[0], picture[1]) == pytest.approx((-10, 40))


# --- text boxes ------------------------------------------------------------------------------------------


def box_of(count: int, **more: object) -> ShapeGraphic:
    return ShapeGraphic("rect", text=lines(count), insets=(7, 4, 7, 4), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("anchor", "moved"), [("top", 0), ("center", (52 - LINE) / 2), ("bottom", 52 - LINE)])
def test_text_stands_inside_the_insets(anchor: str, moved: float) -> None:
    (text,) = painted(box_of(1, text_anchor=anchor))
    (top,) = painted(box_of(1))
    assert text[0] == 17
    assert text[1] - top[1] == pytest.approx(moved)


def test_a_box_grows_to_its_text() -> None:
    assert grown_height(context(), box_of(5, grow_to_text=True), 100, 30) == pytest.approx(5 * LINE + 8)


def test_a_box_that_grows_never_shrinks() -> None:
    assert grown_height(context(), box_of(1, grow_to_text=True), 100, 300) == 300


def test_text_too_long_for_its_box_is_cut_off_and_named() -> None:
    at = context()
    (group,) = painted(box_of(9), at)
    assert isinstance(group, Group)
    assert group.clip == (10, 20, 100, 60)
    assert [problem.code for problem in at.warnings.values()] == ["layout.text-box-overflow"]


def test_a_drawing_hangs_in_a_text_box() -> None:
    inner = anchored(Position("column", offset=3), Position("paragraph", offset=4))
    paragraph = p("A")
    shape = ShapeGraphic("rect", text=(type(paragraph)(paragraph.style, (*paragraph.inlines, inner), paragraph.mark),))
    items = painted(shape)
    assert texts(items) == ["A"]
    assert any(isinstance(item, Stroke) for item in items)


@pytest.mark.parametrize(("turned", "start"), [(1, (102.8, 23.6)), (-1, (17.2, 76.4))])
def test_turned_text_runs_along_the_height_of_its_box(turned: int, start: tuple[float, float]) -> None:
    """In a box of 100 by 60 at (10, 20): downwards from the top right corner, or upwards from the bottom left."""
    (*_, group) = painted(ShapeGraphic("rect", text=(p("A"),), text_turned=turned))  # type: ignore[arg-type]
    assert isinstance(group, Group)
    (text,) = [item for item in group.items if isinstance(item, Text)]
    a, b, c, d, e, f = group.transform
    assert (round(a), round(b)) == (0, turned)
    top = text.y - 0.891 * text.size
    assert (a * text.x + c * top + e, b * text.x + d * top + f) == pytest.approx(start, abs=0.7)
