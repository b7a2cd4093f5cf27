"""QR codes. In: a text. Out: the code as one path (SVG) and as a picture (PNG).

Module by module a code would be a thousand squares, slow to draw and with hairlines between them; here the dark area's
outline is one path, holes running the other way round.
"""

from __future__ import annotations

import struct
import zlib
from typing import TypeAlias

Modules: TypeAlias = tuple[tuple[bool, ...], ...]
"""Rows of modules, True for dark; without the quiet zone."""

QUIET = 4
"""Modules that must stay light on every side (ISO/IEC 18004, 5.3.8)."""

MOST_BYTES = 500
_PIXELS = 12  # a module's side in the PNG: sharp in print


def qr_modules(text: str) -> Modules:
    """The code of `text` (UTF-8), which a seventh of damage does not spoil (level M).

    Raises ValueError when `text` is longer than `MOST_BYTES` in UTF-8: nobody could scan it from a corner of a page.
    """
    from reportlab.graphics.barcode import qrencoder  # it takes a tenth of a second to load

    data = text.encode("utf-8")
    if len(data) > MOST_BYTES:
        raise ValueError(text)
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(data))
    code.make()
    count = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(count)) for row in range(count))


def qr_svg(modules: Modules) -> bytes:
    """The code and its quiet zone as an SVG of one path, a module being a unit."""
    side = len(modules) + 2 * QUIET
    path = "".join(_loop(corners) for corners in _outlines(modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path fill="#000000" d="{path}"/></svg>'
    ).encode("ascii")


def qr_png(modules: Modules) -> bytes:
    """The code and its quiet zone as a PNG of one bit a pixel."""
    side = (len(modules) + 2 * QUIET) * _PIXELS
    blank = _packed([False] * (len(modules) + 2 * QUIET))
    rows = [blank] * (QUIET * _PIXELS)
    for line in modules:
        rows += [_packed([*[False] * QUIET, *line, *[False] * QUIET])] * _PIXELS
    rows += [blank] * (QUIET * _PIXELS)
    header = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (header, pixels, b"")))


def _packed(line: list[bool]) -> bytes:
    """A row of pixels: 1 is light."""
    bits = "".join(("0" if dark else "1") * _PIXELS for dark in line)
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


Corner: TypeAlias = tuple[int, int]


def _outlines(modules: Modules) -> list[list[Corner]]:
    """The outlines of the dark areas, corner by corner; dark lies to the right of the way."""
    ways = _edges(modules)
    loops: list[list[Corner]] = []
    while ways:
        start = next(iter(ways))
        loops.append(_follow(start, ways))
    return loops


def _edges(modules: Modules) -> dict[Corner, list[Corner]]:
    """The sides between dark and light, by where each begins."""
    size = len(modules)

    def dark(row: int, column: int) -> bool:
        return 0 <= row < size and 0 <= column < size and modules[row][column]

    ways: dict[Corner, list[Corner]] = {}
    for row in range(size):
        for column in range(size):
            if not modules[row][column]:
                continue
            corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
            beyond = (dark(row - 1, column), dark(row, column + 1), dark(row + 1, column), dark(row, column - 1))
            for side in range(4):
                if not beyond[side]:
                    ways.setdefault(corners[side], []).append(corners[(side + 1) % 4])
    return ways


def _follow(start: Corner, ways: dict[Corner, list[Corner]]) -> list[Corner]:
    """One loop, taken out of `ways`: only the corners at which it turns."""
    loop, here, heading = [start], start, (0, 0)
    while True:
        there = ways[here].pop()
        if not ways[here]:
            del ways[here]
        way = there[0] - here[0], there[1] - here[1]
        if way == heading:
            loop[-1] = there
        else:
            loop.append(there)
        here, heading = there, way
        if here == start:
            return loop[:-1]


def _loop(corners: list[Corner]) -> str:
    (x, y), *others = corners
    steps = [f"M{x + QUIET} {y + QUIET}"]
    for next_x, next_y in others:
        steps.append(f"H{next_x + QUIET}" if next_y == y else f"V{next_y + QUIET}")
        x, y = next_x, next_y
    return "".join([*steps, "Z"])
