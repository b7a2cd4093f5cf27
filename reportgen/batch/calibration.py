"""The sheet that a printer is measured with. In: a paper and a printer's name. Out: a PDF: four lines to measure, a
grid in millimetres, ladders that show how near to the edges the printer prints, and what to do with all that.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..fonts import Face, FontLibrary
from ..messages import SOURCE_LANGUAGE, Message, msg
from ..pages import Fill, Item, Page, Pages, Path, Stroke, Text, rectangle, segment
from ..pdf.write import write_pdf
from ..units import Pt, mm
from .printers import MARK_MM, paper_size

_RED, _GREY, _PALE, _BLUE = "C00000", "9A9A9A", "D9D9D9", "1F4E9E"
_SAFE_MM = 15
_LADDER_MM = 15
_STEP_MM = 10
_SMALL, _NORMAL, _LARGE = 8.0, 10.0, 14.0
_PITCH = 1.35  # line height over size


def calibration_sheet(
    paper: str = "A4 ngang", printer: str = "", *, fonts: FontLibrary | None = None, language: str = SOURCE_LANGUAGE
) -> bytes:
    """The PDF. Raises UsageError for a paper that has no name."""
    library = fonts if fonts is not None else FontLibrary()
    sheet = _Sheet(paper, printer, library, language)
    title = msg("Tờ căn chỉnh máy in").render(language)
    pages = Pages((Page(sheet.width, sheet.height, tuple(sheet.items())),), title=title)
    return write_pdf(pages, library)


class _Sheet:
    """One sheet being drawn. Lengths given to its methods are millimetres from the top left."""

    def __init__(self, paper: str, printer: str, library: FontLibrary, language: str) -> None:
        self.paper, self._printer, self._language = paper, printer, language
        self._across, self._down = paper_size(paper)
        self.width, self.height = mm(self._across), mm(self._down)
        self._plain = library.match("Times New Roman").face
        self._bold = library.match("Times New Roman", bold=True).face

    def items(self) -> Iterator[Item]:
        yield from self._grid()
        yield from self._ladders()
        yield Stroke(
            _box(_SAFE_MM, _SAFE_MM, self._across - 2 * _SAFE_MM, self._down - 2 * _SAFE_MM), 0.5, _BLUE, (4, 3)
        )
        yield self._text(MARK_MM + 17, _SAFE_MM + 3.2, msg("lề an toàn 15 mm"), _SMALL, color=_BLUE)
        yield from self._measured_lines()
        yield from self._rulers()
        yield from self._dimensions()
        yield from self._instructions()

    # --- lines ---------------------------------------------------------------------------------------------

    def _grid(self) -> Iterator[Item]:
        """A line every centimetre, a darker one every five."""
        pale: list[Path] = []
        grey: list[Path] = []
        for at in range(_STEP_MM, int(self._across), _STEP_MM):
            (pale if at % 50 else grey).append(_line(at, 5, at, self._down - 5))
        for at in range(_STEP_MM, int(self._down), _STEP_MM):
            (pale if at % 50 else grey).append(_line(5, at, self._across - 5, at))
        yield Stroke(_joined(pale), 0.25, _PALE)
        yield Stroke(_joined(grey), 0.35, _GREY)
        for at in range(50, int(self._across) - 20, 50):
            yield self._text(at + 0.8, MARK_MM + 8, msg("{number}", number=at), _SMALL, color=_GREY)
        for at in range(50, int(self._down) - 20, 50):
            yield self._text(MARK_MM + 5, at - 0.8, msg("{number}", number=at), _SMALL, color=_GREY)

    def _measured_lines(self) -> Iterator[Item]:
        """The four lines, and crosshairs where they meet."""
        near_x, far_x, near_y, far_y = MARK_MM, self._across - MARK_MM, MARK_MM, self._down - MARK_MM
        lines = [_line(x, 8, x, self._down - 8) for x in (near_x, far_x)]
        lines += [_line(8, y, self._across - 8, y) for y in (near_y, far_y)]
        yield Stroke(_joined(lines), 0.6, _RED)
        for x in (near_x, far_x):
            for y in (near_y, far_y):
                yield Stroke(_box(x - 2, y - 2, 4, 4), 0.6, _RED)

    def _dimensions(self) -> Iterator[Item]:
        """What A, B, C and D are: arrows from line to line."""
        far_x, far_y = self._across - MARK_MM, self._down - MARK_MM
        arrows = (
            ("A", 0.5, MARK_MM + 10, MARK_MM, MARK_MM + 10),
            ("B", MARK_MM + 13, 0.5, MARK_MM + 13, MARK_MM),
            ("C", MARK_MM, far_y - 8, far_x, far_y - 8),
            ("D", far_x - 8, MARK_MM, far_x - 8, far_y),
        )
        for letter, x1, y1, x2, y2 in arrows:
            yield Stroke(_arrow(x1, y1, x2, y2), 0.5, _BLUE)
            middle_x, middle_y = (x1 + x2) / 2 + (1 if x1 == x2 else -1), (y1 + y2) / 2 - (1 if y1 == y2 else -1)
            yield self._text(middle_x, middle_y, msg("{letter}", letter=letter), _LARGE, bold=True, color=_BLUE)

    def _rulers(self) -> Iterator[Item]:
        """Millimetres along the first lines, to be laid beside a real ruler."""
        ticks = [_line(at, MARK_MM, at, MARK_MM + _tick(at)) for at in range(20, int(self._across) - 19)]
        ticks += [_line(MARK_MM, at, MARK_MM + _tick(at), at) for at in range(20, int(self._down) - 19)]
        yield Stroke(_joined(ticks), 0.3, _RED)

    def _ladders(self) -> Iterator[Item]:
        """Rungs from each edge inwards: the first that is printed shows how near to the edge the printer gets."""
        middle_x, middle_y = round(self._across / 2) + 25, round(self._down / 2) + 25
        rungs: list[Path] = []
        for at in range(1, _LADDER_MM + 1):
            half = 4 if at % 5 == 0 else 2
            for y in (at, self._down - at):
                rungs.append(_line(middle_x - half, y, middle_x + half, y))
            for x in (at, self._across - at):
                rungs.append(_line(x, middle_y - half, x, middle_y + half))
        yield Stroke(_joined(rungs), 0.4, "000000")
        for at in (5, 10, 15):
            yield self._text(middle_x + 5, at + 1, msg("{number} mm", number=at), _SMALL)

    # --- words ---------------------------------------------------------------------------------------------

    def _text(
        self, x: float, y: float, message: Message, size: Pt, *, bold: bool = False, color: str = "000000"
    ) -> Text:
        face = self._bold if bold else self._plain
        return Text(mm(x), mm(y), message.render(self._language), face.name, size, color)

    def _instructions(self) -> Iterator[Item]:
        """What to do, on white in the middle; broken so that it fits a sheet of A5."""
        width = min(self._across - 60, 190.0)
        left, top = (self._across - width) / 2, 38.0 if self._across > self._down else 55.0
        lines = list(self._lines(mm(width) - mm(8)))
        height = sum(size * _PITCH for _, size, _, _ in lines) + mm(8)
        yield Fill(rectangle(mm(left), mm(top), mm(width), height), "FFFFFF")
        yield Stroke(rectangle(mm(left), mm(top), mm(width), height), 0.5, "000000")
        y = mm(top) + mm(4)
        for text, size, face, indent in lines:
            y += size * _PITCH
            yield Text(mm(left) + mm(4) + indent, y - size * 0.3, text, face.name, size)

    def _lines(self, room: Pt) -> Iterator[tuple[str, Pt, Face, Pt]]:
        """Each line of the instructions: its words, size, face and indent."""
        printer = self._printer or "…………………………………"
        yield msg("TỜ CĂN CHỈNH MÁY IN").render(self._language), _LARGE, self._bold, 0.0
        yield from self._wrapped(
            msg("Máy in: {printer}    Khổ giấy: {paper}", printer=printer, paper=self.paper), room, self._bold
        )
        for message in _STEPS:
            yield from self._wrapped(message, room, self._plain)
        named = self._printer or msg("TÊN MÁY IN").render(self._language)
        command = f'reportgen calibrate --printer "{named}" --paper "{self.paper}"'
        for part in (command, "    --left A --top B --across C --down D"):
            yield from self._wrapped(msg("{text}", text=part), room, self._bold, indent=mm(6))
        yield from self._wrapped(_LAST, room, self._plain)

    def _wrapped(
        self, message: Message, room: Pt, face: Face, *, size: Pt = _NORMAL, indent: Pt = 0.0
    ) -> Iterator[tuple[str, Pt, Face, Pt]]:
        line, start = "", indent
        for word in message.render(self._language).split(" "):
            longer = f"{line} {word}" if line else word
            if line and start + face.width(longer) * size > room:
                yield line, size, face, start
                line, start = word, indent + mm(5)
            else:
                line = longer
        yield line, size, face, start


_STEPS = (
    msg("1. In tờ này bằng đúng máy in, đúng khổ giấy và chiều đặt giấy sẽ dùng để in phôi. Trong hộp thoại in, chọn"
        " “Kích thước thật” (Actual size, 100%), bỏ “Vừa trang” (Fit to page)."),
    msg("2. Dùng thước đo tới nửa milimét, ghi lại: A ……… mm là từ mép trái tờ giấy đến đường đỏ đứng thứ nhất;"
        " B ……… mm là từ mép trên tờ giấy đến đường đỏ ngang thứ nhất."),
    msg("3. C ……… mm là khoảng cách giữa hai đường đỏ đứng; D ……… mm là khoảng cách giữa hai đường đỏ ngang."
        " Không đo thì bỏ qua --across, --down."),
    msg("4. Gõ lệnh sau, thay A, B, C, D bằng số đo được:"),
)  # fmt: skip
_LAST = msg(
    "5. In thử một giấy khen lên giấy trắng (lệnh có --printer), đặt chồng lên phôi soi trước đèn; còn lệch thì in lại"
    " tờ này, đo và gõ lại. Các bậc thang đen ở bốn mép cho biết máy in được sát mép đến đâu: chữ phải nằm trong khung"
    " xanh."
)


def _line(x1: float, y1: float, x2: float, y2: float) -> Path:
    return segment(mm(x1), mm(y1), mm(x2), mm(y2))


def _box(x: float, y: float, width: float, height: float) -> Path:
    return rectangle(mm(x), mm(y), mm(width), mm(height))


def _arrow(x1: float, y1: float, x2: float, y2: float) -> Path:
    """A straight line, level or upright, with a head at each end."""
    if x1 == x2:
        heads = [
            (x1 - 0.8, y1 + 2, x1, y1),
            (x1 + 0.8, y1 + 2, x1, y1),
            (x2 - 0.8, y2 - 2, x2, y2),
            (x2 + 0.8, y2 - 2, x2, y2),
        ]
    else:
        heads = [
            (x1 + 2, y1 - 0.8, x1, y1),
            (x1 + 2, y1 + 0.8, x1, y1),
            (x2 - 2, y2 - 0.8, x2, y2),
            (x2 - 2, y2 + 0.8, x2, y2),
        ]
    return _joined([_line(x1, y1, x2, y2), *(_line(*head) for head in heads)])


def _joined(paths: list[Path]) -> Path:
    return tuple(step for path in paths for step in path)


def _tick(at: int) -> float:
    """How long the mark of a millimetre is."""
    return 5.0 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2.0
