"""Items become the operators of a content stream. In: items and the state the stream is in. Out: operators, the state
they leave, and the links among them. What is written depends on these and on nothing else: the same items in the same
state give the same bytes in every document.

One small method per kind of item (`pages.py`). Pages count from the top left, PDF from the bottom left: every item is
turned over when it is encoded, and so are the transformations of groups.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from ..errors import Problem
from ..fonts import Face, FontLibrary
from ..messages import Message, msg
from ..pages import Art, Close, Curve, Fill, Group, Item, Line, Link, Move, Path, Picture, Stroke, Text
from ..places import PagePlace
from ..units import Pt
from .fonts import EmbeddedFont, EmbeddedFonts

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = math.tan(math.radians(12))  # what FreeType and browsers slant by
_BOLD_STROKE = 1 / 32  # of the em: Times New Roman's stems grow so from regular to bold
_LINK_SCHEMES = ("http:", "https:", "mailto:")
_URL_LETTERS = "!#$%&'()*+,/:;=?@[]~-._"


class State(NamedTuple):
    """What a content stream's graphics state holds, so that an operator is written only where it changes something.
    Inside a group: its transformation to the page, and the state that comes back at its end."""

    font: tuple[str, Pt] = ("", 0.0)
    fill: str = "000000"
    stroke: str = "000000"
    line_width: Pt = 1.0
    dash: tuple[Pt, ...] = ()
    letter_spacing: Pt = 0.0
    scale: float = 1.0
    rendering: int = 0
    matrix: Matrix = _IDENTITY
    outer: State | None = None


START = State()
"""The state at the start of a page."""


class ClickBox(NamedTuple):
    """A box of the page (left, bottom, right, top, from its bottom left corner) that leads to an address."""

    box: tuple[Pt, Pt, Pt, Pt]
    target: str


class Opening(NamedTuple):
    """The beginning of a group whose items are encoded in several parts."""

    group: Group


class Ending(NamedTuple):
    """The end of the group opened last."""


class Encoded(NamedTuple):
    """Operators, one a line; the state behind them; the links met, and the names of the pictures."""

    code: str
    state: State
    links: tuple[ClickBox, ...] = ()
    pictures: tuple[str, ...] = ()


class Encoder:
    """Encodes items for one file. `fonts` are the file's, `picture` and `art` tell the name of a picture and of a
    vector picture by their keys.

    `problems` are the glyphs found missing, by face and character; `place` names the document and page at hand in
    them.
    """

    def __init__(
        self,
        library: FontLibrary,
        fonts: EmbeddedFonts,
        picture: Callable[[str], str],
        art: Callable[[str], str],
    ) -> None:
        self._library = library
        self._fonts = fonts
        self._picture_name = picture
        self._art_name = art
        self._faces: dict[str, tuple[Face, EmbeddedFont]] = {}
        self._states: dict[State, State] = {START: START}
        self.problems: dict[tuple[str, int], Problem] = {}
        self.place = ("PDF", 1)
        self._handlers: dict[type, Callable[[Any], None]] = {
            Text: self._text, Stroke: self._stroke, Fill: self._fill, Picture: self._picture, Art: self._art,
            Link: self._link, Group: self._group, Opening: self._opening, Ending: self._ending,
        }  # fmt: skip

    def encode(self, items: Iterable[Item | Opening | Ending], height: Pt, state: State = START) -> Encoded:
        """The operators that paint `items` on a page `height` pt high, in a stream that is in `state`."""
        self._height, self._state = height, state
        self._code: list[str] = []
        self._links: list[ClickBox] = []
        self._pictures: list[str] = []
        self._items(items)
        state = self._states.setdefault(self._state, self._state)  # one of each, so that it is found equal at once
        return Encoded("\n".join(self._code), state, tuple(self._links), tuple(self._pictures))

    def _items(self, items: Iterable[Item | Opening | Ending]) -> None:
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
        if item.meant:
            self._code.append(f"/Span <</ActualText <FEFF{item.meant.encode('utf-16-be').hex()}>>> BDC")
        if face.synthetic_italic:
            self._code.append(f"BT 1 0 {_number(_SLANT)} 1 {x} {y} Tm [({shown})] TJ ET")
        else:
            self._code.append(f"BT {x} {y} Td [({shown})] TJ ET")
        if item.meant:
            self._code.append("EMC")

    def _set_text_state(self, item: Text, face: Face, font: EmbeddedFont) -> None:
        state = self._state
        key = (font.name, item.size)
        rendering = 2 if face.synthetic_bold else 0
        spacing = item.letter_spacing / item.scale
        if key == state.font and (spacing, item.scale, rendering) == state[5:8] and not rendering:
            return
        if key != state.font:
            self._code.append(f"/{font.name} {_number(item.size)} Tf")
        if spacing != state.letter_spacing:
            self._code.append(f"{spacing:.5f} Tc")
        if item.scale != state.scale:
            self._code.append(f"{_number(item.scale * 100)} Tz")
        if rendering != state.rendering:
            self._code.append(f"{rendering} Tr")
        self._state = State(key, *state[1:5], spacing, item.scale, rendering, *state[8:])
        if rendering:
            self._set_stroke(item.color, item.size * _BOLD_STROKE, ())

    def _report(self, item: Text, face: Face, font: EmbeddedFont) -> None:
        title, number = self.place
        for code_point in sorted(font.missing):
            problem = Problem(
                "font.missing-glyph", _missing(code_point, face), PagePlace(title, number, item.text, item.x, item.y),
                msg("thay bằng ký tự khác, hoặc dùng --font-dir để chỉ thư mục có phông chữ chứa ký tự này"),
            )  # fmt: skip
            self.problems.setdefault((face.name, code_point), problem)
        font.missing.clear()

    # --- lines, areas, pictures ----------------------------------------------------------------------

    def _set_fill(self, color: str) -> None:
        if color != self._state.fill:
            self._code.append(f"{_color(color)} rg")
            self._state = State(self._state.font, color, *self._state[2:])

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
        self._fill_box(self._picture_name(item.image), item)

    def _art(self, item: Art) -> None:
        self._fill_box(self._art_name(item.art), item)

    def _fill_box(self, name: str, item: Picture | Art) -> None:
        """Draw what fills the unit square in the item's box."""
        self._pictures.append(name)
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
        a, b, c, d, e, f = self._state.matrix
        corners = [
            (a * x + c * y + e, b * x + d * y + f)
            for x in (item.x, item.x + item.width)
            for y in (self._height - item.y, self._height - item.y - item.height)
        ]
        left, bottom = (round(min(values), 3) for values in zip(*corners, strict=True))
        right, top = (round(max(values), 3) for values in zip(*corners, strict=True))
        self._links.append(ClickBox((left, bottom, right, top), quote(item.target, safe=_URL_LETTERS)))

    def _group(self, item: Group) -> None:
        self._opening(Opening(item))
        self._items(item.items)
        self._ending(Ending())

    def _opening(self, item: Opening) -> None:
        group, state = item.group, self._state
        self._code.append(frame(group.transform, self._height)[0])
        if group.clip is not None:
            self._code.append(f"{self._box(*group.clip)} W n")
        matrix = _times(_turned_over(group.transform, self._height), state.matrix)
        self._state = state._replace(matrix=matrix, outer=state)

    def _ending(self, item: Ending) -> None:
        self._code.append("Q")
        assert self._state.outer is not None
        self._state = self._state.outer


def frame(transform: Matrix, height: Pt) -> tuple[str, str]:
    """The operators before and behind what `transform`, counted from the top left of a page, applies to."""
    return f"q {' '.join(f'{round(value, 6) + 0.0:.9g}' for value in _turned_over(transform, height))} cm", "Q"


def _turned_over(transform: Matrix, height: Pt) -> Matrix:
    a, b, c, d, e, f = transform
    return a, -b, -c, d, e + c * height, height - d * height - f


_PATH_OPERATORS = {Move: "m", Line: "l", Curve: "c"}


def _number(value: float) -> str:
    """Three decimals: a four-thousandth of a millimetre."""
    return f"{round(value, 3) + 0.0:.7g}"


@lru_cache(maxsize=256)
def _color(color: str) -> str:
    """Six hex digits as PDF's operands."""
    return " ".join(_number(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does `first` and then `then`."""
    a, b, c, d, e, f = first
    ta, tb, tc, td, te, tf = then
    return (a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td,
            e * ta + f * tc + te, e * tb + f * td + tf)  # fmt: skip


def _shown(item: Text, font: EmbeddedFont) -> str:
    """The codes of `item`'s words with, at every space, the correction that keeps its width to the layout's."""
    if item.kerned:
        return _kerned(item, font)
    *others, last = item.text.split(" ")
    words = font.words
    if not item.word_spacing:
        linked = font.linked
        return "".join([linked[text] for text in others]) + words[last].codes
    extra = item.word_spacing * 1000 / (item.size * item.scale)
    parts: list[str] = []
    for text in others:
        word = words[text]
        parts += (word.codes, font.space(word.excess - extra))
    return "".join(parts) + words[last].codes


def _kerned(item: Text, font: EmbeddedFont) -> str:
    """As `_shown`, with the face's kerning; what a space and its neighbours move together is put behind it."""
    text, kerning = item.text, font.face.kerning
    extra = item.word_spacing * 1000 / (item.size * item.scale)
    parts: list[str] = []
    *others, last = text.split(" ")
    at = 0
    for letters in others:
        at += len(letters) + 1
        word = font.kerned_words[letters]
        moved = (kerning[letters[-1] + " "] if letters else 0.0) + (kerning[" " + text[at]] if at < len(text) else 0.0)
        parts += (word.codes, font.space(word.excess - extra - moved * 1000))
    return "".join(parts) + font.kerned_words[last].codes


def _missing(code_point: int, face: Face) -> Message:
    letter = chr(code_point)
    name = f"“{letter}” (U+{code_point:04X})" if letter.isprintable() else f"U+{code_point:04X}"
    return msg("phông chữ {face} không có ký tự {letter}", face=face.family, letter=name)
