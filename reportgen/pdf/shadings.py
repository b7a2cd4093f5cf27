"""The gradients of vector pictures. In: a gradient. Out: the shading dictionary that PDF paints it by, as text.

Numbers and colours are written in as few letters as PDF allows.
"""

from __future__ import annotations

from itertools import pairwise

from ..vector import LinearGradient, RadialGradient, Stop


def plain(value: float, decimals: int) -> str:
    """A number in as few letters as PDF allows: ".5", "-3", "12.25"."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def color(digits: str) -> str:
    """Six hex digits as PDF's operands."""
    return " ".join(plain(int(digits[at : at + 2], 16) / 255, 3) for at in (0, 2, 4))


def shading(gradient: LinearGradient | RadialGradient) -> str:
    """The dictionary of a gradient; beyond its ends its last colours go on."""
    if isinstance(gradient, LinearGradient):
        kind, ends = 2, (gradient.x1, gradient.y1, gradient.x2, gradient.y2)
    else:
        kind = 3
        ends = (gradient.fx, gradient.fy, 0.0, gradient.cx, gradient.cy, gradient.radius)  # type: ignore[assignment]
    coordinates = " ".join(plain(value, 5) for value in ends)
    return (
        f"<< /ShadingType {kind} /ColorSpace /DeviceRGB /Coords [{coordinates}] /Extend [true true]"
        f" /Function {_stops(gradient.stops)} >>"
    )


def _stops(stops: tuple[Stop, ...]) -> str:
    """A function from 0 to 1: one piece between each two stops."""
    first, last = stops[0]._replace(offset=0.0), stops[-1]._replace(offset=1.0)
    pairs = [(a, b) for a, b in pairwise((first, *stops, last)) if b.offset > a.offset]
    pieces = [f"<< /FunctionType 2 /Domain [0 1] /C0 [{color(a.color)}] /C1 [{color(b.color)}] /N 1 >>"
              for a, b in pairs]  # fmt: skip
    if len(pieces) == 1:
        return pieces[0]
    bounds = " ".join(plain(b.offset, 5) for _a, b in pairs[:-1])
    return (
        f"<< /FunctionType 3 /Domain [0 1] /Functions [{' '.join(pieces)}] /Bounds [{bounds}]"
        f" /Encode [{' '.join(['0 1'] * len(pieces))}] >>"
    )
