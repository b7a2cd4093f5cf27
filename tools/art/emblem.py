"""The emblem over the top edge: a fan of flags, and before it the Party's sign or the State's. In: where its middle
stands. Out: drawn on the sheet.

Party: hammer and sickle in a ring of rice ears, a cogwheel and a banner. State: the elements of the national emblem,
simplified: star, rice ears, cogwheel, banner.
"""

from __future__ import annotations

from typing import NamedTuple

from . import palette
from .flags import Cloth, flag, pole
from .leaves import mirror, petal
from .lettering import letters, on_bow
from .pen import Point, Trace, arc, at, circle, line, through
from .sheet import Layer, Look, Sheet
from .symbols import cogwheel, hammer_and_sickle, star

_EAR = 10.2
"""The radius of the ring of rice ears."""


class _Place(NamedTuple):
    """Of a flag in the fan: how far its pole leans (degrees), its length, where the cloth flies to, and how deep in the
    shade it stands."""

    lean: float
    reach: float
    fly: float
    depth: float


_FOOT = 22j
"""Where the poles would meet, from the middle of the disc."""
_PLACES = (_Place(49, 33, 170, 0.34), _Place(32.5, 35.5, 180, 0.17), _Place(16, 37.5, 190, 0.0))  # the last in front
_HOIST = 13.5
"""The height of a flag, mm."""


def fan(sheet: Sheet, middle: Point, family: str) -> None:
    """Three flags on either side, flying outwards: on the left the national flag, on the right the Party's (or the
    national one again), as they hang in a hall."""
    _drape(sheet, middle)
    signs = ("state", "party" if family == "party" else "state")
    for mirrored, sign in ((False, signs[0]), (True, signs[1])):
        layer = Layer()
        for order, place in enumerate(_PLACES):
            top = _FOOT + at(-90 - place.lean, place.reach)
            way = (_FOOT - top) / place.reach
            pole(layer, top, _FOOT - way * 13)
            cloth = Cloth(top + way * 0.6, way, _HOIST, fly=place.fly, phase=0.1 * order)
            shown = sign if place is _PLACES[-1] else ""
            flag(sheet, layer, cloth, sign=shown, name=f"cloth{order}", depth=place.depth, flies_right=mirrored)
        sheet.add(layer, middle, mirrored=mirrored)


def _drape(sheet: Sheet, middle: Point) -> None:
    """Cloth in the shade behind the disc, so that nothing of the border shows between the flags."""
    shade = sheet.gradient("drape", middle - 27, middle + 27, [
        (0, palette.FLAG_SHADE), (0.3, palette.FLAG_NIGHT), (0.5, palette.FLAG_DEEP), (0.7, palette.FLAG_NIGHT),
        (1, palette.FLAG_SHADE)])  # fmt: skip
    left = through(-11 - 5j, -18 - 3j, -25 + 6j, -24.5 + 11.5j, -19 + 14.5j, -12 + 14j)
    cloth = left.then(left.mapped(mirror).turned_back(), closed=True)
    sheet.draw(Look(shade), cloth.mapped(lambda point: middle + point))


def rice_ears(sheet: Sheet, middle: Point) -> None:
    """Two ears that meet at the top."""
    sheet.motif("grain", _grain)
    layer = Layer()
    layer.draw(Look(stroke=palette.GOLD_SHADE, pen=0.3), arc(0, _EAR, 78, -84))
    for index in range(17):
        angle = 66 - index * 8.8
        for side in (-1, 1, 0):
            layer.use("grain", at(angle, _EAR + side * 0.62), turn=angle + side * 26, scale=1.0 if side else 0.92)
    for mirrored in (False, True):
        sheet.add(layer, middle, mirrored=mirrored)


def _grain(layer: Layer) -> None:
    """A grain that points upwards, its foot at (0, 0)."""
    layer.draw(Look(palette.GOLD_BRIGHT, palette.GOLD_LINE, 0.07, round=True), petal(0.1j, -2.15j, 0.62, belly=0.4))
    layer.draw(Look(stroke=palette.GOLD_SHADE, pen=0.07), line(-0.5j, -1.5j))


def party_emblem(sheet: Sheet, middle: Point) -> None:
    _disc(sheet, middle)
    rice_ears(sheet, middle)
    sheet.draw(Look(palette.FLAG_YELLOW), *hammer_and_sickle(middle - 0.4 - 1.0j, 6.0))
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
    look = Look(palette.GOLD_BRIGHT, palette.GOLD_LINE, 0.1, even_odd=True)
    sheet.draw(look, cogwheel(middle, 3.9, teeth=12), arc(middle, 2.0, 360, 0).shut())
    sheet.draw(Look(stroke=palette.GOLD_SHADE, pen=0.12), circle(middle, 2.6))


class _Bow(NamedTuple):
    """The shape of the banner: a piece of a ring, `half` degrees to either side of its lowest point."""

    center: Point
    radius: float
    height: float
    half: float = 33.0

    def place(self, angle: float, out: float) -> Point:
        """`angle` degrees to the left of the lowest point, `out` mm from the upper edge."""
        return self.center + at(90 + angle, self.radius + out)

    def cloth(self) -> Trace:
        lower = arc(self.center, self.radius + self.height, 90 - self.half, 90 + self.half)
        return lower.then(arc(self.center, self.radius, 90 + self.half, 90 - self.half), closed=True)

    def tail(self, side: int) -> tuple[Trace, Trace]:
        """The end that is folded back on one side, and the fold."""
        height = self.height
        near, far = side * (self.half - 5), side * (self.half + 9)
        notch = self.place(side * (self.half + 6), height / 2 - 1.7)
        corners = (self.place(near, -1.5), self.place(far, -1.7), notch, self.place(far, height - 1.4),
                   self.place(near, height - 1.5))  # fmt: skip
        fold = line(self.place(side * self.half, 0), self.place(near, -1.5), self.place(near, 0.2), closed=True)
        return line(*corners, closed=True), fold


def _banner(sheet: Sheet, middle: Point, lines: tuple[str, ...], size: float) -> None:
    """A ribbon that hangs in a bow under the disc, its ends folded back."""
    bow = _Bow(middle - 13.0j, 25.6, 3.7 if len(lines) == 1 else 4.7)
    red = sheet.gradient("band", bow.place(bow.half, 0), bow.place(-bow.half, 0), [
        (0, palette.FLAG_SHADE), (0.2, palette.FLAG_RED), (0.5, palette.FLAG_LIGHT), (0.8, palette.FLAG_RED),
        (1, palette.FLAG_SHADE)])  # fmt: skip
    for side in (-1, 1):
        tail, fold = bow.tail(side)
        sheet.draw(Look(palette.FLAG_SHADE, palette.GOLD, 0.16, round=True), tail)
        sheet.draw(Look(palette.FLAG_DEEP, palette.GOLD, 0.12, round=True), fold)
    sheet.draw(Look(red, palette.GOLD_BRIGHT, 0.26, round=True), bow.cloth())
    for number, text in enumerate(lines):
        base = bow.radius + bow.height * (number + 0.5) / len(lines) + size * 0.32
        sheet.draw(Look(palette.LETTERS), *letters(text, size, on_bow(bow.center, base), spacing=0.1))


def emblem(sheet: Sheet, middle: Point, family: str) -> None:
    """Flags and emblem, `middle` being the middle of the disc."""
    fan(sheet, middle, family)
    if family == "party":
        party_emblem(sheet, middle)
    else:
        state_emblem(sheet, middle)
