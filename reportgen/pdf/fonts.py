"""Faces inside a PDF. In: words set in a face. Out: the codes to show them, and at the end the embedded fonts.

Each face becomes one composite font (Type 0 over CIDFontType2, ISO 32000-1, 9.7): no word is split over several fonts,
and the text can be copied out as it was written. A character's two-byte code is its own number in Unicode, whatever
else the document holds, so that the same words are the same bytes in every document; which glyphs the embedded font
holds is told by its CIDToGIDMap. Widths are declared in whole thousandths of the em, because some viewers read no
others; what that rounds off is put back between words.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby, islice, pairwise
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from ..fonts import IGNORABLE, Face
from .truetype import subset

_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64
_TALLEST_SELECTION = 2.0  # em
_BLOCK = 100  # entries in one block of a CMap (Adobe Technical Note 5014)
_BEYOND, _MOST_BEYOND = 0xD800, 0x800  # the codes of surrogates, which are no characters, serve those beyond U+FFFF
_MOST_WORDS = 20_000
_NOT_PLAIN = re.compile(r"[^\w.+-]", re.ASCII)


_ESCAPED = [chr(byte) if byte < 0x80 else f"\\{byte:03o}" for byte in range(256)]
_ESCAPED[0x0A], _ESCAPED[0x0D] = "\\n", "\\r"
for _letter in "()\\":
    _ESCAPED[ord(_letter)] = f"\\{_letter}"


class Word(NamedTuple):
    """A word ready to show: its codes as the inside of a literal string, and by how much its declared width exceeds
    the true one (1/1000 em)."""

    codes: str
    excess: float


class _Codes(dict[int, str]):
    """Code point to code: what `str.translate` asks."""

    def __init__(self, font: EmbeddedFont) -> None:
        self._font = font

    def __missing__(self, code_point: int) -> str:
        if code_point in IGNORABLE:
            code = self[code_point] = ""
        elif self._font.face.glyph(code_point):
            code = self[code_point] = self._font.add(code_point)
        else:
            self._font.missing.add(code_point)
            code = ""
        return code


class _Words(dict[str, Word]):
    """Words met, so that each is encoded once in a document. A word with a missing glyph is not kept, nor more of them
    than a language has: a hundred thousand numbers are not met again."""

    def __init__(self, font: EmbeddedFont) -> None:
        self._font = font

    def __missing__(self, text: str) -> Word:
        word = self.encode(text)
        if not self._font.missing:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[text] = word
        return word

    def encode(self, text: str) -> Word:
        return self._font.encode(text)


class _KernedWords(_Words):
    """The same with the face's kerning between the letters."""

    def encode(self, text: str) -> Word:
        kerning, font = self._font.face.kerning, self._font
        words = [font.encode(letter) for letter in text]
        moves = [kerning[first + second] for first, second in pairwise(text)] + [0.0] * bool(text)
        codes = "".join(
            f"{word.codes}){-1000 * moved:.2f}(" if moved else word.codes
            for word, moved in zip(words, moves, strict=True)
        )
        return Word(codes, sum(word.excess for word in words))


class _Linked(dict[str, str]):
    """Words met with a space behind them, which takes back what the widths of both are off."""

    def __init__(self, font: EmbeddedFont) -> None:
        self._font = font

    def __missing__(self, text: str) -> str:
        word = self._font.words[text]
        linked = word.codes + self._font.space(word.excess)
        if not self._font.missing:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[text] = linked
        return linked


class EmbeddedFont:
    """One face in one document. `missing` collects the code points that it was asked for and does not have."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.missing: set[int] = set()
        self.words = _Words(self)
        self.kerned_words = _KernedWords(self)
        self.linked = _Linked(self)
        self._code_points: dict[int, int] = {}  # by code
        self._codes = _Codes(self)
        self._excess: dict[str, float] = {}

    def add(self, code_point: int) -> str:
        """The code for `code_point`, as in a string; "" where none is left, which counts as a missing glyph."""
        code = code_point if code_point <= 0xFFFF else self._code_beyond(code_point)
        if code is None:
            self.missing.add(code_point)
            return ""
        self._code_points[code] = code_point
        self._excess[chr(code_point)] = self._declared(code_point) - self._exact(code_point)
        return _ESCAPED[code >> 8] + _ESCAPED[code & 0xFF]

    def _code_beyond(self, code_point: int) -> int | None:
        """Characters beyond U+FFFF are counted through in the order of the face."""
        rank = self._ranks_beyond.get(code_point, _MOST_BEYOND)
        return _BEYOND + rank if rank < _MOST_BEYOND else None

    @cached_property
    def _ranks_beyond(self) -> dict[int, int]:
        beyond = (code_point for code_point in self.face.code_points() if code_point > 0xFFFF)
        return {code_point: rank for rank, code_point in enumerate(beyond)}

    def _exact(self, code_point: int) -> float:
        return self.face.units(code_point) * 1000 / self.face.units_per_em

    def _declared(self, code_point: int) -> int:
        return round(self._exact(code_point))

    def encode(self, text: str) -> Word:
        codes = text.translate(self._codes)
        excess = sum([self._excess.get(letter, 0.0) for letter in text])
        return Word(codes, excess)

    def space(self, excess: float) -> str:
        """A space inside an array of strings that takes back `excess`, and its own."""
        codes = " ".translate(self._codes)
        return f"{codes}){excess + self._excess.get(' ', 0.0):.2f}("

    # --- objects of the PDF --------------------------------------------------------------------------

    def add_to(self, document: Any) -> Any:
        """Put the font into reportlab's document; returns the reference to it."""
        by_code = {code: self.face.glyph(self._code_points[code]) for code in sorted(self._code_points)}
        glyphs = list(dict.fromkeys([0, *by_code.values()]))
        base_name = PDFName(f"{self._tag(glyphs)}+{self.face.postscript_name}")
        return document.Reference(
            PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": base_name,
                    "Encoding": "/Identity-H",
                    "DescendantFonts": PDFArrayCompact([self._descendant(document, base_name, glyphs, by_code)]),
                    "ToUnicode": document.Reference(_compressed(self._to_unicode())),
                }
            )
        )

    def _tag(self, glyphs: list[int]) -> str:
        """Six letters that tell this subset from others of the same face."""
        digest = hashlib.sha256(repr(glyphs).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descendant(self, document: Any, base_name: str, glyphs: list[int], by_code: dict[int, int]) -> Any:
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        return document.Reference(
            PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": base_name,
                    "CIDSystemInfo": PDFDictionary(system),
                    "CIDToGIDMap": document.Reference(_compressed(_glyph_map(by_code, glyphs))),
                    "DW": 0,
                    "W": PDFArrayCompact(self._widths()),
                    "FontDescriptor": document.Reference(self._descriptor(document, base_name, glyphs)),
                }
            )
        )

    def _widths(self) -> list[Any]:
        """The declared widths: a code, and the widths from it on, as long as the codes follow each other."""
        found: list[Any] = []
        for _, run in groupby(enumerate(sorted(self._code_points)), lambda pair: pair[1] - pair[0]):
            codes = [code for _, code in run]
            found += [codes[0], PDFArrayCompact([self._declared(self._code_points[code]) for code in codes])]
        return found

    def _descriptor(self, document: Any, base_name: str, glyphs: list[int]) -> Any:
        face = self.face
        content = subset(face, glyphs)
        file = _compressed(content)
        file.dictionary["Length1"] = len(content)
        slanted = face.italic and not face.synthetic_italic
        bottom, top = _selected(face)
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": base_name,
                "Flags": _SYMBOLIC | _FIXED_PITCH * face.fixed_pitch | _ITALIC * slanted,
                "FontBBox": PDFArrayCompact([round(side * 1000) for side in face.bounding_box]),
                "ItalicAngle": face.italic_angle,
                "Ascent": round(top * 1000),
                "Descent": round(bottom * 1000),
                "CapHeight": round(face.cap_height * 1000),
                "StemV": 50 + int((face.weight / 65) ** 2),  # files do not say it; the usual estimate from the weight
                "FontFile2": document.Reference(file),
            }
        )

    def _to_unicode(self) -> str:
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        entries = (f"<{code:04X}> <{_utf16(point)}>" for code, point in sorted(self._code_points.items()))
        while block := list(islice(entries, _BLOCK)):
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end\n"])


def _selected(face: Face) -> tuple[float, float]:
    """From where to where a viewer's selection of text reaches, em. The font's box, not its line, so that it covers
    stacked accents (Ẫ) and dots below (Ợ); but a font of formulas has signs that are several lines high."""
    _, bottom, _, top = face.bounding_box
    return (bottom, top) if top - bottom <= _TALLEST_SELECTION else (-face.descent, face.ascent)


def _glyph_map(by_code: dict[int, int], glyphs: list[int]) -> bytes:
    """CIDToGIDMap: two bytes a code, the number of its glyph in the embedded font (ISO 32000-1, table 117)."""
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}
    table = array("H", bytes(2 * (max(by_code, default=0) + 1)))
    for code, glyph in by_code.items():
        table[code] = numbers[glyph]
    if sys.byteorder == "little":
        table.byteswap()
    return table.tobytes()


def _utf16(code_point: int) -> str:
    return chr(code_point).encode("utf-16-be").hex().upper()


def _compressed(content: str | bytes) -> Any:
    return PDFStream(content=content, filters=[PDFZCompress])


class EmbeddedFonts:
    """The fonts of one document, by face. reportlab asks it for its objects at the end (`delayedFonts`)."""

    def __init__(self) -> None:
        self._fonts: dict[object, EmbeddedFont] = {}
        self._names: set[str] = set()

    def font(self, face: Face) -> EmbeddedFont:
        """The font for `face`; faces made bold or slanted by drawing share their source's."""
        if face.source not in self._fonts:
            self._fonts[face.source] = EmbeddedFont(face, self._name(face))
        return self._fonts[face.source]

    def _name(self, face: Face) -> str:
        """The font is called as the face calls itself; a number tells two of one name apart."""
        plain = _NOT_PLAIN.sub("", face.postscript_name) or "Font"
        name, number = plain, 1
        while name in self._names:
            number += 1
            name = f"{plain}.{number}"
        self._names.add(name)
        return name

    def __iter__(self) -> Iterator[EmbeddedFont]:
        return iter(self._fonts.values())

    def addObjects(self, document: Any) -> None:
        """Put every font into the document's font resources (the name is the one that reportlab calls)."""
        resources = document.idToObject["BasicFonts"].dict
        for font in self:
            resources[font.name] = font.add_to(document)
