"""Numbers and days that print as the sheet shows them. In: a value and its text. Out: the same value, whose `str` is
that text: 702000 as "702.000", 0.3 as "0,3", a day as "11/10/2024".

Templates reckon, compare and format with the value; where they only print it, no raw number and no foreign date
comes out. They travel between processes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..vietnamese.dates import format_short_date

if TYPE_CHECKING:
    from .record import PlainScalar


class ShownInt(int):
    """A whole number with the text that shows it."""

    text: str

    def __new__(cls, value: int, text: str) -> ShownInt:
        made = super().__new__(cls, value)
        made.text = text
        return made

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        return ShownInt, (int(self), self.text)


class ShownDecimal(Decimal):
    """A number with the text that shows it."""

    text: str

    def __new__(cls, value: Decimal, text: str = "") -> ShownDecimal:
        made = super().__new__(cls, value)
        made.text = text
        return made

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        return ShownDecimal, (Decimal(self), self.text)


class ShownDay(date):
    """A day with the text that shows it."""

    def __str__(self) -> str:
        return format_short_date(self)


def shown(value: PlainScalar, text: str | None) -> PlainScalar:
    """`value` printing as `text`; as it is when there is no text, or when it prints so anyway."""
    if type(value) is date:
        return ShownDay(value.year, value.month, value.day)
    if text is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if str(value) == text else ShownInt(value, text)
    return ShownDecimal(value, text) if isinstance(value, Decimal) else value
