"""Pair kerning of a face. In: its `GPOS` or `kern` table. Out: how far two letters move together, in shares of the em.

Tables are searched where they lie, and each pair once: few of a font's thousands are met. What is broken in them is as
if it were not there. Layouts follow the OpenType specification 1.9, chapters `GPOS` (pair adjustment), "Common table
formats" and `kern` (format 0).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .face import Face

_PAIR, _EXTENSION = 2, 9
_X_ADVANCE = 0x4
_MOST_TABLES = 200  # subtables looked through for a pair; real fonts have a few dozen
_MOST_MOVED = 1.0  # em
_KERN_HEADER, _KERN_PAIR = 14, 6
_KIND_OF_KERN, _HORIZONTAL = 0xFF07, 0x0001  # format 0, and neither minimum nor cross-stream

_Adjust = Callable[[int, int], int | None]
"""The adjustment between two glyphs in font units; None where the subtable does not speak of the first one."""


class Kerning(dict[str, float]):
    """What is added to the advance of the first letter of a pair, mostly negative; 0 where the face has nothing."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._lookups: dict[str, list[list[_Adjust]]] = {}

    def __missing__(self, pair: str) -> float:
        left, right = (self._face.glyph(ord(letter)) for letter in pair)
        try:
            units = self._between(left, right, _script(pair)) if left and right else 0
        except (struct.error, IndexError):
            units = 0
        share = units / self._face.units_per_em
        adjustment = self[pair] = min(max(share, -_MOST_MOVED), _MOST_MOVED)
        return adjustment

    def _between(self, left: int, right: int, script: str) -> int:
        if script not in self._lookups:
            self._lookups[script] = []  # stays so if the table is broken
            self._lookups[script] = self._read(script)
        return sum(_first(lookup, left, right) for lookup in self._lookups[script])

    def _read(self, script: str) -> list[list[_Adjust]]:
        lookups = list(self._gpos.lookups(script)) if len(self._gpos.data) >= 10 else []
        return lookups or [[adjust] for adjust in islice(_kern_subtables(self._face.table("kern")), _MOST_TABLES)]

    @cached_property
    def _gpos(self) -> _Gpos:
        return _Gpos(self._face.table("GPOS"))


def _script(pair: str) -> str:
    """The script of a pair; blanks and signs take that of the letter beside them."""
    for letter in pair:
        if "\u0370" <= letter <= "\u03ff":
            return "grek"
        if "\u0400" <= letter <= "\u052f":
            return "cyrl"
    return "latn"


def _first(subtables: list[_Adjust], left: int, right: int) -> int:
    """Of a lookup's subtables the first one that knows the pair counts."""
    found = (adjust(left, right) for adjust in subtables)
    return next((value for value in found if value is not None), 0)


def _unknown(place: int, left: int, right: int) -> None:
    """A format of a later time."""


class _Gpos:
    """The pair adjustments of a `GPOS` table under its `kern` feature."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def lookups(self, script: str) -> Iterator[list[_Adjust]]:
        """The subtables of each lookup that kerns `script`, in the table's order."""
        table, left = _number(self.data, 8), _MOST_TABLES
        for number in sorted(set(islice(self._lookup_numbers(script), _MOST_TABLES))):
            lookup = table + _number(self.data, table + 2 + 2 * number)
            count = min(_number(self.data, lookup + 4), left)
            left -= count
            places = [lookup + _number(self.data, lookup + 6 + 2 * index) for index in range(count)]
            subtables = [self._adjuster(place) for place in self._pair_tables(_number(self.data, lookup), places)]
            if subtables:
                yield subtables

    def _lookup_numbers(self, script: str) -> Iterator[int]:
        data, features = self.data, _number(self.data, 6)
        system = self._language_system(script)
        for index in range(_number(data, system + 4) if system else 0):
            record = features + 2 + 6 * _number(data, system + 6 + 2 * index)
            if data[record : record + 4] != b"kern":
                continue
            feature = features + _number(data, record + 4)
            for position in range(_number(data, feature + 2)):
                yield _number(data, feature + 4 + 2 * position)

    def _language_system(self, script: str) -> int:
        """The place of the script's default language system, that of the font's where it has none; 0 without."""
        data, scripts = self.data, _number(self.data, 4)
        records = [scripts + 2 + 6 * index for index in range(_number(data, scripts))]
        tags = {data[record : record + 4]: scripts + _number(data, record + 4) for record in records}
        place = tags.get(script.encode()) or tags.get(b"DFLT") or tags.get(b"latn")
        default = _number(data, place) if place else 0
        return place + default if place and default else 0

    def _pair_tables(self, kind: int, places: list[int]) -> Iterator[int]:
        """Where the pair adjustments among subtables of a lookup of `kind` begin."""
        for place in places:
            if kind == _EXTENSION and _number(self.data, place + 2) == _PAIR:
                yield place + int(struct.unpack_from(">I", self.data, place + 4)[0])
            elif kind == _PAIR:
                yield place

    def _adjuster(self, place: int) -> _Adjust:
        kinds = {1: self._by_glyph, 2: self._by_class}
        return partial(kinds.get(_number(self.data, place), _unknown), place)

    def _by_glyph(self, place: int, left: int, right: int) -> int | None:
        """Format 1: a set of pairs for each first glyph."""
        data = self.data
        index = self._coverage(place + _number(data, place + 2), left)
        if index is None or index >= _number(data, place + 8):
            return None
        pairs = place + _number(data, place + 10 + 2 * index)
        advance, size = self._values(place)
        at = _record(data, pairs + 2, 2 + size, _number(data, pairs), right)
        if at is None or _number(data, at) != right:
            return None
        return _signed(data, at + 2 + advance) if advance >= 0 else 0

    def _by_class(self, place: int, left: int, right: int) -> int | None:
        """Format 2: a table of the classes of both glyphs."""
        data = self.data
        if self._coverage(place + _number(data, place + 2), left) is None:
            return None
        row = self._class(place + _number(data, place + 8), left)
        column = self._class(place + _number(data, place + 10), right)
        columns = _number(data, place + 14)
        if row >= _number(data, place + 12) or column >= columns:
            return None
        advance, size = self._values(place)
        return _signed(data, place + 16 + (row * columns + column) * size + advance) if advance >= 0 else 0

    def _values(self, place: int) -> tuple[int, int]:
        """Where the first glyph's advance stands in the values of a pair (-1: nowhere), and their length."""
        first, second = _number(self.data, place + 4), _number(self.data, place + 6)
        advance = 2 * (first & (_X_ADVANCE - 1)).bit_count() if first & _X_ADVANCE else -1
        return advance, 2 * (first.bit_count() + second.bit_count())

    def _coverage(self, place: int, glyph: int) -> int | None:
        """The coverage index of `glyph`."""
        data, ranges = self.data, _number(self.data, place) == 2
        size = 6 if ranges else 2
        at = _record(data, place + 4, size, _number(data, place + 2), glyph)
        if at is None or glyph > _number(data, at + 2 if ranges else at):
            return None
        return _number(data, at + 4) + glyph - _number(data, at) if ranges else (at - place - 4) // 2

    def _class(self, place: int, glyph: int) -> int:
        """The class of `glyph`, 0 where none is given."""
        data = self.data
        if _number(data, place) == 1:
            index = glyph - _number(data, place + 2)
            return _number(data, place + 6 + 2 * index) if 0 <= index < _number(data, place + 4) else 0
        at = _record(data, place + 4, 6, _number(data, place + 2), glyph)
        return _number(data, at + 4) if at is not None and glyph <= _number(data, at + 2) else 0


def _kern_subtables(data: bytes) -> Iterator[_Adjust]:
    """The horizontal pairs of a `kern` table of version 0."""
    if len(data) < 4 or _number(data, 0):
        return
    place = 4
    for _ in range(_number(data, 2)):
        if _number(data, place + 4) & _KIND_OF_KERN == _HORIZONTAL:
            yield _kern_adjuster(data, place)
        place += _number(data, place + 2)


def _kern_adjuster(data: bytes, place: int) -> _Adjust:
    first, count = place + _KERN_HEADER, _number(data, place + 6)

    def adjust(left: int, right: int) -> int | None:
        wanted = left << 16 | right
        at = first + _KERN_PAIR * (bisect_right(range(count), wanted, key=pair) - 1)
        return _signed(data, at + 4) if at >= first and pair((at - first) // _KERN_PAIR) == wanted else None

    def pair(index: int) -> int:
        return int(struct.unpack_from(">I", data, first + _KERN_PAIR * index)[0])

    return adjust


def _record(data: bytes, first: int, size: int, count: int, glyph: int) -> int | None:
    """Of `count` sorted records of `size` bytes from `first` on, the last one that begins with no more than `glyph`."""
    index = bisect_right(range(count), glyph, key=lambda index: _number(data, first + size * index)) - 1
    return first + size * index if index >= 0 else None


def _number(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _signed(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">h", data, at)[0])
