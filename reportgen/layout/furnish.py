"""A draft becomes a page. In: a draft whose text is placed, and the number of pages. Out: a `Page`.

Painting order: header and footer, drawings behind the text, the text, footnotes, drawings before the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..numerals import formatted
from ..pages import Heading, Item, Page, Stroke, segment
from ..units import Pt
from ..word.blocks import AnchoredDrawing, Block
from .boxes import Box, Fragment, stack_floats, stack_height
from .boxes import placed as stacked
from .column import Placed
from .context import Context
from .drawing import float_box, float_items, in_painting_order
from .page_borders import page_borders
from .paginate import PageDraft
from .table_borders import joined_strokes

COLUMN_RULE_WIDTH: Pt = 0.5


def furnish(context: Context, drafts: Sequence[PageDraft]) -> tuple[Page, ...]:
    """The finished pages."""
    values = context.values
    values.total = len(drafts)
    counts: dict[int, int] = {}
    for draft in drafts:
        counts[draft.section] = counts.get(draft.section, 0) + 1
    pages = []
    for context.page, draft in enumerate(drafts, 1):
        style = context.document.sections[draft.section].style
        values.page, values.page_format = draft.number, style.numbering.format
        values.section, values.section_pages = draft.section + 1, counts[draft.section]
        pages.append(_page(context, draft))
    return tuple(pages)


def _page(context: Context, draft: PageDraft) -> Page:
    frame = draft.frame
    out: list[Item] = []
    label = formatted(draft.number, context.values.page_format)
    if draft.blank:
        return Page(frame.sheet.width, frame.sheet.height, (), label=label, section=draft.section)
    _draw_margins(context, draft, out)
    placed = _aligned(draft)
    behind, front = _in_order(draft.floats)
    for drawing, box in behind:
        out.extend(float_items(context, drawing, box))
    for one in placed:
        one.fragment.draw(one.x, one.y, out)
    out.extend(Stroke(segment(x, top, x, bottom), COLUMN_RULE_WIDTH) for x, top, bottom in draft.rules)
    draft.notes.draw(frame.body.x, frame.body.bottom, out)
    for drawing, box in front:
        out.extend(float_items(context, drawing, box))
    items = tuple(joined_strokes(out))
    return Page(frame.sheet.width, frame.sheet.height, items, _headings(placed), label, draft.section)


def _headings(placed: Iterable[Placed]) -> tuple[Heading, ...]:
    return tuple(heading._replace(y=heading.y + one.y) for one in placed for heading in one.fragment.headings)


_Drawn = tuple[AnchoredDrawing, Box]


def _in_order(floats: Sequence[_Drawn]) -> tuple[list[_Drawn], list[_Drawn]]:
    """Behind the text and before it, each from the lowest to the topmost."""
    ordered = sorted(floats, key=lambda one: one[0].anchor.order)
    behind = [one for one in ordered if one[0].anchor.behind]
    return behind, [one for one in ordered if not one[0].anchor.behind]


def _aligned(draft: PageDraft) -> list[Placed]:
    """The text moved as `w:vAlign` asks."""
    align = draft.frame.style.vertical_align
    free = draft.frame.body.bottom - draft.notes.height - draft.bottom
    if align == "top" or free <= 0 or not draft.placed:
        return draft.placed
    if align == "both":
        return _spread(draft.placed, free)
    shift = free if align == "bottom" else free / 2
    return [one._replace(y=one.y + shift) for one in draft.placed]


def _spread(placed: list[Placed], free: Pt) -> list[Placed]:
    """The free room shared between the paragraphs."""
    opens = [before.fragment.paragraph != after.fragment.paragraph for before, after in pairwise(placed)]
    share = free / sum(opens) if any(opens) else 0.0
    result, shift = [placed[0]], 0.0
    for one, first in zip(placed[1:], opens, strict=True):
        shift += share if first else 0.0
        result.append(one._replace(y=one.y + shift))
    return result


# --- what stands in the margins ------------------------------------------------------------------------------


def _draw_margins(context: Context, draft: PageDraft, out: list[Item]) -> None:
    frame = draft.frame
    style = frame.style
    header = _stack(context, frame.header, frame.margin.width)
    _draw_stack(context, draft, header, style.header_distance, out)
    footer = _stack(context, frame.footer, frame.margin.width)
    _draw_stack(context, draft, footer, frame.sheet.height - style.footer_distance - stack_height(footer), out)
    if style.borders is not None and _has_borders(style.borders_display, draft.first):
        out.extend(page_borders(style.borders, frame.sheet, frame.margin, from_text=style.borders_from_text))


def _stack(context: Context, blocks: Sequence[Block], width: Pt) -> list[Fragment]:
    return context.stack_of_each_page(blocks, width) if blocks else []


def _draw_stack(context: Context, draft: PageDraft, stack: Sequence[Fragment], y: Pt, out: list[Item]) -> None:
    frame = draft.frame
    boxes = frame.boxes._replace(column=frame.margin)
    behind, front = in_painting_order(stack_floats(stack, frame.margin.x, y))
    for a_float in behind:
        out.extend(float_items(context, a_float.drawing, float_box(context, a_float, boxes)))
    for fragment, top in stacked(stack):
        if y + top <= frame.sheet.height and y + top + fragment.height >= 0.0:  # what leaves the sheet is not seen
            fragment.draw(frame.margin.x, y + top, out)
    for a_float in front:
        out.extend(float_items(context, a_float.drawing, float_box(context, a_float, boxes)))


def _has_borders(display: str, first: bool) -> bool:
    return display == "allPages" or (display == "firstPage") == first
