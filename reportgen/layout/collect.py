"""What stands in a paragraph, measured. In: a `Paragraph`. Out: atoms, cut where a line may end.

Collect: the label and the inlines in order, fields computed. Shape: their text cut into chunks and measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..word.blocks import (
    AnchoredDrawing,
    Bookmark,
    Break,
    Field,
    Inline,
    InlineDrawing,
    Label,
    NoteNumber,
    NoteReference,
    Paragraph,
    PositionedTab,
    Tab,
    TextSpan,
    TextStyle,
)
from .breaks import OBJECT, chunk_ends
from .context import Context
from .drawing import inline_size
from .shape import Atom, Kind

LONGEST_CHUNK = 100
"""Characters without a break that are measured at once; longer ones are glued from several."""


def atoms_of(context: Context, paragraph: Paragraph) -> list[Atom]:
    """The atoms of a paragraph, its label first."""
    return _shape(context, _collect(context, paragraph))


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


def plain_text(paragraph: Paragraph) -> str:
    """The words of a paragraph, for headings and messages."""
    pieces = {Tab: " ", PositionedTab: " ", Break: " "}
    return "".join(
        inline.text if isinstance(inline, TextSpan) else pieces.get(type(inline), "") for inline in paragraph.inlines
    )
