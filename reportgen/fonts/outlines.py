"""The outline of a glyph. In: a TrueType face and a character. Out: its contours, in shares of the em, y upwards.

For lettering that is drawn as a shape (the "DỰ THẢO" across a draft); all other text is drawn by the PDF's own fonts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from .face import Face

Step: TypeAlias = tuple[str, tuple[float, ...]]
"""("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x3, y3)) or ("Z", ())."""

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_DEEPEST = 8
"""A composite glyph made of composites; no font goes deeper than two or three, a broken one may never end."""


class _Point(NamedTuple):
    x: float
    y: float
    on_curve: bool


def glyph_outline(face: Face, code_point: int) -> tuple[Step, ...]:
    """The contours of a character; empty where it has none, or the face keeps its outlines in another way (CFF)."""
    if not face.has_table("glyf") or not face.has_table("loca"):
        return ()
    em = face.units_per_em
    steps: list[Step] = []
    try:
        for contour in _contours(face, face.glyph(code_point), _DEEPEST):
            steps.extend(_steps([_Point(point.x / em, point.y / em, point.on_curve) for point in contour]))
    except (struct.error, IndexError):
        return ()
    return tuple(steps)


def _contours(face: Face, glyph: int, depth: int) -> Iterator[list[_Point]]:
    data = _glyph_data(face, glyph)
    if not data or not depth:
        return
    count = struct.unpack_from(">h", data, 0)[0]
    if count >= 0:
        yield from _simple(data, count)
    else:
        yield from _composite(face, data, depth)


def _glyph_data(face: Face, glyph: int) -> bytes:
    long = struct.unpack_from(">h", face.table("head"), 50)[0]
    locations = face.table("loca")
    if long:
        start, end = struct.unpack_from(">II", locations, 4 * glyph)
    else:
        start, end = (2 * half for half in struct.unpack_from(">HH", locations, 2 * glyph))
    return face.table("glyf")[start:end]


def _simple(data: bytes, count: int) -> Iterator[list[_Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    total = ends[-1] + 1 if ends else 0
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        at += 1
        flags.append(flag)
        if flag & _REPEAT:
            flags.extend([flag] * data[at])
            at += 1
    xs, at = _coordinates(data, at, flags[:total], _SHORT_X, _SAME_X)
    ys, at = _coordinates(data, at, flags[:total], _SHORT_Y, _SAME_Y)
    points = [_Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    start = 0
    for end in ends:
        yield points[start : end + 1]
        start = end + 1


def _coordinates(data: bytes, at: int, flags: Sequence[int], short: int, same: int) -> tuple[list[int], int]:
    values: list[int] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at


def _composite(face: Face, data: bytes, depth: int) -> Iterator[list[_Point]]:
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", data, at)
        at += 4
        dx, dy = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at)
        at += 4 if flags & _WORDS else 2
        (a, b, c, d), at = _transformation(data, at, flags)
        if not flags & _OFFSETS:  # points to be matched: no font of ours does
            dx = dy = 0
        for contour in _contours(face, glyph, depth - 1):
            yield [_Point(a * x + c * y + dx, b * x + d * y + dy, on_curve) for x, y, on_curve in contour]


def _transformation(data: bytes, at: int, flags: int) -> tuple[tuple[float, float, float, float], int]:
    numbers = 4 if flags & _MATRIX else 2 if flags & _TWO_SCALES else 1 if flags & _SCALE else 0
    values = [value / 16384 for value in struct.unpack_from(f">{numbers}h", data, at)]
    at += 2 * numbers
    match values:
        case [scale]:
            return (scale, 0.0, 0.0, scale), at
        case [across, down]:
            return (across, 0.0, 0.0, down), at
        case [a, b, c, d]:
            return (a, b, c, d), at
    return (1.0, 0.0, 0.0, 1.0), at


def _steps(points: Sequence[_Point]) -> Iterator[Step]:
    """A contour of quadratic curves as cubic ones; between two points off the curve lies one on it."""
    if not points:
        return
    start = next((index for index, point in enumerate(points) if point.on_curve), None)
    if start is None:
        points = [_middle(points[-1], points[0]), *points]
        start = 0
    ring = [*points[start:], *points[: start + 1]]
    here = ring[0]
    yield "M", (here.x, here.y)
    control: _Point | None = None
    for point in ring[1:]:
        if control is None:
            if point.on_curve:
                yield "L", (point.x, point.y)
                here = point
            else:
                control = point
            continue
        end = point if point.on_curve else _middle(control, point)
        yield "C", _cubic(here, control, end)
        here, control = end, None if point.on_curve else point
    yield "Z", ()


def _middle(one: _Point, other: _Point) -> _Point:
    return _Point((one.x + other.x) / 2, (one.y + other.y) / 2, True)


def _cubic(start: _Point, control: _Point, end: _Point) -> tuple[float, ...]:
    return (
        start.x + (control.x - start.x) * 2 / 3,
        start.y + (control.y - start.y) * 2 / 3,
        end.x + (control.x - end.x) * 2 / 3,
        end.y + (control.y - end.y) * 2 / 3,
        end.x,
        end.y,
    )
