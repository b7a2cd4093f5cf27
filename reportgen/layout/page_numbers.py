"""Page numbers as a section or a field writes them. In: a number and a format's name. Out: text.

The names are those of `w:pgNumType` (ECMA-376 17.18.59) and of the field switch `\\*` (17.16.4.3.1).
"""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def format_number(number: int, name: str = "decimal") -> str:
    """`number` in the format called `name`; an unknown name, or a number that the format cannot write, is decimal."""
    match name:
        case "roman" | "lowerRoman":
            return _roman(number)
        case "ROMAN" | "Roman" | "upperRoman":
            return _roman(number).upper()
        case "alphabetic" | "lowerLetter":
            return _letters(number)
        case "ALPHABETIC" | "Alphabetic" | "upperLetter":
            return _letters(number).upper()
        case "numberInDash" | "ArabicDash":
            return f"- {number} -"
        case "decimalZero":
            return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """a to z, then aa to zz, as Word counts."""
    if not 0 < number <= 26 * 30:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)
