"""Pictures and shapes. In: a graphic of `blocks` and the box it fills, or an anchor and what it hangs from. Out: items.

A drawing in a line is sized by `inline_size` and drawn by `inline_items`. An anchored one is placed by `float_box`
once its fragment stands on a page, keeps text away by `obstacle`, and is drawn by `float_items`; the order of
painting is `in_painting_order`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..messages import msg
from ..pages import Art, Close, Curve, Fill, Group, Item, Line, Move, Path, PathStep, Picture, Stroke
from ..units import Pt
from ..word.blocks import (
    Anchor,
    AnchoredDrawing,
    Graphic,
    GroupGraphic,
    InlineDrawing,
    Pen,
    PictureGraphic,
    Position,
    ShapeGraphic,
)
from .boxes import (
    Box,
    Float,
    Fragment,
    Obstacle,
    PageBoxes,
    draw_stack,
    placed,
    shifted_path,
    stack_floats,
    stack_height,
)
from .context import Context
from .lettering import lettering_items
from .shapes import Outline, Outlines, custom_outline, ellipse, map_path, polygon, polyline, preset_outlines

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

DASHES: dict[str, tuple[float, ...]] = {
    "dot": (1, 3),
    "dash": (4, 3),
    "lgDash": (8, 3),
    "dashDot": (4, 3, 1, 3),
    "lgDashDot": (8, 3, 1, 3),
    "lgDashDotDot": (8, 3, 1, 3, 1, 3),
    "sysDot": (1, 1),
    "sysDash": (3, 1),
    "sysDashDot": (3, 1, 1, 1),
    "sysDashDotDot": (3, 1, 1, 1, 1, 1),
}
"""Lengths on and off of DrawingML's preset dashes, in widths of the line (ECMA-376 20.1.10.48)."""

HEAD_REACH = 3.0
HEAD_LEAST_WIDTH: Pt = 2.0
"""An arrow head is as long and wide as three lines; a line under 2 pt gets the head of a 2 pt line, as in Word."""

# --- sizes and places ------------------------------------------------------------------------------------


def inline_size(context: Context, drawing: InlineDrawing) -> tuple[Pt, Pt]:
    """Width and height that a drawing takes in its line, pt: a text box that grows is as high as its text, a turned
    drawing takes the box around it."""
    height = grown_height(context, drawing.graphic, drawing.width, drawing.height)
    angle = math.radians(drawing.graphic.rotation)
    if not angle:
        return drawing.width, height
    cos, sin = abs(math.cos(angle)), abs(math.sin(angle))
    return drawing.width * cos + height * sin, drawing.width * sin + height * cos


def inline_items(context: Context, drawing: InlineDrawing, x: Pt, y: Pt) -> list[Item]:
    """A drawing in the line whose box of `inline_size` has its top left corner at (x, y)."""
    width, height = inline_size(context, drawing)
    own = grown_height(context, drawing.graphic, drawing.width, drawing.height)
    left, top = x + (width - drawing.width) / 2, y + (height - own) / 2
    return graphic_items(context, drawing.graphic, left, top, drawing.width, own)


def grown_height(context: Context, graphic: Graphic, width: Pt, height: Pt) -> Pt:
    """The height of a graphic given as `height`: a text box that grows to its text may be higher."""
    if not isinstance(graphic, ShapeGraphic) or not graphic.grow_to_text or not graphic.text or graphic.text_turned:
        return height
    left, top, right, bottom = graphic.insets
    stack = context.stack(graphic.text, max(width - left - right, 1.0))
    return max(height, stack_height(stack) + top + bottom)


def float_box(context: Context, a_float: Float, boxes: PageBoxes) -> Box:
    """Where an anchored drawing stands. `a_float` and `boxes` count from the page's top left corner."""
    anchor = a_float.drawing.anchor
    areas = _Areas(a_float, boxes, a_float.in_cell and anchor.in_cell)
    width = _relative(anchor.width_share, areas.across, anchor.width)
    height = _relative(anchor.height_share, areas.down, anchor.height)
    height = grown_height(context, a_float.drawing.graphic, width, height)
    x = _place(anchor.x, *areas.across(anchor.x.relative_to), width, boxes.odd)
    y = _place(anchor.y, *areas.down(anchor.y.relative_to), height, boxes.odd)
    return Box(x, y, width, height)


class _Areas(NamedTuple):
    """What a coordinate may be relative to, as (start, length)."""

    a_float: Float
    boxes: PageBoxes
    in_cell: bool

    def across(self, name: str) -> tuple[Pt, Pt]:
        page, margin = self.boxes.page, self.boxes.margin
        if self.in_cell and name != "character":
            return self.a_float.x, self.a_float.width
        left, right = (page.x, margin.x - page.x), (margin.right, page.right - margin.right)
        inside, outside = (left, right) if self.boxes.odd else (right, left)
        areas = {
            "page": (page.x, page.width),
            "margin": (margin.x, margin.width),
            "character": (self.a_float.character_x, 0.0),
            "leftMargin": left,
            "rightMargin": right,
            "insideMargin": inside,
            "outsideMargin": outside,
        }
        return areas.get(name, (self.a_float.x, self.a_float.width))

    def down(self, name: str) -> tuple[Pt, Pt]:
        page, margin = self.boxes.page, self.boxes.margin
        areas = {
            "page": (page.y, page.height),
            "margin": (margin.y, margin.height),
            "line": (self.a_float.line_y, 0.0),
            "topMargin": (page.y, margin.y - page.y),
            "bottomMargin": (margin.bottom, page.bottom - margin.bottom),
            "insideMargin": (page.y, margin.y - page.y),
            "outsideMargin": (margin.bottom, page.bottom - margin.bottom),
        }
        return areas.get(name, (self.a_float.y, 0.0))


def _relative(share: tuple[str, float] | None, area: Callable[[str], tuple[Pt, Pt]], size: Pt) -> Pt:
    """A size given as a share of an area; the plain size without one."""
    length = area(share[0])[1] if share is not None else 0.0
    return length * share[1] if share is not None and length * share[1] > 0 else size


def _place(position: Position, start: Pt, length: Pt, size: Pt, odd: bool) -> Pt:
    """The near edge of something `size` long, held at `position` of an area."""
    align = position.align
    if align == "inside":
        align = "left" if odd else "right"
    elif align == "outside":
        align = "right" if odd else "left"
    if not align:
        return start + position.offset
    if align == "center":
        return start + (length - size) / 2
    return start + length - size if align in ("right", "bottom") else start


def obstacle(anchor: Anchor, box: Box) -> Obstacle | None:
    """What text keeps out of, for a drawing standing in `box`; None where text runs over or under it."""
    if anchor.wrap == "none":
        return None
    left, top, right, bottom = anchor.distances
    whole_width = anchor.wrap == "topAndBottom"
    area = Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)
    return Obstacle(area, anchor.side, whole_width)


def in_painting_order(floats: Iterable[Float]) -> tuple[list[Float], list[Float]]:
    """The floats that lie behind the text and those before it, each from the lowest to the topmost."""
    ordered = sorted(floats, key=lambda a_float: a_float.drawing.anchor.order)
    behind = [a_float for a_float in ordered if a_float.drawing.anchor.behind]
    return behind, [a_float for a_float in ordered if not a_float.drawing.anchor.behind]


# --- items -----------------------------------------------------------------------------------------------


def float_items(context: Context, drawing: AnchoredDrawing, box: Box) -> list[Item]:
    """An anchored drawing that stands in `box`."""
    context.paragraph = None
    return graphic_items(context, drawing.graphic, *box)


def graphic_items(context: Context, graphic: Graphic, x: Pt, y: Pt, width: Pt, height: Pt) -> list[Item]:
    """A graphic in the box (x, y, width, height) of the page, in painting order."""
    box = Box(x, y, width, height)
    if isinstance(graphic, PictureGraphic):
        items: list[Item] = [_picture_item(graphic, box)]
    elif isinstance(graphic, ShapeGraphic):
        items = _shape_items(context, graphic, box)
    else:
        items = _group_items(context, graphic, box)
    return _rotated(items, graphic.rotation, box) if graphic.rotation % 360 else items


def _picture_item(graphic: PictureGraphic, box: Box) -> Item:
    if graphic.art:
        return Art(*box, graphic.art, graphic.crop, graphic.alt)
    return Picture(*box, graphic.image, graphic.crop, graphic.alt)


def _rotated(items: Sequence[Item], degrees: float, box: Box) -> list[Item]:
    """Items turned clockwise about the middle of their box."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return [Group((cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y), tuple(items))]


def _group_items(context: Context, group: GroupGraphic, box: Box) -> list[Item]:
    items: list[Item] = []
    for graphic, x, y, width, height in group.members:
        items.extend(graphic_items(context, graphic, box.x + x, box.y + y, width, height))
    return items


def _shape_items(context: Context, shape: ShapeGraphic, box: Box) -> list[Item]:
    if shape.lettering is not None:
        return [*lettering_items(context, shape.lettering, shape.fill or "000000", box)]
    items: list[Item] = []
    for outline in _outlines(context, shape, box):
        if not outline.path:
            continue
        path = shifted_path(outline.path, box.x, box.y)
        if shape.fill is not None and outline.filled:
            items.append(Fill(path, shape.fill))
        if shape.pen is not None:
            items.extend(pen_items(shape.pen, path))
    if shape.text:
        items.extend(_text_items(context, shape, box))
    return items


def _outlines(context: Context, shape: ShapeGraphic, box: Box) -> Outlines:
    width, height = box.width, box.height
    if shape.preset == "custom":
        outlines: Outlines | None = custom_outline(shape.path, width, height)
    else:
        outlines = preset_outlines(shape.preset, width, height, shape.adjust)
    if outlines is None:
        context.warn(
            "layout.unknown-shape",
            msg("chưa vẽ được hình “{preset}”, chỉ vẽ khung của nó", preset=shape.preset),
            key=shape.preset,
            hint=msg("thay bằng hình chữ nhật, đường thẳng hoặc một tấm ảnh"),
        )
        outlines = (Outline(polygon((0, 0), (width, 0), (width, height), (0, height))),)
    return _flipped(outlines, shape, box)


def _flipped(outlines: Outlines, shape: ShapeGraphic, box: Box) -> Outlines:
    if not (shape.flip_horizontal or shape.flip_vertical):
        return outlines

    def flip(x: Pt, y: Pt) -> tuple[Pt, Pt]:
        return box.width - x if shape.flip_horizontal else x, box.height - y if shape.flip_vertical else y

    return tuple(outline._replace(path=map_path(outline.path, flip)) for outline in outlines)


# --- pens ------------------------------------------------------------------------------------------------


def pen_items(pen: Pen, path: Path) -> list[Item]:
    """`path` drawn with `pen`, arrow heads included (on open paths)."""
    dash = tuple(length * pen.width for length in DASHES.get(pen.dash, ()))
    closed = isinstance(path[-1], Close)
    if closed or (pen.head == "none" and pen.tail == "none"):
        return [Stroke(path, pen.width, pen.color, dash)]
    reach = HEAD_REACH * max(pen.width, HEAD_LEAST_WIDTH)
    items: list[Item] = []
    if pen.head != "none":
        tip, back = _end_direction(path[0], path[1])
        items.extend(_arrow_head(pen, pen.head, tip, back, reach))
        path = _shortened(path, 0, tip, back, pen.head, reach)
    if pen.tail != "none":
        tip, back = _end_direction(path[-1], path[-2])
        items.extend(_arrow_head(pen, pen.tail, tip, back, reach))
        path = _shortened(path, len(path) - 1, tip, back, pen.tail, reach)
    return [Stroke(path, pen.width, pen.color, dash), *items]


def _point(step: PathStep) -> tuple[Pt, Pt]:
    if isinstance(step, Curve):
        return step.x3, step.y3
    assert not isinstance(step, Close)
    return step.x, step.y


def _end_direction(end: PathStep, neighbour: PathStep) -> tuple[tuple[Pt, Pt], tuple[float, float]]:
    """The point at the end of a path and the unit vector from it back along the path."""
    tip = _point(end)
    if isinstance(end, Curve):
        towards = (end.x2, end.y2)
    elif isinstance(neighbour, Curve):
        towards = (neighbour.x1, neighbour.y1)
    else:
        towards = _point(neighbour)
    length = math.hypot(towards[0] - tip[0], towards[1] - tip[1]) or 1.0
    return tip, ((towards[0] - tip[0]) / length, (towards[1] - tip[1]) / length)


def _shortened(path: Path, index: int, tip: tuple[Pt, Pt], back: tuple[float, float], kind: str, reach: Pt) -> Path:
    """`path` drawn back under a solid head, so that its blunt end does not show at the tip."""
    if kind not in ("triangle", "stealth") or isinstance(path[index], Curve):
        return path
    x, y = tip[0] + back[0] * reach / 2, tip[1] + back[1] * reach / 2
    step: PathStep = Move(x, y) if isinstance(path[index], Move) else Line(x, y)
    return (*path[:index], step, *path[index + 1 :])


def _arrow_head(pen: Pen, kind: str, tip: tuple[Pt, Pt], back: tuple[float, float], reach: Pt) -> list[Item]:
    """One arrow head (ECMA-376 20.1.10.33), `reach` long and wide."""
    half = reach / 2

    def at(along: float, aside: float) -> tuple[Pt, Pt]:
        return tip[0] + back[0] * along - back[1] * aside, tip[1] + back[1] * along + back[0] * aside

    if kind == "arrow":
        return [Stroke(polyline(at(reach, half), tip, at(reach, -half)), pen.width, pen.color)]
    if kind == "oval":
        return [Fill(ellipse(tip[0] - half, tip[1] - half, reach, reach), pen.color)]
    if kind == "diamond":
        return [Fill(polygon(at(-half, 0), at(0, half), at(half, 0), at(0, -half)), pen.color)]
    if kind == "stealth":
        return [Fill(polygon(tip, at(reach, half), at(reach * 0.65, 0), at(reach, -half)), pen.color)]
    return [Fill(polygon(tip, at(reach, half), at(reach, -half)), pen.color)]


# --- text boxes ------------------------------------------------------------------------------------------


def _text_items(context: Context, shape: ShapeGraphic, box: Box) -> list[Item]:
    """The text of a shape inside its insets; what does not fit is cut off, as in Word."""
    if shape.text_turned:
        upright = _turned(box)
        text = _text_items(context, shape._replace(text_turned=0, insets=_turned_insets(shape)), upright)
        return _rotated(text, 90 * shape.text_turned, upright)
    left, top, right, bottom = shape.insets
    room = Box(box.x + left, box.y + top, max(box.width - left - right, 1.0), max(box.height - top - bottom, 0.0))
    stack = context.stack_of_each_page(shape.text, room.width)  # a box in a header stands on each of them
    height = stack_height(stack)
    slack = room.height - height
    share = {"top": 0.0, "center": 0.5, "bottom": 1.0}[shape.text_anchor]
    inside = room._replace(y=room.y + max(slack, 0.0) * share, height=height)
    if slack >= 0 or _fits(stack, room.height + bottom):
        return stack_items(context, stack, inside)
    context.warn(
        "layout.text-box-overflow",
        msg("chữ trong hộp văn bản dài hơn hộp, phần thừa bị cắt"),
        key=str(id(shape)),
        hint=msg("kéo cao hộp văn bản hoặc rút bớt chữ"),
    )
    seen = [fragment for fragment, top in placed(stack) if room.y + top <= box.bottom]
    items = tuple(stack_items(context, seen, inside))
    return [Group(IDENTITY, items, (box.x, box.y, box.width, box.height))]


def _turned(box: Box) -> Box:
    """A box about the same middle, its sides exchanged."""
    half = (box.width - box.height) / 2
    return Box(box.x + half, box.y - half, box.height, box.width)


def _turned_insets(shape: ShapeGraphic) -> tuple[Pt, Pt, Pt, Pt]:
    """The insets as the turned text meets them."""
    left, top, right, bottom = shape.insets
    return (top, right, bottom, left) if shape.text_turned > 0 else (bottom, left, top, right)


def _fits(stack: Sequence[Fragment], room: Pt) -> bool:
    """Whether what overruns is only the space after the last paragraph or a bottom inset."""
    return not stack or stack_height(stack) - stack[-1].gap_below <= room


def stack_items(context: Context, stack: Sequence[Fragment], box: Box) -> list[Item]:
    """A stack drawn into `box` together with the drawings anchored in it, which take `box` for page and margins."""
    boxes = PageBoxes(box, box, box)
    behind, before = in_painting_order(stack_floats(stack, box.x, box.y))
    items: list[Item] = []
    for a_float in behind:
        items.extend(float_items(context, a_float.drawing, float_box(context, a_float, boxes)))
    draw_stack(stack, box.x, box.y, items)
    for a_float in before:
        items.extend(float_items(context, a_float.drawing, float_box(context, a_float, boxes)))
    return items
