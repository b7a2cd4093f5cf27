"""Page numbers as a section or a field writes them. In: a number and a format's name. Out: text.

The names are those of `w:pgNumType` (ECMA-376 17.18.59) and of the field switch `\\*` (17.16.4.3.1).
"""

from __future__ import annotations

from ..numerals import letters, roman

_NOTE_SIGNS = "*†‡§"


def format_number(number: int, name: str = "decimal") -> str:
    """`number` in the format called `name`; an unknown name, or a number that the format cannot write, is decimal."""
    match name:
        case "roman" | "lowerRoman":
            return roman(number)
        case "ROMAN" | "Roman" | "upperRoman":
            return roman(number).upper()
        case "alphabetic" | "lowerLetter":
            return letters(number)
        case "ALPHABETIC" | "Alphabetic" | "upperLetter":
            return letters(number).upper()
        case "numberInDash" | "ArabicDash":
            return f"- {number} -"
        case "decimalZero":
            return f"{number:02d}"
        case "chicago" if number > 0:
            repeats, sign = divmod(number - 1, len(_NOTE_SIGNS))
            return _NOTE_SIGNS[sign] * (repeats + 1)
    return str(number)
