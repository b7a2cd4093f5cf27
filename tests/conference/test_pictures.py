"""Pictures beside the input are fitted to the page; what is no picture is named."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from reportgen.conference.pictures import picture_of
from reportgen.places import FilePlace

PLACE = FilePlace("hoi-nghi.yaml", 3, 5)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\xff" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x11\x00\x00"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(96, 48), (25.4, 12.7)),
        (png(1920, 960), (150, 75)),
        (png(400, 1600), (30, 120)),
        (jpeg(96, 96), (25.4, 25.4)),
    ],
)
def test_a_picture_keeps_its_shape_and_stays_on_the_page(
    tmp_path: Path, data: bytes, size: tuple[float, float]
) -> None:
    (tmp_path / "a.png").write_bytes(data)
    picture, problems = picture_of(tmp_path, "a.png", alt="Ảnh", place=PLACE)
    assert problems == []
    assert picture is not None
    assert (picture.width_mm, picture.height_mm) == pytest.approx(size)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff", png(1, 1)[:20], b"\x89PNG\r\n\x1a\n" + bytes(20)])
def test_what_is_no_picture_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    picture, problems = picture_of(tmp_path, "a.png", alt="", place=PLACE)
    assert picture is None
    assert [problem.place for problem in problems] == [PLACE]


@pytest.mark.parametrize("name", ["../a.png", "khong-co.png", "/etc/passwd", "."])
def test_only_files_beside_the_input_are_read(tmp_path: Path, name: str) -> None:
    picture, problems = picture_of(tmp_path, name, alt="", place=PLACE)
    assert picture is None
    assert len(problems) == 1
