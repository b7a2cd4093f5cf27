"""The document's end after filling. In: a filled part whose last section may have lost all it held (appendices that the
data do not have). Out: the part that ends with the section before, instead of with an empty page.
"""

from __future__ import annotations

from ..word.xml import Element, parse, qn, to_text

_SECTION, _PARAGRAPH_END = "<w:sectPr", "</w:p>"


def without_empty_last_section(xml: str, *, path: str, part: str) -> str:
    """The part without its last section when nothing stands behind the break before it.

    Such an end comes of filling only: Word itself puts a paragraph behind every break.
    """
    body, _, _ = xml.rpartition(_SECTION)
    if not body.endswith(_PARAGRAPH_END) or _SECTION not in body[body.rfind(_PARAGRAPH_END, 0, -1) :]:
        return xml
    root = parse(xml.encode("utf-8"), path=path, part=part)
    for element in root.findall(qn("w:body")):
        _end_with_the_section_before(element)
    return to_text(root)


def _end_with_the_section_before(body: Element) -> None:
    last, paragraph = body[-1], body[-2]
    section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if last.tag != qn("w:sectPr") or section is None:
        return
    body.replace(last, section)
    above = paragraph.getprevious()
    if len(paragraph) == 1 and above is not None and above.tag == qn("w:p"):
        body.remove(paragraph)  # behind a table it stays: Word wants a paragraph at the end
