"""Pictures that come with the data. In: a picture file's bytes and its size. Out: a `w:drawing`, and the parts,
relationships and content types that the package needs for it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ..units import mm, to_emu
from ..word.package import Package, Relationship
from ..word.xml import NS, attribute
from .values import PictureFile

_MAGICS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
)
_IMAGE = f"{NS['r']}/image"
_VECTORS = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    f'xmlns:asvg="{NS["asvg"]}" r:embed="{{}}"/></a:ext></a:extLst>'
)
"""A picture's vectors beside it ([MS-ODRAWXML] 2.3.1.2)."""


def picture_kind(data: bytes) -> tuple[str, str] | None:
    """The file ending and content type that the first bytes tell, None for no picture Word knows."""
    return next(((ending, content_type) for magic, ending, content_type in _MAGICS if data.startswith(magic)), None)


@dataclass(slots=True)
class Pictures:
    """The pictures of one filling; the same picture is stored once."""

    package: Package
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    _links: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def drawing(self, picture: PictureFile, *, part: str, number: int) -> str | None:
        """The `w:drawing` for `picture` in `part`, None when it is no picture that Word knows."""
        kind = picture_kind(picture.data)
        if kind is None:
            return None
        blip = f'<a:blip xmlns:r="{NS["r"]}" r:embed="{self._link(part, self._stored(picture.data, *kind)).id}"/>'
        if picture.svg:
            vectors = self._link(part, self._stored(picture.svg, "svg", "image/svg+xml")).id
            blip = f"{blip[:-2]}>{_VECTORS.format(vectors)}</a:blip>"
        width, height = to_emu(mm(picture.width_mm)), to_emu(mm(picture.height_mm))
        return _drawing(blip, number, picture.alt, width, height)

    def _stored(self, data: bytes, ending: str, content_type: str) -> str:
        name = f"word/media/{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
        self.parts[name] = data
        self.types[f".{ending}"] = content_type
        return name

    def _link(self, part: str, target: str) -> Relationship:
        links = self._links.setdefault(part, {})
        if target not in links:
            taken = set(self.package.relationships(part)) | {link.id for link in links.values()}
            number = next(n for n in range(1, len(taken) + 2) if f"rIdPicture{n}" not in taken)
            links[target] = Relationship(f"rIdPicture{number}", _IMAGE, target)
        return links[target]

    def into(self, package: Package) -> Package:
        """`package` with the pictures in it."""
        if not self.parts:
            return package
        relationships = dict(package.relationships_with(part, links.values()) for part, links in self._links.items())
        return package.with_parts({**self.parts, **relationships}, types=self.types)


def _drawing(blip: str, number: int, alt: str, width: int, height: int) -> str:
    name, description = attribute(f"Picture {number}"), attribute(alt)
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{NS["wp"]}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name={name} descr={description}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{NS["a"]}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{NS["a"]}"><a:graphicData uri="{NS["pic"]}"><pic:pic xmlns:pic="{NS["pic"]}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={description}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
