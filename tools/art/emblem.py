"""The emblem over the top edge: a fan of flags, and before it the Party's sign or the State's. In: where its middle
stands. Out: drawn on the sheet.

Party: hammer and sickle in a ring of rice ears, a cogwheel and a banner. State: the elements of the national emblem,
simplified: star, rice ears, cogwheel, banner.
"""

from __future__ import annotations

import math
from typing import Literal

from . import palette
from .flags import Cloth, flag, pole
from .leaves import petal
from .lettering import letters
from .pen import Point, Trace, arc, at, circle, line, ring, through
from .sheet import Layer, Look, Sheet
from .symbols import cogwheel, hammer_and_sickle, star

_OUTLINE = 0.1
_EAR = 10.2
"""The radius of the ring of rice ears."""


def fan(sheet: Sheet, middle: Point, family: str) -> None:
    """Three flags on either side, flying outwards."""
    signs = ("state", "party" if family == "party" else "state")
    _drape(sheet, middle)
    foot = middle + 22j
    for mirrored, sign in ((False, signs[0]), (True, signs[1])):
        layer = Layer()
        for order, (lean, reach, depth, fly) in enumerate(
            ((49, 33, 0.34, 170), (32.5, 35.5, 0.17, 180), (16, 37.5, 0.0, 190))
        ):
            top = foot + at(-90 - lean, reach)
            way = (foot - top) / abs(foot - top)
            pole(layer, top, foot - way * 13)
            cloth = Cloth(top + way * 0.6, way, 13.5, fly=fly, fall=34, phase=0.1 * order)
            signed = sign if order == 2 else ""
            flag(sheet, layer, cloth, sign=signed, name=f"cloth{order}", depth=depth, flies_right=mirrored)
        if mirrored:
            sheet.elements.append(
                f'<g transform="matrix(-1 0 0 1 {2 * middle.real:g} 0)">{"".join(layer.elements)}</g>'
            )
        else:
            sheet.add(layer)


def _drape(sheet: Sheet, middle: Point) -> None:
    """Cloth in the shade behind the disc, so that nothing of the border shows between the flags."""
    shade = sheet.gradient("drape", middle - 27, middle + 27, [
        (0, palette.FLAG_SHADE), (0.3, palette.FLAG_NIGHT), (0.5, palette.FLAG_DEEP), (0.7, palette.FLAG_NIGHT),
        (1, palette.FLAG_SHADE)])  # fmt: skip
    left = through(-11 - 5j, -18 - 3j, -25 + 6j, -24.5 + 11.5j, -19 + 14.5j, -12 + 14j)
    right = left.mapped(lambda point: -point.conjugate())
    both = left.then(right.turned_back(), closed=True)
    sheet.draw(Look(shade), both.mapped(lambda point: middle + point))


def rice_ears(sheet: Sheet, middle: Point) -> None:
    """Two ears that meet at the top."""
    sheet.motif("grain", _grain)
    for mirrored in (False, True):
        layer = Layer()
        stalk = arc(0, _EAR, 78, -84)
        layer.draw(Look(stroke=palette.GOLD_SHADE, pen=0.3), stalk)
        for index in range(17):
            angle = 66 - index * 8.8
            for side in (-1, 1, 0):
                place = at(angle, _EAR + side * 0.62)
                layer.use("grain", place, turn=angle + side * 26, scale=1.0 if side else 0.92)
        group = "".join(layer.elements)
        matrix = f"matrix({-1 if mirrored else 1} 0 0 1 {middle.real:g} {middle.imag:g})"
        sheet.elements.append(f'<g transform="{matrix}">{group}</g>')


def _grain(layer: Layer) -> None:
    """A grain that points upwards, its foot at (0, 0)."""
    layer.draw(Look(palette.GOLD_BRIGHT, palette.GOLD_LINE, 0.07, round=True), petal(0.1j, -2.15j, 0.62, belly=0.4))
    layer.draw(Look(stroke=palette.GOLD_SHADE, pen=0.07), line(-0.5j, -1.5j))


def party_emblem(sheet: Sheet, middle: Point) -> None:
    _disc(sheet, middle)
    rice_ears(sheet, middle)
    sheet.draw(Look(palette.FLAG_YELLOW), *hammer_and_sickle(middle - 0.6j, 5.4))
    _wheel(sheet, middle + 9.2j)
    _banner(sheet, middle, ("ĐẢNG CỘNG SẢN VIỆT NAM",), 2.05)


def state_emblem(sheet: Sheet, middle: Point) -> None:
    _disc(sheet, middle)
    rice_ears(sheet, middle)
    sheet.draw(Look(palette.FLAG_YELLOW), star(middle - 1.9j, 5.2))
    _wheel(sheet, middle + 9.0j)
    _banner(sheet, middle, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"), 1.75)


def _disc(sheet: Sheet, middle: Point) -> None:
    glow = sheet.glow(
        "disc", middle - 3 - 4j, 17, [(0, palette.FLAG_LIGHT), (0.5, palette.FLAG_RED), (1, palette.FLAG_DEEP)]
    )
    sheet.draw(Look(palette.GOLD_LIGHT, palette.GOLD_LINE, 0.12), circle(middle, 12.4))
    sheet.draw(Look(glow, palette.GOLD_LINE, 0.12), circle(middle, 11.95))


def _wheel(sheet: Sheet, middle: Point) -> None:
    look = Look(palette.GOLD_BRIGHT, palette.GOLD_LINE, _OUTLINE, even_odd=True)
    sheet.draw(look, cogwheel(middle, 3.9, teeth=12), arc(middle, 2.0, 360, 0).shut())
    sheet.draw(Look(stroke=palette.GOLD_SHADE, pen=0.12), circle(middle, 2.6))


def _banner(sheet: Sheet, middle: Point, lines: tuple[str, ...], size: float) -> None:
    """A ribbon that hangs in a bow under the disc, its ends folded back."""
    center, radius, half = middle - 13.0j, 25.6, 33.0
    height = 3.7 if len(lines) == 1 else 4.7

    def bow(angle: float, out: float) -> Point:
        return center + at(90 - angle, radius + out)

    red = sheet.gradient("band", bow(-half, 0), bow(half, 0), [
        (0, palette.FLAG_SHADE), (0.2, palette.FLAG_RED), (0.5, palette.FLAG_LIGHT), (0.8, palette.FLAG_RED),
        (1, palette.FLAG_SHADE)])  # fmt: skip
    for side in (-1, 1):
        tail = _tail(bow, side, half, height)
        sheet.draw(Look(palette.FLAG_SHADE, palette.GOLD, 0.16, round=True), tail[0])
        sheet.draw(Look(palette.FLAG_DEEP, palette.GOLD, 0.12, round=True), tail[1])
    outer = arc(center, radius + height, 90 - half, 90 + half)
    inner = arc(center, radius, 90 + half, 90 - half)
    sheet.draw(Look(red, palette.GOLD_BRIGHT, 0.26, round=True), outer.then(inner, closed=True))

    for number, text in enumerate(lines):
        base = radius + height * (number + 0.5) / len(lines) + size * 0.32

        def place(along: float, up: float, base: float = base) -> Point:
            return center + at(90 - math.degrees(along / base), base - up)

        sheet.draw(Look("#FFF0B8"), *letters(text, size, place, spacing=0.1))


def _tail(bow: object, side: int, half: float, height: float) -> tuple[Trace, Trace]:
    assert callable(bow)
    near, far = side * (half - 5), side * (half + 9)
    back = line(
        bow(near, -1.5), bow(far, -1.7), bow(side * (half + 6), -1.5 + height / 2 - 0.2), bow(far, height - 1.4),
        bow(near, height - 1.5), closed=True,
    )  # fmt: skip
    fold = line(bow(side * half, 0), bow(near, -1.5), bow(near, 0.2), closed=True)
    return back, fold


def emblem(sheet: Sheet, middle: Point, family: Literal["party", "state"] | str) -> None:
    """Flags and emblem, `middle` being the middle of the disc."""
    fan(sheet, middle, family)
    if family == "party":
        party_emblem(sheet, middle)
    else:
        state_emblem(sheet, middle)


__all__ = ["emblem", "ring", "through"]
