"""Numbers in figures. In: int, float or Decimal, or text as a Vietnamese clerk writes it. Out: text, or Decimal.

A dot stands after the thousands, a comma before the decimals (Luật Kế toán 2015, Điều 11). Rounding is half-up, as
people round; Babel's is half-even. Babel is not asked here, because loading its locale data would cost more than the
whole formatting of a report; tests/vietnamese/test_numbers.py holds every result against Babel's.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from typing import TypeAlias

from ..messages import msg
from .unreadable import AmbiguousNumber, NotANumber

Number: TypeAlias = int | float | Decimal

MINUS_SIGNS = "-−–"
MAX_DIGITS = 60
# Enough for any figure of MAX_DIGITS digits, so that no result depends on the thread's decimal context.
_WIDE = Context(prec=4 * MAX_DIGITS, rounding=ROUND_HALF_UP)

_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_SPACED = re.compile(r"[0-9]{1,3}(?:\s[0-9]{3})+(?:,[0-9]+)?")


class Reading(Enum):
    """How to read one separator with exactly three digits behind it ("3.700", "313,653")."""

    ASK = "ask"
    VIETNAMESE = "vietnamese"
    """Dot after the thousands, comma before the decimals."""
    WHOLE = "whole"
    """The number counts whole things: the separator, whichever it is, stands after the thousands."""


def to_decimal(value: Number) -> Decimal:
    """`value` as an exact Decimal; a float as its shortest text ("0.1", not 0.1000000000000000055…).

    Raises NotANumber for infinity, NaN and truth values.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise NotANumber("number.type", msg("“{value}” không phải là số", value=value))
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise NotANumber("number.not-finite", msg("“{value}” không phải là một con số dùng được", value=value))
    return number


def round_half_up(value: Number, decimals: int) -> Decimal:
    """`value` with `decimals` places behind the comma, halves away from zero (2,345 -> 2,35; -2,5 -> -3)."""
    return to_decimal(value).quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


def format_number(value: Number, *, decimals: int | None = None) -> str:
    """`value` in Vietnamese figures: 1234.5 -> "1.234,5".

    `decimals` is the number of places shown; None shows those that are there, without trailing zeros.
    Raises NotANumber for what has no figures (infinity, NaN).
    """
    number = to_decimal(value) if decimals is None else round_half_up(value, decimals)
    sign = "-" if number < 0 else ""
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def plain_figures(value: Number) -> str:
    """`value` without dots after the thousands: 2024 -> "2024", 313.65 -> "313,65".

    For a bare number whose meaning is not known (a year, an account, an amount): it changes none of them, and of whole
    numbers `parse_number` asks nothing.
    """
    return f"{to_decimal(value).normalize(_WIDE):f}".replace(".", ",")


def format_percent(value: Number, *, decimals: int | None = None) -> str:
    """`value` counted in hundredths, the sign without a space: 88.44 -> "88,44%"."""
    return format_number(value, decimals=decimals) + "%"


def format_money(value: Number) -> str:
    """`value` counted in đồng: 3700000 -> "3.700.000 đồng". Fractions of a đồng are rounded half-up."""
    return format_number(value, decimals=0) + " đồng"


def parse_number(text: str, *, reading: Reading = Reading.ASK) -> Decimal:
    """The number that `text` writes the Vietnamese way: "1.234,5" -> Decimal("1234.5").

    Raises AmbiguousNumber for one separator with exactly three digits behind it ("3.700", "313,653") unless
    `reading` says how to take it, and NotANumber for everything else that is not a Vietnamese number
    ("1,234.5", "12 345", "abc").
    """
    body = text.strip()
    negative = body[:1] in MINUS_SIGNS and bool(body)
    digits = body[1:].lstrip() if negative else body
    if len(digits) > MAX_DIGITS:
        raise NotANumber("number.too-long", msg("số dài quá {limit} chữ số", limit=MAX_DIGITS))
    number = _read(digits, reading)
    return number.copy_negate() if negative and number else number


def _read(digits: str, reading: Reading) -> Decimal:
    if _TWO_WAYS.fullmatch(digits):
        return _read_two_ways(digits, reading)
    if _PLAIN.fullmatch(digits) or (_GROUPED.fullmatch(digits) and not digits.startswith("0")):
        return Decimal(digits.replace(".", "").replace(",", "."))
    raise _not_a_number(digits)


def _read_two_ways(digits: str, reading: Reading) -> Decimal:
    thousands = Decimal(digits.replace(".", "").replace(",", ""))
    fraction = Decimal(digits.replace(",", "."))
    if reading is Reading.WHOLE:
        return thousands
    if reading is Reading.VIETNAMESE:
        return thousands if "." in digits else fraction
    raise AmbiguousNumber(
        "number.ambiguous",
        msg("“{text}” có thể hiểu theo hai cách", text=digits),
        msg(
            "viết “{thousands}” nếu là {thousands_value}, hoặc “{fraction}” nếu là số thập phân",
            thousands=f"{thousands}",
            thousands_value=format_number(thousands),
            fraction=_unmistakable(fraction),
        ),
        (thousands, fraction),
    )


def _unmistakable(fraction: Decimal) -> str:
    """A fraction so written that nobody takes its comma for thousands: 3.700 -> "3,7", 313.653 -> "313,6530"."""
    text = format_number(fraction)
    behind = len(text.partition(",")[2])
    if behind == 3:
        return text + "0"
    return text if behind else text + ",0"


def _not_a_number(digits: str) -> NotANumber:
    message = msg("“{text}” không phải là một số", text=digits)
    if _ENGLISH.fullmatch(digits):
        number = Decimal(digits.replace(",", ""))
        hint = msg(
            "dấu phẩy đứng trước phần thập phân, dấu chấm đứng sau hàng nghìn: viết “{text}”",
            text=format_number(number),
        )
        return NotANumber("number.english", message, hint)
    if _SPACED.fullmatch(digits):
        hint = msg("viết liền, không để khoảng trắng giữa các chữ số: “{text}”", text=re.sub(r"\s", "", digits))
        return NotANumber("number.spaced", message, hint)
    return NotANumber("number.malformed", message, msg("viết số như “1.234,5” hoặc “1234,5”"))
