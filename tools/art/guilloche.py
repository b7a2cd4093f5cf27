"""The pale pattern behind the text. In: the field. Out: rosettes of interlaced curves, drawn on the sheet.

The lines are at most 8 % grey in a black-and-white print; a curve is written once and turned for the rest.
"""

from __future__ import annotations

import math

from . import palette
from .pen import Point, Trace, at, circle, through
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
        (palette.PALE_GOLD, 7.4, 4.9, 6, 8), (palette.PALE_ROSE, 17.5, 5.5, 12, 8),
        (palette.PALE_GOLD, 28.5, 6.5, 20, 7), (palette.PALE_GREEN, 40, 6, 28, 6),
        (palette.PALE_ROSE, 49.5, 4.5, 40, 5), (palette.PALE_GOLD, 56, 2.6, 56, 4),
    )  # fmt: skip
    for number, (color, radius, swing, waves, copies) in enumerate(rings):
        look = Look(stroke=color, pen=_PEN)
        trace = wavy_ring(radius, swing, waves)
        _turned(sheet, f"wave{number}", look, trace, copies=copies, angle=360 / waves, place=middle)


ROSETTE = 58.6
"""The radius that the large rosette takes."""
_WAVE, _ROW = 14.0, 4.4
"""The length of the net's waves, and how far its rows lie apart, about: a whole number of each fills the field."""


def net(sheet: Sheet, corner: Point, size: Point) -> None:
    """Waves that meet and part; each row lies between the waves of the one above."""
    waves, rows = round(size.real / _WAVE), round(size.imag / _ROW)
    apart = size.imag / (rows + 0.5)
    for shift in (0, 1):
        sheet.motif(f"row{shift}", lambda layer, shift=shift: _row(layer, size.real, waves, apart * 0.75, shift))  # type: ignore[misc]
    for number in range(rows):
        sheet.use(f"row{number % 2}", corner + complex(0, apart * (number + 0.75)))


def _row(layer: Layer, length: float, waves: int, height: float, shift: int) -> None:
    """Two pairs of waves, one high, one low; `shift` is a quarter of a wave."""
    look = Look(stroke=palette.PALEST, pen=_PEN)
    for swing in (height, height * 0.45):
        for side in (swing, -swing):
            heights = [side * math.sin((step + shift) * math.pi / 2) for step in range(waves * 4 + 1)]
            points = [complex(length * step / (waves * 4), y) for step, y in enumerate(heights)]
            layer.draw(look, through(*points))


def clearing(sheet: Sheet, middle: Point) -> None:
    """White paper for the large rosette."""
    sheet.draw(Look("#FFFFFF"), circle(middle, ROSETTE))
