"""How far each printer is off, and how that is made good. In: what was measured on a calibration sheet. Out: an
`Offset` kept under the printer's name and the paper in the user's folder (`may-in.yaml`), and pages moved by it.

The error of a printer is the same each time, so it is measured once; but paper fed the other way round is off in
another way: each paper is measured by itself.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import DataError, Problem, UsageError
from ..messages import Message, msg
from ..output import write_whole
from ..pages import Group, Page, Pages
from ..pdf.write import write_pdf
from ..places import FilePlace
from ..readers.record import Mapping as Record
from ..readers.yaml_file import read_yaml
from ..template.settings import Settings
from ..units import Pt, mm, to_mm
from ..user_folder import user_folder

if TYPE_CHECKING:
    from ..document import Document
    from ..template.form import FilledForm

Matrix = tuple[float, float, float, float, float, float]

FILE = "may-in.yaml"
MARK_MM = 20.0
"""How far from the paper's edges the measured lines of the calibration sheet are."""

MOST_MM = 20.0
LEAST_PERCENT, MOST_PERCENT = 90.0, 110.0
_SAME_PAPER_MM = 2.0
_PAPERS = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0)}
_ACTUAL_SIZE = msg("khi in, chọn “Kích thước thật” (Actual size, 100%), bỏ “Vừa trang” (Fit to page), rồi đo lại")
_HEAD = """\
# Độ lệch của từng máy in với từng khổ giấy, do lệnh “reportgen calibrate” ghi.
# dx_mm, dy_mm: phải dời chữ sang phải, xuống dưới bao nhiêu mm; ngang, doc: phải co giãn còn bao nhiêu phần trăm.
"""


class Offset(NamedTuple):
    """What makes up for a printer's error: every point is multiplied by `across` and `down` (1: as it is), counted from
    the top left corner of the paper, and then moved by `dx` and `dy` mm to the right and down."""

    dx: float = 0.0
    dy: float = 0.0
    across: float = 1.0
    down: float = 1.0

    @property
    def matrix(self) -> Matrix:
        """The transformation of a page, in points from its top left corner."""
        return self.across, 0.0, 0.0, self.down, mm(self.dx), mm(self.dy)

    def moved(self, page: Page) -> Page:
        """`page` as this printer has to be given it."""
        return page if self == NO_OFFSET else page._replace(items=(Group(self.matrix, page.items),))


NO_OFFSET = Offset()


class Measures(NamedTuple):
    """What a user measured on a printed calibration sheet, in mm: from the paper's left and top edges to the first
    lines, and between the lines across and down (None: not measured)."""

    left: float
    top: float
    across: float | None = None
    down: float | None = None


def offset_from(measures: Measures, paper: str) -> Offset:
    """The offset that makes up for what was measured on a sheet of `paper` ("A4 ngang").

    A printer puts x at s·x + t; so x must be given to it as (x − t) / s. Raises UsageError for measures that no
    printer gives: they are mistakes, or the sheet was printed enlarged.
    """
    width, height = paper_size(paper)
    across = (measures.across or width - 2 * MARK_MM) / (width - 2 * MARK_MM)
    down = (measures.down or height - 2 * MARK_MM) / (height - 2 * MARK_MM)
    problems = [
        problem
        for name, share in ((msg("khoảng cách ngang"), across), (msg("khoảng cách dọc"), down))
        for problem in _wrong_scale(name, 100 * share)
    ]
    if problems:
        raise UsageError(problems)
    found = Offset(MARK_MM - measures.left / across, MARK_MM - measures.top / down, 1 / across, 1 / down)
    return _checked(Offset(*(round(value, 5) for value in found)))


def _checked(offset: Offset) -> Offset:
    """`offset`, or UsageError with all that is absurd in it."""
    problems = [
        *_too_far(msg("sang ngang"), offset.dx),
        *_too_far(msg("theo chiều dọc"), offset.dy),
        *_wrong_scale(msg("độ co giãn ngang"), 100 * offset.across),
        *_wrong_scale(msg("độ co giãn dọc"), 100 * offset.down),
    ]
    if problems:
        raise UsageError(problems)
    return offset


def _too_far(direction: Message, value: float) -> list[Problem]:
    if abs(value) <= MOST_MM:
        return []
    message = msg(
        "máy in lệch {direction} {value} mm thì quá nhiều (nhiều nhất {most} mm)",
        direction=direction,
        value=_shown(value),
        most=_shown(MOST_MM),
    )
    return [Problem("printer.too-far", message, hint=_ACTUAL_SIZE)]


def _wrong_scale(name: Message, percent: float) -> list[Problem]:
    if LEAST_PERCENT <= percent <= MOST_PERCENT:
        return []
    message = msg(
        "{name} bằng {percent}% so với đúng; chỉ nhận từ {least}% đến {most}%",
        name=name,
        percent=_shown(percent),
        least=_shown(LEAST_PERCENT),
        most=_shown(MOST_PERCENT),
    )
    return [Problem("printer.wrong-scale", message, hint=_ACTUAL_SIZE)]


def _shown(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


# --- papers ---------------------------------------------------------------------------------------------


def paper_size(paper: str) -> tuple[float, float]:
    """Width and height in mm of "A4 ngang" or "A4 đứng". Raises UsageError for another."""
    name, _, way = paper.strip().partition(" ")
    sides = _PAPERS.get(name.upper())
    if sides is None or way.casefold() not in ("ngang", "đứng", "dung", "doc", "dọc"):
        hint = msg("các khổ giấy: {names}", names=", ".join(f"{known} ngang, {known} đứng" for known in _PAPERS))
        raise UsageError(Problem("printer.paper", msg("không có khổ giấy “{paper}”", paper=paper), hint=hint))
    return sides[::-1] if way.casefold() == "ngang" else sides


def paper_of(width: Pt, height: Pt) -> str:
    """What a page of this size in pt is called; "297 × 210" where it has no name."""
    for name, sides in _PAPERS.items():
        near = sorted((to_mm(width), to_mm(height)))
        if all(abs(a - b) <= _SAME_PAPER_MM for a, b in zip(near, sides, strict=True)):
            return f"{name} {'ngang' if width > height else 'đứng'}"
    return f"{to_mm(width):.0f} × {to_mm(height):.0f}"


# --- what is kept ---------------------------------------------------------------------------------------


def printers_file() -> Path:
    return user_folder() / FILE


def known_printers() -> dict[str, dict[str, Offset]]:
    """Every printer's offsets by paper. Raises DataError when the file was spoiled."""
    path = printers_file()
    if not path.exists():
        return {}
    problems: list[Problem] = []
    printers = read_yaml(path).get("may_in")
    found: dict[str, dict[str, Offset]] = {}
    for name, papers in (printers.entries if isinstance(printers, Record) else {}).items():
        entries = papers.entries if isinstance(papers, Record) else {}
        found[name] = {paper: _read(Settings(node, paper), problems) for paper, node in entries.items()}
    if problems:
        raise DataError(problems)
    return found


def _read(settings: Settings, problems: list[Problem]) -> Offset:
    offset = Offset(
        settings.number("dx_mm", -MOST_MM, MOST_MM, otherwise=0.0),
        settings.number("dy_mm", -MOST_MM, MOST_MM, otherwise=0.0),
        settings.number("ngang", LEAST_PERCENT, MOST_PERCENT, otherwise=100.0) / 100,
        settings.number("doc", LEAST_PERCENT, MOST_PERCENT, otherwise=100.0) / 100,
    )
    problems += settings.problems()
    return offset


def remember_offset(printer: str, paper: str, offset: Offset) -> Path:
    """Keep `offset` for `printer` and `paper`, in place of what was known; returns the file.

    Raises UsageError for an absurd offset or a printer without a name, OutputError when it cannot be written.
    """
    name = " ".join(printer.split())
    if not name or any(ord(letter) < ord(" ") for letter in name):
        raise UsageError(
            Problem("printer.no-name", msg("chưa ghi tên máy in"), hint=msg("thêm --printer và tên máy in"))
        )
    paper_size(paper)
    known = known_printers()
    known.setdefault(name, {})[paper] = _checked(offset)
    path = printers_file()
    write_whole(path, (_HEAD + _written(known)).encode("utf-8"))
    return path


def _written(known: Mapping[str, Mapping[str, Offset]]) -> str:
    lines = ["may_in:"]
    for printer, papers in sorted(known.items()):
        lines.append(f"  {json.dumps(printer, ensure_ascii=False)}:")
        for paper, offset in sorted(papers.items()):
            across, down = (f"{round(100 * share, 3):g}" for share in (offset.across, offset.down))
            values = f"dx_mm: {round(offset.dx, 3):g}, dy_mm: {round(offset.dy, 3):g}, ngang: {across}, doc: {down}"
            lines.append(f"    {paper}: {{{values}}}")
    return "\n".join(lines) + "\n"


class Printer:
    """A printer whose offsets are known. Raises UsageError when it was never measured, DataError when what is kept was
    spoiled."""

    def __init__(self, name: str) -> None:
        self.name = " ".join(name.split())
        known = known_printers()
        if self.name not in known:
            raise _unknown_printer(self.name, list(known))
        self._papers = known[self.name]

    def offset(self, width: Pt, height: Pt) -> Offset:
        """For a page of this size. Raises UsageError when this paper was never measured."""
        paper = paper_of(width, height)
        if paper not in self._papers:
            message = msg("máy in “{name}” chưa được căn chỉnh với khổ giấy {paper}", name=self.name, paper=paper)
            raise UsageError(Problem("printer.other-paper", message, FilePlace(str(printers_file())), _MEASURE))
        return self._papers[paper]

    def moved(self, pages: Pages) -> Pages:
        """`pages` as this printer has to be given them, each by its own paper."""
        return pages._replace(pages=tuple(self.offset(page.width, page.height).moved(page) for page in pages.pages))

    def rendered(self, document: Document | FilledForm) -> bytes:
        """The document's .pdf for this printer."""
        return write_pdf(self.moved(document.pages), document.fonts)


def offset_of(printer: str, paper: str) -> Offset:
    """What is kept for `printer` and `paper`. Raises UsageError when it was never measured."""
    width, height = paper_size(paper)
    return Printer(printer).offset(mm(width), mm(height))


_MEASURE = msg("chạy reportgen calibrate, in tờ căn chỉnh bằng máy in và khổ giấy ấy, rồi làm theo lời dặn trên tờ in")


def _unknown_printer(name: str, known: list[str]) -> UsageError:
    near = difflib.get_close_matches(name, known, n=1)
    hint = msg("có phải ý bạn là “{near}”?", near=near[0]) if near else _MEASURE
    message = msg("máy in “{name}” chưa được căn chỉnh", name=name)
    return UsageError(Problem("printer.unknown", message, FilePlace(str(printers_file())), hint))
