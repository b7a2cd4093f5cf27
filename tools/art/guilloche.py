"""The pale pattern behind the text. In: the field. Out: rosettes of interlaced curves, drawn on the sheet.

The lines are so light that a black-and-white print leaves them out; a curve is written once and turned for the rest.
"""

from __future__ import annotations

import math

from . import palette
from .pen import Point, Trace, at, through
from .sheet import Layer, Look, Sheet

_PEN = 0.16


def wavy_ring(radius: float, swing: float, waves: int, *, second: float = 0.0) -> Trace:
    """A circle that swings in and out `waves` times; `second` adds a wave twice as fast."""
    steps = 6 * waves
    points = []
    for step in range(steps):
        angle = 360 * step / steps
        wave = math.sin(math.radians(waves * angle)) + second * math.sin(math.radians(2 * waves * angle))
        points.append(at(angle, radius + swing * wave))
    return through(*points, closed=True)


def _turned(sheet: Sheet, name: str, look: Look, trace: Trace, *, copies: int, angle: float, place: Point) -> None:
    """The same curve, turned by `angle` in all."""
    sheet.motif(name, lambda layer: layer.draw(look, trace))
    for copy in range(copies):
        sheet.use(name, place, turn=angle * copy / copies)


def rosette(sheet: Sheet, middle: Point) -> None:
    """The large rosette: rings of waves that interlace, from the heart outwards."""
    rings = (
        (palette.PALE_GOLD, 6.8, 6, 6, 8), (palette.PALE_ROSE, 17.5, 5.5, 12, 8),
        (palette.PALE_GOLD, 28.5, 6.5, 20, 7), (palette.PALE_GREEN, 40, 6, 28, 6),
        (palette.PALE_ROSE, 49.5, 4.5, 40, 5), (palette.PALE_GOLD, 56, 2.6, 56, 4),
    )  # fmt: skip
    for number, (color, radius, swing, waves, copies) in enumerate(rings):
        look = Look(stroke=color, pen=_PEN)
        trace = wavy_ring(radius, swing, waves)
        _turned(sheet, f"wave{number}", look, trace, copies=copies, angle=360 / waves, place=middle)


ROSETTE = 60.0
"""The radius that the large rosette takes."""


def _half_a_wave(point: Point) -> Point:
    return point * at(22.5)


def _sides(start: float, length: float) -> tuple[float, float]:
    return start, start + length


def field(sheet: Sheet, corner: Point, size: Point, *, around: Point) -> None:
    """Small rosettes in rows over the field, away from the large one `around` its middle."""

    def flower(layer: Layer) -> None:
        layer.draw(Look(stroke=palette.PALEST, pen=_PEN), wavy_ring(1.3, 0.8, 8))
        layer.draw(Look(stroke=palette.PALEST, pen=_PEN), wavy_ring(1.3, 0.8, 8).mapped(_half_a_wave))

    sheet.motif("flower", flower)
    columns, rows = round(size.real / 11), round(size.imag / 5.5)
    for row in range(rows):
        for column in range(columns - row % 2):
            place = corner + complex(size.real / columns * (column + 0.5 + row % 2 / 2), size.imag / rows * (row + 0.5))
            corners = min(
                abs(place.real - x) + abs(place.imag - y)
                for x in _sides(corner.real, size.real)
                for y in _sides(corner.imag, size.imag)
            )
            if abs(place - around) > ROSETTE and corners > 16:
                sheet.use("flower", place)
