"""A page before its text: what a section's style leaves for the body. In: a section and a page's number. Out: boxes,
and the stacks of header and footer.

A header that needs more than the top margin pushes the body down, a footer pushes it up (ECMA-376 17.6.11); a
negative margin says "exactly".
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import LayoutError
from ..messages import msg
from ..places import TemplatePlace
from ..units import Pt
from ..word.blocks import Block, PageStyle, Section
from .boxes import Box, PageBoxes, stack_height
from .context import Context

LEAST_BODY: Pt = 36.0
"""A header or footer may not press the body below this height."""

PAPER_TOLERANCE: Pt = 0.6
_PAPERS = [(841.9, 1190.55), (595.3, 841.9), (419.55, 595.3), (612.0, 792.0), (612.0, 1008.0)]
"""A3, A4, A5, Letter, Legal. Word files hold A4 as 11906, 11907 or 11909 twips, depending on the printer."""


@dataclass(slots=True)
class PageFrame:
    """The sheet, the text area, and what stands above and below it."""

    style: PageStyle
    sheet: Box
    body: Box
    margin: Box
    header: tuple[Block, ...]
    footer: tuple[Block, ...]
    odd: bool

    @property
    def boxes(self) -> PageBoxes:
        return PageBoxes(self.sheet, self.margin, self.body, self.odd)


def page_frame(context: Context, section: Section, number: int, *, first: bool) -> PageFrame:
    """The frame of page `number`; `first` page of its section or not. Raises LayoutError when margins leave nothing."""
    style = section.style
    odd = number % 2 == 1
    kind = _kind(context, style, odd=odd, first=first)
    header, footer = section.headers.get(kind, ()), section.footers.get(kind, ())
    sheet = sheet_box(style)
    margin = _margin_box(context, style, sheet, odd=odd)
    body = margin
    top, bottom = body.y, body.bottom
    if header and style.margin_top >= 0:
        top = max(top, style.header_distance + stack_height(context.stack_of_each_page(header, margin.width)))
    if footer and style.margin_bottom >= 0:
        needed = stack_height(context.stack_of_each_page(footer, margin.width))
        bottom = min(bottom, sheet.height - style.footer_distance - needed)
    if bottom - top < min(LEAST_BODY, body.height):
        _warn_of_squeeze(context)
        top, bottom = body.y, body.bottom
    body = body._replace(y=top, height=bottom - top)
    return PageFrame(style, sheet, body, margin, header, footer, odd)


def sheet_box(style: PageStyle) -> Box:
    """The sheet: the paper that is meant where the file comes near it, as LibreOffice takes it."""
    for paper in (_PAPERS, [(height, width) for width, height in _PAPERS]):
        for width, height in paper:
            if abs(style.width - width) <= PAPER_TOLERANCE and abs(style.height - height) <= PAPER_TOLERANCE:
                return Box(0.0, 0.0, width, height)
    return Box(0.0, 0.0, style.width, style.height)


def _kind(context: Context, style: PageStyle, *, odd: bool, first: bool) -> str:
    if first and style.title_page:
        return "first"
    return "even" if context.document.settings.even_and_odd_headers and not odd else "default"


def _margin_box(context: Context, style: PageStyle, sheet: Box, *, odd: bool) -> Box:
    settings = context.document.settings
    left, right, top = style.margin_left, style.margin_right, abs(style.margin_top)
    if settings.gutter_at_top:
        top += style.gutter
    else:
        left += style.gutter
    if settings.mirror_margins and not odd:
        left, right = right, left
    width = sheet.width - left - right
    height = sheet.height - top - abs(style.margin_bottom)
    if width < 1.0 or height < 1.0:
        raise LayoutError.of(
            "layout.no-room",
            msg("lề trang lớn hơn khổ giấy, không còn chỗ cho chữ"),
            place=TemplatePlace(context.document.path),
            hint=msg("sửa lề hoặc khổ giấy trong Page Setup của Word"),
        )
    return Box(left, top, width, height)


def _warn_of_squeeze(context: Context) -> None:
    context.warn(
        "layout.header-too-tall",
        msg("đầu trang và chân trang cao đến mức không còn chỗ cho nội dung; chúng được in đè lên nội dung"),
        hint=msg("rút ngắn đầu trang hoặc chân trang"),
    )


def column_boxes(style: PageStyle, body: Box) -> list[Box]:
    """The columns of `body`, left to right."""
    columns = style.columns
    number = max(1, columns.number)
    if columns.widths and len(columns.widths) >= number:
        widths = list(columns.widths[:number])
        spaces = [*columns.spaces, *[columns.space] * number][: number - 1]
    else:
        width = max((body.width - columns.space * (number - 1)) / number, 1.0)
        widths, spaces = [width] * number, [columns.space] * (number - 1)
    boxes, x = [], body.x
    for width, space in zip(widths, [*spaces, 0.0], strict=True):
        boxes.append(Box(x, body.y, width, body.height))
        x += width + space
    return boxes
