"""Makes the bundled Tinos faces. In: the npm package `@expo-google-fonts/tinos`. Out: reportgen/fonts/data/.

    python tools/build_fonts.py                 fetches the package with `npm pack`
    python tools/build_fonts.py FOLDER          takes an unpacked package, or any folder with its .ttf files

The same package gives the same bytes. Hinting and layout features are dropped, because our pages are set without them,
but for the kerning that some files ask for; family name, widths and line measures stay, so that LibreOffice can lay out
with the same files.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

PACKAGE = "@expo-google-fonts/tinos@0.4.2"
DATA = Path(__file__).parent.parent / "reportgen" / "fonts" / "data"
FACES = {
    "Tinos_400Regular.ttf": "Tinos-Regular.ttf",
    "Tinos_700Bold.ttf": "Tinos-Bold.ttf",
    "Tinos_400Regular_Italic.ttf": "Tinos-Italic.ttf",
    "Tinos_700Bold_Italic.ttf": "Tinos-BoldItalic.ttf",
}
LICENSE_FILE = "LICENSE_FONT"

BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0192, 0x0192),
    (0x01A0, 0x01B0),  # ơ, ư
    (0x01CD, 0x01DC),  # pinyin vowels
    (0x0218, 0x021B),
    (0x02B0, 0x02DD),  # spacing accents
    (0x0300, 0x0331),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic: names of awards
    (0x1E80, 0x1E85),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency: ₫
    (0x2100, 0x218F),  # letter-like, fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x25FF),  # blocks, geometric shapes
    (0x2600, 0x27BF),  # symbols, dingbats
    (0xFB01, 0xFB02),
)
# Tick boxes, which forms need and Tinos lacks, put together from its own glyphs: the box, and the mark inside it.
TICK_BOXES = {0x2610: None, 0x2611: "√", 0x2612: "×"}
SCRIPTS = ["DFLT", "latn", "cyrl", "grek"]  # whose kerning is kept
NAMES_KEPT = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]


def wanted() -> list[int]:
    """The code points to keep, those not assigned left out."""
    return [
        code for first, last in BLOCKS for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn"
    ]


def placed(font: TTFont, name: str, box: Glyph) -> tuple[float, float, float, float, float, float]:
    """The transformation that sets the glyph `name` into the middle of `box`, seven tenths of its size."""
    glyph = font["glyf"][name]
    share = 0.7 * (box.xMax - box.xMin) / max(glyph.xMax - glyph.xMin, glyph.yMax - glyph.yMin)
    share = round(share * 16384) / 16384  # as the file will keep it
    x = (box.xMin + box.xMax - share * (glyph.xMin + glyph.xMax)) / 2
    y = (box.yMin + box.yMax - share * (glyph.yMin + glyph.yMax)) / 2
    return share, 0, 0, share, round(x), round(y)


def add_tick_boxes(font: TTFont) -> None:
    """Give the font the tick boxes that it lacks."""
    cmap = font.getBestCmap()
    box_name = cmap[0x25A1]
    box = font["glyf"][box_name]
    for code_point, mark in TICK_BOXES.items():
        if code_point in cmap:
            continue
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(box_name, (1, 0, 0, 1, 0, 0))
        if mark is not None:
            pen.addComponent(cmap[ord(mark)], placed(font, cmap[ord(mark)], box))
        name = f"uni{code_point:04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = font["hmtx"][box_name]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code_point] = name


def build(source: Path, target: Path) -> None:
    """Subset one face."""
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    add_tick_boxes(font)
    options = Options(hinting=False, layout_features=["kern"], layout_scripts=SCRIPTS, notdef_outline=True,
                      glyph_names=False, name_IDs=NAMES_KEPT, recalc_timestamp=False, recalc_bounds=False)  # fmt: skip
    options.drop_tables += ["GDEF", "GSUB", "gasp", "fpgm", "prep", "cvt "]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.save(target, reorderTables=True)


def fetch(folder: Path) -> Path:
    """Unpack the npm package into `folder`."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with tarfile.open(folder / packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def found(folder: Path, name: str) -> Path:
    """The file called `name` in or below `folder`."""
    matches = sorted(folder.rglob(name))
    if not matches:
        raise SystemExit(f"{folder}: no {name}")
    return matches[0]


def write_sums(paths: Iterable[Path], target: Path) -> None:
    """As `sha256sum` writes them."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)
    target.write_text("".join(lines), encoding="ascii")


def build_all(package: Path, data: Path) -> None:
    """All faces, the licence and the sums."""
    data.mkdir(parents=True, exist_ok=True)
    for source, target in FACES.items():
        build(found(package, source), data / target)
    (data / "OFL.txt").write_bytes(found(package, LICENSE_FILE).read_bytes())
    write_sums([data / name for name in sorted(FACES.values())], data / "SHA256SUMS")


def main(arguments: list[str]) -> None:
    if arguments:
        build_all(Path(arguments[0]), DATA)
        return
    with tempfile.TemporaryDirectory() as folder:
        build_all(fetch(Path(folder)), DATA)


if __name__ == "__main__":
    main(sys.argv[1:])
