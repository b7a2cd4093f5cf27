"""A TrueType font with the glyphs of one document only. In: a face and glyph numbers. Out: the font file's bytes.

The glyphs keep the order given, so that a PDF can number them itself; parts of composite glyphs follow after them.
Tables as in the OpenType specification 1.9: `glyf`, `loca`, `hmtx`, `maxp`, `head`, `hhea`; the hinting programs
(`cvt `, `fpgm`, `prep`) are copied. `cmap`, `name` and the rest are not needed in a CIDFontType2 (ISO 32000-1, 9.9).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from ..fonts import Face
from ..fonts.glyf import components, outlines_of

_COPIED = ("cvt ", "fpgm", "prep")
_CHECKSUM_BASE = 0xB1B0AFBA


def _with_parts(face: Face, glyphs: Sequence[int]) -> list[int]:
    """`glyphs` and the parts they are composed of, parts last."""
    found = list(glyphs)
    outlines = outlines_of(face)
    known = set(found)
    for glyph in found:  # grows while it is walked: parts may have parts
        for _, part in components(outlines.glyph(glyph)):
            if part not in known:
                known.add(part)
                found.append(part)
    return found


def _renumbered(glyph: bytes, numbers: dict[int, int]) -> bytes:
    """The outline with its parts named by their new numbers, padded to four bytes."""
    outline = bytearray(glyph)
    for at, part in components(glyph):
        struct.pack_into(">H", outline, at, numbers[part])
    return bytes(outline) + bytes(-len(outline) % 4)


def _metrics(face: Face, glyphs: Sequence[int]) -> bytes:
    """`hmtx` with a full pair for every glyph."""
    count = struct.unpack_from(">H", face.table("hhea"), 34)[0]
    data = face.table("hmtx")
    pairs = []
    for glyph in glyphs:
        bearing_at = 4 * glyph + 2 if glyph < count else 4 * count + 2 * (glyph - count)
        pairs.append(struct.pack(">H", face.glyph_advance(glyph)) + data[bearing_at : bearing_at + 2].ljust(2, b"\0"))
    return b"".join(pairs)


def _patched(table: bytes, at: int, value: int) -> bytes:
    return table[:at] + struct.pack(">H", value) + table[at + 2 :]


def subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """The font with `glyphs` as glyphs 0, 1, 2 …; the first should be the face's glyph 0."""
    found = _with_parts(face, glyphs)
    numbers = {glyph: number for number, glyph in reversed(list(enumerate(found)))}
    held = outlines_of(face)
    outlines = [_renumbered(held.glyph(glyph), numbers) for glyph in found]
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    tables = {tag: table for tag in _COPIED if (table := face.table(tag))}
    tables |= {
        "glyf": b"".join(outlines),
        "head": _patched(face.table("head"), 50, 1),
        "hhea": _patched(face.table("hhea"), 34, len(found)),
        "hmtx": _metrics(face, found),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "maxp": _patched(face.table("maxp"), 4, len(found)),
    }
    return _assembled(tables)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _assembled(tables: dict[str, bytes]) -> bytes:
    """The tables as a font file, checksums filled in."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    header = struct.pack(">4s4H", b"\0\1\0\0", len(tables), search, power, 16 * len(tables) - search)
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    directory, body = bytearray(), bytearray()
    start = len(header) + 16 * len(tables)
    head_at = 0
    for tag, data in sorted(tables.items()):
        head_at = start + len(body) if tag == "head" else head_at
        directory += struct.pack(">4s3I", tag.encode("ascii"), _checksum(data), start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    font = header + directory + body
    adjustment = (_CHECKSUM_BASE - _checksum(font)) & 0xFFFFFFFF
    return font[: head_at + 8] + struct.pack(">I", adjustment) + font[head_at + 12 :]
