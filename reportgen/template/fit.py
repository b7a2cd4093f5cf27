"""Fitting one text into one box. In: the text, a `FitBox` and the face it is set in. Out: its lines, width and size.

Tried in this order, and the first that fits is taken: as it is; condensed, down to 85 %; half a point smaller at a
time down to a floor, condensed as far as needed at each step; the same again in two lines, and so on up to the most
lines the box allows. A text that runs over lines anyway (`wraps`: the reason) takes lines first, is condensed next and
made smaller last. Nothing is cut or shortened: what fits in no way is left to a person.

Arithmetic over the advances of a face only: no kerning, as Word and our layout set text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ..fonts import Face
from ..units import Pt, to_mm

SIZE_STEP: Pt = 0.5
LEAST_PERCENT = 85
_BLANK = " "
_NATURAL = 100
_CLOSE = 1e-6

# What a break costs beside uneven lines; a line that is a fifth longer than the mean costs 0.04.
_INSIDE_A_NAME = 0.15
_BEFORE_A_NUMBER = 0.10
_BEFORE_ITS_NAME = 0.10
_BEHIND_A_COMMA = -0.05
_LEADS_A_NAME = frozenset(
    ["khóm", "phường", "xã", "ấp", "thôn", "phố", "tỉnh", "huyện", "quận", "ông", "bà", "chí", "đ/c", "số"]
)


class FitBox(NamedTuple):
    """A box and how a text may be made to fit it. `height` None: only the number of lines counts. `wraps`: lines
    first, then condensing. `balanced`: lines of like width; else each as full as it gets."""

    width: Pt
    size: Pt
    floor: Pt
    lines: int = 1
    least_percent: int = LEAST_PERCENT
    height: Pt | None = None
    wraps: bool = False
    balanced: bool = True
    capitals: bool = False
    font: str = "Times New Roman"
    bold: bool = False
    italic: bool = False


class Fit(NamedTuple):
    """How a text fits: its lines, the share of its natural width in whole percent, and the size."""

    lines: tuple[str, ...]
    percent: int
    size: Pt


def fit(text: str, box: FitBox, face: Face) -> Fit | None:
    """`text` made to fit `box`, None when it does in no way. Line breaks in `text` are kept as breaks."""
    if (
        face.width(_drawn(text, box)) * box.size <= box.width + _CLOSE
        and "\n" not in text
        and _has_height(1, box, face)
    ):
        return Fit((text,), 100, box.size)
    lines = text.split("\n")
    if len(lines) > box.lines:
        return None
    parts = [_Part(line, box, face) for line in lines]
    if sum(part.ends[-1] for part in parts) > _room(box) + box.lines * parts[0].blank:
        return None
    way = next(_ways(_LeastWidths(parts), box, face), None)
    return None if way is None else _written(parts, way, box)


def width_mm(text: str, box: FitBox, face: Face) -> float:
    """How wide `text` is on one line at the full size."""
    return to_mm(face.width(_drawn(text, box)) * box.size)


def _drawn(text: str, box: FitBox) -> str:
    return text.upper() if box.capitals else text


def _room(box: FitBox) -> float:
    """What all lines together hold at the smallest, in ems."""
    return box.width * box.lines / (box.floor * box.least_percent / 100)


# --- the ways, in order ---------------------------------------------------------------------------------


class _Way(NamedTuple):
    lines: int
    percent: int
    size: Pt


def _ways(widths: _LeastWidths, box: FitBox, face: Face) -> Iterator[_Way]:
    """The ways that fit, best first. `widths[n]` is the least width of n lines, in ems (infinite: impossible)."""
    order = _by_size(box) if box.wraps else _by_lines(box)
    for count, size, least in order:
        if least == _NATURAL and not widths.allow(count, (box.width + _CLOSE) / size):
            continue
        percent = _NATURAL if least == _NATURAL else _percent(widths[count] * size, box)
        if percent >= least and _has_height(count, box, face, size):
            yield _Way(count, percent, size)


def _by_lines(box: FitBox) -> Iterator[tuple[int, Pt, int]]:
    for count in range(1, box.lines + 1):
        for size in _sizes(box):
            yield count, size, box.least_percent


def _by_size(box: FitBox) -> Iterator[tuple[int, Pt, int]]:
    for size in _sizes(box):
        for least in (_NATURAL, box.least_percent):
            for count in range(1, box.lines + 1):
                yield count, size, least


def _sizes(box: FitBox) -> Iterator[Pt]:
    size = box.size
    while size > box.floor:
        yield size
        size -= SIZE_STEP
    yield box.floor


def _percent(width: Pt, box: FitBox) -> int:
    """The whole percentage that brings `width` into the box, 100 at most."""
    return _NATURAL if width <= box.width + _CLOSE else int(_NATURAL * box.width / width + _CLOSE)


def _has_height(count: int, box: FitBox, face: Face, size: Pt | None = None) -> bool:
    line = face.ascent + face.descent + face.line_gap
    return box.height is None or count * line * (size or box.size) <= box.height + _CLOSE


# --- breaking into lines --------------------------------------------------------------------------------


class _Part:
    """Words between two line breaks of the text. `ends[n]` is the advance of the first n, each with a blank, in ems."""

    def __init__(self, text: str, box: FitBox, face: Face) -> None:
        self.words = [word for word in text.split(_BLANK) if word] or [""]
        self.blank = face.width(_BLANK)
        widths = [face.width(_drawn(word, box)) for word in self.words]
        self.longest = max(widths)
        self.ends = [0.0, *accumulate(width + self.blank for width in widths)]

    def width(self, start: int, end: int) -> float:
        """Of the words from `start` to before `end` on one line."""
        return self.ends[end] - self.ends[start] - self.blank

    def greedy(self, limit: float) -> list[tuple[int, int]]:
        """Lines as full as they get within `limit`."""
        lines, start, count = [], 0, len(self.words)
        while start < count:
            reach = bisect_right(self.ends, limit + self.ends[start] + self.blank) - 1
            end = max(reach, start + 1)
            lines.append((start, end))
            start = end
        return lines

    def balanced(self, count: int, limit: float) -> list[tuple[int, int]]:
        """`count` lines within `limit`, of like width, and broken where a reader would breathe."""
        mean = self.width(0, len(self.words)) / count
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for left in reversed(range(count)):
            best.append(self._one_more(best[-1], limit, mean, is_last=not left))
        end, lines = len(self.words), []
        for reached in reversed(best[1:]):
            start = reached[end][1]
            lines.append((start, end))
            end = start
        return lines[::-1]

    def _one_more(
        self, reached: dict[int, tuple[float, int]], limit: float, mean: float, *, is_last: bool
    ) -> dict[int, tuple[float, int]]:
        """The cheapest way to each end of one line more: its cost, and where that line begins."""
        made: dict[int, tuple[float, int]] = {}
        whole = len(self.words)
        for start, (cost, _) in reached.items():
            reach = bisect_right(self.ends, limit + _CLOSE + self.ends[start] + self.blank) - 1
            for end in range(whole if is_last else start + 1, reach + 1):
                total = cost + (self.width(start, end) / mean - 1) ** 2 + self._costs[end]
                if end not in made or total < made[end][0] - _CLOSE:
                    made[end] = total, start
        return made

    @cached_property
    def _costs(self) -> list[float]:
        """What a break behind so many words costs beside uneven lines."""
        return [0.0, *map(self._cost_of_break, range(1, len(self.words))), 0.0]

    def _cost_of_break(self, at: int) -> float:
        before, after = self.words[at - 1], self.words[at]
        if before[-1] in ",;:–-":
            return _BEHIND_A_COMMA
        if after[0].isdigit():
            return _BEFORE_A_NUMBER
        if not after[0].isupper() or (before + after).isupper():
            return 0.0
        if before.lower() in _LEADS_A_NAME:
            return _BEFORE_ITS_NAME
        return _INSIDE_A_NAME if before[0].isupper() else 0.0


class _LeastWidths(dict[int, float]):
    """The width, in ems, that so many lines need at least; reckoned when it is asked for."""

    def __init__(self, parts: list[_Part]) -> None:
        self._parts = parts

    def __missing__(self, count: int) -> float:
        width = self[count] = _least_width(self._parts, count)
        return width

    def allow(self, count: int, limit: float) -> bool:
        """Whether so many lines are enough within `limit`; told without reckoning the least width."""
        longest = max(part.longest for part in self._parts)
        return longest <= limit and sum(len(part.greedy(limit)) for part in self._parts) <= count


def _least_width(parts: list[_Part], count: int) -> float:
    if count < len(parts):
        return float("inf")
    low, high = max(part.longest for part in parts), max(part.width(0, len(part.words)) for part in parts)
    while high - low > _CLOSE:
        middle = (low + high) / 2
        lines = [part.greedy(middle) for part in parts]
        if sum(map(len, lines)) > count:
            low = middle
        else:
            high = max(part.width(*line) for part, found in zip(parts, lines, strict=True) for line in found)
    return high


def _written(parts: list[_Part], way: _Way, box: FitBox) -> Fit:
    limit = box.width / (way.size * way.percent / 100)
    lines: list[str] = []
    for part, count in zip(parts, _shares(parts, way.lines, limit), strict=True):
        ends = part.balanced(count, limit) if box.balanced else part.greedy(limit + _CLOSE)
        lines += (_BLANK.join(part.words[start:end]) for start, end in ends)
    return Fit(tuple(lines), way.percent, way.size)


def _shares(parts: list[_Part], count: int, limit: float) -> list[int]:
    """How many lines each part takes."""
    return [len(part.greedy(limit + _CLOSE)) for part in parts] if len(parts) > 1 else [count]
