"""One PDF of a whole batch. In: jobs, in order. Out: a file with the pages of each, and a result for each job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ..errors import OutputError, Problem, UsageError
from ..template.written import as_written
from .making import Maker, Result, unforeseen
from .plan import Job
from .print_file import AT_A_TIME, Added, PrintFile
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
        waiting = iter(jobs)
        while not stop.asked and (some := tuple(islice(waiting, AT_A_TIME))):
            yield from _printed(file, some, target.name)
        notes.extend(file.warnings)
        if file.pages:
            file.close()
    finally:
        file.discard()


def _printed(file: PrintFile, jobs: Sequence[Job], name: str) -> list[Result]:
    try:
        added = list(file.add_all([as_written(job.data) for job in jobs]))
    except (OutputError, UsageError):
        raise
    except Exception:  # one of them is to blame, and none is in the file yet
        return [_printed_alone(file, job, name) for job in jobs]
    return [_result(job, one, name) for job, one in zip(jobs, added, strict=True)]


def _printed_alone(file: PrintFile, job: Job, name: str) -> Result:
    try:
        return _result(job, file.add(as_written(job.data)), name)
    except (OutputError, UsageError):  # it holds for every record: no room, a paper never measured
        raise
    except Exception as error:  # one record more or less must not end a batch of thousands
        return Result(job.number, (), (unforeseen(error),))


def _result(job: Job, added: Added, name: str) -> Result:
    return Result(job.number, (name,) if added.pages else (), added.problems, page=added.first_page)
