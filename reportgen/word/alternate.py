"""Wrappers that hold content without being any. In: an element. Out: what it holds for us, in order.

Content controls, insertions, smart tags and custom XML are looked through; deletions are dropped; of alternatives
(`mc:AlternateContent`) the first whose namespaces are understood is taken, else the fallback.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .xml import NS, qn

_UNDERSTOOD = frozenset(NS[prefix] for prefix in ("wps", "wpg", "wpc", "wp14", "w14", "w15")) | {
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
}
_SDT, _SDT_CONTENT = qn("w:sdt"), qn("w:sdtContent")
ALTERNATE, _CHOICE, _FALLBACK = qn("mc:AlternateContent"), qn("mc:Choice"), qn("mc:Fallback")
_REQUIRES = "Requires"
TRANSPARENT = frozenset(qn(name) for name in ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo"))
DROPPED = frozenset(qn(name) for name in ("w:del", "w:moveFrom"))
_WRAPPERS = TRANSPARENT | DROPPED | {_SDT, ALTERNATE}


def chosen(element: etree._Element) -> etree._Element | None:
    """The branch of a `mc:AlternateContent` that is read; None when there is none for us."""
    for choice in element.iterfind(_CHOICE):
        required = choice.get(_REQUIRES, "").split()
        if required and all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in required):
            return choice
    return element.find(_FALLBACK)


def nothing_chosen(element: etree._Element) -> bool:
    """Is something lost in a `mc:AlternateContent`: a choice that is not understood, without anything instead?"""
    branch = chosen(element)
    return (branch is None or not len(branch)) and any(len(choice) for choice in element.iterfind(_CHOICE))


def content(element: etree._Element) -> etree._Element | None:
    """The inside of a wrapper; None when it is dropped or empty."""
    if element.tag == _SDT:
        return element.find(_SDT_CONTENT)
    if element.tag == ALTERNATE:
        return chosen(element)
    return None if element.tag in DROPPED else element


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of `parent`, the wrapped ones among them."""
    for child in parent:
        if child.tag in _WRAPPERS:
            inside = content(child)
            if inside is not None:
                yield from unwrapped(inside)
        else:
            yield child
