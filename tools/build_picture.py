"""Draw the picture of the READMEs: the first page of the complete sample beside the first of its appendix.

Run: python tools/build_picture.py        writes docs/images/bao-cao.png
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reportgen.conference.report import make_report  # noqa: E402
from reportgen.fonts import FontLibrary  # noqa: E402

SAMPLE = ROOT / "inputs" / "vi-du-day-du"
PICTURE = ROOT / "docs" / "images" / "bao-cao.png"
DPI = 80
GAP = 12  # between the pages, in pixels
GREYS = 16  # enough for text, and a quarter of the file


def pages(pdf: bytes) -> list[Image.Image]:
    """The first page and the first that lies on its side, each in a thin frame."""
    document = pypdfium2.PdfDocument(pdf)
    turned = next(index for index, page in enumerate(document) if page.get_width() > page.get_height())
    drawn = [document[index].render(scale=DPI / 72).to_pil().convert("L") for index in (0, turned)]
    return [ImageOps.expand(page, border=1, fill=170) for page in drawn]


def main() -> None:
    document = make_report(SAMPLE, draft=False, fonts=FontLibrary.bundled()).document
    upright, turned = pages(document.to_pdf())
    sheet = Image.new("L", (upright.width + GAP + turned.width, upright.height), 255)
    sheet.paste(upright, (0, 0))
    sheet.paste(turned, (upright.width + GAP, 0))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(GREYS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
