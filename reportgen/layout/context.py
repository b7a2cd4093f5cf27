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
from ..numerals import formatted
from ..places import PagePlace, Place, TemplatePlace
from ..units import Pt
from ..word.blocks import Block, Field, NoteReference, Paragraph, TextSpan, WordDocument
from .boxes import Fragment
from .shape import Shaper
from .slots import Slots

StackBlocks: TypeAlias = "Callable[[Context, Sequence[Block], Pt, bool], list[Fragment]]"


@dataclass(slots=True)
class PageValues:
    """What the computed fields show. None while it is not known yet: the stored result is shown then, and `asked`
    tells that a second pass is worth it.

    page, page_format  the number of the page at hand and how its section writes it
    total              NUMPAGES
    section, section_pages  SECTION and SECTIONPAGES
    bookmarks          the printed number of the page that each bookmark stands on
    note_mark          the number of the note being laid out
    page_notes         the numbers of footnotes that start over on each page, by the note's id
    read               how often one of these was asked for
    """

    page: int | None = None
    page_format: str = "decimal"
    total: int | None = None
    section: int = 1
    section_pages: int | None = None
    bookmarks: dict[str, str] = field(default_factory=dict)
    note_mark: str = ""
    page_notes: dict[int, int] = field(default_factory=dict)
    asked: bool = False
    read: int = 0


@dataclass(slots=True)
class Context:
    """One document being laid out. `values` changes from page to page, `paragraph` and `page` (from 1, once the pages
    are being finished) tell where we are; `slots` are there when some paragraphs are to be laid out again later; all
    else stays."""

    document: WordDocument
    fonts: FontLibrary
    stack_blocks: StackBlocks
    tolerant: bool = False
    values: PageValues = field(default_factory=PageValues)
    warnings: dict[tuple[str, str], Problem] = field(default_factory=dict)
    note_stacks: dict[tuple[str, int, Pt], list[Fragment]] = field(default_factory=dict)
    kept_stacks: dict[tuple[int, Pt], tuple[Sequence[Block], list[Fragment]]] = field(default_factory=dict)
    paragraph: Paragraph | None = None
    page: int | None = None
    slots: Slots | None = None
    shaper: Shaper = field(init=False)

    def __post_init__(self) -> None:
        self.renew_shaper()

    def renew_shaper(self) -> None:
        """Forget what was measured, and what was found wrong."""
        italic_room = self.document.settings.compatibility_mode >= 15
        self.shaper = Shaper(self.fonts, self.warn, italic_room=italic_room, tolerant=self.tolerant)

    def stack(self, blocks: Sequence[Block], width: Pt, *, in_cell: bool = False) -> list[Fragment]:
        """`blocks` set one below the other in a column of `width` pt, gaps settled: the way into recursion."""
        return self.stack_blocks(self, blocks, width, in_cell)

    def stack_of_each_page(self, blocks: Sequence[Block], width: Pt) -> list[Fragment]:
        """As `stack`, for headers and footers: laid out once where no number in them changes from page to page."""
        known = self.kept_stacks.get((id(blocks), width))
        if known is not None:
            return known[1]
        before = self.values.read
        stack = self.stack(blocks, width)
        if self.values.read == before:
            self.kept_stacks[id(blocks), width] = (blocks, stack)  # `blocks` too, so that no other gets its id
        return stack

    def warn(self, code: str, message: Message, *, key: str = "", text: str = "", hint: Message | None = None) -> None:
        """Name something that was approximated (`approximated.py`), once per `code` and `key`; `text` is the
        paragraph it stands in."""
        if (code, key) not in self.warnings:
            self.warnings[code, key] = Problem(code, message, self._place(text), hint, Severity.WARNING)

    def _place(self, text: str) -> Place:
        """The paragraph being laid out, or the page being made."""
        inlines = () if self.paragraph is None else self.paragraph.inlines
        text = text or "".join(inline.text for inline in inlines if isinstance(inline, TextSpan))
        if text or self.page is None:
            return TemplatePlace(self.document.path, text=text)
        return PagePlace(self.document.path, self.page)

    def field_text(self, a_field: Field) -> str:
        """What a computed field shows now; the stored result where that is not known (yet)."""
        values = self.values
        values.read += 1
        number: int | None = None
        match a_field.kind:
            case "PAGE":
                number = values.page
            case "NUMPAGES":
                number = values.total
            case "SECTION":
                number = values.section
            case "SECTIONPAGES":
                number = values.section_pages
            case "PAGEREF":
                values.asked = values.asked or a_field.argument not in values.bookmarks
                return values.bookmarks.get(a_field.argument, a_field.stored or "0")
        if number is None:
            values.asked = True
            return a_field.stored or "0"
        own = values.page_format if a_field.kind == "PAGE" else "decimal"
        return formatted(number, a_field.format or own)

    def note_mark(self, note: NoteReference) -> str:
        """What stands in the text for a note: its own mark, else its number."""
        if note.mark:
            return note.mark
        if note.kind == "endnote":
            return formatted(note.number, self.document.settings.endnote_format)
        number_format = self.document.sections[self.values.section - 1].style.footnote_format
        return formatted(self.values.page_notes.get(note.id, note.number), number_format)
