"""A PNG inside a PDF as it stands. In: a file's content. Out: the picture's object, None where Pillow must help.

PDF knows PNG's own way of packing (ISO 32000-1, 7.4.4.4: predictors), so that a plain picture needs neither
unpacking nor Pillow, whose start alone takes as long as laying out two pages. Pictures with transparency, 16 bits a
channel or interlaced rows are not plain. Chunks as in the PNG specification, third edition, 11.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFStream

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1}  # by colour type: grey, colours, numbers of a palette's colours
_PALETTE = 3
_MOST_BYTES = 1 << 28  # unpacked; what is larger goes through Pillow, which has a limit of its own
_LAST_FILTER = 4


class _Header(NamedTuple):
    """`IHDR`."""

    width: int
    height: int
    depth: int
    color_type: int
    compression: int
    filtering: int
    interlaced: int

    @property
    def channels(self) -> int:
        return _CHANNELS[self.color_type]

    @property
    def row(self) -> int:
        """Bytes of a row, the number of its filter included."""
        return 1 + (self.width * self.channels * self.depth + 7) // 8

    def is_plain(self) -> bool:
        return (
            self.color_type in _CHANNELS
            and self.depth in (1, 2, 4, 8)
            and not (self.compression or self.filtering or self.interlaced)
            and 0 < self.row * self.height <= _MOST_BYTES
        )


def plain_png(content: bytes) -> Any:
    """The picture as reportlab's image object; None for anything but a plain and unbroken PNG."""
    chunks = _chunks(content)
    if chunks is None or len(chunks.get(b"IHDR", b"")) != 13 or b"tRNS" in chunks:
        return None
    header = _Header._make(struct.unpack(">IIBBBBB", chunks[b"IHDR"]))
    packed, palette = chunks.get(b"IDAT", b""), chunks.get(b"PLTE", b"")
    if not header.is_plain() or not _is_whole(header, packed):
        return None
    if header.color_type == _PALETTE and (len(palette) % 3 or not 0 < len(palette) <= 3 * 2**header.depth):
        return None
    return PDFStream(_dictionary(header, palette), packed)


def _chunks(content: bytes) -> dict[bytes, bytes] | None:
    """The chunks by name, those of one name joined; None for a file that is no PNG or does not end as one."""
    if not content.startswith(_SIGNATURE):
        return None
    parts: dict[bytes, list[bytes]] = {}
    for name, data in _read_chunks(content):
        parts.setdefault(name, []).append(data)
    return {name: b"".join(data) for name, data in parts.items()} if b"IEND" in parts else None


def _read_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        yield name, content[at + 8 : at + 8 + length]
        at += 12 + length


def _is_whole(header: _Header, packed: bytes) -> bool:
    """Every row is there, each with a filter that exists."""
    size = header.row * header.height
    try:
        rows = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        return False
    return len(rows) == size and max(rows[:: header.row]) <= _LAST_FILTER


def _dictionary(header: _Header, palette: bytes) -> Any:
    names = {1: "/DeviceGray", 3: "/DeviceRGB"}
    colors: Any = names[header.channels]
    if header.color_type == _PALETTE:
        colors = PDFArrayCompact(["/Indexed", "/DeviceRGB", len(palette) // 3 - 1, f"<{palette.hex()}>"])
    rows = {
        "Predictor": 15, "Colors": header.channels, "BitsPerComponent": header.depth, "Columns": header.width,
    }  # fmt: skip
    return PDFDictionary(
        {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": header.width,
            "Height": header.height,
            "ColorSpace": colors,
            "BitsPerComponent": header.depth,
            "Filter": "/FlateDecode",
            "DecodeParms": PDFDictionary(rows),
        }
    )
