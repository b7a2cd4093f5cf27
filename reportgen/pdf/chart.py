"""Bar charts as pictures. In: labels and percentages. Out: a PNG at 300 dpi and its size on paper.

Drawn with reportlab's shapes as a one-page PDF and rasterised by PDFium, because reportlab's own rasteriser needs a
part in C that is often missing. The same bars give the same bytes. Dark and light bars stay apart in black-and-white
print.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..fonts import FontLibrary
from ..units import Pt, mm, to_mm

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

DOTS_PER_INCH = 300
WIDTH = mm(150)
FAMILY = "Times New Roman"
FONT_NAMES = ("reportgen-chart", "reportgen-chart-bold")

LABEL_SIZE = 10.0
SMALL_SIZE = 9.0
LEADING = 11.5
BAR_HEIGHT = 11.0
ROW_GAP = 9.0
LABEL_WIDTH = mm(60)
LABEL_GAP = mm(2.5)
VALUE_ROOM = mm(15)
FIGURE_GAP = 3.0
TOP_ROOM = 15.0
BOTTOM_ROOM = 16.0
STEP = 25
# Beyond this a bar is cut, so that one of 765 % does not press the others flat.
LONGEST = 150.0

DARK, LIGHT, GRID, TARGET, INK = "#23405F", "#9DB2C8", "#D5D9DE", "#8C1C13", "#1A1A1A"

# PDFium may be used by one thread at a time.
_PDFIUM = threading.Lock()


class Bar(NamedTuple):
    """A bar: its label, its length in percent, the figure written behind it.

    A `doubtful` one (an example, a provisional figure) is drawn as an outline.
    """

    label: str
    percent: float
    figure: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture and its size on paper."""

    png: bytes
    width_mm: float
    height_mm: float


def bar_chart(bars: Sequence[Bar], *, width: Pt = WIDTH) -> Chart:
    """Horizontal bars against a line at 100 %, `width` points wide, as high as the labels need.

    Bars that reach the line are dark, others light; labels wrap. Raises ValueError without bars.
    """
    if not bars:
        raise ValueError("a chart needs bars")
    _register_fonts()
    drawing = _Plot(bars, width).draw()
    return Chart(_png(drawing), to_mm(drawing.width), to_mm(drawing.height))


def _register_fonts() -> None:
    """The bundled faces under names of our own, once."""
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    library = FontLibrary.bundled()
    for name, bold in zip(FONT_NAMES, (False, True), strict=True):
        if name not in getRegisteredFontNames():
            registerFont(TTFont(name, str(library.match(FAMILY, bold=bold).face.path)))


def _png(drawing: Drawing) -> bytes:
    import pypdfium2
    from PIL import Image
    from reportlab.graphics import renderPDF

    page = renderPDF.drawToString(drawing)
    with _PDFIUM:
        document = pypdfium2.PdfDocument(page)
        try:
            picture = document[0].render(scale=DOTS_PER_INCH / 72).to_pil()
        finally:
            document.close()
    buffer = io.BytesIO()
    few_colors = picture.convert("RGB").quantize(64, method=Image.Quantize.FASTOCTREE)
    # The octree makes white 254: paper is 255.
    few_colors.putpalette([255 if part >= 254 else part for part in few_colors.getpalette() or []])
    few_colors.save(buffer, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return buffer.getvalue()


def wrapped(text: str, width: Pt, *, size: Pt = LABEL_SIZE) -> list[str]:
    """`text` in lines no wider than `width` points; a word that is wider stands alone."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, FONT_NAMES[0], size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class _Plot:
    """One chart being drawn, from the top down."""

    def __init__(self, bars: Sequence[Bar], width: Pt) -> None:
        from reportlab.graphics.shapes import Drawing

        self.bars = bars
        self.labels = [wrapped(bar.label, LABEL_WIDTH) for bar in bars]
        self.left = LABEL_WIDTH + LABEL_GAP
        self.top_value = _top_value(bars)
        self.scale = (width - self.left - VALUE_ROOM) / self.top_value
        heights = [max(BAR_HEIGHT, LEADING * len(lines)) + ROW_GAP for lines in self.labels]
        self.drawing = Drawing(width, sum(heights) + TOP_ROOM + BOTTOM_ROOM)
        self.heights = heights

    def draw(self) -> Drawing:
        self._grid()
        top = self.drawing.height - TOP_ROOM
        for bar, lines, height in zip(self.bars, self.labels, self.heights, strict=True):
            self._row(bar, lines, middle=top - height / 2)
            top -= height
        self._target()
        return self.drawing

    def _x(self, percent: float) -> Pt:
        return self.left + percent * self.scale

    def _line(self, x: Pt, bottom: Pt, top: Pt, *, color: str, width: Pt) -> None:
        from reportlab.graphics.shapes import Line
        from reportlab.lib.colors import HexColor

        self.drawing.add(Line(x, bottom, x, top, strokeColor=HexColor(color), strokeWidth=width))

    def _text(self, x: Pt, y: Pt, text: str, *, anchor: str, size: Pt = LABEL_SIZE, bold: bool = False) -> None:
        from reportlab.graphics.shapes import String
        from reportlab.lib.colors import HexColor

        look = {"fontName": FONT_NAMES[bold], "fontSize": size, "fillColor": HexColor(INK), "textAnchor": anchor}
        self.drawing.add(String(x, y, text, **look))

    def _grid(self) -> None:
        for percent in range(0, int(self.top_value) + 1, STEP):
            self._line(self._x(percent), BOTTOM_ROOM, self.drawing.height - TOP_ROOM, color=GRID, width=0.5)
            self._text(self._x(percent), BOTTOM_ROOM - 11, f"{percent}%", anchor="middle", size=SMALL_SIZE)

    def _row(self, bar: Bar, lines: list[str], *, middle: Pt) -> None:
        first = middle + (len(lines) - 1) * LEADING / 2 - LABEL_SIZE * 0.33
        for number, line in enumerate(lines):
            self._text(LABEL_WIDTH, first - number * LEADING, line, anchor="end")
        self._bar(bar, middle)
        self._figure(bar, middle - LABEL_SIZE * 0.33)

    def _figure(self, bar: Bar, y: Pt) -> None:
        """Behind the bar; inside its end where the line at 100 % would run through it."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        end = self._x(min(max(bar.percent, 0.0), self.top_value))
        room = stringWidth(bar.figure, FONT_NAMES[True], LABEL_SIZE) + 2 * FIGURE_GAP
        if end <= self._x(100) < end + room and end - room > self.left and bar.percent < 100:
            self._text(end - FIGURE_GAP, y, bar.figure, anchor="end", bold=True)
        else:
            self._text(end + FIGURE_GAP, y, bar.figure, anchor="start", bold=True)

    def _bar(self, bar: Bar, middle: Pt) -> None:
        from reportlab.graphics.shapes import Rect
        from reportlab.lib.colors import HexColor, white

        dark, light = HexColor(DARK), HexColor(LIGHT)
        length = min(max(bar.percent, 0.0), self.top_value) * self.scale
        box = Rect(self.left, middle - BAR_HEIGHT / 2, length, BAR_HEIGHT, strokeColor=dark, strokeWidth=0.6)
        box.fillColor = white if bar.doubtful else dark if bar.percent >= 100 else light
        if bar.doubtful:
            box.strokeDashArray = [3, 2]
        self.drawing.add(box)
        if bar.percent > self.top_value:
            self._cut(middle)

    def _cut(self, middle: Pt) -> None:
        """Two slanting white strokes: the bar goes on beyond the picture."""
        from reportlab.graphics.shapes import Line
        from reportlab.lib.colors import white

        for shift in (10, 6):
            x = self._x(self.top_value) - shift
            bottom, top = middle - BAR_HEIGHT / 2 - 1, middle + BAR_HEIGHT / 2 + 1
            self.drawing.add(Line(x - 2, bottom, x + 2, top, strokeColor=white, strokeWidth=1.6))

    def _target(self) -> None:
        top = self.drawing.height - TOP_ROOM
        self._line(self._x(100), BOTTOM_ROOM, top + 2, color=TARGET, width=1.1)
        self._text(self._x(100), top + 4, "Kế hoạch", anchor="middle", size=SMALL_SIZE)


def _top_value(bars: Sequence[Bar]) -> float:
    """Where the scale ends: 100 or more, in whole steps, never beyond `LONGEST`."""
    longest = max([100.0, *(bar.percent for bar in bars)])
    steps = -(-longest // STEP)
    return min(LONGEST, steps * STEP)
