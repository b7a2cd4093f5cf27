"""A made PDF read back as a person with a ruler would: each line's text, face, size and place, and the drawn rules.

Everything comes out of the file through pdfium; nothing is asked of the code that made it. Millimetres from the top
left.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as raw

MM = 25.4 / 72


@dataclass(frozen=True)
class PrintedLine:
    """A line of one baseline within one column of the page. `size` in pt; the faces as the file names them."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke."""

    left: float
    right: float
    y: float


@dataclass(frozen=True)
class _Char:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: str


class PrintedPage:
    """One page of a PDF."""

    def __init__(self, document: pypdfium2.PdfDocument, index: int) -> None:
        self._page = document[index]
        self.width, self.height = (side * MM for side in self._page.get_size())
        self.lines = self._lines()

    def line(self, start: str) -> PrintedLine:
        """The one line that begins with `start`."""
        found = [line for line in self.lines if line.text.startswith(start)]
        assert len(found) == 1, f"{start!r}: {len(found)} lines in {[line.text for line in self.lines]}"
        return found[0]

    def rules(self) -> list[Rule]:
        """Horizontal strokes and thin filled boxes."""
        boxes = [item.get_bounds() for item in self._page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
        made = [Rule(left * MM, right * MM, self.height - (low + high) / 2 * MM) for left, low, right, high in boxes]
        return [
            rule for rule, box in zip(made, boxes, strict=True) if box[3] - box[1] < 2 and rule.right - rule.left > 2
        ]

    def _lines(self) -> list[PrintedLine]:
        chars = sorted(self._chars(), key=lambda char: (round(char.baseline, 1), char.left))
        made: list[PrintedLine] = []
        for _, row in groupby(chars, key=lambda char: round(char.baseline, 1)):
            made += [_line(piece) for piece in _columns(list(row))]
        return made

    def _chars(self) -> list[_Char]:
        text = self._page.get_textpage()
        return [char for index in range(text.count_chars()) if (char := self._char(text, index)) is not None]

    def _char(self, text: pypdfium2.PdfTextPage, index: int) -> _Char | None:
        letter = text.get_text_range(index, 1)
        if not letter.strip() or raw.FPDFText_IsGenerated(text, index) == 1:
            return None
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, _, right, _ = text.get_charbox(index, loose=True)
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        raw.FPDFText_GetFontInfo(text, index, name, 256, flags)
        size = raw.FPDFText_GetFontSize(text, index)
        return _Char(letter, left * MM, right * MM, self.height - y.value * MM, size, name.value.decode())


def _columns(row: list[_Char]) -> list[list[_Char]]:
    """A row cut where more than two ems are empty: the two halves of a heading block."""
    pieces = [[row[0]]]
    for char in row[1:]:
        if char.left - pieces[-1][-1].right > 2 * char.size * MM:
            pieces.append([])
        pieces[-1].append(char)
    return pieces


def _line(chars: list[_Char]) -> PrintedLine:
    words = chars[0].text
    for before, char in pairwise(chars):
        words += (" " if char.left - before.right > 0.12 * char.size * MM else "") + char.text
    faces = {char.face for char in chars}
    return PrintedLine(
        words,
        chars[0].left,
        chars[-1].right,
        chars[0].baseline,
        max(char.size for char in chars),
        all("Bold" in face for face in faces),
        all("Italic" in face for face in faces),
    )


def printed(data: bytes) -> list[PrintedPage]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return [PrintedPage(document, index) for index in range(len(document))]
