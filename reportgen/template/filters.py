"""Filters for Vietnamese: `{{ so_tien | tien }}`. In: a number, a date or a text. Out: text for an official paper.

A gap, an example or a missing value goes through untouched. A value that a filter cannot read is noted with its place
and filling goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jinja2 import Undefined

from ..messages import msg
from ..vietnamese.dates import format_date, format_short_date, parse_date
from ..vietnamese.numbers import format_money, format_number, format_percent, parse_number, to_decimal
from ..vietnamese.unreadable import Unreadable
from ..vietnamese.words import money_in_words, number_in_words
from .running import complain
from .values import OWN_VALUES, Fitted, with_words

Number = int | float | Decimal


def _reading(value: Any, read: Callable[[Any], Any], write: Callable[[Any], str]) -> Any:
    """`write(read(value))`; own and missing values as they are, unreadable ones noted."""
    if value is None or isinstance(value, (*OWN_VALUES, Undefined)):
        return value
    try:
        return write(read(value))
    except Unreadable as error:
        complain(f"data.{error.code.replace('.', '-')}", error.message, error.hint)
        return ""


def _number(value: Any) -> Number:
    return parse_number(str(value)) if isinstance(value, str) else to_decimal(value)


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return parse_date(value)
    raise Unreadable(
        "date.type", msg("“{value}” không phải là ngày tháng", value=value), msg("viết như 11/10/2024 (ngày/tháng/năm)")
    )


def so(value: Any, decimals: int | None = None) -> Any:
    """1234.5 -> "1.234,5"."""
    return _reading(value, _number, lambda number: format_number(number, decimals=decimals))


def phan_tram(value: Any, decimals: int | None = None) -> Any:
    """88.44 -> "88,44%"."""
    return _reading(value, _number, lambda number: format_percent(number, decimals=decimals))


def tien(value: Any) -> Any:
    """1500000 -> "1.500.000 đồng"."""
    return _reading(value, _number, format_money)


def bang_chu(value: Any, don_vi: str = "") -> Any:
    """21 -> "hai mươi mốt"; with "tiền" as `don_vi`: money with a capital, "… đồng"."""
    return _reading(value, _number, money_in_words if don_vi in ("tiền", "tien", "đồng") else number_in_words)


def ngay(value: Any) -> Any:
    """2026-02-05 -> "ngày 05 tháng 02 năm 2026"."""
    return _reading(value, _day, format_date)


def ngay_ngan(value: Any) -> Any:
    """2026-02-05 -> "05/02/2026"."""
    return _reading(value, _day, format_short_date)


def _relettered(value: Any, change: Callable[[str], str]) -> Any:
    return with_words(value, change) if isinstance(value, Fitted) else _reading(value, str, change)


def hoa(value: Any) -> Any:
    """CAPITALS."""
    return _relettered(value, str.upper)


def thuong(value: Any) -> Any:
    """Small letters."""
    return _relettered(value, str.lower)


def dau_hoa(value: Any) -> Any:
    """The first letter large, the others as they are."""
    if isinstance(value, Fitted):
        return replace(value, lines=(_capitalized(value.lines[0]), *value.lines[1:]))
    return _reading(value, str, _capitalized)


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def hai_so(value: Any) -> Any:
    """4 -> "04", 12 -> "12", as official papers count."""
    return _reading(value, _number, lambda number: f"{format_number(number):0>2}" if number >= 0 else str(number))


VIETNAMESE: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (so, phan_tram, tien, bang_chu, ngay, ngay_ngan, hoa, thuong, dau_hoa, hai_so)
}
