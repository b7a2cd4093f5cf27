"""The theme. In: `theme1.xml`, `w:themeFontLang`, `w:clrSchemeMapping`. Out: fonts by slot, colours and pens by name.

Word's own look-up (ECMA-376 17.15.1.88, 20.1.4): Latin slots take the scheme's Latin face; East Asian and complex
slots take the scheme's face, or, when that is empty, the face listed for the script of the file's language.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from ..units import Pt, emu
from .values import HEX, NAMED_COLORS, whole
from .xml import qn

_OFFICE_COLORS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
_OFFICE_PENS: tuple[Pt, ...] = (0.5, 1.0, 1.5)
# `w:themeColor` and `a:schemeClr` names -> the names of `w:clrSchemeMapping`, and those -> the scheme's.
_DEFAULT_MAPPING = {
    "bg1": "lt1", "t1": "dk1", "bg2": "lt2", "t2": "dk2", "background1": "lt1", "text1": "dk1", "background2": "lt2",
    "text2": "dk2", "tx1": "dk1", "tx2": "dk2", "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_SCRIPTS = {"ja": "Jpan", "ko": "Hang", "zh-CN": "Hans", "zh-SG": "Hans", "zh": "Hant", "ar": "Arab", "he": "Hebr",
            "th": "Thai", "km": "Khmr", "lo": "Laoo", "hi": "Deva"}  # fmt: skip
_SYSTEM_COLORS = {"windowText": "000000", "window": "FFFFFF"}


class Theme(NamedTuple):
    """`fonts` by `w:asciiTheme`'s names ("minorHAnsi" …); `colors` by the scheme's names; `pens` are the widths of
    the line styles 1, 2, 3 … that shapes refer to."""

    fonts: Mapping[str, str] = MappingProxyType({})
    colors: Mapping[str, str] = _OFFICE_COLORS
    pens: tuple[Pt, ...] = _OFFICE_PENS
    mapping: Mapping[str, str] = _DEFAULT_MAPPING

    def color(self, name: str) -> str | None:
        """The colour of a `w:themeColor` or `a:schemeClr` name; None when there is none of that name."""
        return self.colors.get(self.mapping.get(name, name))


def read_theme(root: etree._Element | None, *, languages: Mapping[str, str], color_mapping: Mapping[str, str]) -> Theme:
    """The theme of a file; Office's own colours and no fonts when it has none.

    `languages` are `w:themeFontLang`'s attributes ("val", "eastAsia", "bidi"), `color_mapping` `w:clrSchemeMapping`'s.
    """
    mapping = _DEFAULT_MAPPING | _mapped(color_mapping)
    if root is None:
        return Theme(mapping=mapping)
    colors = _colors(root.find(f".//{qn('a:clrScheme')}"))
    widths = tuple(_width(line) for line in root.iterfind(f".//{qn('a:fmtScheme')}/{qn('a:lnStyleLst')}/{qn('a:ln')}"))
    return Theme(_fonts(root, languages), _OFFICE_COLORS | colors, widths or _OFFICE_PENS, mapping)


def _mapped(color_mapping: Mapping[str, str]) -> dict[str, str]:
    """`w:clrSchemeMapping` says `bg1="light1"`; both sides have several names."""
    out: dict[str, str] = {}
    for name, target in color_mapping.items():
        scheme = _DEFAULT_MAPPING.get(target, target)
        for same in _same_names(name):
            out[same] = scheme
    return out


def _same_names(name: str) -> tuple[str, ...]:
    names = {
        "bg1": ("bg1", "background1"), "bg2": ("bg2", "background2"), "t1": ("t1", "tx1", "text1"),
        "t2": ("t2", "tx2", "text2"), "hyperlink": ("hyperlink", "hlink"),
        "followedHyperlink": ("followedHyperlink", "folHlink"),
    }  # fmt: skip
    return names.get(name, (name,))


def _colors(scheme: etree._Element | None) -> dict[str, str]:
    out: dict[str, str] = {}
    for entry in () if scheme is None else scheme:
        for color in entry:
            value = color.get("val", "")
            found = color.get("lastClr") or _SYSTEM_COLORS.get(value) or value
            if HEX.fullmatch(found):
                out[etree.QName(entry).localname] = found.upper()
    return out


def _width(line: etree._Element) -> Pt:
    width = whole(line.get("w", ""))
    return 0.75 if width is None else emu(width)


def _fonts(root: etree._Element, languages: Mapping[str, str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for kind, tag in (("major", "a:majorFont"), ("minor", "a:minorFont")):
        fonts = root.find(f".//{qn('a:fontScheme')}/{qn(tag)}")
        if fonts is None:
            continue
        latin = _typeface(fonts, "a:latin")
        out[f"{kind}Ascii"] = out[f"{kind}HAnsi"] = latin
        out[f"{kind}EastAsia"] = _typeface(fonts, "a:ea") or _by_script(fonts, languages.get("eastAsia", ""))
        out[f"{kind}Bidi"] = _typeface(fonts, "a:cs") or _by_script(fonts, languages.get("bidi", ""))
    return {slot: name for slot, name in out.items() if name}


def _typeface(fonts: etree._Element, tag: str) -> str:
    face = fonts.find(qn(tag))
    return "" if face is None else face.get("typeface", "")


def _by_script(fonts: etree._Element, language: str) -> str:
    script = _SCRIPTS.get(language) or _SCRIPTS.get(language.partition("-")[0])
    for face in fonts.iterfind(qn("a:font")):
        if script and face.get("script") == script:
            return face.get("typeface", "")
    return ""


# --- colour arithmetic -----------------------------------------------------------------------------------


def with_tint(color: str, share: float) -> str:
    """`w:themeTint`: lighter, `share` of the colour is kept (ECMA-376 17.3.2.41)."""
    return _with_luminance(color, lambda light: light * share + (1 - share))


def with_shade(color: str, share: float) -> str:
    """`w:themeShade`: darker, `share` of the lightness is kept."""
    return _with_luminance(color, lambda light: light * share)


def with_luminance(color: str, factor: float, offset: float) -> str:
    """DrawingML's `a:lumMod` and `a:lumOff` as ratios."""
    return _with_luminance(color, lambda light: light * factor + offset)


def _with_luminance(color: str, change: object) -> str:
    red, green, blue = _channels(color)
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, change(light)))  # type: ignore[operator]
    return _hex(colorsys.hls_to_rgb(hue, light, saturation))


def mixed(color: str, other: str, share: float) -> str:
    """`share` of `color` over `other`."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return _hex(tuple(a * share + b * (1 - share) for a, b in pairs))


def is_dark(color: str) -> bool:
    """Whether Word writes "automatic" text in white on it."""
    red, green, blue = _channels(color)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 0.25


def _channels(color: str) -> tuple[float, float, float]:
    value = int(color, 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def _hex(channels: tuple[float, ...]) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in channels)


def preset_color(name: str) -> str | None:
    """The few of DrawingML's and VML's named colours that office drawings use."""
    more = {
        "gray": "808080", "grey": "808080", "silver": "C0C0C0", "navy": "000080", "maroon": "800000",
        "olive": "808000", "purple": "800080", "teal": "008080", "lime": "00FF00", "aqua": "00FFFF",
        "fuchsia": "FF00FF", "orange": "FFA500", "pink": "FFC0CB", "brown": "A52A2A", "gold": "FFD700",
        "ltGray": "D3D3D3", "dkGray": "A9A9A9", "dkBlue": "00008B", "window": "FFFFFF", "windowText": "000000",
        "infoBackground": "FFFFE1", "buttonFace": "F0F0F0",
    }  # fmt: skip
    return more.get(name) or NAMED_COLORS.get(name)
