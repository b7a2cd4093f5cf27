"""DrawingML shapes. In: `pic:pic`, `wps:wsp`, `wpg:wgp`, `wpc:wpc`. Out: `Graphic`s.

Colours, pens and fills may stand in the shape or be borrowed from the theme (`wps:style`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from ..units import Pt, emu
from .blocks import Block, CustomStep, Graphic, GroupGraphic, GroupMember, Pen, ShapeGraphic
from .context import Reading
from .features import name_left_out, name_leftover
from .geometry import custom_geometry
from .pictures import FRAME, NOTHING, name_external, picture
from .theme import mixed, preset_color, with_luminance
from .values import HEX, plain_number, whole
from .xml import qn

_SHARE = 100000.0
_VECTORS = f"{qn('a:extLst')}/{qn('a:ext')}/{qn('asvg:svgBlip')}"
_DEGREE = 60000.0
_NO_FILL, _SOLID, _GRADIENT, _PATTERN, _BLIP_FILL = (
    qn(f"a:{name}") for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill")
)
_THINNEST_PEN: Pt = 0.25
_TURNED: dict[str, Literal[-1, 0, 1]] = {"vert": 1, "eaVert": 1, "mongolianVert": 1, "vert270": -1}
_STRAIGHT_WARPS = frozenset({None, "textNoShape", "textPlain"})


def read_graphic(reading: Reading, element: etree._Element, size: tuple[Pt, Pt], alt: str = "") -> Graphic:
    """What stands in a `a:graphicData`, drawn at `size` (points); an empty shape and a warning for the unknown."""
    reader = _READERS.get(etree.QName(element).localname)
    if reader is None:
        name_leftover(element, reading.problems)
        return NOTHING
    return reader(reading, element, size, alt)


# --- colours, fills, pens --------------------------------------------------------------------------------


def read_color(reading: Reading, holder: etree._Element | None, placeholder: str | None = None) -> str | None:
    """The colour inside an element such as `a:solidFill`; None without one or when it is fully transparent."""
    for color in () if holder is None else holder:
        value = color.get("val", "")
        name = etree.QName(color).localname
        found: str | None
        if name == "schemeClr":
            found = placeholder if value == "phClr" else reading.theme.color(value)
        elif name == "sysClr":
            found = color.get("lastClr") or preset_color(value)
        elif name == "prstClr":
            found = preset_color(value)
        elif name == "scrgbClr":
            found = "".join(f"{_byte(color.get(part)):02X}" for part in "rgb")
        else:
            found = value
        return _changed(reading, color, found) if found else None
    return None


def _byte(text: str | None) -> int:
    share = plain_number((text or "0").removesuffix("%")) or 0.0
    return min(255, max(0, round(share / _SHARE * 255)))


def _changed(reading: Reading, color: etree._Element, value: str) -> str | None:
    """A colour after its modifiers; transparency lets the white paper through."""
    if not HEX.fullmatch(value):
        reading.problems.bad_value("a:srgbClr/@val", value)
        return None
    factor, offset = 1.0, 0.0
    for change in color:
        share = (reading.values.number(change, "val") or 0.0) / _SHARE
        name = etree.QName(change).localname
        if name == "lumMod":
            factor = share
        elif name == "lumOff":
            offset = share
        elif name == "shade":
            value = mixed(value, "000000", share)
        elif name in ("tint", "alpha"):
            if name == "alpha" and share <= 0:
                return None
            value = mixed(value, "FFFFFF", min(1.0, share))
    return with_luminance(value, factor, offset) if (factor, offset) != (1.0, 0.0) else value.upper()


def _fill(reading: Reading, properties: etree._Element | None, style: etree._Element | None) -> str | None:
    """The flat colour of a shape's fill."""
    for child in () if properties is None else properties:
        if child.tag == _NO_FILL:
            return None
        if child.tag == _SOLID:
            return read_color(reading, child)
        if child.tag == _GRADIENT:
            name_left_out("a:gradFill", reading.problems)
            return read_color(reading, child.find(f"{qn('a:gsLst')}/{qn('a:gs')}"))
        if child.tag == _PATTERN:
            name_left_out("a:pattFill", reading.problems)
            fore, back = (read_color(reading, child.find(qn(tag))) for tag in ("a:fgClr", "a:bgClr"))
            return mixed(fore or "000000", back or "FFFFFF", 0.5)
        if child.tag == _BLIP_FILL:
            return None
    reference = None if style is None else style.find(qn("a:fillRef"))
    return read_color(reading, reference) if _index(reference) > 0 else None


def _index(reference: etree._Element | None) -> int:
    return 0 if reference is None else whole(reference.get("idx", "0")) or 0


def read_pen(reading: Reading, properties: etree._Element | None, style: etree._Element | None) -> Pen | None:
    """A shape's outline: its own `a:ln` over the theme's line that its style names."""
    line = None if properties is None else properties.find(qn("a:ln"))
    reference = None if style is None else style.find(qn("a:lnRef"))
    index = _index(reference)
    color = read_color(reading, reference) if index > 0 else None
    width = reading.theme.pens[min(index, len(reading.theme.pens)) - 1] if index > 0 else emu(9525)
    if line is None:
        return Pen(color, width) if color else None
    if line.find(_NO_FILL) is not None:
        return None
    if line.get("cmpd", "sng") != "sng":
        name_left_out("compound-line", reading.problems)
    own = line.find(_SOLID)
    if own is not None:
        color = read_color(reading, own)
    elif line.find(_GRADIENT) is not None or line.find(_PATTERN) is not None:
        color = _fill(reading, line, None)
    if color is None:
        return None
    own_width = reading.values.emu(line, "w")
    return Pen(
        color,
        width if own_width is None else max(_THINNEST_PEN, own_width),
        _dash(line),
        _end(line, "a:headEnd"),
        _end(line, "a:tailEnd"),
    )


def _dash(line: etree._Element) -> str:
    if line.find(qn("a:custDash")) is not None:
        return "dash"
    preset = line.find(qn("a:prstDash"))
    return "solid" if preset is None else preset.get("val", "solid")


def _end(line: etree._Element, tag: str) -> str:
    end = line.find(qn(tag))
    return "none" if end is None else end.get("type", "none")


# --- shapes ----------------------------------------------------------------------------------------------


class _Frame(NamedTuple):
    """A `a:xfrm`: the box (points), how it is turned, and for groups the inner coordinates."""

    x: Pt = 0.0
    y: Pt = 0.0
    width: Pt = 0.0
    height: Pt = 0.0
    rotation: float = 0.0
    flip_horizontal: bool = False
    flip_vertical: bool = False
    inner: tuple[Pt, Pt, Pt, Pt] = (0.0, 0.0, 0.0, 0.0)


def _frame(reading: Reading, properties: etree._Element | None) -> _Frame:
    frame = None if properties is None else properties.find(qn("a:xfrm"))
    if frame is None:
        return _Frame()
    values = reading.values
    offset, extent = (_pair(reading, frame.find(qn(f"a:{name}"))) for name in ("off", "ext"))
    inner = (_pair(reading, frame.find(qn(f"a:{name}"))) for name in ("chOff", "chExt"))
    return _Frame(
        *offset,
        *extent,
        (values.number(frame, "rot", limit=1e9) or 0.0) / _DEGREE,
        values.flag(frame, "flipH") or False,
        values.flag(frame, "flipV") or False,
        tuple(value for pair in inner for value in pair),  # type: ignore[arg-type]
    )


def _pair(reading: Reading, element: etree._Element | None) -> tuple[Pt, Pt]:
    if element is None:
        return 0.0, 0.0
    keys = ("x", "y") if element.get("x") is not None else ("cx", "cy")
    return reading.values.emu(element, keys[0]) or 0.0, reading.values.emu(element, keys[1]) or 0.0


def _read_shape(reading: Reading, element: etree._Element, size: tuple[Pt, Pt], alt: str) -> Graphic:
    """A `wps:wsp`: a line, a box, a text box, an outline of its own."""
    properties, style = element.find(qn("wps:spPr")), element.find(qn("wps:style"))
    frame = _frame(reading, properties)
    _name_effects(reading, properties)
    preset, adjust, path = _geometry(properties, size)
    body = element.find(qn("wps:bodyPr"))
    shape = ShapeGraphic(
        preset=preset,
        path=path,
        adjust=adjust,
        pen=read_pen(reading, properties, style),
        fill=_fill(reading, properties, style),
        flip_horizontal=frame.flip_horizontal,
        flip_vertical=frame.flip_vertical,
        rotation=frame.rotation,
        text=_text(reading, element, style),
        insets=_insets(reading, body),
        text_anchor=_text_anchor(body),
        text_turned=_text_turned(reading, body),
        grow_to_text=body is not None and body.find(qn("a:spAutoFit")) is not None,
        alt=alt,
    )
    warp = None if body is None else body.find(qn("a:prstTxWarp"))
    if warp is not None and warp.get("prst") not in _STRAIGHT_WARPS and shape.text:
        name_left_out("curved-text", reading.problems)
    return _over_picture(reading, properties, shape, size)


def _name_effects(reading: Reading, properties: etree._Element | None) -> None:
    effects = None if properties is None else properties.find(qn("a:effectLst"))
    if effects is not None and len(effects):
        name_left_out("a:effectLst", reading.problems)


def _geometry(
    properties: etree._Element | None, size: tuple[Pt, Pt]
) -> tuple[str, tuple[tuple[str, float], ...], tuple[CustomStep, ...]]:
    custom = None if properties is None else properties.find(qn("a:custGeom"))
    if custom is not None:
        return "custom", (), custom_geometry(custom, size[0] * 12700, size[1] * 12700)
    preset = None if properties is None else properties.find(qn("a:prstGeom"))
    if preset is None:
        return "rect", (), ()
    guides = preset.iterfind(f"{qn('a:avLst')}/{qn('a:gd')}")
    adjust = tuple((guide.get("name", ""), _adjustment(guide.get("fmla", ""))) for guide in guides)
    return preset.get("prst", "rect"), adjust, ()


def _adjustment(formula: str) -> float:
    return plain_number(formula.removeprefix("val ")) or 0.0


def _text(reading: Reading, element: etree._Element, style: etree._Element | None) -> tuple[Block, ...]:
    if element.find(qn("wps:linkedTxbx")) is not None:
        name_left_out("wps:linkedTxbx", reading.problems)
    content = element.find(f"{qn('wps:txbx')}/{qn('w:txbxContent')}")
    if content is None:
        return ()
    reference = None if style is None else style.find(qn("a:fontRef"))
    return reading.box(content, read_color(reading, reference))


def _insets(reading: Reading, body: etree._Element | None) -> tuple[Pt, Pt, Pt, Pt]:
    if body is None:
        return ShapeGraphic().insets
    sides = zip(("lIns", "tIns", "rIns", "bIns"), ShapeGraphic().insets, strict=True)
    found = [(reading.values.emu(body, key), default) for key, default in sides]
    left, top, right, bottom = (default if value is None else value for value, default in found)
    return left, top, right, bottom


def _text_anchor(body: etree._Element | None) -> Literal["top", "center", "bottom"]:
    anchor = "t" if body is None else body.get("anchor", "t")
    return "center" if anchor == "ctr" else "bottom" if anchor == "b" else "top"


def _text_turned(reading: Reading, body: etree._Element | None) -> Literal[-1, 0, 1]:
    """Which way lines run: -1 upwards, 1 downwards. Letters set one under the other are drawn in lines."""
    direction = "horz" if body is None else body.get("vert", "horz")
    if direction.startswith("wordArt"):
        name_left_out("stacked-letters", reading.problems)
    return _TURNED.get(direction, 0)


def _over_picture(
    reading: Reading, properties: etree._Element | None, shape: ShapeGraphic, size: tuple[Pt, Pt]
) -> Graphic:
    """A shape filled with a picture: the picture under the shape."""
    fill = None if properties is None else properties.find(_BLIP_FILL)
    if fill is None:
        return shape
    under = _blip(reading, fill, shape.alt)
    return GroupGraphic((GroupMember(under, 0.0, 0.0, *size), GroupMember(shape, 0.0, 0.0, *size)))


# --- pictures --------------------------------------------------------------------------------------------


def _read_picture(reading: Reading, element: etree._Element, size: tuple[Pt, Pt], alt: str) -> Graphic:
    properties = element.find(qn("pic:spPr"))
    frame = _frame(reading, properties)
    fill = element.find(qn("pic:blipFill"))
    if fill is None:
        return NOTHING
    shown = _blip(reading, fill, alt, frame.rotation)
    pen = read_pen(reading, properties, element.find(qn("pic:style")))
    if pen is None:
        return shown
    outline = ShapeGraphic(pen=pen, rotation=frame.rotation)
    return GroupGraphic((GroupMember(shown, 0.0, 0.0, *size), GroupMember(outline, 0.0, 0.0, *size)))


def _blip(reading: Reading, fill: etree._Element, alt: str, rotation: float = 0.0) -> Graphic:
    blip = fill.find(qn("a:blip"))
    relation = None if blip is None else blip.get(qn("r:embed"))
    if not relation:
        if blip is not None and blip.get(qn("r:link")):
            name_external(reading)
            return FRAME
        return NOTHING
    vectors = None if blip is None else blip.find(_VECTORS)
    return picture(
        reading,
        relation,
        crop=_crop(reading, fill.find(qn("a:srcRect"))),
        rotation=rotation,
        alt=alt,
        vectors="" if vectors is None else vectors.get(qn("r:embed"), ""),
    )


def _crop(reading: Reading, element: etree._Element | None) -> tuple[float, float, float, float]:
    if element is None:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = ((reading.values.number(element, side) or 0.0) / _SHARE for side in "ltrb")
    if left + right >= 1 or top + bottom >= 1:
        reading.problems.bad_value("a:srcRect", f"{left:g} {top:g} {right:g} {bottom:g}")
        return 0.0, 0.0, 0.0, 0.0
    return left, top, right, bottom


# --- groups ----------------------------------------------------------------------------------------------


def _read_group(reading: Reading, element: etree._Element, size: tuple[Pt, Pt], alt: str) -> Graphic:
    """A group: its members' boxes brought to the group's own size."""
    frame = _frame(reading, element.find(qn("wpg:grpSpPr")))
    left, top, width, height = frame.inner
    scale = (size[0] / width if width else 1.0, size[1] / height if height else 1.0)
    members = tuple(_members(reading, element, (left, top), scale))
    return GroupGraphic(members, frame.rotation)


def _read_canvas(reading: Reading, element: etree._Element, size: tuple[Pt, Pt], alt: str) -> Graphic:
    return GroupGraphic(tuple(_members(reading, element, (0.0, 0.0), (1.0, 1.0))))


def _members(
    reading: Reading, element: etree._Element, origin: tuple[Pt, Pt], scale: tuple[float, float]
) -> Iterator[GroupMember]:
    for child in element:
        properties = next((child.find(tag) for tag in _PROPERTIES if child.find(tag) is not None), None)
        if etree.QName(child).localname not in _READERS:
            if etree.QName(child).localname == "graphicFrame":
                name_leftover(child, reading.problems)
            continue
        frame = _frame(reading, properties)
        size = (frame.width * scale[0], frame.height * scale[1])
        graphic = read_graphic(reading, child, size)
        yield GroupMember(graphic, (frame.x - origin[0]) * scale[0], (frame.y - origin[1]) * scale[1], *size)


_PROPERTIES = (qn("wps:spPr"), qn("pic:spPr"), qn("wpg:grpSpPr"))
_READERS = {
    "wsp": _read_shape,
    "pic": _read_picture,
    "wgp": _read_group,
    "grpSp": _read_group,
    "wpc": _read_canvas,
}
