"""Lifting: `{%p %}`, `{%tr %}`, `{%tc %}` take the place of the paragraph, row or cell they stand in, and the cell
statements (`colspan`, `cellbg`, `hm`, `vm`) become properties of their cell. In: a healed tree. Out: the same tree
with the marks where they belong.

Where lifting can leave a cell without a paragraph, a row without a cell or a table without a row, which Word takes for
a broken file, a sentinel marks the spot; `mended` looks at the filled part there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..errors import Problem, Severity
from ..messages import Message, msg
from ..places import TemplatePlace, quoted
from ..word.xml import Element, new_element, qn
from .heal import MARK, MARK_CLOSE, MARK_OPEN, PARAGRAPH, TEXT, Healed, Placed, remove, replace_by_text
from .sites import Kind
from .tags import Tag

ROW, CELL, TABLE = qn("w:tr"), qn("w:tc"), qn("w:tbl")
CELL_PROPERTIES = qn("w:tcPr")
_LIFTED = {"p": PARAGRAPH, "tr": ROW, "tc": CELL}

SENTINEL = "\ufdd2"
"""Stands at the end of an element that tags may leave without what Word wants to find in it."""

SPAN, COLOR = "reportgen_span", "reportgen_color"
"""The filters that keep a cell's span a number and its background a colour."""

_HOLDERS = tuple(
    map(qn, ("w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment"))
)

# ECMA-376 part 1, 17.4.70: the order of a cell's properties.
_CELL_ORDER = [
    qn(f"w:{name}")
    for name in (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
        *("textDirection", "tcFitText", "vAlign", "hideMark"),
    )
]


def lift(root: Element, healed: Healed) -> None:
    """Move the marks of lifted tags and cell statements to where they act; `root` is changed."""
    for index, placed in list(enumerate(healed.placed)):
        act = _CELL_STATEMENTS.get(placed.tag.word)
        if act is not None:
            _do_cell_statement(healed, index, placed, act)
    marks = _lifted_marks(healed)
    for element in sorted(marks, key=_rank):
        _warn_of_loss(healed, element)
        _replace(element, marks[element])
    _set_sentinels(root)


# --- paragraphs, rows, cells ---------------------------------------------------------------------------


def _lifted_marks(healed: Healed) -> dict[Element, list[str]]:
    """The elements to be replaced, each with the marks that replace it."""
    marks: dict[Element, list[str]] = {}
    for index, placed in enumerate(healed.placed):
        target = _LIFTED.get(placed.tag.lift)
        if target is None:
            continue
        element = next(placed.element.iterancestors(target), None)
        problem = _misplaced(placed, element)
        if problem is not None:
            healed.problems.append(problem)
        elif element is not None:
            marks.setdefault(element, []).append(_mark(index))
            if placed.tag.kind == "output":
                placed.kind = "paragraph"
    return marks


def _rank(element: Element) -> int:
    """Rows before cells before paragraphs: what goes with its row need not be looked at again."""
    return (ROW, CELL, PARAGRAPH).index(element.tag)


def _mark(index: int) -> str:
    return f"{MARK_OPEN}{index}{MARK_CLOSE}"


def _misplaced(placed: Placed, element: Element | None) -> Problem | None:
    lift = placed.tag.lift
    if element is None:
        message = msg("thẻ {{%{lift} %}} không nằm trong {what}", lift=lift, what=_WHAT[lift])
        hint = msg("bỏ chữ “{lift}” ngay sau dấu mở thẻ, hoặc chuyển thẻ vào đúng chỗ", lift=lift)
        return Problem("template.lift-outside", message, placed.place, hint)
    if placed.tag.kind == "output" and lift != "p":
        message = msg("thẻ {{{{{lift} … }}}} không in được giá trị ở đây", lift=lift)
        return Problem("template.lift-output", message, placed.place, msg("dùng {{ … }} hoặc {{p … }}"))
    return None


_WHAT: dict[str, Message] = {
    "p": msg("đoạn văn nào"),
    "tr": msg("hàng nào của bảng"),
    "tc": msg("ô nào của bảng"),
}


def _warn_of_loss(healed: Healed, element: Element) -> None:
    """What stands beside a lifted tag goes with its paragraph, row or cell, as in docxtpl; but not in silence."""
    text = MARK.sub("", "".join(text.text or "" for text in element.iter(TEXT)))
    if text.strip():
        message = msg("chữ đứng cạnh thẻ bị bỏ: “{text}”", text=quoted(text, 40))
        place = TemplatePlace(healed.path, healed.part, text=text)
        hint = msg("để thẻ {%p %}, {%tr %}, {%tc %} đứng riêng một đoạn, một hàng, một ô")
        healed.warnings.append(Problem("template.lost-text", message, place, hint, Severity.WARNING))


def _replace(element: Element, marks: list[str]) -> None:
    if element.tag == PARAGRAPH and element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        _empty_but_keep_section(element, marks)
    else:
        replace_by_text(element, "".join(marks))


def _empty_but_keep_section(paragraph: Element, marks: list[str]) -> None:
    """A paragraph that ends a section stays, empty: without it the section would run into the next."""
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    before = new_element("w:p")
    paragraph.addprevious(before)
    replace_by_text(before, "".join(marks))


# --- cell statements -----------------------------------------------------------------------------------

_CellStatement: TypeAlias = Callable[[Healed, Placed, Element], None]


def _do_cell_statement(healed: Healed, index: int, placed: Placed, act: _CellStatement) -> None:
    cell = next(placed.element.iterancestors(CELL), None)
    if cell is None:
        message = msg("lệnh “{word}” chỉ dùng trong ô của bảng", word=placed.tag.word)
        hint = msg("chuyển thẻ vào một ô của bảng, hoặc xóa thẻ")
        healed.problems.append(Problem("template.not-in-a-cell", message, placed.place, hint))
    else:
        placed.element.text = (placed.element.text or "").replace(_mark(index), "")
        act(healed, placed, cell)
        _drop_if_empty(placed.element)


def _drop_if_empty(element: Element) -> None:
    """Remove the run that held nothing but the statement."""
    run = element.getparent()
    if not element.text and run is not None and all(child is element or child.tag == qn("w:rPr") for child in run):
        remove(run)


def _expression(tag: Tag) -> str:
    return tag.body[len(tag.word) :].strip()


def _synthetic(healed: Healed, placed: Placed, tag: Tag) -> str:
    kind: Kind = "attribute" if tag.kind == "output" else placed.kind
    return healed.mark(Placed(tag, kind, placed.element, placed.paragraph, placed.place))


def _output(placed: Placed, expression: str) -> Tag:
    return placed.tag._replace(kind="output", body=expression, lift="")


def _statement(placed: Placed, body: str) -> Tag:
    return placed.tag._replace(kind="block", body=body, lift="", left="", right="")


def _colspan(healed: Healed, placed: Placed, cell: Element) -> None:
    expression = f"({_expression(placed.tag)}) | {SPAN}"
    _set_property(cell, "w:gridSpan", val=_synthetic(healed, placed, _output(placed, expression)))


def _cellbg(healed: Healed, placed: Placed, cell: Element) -> None:
    expression = f"({_expression(placed.tag)}) | {COLOR}"
    mark = _synthetic(healed, placed, _output(placed, expression))
    _set_property(cell, "w:shd", val="clear", color="auto", fill=mark)


def _horizontal_merge(healed: Healed, placed: Placed, cell: Element) -> None:
    """One cell as wide as all the loop's cells: written in the loop's first round only."""
    span = cell.find(f"{CELL_PROPERTIES}/{qn('w:gridSpan')}")
    own = span.get(qn("w:val"), "1") if span is not None else "1"
    expression = "loop.length" if own == "1" else f"{own} * loop.length"
    _set_property(cell, "w:gridSpan", val=_synthetic(healed, placed, _output(placed, expression)))
    before = new_element("w:tc")
    cell.addprevious(before)
    replace_by_text(before, _synthetic(healed, placed, _statement(placed, "if loop.first")))
    cell.tail = _synthetic(healed, placed, _statement(placed, "endif")) + (cell.tail or "")


def _vertical_merge(healed: Healed, placed: Placed, cell: Element) -> None:
    """The first round's cell continues through the others, where the text up to the statement is left out (Word
    hides what else the cell holds)."""
    merge = _output(placed, "'restart' if loop.first else 'continue'")
    _set_property(cell, "w:vMerge", val=_synthetic(healed, placed, merge))
    last = placed.element
    first = next((text for text in cell.iter(TEXT) if _level(text, cell) == _level(last, cell)), last)
    first.text = _synthetic(healed, placed, _statement(placed, "if loop.first")) + (first.text or "")
    last.text = (last.text or "") + _synthetic(healed, placed, _statement(placed, "endif"))


def _level(element: Element, cell: Element) -> tuple[str, ...]:
    """The names of what stands between `element` and its cell."""
    names: list[str] = []
    for above in element.iterancestors():
        if above is cell:
            break
        names.append(str(above.tag))
    return tuple(names)


_CELL_STATEMENTS: dict[str, _CellStatement] = {
    "colspan": _colspan,
    "cellbg": _cellbg,
    "hm": _horizontal_merge,
    "vm": _vertical_merge,
}
CELL_STATEMENTS = frozenset(_CELL_STATEMENTS)


def _properties_of(cell: Element) -> Element:
    properties = cell.find(CELL_PROPERTIES)
    if properties is None:
        properties = new_element("w:tcPr")
        cell.insert(0, properties)
    return properties


def _set_property(cell: Element, name: str, **attributes: str) -> None:
    properties = _properties_of(cell)
    for old in properties.findall(qn(name)):
        remove(old)
    rank = _CELL_ORDER.index(qn(name))
    before = sum(1 for child in properties if child.tag in _CELL_ORDER and _CELL_ORDER.index(child.tag) < rank)
    properties.insert(before, new_element(name, **attributes))


# --- what must not be left empty -----------------------------------------------------------------------


def _set_sentinels(root: Element) -> None:
    for element in root.iter(*_HOLDERS):
        if _is_marked(element):
            last = element[-1] if len(element) else None
            if last is None:
                element.text = (element.text or "") + SENTINEL
            else:
                last.tail = (last.tail or "") + SENTINEL


def _is_marked(element: Element) -> bool:
    """Whether tags stand between the element's children."""
    return _has_mark(element.text) or any(_has_mark(child.tail) for child in element)


def _has_mark(text: str | None) -> bool:
    return text is not None and MARK.search(text) is not None


_END_OF_TABLE, _END_OF_ROW = "</w:tbl>", "</w:tr>"
_GOOD_ENDINGS = {
    _END_OF_TABLE: ("</w:tr>", "</w:sdt>", "</w:customXml>"),
    _END_OF_ROW: ("</w:tc>", "</w:sdt>", "</w:customXml>"),
}
_GOOD_ENDING_OF_TEXT = ("</w:p>", "<w:p/>", "<w:p ", "</w:sdt>", "</w:customXml>")
_IGNORED_ENDINGS = ("<w:bookmark", "<w:comment", "<w:perm", "<w:moveFrom", "<w:moveTo")


def mended(xml: str) -> str:
    """The filled part without sentinels; what was left empty gets the least that Word asks for, and a table without
    rows goes."""
    first, *others = xml.split(SENTINEL)
    pieces = [first]
    for piece in others:
        closing = piece[: piece.index(">") + 1]
        if _last_tag(pieces).startswith(_GOOD_ENDINGS.get(closing, _GOOD_ENDING_OF_TEXT)):
            pieces.append(piece)
        elif closing == _END_OF_TABLE:
            pieces = [_without_last_table("".join(pieces)), piece[len(closing) :]]
        else:
            pieces += ("<w:tc><w:p/></w:tc>" if closing == _END_OF_ROW else "<w:p/>", piece)
    return "".join(pieces)


def _without_last_table(xml: str) -> str:
    return xml[: max(xml.rfind("<w:tbl>"), xml.rfind("<w:tbl "))]


def _last_tag(pieces: list[str]) -> str:
    """The last tag that counts in what is written so far."""
    for piece in reversed(pieces):
        end = len(piece)
        while (start := piece.rfind("<", 0, end)) >= 0:
            if not piece.startswith(_IGNORED_ENDINGS, start):
                return piece[start:end]
            end = start
    return ""
