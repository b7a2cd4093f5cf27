"""The same certificates by others: `python -m benchmarks.peers typst|reportlab COUNT FILE`.

Both show the template's art as the picture that the Word file holds for old versions of Word: Typst writes an SVG anew
on every page (80 KB and 40 ms each), and ReportLab reads none. The ReportLab script is the fastest plain one: what does
not change is drawn once, as a form, and every line stands where it was put, cut into two by half its words.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportgen.fonts.search import BUNDLED_DIR

from .certificates import TEMPLATE, records

WIDTH, HEIGHT = 841.9, 595.3

_TYPST = r"""
#set page(width: 841.9pt, height: 595.3pt, margin: (top: 88pt, bottom: 40pt, x: 105pt),
  background: image("art.png", width: 100%, height: 100%))
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(leading: 0.4em, spacing: 0.6em)
#set align(center)
#let records = json(bytes(sys.inputs.records))
#for one in records [
  #text(16pt, weight: "bold")[ĐẢNG CỘNG SẢN VIỆT NAM]

  #v(10pt)
  #text(16pt, weight: "bold", upper(one.co_quan_tang))

  #v(10pt)
  TẶNG

  #text(44pt, weight: "bold", fill: rgb("#C00000"))[GIẤY KHEN]

  #v(10pt)
  #text(18pt, weight: "bold", one.danh_xung) #text(22pt, weight: "bold", upper(one.ten))

  #text(15pt, weight: "bold", one.chuc_vu_don_vi)

  #text(15pt, weight: "bold", style: "italic", one.thanh_tich)

  #v(10pt)
  #grid(columns: (53%, 47%), align: (left + bottom, center),
    [
      #for line in one.vao_so [#emph(line) \ ]
    ],
    [
      #text(weight: "bold", style: "italic", one.dia_danh_ngay)

      #strong(upper(one.quyen_han))

      #strong(one.chuc_vu)

      #v(70pt)
      #strong(one.ho_ten)
    ],
  )
  #pagebreak(weak: true)
]
"""


def typst_printed(count: int, target: Path) -> None:
    """By Typst's Python package, all pages in one document."""
    import typst

    source = target.with_name("certificates.typ")
    source.write_text(_TYPST, "utf-8")
    source.with_name("art.png").write_bytes(art())
    made = typst.compile(
        source,
        format="pdf",
        font_paths=[str(BUNDLED_DIR)],
        ignore_system_fonts=True,
        sys_inputs={"records": json.dumps(list(records(count)))},
    )
    target.write_bytes(made)


def art() -> bytes:
    """The template's art as a picture."""
    with zipfile.ZipFile(TEMPLATE / "a4.docx") as package:
        name = next(name for name in package.namelist() if name.endswith(".png"))
        return package.read(name)


def reportlab_printed(count: int, target: Path) -> None:
    """By ReportLab: a form for what stays, a call for each line that changes."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        pdfmetrics.registerFont(TTFont(style, str(BUNDLED_DIR / f"Tinos-{style}.ttf")))
    canvas = Canvas(str(target), pagesize=(WIDTH, HEIGHT), pageCompression=1)
    first = next(records(1))
    middle, right = WIDTH / 2, WIDTH / 2 + 170
    canvas.beginForm("static")
    canvas.drawImage(ImageReader(io.BytesIO(art())), 0, 0, WIDTH, HEIGHT)
    for font, size, y, text in (
        ("Bold", 16, 490, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Bold", 16, 455, first["co_quan_tang"]),
        ("Regular", 14, 430, "TẶNG"),
        ("Bold", 44, 385, "GIẤY KHEN"),
    ):
        canvas.setFont(font, size)
        canvas.drawCentredString(middle, y, str(text))
    for font, y, name in (
        ("BoldItalic", 240, "dia_danh_ngay"),
        ("Bold", 222, "quyen_han"),
        ("Bold", 204, "chuc_vu"),
        ("Bold", 130, "ho_ten"),
    ):
        canvas.setFont(font, 14)
        canvas.drawCentredString(right, y, str(first[name]))
    canvas.endForm()
    for one in records(count):
        canvas.doForm("static")
        canvas.setFont("Bold", 22)
        canvas.drawCentredString(middle, 340, f"{one['danh_xung']} {str(one['ten']).upper()}")
        canvas.setFont("Bold", 15)
        canvas.drawCentredString(middle, 315, str(one["chuc_vu_don_vi"]))
        canvas.setFont("BoldItalic", 15)
        words = str(one["thanh_tich"]).split()
        canvas.drawCentredString(middle, 290, " ".join(words[: len(words) // 2]))
        canvas.drawCentredString(middle, 272, " ".join(words[len(words) // 2 :]))
        canvas.setFont("Italic", 12)
        booked = one["vao_so"]
        assert isinstance(booked, list)
        for y, line in zip((75, 60), booked, strict=True):
            canvas.drawString(105, y, line)
        canvas.showPage()
    canvas.save()


PEERS: dict[str, Callable[[int, Path], None]] = {"typst": typst_printed, "reportlab": reportlab_printed}

if __name__ == "__main__":
    PEERS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
