"""Sections. In: the body, cut at its `w:sectPr`s. Out: `PageStyle`s, headers and footers with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from ..units import Pt
from .alternate import unwrapped
from .blocks import Block, Borders, Columns, PageNumbering, PageStyle
from .context import Reading
from .features import name_left_out, name_leftover, name_unknown_format
from .settings import NoteRules, read_note_rules
from .values import VAL
from .xml import qn

_P, _PPR, _SECTPR = qn("w:p"), qn("w:pPr"), qn("w:sectPr")
_W, _H, _TYPE, _SPACE = qn("w:w"), qn("w:h"), qn("w:type"), qn("w:space")
_KINDS = ("default", "first", "even")
# What Word takes when a file says nothing: Letter, margins of an inch and an inch and a quarter.
_LETTER = (612.0, 792.0)
_SMALLEST_SIDE, _LARGEST_SIDE = 7.2, 1584.0
_MARGINS = {"top": 72.0, "bottom": 72.0, "left": 90.0, "right": 90.0, "header": 36.0, "footer": 36.0, "gutter": 0.0}
_LARGEST_COLUMNS = 45


def split_sections(body: etree._Element) -> list[tuple[list[etree._Element], etree._Element | None]]:
    """The body's paragraphs and tables, section by section, each with its `w:sectPr`."""
    out: list[tuple[list[etree._Element], etree._Element | None]] = []
    blocks: list[etree._Element] = []
    last: etree._Element | None = None
    for element in unwrapped(body):
        if element.tag == _SECTPR:
            last = element
            continue
        blocks.append(element)
        ends = element.find(f"{_PPR}/{_SECTPR}") if element.tag == _P else None
        if ends is not None:
            out.append((blocks, ends))
            blocks = []
    if blocks or last is not None or not out:
        out.append((blocks, last))
    return out


def read_page_style(reading: Reading, element: etree._Element | None) -> PageStyle:
    """The page of a section; Word's own when the file says nothing."""
    if element is None:
        return PageStyle(*_LETTER, margin_left=90.0, margin_right=90.0)
    _name_leftovers(reading, element)
    margins = _margins(reading, element)
    width, height = _size(reading, element)
    borders, from_text, display = _page_borders(reading, element)
    grid = element.find(qn("w:docGrid"))
    notes = note_rules(reading, element, "footnote")
    start: Any = _word(element, "w:type", "nextPage")
    align: Any = _word(element, "w:vAlign", "top")
    return PageStyle(
        width=width,
        height=height,
        landscape=_attribute(element, "w:pgSz", "w:orient") == "landscape",
        margin_top=margins["top"],
        margin_bottom=margins["bottom"],
        margin_left=margins["left"],
        margin_right=margins["right"],
        header_distance=margins["header"],
        footer_distance=margins["footer"],
        gutter=margins["gutter"],
        start=start if start in ("continuous", "evenPage", "oddPage", "nextColumn") else "nextPage",
        columns=_columns(reading, element.find(qn("w:cols"))),
        title_page=_switch(reading, element, "w:titlePg"),
        numbering=_numbering(reading, element.find(qn("w:pgNumType"))),
        borders=borders,
        borders_from_text=from_text,
        borders_display=display,
        vertical_align=align if align in ("center", "both", "bottom") else "top",
        grid_type="default" if grid is None else grid.get(_TYPE, "default"),
        grid_pitch=0.0 if grid is None else max(0.0, reading.values.twips(grid, qn("w:linePitch")) or 0.0),
        footnote_restart=notes.restart,
        footnote_format=notes.format,
    )


def text_width(style: PageStyle) -> Pt:
    """The width of a page's text."""
    return max(0.0, style.width - style.margin_left - style.margin_right - style.gutter)


def note_rules(reading: Reading, element: etree._Element | None, kind: str) -> NoteRules:
    """A section's rules for its notes, over the document's."""
    default = reading.settings.footnotes if kind == "footnote" else reading.settings.endnotes
    own = None if element is None else element.find(qn(f"w:{kind}Pr"))
    return read_note_rules(own, reading.values, default)


def _word(element: etree._Element, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return default if child is None else child.get(VAL, default)


def _attribute(element: etree._Element, tag: str, name: str) -> str:
    child = element.find(qn(tag))
    return "" if child is None else child.get(qn(name), "")


def _switch(reading: Reading, element: etree._Element, tag: str) -> bool:
    child = element.find(qn(tag))
    return child is not None and reading.values.on(child)


def _size(reading: Reading, element: etree._Element) -> tuple[Pt, Pt]:
    size = element.find(qn("w:pgSz"))
    if size is None:
        return _LETTER
    sides = []
    for key, default in ((_W, _LETTER[0]), (_H, _LETTER[1])):
        value = reading.values.twips(size, key)
        if value is not None and not _SMALLEST_SIDE <= value <= _LARGEST_SIDE:
            reading.values.bad(size, key, size.get(key, ""))
            value = None
        sides.append(default if value is None else value)
    return sides[0], sides[1]


def _margins(reading: Reading, element: etree._Element) -> dict[str, Pt]:
    margins = element.find(qn("w:pgMar"))
    out = dict(_MARGINS)
    if margins is None:
        return out
    for name in out:
        value = reading.values.twips(margins, qn(f"w:{name}"))
        if value is None or abs(value) > _LARGEST_SIDE:
            continue
        # Only top and bottom may be negative: the text then keeps its place whatever the header takes.
        out[name] = value if name in ("top", "bottom") else max(0.0, value)
    return out


def _columns(reading: Reading, element: etree._Element | None) -> Columns:
    if element is None:
        return Columns()
    values = reading.values
    space = values.twips(element, _SPACE)
    separator = values.flag(element, qn("w:sep")) or False
    own = [] if values.flag(element, qn("w:equalWidth")) else list(element.iterfind(qn("w:col")))
    if own:
        widths = tuple(max(0.0, values.twips(column, _W) or 0.0) for column in own)
        spaces = tuple(max(0.0, values.twips(column, _SPACE) or 0.0) for column in own)
        return Columns(len(own), 36.0 if space is None else space, widths, spaces, separator)
    number = values.integer(element, qn("w:num")) or 1
    return Columns(min(_LARGEST_COLUMNS, max(1, number)), 36.0 if space is None else max(0.0, space), (), (), separator)


def _numbering(reading: Reading, element: etree._Element | None) -> PageNumbering:
    if element is None:
        return PageNumbering()
    start = reading.values.integer(element, qn("w:start"), limit=1_000_000)
    name = element.get(qn("w:fmt"), "decimal")
    name_unknown_format(name, reading.values.problems)
    return PageNumbering(start, name)


def _page_borders(reading: Reading, element: etree._Element) -> tuple[Borders | None, bool, str]:
    borders = element.find(qn("w:pgBorders"))
    if borders is None:
        return None, True, "allPages"
    sides = {side: border for side, border in reading.colors.borders(borders).items() if border is not None}
    from_text = borders.get(qn("w:offsetFrom"), "text") != "page"
    return Borders(**sides) if sides else None, from_text, borders.get(qn("w:display"), "allPages")


def _name_leftovers(reading: Reading, element: etree._Element) -> None:
    for child in element:
        if child.tag in _LEFT_OUT:
            if child.tag == _TEXT_DIRECTION and child.get(VAL, "lrTb") in _PLAIN_DIRECTIONS:
                continue
            name_left_out(_LEFT_OUT[child.tag], reading.problems)
        elif child.tag not in _READ:
            name_leftover(child, reading.problems)


_READ = frozenset(
    qn(name)
    for name in (
        "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar",
        "w:paperSrc", "w:pgBorders", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg",
        "w:docGrid", "w:printerSettings",
    )
)  # fmt: skip
_TEXT_DIRECTION = qn("w:textDirection")
_PLAIN_DIRECTIONS = frozenset({"lrTb", "lr", "lrTbV", "tb"})
_LEFT_OUT: dict[str | Any, str] = {
    qn("w:lnNumType"): "w:lnNumType",
    qn("w:bidi"): "w:bidiSection",
    qn("w:rtlGutter"): "w:rtlGutter",
    _TEXT_DIRECTION: "w:textDirectionSection",
}


# --- headers and footers ---------------------------------------------------------------------------------


class HeadersAndFooters:
    """Reads header and footer parts once and hands them on to the sections that inherit them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._parts: dict[str, tuple[Block, ...]] = {}
        self._last: dict[str, dict[str, tuple[Block, ...]]] = {"header": {}, "footer": {}}

    def of_section(self, element: etree._Element | None, where: str) -> Mapping[str, tuple[Block, ...]]:
        """A section's headers (`where` "header") or footers by kind, the section before's where it is silent."""
        found = dict(self._last[where])
        for kind, relation in _references(element, where):
            part = self._reading.target(relation)
            if kind in _KINDS and part is not None and not part.external:
                found[kind] = self._read(part.target)
        self._last[where] = found
        return found

    def _read(self, part: str) -> tuple[Block, ...]:
        if part not in self._parts:
            with self._reading.in_part(part, "header"):
                self._parts[part] = self._reading.blocks(self._reading.root(part))
        return self._parts[part]


def _references(element: etree._Element | None, where: str) -> Iterator[tuple[str, str]]:
    if element is not None:
        for reference in element.iterfind(qn(f"w:{where}Reference")):
            yield reference.get(_TYPE, "default"), reference.get(qn("r:id"), "")
