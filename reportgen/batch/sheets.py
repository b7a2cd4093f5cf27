"""What records of one kind have in common, and what is laid out of each. In: a pattern, and the words of one record
after the other. Out: the sheets of an earlier record on which this one's lines stand, and the pages' operators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from ..layout.again import Again, Mark, Slotted, has_marks, mark_of
from ..layout.boxes import shifted
from ..layout.slots import Extent, Lines
from ..pages import Group, Item, Page, Pages
from ..pdf.encode import START, Encoded, Ending, Opening, State
from ..pdf.stream import PdfStream
from ..template.fill import Pieces, Template
from ..units import Pt
from ..vector import Vector
from ..word.again import ParagraphReader
from ..word.blocks import Paragraph
from .pattern import Changing, Key, Pattern

MOST_REMEMBERED = 1024
"""Texts of a paragraph that are kept laid out: the first ones, for what recurs in a batch does so soon."""


@dataclass(slots=True, eq=False)
class Laid:
    """A paragraph laid out; `extent` is the number of its extents, `known` what its lines are where they were shown,
    for one that is kept."""

    lines: Lines
    extent: int
    known: dict[tuple[Segment, State], Encoded] | None = None


@dataclass(slots=True, eq=False)
class Segment:
    """A stretch of a page in painting order: `items` that stay, or the line that goes where `mark` is, of the changing
    paragraph number `place`. What it showed last (`laid`, None for items), and from which state, is kept: most of a
    page is the same again.
    """

    items: tuple[Item | Opening | Ending, ...] = ()
    mark: Mark | None = None
    place: int = -1
    laid: Laid | None = None
    before: State | None = None
    part: Encoded = Encoded("", START)

    def show(self, laid: Laid | None, state: State, sheet: Sheet, stream: PdfStream) -> Encoded:
        """The segment's operators in a stream that is in `state`."""
        known = sheet.known if laid is None else laid.known
        part = None if known is None else known.get((self, state))
        if part is None:
            part = self._encoded(laid, state, sheet, stream)
            if known is not None:
                known[self, state] = part
        self.laid, self.before, self.part = laid, state, part
        return part

    def _encoded(self, laid: Laid | None, state: State, sheet: Sheet, stream: PdfStream) -> Encoded:
        stream.images, stream.arts = sheet.images, sheet.arts
        if laid is None or self.mark is None:
            return stream.encoder.encode(self.items, sheet.size[1], state)
        x, y = self.mark.x, self.mark.y
        items = [shifted(item, x, y) for item in laid.lines.items[self.mark.line]]
        return stream.encoder.encode(items, sheet.size[1], state)


@dataclass(slots=True, eq=False)
class Sheet:
    """A page laid out, in segments, and what is known of those that stay."""

    size: tuple[Pt, Pt]
    segments: tuple[Segment, ...]
    images: Mapping[str, bytes]
    arts: Mapping[str, Vector]
    known: dict[tuple[Segment, State], Encoded] = field(default_factory=dict)


class Made(NamedTuple):
    """A page: its parts in painting order, and the sheet that it shares with other records (None: with none)."""

    size: tuple[Pt, Pt]
    parts: list[Encoded]
    sheet: Sheet | None


class Placed(NamedTuple):
    """The changing paragraphs of a record laid out, and the sheets on which they stand."""

    laid: Sequence[Laid]
    sheets: Sequence[Sheet]

    def made(self, stream: PdfStream) -> list[Made]:
        """The pages."""
        return [Made(sheet.size, self._parts(sheet, stream), sheet) for sheet in self.sheets]

    def _parts(self, sheet: Sheet, stream: PdfStream) -> list[Encoded]:
        """The operators of a page, segment by segment, each from the state that the one before left."""
        state = START
        parts: list[Encoded] = []
        for segment in sheet.segments:
            laid = self.laid[segment.place] if segment.place >= 0 else None
            if laid is segment.laid and state is segment.before:
                part = segment.part
            else:
                part = segment.show(laid, state, sheet, stream)
            parts.append(part)
            state = part.state
        return parts


class Kind:
    """Records that differ in words only: their changing paragraphs, the layouts known so far, and the paragraphs laid
    out so far by their words."""

    def __init__(self, pattern: Pattern, key: Key, pieces: Pieces, template: Template) -> None:
        """`pieces` are those of one such record."""
        self.key = key
        words = set(pattern.words)
        self._same = [at for at in range(len(pieces.main)) if at not in words]
        self._alike = ([pieces.main[at] for at in self._same], len(pieces.main), pieces.rest)
        self.changing = pattern.changing
        self._again: Again | None = None
        self.layouts: dict[tuple[int, ...], list[Sheet]] = {}
        self._package = template.package_of(pieces)
        self._paragraphs: ParagraphReader | None = None
        self._places = {one.paragraph.number: place for place, one in enumerate(pattern.changing)}
        self._laid: tuple[dict[object, Laid], ...] = tuple({} for _ in pattern.changing)
        self._extents: dict[tuple[Extent, ...], int] = {}

    def fits(self, pieces: Pieces) -> bool:
        """Is a record of this kind, all its pieces but the words being the same?"""
        main = pieces.main
        same, count, rest = self._alike
        return len(main) == count and [main[at] for at in self._same] == same and pieces.rest == rest

    def filled(self, main: Sequence[str]) -> dict[int, Paragraph] | None:
        """The changing paragraphs of a record, by number; None where one of them would be several."""
        filled = {one.paragraph.number: one.filled(main, self._reader) for one in self.changing}
        found = {number: paragraph for number, paragraph in filled.items() if paragraph is not None}
        return found if len(found) == len(filled) else None

    def _reader(self) -> ParagraphReader:
        """Made when the first value with markup comes."""
        if self._paragraphs is None:
            self._paragraphs = ParagraphReader(self._package)
        return self._paragraphs

    def place(self, main: Sequence[str]) -> Placed | None:
        """The record's paragraphs laid out, and the sheets that they go on; None where no layout known so far serves.
        Raises FontError."""
        laid = self._lay(main)
        sheets = None if laid is None else self.layouts.get(tuple([one.extent for one in laid]))
        return None if laid is None or sheets is None else Placed(laid, sheets)

    def add_layout(self, main: Sequence[str], slotted: Slotted) -> bool:
        """Keep a layout; False where a paragraph laid out alone comes out different from what stands in it."""
        self._again = self._again or slotted.again
        laid = self._lay(main)
        if laid is None:
            return False
        expected = tuple(self._extents.get(slotted.extents[one.paragraph.number], -1) for one in self.changing)
        if tuple(one.extent for one in laid) != expected:
            return False
        self.layouts[expected] = [self._sheet(page, slotted.pages) for page in slotted.pages.pages]
        return True

    def _lay(self, main: Sequence[str]) -> list[Laid] | None:
        """The changing paragraphs laid out."""
        found: list[Laid] = []
        for changing, known in zip(self.changing, self._laid, strict=True):
            pieces = changing.pieces
            key = main[pieces[0]] if len(pieces) == 1 else tuple([main[at] for at in pieces])
            laid = known.get(key)
            if laid is None:
                laid = self._lay_one(changing, main)
                if laid is None:
                    return None
                if len(known) < MOST_REMEMBERED:
                    known[key], laid.known = laid, {}
            found.append(laid)
        return found

    def _lay_one(self, changing: Changing, main: Sequence[str]) -> Laid | None:
        paragraph = changing.filled(main, self._reader)
        lines = None if paragraph is None or self._again is None else self._again.lines(paragraph)
        if lines is None:
            return None
        return Laid(lines, self._extents.setdefault(lines.extents, len(self._extents)))

    def _sheet(self, page: Page, pages: Pages) -> Sheet:
        segments: list[Segment] = []
        for marked, run in groupby(_flat(page.items), lambda item: isinstance(item, Mark)):
            if marked:
                marks = (item for item in run if isinstance(item, Mark))
                segments += [Segment(mark=mark, place=self._places[mark.paragraph]) for mark in marks]
            else:
                segments.append(Segment(tuple([item for item in run if not isinstance(item, Mark)])))
        return Sheet((page.width, page.height), tuple(segments), pages.images, pages.arts)


def _flat(items: Iterable[Item]) -> Iterator[Item | Opening | Ending | Mark]:
    """Items and marks in painting order, groups that hold marks taken apart."""
    for item in items:
        if isinstance(item, Group) and has_marks(item.items):
            yield Opening(item._replace(items=()))
            yield from _flat(item.items)
            yield Ending()
        else:
            yield mark_of(item) or item
