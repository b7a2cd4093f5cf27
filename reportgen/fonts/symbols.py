"""Letters of symbol fonts in plain Unicode, for machines without those fonts. In: "Wingdings", U+F0A7. Out: "▪".

Word writes the bullet of a list and many a tick box as a code point of the private area (U+F020 to U+F0FF) in one
of these fonts. Sources: Adobe's Symbol encoding; for the Wingdings, Unicode document L2/11-052, with the characters
that few fonts have followed by a plainer one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

_GREEK = {
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
}

_SYMBOL: dict[int, str] = {
    **{ord(letter): greek for letter, greek in _GREEK.items()},
    **{code: chr(code) for code in range(0x20, 0x40) if chr(code) not in "\"$'*-"},
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗*", 0x2D: "−", 0x40: "≅", 0x5B: "[", 0x5D: "]", 0x5F: "_",
    0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "∼~", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥",
    0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCE: "∈", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅·", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑",
    0xDE: "⇒", 0xDF: "⇓", 0xE0: "◊", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip

_WINGDINGS: dict[int, str] = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x37: "⌨", 0x3F: "✍", 0x45: "☜◄",
    0x46: "☞►", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍○", 0x6E: "■", 0x6F: "□",
    0x70: "□", 0x71: "❑□", 0x72: "❒□", 0x73: "⬧♦", 0x74: "⧫♦", 0x75: "◆♦", 0x76: "❖♦", 0x77: "⬥♦", 0x78: "⌧☒",
    **{0x80 + digit: chr(0x245F + digit) if digit else "⓪" for digit in range(11)},
    **{0x8B + digit: chr(0x2775 + digit) if digit else "⓿" for digit in range(11)},
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉●", 0xA5: "◎○", 0xA7: "▪", 0xA8: "☐□", 0xAA: "✦",
    0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xD5: "⌫", 0xD8: "➢►", 0xDC: "➲", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "➔→", 0xE9: "↑", 0xEA: "↓",
    0xEF: "⇦⇐", 0xF0: "⇨⇒", 0xF1: "⇧⇑", 0xF2: "⇩⇓", 0xFB: "✗×", 0xFC: "✓√", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_WINGDINGS_2: dict[int, str] = {
    0x20: " ", 0x4F: "✗×", 0x50: "✓√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA2: "■",
    0xA3: "☐□",
}  # fmt: skip

_WINGDINGS_3: dict[int, str] = {0x20: " ", 0x70: "▲", 0x71: "▼", 0x74: "◄", 0x75: "►", 0x7C: "◄", 0x7D: "►"}

_WEBDINGS: dict[int, str] = {
    0x20: " ", 0x33: "◄", 0x34: "►", 0x35: "▲", 0x36: "▼", 0x61: "✔✓√", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖×",
}  # fmt: skip

_TABLES: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}


class Sign(NamedTuple):
    """A character in the place of another; `color` is six hex digits, "" for the text's own."""

    letter: str
    color: str = ""


_COLORS = {
    "red": "DD2E44", "orange": "F4900C", "yellow": "E0A800", "green": "3B8C2A", "blue": "2F7DC1", "purple": "8E5BB0",
    "brown": "A5673F", "black": "262626", "white": "",
}  # fmt: skip
_CIRCLES = dict(zip("🔴🟠🟡🟢🔵🟣🟤⚫⚪", _COLORS, strict=True))
_SQUARES = dict(zip("🟥🟧🟨🟩🟦🟪🟫⬛⬜", _COLORS, strict=True))
_EMOJI: dict[str, tuple[str, str]] = {
    **{sign: ("●" if color != "white" else "○", _COLORS[color]) for sign, color in _CIRCLES.items()},
    **{sign: ("■" if color != "white" else "□", _COLORS[color]) for sign, color in _SQUARES.items()},
    "✅": ("☑", _COLORS["green"]), "✔": ("✓√", ""), "☑": ("☑", ""), "🗹": ("☑", ""), "🗷": ("☒", ""),
    "❌": ("✗×", _COLORS["red"]), "❎": ("☒", _COLORS["green"]), "✖": ("×", ""), "✘": ("✗×", ""), "✗": ("×", ""),
    "✓": ("√", ""), "❓": ("?", _COLORS["red"]), "❔": ("?", ""), "❗": ("!", _COLORS["red"]), "❕": ("!", ""),
    "⚠": ("△", ""), "➕": ("+", ""), "➖": ("−-", ""), "➗": ("÷", ""),
    "⭐": ("★", _COLORS["yellow"]), "🌟": ("★", _COLORS["yellow"]),
    "🔹": ("◆♦", _COLORS["blue"]), "🔷": ("◆♦", _COLORS["blue"]), "🔸": ("◆♦", _COLORS["orange"]),
    "🔶": ("◆♦", _COLORS["orange"]), "🔺": ("▲", _COLORS["red"]), "🔻": ("▼", _COLORS["red"]), "▶": ("►", ""),
    "◀": ("◄", ""), "➡": ("→", ""), "⬅": ("←", ""), "⬆": ("↑", ""), "⬇": ("↓", ""), "👉": ("►→", ""), "👈": ("◄←", ""),
    "➤": ("►", ""), "➢": ("►", ""), "❖": ("♦", ""), "◆": ("♦", ""), "▪": ("■", ""), "❤": ("♥", _COLORS["red"]),
    "☎": ("℡", ""), "📞": ("☎℡", ""), "📱": ("☎℡", ""), "✉": ("@", ""), "📧": ("✉@", ""),
}  # fmt: skip
"""Signs that people type and few fonts have: what stands in for each, the truest first."""


def emoji(letter: str, has: Callable[[int], bool]) -> Sign | None:
    """What stands in for a coloured sign that no font `has`; None where nothing does."""
    choices, color = _EMOJI.get(letter, ("", ""))
    return next((Sign(choice, color) for choice in choices if has(ord(choice))), None)


_NOT_LISTED = frozenset({"opensymbol", "marlett"})
"""Symbol fonts whose signs no table here names."""


def is_symbol_font(family: str) -> bool:
    """Does `family` show symbols in place of letters?"""
    known = family.casefold()
    return known in _TABLES or known in _NOT_LISTED


def plain(family: str, code_point: int, has: Callable[[int], bool]) -> str | None:
    """The Unicode character for `code_point` (U+F020 to U+F0FF, or the same without F000) of a symbol font.

    The first that `has` (a face's) knows; the truest when it knows none; None when the font or the code is not listed.
    """
    code = code_point - 0xF000 if 0xF000 <= code_point <= 0xF0FF else code_point
    choices = _TABLES.get(family.casefold(), {}).get(code)
    if not choices:
        return None
    return next((choice for choice in choices if has(ord(choice))), choices[0])
