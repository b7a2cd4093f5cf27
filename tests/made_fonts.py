"""Small fonts made for a test; `tests/fonts` and `tests/pdf` use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from reportgen.fonts import VIETNAMESE_LETTERS

ASCII = "".join(map(chr, range(0x20, 0x7F)))
ALL_LETTERS = ASCII + VIETNAMESE_LETTERS

MakeFont = Callable[..., Path]


def _square() -> object:
    pen = TTGlyphPen(None)
    for move, point in zip((pen.moveTo, pen.lineTo, pen.lineTo), ((0, 0), (500, 0), (0, 500)), strict=True):
        move(point)
    pen.closePath()
    return pen.glyph()


def build_font(
    family: str, letters: str, *, style: str = "Regular", symbol: bool = False, advance: int = 500
) -> object:
    """A font of triangles; every glyph of `letters` is `advance` thousandths wide."""
    names = [f"g{ord(letter):05X}" for letter in letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names, strict=True)})
    builder.setupGlyf({name: _square() for name in [".notdef", *names]})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (advance, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    bold, italic = "Bold" in style, "Italic" in style
    builder.setupOS2(usWeightClass=700 if bold else 400, fsSelection=bold * 0x20 | italic * 0x01, fsType=0)
    builder.setupPost()
    builder.font["head"].macStyle = bold | italic << 1
    if symbol:
        builder.font["cmap"].tables = [table for table in builder.font["cmap"].tables if table.platformID == 3]
        builder.font["cmap"].tables[0].platEncID = 0
    return builder.font


def font_maker(folder: Path) -> MakeFont:
    """`make("file.ttf", "Family", letters, style=…, symbol=…)` gives the path of a new font file in `folder`."""

    def make(file: str, family: str, letters: str = ALL_LETTERS, **options: object) -> Path:
        path = folder / file
        build_font(family, letters, **options).save(path)  # type: ignore[arg-type, attr-defined]
        return path

    return make
