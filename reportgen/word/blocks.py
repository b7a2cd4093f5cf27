"""What a Word document says, with every style resolved: the one meeting place of reading and laying out.

All lengths are points. Everything is frozen; `TextStyle` and `ParagraphStyle` are shared between the runs and
paragraphs that look alike, so that a reader may compare them by identity first. Names are those of ECMA-376.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from ..errors import Problem
from ..places import TemplatePlace
from ..units import Pt
from ..vector import Vector

# --- text ------------------------------------------------------------------------------------------------


class TextStyle(NamedTuple):
    """Run properties (`w:rPr`) after defaults, styles and direct formatting.

    `font` serves Latin and Vietnamese text (the ascii/hAnsi slots); `underline` is `w:u`'s value, "none" without;
    `color` and `highlight` are six hex digits, `highlight` (also from `w:shd`) None without; `scale` is a ratio
    (1.0 = 100 %), `spacing` points after each character, `position` points raised (negative: lowered).
    """

    font: str = "Times New Roman"
    font_east_asia: str = ""
    font_complex: str = ""
    size: Pt = 10.0
    bold: bool = False
    italic: bool = False
    underline: str = "none"
    underline_color: str | None = None
    strike: bool = False
    double_strike: bool = False
    color: str = "000000"
    highlight: str | None = None
    vertical: Literal["baseline", "superscript", "subscript"] = "baseline"
    position: Pt = 0.0
    spacing: Pt = 0.0
    scale: float = 1.0
    kerning_from: Pt | None = None
    all_caps: bool = False
    small_caps: bool = False
    border: Border | None = None
    language: str = ""


class TextSpan(NamedTuple):
    """Text in one style. `link` is the address it leads to, "" without. It holds no tab and no line break;
    U+2011 stands for `w:noBreakHyphen`, U+00AD for `w:softHyphen`. `text` is in NFC; `written` is the file's own where
    that is not, else ""."""

    text: str
    style: TextStyle
    link: str = ""
    written: str = ""


class Tab(NamedTuple):
    style: TextStyle


class PositionedTab(NamedTuple):
    """`w:ptab`: a tab to the left, centre or right of the margins or the indents, whatever the tab stops."""

    alignment: Literal["left", "center", "right"]
    relative_to: Literal["margin", "indent"]
    leader: str
    style: TextStyle


class Break(NamedTuple):
    """A break inside a paragraph. `clear` ("none", "left", "right", "all") matters to a line break beside floats."""

    kind: Literal["line", "page", "column"]
    style: TextStyle
    clear: str = "none"


class Field(NamedTuple):
    """A field that the layout must compute: PAGE, NUMPAGES, SECTION, SECTIONPAGES, PAGEREF …; any other field is
    read as its stored result. `format` is the switch ("roman", "ALPHABETIC", ""), `stored` what Word last showed."""

    kind: Literal["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF"]
    argument: str
    format: str
    stored: str
    style: TextStyle


class Bookmark(NamedTuple):
    name: str


class NoteReference(NamedTuple):
    """The mark of a footnote or endnote in the text; `mark` is its custom mark, "" for the automatic number."""

    kind: Literal["footnote", "endnote"]
    number: int
    id: int
    mark: str
    style: TextStyle


class NoteNumber(NamedTuple):
    """`w:footnoteRef`: the note's own number, inside the note."""

    style: TextStyle


class InlineDrawing(NamedTuple):
    """A picture or shape that stands in the line like a letter."""

    graphic: Graphic
    width: Pt
    height: Pt
    style: TextStyle


class AnchoredDrawing(NamedTuple):
    """A picture or shape that hangs from a paragraph."""

    graphic: Graphic
    anchor: Anchor


Inline: TypeAlias = (
    TextSpan | Tab | PositionedTab | Break | Field | Bookmark | NoteReference | NoteNumber | InlineDrawing
    | AnchoredDrawing
)  # fmt: skip

# --- drawings --------------------------------------------------------------------------------------------


class Position(NamedTuple):
    """One coordinate of an anchor: an alignment ("left", "center", "right", "inside", "outside"; "top", "center",
    "bottom") or an offset in points from the left or top of what it is relative to ("page", "margin", "column",
    "character", "leftMargin", "rightMargin", "insideMargin", "outsideMargin"; "page", "margin", "paragraph",
    "line", "topMargin", "bottomMargin")."""

    relative_to: str
    align: str = ""
    offset: Pt = 0.0


class Anchor(NamedTuple):
    """Where an anchored drawing stands and how text keeps away from it; distances are left, top, right, bottom."""

    x: Position
    y: Position
    width: Pt
    height: Pt
    wrap: Literal["none", "square", "tight", "through", "topAndBottom"] = "none"
    side: Literal["bothSides", "left", "right", "largest"] = "bothSides"
    distances: tuple[Pt, Pt, Pt, Pt] = (0.0, 0.0, 0.0, 0.0)
    behind: bool = False
    in_cell: bool = True
    allow_overlap: bool = True
    order: int = 0
    width_share: tuple[str, float] | None = None  # relative to ("page", "margin" …), ratio
    height_share: tuple[str, float] | None = None


class PictureGraphic(NamedTuple):
    """A picture; `image` is a key of `WordDocument.images`. With `art`, a key of `WordDocument.arts`, it is drawn as
    vectors and `image` is "". `crop`: share cut from left, top, right, bottom. `rotation` in degrees clockwise."""

    image: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rotation: float = 0.0
    alt: str = ""
    art: str = ""


class Pen(NamedTuple):
    color: str = "000000"
    width: Pt = 0.75
    dash: str = "solid"  # DrawingML preset dash names
    head: str = "none"  # arrow heads
    tail: str = "none"


class CustomStep(NamedTuple):
    """A step of a custom geometry: "M", "L", "C" or "Z" with coordinates as shares of the shape's box."""

    kind: Literal["M", "L", "C", "Z"]
    points: tuple[float, ...] = ()


class Lettering(NamedTuple):
    """Text stretched to fill a shape (WordArt, `v:textpath`)."""

    text: str
    font: str = "Times New Roman"
    bold: bool = False
    italic: bool = False


class ShapeGraphic(NamedTuple):
    """A vector shape, DrawingML or VML. `preset` is DrawingML's name ("line", "rect", "roundRect", "ellipse" …) or
    "custom". `pen` None: no outline; `fill` None: no fill. `text` is the content of a text box, laid inside
    `insets` (left, top, right, bottom of the shape); its lines run upwards where `text_turned` is -1, downwards where
    it is 1. `flip` turns a line from falling to rising. `lettering` is drawn in place of the outline, in the colour of
    `fill`."""

    preset: str = "rect"
    path: tuple[CustomStep, ...] = ()
    adjust: tuple[tuple[str, float], ...] = ()
    pen: Pen | None = None
    fill: str | None = None
    flip_horizontal: bool = False
    flip_vertical: bool = False
    rotation: float = 0.0
    text: tuple[Block, ...] = ()
    insets: tuple[Pt, Pt, Pt, Pt] = (7.2, 3.6, 7.2, 3.6)
    text_anchor: Literal["top", "center", "bottom"] = "top"
    grow_to_text: bool = False
    alt: str = ""
    lettering: Lettering | None = None
    text_turned: Literal[-1, 0, 1] = 0


class GroupMember(NamedTuple):
    """A member of a group, its box in points from the group's top left corner (already scaled)."""

    graphic: Graphic
    x: Pt
    y: Pt
    width: Pt
    height: Pt


class GroupGraphic(NamedTuple):
    members: tuple[GroupMember, ...]
    rotation: float = 0.0


Graphic: TypeAlias = PictureGraphic | ShapeGraphic | GroupGraphic

# --- paragraphs ------------------------------------------------------------------------------------------


class TabStop(NamedTuple):
    """`position` from the paragraph's edge before indents; `leader` "none", "dot", "hyphen", "underscore",
    "heavy", "middleDot"."""

    position: Pt
    alignment: Literal["left", "center", "right", "decimal", "bar"] = "left"
    leader: str = "none"


class LineSpacing(NamedTuple):
    """`rule` "auto": `value` is a ratio of single spacing; "exact" and "atLeast": points."""

    rule: Literal["auto", "exact", "atLeast"] = "auto"
    value: float = 1.0


class Border(NamedTuple):
    """`style` is ECMA-376's name ("single", "double", "dotted", "thick" …), never "none" or "nil"; `width` of one
    line and `space` to the text in points."""

    style: str
    width: Pt
    color: str = "000000"
    space: Pt = 0.0


class Borders(NamedTuple):
    """Sides without a border are None. `between` for paragraphs, `inside_*` for tables, diagonals for cells."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    between: Border | None = None
    bar: Border | None = None
    inside_horizontal: Border | None = None
    inside_vertical: Border | None = None
    diagonal_down: Border | None = None
    diagonal_up: Border | None = None


class Frame(NamedTuple):
    """`w:framePr`: a paragraph that floats. None where the file says nothing."""

    width: Pt | None
    height: Pt | None
    height_rule: str
    x: Position
    y: Position
    horizontal_space: Pt
    vertical_space: Pt
    wrap: str
    drop_cap: str = ""
    lines: int = 1


class ParagraphStyle(NamedTuple):
    """Paragraph properties (`w:pPr`) after defaults, table style, styles, numbering and direct formatting.

    Indents from the text edges; `first_line` is added to the left indent on the first line (negative: hanging).
    `space_before`/`space_after` already hold the automatic values; `tabs` sorted, cleared ones gone.
    `name` is the style's id, for contextual spacing; `outline_level` counts from 0, None for body text.
    """

    name: str = ""
    align: Literal["left", "center", "right", "justify", "distribute"] = "left"
    indent_left: Pt = 0.0
    indent_right: Pt = 0.0
    first_line: Pt = 0.0
    space_before: Pt = 0.0
    space_after: Pt = 0.0
    auto_before: bool = False
    auto_after: bool = False
    contextual_spacing: bool = False
    line_spacing: LineSpacing = LineSpacing()
    tabs: tuple[TabStop, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    borders: Borders | None = None
    shading: str | None = None
    outline_level: int | None = None
    right_to_left: bool = False
    snap_to_grid: bool = True
    suppress_line_break_rules: bool = False
    frame: Frame | None = None


class Label(NamedTuple):
    """The number or bullet before a paragraph, already counted: "I-", "1.", "•". `suffix` is what follows it;
    `align` is `w:lvlJc`. `tab_to` is the numbering level's own tab stop (old files), None without."""

    text: str
    style: TextStyle
    suffix: Literal["tab", "space", "nothing"] = "tab"
    align: Literal["left", "center", "right"] = "left"
    tab_to: Pt | None = None


class Paragraph(NamedTuple):
    """A paragraph. `mark` is the style of its end mark, which gives an empty paragraph its height. `number` counts
    the paragraphs of the whole document from 0 in reading order (headers and notes included). `plain` is the style of
    text that has none of its own (None: as the mark's)."""

    style: ParagraphStyle
    inlines: tuple[Inline, ...]
    mark: TextStyle
    label: Label | None = None
    number: int = -1
    plain: TextStyle | None = None


# --- tables ----------------------------------------------------------------------------------------------


class Width(NamedTuple):
    """`kind` "auto", "nil", "points" (value in points) or "percent" (value a ratio: 1.0 is the whole)."""

    kind: Literal["auto", "nil", "points", "percent"] = "auto"
    value: float = 0.0


class FloatingTable(NamedTuple):
    """`w:tblpPr`."""

    x: Position
    y: Position
    distances: tuple[Pt, Pt, Pt, Pt]


class TableStyle(NamedTuple):
    """Table properties after its style, whose id is `name`. `indent` from the text edge (Word then moves the table out
    by the first cell's left margin, which depends on the compatibility mode: the layout does that)."""

    width: Width = Width()
    layout: Literal["autofit", "fixed"] = "autofit"
    align: Literal["left", "center", "right"] = "left"
    indent: Pt = 0.0
    cell_spacing: Pt = 0.0
    borders: Borders = Borders()
    margins: tuple[Pt, Pt, Pt, Pt] = (5.4, 0.0, 5.4, 0.0)  # left, top, right, bottom
    floating: FloatingTable | None = None
    right_to_left: bool = False
    name: str = ""


class Cell(NamedTuple):
    """A cell. `span` counts grid columns. A vertically merged cell is "restart" where it starts and "continue"
    (with its own, invisible content) below. `borders` are resolved against the table's style and conditional
    formatting but not yet against the neighbours; a side given as "nil" in the file is in `no_borders`."""

    blocks: tuple[Block, ...]
    span: int = 1
    vertical_merge: Literal["none", "restart", "continue"] = "none"
    width: Width = Width()
    margins: tuple[Pt, Pt, Pt, Pt] | None = None
    borders: Borders = Borders()
    no_borders: frozenset[str] = frozenset()
    shading: str | None = None
    vertical_align: Literal["top", "center", "bottom"] = "top"
    text_direction: str = "lrTb"
    no_wrap: bool = False
    fit_text: bool = False


class Row(NamedTuple):
    """A row. `skip_before`/`skip_after` are grid columns left empty at its ends, with their preferred widths.
    `borders` are table-level exceptions (`w:tblPrEx`), None without."""

    cells: tuple[Cell, ...]
    height: Pt = 0.0
    height_rule: Literal["auto", "atLeast", "exact"] = "auto"
    header: bool = False
    cant_split: bool = False
    skip_before: int = 0
    skip_after: int = 0
    width_before: Width = Width()
    width_after: Width = Width()
    align: str = ""
    borders: Borders | None = None
    margins: tuple[Pt, Pt, Pt, Pt] | None = None


class Table(NamedTuple):
    """A table; `grid` is what `w:tblGrid` says, which may lie. `joined` are tables that go on below it as one with it
    (the reader leaves them apart, the layout joins them)."""

    style: TableStyle
    grid: tuple[Pt, ...]
    rows: tuple[Row, ...]
    joined: tuple[Table, ...] = ()


Block: TypeAlias = Paragraph | Table

# --- sections and the whole ------------------------------------------------------------------------------


class Columns(NamedTuple):
    """`number` of columns; `widths` empty: equal columns."""

    number: int = 1
    space: Pt = 36.0
    widths: tuple[Pt, ...] = ()
    spaces: tuple[Pt, ...] = ()
    separator: bool = False


class PageNumbering(NamedTuple):
    start: int | None = None
    format: str = "decimal"


class PageStyle(NamedTuple):
    """Section properties (`w:sectPr`). Margins as the file says; a negative top or bottom means "exactly"."""

    width: Pt = 595.3
    height: Pt = 841.9
    landscape: bool = False
    margin_top: Pt = 72.0
    margin_bottom: Pt = 72.0
    margin_left: Pt = 72.0
    margin_right: Pt = 72.0
    header_distance: Pt = 36.0
    footer_distance: Pt = 36.0
    gutter: Pt = 0.0
    start: Literal["nextPage", "continuous", "evenPage", "oddPage", "nextColumn"] = "nextPage"
    columns: Columns = Columns()
    title_page: bool = False
    numbering: PageNumbering = PageNumbering()
    borders: Borders | None = None
    borders_from_text: bool = True
    borders_display: str = "allPages"
    vertical_align: Literal["top", "center", "both", "bottom"] = "top"
    grid_type: str = "default"
    grid_pitch: Pt = 0.0
    footnote_restart: str = "continuous"
    footnote_format: str = "decimal"


class Section(NamedTuple):
    """Blocks under one page style. `headers` and `footers` by kind ("default", "first", "even"), already inherited
    from the section before where the file is silent."""

    style: PageStyle
    blocks: tuple[Block, ...]
    headers: Mapping[str, tuple[Block, ...]] = MappingProxyType({})
    footers: Mapping[str, tuple[Block, ...]] = MappingProxyType({})


class Settings(NamedTuple):
    default_tab: Pt = 36.0
    even_and_odd_headers: bool = False
    mirror_margins: bool = False
    gutter_at_top: bool = False
    compatibility_mode: int = 15
    endnote_format: str = "lowerRoman"
    compatibility: frozenset[str] = frozenset()  # names of `w:compat` switches that are on


class Properties(NamedTuple):
    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "vi-VN"


class EmbeddedFont(NamedTuple):
    """A font file inside the Word file, at `place`: `family` in one style. `load` gives its bytes, which are read only
    then; it raises PackageError where they cannot be had."""

    family: str
    bold: bool
    italic: bool
    place: TemplatePlace
    load: Callable[[], bytes]


class WordDocument(NamedTuple):
    """The whole. `images` are file contents by key (the part's name), `arts` vector pictures, `fonts` what the file
    brings along; `warnings` name what the reader did not know."""

    sections: tuple[Section, ...]
    settings: Settings = Settings()
    properties: Properties = Properties()
    footnotes: Mapping[int, tuple[Block, ...]] = MappingProxyType({})
    endnotes: Mapping[int, tuple[Block, ...]] = MappingProxyType({})
    images: Mapping[str, bytes] = MappingProxyType({})
    warnings: tuple[Problem, ...] = ()
    path: str = ""
    arts: Mapping[str, Vector] = MappingProxyType({})
    fonts: tuple[EmbeddedFont, ...] = ()
