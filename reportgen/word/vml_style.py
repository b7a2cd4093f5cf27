"""VML's attributes. In: an element of VML. Out: its style as a dict, lengths in points, pens, fills.

VML is what Word wrote before 2010 and still writes for text boxes and lines of old files ([MS-OE376] part 4).
"""

from __future__ import annotations

import re

from lxml import etree

from ..units import Pt
from .blocks import Pen
from .context import Reading
from .features import name_left_out
from .theme import preset_color
from .values import POINTS_PER_UNIT, measure, plain_number
from .xml import qn

_NUMBER = re.compile(r"\s*(-?\d*\.?\d+)\s*\Z")
_COLOR = re.compile(r"\s*#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
_NAME = re.compile(r"\s*([A-Za-z]+)")
_FALSE = frozenset({"f", "false", "0", "off", "no"})
_FIXED = 65536.0
_LARGEST: Pt = 100_000.0
_STROKE_WEIGHT: Pt = 0.75
_DASHES = {
    "dash": "dash", "shortdash": "sysDash", "shortdot": "sysDot", "shortdashdot": "sysDashDot", "longdash": "lgDash",
    "shortdashdotdot": "sysDashDotDot", "dot": "dot", "dashdot": "dashDot", "longdashdot": "lgDashDot",
    "longdashdotdot": "lgDashDotDot", "1 1": "sysDot", "3 1": "sysDash",
}  # fmt: skip
_ARROWS = {"block": "triangle", "classic": "stealth", "diamond": "diamond", "oval": "oval", "open": "arrow"}


def read_style(element: etree._Element) -> dict[str, str]:
    """`style="width:10pt;flip:x"` as a dict of lower-case names."""
    out: dict[str, str] = {}
    for entry in element.get("style", "").split(";"):
        name, colon, value = entry.partition(":")
        if colon:
            out[name.strip().lower()] = value.strip()
    return out


def length(reading: Reading, text: str | None, *, per_unit: float = POINTS_PER_UNIT["px"]) -> Pt | None:
    """A length in points; a bare number counts `per_unit` points (pixels outside groups)."""
    if text is None or text in ("", "auto"):
        return None
    bare = _NUMBER.match(text)
    value = float(bare[1]) * per_unit if bare else measure(text)
    if value is None or not -_LARGEST <= value <= _LARGEST:
        reading.problems.bad_value("VML style", text)
        return None
    return value


def pair(text: str | None, default: tuple[float, float]) -> tuple[float, float]:
    """`coordsize="21600,21600"` and the like."""
    parts = [plain_number(part.strip() or "0") for part in (text or "").split(",")]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:
        return default
    return parts[0], parts[1]


def lengths(reading: Reading, text: str | None, *, per_unit: float) -> tuple[Pt, Pt]:
    """A point as `v:line` writes it: `from="10pt,0"`."""
    parts = [length(reading, part.strip(), per_unit=per_unit) or 0.0 for part in (text or "0,0").split(",")]
    return (parts[0], parts[1]) if len(parts) == 2 else (0.0, 0.0)


def is_on(text: str | None, default: bool) -> bool:
    """A switch of VML: "t", "f", "true" …"""
    return default if text is None or text == "" else text.lower() not in _FALSE


def color(text: str | None) -> str | None:
    """`#ff0000`, `#f00`, `red [2]`; None for what is no colour."""
    if text is None:
        return None
    match = _COLOR.match(text)
    if match:
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return digits.upper()
    name = _NAME.match(text)
    return preset_color(name[1]) if name else None


def share(text: str | None) -> float:
    """A crop or an opacity: a ratio, `10%`, or `6554f` in 65,536ths."""
    for ending, whole in (("%", 100.0), ("f", _FIXED)):
        if text and text.endswith(ending):
            return (plain_number(text[:-1]) or 0.0) / whole
    return plain_number(text) or 0.0


def rotation(text: str | None) -> float:
    """Degrees clockwise; `fd` counts 65,536ths."""
    if text and text.endswith("fd"):
        return (plain_number(text[:-2]) or 0.0) / _FIXED
    return plain_number(text) or 0.0


def read_pen(reading: Reading, element: etree._Element) -> Pen | None:
    """The outline: black and 0.75 pt unless the shape says otherwise."""
    stroke = element.find(qn("v:stroke"))
    if not is_on(element.get("stroked"), True):
        return None
    if stroke is not None and not is_on(stroke.get("on"), True):
        return None

    def of(name: str, in_stroke: str) -> str | None:
        own = None if stroke is None else stroke.get(in_stroke)
        return own if own is not None else element.get(name)

    if stroke is not None and stroke.get("linestyle", "single") != "single":
        name_left_out("compound-line", reading.problems)
    weight = length(reading, of("strokeweight", "weight"))
    return Pen(
        color(of("strokecolor", "color")) or "000000",
        _STROKE_WEIGHT if weight is None else max(0.25, weight),
        _DASHES.get("" if stroke is None else stroke.get("dashstyle", ""), "solid"),
        _arrow(stroke, "startarrow"),
        _arrow(stroke, "endarrow"),
    )


def _arrow(stroke: etree._Element | None, name: str) -> str:
    return "none" if stroke is None else _ARROWS.get(stroke.get(name, ""), "none")


def faded(own: str, element: etree._Element) -> str:
    """The colour `own` as a shape's opacity lets it show on white paper: on a page, text lies over a watermark."""
    fill = element.find(qn("v:fill"))
    opacity = share("1" if fill is None else fill.get("opacity", "1"))
    parts = (int(own[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * min(max(opacity, 0.0), 1.0)):02X}" for part in parts)


def read_fill(reading: Reading, element: etree._Element) -> str | None:
    """The flat colour of a shape's fill: white unless the shape says otherwise."""
    fill = element.find(qn("v:fill"))
    if not is_on(element.get("filled"), True):
        return None
    if fill is not None:
        if not is_on(fill.get("on"), True) or fill.get("opacity") in ("0", "0f", "0%"):
            return None
        if fill.get("type", "solid").startswith("gradient"):
            name_left_out("a:gradFill", reading.problems)
    own = None if fill is None else fill.get("color")
    return color(own or element.get("fillcolor")) or "FFFFFF"
