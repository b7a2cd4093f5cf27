"""Pictures. In: a relationship's id. Out: a graphic, its picture in `Reading.images`, or an empty shape."""

from __future__ import annotations

from lxml import etree

from ..messages import msg
from ..units import Pt
from .blocks import Graphic, PictureGraphic, ShapeGraphic
from .context import Reading

# What a page can show: PNG, JPEG, GIF, BMP, TIFF (both byte orders), WebP.
_KNOWN_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_LARGEST_SIDE: Pt = 1584.0 * 10

NOTHING = ShapeGraphic(pen=None, fill=None)
"""Keeps the room of what cannot be drawn."""


def picture(
    reading: Reading,
    relation: str,
    *,
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    rotation: float = 0.0,
    alt: str = "",
) -> Graphic:
    """The picture of a relationship of the part being read; an empty shape (and a warning) when it cannot be shown."""
    key = _load(reading, relation)
    return NOTHING if key is None else PictureGraphic(key, crop, rotation, alt)


def _load(reading: Reading, relation: str) -> str | None:
    found = reading.target(relation)
    if found is None:
        return None
    if found.external:
        name_external(reading)
        return None
    part = found.target
    if part not in reading.images:
        data = reading.package.read(part)
        if not data.startswith(_KNOWN_STARTS):
            _name_format(reading, part)
            return None
        reading.images[part] = data
    return part


def name_external(reading: Reading) -> None:
    """Warn of a picture outside the file: nothing is ever fetched."""
    reading.problems.warn(
        "word.external-picture",
        msg("ảnh nằm ngoài tệp (liên kết) không được tải"),
        hint=msg("chèn ảnh thẳng vào tệp Word"),
    )


def _name_format(reading: Reading, part: str) -> None:
    ending = part.rpartition(".")[2].upper()
    reading.problems.warn(
        "word.picture-format",
        msg("chưa vẽ được ảnh dạng {format}", format=ending),
        kind=ending,
        hint=msg("chèn lại ảnh ở dạng PNG hoặc JPEG"),
    )


def sized(reading: Reading, element: etree._Element, width: Pt | None, height: Pt | None) -> tuple[Pt, Pt]:
    """The size of a drawing, never negative nor beyond all pages."""
    sides = []
    for side in (width, height):
        value = side or 0.0
        if not 0.0 <= value <= _LARGEST_SIDE:
            reading.problems.bad_value(etree.QName(element).localname, f"{value:g} pt")
            value = min(_LARGEST_SIDE, max(0.0, value))
        sides.append(value)
    return sides[0], sides[1]
