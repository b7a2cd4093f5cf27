"""The art behind a certificate. In: a family and a paper size. Out: the picture's run, and its files.

The picture is a vector (SVG) with a picture of points (PNG) beside it for programs that draw no vectors; Word and our
own pages take the vector, LibreOffice 7.4 prints the points.
"""

from __future__ import annotations

from art.certificate import Family, certificate_png, certificate_svg

from reportgen.units import Pt, to_emu, to_mm

from .package import FIRST_PICTURE

WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SVG_IN_BLIP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

DOTS_ACROSS = 2339
"""200 to the inch on A4."""
WHAT_IT_SHOWS = "Khung hoa văn của giấy khen"


def page_picture(family: Family, width: Pt, height: Pt, *, points: bool = True) -> tuple[str, dict[str, bytes]]:
    """A picture as large as the page, behind the text, and its files by name. Without `points` the PNG, which takes
    long to draw, is empty."""
    width_mm, height_mm = round(to_mm(width)), round(to_mm(height))
    svg = certificate_svg(width_mm, height_mm, family)
    png = certificate_png(svg, dpi=DOTS_ACROSS * 25.4 / width_mm) if points else b""
    return _anchored(width, height), {"khung.png": png, "khung.svg": svg.encode("utf-8")}


def _anchored(width: Pt, height: Pt) -> str:
    """A run with the picture at the page's top left corner."""
    extent = f'cx="{to_emu(width)}" cy="{to_emu(height)}"'
    named = f'id="1" name="Khung" descr="{WHAT_IT_SHOWS}"'
    corner = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>' for axis in "HV"
    )
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="0" behindDoc="1" locked="1" layoutInCell="0" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{corner}<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:wrapNone/><wp:docPr {named}/>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}" noMove="1" noResize="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}">'
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"{_blip()}{_frame(extent)}</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _blip() -> str:
    return (
        f'<pic:blipFill><a:blip r:embed="rId{FIRST_PICTURE}"><a:extLst><a:ext uri="{SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{SVG_IN_BLIP}" r:embed="rId{FIRST_PICTURE + 1}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    )


def _frame(extent: str) -> str:
    return (
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
