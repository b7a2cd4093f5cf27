"""The proof sheet: every certificate small, twelve to a page, for the eye that signs. In: a template and records. Out:
a PDF whose thumbnails are the very pages, drawn small: vectors, not pictures, with number and name below each.

A record that cannot be printed has its place too, with the reason: nobody is left out unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..errors import OutputError, Problem
from ..fonts import Face, FontLibrary
from ..messages import SOURCE_LANGUAGE, Message, msg
from ..output import GrowingFile
from ..pages import Fill, Item, Stroke, Text, rectangle
from ..pdf.encode import Encoded
from ..pdf.stream import Contents, PdfStream
from ..places import FilePlace
from ..template.fit import FitBox, fit
from ..template.opening import AnyTemplate
from ..template.running import WhenMissing
from ..units import Pt, mm
from .forms import FormRecords, fonts_of, records_of
from .pages import Records, Result

COLUMNS, ROWS = 4, 3
_WIDTH, _HEIGHT = mm(297), mm(210)
_MARGIN, _HEAD = mm(10), mm(9)
_CELL_WIDTH, _CELL_HEIGHT = (_WIDTH - 2 * _MARGIN) / COLUMNS, (_HEIGHT - 2 * _MARGIN - _HEAD) / ROWS
_GAP, _CAPTION = mm(2), mm(10)
_NAME_SIZE, _LEAST_SIZE, _TITLE_SIZE = 9.0, 5.0, 12.0
_GREY, _RED, _PALE_RED = "808080", "C00000", "FDECEC"
_REASON_LINES = 8


class ProofEntry(NamedTuple):
    """A record with what stands below its thumbnail. With `problems` it was refused before, and shows why."""

    number: int
    name: str
    data: Mapping[str, object]
    problems: tuple[Problem, ...] = ()


def write_proof(
    template: AnyTemplate,
    entries: Iterable[ProofEntry],
    target: str | Path,
    fonts: FontLibrary | None = None,
    *,
    missing: WhenMissing = "error",
    title: str = "",
    language: str = SOURCE_LANGUAGE,
) -> int:
    """Write the proof sheets of `entries` to `target`; how many of them could not be printed and show their reason.

    A form should be opened with `preview`, so that the blank shows. Raises OutputError, also when there is no entry.
    """
    library = fonts_of(template, fonts)
    output = GrowingFile(target)
    try:
        stream = PdfStream(output.file, library, title=title)
        refused = _Sheets(records_of(template, stream, library), stream, library, title, language).write(
            entries, missing
        )
        if not stream.pages:
            raise OutputError(_nothing(output.target))
        stream.close()
        output.keep()
        return refused
    except OSError as error:
        raise output.explained(error) from error
    finally:
        output.drop()


def _nothing(target: Path) -> Problem:
    hint = msg("xem lại danh sách: không có dòng nào")
    return Problem("proof.nothing", msg("không có giấy nào để xem trước"), FilePlace(str(target)), hint)


class _Sheets:
    """Writes sheet after sheet to a PDF."""

    def __init__(
        self, records: Records | FormRecords, stream: PdfStream, fonts: FontLibrary, title: str, language: str
    ) -> None:
        self._records, self._stream, self._title, self._language = records, stream, title, language
        self._plain = fonts.match("Times New Roman").face
        self._bold = fonts.match("Times New Roman", bold=True).face

    def write(self, entries: Iterable[ProofEntry], missing: WhenMissing) -> int:
        """Write all sheets; how many entries were refused."""
        waiting, refused = iter(entries), 0
        while some := list(islice(waiting, COLUMNS * ROWS)):
            made = iter(self._records.results([entry.data for entry in some if not entry.problems], missing))
            results = [Result([], entry.problems) if entry.problems else next(made) for entry in some]
            self._sheet(some, results)
            refused += sum(not result.made for result in results)
        return refused

    def _sheet(self, entries: Sequence[ProofEntry], results: Sequence[Result]) -> None:
        parts: list[Encoded] = [self._encoded(self._head(entries))]
        for place, (entry, result) in enumerate(zip(entries, results, strict=True)):
            x = _MARGIN + place % COLUMNS * _CELL_WIDTH
            y = _MARGIN + _HEAD + place // COLUMNS * _CELL_HEIGHT
            parts += self._cell(entry, result, x + _GAP, y)
        pictures = [name for part in parts for name in part.pictures]
        code = "\n".join(part.code for part in parts)
        self._stream.page((_WIDTH, _HEIGHT), [Contents(code)], pictures=pictures)

    def _encoded(self, items: Iterable[Item]) -> Encoded:
        """Items of the sheet; what follows begins in the state in which a page begins."""
        encoded = self._stream.encoder.encode(items, _HEIGHT)
        return encoded._replace(code=f"q {encoded.code} Q")

    def _head(self, entries: Sequence[ProofEntry]) -> Iterator[Item]:
        shown = msg(
            "{title} – tờ {sheet}: số {first} đến {last}",
            title=self._title or msg("Bản xem trước"),
            sheet=self._stream.pages + 1,
            first=entries[0].number,
            last=entries[-1].number,
        )
        text = shown.render(self._language)
        yield Text(_MARGIN + _GAP, _MARGIN + _TITLE_SIZE, text, self._bold.name, _TITLE_SIZE)

    # --- a cell ----------------------------------------------------------------------------------------------

    def _cell(self, entry: ProofEntry, result: Result, x: Pt, y: Pt) -> Iterator[Encoded]:
        width, height = _CELL_WIDTH - 2 * _GAP, _CELL_HEIGHT - _CAPTION - _GAP
        if result.made:
            page = result.made[0]
            scale = min(width / page.size[0], height / page.size[1])
            shown = page.size[0] * scale, page.size[1] * scale
            left = x + (width - shown[0]) / 2
            yield self._small(page.parts, scale, (left, y), page.size)
            yield self._encoded([Stroke(rectangle(left, y, *shown), 0.5, _GREY)])
        else:
            yield self._encoded(self._refused(result.problems, x, y, width, height))
        yield self._encoded(self._caption(entry, x, y + height, width))

    def _small(self, parts: Sequence[Encoded], scale: float, corner: tuple[Pt, Pt], size: tuple[Pt, Pt]) -> Encoded:
        """The page's own operators, made small; nothing of it shows outside its frame."""
        x, y = corner[0], _HEIGHT - corner[1] - size[1] * scale
        matrix = " ".join(f"{value:.6g}" for value in (scale, 0, 0, scale, x, y))
        clip = f"0 0 {size[0]:.7g} {size[1]:.7g} re W n"
        code = "\n".join([f"q {matrix} cm {clip}", *(part.code for part in parts), "Q"])
        return parts[0]._replace(code=code, links=(), pictures=tuple(name for part in parts for name in part.pictures))

    def _caption(self, entry: ProofEntry, x: Pt, y: Pt, width: Pt) -> Iterator[Item]:
        text = f"{entry.number}. {' '.join(entry.name.split())}"
        for number, (line, size, percent) in enumerate(_fitted(text, width, 2, self._bold)):
            natural = self._bold.width(line) * size * percent / 100
            baseline = y + size * (1.2 + number * 1.15)
            yield Text(x + (width - natural) / 2, baseline, line, self._bold.name, size, scale=percent / 100)

    def _refused(self, problems: Sequence[Problem], x: Pt, y: Pt, width: Pt, height: Pt) -> Iterator[Item]:
        yield Fill(rectangle(x, y, width, height), _PALE_RED)
        yield Stroke(rectangle(x, y, width, height), 1.0, _RED)
        yield self._line(msg("Không in được:"), x + _GAP, y + 1.5 * _NAME_SIZE, self._bold)
        reasons = " ".join(str(problem.message.render(self._language)) for problem in problems)
        for number, (line, size, percent) in enumerate(_fitted(reasons, width - 2 * _GAP, _REASON_LINES, self._plain)):
            baseline = y + 1.5 * _NAME_SIZE + (number + 1) * size * 1.2
            yield Text(x + _GAP, baseline, line, self._plain.name, size, _RED, scale=percent / 100)

    def _line(self, message: Message, x: Pt, y: Pt, face: Face) -> Text:
        return Text(x, y, message.render(self._language), face.name, _NAME_SIZE, _RED)


def _fitted(text: str, width: Pt, lines: int, face: Face) -> list[tuple[str, Pt, int]]:
    """`text` in at most so many lines, each with its size and percentage; what is too long even so is cut, since it
    stands in full on the paper itself, or in the report."""
    shown = "".join(letter if face.has(ord(letter)) else "□" for letter in text)
    box = FitBox(width, _NAME_SIZE, _LEAST_SIZE, lines, wraps=True, balanced=False)
    while (found := fit(shown, box, face)) is None:
        shown = shown[: len(shown) * 3 // 4].rstrip() + "…"
    return [(line, found.size, found.percent) for line in found.lines]
