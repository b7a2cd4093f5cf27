"""Vector pictures inside a PDF. In: a `Vector`. Out: the name of a form that fills the unit square, made once a file.

The picture and each of its symbols is a form of its own, so that a motif is written once however often it is drawn.
What is written of a picture is kept with it: the next file takes it as it is.
"""

from __future__ import annotations

import hashlib
import math
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFStream

from ..vector import (
    IDENTITY,
    Close,
    Curve,
    LinearGradient,
    Matrix,
    Move,
    Path,
    Pen,
    RadialGradient,
    Vector,
    VectorGroup,
    VectorItem,
    VectorShape,
    VectorUse,
)
from .shadings import color, plain, shading

_FINENESS = 20_000
"""Steps over a form's larger side: 0.015 mm on a page of A4, 0.0005 mm on a leaf of its border."""
_MOST_DECIMALS = 8
_FARTHEST = 1e8
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Form(NamedTuple):
    """A content stream, packed, and what it names: other forms, shadings and graphics states as PDF writes them."""

    content: bytes
    box: Box
    matrix: Matrix
    forms: tuple[str, ...]
    shadings: tuple[str, ...]
    states: tuple[str, ...]
    transparent: bool


class Arts:
    """The vector pictures of one document."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._names: WeakKeyDictionary[Vector, str] = WeakKeyDictionary()

    def name(self, art: Vector) -> str:
        """The name of the picture `art` for the page being drawn: it fills the unit square, upright. The same picture
        has the same name in every file."""
        if art not in self._names:
            forms = compiled(art)
            self._names[art] = self._embed(f"art{_fingerprint(forms)}", forms)
        name = self._names[art]
        self._canvas._formsinuse.append(name)
        return str(self._canvas._doc.getXObjectName(name))

    def _embed(self, name: str, forms: Mapping[str, Form]) -> str:
        """Register the forms, those that others draw before them; the last is the picture itself."""
        document = self._canvas._doc
        if document.getXObjectName(name) in document.idToObject:
            return name
        references: dict[str, Any] = {}
        last = ""
        for own, form in forms.items():
            last = name if not own else f"{name}.{own}"
            references[own] = document.Reference(_form_object(form, references), document.getXObjectName(last))
        return last


def _fingerprint(forms: Mapping[str, Form]) -> str:
    return hashlib.sha256(b"\0".join(form.content for form in forms.values())).hexdigest()[:16]


def _form_object(form: Form, references: Mapping[str, Any]) -> PDFStream:
    resources: dict[str, Any] = {}
    if form.forms:
        resources["XObject"] = PDFDictionary({_form_name(name): references[name] for name in form.forms})
    if form.shadings:
        resources["Shading"] = PDFDictionary({f"h{at}": text for at, text in enumerate(form.shadings)})
    if form.states:
        resources["ExtGState"] = PDFDictionary({f"g{at}": text for at, text in enumerate(form.states)})
    entries = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": PDFArrayCompact([plain(value, 4) for value in form.box]),
        "Resources": PDFDictionary(resources),
        "Filter": "/FlateDecode",
    }
    if form.matrix != IDENTITY:
        entries["Matrix"] = PDFArrayCompact([plain(value, 9) for value in form.matrix])
    if form.transparent:
        entries["Group"] = PDFDictionary({"S": "/Transparency"})
    return PDFStream(PDFDictionary(entries), form.content)


_KEPT: WeakKeyDictionary[Vector, Mapping[str, Form]] = WeakKeyDictionary()


def compiled(art: Vector) -> Mapping[str, Form]:
    """The forms of a picture by name, the picture itself last under ""."""
    if art not in _KEPT:
        _KEPT[art] = _Compiler(art).forms()
    return _KEPT[art]


class _Compiler:
    """Writes the forms of one picture. `boxes` are the extents of the forms written."""

    def __init__(self, art: Vector) -> None:
        self._art = art
        self._forms: dict[str, Form] = {}
        self._boxes: dict[str, Box | None] = {}

    def forms(self) -> dict[str, Form]:
        for name, items in self._art.symbols.items():
            self.add(name, items)
        x, y, width, height = self._art.box
        upright = (1 / width, 0.0, 0.0, -1 / height, -x / width, (y + height) / height)
        self._write("", self._art.items, (x, y, x + width, y + height), upright)
        return self._forms

    def add(self, name: str, items: tuple[VectorItem, ...], *, transparent: bool = False) -> None:
        """A form whose box is what its items take."""
        box = self.extent(items)
        self._boxes[name] = box
        self._write(name, items, box or (0.0, 0.0, 1.0, 1.0), IDENTITY, transparent=transparent)

    def _write(
        self, name: str, items: tuple[VectorItem, ...], box: Box, matrix: Matrix, *, transparent: bool = False
    ) -> None:
        code = _Code(self, name, max(box[2] - box[0], box[3] - box[1]))
        code.items(items)
        packed = zlib.compress("\n".join(code.lines).encode("ascii"), 9)
        forms, shadings, states = (tuple(found) for found in (code.forms, code.shadings, code.states))
        self._forms[name] = Form(packed, box, matrix, forms, shadings, states, transparent)

    def extent(self, items: Iterable[VectorItem]) -> Box | None:
        """The box of what is drawn, pens included, never too small."""
        return _around(box for item in items if (box := self._extent_of(item)) is not None)

    def _extent_of(self, item: VectorItem) -> Box | None:
        if isinstance(item, VectorShape):
            return _shape_extent(item)
        box = self._boxes[item.name] if isinstance(item, VectorUse) else self.extent(item.items)
        return None if box is None else _turned(box, item.matrix)


def _around(boxes: Iterable[Box]) -> Box | None:
    found = list(boxes)
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _shape_extent(shape: VectorShape) -> Box:
    xs = [value for step in shape.path for value in step[0::2]]
    ys = [value for step in shape.path for value in step[1::2]]
    reach = 0.0
    if shape.pen is not None:
        reach = shape.pen.width / 2 * max(1.5, shape.pen.miter_limit if shape.pen.join == "miter" else 0.0)
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _turned(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[0::2] for y in box[1::2]]
    xs, ys = zip(*corners, strict=True)
    left, top, right, bottom = (min(_FARTHEST, max(-_FARTHEST, side)) for side in (min(xs), min(ys), max(xs), max(ys)))
    return left, top, right, bottom


class _State(NamedTuple):
    """What the graphics state holds. A form begins with the state of whoever draws it, of which nothing is known."""

    fill: str = ""
    pen: Pen = Pen("", -1.0)
    opacity: tuple[float, float] = (1.0, 1.0)
    decimals: int = 2


class _Code:
    """One content stream in the making."""

    def __init__(self, compiler: _Compiler, name: str, size: float) -> None:
        self.lines: list[str] = []
        self.forms: dict[str, None] = {}
        self.shadings: dict[str, None] = {}
        self.states: dict[str, None] = {}
        self._compiler = compiler
        self._name = name
        self._fineness = _FINENESS / (size or 1.0)
        self._scale = 1.0
        self._state = _State(decimals=self._decimals())

    def _decimals(self) -> int:
        return min(_MOST_DECIMALS, max(0, math.ceil(math.log10(self._fineness * max(self._scale, 1e-9)))))

    def items(self, items: Iterable[VectorItem]) -> None:
        for item in items:
            if isinstance(item, VectorShape):
                self._shape(item)
            elif isinstance(item, VectorUse):
                self._use(item)
            else:
                self._group(item)

    # --- groups ------------------------------------------------------------------------------------------

    def _use(self, item: VectorUse) -> None:
        self.forms[item.name] = None
        self.lines.append(f"q {_matrix(item.matrix)}/{_form_name(item.name)} Do Q")

    def _group(self, item: VectorGroup) -> None:
        state, scale = self._state, self._scale
        self.lines.append(f"q {_matrix(item.matrix)}".rstrip())
        a, b, c, d = item.matrix[:4]
        self._scale = min(_FARTHEST, self._scale * math.sqrt(abs(a * d - b * c)))
        self._state = state._replace(decimals=self._decimals())
        if item.clip is not None:
            self.lines.append(f"{' '.join(plain(value, 6) for value in item.clip)} re W n")
        if item.opacity < 1:
            self._as_one_picture(item)
        else:
            self.items(item.items)
        self.lines.append("Q")
        self._state, self._scale = state, scale

    def _as_one_picture(self, item: VectorGroup) -> None:
        """A group that fades as a whole is a form of its own."""
        name = f"{self._name}o{len(self.forms)}"
        self._compiler.add(name, item.items, transparent=True)
        self._set_opacity(item.opacity, item.opacity)
        self.forms[name] = None
        self.lines.append(f"/{_form_name(name)} Do")

    # --- shapes ------------------------------------------------------------------------------------------

    def _shape(self, shape: VectorShape) -> None:
        self._set_opacity(shape.fill_opacity, shape.pen_opacity)
        path = self._path(shape.path)
        star = "*" if shape.even_odd else ""
        if shape.pen is not None:
            self._set_pen(shape.pen)
        if shape.fill is not None and not isinstance(shape.fill, str):
            self._shade(path, star, shape.fill)
            fill = ""
        else:
            fill = self._filling(shape.fill)
        operator = {(True, True): f"B{star}", (True, False): f"f{star}", (False, True): "S"}.get(
            (bool(fill), shape.pen is not None)
        )
        if operator:
            self.lines.append(f"{path} {operator}")

    def _filling(self, value: str | None) -> str:
        if value is None:
            return ""
        if value != self._state.fill:
            self.lines.append(f"{color(value)} rg")
            self._state = self._state._replace(fill=value)
        return value

    def _shade(self, path: str, star: str, gradient: LinearGradient | RadialGradient) -> None:
        text = shading(gradient)
        self.shadings.setdefault(text)
        name = f"h{list(self.shadings).index(text)}"
        self.lines.append(f"q {path} W{star} n {_matrix(gradient.matrix)}/{name} sh Q")

    def _set_opacity(self, fill: float, outline: float) -> None:
        wanted = round(fill, 3), round(outline, 3)
        if wanted == self._state.opacity:
            return
        text = f"<< /ca {plain(wanted[0], 3)} /CA {plain(wanted[1], 3)} >>"
        self.states.setdefault(text)
        self.lines.append(f"/g{list(self.states).index(text)} gs")
        self._state = self._state._replace(opacity=wanted)

    def _set_pen(self, pen: Pen) -> None:
        old = self._state.pen
        decimals = self._state.decimals + 1
        if pen.color != old.color:
            self.lines.append(f"{color(pen.color)} RG")
        if pen.width != old.width:
            self.lines.append(f"{plain(pen.width, decimals)} w")
        if old.width < 0 or (pen.cap, pen.join) != (old.cap, old.join):
            self.lines.append(f"{_CAPS[pen.cap]} J {_JOINS[pen.join]} j")
        if old.width < 0 or pen.miter_limit != old.miter_limit:
            self.lines.append(f"{plain(pen.miter_limit, 2)} M")
        if old.width < 0 or (pen.dash, pen.dash_offset) != (old.dash, old.dash_offset):
            dash = " ".join(plain(value, decimals) for value in pen.dash)
            self.lines.append(f"[{dash}] {plain(pen.dash_offset, decimals)} d")
        self._state = self._state._replace(pen=pen)

    def _path(self, path: Path) -> str:
        decimals = self._state.decimals
        steps = []
        for step in path:
            if isinstance(step, Close):
                steps.append("h")
                continue
            letter = "c" if isinstance(step, Curve) else "m" if isinstance(step, Move) else "l"
            steps.append(f"{' '.join([plain(value, decimals) for value in step])} {letter}")
        return " ".join(steps)


def _form_name(name: str) -> str:
    return f"s{name}"


def _matrix(matrix: Matrix) -> str:
    return "" if matrix == IDENTITY else f"{' '.join(plain(value, 6) for value in matrix)} cm "
