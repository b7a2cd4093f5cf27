"""Waving flags on poles. In: the pole, the sign on the cloth. Out: a flag with folds, drawn on a layer.

A flag is 2 by 3 (Quy định 99-QĐ/TW for the Party's; the national flag alike); its sign's diameter is four tenths of its
length. The cloth is laid flat first, u along its length and v down its height, both from 0 to 1, and then thrown into
folds, sign and all.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from . import palette
from .leaves import mirror
from .pen import Point, Trace, at, line, ribbon, through
from .sheet import Layer, Look, Sheet
from .symbols import hammer_and_sickle, star

LENGTH = 1.5
"""Of the cloth, in heights."""
_SIGN = 0.4 * LENGTH / 2  # its radius, in heights


class Cloth(NamedTuple):
    """A flag's cloth: it hangs from `top` of the pole along `pole` (towards its foot), `height` of it, and flies to the
    left of the pole. `fall` is how far it sinks until its end, in degrees; `phase` shifts its folds."""

    top: Point
    pole: Point
    height: float
    fly: float = 180.0  # where the cloth flies to, in degrees: 180 is straight to the left
    fall: float = 34.0
    phase: float = 0.0
    shrink: float = 0.8  # how much of its length the folds leave to see
    folds: float = 0.075  # how far they rise and sink, in heights

    def place(self, u: float, v: float) -> Point:
        """Where the point (u, v) of the flat cloth is."""
        step = self.height * LENGTH * self.shrink
        steps = 12
        here = self.top + self.pole * self.height * v
        for index in range(steps):
            share = (index + 0.5) / steps * u
            here += at(self.fly - self.fall * share) * step * u / steps
        wave = math.sin(2 * math.pi * (1.35 * u + 0.18 * v + self.phase)) - math.sin(2 * math.pi * self.phase)
        return here + self.pole * self.height * self.folds * wave * min(1.0, 2.2 * u)


def _edge(cloth: Cloth, start: tuple[float, float], end: tuple[float, float], count: int = 12) -> list[Point]:
    return [
        cloth.place(start[0] + (end[0] - start[0]) * step / count, start[1] + (end[1] - start[1]) * step / count)
        for step in range(count + 1)
    ]


def outline(cloth: Cloth) -> Trace:
    top = through(*_edge(cloth, (0, 0), (1, 0)))
    fly = through(*_edge(cloth, (1, 0), (1, 1), 4))
    bottom = through(*_edge(cloth, (1, 1), (0, 1)))
    return top.then(fly).then(bottom, closed=True)


def on_cloth(cloth: Cloth, traces: list[Trace]) -> list[Trace]:
    """Traces of radius 1 about (0, 0), laid on the cloth's middle as large as the rules want and thrown into folds."""

    def place(point: Point) -> Point:
        return cloth.place(0.5 + point.real * _SIGN / LENGTH, 0.5 + point.imag * _SIGN)

    return [trace.mapped(place) for trace in traces]


def flag(
    sheet: Sheet, layer: Layer, cloth: Cloth, *, sign: str, name: str, depth: float = 0.0, flies_right: bool = False
) -> None:
    """The cloth of a flag; `depth` darkens those that stand behind. `flies_right`: the layer will be mirrored."""
    start, end = cloth.place(0.0, 0.5), cloth.place(1.0, 0.5)
    fill = sheet.gradient(name, start, end, _folds(cloth, depth))
    layer.draw(Look(fill, palette.FLAG_DEEP, 0.1, round=True), outline(cloth))
    for u in (0.3, 0.68):
        crease = _edge(cloth, (u - 0.03, 0.06), (u + 0.05, 0.94), 5)
        layer.draw(
            Look(_mixed(palette.FLAG_SHADE, palette.FLAG_DEEP, depth)), ribbon(crease, [0, 0.2, 0.26, 0.22, 0.14, 0])
        )
    if sign:
        traces = hammer_and_sickle() if sign == "party" else [star()]
        if not flies_right:  # u runs to the left there
            traces = [trace.mapped(mirror) for trace in traces]
        layer.draw(Look(palette.FLAG_YELLOW), *on_cloth(cloth, traces))


def _folds(cloth: Cloth, depth: float) -> list[tuple[float, str]]:
    """Light and shade along the length: a fold's face turned up is light, the one turned away dark."""
    stops = []
    for step in range(13):
        u = step / 12
        slope = math.cos(2 * math.pi * (1.35 * u + 0.09 + cloth.phase))
        stops.append((u, _shaded(slope, depth)))
    return stops


def _shaded(slope: float, depth: float) -> str:
    base = _mixed(palette.FLAG_RED, palette.FLAG_DEEP, depth)
    if slope > 0:
        return _mixed(base, palette.FLAG_LIGHT, 0.75 * slope)
    return _mixed(base, palette.FLAG_DEEP, -0.62 * slope)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at_ : at_ + 2], 16), int(other[at_ : at_ + 2], 16)) for at_ in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def pole(layer: Layer, top: Point, foot: Point, width: float = 0.6) -> None:
    """A gilt pole with a spearhead."""
    way = (foot - top) / abs(foot - top)
    side = way * 1j * width / 2
    layer.draw(
        Look(palette.GOLD, palette.GOLD_LINE, 0.08), line(top + side, foot + side, foot - side, top - side, closed=True)
    )
    layer.draw(Look(palette.GOLD_LIGHT), line(top + side * 0.5, foot + side * 0.5, foot, top, closed=True))
    tip = top - way * 3.0
    barb = way * 1j * 0.85
    head = through(top, top - way * 1.1 + barb, tip).then(through(tip, top - way * 1.1 - barb, top), closed=True)
    layer.draw(Look(palette.GOLD_BRIGHT, palette.GOLD_LINE, 0.1, round=True), head)
    layer.draw(Look(stroke=palette.GOLD_LINE, pen=0.07), line(top, tip))
