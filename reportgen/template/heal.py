"""Healing: tags that Word has split over runs become whole again. In: a part's tree. Out: the same tree with each
tag replaced by a mark, and the tags with their places.

The text of a paragraph is read across its runs; a tag found there goes, whole, into the run it starts in, and its
remaining letters leave the other runs, which keep their formatting and the rest of their text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import Problem
from ..messages import msg
from ..places import TemplatePlace, quoted
from ..word.xml import Element, qn
from .sites import Kind
from .tags import Tag, find_tags

MARK_OPEN, MARK_CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which no document holds, around a tag's index."""

MARK = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")

PARAGRAPH, RUN, TEXT = qn("w:p"), qn("w:r"), qn("w:t")
_TEXTS = (TEXT, qn("w:instrText"), qn("w:delText"), qn("m:t"))
_SPACE = qn("xml:space")
_HIDDEN_INSIDE_TAGS = frozenset(
    map(qn, ("w:tab", "w:br", "w:cr", "w:softHyphen", "w:noBreakHyphen", "w:bookmarkStart", "w:bookmarkEnd"))
)
_NOISE = tuple(map(qn, ("w:proofErr", "w:lastRenderedPageBreak")))
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"), ("{_#", "{#"), ("#_}", "#}"))


@dataclass(slots=True)
class Placed:
    """A tag and the element it stands in. `paragraph` is None outside paragraphs."""

    tag: Tag
    kind: Kind
    element: Element
    paragraph: Element | None
    place: TemplatePlace


@dataclass(slots=True)
class Healed:
    """The tags by the index that their marks carry, and what is wrong with them."""

    path: str
    part: str
    placed: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def mark(self, placed: Placed) -> str:
        """Take `placed` in and give its mark."""
        self.placed.append(placed)
        return f"{MARK_OPEN}{len(self.placed) - 1}{MARK_CLOSE}"


def heal(root: Element, *, path: str, part: str) -> Healed:
    """Replace every tag in `root` (which is changed) by its mark."""
    healed = Healed(path, part)
    drop_noise(root)
    for number, (paragraph, elements) in enumerate(_paragraph_texts(root), start=1):
        _heal_texts(healed, elements, paragraph, number)
    _heal_elsewhere(healed, root)
    return healed


def drop_noise(root: Element) -> None:
    """Remove what Word leaves behind for itself: spelling marks, old page ends, revision ids, paragraph ids (which
    must not repeat, as they would in a loop)."""
    for element in list(root.iter(*_NOISE)):
        remove(element)
    for element in root.iter(qn("w:p"), qn("w:r"), qn("w:tr"), qn("w:tc"), qn("w:sectPr"), qn("w:tbl")):
        for name in map(str, list(element.attrib)):
            if "rsid" in name or name.endswith(("}paraId", "}textId")):
                del element.attrib[name]
    for properties in root.iter(qn("w:sdtPr")):
        for number in properties.findall(qn("w:id")):
            properties.remove(number)


def _paragraph_texts(root: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Each paragraph in the part's order with its own text elements (not those of text boxes in it)."""
    texts: dict[Element, list[Element]] = {paragraph: [] for paragraph in root.iter(PARAGRAPH)}
    for element in root.iter(*_TEXTS):
        paragraph = next(element.iterancestors(PARAGRAPH), None)
        if paragraph is not None:
            texts[paragraph].append(element)
    yield from texts.items()


def _heal_texts(healed: Healed, elements: list[Element], paragraph: Element | None, number: int | None) -> None:
    text = "".join(element.text or "" for element in elements)
    if "{" not in text and "}" not in text:
        return
    found = find_tags(text)
    place = TemplatePlace(healed.path, healed.part, number, text)
    healed.problems += [_unclosed(place, text[start:]) for start in found.unclosed]
    pouring = _Pouring(text, elements)
    for tag in found.tags:
        first, last = pouring.take(tag)
        own = TemplatePlace(healed.path, healed.part, number, text, tag.source)
        kind: Kind = "text" if first.tag == TEXT and _tag_above(first) == RUN else "plain"
        pouring.put(healed.mark(Placed(tag, kind, first, paragraph, own)), tag)
        if first is not last and paragraph is not None:
            _drop_between(paragraph, first, last)
    pouring.finish()


def _tag_above(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _unclosed(place: TemplatePlace, rest: str) -> Problem:
    message = msg("thẻ mở bằng “{opening}” mà không đóng", opening=rest[:2])
    hint = msg("mỗi {{{{ phải có }}}}, mỗi {{% phải có %}}, viết trong cùng một đoạn: {text}", text=quoted(rest, 40))
    where = TemplatePlace(place.path, place.part, place.paragraph, place.text, quoted(rest, 30))
    return Problem("template.unclosed-tag", message, where, hint)


class _Pouring:
    """Pours a paragraph's text back into its elements, a mark in place of each tag."""

    def __init__(self, text: str, elements: list[Element]) -> None:
        self._text, self._elements = text, elements
        self._filled = [""] * len(elements)
        self._offsets: list[int] = []
        offset = 0
        for element in elements:
            self._offsets.append(offset)
            offset += len(element.text or "")
        self._position = 0

    def _at(self, offset: int) -> int:
        """Which element holds the letter at `offset`."""
        return bisect_right(self._offsets, offset) - 1

    def take(self, tag: Tag) -> tuple[Element, Element]:
        """The elements in which the tag starts and ends; the text before it is poured."""
        self._pour(tag.start)
        return self._elements[self._at(tag.start)], self._elements[self._at(tag.end - 1)]

    def put(self, mark: str, tag: Tag) -> None:
        self._filled[self._at(tag.start)] += mark
        self._position = tag.end

    def _pour(self, end: int) -> None:
        while self._position < end:
            index = self._at(self._position)
            after = self._offsets[index + 1] if index + 1 < len(self._offsets) else len(self._text)
            stop = min(end, after)
            self._filled[index] += self._text[self._position : stop]
            self._position = stop

    def finish(self) -> None:
        self._pour(len(self._text))
        for element, text in zip(self._elements, self._filled, strict=True):
            _set_text(element, text)


def _set_text(element: Element, text: str) -> None:
    had = bool(element.text)
    for escaped, meant in _ESCAPES:
        text = text.replace(escaped, meant)
    element.text = text
    if text and element.tag == TEXT:
        element.set(_SPACE, "preserve")
    if had and not text:
        _drop_empty(element)


def _drop_empty(element: Element) -> None:
    """Remove a text element that gave all its letters to a tag, and its run when nothing else is in it."""
    run = element.getparent()
    remove(element)
    if run is not None and run.tag == RUN and all(child.tag == qn("w:rPr") for child in run):
        remove(run)


def _drop_between(paragraph: Element, first: Element, last: Element) -> None:
    """Remove tabs and breaks that stand inside a tag."""
    inside = False
    for element in list(paragraph.iter()):
        if element is first:
            inside = True
        elif element is last:
            return
        elif inside and element.tag in _HIDDEN_INSIDE_TAGS:
            remove(element)


def remove(element: Element) -> None:
    """Take `element` out of the tree; the text behind it stays."""
    replace_by_text(element, "")


def replace_by_text(element: Element, text: str) -> None:
    """Put `text` in place of `element`; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    text += element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    element.tail = None
    parent.remove(element)


def _heal_elsewhere(healed: Healed, root: Element) -> None:
    """Tags in attributes (a picture's description, a colour) and in text outside paragraphs (properties)."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if "{" in value:
                healed_value = _heal_string(healed, str(value), element, "attribute")
                element.set(name, healed_value)
        if element.text and "{" in element.text and (element.tag not in _TEXTS or _is_alone(element)):
            element.text = _heal_string(healed, element.text, element, "plain")


def _is_alone(element: Element) -> bool:
    return next(element.iterancestors(PARAGRAPH), None) is None


def _heal_string(healed: Healed, text: str, element: Element, kind: Kind) -> str:
    found = find_tags(text)
    pieces: list[str] = []
    position = 0
    for tag in found.tags:
        place = TemplatePlace(healed.path, healed.part, None, text, tag.source)
        pieces += (text[position : tag.start], healed.mark(Placed(tag, kind, element, None, place)))
        position = tag.end
    return "".join((*pieces, text[position:]))
