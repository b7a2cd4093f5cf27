"""Letters as outlines. In: a text, its size and where it stands. Out: traces; no font is needed to show them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

from reportgen.fonts import FontLibrary
from reportgen.fonts.outlines import Step, glyph_outline

from .pen import Bend, Point, Trace, at, line

_FACE = FontLibrary.bundled().match("Times New Roman", bold=True, italic=False).face


def letters(text: str, size: float, place: Callable[[float, float], Point], *, spacing: float = 0.0) -> list[Trace]:
    """The outlines of `text` in the bundled face, bold, `size` high (mm to the em).

    `place` tells where a point of the line goes: how far from the line's middle, and how far above its baseline.
    """
    advances = [_FACE.width(letter) * size + spacing for letter in text]
    left = -(sum(advances) - spacing) / 2
    traces: list[Trace] = []
    for letter, advance in zip(text, advances, strict=True):
        set_at = partial(_set, place, left)
        traces += [trace.mapped(set_at) for trace in _traces(glyph_outline(_FACE, ord(letter)), size)]
        left += advance
    return traces


def _set(place: Callable[[float, float], Point], left: float, point: Point) -> Point:
    return place(left + point.real, point.imag)


def _traces(steps: tuple[Step, ...], size: float) -> Iterator[Trace]:
    """The contours of a glyph, y upwards."""
    start, here = 0j, 0j
    bends: list[Bend] = []
    for kind, values in steps:
        points = [complex(x, y) * size for x, y in zip(values[::2], values[1::2], strict=True)]
        if kind == "M":
            start = here = points[0]
            bends = []
        elif kind == "L":
            bends.extend(line(here, points[0]).bends)
        elif kind == "C":
            bends.append((points[0], points[1], points[2]))
        elif kind == "Z" and bends:
            yield Trace(start, tuple(bends), True)
        here = points[-1] if points else here


def on_bow(center: Point, radius: float) -> Callable[[float, float], Point]:
    """Letters whose baseline is a circle's lower part, their heads towards its middle."""
    return lambda along, up: center + at(90 - math.degrees(along / radius), radius - up)
