"""What every step of the layout needs: the fonts, the document's settings, where warnings go, and recursion.

In: one `Context` per document, made by `lay_out`. A table cell or a text box holds blocks again; both ask
`context.stack(blocks, width)`, which calls the one function that `lay_out` handed in, so that `table.py` and
`drawing.py` need not import what imports them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ..errors import Problem, Severity
from ..fonts import FontLibrary
from ..messages import Message
from ..places import TemplatePlace
from ..units import Pt
from ..word.blocks import Block, Field, WordDocument
from .boxes import Fragment

StackBlocks: TypeAlias = "Callable[[Context, Sequence[Block], Pt, bool], list[Fragment]]"


@dataclass(slots=True)
class PageValues:
    """What the computed fields show: `page` is the printed number of the page at hand, `total` NUMPAGES.
    None while it is not known yet (the stored result is shown then)."""

    page: str | None = None
    total: int | None = None
    section: int = 1
    section_pages: int | None = None
    bookmarks: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Context:
    """One document being laid out. `values` changes from page to page; all else stays."""

    document: WordDocument
    fonts: FontLibrary
    stack_blocks: StackBlocks
    values: PageValues = field(default_factory=PageValues)
    warnings: dict[tuple[str, str], Problem] = field(default_factory=dict)

    def stack(self, blocks: Sequence[Block], width: Pt, *, in_cell: bool = False) -> list[Fragment]:
        """`blocks` set one below the other in a column of `width` pt, gaps settled: the way into recursion."""
        return self.stack_blocks(self, blocks, width, in_cell)

    def warn(self, code: str, message: Message, *, key: str = "", text: str = "", hint: Message | None = None) -> None:
        """Name something that was approximated, once per `code` and `key`; `text` is the paragraph it stands in."""
        if (code, key) not in self.warnings:
            place = TemplatePlace(self.document.path, text=text)
            self.warnings[code, key] = Problem(code, message, place, hint, Severity.WARNING)

    def field_text(self, a_field: Field) -> str:
        """What a computed field shows now; the stored result where that is not known (yet)."""
        values = self.values
        match a_field.kind:
            case "PAGE":
                shown = values.page
            case "NUMPAGES":
                shown = None if values.total is None else str(values.total)
            case "SECTION":
                shown = str(values.section)
            case "SECTIONPAGES":
                shown = None if values.section_pages is None else str(values.section_pages)
            case "PAGEREF":
                shown = values.bookmarks.get(a_field.argument)
        return shown if shown is not None else a_field.stored or "0"
