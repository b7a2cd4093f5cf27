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
        gap = max(style.space_after, below.style.space_before)
        strips[-1].height += gap
        strips[-1].hanging += gap
    extent.add_sides(strips, borders, style.shading)
    extent.open_where_cut(strips if joined_above else strips[1:], borders, style.shading)
    extent.close_where_cut(strips if joined_below else strips[:-1], borders, style.shading)


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

    def add_sides(self, strips: Sequence[Strip], borders: Borders, shading: str | None) -> None:
        for strip in strips:
            hanging = max(strip.hanging, 0.0)
            strip.items = (*self._sides(0.0, strip.height - hanging, borders, shading), *strip.items)
            if hanging:
                strip.tail = tuple(self._sides(strip.height - hanging, strip.height, borders, shading))

    def open_where_cut(self, strips: Sequence[Strip], borders: Borders, shading: str | None) -> None:
        """What opens the box again where a page begins above one of `strips`."""
        if borders.top is None:
            return
        thickness = border_thickness(borders.top)
        for strip in strips:
            depth = borders.top.space + thickness / 2
            strip.room_to_open = borders.top.space + thickness
            strip.closing_above = (*self._sides(-depth, 0.0, borders, shading), *self._level(borders.top, -depth))

    def close_where_cut(self, strips: Sequence[Strip], borders: Borders, shading: str | None) -> None:
        """What closes the box where a page ends below one of `strips`, and the room for it (LibreOffice 7.4)."""
        if borders.bottom is None:
            return
        thickness = border_thickness(borders.bottom)
        for strip in strips:
            end = strip.height - max(strip.hanging, 0.0)
            edge = end + borders.bottom.space + thickness / 2
            strip.hanging -= borders.bottom.space + thickness
            strip.closing_below = (*self._sides(end, edge, borders, shading), *self._level(borders.bottom, edge))

    def _level(self, border: Border, y: Pt) -> list[Item]:
        return border_strokes(border, self.left, y, self.right, y)

    def _sides(self, top: Pt, bottom: Pt, borders: Borders, shading: str | None) -> Iterable[Item]:
        if shading is not None:
            yield Fill(rectangle(self.left, top, self.right - self.left, bottom - top), shading)
        if borders.left is not None:
            yield from border_strokes(borders.left, self.left, top, self.left, bottom)
        if borders.right is not None:
            yield from border_strokes(borders.right, self.right, top, self.right, bottom)
