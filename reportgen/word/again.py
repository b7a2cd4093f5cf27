"""One paragraph read again, with other content. In: a package, and paragraphs of its main part as XML. Out: what
reading the whole document makes of them, as far as that does not depend on what stands around them (the caller has to
compare once).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import PackageError
from .blocks import Paragraph
from .body import read_blocks, read_flow
from .context import Reading
from .package import Package
from .xml import parse, qn, to_text

_PARAGRAPH = qn("w:p")


def paragraphs_as_xml(package: Package) -> Iterator[str]:
    """Every `w:p` of the main part, those in text boxes too, each as XML that stands by itself."""
    part = package.main_part
    for element in parse(package.read(part), path=package.name, part=part).iter(_PARAGRAPH):
        yield to_text(element)


class ParagraphReader:
    """Reads paragraphs with the styles and numbering of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._reading = Reading(package, read_blocks)

    def read(self, xml: str, like: Paragraph) -> Paragraph | None:
        """The `w:p` in `xml`, with the number and label of `like`, which stands in its place; None when it is not one
        paragraph."""
        try:
            element = parse(xml.encode("utf-8"), path=self._package.name, part=self._package.main_part)
        except PackageError:
            return None
        self._reading.paragraph_count = like.number
        blocks = read_flow(self._reading, [element])
        if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
            return None
        return blocks[0]._replace(label=like.label)
