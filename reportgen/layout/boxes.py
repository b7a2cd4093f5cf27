"""What the steps of the layout hand to each other: fragments, which stack downwards and may be cut.

A fragment is a strip of a column: a line of text, a row of a table. Its coordinates count from its own top left
corner (x from the column's left edge, the paragraph's indents inside). A *stack* is a list of fragments whose gaps
are settled between neighbours; the functions at the end of this file measure, cut and draw one. Pages are stacks
too, with more rules (`paginate.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from ..pages import Art, Curve, Fill, Group, Heading, Item, Line, Link, Move, Path, PathStep, Picture, Stroke, Text
from ..units import Pt
from ..word.blocks import AnchoredDrawing, NoteReference

BreakBefore: TypeAlias = Literal["", "column", "page"]

TOLERANCE: Pt = 0.01
"""What a strip may overrun its room by: sums of rounded lengths must not push a line off its page."""


class Box(NamedTuple):
    """A rectangle; where it counts from is said where it is used."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt

    @property
    def right(self) -> Pt:
        return self.x + self.width

    @property
    def bottom(self) -> Pt:
        return self.y + self.height


class PageBoxes(NamedTuple):
    """What an anchor can be relative to, on the page: the sheet, the text area between the margins, the column.
    `odd` tells a right-hand page (for "inside" and "outside")."""

    page: Box
    margin: Box
    column: Box
    odd: bool = True


class Float(NamedTuple):
    """A drawing anchored in a fragment. `x` and `width` are the column (or the cell) of its paragraph, `y` the
    paragraph's top, `line_y` the top of the line it stands in, `character_x` its place in that line; all within
    the fragment. `in_cell`: the paragraph stands in a table cell."""

    drawing: AnchoredDrawing
    x: Pt
    y: Pt
    width: Pt
    line_y: Pt = 0.0
    character_x: Pt = 0.0
    in_cell: bool = False

    def moved(self, x: Pt, y: Pt) -> Float:
        """The same float seen from a fragment whose origin lies (x, y) further up and left."""
        return self._replace(x=self.x + x, y=self.y + y, line_y=self.line_y + y, character_x=self.character_x + x)


class Obstacle(NamedTuple):
    """A box that text keeps out of (its distances included). `side` as `Anchor.side`; `whole_width` for
    topAndBottom: no text beside it at all."""

    box: Box
    side: str = "bothSides"
    whole_width: bool = False


@dataclass(slots=True, kw_only=True)
class Fragment:
    """A strip that a stack places.

    height      its own height, pt
    gap_above   the distance to the strip above, already settled between the two paragraphs
    gap_at_top  what is left of that distance where the strip opens a page after a hard break: its own space before
    gap_below   space after; only the last strip of a stack has one
    keep_next   no page may end between this strip and the next
    break_before  a page or column must begin with it
    notes       footnotes called in it
    floats      drawings anchored in it
    headings    entries of the outline; y within the strip
    bookmarks   names that stand in it
    near_lines  the text of its lines that may end elsewhere in some versions of Word
    repeat_above  strips set again above this one where it opens a page (a table's header rows)
    paragraph   number of its paragraph, -1 for rows
    hanging     the part of its height that may hang over the bottom of a page (what a line spacing adds below);
                below 0, the room that must be left below it there
    room_to_open  what it needs above it at the top of a page (a box that was cut opens again there)
    """

    height: Pt
    gap_above: Pt = 0.0
    gap_at_top: Pt = 0.0
    gap_below: Pt = 0.0
    keep_next: bool = False
    break_before: BreakBefore = ""
    notes: tuple[NoteReference, ...] = ()
    floats: tuple[Float, ...] = ()
    headings: tuple[Heading, ...] = ()
    bookmarks: tuple[str, ...] = ()
    near_lines: tuple[str, ...] = ()
    repeat_above: tuple[Fragment, ...] = ()
    paragraph: int = -1
    hanging: Pt = 0.0
    room_to_open: Pt = 0.0

    def split(self, room: Pt, *, forced: bool = False) -> tuple[Fragment, Fragment] | None:
        """The part that fits into `room` (pt) and the rest; None when it cannot be cut there. A line never can; a row
        that may not be cut is where it opens a page (`forced`)."""
        return None

    def doubtful(self) -> Iterator[str]:
        """Its `near_lines`, and those of what it holds."""
        yield from self.near_lines

    def closed(self, *, above: bool, below: bool) -> Fragment:
        """The strip with what closes its box, or its cells, where a page is cut above or below it."""
        return self

    def draw(self, x: Pt, y: Pt, out: list[Item]) -> None:
        """Append its items with its top left corner at (x, y) of the page. Floats are not drawn here: whoever
        places the fragment asks for `floats`."""


@dataclass(slots=True, kw_only=True)
class Strip(Fragment):
    """The plain fragment: ready items and a height. Lines of text are made of it. `closing_above` and `closing_below`
    close a box that is cut there (nothing where no box goes on); `tail` is what of the box lies in `hanging`, where it
    is not cut."""

    items: tuple[Item, ...] = ()
    tail: tuple[Item, ...] = ()
    closing_above: tuple[Item, ...] = ()
    closing_below: tuple[Item, ...] = ()

    def draw(self, x: Pt, y: Pt, out: list[Item]) -> None:
        for item in self.items:
            out.append(shifted(item, x, y))
        for item in self.tail:
            out.append(shifted(item, x, y))

    def closed(self, *, above: bool, below: bool) -> Strip:
        opening = self.closing_above if above else ()
        closing = self.closing_below if below else ()
        if not opening and not closing:
            return self
        return replace(self, items=(*opening, *self.items, *closing), tail=() if closing else self.tail)


# --- stacks ----------------------------------------------------------------------------------------------


def placed(stack: Iterable[Fragment]) -> Iterator[tuple[Fragment, Pt]]:
    """Each fragment of a stack with the y of its top edge; the first one's space before is kept."""
    y = 0.0
    for fragment in stack:
        y += fragment.gap_above
        yield fragment, y
        y += fragment.height


def stack_height(stack: Sequence[Fragment]) -> Pt:
    """The height of a stack, space before the first and after the last strip included."""
    if not stack:
        return 0.0
    return sum(fragment.gap_above + fragment.height for fragment in stack) + stack[-1].gap_below


def draw_stack(stack: Iterable[Fragment], x: Pt, y: Pt, out: list[Item]) -> None:
    """Append the items of a stack whose top left corner is at (x, y). Floats are not drawn."""
    for fragment, top in placed(stack):
        fragment.draw(x, y + top, out)


def stack_floats(stack: Iterable[Fragment], x: Pt = 0.0, y: Pt = 0.0) -> tuple[Float, ...]:
    """The floats of a stack whose top left corner lies at (x, y) of what holds it."""
    return tuple(a_float.moved(x, y + top) for fragment, top in placed(stack) for a_float in fragment.floats)


# --- moving items ----------------------------------------------------------------------------------------


def shifted_path(path: Path, x: Pt, y: Pt) -> Path:
    """`path` moved by (x, y)."""
    return tuple(_shifted_step(step, x, y) for step in path)


def _shifted_step(step: PathStep, x: Pt, y: Pt) -> PathStep:
    if isinstance(step, Move):
        return Move(step.x + x, step.y + y)
    if isinstance(step, Line):
        return Line(step.x + x, step.y + y)
    if isinstance(step, Curve):
        return Curve(step.x1 + x, step.y1 + y, step.x2 + x, step.y2 + y, step.x3 + x, step.y3 + y)
    return step


def shifted(item: Item, x: Pt, y: Pt) -> Item:
    """`item` moved by (x, y). Text comes first and is rebuilt by hand: it is nine items in ten."""
    if isinstance(item, Text):
        return Text(item[0] + x, item[1] + y, *item[2:])
    if isinstance(item, Stroke | Fill):
        return item._replace(path=shifted_path(item.path, x, y))
    if isinstance(item, Picture | Art | Link):
        return item._replace(x=item.x + x, y=item.y + y)
    assert isinstance(item, Group)
    a, b, c, d, e, f = item.transform
    return item._replace(transform=(a, b, c, d, e + x, f + y))
