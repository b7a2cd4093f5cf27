"""How an SVG's elements look. In: attributes, `style` attributes, a style sheet. Out: a `Style`, colours, gradients.

Of style sheets the plain selectors are known that drawing programs write: a class, an element's name, an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from lxml import etree

from ..vector import IDENTITY, LinearGradient, Matrix, Paint, Path, Pen, RadialGradient, Stop
from .svg_path import SvgRefused, checked, extent, numbers, parse_transform, times

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_INHERITED: dict[str, str] = {
    "fill": "black", "fill-rule": "nonzero", "fill-opacity": "1", "stroke": "none", "stroke-width": "1",
    "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4", "stroke-dasharray": "none",
    "stroke-dashoffset": "0", "stroke-opacity": "1", "color": "black", "visibility": "visible",
}  # fmt: skip
_OWN: dict[str, str] = {"opacity": "1", "display": "inline", "stop-color": "black", "stop-opacity": "1"}
# What changes a picture and is not drawn here: anything but the plain value sends the picture to its PNG.
_REFUSED: dict[str, tuple[str, ...]] = {
    "filter": ("none",), "mask": ("none",), "clip-path": ("none",), "marker": ("none",), "marker-start": ("none",),
    "marker-mid": ("none",), "marker-end": ("none",), "mix-blend-mode": ("normal",), "clip": ("auto",),
    "vector-effect": ("none",), "paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"),
    "transform-origin": (), "transform-box": (),
}  # fmt: skip
_COLORS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "lime": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "aqua": "00FFFF", "magenta": "FF00FF", "fuchsia": "FF00FF", "silver": "C0C0C0",
    "gray": "808080", "grey": "808080", "maroon": "800000", "olive": "808000", "green": "008000",
    "purple": "800080", "teal": "008080", "navy": "000080", "orange": "FFA500", "gold": "FFD700", "brown": "A52A2A",
    "darkred": "8B0000", "darkgreen": "006400", "darkblue": "00008B", "pink": "FFC0CB", "lightgray": "D3D3D3",
    "lightgrey": "D3D3D3", "darkgray": "A9A9A9", "darkgrey": "A9A9A9",
}  # fmt: skip
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
_LENGTH = re.compile(r"\s*([-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?+)\s*(%|[a-z]*)\s*")
_URL = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)\s*(.*)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([.#]?)([\w-]+)")
_DEEPEST_GRADIENT = 10
_MOST_STOPS = 256
_FINEST_DASH = 1e-3  # a share of the pen's width: finer ones keep a viewer busy for nothing

Style = Mapping[str, str]
"""The computed values of the inherited properties."""
INITIAL: Style = _INHERITED


class Declared(NamedTuple):
    """What one element says: the style it hands on to its children, and its own opacity."""

    style: Style
    opacity: float
    shown: bool


class StyleSheet:
    """The rules of the `style` elements."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        for text in texts:
            self._read(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))

    def _read(self, text: str) -> None:
        if _RULE.sub("", text).strip():
            raise SvgRefused("style")
        for selectors, declarations in _RULE.findall(text):
            for selector in selectors.split(","):
                match = _SELECTOR.fullmatch(selector.strip())
                if match is None:
                    raise SvgRefused("style")
                self._rules.setdefault((match[1], match[2]), {}).update(_declarations(declarations))

    def of(self, element: etree._Element) -> dict[str, str]:
        """What the rules say of an element, the weightier ones last."""
        if not self._rules:
            return {}
        keys = [("", etree.QName(element).localname)]
        keys += [(".", name) for name in element.get("class", "").split()]
        keys.append(("#", element.get("id", "")))
        return {name: value for key in keys for name, value in self._rules.get(key, {}).items()}


def _declarations(text: str) -> dict[str, str]:
    out = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            out[name.strip().lower()] = value.replace("!important", "").strip()
    return out


def own_properties(element: etree._Element, sheet: StyleSheet) -> dict[str, str]:
    """An element's properties, whichever way they are written. Raises SvgRefused for one that is not drawn."""
    said = {str(name): str(value).strip() for name, value in element.attrib.items()}
    found = {**said, **sheet.of(element), **_declarations(said.get("style", ""))}
    for name, plain in _REFUSED.items():
        if name in found and found[name] not in plain:
            raise SvgRefused(name)
    return {name: value for name, value in found.items() if name in _INHERITED or name in _OWN}


def declared(element: etree._Element, sheet: StyleSheet, outer: Style) -> Declared:
    """What an element's style is inside `outer`."""
    own = own_properties(element, sheet)
    opacity = share(own.get("opacity", "1")) if own.get("opacity") != "inherit" else 1.0
    changed = {name: value for name, value in own.items() if name in _INHERITED and value != "inherit"}
    style = {**outer, **changed} if changed else outer
    return Declared(style, opacity, own.get("display") != "none" and opacity > 0)


# --- values ----------------------------------------------------------------------------------------------


def share(text: str) -> float:
    """A number or a percentage between 0 and 1."""
    text = text.strip()
    value = numbers(text.removesuffix("%"))
    if len(value) != 1:
        raise SvgRefused(text[:20])
    return min(1.0, max(0.0, value[0] / (100 if text.endswith("%") else 1)))


def length(text: str, whole: float) -> float:
    """A length in user units; `whole` is what a percentage is of. Raises SvgRefused."""
    match = _LENGTH.fullmatch(text)
    if match is None or (match[2] != "%" and match[2] not in _UNITS):
        raise SvgRefused(text.strip()[:20])
    return checked(float(match[1]) * (whole / 100 if match[2] == "%" else _UNITS[match[2]]))


def color(text: str, current: str = "000000") -> str:
    """A colour as six hex digits. Raises SvgRefused for one that is not known or lets the paper through."""
    text = text.strip()
    low = text.lower()
    if low == "currentcolor":
        return current
    if re.fullmatch(r"#[0-9a-f]{6}", low):
        return text[1:].upper()
    if re.fullmatch(r"#[0-9a-f]{3}", low):
        return "".join(digit * 2 for digit in text[1:]).upper()
    if low.startswith("rgb(") and low.endswith(")"):
        return _from_channels(low[4:-1])
    if low not in _COLORS:
        raise SvgRefused(text[:20])
    return _COLORS[low]


def _from_channels(text: str) -> str:
    parts = text.replace(",", " ").split()
    if len(parts) != 3:
        raise SvgRefused("rgb")
    values = [share(part) * 255 if part.endswith("%") else numbers(part)[0] for part in parts]
    return "".join(f"{min(255, max(0, round(value))):02X}" for value in values)


def pen(style: Style, diagonal: float) -> Pen | None:
    """The pen of a style; None without one."""
    if style["stroke"] in ("none", "transparent"):
        return None
    if style["stroke"].startswith("url("):
        raise SvgRefused("stroke=url()")
    width = length(style["stroke-width"], diagonal)
    if width <= 0:
        return None
    return Pen(
        color(style["stroke"], color(style["color"])),
        width,
        _one_of(style["stroke-linecap"], ("butt", "round", "square")),
        _one_of(style["stroke-linejoin"], ("miter", "round", "bevel")),
        max(1.0, numbers(style["stroke-miterlimit"])[0]),
        _dashes(style["stroke-dasharray"], width, diagonal),
        length(style["stroke-dashoffset"], diagonal),
    )


def _one_of(value: str, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise SvgRefused(value[:20])
    return value


def _dashes(text: str, width: float, diagonal: float) -> tuple[float, ...]:
    if text == "none":
        return ()
    dashes = tuple(length(part, diagonal) for part in text.replace(",", " ").split())
    if min(dashes, default=0.0) < 0 or len(dashes) > 100 or (0 < sum(dashes) < width * _FINEST_DASH * len(dashes)):
        raise SvgRefused("stroke-dasharray")
    if not sum(dashes):
        return ()
    return dashes * 2 if len(dashes) % 2 else dashes


# --- paint -----------------------------------------------------------------------------------------------


class Paints:
    """The gradients of a picture, by id."""

    def __init__(self, by_id: Mapping[str, etree._Element], sheet: StyleSheet, size: tuple[float, float]) -> None:
        self._by_id = by_id
        self._sheet = sheet
        self._size = size

    def fill(self, style: Style, path: Path) -> Paint | None:
        """What a path is filled with; None without a fill. Raises SvgRefused."""
        value = style["fill"]
        if value in ("none", "transparent"):
            return None
        match = _URL.match(value)
        if match is None:
            return color(value, color(style["color"]))
        gradient = self._by_id.get(match[1])
        if gradient is None or gradient.tag not in (f"{SVG}linearGradient", f"{SVG}radialGradient"):
            raise SvgRefused("url()" if gradient is None else etree.QName(gradient).localname)
        return self._gradient(gradient, path)

    def _gradient(self, element: etree._Element, path: Path) -> Paint | None:
        chain = list(self._chain(element))
        stops = next((found for link in chain if (found := self._stops(link))), ())
        if len(stops) < 2:
            return stops[0].color if stops else None
        said = {str(k): str(v) for link in reversed(chain) for k, v in link.attrib.items()}
        if said.get("spreadMethod", "pad") != "pad" or float(share(said.get("fr", "0"))):
            raise SvgRefused("spreadMethod")
        matrix = parse_transform(said.get("gradientTransform", ""))
        size = self._size
        if said.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox":
            box = extent(path)
            if box is None or not box[2] or not box[3]:
                return None
            matrix, size = times(matrix, (box[2], 0.0, 0.0, box[3], box[0], box[1])), (1.0, 1.0)
        return _shaded(element, said, stops, matrix, size)

    def _chain(self, element: etree._Element) -> Iterator[etree._Element]:
        """A gradient and those that it takes after."""
        found: etree._Element | None = element
        for _ in range(_DEEPEST_GRADIENT):
            if found is None:
                return
            yield found
            target = found.get("href") or found.get(XLINK_HREF) or ""
            if target and not target.startswith("#"):
                raise SvgRefused("href")
            found = self._by_id.get(target[1:])
        raise SvgRefused("href")

    def _stops(self, element: etree._Element) -> tuple[Stop, ...]:
        stops: list[Stop] = []
        for child in element.iterchildren(f"{SVG}stop"):
            own = own_properties(child, self._sheet)
            if share(own.get("stop-opacity", "1")) < 1 or len(stops) == _MOST_STOPS:
                raise SvgRefused("stop-opacity")
            offset = max(share(child.get("offset", "0")), stops[-1].offset if stops else 0.0)
            stops.append(Stop(offset, color(own.get("stop-color", "black"))))
        return tuple(stops)


def _shaded(
    element: etree._Element, said: Mapping[str, str], stops: tuple[Stop, ...], matrix: Matrix, size: tuple[float, float]
) -> Paint:
    width, height = size
    kind: Literal["linearGradient", "radialGradient"] | str = etree.QName(element).localname
    if kind == "linearGradient":
        ends = [length(said.get(name, default), whole) for name, default, whole in (
            ("x1", "0", width), ("y1", "0", height), ("x2", "100%", width), ("y2", "0", height))]  # fmt: skip
        return LinearGradient(*ends, stops, matrix)  # type: ignore[call-arg,arg-type]
    cx, cy = length(said.get("cx", "50%"), width), length(said.get("cy", "50%"), height)
    radius = length(said.get("r", "50%"), ((width**2 + height**2) / 2) ** 0.5)
    if radius <= 0:
        return stops[-1].color
    fx = length(said["fx"], width) if "fx" in said else cx
    fy = length(said["fy"], height) if "fy" in said else cy
    if ((fx - cx) ** 2 + (fy - cy) ** 2) ** 0.5 >= radius:
        raise SvgRefused("fx")
    return RadialGradient(cx, cy, radius, fx, fy, stops, matrix or IDENTITY)
