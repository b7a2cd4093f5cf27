"""How text and paragraphs look. In: direct properties and the styles under them. Out: `TextStyle`, `ParagraphStyle`.

The levels, lowest first (ECMA-376 17.7.2): document defaults, table style, paragraph style (a list's indents under the
style that names the list), character style, direct formatting. Every look is made once per combination and shared.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from .bags import Bag
from .blocks import Borders, LineSpacing, ParagraphStyle, TextStyle
from .numbering import Level, List, Numbering
from .paragraph_properties import ParagraphProperties, merge
from .run_properties import TOGGLES, RunProperties
from .settings import SettingsPart
from .styles import Style, Styles
from .theme import is_dark
from .values import VAL
from .xml import qn

_PSTYLE = qn("w:pStyle")
_NO_KEY = frozenset({qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange"), qn("w:rPrChange")})
_LINE_UNIT = 12.0  # a single line in `w:line` counts 240 twips
_YIELDING_SIZE = 12.0


class Layer(NamedTuple):
    """What a table style says under the paragraphs of a cell. `key` is unique among the layers of a document."""

    key: int = 0
    paragraph: Bag = {}  # noqa: RUF012 - never written to
    run: Bag = {}  # noqa: RUF012


NO_LAYER = Layer()


class TextLook(NamedTuple):
    """A run's look. `other` is the style of the characters beyond ASCII where another font serves them; `hidden` text
    is not shown; a `deleted` or hidden mark joins its paragraph with the next."""

    style: TextStyle
    other: TextStyle | None
    hidden: bool
    deleted: bool


class ParagraphLook(NamedTuple):
    """A paragraph's look, what its runs start from, and its list and level."""

    style: ParagraphStyle
    runs: RunBase
    numbers: List | None
    level: int
    list_tab: float | None


def properties_key(element: etree._Element) -> tuple[Any, ...]:
    """What tells one `w:rPr` or `w:pPr` from another."""
    key: list[Any] = []
    for child in element:
        if child.tag in _NO_KEY:
            continue
        key.append(child.tag)
        key.extend(child.items())
        if len(child):
            key.append(properties_key(child))
    return tuple(key)


class RunBase:
    """The looks of the runs of paragraphs of one style in one table layer."""

    def __init__(self, looks: Looks, layer: Layer, style: Style | None) -> None:
        self._looks = looks
        self._table = layer.run
        self._paragraph = looks.paragraph_style_run(layer, style)
        self._known: dict[tuple[Any, ...], TextLook] = {}
        self._labels: dict[tuple[tuple[Any, ...], int], TextStyle] = {}
        self.plain = text_look(self.bag({}))

    def look(self, properties: etree._Element | None) -> TextLook:
        """The look of a run (or mark) with these direct properties."""
        if properties is None:
            return self.plain
        key = properties_key(properties)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = text_look(self.bag(self._looks.run_properties.read(properties)))
        return known

    def label(self, properties: etree._Element | None, level: Level) -> TextStyle:
        """The style of a number: the mark's, without its underline, under the level's own."""
        key = (() if properties is None else properties_key(properties), id(level))
        known = self._labels.get(key)
        if known is None:
            bag = self.bag(self._looks.run_properties.read(properties))
            # Word does not underline a number because its paragraph is, nor hides it.
            bag |= {"underline": "none", "vanish": False}
            known = self._labels[key] = text_look(bag | level.run).style
        return known

    def bag(self, direct: Bag) -> Bag:
        """All levels laid over each other; toggles of several styles cancel each other (ECMA-376 17.7.3)."""
        styles = self._looks.styles
        character = styles.character(direct.get("rStyle", ""))
        out = styles.default_run | self._table | self._paragraph | character
        for name in TOGGLES:
            if name in out:
                out[name] = _toggled(name, styles.default_run, (self._table, self._paragraph, character))
        return out | direct


def _toggled(name: str, defaults: Bag, levels: tuple[Bag, ...]) -> bool:
    stated = [bag[name] for bag in levels if name in bag]
    if not stated:
        return bool(defaults[name])
    if defaults.get(name):
        return bool(stated[-1])
    return bool(sum(stated) % 2)


class Looks:
    """Makes and remembers the looks of one document."""

    def __init__(
        self,
        *,
        styles: Styles,
        numbering: Numbering,
        settings: SettingsPart,
        run_properties: RunProperties,
        paragraph_properties: ParagraphProperties,
    ) -> None:
        self.styles = styles
        self.numbering = numbering
        self.settings = settings
        self.run_properties = run_properties
        self.paragraph_properties = paragraph_properties
        self._in_fonts: dict[tuple[int, str], TextStyle] = {}
        self._bases: dict[tuple[int, str], RunBase] = {}
        self._paragraphs: dict[tuple[Any, ...], ParagraphLook] = {}

    def paragraph(self, properties: etree._Element | None, layer: Layer) -> ParagraphLook:
        """The look of a paragraph with this `w:pPr` (None without one)."""
        key = (layer.key, () if properties is None else properties_key(properties))
        known = self._paragraphs.get(key)
        if known is None:
            known = self._paragraphs[key] = self._make(properties, layer)
        return known

    def base(self, layer: Layer, style: Style | None) -> RunBase:
        """What runs start from in a paragraph of this style."""
        key = (layer.key, "" if style is None else style.id)
        known = self._bases.get(key)
        if known is None:
            known = self._bases[key] = RunBase(self, layer, style)
        return known

    def paragraph_style_run(self, layer: Layer, style: Style | None) -> Bag:
        """The run properties of a paragraph style. A table style's size wins over 12 pt that come from the default
        style, unless `overrideTableStyleFontSizeAndJustification` is on ([MS-DOCX] 2.2.2: 11 pt or 12 pt; Word itself
        takes 12 pt only)."""
        bag = self.styles.run(style)
        if "sz" not in layer.run or bag.get("sz") != _YIELDING_SIZE or not self._table_style_may_win(style):
            return bag
        return {name: value for name, value in bag.items() if name not in ("sz", "szCs")}

    def _table_style_may_win(self, style: Style | None) -> bool:
        if "overrideTableStyleFontSizeAndJustification" in self.settings.settings.compatibility:
            return False
        sizes = [member.id for member in self.styles.chain(style) if "sz" in member.run]
        return sizes == [self.styles.default_id("paragraph")]

    def _make(self, properties: etree._Element | None, layer: Layer) -> ParagraphLook:
        direct = self.paragraph_properties.read(properties)
        style = self.styles.find(_style_id(properties), "paragraph")
        numbered = direct.get("numId") != 0
        bag = merge(self.styles.default_paragraph, layer.paragraph)
        bag, inherited = self._with_style(bag, style, numbered)
        numbers, level = self._numbers(direct, inherited)
        if numbers is not None and ("numId" in direct or "ilvl" in direct):
            bag = merge(bag, numbers.level(level).paragraph)
        bag = merge(bag, direct)
        runs = self.base(layer, style)
        made = self.paragraph_style(bag, "" if style is None else style.id, runs.plain.style.size)
        return ParagraphLook(made, runs, numbers, level, bag.get("list_tab"))

    def in_font(self, style: TextStyle, font: str) -> TextStyle:
        """`style` in another font, shared."""
        key = (id(style), font)
        known = self._in_fonts.get(key)
        if known is None:
            known = self._in_fonts[key] = style._replace(font=font)
        return known

    def _with_style(self, bag: Bag, style: Style | None, numbered: bool) -> tuple[Bag, tuple[int | None, int]]:
        """`bag` under the style's chain; a list that a style names brings its indents just under that style."""
        number: int | None = None
        level = 0
        for member in self.styles.chain(style):
            own = member.paragraph
            number = own.get("numId", number)
            level = own.get("ilvl", level)
            numbers = self.numbering.list(number) if numbered and ("numId" in own or "ilvl" in own) else None
            if numbers is not None:
                tied = numbers.level_of_style(member.id)
                level = level if tied is None else tied
                bag = merge(bag, numbers.level(level).paragraph)
            bag = merge(bag, own)
        return bag, (number if numbered else None, level)

    def _numbers(self, direct: Bag, inherited: tuple[int | None, int]) -> tuple[List | None, int]:
        number, level = direct.get("numId", inherited[0]), direct.get("ilvl", inherited[1])
        if "numId" in direct and "ilvl" not in direct:
            level = inherited[1] if inherited[0] else 0
        return self.numbering.list(number), min(8, max(0, level))

    def paragraph_style(self, bag: Bag, name: str, size: float) -> ParagraphStyle:
        """The finished style of a merged bag; `size` is the width of a character where indents count characters."""
        left, right, first = (_indent(bag, side, size) for side in ("left", "right", "first"))
        right_to_left = bag.get("bidi", False)
        before, after = (self._space(bag, side) for side in ("before", "after"))
        return ParagraphStyle(
            name=name,
            align=_align(bag.get("jc", "left"), right_to_left),
            indent_left=right if right_to_left else left,
            indent_right=left if right_to_left else right,
            first_line=first,
            space_before=before,
            space_after=after,
            auto_before=bag.get("before_auto", False),
            auto_after=bag.get("after_auto", False),
            contextual_spacing=bag.get("contextual", False),
            line_spacing=_line_spacing(bag.get("line")),
            tabs=tuple(sorted(tab for tab in bag.get("tabs", {}).values() if tab is not None)),
            keep_next=bag.get("keepNext", False),
            keep_lines=bag.get("keepLines", False),
            page_break_before=bag.get("pageBreakBefore", False),
            widow_control=bag.get("widowControl", True),
            borders=_borders(bag),
            shading=bag.get("shading"),
            outline_level=bag.get("outline"),
            right_to_left=right_to_left,
            snap_to_grid=bag.get("snapToGrid", True),
            suppress_line_break_rules=not bag.get("wordWrap", True),
            frame=bag.get("frame"),
        )

    def _space(self, bag: Bag, side: str) -> float:
        if bag.get(f"{side}_auto"):
            return self.settings.automatic_space
        return float(bag.get(side, 0.0))


def _style_id(properties: etree._Element | None) -> str:
    reference = None if properties is None else properties.find(_PSTYLE)
    return "" if reference is None else reference.get(VAL, "")


def _indent(bag: Bag, side: str, size: float) -> float:
    return float(bag.get(f"{side}_characters", 0.0) * size or bag.get(side, 0.0))


_ALIGN = {
    "both": "justify", "distribute": "distribute", "thaiDistribute": "distribute", "center": "center",
    "lowKashida": "justify", "mediumKashida": "justify", "highKashida": "justify",
}  # fmt: skip


def _align(value: str, right_to_left: bool) -> Any:
    """`left` and `right` mean start and end (ECMA-376 part 4)."""
    if value in ("right", "end"):
        return "left" if right_to_left else "right"
    return _ALIGN.get(value, "right" if right_to_left else "left")


def _line_spacing(line: tuple[str, float] | None) -> LineSpacing:
    if line is None or line[1] == 0:
        return LineSpacing()
    rule, value = line
    if value < 0:
        return LineSpacing("exact", -value)
    if rule == "auto":
        return LineSpacing("auto", value / _LINE_UNIT)
    return LineSpacing("exact" if rule == "exact" else "atLeast", value)


def _borders(bag: Bag) -> Borders | None:
    sides = {side: bag.get(f"border_{side}") for side in ("top", "left", "bottom", "right", "between", "bar")}
    return Borders(**sides) if any(sides.values()) else None


_VERTICAL = {"superscript", "subscript"}


def text_look(bag: Bag) -> TextLook:
    """The finished look of a merged bag."""
    complex_script = bag.get("rtl") or bag.get("complex")
    font = bag.get("ascii") or bag.get("hAnsi") or "Times New Roman"
    if complex_script:
        font = bag.get("cs", font)
    style = _text_style(bag, font, complex_script)
    other_font = bag.get("hAnsi") or font
    other = None if complex_script or other_font == font else _text_style(bag, other_font, False)
    return TextLook(style, other, bag.get("vanish", False), bag.get("deleted", False))


def _text_style(bag: Bag, font: str, complex_script: Any) -> TextStyle:
    highlight = bag.get("highlight") or bag.get("shading")
    vertical = bag.get("vertical", "baseline")
    return TextStyle(
        font=font,
        font_east_asia=bag.get("eastAsia", ""),
        font_complex=bag.get("cs", ""),
        size=bag.get("szCs" if complex_script else "sz", 10.0),
        bold=bag.get("bCs" if complex_script else "b", False),
        italic=bag.get("iCs" if complex_script else "i", False),
        underline=bag.get("underline", "none"),
        underline_color=bag.get("underline_color"),
        strike=bag.get("strike", False),
        double_strike=bag.get("dstrike", False),
        color=bag.get("color") or ("FFFFFF" if highlight and is_dark(highlight) else "000000"),
        highlight=highlight,
        vertical=vertical if vertical in _VERTICAL else "baseline",
        position=bag.get("position", 0.0),
        spacing=bag.get("spacing", 0.0),
        scale=bag.get("scale", 1.0),
        kerning_from=bag.get("kern") or None,
        all_caps=bag.get("caps", False),
        small_caps=bag.get("smallCaps", False),
        border=bag.get("border"),
        language=bag.get("lang", ""),
    )
