"""A pre-printed blank, described. In: `phoi` of a template.yaml, or a form that the office drew as a PDF. Out: sizes,
the boxes to print into, and the background that only the preview shows.

    phoi:
      a4:
        kho: A4 ngang                 # or rong_mm, cao_mm
        nen: nen-a4.pdf               # the blank itself, for the eye: .pdf, .png or .jpg
        le_an_toan_mm: 15
        o:
          ten: {trai_mm: 40, tren_mm: 96, rong_mm: 217, cao_mm: 12, co_chu: 22, co_nho_nhat: 16, so_dong: 2, dam: có}
          so: {chu: "Số: {so_quyet_dinh}", trai_mm: 40, …}
      rieng:
        bieu_mau: phoi-cua-co-quan.pdf  # its text fields are the boxes; `o` may change single settings of them

All places are millimetres from the top left corner of the page as it is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import DataError, Problem, Severity, TemplateError
from ..messages import msg
from ..places import FilePlace, Place
from ..readers.files import MEGABYTE, read_bytes
from ..readers.record import Mapping as Record
from ..readers.record import Node, Scalar
from ..readers.tables import key_of
from ..units import Pt, mm, to_mm
from .fit import FitBox
from .settings import Settings

SAFE_MARGIN_MM = 15
_SLACK: Pt = 0.05
_SHAPE_TOLERANCE = 0.01
_PADDING: Pt = 2.0
"""What viewers leave free inside a form field's frame, left and right."""
_LEAST_SIZE, _MOST_SIZE = 4.0, 200.0
_MOST_BYTES = 100 * MEGABYTE
_MULTILINE_SIZE = 12.0
_LINE = 1.15  # of the size: Times New Roman
_SHRINK = 0.7  # down to which share of its size a field's text may go when nothing is said

_PAPERS = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210)}
_KEY = re.compile(r"[a-z0-9_.\[\]]+")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_ALIGN = {"trái": "left", "trai": "left", "giữa": "center", "giua": "center", "phải": "right", "phai": "right"}
_VALIGN = {"trên": "top", "tren": "top", "giữa": "middle", "giua": "middle", "dưới": "bottom", "duoi": "bottom"}
_FROM_ENGLISH = {"left": "trái", "center": "giữa", "right": "phải"}
_MAGIC = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class BlankBox(NamedTuple):
    """A box to print into: `page` from 0, points from the top left; `pattern` is the text with {names} in it."""

    name: str
    page: int
    x: Pt
    y: Pt
    height: Pt
    pattern: str
    fit: FitBox
    align: str = "center"
    valign: str = "middle"
    color: str = "000000"
    spacing: float = 1.0


class BlankSheet(NamedTuple):
    """The pages of a blank: sizes in pt, boxes, the background of each page by number, and what to tell of."""

    sizes: tuple[tuple[Pt, Pt], ...]
    boxes: tuple[BlankBox, ...]
    background: Mapping[int, bytes]
    warnings: tuple[Problem, ...] = ()


def blank_of_pdf(path: Path) -> BlankSheet:
    """The blank that a PDF with text fields is. A field near the paper's edge is only warned of: nothing tells that the
    file is printed on. Raises PackageError, TemplateError."""
    place = FilePlace(str(path))
    settings = Settings(Record({"bieu_mau": Scalar(path.name, place)}, place), path.name)
    return _Reading(path.parent, settings, strict=False).sheet()


def blank_of_settings(node: Node, folder: Path, name: str) -> BlankSheet:
    """The blank that one entry of `phoi` describes; its files lie in `folder`. Raises PackageError, TemplateError with
    everything that is wrong."""
    return _Reading(folder, Settings(node, name)).sheet()


class _Reading:
    """Reads one blank."""

    def __init__(self, folder: Path, settings: Settings, *, strict: bool = True) -> None:
        self._folder, self._settings, self._strict = folder, settings, strict
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []

    def sheet(self) -> BlankSheet:
        settings = self._settings
        margin = mm(settings.number("le_an_toan_mm", 0, 60, otherwise=SAFE_MARGIN_MM))
        form = self._file("bieu_mau")
        if self._problems:  # a file that is not there: its boxes are not known
            raise TemplateError(self._problems)
        sizes, drawn = self._drawn(form) if form is not None else (self._sizes(), {})
        background = self._background(form, self._file("nen"), sizes)
        boxes = [self._box(name, values, sizes) for name, values in self._entries(drawn).items()]
        if not boxes:
            hint = msg("ghi các ô dưới “o:”, hoặc đặt ô chữ (text field) trong tệp PDF của biểu mẫu")
            self._problem("form.no-boxes", msg("phôi này không có ô nào để in chữ"), settings.place(), hint)
        problems = [*settings.problems(), *self._problems]
        outside = [problem for box in boxes for problem in _outside(box, sizes, margin, self._place_of(box.name))]
        if problems or (outside and self._strict):
            raise TemplateError(problems or outside)
        self._warnings += [problem._replace(severity=Severity.WARNING) for problem in outside]
        return BlankSheet(sizes, tuple(boxes), background, tuple(self._warnings))

    def _problem(self, code: str, message: Any, place: Place, hint: Any = None) -> None:
        self._problems.append(Problem(code, message, place, hint))

    # --- the paper -----------------------------------------------------------------------------------------

    def _sizes(self) -> tuple[tuple[Pt, Pt], ...]:
        settings = self._settings
        if not settings.has("kho"):
            return ((mm(settings.number("rong_mm", 30, 1500)), mm(settings.number("cao_mm", 30, 1500))),)
        words = settings.text("kho").casefold().split()
        short, long = _PAPERS.get(words[0], (0, 0))
        lying = words[1:] in (["ngang"], ["nằm", "ngang"])
        if not short or not (lying or words[1:] in ([], ["đứng"], ["dung"], ["dọc"], ["doc"])):
            hint = msg("ghi như {example}, hoặc ghi rong_mm và cao_mm", example="“A4 ngang”, “A4 đứng”, “A3 ngang”")
            self._problem("form.paper", msg("không có khổ giấy nào tên như vậy"), settings.place("kho"), hint)
        return ((mm(long), mm(short)) if lying else (mm(short or 210), mm(long or 297)),)

    def _file(self, key: str) -> bytes | None:
        """The content of the file that `key` names."""
        if not self._settings.has(key):
            return None
        name = self._settings.text(key)
        if Path(name).name != name:
            hint = msg("để tệp này cùng thư mục với mẫu và chỉ ghi tên tệp")
            self._problem(
                "form.other-folder", msg("tệp phải nằm trong thư mục của mẫu"), self._settings.place(key), hint
            )
            return b""
        try:
            return read_bytes(self._folder / name, limit=_MOST_BYTES)
        except DataError as error:
            self._problems += [problem._replace(place=self._settings.place(key)) for problem in error.problems]
            return b""

    def _background(self, form: bytes | None, other: bytes | None, sizes: Any) -> dict[int, bytes]:
        content, key = (other, "nen") if other is not None else (form, "bieu_mau")
        if not content:
            return {}
        if not content.startswith(_MAGIC):
            hint = msg("dùng tệp .pdf, .png hoặc .jpg")
            self._problem(
                "form.background", msg("nền phôi không phải tệp PDF, PNG hay JPEG"), self._settings.place(key), hint
            )
            return {}
        if not content.startswith(_MAGIC[0]):
            return {0: content}
        from ..pdf.acroform import read_blank  # pikepdf: only where there is a PDF to read
        from ..pdf.embed import single_page

        name = self._settings.text(key)
        found = read_blank(content, name).sizes
        if other is not None and not _alike(found[0], sizes[0]):
            self._warnings.append(_other_paper(self._settings.place(key), found[0], sizes[0]))
        return {number: single_page(content, number, name) for number in range(min(len(found), len(sizes)))}

    # --- the boxes -----------------------------------------------------------------------------------------

    def _drawn(self, form: bytes) -> tuple[tuple[tuple[Pt, Pt], ...], dict[str, dict[str, Any]]]:
        """The sizes and boxes of a form drawn as a PDF, its boxes as settings."""
        from ..pdf.acroform import read_blank

        blank = read_blank(form, self._settings.text("bieu_mau"))
        self._warnings += blank.warnings
        made: dict[str, dict[str, Any]] = {}
        for field in blank.fields:
            name = field.name if _KEY.fullmatch(field.name) else key_of(field.name)
            double = sum(known == name or known.startswith(f"{name}#") for known in made)
            made[f"{name}#{double + 1}" if double else name] = _as_settings(field)
        return blank.sizes, made

    def _entries(self, drawn: dict[str, dict[str, Any]]) -> dict[str, Node]:
        """The settings of every box: those of the drawn form, those written, and both joined."""
        place = self._settings.place("bieu_mau")
        made: dict[str, Node] = {
            name: Record({key: Scalar(value, place) for key, value in values.items()}, place)
            for name, values in drawn.items()
        }
        written = self._settings.inside("o")
        if isinstance(written, Record):
            for name, node in written.entries.items():
                known = made.get(name)
                joined = isinstance(known, Record) and isinstance(node, Record)
                made[name] = Record({**known.entries, **node.entries}, node.place) if joined else node  # type: ignore[union-attr]
        elif written is not None:
            self._problem("form.boxes", msg("“o” phải gồm các dòng “tên ô: …”"), written.place)
        return made

    def _place_of(self, name: str) -> Place:
        written = self._settings.inside("o")
        node = written.get(name) if isinstance(written, Record) else None
        return node.place if node is not None else self._settings.place("bieu_mau")

    def _box(self, name: str, node: Node, sizes: tuple[tuple[Pt, Pt], ...]) -> BlankBox:
        settings = Settings(node, name)
        page = int(settings.number("trang", 1, len(sizes), otherwise=1)) - 1
        size = settings.number("co_chu", _LEAST_SIZE, _MOST_SIZE)
        spacing = settings.number("gian_dong", 0.8, 3, otherwise=1.0)
        x, y = mm(settings.number("trai_mm", 0, 2000)), mm(settings.number("tren_mm", 0, 2000))
        width, height = mm(settings.number("rong_mm", 1, 2000)), mm(settings.number("cao_mm", 1, 2000))
        box = BlankBox(
            name, page, x, y, height,
            settings.text("chu", otherwise=f"{{{name.partition('#')[0]}}}"),
            _fit(settings, size, width, height / spacing),
            settings.choice("can", _ALIGN, otherwise="center", shown=("trái", "giữa", "phải")),
            settings.choice("doc", _VALIGN, otherwise="middle", shown=("trên", "giữa", "dưới")),
            self._color(settings),
            spacing,
        )  # fmt: skip
        self._problems += settings.problems()
        return box

    def _color(self, settings: Settings) -> str:
        text = settings.text("mau", otherwise="000000")
        found = _COLOR.fullmatch(text)
        if found is None:
            hint = msg("ghi mã màu gồm sáu chữ số hoặc chữ từ A đến F, ví dụ FFDD00")
            settings.note("form.color", msg("“{value}” không phải là màu", value=text), settings.place("mau"), hint)
        return found.group(1).upper() if found else "000000"


def _fit(settings: Settings, size: Pt, width: Pt, height: Pt) -> FitBox:
    return FitBox(
        width=width,
        size=size,
        floor=settings.number("co_nho_nhat", _LEAST_SIZE, size, otherwise=max(_LEAST_SIZE, _halves(size * _SHRINK))),
        lines=int(settings.number("so_dong", 1, 40, otherwise=1)),
        least_percent=int(settings.number("gian_nho_nhat", 50, 100, otherwise=85)),
        height=height,
        wraps=settings.choice("xuong_dong", {"trước": True, "truoc": True, "sau": False}, otherwise=False),
        balanced=settings.flag("can_dong", otherwise=True),
        capitals=settings.flag("chu_hoa"),
        font=settings.text("phong", otherwise="Times New Roman"),
        bold=settings.flag("dam"),
        italic=settings.flag("nghieng"),
    )  # fmt: skip


def _as_settings(field: Any) -> dict[str, Any]:
    """A drawn text field as a clerk would have written it."""
    size = field.size or (_MULTILINE_SIZE if field.multiline else min(_MOST_SIZE, field.height / _LINE))
    size = min(max(_halves(size), _LEAST_SIZE), _MOST_SIZE)
    lines = max(1, int(field.height / (size * _SHRINK * _LINE))) if field.multiline else 1
    return {
        "trang": str(field.page + 1),
        "trai_mm": f"{to_mm(field.x + _PADDING):.4f}",
        "tren_mm": f"{to_mm(field.y):.4f}",
        "rong_mm": f"{to_mm(field.width - 2 * _PADDING):.4f}",
        "cao_mm": f"{to_mm(max(field.height, size * _SHRINK * _LINE)):.4f}",
        "co_chu": f"{size:g}",
        "so_dong": str(min(lines, 40)),
        "xuong_dong": "trước" if field.multiline else "sau",
        "phong": field.font,
        "dam": "có" if field.bold else "không",
        "nghieng": "có" if field.italic else "không",
        "mau": field.color,
        "can": _FROM_ENGLISH[field.alignment],
        "doc": "trên" if field.multiline else "giữa",
        "can_dong": "không" if field.multiline else "có",
    }


def _halves(size: Pt) -> Pt:
    return int(2 * size) / 2


def _outside(box: BlankBox, sizes: tuple[tuple[Pt, Pt], ...], margin: Pt, place: Place) -> list[Problem]:
    """The problem of a box that leaves the part of the page where a printer may be trusted."""
    width, height = sizes[box.page]
    free = (
        (msg("trái"), box.x),
        (msg("trên"), box.y),
        (msg("phải"), width - box.x - box.fit.width),
        (msg("dưới"), height - box.y - box.height),
    )
    near = [
        msg("{side} {free} mm", side=side, free=f"{to_mm(left):.1f}".replace(".", ","))
        for side, left in free
        if left < margin - _SLACK
    ]
    if not near:
        return []
    message = msg("ô “{name}” cách mép giấy chưa đủ {margin} mm: {sides}", name=box.name, sides=near,
                  margin=f"{to_mm(margin):g}")  # fmt: skip
    hint = msg("dời hoặc thu ô lại; máy in thường không in được sát mép giấy, và giấy có thể xê dịch vài mm")
    return [Problem("form.outside-margin", message, place, hint)]


def _alike(one: tuple[Pt, Pt], other: tuple[Pt, Pt]) -> bool:
    """Whether two papers have the same shape: A4 stands for A3."""
    return abs(one[0] / one[1] / (other[0] / other[1]) - 1) < _SHAPE_TOLERANCE


def _other_paper(place: Place, found: tuple[Pt, Pt], wanted: tuple[Pt, Pt]) -> Problem:
    message = msg(
        "nền phôi khổ {found} mm, trang in khổ {wanted} mm: khi xem trước, nền bị kéo cho vừa trang",
        found=_by(found),
        wanted=_by(wanted),
    )
    return Problem("form.other-paper", message, place, severity=Severity.WARNING)


def _by(size: tuple[Pt, Pt]) -> str:
    return " × ".join(f"{to_mm(side):.0f}" for side in size)
