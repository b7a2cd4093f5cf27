"""Columns of one sheet that Excel may have changed. In: the values of a column with their cells. Out: the values as
people keep them, and notes: numbers that lost their zeros (căn cước, điện thoại), days that may have their month first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place, quoted
from ..vietnamese.dates import format_short_date, parse_date
from ..vietnamese.unreadable import Unreadable
from .record import PlainScalar
from .tables import Heading
from .xlsx_value import column_letters

_PERSONAL_NUMBER = re.compile(r"(?:^|_)(?:cccd|can_cuoc|dinh_danh)(?:_|$)")
_TELEPHONE = re.compile(r"(?:^|_)(?:dien_thoai|sdt|so_dt|di_dong)(?:_|$)")
_PERSONAL_DIGITS = 12
_DAY_ABOVE_TWELVE = re.compile(r"\s*(?:1[3-9]|2\d|3[01])[/-]\d{1,2}[/-]\d{4}\s*")
LAST_MONTH = 12
MAX_DAYS = 10


def with_zeros(key: str, value: PlainScalar) -> PlainScalar:
    """A number of identity cards has twelve digits, a telephone's begins with 0: what a cell of numbers has lost is put
    back. Everything else stays."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    digits = str(value)
    if _PERSONAL_NUMBER.search(key) and len(digits) in (_PERSONAL_DIGITS - 1, _PERSONAL_DIGITS - 2):
        return digits.zfill(_PERSONAL_DIGITS)
    if _TELEPHONE.search(key) and re.fullmatch(r"[35789]\d{8}", digits):
        return f"0{digits}"
    return value


class _Day(NamedTuple):
    row: int
    day: date
    month_first: bool


class ColumnNotes:
    """Gathers what is noticed in the columns of a sheet; `place` gives the place of a cell by row and column."""

    def __init__(self, place: Callable[[int, int], Place]) -> None:
        self.place = place
        self.restored: dict[int, list[int]] = defaultdict(list)
        self.days: dict[int, list[_Day]] = defaultdict(list)
        self.texts: dict[int, list[int]] = defaultdict(list)

    def saw_day(self, row: int, column: int, day: date, *, month_first: bool) -> None:
        """A cell that Excel holds as a day."""
        whole = day.date() if isinstance(day, datetime) else day
        self.days[column].append(_Day(row, whole, month_first))

    def saw_text(self, row: int, column: int, text: str) -> None:
        """A text, which may be a day that Excel did not take for one."""
        if _is_day_above_twelve(text):
            self.texts[column].append(row)

    def read(self, row: int, column: int, heading: Heading, value: PlainScalar) -> PlainScalar:
        """The value with the zeros it lost."""
        restored = with_zeros(heading.key, value)
        if restored is not value:
            self.restored[column].append(row)
        return restored

    def problems(self, headings: list[Heading]) -> Iterator[Problem]:
        """What is to be said of the columns."""
        for column, rows in sorted(self.restored.items()):
            message = msg(
                "cột “{label}”: Excel đã bỏ số 0 ở đầu {count} số, đã thêm lại",
                label=quoted(headings[column - 1].label),
                count=len(rows),
            )
            hint = msg("định dạng cột là Văn bản (Text) để giữ số 0")
            yield Problem("xlsx.lost-zeros", message, self.place(rows[0], column), hint, Severity.NOTE)
        for column, days in sorted(self.days.items()):
            yield from self._days(column, days, headings[column - 1].label)

    def _days(self, column: int, days: list[_Day], label: str) -> Iterator[Problem]:
        """Days that Excel may have read with the month first: it shows them so, or left others of the column as text
        because it knows no month above twelve."""
        mixed = bool(self.texts.get(column))
        unsure = [
            one
            for one in days
            if one.day.day <= LAST_MONTH and one.day.day != one.day.month and (mixed or one.month_first)
        ]
        if not unsure:
            return
        cells = ", ".join(f"{column_letters(column)}{one.row} ({_either_way(one.day)})" for one in unsure[:MAX_DAYS])
        message = msg(
            "cột “{label}”: {count} ngày có thể bị Excel hiểu ngược tháng với ngày: {cells}",
            label=quoted(label),
            count=len(unsure),
            cells=cells if len(unsure) <= MAX_DAYS else f"{cells} …",
        )
        hint = msg("xem lại các ô này, sửa ô sai rồi định dạng cột là dd/mm/yyyy")
        yield Problem("xlsx.month-first", message, self.place(unsure[0].row, column), hint, Severity.WARNING)


def _either_way(day: date) -> str:
    """ "11/10/2024 hay 10/11/2024"."""
    return f"{format_short_date(day)} hay {format_short_date(day.replace(day=day.month, month=day.day))}"


def _is_day_above_twelve(text: str) -> bool:
    """Whether the text is a day as people type it here, which an Excel that expects the month first leaves as text."""
    if not _DAY_ABOVE_TWELVE.fullmatch(text):
        return False
    try:
        return parse_date(text).day > LAST_MONTH
    except Unreadable:
        return False
