"""Days and periods. In: `datetime.date`, or text as offices write it. Out: text in the official form, or a date.

The official form puts a zero before days below 10 and before months 1 and 2 only (HD36 II.1.4.2; HD05 4.2.2;
Decree 30/2020, Phụ lục I, mục II.4.b).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ..messages import Message, msg
from .unreadable import NotADate

FIRST_YEAR = 1900
LAST_YEAR = 2199
ROMAN = ("", "I", "II", "III", "IV")

_NUMERIC = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d+)", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_WORDS = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d+)", re.ASCII | re.IGNORECASE)


def _day(number: int) -> str:
    return f"{number:02d}"


def _month(number: int) -> str:
    return f"{number:02d}" if number <= 2 else str(number)


def format_date(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2026"."""
    return f"ngày {_day(day.day)} tháng {_month(day.month)} năm {day.year}"


def format_place_date(place: str, day: date) -> str:
    """ "Mỹ Thới, ngày 11 tháng 10 năm 2024"."""
    return f"{place}, {format_date(day)}"


def format_short_date(day: date) -> str:
    """ "05/3/2020"."""
    return f"{_day(day.day)}/{_month(day.month)}/{day.year}"


def parse_date(text: str) -> date:
    """The day that `text` names: "11/10/2024" (day, month, year), "2024-10-11", "ngày 11 tháng 10 năm 2024".

    Raises NotADate for a year of two digits, for a day that the calendar does not have, for years outside 1900-2199.
    """
    body = unicodedata.normalize("NFC", text).strip()
    if match := _ISO.fullmatch(body):
        year, month, day = match.groups()
    elif match := _NUMERIC.fullmatch(body):
        day, _, month, year = match.groups()
    elif match := _WORDS.fullmatch(body):
        day, month, year = match.groups()
    else:
        raise NotADate("date.malformed", msg("“{text}” không phải là ngày tháng", text=body), _how_to_write())
    return _calendar_day(body, int(day), int(month), year)


def _calendar_day(text: str, day: int, month: int, year_digits: str) -> date:
    if len(year_digits) != 4:
        hint = msg("viết năm đủ bốn chữ số, ví dụ {example}", example=f"{day:02d}/{month}/20{year_digits[-2:]}")
        raise NotADate("date.year", msg("năm trong “{text}” không rõ", text=text), hint)
    year = int(year_digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = msg("năm {year} nằm ngoài khoảng {first} đến {last}", year=year, first=FIRST_YEAR, last=LAST_YEAR)
        raise NotADate("date.year", message)
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate("date.impossible", _impossible(text, day, month, year), _impossible_hint(day, month)) from None


def _impossible(text: str, day: int, month: int, year: int) -> Message:
    if not 1 <= month <= 12:
        return msg("“{text}”: không có tháng {month}", text=text, month=month)
    return msg("“{text}”: tháng {month} năm {year} không có ngày {day}", text=text, month=month, year=year, day=day)


def _impossible_hint(day: int, month: int) -> Message:
    if month > 12 and 1 <= day <= 12:
        return msg("ngày viết trước, tháng viết sau: có phải ý bạn là {day}/{month}?", day=month, month=day)
    return _how_to_write()


def _how_to_write() -> Message:
    return msg("viết như 11/10/2024 (ngày/tháng/năm) hoặc “ngày 11 tháng 10 năm 2024”")


def quarter(day: date) -> int:
    """The quarter (1 to 4) that holds `day`."""
    return (day.month + 2) // 3


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months of one year, from `first` to `last` (1 to 12)."""

    year: int
    first: int = 1
    last: int = 12

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    def name(self) -> str:
        """What reports call it: "9 tháng đầu năm 2024", "3 tháng cuối năm 2024", "quý II năm 2024", "năm 2024"."""
        if self.months == 12:
            return f"năm {self.year}"
        if self.months == 1:
            return f"tháng {_month(self.first)} năm {self.year}"
        if self.first == 1 and self.months > 3:
            return f"{self.months} tháng đầu năm {self.year}"
        if self.months == 3 and self.first % 3 == 1:
            return f"quý {ROMAN[self.last // 3]} năm {self.year}"
        if self.first == 1:
            return f"{self.months} tháng đầu năm {self.year}"
        if self.last == 12:
            return f"{self.months} tháng cuối năm {self.year}"
        return f"từ tháng {_month(self.first)} đến tháng {_month(self.last)} năm {self.year}"

    def rest(self) -> Period | None:
        """What is left of the year: of the first nine months the last three. None when nothing is."""
        return Period(self.year, self.last + 1) if self.last < 12 else None

    def rest_name(self) -> str:
        """ "3 tháng cuối năm 2024" behind "9 tháng đầu năm 2024", "" behind a whole year."""
        rest = self.rest()
        return f"{rest.months} tháng cuối năm {self.year}" if rest else ""

    def a_year_before(self) -> Period:
        """The same months of the year before (cùng kỳ)."""
        return Period(self.year - 1, self.first, self.last)


def first_months(months: int, year: int) -> Period:
    """ "9 tháng đầu năm 2024": `first_months(9, 2024)`."""
    return Period(year, 1, months)


def quarter_period(number: int, year: int) -> Period:
    """Quarter 1 to 4 of `year`."""
    return Period(year, 3 * number - 2, 3 * number)


_FIRST = re.compile(r"(\d{1,2})\s+tháng\s+đầu\s+năm\s+(\d{4})", re.ASCII | re.IGNORECASE)
_LAST = re.compile(r"(\d{1,2})\s+tháng\s+cuối\s+năm\s+(\d{4})", re.ASCII | re.IGNORECASE)
_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\s*(?:năm\s+|[/-]\s*)(\d{4})", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s*(?:năm\s+|[/-]\s*)(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?:cả\s+)?năm\s+(\d{4})", re.ASCII | re.IGNORECASE)


def parse_period(text: str) -> Period:
    """The period that `text` names, as `Period.name` writes it: "9 tháng đầu năm 2024", "quý III năm 2024", "năm 2024".

    Raises NotADate for anything else.
    """
    body = " ".join(unicodedata.normalize("NFC", text).split())
    period = _match_period(body)
    if period is None or not 1 <= period.first <= period.last <= 12:
        hint = msg("viết như “9 tháng đầu năm 2024”, “quý III năm 2024” hoặc “năm 2024”")
        raise NotADate("period.malformed", msg("“{text}” không phải là một kỳ báo cáo", text=body), hint)
    return period


def _match_period(body: str) -> Period | None:
    if match := _FIRST.fullmatch(body):
        return Period(int(match[2]), 1, int(match[1]))
    if match := _LAST.fullmatch(body):
        return Period(int(match[2]), 13 - int(match[1]), 12)
    if match := _QUARTER.fullmatch(body):
        number = match[1].upper()
        return quarter_period(ROMAN.index(number) if number in ROMAN else int(number), int(match[2]))
    if match := _MONTH.fullmatch(body):
        return Period(int(match[2]), int(match[1]), int(match[1]))
    if match := _YEAR.fullmatch(body):
        return Period(int(match[1]))
    return None
