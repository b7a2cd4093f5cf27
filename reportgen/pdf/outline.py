"""The outline in a viewer's side panel. In: a page's headings. Out: entries and the places they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..pages import Heading
from ..units import Pt

_OPEN_LEVELS = 1


class Outline:
    """Gathers headings page by page. A level that skips one ("I-" and then "a)") is drawn up to the next free one."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._levels: list[int] = []
        self._count = 0

    def add(self, headings: Sequence[Heading], page_height: Pt) -> None:
        """The headings of the page that is being drawn."""
        for heading in headings:
            title = " ".join(heading.title.split())
            if title:
                self._add_entry(title, self._depth(heading.level), page_height - heading.y)

    def _depth(self, level: int) -> int:
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels) - 1

    def _add_entry(self, title: str, depth: int, top: Pt) -> None:
        self._count += 1
        key = f"heading-{self._count}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self._canvas.addOutlineEntry(title, key, depth, closed=int(depth >= _OPEN_LEVELS))
