"""What stands in a paragraph, measured. In: a `Paragraph`. Out: atoms, cut where a line may end.

Collect: the label and the inlines in order, fields computed. Shape: their text cut into chunks and measured.
"""

from __future__ import annotations

from bisect import bisect_right
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
from .shape import Atom, Kind, Shape
from .written import with_written

LONGEST_CHUNK = 100
"""Characters without a break that are measured at once; longer ones are glued from several."""


def atoms_of(context: Context, paragraph: Paragraph) -> list[Atom]:
    """The atoms of a paragraph, its label first."""
    return _shape(context, _collect(context, paragraph))


class _Part(NamedTuple):
    """A stretch of the paragraph in one style. A mark has no text; what is not text stands for one character."""

    kind: int
    text: str
    style: TextStyle
    payload: object = ""
    written: str = ""


def _collect(context: Context, paragraph: Paragraph) -> list[_Part]:
    parts = list(_label_parts(paragraph.label)) if paragraph.label is not None else []
    inlines = paragraph.inlines
    if has_trailing_break(paragraph):
        inlines = inlines[:-1]
    parts += [_part(context, inline, paragraph.mark) for inline in inlines]
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
    if isinstance(inline, TextSpan):
        return _Part(Kind.TEXT, *inline)
    match inline:
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
    ends = chunk_ends("".join([part.text for part in parts]))
    atoms: list[Atom] = []
    start = cut = 0
    for part in parts:
        stop = start + len(part.text)
        cut_behind = bisect_right(ends, stop, cut) if part.text else cut
        if part.kind is Kind.TEXT:
            atoms.extend(_text_atoms(context, part, [end - start for end in ends[cut:cut_behind]]))
        else:
            atoms.append(_single_atom(context, part))
        start, cut = stop, cut_behind
    return _kerned(atoms) if context.shaper.kerns else atoms


def _kerned(atoms: list[Atom]) -> list[Atom]:
    """Atoms of one run move together like its letters. Where a line ends between them, that hangs as blanks do."""
    kerned = atoms[:1]
    for atom in atoms[1:]:
        before = kerned[-1]
        moved = before.shape.between(before.text, atom.text) if _side_by_side(before, atom) else 0.0
        if moved:
            kerned[-1] = before._replace(blank_width=before.blank_width + moved)
        kerned.append(atom)
    return kerned


def _side_by_side(before: Atom, atom: Atom) -> bool:
    return before.shape is atom.shape and before.kind is Kind.TEXT and atom.kind is Kind.TEXT


def _text_atoms(context: Context, part: _Part, ends: list[int]) -> list[Atom]:
    """The atoms of a part in which chunks end at `ends`; its last chunk may go on in the next part."""
    shape, text = context.shaper.shape(part.style), part.text
    atoms: list[Atom] = []
    start = 0
    for end in ends:
        if end - start > LONGEST_CHUNK:
            start = _glue(shape, text, start, end, atoms)
        atoms += shape.atoms[text[start:end]]
        start = end
    if start < len(text):
        start = _glue(shape, text, start, len(text), atoms)
        atoms += shape.glued[text[start:]]
    if part.written:
        atoms = with_written(atoms, text, part.written)
    if isinstance(part.payload, NoteReference):
        atoms.append(Atom(Kind.MARK, "", 0.0, shape, False, payload=part.payload))
    elif part.payload:
        return [atom._replace(payload=part.payload) for atom in atoms]
    return atoms


def _glue(shape: Shape, text: str, start: int, end: int, atoms: list[Atom]) -> int:
    """Add the pieces of a long chunk to `atoms`; returns where its last piece begins."""
    while end - start > LONGEST_CHUNK:
        atoms += shape.glued[text[start : start + LONGEST_CHUNK]]
        start += LONGEST_CHUNK
    return start


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
