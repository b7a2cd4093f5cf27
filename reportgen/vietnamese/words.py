"""Numbers in words. In: int, float or Decimal. Out: Vietnamese words.

Figures are read in blocks of nine (tỷ, tỷ tỷ …), each in groups of three (triệu, nghìn). A group behind the first is
read in full: "không trăm", "linh". Behind "mươi" one is "mốt", four "tư", five "lăm"; behind "mười" five is "lăm".
Decimals: "phẩy", each leading zero "không", then up to three digits as a number, more digit by digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..messages import msg
from .numbers import Number, to_decimal
from .unreadable import NotANumber

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# 10^66 is more than anyone counts; a figure beyond it is a slip, and its words would fill a page.
MAX_FIGURES = 66
READ_AS_NUMBER = 3


@dataclass(frozen=True, slots=True)
class WordStyle:
    """The words on which offices differ. `tu` is four behind "mươi" ("hai mươi tư" or "hai mươi bốn")."""

    linh: str = "linh"
    nghin: str = "nghìn"
    tu: str = "tư"
    ty: str = "tỷ"
    minus: str = "âm"


STANDARD = WordStyle()


def number_in_words(value: Number, *, style: WordStyle = STANDARD) -> str:
    """`value` in words, lower case: 1005 -> "một nghìn không trăm linh năm", -2.5 -> "âm hai phẩy năm".

    Raises NotANumber for infinity, NaN and figures of more than 66 digits.
    """
    number = to_decimal(value)
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    if len(whole.lstrip("0")) > MAX_FIGURES:
        raise NotANumber("number.too-long", msg("số dài quá {limit} chữ số", limit=MAX_FIGURES))
    words = [style.minus] if number < 0 else []
    words.extend(_whole(int(whole), style))
    words.extend(_fraction(fraction.rstrip("0"), style))
    return " ".join(words)


def money_in_words(value: Number, *, style: WordStyle = STANDARD) -> str:
    """`value` đồng in words with a capital: 11232000 -> "Mười một triệu hai trăm ba mươi hai nghìn đồng".

    Raises NotANumber when `value` is not a whole number: nobody pays fractions of a đồng.
    """
    number = to_decimal(value)
    if number != number.to_integral_value():
        raise NotANumber(
            "number.not-whole",
            msg("“{value}” đồng không phải là số tròn đồng", value=value),
            msg("làm tròn đến đồng trước khi viết bằng chữ"),
        )
    words = number_in_words(number, style=style)
    return f"{words[0].upper()}{words[1:]} đồng"


def _whole(number: int, style: WordStyle) -> Iterator[str]:
    if number == 0:
        yield DIGITS[0]
        return
    blocks = list(_split(number, 1_000_000_000))
    for power, block in reversed(list(enumerate(blocks))):
        if block:
            yield from _block(block, style, full=power < len(blocks) - 1)
            yield from [style.ty] * power


def _block(block: int, style: WordStyle, *, full: bool) -> Iterator[str]:
    """Up to nine digits; `full` when higher digits stand before them."""
    names = ((), (style.nghin,), ("triệu",))
    groups = list(_split(block, 1000))
    for power, group in reversed(list(enumerate(groups))):
        if group:
            yield from _group(group, style, full=full or power < len(groups) - 1)
            yield from names[power]


def _group(group: int, style: WordStyle, *, full: bool) -> Iterator[str]:
    """Three digits; `full` reads a missing hundred and ten aloud."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    if hundreds or full:
        yield from (DIGITS[hundreds], "trăm")
    if tens:
        yield from ("mười",) if tens == 1 else (DIGITS[tens], "mươi")
    elif ones and (hundreds or full):
        yield style.linh
    if ones:
        yield _ones(ones, tens, style)


def _ones(ones: int, tens: int, style: WordStyle) -> str:
    if tens and ones == 5:
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: style.tu}.get(ones, DIGITS[ones])
    return DIGITS[ones]


def _fraction(digits: str, style: WordStyle) -> Iterator[str]:
    if not digits:
        return
    yield "phẩy"
    significant = digits.lstrip("0")
    yield from [DIGITS[0]] * (len(digits) - len(significant))
    if len(significant) <= READ_AS_NUMBER:
        yield from _group(int(significant), style, full=False)
    else:
        yield from (DIGITS[int(digit)] for digit in significant)


def _split(number: int, base: int) -> Iterator[int]:
    """The digits of `number` in `base`, lowest first."""
    while number:
        number, digit = divmod(number, base)
        yield digit
