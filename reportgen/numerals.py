"""Number formats of headings, lists, pages and notes. In: a number and a format's name (ECMA-376 17.18.59, and those of
the field switch `\\*`, 17.16.4.3.1). Out: the number as Word writes it.
"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 4999
_LARGEST_LETTER = 780
_FOOTNOTE_SIGNS = "*†‡§"
_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ENGLISH_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
                     "nine": "ninth", "twelve": "twelfth"}  # fmt: skip


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


def formatted(number: int, name: str, *, pattern: str = "", language: str = "") -> str:
    """`number` in the format; a format that is not known, or cannot write the number, gives decimal digits.

    `pattern` is the sample of a "custom" format ("001, 002, …"); `language` decides numbers in words.
    """
    name = _SWITCHES.get(name, name)
    if name in ("none", "bullet"):
        return ""
    if name == "custom":
        digits = len(pattern.partition(",")[0].strip())
        return f"{number:0{max(1, digits)}d}"
    if name in _IN_WORDS:
        return _IN_WORDS[name](number, language)
    return _FORMATS.get(name, str)(number)


def is_known(name: str) -> bool:
    """Whether the format is written as Word does."""
    name = _SWITCHES.get(name, name)
    return name in _FORMATS or name in _IN_WORDS or name in ("none", "bullet", "custom")


def _signs(number: int) -> str:
    if number < 1:
        return str(number)
    repeats, sign = divmod(number - 1, len(_FOOTNOTE_SIGNS))
    return _FOOTNOTE_SIGNS[sign] * (repeats + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _ordinal(number: int, language: str) -> str:
    if language.startswith("vi"):
        return str(number)
    last = number % 10 if number // 10 % 10 != 1 else 0
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(last, 'th')}"


def _in_words(number: int, language: str) -> str:
    if not 0 <= number < 100:
        return str(number)
    words = _vietnamese(number) if language.startswith("vi") else _english(number)
    return words[:1].upper() + words[1:]


def _ordinal_in_words(number: int, language: str) -> str:
    if language.startswith("vi"):
        return f"Thứ {({1: 'nhất', 4: 'tư'}).get(number) or _in_words(number, language).lower()}"
    words = _in_words(number, language)
    head, dash, last = words.rpartition("-")
    plain = last.lower()
    ordinal = _ENGLISH_ORDINALS.get(plain) or (plain[:-1] + "ieth" if plain.endswith("y") else plain + "th")
    return head + dash + (ordinal if head else ordinal.capitalize())


def _vietnamese(number: int) -> str:
    """0 to 99. `vietnamese.words` reads any number, and would load `decimal` at every start."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _ONES[ones]
    head = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    special = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}
    return f"{head} {special.get(ones, _ONES[ones])}" if ones else head


def _english(number: int) -> str:
    if number < 20:
        return _ENGLISH_ONES[number]
    tens, ones = divmod(number, 10)
    return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_ONES[ones]}" if ones else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chicago": _signs,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
}
_IN_WORDS: dict[str, Callable[[int, str], str]] = {
    "ordinal": _ordinal,
    "cardinalText": _in_words,
    "ordinalText": _ordinal_in_words,
}
_SWITCHES = {
    "Arabic": "decimal", "ARABIC": "decimal", "arabic": "decimal",
    "ROMAN": "upperRoman", "Roman": "upperRoman", "roman": "lowerRoman",
    "ALPHABETIC": "upperLetter", "Alphabetic": "upperLetter", "alphabetic": "lowerLetter",
    "ArabicDash": "numberInDash", "Ordinal": "ordinal", "CardText": "cardinalText", "OrdText": "ordinalText",
    "Hex": "hex",
}  # fmt: skip
