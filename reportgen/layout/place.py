"""A filled line becomes items. In: a `Line`, its atoms, its baseline and alignment. Out: items in painting order:
backgrounds, text, strokes, links.

One text item per stretch of one style: blanks are widened by the item's `word_spacing`, not cut apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from ..pages import Fill, Item, Link, Stroke, Text, rectangle, segment
from ..units import Pt
from ..word.blocks import Border, InlineDrawing
from .boxes import Box
from .context import Context
from .drawing import inline_items, inline_size
from .line import Line, Segment
from .shape import SOFT_HYPHEN, Atom, Kind, Shape
from .strokes import border_strokes, border_thickness

_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}

# underlines: the strokes below each other (offset and width in thicknesses), and the dash in thicknesses
_UNDERLINES: dict[str, tuple[tuple[tuple[float, float], ...], tuple[float, ...]]] = {
    "single": (((0, 1),), ()),
    "words": (((0, 1),), ()),
    "thick": (((0.5, 2),), ()),
    "double": (((0, 1), (2, 1)), ()),
    "dotted": (((0, 1),), (1, 1)),
    "dottedHeavy": (((0.5, 2),), (2, 2)),
    "dash": (((0, 1),), (4, 3)),
    "dashedHeavy": (((0.5, 2),), (6, 4)),
    "dashLong": (((0, 1),), (8, 3)),
    "dashLongHeavy": (((0.5, 2),), (12, 4)),
    "dotDash": (((0, 1),), (4, 2, 1, 2)),
    "dashDotHeavy": (((0.5, 2),), (6, 3, 2, 3)),
    "dotDotDash": (((0, 1),), (4, 2, 1, 2, 1, 2)),
    "dashDotDotHeavy": (((0.5, 2),), (6, 3, 2, 3, 2, 3)),
}


@dataclass(slots=True)
class Layers:
    """The items of a line by when they are painted."""

    behind: list[Item] = field(default_factory=list)
    text: list[Item] = field(default_factory=list)
    front: list[Item] = field(default_factory=list)

    def items(self) -> list[Item]:
        return self.behind + self.text + self.front


class Setting(NamedTuple):
    """How a line stands: its baseline within the strip, the shift that aligns it, what each blank after the last
    tab gains, and the number of the paragraph."""

    baseline: Pt
    shift: Pt
    word_spacing: Pt
    source: int


class _Stretch(NamedTuple):
    """Atoms of one shape and one link, side by side, or one atom whose text is `written` otherwise in the file."""

    shape: Shape
    link: str
    text: str
    x: Pt
    width: Pt
    written: str = ""


def place_line(context: Context, line: Line, atoms: list[Atom], setting: Setting) -> list[Item]:
    """The items of a line; y counts from the strip's top."""
    layers = Layers()
    for a_segment in line.segments:
        if a_segment.stop is not None:
            _place_tab(a_segment, setting, layers)
        last = a_segment is line.segments[-1]
        spacing = setting.word_spacing if last else 0.0
        stretches = list(_stretches(context, line, a_segment, atoms, setting, spacing, layers))
        if last and stretches and line.ending == "wrap":
            stretches[-1] = _without_hanging_blanks(stretches[-1], spacing)
        for stretch in stretches:
            _place_text(stretch, setting, spacing, layers)
    return layers.items()


def _without_hanging_blanks(stretch: _Stretch, spacing: Pt) -> _Stretch:
    text = stretch.text.rstrip(" ")
    if stretch.shape.pairs is not None:
        return stretch._replace(text=text, width=stretch.shape.width(text) + spacing * text.count(" "))
    hanging = (stretch.shape.width(" ") + spacing) * (len(stretch.text) - len(text))
    return stretch._replace(text=text, width=stretch.width - hanging)


def _stretches(
    context: Context, line: Line, a_segment: Segment, atoms: list[Atom], setting: Setting, spacing: Pt, layers: Layers
) -> Iterator[_Stretch]:
    x = a_segment.x + setting.shift
    held: list[str] = []
    start, shape, link, written = x, None, "", ""
    for index in range(a_segment.start, a_segment.end):
        atom = atoms[index]
        if atom.kind is Kind.TEXT:
            target, text = _link_and_text(atom, index == line.end - 1) if atom.payload else ("", atom.text)
            if shape is not None and (atom.shape is not shape or target != link or atom.written or written):
                yield _Stretch(shape, link, "".join(held), start, x - start, written)
                held, start = [], x
            if not held:
                start = x
            shape, link, written = atom.shape, target, atom.written
            held.append(text)
            x += atom.width + atom.blank_width + spacing * atom.blanks
            if text is not atom.text and len(text) > len(atom.text):
                x += atom.shape.width("-")
        elif atom.kind is Kind.OBJECT:
            if shape is not None:
                yield _Stretch(shape, link, "".join(held), start, x - start, written)
                held, shape = [], None
            _place_object(context, atom, x, setting, layers)
            x += atom.width
    if shape is not None:
        yield _Stretch(shape, link, "".join(held), start, x - start, written)


def _link_and_text(atom: Atom, ends_line: bool) -> tuple[str, str]:
    """A soft hyphen shows itself where the line ends behind it."""
    if atom.payload == SOFT_HYPHEN:
        return "", atom.text + "-" if ends_line else atom.text
    return str(atom.payload), atom.text


def _place_object(context: Context, atom: Atom, x: Pt, setting: Setting, layers: Layers) -> None:
    drawing = atom.payload
    assert isinstance(drawing, InlineDrawing)
    top = setting.baseline - drawing.style.position - inline_size(context, drawing)[1]
    layers.text.extend(inline_items(context, drawing, x, top))


def _place_text(stretch: _Stretch, setting: Setting, spacing: Pt, layers: Layers) -> None:
    shape, style = stretch.shape, stretch.shape.style
    text = stretch.text.rstrip(" ")
    y = setting.baseline - shape.raised
    if text:
        layers.text.append(
            Text(
                stretch.x, y, text, shape.name, shape.size, style.color, shape.spacing,
                spacing if " " in text else 0.0, shape.scale, setting.source,
                stretch.written.rstrip(" ") or shape.meant * len(text), shape.pairs is not None,
            )
        )  # fmt: skip
    if not shape.plain or stretch.link:
        box = Box(stretch.x, setting.baseline - shape.ascent, stretch.width, shape.ascent + shape.descent)
        _decorate(stretch, box, y, layers)


def _decorate(stretch: _Stretch, box: Box, baseline: Pt, layers: Layers) -> None:
    shape, style = stretch.shape, stretch.shape.style
    if box.width <= 0:
        return
    if style.highlight:
        layers.behind.append(Fill(rectangle(*box), style.highlight))
    if style.underline != "none":
        layers.front.extend(_underline(shape, box.x, box.right, baseline))
    if style.strike or style.double_strike:
        layers.front.extend(_strike(shape, box.x, box.right, baseline, style.double_strike))
    if style.border is not None:
        layers.front.extend(frame(style.border, box))
    if stretch.link:
        layers.front.append(Link(*box, stretch.link))


def frame(border: Border, box: Box) -> Iterator[Item]:
    """One border around a box."""
    half = border_thickness(border) / 2
    left, top, right, bottom = box.x - half, box.y - half, box.right + half, box.bottom + half
    yield from border_strokes(border, left, top, right, top)
    yield from border_strokes(border, left, bottom, right, bottom)
    yield from border_strokes(border, left, top, left, bottom)
    yield from border_strokes(border, right, top, right, bottom)


def _underline(shape: Shape, x1: Pt, x2: Pt, baseline: Pt) -> Iterator[Item]:
    style = shape.style
    size = style.size
    thickness = shape.face.underline_thickness * size
    centre = baseline - shape.face.underline_position * size + thickness / 2
    strokes, dash = _UNDERLINES.get(style.underline, _UNDERLINES["single"])
    color = style.underline_color or style.color
    for offset, width in strokes:
        y = centre + offset * thickness
        yield Stroke(segment(x1, y, x2, y), width * thickness, color, tuple(length * thickness for length in dash))


def _strike(shape: Shape, x1: Pt, x2: Pt, baseline: Pt, double: bool) -> Iterator[Item]:
    thickness = shape.face.strike_thickness * shape.size
    centre = baseline - shape.face.strike_position * shape.size + thickness / 2
    for offset in (-1, 1) if double else (0,):
        y = centre + offset * thickness
        yield Stroke(segment(x1, y, x2, y), thickness, shape.style.color)


def _place_tab(a_segment: Segment, setting: Setting, layers: Layers) -> None:
    """What fills the gap that a tab leaves: its leader, its underline, its background."""
    assert a_segment.tab is not None
    assert a_segment.stop is not None
    shape = a_segment.tab.shape
    start, end = a_segment.tab_from + setting.shift, a_segment.x + setting.shift
    if end <= start:
        return
    letter = _LEADERS.get(a_segment.stop.leader)
    if letter:
        width = shape.width(letter)
        count = int((end - start + 0.01) / width) if width > 0 else 0
        x, spacing = end - count * width, shape.spacing
        if count and letter == "_":  # a rule from edge to edge: its letters overlap a little
            count = ceil((end - start) / width)
            x, spacing = start, spacing + (end - start) / count - width
        if count:
            style = shape.style
            layers.text.append(
                Text(x, setting.baseline, letter * count, shape.name, shape.size, style.color, spacing,
                     0.0, shape.scale, setting.source)
            )  # fmt: skip
    if not shape.plain:
        box = Box(start, setting.baseline - shape.ascent, end - start, shape.ascent + shape.descent)
        if shape.style.underline != "words":
            _decorate(_Stretch(shape, "", "", start, end - start), box, setting.baseline, layers)
