"""Stacks that are cut again and again: the content of cells. In: fragments. Out: a `Stack`, its height and its parts.

Parts share the fragments and their sums, so that a cell of a thousand pages is cut in a thousand steps and not in a
million.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from ..units import Pt
from .boxes import TOLERANCE, Fragment


class _Shared(NamedTuple):
    """Fragments, for each how high the stack is above it, and which of them call for something."""

    fragments: Sequence[Fragment]
    tops: Sequence[Pt]
    calling: Sequence[int]


@dataclass(frozen=True, slots=True)
class Stack:
    """The fragments from `start` to before `stop`; `first` and `last` stand in the places of those at its ends that
    were cut."""

    shared: _Shared
    start: int
    stop: int
    first: Fragment | None = None
    last: Fragment | None = None

    @classmethod
    def of(cls, fragments: Sequence[Fragment]) -> Stack:
        """A whole stack, its gaps settled."""
        tops = tuple(accumulate((one.gap_above + one.height for one in fragments), initial=0.0))
        calling = tuple(index for index, one in enumerate(fragments) if _calls(one))
        return cls(_Shared(fragments, tops, calling), 0, len(fragments))

    def __len__(self) -> int:
        return self.stop - self.start

    def __iter__(self) -> Iterator[Fragment]:
        return map(self._at, range(self.start, self.stop))

    @property
    def lowest(self) -> Fragment:
        """The last fragment of a stack that has one."""
        return self._at(self.stop - 1)

    @property
    def height(self) -> Pt:
        """As `stack_height`."""
        if not self:
            return 0.0
        shared = self.shared
        total = shared.tops[self.stop] - shared.tops[self.start]
        for index in {self.start, self.stop - 1}:
            own, whole = self._at(index), shared.fragments[index]
            if own is not whole:
                total += own.gap_above + own.height - whole.gap_above - whole.height
        return total + self.lowest.gap_below

    def calling(self) -> list[tuple[Fragment, Pt]]:
        """The fragments that have notes, floats, headings or bookmarks, with the y of their top edges."""
        calling = self.shared.calling
        within = calling[bisect_left(calling, self.start) : bisect_left(calling, self.stop)]
        return [(self._at(index), self._top(index)) for index in within]

    def _top(self, index: int) -> Pt:
        shared, opening = self.shared, self._at(self.start)
        if index == self.start:
            return opening.gap_above
        above = opening.gap_above + opening.height + shared.tops[index] - shared.tops[self.start + 1]
        return above + self._at(index).gap_above

    def split(self, room: Pt, *, forced: bool = False) -> tuple[Stack, Stack]:
        """What fits into `room` (pt) and what is left, honouring `keep_next` as long as something stays above the cut.

        Either part may be empty: the caller decides what to do when nothing fits. `forced` as for the fragment on top.
        """
        y, cut = 0.0, self.stop
        for index, fragment in enumerate(self, self.start):
            y += fragment.gap_above
            if y + fragment.height - fragment.hanging > room + TOLERANCE:
                parts = fragment.split(room - y, forced=forced and index == self.start)
                if parts is not None:
                    return self._until(index + 1, parts[0]), self._from(index, parts[1])
                cut = index
                break
            y += fragment.height
        while self.start < cut < self.stop and self._at(cut - 1).keep_next:
            cut -= 1
        if self.start < cut < self.stop:
            opening = self._at(cut)
            return self._until(cut), self._from(cut, replace(opening, gap_above=opening.gap_at_top))
        return (self, self._until(self.start)) if cut == self.stop else (self._until(self.start), self)

    def _at(self, index: int) -> Fragment:
        if self.last is not None and index == self.stop - 1:
            return self.last
        if self.first is not None and index == self.start:
            return self.first
        return self.shared.fragments[index]

    def _until(self, stop: int, last: Fragment | None = None) -> Stack:
        return Stack(self.shared, self.start, stop, self.first, last)

    def _from(self, start: int, first: Fragment) -> Stack:
        if start == self.stop - 1:
            return Stack(self.shared, start, self.stop, None, first)
        return Stack(self.shared, start, self.stop, first, self.last)


EMPTY = Stack.of(())


def _calls(fragment: Fragment) -> bool:
    return bool(fragment.notes or fragment.floats or fragment.headings or fragment.bookmarks)
