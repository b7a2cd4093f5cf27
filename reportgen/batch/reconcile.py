"""The account of a batch. In: a plan and the results. Out: what became of every record, and whether the sums agree:

records in = documents out + rejected + duplicates (+ those not made when the batch was stopped)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ..errors import Problem
from ..messages import msg
from ..places import FilePlace, Place
from .making import Result
from .placing import all_placed
from .plan import Plan


class Status(Enum):
    """What became of a record."""

    DONE = msg("đã làm")
    REJECTED = msg("bị loại")
    DUPLICATE = msg("trùng")
    LEFT = msg("chưa làm")


class Entry(NamedTuple):
    """A record's line in the account. `files` are names in the output folder, `page` the first one in a file of many
    documents (0: it has files of its own)."""

    number: int
    status: Status
    place: Place | None
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    page: int = 0


class Counts(NamedTuple):
    """`left` were not made because the batch was stopped."""

    records: int
    done: int
    rejected: int
    duplicates: int
    left: int = 0

    @property
    def agree(self) -> bool:
        return self.records == self.done + self.rejected + self.duplicates + self.left


class Account:
    """The account under way: every result is entered, then it is asked for its entries and sums.

    `records_in` is what the reader counted, apart from the plan: a record lost between the two shows.
    """

    def __init__(self, plan: Plan, records_in: int) -> None:
        self._plan = plan
        self._records_in = records_in
        self._results: dict[int, Result] = {}
        self._repeated: list[int] = []

    def enter(self, result: Result) -> None:
        """A job's result."""
        if result.number in self._results:
            self._repeated.append(result.number)
        self._results[result.number] = result

    def entries(self) -> Iterator[Entry]:
        """Every record in the order of its number."""
        refused = {one.number: one for one in self._plan.refused}
        for number in sorted(self._plan.records):
            place = self._plan.records[number].place
            if number in refused:
                one = refused[number]
                status = Status.REJECTED if one.first is None else Status.DUPLICATE
                yield Entry(number, status, place, (), one.problems)
            elif number in self._results:
                yield self._made(self._results[number], place)
            else:
                yield Entry(number, Status.LEFT, place, (), ())

    def _made(self, result: Result, place: Place | None) -> Entry:
        record = self._plan.records[result.number]
        problems = (*record.problems, *all_placed(result.problems, record, self._plan.columns))
        return Entry(result.number, _status(result), place, result.files, problems, result.page)

    def counts(self) -> Counts:
        """The sums."""
        made = Counter(map(_status, self._results.values()))
        duplicates = sum(one.first is not None for one in self._plan.refused)
        rejected = len(self._plan.refused) - duplicates + made[Status.REJECTED]
        left = len(self._plan.jobs) - len(self._results) + made[Status.LEFT]
        return Counts(self._records_in, made[Status.DONE], rejected, duplicates, left)

    def disagreements(self, there: set[str]) -> list[Problem]:
        """What does not agree; `there` are the files in the output folder."""
        counts = self.counts()
        made = dict.fromkeys(name for result in self._results.values() for name in result.files)
        problems = [_lost(name) for name in made if name not in there]
        if not counts.agree or self._repeated:
            message = msg(
                "số liệu không khớp: vào {records}, ra {done}, bị loại {rejected}, trùng {duplicates}, chưa làm {left}",
                **counts._asdict(),
            )
            problems.append(Problem("batch.sums", message, hint=msg("gửi tệp dữ liệu cho người bảo trì chương trình")))
        return problems


def _status(result: Result) -> Status:
    """A record is not to blame for a full disk."""
    if result.done:
        return Status.DONE
    return Status.LEFT if result.stops else Status.REJECTED


def _lost(name: str) -> Problem:
    message = msg("tệp đã làm nhưng không còn trong thư mục (có thể đã bị xóa hoặc chuyển đi)")
    return Problem("batch.file-gone", message, FilePlace(name), msg("chạy lại lệnh để làm lại tệp này"))
