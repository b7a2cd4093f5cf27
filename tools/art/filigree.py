"""The fine red frame inside the border. In: its box. Out: scrolls along the sides, key-frets in the corners."""

from __future__ import annotations

from . import palette
from .leaves import both, curl
from .pen import Point, Trace, at, box, line, ribbon, through
from .sheet import Layer, Look, Sheet

PITCH = 8.6
"""Of the scrolls, about: each side holds a whole number of them."""
FRET = 16.0
"""The room a corner's key-fret takes along each side, mm."""
_PEN = Look(stroke=palette.LINE_RED, pen=0.3, round=True)
_FRET_PEN = Look(stroke=palette.LINE_RED, pen=0.42)
_FILL = Look(palette.LINE_RED)


def scroll_pair(layer: Layer) -> None:
    """Two scrolls back to back and a bud between them, standing on a line at y = 0 and 4 mm high (upwards)."""
    right = [0.35 - 0.3j, 1.5 - 0.25j, *curl(2.55 - 1.55j, start=100, outer=1.3, inner=0.3, turns=-1.15)]
    widths = [0.1, 0.3, *(0.42 - 0.3 * step / (len(right) - 2) for step in range(len(right) - 2))]
    layer.draw(_FILL, *both(ribbon(right, widths)))
    leaf = through(0.15 - 0.4j, 0.75 - 1.5j, 0j - 3.3j).then(through(-3.3j, -0.75 - 1.5j, -0.15 - 0.4j), closed=True)
    layer.draw(Look(stroke=palette.LINE_RED, pen=0.2, round=True), leaf)
    layer.draw(_FILL, through(0j - 0.6j, 0.32 - 1.4j, -2.4j).then(through(-2.4j, -0.32 - 1.4j, -0.6j), closed=True))
    tip = [2.2 - 2.9j, 3.3 - 3.1j, 4.05 - 2.2j]
    layer.draw(_FILL, *both(ribbon(tip, [0.0, 0.34, 0.1])))


def key_fret(layer: Layer) -> None:
    """The corner at the upper left, its outer corner at (0, 0): lines that run into squares."""
    squares = [_square(2.15 * step * (1 + 1j), 3.5 * (1 + 1j)) for step in range(3)]
    arm = [
        line(3.5 + 0j, 14 + 0j, 14 + 3.7j, 10.3 + 3.7j, 10.3 + 1.75j, 12.2 + 1.75j),
        line(8.5 + 0j, 8.5 + 2j, 6.5 + 2j, 6.5 + 0j),
    ]
    hooks = [*arm, *(trace.mapped(_across_the_diagonal) for trace in arm)]
    layer.draw(_FRET_PEN, *(trace.mapped(_inset) for trace in (*squares, *hooks)))
    dots = [_square((2.15 * step + 0.36) * (1 + 1j), 0.63 * (1 + 1j)) for step in (1, 2)]
    layer.draw(_FILL, *(trace.mapped(_inset) for trace in dots))


def _square(corner: Point, size: Point) -> Trace:
    return box(corner, size)


def _across_the_diagonal(point: Point) -> Point:
    return complex(point.imag, point.real)


def _inset(point: Point) -> Point:
    return point + 1.1 + 1.1j


def frame(sheet: Sheet, corner: Point, size: Point) -> None:
    """The whole frame in the box at `corner`."""
    sheet.motif("scrolls", scroll_pair)
    sheet.motif("fret", key_fret)
    width, height = size.real, size.imag
    middle = corner + size / 2
    sheet.draw(Look(stroke=palette.LINE_RED, pen=0.55), box(corner, size))
    for turn, place in ((0, corner), (90, corner + width), (180, corner + size), (270, corner + height * 1j)):
        sheet.use("fret", place, turn=turn)
    for turn, length, reach in ((0, width, height), (90, height, width), (180, width, height), (270, height, width)):
        _side(sheet, middle, turn=turn, length=length - 2 * FRET, reach=reach / 2)


def _side(sheet: Sheet, middle: Point, *, turn: float, length: float, reach: float) -> None:
    count = round(length / PITCH)
    along, out = at(turn), at(turn + 90)
    for index in range(count):
        place = middle + along * length * ((index + 0.5) / count - 0.5) + out * (reach - 0.25)
        sheet.use("scrolls", place, turn=turn)
