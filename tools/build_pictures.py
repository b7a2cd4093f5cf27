"""The pictures in the README: three pages of the complete sample, side by side, with a thin edge."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from reportgen.conference.report import make_report
from reportgen.fonts import FontLibrary

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "bao-cao.png"
SHOWN = (0, 6, 11)  # the first page, the one with the chart, the first appendix
SCALE = 0.9  # pixels to the point
GAP = 16
EDGE = "#b0b0b0"


def main() -> None:
    made = make_report(ROOT / "inputs" / "vi-du-day-du", draft=False, fonts=FontLibrary.bundled())
    document = pypdfium2.PdfDocument(made.document.to_pdf())
    pages = [ImageOps.expand(document[index].render(scale=SCALE).to_pil(), 1, EDGE) for index in SHOWN]
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), "white")
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + GAP
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    sheet.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
