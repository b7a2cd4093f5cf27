"""The fonts inside a Word file. In: a package. Out: `EmbeddedFont`s, each read when it is wanted.

`fontTable.xml` names them by family and style. The first 32 bytes of a file are hidden by a key (ECMA-376 17.8.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from ..errors import PackageError, Problem
from ..messages import Message, msg
from ..places import TemplatePlace
from .blocks import EmbeddedFont
from .container import MEGABYTE
from .package import Package, Relationship
from .xml import parse, qn

MOST_BYTES = 32 * MEGABYTE
"""Of one font: the largest that are met, with all of Chinese, have about 20 MB."""

_HIDDEN, _KEY_LENGTH = 32, 16
_FONT, _NAME, _KEY, _ID = qn("w:font"), qn("w:name"), qn("w:fontKey"), qn("r:id")
_STYLES = {
    qn("w:embedRegular"): (False, False),
    qn("w:embedBold"): (True, False),
    qn("w:embedItalic"): (False, True),
    qn("w:embedBoldItalic"): (True, True),
}
"""Element -> bold, italic (ECMA-376 17.8.3.3 to 17.8.3.6)."""


def embedded_fonts(package: Package) -> tuple[EmbeddedFont, ...]:
    """The fonts that a Word file brings along. Raises PackageError when its table of fonts is broken."""
    return tuple(
        font
        for table in package.related(package.main_part, "fontTable")
        if package.relationships(table)
        for font in _fonts_of(package, table)
    )


def _fonts_of(package: Package, table: str) -> Iterator[EmbeddedFont]:
    for font in parse(package.read(table), path=package.name, part=table).iter(_FONT):
        for child in font:
            if child.tag in _STYLES and font.get(_NAME):
                yield _font(package, table, font.get(_NAME, ""), child)


def _font(package: Package, table: str, family: str, element: etree._Element) -> EmbeddedFont:
    bold, italic = _STYLES[str(element.tag)]
    link = package.relationships(table).get(element.get(_ID, ""))
    found = link is not None and not link.external and not link.broken
    place = TemplatePlace(package.name, link.target if link is not None and found else table)
    return EmbeddedFont(family, bold, italic, place, partial(_load, package, place, link, element.get(_KEY, "")))


def _load(package: Package, place: TemplatePlace, link: Relationship | None, key: str) -> bytes:
    """The font file as it was before it was hidden. Raises PackageError: it is missing, broken, too large, or the
    key is none."""
    if link is None or link.external or link.broken:
        raise _refused(place, msg("trong tệp không có phông chữ đó"))
    if package.size(link.target) > MOST_BYTES:
        raise _refused(place, msg("phông chữ lớn quá {limit} MB", limit=MOST_BYTES // MEGABYTE))
    data = package.read(link.target)
    return _uncovered(data, _key_bytes(key, place)) if key else data


def _key_bytes(key: str, place: TemplatePlace) -> bytes:
    try:
        found = bytes.fromhex(key.strip("{} ").replace("-", ""))
    except ValueError:
        found = b""
    if len(found) != _KEY_LENGTH:
        raise _refused(place, msg("khóa của phông chữ không hợp lệ"))
    return found[::-1]


def _uncovered(data: bytes, key: bytes) -> bytes:
    """The first bytes are the exclusive or with the key, from its last byte to its first, twice."""
    head = bytes(byte ^ key[at % _KEY_LENGTH] for at, byte in enumerate(data[:_HIDDEN]))
    return head + data[_HIDDEN:]


def _refused(place: TemplatePlace, message: Message) -> PackageError:
    return PackageError(Problem("word.embedded-font", message, place))
