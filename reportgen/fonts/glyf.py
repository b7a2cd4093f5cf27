"""The glyphs of a TrueType face as they lie in the file. In: a face. Out: their bytes, and the parts of composite ones.

Tables `glyf` and `loca` of the OpenType specification 1.9.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from .face import Face

_ARGUMENTS_ARE_WORDS = 0x0001
_HAS_SCALE = 0x0008
_MORE_COMPONENTS = 0x0020
_HAS_TWO_SCALES = 0x0040
_HAS_MATRIX = 0x0080


class Outlines(NamedTuple):
    """`glyf`, and where each glyph starts in it; one number more than there are glyphs."""

    data: bytes
    offsets: tuple[int, ...]

    def glyph(self, number: int) -> bytes:
        """The glyph's bytes, empty where it is blank or there is none."""
        return self.data[self.offsets[number] : self.offsets[number + 1]] if number + 1 < len(self.offsets) else b""


def outlines_of(face: Face) -> Outlines:
    """The outlines of a face, read once."""
    if face.content is None:
        return _of_file(face.path, face.number)
    if face not in _of_contents:
        _of_contents[face] = _read(face)
    return _of_contents[face]


_of_contents: WeakKeyDictionary[Face, Outlines] = WeakKeyDictionary()
"""Faces that lie in a document go with it."""


@lru_cache(maxsize=16)
def _of_file(path: Path, number: int) -> Outlines:
    """Kept, because many documents are made from the same faces."""
    return _read(Face(path, number))


def _read(face: Face) -> Outlines:
    long_offsets = face.table("head")[51]
    data = face.table("loca")
    if long_offsets:
        return Outlines(face.table("glyf"), struct.unpack(f">{len(data) // 4}I", data[: len(data) // 4 * 4]))
    halves = struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])
    return Outlines(face.table("glyf"), tuple(2 * half for half in halves))


def components(glyph: bytes) -> Iterator[tuple[int, int]]:
    """Where a composite glyph names its parts: the offset of each number, and the number. Raises struct.error when
    it is cut off."""
    if len(glyph) < 10 or glyph[0] < 0x80:
        return
    at, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, part = struct.unpack_from(">HH", glyph, at)
        yield at + 2, part
        at += 8 if flags & _ARGUMENTS_ARE_WORDS else 6
        if flags & _HAS_SCALE:
            at += 2
        elif flags & _HAS_TWO_SCALES:
            at += 4
        elif flags & _HAS_MATRIX:
            at += 8
