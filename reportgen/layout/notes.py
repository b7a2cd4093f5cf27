"""Footnotes and endnotes. In: the notes that the strips of a page call. Out: their stack and the room it takes.

A note is set at the width of the text area and laid out once. The room at the foot of a page is the line that
separates, and the notes below each other; a note that does not fit is cut and goes on on the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..pages import Item, Stroke, segment
from ..units import Pt
from ..word.blocks import Block, NoteReference, Paragraph
from .boxes import Fragment, Strip, draw_stack, stack_height
from .context import Context
from .stacks import Stack

SEPARATOR_LENGTH: Pt = 144.0
SEPARATOR_WIDTH: Pt = 0.5
SEPARATOR_ROOM: Pt = 6.0
"""Above the notes: LibreOffice leaves 0.1 cm on either side of its line, Word a line of its own."""


@dataclass(slots=True)
class NoteArea:
    """The foot of one page: stacks in the order in which their marks stand in the text."""

    context: Context
    width: Pt
    stack: list[Fragment] = field(default_factory=list)

    @property
    def height(self) -> Pt:
        """What the notes take, pt; 0 without notes."""
        return _area_height(self.stack)

    def height_with(self, called: Sequence[NoteReference], last: Sequence[NoteReference]) -> Pt:
        """What they would take together with `called` and at least the beginning of `last`: only the very last of
        these may go on on the next page."""
        stack = [*self.stack, *self._stack_of([*called, *last[:-1]])]
        if last:
            stack.extend(self._stack_of(last[-1:])[:1])
        return _area_height(stack)

    def add(self, notes: Sequence[NoteReference]) -> None:
        self.stack.extend(self._stack_of(notes))

    def _stack_of(self, notes: Sequence[NoteReference]) -> list[Fragment]:
        return [fragment for note in notes for fragment in note_stack(self.context, note, self.width)]

    def cut(self, room: Pt) -> list[Fragment]:
        """Keep what fits into `room` (pt) and hand back the rest."""
        fitting, rest = Stack.of(self.stack).split(max(room - SEPARATOR_ROOM, 0.0))
        self.stack = list(fitting)
        return list(rest)

    def draw(self, x: Pt, bottom: Pt, out: list[Item]) -> None:
        """Draw the notes so that they end at `bottom`."""
        if not self.stack:
            return
        y = bottom - stack_height(self.stack)
        rule = y - SEPARATOR_ROOM / 2
        length = min(SEPARATOR_LENGTH, self.width)
        out.append(Stroke(segment(x, rule, x + length, rule), SEPARATOR_WIDTH))
        draw_stack(self.stack, x, y, out)


def _area_height(stack: Sequence[Fragment]) -> Pt:
    return stack_height(stack) + SEPARATOR_ROOM if stack else 0.0


def note_stack(context: Context, note: NoteReference, width: Pt) -> list[Fragment]:
    """The stack of a note, its number in `context.values` while it is laid out."""
    key = (note.kind, note.id, width)
    if key not in context.note_stacks:
        held = context.values.note_mark
        context.values.note_mark = context.note_mark(note)
        texts = context.document.footnotes if note.kind == "footnote" else context.document.endnotes
        context.note_stacks[key] = context.stack(texts.get(note.id, ()), width)
        context.values.note_mark = held
    return context.note_stacks[key]


def endnote_stack(context: Context, width: Pt) -> list[Fragment]:
    """All endnotes below each other, with a line above them; empty without endnotes."""
    references = [
        inline
        for section in context.document.sections
        for paragraph in paragraphs_of(section.blocks)
        for inline in paragraph.inlines
        if isinstance(inline, NoteReference) and inline.kind == "endnote"
    ]
    if not references:
        return []
    rule = Stroke(segment(0.0, SEPARATOR_ROOM / 2, min(SEPARATOR_LENGTH, width), SEPARATOR_ROOM / 2), SEPARATOR_WIDTH)
    separator = Strip(height=SEPARATOR_ROOM, items=(rule,), keep_next=True)
    return [separator, *(fragment for note in references for fragment in note_stack(context, note, width))]


def paragraphs_of(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Every paragraph, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
