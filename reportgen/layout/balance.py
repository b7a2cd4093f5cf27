"""Columns of equal height. In: what a section placed on its last page, and its columns. Out: the same, balanced."""

from __future__ import annotations

from collections.abc import Sequence

from ..units import Pt
from .boxes import TOLERANCE, Box
from .column import Placed


def balanced(region: Sequence[Placed], columns: Sequence[Box]) -> list[Placed]:
    """`region` set anew so that the highest column is as low as can be."""
    if not region:
        return []
    heights = [one.fragment.gap_above + one.fragment.height for one in region]
    height = sum(heights) / len(columns)
    step = max(min(heights), 1.0) / 2
    while (tops := _filled(region, columns, height)) is None:
        height += step
    return tops


def _filled(region: Sequence[Placed], columns: Sequence[Box], height: Pt) -> list[Placed] | None:
    """The fragments in columns at most `height` high; None when they need more columns than there are."""
    result: list[Placed] = []
    column, y = 0, 0.0
    for index, one in enumerate(region):
        fragment = one.fragment
        gap = fragment.gap_above if y > 0 else fragment.gap_at_top if index == 0 else 0.0
        bound = index > 0 and region[index - 1].fragment.keep_next
        if y > 0 and not bound and y + gap + fragment.height > height + TOLERANCE:
            column, y, gap = column + 1, 0.0, 0.0
            if column == len(columns):
                return None
        box = columns[column]
        result.append(one._replace(x=box.x, y=box.y + y + gap))
        y += gap + fragment.height
    return result
