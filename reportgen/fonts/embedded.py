"""Fonts that a document brings along. In: font files nobody vouches for. Out: faces by family, and warnings about files
that are of no use.

A file is read when its family is asked for, and looked through at once: what is found wrong here is a warning, and
nothing that uses the face later meets it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from ..errors import FontError, Problem, ReportgenError, Severity
from ..messages import Message, msg
from ..places import TemplatePlace
from .face import Face
from .glyf import components, outlines_of
from .style import Style

MOST_BYTES = 128 * 1024 * 1024
"""Of all the fonts that one document has us read."""

_UNITS_PER_EM = range(16, 16385)  # OpenType 1.9, `head`
_MOST_LINE = 10.0  # em; the tallest line of a real font is about 4
_MOST_NAMES = 1024 * 1024  # bytes; names may share their text
_MOST_DEPTH, _MOST_PARTS = 8, 1000
_LAST_CODE_POINT = 0x10FFFF


class FontFile(Protocol):
    """A font file and whom it is to serve: `family` in one style. `load` gives its bytes; it may raise
    ReportgenError."""

    @property
    def family(self) -> str: ...

    @property
    def bold(self) -> bool: ...

    @property
    def italic(self) -> bool: ...

    @property
    def place(self) -> TemplatePlace: ...

    @property
    def load(self) -> Callable[[], bytes]: ...


class EmbeddedShelf:
    """The fonts of one document by the names that the document calls them. `problems` grows as families are asked
    for."""

    def __init__(self, fonts: Iterable[FontFile]) -> None:
        self._files: dict[str, dict[Style, FontFile]] = {}
        for font in fonts:
            family = " ".join(font.family.split()).casefold()
            self._files.setdefault(family, {}).setdefault(Style(font.bold, font.italic), font)
        self._families: dict[str, dict[Style, Face]] = {}
        self._read = 0
        self.problems: list[Problem] = []

    def named(self, family: str) -> Mapping[Style, Face]:
        """The usable faces of `family` (its name in small letters)."""
        if family not in self._families:
            files = self._files.get(family, {})
            faces = {style: self._face(font, style) for style, font in files.items()}
            self._families[family] = {style: face for style, face in faces.items() if face is not None}
        return self._families[family]

    def _face(self, font: FontFile, style: Style) -> Face | None:
        """The face in that file, made to look like `style` where it does not by itself."""
        try:
            content = self._content(font)
            face = Face(Path(font.place.part), content=content)
            _look_through(face, content)
        except ReportgenError as error:
            self._warn(font, error.problems[0].message)
        except (struct.error, IndexError, ValueError):
            self._warn(font, _BROKEN)
        else:
            return face.made_to_look(bold=style.bold and not face.bold, italic=style.italic and not face.italic)
        return None

    def _content(self, font: FontFile) -> bytes:
        content = font.load()
        self._read += len(content)
        if self._read > MOST_BYTES:
            raise _unusable(msg("các phông chữ kèm trong tệp quá lớn"))
        return content

    def _warn(self, font: FontFile, reason: Message) -> None:
        message = msg("không dùng được phông chữ “{font}” kèm trong tệp: {reason}", font=font.family, reason=reason)
        self.problems.append(Problem("font.embedded", message, font.place, _HINT, Severity.WARNING))


_BROKEN = msg("tệp phông chữ bị hỏng")
_HINT = msg("cài phông chữ này, hoặc dùng --font-dir để chỉ thư mục có nó")


def _unusable(reason: Message) -> FontError:
    return FontError.of("font.embedded", reason)


def _look_through(face: Face, content: bytes) -> None:
    """Raise FontError, struct.error, IndexError or ValueError where something would do so later, or take without
    end."""
    if face.restricted:
        raise _unusable(msg("giấy phép của phông chữ không cho kèm vào tệp khác"))
    if not face.embeddable or face.length > len(content):
        raise _unusable(_BROKEN)
    _look_through_measures(face)
    _look_through_names(face)
    _look_through_characters(face)
    _look_through_outlines(face)


def _look_through_measures(face: Face) -> None:
    height = face.ascent + face.descent + face.line_gap
    face.glyph_advance(0)
    sound = face.units_per_em in _UNITS_PER_EM and 0 < height <= _MOST_LINE and min(face.ascent, face.descent) >= -1
    if not sound:
        raise _unusable(_BROKEN)


def _look_through_names(face: Face) -> None:
    data = face.table("name")
    count = struct.unpack_from(">2xH", data, 0)[0] if len(data) >= 6 else 0
    lengths = (struct.unpack_from(">H", data, 6 + 12 * index + 8)[0] for index in range(count))
    if sum(lengths) > _MOST_NAMES:
        raise _unusable(_BROKEN)
    assert face.postscript_name


def _look_through_characters(face: Face) -> None:
    last = -1
    for start, end in face.spans():
        if not last < start <= end <= _LAST_CODE_POINT:
            raise _unusable(_BROKEN)
        last = end


def _look_through_outlines(face: Face) -> None:
    outlines = outlines_of(face)
    profile = face.table("maxp")
    count = struct.unpack_from(">H", profile, 4)[0]
    offsets = outlines.offsets
    if len(profile) < 32 or len(offsets) <= count or offsets[-1] > len(outlines.data):
        raise _unusable(_BROKEN)
    if any(map(int.__gt__, offsets, offsets[1:])):
        raise _unusable(_BROKEN)
    sizes: dict[int, int] = {}
    for number in range(count):
        _parts(outlines.glyph, number, sizes, _MOST_DEPTH)


def _parts(glyph: Callable[[int], bytes], number: int, sizes: dict[int, int], depth: int) -> int:
    """Of how many simple glyphs a glyph is made; `sizes` remembers. Composites that hold themselves, or too many
    others, raise FontError."""
    if number not in sizes:
        if not depth:
            raise _unusable(_BROKEN)
        sizes[number] = sum(_parts(glyph, part, sizes, depth - 1) for _, part in components(glyph(number))) or 1
        if sizes[number] > _MOST_PARTS:
            raise _unusable(_BROKEN)
    return sizes[number]
