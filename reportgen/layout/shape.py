"""Text measured. In: a `TextStyle` and chunks of text. Out: atoms, the indivisible pieces that lines are filled with.

A chunk that recurs in the same style is measured once for the whole document: a report repeats its words, and
measuring is most of the work. No kerning but where the file asks for it, no ligatures, as Word sets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from ..errors import Problem, Severity
from ..fonts import IGNORABLE, Face, FontLibrary
from ..fonts.symbols import Sign, emoji, is_symbol_font, plain
from ..messages import msg
from ..units import Pt
from ..word.blocks import TextStyle

SMALL_CAPS_SCALE = 0.8
ESCAPEMENT_SCALE = 0.58
"""Size of super- and subscript; measured in LibreOffice 7.4, Word's differs by less than a tenth of a point."""

GRID = 120
"""Steps in a point: LibreOffice measures each advance at 8,640 dpi, a sixth of a twip (so it adds up to within a
thousandth of a line; Word's own sums differ by as little)."""

ITALIC_ROOM = 12
"""Of a line's height, the part that LibreOffice keeps free behind slanted text at a line's end (in mode 15 only)."""

MOST_CHUNKS = 50_000
"""Of one style; no language has as many words, but a batch may have as many numbers."""

SOFT_HYPHEN = "\u00ad"
_NEVER_DRAWN = dict.fromkeys([*IGNORABLE, 0x00AD])

UNKNOWN_SIGN = "□"
"""Stands for a sign of a symbol font that no text face has."""
_NO_GLYPH_HINT = msg("thay bằng ký tự khác, hoặc dùng --font-dir để chỉ thư mục có phông chữ chứa ký tự này")


class Kind:
    """What an atom is, as plain numbers: a member of an Enum takes five times as long to look up, and filling lines is
    made of such looks."""

    TEXT: Final = 0
    TAB: Final = 1
    BREAK: Final = 2
    OBJECT: Final = 3
    MARK: Final = 4


class Atom(NamedTuple):
    """A piece of a line. `text` includes the `blanks` at its end; `width` does not include their `blank_width`.
    `payload`: a text's link, else the inline itself (a tab, a break, a drawing, or a mark without width). `written`:
    the file's own text where it is not `text`."""

    kind: int
    text: str
    width: Pt
    shape: Shape
    may_break: bool = True
    blanks: int = 0
    blank_width: Pt = 0.0
    payload: object = ""
    written: str = ""


class Chunks(dict[str, tuple[Atom, ...]]):
    """The atoms of chunks of text in one shape, each measured when it is first met."""

    def __init__(self, measure: Callable[[str], Iterable[Atom]]) -> None:
        self._measure = measure

    def __missing__(self, chunk: str) -> tuple[Atom, ...]:
        if len(self) >= MOST_CHUNKS:
            self.clear()
        atoms = self[chunk] = tuple(self._measure(chunk))
        return atoms


class Advances(dict[str, Pt]):
    """The advance of each character in one face and size, measured when it is first met."""

    def __init__(self, face: Face, size: Pt) -> None:
        self._face = face
        self.steps = size * GRID

    def __missing__(self, letter: str) -> Pt:
        advance = self[letter] = round(self._face.advance(ord(letter)) * self.steps) / GRID
        return advance


class Pairs(dict[str, Pt]):
    """What two letters move together, in one face and size: the advance of the first one is rounded with it."""

    def __init__(self, face: Face, advances: Advances) -> None:
        self._face = face
        self._advances = advances

    def __missing__(self, pair: str) -> Pt:
        advance = self._advances[pair[0]]
        kerned = self._face.advance(ord(pair[0])) + self._face.kerning[pair]
        moved = self[pair] = round(kerned * self._advances.steps) / GRID - advance
        return moved


@dataclass(slots=True, eq=False)
class Shape:
    """A text style in one face: what drawing and measuring need. `raised` is the baseline's shift upwards;
    `ascent` (line gap included, as Word and LibreOffice do) and `descent` count from the line's baseline; `overhang`
    is what a line needs behind the last letter. Each letter stands for `meant` where that is not empty. `atoms` of
    chunks that a line may end behind, and those of `glued` chunks, which go on. `pairs` where letters are kerned."""

    style: TextStyle
    face: Face
    size: Pt
    raised: Pt
    scale: float
    spacing: Pt
    plain: bool
    italic_room: bool = False
    meant: str = ""
    ascent: Pt = 0.0
    descent: Pt = 0.0
    overhang: Pt = 0.0
    atoms: Chunks = field(init=False)
    glued: Chunks = field(init=False)
    pairs: Pairs | None = None
    _advances: Advances = field(init=False)

    def __post_init__(self) -> None:
        self._advances = Advances(self.face, self.size * self.scale)
        if self.style.kerning_from is not None and self.style.size >= self.style.kerning_from:
            self.pairs = Pairs(self.face, self._advances)
        size, raised = self.size, self.raised
        if self.style.vertical != "baseline":  # it takes the room of full size: a line of nothing else is no lower
            size, raised = self.style.size, self.style.position
        self.ascent = (self.face.ascent + self.face.line_gap) * size + raised
        self.descent = self.face.descent * size - raised
        height = round((self.ascent + self.descent) * 20)
        slanted = height // ITALIC_ROOM / 20 if self.italic_room and self.style.italic else 0.0
        self.overhang = slanted - self.spacing  # no letter follows to be kept away from

    @property
    def name(self) -> str:
        return self.face.name

    def width(self, text: str) -> Pt:
        width = sum(map(self._advances.__getitem__, text)) + self.spacing * len(text)
        return width if self.pairs is None else width + sum([self.pairs[a + b] for a, b in pairwise(text)])

    def between(self, left: str, right: str) -> Pt:
        """What the last letter of `left` and the first of `right` move together."""
        return self.pairs[left[-1] + right[0]] if self.pairs is not None and left and right else 0.0


class _Variant(NamedTuple):
    """What one style may need several shapes for: small capitals, a face that stands in for a missing glyph, a sign
    that stands for another, and its colour."""

    small: bool = False
    face: Face | None = None
    meant: str = ""
    color: str = ""


_PLAIN = _Variant()

Warn = Callable[..., None]


class Shaper:
    """Makes shapes and atoms, once each. `problems` gathers the characters that no font has. `italic_room`: slanted
    text needs room behind it at a line's end. `tolerant`: such a character is a box, and a warning."""

    def __init__(self, fonts: FontLibrary, warn: Warn, *, italic_room: bool = False, tolerant: bool = False) -> None:
        self._fonts = fonts
        self._warn = warn
        self._italic_room = italic_room
        self._tolerant = tolerant
        self._shapes: dict[tuple[TextStyle, _Variant], Shape] = {}
        self._by_identity: dict[tuple[int, _Variant], tuple[TextStyle, Shape]] = {}  # spares hashing a style each time
        self.problems: dict[str, Problem] = {}
        self.kerns = False
        """Has a shape been made whose letters are kerned?"""

    def shape(self, style: TextStyle, variant: _Variant = _PLAIN) -> Shape:
        """The shape of `style` in its own face."""
        key = (id(style), variant)
        known = self._by_identity.get(key)
        if known is None:
            shape = self._shapes.get((style, variant)) or self._make(style, variant)
            self._shapes[style, variant] = shape
            known = self._by_identity[key] = (style, shape)
        return known[1]

    def _make(self, style: TextStyle, variant: _Variant) -> Shape:
        face = variant.face or self._face(style)
        if variant.color:
            style = style._replace(color=variant.color)
        size, raised = style.size, style.position
        if style.vertical != "baseline":
            size = style.size * ESCAPEMENT_SCALE
            shrunk = style.size - size
            raised += (
                (face.ascent + face.line_gap) * shrunk if style.vertical == "superscript" else -face.descent * shrunk
            )
        if variant.small:
            size *= SMALL_CAPS_SCALE
        plain = not (
            style.highlight or style.strike or style.double_strike or style.border or style.underline != "none"
        )
        shape = Shape(style, face, size, raised, style.scale, style.spacing, plain, self._italic_room, variant.meant)
        self.kerns = self.kerns or shape.pairs is not None
        shape.atoms = Chunks(partial(self._measure, shape, True))
        shape.glued = Chunks(partial(self._measure, shape, False))
        return shape

    def _face(self, style: TextStyle) -> Face:
        match = self._fonts.match(style.font, bold=style.bold, italic=style.italic)
        if match.substituted and not is_symbol_font(style.font):
            self._warn(
                "font.substituted",
                msg("không có phông chữ “{font}”; dùng {face} thay thế", font=style.font, face=match.face.family),
                key=style.font,
                hint=msg(
                    "dòng và trang có thể ngắt khác với Word; "
                    "cài phông chữ này, hoặc dùng --font-dir để chỉ thư mục có nó"
                ),
            )
        return match.face

    # --- atoms -------------------------------------------------------------------------------------------

    def _measure(self, shape: Shape, may_break: bool, chunk: str) -> Iterator[Atom]:
        """The atoms of a chunk; a line may end behind the last one if `may_break`."""
        hyphen = may_break and chunk.endswith(SOFT_HYPHEN)
        parts = list(self._parts(_visible(chunk, shape.style), shape.style, shape))
        for index, (text, part) in enumerate(parts):
            word = text.rstrip(" ")
            blanks = len(text) - len(word)
            ends = index == len(parts) - 1
            yield Atom(
                Kind.TEXT,
                text,
                part.width(word),
                part,
                may_break and ends,
                blanks,
                part.width(" " * blanks) + part.between(word, " ") if blanks else 0.0,
                SOFT_HYPHEN if hyphen and ends else "",
            )

    def _parts(self, text: str, style: TextStyle, shape: Shape) -> Iterator[tuple[str, Shape]]:
        """`text` cut where the shape changes: small capitals, characters of another face."""
        signs = is_symbol_font(style.font) and not shape.face.symbolic
        if not style.small_caps and not signs and not shape.face.lacks(text):
            yield text, shape
            return
        pairs = [(letter, self._drawable(self._known_sign(letter, shape), text, shape)) for letter in text]
        for variant, letters in groupby(pairs, lambda pair: self._variant(pair[0], pair[1], text, shape)):
            piece = "".join(sign.letter for _, sign in letters)
            yield piece.upper() if variant.small else piece, self.shape(style, variant)

    def _drawable(self, letter: str, text: str, shape: Shape) -> Sign:
        """`letter`, or what stands in for it where no font has it: in a file that must be shown whatever is in it,
        a box at worst."""
        if self._is_drawable(shape, ord(letter)):
            return Sign(letter)
        sign = emoji(letter, partial(self._is_drawable, shape))
        if sign is not None or not self._tolerant:
            return sign or Sign(letter)
        self._warn(
            "font.no-glyph",
            msg("không phông chữ nào có ký tự U+{code} trong “{text}”: in một ô vuông thay thế",
                code=f"{ord(letter):04X}", text=text),
            key=letter,
            hint=_NO_GLYPH_HINT,
        )  # fmt: skip
        return Sign(UNKNOWN_SIGN)

    def _known_sign(self, letter: str, shape: Shape) -> str:
        """The sign of a symbol font as a text face has it. One that the face draws rightly keeps its private code."""
        face = shape.face
        if not _is_symbol(letter) or (face.symbolic and face.has(ord(letter))):
            return letter
        sign = plain(shape.style.font, ord(letter), partial(self._is_drawable, shape))
        if sign is None and face.has(ord(letter)):
            return letter
        if sign is not None and self._is_drawable(shape, ord(sign)):
            return letter if face.glyph(ord(letter)) == face.glyph(ord(sign)) != 0 else sign
        self._warn(
            "font.symbol",
            msg("ký hiệu U+{code} của phông chữ {font} được vẽ bằng “{sign}”", code=f"{ord(letter):04X}",
                font=shape.style.font, sign=UNKNOWN_SIGN),
            key=letter,
            hint=msg("thay bằng một ký tự thường trong Word nếu ký hiệu này quan trọng"),
        )  # fmt: skip
        return UNKNOWN_SIGN

    def _is_drawable(self, shape: Shape, code_point: int) -> bool:
        """In the shape's face or another."""
        style = shape.style
        other = partial(self._fonts.fallback, code_point, bold=style.bold, italic=style.italic)
        return shape.face.has(code_point) or other() is not None

    def _variant(self, written: str, sign: Sign, text: str, shape: Shape) -> _Variant:
        """What `sign` needs, which is drawn for the letter `written` in `text`."""
        style, letter = shape.style, sign.letter
        small = style.small_caps and letter.upper() != letter
        meant = written if written != letter and not "\ud800" <= written <= "\udfff" else ""
        if shape.face.has(ord(letter.upper()[0] if small else letter)):
            return _Variant(small, None, meant, sign.color)
        face = self._fonts.fallback(ord(letter), bold=style.bold, italic=style.italic)
        if face is None:
            self._missing(letter, text)
        return _Variant(small, face, meant, sign.color)

    def _missing(self, letter: str, text: str) -> None:
        self.problems.setdefault(
            letter,
            Problem(
                "font.no-glyph",
                msg(
                    "không phông chữ nào có ký tự “{letter}” (U+{code}) trong “{text}”",
                    letter=letter,
                    code=f"{ord(letter):04X}",
                    text=text,
                ),
                hint=_NO_GLYPH_HINT,
                severity=Severity.ERROR,
            ),
        )


def _visible(chunk: str, style: TextStyle) -> str:
    """The characters that are drawn, capitals where the style asks for them."""
    text = chunk if chunk.isascii() else chunk.translate(_NEVER_DRAWN)
    return text.upper() if style.all_caps else text


def _is_symbol(letter: str) -> bool:
    """A sign of a symbol font, which such fonts keep in the private area."""
    return "\uf020" <= letter <= "\uf0ff"
