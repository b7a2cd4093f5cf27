"""One PDF of many filled documents. In: a template and records. Out: a file that holds the pages of every record that
could be made; the others are told, each with its problems, and stop nothing.

The content of a page (its content streams, one behind the other) is the same bytes as in the PDF of that record alone
(`Template.fill(record).to_pdf()`): it depends on the template, the record and the fonts, not on the other records.
What the file shares differs: its fonts hold the letters of all records, and what many pages begin or end with lies in
the file once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from ..errors import OutputError, Problem, ReportgenError
from ..fonts import FontLibrary
from ..messages import msg
from ..output import GrowingFile
from ..pdf.encode import Encoded, frame
from ..pdf.stream import Contents, PdfStream
from ..places import FilePlace
from ..template.form import Form
from ..template.opening import AnyTemplate
from ..template.running import WhenMissing
from ..units import Pt
from .forms import FormRecords
from .pages import Made, Records, Sheet
from .printers import Printer


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
        if isinstance(template, Form):
            fonts = template.fonts
        fonts = fonts if fonts is not None else FontLibrary()
        self._output = GrowingFile(target)
        self._stream = PdfStream(self._output.file, fonts, title=title)
        self._records: Records | FormRecords = (
            FormRecords(template, self._stream)
            if isinstance(template, Form)
            else Records(template, self._stream, fonts)
        )
        self._printer = printer
        self._frames: dict[tuple[Pt, Pt], tuple[Contents, Contents]] = {}
        self._shared: dict[int, _Shared] = {}

    def add(self, record: Mapping[str, object]) -> Added:
        """Add the pages of a record, all or none. Raises OutputError when the disk is full."""
        try:
            made, problems = self._records.pages(record, self._missing)
        except ReportgenError as error:
            return Added(0, 0, tuple(error.problems))
        first = self._stream.pages + 1
        try:
            for page in made:
                self._write(page)
        except OSError as error:
            raise self._output.explained(error) from error
        return Added(first, len(made), problems)

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
        links = [link for part in page.parts for link in part.links]
        pictures = [name for part in page.parts for name in part.pictures]
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
    """What the pages of one sheet begin and end with: written once, and again, shorter, where a page differs."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet  # held, so that no other sheet gets its identity
        self._first: Sequence[Encoded] | None = None
        self._ends: tuple[_End, _End] | None = None

    def contents(self, parts: Sequence[Encoded], stream: PdfStream) -> list[Contents]:
        """The contents of a page with these parts."""
        if self._first is None:
            self._first = parts
        if self._ends is None:
            if _in_common(self._first, parts) == len(parts):  # the first page, or one that tells nothing new
                return [Contents(_joined(parts))]
            self._ends = _End(self._first), _End(self._first[::-1], backwards=True)
        head = self._ends[0].shortened(parts, stream)
        tail = self._ends[1].shortened(parts[head:][::-1], stream)
        own = _joined(parts[head : len(parts) - tail])
        found = [Contents(shared=self._ends[0].number)] if head else []
        if own:
            found.append(Contents(own))
        return [*found, Contents(shared=self._ends[1].number)] if tail else found


class _End:
    """The parts that pages have begun with so far, from the outside in; `number` names them in the file."""

    def __init__(self, parts: Sequence[Encoded], *, backwards: bool = False) -> None:
        self._parts = parts
        self._backwards = backwards
        self.number = 0

    def shortened(self, parts: Sequence[Encoded], stream: PdfStream) -> int:
        """How many of these parts the shared ones stand for, once they are as few as those of this page, too."""
        count = _in_common(self._parts, parts)
        if count < len(self._parts):
            self._parts = self._parts[:count]
            self.number = stream.share(_joined(self._parts[::-1] if self._backwards else self._parts)) if count else 0
        return count


def _in_common(first: Sequence[Encoded], second: Sequence[Encoded]) -> int:
    """How many parts two pages begin with in common."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one is not other and one.code != other.code:
            break
        count += 1
    return count


def _joined(parts: Sequence[Encoded]) -> str:
    return "\n".join([part.code for part in parts])


def _nothing_to_print(target: Path) -> Problem:
    return Problem(
        "print.no-pages",
        msg("không có trang nào để ghi: không bản ghi nào in được"),
        FilePlace(str(target)),
        msg("xem lý do của từng bản ghi, sửa dữ liệu rồi chạy lại"),
    )
