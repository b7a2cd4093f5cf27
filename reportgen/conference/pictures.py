"""Pictures beside the input. In: the name of a PNG or JPEG file. Out: a picture for the template, fitted to a page."""

from __future__ import annotations

import struct
from pathlib import Path

from ..errors import Problem
from ..messages import Message, msg
from ..places import Place
from ..template.values import PictureFile

WIDEST_MM, HIGHEST_MM = 150.0, 120.0
MOST_BYTES = 20 * 1024 * 1024
MM_AT_96_DPI = 25.4 / 96


def picture_of(folder: Path, name: str, *, alt: str, place: Place) -> tuple[PictureFile | None, list[Problem]]:
    """The picture in the file `name` beside the input, at most 150 x 120 mm; a problem when there is none."""
    path = folder / name
    if Path(name).name != name:
        return None, [_problem(msg("ảnh “{name}” không nằm cùng thư mục", name=name), place)]
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError:
        return None, [_problem(msg("không đọc được ảnh “{name}”", name=name), place)]
    size = _pixels(data)
    if size is None:
        return None, [_problem(msg("“{name}” không phải là ảnh PNG hay JPEG dùng được", name=name), place)]
    width, height = (pixels * MM_AT_96_DPI for pixels in size)
    scale = min(1.0, WIDEST_MM / width, HIGHEST_MM / height)
    return PictureFile(data, width * scale, height * scale, alt), []


def _problem(message: Message, place: Place) -> Problem:
    hint = msg("chép ảnh .png hoặc .jpg vào cùng thư mục với hoi-nghi.yaml rồi ghi đúng tên tệp")
    return Problem("picture.unusable", message, place, hint)


def _pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height from a PNG's header or a JPEG's frame; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return (width, height) if width and height else None
    return _jpeg_pixels(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_pixels(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + length
    return None
