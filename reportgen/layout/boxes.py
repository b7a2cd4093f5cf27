"""What the steps of the layout hand to each other: fragments, which stack downwards and may be cut.

A fragment is a strip of a column: a line of text, a row of a table. Its items' coordinates count from its own
top left corner (x from the column's left edge). Stacking adds gaps and decides pages; drawing shifts the items.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ..pages import Curve as CurveStep
from ..pages import Fill, Group, Heading, Item, Line, Link, Move, Path, Picture, Stroke, Text
from ..units import Pt
from ..word.blocks import AnchoredDrawing, NoteReference


class Fragment(Protocol):
    """A strip that the stack places.

    `height` is its own height. `gap_above` and `gap_below` are the paragraph's spacing on its first and last
    strip (0 elsewhere); the stack takes the larger of two that meet, or what Word's rules say. `keep_next` binds it to
    the strip below; `break_before` is "", "column" or "page". `notes` are the footnotes called in it, `floats`
    the drawings anchored in it (with the x and y they count from).
    """

    @property
    def height(self) -> Pt: ...
    @property
    def gap_above(self) -> Pt: ...
    @property
    def gap_below(self) -> Pt: ...
    @property
    def keep_next(self) -> bool: ...
    @property
    def break_before(self) -> str: ...
    @property
    def notes(self) -> Sequence[NoteReference]: ...
    @property
    def floats(self) -> Sequence[Float]: ...

    def split(self, room: Pt) -> tuple[Fragment, Fragment] | None:
        """The part that fits into `room` and the rest; None when it cannot be cut there."""

    def draw(self, x: Pt, y: Pt, out: list[Item]) -> None:
        """Append its items with its top left corner at (x, y) of the page."""


@dataclass(frozen=True, slots=True)
class Float:
    """A drawing anchored in a fragment: `x`, `y` of the anchor's paragraph within the fragment, and the line's."""

    drawing: AnchoredDrawing
    x: Pt
    y: Pt
    line_y: Pt = 0.0


@dataclass(slots=True)
class Strip:
    """The plain fragment: ready items and a height. Lines of text and simple rows are made of it."""

    height: Pt
    items: tuple[Item, ...] = ()
    gap_above: Pt = 0.0
    gap_below: Pt = 0.0
    keep_next: bool = False
    break_before: str = ""
    notes: tuple[NoteReference, ...] = ()
    floats: tuple[Float, ...] = ()
    headings: tuple[Heading, ...] = field(default=())

    def split(self, room: Pt) -> tuple[Fragment, Fragment] | None:
        """A line is never cut."""
        return None

    def draw(self, x: Pt, y: Pt, out: list[Item]) -> None:
        """Append the items, shifted."""
        out.extend(shifted(item, x, y) for item in self.items)


def shifted_path(path: Path, x: Pt, y: Pt) -> Path:
    """`path` moved by (x, y)."""
    moved: list[Move | Line | CurveStep | object] = []
    for step in path:
        match step:
            case Move(px, py):
                moved.append(Move(px + x, py + y))
            case Line(px, py):
                moved.append(Line(px + x, py + y))
            case CurveStep(x1, y1, x2, y2, x3, y3):
                moved.append(CurveStep(x1 + x, y1 + y, x2 + x, y2 + y, x3 + x, y3 + y))
            case _:
                moved.append(step)
    return tuple(moved)  # type: ignore[arg-type]


def shifted(item: Item, x: Pt, y: Pt) -> Item:
    """`item` moved by (x, y)."""
    match item:
        case Text() | Picture() | Link():
            return item._replace(x=item.x + x, y=item.y + y)
        case Stroke() | Fill():
            return item._replace(path=shifted_path(item.path, x, y))
        case Group(transform=(a, b, c, d, e, f)):
            return item._replace(transform=(a, b, c, d, e + x, f + y))
