"""The four styles of a family. In: nothing. Out: `Style`, by which faces are kept."""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    bold: bool
    italic: bool

    @property
    def rank(self) -> int:
        return self.bold + 2 * self.italic
