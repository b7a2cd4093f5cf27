"""File names from data. In: a pattern ("{stt:03} {ho_ten}") and a record's values. Out: a name without ending that
Windows, macOS and Linux take, readable in Vietnamese, and no two alike.

What a system forbids gives way to what looks like it ("212/QĐ" -> "212-QĐ"); nothing is transliterated.
"""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..errors import Problem, UsageError
from ..messages import msg
from ..readers.tables import key_of
from ..vietnamese.dates import format_short_date
from ..vietnamese.text import clean_spaces

NUMBER = "stt"
"""The record's number in a pattern, where the records have no field of that name."""

MOST_BYTES = 200  # most file systems take 255; what is kept back is for " (12345)" and the ending
MOST_PATH = 259  # characters that Windows and Word take for a whole path
LEAST_LETTERS = 20
_KEPT_BACK = len(" (12345).docx")
_NAMING = ("ho_va_ten", "ho_ten", "ten", "ten_tap_the", "ten_don_vi", "ten_chi_bo", "don_vi", "chi_bo")
_ENDINGS = (".docx", ".pdf")

_INSTEAD = str.maketrans({**dict.fromkeys("/\\:|", "-"), '"': "'", "<": "(", ">": ")", "?": None, "*": None})
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"]
)
_FIELD = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
_WIDTH = re.compile(r"0?([1-9])")


class Field(NamedTuple):
    """A field of a pattern: the way to its value, and the digits that a whole number is filled up to."""

    path: tuple[str, ...]
    width: int = 0


class NamePattern:
    """A pattern, read once: texts and fields in turn."""

    def __init__(self, pieces: Iterable[str | Field]) -> None:
        self.pieces = tuple(pieces)

    @classmethod
    def parse(cls, pattern: str, known: Iterable[str]) -> NamePattern:
        """Read "{stt:03} {ho_ten}"; a field may be written as its heading is ("{Họ và tên}").

        Raises UsageError with every field that none of the `known` is, and every character no file name may have.
        """
        for ending in _ENDINGS:
            pattern = pattern[: -len(ending)] if pattern.lower().endswith(ending) else pattern
        pieces: list[str | Field] = []
        problems: list[Problem] = []
        names = {*known, NUMBER}
        end = 0
        for match in _FIELD.finditer(pattern):
            pieces += [pattern[end : match.start()], _field(match, names, problems)]
            end = match.end()
        pieces.append(pattern[end:])
        problems += _wrong_letters("".join(piece for piece in pieces if isinstance(piece, str)))
        if problems:
            raise UsageError(problems)
        return cls(piece for piece in pieces if piece)

    def stem(self, data: Mapping[str, object], number: int, *, room: int = MOST_BYTES) -> str:
        """The name for a record: safe, of at most `room` letters, not yet unique. Never empty."""
        missing = False
        texts: list[str] = []
        for piece in self.pieces:
            text = piece if isinstance(piece, str) else _shown(piece, data, number)
            missing = missing or not text
            texts.append(text)
        joined = "".join(texts)
        return safe_stem(joined.strip(" -–_,") if missing else joined, room=room) or f"{number:03}"


def default_pattern(data: Sequence[Mapping[str, object]]) -> str:
    """The number, filled up with zeros, and the field that names whom each record is about: of the usual ones that
    with the most different values, since the name of who signs is the same in all."""
    digits = max(2, len(str(len(data))))
    kinds = {name: len({str(values[name]) for values in data if values.get(name)}) for name in _NAMING}
    naming = max(_NAMING, key=lambda name: kinds[name])
    return f"{{{NUMBER}:0{digits}}} {{{naming}}}" if kinds[naming] else f"{{{NUMBER}:0{max(3, digits)}}}"


def _field(match: re.Match[str], names: set[str], problems: list[Problem]) -> Field:
    written, width = match[1], match[2]
    path = tuple(key_of(step) for step in written.split("."))
    if path[0] not in names:
        problems.append(_unknown_field(written, path[0], names))
    digits = _WIDTH.fullmatch(width or "0")
    if width is not None and digits is None:
        message = msg("không hiểu “{width}” trong {field}: ở đó ghi số lượng chữ số", width=width, field=match[0])
        problems.append(Problem("name.width", message, hint=msg("ghi số chữ số, ví dụ {example}", example="{stt:03}")))
    return Field(path, int(digits[1]) if digits is not None else 0)


def _unknown_field(written: str, key: str, names: set[str]) -> Problem:
    message = msg("tên tệp dùng {{{field}}}, nhưng dữ liệu không có trường này", field=written)
    near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
    listed = ", ".join(sorted(names))
    hint = msg("có phải ý bạn là “{near}”?", near=near[0]) if near else msg("các trường có: {names}", names=listed)
    return Problem("name.unknown-field", message, hint=hint)


def _wrong_letters(text: str) -> list[Problem]:
    if "{" in text or "}" in text:
        hint = msg("mỗi trường viết giữa hai dấu ngoặc nhọn, ví dụ {example}", example="{ho_ten}")
        return [Problem("name.braces", msg("dấu ngoặc nhọn trong tên tệp không khớp"), hint=hint)]
    wrong = sorted({letter for letter in text if letter in _FORBIDDEN or not letter.isprintable()})
    if not wrong:
        return []
    message = msg("tên tệp không được chứa {letters}", letters=" ".join(map(ascii, wrong)).replace("'", ""))
    return [Problem("name.forbidden-letter", message, hint=msg("thay bằng dấu gạch nối hoặc dấu cách"))]


def _shown(field: Field, data: Mapping[str, object], number: int) -> str:
    """A field's value as text; "" where there is none."""
    value: object = data
    for step in field.path:
        value = value.get(step) if isinstance(value, Mapping) else None
    if value is None and field.path == (NUMBER,):
        value = number
    if value is None or isinstance(value, bool | Mapping | list | tuple):
        return ""
    text = format_short_date(value) if isinstance(value, date) else str(value).strip()
    return text.zfill(field.width) if field.width and text.isdecimal() else text


# --- safe ----------------------------------------------------------------------------------------------


def safe_stem(text: str, *, room: int = MOST_BYTES) -> str:
    """`text` as a file name without ending: no forbidden or invisible characters, no reserved or hidden name, at most
    `room` letters and `MOST_BYTES` bytes. "" when nothing is left."""
    stem = clean_spaces(unicodedata.normalize("NFC", text).translate(_INSTEAD))
    if not stem.isprintable():
        stem = clean_spaces("".join(map(_printable, stem)))
    stem = _cut(stem, room).rstrip(" .")
    if stem.startswith((".", "~$")) or stem.partition(".")[0].rstrip(" ").upper() in _DEVICES:
        stem = _cut(f"_{stem}", room).rstrip(" .")
    return stem


def _printable(letter: str) -> str:
    if letter.isprintable():
        return letter
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if kind == "Cf" else "_"


def _cut(stem: str, room: int) -> str:
    """The longest beginning that fits, "…" at its end; no mark is torn off its letter."""
    if len(stem) <= room and len(stem.encode("utf-8")) <= MOST_BYTES:
        return stem
    most = MOST_BYTES - len("…".encode())
    kept = stem.encode("utf-8")[:most].decode("utf-8", "ignore")[: room - 1]
    while kept and unicodedata.combining(stem[len(kept)]):
        kept = kept[:-1]
    return f"{kept.rstrip(' .')}…"


def room_in(folder: Path, *, windows: bool = os.name == "nt") -> int:
    """How many letters a name may have in `folder`. Raises UsageError when its path leaves no room for names."""
    if not windows:
        return MOST_BYTES
    room = min(MOST_BYTES, MOST_PATH - len(str(folder.absolute())) - 1 - _KEPT_BACK)
    if room < LEAST_LETTERS:
        message = msg("đường dẫn của thư mục kết quả quá dài, không còn chỗ cho tên tệp")
        raise UsageError.of(
            "name.no-room",
            message,
            hint=msg("chọn một thư mục gần gốc ổ đĩa hơn, như {example}", example=r"D:\ket-qua"),
        )
    return room


# --- unique --------------------------------------------------------------------------------------------


class Names:
    """Names that were given; the second of one name gets " (2)". Case does not count, as on Windows and macOS."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, stem: str) -> str:
        """`stem`, or `stem` with the next free number."""
        key = same_name(stem)
        if key not in self._taken:
            self._taken.add(key)
            return stem
        number = self._next.get(key, 2)
        while same_name(name := f"{stem} ({number})") in self._taken:
            number += 1
        self._next[key] = number + 1
        self._taken.add(same_name(name))
        return name


def same_name(name: str) -> str:
    """A key that two names share when a file system may take them for one."""
    return unicodedata.normalize("NFC", name.upper().casefold())
