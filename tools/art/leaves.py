"""Leaves and lotuses. In: where they grow from and to. Out: drawn on a layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from . import palette
from .pen import Bend, Point, Trace, at, sampled, through
from .sheet import Layer, Look

FINE = 0.1
"""The width of an outline, mm."""


def mirror(point: Point) -> Point:
    """Left to right."""
    return -point.conjugate()


def both(*traces: Trace) -> list[Trace]:
    """The traces and their mirror images."""
    return [*traces, *(trace.mapped(mirror) for trace in traces)]


def petal(base: Point, tip: Point, width: float, *, lean: float = 0.0, belly: float = 0.5) -> Trace:
    """A pointed petal, bowed to its right by `lean` of its length, widest at `belly` of its length."""
    way = tip - base
    across = way / abs(way) * 1j
    side = width * 0.68
    bow = across * abs(way) * lean

    def edge(sign: int) -> Bend:
        return (
            base + way * 0.05 + across * side * sign * 0.9 + bow * 0.4,
            base + way * (belly + 0.18) + across * side * sign + bow,
            tip,
        )

    right = Trace(base, (edge(1),))
    left = Trace(base, (edge(-1),))
    return right.then(left.turned_back(), closed=True)


def leaf(spine: Sequence[Point], width: float, *, belly: float = 0.42) -> tuple[Trace, Trace]:
    """A curved leaf along a spine, pointed at both ends: its halves on either side of the midrib."""
    curve = evenly(through(*spine), 8)
    widths = [width * _profile(step / 8, belly) for step in range(9)]
    halves = []
    for side in (-1, 1):
        edge = [
            point + normal * side * wide / 2 for point, normal, wide in zip(curve, _normals(curve), widths, strict=True)
        ]
        halves.append(through(*edge).then(through(*curve).turned_back(), closed=True))
    return halves[0], halves[1]


def _profile(share: float, belly: float) -> float:
    """0 at the base, 1 at the belly, 0 at the tip."""
    if share < belly:
        return math.pow(math.sin(share / belly * math.pi / 2), 0.8)
    return math.pow(max(0.0, math.cos((share - belly) / (1 - belly) * math.pi / 2)), 1.15)


def _normals(curve: Sequence[Point]) -> list[Point]:
    ways = [b - a for a, b in pairwise([curve[0], *curve, curve[-1]])]
    return [(a + b) / (abs(a + b) or 1) * 1j for a, b in pairwise(ways)]


def evenly(trace: Trace, count: int) -> list[Point]:
    """`count` + 1 points along a trace, equally far apart."""
    fine = sampled(trace, 24)
    lengths = [0.0, *accumulate(abs(b - a) for a, b in pairwise(fine))]
    out, at = [], 0
    for step in range(count + 1):
        wanted = lengths[-1] * step / count
        while at < len(lengths) - 2 and lengths[at + 1] < wanted:
            at += 1
        share = (wanted - lengths[at]) / ((lengths[at + 1] - lengths[at]) or 1)
        out.append(fine[at] + (fine[at + 1] - fine[at]) * share)
    return out


def curl(center: Point, *, start: float, outer: float, inner: float, turns: float) -> list[Point]:
    """The points of a spiral about `center`: from the radius `outer` at the angle `start` inwards, clockwise for
    `turns` > 0."""
    count = max(4, round(abs(turns) * 9))
    return [
        center + at(start + 360 * turns * step / count, outer + (inner - outer) * (step / count) ** 0.8)
        for step in range(count + 1)
    ]


# --- the lotus -------------------------------------------------------------------------------------------


def lotus(layer: Layer, size: float, *, fill: str, back: str, inner: str) -> None:
    """A lotus seen from its side, opening upwards from (0, 0), `size` high. `fill`, `back` and `inner` paint the front
    petals, those behind, and the backs of those that hang outwards."""
    unit = size / 10
    outline = FINE * max(1.0, unit * 1.1)

    def draw(look: Look, *traces: Trace) -> None:
        layer.draw(look, *(trace.mapped(lambda point: point * unit) for trace in traces))

    looks = {name: Look(color, palette.PETAL_LINE, outline, round=True) for name, color in
             (("front", fill), ("back", back), ("inner", inner))}  # fmt: skip
    draw(looks["back"], *both(petal(-0.4 - 1j, 2.6 - 9.3j, 1.9, lean=0.06)))
    draw(looks["back"], petal(-1.2j, -10.4j, 2.3))
    draw(looks["back"], *both(petal(-0.5 - 0.8j, 5.2 - 7.3j, 2.0, lean=0.12)))
    draw(looks["inner"], *both(petal(0.2 - 0.4j, 7.6 - 4.1j, 1.7, lean=0.2)))
    draw(looks["front"], *both(petal(0.1 - 0.2j, 4.0 - 7.9j, 2.1, lean=0.1)))
    draw(looks["inner"], *both(petal(0.2j, 6.6 - 1.3j, 1.35, lean=0.28)))
    draw(looks["front"], *both(petal(0.1j, 2.1 - 7.4j, 1.9, lean=0.16)))
    draw(looks["front"], petal(0.2j, -7.7j, 2.5))
    veins = [through(-1.0j, -3.4j, -6.2j), *both(through(0.35 - 1j, 0.75 - 3.2j, 0.55 - 5.4j))]
    draw(Look(stroke=palette.PETAL_LINE, pen=outline * 0.6, round=True), *veins)


def calyx(layer: Layer, size: float) -> None:
    """The green leaves under a lotus."""
    unit = size / 10
    look = Look(palette.LEAF, palette.LEAF_DEEP, FINE, round=True)
    traces = [*both(petal(0.5j, 4.6 + 1.0j, 1.1, lean=-0.18)), petal(1.4j, -2.2j, 1.2)]
    layer.draw(look, *(trace.mapped(lambda point: point * unit) for trace in traces))
