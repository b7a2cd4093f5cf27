"""Paths, and vector pictures made of them: what the reader of drawings hands to whoever draws them.

A path is used on pages, too (`pages.py`), in points. In a vector picture all lengths are the picture's own units, y
downwards. Everything is frozen; colours are six hex digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a x + c y + e, y' = b x + d y + f, as in PDF and SVG."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# --- paths -----------------------------------------------------------------------------------------------


class Move(NamedTuple):
    x: float
    y: float


class Line(NamedTuple):
    x: float
    y: float


class Curve(NamedTuple):
    """A cubic Bézier curve: two control points and where it ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float


class Close(NamedTuple):
    pass


PathStep: TypeAlias = Move | Line | Curve | Close
Path: TypeAlias = tuple[PathStep, ...]


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """The path of a box."""
    return (Move(x, y), Line(x + width, y), Line(x + width, y + height), Line(x, y + height), Close())


def segment(x1: float, y1: float, x2: float, y2: float) -> Path:
    """The path of a straight line."""
    return (Move(x1, y1), Line(x2, y2))


# --- paint -----------------------------------------------------------------------------------------------


class Stop(NamedTuple):
    """A colour of a gradient at `offset` (0 to 1); the offsets rise."""

    offset: float
    color: str


class LinearGradient(NamedTuple):
    """From (x1, y1) to (x2, y2); beyond its ends the last colour. `matrix` leads to the shape's coordinates."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[Stop, ...]
    matrix: Matrix = IDENTITY


class RadialGradient(NamedTuple):
    """From the focus (fx, fy) to the circle about (cx, cy)."""

    cx: float
    cy: float
    radius: float
    fx: float
    fy: float
    stops: tuple[Stop, ...]
    matrix: Matrix = IDENTITY


Paint: TypeAlias = str | LinearGradient | RadialGradient


class Pen(NamedTuple):
    """How an outline is drawn; `dash` is the lengths on and off, empty for a solid line."""

    color: str
    width: float
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0


# --- the picture -----------------------------------------------------------------------------------------


class VectorShape(NamedTuple):
    """A path, filled first and then outlined."""

    path: Path
    fill: Paint | None = None
    even_odd: bool = False
    pen: Pen | None = None
    fill_opacity: float = 1.0
    pen_opacity: float = 1.0


class VectorGroup(NamedTuple):
    """Items under a transformation; `opacity` is of the group as one picture, `clip` (x, y, width, height) is in the
    items' coordinates."""

    items: tuple[VectorItem, ...]
    matrix: Matrix = IDENTITY
    opacity: float = 1.0
    clip: tuple[float, float, float, float] | None = None


class VectorUse(NamedTuple):
    """The symbol `name`, drawn once more."""

    name: str
    matrix: Matrix = IDENTITY


VectorItem: TypeAlias = VectorShape | VectorGroup | VectorUse


@dataclass(frozen=True, eq=False)
class Vector:
    """A vector picture. `box` (x, y, width, height) is what of it is shown; `symbols` are the items that
    `VectorUse` draws, a symbol before those that use it. Compared by identity, so that what is made of a picture can
    be kept with it."""

    box: tuple[float, float, float, float]
    items: tuple[VectorItem, ...]
    symbols: Mapping[str, tuple[VectorItem, ...]] = field(default_factory=dict)
