"""Records become pages. In: a template and records one by one. Out: the pages of each, as operators in parts, of which
those that did not change are the same objects as before.

The first record of a kind goes the whole way: fill, read, lay out, encode. Of the next ones only the paragraphs whose
words are new are laid out and encoded; where their lines take up what those of an earlier record did, they stand where
those stood, and else the whole way is gone once more. Both ways use the same functions and give the same operators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..errors import FontError, Problem, ReportgenError
from ..fonts import FontLibrary
from ..layout import lay_out
from ..layout.again import lay_out_with_slots
from ..pages import Pages
from ..pdf.stream import PdfStream
from ..template.fill import Pieces, Template
from ..template.running import WhenMissing
from ..word.blocks import WordDocument
from ..word.read import read_document
from .pattern import Key, Pattern, find_pattern, key_of, says_the_same
from .sheets import Kind, Made, Placed

MOST_PATTERNS = 64
MOST_LAYOUTS = 256
"""Patterns of a template, and layouts of a pattern, that are kept."""

_MOST_SEEN = 4096


class Result(NamedTuple):
    """A record's pages, none when it was rejected; the reasons, or the gaps and warnings of its filling."""

    made: list[Made]
    problems: tuple[Problem, ...]


class Records:
    """Makes the pages of records, in the fonts and with the encoder of one PDF. `warnings` gathers what reading and
    laying out had to say."""

    def __init__(self, template: Template, stream: PdfStream, fonts: FontLibrary) -> None:
        self._template = template
        self._stream = stream
        self._fonts = fonts
        self._seen: set[Key] = set()
        self._patterns: dict[Key, Pattern | None] = {}
        self._kinds: dict[Key, Kind | None] = {}
        self._latest: Kind | None = None
        self.warnings: dict[tuple[str, str], Problem] = {}

    def results(self, records: Iterable[Mapping[str, object]], missing: WhenMissing) -> list[Result]:
        """What becomes of each record. All are filled, then all laid out, then all encoded: a processor that does one
        thing at a time does it a fifth faster."""
        filled = [self._filled(record, missing) for record in records]
        laid = [one if isinstance(one, Result) else self._laid_out(one) for one in filled]
        return [one if isinstance(one, Result) else self._painted(*one) for one in laid]

    def _painted(self, placed: Placed, problems: tuple[Problem, ...]) -> Result:
        """The pages of a record. Letters that the layout let pass and no font can show reject it; what is known of its
        kind is then forgotten, for they stand in it."""
        made = placed.made(self._stream)
        missing = self._stream.encoder.problems
        if missing:
            problems, made = tuple(missing.values()), []
            missing.clear()
            self._kinds.clear()
            self._latest = None
        return Result(made, problems)

    def _filled(self, record: Mapping[str, object], missing: WhenMissing) -> Pieces | Result:
        try:
            return self._template.render_pieces(record, missing=missing, properties=False)
        except ReportgenError as error:
            return Result([], tuple(error.problems))

    def _laid_out(self, pieces: Pieces) -> tuple[Placed, tuple[Problem, ...]] | Result:
        try:
            placed = self._placed(pieces)
            return (placed, pieces.problems) if placed is not None else Result(self._whole(pieces), pieces.problems)
        except ReportgenError as error:
            return Result([], tuple(error.problems))

    def _placed(self, pieces: Pieces) -> Placed | None:
        """The record in a layout of an earlier one, or in a new one that others can use; None where there is none."""
        kind = self._kind(pieces)
        return None if kind is None else kind.place(pieces.main) or self._learn(kind, pieces)

    # --- the whole way -------------------------------------------------------------------------------

    def _read(self, pieces: Pieces) -> WordDocument:
        return read_document(self._template.package_of(pieces))

    def _whole(self, pieces: Pieces) -> list[Made]:
        pages = lay_out(self._read(pieces), self._fonts)
        self._note(pages)
        self._stream.images, self._stream.arts = pages.images, pages.arts
        encoder = self._stream.encoder
        made = [
            Made((page.width, page.height), [encoder.encode(page.items, page.height)], None) for page in pages.pages
        ]
        if encoder.problems:
            problems = list(encoder.problems.values())
            encoder.problems.clear()
            raise FontError(problems)
        return made

    def _note(self, pages: Pages) -> None:
        for warning in pages.warnings:
            self.warnings.setdefault((warning.code, warning.message.render()), warning)

    # --- what is known already -----------------------------------------------------------------------

    def _kind(self, pieces: Pieces) -> Kind | None:
        """The kind of a record; looked into when a second one of the same pieces comes."""
        if pieces.filling.pictures.parts:
            return None  # pictures of its own
        if self._latest is not None and self._latest.fits(pieces):
            return self._latest
        key = key_of(self._template, pieces)
        if key not in self._patterns:
            if key not in self._seen or len(self._patterns) >= MOST_PATTERNS:
                self._remember(key)
                return None
            self._patterns[key] = find_pattern(self._template, pieces)
        pattern = self._patterns[key]
        return None if pattern is None else self._kind_of(pattern, key, pieces)

    def _kind_of(self, pattern: Pattern, key: Key, pieces: Pieces) -> Kind | None:
        if pattern.rest or pieces.rest:
            key = (key, tuple([pieces.main[at] for at in pattern.rest]), tuple(pieces.rest.items()))
        if key not in self._kinds:
            if key not in self._seen or len(self._kinds) >= MOST_PATTERNS:
                self._remember(key)
                return None
            self._kinds[key] = Kind(pattern, key, pieces, self._template)
        self._latest = self._kinds[key]
        return self._latest

    def _remember(self, key: Key) -> None:
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen.add(key)

    def _learn(self, kind: Kind, pieces: Pieces) -> Placed | None:
        """Lay a record out so that others can use its layout; None where they cannot."""
        if len(kind.layouts) >= MOST_LAYOUTS:
            return None
        expected = kind.filled(pieces.main)
        if expected is None:
            return None
        document = self._read(pieces)
        slotted = None
        if says_the_same(document, expected):
            slotted = lay_out_with_slots(document, self._fonts, [one.paragraph.number for one in kind.changing])
        if slotted is None or not kind.add_layout(pieces.main, slotted):
            self._kinds[kind.key] = self._latest = None
            return None
        self._note(slotted.pages)
        return kind.place(pieces.main)
