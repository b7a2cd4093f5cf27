"""Records from people's files. In: a path. Out: records in the order of the file, with their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import Problem
from ..places import CellPlace, FilePlace, Place
from ..readers import Mapping as Row
from ..readers import Records, read_records
from .plan import Column, Record


class Source(NamedTuple):
    """`total` is what the reader counted; `notes` speak of the file and of rows that are no records (hidden ones)."""

    records: tuple[Record, ...]
    columns: Mapping[str, Column]
    total: int
    notes: tuple[Problem, ...] = ()
    place: Place | None = None


def read_source(path: Path, sheet: str | None = None) -> Source:
    """The records in a .xlsx, .csv, .yaml or .json file. Raises as `readers.read_records`."""
    return source_of(read_records(path, sheet))


def source_of(found: Records) -> Source:
    """Records that were read; those that cannot be used keep their place in the list."""
    rows: list[tuple[Row, tuple[Problem, ...]]] = [(row, ()) for row in found.rows]
    rows += ((one.row, one.problems) for one in found.rejected)
    rows.sort(key=lambda pair: _line(pair[0].place))
    records = tuple(
        Record(number, row.shown(), row.place, _Places(row), problems)
        for number, (row, problems) in enumerate(rows, start=1)
    )
    return Source(records, _columns(rows[0][0]) if rows else {}, found.total, found.notes, found.place)


def _columns(row: Row) -> dict[str, Column]:
    return {key: Column(row.labels.get(key, key), row.key_places.get(key, row.place)) for key in row}


def _line(place: Place) -> int:
    match place:
        case CellPlace(_, _, cell):
            return int("".join(filter(str.isdecimal, cell)) or 0)
        case FilePlace(_, line):
            return line or 0
    return 0


class _Places(Mapping[str, Place]):
    """Where a row's values stand; nothing is copied, a batch has many rows."""

    __slots__ = ("_row",)

    def __init__(self, row: Row) -> None:
        self._row = row

    def __getitem__(self, key: str) -> Place:
        return self._row.entries[key].place

    def __iter__(self) -> Iterator[str]:
        return iter(self._row.entries)

    def __len__(self) -> int:
        return len(self._row.entries)
