"""WordprocessingML in small functions. In: texts, style ids, lengths in points. Out: XML as str.

Every property list below stands in the order that the schema wants; callers need not know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reportgen.units import Pt, to_twips

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE_CONTENT = "application/vnd.openxmlformats-package"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships"'

SINGLE = 240
"""`w:line` of single spacing, in 240ths of a line."""


def element(tag: str, content: str = "", **attributes: object) -> str:
    """`<w:tag w:name="value">content</w:tag>`; attributes that are None are left out."""
    written = "".join(
        f" w:{name.rstrip('_')}={quoteattr(str(value))}" for name, value in attributes.items() if value is not None
    )
    return f"<w:{tag}{written}>{content}</w:{tag}>" if content else f"<w:{tag}{written}/>"


def switch(tag: str, on: bool | None) -> str:
    """An on/off property; None says nothing, False switches off what the style switches on."""
    if on is None:
        return ""
    return element(tag) if on else element(tag, val="0")


# --- text --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Font:
    """Character properties; None leaves a property to the style. `scale`: width of the letters in percent."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    color: str | None = None
    scale: int | None = None
    size: Pt | None = None
    underline: bool | None = None

    def xml(self) -> str:
        """The content of `w:rPr`."""
        parts = [switch("b", self.bold), switch("bCs", self.bold), switch("i", self.italic), switch("iCs", self.italic)]
        parts.append(switch("caps", self.caps))
        parts.append(element("color", val=self.color) if self.color else "")
        parts.append(element("w", val=self.scale) if self.scale else "")
        if self.size is not None:
            half_points = round(self.size * 2)
            parts += [element("sz", val=half_points), element("szCs", val=half_points)]
        if self.underline is not None:
            parts.append(element("u", val="single" if self.underline else "none"))
        return "".join(parts)


def run(text: str, font: Font | None = None) -> str:
    """A run of text. Text may hold template tags."""
    properties = font.xml() if font else ""
    space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:r>{element('rPr', properties) if properties else ''}<w:t{space}>{escape(text)}</w:t></w:r>"


def page_field() -> str:
    """The number of the page, as a field that Word keeps up to date."""
    return element("fldSimple", run("2"), instr=" PAGE ")


def paragraph(style: str, *content: str, keep_next: bool = False, section: str = "") -> str:
    """A paragraph; `content` are texts, or runs of XML as `run` writes them. `section` ends a section here."""
    properties = element("pStyle", val=style) + (element("keepNext") if keep_next else "") + section
    runs = "".join(part if part.startswith("<w:") else run(part) for part in content if part)
    return f"<w:p>{element('pPr', properties)}{runs}</w:p>"


# --- styles ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Line:
    """A border: its width in points and its distance from the text."""

    width: Pt = 0.75
    space: int = 0

    def xml(self, side: str) -> str:
        return element(side, val="single", sz=round(self.width * 8), space=self.space, color="000000")


@dataclass(frozen=True, kw_only=True)
class ParagraphFormat:
    """Paragraph properties. `line` is an exact height, None for single spacing times `ratio`."""

    align: str = "left"
    before: Pt = 0
    after: Pt = 0
    line: Pt | None = None
    ratio: float = 1
    first_line: Pt = 0
    left: Pt = 0
    right: Pt = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    top: Line | None = None

    def xml(self) -> str:
        """The content of `w:pPr`, after `w:pStyle`."""
        parts = [element("keepNext") if self.keep_next else "", element("keepLines") if self.keep_lines else ""]
        parts.append(element("pBdr", self.top.xml("top")) if self.top else "")
        parts += [self._spacing(), self._indents()]
        parts.append(element("jc", val={"justify": "both"}.get(self.align, self.align)))
        parts.append(element("outlineLvl", val=self.outline) if self.outline is not None else "")
        return "".join(parts)

    def _spacing(self) -> str:
        line = round(SINGLE * self.ratio) if self.line is None else to_twips(self.line)
        rule = "auto" if self.line is None else "exact"
        return element("spacing", before=to_twips(self.before), after=to_twips(self.after), line=line, lineRule=rule)

    def _indents(self) -> str:
        if not (self.left or self.right or self.first_line):
            return ""
        first = to_twips(self.first_line) or None
        return element("ind", left=to_twips(self.left), right=to_twips(self.right), firstLine=first)


@dataclass(frozen=True, kw_only=True)
class Style:
    """A paragraph style. `name` is what the clerk sees in Word's list: no comma, which Word takes for an alias."""

    id: str
    name: str
    font: Font
    format: ParagraphFormat
    next: str = ""

    def xml(self, order: int) -> str:
        parts = [element("name", val=self.name), element("basedOn", val="Normal")]
        parts.append(element("next", val=self.next) if self.next else "")
        parts += [element("uiPriority", val=order), element("qFormat")]
        parts.append(element("pPr", self.format.xml()))
        characters = self.font.xml()
        parts.append(element("rPr", characters) if characters else "")
        return element("style", "".join(parts), type="paragraph", customStyle=1, styleId=self.id)


def styles_part(styles: Sequence[Style], *, family: str, size: Pt, language: str) -> str:
    """styles.xml: the defaults, the three styles that Word itself wants, and `styles`."""
    fonts = element("rFonts", ascii=family, eastAsia=family, hAnsi=family, cs=family)
    half_points = round(size * 2)
    characters = fonts + element("sz", val=half_points) + element("szCs", val=half_points)
    characters += element("lang", val=language, eastAsia=language, bidi="ar-SA")
    spacing = element("spacing", before=0, after=0, line=SINGLE, lineRule="auto")
    defaults = element("rPrDefault", element("rPr", characters)) + element("pPrDefault", element("pPr", spacing))
    cells = element("tblCellMar", "".join(element(s, w=0, type="dxa") for s in ("top", "left", "bottom", "right")))
    built_in = [
        _built_in("paragraph", "Normal", "Normal", element("qFormat")),
        _built_in("character", "DefaultParagraphFont", "Default Paragraph Font", element("semiHidden")),
        _built_in("table", "TableNormal", "Normal Table", element("semiHidden") + element("tblPr", cells)),
    ]
    own = [style.xml(order) for order, style in enumerate(styles, start=1)]
    return f"{HEAD}<w:styles {NAMESPACES}>{element('docDefaults', defaults)}{''.join(built_in + own)}</w:styles>"


def _built_in(kind: str, style_id: str, name: str, content: str) -> str:
    return element("style", element("name", val=name) + content, type=kind, default=1, styleId=style_id)


# --- tables ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CellFormat:
    """`width` and `margins` (left, right) in points; `span` counts columns."""

    width: Pt
    span: int = 1
    margins: tuple[Pt, Pt] | None = None
    align: str = "top"


def cell(form: CellFormat, *blocks: str) -> str:
    """A cell of paragraphs."""
    properties = element("tcW", w=to_twips(form.width), type="dxa")
    properties += element("gridSpan", val=form.span) if form.span > 1 else ""
    if form.margins:
        left, right = (to_twips(margin) for margin in form.margins)
        properties += element("tcMar", element("left", w=left, type="dxa") + element("right", w=right, type="dxa"))
    properties += element("vAlign", val=form.align) if form.align != "top" else ""
    return element("tc", element("tcPr", properties) + "".join(blocks))


def row(*cells: str, header: bool = False, height: Pt | None = None, least: Pt | None = None) -> str:
    """A row, never split over two pages; a header row is repeated on each. `height` is exact, `least` a minimum."""
    properties = element("cantSplit")
    properties += element("trHeight", val=to_twips(height), hRule="exact") if height is not None else ""
    properties += element("trHeight", val=to_twips(least), hRule="atLeast") if least is not None else ""
    properties += element("tblHeader") if header else ""
    return element("tr", element("trPr", properties) + "".join(cells))


def table(columns: Sequence[Pt], rows: Iterable[str], *, borders: Line | None = None, margin: Pt = 0) -> str:
    """A table of fixed `columns`; `margin` is the room left and right in each cell."""
    properties = element("tblW", w=sum(map(to_twips, columns)), type="dxa") + element("tblInd", w=0, type="dxa")
    if borders:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        properties += element("tblBorders", "".join(borders.xml(side) for side in sides))
    properties += element("tblLayout", type="fixed")
    sides_of_cell = "".join(element(side, w=to_twips(margin), type="dxa") for side in ("left", "right"))
    properties += element("tblCellMar", sides_of_cell)
    grid = "".join(element("gridCol", w=to_twips(width)) for width in columns)
    return element("tbl", element("tblPr", properties) + element("tblGrid", grid) + "".join(rows))


# --- sections ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Page:
    """A section's page, in points. `first_number`: where its numbers start, None to go on;
    `hide_first_number`: none on its first page."""

    width: Pt
    height: Pt
    top: Pt
    bottom: Pt
    left: Pt
    right: Pt
    header: Pt
    landscape: bool = False
    first_number: int | None = None
    hide_first_number: bool = False
    has_header: bool = True

    def xml(self) -> str:
        """`w:sectPr`."""
        parts = ['<w:headerReference w:type="default" r:id="rId3"/>'] if self.has_header else []
        parts.append(element("type", val="nextPage"))
        orient = "landscape" if self.landscape else None
        parts.append(element("pgSz", w=to_twips(self.width), h=to_twips(self.height), orient=orient))
        sides = {side: to_twips(getattr(self, side)) for side in ("top", "right", "bottom", "left", "header")}
        parts.append(element("pgMar", **sides, footer=sides["header"], gutter=0))
        parts.append(element("pgNumType", start=self.first_number) if self.first_number is not None else "")
        parts.append(element("titlePg") if self.hide_first_number else "")
        return element("sectPr", "".join(parts))
