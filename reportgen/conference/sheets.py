"""Sheets as offices keep them. In: the record of a conference. Out: the record with the keys that the schema knows: "KH
năm" is ke_hoach, "TH 9 tháng" is ket_qua, a row with a name only begins a group, counters of rows are left out.

Values keep their places: a mistake is told by the cell it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple, TypeGuard, TypeVar

from ..readers.record import Mapping, Node, Scalar, Sequence
from ..template.schema import Model
from .model import Indicator, Task

Value = TypeVar("Value")


class Headings(NamedTuple):
    """What the columns of a sheet may be called. `starts`: what the words in front mean, whatever follows ("Kế hoạch
    2026", "TH 9 tháng")."""

    model: type[Model]
    names: dict[str, str]
    starts: dict[str, str]

    def meaning(self, name: str) -> str:
        """The key that a heading means, itself when it means none."""
        if name in self.model.model_fields:
            return name
        if name in self.names:
            return self.names[name]
        return next((key for start, key in self.starts.items() if name.startswith(f"{start}_")), name)


INDICATORS, TASKS = "chi_tieu", "nhiem_vu"
NAME, GROUP = "ten", "nhom"
COUNTERS = frozenset({"tt", "stt", "so_tt"})
_FIGURES = {"kh": "ke_hoach", "thuc_hien": "ket_qua", "th": "ket_qua", "kq": "ket_qua"}
_OF_INDICATORS = {"ten_chi_tieu": NAME, "chi_tieu": NAME, "ma_chi_tieu": "ma", "dvt": "don_vi", "don_vi_tinh": "don_vi"}
_OF_TASKS = {
    "noi_dung": "viec",
    "cong_viec": "viec",
    "nhiem_vu": "viec",
    "don_vi": "phu_trach",
    "chu_tri": "phu_trach",
    "co_quan": "phu_trach",
    "thoi_gian": "thoi_han",
}
HEADINGS = {
    INDICATORS: Headings(
        Indicator,
        {**_OF_INDICATORS, **_FIGURES},
        {**{name: name for name in ("ke_hoach", "ket_qua", "cung_ky", "ty_le")}, **_FIGURES},
    ),
    TASKS: Headings(Task, _OF_TASKS, _OF_TASKS),
}


def with_known_keys(root: Mapping) -> Mapping:
    """`root` with the rows of its lists under the schema's keys; everything else as it was."""
    entries = dict(root.entries)
    for name, headings in HEADINGS.items():
        rows = entries.get(name)
        if isinstance(rows, Sequence):
            known = [_renamed(row, headings) if isinstance(row, Mapping) else row for row in rows]
            kept = [row for row in known if not _is_remark(row)]
            entries[name] = replace(rows, items=tuple(_grouped(kept) if name == INDICATORS else kept))
    return replace(root, entries=entries)


# --- columns --------------------------------------------------------------------------------------------------


def _renamed(row: Mapping, headings: Headings) -> Mapping:
    names = _keys(list(row.entries), headings)
    return replace(
        row,
        entries=_under(names, row.entries),
        key_places=_under(names, row.key_places),
        labels=_under(names, row.labels),
    )


def _keys(written: list[str], headings: Headings) -> dict[str, str]:
    """The key of each heading; counters of rows have none. Two headings that mean one thing keep their own names,
    which the schema then refuses: which of them is meant is for the clerk to say."""
    meant = {name: headings.meaning(name) for name in written if name not in COUNTERS}
    return {name: key if list(meant.values()).count(key) == 1 else name for name, key in meant.items()}


def _under(names: dict[str, str], values: AbstractMapping[str, Value]) -> dict[str, Value]:
    return {names[name]: value for name, value in values.items() if name in names}


# --- rows -----------------------------------------------------------------------------------------------------


def _grouped(rows: list[Node]) -> Iterator[Node]:
    """The rows without those that only name a group, each with its group. A name with no row of figures right behind
    it is no group's: it stays, and the schema asks for the rest of it."""
    group: Node | None = None
    for row, following in zip_longest(rows, rows[1:]):
        if _is_name(row) and following is not None and not _is_name(following):
            group = row[NAME]
        else:
            yield _in_group(row, group)


def _filled(row: Mapping) -> set[str]:
    return {name for name, node in row.entries.items() if not (isinstance(node, Scalar) and node.value is None)}


def _is_name(row: Node) -> TypeGuard[Mapping]:
    """Whether the row of a table holds a name and nothing else: "I | Kinh tế"."""
    return isinstance(row, Mapping) and bool(row.labels) and _filled(row) == {NAME}


def _is_remark(row: Node) -> bool:
    """Whether only the counter's column of a table is filled: "Người lập biểu"."""
    return isinstance(row, Mapping) and bool(row.labels) and not _filled(row)


def _in_group(row: Node, group: Node | None) -> Node:
    if group is None or not isinstance(row, Mapping) or GROUP in _filled(row):
        return row
    return replace(row, entries={**row.entries, GROUP: group})
