"""Text keeps away from floating drawings. In: obstacles and the band a line would take. Out: the room that is left.

A line stands in the widest gap of its band; Word would also set text on both sides of a narrow drawing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..units import Pt
from .boxes import Obstacle
from .line import Room

NARROWEST_ROOM: Pt = 36.0
"""A gap beside a drawing that is narrower than this is left empty."""


def free_room(obstacles: Sequence[Obstacle], room: Room, y: Pt, height: Pt) -> tuple[Room, Pt]:
    """The room of a line `height` pt high at or below `y`, and the y where it is found."""
    for _ in range(2 * len(obstacles) + 1):
        met = [one for one in obstacles if one.box.y < y + height and one.box.bottom > y and _touches(one, room)]
        if not met:
            return room, y
        gap = None if any(one.whole_width for one in met) else _widest_gap(met, room)
        if gap is not None:
            return gap, y
        y = min(one.box.bottom for one in met)
    return room, y


def _touches(one: Obstacle, room: Room) -> bool:
    return one.whole_width or (one.box.x < room.right and one.box.right > room.left)


def _widest_gap(met: Sequence[Obstacle], room: Room) -> Room | None:
    gaps: list[Room] = []
    left = room.left
    for one in sorted(met, key=lambda one: one.box.x):
        if one.side != "right":
            gaps.append(Room(left, one.box.x))
        left = max(left, one.box.right)
        if one.side == "left":
            left = room.right
    gaps.append(Room(left, room.right))
    widest = max(gaps, key=lambda gap: gap.right - gap.left)
    return widest if widest.right - widest.left >= NARROWEST_ROOM else None
