"""The signs of the Party and the State. In: a size. Out: traces about (0, 0), of radius 1.

Hammer and sickle as Quy định 99-QĐ/TW has them: the hammer's handle at 45 degrees, the sickle at right angles to it,
one colour without strokes that lie over each other. The star's points lie on the circle.
"""

from __future__ import annotations

import math

from .pen import Point, Trace, arc, at, line, through

_TURN = at(45)


def star(center: Point = 0, radius: float = 1.0) -> Trace:
    """A five-pointed star whose edges run straight from point to point."""
    inner = radius * math.cos(math.radians(72)) / math.cos(math.radians(36))
    points = [center + at(-90 + 36 * step, inner if step % 2 else radius) for step in range(10)]
    return line(*points, closed=True)


def hammer() -> list[Trace]:
    """Head and handle, from the upper left to the lower right."""
    handle = line(-0.5 - 0.08j, 0.98 - 0.08j, 0.98 + 0.08j, -0.5 + 0.08j, closed=True)
    head = line(-0.76 - 0.36j, -0.44 - 0.36j, -0.44 + 0.26j, -0.56 + 0.44j, -0.76 + 0.2j, closed=True)
    return [trace.mapped(lambda point: point * _TURN) for trace in (handle, head)]


def sickle() -> list[Trace]:
    """The blade, its point at the top, round by the right to the handle at the lower left."""
    center, radius = -0.02 - 0.03j, 0.87
    thick = ((-105, 0.0), (-75, 0.10), (-40, 0.19), (0, 0.25), (40, 0.26), (80, 0.20), (112, 0.14))
    inner = through(*(center + at(angle, radius - width) for angle, width in thick))
    blade = arc(center, radius, -105, 120).then(inner.turned_back(), closed=True)
    grip = (
        (0.0, -0.08),
        (0.14, -0.06),
        (0.14, -0.12),
        (0.46, -0.135),
        (0.46, 0.135),
        (0.14, 0.12),
        (0.14, 0.06),
        (0.0, 0.08),
    )
    root, way = -0.385 + 0.675j, at(135)
    return [blade, line(*(root + way * complex(along, side) for along, side in grip), closed=True)]


_MIDDLE, _REACH = -0.116 + 0.148j, 1.0714
"""Of the smallest circle around both, as they are drawn above."""


def hammer_and_sickle(center: Point = 0, radius: float = 1.0) -> list[Trace]:
    return [
        trace.mapped(lambda point: center + (point - _MIDDLE) * radius / _REACH) for trace in (*hammer(), *sickle())
    ]


def cogwheel(center: Point, radius: float, *, teeth: int = 12, depth: float = 0.2) -> Trace:
    """The outline of a toothed wheel."""
    points: list[Point] = []
    inner = radius * (1 - depth)
    for tooth in range(teeth):
        middle = -90 + 360 * tooth / teeth
        step = 360 / teeth
        for turn, reach in ((-0.30, inner), (-0.20, radius), (0.20, radius), (0.30, inner)):
            points.append(center + at(middle + step * turn, reach))
    return line(*points, closed=True)
