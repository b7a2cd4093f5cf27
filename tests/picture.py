"""A page as text, so that a test shows what it expects. In: `Pages`. Out: its lines, from the top.

    >>> print(picture(pages))
    trang 1
      69.8  85.0 Kính gửi: Đảng ủy

The numbers are the baseline and the left edge in points; texts on one baseline are joined by a blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.pages import Group, Item, Page, Pages, Stroke, Text

SAME_LINE = 0.5


class Row(NamedTuple):
    """What stands on one baseline; `page` counts from 1."""

    page: int
    y: float
    x: float
    text: str


def rows(pages: Pages) -> list[Row]:
    """The lines of all pages, each page from the top."""
    return [row for number, page in enumerate(pages.pages, 1) for row in _rows_of(number, page)]


def texts(pages: Pages) -> list[str]:
    """The text of the lines."""
    return [row.text for row in rows(pages)]


def picture(pages: Pages) -> str:
    """Everything in letters."""
    lines: list[str] = []
    for number, page in enumerate(pages.pages, 1):
        lines.append(f"trang {number}")
        lines.extend(f"{row.y:6.1f} {row.x:5.1f} {row.text}" for row in _rows_of(number, page))
    return "\n".join(lines)


def items(page: Page) -> Iterator[Item]:
    """The items of a page, groups opened (their transformation is left out)."""
    return _opened(page.items)


def strokes(page: Page) -> list[Stroke]:
    return [item for item in items(page) if isinstance(item, Stroke)]


def _opened(group: Iterable[Item]) -> Iterator[Item]:
    for item in group:
        if isinstance(item, Group):
            yield from _opened(item.items)
        else:
            yield item


def _rows_of(number: int, page: Page) -> list[Row]:
    found: list[list[Text]] = []
    for item in sorted((item for item in items(page) if isinstance(item, Text)), key=lambda item: (item.y, item.x)):
        if found and abs(found[-1][0].y - item.y) < SAME_LINE:
            found[-1].append(item)
        else:
            found.append([item])
    for line in found:
        line.sort(key=lambda item: item.x)
    return [Row(number, line[0].y, line[0].x, " ".join(item.text for item in line)) for line in found]
