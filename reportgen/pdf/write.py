"""Writes a PDF. In: laid-out pages and the fonts they were set in. Out: bytes, the same for the same pages.

One small method per kind of item (`pages.py`). Pages count from the top left, PDF from the bottom left: every item is
turned over when it is written, and so are the transformations of groups.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFPageLabel, PDFPageLabels, PDFString
from reportlab.pdfgen.canvas import Canvas

from ..errors import FontError, Problem
from ..fonts import Face, FontLibrary
from ..messages import Message, msg
from ..pages import Close, Curve, Fill, Group, Item, Line, Link, Move, Page, Pages, Path, Picture, Stroke, Text
from ..places import PagePlace
from ..units import Pt
from .fonts import EmbeddedFont, EmbeddedFonts
from .outline import Outline
from .pictures import Pictures

rl_config.useA85 = 0  # binary streams: ASCII85 makes them a quarter larger, and there is no switch per document

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = math.tan(math.radians(12))  # what FreeType and browsers slant by
_BOLD_STROKE = 1 / 32  # of the em: Times New Roman's stems grow so from regular to bold
_LINK_SCHEMES = ("http:", "https:", "mailto:")
_URL_LETTERS = "!#$%&'()*+,/:;=?@[]~-._"


def write_pdf(pages: Pages, fonts: FontLibrary) -> bytes:
    """The PDF of `pages`, set in faces that `fonts` gave out.

    Raises FontError with every character that its face cannot draw, PackageError for a picture that cannot be read.
    """
    buffer = BytesIO()
    write_pdf_to(pages, fonts, buffer)
    return buffer.getvalue()


def write_pdf_to(pages: Pages, fonts: FontLibrary, file: BinaryIO) -> None:
    """Like `write_pdf`, into a file open for binary writing. Nothing is written when something is wrong."""
    canvas = _canvas(pages, file)
    writer = _Writer(canvas, pages, fonts)
    for number, page in enumerate(pages.pages, start=1):
        writer.page(number, page)
    if writer.problems:
        raise FontError(writer.problems.values())
    _add_labels(canvas, pages)
    canvas.save()


class _BareCanvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without the font that it sets at the start of every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Info(PDFInfo):  # type: ignore[misc]
    """The document's properties without dates, which would differ from one run to the next."""

    def format(self, document: Any) -> Any:
        values = {
            "Title": self.title, "Author": self.author, "Subject": self.subject, "Keywords": self.keywords,
            "Creator": self.creator, "Producer": self.producer,
        }  # fmt: skip
        return PDFDictionary({name: PDFString(value) for name, value in values.items() if value}).format(document)


def _canvas(pages: Pages, file: BinaryIO) -> Any:
    canvas = _BareCanvas(file, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=pages.language)
    info = canvas._doc.info = _Info()
    info.title, info.author = pages.title, pages.author
    info.subject, info.keywords = pages.subject, pages.keywords
    info.creator, info.producer = "reportgen", "ReportLab"
    if pages.title:
        canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _add_labels(canvas: Any, pages: Pages) -> None:
    """The printed page numbers, for the viewer's page box; none where they only count 1, 2, 3."""
    labels = [page.label or str(number) for number, page in enumerate(pages.pages, start=1)]
    if all(label == str(number) for number, label in enumerate(labels, start=1)):
        return
    table = PDFPageLabels()
    for index, label in enumerate(labels):
        table.addPageLabel(index, PDFPageLabel(prefix=label))
    canvas._doc.Catalog.PageLabels = table


def _number(value: float) -> str:
    """Three decimals: a four-thousandth of a millimetre."""
    return f"{round(value, 3) + 0.0:.7g}"


def _color(color: str) -> str:
    """Six hex digits as PDF's operands."""
    return " ".join(_number(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does `first` and then `then`."""
    a, b, c, d, e, f = first
    ta, tb, tc, td, te, tf = then
    return (a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td,
            e * ta + f * tc + te, e * tb + f * td + tf)  # fmt: skip


class _State(NamedTuple):
    """What the page's graphics state holds, so that an operator is written only where it changes something."""

    font: tuple[str, Pt] = ("", 0.0)
    fill: str = "000000"
    stroke: str = "000000"
    line_width: Pt = 1.0
    dash: tuple[Pt, ...] = ()
    letter_spacing: Pt = 0.0
    scale: float = 1.0
    rendering: int = 0


class _Writer:
    """Draws pages on a canvas. `problems` are the glyphs found missing, by face and character."""

    def __init__(self, canvas: Any, pages: Pages, fonts: FontLibrary) -> None:
        self._canvas = canvas
        self._pages = pages
        self._library = fonts
        self._fonts = EmbeddedFonts()
        self._faces: dict[str, tuple[Face, EmbeddedFont]] = {}
        self._pictures = Pictures(canvas)
        self._outline = Outline(canvas)
        self.problems: dict[tuple[str, int], Problem] = {}
        canvas._doc.delayedFonts.append(self._fonts)
        self._handlers: dict[type, Callable[[Any], None]] = {
            Text: self._text, Stroke: self._stroke, Fill: self._fill, Picture: self._picture, Link: self._link,
            Group: self._group,
        }  # fmt: skip

    def page(self, number: int, page: Page) -> None:
        """Draw one page and close it."""
        self._canvas.setPageSize((page.width, page.height))
        self._number, self._height = number, page.height
        self._matrix, self._state = _IDENTITY, _State()
        self._code: list[str] = self._canvas._code
        self._outline.add(page.headings, page.height)
        self._items(page.items)
        self._canvas._doc.updateSignature("\n".join(self._code))
        self._canvas.showPage()

    def _items(self, items: Iterable[Item]) -> None:
        handlers = self._handlers
        for item in items:
            handlers[type(item)](item)

    # --- text ----------------------------------------------------------------------------------------

    def _face(self, name: str) -> tuple[Face, EmbeddedFont]:
        if name not in self._faces:
            face = self._library.by_name(name)
            self._faces[name] = face, self._fonts.font(face)
        return self._faces[name]

    def _text(self, item: Text) -> None:
        face, font = self._face(item.face)
        shown = _shown(item, font)
        if font.missing:
            self._report(item, face, font)
        self._set_text_state(item, face, font)
        self._set_fill(item.color)
        x, y = _number(item.x), _number(self._height - item.y)
        if face.synthetic_italic:
            self._code.append(f"BT 1 0 {_number(_SLANT)} 1 {x} {y} Tm [<{shown}>] TJ ET")
        else:
            self._code.append(f"BT {x} {y} Td [<{shown}>] TJ ET")

    def _set_text_state(self, item: Text, face: Face, font: EmbeddedFont) -> None:
        state = self._state
        key = (font.name, item.size)
        rendering = 2 if face.synthetic_bold else 0
        if key != state.font:
            self._code.append(f"/{font.name} {_number(item.size)} Tf")
        if item.letter_spacing / item.scale != state.letter_spacing:
            self._code.append(f"{item.letter_spacing / item.scale:.5f} Tc")
        if item.scale != state.scale:
            self._code.append(f"{_number(item.scale * 100)} Tz")
        if rendering != state.rendering:
            self._code.append(f"{rendering} Tr")
        self._state = state._replace(
            font=key, letter_spacing=item.letter_spacing / item.scale, scale=item.scale, rendering=rendering
        )
        if rendering:
            self._set_stroke(item.color, item.size * _BOLD_STROKE, ())

    def _report(self, item: Text, face: Face, font: EmbeddedFont) -> None:
        for code_point in sorted(font.missing):
            place = PagePlace(self._pages.title or "PDF", self._number, item.text, item.x, item.y)
            problem = Problem(
                "font.missing-glyph", _missing(code_point, face), place,
                msg("thay bằng ký tự khác, hoặc dùng --font-dir để chỉ thư mục có phông chữ chứa ký tự này"),
            )  # fmt: skip
            self.problems.setdefault((face.name, code_point), problem)
        font.missing.clear()

    # --- lines, areas, pictures ----------------------------------------------------------------------

    def _set_fill(self, color: str) -> None:
        if color != self._state.fill:
            self._code.append(f"{_color(color)} rg")
            self._state = self._state._replace(fill=color)

    def _set_stroke(self, color: str, width: Pt, dash: tuple[Pt, ...]) -> None:
        state = self._state
        if color != state.stroke:
            self._code.append(f"{_color(color)} RG")
        if width != state.line_width:
            self._code.append(f"{_number(width)} w")
        if dash != state.dash:
            self._code.append(f"[{' '.join(map(_number, dash))}] 0 d")
        self._state = state._replace(stroke=color, line_width=width, dash=dash)

    def _path(self, path: Path) -> str:
        height = self._height
        steps: list[str] = []
        for step in path:
            if isinstance(step, Close):
                steps.append("h")
                continue
            numbers = [_number(value if at % 2 == 0 else height - value) for at, value in enumerate(step)]
            steps.append(f"{' '.join(numbers)} {_PATH_OPERATORS[type(step)]}")
        return " ".join(steps)

    def _stroke(self, item: Stroke) -> None:
        self._set_stroke(item.color, item.width, item.dash)
        self._code.append(f"{self._path(item.path)} S")

    def _fill(self, item: Fill) -> None:
        self._set_fill(item.color)
        self._code.append(f"{self._path(item.path)} f")

    def _box(self, x: Pt, y: Pt, width: Pt, height: Pt) -> str:
        return f"{_number(x)} {_number(self._height - y - height)} {_number(width)} {_number(height)} re"

    def _picture(self, item: Picture) -> None:
        name = self._pictures.name(item.image, self._pages.images[item.image])
        left, top, right, bottom = item.crop
        width = item.width / max(1 - left - right, 0.001)
        height = item.height / max(1 - top - bottom, 0.001)
        x, y = item.x - left * width, self._height - item.y + top * height - height
        clip = f"{self._box(item.x, item.y, item.width, item.height)} W n " if any(item.crop) else ""
        place = " ".join(map(_number, (width, 0, 0, height, x, y)))
        self._code.append(f"q {clip}{place} cm /{name} Do Q")

    def _link(self, item: Link) -> None:
        """Addresses of the web and of mail; nothing else is made clickable."""
        if not item.target.lower().startswith(_LINK_SCHEMES):
            return
        a, b, c, d, e, f = self._matrix
        corners = [
            (a * x + c * y + e, b * x + d * y + f)
            for x in (item.x, item.x + item.width)
            for y in (self._height - item.y, self._height - item.y - item.height)
        ]
        left, bottom = (round(min(values), 3) for values in zip(*corners, strict=True))
        right, top = (round(max(values), 3) for values in zip(*corners, strict=True))
        self._canvas.linkURL(quote(item.target, safe=_URL_LETTERS), (left, bottom, right, top), relative=0)

    def _group(self, item: Group) -> None:
        outer, state = self._matrix, self._state
        a, b, c, d, e, f = item.transform
        height = self._height
        turned: Matrix = (a, -b, -c, d, e + c * height, height - d * height - f)
        self._matrix = _times(turned, outer)
        self._code.append(f"q {' '.join(f'{round(value, 6) + 0.0:.9g}' for value in turned)} cm")
        if item.clip is not None:
            self._code.append(f"{self._box(*item.clip)} W n")
        self._items(item.items)
        self._code.append("Q")
        self._matrix, self._state = outer, state


_PATH_OPERATORS = {Move: "m", Line: "l", Curve: "c"}


def _shown(item: Text, font: EmbeddedFont) -> str:
    """The codes of `item`'s words with, at every space, the correction that keeps its width to the layout's."""
    first, *rest = item.text.split(" ")
    word = font.words[first]
    if not rest:
        return word.codes
    extra = item.word_spacing * 1000 / (item.size * item.scale) if item.word_spacing else 0.0
    space_codes, space_excess = font.words[" "]
    parts = [word.codes]
    for text in rest:
        parts.append(f"{space_codes}>{word.excess + space_excess - extra:.2f}<")
        word = font.words[text]
        parts.append(word.codes)
    return "".join(parts)


def _missing(code_point: int, face: Face) -> Message:
    letter = chr(code_point)
    name = f"“{letter}” (U+{code_point:04X})" if letter.isprintable() else f"U+{code_point:04X}"
    return msg("phông chữ {face} không có ký tự {letter}", face=face.family, letter=name)
