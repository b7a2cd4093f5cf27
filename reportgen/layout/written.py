"""The text as the file has it, beside the text in NFC that is drawn. In: both, and the atoms of the latter. Out: the
atoms, each with what it stands for where the two differ: that is what a reader of the PDF finds and copies.
"""

from __future__ import annotations

import re
import unicodedata

from .shape import Atom

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
"""A letter with its loose marks."""


def with_written(atoms: list[Atom], text: str, written: str) -> list[Atom]:
    """`atoms` of `text`, which is the composed form of `written`; themselves where they are not its letters one by one
    (something of it is not drawn)."""
    ends = _ends(text, written)
    if not ends or sum(len(atom.text) for atom in atoms) != len(text):
        return atoms
    out: list[Atom] = []
    start = 0
    for atom in atoms:
        stop = start + len(atom.text)
        own = written[ends[start] : ends[stop]]
        if own == text[start:stop]:
            out.append(atom)
        else:
            out.append(atom._replace(written=own.upper() if atom.shape.style.all_caps else own))
        start = stop
    return out


def _ends(text: str, written: str) -> list[int]:
    """For each place in `text`, the one in `written`; none where that is not its composed form."""
    ends = [0]
    composed: list[str] = []
    for match in _CLUSTER.finditer(written):
        letters = unicodedata.normalize("NFC", match[0])
        composed.append(letters)
        ends += [match.start()] * (len(letters) - 1) + [match.end()]
    return ends if "".join(composed) == text else []
