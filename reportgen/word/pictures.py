"""Pictures. In: a relationship's id. Out: a graphic, its picture in `Reading.images` or `.arts`, or a grey frame."""

from __future__ import annotations

from lxml import etree

from ..messages import msg
from ..units import Pt
from .blocks import Graphic, Pen, PictureGraphic, ShapeGraphic
from .context import Reading
from .svg import is_svg, read_svg
from .svg_path import SvgRefused

# What a page can show: PNG, JPEG, GIF, BMP, TIFF (both byte orders), WebP.
_KNOWN_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_LARGEST_SIDE: Pt = 1584.0 * 10

NOTHING = ShapeGraphic(pen=None, fill=None)
"""Keeps the room of what cannot be drawn."""
FRAME = ShapeGraphic(pen=Pen("A6A6A6"))
"""Shows where a picture stands that cannot be drawn."""


def picture(
    reading: Reading,
    relation: str,
    *,
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    rotation: float = 0.0,
    alt: str = "",
    vectors: str = "",
) -> Graphic:
    """The picture of a relationship of the part being read; a grey frame (and a warning) when it cannot be shown.

    `vectors` is the relationship of the same picture as SVG, "" without one: it is drawn in place of the other, which
    it does not need to be there for.
    """
    art = _load_art(reading, vectors) if vectors else None
    if art is not None:
        return PictureGraphic("", crop, rotation, alt, art)
    key = _load(reading, relation)
    if key is None:
        return FRAME._replace(rotation=rotation, alt=alt)
    if key in reading.arts:
        return PictureGraphic("", crop, rotation, alt, key)
    return PictureGraphic(key, crop, rotation, alt)


def _load(reading: Reading, relation: str) -> str | None:
    part = _inside(reading, relation)
    if part is None or part in reading.images or part in reading.arts:
        return part
    data = reading.package.read(part)
    if data.startswith(_KNOWN_STARTS):
        reading.images[part] = data
        return part
    if is_svg(data) and _read_art(reading, part, data) is None:
        return part
    _name_format(reading, part)
    return None


def _load_art(reading: Reading, relation: str) -> str | None:
    """The part of the SVG that goes with a picture; None (and a warning) when it cannot be drawn."""
    part = _inside(reading, relation)
    if part is None or part in reading.arts:
        return part
    refused = _read_art(reading, part, reading.package.read(part))
    if refused is None:
        return part
    reading.problems.warn(
        "word.svg-not-drawn",
        msg("chưa vẽ được hình SVG bằng nét (“{reason}”); dùng ảnh điểm đi kèm", reason=refused.reason),
        kind=part,
        hint=msg("bản PDF vẫn in được, chỉ kém nét khi phóng to; muốn nét, chèn lại hình SVG đơn giản hơn"),
    )
    return None


def _read_art(reading: Reading, part: str, data: bytes) -> SvgRefused | None:
    """Read an SVG into `Reading.arts`; the reason when it cannot be."""
    try:
        reading.arts[part] = read_svg(data)
    except SvgRefused as refused:
        return refused
    return None


def _inside(reading: Reading, relation: str) -> str | None:
    """The part that a relationship leads to; None (and a warning) when it is outside the file or nowhere."""
    found = reading.target(relation)
    if found is None:
        return None
    if found.external:
        name_external(reading)
        return None
    return found.target


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
