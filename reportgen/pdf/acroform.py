"""Forms that an office drew as a PDF. In: a file with AcroForm fields. Out: its pages' sizes and the boxes of its text
fields, in points from the top left of each page as a viewer shows it.

The fields are only read: what is printed is our own text over the page (an AcroForm made here could not hold "Nguyễn").
ISO 32000-1, 12.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from ..errors import Problem, Severity
from ..messages import msg
from ..places import FilePlace
from ..units import Pt
from .foreign import BROKEN, PageView, open_pdf, refused, view_of

_MULTILINE, _COMB = 1 << 12, 1 << 24
_ALIGNMENTS = ("left", "center", "right")
_MOST_ANCESTORS = 30
_OPERATION = re.compile(r"(?:/(?P<font>\S+)\s+(?P<size>[\d.+-]+)\s+Tf)|(?P<color>(?:[\d.+-]+\s+){1,4})(?:g|rg|k)\b")
_FAMILIES = {
    "Arial": ("helv", "arial"),
    "Times New Roman": ("times", "tiro", "tib", "tiit"),
    "Courier New": ("cour",),
}


class FormField(NamedTuple):
    """A text field: `page` from 0; `size` 0 leaves it to the program; `font` is a family's name."""

    name: str
    page: int
    x: Pt
    y: Pt
    width: Pt
    height: Pt
    font: str
    bold: bool
    italic: bool
    size: Pt
    color: str
    alignment: str
    multiline: bool


class Blank(NamedTuple):
    """A form's pages (width, height) and its text fields in the order of the pages; what else was met is a warning."""

    sizes: tuple[tuple[Pt, Pt], ...]
    fields: tuple[FormField, ...]
    warnings: tuple[Problem, ...]


def read_blank(data: bytes, name: str) -> Blank:
    """Raises PackageError, at `name`, for a file that cannot be read and for a form of XFA only."""
    with open_pdf(data, name) as opened:
        views = [view_of(page, name) for page in opened.pages]
        try:
            form = opened.Root.get("/AcroForm")
            form = form if isinstance(form, pikepdf.Dictionary) else pikepdf.Dictionary()
            reading = _Reading(name, form)
            for number, (page, view) in enumerate(zip(opened.pages, views, strict=True)):
                reading.page(number, page.obj, view)
        except BROKEN as error:
            hint = msg("mở tệp bằng trình xem PDF, lưu lại thành tệp mới rồi thử lại")
            raise refused(name, "pdf.unreadable", msg("các ô của biểu mẫu PDF này đã hỏng"), hint) from error
        if "/XFA" in form and not reading.fields:
            hint = msg("lưu biểu mẫu thành PDF thường (AcroForm), hoặc in lại ra PDF rồi ghi tọa độ các ô vào mẫu")
            raise refused(name, "pdf.xfa", msg("biểu mẫu này thuộc loại XFA, chương trình không đọc được"), hint)
        sizes = tuple((view.width, view.height) for view in views)
        return Blank(sizes, tuple(reading.fields), tuple(reading.warnings))


class _Reading:
    """Gathers the text fields of one form."""

    def __init__(self, name: str, form: Any) -> None:
        self._name, self._form = name, form
        self.fields: list[FormField] = []
        self.warnings: list[Problem] = []

    def page(self, number: int, page: Any, view: PageView) -> None:
        annotations = page.get("/Annots")
        for widget in annotations if isinstance(annotations, pikepdf.Array) else ():
            if isinstance(widget, pikepdf.Dictionary) and widget.get("/Subtype") == "/Widget":
                self._widget(widget, number, view)

    def _widget(self, widget: Any, number: int, view: PageView) -> None:
        name = ".".join(reversed([str(one["/T"]) for one in _line(widget) if "/T" in one]))
        kind = str(_inherited(widget, "/FT") or "")
        if not name or kind not in ("/Tx", "/Ch"):
            self._warn("pdf.field-kind", msg("ô “{name}” không phải ô chữ nên không được điền", name=name or "?"))
            return
        try:
            self.fields.append(self._field(name, widget, number, view))
        except BROKEN:
            self._warn("pdf.field-box", msg("ô “{name}” không có khung dùng được nên không được điền", name=name))

    def _field(self, name: str, widget: Any, number: int, view: PageView) -> FormField:
        x1, y1, x2, y2 = (float(value) for value in widget["/Rect"])
        (left, top), (right, bottom) = _corners(view.on_paper(x1, y1), view.on_paper(x2, y2))
        if right - left < 1 or bottom - top < 1:
            raise ValueError("no box")
        flags = int(_inherited(widget, "/Ff") or 0)
        if flags & _COMB:
            self._warn("pdf.field-comb", msg("ô “{name}” chia từng chữ; chữ được in liền", name=name))
        alignment = int(_inherited(widget, "/Q") or self._form.get("/Q", 0))
        looks = self._looks(str(_inherited(widget, "/DA") or self._form.get("/DA", "")))
        return FormField(
            name, number, left, top, right - left, bottom - top, *looks,
            _ALIGNMENTS[alignment % len(_ALIGNMENTS)], bool(flags & _MULTILINE),
        )  # fmt: skip

    def _looks(self, appearance: str) -> tuple[str, bool, bool, Pt, str]:
        """Family, bold, italic, size and colour out of a default appearance ("/Helv 12 Tf 0 g")."""
        font, size, color = "", 0.0, "000000"
        for found in _OPERATION.finditer(appearance):
            if found["font"]:
                font, size = found["font"], _number(found["size"])
            else:
                color = _color([_number(part) for part in found["color"].split()])
        return (*_family(self._base_font(font)), min(max(size, 0.0), 500.0), color)

    def _base_font(self, resource: str) -> str:
        fonts = self._form.get("/DR", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        font = fonts.get(f"/{resource}") if resource else None
        return str(font.get("/BaseFont", "")).lstrip("/") if isinstance(font, pikepdf.Dictionary) else resource

    def _warn(self, code: str, message: Any) -> None:
        self.warnings.append(Problem(code, message, FilePlace(self._name), severity=Severity.WARNING))


def _line(widget: Any) -> Iterator[Any]:
    """The widget and the fields above it."""
    for _ in range(_MOST_ANCESTORS):
        if not isinstance(widget, pikepdf.Dictionary):
            return
        yield widget
        widget = widget.get("/Parent")


def _inherited(widget: Any, key: str) -> Any:
    return next((one[key] for one in _line(widget) if key in one), None)


def _corners(one: tuple[Pt, Pt], other: tuple[Pt, Pt]) -> tuple[tuple[Pt, Pt], tuple[Pt, Pt]]:
    (x1, y1), (x2, y2) = one, other
    return (min(x1, x2), min(y1, y2)), (max(x1, x2), max(y1, y2))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _color(parts: list[float]) -> str:
    """Grey, RGB or CMYK as six hex digits."""
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        return "000000"
    return "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02X}" for part in parts)


def _family(base_font: str) -> tuple[str, bool, bool]:
    """A family as Word names it, bold and italic, from a font of a PDF ("ABCDEF+TimesNewRomanPS-BoldMT")."""
    name = re.sub(r"^[A-Z]{6}\+", "", base_font)
    style = name.casefold()
    bold = "bold" in style or style in ("hebo", "hebi", "tibo", "tibi")
    italic = any(word in style for word in ("italic", "oblique")) or style in ("heit", "tiit", "tibi", "hebi")
    known = next((family for family, starts in _FAMILIES.items() if style.startswith(starts)), None)
    plain = re.split(r"[-,]", name)[0]
    return known or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain) or "Times New Roman", bold, italic
