"""The art of a certificate (giấy khen). In: the paper's size and the family. Out: an SVG; a PNG of an SVG.

    svg = certificate_svg(297, 210, "party")           A4 on its side; 420 x 297 for A3
    png = certificate_png(svg, dpi=200)                the same for programs that draw no vectors

A Word file holds both: one picture as large as the page, behind the text, at (0, 0) of the page, with the PNG as its
`a:blip` and the SVG in the blip's extension {96DAC541-7B7A-43D3-8B79-37D633B846F1} (`asvg:svgBlip`). The art leaves
this room for text, in mm on A4 (larger by the square root of two on A3): from 43 to 178 mm down, from 44 to 253 mm
across; in the corners of that room nothing stands within 10 mm. There is never a seal or a signature in it.
"""

from __future__ import annotations

from io import BytesIO
from typing import Literal, TypeAlias

import pypdfium2
from PIL import Image, ImageChops

from reportgen.fonts import FontLibrary
from reportgen.pages import Art, Page, Pages
from reportgen.pdf.write import write_pdf
from reportgen.units import Pt, mm
from reportgen.word.svg import read_svg

from . import palette
from .border import BAND, border, bottom_lotus
from .emblem import emblem
from .filigree import frame
from .guilloche import clearing, net, rosette
from .sheet import Layer, Look, Sheet
from .symbols import hammer_and_sickle, star

Family: TypeAlias = Literal["party", "state"]

A4_WIDTH, A4_HEIGHT = 297.0, 210.0
SIDE, TOP, BOTTOM = 16.5, 18.0, 11.5
"""From the paper's edges to the border, mm on A4: the emblem rises over the upper side."""
COLOURS, PALE_COLOURS, PALE_FROM, NEARLY_WHITE = 160, 24, 205, 248
"""Of the PNG: enough for gold and flags without bands, a third of the size of true colour; so many of them for what is
lighter than `PALE_FROM` in every channel; what is nearly white is white."""


def certificate_svg(width_mm: float, height_mm: float, family: Family = "party") -> str:
    """The art for a sheet of this size on its side. The same size and family give the same text."""
    scale = min(width_mm / A4_WIDTH, height_mm / A4_HEIGHT)
    sheet = Sheet(width_mm / scale, height_mm / scale)
    outer = complex(sheet.width - 2 * SIDE, sheet.height - TOP - BOTTOM)
    corner = complex(SIDE, TOP)
    inset = (BAND + 1.2) * (1 + 1j)
    middle = corner + outer / 2
    field = outer - 2 * inset - 13 - 13j
    net(sheet, corner + inset + 6.5 + 6.5j, field)
    clearing(sheet, middle + 2j)
    rosette(sheet, middle + 2j)
    border(sheet, corner, outer, _SIGNS[family])
    frame(sheet, corner + inset, outer - 2 * inset)
    bottom_lotus(sheet, complex(middle.real, (corner + outer).imag - 3.8))
    emblem(sheet, complex(middle.real, 22.0), family)
    return sheet.svg(width=width_mm, height=height_mm)


def _hammer_and_sickle(layer: Layer, radius: float) -> None:
    layer.draw(Look(palette.FLAG_YELLOW), *hammer_and_sickle(0, radius))


def _star(layer: Layer, radius: float) -> None:
    layer.draw(Look(palette.FLAG_YELLOW), star(0.25j, radius))


_SIGNS = {"party": _hammer_and_sickle, "state": _star}


def certificate_pdf(svg: str) -> bytes:
    """The art alone on a page of its size, as our own PDF draws it."""
    art = read_svg(svg.encode("utf-8"))
    width, height = shown_size(svg)
    page = Page(width, height, (Art(0, 0, width, height, "art"),))
    return write_pdf(Pages((page,), arts={"art": art}), FontLibrary.bundled())


def shown_size(svg: str) -> tuple[Pt, Pt]:
    """The width and height of one of our SVGs."""
    head = svg[: svg.index(">")]
    width, height = (float(head.split(f'{side}="')[1].split("mm")[0]) for side in ("width", "height"))
    return mm(width), mm(height)


def certificate_png(svg: str, dpi: float = 200) -> bytes:
    """One of our SVGs as a PNG of `COLOURS` colours, drawn through our own PDF.

    Another version of PDFium or Pillow may give other bytes: a test should hold the SVG against the tools, not these.
    """
    document = pypdfium2.PdfDocument(certificate_pdf(svg))
    picture = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()
    buffer = BytesIO()
    fewer = picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)
    fewer.save(buffer, "PNG", optimize=True, dpi=(dpi, dpi))
    return buffer.getvalue()


def _palette(picture: Image.Image) -> Image.Image:
    """The colours that the picture keeps: some for the pale lines alone, which would else all turn grey."""
    red, green, blue = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    pale = darkest.point([255 * (value >= PALE_FROM) for value in range(256)])
    colors = [255, 255, 255]  # the paper itself
    for part, count in (
        (Image.composite(picture, Image.new("RGB", picture.size, "white"), pale), PALE_COLOURS - 1),
        (Image.composite(Image.new("RGB", picture.size, palette.LINE_RED), picture, pale), COLOURS - PALE_COLOURS),
    ):
        kept = part.quantize(count, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        found = (kept.getpalette() or [])[: 3 * count]
        triples = zip(found[::3], found[1::3], found[2::3], strict=True)
        colors += [value for triple in triples if min(triple) < NEARLY_WHITE for value in triple]
    holder = Image.new("P", (1, 1))
    holder.putpalette(colors)
    return holder
