"""Fitting a record's texts into the boxes of a template. In: plain data and the template's `vua_khung`. Out: the same
data, in which each text that does not fit as it is has become a `Fitted`, and a problem for each that fits in no way.

    vua_khung:
      ten: {rong_mm: 180, co_chu: 22, co_nho_nhat: 16, so_dong: 2, dam: có}
      thanh_tich: {rong_mm: 200, co_chu: 15, co_nho_nhat: 12, so_dong: 3, xuong_dong: trước}
      vao_so[]: {rong_mm: 70, co_chu: 13, co_nho_nhat: 10}

Where a template has files of several sizes, the boxes may stand one level deeper, under the file's key (a4, a3).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from ..errors import Problem, Severity
from ..fonts import Face, FontLibrary
from ..messages import Message, msg
from ..places import FilePlace, quoted
from ..readers.record import Mapping as Record
from ..readers.record import Node, Scalar
from ..units import Pt, mm, to_mm
from .fit import LEAST_PERCENT, Fit, FitBox, fit
from .settings import Settings
from .values import Fitted, Piece

ITEMS = "[]"
_ROUNDING: Pt = 0.3
"""What Word and LibreOffice may need beyond the sum of a line's advances, which they round."""
_ITALIC_ROOM = 1 / 10
"""Of the size: what LibreOffice keeps free behind slanted text at a line's end."""
_WRAPS = {"trước": True, "truoc": True, "sau": False}


def read_boxes(node: Node | None) -> tuple[dict[str, FitBox], list[Problem]]:
    """The boxes by field ("ten", "ky.ho_ten", "vao_so[]") that a `vua_khung` describes, and what is wrong with it."""
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return {}, []
    if not isinstance(node, Record):
        hint = msg(
            "viết mỗi trường một dòng, như {example}", example="ten: {rong_mm: 180, co_chu: 22, co_nho_nhat: 16}"
        )
        return {}, [Problem("template.fit", msg("“vua_khung” phải gồm các dòng “tên trường: …”"), node.place, hint)]
    boxes, problems = {}, []
    for name, inner in node.entries.items():
        settings = Settings(inner, name)
        boxes[name] = read_box(settings)
        problems += settings.problems()
    return boxes, problems


def read_box(settings: Settings) -> FitBox:
    """One box; what is wrong with it is noted in `settings`."""
    size = settings.number("co_chu", 4, 200)
    height = settings.number("cao_mm", 1, 2000, otherwise=0.0)
    return FitBox(
        width=mm(settings.number("rong_mm", 1, 2000)),
        size=size,
        floor=settings.number("co_nho_nhat", 4, size or 200, otherwise=size),
        lines=int(settings.number("so_dong", 1, 20, otherwise=1)),
        least_percent=int(settings.number("gian_nho_nhat", 50, 100, otherwise=LEAST_PERCENT)),
        height=mm(height) if height else None,
        wraps=settings.choice("xuong_dong", _WRAPS, otherwise=False),
        balanced=settings.flag("can_dong", otherwise=True),
        capitals=settings.flag("chu_hoa"),
        font=settings.text("phong", otherwise="Times New Roman"),
        bold=settings.flag("dam"),
        italic=settings.flag("nghieng"),
    )


@cache
def measuring_face(font: str, bold: bool, italic: bool) -> Face:
    """The face whose advances count for `font`: the bundled one where it has the same, else the system's."""
    match = FontLibrary.bundled().match(font, bold=bold, italic=italic)
    if match.substituted:
        match = FontLibrary().match(font, bold=bold, italic=italic)
    return match.face


MOST_KNOWN = 1000
"""Texts of a field that are remembered with how they fit: in a batch most recur."""


class Fitting:
    """The boxes of one template, ready to be applied to any number of records."""

    def __init__(self, boxes: Mapping[str, FitBox]) -> None:
        self._boxes = [(name, _steps(name), box, dict[str, Piece]()) for name, box in boxes.items()]

    def applied(self, data: Mapping[str, object], *, draft: bool = False) -> tuple[Mapping[str, object], list[Problem]]:
        """`data` with its texts fitted. In a `draft` a text that fits in no way is made as small as it may be and told
        of as a gap; else it is an error."""
        problems: list[Problem] = []
        for name, steps, box, known in self._boxes:
            text = data.get(name)
            made = known.get(text) if type(text) is str else None
            if made is not None:
                data = data if made == text else {**data, name: made}
                continue
            data = _Applying(box, draft, problems, known).to(data, steps, name)  # type: ignore[assignment]
        return data, problems


def _steps(name: str) -> tuple[str, ...]:
    """("danh_sach", "[]", "ten") for "danh_sach[].ten"."""
    return tuple(name.replace(ITEMS, f".{ITEMS}").strip(".").split("."))


class _Applying:
    """One box applied to one record."""

    def __init__(self, box: FitBox, draft: bool, problems: list[Problem], known: dict[str, Piece]) -> None:
        self._box, self._draft, self._problems, self._known = box, draft, problems, known

    def to(self, value: object, steps: tuple[str, ...], name: str) -> object:
        """`value` with what `steps` lead to fitted; the same object where nothing changes."""
        if not steps:
            return self._fitted(value, name) if isinstance(value, str) else value
        step, *rest = steps
        if step == ITEMS and isinstance(value, list | tuple):
            made = [self.to(item, tuple(rest), name.replace(ITEMS, f"[{at}]", 1)) for at, item in enumerate(value)]
            return value if all(map(_is_same, made, value)) else made
        if isinstance(value, Mapping) and step in value:
            inner = self.to(value[step], tuple(rest), name)
            return value if inner is value[step] else {**value, step: inner}
        return value

    def _fitted(self, text: str, name: str) -> Piece:
        known = self._known.get(text)
        if known is not None:
            return text if known == text else known
        box = self._box
        found = fit(text, _narrower(box), measuring_face(box.font, box.bold, box.italic))
        if found is None:
            severity = Severity.GAP if self._draft else Severity.ERROR
            self._problems.append(does_not_fit(text, name, box, severity))
            return Fitted(tuple(text.split("\n")), box.least_percent, box.floor) if self._draft else text
        made = _piece(text, found, box)
        if len(self._known) < MOST_KNOWN:
            self._known[text] = made
        return made


@lru_cache(maxsize=64)
def _narrower(box: FitBox) -> FitBox:
    """The box without the room that rounding and slanted letters may take."""
    return box._replace(width=box.width - _ROUNDING - (box.size * _ITALIC_ROOM if box.italic else 0.0))


def _piece(text: str, found: Fit, box: FitBox) -> Piece:
    """The text itself where it fits as it is."""
    size = None if found.size == box.size else found.size
    lines = found.lines if box.balanced else tuple(text.split("\n"))  # Word fills lines by itself
    if (lines, found.percent, size) == (tuple(text.split("\n")), 100, None):
        return text
    return Fitted(lines, found.percent, size)


def _is_same(one: object, other: object) -> bool:
    return one is other


def does_not_fit(text: str, name: str, box: FitBox, severity: Severity = Severity.ERROR) -> Problem:
    """The problem of a text that fits in no way."""
    return Problem("data.does-not-fit", _reason(text, name, box), FilePlace(name, key=name), _HINT, severity)


_HINT = msg(
    "rút gọn nội dung in (không viết tắt họ tên), hoặc nới khung, tăng số dòng, giảm cỡ chữ nhỏ nhất của trường này"
    " trong mẫu"
)


def _reason(text: str, name: str, box: FitBox) -> Message:
    return msg(
        "“{name}” dài {count} ký tự, không vừa khung {width} mm ngay cả khi co còn {percent}%, cỡ {size},"
        " {lines} dòng: “{text}”",
        name=name,
        count=len(text),
        width=_short(to_mm(box.width)),
        percent=box.least_percent,
        size=_short(box.floor),
        lines=box.lines,
        text=quoted(text),
    )


def _short(number: float) -> str:
    """180 -> "180", 22.5 -> "22,5"."""
    return f"{number:.4g}".replace(".", ",")
