"""Stacks become pages. In: the sections of a document. Out: drafts of pages, everything placed, nothing drawn.

A section fills columns, columns fill pages. Headers, footers and page borders are drawn last (`furnish.py`), when the
number of pages is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..units import Pt
from ..word.blocks import AnchoredDrawing, Block, Paragraph, Section
from .balance import balanced
from .boxes import Box, Fragment, Obstacle, PageBoxes
from .column import Column, Ending, Placed
from .context import Context
from .drawing import float_box, obstacle
from .feed import Feed
from .notes import NoteArea, endnote_stack
from .page_frame import PageFrame, column_boxes, page_frame, sheet_box


@dataclass(slots=True)
class PageDraft:
    """A page with its text placed. `section` counts from 0, `number` is the printed one. `region` is where the
    placed fragments of the section at hand begin in `placed`."""

    frame: PageFrame
    section: int
    number: int
    first: bool
    notes: NoteArea
    placed: list[Placed] = field(default_factory=list)
    floats: list[tuple[AnchoredDrawing, Box]] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    rules: list[tuple[Pt, Pt, Pt]] = field(default_factory=list)
    blank: bool = False

    @property
    def bottom(self) -> Pt:
        """Where the text ends so far."""
        return max((placed.bottom for placed in self.placed), default=self.frame.body.y)


def paginate(context: Context) -> list[PageDraft]:
    """The pages of the document."""
    maker = _Pages(context)
    sections = context.document.sections
    for index, section in enumerate(sections):
        following = sections[index + 1] if index + 1 < len(sections) else None
        maker.add_section(section, index, following)
    return maker.drafts


class _Pages:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.drafts: list[PageDraft] = []

    # --- sections ---

    def add_section(self, section: Section, index: int, following: Section | None) -> None:
        top = self._begin(section, index)
        columns = column_boxes(section.style, self.drafts[-1].frame.body)
        feed = Feed(self.context, _content(section, last=following is None), columns[0].width)
        if following is None:
            feed.append(endnote_stack(self.context, columns[0].width))
        top = self._below_last(top, feed)
        while True:
            ending, region = self._fill_page(section, feed, top)
            carried = self._cut_notes()
            if ending == "end" and not carried:
                break
            self._new_page(section, index, first=False)
            self.drafts[-1].notes.stack.extend(carried)
            top = self.drafts[-1].frame.body.y
            self._opening = ending != "full"
        if following is not None and following.style.start == "continuous" and section.style.columns.number > 1:
            self._balance(section, region, top)

    def _begin(self, section: Section, index: int) -> Pt:
        """Start the section's first page, or go on on the current one: the y where it begins."""
        self._opening = index > 0 or not _opens_with_automatic_space(section)
        style = section.style
        if self.drafts and self._continues(section):
            return self.drafts[-1].bottom
        if self.drafts and style.start in ("evenPage", "oddPage"):
            odd = self._number_of_next(section, first=True) % 2 == 1
            if odd != (style.start == "oddPage"):
                self._new_page(section, index, first=False)
                self.drafts[-1].blank = True
        self._new_page(section, index, first=True)
        return self.drafts[-1].frame.body.y

    def _continues(self, section: Section) -> bool:
        current = self.drafts[-1].frame.style
        same_sheet = sheet_box(current) == sheet_box(section.style)
        return section.style.start == "continuous" and same_sheet

    def _below_last(self, top: Pt, feed: Feed) -> Pt:
        """Below the section above, the larger of the two spaces counts."""
        draft = self.drafts[-1]
        entry = feed.peek()
        if not draft.placed or entry is None or top <= draft.frame.body.y:
            return top
        return top + max(draft.placed[-1].fragment.gap_below - entry.fragment.gap_at_top, 0.0)

    def _number_of_next(self, section: Section, *, first: bool) -> int:
        start = section.style.numbering.start
        if first and start is not None:
            return start
        return self.drafts[-1].number + 1 if self.drafts else 1

    def _new_page(self, section: Section, index: int, *, first: bool) -> None:
        number = self._number_of_next(section, first=first)
        values = self.context.values
        values.page, values.page_format = number, section.style.numbering.format
        values.section = index + 1
        frame = page_frame(self.context, section, number, first=first)
        self.drafts.append(PageDraft(frame, index, number, first, NoteArea(self.context, frame.body.width)))

    # --- pages ---

    def _cut_notes(self) -> list[Fragment]:
        """What of the page's footnotes does not fit below its text."""
        draft = self.drafts[-1]
        return draft.notes.cut(draft.frame.body.bottom - draft.bottom)

    def _fill_page(self, section: Section, feed: Feed, top: Pt) -> tuple[Ending, list[Placed]]:
        """Fill the columns of the current page from `top` down: why it ended, and what was placed."""
        draft = self.drafts[-1]
        body = draft.frame.body
        room = Box(body.x, top, body.width, body.bottom - top)
        fresh = not draft.placed and draft.notes.height < body.height
        columns = column_boxes(section.style, room)
        region: list[Placed] = []
        ending: Ending = "full"
        for box in columns:
            column = Column(box, draft.notes, draft.obstacles, self._obstacles_of, self._opening, fresh)
            placed, ending = column.fill(feed)
            region.extend(placed)
            self._add(draft, placed, box)
            if ending in ("end", "page"):
                break
            self._opening = ending != "full"
        if section.style.columns.separator and len(columns) > 1:
            _add_rules(draft, columns, top)
        return ending, region

    def _add(self, draft: PageDraft, placed: list[Placed], column: Box) -> None:
        draft.placed.extend(placed)
        boxes = self._boxes(draft, column)
        for one in placed:
            for a_float in one.fragment.floats:
                box = float_box(self.context, a_float.moved(one.x, one.y), boxes)
                draft.floats.append((a_float.drawing, box))

    def _boxes(self, draft: PageDraft, column: Box) -> PageBoxes:
        return draft.frame.boxes._replace(column=column)

    def _obstacles_of(self, fragment: Fragment, x: Pt, y: Pt) -> list[Obstacle]:
        """What text must keep away from if `fragment` stands at (x, y) of the current page."""
        if not fragment.floats:
            return []
        boxes = self.drafts[-1].frame.boxes
        found = []
        for a_float in fragment.floats:
            box = float_box(self.context, a_float.moved(x, y), boxes)
            one = obstacle(a_float.drawing.anchor, box)
            if one is not None:
                found.append(one)
        return found

    def _balance(self, section: Section, region: list[Placed], top: Pt) -> None:
        """Columns before a continuous section break end at the same height."""
        draft = self.drafts[-1]
        if any(one.fragment.floats or one.fragment.break_before for one in region):
            return
        body = draft.frame.body
        columns = column_boxes(section.style, Box(body.x, top, body.width, body.bottom - top))
        del draft.placed[len(draft.placed) - len(region) :]
        draft.placed.extend(balanced(region, columns))


def _content(section: Section, *, last: bool) -> Sequence[Block]:
    """The blocks of a section without the empty paragraph that only carries its break, as LibreOffice reads it
    (Word gives it a line)."""
    blocks = section.blocks
    if last or len(blocks) < 2:
        return blocks
    mark = blocks[-1]
    empty = isinstance(mark, Paragraph) and not mark.inlines and mark.label is None and mark.style.borders is None
    return blocks[:-1] if empty else blocks


def _opens_with_automatic_space(section: Section) -> bool:
    """Such space before a document's first paragraph is none (LibreOffice, after Word)."""
    first = section.blocks[0] if section.blocks else None
    return isinstance(first, Paragraph) and first.style.auto_before


def _add_rules(draft: PageDraft, columns: list[Box], top: Pt) -> None:
    """The lines between columns: x, from, to."""
    for left, right in pairwise(columns):
        draft.rules.append(((left.right + right.x) / 2, top, draft.bottom))
