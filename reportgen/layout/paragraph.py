"""A paragraph becomes strips: collect, shape, break, place.

In: a `Paragraph` and the width of its column. Out: one strip a line, bound together as widow control and the
"keep" properties ask. Gaps between paragraphs are the stack's business (`flow.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from ..pages import Fill, Heading, Item, rectangle
from ..units import Pt
from ..word.blocks import (
    AnchoredDrawing,
    Bookmark,
    Border,
    Break,
    Field,
    Inline,
    InlineDrawing,
    Label,
    NoteNumber,
    NoteReference,
    Paragraph,
    ParagraphStyle,
    PositionedTab,
    Tab,
    TabStop,
    TextSpan,
    TextStyle,
)
from .boxes import BreakBefore, Float, Fragment, Obstacle, Strip
from .breaks import OBJECT, chunk_ends
from .context import Context
from .drawing import inline_size
from .line import Line, Room, Ruler, fill_line
from .obstacles import free_room
from .place import Setting, place_line
from .shape import Atom, Kind, Shape
from .strokes import border_strokes, border_thickness

LONGEST_CHUNK = 100
"""Characters without a break that are measured at once; longer ones are glued from several."""

EXACT_ASCENT = 0.8
"""Where the baseline sits in a line of an exact height: LibreOffice 7.4, Word within a point."""


class Neighbours(NamedTuple):
    """The paragraphs above and below in the same stack, None where there is none (or a table)."""

    above: Paragraph | None = None
    below: Paragraph | None = None


ALONE = Neighbours()


def lay_out_paragraph(
    context: Context,
    paragraph: Paragraph,
    width: Pt,
    *,
    neighbours: Neighbours = ALONE,
    obstacles: Sequence[Obstacle] = (),
    in_cell: bool = False,
) -> list[Fragment]:
    """The strips of a paragraph in a column `width` pt wide. `obstacles` count from the paragraph's top left corner
    in that column; the gap above is the style's own space before."""
    parts = _collect(context, paragraph)
    atoms = _shape(context, parts)
    lines = _break(context, paragraph, atoms, width, obstacles)
    return _Placer(context, paragraph, atoms, width, neighbours, in_cell).strips(lines)


# --- collect: what stands in the paragraph, in order ------------------------------------------------------


class _Part(NamedTuple):
    """A stretch of the paragraph in one style. A mark has no text; what is not text stands for one character."""

    kind: Kind
    text: str
    style: TextStyle
    payload: object = ""


def _collect(context: Context, paragraph: Paragraph) -> list[_Part]:
    parts = list(_label_parts(paragraph.label)) if paragraph.label is not None else []
    inlines = paragraph.inlines
    if has_trailing_break(paragraph):
        inlines = inlines[:-1]
    parts.extend(_part(context, inline, paragraph.mark) for inline in inlines)
    return parts


def has_trailing_break(paragraph: Paragraph) -> bool:
    """A page or column break at the very end belongs to what follows: no empty line comes after it."""
    last = paragraph.inlines[-1] if paragraph.inlines else None
    return isinstance(last, Break) and last.kind != "line"


def _label_parts(label: Label) -> Iterable[_Part]:
    if label.text:
        yield _Part(Kind.TEXT, label.text.replace(" ", "\u00a0"), label.style)
    if label.suffix == "tab":
        yield _Part(Kind.TAB, "\t", label.style, Tab(label.style))
    elif label.suffix == "space":
        yield _Part(Kind.TEXT, "\u00a0", label.style)


def _part(context: Context, inline: Inline, mark: TextStyle) -> _Part:
    match inline:
        case TextSpan(text, style, link):
            return _Part(Kind.TEXT, text, style, link)
        case Tab() | PositionedTab():
            return _Part(Kind.TAB, "\t", inline.style, inline)
        case Break():
            return _Part(Kind.BREAK, "\n", inline.style, inline)
        case Field():
            return _Part(Kind.TEXT, context.field_text(inline), inline.style)
        case NoteReference():
            return _Part(Kind.TEXT, context.note_mark(inline), inline.style, inline)
        case NoteNumber():
            return _Part(Kind.TEXT, context.values.note_mark, inline.style)
        case InlineDrawing():
            return _Part(Kind.OBJECT, OBJECT, inline.style, inline)
        case Bookmark() | AnchoredDrawing():
            return _Part(Kind.MARK, "", mark, inline)


# --- shape: text measured, cut where a line may end --------------------------------------------------------


def _shape(context: Context, parts: list[_Part]) -> list[Atom]:
    ends = chunk_ends("".join(part.text for part in parts))
    atoms: list[Atom] = []
    position, cut = 0, 0
    for part in parts:
        stop = position + len(part.text)
        if part.kind is Kind.TEXT:
            _shape_text(context, part, position, ends, cut, atoms)
        else:
            atoms.append(_single_atom(context, part))
        position = stop
        while cut < len(ends) and ends[cut] <= position:
            cut += 1
    return atoms


def _shape_text(context: Context, part: _Part, start: int, ends: list[int], cut: int, atoms: list[Atom]) -> None:
    shaper, style, text = context.shaper, part.style, part.text
    position, first = 0, len(atoms)
    while position < len(text):
        end = ends[cut] - start
        may_break = end <= len(text)
        end = min(end, len(text))
        cut += 1
        while end - position > LONGEST_CHUNK:
            atoms.extend(shaper.atoms(text[position : position + LONGEST_CHUNK], style, may_break=False))
            position += LONGEST_CHUNK
        atoms.extend(shaper.atoms(text[position:end], style, may_break=may_break))
        position = end
    if isinstance(part.payload, NoteReference):
        atoms.append(Atom(Kind.MARK, "", 0.0, context.shaper.shape(style), False, payload=part.payload))
    elif part.payload:
        atoms[first:] = [atom._replace(payload=part.payload) for atom in atoms[first:]]


def _single_atom(context: Context, part: _Part) -> Atom:
    width = 0.0
    if isinstance(part.payload, InlineDrawing):
        width = inline_size(context, part.payload)[0]
    shape = context.shaper.shape(part.style)
    return Atom(part.kind, part.text, width, shape, part.kind is not Kind.MARK, payload=part.payload)


# --- break: atoms into lines -------------------------------------------------------------------------------


def _break(
    context: Context, paragraph: Paragraph, atoms: list[Atom], width: Pt, obstacles: Sequence[Obstacle]
) -> list[Line]:
    style = paragraph.style
    right = max(width - style.indent_right, style.indent_left + 1.0)
    ruler = _ruler(context, paragraph, right, width)
    room = Room(style.indent_left + style.first_line + _label_shift(context, paragraph.label), right)
    following = Room(style.indent_left, right)
    lines: list[Line] = []
    start, y = 0, 0.0
    while True:
        if obstacles:
            height = _least_height(context, paragraph, atoms, start)
            room, y = free_room(obstacles, room, y, height)
        line = fill_line(atoms, start, room, ruler)
        line.top = y
        lines.append(line)
        start = line.end
        if line.ending == "end" or (start >= len(atoms) and line.ending == "wrap"):
            return lines
        if obstacles:
            y += _metrics(context, paragraph, atoms, line).height
        room = following


def _ruler(context: Context, paragraph: Paragraph, right: Pt, width: Pt) -> Ruler:
    style = paragraph.style
    stops = style.tabs
    if paragraph.label is not None and paragraph.label.tab_to is not None:
        stops = tuple(sorted([*stops, TabStop(paragraph.label.tab_to)]))
    hanging = style.indent_left if style.first_line < 0 else None
    settings = context.document.settings
    beyond = settings.compatibility_mode < 15
    return Ruler(stops, settings.default_tab, style.indent_left, right, width, hanging, beyond)


def _label_shift(context: Context, label: Label | None) -> Pt:
    """A label aligned right ends where the first line begins; a centred one lies about that place."""
    if label is None or label.align == "left":
        return 0.0
    width = context.shaper.shape(label.style).width(label.text)
    return -width if label.align == "right" else -width / 2


def _least_height(context: Context, paragraph: Paragraph, atoms: list[Atom], start: int) -> Pt:
    shape = atoms[start].shape if start < len(atoms) else context.shaper.shape(paragraph.mark)
    return _ruled(paragraph.style, shape.ascent, shape.descent, first=False).height


class _Metrics(NamedTuple):
    """A line's height and where its baseline lies in it."""

    height: Pt
    baseline: Pt
    hanging: Pt = 0.0


def _metrics(context: Context, paragraph: Paragraph, atoms: list[Atom], line: Line) -> _Metrics:
    extent = _extent_of(context, atoms, line)
    if extent is None:
        shape = context.shaper.shape(paragraph.mark)
        extent = shape.ascent, shape.descent
    return _ruled(paragraph.style, *extent, first=line.start == 0)


def _extent_of(context: Context, atoms: list[Atom], line: Line) -> tuple[Pt, Pt] | None:
    """Ascent and descent of a line; None without anything that has a height. Tabs and blanks count only where
    nothing else stands in the line (as in Word and LibreOffice)."""
    seen: dict[Shape, None] = {}
    blank: Shape | None = None
    boxes: list[tuple[Pt, Pt]] = []
    for index in range(line.start, line.end):
        atom = atoms[index]
        if atom.kind is Kind.TEXT and atom.width:
            seen[atom.shape] = None
        elif atom.kind is Kind.OBJECT:
            boxes.append(_object_extent(context, atom))
        elif atom.kind is not Kind.MARK:
            blank = blank or atom.shape
    boxes.extend((shape.ascent, shape.descent) for shape in seen)
    if not boxes:
        return (blank.ascent, blank.descent) if blank is not None else None
    return max(above for above, _ in boxes), max(below for _, below in boxes)


def _object_extent(context: Context, atom: Atom) -> tuple[Pt, Pt]:
    assert isinstance(atom.payload, InlineDrawing)
    raised = atom.payload.style.position
    return inline_size(context, atom.payload)[1] + raised, -raised


def in_twips(length: Pt) -> Pt:
    """`length` as a whole number of twips: so Word and LibreOffice measure lines, and forty of them add up."""
    return round(length * 20) / 20


def whole_twips(length: Pt) -> Pt:
    """`length` without the part of a twip."""
    return floor(length * 20 + 1e-6) / 20


def _ruled(style: ParagraphStyle, ascent: Pt, descent: Pt, *, first: bool) -> _Metrics:
    """The line rule applied (ECMA-376 17.3.1.33). Room beyond single spacing goes below the text for a ratio,
    above it for "atLeast"; what a ratio below 1 takes, it takes from above."""
    natural = in_twips(ascent + descent)
    rule, value = style.line_spacing
    if rule == "exact":
        height = max(value, 0.0)
        return _Metrics(height, height * EXACT_ASCENT)
    if rule == "atLeast":
        height = max(value, natural)
        return _Metrics(height, height - descent)
    if value >= 1.0:
        height = whole_twips(natural * value)
        return _Metrics(height, ascent, height - natural)
    value = max(value, 0.06)
    return _Metrics(natural * value, ascent * value if first else ascent - natural * (1 - value))


# --- place: lines into strips ------------------------------------------------------------------------------


@dataclass(slots=True)
class _Placer:
    """Makes the strips of one paragraph."""

    context: Context
    paragraph: Paragraph
    atoms: list[Atom]
    width: Pt
    neighbours: Neighbours
    in_cell: bool

    def strips(self, lines: list[Line]) -> list[Fragment]:
        strips = [self._strip(line) for line in lines]
        self._shift_for_obstacles(lines, strips)
        self._breaks(lines, strips)
        self._bind(strips)
        self._floats(lines, strips)
        self._frame(strips)
        first, style = strips[0], self.paragraph.style
        first.gap_at_top = style.space_before
        first.gap_above += style.space_before
        strips[-1].gap_below = style.space_after
        if style.page_break_before:
            first.break_before = "page"
        if style.outline_level is not None:
            self._heading(first)
        return list(strips)

    def _strip(self, line: Line) -> Strip:
        metrics = _metrics(self.context, self.paragraph, self.atoms, line)
        setting = self._setting(line, metrics.baseline)
        items = place_line(self.context, line, self.atoms, setting)
        marks = [
            self.atoms[index].payload for index in range(line.start, line.end) if self.atoms[index].kind is Kind.MARK
        ]
        return Strip(
            height=metrics.height,
            items=tuple(items),
            notes=tuple(mark for mark in marks if isinstance(mark, NoteReference) and mark.kind == "footnote"),
            bookmarks=tuple(mark.name for mark in marks if isinstance(mark, Bookmark)),
            paragraph=self.paragraph.number,
            hanging=metrics.hanging,
        )

    def _setting(self, line: Line, baseline: Pt) -> Setting:
        align, number = self.paragraph.style.align, self.paragraph.number
        slack = max(line.room.right - line.natural_right, 0.0)
        match align:
            case "right":
                return Setting(baseline, slack, 0.0, number)
            case "center":
                return Setting(baseline, slack / 2, 0.0, number)
            case "justify" | "distribute" if self._stretches(line, align):
                blanks = self._inner_blanks(line)
                return Setting(baseline, 0.0, slack / blanks if blanks else 0.0, number)
        return Setting(baseline, 0.0, 0.0, number)

    def _stretches(self, line: Line, align: str) -> bool:
        if line.ending == "line":
            return "doNotExpandShiftReturn" not in self.context.document.settings.compatibility
        return line.ending == "wrap" or align == "distribute"

    def _inner_blanks(self, line: Line) -> int:
        """The blanks after the last tab, without those that hang at the end."""
        last = line.segments[-1]
        inner = hanging = 0
        for index in range(last.start, last.end):
            atom = self.atoms[index]
            if atom.width:
                inner += hanging + atom.text.count(" ") - atom.blanks
                hanging = atom.blanks
            else:
                hanging += atom.blanks
        return inner

    def _shift_for_obstacles(self, lines: list[Line], strips: list[Strip]) -> None:
        """Beside an obstacle a line may stand lower than the one above ends."""
        bottom = 0.0
        for line, strip in zip(lines, strips, strict=True):
            if line.top > bottom:
                strip.gap_above = strip.gap_at_top = line.top - bottom
            bottom = max(line.top, bottom) + strip.height

    def _breaks(self, lines: list[Line], strips: list[Strip]) -> None:
        for line, below in zip(lines, strips[1:], strict=False):
            if line.ending in ("page", "column"):
                below.break_before = _BREAKS[line.ending]

    def _bind(self, strips: list[Strip]) -> None:
        """Widow control keeps two lines at either end together (ECMA-376 17.3.1.44)."""
        style = self.paragraph.style
        count = len(strips)
        for index, strip in enumerate(strips[:-1]):
            lonely = style.widow_control and index in (0, count - 2)
            strip.keep_next = (lonely or style.keep_lines) and not strips[index + 1].break_before
        strips[-1].keep_next = style.keep_next

    def _floats(self, lines: list[Line], strips: list[Strip]) -> None:
        top = 0.0
        for line, strip in zip(lines, strips, strict=True):
            top += strip.gap_above  # so far only what obstacles push it down
            if any(self.atoms[index].kind is Kind.MARK for index in range(line.start, line.end)):
                strip.floats = tuple(self._line_floats(line, top))
            top += strip.height

    def _line_floats(self, line: Line, top: Pt) -> Iterable[Float]:
        x = line.segments[0].x
        for index in range(line.start, line.end):
            atom = self.atoms[index]
            if isinstance(atom.payload, AnchoredDrawing):
                yield Float(atom.payload, 0.0, -top, self.width, 0.0, x, self.in_cell)
            x += atom.width + atom.blank_width

    def _heading(self, strip: Strip) -> None:
        level = self.paragraph.style.outline_level
        label = self.paragraph.label.text + " " if self.paragraph.label and self.paragraph.label.text else ""
        title = label + plain_text(self.paragraph)
        if level is not None and title.strip():
            strip.headings = (Heading(level, " ".join(title.split()), 0.0),)

    # --- borders and shading ---

    def _frame(self, strips: list[Strip]) -> None:
        style = self.paragraph.style
        if style.borders is None and style.shading is None:
            return
        joined_above = self._joined(self.neighbours.above)
        joined_below = self._joined(self.neighbours.below)
        borders = style.borders
        if borders is not None:
            self._edge(strips[0], borders.between if joined_above else borders.top, top=True)
            if not joined_below:
                self._edge(strips[-1], borders.bottom, top=False)
        if joined_below and self.neighbours.below is not None:
            strips[-1].height += max(style.space_after, self.neighbours.below.style.space_before)
        for strip in strips:
            strip.items = (*self._sides(strip), *strip.items)

    def _joined(self, other: Paragraph | None) -> bool:
        if other is None:
            return False
        mine, its = self.paragraph.style, other.style
        return (
            mine.borders == its.borders
            and mine.borders is not None
            and mine.indent_left == its.indent_left
            and mine.indent_right == its.indent_right
            and mine.first_line == its.first_line
        )

    def _edge(self, strip: Strip, border: Border | None, *, top: bool) -> None:
        """A border above or below, with its distance to the text."""
        if border is None:
            return
        thickness = border_thickness(border)
        depth = border.space + thickness
        left, right = self._extent()
        if top:
            moved = Strip(height=0.0, items=strip.items)
            out: list[Item] = []
            moved.draw(0.0, depth, out)
            strip.items = (*border_strokes(border, left, thickness / 2, right, thickness / 2), *out)
            strip.height += depth
        else:
            y = strip.height + depth - thickness / 2
            strip.items = (*strip.items, *border_strokes(border, left, y, right, y))
            strip.height += depth

    def _extent(self) -> tuple[Pt, Pt]:
        """From the left to the right border: they stand outside the indents by their distance."""
        style = self.paragraph.style
        left = style.indent_left + min(style.first_line, 0.0)
        right = self.width - style.indent_right
        if style.borders is not None:
            if style.borders.left is not None:
                left -= style.borders.left.space + border_thickness(style.borders.left) / 2
            if style.borders.right is not None:
                right += style.borders.right.space + border_thickness(style.borders.right) / 2
        return left, right

    def _sides(self, strip: Strip) -> Iterable[Item]:
        style = self.paragraph.style
        left, right = self._extent()
        if style.shading is not None:
            yield Fill(rectangle(left, 0.0, right - left, strip.height), style.shading)
        if style.borders is not None:
            if style.borders.left is not None:
                yield from border_strokes(style.borders.left, left, 0.0, left, strip.height)
            if style.borders.right is not None:
                yield from border_strokes(style.borders.right, right, 0.0, right, strip.height)


_BREAKS: dict[str, BreakBefore] = {"page": "page", "column": "column"}


def plain_text(paragraph: Paragraph) -> str:
    """The words of a paragraph, for headings and messages."""
    pieces = {Tab: " ", PositionedTab: " ", Break: " "}
    return "".join(
        inline.text if isinstance(inline, TextSpan) else pieces.get(type(inline), "") for inline in paragraph.inlines
    )
