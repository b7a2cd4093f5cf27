"""A page and the things on it: the one meeting place of the layout and of whoever uses pages.

All coordinates are points from the page's top left corner, y downwards; a text's y is its baseline.
Colours are six hex digits ("000000"). Everything is frozen; items are NamedTuples because a long
document has hundreds of thousands of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from .errors import Problem
from .units import Pt
from .vector import Close as Close
from .vector import Curve as Curve
from .vector import Line as Line
from .vector import Matrix, Vector
from .vector import Move as Move
from .vector import Path as Path
from .vector import PathStep as PathStep
from .vector import rectangle as rectangle
from .vector import segment as segment


class Text(NamedTuple):
    """A piece of one line set in one face. `face` is a `Face.name`; the piece's natural advance is the sum of
    its glyphs' advances times `size` times `scale`, plus `letter_spacing` after every character, plus
    `word_spacing` after every U+0020. `source` is the number of the paragraph in the Word document (from 0,
    -1 when it comes from no paragraph), for the checker. `meant` is the document's own text where it is drawn
    otherwise (a sign for one of a symbol font, a letter composed from loose marks); it is what a reader of the PDF
    finds and copies. `kerned`: the advances include the face's kerning of each two letters."""

    x: Pt
    y: Pt
    text: str
    face: str
    size: Pt
    color: str = "000000"
    letter_spacing: Pt = 0.0
    word_spacing: Pt = 0.0
    scale: float = 1.0
    source: int = -1
    meant: str = ""
    kerned: bool = False


class Stroke(NamedTuple):
    """A path drawn with a pen. `dash` is the lengths on and off, empty for a solid line."""

    path: Path
    width: Pt
    color: str = "000000"
    dash: tuple[Pt, ...] = ()


class Fill(NamedTuple):
    """A path filled (non-zero winding)."""

    path: Path
    color: str


class Picture(NamedTuple):
    """A raster picture; `image` is a key of `Pages.images`. `crop` is the share cut from left, top, right, bottom."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    image: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alt: str = ""


class Art(NamedTuple):
    """A vector picture, stretched over the box; `art` is a key of `Pages.arts`. `crop` as of a `Picture`."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    art: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alt: str = ""


class Link(NamedTuple):
    """A box that leads to `target`: an http(s) or mailto address."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    target: str


class Group(NamedTuple):
    """Items under a transformation (a, b, c, d, e, f as in PDF, but in this y-down space) and an optional clip
    box (x, y, width, height, applied before the transformation)."""

    transform: Matrix
    items: tuple[Item, ...]
    clip: tuple[Pt, Pt, Pt, Pt] | None = None


Item: TypeAlias = Text | Stroke | Fill | Picture | Art | Link | Group


class Heading(NamedTuple):
    """An entry of the outline: level from 0, where it stands on its page."""

    level: int
    title: str
    y: Pt


class Page(NamedTuple):
    """One page. `label` is its printed number ("2"), "" when none. `items` in painting order."""

    width: Pt
    height: Pt
    items: tuple[Item, ...]
    headings: tuple[Heading, ...] = ()
    label: str = ""
    section: int = 0


class NearLine(NamedTuple):
    """A line that some versions of Word may end one word later; `page` counts from 1."""

    page: int
    text: str


class Pages(NamedTuple):
    """A laid-out document. `images` are file contents (PNG, JPEG …) by key, `arts` vector pictures; `warnings` name
    what was approximated; `near_lines` are those of the text, in order."""

    pages: tuple[Page, ...]
    images: Mapping[str, bytes] = MappingProxyType({})
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "vi-VN"
    warnings: tuple[Problem, ...] = ()
    arts: Mapping[str, Vector] = MappingProxyType({})
    near_lines: tuple[NearLine, ...] = ()
