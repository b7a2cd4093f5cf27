"""One PDF of many filled documents. In: a template and records. Out: a file that holds the pages of every record that
could be made; the others are told, each with its problems, and stop nothing.

The content of a page (its content streams, one behind the other) is the same bytes as in the PDF of that record alone
(`Template.fill(record).to_pdf()`): it depends on the template, the record and the fonts, not on the other records.
What the file shares differs: its fonts hold the letters of all records, and what many pages begin or end with lies in
the file once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from ..errors import OutputError, Problem
from ..fonts import FontLibrary
from ..messages import msg
from ..output import GrowingFile
from ..pdf.encode import Encoded, frame
from ..pdf.stream import Contents, PdfStream
from ..places import FilePlace
from ..template.opening import AnyTemplate
from ..template.running import WhenMissing
from ..units import Pt
from .forms import fonts_of, records_of
from .printers import Printer
from .sheets import Made, Sheet

AT_A_TIME = 256
"""Records that are filled, laid out and encoded together."""
_WORTH_SHARING = 250
"""Letters of operators: the streams of a page cost some eighty bytes each."""


class Added(NamedTuple):
    """What became of a record: the number of its first page (from 1) and how many it has, 0 when it was rejected;
    the problems that were the reason, or the warnings and gaps of a record that was added."""

    first_page: int
    pages: int
    problems: tuple[Problem, ...] = ()


class PrintFile:
    """A PDF being made of many records. As a context manager it closes itself, and leaves nothing behind when an
    error ends the block."""

    def __init__(
        self,
        template: AnyTemplate,
        target: str | Path,
        fonts: FontLibrary | None = None,
        *,
        missing: WhenMissing = "error",
        title: str = "",
        printer: Printer | None = None,
    ) -> None:
        """`missing` as in `Template.fill`, `title` the PDF's; a form has `fonts` of its own; `printer`: whose error the
        pages make up for. Raises OutputError when `target` cannot be written."""
        self._missing: WhenMissing = missing
        fonts = fonts_of(template, fonts)
        self._output = GrowingFile(target)
        self._stream = PdfStream(self._output.file, fonts, title=title)
        self._records = records_of(template, self._stream, fonts)
        self._printer = printer
        self._frames: dict[tuple[Pt, Pt], tuple[Contents, Contents]] = {}
        self._shared: dict[int, _Shared] = {}

    def add(self, record: Mapping[str, object]) -> Added:
        """Add the pages of a record, all or none. Raises OutputError when the disk is full."""
        return self._add((record,))[0]

    def add_all(self, records: Iterable[Mapping[str, object]]) -> Iterator[Added]:
        """As `add` for each record, as they come, `AT_A_TIME` together, which is faster; nothing of these is in the
        file yet where making them raises."""
        waiting = iter(records)
        while some := tuple(islice(waiting, AT_A_TIME)):
            yield from self._add(some)

    def _add(self, records: Sequence[Mapping[str, object]]) -> list[Added]:
        added: list[Added] = []
        try:
            for made, problems in self._records.results(records, self._missing):
                first = self._stream.pages + 1 if made else 0
                for page in made:
                    self._write(page)
                added.append(Added(first, len(made), problems))
        except OSError as error:
            raise self._output.explained(error) from error
        return added

    @property
    def pages(self) -> int:
        """How many pages the file has so far."""
        return self._stream.pages

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was approximated or left out on the pages, each once."""
        return tuple(self._records.warnings.values())

    def close(self) -> None:
        """Finish the file and give it its name. Raises OutputError, also when it would have no page."""
        try:
            if not self.pages:
                raise OutputError(_nothing_to_print(self._output.target))
            self._stream.close()
            self._output.keep()
        except OSError as error:
            raise self._output.explained(error) from error
        finally:
            self._output.drop()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._output.drop()

    def __enter__(self) -> PrintFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self.discard()

    def _write(self, page: Made) -> None:
        links = [link for part in page.parts if part.links for link in part.links]
        pictures = [name for part in page.parts if part.pictures for name in part.pictures]
        contents = self._contents(page)
        if self._printer is not None:
            before, behind = self._frame(self._printer, page.size)
            contents = [before, *contents, behind]
        self._stream.page(page.size, contents, links=links, pictures=pictures)

    def _frame(self, printer: Printer, size: tuple[Pt, Pt]) -> tuple[Contents, Contents]:
        """What moves a page of this size for the printer: the operators before and behind its own, shared by all."""
        if size not in self._frames:
            before, behind = frame(printer.offset(*size).matrix, size[1])
            self._frames[size] = (
                Contents(shared=self._stream.share(before)),
                Contents(shared=self._stream.share(behind)),
            )
        return self._frames[size]

    def _contents(self, page: Made) -> list[Contents]:
        if page.sheet is None:
            return [Contents(_joined(page.parts))]
        shared = self._shared.get(id(page.sheet))
        if shared is None:
            shared = self._shared[id(page.sheet)] = _Shared(page.sheet)
        return shared.contents(page.parts, self._stream)


class _Shared:
    """What the pages of one sheet have in common, run by run: written once, and anew where a page differs inside it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet  # held, so that no other sheet gets its identity
        self._first: Sequence[Encoded] | None = None
        self._varying: set[int] = set()
        self._runs: list[tuple[int, int, int]] = []
        self._numbers: dict[tuple[int, int], int] = {}

    def contents(self, parts: Sequence[Encoded], stream: PdfStream) -> list[Contents]:
        """The contents of a page with these parts."""
        if self._first is None:
            self._first = parts
        varying = [at for at, part in enumerate(parts) if part is not self._first[at] and self._differs(at, part)]
        if not self._varying.issuperset(varying):
            self._varying.update(varying)
            self._runs = list(self._divided(stream))
        if not self._runs:  # the first page, or one that tells nothing new
            return [Contents(_joined(parts))]
        own = [number or _joined(parts[start:end]) for start, end, number in self._runs]
        return [Contents(one) if isinstance(one, str) else Contents(shared=one) for one in own if one]

    def _differs(self, at: int, part: Encoded) -> bool:
        assert self._first is not None
        return part.code != self._first[at].code

    def _divided(self, stream: PdfStream) -> Iterator[tuple[int, int, int]]:
        """Runs of parts in turn: those of each page (number 0), and those that all pages have had so far."""
        assert self._first is not None
        start = 0
        for common, run in groupby(range(len(self._first)), self._is_common(self._first)):
            end = start + len(list(run))
            yield start, end, self._number(start, end, stream) if common else 0
            start = end

    def _is_common(self, parts: Sequence[Encoded]) -> Callable[[int], bool]:
        """Whether a part stands in a run that is common and long enough for a stream of its own."""
        worth: set[int] = set()
        for common, run in groupby(range(len(parts)), lambda at: at not in self._varying):
            places = list(run)
            if common and sum(len(parts[at].code) for at in places) >= _WORTH_SHARING:
                worth.update(places)
        return worth.__contains__

    def _number(self, start: int, end: int, stream: PdfStream) -> int:
        assert self._first is not None
        if (start, end) not in self._numbers:
            self._numbers[start, end] = stream.share(_joined(self._first[start:end]))
        return self._numbers[start, end]


def _joined(parts: Sequence[Encoded]) -> str:
    return "\n".join([part.code for part in parts if part.code])


def _nothing_to_print(target: Path) -> Problem:
    return Problem(
        "print.no-pages",
        msg("không có trang nào để ghi: không bản ghi nào in được"),
        FilePlace(str(target)),
        msg("xem lý do của từng bản ghi, sửa dữ liệu rồi chạy lại"),
    )
