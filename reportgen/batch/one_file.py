"""One PDF of a whole batch. In: jobs, in order. Out: a file with the pages of each, and a result for each job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import OutputError, Problem, UsageError
from ..template.written import as_written
from .making import Maker, Result, unforeseen
from .plan import Job
from .print_file import PrintFile
from .run import Stop


def print_jobs(
    jobs: Sequence[Job], maker: Maker, target: Path, notes: list[Problem], *, stop: Stop
) -> Iterator[Result]:
    """Write `target`; what was approximated on the pages is added to `notes`, each thing once.

    A batch that is stopped leaves the file with what was done; one in which nothing could be printed leaves none.
    Raises OutputError when the file cannot be written.
    """
    file = PrintFile(maker.template, target, maker.fonts, missing=maker.order.missing, printer=maker.printer)
    try:
        for job in jobs:
            if stop.asked:
                break
            yield _printed(file, job, target.name)
        notes.extend(file.warnings)
        if file.pages:
            file.close()
    finally:
        file.discard()


def _printed(file: PrintFile, job: Job, name: str) -> Result:
    try:
        added = file.add(as_written(job.data))
    except (OutputError, UsageError):  # it holds for every record: no room, a paper never measured
        raise
    except Exception as error:  # one record more or less must not end a batch of thousands
        return Result(job.number, (), (unforeseen(error),))
    return Result(job.number, (name,) if added.pages else (), added.problems, page=added.first_page)
