"""PDF files from outside. In: bytes of any origin. Out: an opened file and what a viewer shows of its pages, or an
error in plain words.

What a viewer shows is the crop box, turned by /Rotate and enlarged by /UserUnit (ISO 32000-1, 7.7.3.3 and 14.11.2).
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

from ..errors import PackageError, ReportgenError
from ..messages import Message, msg
from ..places import FilePlace
from ..units import Pt, mm

MOST_BYTES = 200_000_000
MOST_PAGES = 200
_LEAST_SIDE, _MOST_SIDE = mm(10), mm(5000)
BROKEN = (
    pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError, RuntimeError,
)  # fmt: skip
"""What a file raises in which something stands where another kind of thing should."""
_SAVE_AGAIN = msg("mở tệp bằng trình xem PDF rồi in lại ra PDF (Print to PDF), hoặc xin tệp gốc")

Matrix = tuple[float, float, float, float, float, float]


class PageView(NamedTuple):
    """The part of a page's own space that is shown, the clockwise turn in degrees, and the size of its unit in pt."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    unit: float = 1.0

    @property
    def width(self) -> Pt:
        return self._sides[self.turn in (90, 270)]

    @property
    def height(self) -> Pt:
        return self._sides[self.turn not in (90, 270)]

    @property
    def _sides(self) -> tuple[Pt, Pt]:
        return (self.right - self.left) * self.unit, (self.top - self.bottom) * self.unit

    def on_paper(self, x: float, y: float) -> tuple[Pt, Pt]:
        """A point of the page's own space as points from the top left of what is shown."""
        to_left, to_right = (x - self.left) * self.unit, (self.right - x) * self.unit
        to_bottom, to_top = (y - self.bottom) * self.unit, (self.top - y) * self.unit
        return {
            0: (to_left, to_top),
            90: (to_bottom, to_left),
            180: (to_right, to_bottom),
            270: (to_top, to_right),
        }[self.turn]

    def to_unit_square(self) -> Matrix:
        """What brings the page's own space, as it is shown, into the square from (0, 0) to (1, 1), y upwards."""
        x0, y0 = self.on_paper(0, 0)
        x1, y1 = self.on_paper(1, 0)
        x2, y2 = self.on_paper(0, 1)
        width, height = self.width, self.height
        return ((x1 - x0) / width, (y0 - y1) / height, (x2 - x0) / width, (y0 - y2) / height,
                x0 / width, 1 - y0 / height)  # fmt: skip


def open_pdf(data: bytes, name: str) -> pikepdf.Pdf:
    """The file, which has at least one page and no secrets. Raises PackageError, at `name`, when it is none, is broken,
    needs a password, has no pages or is larger than any honest form."""
    if len(data) > MOST_BYTES:
        raise refused(name, "pdf.too-large", msg("tệp PDF này quá lớn"), _SAVE_AGAIN)
    try:
        opened = pikepdf.Pdf.open(BytesIO(data))
        if opened.is_encrypted:  # with no password: the streams are read from a copy in the clear
            opened = _in_the_clear(opened)
        count = len(opened.pages)
    except pikepdf.PasswordError as error:
        hint = msg("mở tệp bằng mật khẩu, bỏ mật khẩu rồi lưu lại")
        raise refused(name, "pdf.password", msg("tệp PDF này có mật khẩu"), hint) from error
    except BROKEN as error:
        message = msg("tệp này không phải PDF, hoặc đã hỏng")
        raise refused(name, "pdf.unreadable", message, _SAVE_AGAIN) from error
    if not count:
        raise refused(name, "pdf.no-pages", msg("tệp PDF này không có trang nào"), _SAVE_AGAIN)
    if count > MOST_PAGES:
        message = msg("tệp PDF này có {count} trang, nhiều hơn {limit} trang", count=count, limit=MOST_PAGES)
        raise refused(name, "pdf.too-many-pages", message, msg("chỉ giữ lại các trang của biểu mẫu"))
    return opened


def _in_the_clear(locked: pikepdf.Pdf) -> pikepdf.Pdf:
    plain = BytesIO()
    with warnings.catch_warnings():  # of what a form's fields hang on: they are read as they are
        warnings.simplefilter("ignore")
        locked.save(plain, encryption=False)
    return pikepdf.Pdf.open(plain)


def refused(name: str, code: str, message: Message, hint: Message | None = None) -> ReportgenError:
    return PackageError.of(code, message, place=FilePlace(name), hint=hint)


def view_of(page: pikepdf.Page, name: str) -> PageView:
    """What a viewer shows of `page`. Raises PackageError when its sizes are none."""
    try:
        media, crop = _box(page.mediabox), _box(page.cropbox)
        turn = int(_inherited(page.obj, "/Rotate") or 0) % 360
        unit = float(page.obj.get("/UserUnit", 1))
    except BROKEN as error:
        raise _no_size(name) from error
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:  # a crop box beside the page counts for nothing
        left, bottom, right, top = media
    view = PageView(left, bottom, right, top, turn - turn % 90, unit)
    if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (view.width, view.height)):
        raise _no_size(name)
    return view


def _no_size(name: str) -> ReportgenError:
    message = msg("khổ trang ghi trong tệp PDF này không dùng được")
    return refused(name, "pdf.page-size", message, _SAVE_AGAIN)


def _box(array: Any) -> tuple[float, float, float, float]:
    """A rectangle by its lower left and upper right corners, whichever two it was given by."""
    x1, y1, x2, y2 = (float(value) for value in array)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(50):
        if key in page:
            return page[key]
        page = page.get("/Parent")
        if not isinstance(page, pikepdf.Dictionary):
            break
    return None
