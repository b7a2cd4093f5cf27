"""One line. In: atoms and the room a line has. Out: a `Line`, the atoms that fit with their places settled.

Greedy, as Word breaks: an atom stays if it fits without its blanks; a tab runs to its stop; a word longer than the
line is cut where it must. x counts from the column's left edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from ..units import Pt
from ..word.blocks import Break, PositionedTab, TabStop
from .shape import SOFT_HYPHEN, Atom, Kind, Shape

TWIP: Pt = 0.05
TOLERANCE: Pt = 0.0001
"""For sums of fractions."""

_NEAREST_STOP: Pt = 0.01
_CLINGING = frozenset(".,;:!?/)]}")


class Ruler(NamedTuple):
    """The tab stops of a paragraph. `hanging` is the left indent where the first line starts left of it (an implied
    stop); `left` and `right` are the indents, `width` is the column's. `beyond`: every left stop past the right indent
    counts (Word up to 2010); in later modes only one that the column's width would reach from the line's start.
    `text` is the atom where the text behind a label begins, 0 without one."""

    stops: tuple[TabStop, ...]
    default: Pt
    left: Pt
    right: Pt
    width: Pt
    hanging: Pt | None = None
    beyond: bool = False
    text: int = 0

    def next_stop(self, x: Pt, start: Pt) -> TabStop | None:
        """The stop that a tab at `x` of a line from `start` runs to; None when the tab goes to the next line."""
        after = x + _NEAREST_STOP
        stop = self.custom_stop(x)
        if self.hanging is not None and self.hanging > after and (stop is None or stop.position > self.hanging):
            return TabStop(self.hanging)
        if stop is not None:
            past = stop.position > max(self.right, start + self.width) + TWIP / 2
            return None if past and stop.alignment == "left" and not self.beyond else stop
        if self.default <= 0:
            return None
        position = (after // self.default + 1) * self.default
        return TabStop(position) if position <= self.right + TWIP else None

    def custom_stop(self, x: Pt) -> TabStop | None:
        """The next stop that the paragraph sets itself."""
        after = x + _NEAREST_STOP
        return next((stop for stop in self.stops if stop.position > after and stop.alignment != "bar"), None)

    def leader_beyond(self, x: Pt) -> str:
        """The leader of the stop past the right indent that a tab at `x` would run to."""
        stop = self.custom_stop(x)
        return stop.leader if stop is not None else "none"

    def positioned(self, tab: PositionedTab) -> TabStop:
        """`w:ptab` as a stop."""
        left, right = (0.0, self.width) if tab.relative_to == "margin" else (self.left, self.right)
        match tab.alignment:
            case "left":
                return TabStop(left, "left", tab.leader)
            case "center":
                return TabStop((left + right) / 2, "center", tab.leader)
            case "right":
                return TabStop(right, "right", tab.leader)


class Room(NamedTuple):
    """What one line has: from `left` to `right`."""

    left: Pt
    right: Pt


@dataclass(slots=True)
class Segment:
    """The atoms [start:end] between two tabs. `x` and `width` (without the blanks at its end) are settled when the
    segment ends. `stop` is where the tab before it ran to and `tab_from` where that tab starts."""

    x: Pt
    start: int
    end: int = -1
    width: Pt = 0.0
    stop: TabStop | None = None
    tab_from: Pt = 0.0
    tab: Atom | None = None


@dataclass(slots=True)
class Line:
    """A filled line: atoms[start:end] in segments. `ending` is "end" (of the paragraph), "wrap", or the kind of the
    break that ended it."""

    start: int
    end: int
    segments: list[Segment]
    room: Room
    ending: str = "wrap"
    clear: str = "none"

    @property
    def natural_right(self) -> Pt:
        """Where the text ends before it is aligned."""
        last = self.segments[-1]
        return last.x + last.width


class _Filler:
    """The state of one line being filled."""

    def __init__(self, atoms: list[Atom], start: int, room: Room, ruler: Ruler) -> None:
        self.atoms = atoms
        self.start = start
        self.room = room
        self.ruler = ruler
        self.segments = [Segment(room.left, start)]
        self.limit = room.right
        self.begin = start or ruler.text
        """The atom of which the line takes some, however little room there is."""

    def close(self, end: int) -> Segment:
        """End the current segment at atom `end` and settle where its tab puts it."""
        segment = self.segments[-1]
        segment.end = end
        segment.width = _width(self.atoms, segment.start, end)
        if segment.stop is not None:
            segment.x = max(segment.tab_from, self._aligned(segment, segment.stop))
        return segment

    def _aligned(self, segment: Segment, stop: TabStop) -> Pt:
        match stop.alignment:
            case "right":
                return stop.position - segment.width
            case "center":
                return min(stop.position - segment.width / 2, max(self.limit, stop.position) - segment.width)
            case "decimal":
                return stop.position - _width_to_separator(self.atoms, segment.start, segment.end)
        return stop.position

    def tab(self, index: int) -> Pt | None:
        """Run the tab at atom `index`: the new x, or None when it does not fit on the line. One that ends the
        paragraph does where no stop is set."""
        atom = self.atoms[index]
        before = self.close(index)
        x = before.x + _full_width(self.atoms, before)
        tab = atom.payload
        stop = self.ruler.positioned(tab) if isinstance(tab, PositionedTab) else self.ruler.next_stop(x, self.room.left)
        if stop is None:
            if index > self.start and (index < len(self.atoms) - 1 or self.ruler.custom_stop(x) is not None):
                return None
            stop = TabStop(max(x, self.room.right), "left", self.ruler.leader_beyond(x))
        start = max(x, stop.position) if stop.alignment == "left" else x
        if start >= self.room.right:
            self.begin = self.start
        self.limit = max(self.room.right, stop.position)
        self.segments.append(Segment(start, index + 1, stop=stop, tab_from=x, tab=atom))
        return start


def _width(atoms: Sequence[Atom], start: int, end: int) -> Pt:
    """Without the blanks at the end."""
    total = hanging = 0.0
    for atom in atoms[start:end]:
        if atom.width:
            total += hanging + atom.width
            hanging = atom.blank_width
        else:
            hanging += atom.blank_width
    return total


def _full_width(atoms: Sequence[Atom], segment: Segment) -> Pt:
    return sum(atoms[index].width + atoms[index].blank_width for index in range(segment.start, segment.end))


def _width_to_separator(atoms: Sequence[Atom], start: int, end: int) -> Pt:
    """The width before the decimal comma of the first number; the whole width without one."""
    total = 0.0
    seen_digit = False
    for index in range(start, end):
        atom = atoms[index]
        for position, letter in enumerate(atom.text):
            if letter.isdigit():
                seen_digit = True
            elif letter == "," and seen_digit:
                return total + atom.shape.width(atom.text[:position])
        total += atom.width + atom.blank_width
    return _width(atoms, start, end)


def align_on_decimal(atoms: Sequence[Atom], line: Line, ruler: Ruler) -> None:
    """In a cell, the only tab stop of a paragraph takes a line's number by itself if it is a decimal one: nobody types
    a tab there, as it would go to the next cell (Word; LibreOffice's automatic tab)."""
    segment = line.segments[0]
    stops = [stop for stop in ruler.stops if stop.alignment != "bar"]
    if len(stops) != 1 or stops[0].alignment != "decimal" or len(line.segments) > 1:
        return
    x = stops[0].position - _width_to_separator(atoms, segment.start, segment.end)
    if segment.x < x and x + segment.width <= line.room.right:
        segment.x = x


def first_word_width(atoms: Sequence[Atom], start: int) -> Pt:
    """What a line must hold to take anything whole, pt."""
    total = 0.0
    for index in range(start, len(atoms)):
        total += atoms[index].width
        if atoms[index].may_break:
            break
    return total


def fill_line(atoms: list[Atom], start: int, room: Room, ruler: Ruler) -> Line:
    """The line that begins at atom `start`. At least one atom is taken; a word that cannot fit is cut, which puts
    its two parts into `atoms`."""
    whole = whole_line(atoms, room) if not start else None
    if whole is not None:
        return whole
    filler = _Filler(atoms, start, room, ruler)
    x, index, limit = room.left, start, room.right + TOLERANCE
    last_break = last_blank = -1
    shape: Shape | None = None
    count = len(atoms)
    while index < count:
        atom = atoms[index]
        kind = atom.kind
        if atom.shape is not shape and kind is Kind.TEXT:
            x, shape = _whole_twips(x), atom.shape
        if kind is Kind.TAB:
            run = filler.tab(index)
            if run is None:
                return _ended(filler, index, "wrap")
            x, limit = run, filler.limit + TOLERANCE
        elif kind is Kind.BREAK:
            assert isinstance(atom.payload, Break)
            return _ended(filler, index + 1, atom.payload.kind, atom.payload.clear)
        elif atom.width and x + atom.width + _overhang(atom) > limit and not _fits_kerned(atoms, index, limit - x):
            if last_break == index and _passes_slash(atom, limit - x):
                last_break = last_blank
            return _ended(filler, _cut(atoms, filler, index, last_break, limit - x), "wrap")
        else:
            x += atom.width + atom.blank_width
        index += 1
        following = atoms[index].text[:1] if index < count else ""
        if atom.may_break and not (following in _CLINGING and _clings(atoms[index], atom)):
            if atom.payload == SOFT_HYPHEN and x + atom.shape.width("-") > limit:
                continue
            last_break = index
            if atom.blanks or kind is Kind.TAB:
                last_blank = index
    return _ended(filler, count, "end")


def whole_line(atoms: Sequence[Atom], room: Room) -> Line | None:
    """The line of all atoms where all are text and fit: so it is with most paragraphs of a table or a letterhead, and
    nothing need be remembered of where the line could have ended."""
    x, limit = room.left, room.right + TOLERANCE
    shape: Shape | None = None
    for atom in atoms:
        if atom.kind is not Kind.TEXT:
            return None
        if atom.shape is not shape:
            x, shape = _whole_twips(x), atom.shape
        width = atom.width
        if width and x + width + shape.overhang > limit:
            return None
        x += width + atom.blank_width
    count = len(atoms)
    return Line(0, count, [Segment(room.left, 0, count, _width(atoms, 0, count))], room, "end")


def _whole_twips(x: Pt) -> Pt:
    """Where a run ends: LibreOffice counts each as a whole number of twips."""
    return floor(x / TWIP + 0.5 + TOLERANCE) * TWIP


def _overhang(atom: Atom) -> Pt:
    return atom.shape.overhang if atom.kind is Kind.TEXT else 0.0


def _fits_kerned(atoms: Sequence[Atom], index: int, room: Pt) -> bool:
    """Does the last letter's advance, kerned with the blank or letter behind it, make an atom fit after all?
    LibreOffice measures the text of a run before it looks for the line's end in it."""
    atom = atoms[index]
    if atom.kind is not Kind.TEXT or atom.shape.pairs is None:
        return False
    word = atom.text.rstrip(" ")
    following = atoms[index + 1] if index + 1 < len(atoms) else atom
    behind = following.text if following.shape is atom.shape and following is not atom else ""
    return atom.width + atom.shape.overhang + atom.shape.between(word, atom.text[len(word) :] or behind) <= room


def _clings(atom: Atom, before: Atom) -> bool:
    """No line ends before closing punctuation, "even after spaces" (UAX #14, LB13): dots to fill in keep the word
    before them, as long as both are of one run and some of the dots would fit."""
    return atom.text[:1] in _CLINGING and atom.shape is before.shape and before.kind is Kind.TEXT


def _cut(atoms: list[Atom], filler: _Filler, index: int, last_break: int, left: Pt) -> int:
    """Where a line ends that atom `index` overruns: the last opportunity, else inside the word."""
    atom = atoms[index]
    if index < filler.begin:
        return filler.ruler.text  # a label is not cut
    if last_break > filler.begin:
        return index if _may_begin(atoms, index, left) else last_break
    if atom.kind is Kind.TEXT:
        fitting = _letters_that_fit(atom, left)
        if index in (filler.start, filler.begin):
            fitting = max(fitting, 1)
        if 0 < fitting < len(atom.text.rstrip(" ")):
            atoms[index : index + 1] = _halves(atom, fitting)
            return index + 1
    return index + (index in (filler.start, filler.begin))


def _passes_slash(atom: Atom, left: Pt) -> bool:
    """Does the line reach past a slash before a letter? LibreOffice then keeps all of "15-NQ/TW" together; where it
    ends before, it breaks behind the hyphen."""
    slash = atom.text.find("/")
    behind = atom.text[slash + 1 : slash + 2]
    return slash > 0 and behind.isalpha() and atom.shape.width(atom.text[: slash + 2]) <= left


def _may_begin(atoms: list[Atom], index: int, left: Pt) -> bool:
    """May atom `index` begin a line although it clings? Yes, where not even the blank before it fits."""
    atom, before = atoms[index], atoms[index - 1]
    return before.may_break and _clings(atom, before) and left < 0


def _letters_that_fit(atom: Atom, room: Pt) -> int:
    x = 0.0
    for position, letter in enumerate(atom.text):
        x += atom.shape.width(letter) + atom.shape.between(letter, atom.text[position + 1 :])
        if x > room:
            return position
    return len(atom.text)


def _halves(atom: Atom, position: int) -> list[Atom]:
    head, tail = atom.text[:position], atom.text[position:]
    return [
        atom._replace(text=head, width=atom.shape.width(head), may_break=True, blanks=0, blank_width=0.0, written=""),
        atom._replace(text=tail, width=atom.shape.width(tail.rstrip(" ")), written=""),
    ]


def _ended(filler: _Filler, end: int, ending: str, clear: str = "none") -> Line:
    if end < filler.ruler.text and filler.atoms[end].kind is Kind.TAB:
        end = filler.ruler.text  # no line begins with the tab of a label
    while len(filler.segments) > 1 and filler.segments[-1].start > end:
        filler.segments.pop()
    filler.close(end)
    if ending == "wrap" and end == len(filler.atoms):
        ending = "end"
    return Line(filler.start, end, filler.segments, filler.room, ending, clear)
