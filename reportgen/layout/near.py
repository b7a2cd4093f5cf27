"""Lines that might have ended elsewhere. In: a filled line and its atoms. Out: its text when its end was a near thing.

Where the word behind a line's end overruns it by less than a quarter of the line's blanks, some versions of Word press
the blanks together and keep the word: nobody can tell from the file alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..units import Pt
from .line import Line, first_word_width
from .shape import Atom, Kind

SQUEEZED = 0.25
"""The share of a line's blanks that a version of Word may take away."""


def near_text(atoms: Sequence[Atom], line: Line) -> str:
    """The words of `line` if the next word overruns it by so little; "" for any other line."""
    if line.ending != "wrap" or line.end >= len(atoms) or atoms[line.end].kind is not Kind.TEXT:
        return ""
    overrun = line.natural_right + _hanging(atoms, line) + first_word_width(atoms, line.end) - line.room.right
    if not 0.0 < overrun < SQUEEZED * _blanks(atoms, line):
        return ""
    return "".join(atom.text for atom in atoms[line.start : line.end]).strip()


def _hanging(atoms: Sequence[Atom], line: Line) -> Pt:
    """The blanks that hang at the line's end and would stand before the next word."""
    return atoms[line.end - 1].blank_width


def _blanks(atoms: Sequence[Atom], line: Line) -> Pt:
    """The blanks that could give way: those behind the last tab, with the one before the next word."""
    total = 0.0
    for index in range(line.segments[-1].start, line.end):
        atom = atoms[index]
        if atom.kind is Kind.TEXT:
            total += atom.text.count(" ") * (atom.blank_width / atom.blanks if atom.blanks else atom.shape.width(" "))
    return total
