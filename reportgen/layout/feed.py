"""What is still to be placed. In: a section's blocks and its columns' width. Out: fragments, laid out when asked for.

Laid out late, because a paragraph beside a drawing, or a page number in the text, depends on what was placed before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..units import Pt
from ..word.blocks import Block
from .boxes import Fragment
from .context import Context
from .flow import LaidBlock, laid_blocks, lay_out_beside
from .frames import with_frames_as_drawings
from .joined_tables import with_tables_joined
from .paragraph import Surroundings


@dataclass(slots=True)
class Entry:
    """A fragment in the queue; `block` is the index of its block, `opens` tells its block's first one."""

    fragment: Fragment
    block: int
    opens: bool


class Feed:
    """A queue of fragments with a look ahead."""

    def __init__(self, context: Context, blocks: Sequence[Block], width: Pt) -> None:
        self.context = context
        self.blocks = with_tables_joined(with_frames_as_drawings(context, blocks, width))
        self.width = width
        self._laid: Iterator[LaidBlock] = laid_blocks(context, self.blocks, width)
        self._next_block = 0
        self._queue: deque[Entry] = deque()
        self._beside: set[int] = set()

    def peek(self, ahead: int = 0) -> Entry | None:
        """The entry `ahead` places from the front, None past the end."""
        while len(self._queue) <= ahead:
            laid = next(self._laid, None)
            if laid is None:
                return None
            for index, fragment in enumerate(laid.fragments):
                self._queue.append(Entry(fragment, self._next_block, index == 0))
            self._next_block += 1
        return self._queue[ahead]

    def entry(self, ahead: int) -> Entry:
        """As `peek`, for an entry that is known to be there."""
        found = self.peek(ahead)
        assert found is not None
        return found

    def drop(self, count: int) -> None:
        """Remove what was placed from the front."""
        for _ in range(count):
            self._queue.popleft()

    def cut(self, ahead: int, head: Fragment, tail: Fragment) -> None:
        """Put the two parts of a fragment in its place."""
        entry = self._queue[ahead]
        self._queue[ahead] = Entry(tail, entry.block, False)
        self._queue.insert(ahead, Entry(head, entry.block, entry.opens))

    def append(self, fragments: Sequence[Fragment]) -> None:
        """Put fragments behind everything (endnotes)."""
        while self.peek(len(self._queue)) is not None:
            pass
        self._queue.extend(Entry(fragment, -1, False) for fragment in fragments)

    def block_entries(self, ahead: int) -> list[Entry]:
        """The entries of the block that opens at `ahead`."""
        first = self.entry(ahead)
        entries = [first]
        while (one := self.peek(ahead + len(entries))) is not None and one.block == first.block and not one.opens:
            entries.append(one)
        return entries

    def was_beside(self, block: int) -> bool:
        """Was this block laid beside obstacles, which may not stand where it goes now?"""
        return block in self._beside

    def lay_beside(self, ahead: int, surroundings: Surroundings) -> None:
        """Lay the block that opens at `ahead` again: a paragraph beside the obstacles, a table below those
        that it would meet."""
        entries = self.block_entries(ahead)
        index = entries[0].block
        (self._beside.add if surroundings.obstacles else self._beside.discard)(index)
        fragments = lay_out_beside(self.context, self.blocks, index, self.width, surroundings)
        fragments[0].break_before = entries[0].fragment.break_before
        self._queue.rotate(-ahead)
        self.drop(len(entries))
        new = [Entry(fragment, index, position == 0) for position, fragment in enumerate(fragments)]
        self._queue.extendleft(reversed(new))
        self._queue.rotate(ahead)
