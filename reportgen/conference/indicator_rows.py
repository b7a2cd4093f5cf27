"""Rows of indicators as offices keep them in their sheets. In: the record of a conference. Out: the record with the
keys that the schema knows: "KH năm" is ke_hoach, "TH 9 tháng" is ket_qua, a row with a name only begins a group.

Values keep their places: a mistake is told by the cell it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from itertools import zip_longest
from typing import TypeGuard, TypeVar

from ..readers.record import Mapping, Node, Scalar, Sequence
from .model import Indicator

Value = TypeVar("Value")

KEY = "chi_tieu"
COUNTERS = frozenset({"tt", "stt", "so_tt"})
NAME, GROUP, UNIT, PLAN, RESULT, BEFORE = "ten", "nhom", "don_vi", "ke_hoach", "ket_qua", "cung_ky"
HEADINGS = {
    "ten_chi_tieu": NAME,
    "chi_tieu": NAME,
    "ma_chi_tieu": "ma",
    "dvt": UNIT,
    "don_vi_tinh": UNIT,
    "kh": PLAN,
    "thuc_hien": RESULT,
    "th": RESULT,
    "kq": RESULT,
}
# With a year or a period behind them ("Kế hoạch 2026", "TH 9 tháng") they mean the same.
WITH_PERIOD = {name: name for name in (PLAN, RESULT, BEFORE, "ty_le")} | {
    name: key for name, key in HEADINGS.items() if key in (PLAN, RESULT)
}


def with_known_keys(root: Mapping) -> Mapping:
    """`root` with the rows of `chi_tieu` under the schema's keys; everything else as it was."""
    rows = root.get(KEY)
    if not isinstance(rows, Sequence):
        return root
    known = [_renamed(row) if isinstance(row, Mapping) else row for row in rows]
    items = tuple(_grouped([row for row in known if not _is_remark(row)]))
    return replace(root, entries={**root.entries, KEY: replace(rows, items=items)})


def _grouped(rows: list[Node]) -> Iterator[Node]:
    """The rows without those that only name a group, each with its group. A name with no row of figures right behind
    it is no group's: it stays, and the schema asks for the rest of it."""
    group: Node | None = None
    for row, following in zip_longest(rows, rows[1:]):
        if _is_name(row) and following is not None and not _is_name(following):
            group = row[NAME]
        else:
            yield _in_group(row, group)


def _renamed(row: Mapping) -> Mapping:
    names = _keys(list(row.entries))
    return replace(
        row,
        entries=_under(names, row.entries),
        key_places=_under(names, row.key_places),
        labels=_under(names, row.labels),
    )


def _under(names: dict[str, str], values: AbstractMapping[str, Value]) -> dict[str, Value]:
    return {names[name]: value for name, value in values.items() if name in names}


def _keys(written: list[str]) -> dict[str, str]:
    """The key of each heading; counters of rows have none. Two headings that mean one thing keep their own names,
    which the schema then refuses: which of them is meant is for the clerk to say."""
    meant = {name: _meaning(name) for name in written if name not in COUNTERS}
    return {name: key if list(meant.values()).count(key) == 1 else name for name, key in meant.items()}


def _meaning(name: str) -> str:
    if name in Indicator.model_fields:
        return name
    if name in HEADINGS:
        return HEADINGS[name]
    return next((key for start, key in WITH_PERIOD.items() if name.startswith(f"{start}_")), name)


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
