"""Blocks. In: whatever holds paragraphs and tables (body, cell, text box, note). Out: paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from .alternate import unwrapped
from .blocks import Block, Label, Paragraph
from .context import Reading
from .features import name_left_out, name_leftover
from .inlines import read_content
from .looks import ParagraphLook
from .tables import read_table
from .xml import qn

_P, _TBL, _PPR, _RPR = qn("w:p"), qn("w:tbl"), qn("w:pPr"), qn("w:rPr")
_NO_BLOCKS = frozenset({qn("w:sectPr"), qn("w:tcPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")})


def read_blocks(reading: Reading, parent: etree._Element) -> tuple[Block, ...]:
    """The blocks inside an element."""
    return read_flow(reading, unwrapped(parent))


def read_flow(reading: Reading, elements: Iterable[etree._Element]) -> tuple[Block, ...]:
    """The blocks of elements that follow each other. A paragraph whose mark is hidden or deleted runs into the next."""
    out: list[Block] = []
    pending: Paragraph | None = None
    for element in elements:
        if element.tag == _P:
            paragraph, joins = _read_paragraph(reading, element)
            paragraph = _joined(pending, paragraph)
            pending = paragraph if joins else None
            if not joins:
                out.append(paragraph)
            continue
        _settle(pending, out)
        pending = None
        if element.tag == _TBL:
            out.append(read_table(reading, element))
        elif element.tag not in _NO_BLOCKS:
            _name(reading, element)
    _settle(pending, out, last=not out)
    return tuple(out)


def _joined(first: Paragraph | None, second: Paragraph) -> Paragraph:
    """Two paragraphs run together: the second's looks, the first's number."""
    if first is None:
        return second
    return second._replace(inlines=first.inlines + second.inlines, label=first.label or second.label)


def _settle(pending: Paragraph | None, out: list[Block], *, last: bool = False) -> None:
    """A hidden mark with no paragraph after it: the paragraph stays if it shows anything, or is all there is."""
    if pending is not None and (pending.inlines or last):
        out.append(pending)


def _name(reading: Reading, element: etree._Element) -> None:
    if element.tag == qn("w:altChunk"):
        name_left_out("w:altChunk", reading.problems)
    else:
        name_leftover(element, reading.problems)


def _read_paragraph(reading: Reading, element: etree._Element) -> tuple[Paragraph, bool]:
    """A paragraph, and whether it runs into the next."""
    problems = reading.problems
    problems.paragraph, problems.number = element, (problems.number or 0) + 1
    number = reading.paragraph_count
    reading.paragraph_count += 1
    properties = element.find(_PPR)
    look = reading.looks.paragraph(properties, reading.layer)
    mark_properties = None if properties is None else properties.find(_RPR)
    mark = look.runs.look(mark_properties)
    joins = mark.hidden or mark.deleted
    inlines = read_content(reading, element, look.runs)
    label = None
    if look.numbers is not None and (inlines or not joins):
        label = _label(reading, look, mark_properties)
    return Paragraph(look.style, inlines, mark.style, label, number, look.runs.plain.style), joins


def _label(reading: Reading, look: ParagraphLook, mark: etree._Element | None) -> Label | None:
    """The paragraph's number; None for a level that shows none."""
    if look.numbers is None:
        return None
    level = look.numbers.level(look.level)
    style = look.runs.label(mark, level)
    text = reading.counters.next(look.numbers, look.level, language=style.language)
    if not text and level.format in ("none", "bullet"):
        return None
    return Label(
        text,
        style,
        "nothing" if level.suffix == "nothing" else "space" if level.suffix == "space" else "tab",
        "center" if level.align == "center" else "right" if level.align in ("right", "end") else "left",
        look.list_tab,
    )
