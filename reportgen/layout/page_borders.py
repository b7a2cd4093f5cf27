"""Borders of a page. In: `Borders`, the sheet and the text area. Out: strokes that meet in the corners.

A border stands with its inner edge at its distance from the text, or with its outer edge at its distance from the
edge of the sheet (ECMA-376 17.6.10; so LibreOffice 7.4 sets both). A compound border is several frames, one in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..pages import Item, Path, Stroke, segment
from ..units import Pt
from ..word.blocks import Border, Borders
from .boxes import Box
from .strokes import border_lines, border_thickness, dashes


class _Line(NamedTuple):
    """One line of a side: where its middle stands across the side, and its width."""

    at: Pt
    width: Pt


class _Side(NamedTuple):
    """The lines of one side from the outermost in; `corner` is where the other sides end when it has none."""

    border: Border | None
    lines: list[_Line]
    corner: Pt

    def end(self, index: int, outwards: int) -> Pt:
        """Where the line `index` of a side that meets this one ends."""
        if not self.lines:
            return self.corner
        line = self.lines[min(index, len(self.lines) - 1)]
        return line.at + outwards * line.width / 2


def page_borders(borders: Borders, sheet: Box, text: Box, *, from_text: bool) -> Iterator[Item]:
    """The strokes of all sides."""
    inner = text if from_text else None
    left = _side(borders.left, sheet.x, inner and inner.x, 1)
    top = _side(borders.top, sheet.y, inner and inner.y, 1)
    right = _side(borders.right, sheet.right, inner and inner.right, -1)
    bottom = _side(borders.bottom, sheet.bottom, inner and inner.bottom, -1)
    for side in (left, right):
        for index, line in enumerate(side.lines):
            path = segment(line.at, top.end(index, -1), line.at, bottom.end(index, 1))
            yield _stroke(side.border, path, line)
    for side in (top, bottom):
        for index, line in enumerate(side.lines):
            path = segment(left.end(index, -1), line.at, right.end(index, 1), line.at)
            yield _stroke(side.border, path, line)


def _side(border: Border | None, edge: Pt, text: Pt | None, inwards: int) -> _Side:
    """`edge` of the sheet, `text` where the distance counts from there, `inwards` the sign of the way into the page."""
    if border is None:
        return _Side(None, [], edge if text is None else text)
    thickness = border_thickness(border)
    outer = edge + inwards * border.space if text is None else text - inwards * (border.space + thickness)
    middle = outer + inwards * thickness / 2
    lines = [_Line(middle + offset, width) for offset, width in border_lines(border)]
    return _Side(border, lines if inwards > 0 else lines[::-1], outer)


def _stroke(border: Border | None, path: Path, line: _Line) -> Item:
    assert border is not None
    return Stroke(path, line.width, border.color, dashes(border))
