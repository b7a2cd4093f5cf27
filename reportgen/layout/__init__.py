"""Lays a Word document out. In: a `WordDocument` and a `FontLibrary`. Out: `Pages`, as Word would break them.

    blocks ──▶ paragraphs ──▶ lines ──▶ strips ──▶ columns ──▶ pages
               (paragraph)    (line)    (place)    (column)    (paginate, furnish)

A table (`table.py`) and a text box (`drawing.py`) hold blocks again, which go the same way through `context.stack`.
"""

from __future__ import annotations

from ..fonts import FontLibrary
from ..pages import Pages
from ..word.blocks import WordDocument
from .context import Context
from .flow import stack_blocks
from .passes import pages_of

__all__ = ["lay_out"]


def lay_out(document: WordDocument, fonts: FontLibrary, *, tolerant: bool = False) -> Pages:
    """The pages of `document`.

    Raises FontError ("font.no-glyph") for characters that no font has (`tolerant`: they are boxes, and named in a
    warning), LayoutError where a page has no room at all.
    What was approximated is named in `Pages.warnings`.
    """
    return pages_of(Context(document, fonts, stack_blocks, tolerant))
