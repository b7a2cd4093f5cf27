"""What a template may be filled with. In: what callers put into the data. Out: the assurance that it is plain.

Plain data are dict, list, tuple, str, int, float, Decimal, bool, None, date and datetime, and the values below,
which show themselves in a way of their own. Nothing that can be called gets into a template.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, cast

from ..errors import DataError, Problem
from ..messages import Message, msg
from ..places import FilePlace


@dataclass(frozen=True, slots=True)
class Gap:
    """A value that is not known yet: shown as "[cần bổ sung: label]", highlighted. A final document refuses it.

    Whatever a template asks of a gap is a gap again: one row for a list, and fields of that row.
    """

    label: str

    def __str__(self) -> str:
        return f"[cần bổ sung: {self.label}]"

    def __iter__(self) -> Iterator[Gap]:
        yield self

    def __len__(self) -> int:
        return 1

    def __bool__(self) -> bool:
        return True

    def _same(self, *_others: object) -> Gap:
        return self

    def _unknown(self, _other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _unknown
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = _same


@dataclass(frozen=True, slots=True)
class Example:
    """A value that only shows what will stand here: highlighted. A final document refuses it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Bold:
    """A piece of a `Rich` text in bold."""

    text: Piece


@dataclass(frozen=True, slots=True)
class Italic:
    """A piece of a `Rich` text in italics."""

    text: Piece


@dataclass(frozen=True, slots=True)
class Rich:
    """Text of several pieces, each in the style of its place unless it says otherwise."""

    parts: tuple[Piece, ...]

    def __init__(self, parts: Iterator[Piece] | tuple[Piece, ...] | list[Piece]) -> None:
        object.__setattr__(self, "parts", tuple(parts))

    def __str__(self) -> str:
        return "".join(plain_text(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text made to fit its box: its lines, the share of its natural width in whole percent, its size in points
    (None: the size of its place)."""

    lines: tuple[str, ...]
    percent: int = 100
    size: float | None = None

    def __str__(self) -> str:
        return " ".join(self.lines)

    def __len__(self) -> int:
        return len(str(self))


Piece: TypeAlias = str | Gap | Example | Bold | Italic | Rich | Fitted


def plain_text(piece: Piece) -> str:
    """The piece's words without its looks."""
    return plain_text(piece.text) if isinstance(piece, Bold | Italic) else str(piece)


def with_words(value: object, change: Callable[[str], str]) -> object:
    """`value` with every text in it changed, down through lists, mappings and pieces; the keys of mappings stay."""
    match value:
        case str():
            return change(value)
        case Mapping():
            return {name: with_words(inner, change) for name, inner in value.items()}
        case list() | tuple():
            return type(value)(with_words(inner, change) for inner in value)
        case Rich(parts):
            return Rich([cast(Piece, with_words(part, change)) for part in parts])
        case Bold(text) | Italic(text):
            return type(value)(cast(Piece, with_words(text, change)))
        case Gap(text) | Example(text):
            return type(value)(change(text))
        case Fitted(lines, percent, size):
            return Fitted(tuple(map(change, lines)), percent, size)
    return value


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that stands in the line: a PNG, JPEG, GIF, BMP or TIFF file's content, its size on paper, and the
    words read out for those who do not see it. `svg`: the same as vectors, drawn in its place where that is known."""

    data: bytes
    width_mm: float
    height_mm: float
    alt: str = ""
    svg: bytes = b""


OWN_VALUES: tuple[type, ...] = (Gap, Example, Rich, Bold, Italic, Fitted, PictureFile)
_PLAIN: frozenset[type] = frozenset(
    {str, int, float, bool, type(None), Decimal, datetime.date, datetime.datetime, datetime.time, *OWN_VALUES}
)
_PLAIN_BASES = tuple(_PLAIN)
MOST_DEPTH = 60


def check_data(data: Mapping[str, object]) -> None:
    """Raise DataError, naming each place, when `data` holds anything but plain values."""
    problems: list[Problem] = []
    for key, value in data.items():
        if type(value) not in _PLAIN:
            _check(value, str(key), problems, 1)
    if problems:
        raise DataError(problems)


def _check(value: object, path: str, problems: list[Problem], depth: int) -> None:
    if depth > MOST_DEPTH:
        problems.append(_problem("data.too-deep", path, msg("dữ liệu lồng nhau quá sâu, hoặc lồng vào chính nó")))
    elif type(value) is dict or isinstance(value, Mapping):
        for key, inner in value.items():
            if type(inner) not in _PLAIN:
                _check(inner, f"{path}.{key}", problems, depth + 1)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            if type(inner) not in _PLAIN:
                _check(inner, f"{path}[{index}]", problems, depth + 1)
    elif not isinstance(value, _PLAIN_BASES):
        kind = type(value).__name__
        problems.append(_problem("data.not-plain", path, msg("không dùng được giá trị kiểu {kind}", kind=kind)))


def _problem(code: str, path: str, message: Message) -> Problem:
    hint = msg("chỉ đưa vào chữ, số, ngày, danh sách và bảng tên - giá trị")
    return Problem(code, message, FilePlace(path, key=path), hint)
