"""One column filled. In: the feed and the room of a column. Out: which fragments stand where, and why it ended.

Strips are taken while they fit above the footnotes that they call; then the cut moves up past strips that must stay
with the next one. Space before the first strip is dropped where a page begins by itself (Word and LibreOffice).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

from ..units import Pt
from ..word.blocks import NoteReference
from .boxes import TOLERANCE, Box, Fragment, Obstacle, Strip
from .feed import Entry, Feed
from .notes import NoteArea
from .paragraph import Surroundings

Ending: TypeAlias = Literal["full", "column", "page", "end"]
ObstaclesOf: TypeAlias = Callable[[Fragment, Pt, Pt], list[Obstacle]]


class Placed(NamedTuple):
    """A fragment with its top left corner on the page."""

    fragment: Fragment
    x: Pt
    y: Pt

    @property
    def bottom(self) -> Pt:
        return self.y + self.fragment.height


@dataclass(slots=True)
class Taken:
    """A fragment of the feed that was taken into the column; `obstacles` stood on the page before it."""

    entry: Entry
    y: Pt
    obstacles: int


@dataclass(slots=True)
class Column:
    """A column being filled: `box` is its room on the page, `opening` tells that it begins after a hard break,
    `fresh` that nothing stands on the page yet (so that something must be taken), `obstacles` what stands on it."""

    box: Box
    notes: NoteArea
    obstacles: list[Obstacle]
    obstacles_of: ObstaclesOf
    opening: bool = False
    fresh: bool = False
    taken: list[Taken] = field(default_factory=list)
    repeated: list[Placed] = field(default_factory=list)
    called: list[NoteReference] = field(default_factory=list)
    y: Pt = 0.0

    def fill(self, feed: Feed) -> tuple[list[Placed], Ending]:
        """Take what fits from the front of the feed."""
        self.y = self.box.y
        ending = self._take_all(feed)
        feed.drop(len(self.taken))
        self.notes.add(self.called)
        placed = [Placed(self._closed(index), self.box.x, one.y) for index, one in enumerate(self.taken)]
        return [*self.repeated, *placed] if placed else [], ending

    def _closed(self, index: int) -> Fragment:
        """A fragment as it stands in the column: a box of paragraphs ends where the column does."""
        one = self.taken[index]
        fragment = one.entry.fragment
        if isinstance(fragment, Strip) and one.entry.block == self.taken[0].entry.block:
            fragment = self._hung_from_top(fragment, one.y)
        return fragment.closed(above=index == 0, below=index == len(self.taken) - 1)

    def _hung_from_top(self, strip: Strip, y: Pt) -> Strip:
        """A strip at `y` of the paragraph that opens the column: its drawings count from the column's top, whatever
        space or lines of the paragraph stand above it (measured in LibreOffice)."""
        if not strip.floats:
            return strip
        return replace(strip, floats=tuple(one._replace(y=self.box.y - y) for one in strip.floats))

    def _take_all(self, feed: Feed) -> Ending:
        while (entry := feed.peek(len(self.taken))) is not None:
            if entry.fragment.break_before and (self.taken or not (self.opening or self.fresh)):
                return entry.fragment.break_before
            obstacles = len(self.obstacles)
            if entry.opens:
                entry = self._beside_obstacles(feed, entry)
            if not self.taken:
                self._repeat(entry.fragment.repeat_above)
            if not self._fits(entry.fragment):
                self._cut(feed, entry, obstacles)
                return "full"
            self._accept(entry, obstacles)
        return "end"

    def _top_of(self, fragment: Fragment) -> Pt:
        if self.taken:
            return self.y + fragment.gap_above
        kept = self.opening or fragment.break_before
        return self.y + (fragment.gap_at_top if kept and not self.repeated else 0.0) + fragment.room_to_open

    def _limit(self, notes: Sequence[NoteReference]) -> Pt:
        """The lowest y that a fragment which calls `notes` may reach, with these below it."""
        if not self.called and not notes:
            return self.box.bottom - self.notes.height
        return self.box.bottom - self.notes.height_with(self.called, notes)

    def _fits(self, fragment: Fragment) -> bool:
        bottom = self._top_of(fragment) + fragment.height - fragment.hanging - TOLERANCE
        return bottom <= self._limit(()) and bottom <= self._limit(fragment.notes)

    def _split(self, fragment: Fragment, *, forced: bool = False) -> tuple[Fragment, Fragment] | None:
        """A fragment cut so that its upper part fits above the notes which that part calls."""
        top = self._top_of(fragment)
        room = self._limit(()) - top
        while room > 0 and (parts := fragment.split(room, forced=forced)) is not None:
            with_notes = self._limit(parts[0].notes) - top
            if self._fits(parts[0]) or with_notes >= room:
                return parts
            room = with_notes
        return None

    def _accept(self, entry: Entry, obstacles: int) -> None:
        top = self._top_of(entry.fragment)
        self.taken.append(Taken(entry, top, obstacles))
        self.called.extend(entry.fragment.notes)
        self.y = top + entry.fragment.height

    def _cut(self, feed: Feed, entry: Entry, obstacles: int) -> None:
        """End the column before or inside `entry`, which does not fit."""
        keep = len(self.taken)
        while keep and self.taken[keep - 1].entry.fragment.keep_next:
            keep -= 1
        parts = self._split(entry.fragment)
        if parts is None and self.fresh and not keep:  # nowhere would there be more room for it
            parts = self._split(entry.fragment, forced=True)
        if parts is not None:
            feed.cut(len(self.taken), *parts)
            self._accept(feed.entry(len(self.taken)), obstacles)
            return
        if keep or not self.fresh:
            self._give_back(keep)
        if not self.taken and self.fresh:
            self.repeated, self.y = [], self.box.y
            self._accept(entry, obstacles)

    def _give_back(self, keep: int) -> None:
        """Untake what stands below the first `keep` fragments."""
        if keep < len(self.taken):
            del self.obstacles[self.taken[keep].obstacles :]
            del self.taken[keep:]
            self.called = [note for one in self.taken for note in one.entry.fragment.notes]

    def _repeat(self, fragments: Sequence[Fragment]) -> None:
        """Set a table's header rows again where a page begins inside it."""
        for fragment in fragments:
            self.repeated.append(Placed(fragment, self.box.x, self.y))
            self.y += fragment.height

    def _beside_obstacles(self, feed: Feed, entry: Entry) -> Entry:
        """Lay a paragraph anew beside the drawings that stand on the page or hang from it."""
        top = self._top_of(entry.fragment)
        y, ahead = top, len(self.taken)
        for index, one in enumerate(feed.block_entries(ahead)):
            y += one.fragment.gap_above if index else 0.0
            fragment = one.fragment
            if not self.taken and isinstance(fragment, Strip):
                fragment = self._hung_from_top(fragment, y)
            self.obstacles.extend(self.obstacles_of(fragment, self.box.x, y))
            y += one.fragment.height
        met = [one for one in self.obstacles if one.box.bottom > top and one.box.y < y]
        if met or feed.was_beside(entry.block):
            moved = [one._replace(box=one.box._replace(x=one.box.x - self.box.x, y=one.box.y - top)) for one in met]
            feed.lay_beside(ahead, Surroundings(moved, self.box.bottom - self.notes.height - top))
        return feed.entry(ahead)
