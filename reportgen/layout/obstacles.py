"""Text keeps away from floating drawings. In: obstacles and the band a line would take. Out: the room that is left.

Text stands on either side of a drawing, as its anchor says; a gap that is too narrow stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..units import Pt
from .boxes import Obstacle
from .line import Room

NARROWEST_ROOM: Pt = 28.35
"""A gap beside a drawing that is narrower than this is left empty: LibreOffice 7.4 asks for 1 cm, Word for an inch."""


def free_rooms(obstacles: Sequence[Obstacle], room: Room, y: Pt, height: Pt) -> tuple[list[Room], Pt]:
    """The rooms of a line `height` pt high at or below `y`, left to right, and the y where they are found."""
    for _ in range(2 * len(obstacles) + 1):
        met = [one for one in obstacles if one.box.y < y + height and one.box.bottom > y and _touches(one, room)]
        if not met:
            return [room], y
        gaps = [] if any(one.whole_width for one in met) else _gaps(met, room)
        if gaps:
            return gaps, y
        y = min(one.box.bottom for one in met)
    return [room], y


def _touches(one: Obstacle, room: Room) -> bool:
    return one.whole_width or (one.box.x < room.right and one.box.right > room.left)


def _gaps(met: Sequence[Obstacle], room: Room) -> list[Room]:
    gaps: list[Room] = []
    left = room.left
    for one in sorted(met, key=lambda one: one.box.x):
        gap = Room(left, one.box.x)
        after = Room(one.box.right, room.right)
        if one.side == "left" or (one.side == "largest" and _width(gap) > _width(after)):
            return _wide_enough([*gaps, gap])
        if one.side not in ("right", "largest"):
            gaps.append(gap)
        left = max(left, one.box.right)
    return _wide_enough([*gaps, Room(left, room.right)])


def _width(room: Room) -> Pt:
    return room.right - room.left


def _wide_enough(gaps: list[Room]) -> list[Room]:
    return [gap for gap in gaps if _width(gap) >= NARROWEST_ROOM]
