"""What will be made. In: records with their places, a pattern for names. Out: a job for each record that can be used,
and those that cannot, with the reason. Nothing is made and nothing is written here.

    read ──▶ records ──▶ plan ──▶ jobs ──▶ run ──▶ results ──▶ reconcile
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place
from .names import MOST_BYTES, NamePattern, Names, default_pattern

COUNTERS = frozenset({"tt", "stt", "so_tt", "so_thu_tu"})
"""Fields that only number the records: two records that differ in nothing else are the same record twice."""


class Column(NamedTuple):
    """A field of the records as people see it: the words over the column and where they stand."""

    label: str
    place: Place | None


class Record(NamedTuple):
    """A record: its number in the list (from 1), its values, where it stands, and where each value does. With an error
    among its `problems` it is rejected. `first`: the number of the record that it repeats, where its reader knows."""

    number: int
    data: Mapping[str, object]
    place: Place | None = None
    places: Mapping[str, Place] = {}
    problems: tuple[Problem, ...] = ()
    first: int | None = None


class Job(NamedTuple):
    """One document to make: plain data that travels to a worker. `name` is the file's, without folder and ending."""

    number: int
    name: str
    data: Mapping[str, object]


class Refused(NamedTuple):
    """A record that gives no job: rejected, or, with the number of its first appearance, a duplicate."""

    number: int
    problems: tuple[Problem, ...]
    first: int | None = None


class Plan(NamedTuple):
    """Each of `records` (by number) is in `jobs` or in `refused`. `columns` are their fields by key."""

    jobs: tuple[Job, ...]
    refused: tuple[Refused, ...]
    records: Mapping[int, Record]
    columns: Mapping[str, Column]


def make_plan(
    records: Iterable[Record],
    columns: Mapping[str, Column],
    *,
    name: str = "",
    room: int = MOST_BYTES,
    keep_duplicates: bool = False,
) -> Plan:
    """The plan for `records`; `name` is the pattern ("" takes a sensible one), `room` the letters a name may have.

    Raises UsageError when the pattern is wrong. The same records give the same names.
    """
    known = {record.number: record for record in records}
    fields = list(columns or dict.fromkeys(key for record in known.values() for key in record.data))
    pattern = NamePattern.parse(name or default_pattern([record.data for record in known.values()]), fields)
    jobs: list[Job] = []
    refused: list[Refused] = []
    names, first_of = Names(), dict[bytes, int]()
    for record in known.values():
        if record.first is not None or any(problem.severity is Severity.ERROR for problem in record.problems):
            refused.append(Refused(record.number, record.problems, record.first))
            continue
        first = first_of.setdefault(fingerprint(record.data), record.number)
        if first != record.number and not keep_duplicates:
            refused.append(Refused(record.number, (*record.problems, _twice(record, known[first])), first))
        else:
            stem = names.take(pattern.stem(record.data, record.number, room=room))
            jobs.append(Job(record.number, stem, record.data))
    return Plan(tuple(jobs), tuple(refused), known, columns)


def fingerprint(data: Mapping[str, object]) -> bytes:
    """Equal for records with the same values, whatever their order and number."""
    told = sorted([item for item in data.items() if item[1] is not None and item[0] not in COUNTERS])
    return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _twice(record: Record, first: Record) -> Problem:
    where = first.place.message() if first.place is not None else msg("bản ghi {number}", number=first.number)
    hint = msg(
        "nếu là hai người khác nhau thì thêm một cột để phân biệt (ngày sinh, đơn vị), hoặc dùng --keep-duplicates"
    )
    return Problem(
        "batch.duplicate", msg("bản ghi này trùng hệt với {first}", first=where), record.place, hint, Severity.WARNING
    )


def numbered(data: Iterable[Mapping[str, object]]) -> Iterator[Record]:
    """Plain data as records without places."""
    return (Record(number, values) for number, values in enumerate(data, start=1))
