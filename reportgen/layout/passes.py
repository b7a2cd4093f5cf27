"""The passes over a document. In: a `Context`. Out: its `Pages`, laid out twice where only a first pass can tell what
the second must show.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import FontError
from ..numerals import formatted
from ..pages import NearLine, Pages
from .context import Context
from .furnish import furnish
from .paginate import PageDraft, paginate


def pages_of(context: Context) -> Pages:
    """The pages of the context's document. Raises FontError, LayoutError as `lay_out`."""
    document = context.document
    drafts = paginate(context)
    if context.values.asked or _counts_notes_by_page(context):  # what only a first pass can tell
        _remember(context, drafts)
        drafts = paginate(context)
    pages = furnish(context, drafts)
    if context.shaper.problems:
        raise FontError(context.shaper.problems.values())
    properties = document.properties
    return Pages(
        pages,
        document.images,
        properties.title,
        properties.author,
        properties.subject,
        properties.keywords,
        properties.language,
        (*document.warnings, *context.fonts.problems, *context.warnings.values()),
        document.arts,
        _near_lines(drafts),
    )


def _near_lines(drafts: Iterable[PageDraft]) -> tuple[NearLine, ...]:
    return tuple(
        NearLine(number, line)
        for number, draft in enumerate(drafts, 1)
        for placed in draft.placed
        for line in placed.fragment.doubtful()
    )


def _counts_notes_by_page(context: Context) -> bool:
    """Do footnotes start over on each page?"""
    document = context.document
    return bool(document.footnotes) and any(one.style.footnote_restart == "eachPage" for one in document.sections)


def _remember(context: Context, drafts: list[PageDraft]) -> None:
    """Keep what the first pass found out: the number of pages, where the bookmarks stand, which notes a page has."""
    context.values.total = len(drafts)
    context.note_stacks.clear()
    for draft in drafts:
        style = context.document.sections[draft.section].style
        label = formatted(draft.number, style.numbering.format)
        for placed in draft.placed:
            for name in placed.fragment.bookmarks:
                context.values.bookmarks.setdefault(name, label)
        if style.footnote_restart == "eachPage":
            notes = [note for placed in draft.placed for note in placed.fragment.notes if not note.mark]
            context.values.page_notes.update({note.id: number for number, note in enumerate(notes, 1)})
