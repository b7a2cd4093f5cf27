"""Records one by one, so that a bad row stops no other. In: a file of people's data. Out: `Records`: the rows that can
be used, those that cannot with the reason, and what else is to be said of the file.

.xlsx and .csv give a record for each row below the headings; .yaml and .json one for each item of their list.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError, Problem, Severity, UsageError
from ..messages import msg
from ..places import CellPlace, FilePlace, Place, quoted
from .data import read_data
from .record import Mapping, Node, Sequence
from .tables import Rows, Table, body, check_headings, key_of, ranges, strays

COUNTERS = frozenset({"tt", "stt", "so_tt"})
"""Columns that only count the rows."""
MAX_LISTED = 600
"""Characters of a list of rows in a note."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used, as far as it was read, and why."""

    row: Mapping
    problems: tuple[Problem, ...]

    @property
    def place(self) -> Place:
        return self.row.place


@dataclass(frozen=True, slots=True)
class Records:
    """`rows` and `rejected` are all the records there are; `hidden` rows are not counted among them. `notes` speak of
    the file or of rows that can be used: hidden rows, converted text, values without a heading."""

    rows: tuple[Mapping, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[Problem, ...]
    place: Place
    hidden: int = 0

    @property
    def total(self) -> int:
        """The records that came in: every one is made, or told of."""
        return len(self.rows) + len(self.rejected)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything there is to say: the notes, then what is wrong with each rejected row."""
        return (*self.notes, *(problem for one in self.rejected for problem in one.problems))


def read_records(path: Path | str, sheet: str | None = None) -> Records:
    """The records in the file at `path`; of a workbook those of the sheet named, or of its only one.

    Raises UsageError when a workbook has several sheets and none is named, or not the one that is; DataError or
    PackageError when the file cannot be read at all, or its headings cannot be told apart.
    """
    sheets = read_record_sheets(path)
    if sheet is None and len(sheets) == 1:
        return next(iter(sheets.values()))
    wanted = {key_of(name): name for name in sheets}.get(key_of(sheet)) if sheet else None
    if wanted is None:
        raise _which_sheet(Path(path), list(sheets), sheet)
    return sheets[wanted]


def read_record_sheets(path: Path | str) -> dict[str, Records]:
    """The records of every visible sheet by its name; those of other files under "". Raises as `read_records`."""
    path = Path(path)
    ending = path.suffix.lower()
    if ending == ".xlsx":
        from .xlsx_file import read_tables

        tables, notes = read_tables(path)
        return {
            name: _records(table, notes if index == 0 else []) for index, (name, table) in enumerate(tables.items())
        }
    if ending == ".csv":
        from .csv_file import read_table

        return {"": _records(read_table(path), [])}
    if ending in (".yaml", ".yml"):
        from .yaml_file import read_node

        return {"": records_of_node(_only_list(read_node(path), path))}
    return {"": records_of_node(_only_list(read_data(path), path))}


def records_of_node(node: Sequence) -> Records:
    """The records in a list of a YAML or JSON file."""
    rows = tuple(item for item in node if isinstance(item, Mapping))
    strangers = tuple(Rejected(Mapping({}, item.place), (_no_record(item),)) for item in node if item not in rows)
    return Records(rows, strangers, node.notes, node.place)


def _no_record(item: Node) -> Problem:
    message = msg("mục này không phải là một bản ghi (mỗi trường một giá trị)")
    return Problem(
        "records.not-a-record", message, item.place, msg("viết các dòng “tên mục: giá trị” cho từng bản ghi")
    )


def _only_list(node: Node, path: Path) -> Sequence:
    """The list of records: the file itself, or the only list in it; a file of single values is one record."""
    if isinstance(node, Sequence):
        return node
    if not isinstance(node, Mapping):
        raise DataError(Problem("records.none", msg("tệp không có bản ghi nào"), FilePlace(str(path))))
    lists = [value for value in node.entries.values() if isinstance(value, Sequence) and _holds_records(value)]
    if len(lists) == 1 and len(node) == 1:
        return lists[0]
    return Sequence((node,), node.place, node.repairs, node.notes)


def _holds_records(node: Sequence) -> bool:
    return any(isinstance(item, Mapping) for item in node)


def _records(table: Table, notes: list[Problem]) -> Records:
    problems = [*table.problems, *check_headings(table.headings)]
    if problems:
        raise DataError(problems)
    rows: list[Mapping] = []
    rejected: list[Rejected] = []
    empty: list[Place] = []
    said = [*notes, *table.notes]
    of_headings = Rows(table.headings)
    for line in body(table):
        row = of_headings.mapping(line.cells)
        if line.problems:
            rejected.append(Rejected(row, line.problems))
        elif _only_counts(row):
            empty.append(row.place)
        else:
            rows.append(row)
        said.extend(one._replace(severity=Severity.WARNING) for one in strays(table.headings, line.cells))
    said.extend([*_blank_rows(table), *_empty_rows(empty)])
    return Records(tuple(rows), tuple(rejected), tuple(said), table.place, table.hidden)


def _blank_rows(table: Table) -> list[Problem]:
    """One note for the rows that hold nothing at all."""
    if not table.blank:
        return []
    rows = quoted(ranges(table.blank), MAX_LISTED)
    message = msg("bỏ qua {count} dòng trống: {rows}", count=len(table.blank), rows=rows)
    return [Problem("records.blank-rows", message, table.place, severity=Severity.NOTE)]


def _only_counts(row: Mapping) -> bool:
    """Whether nothing is filled in but the number of the row."""
    filled = (key for key, node in row.entries.items() if node.plain() is not None)
    return all(key in COUNTERS for key in filled)


def _empty_rows(places: list[Place]) -> list[Problem]:
    """One note for the rows that hold nothing but their number."""
    if not places:
        return []
    names = ", ".join(place.cell if isinstance(place, CellPlace) else str(place.message()) for place in places)
    listed = quoted(names, MAX_LISTED)
    message = msg("bỏ qua {count} dòng chỉ có số thứ tự: {rows}", count=len(places), rows=listed)
    return [Problem("records.empty-rows", message, places[0], severity=Severity.NOTE)]


def _which_sheet(path: Path, names: list[str], wanted: str | None) -> UsageError:
    listed = ", ".join(f"“{name}”" for name in names)
    if wanted is None:
        message = msg("tệp có nhiều trang tính: {names}", names=listed)
        hint = msg('chọn một trang tính, ví dụ: --sheet "{name}"', name=names[0])
        return UsageError.of("records.which-sheet", message, place=FilePlace(str(path)), hint=hint)
    message = msg("không có trang tính “{name}”", name=wanted)
    hint = msg("trong tệp có: {names}", names=listed)
    return UsageError.of("records.no-such-sheet", message, place=FilePlace(str(path)), hint=hint)
