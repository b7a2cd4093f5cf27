"""The broad border: a vine that rises and falls between red lines, with a lotus in every other bend and a bud in the
others. In: the sheet. Out: the border drawn on it.

One cell of the vine is half a wave, symmetrical in itself, so that the four sides meet the corners alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from . import palette
from .leaves import FINE, both, calyx, curl, leaf, lotus, petal
from .pen import Point, Trace, at, box, circle, edges, ribbon
from .sheet import Layer, Look, Sheet

CELL = 13.8
"""The length of half a wave."""
SWING = 3.6
"""How far the vine swings to either side."""

_STEM = 0.95
"""How thick the vine is, mm."""

_LEAF = Look(palette.LEAF, palette.LEAF_DEEP, FINE, round=True)
_LEAF_LIGHT = Look(palette.LEAF_LIGHT, palette.LEAF_DEEP, FINE, round=True)
_GOLD = Look(palette.GOLD, palette.GOLD_LINE, FINE, round=True)
_BRIGHT = Look(palette.GOLD_BRIGHT, palette.GOLD_LINE, FINE, round=True)


def _height(x: float) -> float:
    """Where the vine stands at `x` of a cell."""
    return SWING * math.cos(x / CELL * math.pi)


def vine(layer: Layer) -> None:
    """Half a wave, its bend below: from (-CELL/2, 0) through (0, SWING) to (CELL/2, 0)."""
    xs = [CELL / 2 * step / 6 for step in range(-6, 7)]
    _stem(layer, [complex(x, _height(x)) for x in xs])


def vine_end(layer: Layer) -> None:
    """Where the vine of a side comes out of a corner's medallion: left of the first cell, which begins at (0, 0)."""
    _stem(layer, [0.3 + 0.25j, 0j, -0.9 - 0.62j, -2.0 - 0.75j, -3.0 - 0.4j])


def _stem(layer: Layer, points: Sequence[Point]) -> None:
    """A piece of the vine, open at its ends, so that no line shows where it goes on."""
    left, right = edges(points, [_STEM] * len(points))
    layer.draw(Look(palette.GOLD), left.then(right.turned_back(), closed=True))
    layer.draw(Look(palette.GOLD_LIGHT), ribbon([point - 0.16j for point in points], [0.26] * len(points)))
    layer.draw(Look(stroke=palette.GOLD_LINE, pen=FINE), left, right)


def side_leaves(layer: Layer) -> None:
    """The leaves that grow from the vine up both sides of a flower, and their tendrils."""
    tendril = [3.6 + 2.35j, 4.55 + 1.75j, *curl(4.7 - 0.1j, start=40, outer=1.05, inner=0.2, turns=-1.0)]
    widths = [0.0, 0.4, *(0.46 - 0.3 * step / len(tendril) for step in range(len(tendril) - 2))]
    layer.draw(_GOLD, *both(ribbon(tendril, widths)))
    inner, outer = leaf([6.75 + 0.2j, 6.6 - 1.7j, 5.7 - 3.5j, 3.9 - 4.7j], 2.1)
    layer.draw(_LEAF, *both(outer))
    layer.draw(_LEAF_LIGHT, *both(inner))


def sprig(layer: Layer) -> None:
    """The vine and its leaves, without a flower."""
    vine(layer)
    side_leaves(layer)


def lotus_cell(layer: Layer, fill: str) -> None:
    sprig(layer)
    moved = Layer()
    calyx(moved, 6.6)
    lotus(moved, 6.8, fill=fill, back=palette.GOLD_LIGHT, inner=palette.PETAL_DEEP)
    layer.add(moved, 3.0j)


def bud_cell(layer: Layer, fill: str) -> None:
    sprig(layer)
    for spine, width in (
        ([0.1 + 3.1j, 2.8 + 2.0j, 4.1 - 0.2j, 3.9 - 2.1j], 1.7),
        ([0.1 + 3.0j, 1.9 + 1.2j, 2.5 - 1.2j, 2.2 - 3.5j], 1.4),
    ):
        inner, outer = leaf(spine, width)
        layer.draw(_LEAF, *both(outer))
        layer.draw(_LEAF_LIGHT, *both(inner))
    layer.draw(_BRIGHT, *both(petal(0.2 + 2.6j, 1.15 - 3.6j, 1.0, lean=0.16)))
    layer.draw(Look(fill, palette.GOLD_LINE, FINE, round=True), petal(2.9j, -4.5j, 1.5, belly=0.35))
    layer.draw(_LEAF, *both(petal(3.2j, 1.5 + 0.9j, 0.8, lean=0.2)))


# --- the whole border ------------------------------------------------------------------------------------

BAND = 14.5
"""From the outer edge to the inner one, lines included."""


def border(sheet: Sheet, corner: Point, size: Point, sign: Callable[[Layer, float], None]) -> None:
    """The border in the box at `corner`; `sign` draws what stands in the corners' medallions, of a radius."""
    petals = sheet.gradient("petals", -6.8j, 0j, [(0, palette.PETAL), (1, palette.PETAL_DEEP)])
    sheet.motif("lotus", lambda layer: lotus_cell(layer, petals))
    sheet.motif("bud", lambda layer: bud_cell(layer, palette.PETAL))
    sheet.motif("sprig", sprig)
    sheet.motif("vine-end", vine_end)
    sheet.motif("medallion", lambda layer: medallion(layer, sheet, sign))
    _bands(sheet, corner, size)
    middle, width, height = corner + size / 2, size.real, size.imag
    across, down = width - 2 * BAND, height - 2 * BAND
    for run in (
        _Run(middle, 0, across, (height - BAND) / 2, bare=24),  # under the emblem
        _Run(middle, 90, down, (width - BAND) / 2),
        _Run(middle, 0, across, (BAND - height) / 2, plain=16),  # under the large lotus
        _Run(middle, 270, down, (width - BAND) / 2),
    ):
        _side(sheet, run)
    inset = BAND / 2 * (1 + 1j)
    for place in (
        corner + inset,
        corner + width - inset.conjugate(),
        corner + size - inset,
        corner + height * 1j + inset.conjugate(),
    ):
        sheet.use("medallion", place)


def _bands(sheet: Sheet, corner: Point, size: Point) -> None:
    """From outside: a red line, white, the ground between two gold lines, white, a red line."""

    def inside(inset: float) -> Trace:
        return box(corner + inset * (1 + 1j), size - 2 * inset * (1 + 1j))

    sheet.draw(Look(palette.LINE_RED, even_odd=True), inside(0), inside(1.15))
    sheet.draw(Look(palette.GROUND, even_odd=True), inside(1.6), inside(BAND - 1.3))
    sheet.draw(Look(stroke=palette.GOLD, pen=0.4), inside(1.8), inside(BAND - 1.5))
    sheet.draw(Look(stroke=palette.LINE_RED, pen=0.45), inside(BAND - 0.6))


class _Run(NamedTuple):
    """One side of the border: where its middle lies, how it is turned, how long it is, how far above the page's middle;
    within `bare` of its own middle nothing stands, and within `plain` no flower."""

    middle: Point
    turn: float
    length: float
    reach: float
    bare: float = 0.0
    plain: float = 0.0


def _side(sheet: Sheet, run: _Run) -> None:
    """The cells of one side: an odd number, so that both ends are alike; lotuses open outwards, those of the lower side
    upwards."""
    count = 2 * round((run.length / CELL - 1) / 2) + 1
    step = at(run.turn) * run.length / count
    row = run.middle + at(run.turn - 90) * run.reach
    for index in range(count):
        away = index - (count - 1) / 2
        distance = abs(away * step)
        if distance < run.bare:
            continue
        name = "sprig" if distance < run.plain else "bud" if index % 2 else "lotus"
        sheet.use(name, row + away * step, turn=run.turn + 180 * (index % 2))
    sheet.use("vine-end", row - step * count / 2, turn=run.turn)
    sheet.use("vine-end", row + step * count / 2, turn=run.turn, mirrored=True)


def medallion(layer: Layer, sheet: Sheet, sign: Callable[[Layer, float], None]) -> None:
    """A red disc in a beaded ring, leaves in the corners of its square."""
    for turn in (45, 135, 225, 315):
        for side in (-1, 1):
            left, right = leaf([at(turn + 5 * side, 5.0), at(turn + 18 * side, 5.6), at(turn + 14 * side, 6.3)], 1.1)
            layer.draw(_LEAF, left)
            layer.draw(_LEAF_LIGHT, right)
        layer.draw(_BRIGHT, petal(at(turn, 4.8), at(turn, 7.6), 1.0))
    glow = sheet.glow(
        "seal", -1 - 1.4j, 6.5, [(0, palette.FLAG_LIGHT), (0.55, palette.FLAG_RED), (1, palette.FLAG_DEEP)]
    )
    gilt = sheet.gradient(
        "gilt",
        -4 - 4j,
        4 + 4j,
        [(0, palette.GOLD_LIGHT), (0.35, palette.GOLD), (0.6, palette.GOLD_BRIGHT), (1, palette.GOLD_SHADE)],
    )
    layer.draw(Look(gilt, palette.GOLD_LINE, 0.12), circle(0, 5.15))
    layer.draw(Look(glow, palette.GOLD_LINE, 0.12), circle(0, 4.2))
    layer.draw(Look(palette.GOLD_LIGHT), *(circle(at(15 * step, 4.67), 0.25) for step in range(24)))
    sign(layer, 3.1)


def bottom_lotus(sheet: Sheet, place: Point) -> None:
    """The large lotus in the middle of the lower side, its foot at `place`."""
    petals = sheet.gradient("large", -13j, 0j, [(0, palette.PETAL), (1, palette.PETAL_DEEP)])
    sheet.motif("large-lotus", lambda layer: _large(layer, petals))
    sheet.use("large-lotus", place)


def _large(layer: Layer, petals: str) -> None:
    for spine, width in (
        ([0j, 5 + 0.9j, 10 - 0.3j, 15 - 3.6j], 2.6),
        ([1.5 + 0j, 6.5 - 1.0j, 10.5 - 4.0j, 12 - 7.5j], 2.4),
    ):
        inner, outer = leaf(spine, width)
        layer.draw(_LEAF, *both(outer))
        layer.draw(_LEAF_LIGHT, *both(inner))
    calyx(layer, 13)
    lotus(layer, 12.6, fill=petals, back=palette.GOLD_LIGHT, inner=palette.PETAL_DEEP)
