"""Draw the pictures of the READMEs from the complete sample: the report's first page beside the first of its appendix,
and a certificate.

Run: python tools/build_picture.py        writes docs/images/bao-cao.png and giay-khen.png
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reportgen import Document, Template  # noqa: E402
from reportgen.conference.commendations import make_commendations  # noqa: E402
from reportgen.conference.report import make_report  # noqa: E402
from reportgen.fonts import FontLibrary  # noqa: E402

SAMPLE = ROOT / "inputs" / "vi-du-day-du"
IMAGES = ROOT / "docs" / "images"
DPI = 80
GAP = 12  # between the pages, in pixels
GREYS = 16  # enough for text, and a quarter of the file
COLOURS = 192


def pages(pdf: bytes) -> list[Image.Image]:
    """The first page and the first that lies on its side, each in a thin frame."""
    document = pypdfium2.PdfDocument(pdf)
    turned = next(index for index, page in enumerate(document) if page.get_width() > page.get_height())
    drawn = [document[index].render(scale=DPI / 72).to_pil().convert("L") for index in (0, turned)]
    return [ImageOps.expand(page, border=1, fill=170) for page in drawn]


def draw_report() -> None:
    document = make_report(SAMPLE, draft=False, fonts=FontLibrary.bundled()).document
    upright, turned = pages(document.to_pdf())
    sheet = Image.new("L", (upright.width + GAP + turned.width, upright.height), 255)
    sheet.paste(upright, (0, 0))
    sheet.paste(turned, (upright.width + GAP, 0))
    sheet.quantize(GREYS).save(IMAGES / "bao-cao.png", optimize=True)


def draw_certificate() -> None:
    """Of the first person commended."""
    made = make_commendations(SAMPLE, draft=True)
    record = next(one.record for one in made.certificates if one.record["danh_xung"])
    package = Template(made.template, standard=made.paper_size.lower()).fill_package(record)
    document = Document(package, fonts=FontLibrary.bundled())
    page = pypdfium2.PdfDocument(document.to_pdf())[0]
    picture = ImageOps.expand(page.render(scale=DPI / 72).to_pil().convert("RGB"), border=1, fill=(170, 170, 170))
    picture.quantize(COLOURS).save(IMAGES / "giay-khen.png", optimize=True)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    draw_report()
    draw_certificate()


if __name__ == "__main__":
    main()
