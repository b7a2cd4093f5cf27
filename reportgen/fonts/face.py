"""One face of a font: its measures and what it covers. In: a TrueType file or its bytes. Out: shares of the em.

Only the tables that are asked for are read, and only once; a width is a look-up per character.
Table layouts follow the OpenType specification 1.9, chapters `cmap`, `head`, `hhea`, `hmtx`, `name`, `OS/2`, `post`.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_left
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from ..errors import FontError, ReportgenError
from ..messages import msg
from ..places import FilePlace
from .kerning import Kerning

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

VIETNAMESE_LETTERS: str = (
    "".join(
        sorted(
            letter
            for base in _VOWELS + _VOWELS.upper()
            for tone in _TONES
            if not (letter := unicodedata.normalize("NFC", base + tone)).isascii()
        )
    )
    + "Đđ"
)
"""The 134 letters that Vietnamese has beyond ASCII, in NFC."""

IGNORABLE: frozenset[int] = frozenset(
    {0x034F, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF}
    | set(range(0x007F, 0x00A0))
    | set(range(0x202A, 0x202F))
    | set(range(0x2066, 0x2070))
    | set(range(0xFE00, 0xFE10))
    | set(range(0xE0000, 0xE0200))  # tags and further variation selectors
)
"""Code points that steer the text and are never drawn (controls that XML allows among them): they have no width, and
every face "has" them."""

_SYMBOLS = {
    0xF02D: 0x2212, 0xF0AE: 0x2192, 0xF0B0: 0x00B0, 0xF0B1: 0x00B1, 0xF0B4: 0x00D7, 0xF0B7: 0x2022, 0xF0DE: 0x2192,
    0xF046: 0x25BA, 0xF06C: 0x25CF, 0xF06E: 0x25A0, 0xF06F: 0x25A1, 0xF071: 0x25A1, 0xF076: 0x2666, 0xF09F: 0x2022,
    0xF0A7: 0x25AA, 0xF0A8: 0x2610, 0xF0B2: 0x2666, 0xF0D8: 0x25BA, 0xF0E0: 0x2192, 0xF0FC: 0x221A, 0xF0FD: 0x2612,
    0xF0FE: 0x2611, 0xF078: 0x2612, 0xF0FB: 0x00D7,
}  # fmt: skip
"""Bullets and signs as Symbol (the first line) and Wingdings hold them, and the nearest sign of a text face. The text
of a page keeps the private code point, as Word and LibreOffice write it."""

_STAND_INS = {0x00A0: 0x0020, 0x202F: 0x0020, 0x2010: 0x002D, 0x2011: 0x002D, 0x00AD: 0x002D} | _SYMBOLS
_SYMBOL_PAGE = 0xF000

_TRUETYPE_TAGS = (b"\x00\x01\x00\x00", b"true")
_RESTRICTED_LICENSE = 0x0002
_SELECTION_ITALIC = 0x01
_SELECTION_BOLD = 0x20


class _Cmap(Protocol):
    def glyph(self, code_point: int) -> int: ...

    def code_points(self) -> list[int]: ...

    def spans(self) -> list[tuple[int, int]]: ...


class _SegmentCmap:
    """Format 4: sorted segments of the first 65,536 code points."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 6)[0] // 2
        words = f">{count}H"
        self._ends: tuple[int, ...] = struct.unpack_from(words, data, 14)
        self._starts: tuple[int, ...] = struct.unpack_from(words, data, 16 + 2 * count)
        self._deltas: tuple[int, ...] = struct.unpack_from(words, data, 16 + 4 * count)
        self._offsets_at = 16 + 6 * count
        self._offsets: tuple[int, ...] = struct.unpack_from(words, data, self._offsets_at)
        self._data = data

    def glyph(self, code_point: int) -> int:
        index = bisect_left(self._ends, code_point)
        if index == len(self._ends) or self._starts[index] > code_point:
            return 0
        if not self._offsets[index]:
            return (code_point + self._deltas[index]) & 0xFFFF
        return self._indirect(index, code_point)

    def _indirect(self, index: int, code_point: int) -> int:
        at = self._offsets_at + 2 * index + self._offsets[index] + 2 * (code_point - self._starts[index])
        if at + 2 > len(self._data):
            return 0
        glyph: int = struct.unpack_from(">H", self._data, at)[0]
        return (glyph + self._deltas[index]) & 0xFFFF if glyph else 0

    def code_points(self) -> list[int]:
        return [code for start, end in self.spans() for code in range(start, min(end, 0xFFFE) + 1) if self.glyph(code)]

    def spans(self) -> list[tuple[int, int]]:
        return list(zip(self._starts, self._ends, strict=True))


class _GroupCmap:
    """Format 12: sorted groups of any code points."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">I", data, 12)[0]
        numbers = struct.unpack_from(f">{3 * count}I", data, 16)
        self._starts, self._ends, self._glyphs = numbers[0::3], numbers[1::3], numbers[2::3]

    def glyph(self, code_point: int) -> int:
        index = bisect_left(self._ends, code_point)
        if index == len(self._ends) or self._starts[index] > code_point:
            return 0
        glyph: int = self._glyphs[index] + code_point - self._starts[index]
        return glyph

    def code_points(self) -> list[int]:
        return [code for start, end in self.spans() for code in range(start, end + 1) if self.glyph(code)]

    def spans(self) -> list[tuple[int, int]]:
        return list(zip(self._starts, self._ends, strict=True))


class _NoCmap:
    """A face without a Unicode table covers nothing."""

    def glyph(self, code_point: int) -> int:
        return 0

    def code_points(self) -> list[int]:
        return []

    def spans(self) -> list[tuple[int, int]]:
        return []


class _Advances(dict[str, int]):
    """Advance of a character in font units, filled as characters are met."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, character: str) -> int:
        advance = self[character] = self._face.units(ord(character))
        return advance


class _Drawn(dict[str, bool]):
    """Whether a character can be drawn, filled as characters are met."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, character: str) -> bool:
        drawn = self[character] = self._face.has(ord(character))
        return drawn


class Face:
    """One face. `name` is unique within a library; `path` and `number` (its index in a .ttc) tell where it is.
    `content` is the file itself where it lies in no folder; `path` is then what to call it.

    `ascent`, `descent` (positive) and `line_gap` are `hhea`'s; all measures are shares of the em, positions are
    positive above the baseline and name the upper edge of the stroke (`post`, `OS/2`). `synthetic_bold` and
    `synthetic_italic` say that the family lacks the style and this face stands in for it: draw it emboldened or
    slanted. Raises FontError when the file is not a readable TrueType font.
    """

    def __init__(self, path: Path, number: int = 0, *, content: bytes | None = None, synthetic_bold: bool = False,
                 synthetic_italic: bool = False) -> None:  # fmt: skip
        self.path = path
        self.number = number
        self.content = content
        self.synthetic_bold = synthetic_bold
        self.synthetic_italic = synthetic_italic
        self._tables = self._read_directory()
        self._advances = _Advances(self)
        self._advance_of = self._advances.__getitem__
        self._is_drawn = _Drawn(self).__getitem__

    def __repr__(self) -> str:
        return f"Face({self.name!r})"

    @property
    def source(self) -> tuple[Path, int, bytes | None]:
        """The same for faces whose outlines are the same."""
        return self.path, self.number, self.content

    def made_to_look(self, *, bold: bool, italic: bool) -> Face:
        """The same outlines, to be drawn emboldened or slanted, or as they are."""
        return Face(self.path, self.number, content=self.content, synthetic_bold=bold, synthetic_italic=italic)

    # --- the file ------------------------------------------------------------------------------------

    def _broken(self) -> ReportgenError:
        return FontError.of(
            "font.unreadable",
            msg("tệp phông chữ không đọc được hoặc không phải TrueType"),
            place=FilePlace(str(self.path)),
            hint=msg("cài lại phông chữ này, hoặc bỏ tệp ra khỏi thư mục phông chữ"),
        )

    def _open(self) -> BinaryIO:
        return self.path.open("rb") if self.content is None else BytesIO(self.content)

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        try:
            with self._open() as file:
                start = self._start(file.read(12 + 4 * (self.number + 1)))
                file.seek(start)
                tag, count = struct.unpack(">4sH6x", file.read(12))
                if tag not in _TRUETYPE_TAGS:
                    raise self._broken()
                entries = struct.iter_unpack(">4s4xII", file.read(16 * count))
                return {name.decode("latin-1"): (offset, length) for name, offset, length in entries}
        except (OSError, struct.error) as error:
            raise self._broken() from error

    def _start(self, head: bytes) -> int:
        if head[:4] != b"ttcf":
            return 0
        start: int = struct.unpack_from(">I", head, 12 + 4 * self.number)[0]
        return start

    def table(self, tag: str) -> bytes:
        """The bytes of a table, empty when the font has none."""
        offset, length = self._tables.get(tag, (0, 0))
        if not length:
            return b""
        with self._open() as file:
            file.seek(offset)
            return file.read(length)

    def has_table(self, tag: str) -> bool:
        return tag in self._tables

    @property
    def length(self) -> int:
        """Where the last table ends, in bytes from the start of the file."""
        return max((offset + length for offset, length in self._tables.values()), default=0)

    # --- names and style -----------------------------------------------------------------------------

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        """`name` records by their id, in every language."""
        data = self.table("name")
        if len(data) < 6:
            return {}
        count, storage = struct.unpack_from(">2xHH", data, 0)
        found: dict[int, set[str]] = {}
        for index in range(count):
            platform, _, _, name_id, length, offset = struct.unpack_from(">6H", data, 6 + 12 * index)
            if name_id in (1, 2, 4, 6, 16, 17):
                raw = data[storage + offset : storage + offset + length]
                text = raw.decode("mac_roman" if platform == 1 else "utf-16-be", "replace").strip("\0 ")
                found.setdefault(name_id, set()).add(text)
        return {name_id: frozenset(texts) for name_id, texts in found.items()}

    def _first_name(self, name_id: int) -> str:
        return min(self.names.get(name_id, ()), key=lambda text: (not text.isascii(), text), default="")

    @cached_property
    def family(self) -> str:
        """The family's name in English where it has one (name id 1: regular, bold, italic, bold italic)."""
        return self._first_name(1) or self.path.stem

    @cached_property
    def postscript_name(self) -> str:
        raw = self._first_name(6) or self._first_name(4) or self.path.stem
        return "".join(letter for letter in raw if "!" <= letter <= "~" and letter not in "[](){}<>/%") or "Font"

    @cached_property
    def name(self) -> str:
        """Unique within a library, which may add a number to it."""
        bold = "+bold" if self.synthetic_bold else ""
        italic = "+italic" if self.synthetic_italic else ""
        place = "" if self.content is None else f"@{self.path.stem}"
        return self.postscript_name + bold + italic + place

    @cached_property
    def _os2(self) -> bytes:
        return self.table("OS/2")

    @cached_property
    def _selection(self) -> int:
        if len(self._os2) >= 64:
            return int(struct.unpack_from(">H", self._os2, 62)[0])
        style: int = struct.unpack_from(">H", self._head, 44)[0]
        return (style & 1) * _SELECTION_BOLD | (style >> 1 & 1) * _SELECTION_ITALIC

    @property
    def bold(self) -> bool:
        return bool(self._selection & _SELECTION_BOLD) or self.synthetic_bold

    @property
    def italic(self) -> bool:
        return bool(self._selection & _SELECTION_ITALIC) or self.synthetic_italic

    @cached_property
    def weight(self) -> int:
        """`usWeightClass`: 400 is regular, 700 bold."""
        if len(self._os2) < 6:
            return 700 if self.bold else 400
        return int(struct.unpack_from(">H", self._os2, 4)[0])

    @property
    def restricted(self) -> bool:
        """Does its licence forbid to embed it (`fsType`: bit 1 and no milder one)?"""
        kind: int = struct.unpack_from(">H", self._os2, 8)[0] if len(self._os2) >= 10 else 0
        return kind & 0xF == _RESTRICTED_LICENSE

    @property
    def embeddable(self) -> bool:
        """Has outlines that a PDF can hold, and a licence that lets it."""
        return self.has_table("glyf") and self.has_table("hmtx") and not self.restricted

    # --- measures ------------------------------------------------------------------------------------

    @cached_property
    def _head(self) -> bytes:
        data = self.table("head")
        if len(data) < 54:
            raise self._broken()
        return data

    @cached_property
    def units_per_em(self) -> int:
        return int(struct.unpack_from(">H", self._head, 18)[0]) or 1000

    @property
    def bounding_box(self) -> tuple[float, float, float, float]:
        """Of all glyphs: left, bottom, right, top."""
        left, bottom, right, top = struct.unpack_from(">4h", self._head, 36)
        em = self.units_per_em
        return left / em, bottom / em, right / em, top / em

    @cached_property
    def _hhea(self) -> bytes:
        data = self.table("hhea")
        if len(data) < 36:
            raise self._broken()
        return data

    @cached_property
    def _line(self) -> tuple[int, int, int]:
        ascent, descent, gap = struct.unpack_from(">3h", self._hhea, 4)
        if not ascent and not descent and len(self._os2) >= 78:
            ascent, below = struct.unpack_from(">HH", self._os2, 74)
            descent = -below
        return ascent, descent, gap

    @cached_property
    def ascent(self) -> float:
        return self._line[0] / self.units_per_em

    @cached_property
    def descent(self) -> float:
        return -self._line[1] / self.units_per_em

    @cached_property
    def line_gap(self) -> float:
        return max(0, self._line[2]) / self.units_per_em

    def _share(self, table: bytes, at: int, otherwise: float) -> float:
        if len(table) < at + 2:
            return otherwise
        value = struct.unpack_from(">h", table, at)[0]
        return value / self.units_per_em if value else otherwise

    @cached_property
    def _post(self) -> bytes:
        return self.table("post")

    @cached_property
    def underline_position(self) -> float:
        return self._share(self._post, 8, -0.1)

    @cached_property
    def underline_thickness(self) -> float:
        return self._share(self._post, 10, 0.05)

    @cached_property
    def strike_thickness(self) -> float:
        return self._share(self._os2, 26, 0.05)

    @cached_property
    def strike_position(self) -> float:
        return self._share(self._os2, 28, 0.25)

    @cached_property
    def cap_height(self) -> float:
        return self._share(self._os2, 88, 0.66)

    @cached_property
    def italic_angle(self) -> float:
        """Degrees counter-clockwise from upright."""
        return float(struct.unpack_from(">i", self._post, 4)[0] / 65536) if len(self._post) >= 8 else 0.0

    @property
    def fixed_pitch(self) -> bool:
        return len(self._post) >= 16 and any(self._post[12:16])

    # --- characters ----------------------------------------------------------------------------------

    @cached_property
    def _cmap_offsets(self) -> dict[tuple[int, int], int]:
        data = self._cmap_table
        if len(data) < 4:
            return {}
        count = struct.unpack_from(">2xH", data, 0)[0]
        records = (struct.unpack_from(">HHI", data, 4 + 8 * index) for index in range(count))
        return {(platform, encoding): offset for platform, encoding, offset in records}

    @cached_property
    def _cmap_table(self) -> bytes:
        return self.table("cmap")

    @property
    def symbolic(self) -> bool:
        """A symbol font: its glyphs stand at U+F020 to U+F0FF (cmap 3,0)."""
        return (3, 0) in self._cmap_offsets and (3, 1) not in self._cmap_offsets

    @cached_property
    def _cmap(self) -> _Cmap:
        for key in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0), (3, 0)):
            if key not in self._cmap_offsets:
                continue
            data = self._cmap_table[self._cmap_offsets[key] :]
            match struct.unpack_from(">H", data, 0)[0]:
                case 4:
                    return _SegmentCmap(data)
                case 12:
                    return _GroupCmap(data)
        return _NoCmap()

    def _listed_glyph(self, code_point: int) -> int:
        glyph = self._cmap.glyph(code_point)
        if not glyph and code_point < 0x100 and self.symbolic:
            glyph = self._cmap.glyph(_SYMBOL_PAGE + code_point)
        return glyph

    def glyph(self, code_point: int) -> int:
        """The glyph's number, 0 when there is none. A no-break space or hyphen is drawn as the plain one."""
        glyph = self._listed_glyph(code_point)
        if not glyph and code_point in _STAND_INS:
            glyph = self._listed_glyph(_STAND_INS[code_point])
        return glyph

    def has(self, code_point: int) -> bool:
        """Can it be drawn? True for what is never drawn (`IGNORABLE`)."""
        return code_point in IGNORABLE or self.glyph(code_point) != 0

    def lacks(self, text: str) -> list[str]:
        """The characters of `text` that have no glyph, each once, in order."""
        if all(map(self._is_drawn, text)):
            return []
        return [letter for letter in dict.fromkeys(text) if not self._is_drawn(letter)]

    def code_points(self) -> list[int]:
        """Every code point with a glyph, sorted."""
        return self._cmap.code_points()

    def spans(self) -> list[tuple[int, int]]:
        """The first and last code points of the stretches that `code_points` goes through."""
        return self._cmap.spans()

    def covers_vietnamese(self) -> bool:
        """All 134 letters are there, in both cases."""
        return all(self.glyph(ord(letter)) for letter in VIETNAMESE_LETTERS)

    @cached_property
    def _metrics(self) -> tuple[int, bytes]:
        count: int = struct.unpack_from(">H", self._hhea, 34)[0]
        data = self.table("hmtx")
        if not count or len(data) < 4 * count:
            raise self._broken()
        return count, data

    def glyph_advance(self, glyph: int) -> int:
        """Advance of a glyph in font units."""
        count, data = self._metrics
        advance: int = struct.unpack_from(">H", data, 4 * min(glyph, count - 1))[0]
        return advance

    def units(self, code_point: int) -> int:
        """Advance of a character in font units; the empty box's for a character without a glyph."""
        return 0 if code_point in IGNORABLE else self.glyph_advance(self.glyph(code_point))

    def advance(self, code_point: int) -> float:
        """Advance of a character, in shares of the em."""
        return self._advances[chr(code_point)] / self.units_per_em

    def width(self, text: str) -> float:
        """Sum of the advances of `text`, in shares of the em: no kerning, no ligatures."""
        return sum(map(self._advance_of, text)) / self.units_per_em

    @cached_property
    def kerning(self) -> Kerning:
        """By two letters side by side, what the advance of the first one changes by, in shares of the em."""
        return Kerning(self)


def faces_of(path: Path) -> list[Face]:
    """The faces in a file: one of a .ttf, several of a .ttc, none of what is no TrueType font."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return []
    count = struct.unpack(">4x4xI", head)[0] if head[:4] == b"ttcf" and len(head) == 12 else 1
    found = []
    for number in range(min(count, 64)):
        try:
            found.append(Face(path, number))
        except FontError:
            continue
    return found
