"""An SVG in the making. In: traces with their looks, motifs and where they stand. Out: the SVG's text.

A motif is written once under `<defs>` and drawn by `<use>`: the PDF makes a form of it, and the file stays small.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .pen import Point, Trace, number, path_data

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
"""Word reads `xlink:href` only, not the plain `href` of SVG 2."""


class Look(NamedTuple):
    """How a trace is painted; colours as SVG writes them, "" for none. `pen` is the line's width in mm."""

    fill: str = ""
    stroke: str = ""
    pen: float = 0.0
    round: bool = False
    even_odd: bool = False

    def attributes(self) -> str:
        out = f' fill="{self.fill or "none"}"'
        if self.stroke:
            out += f' stroke="{self.stroke}" stroke-width="{number(self.pen)}"'
        if self.round:
            out += ' stroke-linecap="round" stroke-linejoin="round"'
        return out + (' fill-rule="evenodd"' if self.even_odd else "")


class Layer:
    """Elements in painting order."""

    def __init__(self) -> None:
        self.elements: list[str] = []

    def draw(self, look: Look, *traces: Trace) -> None:
        """One path of all the traces."""
        data = path_data(traces)
        if data:
            self.elements.append(f'<path{look.attributes()} d="{data}"/>')

    def use(
        self, name: str, place: Point = 0, *, turn: float = 0.0, scale: float = 1.0, mirrored: bool = False
    ) -> None:
        """A motif at `place`, turned clockwise by `turn` degrees; `mirrored` left to right before that."""
        self.elements.append(
            f'<use xlink:href="#{name}"{transform(place, turn=turn, scale=scale, mirrored=mirrored)}/>'
        )

    def add(self, layer: Layer, place: Point = 0, *, mirrored: bool = False) -> None:
        """All of a layer about `place`, in a group of its own."""
        attributes = transform(place, mirrored=mirrored)
        self.elements.append(f"<g{attributes}>{''.join(layer.elements)}</g>" if attributes else "".join(layer.elements))


def transform(place: Point, *, turn: float = 0.0, scale: float = 1.0, mirrored: bool = False) -> str:
    """A `transform` attribute; "" where nothing changes."""
    if not turn and scale == 1 and not mirrored:
        return f' transform="translate({number(place.real)} {number(place.imag)})"' if place else ""
    cos, sin = (scale * f(math.radians(turn)) for f in (math.cos, math.sin))
    side = -1 if mirrored else 1
    values = (side * cos, side * sin, -sin, cos, place.real, place.imag)
    return f' transform="matrix({" ".join(number(value) for value in values)})"'


class Sheet(Layer):
    """The whole picture, `width` by `height` mm."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._definitions: dict[str, str] = {}

    def motif(self, name: str, draw: Callable[[Layer], None]) -> None:
        """Draw a motif once, under a name; nothing where the name is there already."""
        if name in self._definitions:
            return
        layer = Layer()
        draw(layer)
        self._definitions[name] = f'<g id="{name}">{"".join(layer.elements)}</g>'

    def gradient(self, name: str, start: Point, end: Point, stops: Iterable[tuple[float, str]]) -> str:
        """A gradient from one point to another in the coordinates of what it fills; its name as a fill."""
        colors = "".join(f'<stop offset="{number(offset)}" stop-color="{color}"/>' for offset, color in stops)
        self._definitions[name] = (
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{number(start.real)}" '
            f'y1="{number(start.imag)}" x2="{number(end.real)}" y2="{number(end.imag)}">{colors}</linearGradient>'
        )
        return f"url(#{name})"

    def glow(self, name: str, center: Point, radius: float, stops: Iterable[tuple[float, str]]) -> str:
        """A round gradient from its middle outwards; its name as a fill."""
        colors = "".join(f'<stop offset="{number(offset)}" stop-color="{color}"/>' for offset, color in stops)
        self._definitions[name] = (
            f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{number(center.real)}" '
            f'cy="{number(center.imag)}" r="{number(radius)}">{colors}</radialGradient>'
        )
        return f"url(#{name})"

    def svg(self, *, width: float, height: float) -> str:
        """The SVG, shown `width` by `height` mm."""
        return (
            f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" width="{number(width)}mm" height="{number(height)}mm" '
            f'viewBox="0 0 {number(self.width)} {number(self.height)}">'
            f"<defs>{''.join(self._definitions.values())}</defs>{''.join(self.elements)}</svg>"
        )
