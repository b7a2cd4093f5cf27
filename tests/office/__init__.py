"""Documents as Vietnamese offices make them in Word. Out: `DOCUMENTS`, by name a function that returns a .docx.

They are held against LibreOffice's pages (tests/test_office_parity.py). `ALLOWED` counts the lines of a document that
LibreOffice sets unlike Word, as known; `TWINS` are what LibreOffice is shown where it would print another state of
the document; `KNOWN_SHORT` names what falls short: the share of lines that it reaches, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from . import cut, drawn, forms, letters, long, tables, varied


def _functions(module: ModuleType) -> dict[str, Callable[[], bytes]]:
    """The public functions a module defines itself."""
    return {
        name: value
        for name, value in vars(module).items()
        if callable(value) and not name.startswith("_") and value.__module__ == module.__name__
    }


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    name: make
    for module in (letters, tables, forms, drawn, long, varied, cut)
    for name, make in _functions(module).items()
}

TWINS: dict[str, Callable[[], bytes]] = {
    "gop_y": long._gop_y_accepted,  # LibreOffice prints tracked changes as marked, Word's reader wants them accepted
}

ALLOWED: dict[str, int] = {
    "lich_cong_tac": 2,  # cells merged down over a page's end: LibreOffice sets the whole row at the top
    "quy_dinh_so": 6,  # LibreOffice knows no w:lvlRestart and keeps "05" where w:isLgl asks for 5
    "trich_luc": 1,  # DATE and FILENAME: LibreOffice computes them, the stored result is kept here
}

KNOWN_SHORT: dict[str, tuple[float, str]] = {}
