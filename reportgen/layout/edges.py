"""Borders and shading of a paragraph. In: its strips. Out: the same strips, with what surrounds the text.

Paragraphs of the same borders and indents share one box (ECMA-376 17.3.1.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..pages import Fill, Item, rectangle
from ..units import Pt
from ..word.blocks import Border, Borders, Paragraph
from .boxes import Strip, shifted
from .strokes import border_strokes, border_thickness

_NONE = Borders()


def add_edges(
    paragraph: Paragraph, strips: Sequence[Strip], width: Pt, *, above: Paragraph | None, below: Paragraph | None
) -> None:
    """Draw the borders and the shading of `paragraph` onto its strips, in a column `width` pt wide."""
    style = paragraph.style
    if style.borders is None and style.shading is None:
        return
    borders = style.borders or _NONE
    extent = _extent(paragraph, borders, width)
    joined_above, joined_below = _joined(paragraph, above), _joined(paragraph, below)
    extent.add_top(strips[0], borders.between if joined_above else borders.top)
    if not joined_below:
        extent.add_bottom(strips[-1], borders.bottom)
    elif below is not None:
        strips[-1].height += max(style.space_after, below.style.space_before)
    for strip in strips:
        strip.items = (*extent.sides(strip.height, borders, style.shading), *strip.items)
    if borders.left is not None and borders.right is not None:
        joined = (joined_above, joined_below)
        extent.close_where_cut(strips, borders, style.shading, joined=joined)


def shares_box(paragraph: Paragraph, other: Paragraph | None) -> bool:
    """Do two neighbours stand in one box, so that the gap between them belongs to it?"""
    return _joined(paragraph, other)


def _joined(paragraph: Paragraph, other: Paragraph | None) -> bool:
    if other is None or paragraph.style.borders is None:
        return False
    mine, its = paragraph.style, other.style
    return (
        mine.borders == its.borders
        and mine.indent_left == its.indent_left
        and mine.indent_right == its.indent_right
        and mine.first_line == its.first_line
    )


def _extent(paragraph: Paragraph, borders: Borders, width: Pt) -> _Extent:
    """The side borders stand outside the indents, by their distance."""
    style = paragraph.style
    left = style.indent_left + min(style.first_line, 0.0)
    right = width - style.indent_right
    if borders.left is not None:
        left -= borders.left.space + border_thickness(borders.left) / 2
    if borders.right is not None:
        right += borders.right.space + border_thickness(borders.right) / 2
    return _Extent(left, right)


@dataclass(frozen=True, slots=True)
class _Extent:
    """From the middle of the left border to the middle of the right one."""

    left: Pt
    right: Pt

    def add_top(self, strip: Strip, border: Border | None) -> None:
        if border is None:
            return
        thickness = border_thickness(border)
        depth = border.space + thickness
        below = (shifted(item, 0.0, depth) for item in strip.items)
        strip.items = (*self._level(border, thickness / 2), *below)
        strip.height += depth

    def add_bottom(self, strip: Strip, border: Border | None) -> None:
        if border is None:
            return
        thickness = border_thickness(border)
        depth = border.space + thickness
        strip.items = (*strip.items, *self._level(border, strip.height + depth - thickness / 2))
        strip.height += depth
        strip.hanging = 0.0

    def close_where_cut(
        self, strips: Sequence[Strip], borders: Borders, shading: str | None, *, joined: tuple[bool, bool]
    ) -> None:
        """What closes the box where a page ends or begins inside it; it stands outside the text's room. `joined` tells
        whether the box goes on above and below the paragraph."""
        for index, strip in enumerate(strips):
            if borders.top is not None and (index or joined[0]):
                depth = borders.top.space + border_thickness(borders.top) / 2
                sides = (shifted(item, 0.0, -depth) for item in self.sides(depth, borders, shading))
                strip.closing_above = (*sides, *self._level(borders.top, -depth))
            if borders.bottom is not None and (index < len(strips) - 1 or joined[1]):
                depth = borders.bottom.space + border_thickness(borders.bottom) / 2
                sides = (shifted(item, 0.0, strip.height) for item in self.sides(depth, borders, shading))
                strip.closing_below = (*sides, *self._level(borders.bottom, strip.height + depth))

    def _level(self, border: Border, y: Pt) -> list[Item]:
        return border_strokes(border, self.left, y, self.right, y)

    def sides(self, height: Pt, borders: Borders, shading: str | None) -> Iterable[Item]:
        if shading is not None:
            yield Fill(rectangle(self.left, 0.0, self.right - self.left, height), shading)
        if borders.left is not None:
            yield from border_strokes(borders.left, self.left, 0.0, self.left, height)
        if borders.right is not None:
            yield from border_strokes(borders.right, self.right, 0.0, self.right, height)
