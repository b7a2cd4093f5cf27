"""A paragraph becomes strips: collect, shape, break, place.

In: a `Paragraph` and the width of its column. Out: one strip a line, bound together as widow control and the
"keep" properties ask. Gaps between paragraphs are the stack's business (`flow.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from ..pages import Heading, Item
from ..units import Pt
from ..word.blocks import AnchoredDrawing, Bookmark, Label, NoteReference, Paragraph, TabStop
from .boxes import BreakBefore, Float, Fragment, Obstacle, Strip
from .collect import atoms_of, plain_text
from .context import Context
from .edges import add_edges
from .heights import Metrics, least_height, line_metrics
from .line import Line, Room, Ruler, align_on_decimal, fill_line, first_word_width, whole_line
from .near import near_text
from .obstacles import free_rooms
from .place import Setting, place_line
from .shape import Atom, Kind

_KIND = itemgetter(0)
LEAST_ROOM: Pt = 23 / 20
"""What LibreOffice leaves a line whose indents take the whole width of a cell (MINLAY)."""

_BREAKS: dict[str, BreakBefore] = {"page": "page", "column": "column"}


class Neighbours(NamedTuple):
    """The paragraphs above and below in the same stack, None where there is none (or a table)."""

    above: Paragraph | None = None
    below: Paragraph | None = None


class Surroundings(NamedTuple):
    """What stands beside a paragraph: obstacles, from its top left corner in the column, and the room down to the
    end of the column, below which they do not matter (pt)."""

    obstacles: Sequence[Obstacle] = ()
    room: Pt = 0.0


ALONE = Neighbours()
FREE = Surroundings()


def lay_out_paragraph(
    context: Context,
    paragraph: Paragraph,
    width: Pt,
    *,
    neighbours: Neighbours = ALONE,
    surroundings: Surroundings = FREE,
    in_cell: bool = False,
) -> list[Fragment]:
    """The strips of a paragraph in a column `width` pt wide; the gap above is the style's own space before."""
    context.paragraph = paragraph
    atoms = atoms_of(context, paragraph)
    line = None if surroundings.obstacles else one_line(context, paragraph, atoms, width, in_cell=in_cell)
    if line is not None:
        return [_strip_of(paragraph, line)]
    rows = _break(context, paragraph, atoms, width, surroundings)
    if in_cell and paragraph.style.tabs and paragraph.style.align in ("left", "justify"):
        ruler = _ruler(context, paragraph, width - paragraph.style.indent_right, width)
        for row in rows:
            align_on_decimal(atoms, row.lines[0], ruler)
    return _Placer(context, paragraph, atoms, width, neighbours, in_cell).strips(rows)


class OneLine(NamedTuple):
    """A paragraph that is one line of text: its metrics, and its items from its own corner."""

    metrics: Metrics
    items: tuple[Item, ...]


def one_line(context: Context, paragraph: Paragraph, atoms: list[Atom], width: Pt, *, in_cell: bool) -> OneLine | None:
    """A paragraph of text that fits on its line and has nothing around it: what most paragraphs of a table or a
    letterhead are. None for all else, which goes the long way; so could these, to the same result."""
    style = paragraph.style
    bare = style.borders is None and style.shading is None and style.outline_level is None
    if not atoms or not bare or paragraph.label is not None or (in_cell and style.tabs) or style.align == "distribute":
        return None
    right = max(width - style.indent_right, LEAST_ROOM)
    line = whole_line(atoms, Room(min(style.indent_left + style.first_line, right - LEAST_ROOM), right))
    if line is None:
        return None
    metrics = line_metrics(context, paragraph, atoms, 0, line.end)
    slack = max(right - line.natural_right, 0.0)
    shift = slack / 2 if style.align == "center" else slack if style.align == "right" else 0.0
    items = place_line(context, line, atoms, Setting(metrics.baseline, shift, 0.0, paragraph.number))
    return OneLine(metrics, tuple(items))


def _strip_of(paragraph: Paragraph, line: OneLine) -> Strip:
    style = paragraph.style
    return Strip(
        height=line.metrics.height,
        gap_above=style.space_before,
        gap_at_top=style.space_before,
        gap_below=style.space_after,
        keep_next=style.keep_next,
        break_before="page" if style.page_break_before else "",
        paragraph=paragraph.number,
        hanging=line.metrics.hanging,
        items=line.items,
    )


# --- break: atoms into lines -------------------------------------------------------------------------------


class Row(NamedTuple):
    """What stands on one baseline: one line, or several where text goes on beyond a drawing. `top` counts from the
    paragraph's top where obstacles push lines down, else it is 0."""

    lines: list[Line]
    top: Pt

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def ending(self) -> str:
        return self.lines[-1].ending


def _break(
    context: Context, paragraph: Paragraph, atoms: list[Atom], width: Pt, surroundings: Surroundings
) -> list[Row]:
    style = paragraph.style
    right = max(width - style.indent_right, LEAST_ROOM)
    ruler = _ruler(context, paragraph, right, width)._replace(text=_begin_of_text(paragraph.label, atoms))
    begin = style.indent_left + style.first_line
    room = Room(min(begin + _label_shift(context, paragraph.label), right - LEAST_ROOM), right)
    following = Room(style.indent_left if style.indent_left < right else room.left, right)
    rows: list[Row] = []
    start, y = 0, 0.0
    while not rows or rows[-1].ending != "end":
        rooms = [room]
        height = least_height(context, paragraph, atoms, start) if surroundings.obstacles else 0.0
        if surroundings.obstacles and y + height <= surroundings.room:
            rooms, y = free_rooms(surroundings.obstacles, room, y, height)
        row = Row(_fill_row(atoms, start, rooms, ruler), y)
        rows.append(row)
        if surroundings.obstacles:
            y += line_metrics(context, paragraph, atoms, row.start, row.end).height
        if not start and 0 < ruler.text == len(atoms) and _label_fills(row.lines[-1], ruler, begin):
            row.lines[-1].ending = "wrap"
        start, room = row.end, following
    return rows


def _begin_of_text(label: Label | None, atoms: Sequence[Atom]) -> int:
    """The atom behind a label's tab and the marks that follow; 0 where there is none or no text begins there. A label
    is no part of the text, so there is nothing on its line that the first word could be parted from."""
    if label is None or not label.text or label.suffix != "tab":
        return 0
    begin = next(index for index, atom in enumerate(atoms) if atom.kind is Kind.TAB) + 1
    while begin < len(atoms) and atoms[begin].kind is Kind.MARK:
        begin += 1
    return begin if begin == len(atoms) or atoms[begin].kind is Kind.TEXT else 0


def _label_fills(line: Line, ruler: Ruler, begin: Pt) -> bool:
    """Does the tab behind a label run past the line's end, so that the (empty) text is a line of its own? Not before
    mode 15; where the label alone does, LibreOffice says so only if that had no room at all or does not hang."""
    label, text = line.segments[0], line.segments[-1]
    right = line.room.right
    if ruler.beyond:
        return False
    if label.x + label.width > right:
        return begin >= min(right, ruler.left)
    return text is label or text.x >= right


def _fill_row(atoms: list[Atom], start: int, rooms: Sequence[Room], ruler: Ruler) -> list[Line]:
    """One line, or one in each room that the next word fits into (in the last one it is cut if it must)."""
    lines: list[Line] = []
    for room in rooms:
        if lines and lines[-1].ending != "wrap":
            break
        last_chance = room is rooms[-1] and not lines
        if len(rooms) == 1 or last_chance or first_word_width(atoms, start) <= room.right - room.left:
            lines.append(fill_line(atoms, start, room, ruler))
            start = lines[-1].end
    return lines


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

    def strips(self, rows: list[Row]) -> list[Fragment]:
        strips = [self._strip(row) for row in rows]
        if len(rows) > 1 or rows[0].top:
            self._push_down(rows, strips)
        self._bind(rows, strips)
        if Kind.MARK in map(_KIND, self.atoms):
            self._mark(rows, strips)
        add_edges(self.paragraph, strips, self.width, above=self.neighbours.above, below=self.neighbours.below)
        first, style = strips[0], self.paragraph.style
        first.gap_at_top = style.space_before
        first.gap_above += style.space_before
        strips[-1].gap_below = style.space_after
        if style.page_break_before:
            first.break_before = "page"
        if style.outline_level is not None:
            self._heading(first)
        return list(strips)

    def _strip(self, row: Row) -> Strip:
        metrics = line_metrics(self.context, self.paragraph, self.atoms, row.start, row.end)
        items: list[Item] = []
        for line in row.lines:
            items.extend(place_line(self.context, line, self.atoms, self._setting(line, metrics.baseline)))
        return Strip(
            height=metrics.height,
            items=tuple(items),
            paragraph=self.paragraph.number,
            hanging=metrics.hanging,
            near_lines=tuple([near for line in row.lines if (near := near_text(self.atoms, line))]),
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

    def _push_down(self, rows: list[Row], strips: list[Strip]) -> None:
        """Beside an obstacle a line may stand lower than the one above ends."""
        bottom = 0.0
        for row, strip in zip(rows, strips, strict=True):
            if row.top > bottom:
                strip.gap_above = strip.gap_at_top = row.top - bottom
            bottom = max(row.top, bottom) + strip.height

    def _bind(self, rows: list[Row], strips: list[Strip]) -> None:
        """Widow control keeps two lines at either end together (ECMA-376 17.3.1.44)."""
        style = self.paragraph.style
        count = len(strips)
        for index, (row, strip) in enumerate(zip(rows[:-1], strips, strict=False)):
            strips[index + 1].break_before = _BREAKS.get(row.ending, "")
            lonely = style.widow_control and index in (0, count - 2)
            strip.keep_next = (lonely or style.keep_lines) and row.ending not in _BREAKS
        strips[-1].keep_next = style.keep_next

    def _mark(self, rows: list[Row], strips: list[Strip]) -> None:
        """Notes, bookmarks and anchored drawings hang from the line that holds their mark."""
        top = 0.0
        for row, strip in zip(rows, strips, strict=True):
            marks = [one.payload for one in self.atoms[row.start : row.end] if one.kind is Kind.MARK]
            strip.notes = tuple(mark for mark in marks if isinstance(mark, NoteReference) and mark.kind == "footnote")
            strip.bookmarks = tuple(mark.name for mark in marks if isinstance(mark, Bookmark))
            top += strip.gap_above  # so far only what obstacles push it down
            if marks:
                strip.floats = tuple(self._row_floats(row, top))
            top += strip.height

    def _row_floats(self, row: Row, top: Pt) -> Iterable[Float]:
        x = row.lines[0].segments[0].x
        for atom in self.atoms[row.start : row.end]:
            if isinstance(atom.payload, AnchoredDrawing):
                yield Float(atom.payload, 0.0, -top, self.width, 0.0, x, self.in_cell)
            x += atom.width + atom.blank_width

    def _heading(self, strip: Strip) -> None:
        level = self.paragraph.style.outline_level
        label = self.paragraph.label.text + " " if self.paragraph.label and self.paragraph.label.text else ""
        title = label + plain_text(self.paragraph)
        if level is not None and title.strip():
            strip.headings = (Heading(level, " ".join(title.split()), 0.0),)
