"""Values of cells as Excel shows them. In: a number and its cell's format, or a moment. Out: a plain scalar.

"0000" keeps its zeros, "0.00%" is text as shown, other numbers are cut to the places that are shown; days are days.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ..vietnamese.dates import format_short_date
from ..vietnamese.numbers import format_number, format_percent, plain_figures, round_half_up
from .record import PlainScalar

EXACT_DIGITS = 15
ERRORS = frozenset(["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"])

_SHOWN_PLACES = re.compile(r"[0#?][0#?,]*(?:\.([0#?]+))?")
_PADDED_FORMAT = re.compile(r"0{2,}")
_NUMBERED_FORMAT = re.compile(r'"([^"]+)"(0+)')
_UNIT_BEFORE, _UNIT_BEHIND = re.compile(r'"([^"]*)"'), re.compile(r'(\s*"[^"]*")\s*$')
_ESCAPED = re.compile("_x00(0D|5F)_")
_IGNORED_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_WITHOUT_DAY = re.compile(r"(?:m{1,2}([/.-]))?yyyy", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(?:\[[^\]]*\])?m{1,4}[/.-]d{1,2}[/.-]", re.IGNORECASE)
BUILT_IN_SHORT_DATE = "mm-dd-yy"


def is_filled(cell: Any) -> bool:
    """Whether something can be seen in the cell."""
    value = str(cell.value) if isinstance(cell.value, list) else cell.value
    return value is not None and not (isinstance(value, str) and not value.strip())


def runs_of(value: Any, font: str) -> list[tuple[str, str]]:
    """A text by its runs, each with the name of its font: `font`, that of the cell, unless somebody formatted parts."""
    if isinstance(value, str):
        return [(value, font)]
    if not isinstance(value, list):
        return []
    return [(run, font) if isinstance(run, str) else (run.text, run.font.rFont or font) for run in value]


def unescaped(text: str) -> str:
    """Text as it was typed: Excel writes a carriage return as _x000D_, and the _ of a text that looks so as _x005F_."""
    return _ESCAPED.sub(lambda match: "_" if match[1] == "5F" else "", text) if "_x00" in text else text


def exact(value: int | float) -> Decimal:
    """The number that Excel shows in full: binary fractions end at its fifteenth digit (0.1 + 0.2 is 0.3)."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{EXACT_DIGITS}g}")


def as_shown(number: Decimal, number_format: str) -> PlainScalar:
    """The number in its cell's format: "0000" keeps its zeros, "KT-"00 its letters too, "0.00%" is text, "@" is text,
    other places are cut; a unit behind the number is left out."""
    if (numbered := _NUMBERED_FORMAT.fullmatch(number_format)) and number == number.to_integral_value():
        return f"{numbered[1]}{int(number):0{len(numbered[2])}d}"
    shape = _IGNORED_IN_FORMAT.sub("", number_format.split(";")[0])
    if shape == "@":
        return f"{number:f}"
    if _PADDED_FORMAT.fullmatch(shape) and number == number.to_integral_value():
        return f"{int(number):0{len(shape)}d}"
    decimals = _decimals(shape)
    if "%" in shape:
        return format_percent(number * 100, decimals=decimals)
    if decimals is not None:
        number = round_half_up(number, decimals)
    if number == number.to_integral_value():
        return int(number)
    return number.normalize()


def shown_text(number: Decimal, number_format: str) -> str:
    """The number as its cell shows it in Vietnam: "702.000" for #,##0, "0,30" for 0.00, "5 hộ" for 0 "hộ"."""
    first = number_format.split(";")[0]
    shape = _IGNORED_IN_FORMAT.sub("", first)
    decimals = _decimals(shape)
    if _SHOWN_PLACES.search(shape) is None or "/" in shape or "E" in shape or shape.endswith(","):
        return plain_figures(number)
    if "," in shape:
        text = format_number(number, decimals=decimals)
    else:
        text = f"{round_half_up(number, decimals or 0):f}".replace(".", ",")
    before, behind = _UNIT_BEFORE.match(first), _UNIT_BEHIND.search(first)
    return (before[1] if before else "") + text + (behind[1].replace('"', "") if behind else "")


def _decimals(shape: str) -> int | None:
    """The places behind the comma that a format shows; None when it shows as many as there are."""
    places = _SHOWN_PLACES.search(shape)
    if places is None or "E" in shape or "/" in shape or shape.endswith(","):
        return None
    return len(places[1] or "")


def moment(value: Any, number_format: str = "") -> PlainScalar:
    """Days as days; what has an hour as text, and what shows no day too: 1975, 10/2024."""
    if isinstance(value, date) and (shown := _WITHOUT_DAY.fullmatch(number_format)):
        return f"{value.month:02d}{shown[1]}{value.year}" if shown[1] else f"{value.year}"
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date()
        return f"{format_short_date(value)} {value:%H:%M}"
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


def shows_month_first(number_format: str) -> bool:
    """Whether the format writes the month before the day, in every country: Excel's own short date follows the
    computer's setting, and says nothing."""
    return number_format.lower() != BUILT_IN_SHORT_DATE and bool(_MONTH_FIRST.match(number_format))


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """1 -> "A", 28 -> "AB"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
