"""Lettering that fills its box ("DỰ THẢO" across a draft). In: a `Lettering` and a box. Out: one filled path.

Word's WordArt stretches the ink of its text, not its line, to the shape's width and height (`v:textpath` with
`fitshape`, ECMA-376 part 4, 19.1.2.23; LibreOffice does the same).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..fonts import Face
from ..fonts.outlines import Step, glyph_outline
from ..pages import Close, Curve, Fill, Line, Move, PathStep
from ..word.blocks import Lettering
from .boxes import Box
from .context import Context


def lettering_items(context: Context, lettering: Lettering, color: str, box: Box) -> list[Fill]:
    """The text of `lettering`, filled with `color`, from edge to edge of `box`."""
    face = context.fonts.match(lettering.font, bold=lettering.bold, italic=lettering.italic).face
    steps = list(_outline(context, lettering, face))
    xs = [x for _, numbers in steps for x in numbers[::2]]
    ys = [y for _, numbers in steps for y in numbers[1::2]]
    if not xs or max(xs) <= min(xs) or max(ys) <= min(ys):
        return []
    left, top = min(xs), max(ys)
    across, down = box.width / (max(xs) - left), box.height / (top - min(ys))

    def placed(kind: str, numbers: tuple[float, ...]) -> PathStep:
        points = [
            box.y + (top - number) * down if index % 2 else box.x + (number - left) * across
            for index, number in enumerate(numbers)
        ]
        return Close() if kind == "Z" else {"M": Move, "L": Line, "C": Curve}[kind](*points)

    return [Fill(tuple(placed(*step) for step in steps), color)]


def _outline(context: Context, lettering: Lettering, face: Face) -> Iterator[Step]:
    """The letters side by side, in shares of the em; one that the face lacks is taken from another."""
    x = 0.0
    for letter in lettering.text:
        code_point = ord(letter)
        own = face if face.has(code_point) else context.fonts.fallback(code_point, bold=lettering.bold) or face
        for kind, numbers in glyph_outline(own, code_point):
            yield kind, tuple(number if index % 2 else number + x for index, number in enumerate(numbers))
        x += own.advance(code_point)
