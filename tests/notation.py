"""Word content in one line. In: a short notation. Out: the bytes of a small, valid .docx.

    word_file(p("Kính gửi: ", r("Đảng ủy", "b")))                       a paragraph with a bold run
    word_file(p("Số:\t01", pr="jc=center tabs(tab:right@9000:dot)"))     \\t, \\n: tab, break
    word_file(table(row("a", "b"), row(cell("c", pr="gridSpan=2"))))     a table of 2 columns, 4,000 twips each
    word_file(p("x", style="H"), styles=style("H", pr="keepNext", rpr="b sz=32"))
    word_file(p("x", num=(1, 0)), numbering=numbering(level("%1.", "decimal")))
    word_file(p("x"), section=sect("titlePg"), footer=p(field("PAGE")))

Properties (`pr` of paragraphs, `rpr` of runs, of cells, rows, tables …) are words: `b` is <w:b/>, `sz=28` is
<w:sz w:val="28"/>, `ind(left=720 hanging=360)` is <w:ind w:left="720" w:hanging="360"/>; a property that holds others
takes braces: `pBdr{top(val=single sz=4)}`. `tabs(...)` takes `tab:ALIGNMENT@TWIPS[:LEADER]`. Text that starts with "<"
is taken as XML as it stands.

Defaults: Times New Roman, 14 pt, no spacing, single lines, A4 with margins of 20 mm (left 30), mode 15, vi-VN.
Everything returns str (XML) except `word_file` (bytes). Lengths are twips as in the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The smallest PNG there is: one black pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)

# --- properties ------------------------------------------------------------------------------------------

_WORD = re.compile(
    r"\s*(?P<name>[A-Za-z0-9:]+)(?:=(?P<value>\"[^\"]*\"|[^\s{}()]+)|\((?P<attributes>[^)]*)\)|(?P<open>\{))?|\s*(?P<close>\})"
)
_ATTRIBUTE = re.compile(r"([A-Za-z0-9:]+)=(\"[^\"]*\"|\S+)")


def props(notation: str) -> str:
    """`b sz=28 ind(left=720)` as XML; what starts with "<" is returned as it stands."""
    if notation.lstrip().startswith("<"):
        return notation
    out: list[str] = []
    opened: list[str] = []
    for match in _WORD.finditer(notation):
        if match["close"]:
            out.append(f"</{opened.pop()}>")
        else:
            out.append(_property(match, opened))
    return "".join(out)


def _property(match: re.Match[str], opened: list[str]) -> str:
    name = match["name"] if ":" in match["name"] else f"w:{match['name']}"
    if match["open"]:
        opened.append(name)
        return f"<{name}>"
    if name == "w:tabs" and match["attributes"] is not None:
        return f"<w:tabs>{''.join(map(_tab_stop, match['attributes'].split()))}</w:tabs>"
    if match["value"] is not None:
        return f"<{name} w:val={_quoted(match['value'])}/>"
    pairs = _ATTRIBUTE.findall(match["attributes"] or "")
    return f"<{name}{''.join(f' {_prefixed(key)}={_quoted(value)}' for key, value in pairs)}/>"


def _prefixed(name: str) -> str:
    return name if ":" in name else f"w:{name}"


def _quoted(value: str) -> str:
    return quoteattr(value.strip('"'))


def _tab_stop(notation: str) -> str:
    alignment, _, rest = notation.removeprefix("tab:").partition("@")
    position, _, leader = rest.partition(":")
    return f'<w:tab w:val="{alignment}" w:pos="{position}"' + (f' w:leader="{leader}"' if leader else "") + "/>"


def _wrapped(tag: str, notation: str) -> str:
    return f"<{tag}>{props(notation)}</{tag}>" if notation else ""


# --- content ---------------------------------------------------------------------------------------------


def text(content: str) -> str:
    """Text, tabs and line breaks as run content."""
    pieces = re.split(r"([\t\n])", content)
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>", "": ""}
    return "".join(marks.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>') for piece in pieces)


def r(content: str, rpr: str = "") -> str:
    """A run: text, or XML that starts with "<"."""
    return f"<w:r>{_wrapped('w:rPr', rpr)}{content if content.startswith('<') else text(content)}</w:r>"


def p(
    *content: str, style: str = "", pr: str = "", rpr: str = "", mark: str = "", num: tuple[int, int] | None = None
) -> str:
    """A paragraph of texts (in runs with `rpr`) and XML; `num` is (numId, ilvl); `mark` styles its end mark."""
    first = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        first += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    ppr = first + props(pr) + _wrapped("w:rPr", mark)
    inner = "".join(piece if piece.startswith("<") else r(piece, rpr) for piece in content)
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{inner}</w:p>"


def field(instruction: str, stored: str = "1", rpr: str = "") -> str:
    """A complex field in runs of its own."""
    mark = '<w:fldChar w:fldCharType="{}"/>'
    code = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    return "".join(
        r(part, rpr) for part in (mark.format("begin"), code, mark.format("separate"), text(stored), mark.format("end"))
    )


def cell(*content: str, pr: str = "", width: int | None = None) -> str:
    """A cell of texts (a paragraph each) and XML blocks."""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width is not None else ""
    inner = "".join(piece if piece.startswith("<") else p(piece) for piece in content) or p()
    return f"<w:tc><w:tcPr>{size}{props(pr)}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, pr: str = "") -> str:
    """A row; a plain text is a cell."""
    inner = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr>{_wrapped('w:trPr', pr)}{inner}</w:tr>"


def table(*rows: str, grid: Iterable[int] = (4000, 4000), pr: str = "tblW(w=0 type=auto)", style: str = "") -> str:
    """A table; `grid` in twips."""
    first = f'<w:tblStyle w:val="{style}"/>' if style else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{first}{props(pr)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def style(
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "",
    pr: str = "",
    rpr: str = "",
    default: bool = False,
    more: str = "",
) -> str:
    """A style; `more` is XML after the properties (`w:tblPr`, `w:tblStylePr` …)."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""}>'
        f'<w:name w:val="{name}"/>{f"""<w:basedOn w:val="{based_on}"/>""" if based_on else ""}'
        f"{_wrapped('w:pPr', pr)}{_wrapped('w:rPr', rpr)}{more}</w:style>"
    )


def level(
    lvl_text: str, num_format: str = "decimal", *, start: int = 1, pr: str = "", rpr: str = "", more: str = ""
) -> str:
    """A numbering level without its `w:ilvl` (`numbering` counts them)."""
    return (
        f'<w:start w:val="{start}"/><w:numFmt w:val="{num_format}"/>{more}<w:lvlText w:val={quoteattr(lvl_text)}/>'
        f"{_wrapped('w:pPr', pr)}{_wrapped('w:rPr', rpr)}"
    )


def numbering(*levels: str, number: int = 1, more: str = "") -> str:
    """An abstract numbering of these levels and a `w:num` with the id `number`; `more` is further XML."""
    inner = "".join(f'<w:lvl w:ilvl="{index}">{content}</w:lvl>' for index, content in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>{more}'
    )


def sect(
    pr: str = "",
    *,
    size: tuple[int, int] = (11906, 16838),
    margins: tuple[int, int, int, int] = (1134, 1134, 1134, 1701),
    header_distance: int = 709,
    references: str = "",
) -> str:
    """A `w:sectPr`; margins are top, right, bottom, left."""
    top, right, bottom, left = margins
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{size[0]}" w:h="{size[1]}"/><w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="{header_distance}" w:footer="{header_distance}" w:gutter="0"/>'
        f"{props(pr)}</w:sectPr>"
    )


def section_break(pr: str = "", *, references: str = "", **page: object) -> str:
    """An empty paragraph that ends a section (arguments as `sect`)."""
    return f"<w:p><w:pPr>{sect(pr, references=references, **page)}</w:pPr></w:p>"  # type: ignore[arg-type]


def line_shape(x: int, y: int, width: int, height: int = 0, *, wrap: str = "wrapNone") -> str:
    """A run with a DrawingML line anchored at (x, y) EMU from the column and the paragraph, 0.75 pt, black."""
    return anchored(
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>",
        x=x, y=y, width=width, height=height, wrap=wrap,
    )  # fmt: skip


def text_box(
    *blocks: str, x: int = 0, y: int = 0, width: int = 914400, height: int = 914400, wrap: str = "wrapNone"
) -> str:
    """A run with an anchored DrawingML text box (EMU), outlined, unfilled."""
    content = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return anchored(
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic>",
        x=x, y=y, width=width, height=height, wrap=wrap,
    )  # fmt: skip


def pict(*shapes: str) -> str:
    """A run with VML shapes."""
    return f"<w:r><w:pict>{''.join(shapes)}</w:pict></w:r>"


def anchored(
    graphic: str,
    *,
    x: int = 0,
    y: int = 0,
    width: int = 914400,
    height: int = 914400,
    wrap: str = "wrapNone",
    attributes: str = "",
) -> str:
    """A run with `graphic` (an `a:graphic`) anchored from the column and the paragraph, EMU."""
    sides = ' wrapText="bothSides"' if wrap == "wrapSquare" else ""
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="1" '
        f'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" {attributes}><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:{wrap}{sides}/><wp:docPr id="1" name="x"/>{graphic}'
        "</wp:anchor></w:drawing></w:r>"
    )


def picture_graphic(width: int = 914400, height: int = 914400, *, relation: str = "rIdPicture") -> str:
    """An `a:graphic` that shows `PIXEL` (the part is there when `word_file(..., picture=PIXEL)`)."""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def inline_picture(width: int = 914400, height: int = 914400) -> str:
    """A run with `PIXEL` in the line, EMU."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="1" name="x" descr="ảnh"/>{picture_graphic(width, height)}</wp:inline></w:drawing></w:r>'
    )


# --- the file --------------------------------------------------------------------------------------------

DEFAULT_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
    '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
MODE_15 = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def word_file(  # noqa: PLR0913 - a Word file is many things; all are optional and named
    *blocks: str,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    section: str = "",
    header: str = "",
    footer: str = "",
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    picture: bytes = b"",
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """The bytes of a .docx whose body is `blocks` (XML, or texts that become paragraphs) and a last section.

    `styles` and `settings` are XML; `styles` that holds `w:docDefaults` or a Normal replaces ours, as `settings` that
    holds `w:compat`. `header`/`footer` are blocks of the last section's default ones, `headers`/`footers` by kind
    ("default", "first", "even"). `parts` are further (or replaced) parts by name ("word/theme/theme1.xml"),
    `relations` further relationships of the document: id -> (type's last word, target; with "http" it is external).
    """
    package = _Package()
    references = "".join(
        package.header_or_footer(kind, where, content)
        for where, by_kind in (("header", _by_kind(header, headers)), ("footer", _by_kind(footer, footers)))
        for kind, content in by_kind.items()
    )
    last = (section or sect()).replace("<w:sectPr>", f"<w:sectPr>{references}", 1)
    body = "".join(block if block.startswith("<") else p(block) for block in blocks)
    package.content("styles", "w:styles", _with_default_styles(styles))
    package.content("settings", "w:settings", settings if "<w:compat>" in settings else settings + MODE_15)
    if numbering:
        package.content("numbering", "w:numbering", numbering)
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes is not None:
            package.content(f"{kind}s", f"w:{kind}s", _notes(kind, notes))
    if picture:
        package.parts["word/media/image1.png"] = picture
        package.relations["rIdPicture"] = ("image", "media/image1.png")
    package.relations.update(relations or {})
    package.parts["word/document.xml"] = f"{HEAD}<w:document {XMLNS}><w:body>{body}{last}</w:body></w:document>"
    package.parts.update(parts or {})
    return package.zipped()


def _by_kind(default: str, by_kind: Mapping[str, str] | None) -> dict[str, str]:
    return ({"default": default} if default else {}) | dict(by_kind or {})


def _with_default_styles(styles: str) -> str:
    defaults = "" if "<w:docDefaults>" in styles else DEFAULT_STYLES
    return defaults + ("" if 'w:styleId="Normal"' in styles else NORMAL) + styles


def _notes(kind: str, notes: Mapping[int, str]) -> str:
    lines = {-1: "separator", 0: "continuationSeparator"}
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in lines.items()
        if number not in notes
    ) + "".join(
        f'<w:{kind} w:id="{number}">{content if content.startswith("<") else p(content)}</w:{kind}>'
        for number, content in notes.items()
    )


class _Package:
    """The parts and relationships of the file being built."""

    def __init__(self) -> None:
        self.parts: dict[str, str | bytes] = {}
        self.relations: dict[str, tuple[str, str]] = {}
        self.overrides: dict[str, str] = {"word/document.xml": "document.main"}

    def content(self, name: str, root: str, inner: str) -> None:
        self.parts[f"word/{name}.xml"] = f"{HEAD}<{root} {XMLNS}>{inner}</{root}>"
        self.relations[f"rId{name}"] = (root.removeprefix("w:"), f"{name}.xml")
        self.overrides[f"word/{name}.xml"] = root.removeprefix("w:")

    def header_or_footer(self, kind: str, where: str, content: str) -> str:
        name = f"{where}-{kind}"
        inner = content if content.startswith("<") else p(content)
        root = "w:hdr" if where == "header" else "w:ftr"
        self.parts[f"word/{name}.xml"] = f"{HEAD}<{root} {XMLNS}>{inner}</{root}>"
        self.relations[f"rId{name}"] = (where, f"{name}.xml")
        self.overrides[f"word/{name}.xml"] = where
        return f'<w:{where}Reference w:type="{kind}" r:id="rId{name}"/>'

    def zipped(self) -> bytes:
        self.parts.setdefault("[Content_Types].xml", self._content_types())
        self.parts.setdefault("_rels/.rels", _relationships({"rId1": ("officeDocument", "word/document.xml")}))
        self.parts.setdefault("word/_rels/document.xml.rels", _relationships(self.relations))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(self.parts.items()):
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _content_types(self) -> str:
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{CONTENT}.{kind}+xml"/>'
            for name, kind in self.overrides.items()
        )
        return (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f"{overrides}</Types>"
        )


def _relationships(relations: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if target.startswith(('http', 'mailto')) else ''}/>"
        for key, (kind, target) in relations.items()
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
