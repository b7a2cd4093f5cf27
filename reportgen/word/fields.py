"""Fields. In: the marks and codes of fields as the runs bring them. Out: which text shows, and fields to be computed.

A field is `begin`, a code, `separate`, the stored result, `end`; fields nest and run over paragraphs. Only what depends
on the pages made (PAGE, NUMPAGES …) is computed anew; any other field shows its stored result, and so does a table of
contents with all that is in it: Word and LibreOffice leave it alone until somebody asks.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias, cast

from lxml import etree

from .blocks import TextStyle
from .xml import qn

ComputedKind: TypeAlias = Literal["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF"]
COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF"})
# These show nothing by their nature, so that no result is no loss.
SILENT = frozenset({"", "TC", "XE", "TA", "RD", "SET", "ASK", "ADVANCE", "PRIVATE", "HYPERLINK", "GOTOBUTTON", "NEXT",
                    "NEXTIF", "SKIPIF", "COMMENTS", "BIDIOUTLINE", "FORMCHECKBOX", "FORMTEXT", "FORMDROPDOWN", "EQ",
                    "ADDIN", "EMBED", "LINK"})  # fmt: skip
_TOKEN = re.compile(r'"([^"]*)"|(\S+)')
_TABLES = frozenset({"TOC", "TOA", "INDEX"})
_KEEPING_FORMATS = frozenset({"MERGEFORMAT", "CHARFORMAT"})
_LINK_SCHEMES = ("http://", "https://", "mailto:")


class Instruction(NamedTuple):
    """A field's code taken apart: `PAGEREF _Toc1 \\* roman` is PAGEREF, "_Toc1", "roman"."""

    kind: str = ""
    argument: str = ""
    format: str = ""


def read_instruction(code: str) -> Instruction:
    """A field's code; an empty one has no kind."""
    tokens = [quoted or plain for quoted, plain in _TOKEN.findall(code)]
    if not tokens:
        return Instruction()
    argument = number_format = ""
    switch = ""
    for token in tokens[1:]:
        if token.startswith("\\"):
            switch = token
        elif switch == "\\*":
            number_format = number_format if token.upper() in _KEEPING_FORMATS else token
            switch = ""
        elif switch in ("\\#", "\\@", "\\l", "\\t", "\\o"):
            switch = ""
        else:
            argument = argument or token
    return Instruction(tokens[0].upper(), argument, number_format)


def link_target(address: str) -> str:
    """An address that a page may lead to; "" for any other (a file, a script)."""
    return address if address.lower().startswith(_LINK_SCHEMES) else ""


def marks_without_end(root: etree._Element) -> list[etree._Element]:
    """The marks in a part that begin a field without an end: at their word, they would hide all that follows."""
    opened: list[etree._Element] = []
    for mark in root.iter(qn("w:fldChar")):
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            opened.pop()
    return opened


class OpenField:
    """A field whose end has not come yet."""

    def __init__(self, style: TextStyle, *, left_alone: bool = False) -> None:
        self.left_alone = left_alone
        self.code: list[str] = []
        self.stored: list[str] = []
        self.style = style
        self.in_result = False
        self.styled = False
        self.instruction = Instruction()
        self.check_box: bool | None = None

    @property
    def computed(self) -> bool:
        return self.instruction.kind in COMPUTED and not self.left_alone

    @property
    def kind(self) -> ComputedKind:
        return cast(ComputedKind, self.instruction.kind)

    def separate(self) -> None:
        """The code ends, the result begins."""
        self.instruction = read_instruction("".join(self.code))
        self.in_result = True

    def store(self, text: str, style: TextStyle) -> None:
        """Text of the stored result; the first of it gives the computed one its look."""
        if not self.styled:
            self.style, self.styled = style, True
        self.stored.append(text)


class FieldStack:
    """The open fields of a story, the outermost first. `visible`: text shows; `link` is where it leads."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []
        self.visible = True
        self.link = ""

    @property
    def innermost(self) -> OpenField | None:
        return self._open[-1] if self._open else None

    def begin(self, style: TextStyle) -> OpenField:
        """A field begins."""
        held = self.innermost
        left_alone = held is not None and (held.left_alone or (held.in_result and held.instruction.kind in _TABLES))
        field = OpenField(style, left_alone=left_alone)
        self._open.append(field)
        self._update()
        return field

    def separate(self) -> None:
        """The innermost field's result begins; a stray mark means nothing."""
        if self._open:
            self._open[-1].separate()
            self._update()

    def end(self) -> OpenField | None:
        """The innermost field ends; None for a stray mark."""
        if not self._open:
            return None
        field = self._open.pop()
        if not field.in_result:
            field.instruction = read_instruction("".join(field.code))
        self._update()
        return field

    def add_code(self, text: str) -> None:
        """A piece of the innermost field's code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code.append(text)

    def store(self, text: str, style: TextStyle) -> None:
        """Text that does not show: kept when it is the stored result of a computed field."""
        if self._open and self._open[-1].in_result:
            self._open[-1].store(text, style)

    def _update(self) -> None:
        self.visible = all(field.in_result and not field.computed for field in self._open)
        links = [field.instruction.argument for field in self._open if field.instruction.kind == "HYPERLINK"]
        self.link = link_target(links[-1]) if links else ""
