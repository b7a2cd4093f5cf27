"""Numbers in letters, as headings, lists and pages count. In: a number. Out: its digits (ECMA-376 17.18.59)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 4999
_LARGEST_LETTER = 780


def roman(number: int) -> str:
    """Lower-case Roman digits (14 -> "xiv"); decimal ones where there are none."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        text += digits * count
    return text


def letters(number: int) -> str:
    """a … z, aa, bb … zz, aaa: Word repeats the letter; decimal digits above 780."""
    if not 0 < number <= _LARGEST_LETTER:
        return str(number)
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (repeats + 1)
