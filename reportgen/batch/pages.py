"""Records become pages. In: a template and records one by one. Out: the pages of each, as operators in parts, of which
those that did not change are the same objects as before.

The first record of a kind goes the whole way: fill, read, lay out, encode. Of the next ones only the paragraphs whose
words are new are laid out and encoded; where their lines take up what those of an earlier record did, they stand where
those stood, and else the whole way is gone once more. Both ways use the same functions and give the same operators.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import Problem
from ..fonts import FontLibrary
from ..layout import lay_out
from ..layout.again import Again, Mark, lay_out_with_slots, mark_of
from ..layout.boxes import shifted
from ..layout.slots import Extent, Lines
from ..pages import Item, Page, Pages
from ..pdf.encode import START, Encoded, State
from ..pdf.stream import PdfStream
from ..template.fill import Pieces, Template
from ..template.running import WhenMissing
from ..units import Pt
from ..vector import Vector
from ..word.blocks import WordDocument
from ..word.read import read_document
from .pattern import Changing, Key, Pattern, find_pattern, key_of, says_the_same, words_of

MOST_PATTERNS = 64
MOST_LAYOUTS = 256
MOST_REMEMBERED = 4096
"""Patterns of a template, layouts of a pattern, and paragraphs laid out that are remembered."""


@dataclass(slots=True, eq=False)
class _Laid:
    """A paragraph laid out; `extent` is the number of its extents, `known` what its lines are where they were shown."""

    lines: Lines
    extent: int
    known: dict[tuple[Segment, State], Encoded] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Segment:
    """A stretch of a page in painting order: `items` that stay, or the line that goes where `mark` is, of the changing
    paragraph number `place`. What it showed last (`laid`, None for items), and from which state, is kept: most of a
    page is the same again.
    """

    items: tuple[Item, ...] = ()
    mark: Mark | None = None
    place: int = -1
    laid: _Laid | None = None
    before: State | None = None
    part: Encoded = Encoded("", START)

    def show(self, laid: _Laid | None, state: State, sheet: Sheet, stream: PdfStream) -> Encoded:
        """The segment's operators in a stream that is in `state`."""
        known = sheet.known if laid is None else laid.known
        part = known.get((self, state))
        if part is None:
            part = known[self, state] = self._encoded(laid, state, sheet, stream)
        self.laid, self.before, self.part = laid, state, part
        return part

    def _encoded(self, laid: _Laid | None, state: State, sheet: Sheet, stream: PdfStream) -> Encoded:
        if laid is None or self.mark is None:
            stream.images, stream.arts = sheet.images, sheet.arts
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


class Records:
    """Makes the pages of records, in the fonts and with the encoder of one PDF. `warnings` gathers what reading and
    laying out had to say."""

    def __init__(self, template: Template, stream: PdfStream, fonts: FontLibrary) -> None:
        self._template = template
        self._stream = stream
        self._fonts = fonts
        self._seen: set[Key] = set()
        self._patterns: dict[Key, Pattern | None] = {}
        self._kinds: dict[Key, _Kind | None] = {}
        self.warnings: dict[tuple[str, str], Problem] = {}

    def pages(self, data: Mapping[str, object], missing: WhenMissing) -> tuple[list[Made], tuple[Problem, ...]]:
        """The pages of a record, and the gaps and warnings of its filling. Raises ReportgenError."""
        pieces = self._template.render_pieces(data, missing=missing)
        kind = self._kind(pieces)
        words = None if kind is None else kind.words(pieces.main)
        if kind is None or words is None:
            return self._whole(pieces), pieces.problems
        made = kind.pages(words, self._stream)
        if made is None:
            made = self._learn(kind, pieces, words) or self._whole(pieces)
        return made, pieces.problems

    # --- the whole way -------------------------------------------------------------------------------

    def _read(self, pieces: Pieces) -> WordDocument:
        return read_document(self._template.package_of(pieces))

    def _whole(self, pieces: Pieces) -> list[Made]:
        pages = lay_out(self._read(pieces), self._fonts)
        self._note(pages)
        self._stream.images, self._stream.arts = pages.images, pages.arts
        encode = self._stream.encoder.encode
        return [Made((page.width, page.height), [encode(page.items, page.height)], None) for page in pages.pages]

    def _note(self, pages: Pages) -> None:
        for warning in pages.warnings:
            self.warnings.setdefault((warning.code, warning.message.render()), warning)

    # --- what is known already -----------------------------------------------------------------------

    def _kind(self, pieces: Pieces) -> _Kind | None:
        """The kind of a record; looked into when a second one of the same pieces comes."""
        if pieces.filling.pictures.parts:
            return None  # pictures of its own
        key = key_of(self._template, pieces)
        if key not in self._patterns:
            if key not in self._seen or len(self._patterns) >= MOST_PATTERNS:
                self._remember(key)
                return None
            self._patterns[key] = find_pattern(self._template, pieces)
        pattern = self._patterns[key]
        return None if pattern is None else self._kind_of(pattern, key, pieces)

    def _kind_of(self, pattern: Pattern, key: Key, pieces: Pieces) -> _Kind | None:
        if pattern.rest or pieces.rest:
            key = (key, tuple([pieces.main[at] for at in pattern.rest]), tuple(pieces.rest.items()))
        if key not in self._kinds:
            if key not in self._seen or len(self._kinds) >= MOST_PATTERNS:
                self._remember(key)
                return None
            self._kinds[key] = _Kind(pattern, key)
        return self._kinds[key]

    def _remember(self, key: Key) -> None:
        if len(self._seen) >= MOST_REMEMBERED:
            self._seen.clear()
        self._seen.add(key)

    def _learn(self, kind: _Kind, pieces: Pieces, words: Sequence[str]) -> list[Made] | None:
        """Lay a record out so that others can use its layout; None where they cannot."""
        if len(kind.layouts) >= MOST_LAYOUTS:
            return None
        document = self._read(pieces)
        if not says_the_same(document, {one.paragraph.number: one.with_words(words) for one in kind.changing}):
            self._kinds[kind.key] = None
            return None
        slotted = lay_out_with_slots(document, self._fonts, [one.paragraph.number for one in kind.changing])
        if slotted is None:
            self._kinds[kind.key] = None
            return None
        self._note(slotted.pages)
        kind.again = kind.again or slotted.again
        if not kind.add_layout(words, slotted.pages, slotted.extents):
            self._kinds[kind.key] = None
            return None
        return kind.pages(words, self._stream)


class _Kind:
    """Records that differ in words only: their changing paragraphs, the layouts known so far, and the paragraphs laid
    out so far by their words."""

    def __init__(self, pattern: Pattern, key: Key) -> None:
        self.key = key
        self.changing = pattern.changing
        self.again: Again | None = None
        self.layouts: dict[tuple[int, ...], list[Sheet]] = {}
        self._at = pattern.words
        self._places = {one.paragraph.number: place for place, one in enumerate(pattern.changing)}
        self._laid: tuple[dict[object, _Laid], ...] = tuple({} for _ in pattern.changing)
        self._extents: dict[tuple[Extent, ...], int] = {}

    def words(self, main: Sequence[str]) -> list[str] | None:
        """The record's pieces with its values as words; None where one brings markup."""
        words = list(main)
        for at in self._at:
            value = words_of(main[at])
            if value is None:
                return None
            words[at] = value
        return words

    def pages(self, words: Sequence[str], stream: PdfStream) -> list[Made] | None:
        """The pages in a layout that is known; None where there is none. Raises FontError."""
        laid = self._lay(words)
        sheets = None if laid is None else self.layouts.get(tuple([one.extent for one in laid]))
        if laid is None or sheets is None:
            return None
        return [Made(sheet.size, self._parts(sheet, laid, stream), sheet) for sheet in sheets]

    def add_layout(self, words: Sequence[str], pages: Pages, extents: Mapping[int, tuple[Extent, ...]]) -> bool:
        """Keep a layout; False where a paragraph laid out alone comes out different from what stands in it."""
        laid = self._lay(words)
        if laid is None:
            return False
        expected = tuple(self._extents.get(extents[one.paragraph.number], -1) for one in self.changing)
        if tuple(one.extent for one in laid) != expected:
            return False
        self.layouts[expected] = [self._sheet(page, pages) for page in pages.pages]
        return True

    def _lay(self, words: Sequence[str]) -> list[_Laid] | None:
        """The changing paragraphs laid out."""
        found: list[_Laid] = []
        for changing, known in zip(self.changing, self._laid, strict=True):
            pieces = changing.pieces
            key = words[pieces[0]] if len(pieces) == 1 else tuple([words[at] for at in pieces])
            laid = known.get(key) or self._lay_one(changing, words)
            if laid is None:
                return None
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            known[key] = laid
            found.append(laid)
        return found

    def _lay_one(self, changing: Changing, words: Sequence[str]) -> _Laid | None:
        lines = None if self.again is None else self.again.lines(changing.with_words(words))
        if lines is None:
            return None
        return _Laid(lines, self._extents.setdefault(lines.extents, len(self._extents)))

    def _parts(self, sheet: Sheet, laid: Sequence[_Laid], stream: PdfStream) -> list[Encoded]:
        """The operators of a page, segment by segment, each from the state that the one before left."""
        state = START
        parts: list[Encoded] = []
        for segment in sheet.segments:
            one = laid[segment.place] if segment.place >= 0 else None
            if one is segment.laid and state is segment.before:
                part = segment.part
            else:
                part = segment.show(one, state, sheet, stream)
            parts.append(part)
            state = part.state
        return parts

    def _sheet(self, page: Page, pages: Pages) -> Sheet:
        segments: list[Segment] = []
        held: list[Item] = []
        for item in page.items:
            mark = mark_of(item)
            if mark is None:
                held.append(item)
                continue
            if held:
                segments.append(Segment(tuple(held)))
                held = []
            segments.append(Segment(mark=mark, place=self._places[mark.paragraph]))
        if held:
            segments.append(Segment(tuple(held)))
        return Sheet((page.width, page.height), tuple(segments), pages.images, pages.arts)
