"""The content of a paragraph. In: a `w:p`. Out: its inlines, text joined as far as it looks alike.

One small function per element, found by its tag in `_RUN` and `_PARAGRAPH`; one without is named in a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias

from lxml import etree

from ..messages import msg
from .alternate import DROPPED, TRANSPARENT, content
from .blocks import (
    Bookmark,
    Break,
    CustomStep,
    Field,
    Inline,
    InlineDrawing,
    NoteNumber,
    NoteReference,
    Pen,
    PositionedTab,
    ShapeGraphic,
    Tab,
    TextSpan,
    TextStyle,
)  # fmt: skip
from .context import Reading
from .drawings import read_drawing
from .features import name_left_out, name_leftover, name_unknown_format
from .fields import SILENT, OpenField, link_target
from .looks import RunBase, TextLook
from .paragraph_properties import LEADERS
from .vml import read_pictures
from .xml import qn

_RunReader: TypeAlias = Callable[["Content", etree._Element, TextLook], None]
_Reader: TypeAlias = Callable[["Content", etree._Element], None]

_R, _RPR, _T = qn("w:r"), qn("w:rPr"), qn("w:t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPE, _ID, _CHAR_TYPE = qn("w:type"), qn("w:id"), qn("w:fldCharType")
_FIELD_MARKS = frozenset({qn("w:fldChar"), qn("w:instrText")})
_BY_FONT = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_LINES = re.compile(r"[\r\n]+")


class Content:
    """Collects the inlines of one paragraph."""

    def __init__(self, reading: Reading, base: RunBase) -> None:
        self.reading = reading
        self.base = base
        self.inlines: list[Inline] = []
        self.link = ""
        self._text: list[str] = []
        self._style: TextStyle | None = None
        self._text_link = ""
        self.skip_text = False

    # --- collecting --------------------------------------------------------------------------------------

    def children(self, parent: etree._Element) -> None:
        """Read paragraph content: runs, links, wrappers."""
        for child in parent:
            if child.tag == _R:
                self.run(child)
                continue
            reader = _PARAGRAPH.get(child.tag)
            if reader is not None:
                reader(self, child)
            elif child.tag not in _SKIPPED:
                name_leftover(child, self.reading.problems)

    def run(self, element: etree._Element) -> None:
        """Read a run; of a hidden one only the marks of fields count."""
        look = self.base.look(element.find(_RPR))
        self.skip_text = False
        self.run_content(element, look)

    def run_content(self, element: etree._Element, look: TextLook) -> None:
        """Read what stands in a run."""
        for child in element:
            tag = child.tag
            if look.hidden and tag not in _FIELD_MARKS:
                continue
            reader = _RUN.get(tag)
            if reader is not None:
                reader(self, child, look)
            elif tag != _RPR:
                name_leftover(child, self.reading.problems)

    def text(self, text: str, look: TextLook) -> None:
        """Text of a run, in two fonts where ASCII and other letters have one each."""
        if self.skip_text:
            return
        if not self.reading.fields.visible:
            self.reading.fields.store(text, look.style)
        elif look.other is None or text.isascii():
            self.add_text(text, look.style)
        else:
            for piece in _BY_FONT.findall(text):
                self.add_text(piece, look.style if piece.isascii() else look.other)

    def add_text(self, text: str, style: TextStyle) -> None:
        """Text in a style, joined to the text before it when nothing changes."""
        link = self.link or self.reading.fields.link
        if style is not self._style or link != self._text_link:
            self.flush()
            self._style, self._text_link = style, link
        self._text.append(text)

    def flush(self) -> None:
        """The text collected so far becomes a span, in NFC: fonts have the letters, not always the loose marks."""
        if self._text and self._style is not None:
            text, written = "".join(self._text), ""
            if not text.isascii() and not unicodedata.is_normalized("NFC", text):
                text, written = unicodedata.normalize("NFC", text), text
            if text:
                self.inlines.append(TextSpan(text, self._style, self._text_link, written))
            self._text = []
        self._style = None

    def add(self, inline: Inline) -> None:
        """An inline that is no text."""
        if self.reading.fields.visible:
            self.flush()
            self.inlines.append(inline)

    def finished(self) -> tuple[Inline, ...]:
        """All inlines."""
        self.flush()
        return tuple(self.inlines)


# --- run content -----------------------------------------------------------------------------------------


def _text(target: Content, element: etree._Element, look: TextLook) -> None:
    text = element.text
    if not text:
        return
    if element.get(_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    if "\t" not in text and "\n" not in text and "\r" not in text:
        target.text(text, look)
        return
    for index, piece in enumerate(_LINES.sub(" ", text).split("\t")):
        if index:
            target.add(Tab(look.style))
        target.text(piece, look)


def _tab(target: Content, element: etree._Element, look: TextLook) -> None:
    if target.reading.fields.visible:
        target.add(Tab(look.style))
    else:
        target.reading.fields.store("\t", look.style)


def _break(target: Content, element: etree._Element, look: TextLook) -> None:
    kind = element.get(_TYPE, "textWrapping")
    if kind in ("page", "column"):
        target.add(Break("page" if kind == "page" else "column", look.style))
    else:
        target.add(Break("line", look.style, element.get(qn("w:clear"), "none")))


def _line_break(target: Content, element: etree._Element, look: TextLook) -> None:
    target.add(Break("line", look.style))


def _symbol(target: Content, element: etree._Element, look: TextLook) -> None:
    font, code = element.get(qn("w:font"), look.style.font), element.get(qn("w:char"), "")
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        target.reading.values.bad(element, qn("w:char"), code)
        return
    if target.reading.fields.visible:
        target.add_text(character, target.reading.looks.in_font(look.style, font))


def _no_break_hyphen(target: Content, element: etree._Element, look: TextLook) -> None:
    target.text("\u2011", look)


def _soft_hyphen(target: Content, element: etree._Element, look: TextLook) -> None:
    target.text("\u00ad", look)


def _positioned_tab(target: Content, element: etree._Element, look: TextLook) -> None:
    alignment: Any = element.get(qn("w:alignment"), "left")
    leader = element.get(qn("w:leader"), "none")
    target.add(
        PositionedTab(
            alignment if alignment in ("left", "center", "right") else "left",
            "indent" if element.get(qn("w:relativeTo")) == "indent" else "margin",
            leader if leader in LEADERS else "none",
            look.style,
        )
    )


def _page_number(target: Content, element: etree._Element, look: TextLook) -> None:
    target.add(Field("PAGE", "", "", "", look.style))


def _field_mark(target: Content, element: etree._Element, look: TextLook) -> None:
    kind = element.get(_CHAR_TYPE)
    fields = target.reading.fields
    if kind == "begin":
        target.flush()
        fields.begin(look.style).check_box = _check_box(target.reading, element)
    elif kind == "separate":
        target.flush()
        fields.separate()
    elif kind == "end":
        target.flush()
        ended = fields.end()
        if ended is not None and not look.hidden:
            _end_field(target, ended)


def _end_field(target: Content, field: OpenField) -> None:
    """What a field leaves behind where it ends: itself when it is computed, a box to tick, a warning."""
    instruction = field.instruction
    if field.computed:
        stored = "".join(field.stored)
        name_unknown_format(instruction.format or "decimal", target.reading.problems)
        target.add(Field(field.kind, instruction.argument, instruction.format, stored, field.style))
    elif instruction.kind == "FORMCHECKBOX":
        target.add(_ticked_box(field.check_box or False, field.style))
    elif not field.in_result and instruction.kind not in SILENT and target.reading.fields.visible:
        target.reading.problems.warn(
            "word.field-without-result",
            msg("trường tự động {field} chưa có kết quả", field=instruction.kind),
            kind=instruction.kind,
            hint=msg("mở tệp bằng Word, bấm Ctrl+A rồi F9 để cập nhật trường, rồi lưu lại"),
        )


def _check_box(reading: Reading, element: etree._Element) -> bool | None:
    """Whether an old form's box is ticked; None when the field is no such box."""
    box = element.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return None
    state = box.find(qn("w:checked"))
    state = box.find(qn("w:default")) if state is None else state
    return state is not None and reading.values.on(state)


def _ticked_box(ticked: bool, style: TextStyle) -> InlineDrawing:
    """Word draws the box itself, so that no font has to have it."""
    square = (("M", 0.05, 0.05), ("L", 0.95, 0.05), ("L", 0.95, 0.95), ("L", 0.05, 0.95))
    cross = (("M", 0.05, 0.05), ("L", 0.95, 0.95), ("M", 0.95, 0.05), ("L", 0.05, 0.95))
    steps = [CustomStep("M" if kind == "M" else "L", (x, y)) for kind, x, y in square]
    steps.append(CustomStep("Z"))
    if ticked:
        steps += [CustomStep("M" if kind == "M" else "L", (x, y)) for kind, x, y in cross]
    side = style.size * 0.8
    return InlineDrawing(ShapeGraphic("custom", tuple(steps), pen=Pen(style.color)), side, side, style)


def _field_code(target: Content, element: etree._Element, look: TextLook) -> None:
    target.reading.fields.add_code(element.text or "")


def _note_reference(target: Content, element: etree._Element, look: TextLook) -> None:
    kind: Any = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
    number = target.reading.values.integer(element, _ID)
    if number is None or not target.reading.fields.visible:
        return
    called = target.reading.notes.called
    if (kind, number) not in called:
        called[kind, number] = target.reading.problems.place()
    mark = ""
    if target.reading.values.flag(element, qn("w:customMarkFollows")):
        mark = "".join(text.text or "" for text in element.itersiblings(_T))
        target.skip_text = True
    count = 0 if mark else target.reading.notes.next(kind)
    target.add(NoteReference(kind, count, number, mark, look.style))


def _note_number(target: Content, element: etree._Element, look: TextLook) -> None:
    target.add(NoteNumber(look.style))


def _drawing(target: Content, element: etree._Element, look: TextLook) -> None:
    if target.reading.fields.visible:
        for inline in read_drawing(target.reading, element, look.style):
            target.add(inline)


def _old_drawing(target: Content, element: etree._Element, look: TextLook) -> None:
    if target.reading.fields.visible:
        for inline in read_pictures(target.reading, element, look.style):
            target.add(inline)
        for newer in element.iterfind(qn("w:drawing")):
            _drawing(target, newer, look)


def _wrapped_in_run(target: Content, element: etree._Element, look: TextLook) -> None:
    inside = content(element)
    if inside is not None:
        target.run_content(inside, look)


def _ruby(target: Content, element: etree._Element, look: TextLook) -> None:
    base = element.find(qn("w:rubyBase"))
    if base is not None:
        target.children(base)


# --- paragraph content -----------------------------------------------------------------------------------


def _hyperlink(target: Content, element: etree._Element) -> None:
    relation = element.get(qn("r:id"))
    found = target.reading.target(relation) if relation else None
    before, target.link = target.link, link_target(found.target) if found and found.external else ""
    target.children(element)
    target.link = before


def _simple_field(target: Content, element: etree._Element) -> None:
    """`w:fldSimple`: the code in an attribute, the stored result inside."""
    fields = target.reading.fields
    target.flush()
    opened = fields.begin(target.base.plain.style)
    opened.code.append(element.get(qn("w:instr"), ""))
    if len(element):
        fields.separate()
    target.children(element)
    target.flush()
    if fields.innermost is opened:
        fields.end()
        _end_field(target, opened)


def _wrapped(target: Content, element: etree._Element) -> None:
    inside = content(element)
    if inside is not None:
        target.children(inside)


def _bookmark(target: Content, element: etree._Element) -> None:
    name = element.get(qn("w:name"), "")
    if name and name != "_GoBack":
        target.add(Bookmark(name))


def _formula(target: Content, element: etree._Element) -> None:
    name_left_out("m:oMath", target.reading.problems)
    for text in element.iter(qn("m:t")):
        target.text(text.text or "", target.base.plain)


_SKIPPED = DROPPED | {qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), qn("w:smartTagPr"), qn("w:customXmlPr")}
_RUN: dict[str | Any, _RunReader] = {
    _T: _text,
    qn("w:tab"): _tab,
    qn("w:br"): _break,
    qn("w:cr"): _line_break,
    qn("w:sym"): _symbol,
    qn("w:noBreakHyphen"): _no_break_hyphen,
    qn("w:softHyphen"): _soft_hyphen,
    qn("w:ptab"): _positioned_tab,
    qn("w:pgNum"): _page_number,
    qn("w:fldChar"): _field_mark,
    qn("w:instrText"): _field_code,
    qn("w:footnoteReference"): _note_reference,
    qn("w:endnoteReference"): _note_reference,
    qn("w:footnoteRef"): _note_number,
    qn("w:endnoteRef"): _note_number,
    qn("w:drawing"): _drawing,
    qn("w:pict"): _old_drawing,
    qn("w:object"): _old_drawing,
    qn("w:ruby"): _ruby,
    qn("mc:AlternateContent"): _wrapped_in_run,
}
_PARAGRAPH: dict[str | Any, _Reader] = {
    qn("w:hyperlink"): _hyperlink,
    qn("w:fldSimple"): _simple_field,
    qn("w:bookmarkStart"): _bookmark,
    qn("m:oMath"): _formula,
    qn("m:oMathPara"): _formula,
    qn("w:sdt"): _wrapped,
    qn("mc:AlternateContent"): _wrapped,
    **dict.fromkeys(TRANSPARENT, _wrapped),
}


def read_content(reading: Reading, element: etree._Element, base: RunBase) -> tuple[Inline, ...]:
    """The inlines of a `w:p`; `base` is what its runs start from."""
    target = Content(reading, base)
    target.children(element)
    return target.finished()
