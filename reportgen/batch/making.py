"""Making one document of a batch. In: an order (what is the same for all) and a job. Out: whole files, and a result.

The same code makes the files in this process and in a worker; nothing here knows which.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import Problem, ReportgenError, Severity, UsageError
from ..messages import msg
from ..output import write_in_folder
from ..template.fill import Template
from ..template.opening import AnyTemplate, filled_document, open_template
from ..template.written import as_written
from .plan import Job

if TYPE_CHECKING:
    from ..document import Document
    from ..fonts import FontLibrary
    from ..template.form import FilledForm
    from ..template.running import WhenMissing
    from .printers import Printer

STOPPING = frozenset({"output.disk-full", "output.read-only", "output.no-such-folder"})
"""Problems that the next document would have too."""


class Order(NamedTuple):
    """What every document of a batch shares. Small and plain: it travels with each chunk of jobs.

    `template` and `standard` as `Template` and `Form` take them; `formats` are endings without a dot; `mark` tells the
    batch's unfinished files from another's. `preview`: a form's blank behind the text; `printer`: whose error the PDFs
    make up for, "" for none.
    """

    template: str | bytes
    folder: str
    formats: tuple[str, ...] = ("docx",)
    missing: WhenMissing = "error"
    standard: str | None = None
    font_dirs: tuple[str, ...] = ()
    mark: str = ""
    preview: bool = False
    printer: str = ""


class Result(NamedTuple):
    """A job's outcome: the names of its files in the folder (none: it was rejected), and what was found.

    `stops` when no further document could be written; `page` is the first page in a file of many documents."""

    number: int
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    stops: bool = False
    page: int = 0

    @property
    def done(self) -> bool:
        return bool(self.files)


class Maker:
    """Makes the documents of one order: the template compiled once, the fonts found once."""

    def __init__(self, order: Order, template: AnyTemplate | None = None) -> None:
        """Raises UsageError for a format that the template's kind does not give, and as the template and `Printer`."""
        self.order = order
        self.fonts = _fonts(order) if "pdf" in order.formats else None
        self.template = template or _template(order, self.fonts)
        self._endings = [f".{one}" for one in order.formats]
        self.printer = _printer(order.printer) if order.printer else None
        _check_formats(order, self.template)

    def make(self, job: Job) -> Result:
        """Make the job's files. Whatever is wrong with it stops this job only."""
        try:
            files, problems = self._rendered(job)
            write_in_folder(self.order.folder, files, mark=self._mark(job))
        except ReportgenError as error:
            stops = any(problem.code in STOPPING for problem in error.problems)
            return Result(job.number, (), error.problems, stops)
        except Exception as error:  # one record more or less must not end a batch of thousands
            return Result(job.number, (), (unforeseen(error),))
        return Result(job.number, tuple(name for name, _ in files), problems)

    def _rendered(self, job: Job) -> tuple[list[tuple[str, bytes | list[bytes]]], tuple[Problem, ...]]:
        data, missing = as_written(job.data), self.order.missing
        if self.fonts is None and isinstance(self.template, Template):
            filled = self.template.render(data, missing=missing)
            return [(f"{job.name}.docx", filled.package.pieces())], filled.problems
        document, problems = filled_document(self.template, data, missing=missing, fonts=self.fonts)
        files: list[tuple[str, bytes | list[bytes]]] = [
            (job.name + ending, self._file(document, ending)) for ending in self._endings
        ]
        return files, (*problems, *document.warnings)

    def _file(self, document: Document | FilledForm, ending: str) -> bytes:
        if self.printer is not None and ending == ".pdf":
            return self.printer.rendered(document)
        return document.rendered(ending)

    def _mark(self, job: Job) -> str:
        return job_mark(self.order, job)


def _template(order: Order, fonts: FontLibrary | None) -> AnyTemplate:
    if isinstance(order.template, bytes):
        return Template(order.template)
    return open_template(order.template, standard=order.standard, fonts=fonts, preview=order.preview)


def _printer(name: str) -> Printer:
    from .printers import Printer  # brings the writing of PDFs with it

    return Printer(name)


def _check_formats(order: Order, template: AnyTemplate) -> None:
    if not set(order.formats) <= set(template.formats):
        message = msg("mẫu “{name}” chỉ in chữ lên phôi nên chỉ làm được tệp PDF", name=template.name)
        raise UsageError(Problem("batch.pdf-only", message, hint=msg("thêm --format pdf")))


def job_mark(order: Order, job: Job) -> str:
    """What the job's files are called until they are whole."""
    return f"{order.mark}-{job.number}"


def new_mark() -> str:
    """A mark that no other batch at work has."""
    return f"reportgen-{os.getpid()}"


def make_chunk(order: Order, jobs: Sequence[Job]) -> list[Result]:
    """A worker's task. Jobs behind one that `stops` are left; they have no result."""
    maker = _maker(order)
    results: list[Result] = []
    for job in jobs:
        results.append(maker.make(job))
        if results[-1].stops:
            break
    return results


@lru_cache(maxsize=2)
def _maker(order: Order) -> Maker:
    return Maker(order)


def _fonts(order: Order) -> FontLibrary:
    from ..fonts import FontLibrary

    return FontLibrary(directories=[Path(folder) for folder in order.font_dirs])


def unforeseen(error: Exception) -> Problem:
    """What no room foresaw, as a problem of one record."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return Problem(
        "batch.unforeseen",
        msg(
            "lỗi của chương trình ({kind} ở {where}): {error}", kind=type(error).__name__, where=where, error=str(error)
        ),
        hint=msg("gửi dòng này và bản ghi ấy cho người bảo trì chương trình"),
        severity=Severity.ERROR,
    )
