"""Tables: what sheets and CSV files have in common. In: headings and rows of scalars. Out: a `Sequence` of `Mapping`.

A heading becomes a key: "Họ và tên" -> ho_va_ten; what was written is kept in `Mapping.labels`. Whoever needs all rows
or none asks `strict`; whoever can go on without the bad ones takes them one by one (records.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..errors import Problem
from ..messages import msg
from ..places import Place, quoted
from ..vietnamese.text import clean_spaces, strip_marks
from .record import Mapping, Node, Scalar, Sequence

_ORDINAL = re.compile(r"\(?(\d+)\)?")
MIN_ORDINALS = 3


class Heading(NamedTuple):
    """A column: its key ("" when nothing is written above it), the words as written, and where they stand."""

    key: str
    label: str
    place: Place


class Line(NamedTuple):
    """A row: as many scalars as there are headings, or more, and what is wrong with its cells."""

    cells: list[Scalar]
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> bool:
        return bool(self.problems) or any(cell.value is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read. `problems` are those of its headings; `notes` say what was seen or changed and stops nothing;
    `hidden` counts the rows that were left out because they are hidden; `blank` are the numbers of empty ones between
    others."""

    headings: list[Heading]
    lines: list[Line]
    place: Place
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    repairs: tuple[Place, ...] = ()
    hidden: int = 0
    blank: tuple[int, ...] = ()


def key_of(label: str) -> str:
    """A heading as a key: no accents, small letters, words joined by underscores ("Kế hoạch (năm)" -> ke_hoach_nam)."""
    return re.sub(r"[^a-z0-9]+", "_", strip_marks(clean_spaces(label)).lower()).strip("_")


def heading(label: str, place: Place) -> Heading:
    """The heading that `label` writes."""
    shown = clean_spaces(label)
    return Heading(key_of(shown), shown, place)


def check_headings(headings: Iterable[Heading]) -> list[Problem]:
    """A problem for every heading that gives the same key as one before it."""
    first: dict[str, Heading] = {}
    problems = []
    for one in headings:
        if one.key and one.key in first:
            message = msg(
                "hai cột cùng tên “{label}” (cột kia ở: {other})",
                label=quoted(one.label),
                other=first[one.key].place.message(),
            )
            problems.append(Problem("table.duplicate-heading", message, one.place, msg("đổi tên một cột")))
        first.setdefault(one.key, one)
    return problems


def strict(table: Table) -> tuple[Sequence, list[Problem]]:
    """The rows as mappings, empty ones left out, and every problem, that of a value without a heading too."""
    problems = [*table.problems, *check_headings(table.headings)]
    items: list[Node] = []
    rows = Rows(table.headings)
    for line in body(table):
        problems.extend([*line.problems, *strays(table.headings, line.cells)])
        items.append(rows.mapping(line.cells))
    return Sequence(tuple(items), table.place, table.repairs, table.notes), problems


def body(table: Table) -> Iterator[Line]:
    """The rows that hold something, without one that only numbers the columns."""
    for index, line in enumerate(table.lines):
        if line.filled and not (index == 0 and _counts_columns(line.cells)):
            yield line


class Rows:
    """Makes mappings of the rows under `headings`; the headings' places and labels are held once for all of them."""

    def __init__(self, headings: list[Heading]) -> None:
        self.keys = [one.key for one in headings]
        named = [one for one in headings if one.key]
        self.places = {one.key: one.place for one in named}
        self.labels = {one.key: one.label for one in named}

    def mapping(self, row: list[Scalar]) -> Mapping:
        """A row by its headings; values without one are left out."""
        entries: dict[str, Node] = {key: cell for key, cell in zip(self.keys, row, strict=False) if key}
        return Mapping(entries, row[0].place, self.places, labels=self.labels)


def strays(headings: list[Heading], row: list[Scalar]) -> list[Problem]:
    """A problem for every value that has no heading above it."""
    if len(row) == len(headings) and all(one.key for one in headings):
        return []
    unnamed = [cell for one, cell in zip(headings, row, strict=False) if not one.key] + row[len(headings) :]
    hint = msg("ghi tên cột ở dòng đầu bảng, hoặc xóa giá trị này")
    return [
        Problem("table.no-heading", msg("giá trị “{value}” nằm ở cột không có tên", value=cell.value), cell.place, hint)
        for cell in unnamed
        if cell.value is not None
    ]


def _counts_columns(row: list[Scalar]) -> bool:
    """Whether the row only numbers the columns, as official tables do: (1), (2), (3) …"""
    written = [str(cell.value) for cell in row if cell.value is not None]
    ordinals = [match[1] for text in written if (match := _ORDINAL.fullmatch(text))]
    return len(written) >= MIN_ORDINALS and ordinals == [str(number + 1) for number in range(len(written))]


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as people list them: "5, 7-9, 12"."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
